"""When a page says it was published, read from what states it and never guessed.

What is trusted, in this order: JSON-LD ``datePublished`` of the page's own article; meta tags that name publication;
``itemprop`` and ``<time>`` elements by the headline; a visible line that says "Published". A date of change never
stands in. Where sources of one rank contradict each other, there is no answer. The date in the address is not read
here: what stands in the text outranks it (see ``issued``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from lxml.etree import _Element

from secondsource.pages.blocks import Piece
from secondsource.pages.dates import LATEST_YEAR, parse_date, with_offset
from secondsource.pages.html_data import Item, PageData, text_of
from secondsource.records import Precision, Published

# Names of meta tags, the most trusted first.
PUBLICATION_METAS = """
    article:published_time og:article:published_time og:published_time article:published datepublished parsely-pub-date
    cxenseparse:recs:publishtime cxenseparse:publishtime sailthru.date dc.date.issued dcterms.issued dc.date.published
    dcterms.created dc.date.created dcterms.date dc.date dc.created bt:pubdate pubdate publishdate publish-date
    publish_date publication_date publication-date published_time published-time published_date published-date
    published_at ptime displaydate article.published article_date_original article:post_date rnews:datepublished
    video:release_date og:pubdate originalpublicationdate date_published date.available publishtime
    shareaholic:article_published_time citation_publication_date citation_online_date prism.publicationdate
    iso-8601-publish-date gsa-publish-date date doc_date created creation_date content_create_date
    weibo:article:create_at
""".split()  # noqa: SIM905 - a list in words reads better
MODIFICATION_METAS = """
    article:modified_time og:updated_time article:modified datemodified last-modified dcterms.modified
    dc.date.modified lastmod revision_date article:updated_time
""".split()  # noqa: SIM905
FIRST_YEAR = 1990

ISO = re.compile(
    r"^\s*(?P<year>\d{4})[-/.]?(?P<month>\d{2})[-/.]?(?P<day>\d{2})"
    r"(?:(?:\s*T\s*|\s+(?:at\s+)?)(?P<hour>\d{1,2}):?(?P<minute>\d{2})(?::?(?P<second>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?\s*$",
    re.I,
)
MONTH_ONLY = re.compile(r"^\s*(\d{4})-(\d{2})\s*$")
MONTH_NAME = re.compile(r"[A-Za-z]{3}")
PUBLISHED_WORD = re.compile(
    r"publi(?:sh|é|cad|kat|cerad|cat)|veröffentlicht|posted|erstellt|created|issued|released|gepubliceerd|opublikowan|yayın|опубл|publicado",
    re.I,
)
CHANGED_WORD = re.compile(
    r"updat|modif|aktualis|mis à jour|actualiz|bijgewerkt|oppdatert|uppdat|opdater|güncel|changed|edited", re.I
)
TIME_CLASS = re.compile(r"publi|posted|pubdate|created|entry-date|post-date|article-date|date-?published", re.I)
NEAR_HEADLINE = 12  # blocks
LINE = 120  # characters


def published(
    root: _Element, data: PageData, article: Item | None, pieces: Sequence[Piece], latest: date | None = None
) -> Published | None:
    """Say when a page was published.

    Args:
        root: the page's ``html`` element.
        data: its JSON-LD and meta tags.
        article: the JSON-LD object of the page's own article, where there is one.
        pieces: its blocks, for what stands in the text.
        latest: the last day that can be right (see ``dates.latest_day``), where it is known.

    Returns:
        The date in the page's own time zone, as precise as it stands there, with its basis ("meta" or "text") and,
        where it stands in the text, its span; None where nothing says it.
    """
    stated = text_of(article.get("datePublished")) if article else None
    for value in (stated, *_meta_values(data, PUBLICATION_METAS, latest), *_marked_values(root, latest)):
        found = read_time(value, latest)
        if found:
            return Published(value=found[0], precision=found[1], basis="meta")
    return _by_headline(root, pieces, latest) or _in_text(pieces, latest)


def modified(data: PageData, article: Item | None, latest: date | None = None) -> str | None:
    """Say when a page was last changed, not after ``latest``, as ISO 8601; None where nothing says it."""
    stated = text_of(article.get("dateModified")) if article else None
    for value in (stated, *_meta_values(data, MODIFICATION_METAS, latest)):
        found = read_time(value, latest)
        if found:
            return found[0]
    return None


def read_time(value: str | None, latest: date | None = None) -> tuple[str, Precision] | None:
    """Read a machine's date: ISO 8601 in its common spellings, or RFC 2822.

    Returns:
        The date as ISO 8601, with its own offset where it has a possible one, and its precision; None for anything
        else, and for a day after ``latest``.
    """
    found = _stated_time(value)
    return found if found and (latest is None or found[0][:10] <= latest.isoformat()) else None


def _stated_time(value: str | None) -> tuple[str, Precision] | None:
    """A machine's date, whether it can be right or not."""
    if not value or len(value) > 60:
        return None
    found = ISO.match(value)
    if found:
        return _checked(found)
    month = MONTH_ONLY.match(value)
    if month and FIRST_YEAR <= int(month.group(1)) <= LATEST_YEAR and 1 <= int(month.group(2)) <= 12:
        return f"{month.group(1)}-{month.group(2)}", "month"
    if MONTH_NAME.search(value) and re.search(r"\d{1,2}:\d{2}", value):
        try:
            parsed = parsedate_to_datetime(value)
        except (ValueError, TypeError, IndexError, OverflowError):  # no RFC 2822 date
            return None
        if FIRST_YEAR <= parsed.year <= LATEST_YEAR:
            return parsed.isoformat(), "second"
    return None


