"""Speed: pages per second beside trafilatura, verbatim copies beside fresh pages, and the cost in a large ledger.

usage: python -m bench.speed [--data FOLDER] [--quick]

1. HTML pages of the two extraction sets: trafilatura alone, our reading of a page (text, reports, readings), and
   reading it into a ledger, one after the other page by page, each from a cold memory.
2. Fresh text pages into a ledger of 1,000 and one of 20,000 reports, page by page in turn. Both ledgers are synthetic
   (``bench/synthetic.py``): 200 reports a day up to the day of the fresh pages, so that all 1,000 and some 18,000 lie
   inside the time window.
3. The same pages again under other addresses, in the same run and in a later one.

Times are of one process on the cores named, without its start. The last line is the summary; exit status 1 where the
median cost of a page at 20,000 reports is more than 1.3 times that at 1,000.
"""

from __future__ import annotations

import gzip
import logging
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from statistics import fmean, median

import trafilatura

from bench.common import PAGES, arguments, lacking, row_of, table, verdict, write_rows
from bench.stopwatch import PARTS, REST, Stopwatch
from bench.synthetic import Feed, fill
from secondsource import vocabulary
from secondsource.ledger import Ledger
from secondsource.pages.sources import SourceOptions
from secondsource.pipeline import Pipeline, Run
from secondsource.records import Document, Reading
from secondsource.vocabulary import Vocabulary
from training import corpus
from training.corpus import Article

RATIO = 1.3
SIZES = (1_000, 20_000)
QUICK_SIZES = (200, 2_000)
LAST = date(2025, 6, 30)
HTML_PAGES, FRESH, SOURCES = 60, 60, 150
QUICK = 5  # the quick run reads so many times fewer pages
HTML_SETS = ("article-extraction-benchmark", "fundus-evaluation")
NOTHING = SourceOptions()


# -- HTML beside trafilatura ------------------------------------------------------------------------------------------


