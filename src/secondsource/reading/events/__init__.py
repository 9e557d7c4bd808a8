"""Events of a report: what happened, will or may, by PLOVER's types and modes; and conditions."""

from __future__ import annotations

from secondsource.reading.events.conditions import conditions
from secondsource.reading.events.reading import events

__all__ = ["conditions", "events"]
