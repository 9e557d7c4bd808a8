"""Whether one report is a rewrite of another, from what the two say alone, with no phrase in common."""

from __future__ import annotations

from secondsource.stories.retelling.judging import Retelling, retold, shown

__all__ = ["Retelling", "retold", "shown"]
