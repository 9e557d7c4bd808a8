"""A part of a page that holds one report: its blocks, sorted into headline, text, captions and credit lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from secondsource.pages.dates import latest_day, parse_date, prefix_date
from secondsource.pages.text import is_heading, is_trailer, same_key
from secondsource.records import Block, Page, Published, Span
from secondsource.vocabulary import Vocabulary

CAPTION = 300  # characters; a longer paragraph is no caption, whatever it ends in
HALF = 0.5
DATE_LINE = 60  # characters; a longer line is not a date and nothing else
LABEL_WORDS = 3  # a heading this short before the headline is the section's name
_SEPARATOR = re.compile(r"\s+[-–—|»·]\s+|:\s+|\s*\|\s*")


@dataclass(frozen=True)
class Title:
    """A headline; ``site`` is what else the page's title says, which is mostly the outlet."""

    text: str | None
    span: Span | None = None
    site: str | None = None


@dataclass(frozen=True)
class Part:
    """The blocks of a page that hold one report: ``first`` to before ``last``."""

    page: Page
    first: int
    last: int
    language: str | None
    single: bool  # the page holds no other report, so what is said of the page is said of it
    vocabulary: Vocabulary

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The part's blocks."""
        return self.page.blocks[self.first : self.last]

    @cached_property
    def title(self) -> Title:
        """The headline, where it stands, and the outlet's name where the page's title carries it."""
        return find_title(self)

    @cached_property
    def main(self) -> list[Span]:
        """Paragraphs of the report's text, as the extraction has them, less what their shape shows to be none.

        What stands above the headline is the masthead, unless most of the text does.
        """
        kept = [b.span for b in self.blocks if b.main and b.kind != "heading" and not self._is_furniture(b.span)]
        if self.title.span is None:
            return kept
        below = [s for s in kept if s[0] > self.title.span[0]]
        return below if _length(below) >= HALF * _length(kept) else kept

    @cached_property
    def captions(self) -> list[Span]:
        """Captions, also those that the extraction took for text."""
        return [b.span for b in self.blocks if b.kind == "caption" or (b.main and self._is_caption(b.span))]

    @cached_property
    def latest(self) -> date | None:
        """The last day on which the page can have been published, where that is known."""
        return latest_day(self.page.retrieved)

    @cached_property
    def opening_date(self) -> Published | None:
        """The date that the part's first line opens with, before other words."""
        start, end = self.blocks[0].span
        found = prefix_date(self.page.text, start, self.latest)
        return found if found and found.span and found.span[1] < end else None

    def is_date(self, span: Span) -> bool:
        """Say whether a line is a date and little else."""
        return span[1] - span[0] <= DATE_LINE and parse_date(self.text(span), latest=self.latest) is not None

    @cached_property
    def dates(self) -> list[Span]:
        """Lines that are dates, above the text; a masthead's date is the day's, not the report's, and is none."""
        start = self.main[0][0] if self.main else 0
        top = self.title.span[0] if self.title.span else self.blocks[0].span[0]
        return [
            b.span
            for b in self.blocks
            if b.kind not in ("caption", "link")
            and b.span[0] < start
            and (b.span[0] >= top or b.kind == "heading")
            and self.is_date(b.span)
        ]

    def _is_caption(self, span: Span) -> bool:
        line = self.text(span)
        return len(line) <= CAPTION and self.vocabulary.captions.is_credit_tail(line)

    def _is_furniture(self, span: Span) -> bool:
        first = self.text(span).split("\n", 1)[0]
        return self._is_caption(span) or self.vocabulary.furniture.is_widget(first) or is_trailer(self.text(span))

    @cached_property
    def lines(self) -> list[Span]:
        """Lines that may credit the report: bylines, the head between headline and text, copyright, what ends it."""
        start = self.main[0][0] if self.main else 0
        head = self.title.span[1] if self.title.span else self.blocks[0].span[0]
        return [
            b.span
            for b in self.blocks
            if b.kind not in ("caption", "link", "heading")
            and (b.kind == "meta" or is_trailer(self.text(b.span)) or (not b.main and head <= b.span[0] < start))
        ]

    @cached_property
    def opens_page(self) -> bool:
        """The page's first report: a date or title of the whole page is most likely its own."""
        return self.first == 0

    def text(self, span: Span) -> str:
        """The characters of a span."""
        return self.page.text[slice(*span)]

    def spans(self, *kinds: str) -> list[Span]:
        """Spans of the blocks of some kinds, in order."""
        return [b.span for b in self.blocks if b.kind in kinds]


