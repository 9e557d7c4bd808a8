"""The words by which informants are compared across reports."""

from __future__ import annotations

from functools import cache, cached_property

from secondsource.vocabulary.shipped import shipped
from secondsource.vocabulary.words import WordLists


class CorroborationWords(WordLists, frozen=True, kw_only=True):
    """The lists of ``corroboration.yaml``, as its comments tell of them."""

    sorts: dict[str, tuple[str, ...]]
    near: tuple[tuple[str, ...], ...]
    anyone: frozenset[str]
    speakers: frozenset[str]
    presiding: frozenset[str]
    released: frozenset[str]
    outlets: frozenset[str]
    reporting: frozenset[str]
    small: frozenset[str]
    shortened: frozenset[str]
    titles: frozenset[str]
    spellings: dict[str, str]

    def sorts_of(self, word: str) -> frozenset[str]:
        """What sorts of informants a word (lower case, of either number) tells; empty where it tells none."""
        return self._by_word.get(word) or self._by_word.get(_single(word), frozenset())

    def tells_nothing(self, word: str) -> bool:
        """Say whether a word (lower case) says nothing of who somebody is."""
        return word in self.small or word in self.anyone or _single(word) in self.anyone or word.isdigit()

    def may_be(self, one: frozenset[str], other: frozenset[str]) -> bool:
        """Say whether who is of the one sorts may be of the others; who is of no known sort may be anyone."""
        return not one or not other or any(b in self._near[a] for a in one for b in other)

    @cached_property
    def _by_word(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for sort, words in self.sorts.items():
            for word in words:
                found.setdefault(word, set()).add(sort)
        return {word: frozenset(sorts) for word, sorts in found.items()}

    @cached_property
    def _near(self) -> dict[str, frozenset[str]]:
        found = {sort: {sort} for sort in self.sorts}
        for first, *others in self.near:
            for other in others:
                found[first].add(other)
                found[other].add(first)
        return {sort: frozenset(others) for sort, others in found.items()}


def _single(word: str) -> str:
    """The singular of a regular plural."""
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("men"):
        return word[:-2] + "an"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


@cache
def load_corroboration() -> CorroborationWords:
    """The words of ``corroboration.yaml``, loaded once; ``msgspec.ValidationError`` where a list is not right."""
    return shipped("corroboration.yaml", CorroborationWords)
