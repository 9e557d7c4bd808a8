"""Clauses with a subject and a verb of saying of their own: what they tell is nobody else's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from secondsource.reading.quotations import Quotation, meeting
from secondsource.reading.sayings import Said
from secondsource.reading.sources import phrase_before
from secondsource.reading.syntax import Syntax, Word
from secondsource.records import Span
from secondsource.spans import SpanIndex
from secondsource.vocabulary.gatherers import load_gatherers

_BREAK = re.compile(r"[.!?][\"”’']?\s|;\s|\n")
_SEMICOLON = re.compile(r"\s*;\s+(?:(?:but|and|while)\s+)?")
_JOIN = re.compile(r"\b(?:and|but|or|who|which|that)$", re.IGNORECASE)
_NEAR = 90  # characters from a semicolon within which the verb of its clause stands
_SURE = 0.7


def with_own_subjects(text: str, said: Sequence[Said], syntax: Syntax) -> list[Said]:
    """Give each cue the subject of its own clause, where its source stands before a semicolon or in another sentence.

    Where the clause has no subject before its cue, the source stays.
    """
    return [_with_own_subject(text, item, syntax) if syntax.words else item for item in said]


def _with_own_subject(text: str, item: Said, syntax: Syntax) -> Said:
    if item.source is None or item.source[1] > item.cue[0]:
        return item
    breaks = list(_BREAK.finditer(text, item.source[1], item.cue[0]))
    if not breaks or any(a < item.cue[0] and item.source[1] < b for a, b in item.content):
        return item
    subject = phrase_before(item.cue, syntax)
    if subject is None or subject[0] < breaks[-1].end() or _JOIN.search(text, *subject):
        return item
    return replace(item, source=subject)


def parted(text: str, said: Sequence[Said], quoted: Sequence[Quotation], syntax: Syntax) -> list[Said]:
    """End contents at a semicolon behind which somebody else speaks, and add what they say where nothing is read there.

    "The pilots said the lock was shut; the harbour office put the delay at an hour" are two attributions.
    """
    cues = SpanIndex(
        (span, True) for item in said for span in ((item.cue, item.source) if item.source else (item.cue,))
    )
    found: list[Said] = []
    for item in said:
        for number, piece in enumerate(item.content):
            other = _other(text, piece, item, quoted, syntax) if ";" in text[slice(*piece)] else None
            if other is None:
                continue
            end, made = other
            found.append(replace(item, content=(*item.content[:number], (piece[0], end))))
            if not any(True for _ in cues.meeting(made.cue)):
                found.append(made)
            break
        else:
            found.append(item)
    return sorted(found, key=lambda item: item.cue)


def _other(text: str, piece: Span, item: Said, quoted: Sequence[Quotation], syntax: Syntax) -> tuple[int, Said] | None:
    """Where a content ends before another's clause, and what that says."""
    for mark in _SEMICOLON.finditer(text, *piece):
        if meeting(quoted, mark.span()) or piece[0] < item.cue[0]:
            continue
        verb = _verb(syntax, (mark.end(), min(piece[1], mark.end() + _NEAR)))
        source = phrase_before(verb.span, syntax) if verb is not None else None
        if verb is None or source is None or source[0] != mark.end():
            continue
        start = verb.span[1] + len(text[verb.span[1] : piece[1]]) - len(text[verb.span[1] : piece[1]].lstrip())
        if start < piece[1]:
            return mark.start(), Said(source=source, cue=verb.span, content=((start, piece[1]),), certainty=_SURE)
    return None


def _verb(syntax: Syntax, span: Span) -> Word | None:
    """The first verb within a span, where it is one of saying."""
    verb = next((word for word in syntax.within(span) if word.upos in ("VERB", "AUX")), None)
    return verb if verb is not None and verb.lower in load_gatherers().speaking_words else None
