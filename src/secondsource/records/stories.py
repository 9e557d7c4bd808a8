"""Stories: the reports of one event or development, and how they depend on each other."""

from __future__ import annotations

from typing import Literal

import msgspec

from secondsource.records.base import Part, Range, Record, Span
from secondsource.records.claims import Claim, Dispute, Hidden, Revision, StoryEvent

Sameness = Literal["verbatim", "paraphrase", "quote", "credit"]


class Match(Part, frozen=True, kw_only=True):
    """Characters of one report that say the same as characters of another."""

    span: Span  # in the page of the report that holds the match
    of_report: str
    of_span: Span
    same: Sameness


class Link(Record, frozen=True, kw_only=True):
    """Two reports compared: whether they tell one story, and what text they share. ``a`` < ``b`` as strings."""

    a: str
    b: str
    score: float  # probability that the two tell one story
    reasons: dict[str, float]  # feature -> contribution to the score's log odds
    a_in_b: float  # containment: the share of the one's words that stand verbatim in the other, 0 to 1
    b_in_a: float
    matches: tuple[Match, ...] = ()  # spans in ``a``; ``of_report`` is ``b``
    copies: bool = False  # ``b`` is a copy of ``a``'s text, and ``a`` stands for it: ``b`` has this link alone


Kind = Literal["copy", "adaptation", "rewrite", "cites", "independent", "unknown"]


class Evidence(Part, frozen=True, kw_only=True):
    """Why a derivation is said: a span of the report and, where there is one, the matching span of another."""

    span: Span
    of_report: str | None
    of_span: Span | None
    same: Sameness


class Derivation(Record, frozen=True, kw_only=True):
    """How one report of a story depends on others."""

    report: str
    kind: Kind
    of: tuple[str, ...]  # report ids, or "agency:Reuters" where no page in the ledger carries the parent
    directed: bool  # False: the two share text, and nothing tells which came first
    own_informants: bool
    evidence: tuple[Evidence, ...]
    why: str  # one line for people
    # "own: sign", "credited: sign", "retold: sign" -> what the sign added to the log odds of that judgement
    reasons: dict[str, float] = msgspec.field(default_factory=dict)


class Origin(Record, frozen=True, kw_only=True):
    """Where information entered the public record: who gathered it, and which reports carry it."""

    name: str
    reports: tuple[str, ...]
    low: bool = True  # counts in ``low`` as well; ``False``: its sourcing is not seen, or may be another's


class Story(Record, frozen=True, kw_only=True):
    """The reports of one event or development, with how they depend on each other."""

    id: str
    title: str | None
    first: str | None  # earliest publication time among its reports
    last: str | None
    reports: tuple[str, ...]  # earliest first; undated ones last
    derivations: tuple[Derivation, ...]
    origins: Range
    origin_list: tuple[Origin, ...]
    unchecked: tuple[str, ...]  # checks that could not run, named
    claims: tuple[Claim, ...] = ()  # the most prominent first
    disputes: tuple[Dispute, ...] = ()
    revisions: tuple[Revision, ...] = ()
    events: tuple[StoryEvent, ...] = ()  # the main one first, then by time
    hidden: tuple[Hidden, ...] = ()


class Decision(Record, frozen=True, kw_only=True):
    """What an editor decided about a story, naming reports by id, so that it holds whatever they are grouped into.

    ``split``: ``reports`` were taken out, ``others`` stayed; ``merge``: two stories are one; ``confirm``: ``reports``
    stay together.
    """

    number: int  # unique in a ledger; a later decision holds against an earlier one
    kind: Literal["split", "merge", "confirm"]
    reports: tuple[str, ...]
    others: tuple[str, ...] = ()
    by: str | None = None
    note: str | None = None
    at: str  # ISO 8601 UTC
