"""Splitting: pages glued of two to five stories, and pages of one, beside TextTiling and beside headline shape alone.

usage: python -m bench.splitting [--data FOLDER] [--quick]

Articles of different events of news-cluster and basil are glued into one page, as text and as HTML, in six styles, of
near topics (another event with the most similar opening) and of any. A boundary counts only where it is exact: for
text the report begins within two characters of where the story was glued in; for HTML its first heading or paragraph
is the story's own first line. Every article also stands alone on a page, which must not be split.

The anchors get our blocks of the same pages: *tiling* cuts where three paragraphs on either side are least alike, by
the same encoder, below the page's mean less one standard deviation (after Hearst 1997); *headings* cuts before every
heading. The pages of the second half of the columns hold only events that no training saw.

The last line is the summary; exit status 1 where, over all events or over those held out, F1 is below 0.95 or more
than 1 % of the single pages are split.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from bench.common import arguments, f1, lacking, table, verdict
from secondsource import vocabulary
from secondsource.encoder.model import cosines
from secondsource.encoder.sentences import sentences
from secondsource.pipeline import Pipeline
from secondsource.records import Document, Page
from training import corpus
from training.corpus import Article
from training.glue import Style, glue, glue_html

F1, SPLIT = 0.95, 0.01
EXACT = 2  # characters
STYLES = {
    "bare": Style(headline=False),
    "headline": Style(),
    "dateline": Style(headline=False, dateline=True),
    "caption": Style(headline=False, caption=True),
    "headline, dateline, caption": Style(dateline=True, caption=True),
    "said twice, widgets": Style(caption=True, repeat=True, widget=True),
}
LAYOUTS = ("text", "html")
TOPICS = ("any topics", "near topics")
SETS = ("news-cluster", "basil")
EACH = 3  # glued pages of each set, topic, style and layout
QUICK_ARTICLES = 40  # of each set
LEDE_WORDS = 12
WINDOW = 3  # paragraphs on either side that the tiling anchor compares
NEAREST = 12  # of near topics: the next story is drawn among so many with the most similar openings
ANCHORS = ("tiling", "headings")


@dataclass(frozen=True)
class Case:
    """One page to be split: its labels (set, layout, topic, style), and what is known of its boundaries."""

    document: Document
    labels: tuple[str, ...]
    marks: tuple[int, ...]  # of text: where the second and later stories begin
    firsts: tuple[str, ...]  # of HTML: their first lines

    @property
    def stories(self) -> int:
        """Stories on the page."""
        return 1 + len(self.marks) + len(self.firsts)


@dataclass
class Count:
    """Counts of one splitter over some pages."""

    pages: int = 0
    hit: int = 0
    said: int = 0
    gold: int = 0
    singles: int = 0
    split: int = 0

    def add(self, case: Case, page: Page, starts: Sequence[int]) -> None:
        """Count one page; ``starts`` are the offsets at which its second and later reports begin."""
        if case.stories == 1:
            self.singles += 1
            self.split += bool(starts)
            return
        marks = places(case, page)
        self.pages += 1
        self.hit += sum(any(abs(mark - start) <= EXACT for start in starts) for mark in marks)
        self.said += len(starts)
        self.gold += case.stories - 1

    @property
    def f1(self) -> float:
        """F1 over boundaries."""
        return f1(self.hit, self.said, self.gold)


@dataclass
class Counts:
    """Counts over the pages of one row of the table, by splitter."""

    of: dict[str, Count] = field(default_factory=lambda: {name: Count() for name in ("ours", *ANCHORS)})


# -- the pages --------------------------------------------------------------------------------------------------------


def usable(article: Article) -> bool:
    """Articles of more than a few lines, no longer than an article, that open with their lede.

    Some scraped texts open with buttons and menus; where their story begins is anybody's guess.
    """
    lede = article.paragraphs[0].split() if article.paragraphs else []
    return 100 < article.words < 1500 and len(article.paragraphs) > 3 and len(lede) >= LEDE_WORDS


def tidy(article: Article) -> Article:
    """An article with single spaces, so that its lines can be found in a page again."""
    paragraphs = tuple(" ".join(p.split()) for p in article.paragraphs)
    return Article(article.id, article.source, " ".join(article.title.split()), paragraphs, article.event)


class Maker:
    """Glues pages from articles of labelled events."""

    def __init__(self, articles: Sequence[Article], pipeline: Pipeline, seed: int) -> None:
        self.articles = list(articles)
        self.rng = random.Random(seed)  # noqa: S311 - pages are drawn, not secrets
        vectors = pipeline.encoder.embed([" ".join((a.title, *a.paragraphs[:2]))[:700] for a in self.articles])
        self.near = cosines(vectors, vectors)

    def chosen(self, near: bool) -> list[Article]:
        """Two to five articles, each of another event."""
        count = self.rng.choice((2, 2, 3, 4, 5))
        picked = [self.rng.randrange(len(self.articles))]
        while len(picked) < count:
            events = {self.articles[i].event for i in picked}
            free = [i for i in range(len(self.articles)) if self.articles[i].event not in events]
            if not free:
                break
            if near:
                last = picked[-1]
                free = sorted(free, key=lambda i: -float(self.near[last, i]))[:NEAREST]
            picked.append(self.rng.choice(free))
        return [self.articles[i] for i in picked]

    def case(self, articles: Sequence[Article], layout: str, style: str, labels: tuple[str, ...]) -> Case:
        """Glue articles into one page."""
        if layout == "text":
            glued = glue(articles, STYLES[style], self.rng)
            return Case(Document(data=glued.text.encode(), media_type="text/plain"), labels, glued.marks, ())
        page, firsts = glue_html(articles, STYLES[style], self.rng)
        return Case(Document(data=page.encode(), media_type="text/html"), labels, (), tuple(firsts))

    def glued(self, name: str, each: int) -> Iterator[Case]:
        """Pages of two to five stories: ``each`` of every topic, layout and style."""
        for topic in TOPICS:
            for layout in LAYOUTS:
                for style in STYLES:
                    for _ in range(each):
                        articles = self.chosen(near=topic == "near topics")
                        yield self.case(articles, layout, style, (name, layout, topic, style))

    def singles(self, name: str) -> Iterator[Case]:
        """Every article on a page by itself, as text and as HTML, in styles that take turns."""
        styles = list(STYLES)
        for number, article in enumerate(self.articles):
            for layout in LAYOUTS:
                style = styles[number % len(styles)]
                yield self.case([article], layout, style, (name, layout, style))


def places(case: Case, page: Page) -> list[int]:
    """Where the second and later stories begin in the page's text; -1 for a first line that the page lacks."""
    if case.marks:
        return list(case.marks)
    found, at = [], 0
    for line in case.firsts:
        place = page.text.find(line, at + 1)
        at = place if place >= 0 else at
        found.append(place)
    return found


