"""What a time expression says by itself, before it is known what it is counted from."""

from __future__ import annotations

from typing import Literal

from secondsource.records import Record, Span, TimeKind

Base = Literal["text", "day", "told", "near"]
"""What it is counted from: nothing, the day of speaking, a time told before, or (a part of a date) what is near."""


class Meaning(Record, frozen=True, kw_only=True):
    """What an expression says: a value, so many units from a day, or a part of a date to be completed."""

    span: Span
    kind: TimeKind = "date"
    base: Base = "text"
    value: str | None = None  # of base "text"
    unit: str = ""  # TIMEX3's letters: what it is as precise as
    shift: int | None = 0  # units from the day (or time told); ``None``: vaguely many, as the sign of ``sign`` says
    sign: int = 0
    year: int | None = None
    month: int | None = None
    mday: int | None = None
    weekday: int | None = None  # 1 Monday to 7 Sunday
    sub: str = ""  # part of a year: "Q3", "SU", "H1"
    holiday: str = ""
    tail: str = ""  # time of day: "TMO", "T10:00"
    pointing: str = ""  # last, next, this, that, previous, following
    year_pointing: str = ""  # the same of the year: "Oct. 8 last year"
    leading: bool = False  # leads its sentence, as "In 1940," does
    joined: str = ""  # class of the word that joins it to a weekday before it: "from Monday to Friday"
    anniversary: int | None = None  # which anniversary of it is told; 0: it is not said