def html_pages(data: Path, count: int) -> list[Document]:
    """Pages spread evenly over both sets."""
    paths = [path for name in HTML_SETS for path in sorted((data / "pages" / name / "html").glob("*.gz"))]
    chosen = paths[:: max(1, len(paths) // count)][:count]
    return [Document(data=gzip.decompress(p.read_bytes()), media_type="text/html", path=p.name) for p in chosen]


def time_html(documents: Sequence[Document], words: Vocabulary, folder: Path) -> list[list[object]]:
    """One row a reader: pages a second and seconds a page, the readers taking turns page by page."""
    inspecting, reading = _warm(Pipeline(words)), _warm(Pipeline(words))
    spent: dict[str, list[float]] = {"trafilatura alone": [], "ours, page to readings": [], "ours, into a ledger": []}
    with Ledger.open(str(folder / "html.db")) as ledger:
        run = Run(reading, ledger)
        for number, document in enumerate(documents):
            path = folder / f"{number:03}.html"
            path.write_bytes(document.data)
            steps: tuple[Callable[[], object], ...] = (
                partial(trafilatura.extract, document.data),
                partial(inspecting.inspect, document),
                partial(_exhaust, run, path),
            )
            for times, step in zip(spent.values(), steps, strict=True):
                started = time.perf_counter()
                step()
                times.append(time.perf_counter() - started)
    anchor = sum(spent["trafilatura alone"])
    return [
        [
            name,
            len(times),
            len(times) / sum(times),
            *(1000 * f(times) for f in (fmean, median, max)),
            sum(times) / anchor,
        ]
        for name, times in spent.items()
    ]


def _exhaust(run: Run, path: Path) -> None:
    for _ in run.results([str(path)], NOTHING):
        pass


def _warm(pipeline: Pipeline) -> Pipeline:
    pipeline.encoder.embed(["Loads the weights before the clock runs."])
    return pipeline


# -- a large ledger ---------------------------------------------------------------------------------------------------


@dataclass
class Side:
    """One ledger with the run that reads into it, and what the reading took."""

    size: int
    ledger: Ledger
    pipeline: Pipeline
    watch: Stopwatch
    built: float  # seconds
    opening: float = 0.0
    fresh: list[float] | None = None
    copies: list[float] | None = None
    assembling: float = 0.0  # seconds a page

    def cost(self) -> float:
        """Median seconds of a fresh page, its share of assembling stories included."""
        return median(self.fresh or [0.0]) + self.assembling


def feed_sources(articles: Sequence[Article], pipeline: Pipeline) -> list[tuple[str, Reading]]:
    """Texts with their readings, for a feed to draw from."""
    found = (pipeline.inspect(Document(data=a.text.encode(), media_type="text/plain")) for a in articles)
    return [(inspection.page.text, reading) for inspection in found for reading in inspection.readings[:1]]


def fresh_rows(articles: Sequence[Article], site: str) -> list[dict[str, object]]:
    """Articles as pages of one site, published on the last day of the feed."""
    return [
        row_of(a, url=f"https://{site}.example/{number}", date=LAST.isoformat(), outlet=f"{site.title()} Courier")
        for number, a in enumerate(articles)
    ]


def in_turn(sides: Sequence[Side], rows: Sequence[dict[str, object]], folder: Path) -> dict[int, list[float]]:
    """Read the same rows into every ledger, row by row in turn; seconds of each row by the ledger's size."""
    path = write_rows(rows, folder)
    runs = {side.size: Run(side.pipeline, side.ledger).results([str(path)], NOTHING) for side in sides}
    spent: dict[int, list[float]] = {side.size: [] for side in sides}
    for number in range(len(rows)):
        for side in sides if number % 2 else reversed(sides):
            with side.watch.running():
                spent[side.size].append(side.watch.timed(partial(next, runs[side.size])))
    for results in runs.values():
        assert not list(results), "a row gave more than one result"
    return spent


def build(size: int, sources: Sequence[tuple[str, Reading]], words: Vocabulary, folder: Path) -> Side:
    """A synthetic ledger of so many reports, with a pipeline of its own to read into it."""
    started = time.perf_counter()
    ledger = Ledger.open(str(folder / f"{size}.db"))
    pipeline = Pipeline(words)
    with ledger.writing() as writer:
        writer.read_with(pipeline.reader)
    fill(ledger, Feed(sources, seed=5), size, LAST)
    return Side(size, ledger, _warm(pipeline), Stopwatch(), time.perf_counter() - started)


def measure(sides: Sequence[Side], articles: Sequence[Article], folder: Path) -> None:
    """Read the articles, and then copies of them, into each ledger; the first article opens the run uncounted."""
    spent = in_turn(sides, [*fresh_rows(articles, "morning"), *fresh_rows(articles[1:], "evening")], folder)
    for side in sides:
        times = spent[side.size]
        side.opening, side.fresh, side.copies = times[0], times[1 : len(articles)], times[len(articles) :]
        started = time.perf_counter()
        side.pipeline.assemble(side.ledger)
        side.assembling = (time.perf_counter() - started) / len(times)


def later_run(side: Side, articles: Sequence[Article], folder: Path, words: Vocabulary) -> list[float]:
    """Copies of pages that an earlier run has read, by a pipeline that remembers nothing."""
    again = Side(side.size, side.ledger, _warm(Pipeline(words)), Stopwatch(), 0.0)
    return in_turn([again], fresh_rows(articles, "night"), folder)[side.size][1:]


def command_peak(ledger: Path, folder: Path) -> tuple[float, float]:
    """Seconds and peak MiB of the command itself, reading the pages last written into a ledger that has them."""
    started = time.perf_counter()
    command = [
        str(Path(sys.executable).with_name("secondsource")),
        "read",
        str(folder / PAGES),
        "--ledger",
        str(ledger),
    ]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own command
    return time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


# -- the tables -------------------------------------------------------------------------------------------------------


def print_sides(sides: Sequence[Side], later: Sequence[float]) -> None:
    """Fresh pages beside copies, and where the time goes, by size of the ledger."""
    rows: list[list[object]] = []
    for side in sides:
        fresh, copies = side.fresh or [0.0], side.copies or [0.0]
        numbers = (side.built, 1000 * side.opening, 1000 * median(fresh), 1000 * fmean(fresh), 1000 * median(copies))
        rows.append([f"{side.size:,} reports", *(f"{n:.0f}" for n in numbers), f"{1000 * side.assembling:.1f}"])
    table(("ledger of", "built s", "first page", "fresh, median", "mean", "copy, median", "assembling"), rows)
    fresh = sides[-1].fresh or [0.0]
    told = f"a copy costs {median(sides[-1].copies or [0.0]) / median(fresh):.2f} of a fresh page in the same run"
    print(f"\n{told}, {median(later) / median(fresh):.2f} in a later one ({sides[-1].size:,} reports)\n")
    names = [*(name for name, *_ in PARTS), REST]
    pages = [len(side.fresh or []) + len(side.copies or []) + 1 for side in sides]
    split = [
        [name, *(f"{1000 * side.watch.seconds[name] / n:.1f}" for side, n in zip(sides, pages, strict=True))]
        for name in names
    ]
    compared = [f"{side.watch.calls['compare, align'] / n:.0f}" for side, n in zip(sides, pages, strict=True)]
    split.append(["pairs compared", *compared])
    print("ms a page, fresh pages and copies together")
    table(("part", *(f"{side.size:,}" for side in sides)), split)


def main(given: Sequence[str] | None = None) -> int:
    """Print the tables and say whether the bar is met."""
    options = arguments("speed: beside trafilatura, of copies, and in a large ledger", given)
    if lacking(options.data, *(f"pages/{name}" for name in HTML_SETS), "worldwide-newswire-ner"):
        return 0
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    words, share = vocabulary.load(), QUICK if options.quick else 1
    print(
        f"{len(os.sched_getaffinity(0))} cores, load {os.getloadavg()[0]:.1f} from all that runs on them; times in ms\n"
    )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = time_html(html_pages(options.data, HTML_PAGES // share), words, folder)
        cells = [[r[0], r[1], f"{r[2]:.2f}", *(f"{n:.0f}" for n in r[3:6]), f"{r[6]:.1f}"] for r in rows]
        table(("HTML pages", "pages", "a second", "mean", "median", "worst", "times trafilatura"), cells)
        print()
        articles = [a for a in corpus.worldwide(options.data) if 150 < a.words < 900]
        random.Random(1).shuffle(articles)  # noqa: S311 - pages are drawn, not secrets
        fresh, sources = articles[: FRESH // share + 1], articles[FRESH + 1 :][: SOURCES // share]
        drawn = feed_sources(sources, Pipeline(words))
        sides = [build(size, drawn, words, folder) for size in (QUICK_SIZES if options.quick else SIZES)]
        measure(sides, fresh, folder)
        later = later_run(sides[-1], fresh, folder, words)
        print_sides(sides, later)
        for side in sides:
            side.ledger.close()
        seconds, peak = command_peak(folder / f"{sides[-1].size}.db", folder)
    print(
        f"\nthe command, reading {len(fresh)} known pages into the larger: {seconds:.1f} s, peak memory {peak:.0f} MiB"
    )
    ratio = sides[-1].cost() / sides[0].cost()
    told = (
        f"speed: {rows[1][2]:.2f} HTML pages a second, trafilatura alone {rows[0][2]:.2f}; cost of a page at "
        f"{sides[-1].size:,} reports {ratio:.2f} times that at {sides[0].size:,} (bar {RATIO})"
    )
    return verdict(told, ratio <= RATIO)


if __name__ == "__main__":
    sys.exit(main())