# -- the splitters ----------------------------------------------------------------------------------------------------


def first_line(page: Page, start: int, html: bool) -> int:
    """Where a report begins; in HTML, where its first heading or paragraph does."""
    if not html:
        return start
    lines = (b.span[0] for b in page.blocks if b.span[0] >= start and (b.kind == "heading" or b.main))
    return next(lines, start)


def ours(case: Case, pipeline: Pipeline) -> tuple[Page, list[int]]:
    """The page as we read it, and where its second and later reports begin."""
    found = pipeline.inspect(case.document)
    html = case.document.media_type == "text/html"
    return found.page, [first_line(found.page, r.span[0], html) for r in found.reports[1:]]


def tiling(page: Page, pipeline: Pipeline) -> list[int]:
    """Cut at the deepest valleys of likeness between the blocks on either side."""
    blocks = [b for b in page.blocks if b.main]
    if len(blocks) < 3:
        return []
    cuts = [[page.text[slice(*s)] for s in sentences(page.text, b.span)] or [""] for b in blocks]
    rows = np.stack([pipeline.encoder.embed(cut).astype(np.float32).mean(0) for cut in cuts])
    likeness = []
    for i in range(1, len(blocks)):
        before, after = rows[max(0, i - WINDOW) : i].sum(0), rows[i : i + WINDOW].sum(0)
        likeness.append(float(before @ after) / max(float(np.linalg.norm(before) * np.linalg.norm(after)), 1e-6))
    least = float(np.mean(likeness) - np.std(likeness))
    return [
        blocks[i + 1].span[0]
        for i, value in enumerate(likeness)
        if value < least and value == min(likeness[max(0, i - 1) : i + 2])
    ]


