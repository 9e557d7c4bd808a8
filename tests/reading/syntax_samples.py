"""Words with heads, written by hand: what the parser might have read in a short text."""

from __future__ import annotations

from collections.abc import Sequence

from secondsource.encoder.passage_reading import PassageReading, ReadAttribution, ReadEntity, ReadSentence, ReadWord


def parsed(
    text: str,
    words: str,
    *attributions: ReadAttribution,
    entities: tuple[ReadEntity, ...] = (),
) -> PassageReading:
    """One passage of one sentence whose ``words`` are given in order as ``form/UPOS/head/relation``.

    The head is the number of the word, from nought; a root has its own.
    """
    read, at = [], 0
    for item in words.split():
        form, upos, head, relation = item.rsplit("/", 3)
        start = text.index(form, at)
        at = start + len(form)
        read.append(ReadWord(span=(start, at), upos=upos, head=int(head), relation=relation))
    whole = ReadSentence(span=(0, len(text)), vector=b"", event=None, mode=None, modality="asserted", certainty=0.8)
    return PassageReading(
        paragraph=(0, len(text)),
        words=tuple(read),
        sentences=(whole,),
        attributions=tuple(attributions),
        entities=entities,
        conflict_entities=(),
    )


def texts(text: str, spans: Sequence[tuple[int, int]]) -> list[str]:
    """The characters that spans point at."""
    return [text[a:b] for a, b in spans]
