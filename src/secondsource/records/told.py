"""What a report tells: its times, places, figures, events and conditions."""

from __future__ import annotations

from typing import Literal

from secondsource.records.base import Part, Record, Span
from secondsource.records.said import Modality

TimeKind = Literal["date", "time", "duration", "set"]
TimeBasis = Literal["text", "published", "dateline", "narrative"]
PlacePrecision = Literal["city", "district", "facility", "county", "region", "country", "area"]
Change = Literal["cumulative", "new", "increase", "decrease"]


class Time(Part, frozen=True, kw_only=True):
    """A time expression, normalised as TimeML's TIMEX3 extends ISO 8601: "2024-03-22", "2024-W11", "P2Y"."""

    span: Span
    kind: TimeKind
    value: str | None  # ``None``: relative to a day that is not known
    precision: str  # second, minute, hour, part of day, day, week, month, quarter, season, year…; as docs/times tell
    basis: TimeBasis | None  # what it was counted from: itself alone, publication, dateline, or a time told before
    start: str | None = None  # first day that it covers, ISO 8601; of dates and times alone
    end: str | None = None  # last day that it covers
    relative: str | None = None  # how it stands to the day that is not known: "-P1D", "last friday"
    supposed: str | None = None  # the value, had the report been published on the day of its picture


class Place(Part, frozen=True, kw_only=True):
    """A toponym and where it is. Metonyms ("Washington said") are no places."""

    span: Span
    geonames_id: int | None
    name: str | None  # as GeoNames has it
    country: str | None  # ISO 3166-1 alpha-2
    lat: float | None  # degrees, WGS 84
    lon: float | None
    precision: PlacePrecision | None  # of the coordinates: those of a district or facility are its city's


class Figure(Part, frozen=True, kw_only=True):
    """A number with what it counts, who gives it, and of when; low, best and high as UCDP keeps them.

    ``value`` is the best estimate. "At least 40": value and low 40, high unknown; "up to 40": value and high; "about
    40": value alone; "dozens": low alone, by a documented table.
    """

    span: Span  # the number in the report's words: "at least 40", "dozens"
    value: float | None
    low: float | None
    high: float | None
    counts: str  # killed, wounded, displaced, missing, detained, hostages, money, percent, distance…
    unit: str | None = None  # "USD", "km", "%"
    who: Span | None = None  # whom or what it counts
    informant: str | None = None  # who gives it, as attributions name them
    gatherer: str | None = None
    attribution: int | None = None  # index into the reading's attributions
    when: int | None = None  # index into the reading's times: when it happened
    as_of: int | None = None  # index into the reading's times: up to when it was counted
    place: int | None = None  # index into the reading's places
    where: Span | None = None  # the report's words for where, a place known to GeoNames or not
    part_of: int | None = None  # index into the reading's figures: the whole of which it is a part
    change: Change | None = None
    repeats: tuple[Span, ...] = ()  # where the report says the same figure again
    denied: bool = False  # its informant denies it


class Participant(Part, frozen=True, kw_only=True):
    """Who takes part in an event: the words that say so, and the actor."""

    span: Span
    entity: str | None  # id of the report's entity


class Event(Part, frozen=True, kw_only=True):
    """Something that happened, will or may: PLOVER's type and mode, who to whom, when and where."""

    span: Span  # the sentence
    trigger: Span
    type: str  # "assault"
    mode: str | None = None  # "aerial"
    actors: tuple[Participant, ...] = ()
    targets: tuple[Participant, ...] = ()
    time: int | None = None  # index into the reading's times
    place: int | None = None  # index into the reading's places
    figures: tuple[int, ...] = ()  # indices into the reading's figures
    modality: Modality = "asserted"
    claimed_by: str | None = None  # who says it was they
    blamed: str | None = None  # whom others hold responsible
    attribution: int | None = None  # index into the reading's attributions: who tells it
    certainty: float = 1.0  # probability of the type, 0 to 1
    same_as: int | None = None  # index into the reading's events: the one that this tells again by what came of it


class Condition(Record, frozen=True, kw_only=True):
    """What something to come depends on, in the report's words."""

    span: Span
    outcome: Span
    depends_on: tuple[Span, ...]
