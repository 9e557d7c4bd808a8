"""Which function makes what of the tokens that a rule of the grammar fits."""

from __future__ import annotations

from collections.abc import Callable

from secondsource.reading.times import dates, stretches
from secondsource.reading.times.meaning import Meaning
from secondsource.reading.times.place import Place

FORMS: dict[str, Callable[[Place], list[Meaning]]] = {
    form.__name__: form
    for form in (
        dates.day, dates.days, dates.month, dates.season, dates.quarter, dates.year, dates.years, dates.spoken,
        dates.decade, dates.century, dates.fiscal, dates.clock, dates.part, stretches.ago_period, stretches.ago, stretches.later,
        stretches.beside, stretches.every, stretches.repeated, stretches.lasting, stretches.old, stretches.pointed,
        stretches.recent, stretches.often, stretches.the_unit, stretches.end_of, stretches.year_end, stretches.bare,
        stretches.reference,
    )
}  # fmt: skip
"""Rule of the grammar -> what it makes of the tokens that it fits; nothing where they are no time."""
