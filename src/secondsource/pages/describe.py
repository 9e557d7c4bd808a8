"""What is known of one report, with the characters that say so: title, outlet, date, dateline, credits, body."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from itertools import pairwise

from secondsource.pages.addressed import agency_of_address
from secondsource.pages.bylines import BylineFound, clean_authors, find_authors
from secondsource.pages.credits import find_credits
from secondsource.pages.datelines import find_dateline
from secondsource.pages.dates import prefix_date
from secondsource.pages.issued import find_published
from secondsource.pages.outlets import outlet_of
from secondsource.pages.part import Part, skip_space
from secondsource.pages.text import same_key
from secondsource.records import Credit, Entry, Page, Report, Span

BYLINE_REACH = 4  # paragraphs among which a byline may stand
DATELINE_REACH = 2
_TIME = re.compile(r"\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\.?)?", re.IGNORECASE)


def describe(part: Part) -> Report:
    """Describe the report in a part of a page; ``body`` is what is left when everything else has been named."""
    page, vocabulary, title = part.page, part.vocabulary, part.title
    span = (part.blocks[0].span[0], part.blocks[-1].span[1])
    headings = [b.span for b in part.blocks if b.kind == "heading" and b.main and not part.is_date(b.span)]
    if dated := bool(title.span and span[0] < title.span[0] < part.blocks[0].span[1]):
        headings = [s for s in headings if s != part.blocks[0].span]
    main = list(part.main)
    prefix = prefix_date(page.text, main[0][0], part.latest) if main else None
    if prefix and prefix.span and prefix.span[1] < main[0][1]:
        main[0] = (skip_space(page.text, prefix.span[1]), main[0][1])
    elif dated:
        prefix = prefix or part.opening_date
    # In a text without markup a byline has the shape of a heading.
    heads = [s for s in headings if main and s < main[0] and s != title.span]
    bylines = [
        b for b in find_authors(page.text, [*heads, *main[:BYLINE_REACH]], vocabulary) if b.span in (*heads, *main)
    ]
    named = {b.span for b in bylines}
    known = {same_key(title.text)} if title.text else set()
    body = tuple(s for s in main if same_key(part.text(s)) not in known and s not in named)
    dateline = next((d for s in body[:DATELINE_REACH] if (d := find_dateline(page.text, s, vocabulary))), None)
    outlet, family = outlet_of(page.url, page.markup.site or title.site, page.given.outlet, vocabulary)
    return Report(
        id=_identity(page, span, [part.text(s) for s in body]),
        span=span,
        title=title.text,
        title_span=title.span,
        outlet=outlet,
        family=family,
        language=part.language,
        authors=_authors(part, bylines),
        published=find_published(part, prefix, dateline),
        dateline=dateline.dateline if dateline else None,
        credits=_credits(part, body, bylines),
        headings=tuple(s for s in headings if same_key(part.text(s)) not in known and s not in named),
        body=body,
        live=page.markup.live and part.single,
        entries=tuple(_entries(part)) if page.markup.live and part.single else (),
    )


def _identity(page: Page, span: Span, body: Sequence[str]) -> str:
    """Sixteen hexadecimal digits from where the report stands and what it says; the same whenever it is read."""
    parts = [page.address or page.url or page.identity, str(span[0]), *body]
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=8).hexdigest()


def _authors(part: Part, bylines: Sequence[BylineFound]) -> tuple[str, ...]:
    stated = (part.page.given.authors or part.page.markup.authors) if part.single else ()
    named = [name for byline in bylines for name in byline.authors]
    return clean_authors(stated, part.vocabulary) or clean_authors(named, part.vocabulary)


def _credits(part: Part, body: Sequence[Span], bylines: Sequence[BylineFound]) -> tuple[Credit, ...]:
    """Credits in the text, in its bylines, and those that the source or the markup states as the author."""
    vocabulary = part.vocabulary
    # A line below the text that is shaped like a heading is a signature: "Reuters - AP".
    foot = [b.span for b in part.blocks if b.kind == "heading" and b.main and body and b.span[0] >= body[-1][1]]
    own = sorted({*body, *part.lines, *foot, *(b.span for b in bylines)})
    found = list(find_credits(part.page.text, own, vocabulary, captions=part.captions))
    stated = clean_authors((*part.page.given.authors, *part.page.markup.authors), vocabulary) if part.single else ()
    opening = (part.blocks[0].span[0], part.blocks[0].span[0])
    for name in stated:
        agency = vocabulary.agency(name)
        if agency and not any(c.agency == agency.name and c.kind == "byline" for c in found):
            found.append(Credit(agency=agency.name, kind="byline", span=opening))
    if part.page.given.agency:
        entry = vocabulary.agency(part.page.given.agency)
        name = entry.name if entry else part.page.given.agency
        found.append(Credit(agency=name, kind="feed", span=opening))
    elif part.single and (fed := agency_of_address(part.page.url, vocabulary)):
        found.append(Credit(agency=fed, kind="feed", span=opening))
    return tuple(sorted(found, key=lambda c: (c.span, c.agency, c.kind)))


def _entries(part: Part) -> list[Entry]:
    """Timed entries of a live ticker: each from its time to the end of its own text.

    A time without text below it, such as the page's own date, is no entry; a heading is a mark where it opens with one.
    """
    marks: list[tuple[int, str]] = []
    for place, block in enumerate(part.blocks):
        line = part.text(block.span)
        found = _TIME.match(line) if block.kind == "heading" else _TIME.search(line) if block.kind == "meta" else None
        if found:
            marks.append((place, found.group()))
    entries = []
    for (place, time), (after, _) in pairwise([*marks, (len(part.blocks), "")]):
        own = [b.span for b in part.blocks[place:after] if b.main and b.kind != "heading"]
        if own:
            entries.append(Entry(span=(part.blocks[place].span[0], own[-1][1]), time=time))
    return entries
