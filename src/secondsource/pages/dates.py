"""Reads dates that stand in a text or an address: what is written is read, and nothing is guessed.

A date whose day and month could be swapped is read only where the caller knows the order or one part is over 12.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from urllib.parse import urlsplit

from secondsource import vocabulary
from secondsource.records import Precision, Published, Record, Span

EARLIEST_YEAR = 1990  # pages of news sites are not older: what an address or a clock says of before is a mistake
OLDEST_YEAR = 1900  # what a text itself states: archives hold reports of older papers
_EPOCH = "1970-01-01"  # what software writes where it has no date
LATEST_YEAR = 2100
AHEAD = timedelta(days=2)  # time zones, and papers that carry the next day's date
_ZONES = {
    "Z": "+00:00", "UTC": "+00:00", "GMT": "+00:00", "EST": "-05:00", "EDT": "-04:00", "CDT": "-05:00", "MDT": "-06:00",
    "MST": "-07:00", "PST": "-08:00", "PDT": "-07:00", "CET": "+01:00", "CEST": "+02:00", "EET": "+02:00",
    "EEST": "+03:00", "MSK": "+03:00",
}  # fmt: skip  # CST, IST, BST and AST each name two or more offsets: their times stay without one
_SILENT_ZONES = ("CST", "IST", "BST", "AST", "ET", "PT", "CT", "MT", "SGT", "HKT", "JST", "WIB", "local time")
_TIME = (
    r"(?P<{p}hour>[01]?\d|2[0-3])(?P<{p}mark>[:.])(?P<{p}minute>[0-5]\d)(?::(?P<{p}second>[0-5]\d)(?:[.,]\d+)?)?"
    r"(?:\s*(?P<{p}half>[ap]\.?m\.?)(?!\w))?"
    r"(?:\s*\(?(?P<{p}zone>(?:UTC|GMT)?[+-]\d\d:?\d\d|Z(?!\w)|(?:{zones})(?![\w]))\)?)?"
)
_LABEL = re.compile(
    r"\s*(?:(?:first\s+|originally\s+)?(?:published|posted|created|uploaded)(?:\s+(?:on|at|date))?|publication\s+date|"
    r"pub(?:lish)?\s*date|date(?:d|\s+published)?|publi[ée]\s+le|veröffentlicht(?:\s+am)?|publicado(?:\s+el|\s+em)?|"
    r"pubblicato(?:\s+il)?)\s*[:|-]?\s*(?=[\w])",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?", re.IGNORECASE)
_AFTER_BARE = re.compile(r"\s*(?:\n|$|[|•·–—]|-\s|\s-)|\s{3,}|\s*:\s")


class DateFound(Record, frozen=True, kw_only=True):
    """A date read from a text: ``value`` as ISO 8601, as precise as ``precision``, and the characters that say it."""

    value: str
    precision: Precision
    span: Span


def parse_date(text: str, *, day_first: bool | None = None, latest: date | None = None) -> DateFound | None:
    """Return the one date that a short text states (a meta tag, a ``<time>``, a date line), or ``None``.

    ``day_first`` says how 03/04/2024 is to be read where that is known. A text that states two different days gives
    none, unless the first is labelled as the publication. Days before 1900, 1 January 1970 and days after ``latest``
    (see ``latest_day``; after 2100 where not given) are refused.
    """
    compact = re.fullmatch(r"\s*(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?\s*", text)
    if compact:
        day = _day(int(compact[1]), int(compact[2]), int(compact[3]))
        return _publishable(_found(day, compact.start(1), compact.end(3)), latest) if day else None
    found = list(_dates(text, (0, len(text)), day_first))
    if not found:
        return _publishable(_month_only(text), latest)
    labelled = bool(_LABEL.match(text))
    if len({date_found.value[:10] for date_found in found}) > 1 and not labelled:
        return None
    return _publishable(found[0], latest)


def dates_in(text: str, span: Span) -> tuple[DateFound, ...]:
    """Return the full dates (day, month and year) within a span of a text, to the day, in order."""
    return tuple(
        DateFound(value=found.value[:10], precision="day", span=found.span) for found in _dates(text, span, None)
    )


def prefix_date(text: str, start: int = 0, latest: date | None = None) -> Published | None:
    """Return the publication date that a scraped text opens with at ``start``, or ``None``; its basis is ``prefix``.

    The date stands behind a label ("date 2024-03-24 …", "Published: 24 March 2024"), or alone on its line or before a
    bar or dash ("2024-03-24 10:15 | …"). A date of an update is none.
    """
    labelled = _LABEL.match(text, start)
    begin = labelled.end() if labelled else start + len(text[start:]) - len(text[start:].lstrip())
    weekday = _WEEKDAY.match(text, begin)
    begin = weekday.end() if weekday else begin
    found = next(_dates(text, (begin, min(len(text), begin + 80)), None), None)
    if found is None or found.span[0] != begin:
        return None
    iso = text[begin : begin + 10] == found.value[:10]
    if not (labelled or iso or _AFTER_BARE.match(text, found.span[1])):
        return None
    kept = _publishable(found, latest)
    return Published(value=kept.value, precision=kept.precision, basis="prefix", span=kept.span) if kept else None


def date_from_url(url: str, latest: date | None = None) -> Published | None:
    """Return the date in the path of an address (``/2024/03/24/``, ``/2024-03-24-``, ``20240324``), or ``None``.

    Its basis is ``url``, it has no span, and its precision is the month where the path says no more. A path with two
    different dates gives none.
    """
    try:
        path = urlsplit(url).path
    except ValueError:  # no address: http://[bad
        return None
    read = (_url_day(match) for match in _url_pattern().finditer(path))
    days = {day for day in read if day is not None and _in_time(day, latest, EARLIEST_YEAR)}
    if days:
        return Published(value=days.pop(), precision="day", basis="url") if len(days) == 1 else None
    months = {f"{m[1]}-{m[2]}" for m in re.finditer(r"/(\d{4})[/-]?(0[1-9]|1[0-2])(?=/(?!\d\d?(?!\d)))", path)}
    months = {month for month in months if _in_time(month, latest, EARLIEST_YEAR)}
    return Published(value=months.pop(), precision="month", basis="url") if len(months) == 1 else None


def latest_day(retrieved: str | None) -> date | None:
    """Return the last day on which a page retrieved then (ISO 8601) can have been published; ``None`` if unknown.

    A time before 1990 (a file unpacked from an archive without times) tells nothing.
    """
    try:
        day = date.fromisoformat((retrieved or "")[:10])
    except ValueError:  # no time is stated, or none that there can be
        return None
    return day + AHEAD if EARLIEST_YEAR <= day.year <= LATEST_YEAR else None


def with_offset(moment: str, offset: str) -> str:
    """Return a date and time (ISO 8601) with its offset from UTC, without it where there can be no such offset."""
    try:
        datetime.fromisoformat(moment + offset)
    except ValueError:  # "+99:99"
        return moment
    return moment + offset


def _in_time(value: str, latest: date | None, earliest: int = OLDEST_YEAR) -> bool:
    if not earliest <= int(value[:4]) <= LATEST_YEAR or value.startswith(_EPOCH):
        return False
    return latest is None or value[:10] <= latest.isoformat()


def _publishable(found: DateFound | None, latest: date | None) -> DateFound | None:
    return found if found is not None and _in_time(found.value, latest) else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None  # the characters are no date ("31 February"): nothing is read


def _found(day: date, start: int, end: int) -> DateFound:
    return DateFound(value=day.isoformat(), precision="day", span=(start, end))


def _numbered(forms: Sequence[str]) -> str:
    """Join alternatives into one pattern; ``#`` in their group names becomes the alternative's number."""
    return "|".join(form.replace("#", str(number)) for number, form in enumerate(forms))


