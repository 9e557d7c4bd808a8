"""What one forward pass tells of a passage, decoded: the records that stages after the encoder build on.

They are encoded as arrays, without the names of their fields, for many are kept.
"""

from __future__ import annotations

from secondsource.records import Record, Span


class ReadWord(Record, frozen=True, kw_only=True, array_like=True):
    """One word: its universal part of speech, and the word it depends on."""

    span: Span
    upos: str
    head: int  # number of the head among the passage's words; its own for the root of a sentence
    relation: str


class ReadSentence(Record, frozen=True, kw_only=True, array_like=True):
    """One sentence: its embedding, and what event it tells, by PLOVER."""

    span: Span
    vector: bytes  # 384 signed bytes: the unit vector times 127, rounded
    event: str | None  # "assault"; ``None``: tells no event of PLOVER's
    mode: str | None  # "aerial"
    modality: str  # asserted, negated, future, hypothetical, historical
    certainty: float  # probability of the event's type, 0 to 1


class ReadAttribution(Record, frozen=True, kw_only=True, array_like=True):
    """One attribution: spans of source, cue and content, each ordered; the source may be missing."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    certainty: float  # 0 to 1: of the link between cue and content


class ReadEntity(Record, frozen=True, kw_only=True, array_like=True):
    """One mention of an entity, with its type."""

    span: Span
    type: str
    certainty: float  # mean probability of its tags, 0 to 1


class PassageReading(Record, frozen=True, kw_only=True, array_like=True):
    """What the encoder reads in one passage. Spans are offsets into the page's text.

    ``entities`` are names, numbers and dates as news has them; ``conflict_entities`` are noun phrases as re3d marks
    them ("Coalition military forces", "a car bomb").
    """

    paragraph: Span  # that it holds, or the part of a long one
    words: tuple[ReadWord, ...]
    sentences: tuple[ReadSentence, ...]
    attributions: tuple[ReadAttribution, ...]
    entities: tuple[ReadEntity, ...]
    conflict_entities: tuple[ReadEntity, ...]

    def moved(self, by: int) -> PassageReading:
        """The same reading with every span moved by so many characters, as from a cache to its place on a page."""

        def move(span: Span) -> Span:
            return span[0] + by, span[1] + by

        def each(spans: tuple[Span, ...]) -> tuple[Span, ...]:
            return tuple(move(s) for s in spans)

        return PassageReading(
            paragraph=move(self.paragraph),
            words=tuple(ReadWord(span=move(w.span), upos=w.upos, head=w.head, relation=w.relation) for w in self.words),
            sentences=tuple(
                ReadSentence(
                    span=move(s.span),
                    vector=s.vector,
                    event=s.event,
                    mode=s.mode,
                    modality=s.modality,
                    certainty=s.certainty,
                )
                for s in self.sentences
            ),
            attributions=tuple(
                ReadAttribution(source=each(a.source), cue=each(a.cue), content=each(a.content), certainty=a.certainty)
                for a in self.attributions
            ),
            entities=tuple(ReadEntity(span=move(e.span), type=e.type, certainty=e.certainty) for e in self.entities),
            conflict_entities=tuple(
                ReadEntity(span=move(e.span), type=e.type, certainty=e.certainty) for e in self.conflict_entities
            ),
        )
