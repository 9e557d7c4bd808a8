"""Denials told in a clause about the claim: "…, a claim that the harbour master denied"."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from secondsource.reading.closings import after_dateline
from secondsource.reading.sayings import Said, spans_of
from secondsource.records import Span
from secondsource.spans import SpanIndex
from secondsource.vocabulary.cues import Cues

_SURE = 1.0


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