def headings(page: Page) -> list[int]:
    """Cut before every heading (the first of several in a row) that follows a paragraph."""
    found, paragraph, headed = [], False, False
    for block in page.blocks:
        if block.kind == "heading":
            if paragraph and not headed:
                found.append(block.span[0])
            headed = True
        elif block.main:
            paragraph, headed = True, False
    return found


# -- the run ----------------------------------------------------------------------------------------------------------


def measure(cases: Sequence[Case], pipeline: Pipeline) -> dict[str, Counts]:
    """Split every page by every splitter; counts by label, and over all pages under ``all``."""
    rows: dict[str, Counts] = {}
    for case in cases:
        page, starts = ours(case, pipeline)
        answers = {"ours": starts, "tiling": tiling(page, pipeline), "headings": headings(page)}
        for label in ("all", *case.labels):
            counts = rows.setdefault(label, Counts())
            for name, answer in answers.items():
                counts.of[name].add(case, page, answer)
    return rows


def load(data: Path, name: str, held: bool, quick: bool) -> list[Article]:
    """The usable articles of a set, or those of held-out events alone."""
    source: Callable[[Path], Iterator[Article]] = {"news-cluster": corpus.news_cluster, "basil": corpus.basil}[name]
    articles = [tidy(a) for a in source(data) if usable(a) and (not held or corpus.held_out(a))]
    return articles[:QUICK_ARTICLES] if quick else articles


def cases_of(data: Path, pipeline: Pipeline, held: bool, quick: bool) -> list[Case]:
    """The glued and the single pages of both sets."""
    cases: list[Case] = []
    for name in SETS:
        maker = Maker(load(data, name, held, quick), pipeline, seed=11 + held)
        cases += [*maker.glued(name, 1 if quick else EACH), *maker.singles(name)]
    return cases


def row(label: str, both: Sequence[dict[str, Counts]]) -> list[object]:
    """One row of the table: pages, our P, R and F1 and the anchors' F1, for all events and for those held out."""
    cells: list[object] = [label]
    for rows in both:
        of = rows.get(label, Counts()).of
        mine = of["ours"]
        precision, recall = mine.hit / max(mine.said, 1), mine.hit / max(mine.gold, 1)
        cells += [mine.pages, precision, recall, mine.f1, of["tiling"].f1, of["headings"].f1]
    return cells


def main(given: Sequence[str] | None = None) -> int:
    """Print the tables and say whether the bars are met."""
    options = arguments("splitting: ours beside TextTiling and headline shape", given)
    if lacking(options.data, *(f"stories/{name}" for name in SETS)):
        return 0
    pipeline = Pipeline(vocabulary.load())
    both = [measure(cases_of(options.data, pipeline, held, options.quick), pipeline) for held in (False, True)]
    columns = ("pages", "P", "R", "F1", "tiling", "headings")
    print("glued pages: all events, then held-out events; the anchors' columns are F1")
    table(("pages of", *columns, *columns), [row(label, both) for label in (*SETS, *LAYOUTS, *TOPICS, *STYLES, "all")])
    print("\nsingle pages that were split")
    singles = [
        [
            label,
            *(f"{rows[label].of[n].split}/{rows[label].of[n].singles}" for rows in both for n in ("ours", *ANCHORS)),
        ]
        for label in (*SETS, *LAYOUTS, *STYLES, "all")
    ]
    table(("pages of", *("ours", *ANCHORS) * 2), singles)
    mine = [rows["all"].of["ours"] for rows in both]
    told = "; ".join(
        f"{name} F1 {count.f1:.3f}, single pages split {count.split} of {count.singles}"
        for name, count in zip(("all events", "held out"), mine, strict=True)
    )
    met = all(count.f1 >= F1 and count.split <= SPLIT * count.singles for count in mine)
    return verdict(f"splitting: {told} (bar: F1 {F1}, {SPLIT:.0%} split)", met)


if __name__ == "__main__":
    sys.exit(main())
