"""When an event was, as ISO 8601: a reading's times are TIMEX values, which tell more kinds of time."""

from __future__ import annotations

import re
from datetime import datetime

_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?=T|$)")


def moment(value: str | None) -> str | None:
    """A TIMEX value as ISO 8601: a year, a month, a day or a time; ``None`` where it tells none of them.

    A part of a day ("2021-05-04TEV") tells its day. Weeks, seasons, decades, durations and values that leave a digit
    open ("XXXX-05-04") are none: what holds many days is no day.
    """
    found = _DAY.match(value or "")
    if value is None or found is None:
        return None
    if found[0] == value:
        return value if _real(value) else None
    return value if _reads(value) else found[0] if _real(found[0]) else None


def _real(day: str) -> bool:
    """It is a year, month or day of the calendar."""
    return _reads(f"{day}-01-01"[:10])


def _reads(value: str) -> bool:
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True
