"""When a report was published, by the first of a page's signs that tells; never a guess."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from secondsource.pages.datelines import DatelineFound
from secondsource.pages.dates import date_from_url, dates_in, latest_day, parse_date
from secondsource.pages.part import Part
from secondsource.records import Given, Page, Published

SAID = 80  # characters of a date that is none


def find_published(part: Part, prefix: Published | None, dateline: DatelineFound | None) -> Published | None:
    """Take the publication date from the first that tells.

    In order: the source (a feed or a row), the markup, a date the text opens with (``prefix``), a line between headline
    and text that is a date, the dateline, the address. A full date outranks a month. Last comes the date of a picture
    (basis ``caption``): the report cannot be older, and that is all it says.
    """
    found = list(_signs(part, prefix, dateline))
    return next((p for p in found if p.precision not in ("month", "year")), found[0] if found else None)


def _signs(part: Part, prefix: Published | None, dateline: DatelineFound | None) -> Iterator[Published]:
    page = part.page
    if part.opens_page:
        if given := _given(page.given, part.latest):
            yield given
        if page.markup.published:
            yield page.markup.published
    if prefix:
        yield prefix
    yield from _lines(part)
    if dateline and dateline.year and dateline.month and dateline.day:
        value = date(dateline.year, dateline.month, dateline.day).isoformat()
        yield Published(value=value, precision="day", basis="dateline", span=dateline.date_span)
    if part.opens_page and page.url and (from_url := date_from_url(page.url, part.latest)):
        yield from_url
    pictures = [found for span in part.captions for found in dates_in(page.text, span)]
    if pictures:
        latest = max(pictures, key=lambda d: (d.value, d.span))
        yield Published(value=latest.value, precision="day", basis="caption", span=latest.span)


def _given(given: Given, latest: date | None) -> Published | None:
    """What the source states: kept as it stands where it has a time, else as precise as it is."""
    found = parse_date(given.date, latest=latest) if given.date else None
    if found is None:
        return None
    return Published(value=found.value, precision=found.precision, basis="feed" if given.feed else "given")


def say_unread_date(page: Page) -> str | None:
    """Say that what the source gives as the date of a page is none that can be read; None where nothing is amiss."""
    given = page.given.date
    if given is None or parse_date(given, latest=latest_day(page.retrieved)) is not None:
        return None
    return f"its date is left out, for it is none that a page can have: {given[:SAID]!r}"


def _lines(part: Part) -> Iterator[Published]:
    for span in part.dates:
        if found := parse_date(part.text(span), latest=part.latest):
            start = span[0] + found.span[0]
            where = (start, span[0] + found.span[1])
            yield Published(value=found.value, precision=found.precision, basis="text", span=where)
