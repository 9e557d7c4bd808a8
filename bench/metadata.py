"""Publication date, authors and title of HTML pages: ours beside trafilatura's own metadata, in one run.

usage: python bench/metadata.py [--data FOLDER] [--pages N] [--verbose]

The set is ``publisher-metadata``: pages whose publisher's own parser says author, date and title (Fundus test cases).

* date: right where the day is the gold's, in the page's time zone or as the same instant; wrong; or missing.
* authors: F1 over all names, as sets per page, letters only, in any case.
* title: share of titles that are the gold's, letters and digits only.

The last line is the summary; exit status 1 where fewer than 95 % of the days are right or more than 1 % are wrong.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

import msgspec
import trafilatura

from secondsource import vocabulary
from secondsource.pages.describe import describe
from secondsource.pages.html import read_html
from secondsource.pages.part import Part
from secondsource.records import Document

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "pages"
FOLDER = "publisher-metadata"
RIGHT, WRONG = 0.95, 0.01
LETTERS = re.compile(r"[\W\d_]+")
MARKS = re.compile(r"[\W_]+")


class Facts(msgspec.Struct, frozen=True):
    """What is said of a page: its date as ISO 8601, its authors, its title."""

    date: str | None
    authors: frozenset[str]
    title: str


class Case(msgspec.Struct, frozen=True):
    """One page, and what its publisher says of it."""

    name: str
    data: bytes
    gold: Facts


class Tally(msgspec.Struct):
    """Counts over the pages."""

    dates: int = 0
    right: int = 0
    wrong: int = 0
    authors_hit: int = 0
    authors_said: int = 0
    authors_gold: int = 0
    titles: int = 0
    pages: int = 0

    def add(self, gold: Facts, said: Facts) -> None:
        """Count one page."""
        self.pages += 1
        if gold.date:
            self.dates += 1
            self.right += same_day(gold.date, said.date)
            self.wrong += bool(said.date) and not same_day(gold.date, said.date)
        self.authors_hit += len(gold.authors & said.authors)
        self.authors_said += len(said.authors)
        self.authors_gold += len(gold.authors)
        self.titles += gold.title == said.title

    def author_f1(self) -> float:
        """F1 of the names."""
        return 2 * self.authors_hit / max(1, self.authors_said + self.authors_gold)


def same_day(gold: str, said: str | None) -> bool:
    """Say whether two ISO 8601 dates are the same day as they stand, or the same instant."""
    if not said:
        return False
    if gold[:10] == said[:10]:
        return True
    both = [datetime.fromisoformat(value) for value in (gold, said) if len(value) > 10]
    if len(both) < 2 or any(moment.tzinfo is None for moment in both):
        return False
    return abs((both[0] - both[1]).total_seconds()) < 60


def facts(date: str | None, authors: Sequence[str], title: str | None) -> Facts:
    """Bring what is said into the form that is compared."""
    names = frozenset(name for author in authors if (name := LETTERS.sub("", author).lower()))
    return Facts(date, names, MARKS.sub("", title or "").lower())


def load(folder: Path, limit: int | None) -> list[Case]:
    """Load the pages: the versions of a publisher's gold go with its pages in the order of their dates."""
    cases = []
    for path in sorted(folder.glob("*/*.json")):
        rows = json.loads(path.read_text(encoding="utf8"))
        pages = sorted(path.parent.glob(f"{path.stem}_*.html.gz"))
        for (_, row), page in zip(sorted(rows.items()), pages, strict=True):
            gold = facts(row.get("publishing_date"), row.get("authors") or [], row.get("title"))
            cases.append(Case(f"{path.parent.name}/{page.name}", gzip.decompress(page.read_bytes()), gold))
    return cases[:limit]


def our_facts(case: Case, words: vocabulary.Vocabulary) -> Facts:
    """What we read from a page: authors and title of its markup, and the date of the one report that it holds."""
    page = read_html(Document(data=case.data, media_type="text/html"), words)
    report = describe(Part(page, 0, len(page.blocks), page.markup.language, True, words)) if page.blocks else None
    published = report.published if report else page.markup.published
    return facts(published.value if published else None, page.markup.authors, page.markup.title)


def anchor_facts(case: Case) -> Facts:
    """What trafilatura reads from a page."""
    found = trafilatura.extract_metadata(case.data)
    authors = (found.author or "").split(";") if found else []
    return facts(found.date if found else None, authors, found.title if found else None)


def run(cases: Sequence[Case], read: Callable[[Case], Facts], verbose: bool = False) -> Tally:
    """Read and count every page; ``verbose`` prints what is not as the gold has it."""
    tally = Tally()
    for case in cases:
        said = read(case)
        tally.add(case.gold, said)
        if verbose and case.gold.date and not same_day(case.gold.date, said.date):
            print(f"{case.name}: date {said.date}, gold {case.gold.date}")
        if verbose and said.authors != case.gold.authors:
            print(f"{case.name}: authors {sorted(said.authors)}, gold {sorted(case.gold.authors)}")
        if verbose and said.title != case.gold.title:
            print(f"{case.name}: title {said.title[:90]}, gold {case.gold.title[:90]}")
    return tally


def row(label: str, tally: Tally) -> str:
    """One line of the table."""
    dates = max(1, tally.dates)
    missing = tally.dates - tally.right - tally.wrong
    return (
        f"{label:<14}{tally.pages:>6}{100 * tally.right / dates:>13.1f}{100 * tally.wrong / dates:>9.1f}"
        f"{100 * missing / dates:>11.1f}{tally.author_f1():>13.3f}{tally.titles / max(1, tally.pages):>14.3f}"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table and say whether the bar is met."""
    parser = argparse.ArgumentParser(description="publication metadata: ours beside trafilatura")
    parser.add_argument("--data", type=Path, default=DATA, help=f"folder that holds {FOLDER}")
    parser.add_argument("--pages", type=int, help="only the first N pages")
    parser.add_argument("--verbose", action="store_true", help="print what differs from the gold")
    given = parser.parse_args(arguments)
    if not (given.data / FOLDER).is_dir():
        print(f"skipped: {given.data} holds no {FOLDER}")
        return 0
    words = vocabulary.load()
    cases = load(given.data / FOLDER, given.pages)
    ours = run(cases, lambda case: our_facts(case, words), given.verbose)
    anchor = run(cases, anchor_facts)
    columns = f"{'day right %':>13}{'wrong %':>9}{'missing %':>11}{'authors F1':>13}{'titles same':>14}"
    print(f"{'reader':<14}{'pages':>6}{columns}")
    print(row("trafilatura", anchor))
    print(row("secondsource", ours))
    met = ours.right >= RIGHT * ours.dates and ours.wrong <= WRONG * ours.dates
    print(
        f"publication day: {ours.right} of {ours.dates} right, {ours.wrong} wrong "
        f"(bar: {RIGHT:.0%} right, {WRONG:.0%} wrong): {'met' if met else 'MISSED'}"
    )
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
