"""Days, and the units they lie in, as TIMEX3 writes them; and which days a value covers."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

_QUARTERS = {"Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12), "H1": (1, 6), "H2": (7, 12)}
_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}  # of the north; winter ends in the next year
_DAYS_IN = {"D": 1, "TH": 1, "TM": 1, "TS": 1, "W": 7, "WE": 7, "FN": 14}
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?$")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?$")
_PART = re.compile(r"(\d{4})-([QH]\d|SP|SU|FA|WI)$")
_MONTH = re.compile(r"(\d{4})-(\d\d)$")
_YEARS = re.compile(r"\d{2,4}$")
_LAST_YEAR = 9999


def day_of(year: int, month: int, mday: int) -> date | None:
    """A day; ``None`` where the calendar has none such."""
    try:
        return date(year, month, mday)
    except ValueError:
        return None


def shifted(day: date, unit: str, by: int) -> date | None:
    """A day so many units later (earlier where negative), clipped to its month; ``None`` beyond the calendar."""
    try:
        if unit in _DAYS_IN:
            return day + timedelta(days=by * _DAYS_IN[unit])
        months = by * {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}[unit]
        year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return None


def value_of(day: date, unit: str) -> str:
    """The unit that a day lies in: its week "1998-W32", its quarter "1998-Q3", its decade "199"."""
    if unit in ("W", "FN", "WE"):
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02}" + ("-WE" if unit == "WE" else "")
    if unit == "M":
        return f"{day.year:04}-{day.month:02}"
    if unit == "Q":
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    if unit == "H":
        return f"{day.year:04}-H{1 if day.month <= 6 else 2}"
    whole = {"Y": 4, "DE": 3, "CE": 2, "ML": 1}.get(unit)
    return f"{day.year:04}"[:whole] if whole else day.isoformat()


def covered(value: str) -> tuple[str, str] | None:
    """The first and last day that a value covers; ``None`` for what is no stretch of the calendar."""
    found = _stretch(value)
    return (found[0].isoformat(), found[1].isoformat()) if found else None


def _stretch(value: str) -> tuple[date, date] | None:
    if match := _DAY.match(value):
        day = day_of(*(int(part) for part in match.groups()))
        return (day, day) if day else None
    if match := _WEEK.match(value):
        return _week(int(match[1]), int(match[2]), weekend=bool(match[3]))
    if match := _PART.match(value):
        first_month, last_month = {**_QUARTERS, **_SEASONS}.get(match[2], (0, 0))
        return _months(int(match[1]), first_month, last_month)
    if match := _MONTH.match(value):
        return _months(int(match[1]), int(match[2]), int(match[2]))
    if _YEARS.match(value):
        tens = 10 ** (4 - len(value))
        first_year = int(value) * tens
        if 1 <= first_year <= _LAST_YEAR:
            return date(first_year, 1, 1), date(first_year + tens - 1, 12, 31)
    return None


def _week(year: int, week: int, *, weekend: bool) -> tuple[date, date] | None:
    try:
        first = date.fromisocalendar(year, week, 6 if weekend else 1)
        return first, first + timedelta(days=1 if weekend else 6)
    except (ValueError, OverflowError):
        return None


def _months(year: int, first: int, last: int) -> tuple[date, date] | None:
    start = day_of(year, first, 1)
    extra, month = divmod(last - 1, 12)
    if start is None or not 1 <= year + extra <= _LAST_YEAR:
        return None
    return start, date(year + extra, month + 1, monthrange(year + extra, month + 1)[1])


def easter(year: int) -> date:
    """Easter Sunday of the western churches (Meeus, Jones and Butcher's method)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, mday = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, mday + 1)


def holiday(rule: str, year: int) -> date | None:
    """The day of a holiday in a year, by its rule in ``vocabulary/times.yaml``."""
    if rule.startswith("easter"):
        return shifted(easter(year), "D", int(rule[6:]))
    if rule == "election":
        return shifted(_nth_weekday(year, 11, 1, 1), "D", 1)
    month, rest = int(rule[:2]), rule[3:]
    if len(rest) == 2:
        return day_of(year, month, int(rest))
    return _nth_weekday(year, month, int(rest[0]), int(rest[2:]))


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The first, second… or (-1) last of a weekday (1 Monday to 7 Sunday) in a month."""
    if nth < 0:
        last = date(year, month, monthrange(year, month)[1])
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
