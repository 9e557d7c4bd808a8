"""Corroboration: the origins of each claim, as a range, and what changed on the way."""

from secondsource.stories.corroboration.corroborate import corroborate

__all__ = ["corroborate"]
