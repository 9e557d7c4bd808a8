"""``secondsource search``: full-text search over the reports of a ledger."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from secondsource.views.cli.options import MOST, TEXT, has_word, json_option, ledger_option, next_step
from secondsource.views.cli.output import answers, indented, notices, print_json
from secondsource.views.json import hits_json
from secondsource.views.passages import segments
from secondsource.views.words import clean, printable, say_date, say_outlet

if TYPE_CHECKING:
    from rich.text import Text

    from secondsource.ledger import Hit


ENDED = re.compile(r"""[.!?…]["'”’»)\]]*$""")
"""The end of a passage that ends with a sentence: no., no!” no.)"""


@click.command()
@click.argument("query", type=TEXT)
@ledger_option
@json_option
@click.option("--limit", type=click.IntRange(1, MOST), default=20, show_default=True, metavar="N", help="The best N.")
def search(query: str, location: str, as_json: bool, limit: int) -> None:
    """Search the reports for words.

    The best hits come first, each with the passage in which the words stand.

    \b
    Example:
      secondsource search "test flights" --limit 5
    """
    from secondsource.ledger import Ledger  # noqa: PLC0415 - slow to import; help needs none of it

    if not has_word(query):
        raise click.UsageError("QUERY has no word; give one or more, a phrase in quotation marks as one")
    with Ledger.open(location, create=False) as ledger:
        # One more than asked for tells whether there is a rest.
        hits = ledger.search(query, limit + 1)
    if as_json:
        print_json(hits_json(query, hits[:limit]))
    else:
        _print_hits(query, hits, limit)


def _print_hits(query: str, hits: list[Hit], limit: int) -> None:
    console, aside = answers(), notices()
    if not hits:
        aside.print(f"no report has {clean(query)!r}")
        return
    for hit in hits[:limit]:
        console.print(clean(hit.title or "") or "untitled", style="bold")
        outlet = say_outlet(hit.outlet, hit.path, hit.url)
        console.print(f"  {outlet} · {say_date(hit.published)} · {hit.report}")
        console.print(indented(console, _passage(hit), 2))
        console.print()
    if len(hits) > limit:
        aside.print(f"there are more; the best {2 * limit}: the same command with --limit {2 * limit}")
    aside.print(f"the story of one: {next_step(f'story {hits[0].report}')}", style="dim", soft_wrap=True)


def _passage(hit: Hit) -> Text:
    """Give the snippet with the words found in bold, and an ellipsis where it is cut."""
    from rich.text import Text  # noqa: PLC0415 - as above

    text = Text("… " if hit.snippet[:1].islower() else "")
    start = hit.passage[0] if hit.passage else 0
    found = [(left - start, right - start) for left, right in hit.highlights]
    for piece, marked in segments(hit.snippet, (0, len(hit.snippet)), found):
        text.append(printable(piece), "bold" if marked else "")
    if not ENDED.search(hit.snippet):
        text.append(" …")
    return text
