"""What is said, as the stages that read attributions hand it to each other: spans first, whose they are later."""

from __future__ import annotations

from collections.abc import Sequence

from secondsource.records import Record, Span
from secondsource.spans import SpanIndex


class Said(Record, frozen=True, kw_only=True):
    """An attribution with its spans trimmed; ``content`` is empty for a refusal that names no matter."""

    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    certainty: float
    claims: bool = False  # responsibility for a deed


def spans_of(item: Said) -> tuple[Span, ...]:
    """All spans of an attribution."""
    return (item.cue, *item.content, *((item.source,) if item.source else ()))


class Nested:
    """Attributions by what they stand in: whose content holds whose cue."""

    def __init__(self, said: Sequence[Said]) -> None:
        self._said = said
        self._contents = SpanIndex((span, n) for n, item in enumerate(said) for span in item.content)

    def outer(self, number: int) -> int | None:
        """The number of the attribution whose content holds the cue of another most closely; ``None``: none does."""
        cue = self._said[number].cue
        held = [
            (b - a, n)
            for (a, b), n in self._contents.meeting(cue)
            if n != number and a <= cue[0] and cue[1] <= b and not _holds(self._said[number], self._said[n].cue)
        ]
        return min(held)[1] if held else None


def _holds(item: Said, span: Span) -> bool:
    return any(a <= span[0] and span[1] <= b for a, b in item.content)
