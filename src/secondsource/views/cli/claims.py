"""What a story's reports say together, for people: claims with their origins, disputes, revisions, events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.records import Claim, Dispute, Quoted, Revision, StoryEvent
from secondsource.views.claim_words import (
    once_each,
    say_claim_origins,
    say_drift,
    say_origin,
    say_revised,
    say_side,
    say_stance,
    say_toll,
)
from secondsource.views.cli.output import INDENT, heading, indented, more
from secondsource.views.story_view import StoryView
from secondsource.views.telling import say_kind
from secondsource.views.words import clean, cut, say_count, say_date, say_list

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

CLAIMS = 8
"""Claims shown; JSON has them all."""

EVENTS = 6
"""Events shown."""

ORIGINS = 4
"""Origins shown of a claim."""

QUOTE = 200
"""Characters shown of a wording."""

DEEP = 6


def print_together(console: Console, view: StoryView) -> None:
    """Print what the reports say together; a part that is empty is left out."""
    _print_claims(console, view)
    _print_disputes(console, view)
    _print_revisions(console, view)
    _print_events(console, view)


def _print_claims(console: Console, view: StoryView) -> None:
    claims = view.story.claims
    if not claims:
        return
    heading(console, "claims")
    numbers = {claim.id: number for number, claim in enumerate(claims, start=1)}
    for claim in claims[:CLAIMS]:
        _print_claim(console, view, claim, numbers)
    more(console, len(claims) - CLAIMS)


def _print_claim(console: Console, view: StoryView, claim: Claim, numbers: dict[str, int]) -> None:
    from rich.text import Text  # noqa: PLC0415 - slow to import, and not needed for JSON

    outlet = view.by_id()[claim.report].outlet
    denied = ("denied: ", "yellow") if claim.polarity == "denied" else ""
    wording = Text.assemble(denied, f"“{cut(clean(claim.text), QUOTE)}”", (f" {outlet}", "dim"))
    console.print(indented(console, wording, DEEP, f"{numbers[claim.id]:>{DEEP - INDENT}}"))
    console.print(indented(console, Text(say_claim_origins(claim), "bold cyan"), DEEP))
    reports = view.by_id()
    for said, low in (("from", True), ("perhaps also", False)):
        origins = (origin for origin in claim.origin_list if origin.low is low)
        names = once_each(say_origin(origin, [reports[r].outlet for r in origin.reports]) for origin in origins)
        if names:
            console.print(indented(console, f"{said} {'; '.join(_shown(names))}", DEEP + INDENT))
    if stance := say_stance(claim, numbers):
        console.print(indented(console, Text(stance, "yellow"), DEEP + INDENT))
    drifts = [say_drift(d, reports[d.report].outlet, reports[d.of_report].outlet) for d in claim.drift]
    for drift in _shown(list(dict.fromkeys(drifts))):
        console.print(indented(console, Text(f"changed on the way: {drift}", "yellow"), DEEP + INDENT))


def _shown(names: list[str]) -> list[str]:
    return names if len(names) <= ORIGINS else [*names[:ORIGINS], f"{len(names) - ORIGINS} more"]


def _print_disputes(console: Console, view: StoryView) -> None:
    if not view.story.disputes:
        return
    heading(console, "disputes")
    for dispute in view.story.disputes:
        _print_dispute(console, view, dispute)


def _print_dispute(console: Console, view: StoryView, dispute: Dispute) -> None:
    from rich.text import Text  # noqa: PLC0415 - as above

    console.print(indented(console, Text(f"{dispute.kind}: {clean(dispute.about)}", "bold"), INDENT))
    for side in dispute.sides:
        console.print(indented(console, say_side(side), DEEP, "   ·"))
        for item in side.evidence[:1]:
            console.print(indented(console, _quoted(view, item), DEEP + INDENT))
        if len(side.evidence) > 1:
            outlets = dict.fromkeys(view.by_id()[item.report].outlet for item in side.evidence[1:])
            console.print(indented(console, Text(f"also {say_list(list(outlets))}", "dim"), DEEP + INDENT))


def _quoted(view: StoryView, item: Quoted) -> Text:
    from rich.text import Text  # noqa: PLC0415 - as above

    report = view.by_id()[item.report]
    by = ", ".join(part for part in (clean(item.informant or ""), report.outlet) if part)
    return Text.assemble(f"“{cut(clean(report.text[slice(*item.span)]), QUOTE)}”", (f" {by}", "dim"))


def _print_revisions(console: Console, view: StoryView) -> None:
    if not view.story.revisions:
        return
    heading(console, "revisions")
    for revision in view.story.revisions:
        _print_revision(console, view, revision)


def _print_revision(console: Console, view: StoryView, revision: Revision) -> None:
    from rich.text import Text  # noqa: PLC0415 - as above

    by = f", by {clean(revision.by)}" if revision.by else ""
    console.print(indented(console, Text(f"{clean(revision.about)}{by}", "bold"), INDENT))
    said = [f"{say_revised(item)} {view.by_id()[item.report].outlet}" for item in revision.values]
    console.print(indented(console, " → ".join(said), DEEP))


def _print_events(console: Console, view: StoryView) -> None:
    events = view.story.events
    if not events:
        return
    heading(console, "events")
    for event in events[:EVENTS]:
        _print_event(console, event)
    more(console, len(events) - EVENTS)


def _print_event(console: Console, event: StoryEvent) -> None:
    from rich.text import Text  # noqa: PLC0415 - as above

    parties = " → ".join(part for part in (_names(event.actors), _names(event.targets)) if part)
    parts = (
        say_kind(event.type, event.mode),
        parties,
        event.place.name if event.place else "",
        say_date(event.when) if event.when else "",
    )
    line = " · ".join(clean(part) for part in parts if part)
    console.print(indented(console, Text(line, "bold" if event.main else ""), INDENT))
    notes = [say_toll(toll) for toll in event.tolls]
    notes += [f"claimed by {_names(event.claimed_by)}"] if event.claimed_by else []
    notes += [f"blamed on {_names(event.blamed)}"] if event.blamed else []
    notes.append(f"told in {say_count(len({item.report for item in event.evidence}), 'report')}")
    console.print(indented(console, Text(" · ".join(notes), "dim"), DEEP))


def _names(names: tuple[str, ...]) -> str:
    return say_list([clean(name) for name in names]) if names else ""
