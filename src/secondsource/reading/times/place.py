"""Where a rule of the grammar fits, and what stands beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from secondsource.reading.times.tokens import Token
from secondsource.records import Span
from secondsource.vocabulary.times import TimeWords

UNITS = frozenset({"unit", "annum", "quarter", "century", "units", "second"})
"""Classes of words for units of time."""


class Place(NamedTuple):
    """Tokens that a rule fits, among those of their paragraph."""

    tokens: Sequence[Token]
    start: int
    end: int
    words: TimeWords

    @property
    def inside(self) -> Sequence[Token]:
        """The tokens that the rule fits."""
        return self.tokens[self.start : self.end]

    @property
    def span(self) -> Span:
        """The characters that the rule fits, without what stands before a modifier: "a" in "a five-year plan"."""
        first, inside = self.start, self.inside
        if (inside[0].kind in ("earlier", "later") and inside[1].kind in ("weekday", "deictic")) or (
            inside[0].text == "over" and inside[1].kind in ("few", "a")
        ):
            first += 1
        if self._is_modifier:
            while self.tokens[first].kind in ("a", "the", "that", "hyphen") and first + 1 < self.end:
                first += 1
        return self.tokens[first].span[0], self.tokens[self.end - 1].span[1]

    @property
    def _is_modifier(self) -> bool:
        """Whether the tokens stand before a noun, as "five-year" and "third-quarter" do."""
        last = self.tokens[self.end - 1]
        if last.kind not in ("unit", "annum", "quarter", "ago", "earlier", "past", "full"):
            return False
        kinds = [token.kind for token in self.inside]
        glued = "hyphen" in kinds or ("day" in kinds or "count" in kinds) or last.kind == "past"
        return glued and self.before_noun

    def has(self, kind: str) -> bool:
        """Whether a token of a class is among those that the rule fits."""
        return any(token.kind == kind for token in self.inside)

    def beside(self, step: int) -> Token | None:
        """A token before (-1, -2…) or after (1, 2…) those that the rule fits."""
        at = self.start + step if step < 0 else self.end + step - 1
        return self.tokens[at] if 0 <= at < len(self.tokens) else None

    def text(self, step: int) -> str:
        """The text of a token beside, lower case; "" where there is none."""
        found = self.beside(step)
        return found.text if found else ""

    @property
    def before_noun(self) -> bool:
        """Whether what follows is a word that may be a noun, so that the tokens may stand before it."""
        after = self.beside(1)
        return (
            after is not None
            and after.kind == "other"
            and after.text.isalpha()
            and after.text not in self.words.no_nouns
        )
