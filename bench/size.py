"""Size: a story of 2,000 reports, mostly copies, and the cost of one more report at 1,000 and 100,000 in the ledger.

usage: python -m bench.size [--data FOLDER] [--quick]

1. 2,000 reports of one story (``bench/made_story.py``: an agency's text whole, cut, with a line added, and told anew)
   are read into a ledger, one run, then assembled once as they stand there. Beside it the anchor: the former way, which
   compared and aligned every two reports of a story and kept every such link, timed on the same story with fewer
   reports and counted up to 2,000 by the number of pairs.
2. Fresh pages, and copies of them, are read into synthetic ledgers (``bench/synthetic.py``) of 1,000 and of 100,000
   reports, page by page in turn; then what they touched is assembled. The index that a run builds when it starts is
   told apart.

The last line is the summary; exit status 1 where assembling takes more than 20 seconds, or one more report at 100,000
costs more than 1.5 times what it costs at 1,000. Without the labelled sets the second part is left out, and said so.
"""

from __future__ import annotations

import itertools
import os
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from bench.cloning import grow
from bench.common import arguments, lacking, table, verdict, write_rows
from bench.made_story import rows
from bench.speed import FRESH, SOURCES, Side, build, feed_sources, measure, print_sides
from bench.stopwatch import Stopwatch
from bench.synthetic import Feed
from secondsource import vocabulary
from secondsource.ledger import Ledger
from secondsource.pages.sources import SourceOptions
from secondsource.pipeline import Pipeline, members_of
from secondsource.records import Reading, Story
from secondsource.stories import assemble, case_of, link
from secondsource.vocabulary import Vocabulary
from training import corpus

REPORTS, FEW = 2_000, 60
QUICK_REPORTS = 200
SIZES = (1_000, 100_000)
QUICK_SIZES = (200, 2_000)
SECONDS, RATIO = 20.0, 1.5
CORPUS = "worldwide-newswire-ner"


# -- one large story --------------------------------------------------------------------------------------------------


def read_story(count: int, pipeline: Pipeline, ledger: Ledger, folder: Path) -> float:
    """Read so many reports of one story; seconds, assembling on the way included."""
    path = write_rows(rows(count), folder)
    started = time.perf_counter()
    summary = pipeline.read([str(path)], ledger, SourceOptions(), lambda _: None)
    if summary.outcomes != {"read": count}:
        raise RuntimeError(f"not all was read, or not all was assembled: {summary.outcomes}")
    return time.perf_counter() - started


def assembled(pipeline: Pipeline, ledger: Ledger) -> tuple[list[list[object]], Story, int]:
    """Assemble the largest story once more: seconds by stage, the story, and the number of its links."""
    told: list[list[object]] = []

    def timed(name: str, started: float) -> None:
        told.append([name, time.perf_counter() - started])

    largest = max(ledger.stories(), key=lambda story: len(story.reports))
    started = time.perf_counter()
    with ledger.reading() as snapshot:
        members, links = members_of(snapshot, largest.reports), snapshot.links(largest.reports)
    timed("load its reports, readings, texts and links", started)
    started = time.perf_counter()
    case_of(members, links, pipeline.agencies, pipeline.vocabulary.family)
    timed("derivations (a part of the next line)", started)
    with ledger.reading() as snapshot:
        members = members_of(snapshot, largest.reports)  # nothing of theirs is unpacked yet
    started = time.perf_counter()
    story = assemble(members, links, pipeline.agencies, pipeline.vocabulary.family)
    timed("assemble: derivations, origins, claims, disputes, events", started)
    started = time.perf_counter()
    with ledger.writing() as writer:
        writer.put_story(story)
    timed("store", started)
    told.append(["in all", sum(float(str(row[1])) for row in told if "part of" not in str(row[0]))])
    return told, story, len(links)


def all_pairs(count: int, ledger: Ledger) -> tuple[float, int]:
    """The former way: seconds to compare and align every two of the first reports of a story, and the pairs."""
    largest = max(ledger.stories(), key=lambda story: len(story.reports))
    with ledger.reading() as snapshot:
        members = members_of(snapshot, largest.reports[:count])
    text_of = {m.id: m.text for m in members}
    pairs = list(itertools.combinations(members, 2))
    for m in members:
        link(m.compared, m.compared, text_of.__getitem__)  # unpacked before the clock runs
    started = time.perf_counter()
    for one, other in pairs:
        link(one.compared, other.compared, text_of.__getitem__)
    return time.perf_counter() - started, len(pairs)