def _length(spans: Sequence[Span]) -> int:
    return sum(end - start for start, end in spans)


def find_title(part: Part) -> Title:
    """Find the headline: as the source or the markup states it, or the heading that opens the part.

    A page's title often carries the outlet's name ("Divers search wreck - Harbour Post"): where one piece of it stands
    on the page as a line, that is the headline, and the other piece the site.
    """
    stated = part.page.given.title or part.page.markup.title
    if stated and part.opens_page:
        found = _stated(part, stated.strip())
        if found.span or (part.single and not _names_site(part, found.text)):
            return found
        opening = _opening(part)
        return Title(opening.text, opening.span, found.text if part.single else None) if opening.text else found
    opening = _opening(part)
    return _dated(part) or opening if opening.span in (None, part.blocks[0].span) else opening


def _dated(part: Part) -> Title | None:
    """The headline behind the date in the first line: "date 2024-05-03 Ferry stuck in the ice", above a text."""
    end = part.blocks[0].span[1]
    if part.opening_date is None or part.opening_date.span is None or len(part.blocks) == 1:
        return None
    head = skip_space(part.page.text, part.opening_date.span[1])
    line = part.page.text[head:end]
    named = line.lower().startswith("by ") or _names_site(part, line)
    return Title(line, (head, end)) if len(line.split()) > LABEL_WORDS and is_heading(line) and not named else None


def skip_space(text: str, at: int) -> int:
    """Give the place of the first character from ``at`` on that is no space, bar or dash."""
    while at < len(text) and (text[at].isspace() or text[at] in "|:–—-"):
        at += 1
    return at


def _names_site(part: Part, text: str | None) -> bool:
    """A title that is only the outlet's name is no headline."""
    names = {name for name in (part.page.markup.site, part.page.given.outlet) if name}
    return text is not None and (text in names or part.vocabulary.outlet_by_name(text) is not None)


def _stated(part: Part, stated: str) -> Title:
    lines = {same_key(part.text(b.span)): b.span for b in reversed(part.blocks)}
    if (key := same_key(stated)) in lines and not _names_site(part, stated):
        return Title(stated, lines[key])
    for cut in _SEPARATOR.finditer(stated):
        before, after = stated[: cut.start()], stated[cut.end() :]
        for piece, rest in ((before, after), (after, before)):
            if len(piece.split()) > LABEL_WORDS and same_key(piece) in lines:
                return Title(piece, lines[same_key(piece)], rest)
    pieces = _SEPARATOR.split(stated)
    sites = [p for p in (pieces[0], pieces[-1]) if len(pieces) > 1 and part.vocabulary.outlet_by_name(p)]
    return Title(stated, None, sites[0] if sites else None)


def _opening(part: Part) -> Title:
    """The heading before the first paragraph: one that stands twice, or else the first that is no section's name."""
    heads = []
    for block in part.blocks:
        if block.kind == "heading":
            heads += [] if part.is_date(block.span) else [block.span]
        elif block.main:
            break
    if not heads:
        return Title(None)
    keys = [same_key(part.text(s)) for s in heads]
    best = next((s for s, key in zip(heads, keys, strict=True) if keys.count(key) > 1), None)
    best = best or next((s for s in heads if len(part.text(s).split()) > LABEL_WORDS), heads[0])
    return Title(part.text(best), best)
