"""Speakers: who says the quotation in which a pronoun stands, as far as attributions were read."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from secondsource.encoder.passage_reading import PassageReading
from secondsource.reading.actors.referents import Referent
from secondsource.reading.parts import parts_of
from secondsource.reading.quotations import quotations
from secondsource.records import Report, Span
from secondsource.spans import SpanIndex


class Speakers:
    """The sources of a report's attributions by what they say."""

    def __init__(self, text: str, report: Report, passages: Sequence[PassageReading]) -> None:
        said = [a for passage in passages for a in passage.attributions if a.source]
        self.sources: tuple[Span, ...] = tuple(_whole(a.source) for a in said)
        self._contents = SpanIndex((span, _whole(a.source)) for a in said for span in a.content)
        self._quotes = SpanIndex((q.span, True) for q in (quotations(text, parts_of(report)) if said else ()))

    def source(self, span: Span, *, quoted: bool) -> Span | None:
        """The source of the innermost attribution whose content holds a span; ``quoted``: in quotation marks."""
        if quoted and not any(a <= span[0] and span[1] <= b for (a, b), _ in self._quotes.meeting(span)):
            return None
        held = [(b - a, source) for (a, b), source in self._contents.meeting(span) if a <= span[0] and span[1] <= b]
        return min(held)[1] if held else None

    def index(self, referents: Sequence[Referent]) -> Callable[[Span], Referent | None]:
        """A look-up of whom a source means: the longest mention in it, where they do not stand beside one another."""
        mentions = SpanIndex((span, r) for r in referents for span in (*r.names, *r.referring))

        def whose(source: Span) -> Referent | None:
            found = [(span, r) for span, r in mentions.meeting(source) if r.sort in ("person", "body", "land")]
            inside = [(b - a, -a, r) for (a, b), r in found if source[0] <= a and b <= source[1]]
            return max(inside, key=lambda item: item[:2])[2] if inside else None

        return whose


def _whole(spans: Sequence[Span]) -> Span:
    return min(s for s, _ in spans), max(e for _, e in spans)
