"""How precise a time is, and how one that cannot be told stands to a day that is not known."""

from __future__ import annotations

import re

from secondsource.reading.times.meaning import Meaning

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_CLOCK = {"TH": "H", "TM": "M", "TS": "S"}
_NAMES = {
    "D": "day", "W": "week", "FN": "fortnight", "WE": "weekend", "M": "month", "Q": "quarter", "H": "half year",
    "Y": "year", "DE": "decade", "CE": "century", "ML": "millennium", "TH": "hour", "TM": "minute", "TS": "second",
    "season": "season", "period": "quarter",
}  # fmt: skip
_LENGTH = re.compile(r"P(?:[\d.]+[YMWD])?(T?)(?:[\d.]+[HM])?[\d.]+([A-Z]+)$")


def precision_of(value: str | None, meaning: Meaning) -> str:
    """The unit that a time is told to, as ``docs/times.md`` names them."""
    if value and meaning.kind in ("duration", "set"):
        length = _LENGTH.match(value)
        if length:
            return _NAMES[length[1] + length[2]]
        return "vague" if meaning.kind == "duration" else _set_precision(value)
    if value and value.endswith("_REF"):
        return "vague"
    if meaning.tail:
        return "part of day" if ":" not in meaning.tail else "second" if meaning.tail.count(":") > 1 else "minute"
    if meaning.unit == "year-ago":
        return "quarter" if value and "Q" in value else "month" if value and "-" in value else "year"
    return _NAMES.get(meaning.unit, "day")


def _set_precision(value: str) -> str:
    if "T" in value:
        return "part of day"
    return "day" if "-WXX-" in value else "season" if value[5:].isalpha() else "month"


def relative_of(meaning: Meaning, tense: int) -> str:
    """How a time stands to the day that is not known: "-P1D" (the day before it), "last friday", "XXXX-10-08"."""
    said = meaning.pointing if meaning.pointing not in ("the", "end", "clock", "today") else ""
    said = meaning.year_pointing or said
    if meaning.weekday and not meaning.month:
        return f"{said or {-2: 'last', -1: 'last', 0: '', 1: 'next'}[tense]} {_WEEKDAYS[meaning.weekday - 1]}".strip()
    if meaning.holiday:
        return f"{said} {meaning.holiday}".strip()
    if meaning.base == "near":
        part = meaning.sub or (f"{meaning.month:02}" if meaning.month else meaning.unit)
        year = f"{meaning.year:04}" if meaning.year and meaning.year > 0 else "XXXX"
        day = f"-{meaning.mday:02}" if meaning.mday else ""
        return f"{said} {year}-{part}{day}{meaning.tail}".strip()
    if meaning.unit == "year-ago":
        return "-P1Y"
    shift = meaning.shift or 0
    if not shift and meaning.tail:
        return f"XXXX-XX-XX{meaning.tail}"
    size = f"PT{abs(shift)}{_CLOCK[meaning.unit]}" if meaning.unit in _CLOCK else f"P{abs(shift)}{meaning.unit}"
    return f"{'-' if shift < 0 else ''}{size}{meaning.tail}"
