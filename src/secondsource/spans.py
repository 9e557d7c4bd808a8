"""Spans with whose they are, to be asked which of them another meets; reading and views use it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Generic, TypeVar

from secondsource.records import Span

_Owner = TypeVar("_Owner")


class SpanIndex(Generic[_Owner]):
    """Spans, each with whose it is, of which those that have characters in common with another are found at once."""

    def __init__(self, items: Iterable[tuple[Span, _Owner]]) -> None:
        self._items = sorted(items, key=lambda item: item[0])
        self._starts = [span[0] for span, _ in self._items]
        self._reach = list(accumulate((span[1] for span, _ in self._items), max))

    def meeting(self, span: Span) -> Iterator[tuple[Span, _Owner]]:
        """Give the spans that have characters in common with one, the last first."""
        at = bisect_left(self._starts, span[1]) - 1
        while at >= 0 and self._reach[at] > span[0]:
            if self._items[at][0][1] > span[0]:
                yield self._items[at]
            at -= 1
