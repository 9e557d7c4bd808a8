"""``secondsource check``: what the reports of a ledger say and deny of a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from secondsource.views.amounts import MODALITIES
from secondsource.views.cli.assembling import say_left
from secondsource.views.cli.options import TEXT, Setup, json_option, ledger_option, next_step, setup_options
from secondsource.views.cli.output import SHORT_ID, answers, heading, indented, more, notices, print_json
from secondsource.views.json import check_json
from secondsource.views.words import clean, cut, say_count, say_date, say_list, say_origins, say_outlet

if TYPE_CHECKING:
    from rich.console import Console

    from secondsource.views.check import Check, Checked, CheckedSide, Quote

SHOWN = 5
"""Claims shown of a side."""

QUOTED = 3
"""Reports quoted of a claim."""

WORDS = 300
"""Characters shown of a quote."""

NAMES = 5
"""Origins named of a side."""

BESIDE = {"other figure": "another figure", "other actor": "another actor"}
"""What a claim beside the matter is, where it is more than near."""


@click.command()
@click.argument("claim", metavar="CLAIM", type=TEXT)
@ledger_option
@json_option
@setup_options
def check(claim: str, location: str, as_json: bool, setup: Setup) -> None:
    """Look for a claim: who says it, who denies it, and how independently.

    CLAIM is a sentence in your own words. The claims of the ledger are found by meaning and by words. Those that
    support it and those that deny it come with their independent origins, as a range over all claims of the side, and
    with the reports' words. Who says that somebody said something ("Officials said that ...") is left out, and what is
    said is looked for. Another figure for the same thing is neither support nor denial.

    It tells how independently something is reported, never whether it is true.

    \b
    Example:
      secondsource check "The captain of the Costa Concordia is under house arrest"
    """
    from secondsource import vocabulary  # noqa: PLC0415 - slow to import; help needs none of it
    from secondsource.encoder import Encoder  # noqa: PLC0415 - as above
    from secondsource.ledger import Ledger  # noqa: PLC0415 - as above
    from secondsource.views import check as checking  # noqa: PLC0415 - as above

    if not any(character.isalnum() for character in claim):
        raise click.UsageError("CLAIM has no word; give a sentence, in quotation marks")
    with Ledger.open(location, create=False) as ledger:
        found = checking.check(ledger, claim, Encoder(setup.threads), vocabulary.load(setup.vocabulary))
        stale = ledger.counts().stale_stories
    if as_json:
        print_json(check_json(found))
    else:
        _print(found, empty=_empty(stale))
    if stale:
        notices().print(say_left(stale), soft_wrap=True)


def _print(found: Check, empty: str) -> None:
    console, asked = answers(), found.asked
    console.print(indented(console, clean(asked.query), 0), style="bold")
    if asked.said is not None:
        console.print(indented(console, f"looked for: {clean(asked.text)}", 2), style="dim")
    if not found.found:
        total = say_count(found.claims, "claim")
        console.print(f"\nnothing found: none of the ledger's {total} says it or denies it" if found.claims else empty)
    _print_side(console, "supported", found.supports)
    _print_side(console, "denied", found.denies)
    if found.nearest:
        heading(console, "beside it" if found.found else "the nearest claims")
        for one in found.nearest:
            _print_claim(console, one, quoted=1)
    if found.unchecked:
        heading(console, "not checked")
        for line in found.unchecked:
            console.print(indented(console, clean(line), 2))
    shown = [*found.supports.claims, *found.denies.claims, *found.nearest]
    if shown:
        step = next_step(f"story {shown[0].story[:SHORT_ID]}")
        notices().print(f"\nthe story of the first: {step}", style="dim", soft_wrap=True)


def _empty(stale: int) -> str:
    """Say why a ledger has no claims, and what to do where nothing else says it."""
    if stale:
        return "\nthe ledger has no claims yet: its stories are still to be assembled"
    return f"\nthe ledger has no claims yet; '{next_step('read SOURCE')}' reads pages into it"


def _print_side(console: Console, verb: str, side: CheckedSide) -> None:
    if not side.claims:
        return
    heading(console, f"{verb} by {say_count(len(side.claims), 'claim')} · {say_origins(side.origins)}")
    names = [clean(o.informant or o.gatherer or "not told") for o in side.origin_list]
    if names:
        console.print(indented(console, f"from {say_list(list(dict.fromkeys(names)), NAMES)}", 2), style="dim")
    for one in side.claims[:SHOWN]:
        _print_claim(console, one, quoted=QUOTED)
    more(console, len(side.claims) - SHOWN)


def _print_claim(console: Console, one: Checked, quoted: int) -> None:
    from rich.text import Text  # noqa: PLC0415 - slow to import, and not needed for JSON

    notes = [say_origins(one.claim.origins)]
    notes += [BESIDE[one.stance]] if one.stance in BESIDE else []
    notes += [MODALITIES[one.claim.modality]] if one.claim.modality in MODALITIES else []
    notes += [f"nearness {one.score:.0%}", f"story {one.story[:SHORT_ID]}"]
    console.print()
    said = one.wordings[0] if one.wordings else one.claim.text
    console.print(indented(console, Text(cut(clean(said), WORDS), "bold cyan"), 2))
    console.print(indented(console, Text(" · ".join(notes), "dim"), 2))
    if one.reasons:
        console.print(indented(console, Text("; ".join(map(clean, one.reasons)), "yellow"), 7, "  why: "))
    chosen = _chosen(one, quoted)
    for quote in chosen:
        _print_quote(console, quote)
    left = len(one.quotes) - len(chosen)
    if left > 0:
        console.print(f"    {left:,} more with --json", style="dim")


def _chosen(one: Checked, number: int) -> list[Quote]:
    """Give the quotes that are nearest to what was asked for, those of other origins before those of the same."""
    places = {wording: place for place, wording in enumerate(one.wordings)}
    nearest = sorted(one.quotes, key=lambda quote: places.get(quote.text, len(places)))
    seen: set[int | None] = set()
    first: list[Quote] = []
    rest: list[Quote] = []
    for quote in nearest:
        (rest if quote.support.origin in seen else first).append(quote)
        seen.add(quote.support.origin)
    return [*first, *rest][:number]


def _print_quote(console: Console, quote: Quote) -> None:
    from rich.text import Text  # noqa: PLC0415 - as above

    report, support = quote.stored.report, quote.support
    outlet = say_outlet(report.outlet, quote.stored.path, quote.stored.url)
    start, end = support.span
    line = Text.assemble((outlet, "bold"), f" · {say_date(report.published.value if report.published else None)}")
    if support.informant:
        line.append(f" · {clean(support.informant)}", "bold green")
    if support.gatherer:
        line.append(f" · obtained by {clean(support.gatherer)}")
    line.append(f" · {report.id[:SHORT_ID]}, {start}-{end}", "dim")
    console.print(indented(console, line, 4))
    console.print(indented(console, f"“{cut(clean(quote.text), WORDS)}”", 6))
