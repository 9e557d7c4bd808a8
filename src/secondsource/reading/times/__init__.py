"""Times: the expressions of time that a report tells, as TimeML's TIMEX3 writes them."""

from secondsource.reading.times.reader import times

__all__ = ["times"]