@lru_cache(maxsize=1)
def _url_pattern() -> re.Pattern[str]:
    year, end = r"(?P<year#>(?:19|20)\d\d)", r"(?=[/_.-]|$)"
    month, day = r"(?P<month#>0?[1-9]|1[0-2])", r"(?P<day#>0?[1-9]|[12]\d|3[01])"
    month2, day2 = month.replace("0?", "0"), day.replace("0?", "0")
    forms = (
        rf"/{year}/{month}/{day}{end}",
        rf"/{year}-?{month2}/{day}{end}",
        rf"(?<!\d){year}[-_]{month2}[-_]{day2}(?!\d)",
        rf"(?<![\da-zA-Z.]){year}{month2}{day2}(?![\da-zA-Z])",
        rf"/{year}/(?P<month#>[a-z]{{3,9}})/{day}{end}",
    )
    return re.compile(_numbered(forms), re.IGNORECASE)


def _url_day(match: re.Match[str]) -> str | None:
    parts = {re.sub(r"\d", "", name): value for name, value in match.groupdict().items() if value}
    named = _months().get(parts["month"].lower(), 0)
    day = _day(int(parts["year"]), int(parts["month"]) if parts["month"].isdigit() else named, int(parts["day"]))
    return day.isoformat() if day else None


def _months() -> dict[str, int]:
    return vocabulary.load().calendar.month_numbers


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    calendar = vocabulary.load().calendar
    zones = "|".join((*_ZONES, *_SILENT_ZONES))
    after = r"(?:(?:,?\s*(?:at|um|à|a\s+las|às|kl\.?|[|–—@-])|,)?\s*|T)" + _TIME.format(p="a", zones=zones)
    before = (
        _TIME.format(p="b", zones=zones) + r",?\s+(?:(?:on\s+)?(?:[a-z]{3,9}day|mon|tue|wed|thu|fri|sat|sun)\.?,?\s+)?"
    )
    joins = rf"(?:(?:{'|'.join(re.escape(join) for join in calendar.joins)})\s+)*"
    year, month = r"(?P<year#>\d{4})", rf"(?P<word#>{calendar.month_pattern})\.?"
    day = r"(?P<day#>[0-3]?\d)(?:st|nd|rd|th|er|º|ª|\.)?"
    forms = (
        rf"{year}-(?P<month#>\d\d)-(?P<day#>\d\d)",
        rf"{year}(?P<mark#>[/.])(?P<month#>\d\d?)(?P=mark#)(?P<day#>\d\d?)",
        rf"{day}[\s-]\s*{joins}{month}[,\s-]\s*{joins}{year}",
        rf"{month}\s+{day},?\s+{year}",
        rf"{month}\s+{day}\s+\d\d:\d\d:\d\d\s+[A-Z]{{3,4}}\s+{year}",
        rf"(?P<first#>\d\d?)(?P<mark#>[/.-])(?P<second#>\d\d?)(?P=mark#){year}",
        rf"{year}年\s?(?P<month#>\d\d?)月\s?(?P<day#>\d\d?)日",
    )
    return re.compile(rf"(?<![\w/.-])(?:{before})?(?P<date>{_numbered(forms)})(?![\d/])(?:{after})?", re.IGNORECASE)


