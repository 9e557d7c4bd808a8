"""Who says what in a report: its actors, informants and attributions."""

from __future__ import annotations

from typing import Literal

from secondsource.records.base import Part, Span

AttributionKind = Literal["direct", "indirect", "mixed"]
Modality = Literal["asserted", "negated", "future", "hypothetical", "historical"]
InformantKind = Literal["person", "people", "body", "document", "unknown"]


class Role(Part, frozen=True, kw_only=True):
    """An office, job or description that a report gives an actor: "the harbour master", and when it held."""

    text: str  # without its article
    span: Span
    as_of: str | None = None  # ISO 8601: the day of the report that says so; ``None``: not known, or former
    former: bool = False


class Entity(Part, frozen=True, kw_only=True):
    """An actor, or another thing that mentions of one report name."""

    id: str  # "e1", "e2"…, in the order of first mentions; unique within the report
    type: str  # person, organization, location, norp, group, facility, date, money, product, misc
    name: str  # its fullest form in the report; of a group its own words ("Western officials")
    role: str | None = None  # what the report calls them first beside the name
    mentions: tuple[Span, ...]  # in order: names, and what refers to them
    referring: tuple[Span, ...] = ()  # those of ``mentions`` that are no name: "she", "the ambassador", "Washington"
    roles: tuple[Role, ...] = ()
    place: int | None = None  # index into the reading's places, where it is one


class Informant(Part, frozen=True, kw_only=True):
    """Whom an attribution's information comes from."""

    name: str | None  # the name, or the report's own words ("Western officials"); ``None``: not told
    entity: str | None  # id of the report's entity
    named: bool  # a person, body, office or place is named, directly or by a pronoun
    role: str | None  # what the source calls them beside the name: "the harbour master"
    kind: InformantKind = "unknown"
    number: int | None = None  # how many they are, where the report tells: 3 for "three officials", 1 for "an official"
    anonymity: Span | None = None  # why they are not named, in the report's words


class Attribution(Part, frozen=True, kw_only=True):
    """Who is said to have said or thought what: an attribution as PARC and PolNeAR mean it."""

    source: Span | None
    cue: Span
    content: tuple[Span, ...]  # in order, disjoint; empty for a refusal that names no matter
    kind: AttributionKind  # all of its content's words stand in quotation marks, none, or some
    informant: Informant
    gatherer: str | None = None  # the news organisation that obtained it
    gatherer_span: Span | None = None  # where the report says so
    via: str | None = None  # who passed it on, and is no news organisation
    declined: bool = False  # the informant would not tell
    polarity: Literal["asserted", "denied"] = "asserted"  # whether the informant says or denies it
    modality: Modality = "asserted"  # of the sentence that holds most of its content
    responsibility: bool = False  # the informant claims to have done it
