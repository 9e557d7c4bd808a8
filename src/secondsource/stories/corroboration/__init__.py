"""Corroboration: the origins of each claim, as a range, and what changed on the way; and those of the whole story."""

from secondsource.stories.corroboration.corroborate import corroborate
from secondsource.stories.corroboration.counting import settle

__all__ = ["corroborate", "settle"]
