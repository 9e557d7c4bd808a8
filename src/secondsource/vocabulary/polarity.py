"""The words by which statements say the opposite of each other, or the same less surely."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, cached_property

from secondsource.records import Record, Span
from secondsource.vocabulary.shipped import shipped
from secondsource.vocabulary.words import WordLists, any_of


class Antonyms(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words of one thing, and words of its opposite, lower case."""

    left: tuple[str, ...]
    right: tuple[str, ...]


class PolarityWords(WordLists, frozen=True, kw_only=True):
    """Negations, denials, antonyms, qualifiers and hedges. What each list holds is told in the file."""

    negations: tuple[str, ...]
    lacking: tuple[str, ...]
    ended: tuple[str, ...]
    unharmed: tuple[str, ...]
    failing: tuple[str, ...]
    denying: tuple[str, ...]
    outright: tuple[str, ...]
    untrue: tuple[str, ...]
    kept: tuple[str, ...]
    antonyms: tuple[Antonyms, ...]
    qualifiers: tuple[str, ...]
    hedges: tuple[str, ...]

    def negated(self, text: str, span: Span) -> tuple[Span, ...]:
        """Spans of what turns a clause round: "not", "no longer", "none"; "not only" and the like are left out."""
        # A set phrase may reach beyond the clause: "until" begins the next.
        kept = [m.span() for m in self._kept.finditer(text)]
        found = [m.span() for m in self._negation.finditer(text, *span)]
        return tuple(f for f in found if not any(a <= f[0] < b for a, b in kept))

    def turned(self, text: str, span: Span) -> bool:
        """Whether a clause is turned round: said twice ("did not and will not") it is, "not unhurt" it is not."""
        held = [text[a:b].lower() in self.unharmed for a, b in self.negated(text, span)]
        return (False in held) != (True in held)

    def denying_outright(self, verb: str) -> bool:
        """Whether a verb with a clause behind it says by itself that it is not so: "denied that"."""
        return verb.lower() in self.outright

    @cached_property
    def opposites(self) -> dict[str, frozenset[str]]:
        """A word -> the words of its opposite, both ways."""
        found: dict[str, set[str]] = {}
        for pair in self.antonyms:
            for a, b in ((pair.left, pair.right), (pair.right, pair.left)):
                for word in a:
                    found.setdefault(word, set()).update(b)
        return {word: frozenset(others) for word, others in sorted(found.items())}

    def opposed(self, a: Iterable[str], b: Iterable[str]) -> tuple[str, str] | None:
        """The first pair of words, lower case, of which one stands in ``a`` and its opposite in ``b`` alone."""
        mine, theirs = set(a), set(b)
        for word in sorted(mine - theirs):
            against = self.opposites.get(word, frozenset()) & theirs - mine
            if against:
                return word, min(against)
        return None

    @cached_property
    def fails(self) -> re.Pattern[str]:
        """Matches what makes a verb tell of something that did not come about: "failed to"."""
        return _words(self.failing)

    @cached_property
    def denies(self) -> re.Pattern[str]:
        """Matches a verb or noun of denying."""
        return _words(self.denying)

    @cached_property
    def says_untrue(self) -> re.Pattern[str]:
        """Matches what says that a claim is not so."""
        return _words(self.untrue)

    @cached_property
    def qualifies(self) -> re.Pattern[str]:
        """Matches what makes a figure a bound or an estimate."""
        return _words(self.qualifiers)

    @cached_property
    def hedging(self) -> re.Pattern[str]:
        """Matches what makes a statement less sure; the month of May does not."""
        return re.compile(rf"(?<!\w)(?-i:(?!May)){any_of(self.hedges)}(?!\w)", re.IGNORECASE)

    @cached_property
    def _kept(self) -> re.Pattern[str]:
        return _words(self.kept)

    @cached_property
    def _negation(self) -> re.Pattern[str]:
        # Only "n't" stands behind the letters of another word.
        every = any_of((*self.negations, *self.lacking, *self.ended, *self.unharmed))
        # "No-fly zone" and "never-ending" turn nothing round.
        return re.compile(rf"(?:(?<![\w-])|(?=n['’]t)){every}(?!\w|-\w)", re.IGNORECASE)


def _words(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(words)}(?!\w)", re.IGNORECASE)


@cache
def load_polarity() -> PolarityWords:
    """Return the words of ``polarity.yaml``; the same object each time."""
    return shipped("polarity.yaml", PolarityWords)
