"""Which function makes what of the tokens that a rule of the grammar fits."""

from __future__ import annotations

from collections.abc import Callable

from secondsource.reading.times import dates as d
from secondsource.reading.times import stretches as s
from secondsource.reading.times.meaning import Meaning
from secondsource.reading.times.place import Place

_DATES = (
    d.day,
    d.days,
    d.week_of,
    d.month,
    d.season,
    d.quarter,
    d.subyear,
    d.year,
    d.years,
    d.spoken,
    d.decade,
    d.century,
    d.fiscal,
)
_CLOCKS = (d.clock, d.part)
_COUNTED = (s.ago_period, s.ago, s.later, s.beside, s.pointed, s.the_unit, s.end_of, s.year_end, s.reference)
_LENGTHS = (s.every, s.repeated, s.often, s.length, s.lasting, s.old, s.recent, s.bare)

FORMS: dict[str, Callable[[Place], list[Meaning]]] = {
    form.__name__: form for form in (*_DATES, *_CLOCKS, *_COUNTED, *_LENGTHS)
}
"""Rule of the grammar -> what it makes of the tokens that it fits; nothing where they are no time."""
