"""What an encoder might have read in an invented text, built by hand: spans are found by the characters they hold."""

from __future__ import annotations

import re
from collections.abc import Sequence

from secondsource.encoder.passage_reading import PassageReading, ReadAttribution, ReadEntity, ReadSentence
from secondsource.records import Report, Span

Parts = str | Sequence[str]


def lines(text: str) -> tuple[Span, ...]:
    """The lines of a text that hold something: its paragraphs."""
    return tuple(found.span() for found in re.finditer(r"[^\n]+", text))


def report_of(text: str, *, title: bool = False) -> Report:
    """A report whose paragraphs are the text's lines; with ``title`` the first of them is its headline."""
    spans = lines(text)
    head = spans[0] if title else None
    return Report(id="r", span=(0, len(text)), title_span=head, body=spans[1:] if title else spans)


def said(text: str, source: Parts, cue: str, content: Parts, certainty: float = 0.9) -> ReadAttribution:
    """An attribution; content (or source) in pieces is a list. Each is looked for in the cue's paragraph first."""
    at = text.index(cue)
    near = text.rfind("\n", 0, at) + 1
    return ReadAttribution(
        source=_spans(text, source, near),
        cue=((at, at + len(cue)),),
        content=_spans(text, content, near),
        certainty=certainty,
    )


def _spans(text: str, parts: Parts, near: int) -> tuple[Span, ...]:
    found = []
    for part in [parts] if isinstance(parts, str) else parts:
        if part:
            start = text.find(part, near)
            start = start if start >= 0 else text.index(part)
            found.append((start, start + len(part)))
    return tuple(found)


def named(text: str, **names: str) -> tuple[ReadEntity, ...]:
    """Mentions by type: every place of each name (parted by bars)."""
    return tuple(
        ReadEntity(span=found.span(), type=kind, certainty=0.9)
        for kind, forms in names.items()
        for form in forms.split("|")
        for found in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text)
    )


def passage(
    text: str,
    *attributions: ReadAttribution,
    entities: tuple[ReadEntity, ...] = (),
    sentences: tuple[ReadSentence, ...] = (),
    conflict: tuple[ReadEntity, ...] = (),
) -> PassageReading:
    """One passage that holds the whole text."""
    return PassageReading(
        paragraph=(0, len(text)),
        words=(),
        sentences=sentences,
        attributions=attributions,
        entities=entities,
        conflict_entities=conflict,
    )


def sentence(text: str, part: str, modality: str = "asserted", event: str | None = None) -> ReadSentence:
    """One sentence, with the event it tells."""
    start = text.index(part)
    return ReadSentence(
        span=(start, start + len(part)), vector=b"", event=event, mode=None, modality=modality, certainty=0.8
    )
