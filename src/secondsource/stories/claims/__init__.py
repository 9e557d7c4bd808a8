"""Claims: the statements of a story's reports aligned by what they say."""

from secondsource.stories.claims.aligned import propositions
from secondsource.stories.claims.proposition import Proposition

__all__ = ["Proposition", "propositions"]
