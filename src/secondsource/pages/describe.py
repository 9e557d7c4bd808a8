"""What is known of one report, with the characters that say so: title, outlet, date, dateline, credits, body."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from secondsource.pages.bylines import BylineFound, clean_authors, find_authors
from secondsource.pages.credits import find_credits
from secondsource.pages.datelines import DatelineFound, find_dateline
from secondsource.pages.dates import date_from_url, dates_in, parse_date, prefix_date
from secondsource.pages.outlets import outlet_of
from secondsource.pages.text import same_key
from secondsource.records import Block, Credit, Entry, Page, Published, Report, Span
from secondsource.vocabulary import Vocabulary

BYLINE_REACH = 4  # paragraphs among which a byline may stand
LABEL_WORDS = 3  # a heading this short before the headline is the section's name
DATELINE_REACH = 2
_TIME = re.compile(r"\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\.?)?", re.IGNORECASE)


@dataclass(frozen=True)
class Part:
    """The blocks of a page that hold one report: ``first`` to before ``last``."""

    page: Page
    first: int
    last: int
    language: str | None
    single: bool  # the page holds no other report, so what is said of the page is said of it

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The part's blocks."""
        return self.page.blocks[self.first : self.last]

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


def describe(part: Part, vocabulary: Vocabulary) -> Report:
    """Describe the report in a part of a page; ``body`` is what is left when everything else has been named."""
    page = part.page
    title, title_span = _title(part)
    span = (part.blocks[0].span[0], part.blocks[-1].span[1])
    main = [b.span for b in part.blocks if b.main and b.kind != "heading"]
    prefix = prefix_date(page.text, main[0][0]) if main else None
    if prefix and prefix.span and prefix.span[1] < main[0][1]:
        main[0] = (_skip_space(page.text, prefix.span[1]), main[0][1])
    bylines = [b for b in find_authors(page.text, main[:BYLINE_REACH]) if b.span in main]
    known = {same_key(title)} if title else set()
    body = tuple(s for s in main if same_key(part.text(s)) not in known and s not in {b.span for b in bylines})
    dateline = next((d for s in body[:DATELINE_REACH] if (d := find_dateline(page.text, s, vocabulary))), None)
    outlet, family = outlet_of(page.url, page.markup.site, page.given.outlet, vocabulary)
    return Report(
        id=_identity(page, span, [part.text(s) for s in body]),
        span=span,
        title=title,
        title_span=title_span,
        outlet=outlet,
        family=family,
        language=part.language,
        authors=_authors(part, bylines),
        published=_published(part, prefix, dateline),
        dateline=dateline.dateline if dateline else None,
        credits=_credits(part, body, bylines, vocabulary),
        headings=tuple(
            b.span for b in part.blocks if b.kind == "heading" and b.main and same_key(part.text(b.span)) not in known
        ),
        body=body,
        live=page.markup.live and part.single,
        entries=tuple(_entries(part)) if page.markup.live and part.single else (),
    )


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and (text[at].isspace() or text[at] in "|:–—-"):
        at += 1
    return at


def _identity(page: Page, span: Span, body: Sequence[str]) -> str:
    """Sixteen hexadecimal digits from where the report stands and what it says; the same whenever it is read."""
    parts = [page.url or page.sha256, str(span[0]), *body]
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=8).hexdigest()


def _title(part: Part) -> tuple[str | None, Span | None]:
    """The headline and where it stands: as the source or the markup says, or the heading that opens the part."""
    stated = part.page.given.title or part.page.markup.title
    if stated and part.opens_page:
        key = same_key(stated)
        found = next((b.span for b in part.blocks if same_key(part.text(b.span)) == key), None)
        if part.single or found:
            return stated.strip(), found
    heads = []
    for block in part.blocks:
        if block.kind == "heading":
            heads.append(block.span)
        elif block.main:
            break
    if not heads:
        return None, None
    keys = [same_key(part.text(s)) for s in heads]
    best = next((s for s, key in zip(heads, keys, strict=True) if keys.count(key) > 1), None)
    best = best or next((s for s in heads if len(part.text(s).split()) > LABEL_WORDS), heads[0])
    return part.text(best), best


def _authors(part: Part, bylines: Sequence[BylineFound]) -> tuple[str, ...]:
    stated = (part.page.given.authors or part.page.markup.authors) if part.single else ()
    named = [name for byline in bylines for name in byline.authors]
    return clean_authors(stated) or clean_authors(named)


def _published(part: Part, prefix: Published | None, dateline: DatelineFound | None) -> Published | None:
    """The publication date by the first that tells: source, markup, a date the text opens with, dateline, address.

    Last comes the date of a picture (basis ``caption``): the report cannot be older, and that is all it says.
    """
    page = part.page
    if part.opens_page:
        given = parse_date(page.given.date) if page.given.date else None
        if given and page.given.date:
            precise = given.value if given.precision in ("day", "month", "year") else page.given.date
            return Published(value=precise, precision=given.precision, basis="given")
        if page.markup.published:
            return page.markup.published
    if prefix:
        return prefix
    if dateline and dateline.year and dateline.month and dateline.day:
        value = date(dateline.year, dateline.month, dateline.day).isoformat()
        return Published(value=value, precision="day", basis="dateline", span=dateline.date_span)
    if part.opens_page and page.url and (from_url := date_from_url(page.url)):
        return from_url
    pictures = [found for span in part.spans("caption") for found in dates_in(page.text, span)]
    if pictures:
        latest = max(pictures, key=lambda d: (d.value, d.span))
        return Published(value=latest.value, precision="day", basis="caption", span=latest.span)
    return None


def _credits(
    part: Part, body: Sequence[Span], bylines: Sequence[BylineFound], vocabulary: Vocabulary
) -> tuple[Credit, ...]:
    """Credits in the text, in its bylines, and those that the source or the markup states as the author."""
    own = sorted({*body, *part.spans("meta"), *(b.span for b in bylines)})
    found = list(find_credits(part.page.text, own, vocabulary, captions=part.spans("caption")))
    stated = clean_authors((*part.page.given.authors, *part.page.markup.authors)) if part.single else ()
    opening = (part.blocks[0].span[0], part.blocks[0].span[0])
    for name in stated:
        agency = vocabulary.agency(name)
        if agency and not any(c.agency == agency.name and c.kind == "byline" for c in found):
            found.append(Credit(agency=agency.name, kind="byline", span=opening))
    if part.page.given.agency:
        entry = vocabulary.agency(part.page.given.agency)
        name = entry.name if entry else part.page.given.agency
        found.append(Credit(agency=name, kind="feed", span=opening))
    return tuple(sorted(found, key=lambda c: (c.span, c.agency, c.kind)))


def _entries(part: Part) -> list[Entry]:
    """Timed entries of a live ticker: each from its time to before the next one's."""
    marks = [b.span for b in part.blocks if b.kind in ("meta", "heading") and _TIME.search(part.text(b.span))]
    ends = [span[0] for span in marks[1:]] + [part.blocks[-1].span[1]]
    return [
        Entry(span=(span[0], end), time=found.group() if (found := _TIME.search(part.text(span))) else None)
        for span, end in zip(marks, ends, strict=True)
    ]
