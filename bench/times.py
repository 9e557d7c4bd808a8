"""Times: expressions found, their spans and TIMEX3 values, on TimeBank, AQUAINT and WikiWars.

usage: python -m bench.times [--data FOLDER] [--quick]

A document of TimeBank or AQUAINT is a page "date YYYY-MM-DD title" with the text below, which is split and read by the
encoder as any other page; its day of publication is given. The texts of WikiWars are read without one; the labels of
both its parts are TimeML made from TIMEX2.

An expression is found where one of ours shares a character with it (each of ours once, the first in order), exact where
both spans are the same, and valued where it is found and has the same value: F1 each, as TempEval-3 counts (UzZaman et
al. 2013), but with one match for each of ours. Weekdays alone or with a part of the day are counted apart: the share of
those found that are resolved to the right day. The second row of each set leaves out the encoder's syntax: tense goes
by the order of words alone.

Anchors: HeidelTime .776 and SUTime .674 value F1, on the platinum set of TempEval-3, which is not at hand: other news.

The last line is the summary; exit status 1 where value F1 on TimeBank and AQUAINT is under .80.
"""

from __future__ import annotations

import re
import sys
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from msgspec.structs import replace

from bench.common import arguments, f1, lacking, table, verdict
from secondsource import vocabulary
from secondsource.pages.split import split
from secondsource.pipeline import Pipeline
from secondsource.reading.syntax import Syntax
from secondsource.reading.times import times
from secondsource.records import Document, Published, Report, Span, Time

BAR = 0.80
ANCHORS = {"HeidelTime": 0.776, "SUTime": 0.674}
NEWS = {"TimeBank": "tempeval3/TimeBank", "AQUAINT": "tempeval3/AQUAINT"}
HISTORY = {"WikiWars, to tune on": "wikiwars/trainingset/tml", "WikiWars, kept aside": "wikiwars/testset/tml"}
WORDS = 600  # of an article, as speed is told
QUICK = 12  # of the quick run: one document in so many
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:\s+(?:morning|afternoon|evening|night))?", re.I)


@dataclass(frozen=True)
class Labelled:
    """A document with its labelled times: span in the text, value."""

    name: str
    published: str | None
    title: str
    text: str
    times: tuple[tuple[Span, str], ...]


