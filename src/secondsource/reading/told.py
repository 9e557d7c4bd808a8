"""What has been read of a report so far: each stage of reading builds on those before it, and adds its own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from secondsource.encoder.passage_reading import PassageReading, ReadSentence
from secondsource.reading.parts import parts_of
from secondsource.reading.syntax import Syntax
from secondsource.records import Attribution, Entity, Figure, Place, Record, Report, Span, Time
from secondsource.spans import SpanIndex
from secondsource.vocabulary import Vocabulary


class Told(Record, frozen=True, kw_only=True, dict=True):
    """A report with what the stages before have read in it; spans are offsets into ``text``, the page's."""

    text: str
    report: Report
    passages: tuple[PassageReading, ...]
    vocabulary: Vocabulary
    entities: tuple[Entity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    figures: tuple[Figure, ...] = ()
    syntax: Syntax

    @cached_property
    def parts(self) -> tuple[Span, ...]:
        """Headline, headings and body, in order."""
        return parts_of(self.report)

    @cached_property
    def sentences(self) -> tuple[ReadSentence, ...]:
        """The sentences as the encoder read them, in order."""
        return tuple(sorted((s for p in self.passages for s in p.sentences), key=lambda s: s.span))

    @cached_property
    def actors(self) -> SpanIndex[Entity]:
        """The entities by the spans of their mentions."""
        return SpanIndex((span, entity) for entity in self.entities for span in entity.mentions)

    @cached_property
    def contents(self) -> SpanIndex[int]:
        """Numbers of the attributions by the spans of what is said."""
        return SpanIndex((span, n) for n, item in enumerate(self.attributions) for span in item.content)

    def actor(self, span: Span) -> Entity | None:
        """The entity of the longest mention that has characters in common with a span."""
        found: Sequence[tuple[Span, Entity]] = list(self.actors.meeting(span))
        return max(found, key=lambda item: (item[0][1] - item[0][0], -item[0][0]))[1] if found else None

    def said_in(self, span: Span) -> int | None:
        """The number of the innermost attribution whose content holds a span."""
        held = [(b - a, n) for (a, b), n in self.contents.meeting(span) if a <= span[0] and span[1] <= b]
        return min(held)[1] if held else None
