"""Claims, disputes, revisions and events of a story as the dossier's template shows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from secondsource.records import Claim, ClaimOrigin, Dispute, Quoted, Record, Revision, Span, StoryEvent, Support
from secondsource.views.claim_words import (
    RULES,
    say_claim_origins,
    say_origin,
    say_revised,
    say_side,
    say_stance,
    say_toll,
)
from secondsource.views.story_view import ReportView, StoryView
from secondsource.views.telling import say_kind
from secondsource.views.words import clean, cut, say_count, say_date, say_list

SHOWN = 10
"""Claims that are shown unfolded."""

QUOTES = 12
"""Wordings shown of one origin or side; more stand in the JSON."""

QUOTE = 400
"""Characters shown of a wording."""


class Wording(Record, frozen=True):
    """Characters of a report, with whose they are."""

    report: str
    outlet: str
    text: str
    by: str


class Carried(Record, frozen=True):
    """An origin of a claim, or a side of a dispute, with the wordings that carry it."""

    says: str
    how: str
    counted: bool
    wordings: list[Wording]
    left: int


class ClaimCard(Record, frozen=True):
    """A claim: the count, its wording, what stands behind it, and what changed on the way."""

    id: str
    number: int
    text: str
    outlet: str
    count: str
    stance: str  # "denied; denies claim 2"; empty where it denies nothing
    origins: list[Carried]
    drifts: list[tuple[str, str, Wording, Wording]]
    unchecked: list[str]


class DisputeCard(Record, frozen=True):
    """A dispute with its sides."""

    kind: str
    about: str
    sides: list[Carried]


class RevisionCard(Record, frozen=True):
    """A revision: each value with its wording, oldest first."""

    about: str
    by: str
    values: list[tuple[str, Wording]]


class EventCard(Record, frozen=True):
    """An event on one line, with what is counted of it and who is held responsible."""

    main: bool
    what: str
    notes: list[str]


class Together(Record, frozen=True):
    """All that the reports of a story say together."""

    claims: list[ClaimCard]
    shown: int
    disputes: list[DisputeCard]
    revisions: list[RevisionCard]
    events: list[EventCard]


def together(view: StoryView) -> Together:
    """Give the cards of a story."""
    reports, claims = view.by_id(), view.story.claims
    numbers = {claim.id: number for number, claim in enumerate(claims, start=1)}
    return Together(
        claims=[_claim(claim, numbers, reports) for claim in claims],
        shown=SHOWN,
        disputes=[_dispute(item, reports) for item in view.story.disputes],
        revisions=[_revision(item, reports) for item in view.story.revisions],
        events=[_event(item) for item in view.story.events],
    )


def _wording(reports: Mapping[str, ReportView], report: str, span: Span, by: str | None = None) -> Wording:
    held = reports[report]
    text = cut(clean(held.text[slice(*span)]), QUOTE)
    return Wording(report=report, outlet=held.outlet, text=text, by=clean(by or ""))


def _claim(claim: Claim, numbers: Mapping[str, int], reports: Mapping[str, ReportView]) -> ClaimCard:
    by_origin: dict[int | None, list[Support]] = {}
    for item in claim.support:
        by_origin.setdefault(item.origin, []).append(item)
    carried = [_carried(origin, by_origin.get(place, []), reports) for place, origin in enumerate(claim.origin_list)]
    loose = by_origin.get(None, [])
    if loose:
        carried.append(
            Carried(
                says="no source told",
                how="corroborates nothing",
                counted=False,
                wordings=_supports(loose[:QUOTES], reports),
                left=max(len(loose) - QUOTES, 0),
            )
        )
    return ClaimCard(
        id=claim.id,
        number=numbers[claim.id],
        text=clean(claim.text),
        outlet=reports[claim.report].outlet,
        count=say_claim_origins(claim),
        stance=say_stance(claim, numbers),
        origins=carried,
        drifts=[
            (
                d.kind,
                clean(d.what),
                _wording(reports, d.of_report, d.of_span),
                _wording(reports, d.report, d.span),
            )
            for d in claim.drift
        ],
        unchecked=[clean(item) for item in claim.unchecked],
    )


def _carried(origin: ClaimOrigin, support: list[Support], reports: Mapping[str, ReportView]) -> Carried:
    return Carried(
        says=say_origin(origin, [reports[report].outlet for report in origin.reports]),
        how=RULES[origin.rule],
        counted=origin.low,
        wordings=_supports(support[:QUOTES], reports),
        left=max(len(support) - QUOTES, 0),
    )


def _supports(support: Iterable[Support], reports: Mapping[str, ReportView]) -> list[Wording]:
    return [_wording(reports, item.report, item.span, item.informant) for item in support]


def _quoted(items: Iterable[Quoted], reports: Mapping[str, ReportView]) -> list[Wording]:
    return [_wording(reports, item.report, item.span, item.informant) for item in items]


def _dispute(dispute: Dispute, reports: Mapping[str, ReportView]) -> DisputeCard:
    sides = [
        Carried(
            says=say_side(side),
            how="",
            counted=True,
            wordings=_quoted(side.evidence[:QUOTES], reports),
            left=max(len(side.evidence) - QUOTES, 0),
        )
        for side in dispute.sides
    ]
    return DisputeCard(kind=dispute.kind, about=clean(dispute.about), sides=sides)


def _revision(revision: Revision, reports: Mapping[str, ReportView]) -> RevisionCard:
    values = [(say_revised(v), _wording(reports, v.report, v.span, v.informant)) for v in revision.values]
    return RevisionCard(about=clean(revision.about), by=clean(revision.by or ""), values=values)


def _event(event: StoryEvent) -> EventCard:
    def names(found: Iterable[str]) -> str:
        kept = [clean(name) for name in found]
        return say_list(kept) if kept else ""

    parties = " → ".join(part for part in (names(event.actors), names(event.targets)) if part)
    parts = (
        say_kind(event.type, event.mode),
        parties,
        clean(event.place.name) if event.place else "",
        say_date(event.when) if event.when else "",
    )
    notes = [say_toll(toll) for toll in event.tolls]
    notes += [f"claimed by {names(event.claimed_by)}"] if event.claimed_by else []
    notes += [f"blamed on {names(event.blamed)}"] if event.blamed else []
    notes.append(f"told in {say_count(len({item.report for item in event.evidence}), 'report')}")
    return EventCard(main=event.main, what=" · ".join(part for part in parts if part), notes=notes)