def large_story(count: int, pipeline: Pipeline, folder: Path) -> float:
    """Print what a story of so many reports costs; seconds to assemble it."""
    with Ledger.open(str(folder / "story.db")) as ledger:
        reading = read_story(count, pipeline, ledger, folder)
        told, story, links = assembled(pipeline, ledger)
        former, pairs = all_pairs(min(FEW, count), ledger)
    every = count * (count - 1) // 2
    kinds = sorted({d.kind: 0 for d in story.derivations})
    counts = ", ".join(f"{sum(d.kind == kind for d in story.derivations)} {kind}" for kind in kinds)
    print(f"a story of {len(story.reports):,} reports of {count:,}: {counts}; {len(story.claims)} claims\n")
    table(("one more time", "seconds"), told)
    print()
    table(
        ("to link it", "links", "seconds"),
        [
            ["read it in: pages, readings, links, stories on the way", f"{links:,}", reading],
            [f"former way, comparing alone: {pairs:,} pairs counted up", f"{every:,}", former / pairs * every],
        ],
    )
    print()
    return float(str(told[-1][1]))


# -- one more report --------------------------------------------------------------------------------------------------


def grown(sizes: Sequence[int], drawn: Sequence[tuple[str, Reading]], words: Vocabulary, folder: Path) -> Side:
    """The larger ledger, made from another like the smaller."""
    side = build(sizes[0], drawn, words, folder / "large")
    side.ledger.close()
    path = folder / "large" / f"{sizes[0]}.db"
    started = time.perf_counter()
    grow(path, Feed(drawn, seed=6), sizes[1] // sizes[0])
    built = side.built + time.perf_counter() - started
    return Side(sizes[1], Ledger.open(str(path)), side.pipeline, Stopwatch(), built)


def one_more(sizes: Sequence[int], share: int, data: Path, words: Vocabulary, folder: Path) -> float:
    """Print what one more report costs in ledgers of both sizes; the ratio of the larger to the smaller."""
    articles = [a for a in corpus.worldwide(data) if 150 < a.words < 900]
    random.Random(1).shuffle(articles)  # noqa: S311 - pages are drawn, not secrets
    fresh, sources = articles[: FRESH // share + 1], articles[FRESH + 1 :][: SOURCES // share]
    drawn = feed_sources(sources, Pipeline(words))
    (folder / "large").mkdir()
    sides = [build(sizes[0], drawn, words, folder), grown(sizes, drawn, words, folder)]
    measure(sides, fresh, folder)
    print_sides(sides, sides[-1].copies or [])
    for side in sides:
        print(f"\nthe first page of a run at {side.size:,} reports, index built: {side.opening:.1f} s", end="")
        side.ledger.close()
    print("\n")
    return sides[-1].cost() / sides[0].cost()


def main(given: Sequence[str] | None = None) -> int:
    """Print the tables and say whether the bars are met."""
    options = arguments("size: a story of 2,000 reports, and one more report in a large ledger", given)
    words = vocabulary.load()
    print(f"{len(os.sched_getaffinity(0))} cores, load {os.getloadavg()[0]:.1f} from all that runs on them\n")
    with tempfile.TemporaryDirectory() as name:
        count = QUICK_REPORTS if options.quick else REPORTS
        seconds = large_story(count, Pipeline(words), Path(name))
        told = f"size: {count:,} reports assembled in {seconds:.1f} s (bar {SECONDS:.0f})"
        if lacking(options.data, CORPUS):
            return verdict(f"{told}; one more report not measured", seconds <= SECONDS)
        sizes = QUICK_SIZES if options.quick else SIZES
        ratio = one_more(sizes, 5 if options.quick else 1, options.data, words, Path(name))
    told += f"; one more report at {sizes[1]:,} costs {ratio:.2f} times that at {sizes[0]:,} (bar {RATIO})"
    return verdict(told, seconds <= SECONDS and ratio <= RATIO)


if __name__ == "__main__":
    sys.exit(main())
