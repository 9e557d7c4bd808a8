"""Invented texts read by the shipped encoder, with their actors as the words of their mentions."""

from __future__ import annotations

from functools import cache

from stages import known_words, real_encoder

from secondsource.reading.actors import actors
from secondsource.reading.entities import entities
from secondsource.reading.syntax import Syntax
from secondsource.records import Entity, Published, Report, Span

PUBLISHED = Published(value="2031-05-06", precision="day", basis="meta")


def paragraphs(text: str) -> tuple[Span, ...]:
    """The lines of a text."""
    found, at = [], 0
    for line in text.split("\n"):
        found.append((at, at + len(line)))
        at += len(line) + 1
    return tuple(span for span in found if span[0] < span[1])


@cache
def actors_of(text: str) -> tuple[Entity, ...]:
    """All actors of a text whose lines are paragraphs, published on 6 May 2031."""
    spans = paragraphs(text)
    report = Report(id="r", span=(0, len(text)), body=spans, published=PUBLISHED)
    passages = real_encoder().read(text, spans)
    named = entities(text, report, passages, known_words())
    return actors(text, report, Syntax(text, passages), named, known_words(), passages=passages)


def said(text: str, entity: Entity) -> list[str]:
    """The words of an actor's mentions, in order."""
    return [text[slice(*span)] for span in entity.mentions]


def owner(text: str, mention: str, nth: int = 0) -> Entity | None:
    """The actor that has the nth mention with these words."""
    found = sorted((s, e.id, e) for e in actors_of(text) for s in e.mentions if text[slice(*s)] == mention)
    return found[nth][2] if nth < len(found) else None