def _dates(text: str, span: Span, day_first: bool | None) -> Iterator[DateFound]:
    for match in _pattern().finditer(text, *span):
        day = _day_of(match, day_first)
        if day is None:
            continue
        start, end = match.span("date")
        found = _found(day, start, end)
        for side in ("a", "b"):
            time = _time_of(match, side)
            if time and found.precision == "day":
                precision: Precision = "second" if match[side + "second"] else "minute"
                whole = (min(start, match.start(side + "hour")), max(end, match.end()))
                value = with_offset(f"{found.value}T{time}", _offset(match[side + "zone"]))
                found = DateFound(value=value, precision=precision, span=whole)
        yield found


def _day_of(match: re.Match[str], day_first: bool | None) -> date | None:
    parts = {name[:-1]: value for name, value in match.groupdict().items() if value and name[-1:].isdigit()}
    year = int(parts["year"])
    if "first" in parts:
        first, second = int(parts["first"]), int(parts["second"])
        if first > 12 or day_first is True or first == second:
            return _day(year, second, first)
        return _day(year, first, second) if second > 12 or day_first is False else None
    month = _months()[parts["word"].lower()] if "word" in parts else int(parts["month"])
    return _day(year, month, int(parts["day"]))


def _time_of(match: re.Match[str], side: str) -> str | None:
    if match[side + "hour"] is None:
        return None
    hour, half = int(match[side + "hour"]), (match[side + "half"] or "").lower()[:1]
    if (half and not 1 <= hour <= 12) or (match[side + "mark"] == "." and not half):
        return None  # "2024 10.50" is no time of day
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    return f"{hour:02}:{int(match[side + 'minute']):02}:{int(match[side + 'second'] or 0):02}"


def _offset(zone: str | None) -> str:
    if zone is None:
        return ""
    name = zone.upper()
    signed = re.fullmatch(r"(?:UTC|GMT)?([+-]\d\d):?(\d\d)", name)
    return f"{signed[1]}:{signed[2]}" if signed else _ZONES.get(name, "")


def _month_only(text: str) -> DateFound | None:
    calendar = vocabulary.load().calendar
    found = re.fullmatch(rf"\s*({calendar.month_pattern})\.?,?\s+(\d{{4}})\s*", text, re.IGNORECASE)
    iso = re.fullmatch(r"\s*(\d{4})-(0[1-9]|1[0-2])\s*", text)
    if iso:
        return DateFound(value=f"{iso[1]}-{iso[2]}", precision="month", span=(iso.start(1), iso.end(2)))
    if not found:
        return None
    value = f"{found[2]}-{calendar.month_numbers[found[1].lower()]:02}"
    return DateFound(value=value, precision="month", span=(found.start(1), found.end(2)))