@dataclass
class Counts:
    """How many times were labelled and said, and how many of those are right in each sense."""

    gold: int = 0
    said: int = 0
    found: int = 0
    exact: int = 0
    valued: int = 0
    weekdays: list[bool] = field(default_factory=list)

    def add(self, other: Counts) -> None:
        """Count those of others in."""
        for name in ("gold", "said", "found", "exact", "valued"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.weekdays += other.weekdays

    @property
    def value(self) -> float:
        """F1 of the times found with the right value."""
        return f1(self.valued, self.said, self.gold)

    def row(self, name: str) -> list[object]:
        """A row of the table."""
        found, exact = (f1(hits, self.said, self.gold) for hits in (self.found, self.exact))
        days = sum(self.weekdays) / len(self.weekdays) if self.weekdays else None
        return [name, self.gold, self.said, found, exact, self.value, days]


def documents(folder: Path, *, dated: bool) -> Iterator[Labelled]:
    """Read the TimeML files of a folder; without a date of publication where they are not to have one."""
    for path in sorted(folder.glob("*.tml")):
        root = ET.fromstring(path.read_bytes())  # noqa: S314 - the labelled sets are trusted files
        body, creation = root.find("TEXT"), root.find("DCT/TIMEX3")
        if body is None or (dated and creation is None):
            continue
        pieces: list[str] = []
        spans: list[tuple[Span, str]] = []
        _walk(body, pieces, spans)
        published = creation.get("value", "")[:10] if dated and creation is not None else None
        title = (root.findtext("TITLE") or "").strip()
        yield Labelled(path.stem, published, title, "".join(pieces), tuple(spans))


def _walk(node: ET.Element, pieces: list[str], spans: list[tuple[Span, str]]) -> None:
    start = sum(map(len, pieces))
    pieces.append(node.text or "")
    for child in node:
        _walk(child, pieces, spans)
        pieces.append(child.tail or "")
    if node.tag == "TIMEX3":
        spans.append(((start, sum(map(len, pieces))), node.get("value", "")))


def read(document: Labelled, pipeline: Pipeline, *, syntax: bool = True) -> list[Time]:
    """The times of a document, with spans into its text: page, split and encoder of the pipeline, then the rules.

    Without ``syntax`` the rules go by the order of words alone.
    """
    head = f"date {document.published} {document.title}\n\n" if document.published else ""
    page = pipeline.page(Document(data=(head + document.text).encode(), media_type="text/plain"))
    read_text = pipeline.reading_of(page)
    known = Syntax(page.text, read_text.passages if syntax else ())
    reports = split(page, read_text.embed, pipeline.vocabulary)
    if document.published:
        day = Published(value=document.published, precision="day", basis="given")
        reports = tuple(replace(report, published=day) for report in reports)
    shift = len(page.text) - len(document.text)
    found = [told for report in reports for told in times(page.text, report, known)]
    return [_moved(told, -shift) for told in found if told.span[0] >= shift]


def _moved(told: Time, by: int) -> Time:
    return replace(told, span=(told.span[0] + by, told.span[1] + by))


def count(document: Labelled, said: Sequence[Time]) -> Counts:
    """Count one document."""
    left, counts = list(said), Counts(len(document.times), len(said))
    for span, value in document.times:
        ours = next((told for told in left if told.span[0] < span[1] and span[0] < told.span[1]), None)
        if ours is None:
            continue
        left.remove(ours)
        counts.found += 1
        counts.exact += ours.span == span
        counts.valued += (ours.value or "").rstrip("Z") == value
        if _WEEKDAY.fullmatch(document.text[slice(*span)]):
            counts.weekdays.append((ours.value or "")[:10] == value[:10])
    return counts


def measure(folder: Path, pipeline: Pipeline, *, dated: bool, syntax: bool = True, one_in: int = 1) -> Counts:
    """Count the documents of a folder, or one in so many of them."""
    counts = Counts()
    for document in list(documents(folder, dated=dated))[::one_in]:
        counts.add(count(document, read(document, pipeline, syntax=syntax)))
    return counts


def milliseconds(folder: Path) -> float:
    """Processor time of the rules on 600 words, in the documents of a folder, without the encoder."""
    told = [(d.text, report_of(d)) for d in documents(folder, dated=True)]
    words = sum(len(text.split()) for text, _ in told)
    began = time.process_time()
    for text, report in told:
        times(text, report, Syntax(text, ()))
    return (time.process_time() - began) / words * WORDS * 1000


def report_of(document: Labelled) -> Report:
    """A document as a report whose paragraphs are its lines."""
    body = tuple(line.span() for line in re.finditer(r"[^\n]+", document.text))
    day = Published(value=document.published, precision="day", basis="given") if document.published else None
    return Report(id=document.name, span=(0, len(document.text)), body=body, published=day)


def main(given: Sequence[str] | None = None) -> int:
    """Print the table and say whether the bar is met."""
    options = arguments("times: found, exact and valued, on news and on narratives", given)
    if lacking(options.data, *NEWS.values(), *HISTORY.values()):
        return 0
    pipeline, one_in = Pipeline(vocabulary.load()), QUICK if options.quick else 1
    rows: list[list[object]] = []
    for syntax in (True, False):
        ending = "" if syntax else ", no syntax"
        both = Counts()
        for name, folder in NEWS.items():
            counts = measure(options.data / folder, pipeline, dated=True, syntax=syntax, one_in=one_in)
            both.add(counts)
            rows.append(counts.row(name + ending))
        rows.append(both.row("both" + ending))
        if syntax:
            news = both.value
    history = Counts()
    for name, folder in HISTORY.items():
        counts = measure(options.data / folder, pipeline, dated=False)
        history.add(counts)
        rows.append(counts.row(name))
    table(("times", "labelled", "said", "found F1", "exact F1", "value F1", "weekdays"), rows)
    spent = milliseconds(options.data / NEWS["TimeBank"])
    known = ", ".join(f"{name} {figure:.3f}" for name, figure in ANCHORS.items())
    told = (
        f"times: value F1 {news:.3f} on news (bar {BAR:.2f}; on other news {known}), {history.value:.3f} on narratives"
    )
    told += f"; {spent:.1f} ms for {WORDS} words"
    return verdict(told, news >= BAR)


if __name__ == "__main__":
    sys.exit(main())
