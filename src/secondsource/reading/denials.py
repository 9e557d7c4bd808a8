"""Denials of what was told before: "…, a claim that the harbour master denied", "The mayor denied the report"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from msgspec.structs import replace

from secondsource.reading.closings import after_dateline
from secondsource.reading.sayings import Said, spans_of
from secondsource.records import Span
from secondsource.spans import SpanIndex
from secondsource.vocabulary.cues import Cues

_SURE = 1.0
_DEFINITE = re.compile(r"[\s\"“”]*(?:the|this|that|these|those|such|it)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"[\s\"“”]*(?:it|this|that)[\s\"“”]*", re.IGNORECASE)
_REPORT = re.compile(r"\breport(?:s|ed|ing)?\b", re.IGNORECASE)
_LEAST_TOLD = 4  # words of a claim that can be denied; fewer name one


def with_denied_claims(text: str, said: Sequence[Said], sentences: Sequence[Span], cues: Cues) -> list[Said]:
    """Add who denies the claim that a sentence tells before it: its content is what the claim says.

    That is the content of the attribution before the clause where there is one, else the sentence up to it. What the
    encoder took the clause for (somebody's "claim that …") is left out; ``said`` is in the order of the cues, and so
    is what is given back.
    """
    found = list(said)
    spans = SpanIndex((span, n) for n, item in enumerate(said) for span in spans_of(item))
    dropped: set[int] = set()
    for sentence in sentences:
        clause = cues.denied_clause.search(text, *sentence)
        if clause is None:
            continue
        held = {n for _, n in spans.meeting(clause.span())}
        if any(said[n].cue == clause.span("cue") for n in held):
            continue
        dropped |= {n for n in held if clause.start() <= said[n].cue[0] < clause.end()}
        for n in held - dropped:
            pieces = tuple((a, min(b, clause.start())) for a, b in said[n].content if a < clause.start())
            found[n] = replace(said[n], content=pieces) if pieces else said[n]
        before = [item for item in found if item.content and item.content[-1][1] == clause.start()]
        content = before[-1].content if before else ((after_dateline(text, sentence), clause.start()),)
        if content[0][0] < content[0][1]:
            made = Said(source=clause.span("who"), cue=clause.span("cue"), content=content, certainty=_SURE)
            found.append(made)
    kept = [item for n, item in enumerate(found) if n not in dropped]
    return sorted(kept, key=lambda item: item.cue)


def with_what_is_denied(text: str, said: Sequence[Said], sentences: Sequence[Span], cues: Cues) -> list[Said]:
    """Give denials whose content only names a claim ("denied the report") what the claim says, where that is told.

    It is what somebody else is last said to have said before the denial, in its sentence or the one before; where that
    tells nothing, the content stays. ``sentences`` are in order, and ``said`` in the order of the cues.
    """
    found = list(said)
    starts = [start for start, _ in sentences]
    for n, item in enumerate(said):
        if not item.content or not cues.denies(text, item.cue, item.content):
            continue
        if any(cues.mere_claim.match(text[slice(*piece)]) is None for piece in item.content):
            continue
        named = text[slice(*item.content[0])]
        place = bisect_right(starts, item.cue[0]) - 1
        if _DEFINITE.match(named) is None or place < 0:
            continue  # "dismissed claims against the mill" refers to nothing that was told
        least = starts[place if _PRONOUN.fullmatch(named) else max(place - 1, 0)]
        first = min(span[0] for span in spans_of(item))
        before = [
            other
            for other in said[:n]
            if other.content
            and least <= other.cue[0]
            and other.content[-1][1] <= first
            and least <= other.content[0][0]
            and _words(text, other) >= _LEAST_TOLD
            and (_REPORT.search(named) is None or _is_reported(text, other))
            and not cues.denies(text, other.cue, other.content)
            and not cues.declines(text, other.cue)
        ]
        if before:
            found[n] = replace(item, content=max(before, key=lambda other: (other.cue, other.content)).content)
    return found


def _is_reported(text: str, item: Said) -> bool:
    """Whether somebody is told to report something, and not just to say it."""
    spans = [item.cue, *([item.source] if item.source else []), item.content[0]]
    return any(_REPORT.search(text, *span) for span in spans)


def _words(text: str, item: Said) -> int:
    return sum(len(text[a:b].split()) for a, b in item.content)