def _checked(found: re.Match[str]) -> tuple[str, Precision] | None:
    """The parts of an ISO date as one, where they are a date that there can be."""
    year, month, day = int(found["year"]), int(found["month"]), int(found["day"])
    if not FIRST_YEAR <= year <= LATEST_YEAR:
        return None
    hour, minute, second = int(found["hour"] or 0), int(found["minute"] or 0), int(found["second"] or 0)
    try:
        moment = datetime(year, month, day, hour, minute, min(second, 59))  # the offset is kept as text
    except ValueError:
        return None
    if found["hour"] is None:
        return moment.date().isoformat(), "day"
    zone = (found["zone"] or "").upper()
    if zone in ("Z", "UTC", "GMT"):
        zone = "+00:00"
    elif zone:
        digits = zone[1:].replace(":", "").ljust(4, "0")
        zone = f"{zone[0]}{digits[:2]}:{digits[2:]}"
    precise: Precision = "second" if found["second"] is not None else "minute"
    return with_offset(moment.isoformat(), zone), precise


def _meta_values(data: PageData, names: Sequence[str], latest: date | None) -> Iterator[str]:
    """Contents of the meta tags of these names, in the order of trust; two that differ in the day say nothing."""
    for name in names:
        values = data.metas.get(name, [])
        days = {found[0][:10] for value in values if (found := read_time(value, latest))}
        if len(days) == 1:
            yield from values


def _marked_values(root: _Element, latest: date | None) -> Iterator[str]:
    """Values of elements that the markup calls the date of publication; none where they differ in the day."""
    marked = []
    for element in root.iter("time", "span", "div", "p", "abbr", "meta", "p", "li"):
        if (element.get("itemprop") or "").lower() == "datepublished" or element.get("pubdate") is not None:
            value = element.get("datetime") or element.get("content") or element.get("title") or element.text
            if value and read_time(value, latest):
                marked.append(value)
    if len({(read_time(value, latest) or ("", ""))[0][:10] for value in marked}) == 1:
        yield from marked


def _by_headline(root: _Element, pieces: Sequence[Piece], latest: date | None) -> Published | None:
    """The ``<time>`` element that stands by the headline, where one alone does, or is named the publication's."""
    times = [time for time in root.iter("time") if read_time(time.get("datetime"), latest)]
    named = [time for time in times if TIME_CLASS.search(_names(time)) and not CHANGED_WORD.search(_names(time))]
    headline = next((i for i, piece in enumerate(pieces) if piece.level == 1), None)
    near: list[_Element] = []
    if headline is not None:
        containers = {piece.container for piece in pieces[max(0, headline - 3) : headline + NEAR_HEADLINE]}
        near = [time for time in times if any(parent in containers for parent in (time, *time.iterancestors()))]
        near = [time for time in near if not CHANGED_WORD.search(_names(time) + _before(time))]
    for group in (named, near):
        found = [read for time in group if (read := read_time(time.get("datetime"), latest))]
        if found and len({value[:10] for value, _ in found}) == 1:
            value, precision = found[0]
            return Published(value=value, precision=precision, basis="meta")
    return None


def _in_text(pieces: Sequence[Piece], latest: date | None) -> Published | None:
    """The visible line by the headline that says "Published", or that is a date and nothing else."""
    headline = next((i for i, piece in enumerate(pieces) if piece.level == 1), 0)
    found: list[Published] = []
    for piece in pieces[max(0, headline - 3) : headline + NEAR_HEADLINE]:
        labelled = PUBLISHED_WORD.search(piece.text)
        if len(piece.text) > LINE or not (labelled or piece.role == "meta" or piece.kind == "meta"):
            continue
        if CHANGED_WORD.search(piece.text) and not (labelled and labelled.start() == 0):
            continue
        read = parse_date(piece.text[labelled.start() :] if labelled else piece.text, latest=latest)
        if read and read.precision not in ("month", "year"):
            start = piece.span[0] + (labelled.start() if labelled else 0)
            span = (start + read.span[0], start + read.span[1])
            found.append(Published(value=read.value, precision=read.precision, basis="text", span=span))
    return found[0] if len({each.value[:10] for each in found}) == 1 else None


def _names(element: _Element) -> str:
    """Class, id and itemprop of an element and of the one around it."""
    parent = element.getparent()
    near = [element] if parent is None else [element, parent]
    return " ".join(part.get(name) or "" for part in near for name in ("class", "id", "itemprop"))


def _before(element: _Element) -> str:
    """The words that stand right before an element: what its date is the date of."""
    previous = element.getprevious()
    if previous is not None:
        return (previous.tail or "") or "".join(str(text) for text in previous.itertext())[-40:]
    parent = element.getparent()
    return (parent.text or "")[-40:] if parent is not None else ""
