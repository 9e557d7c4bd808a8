"""What reports say together: statements, claims with their origins, drift, disputes, revisions, events."""

from __future__ import annotations

from typing import Literal

from secondsource.records.base import Part, Range, Record, Span
from secondsource.records.said import InformantKind, Modality
from secondsource.records.told import PlacePrecision

Polarity = Literal["asserted", "denied"]


class Statement(Part, frozen=True, kw_only=True):
    """One assertion in one report, attributed or not.

    What is said to have been said is a statement of whoever said it: in "X said P", ``parts`` are P's characters and
    the informant is X. Where attributions are nested, the informant is the innermost, which is nearest to P.
    """

    report: str
    sentence: int  # index into the reading's sentences
    parts: tuple[Span, ...]  # the characters that say it: content of an attribution, a clause, or the sentence
    attribution: int | None = None  # index into the reading's attributions: the innermost that holds the parts
    within: tuple[int, ...] = ()  # the attributions around that one, from the inner to the outer
    polarity: Polarity = "asserted"  # denied: the report's words, or its informant, say that it is not so
    modality: Modality = "asserted"
    figures: tuple[int, ...] = ()  # indices into the reading's figures: those that stand in its parts
    events: tuple[int, ...] = ()  # indices into the reading's events: those whose trigger stands in its parts


Rule = Literal["informant", "gatherer", "inherited", "credit", "own", "unknown"]


class ClaimOrigin(Record, frozen=True, kw_only=True):
    """A point where a claim entered the public record: whoever it comes from, through those who gathered it."""

    informant: str | None  # as the reports name them; ``None``: not told
    gatherer: str | None  # who obtained it, where known; the first by name where there are several
    named: bool  # a person, body, document or office that can be looked up
    reports: tuple[str, ...]  # that carry it, in the story's order
    gatherers: tuple[str, ...] = ()
    kind: InformantKind = "unknown"
    rule: Rule = "unknown"  # by which the origin was told
    low: bool = (
        True  # counts in ``low`` as well; ``False``: may be one that is counted already, or corroborates nothing
    )
    informants: tuple[str, ...] = ()  # all spellings and descriptions that were merged


DriftKind = Literal[
    "qualifier dropped",  # "at least 20" told on as "20"
    "qualifier changed",
    "hardened",  # "may" told on as "did"
    "softened",
    "attribution dropped",
    "attribution changed",
    "figure changed",
    "name changed",
    "negation changed",
]


class Drift(Record, frozen=True, kw_only=True):
    """A statement that changed on its way from one report to another; the spans show both wordings."""

    kind: DriftKind
    report: str
    span: Span
    of_report: str  # where it came from
    of_span: Span
    what: str  # one line for people: "at least 20" → "20"


class Support(Part, frozen=True, kw_only=True):
    """A statement of one report that a claim rests on."""

    report: str
    span: Span  # from the first to the last character that says it
    informant: str | None  # as the report names them
    named: bool = False
    gatherer: str | None = None
    origin: int | None = None  # index into the claim's origins; ``None``: not known
    rule: Rule = "unknown"
    attributed: bool = False  # the report says who said it
    via: str | None = None  # the report along whose derivation the origin was inherited
    via_span: Span | None = None
    modality: Modality = "asserted"
    stands_in: str | None = None  # id of the other claim that this is a wording of: it says more than this claim alone


class Claim(Record, frozen=True, kw_only=True):
    """The same statement across the reports of a story. A statement's denial is a claim of its own."""

    id: str
    text: str  # the wording that stands for all
    report: str  # that has this wording
    span: Span
    polarity: Polarity = "asserted"
    stance_of: str | None = None  # id of the claim that this one denies
    support: tuple[Support, ...]  # in the story's order
    origins: Range
    origin_list: tuple[ClaimOrigin, ...]
    drift: tuple[Drift, ...] = ()
    unchecked: tuple[str, ...] = ()
    modality: Modality = "asserted"
    prominence: float = 0.0  # how much of the story rests on it, 0 to 1; claims are kept by it, highest first
    vector: bytes = b""  # mean of its statements' sentence vectors, 384 signed bytes


DisputeKind = Literal["denial", "figure", "responsibility", "status", "cause"]


class Quoted(Part, frozen=True, kw_only=True):
    """Characters of a report that show something."""

    report: str
    span: Span
    informant: str | None = None
    when: str | None = None  # as-of date or publication time, ISO 8601


class Side(Record, frozen=True, kw_only=True):
    """One side of a dispute."""

    claim: str | None  # id of the claim
    value: str | None  # what it holds: a figure, a state, whom it holds responsible
    low: float | None = None  # of a figure
    high: float | None = None
    origins: Range
    evidence: tuple[Quoted, ...]


class Dispute(Record, frozen=True, kw_only=True):
    """Statements that cannot all hold."""

    kind: DisputeKind
    about: str
    sides: tuple[Side, ...]


class Revised(Part, frozen=True, kw_only=True):
    """One of the values that a figure or statement went through."""

    value: str
    as_of: str | None  # ISO 8601: as-of date, else publication time
    report: str
    span: Span
    informant: str | None = None
    low: float | None = None
    high: float | None = None


class Revision(Record, frozen=True, kw_only=True):
    """One gatherer or informant changing its own figure or statement later."""

    about: str
    by: str | None  # informant or gatherer; ``None``: the story's reports as a whole, one after another
    values: tuple[Revised, ...]  # oldest first


class Toll(Record, frozen=True, kw_only=True):
    """What the reports give for one thing that is counted of an event, as lowest, best and highest."""

    counts: str
    low: float | None
    best: float | None
    high: float | None
    values: tuple[Revised, ...]


class EventPlace(Record, frozen=True, kw_only=True):
    """Where an event of a story was."""

    name: str
    geonames_id: int | None
    country: str | None
    lat: float | None
    lon: float | None
    precision: PlacePrecision | None


class StoryEvent(Record, frozen=True, kw_only=True):
    """One event as the reports of a story tell it together."""

    id: str
    type: str  # PLOVER's, or "incident": no type is told of what happened, as of an accident or disaster
    mode: str | None
    modality: Modality
    when: str | None  # ISO 8601, as precise as the reports tell
    place: EventPlace | None
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    claimed_by: tuple[str, ...] = ()
    blamed: tuple[str, ...] = ()
    tolls: tuple[Toll, ...] = ()
    evidence: tuple[Quoted, ...]
    main: bool = False  # the event that the story is about


class Hidden(Record, frozen=True, kw_only=True):
    """A parent that no page in the ledger carries, seen only through its children."""

    id: str  # "agency:Reuters", "outlet:Harbour Post", or "text:…" where nobody is credited
    name: str | None
    children: tuple[str, ...]
    evidence: tuple[Quoted, ...]  # what the children show of it: text that they share, and credits
