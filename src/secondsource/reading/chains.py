"""Chains: what somebody says that somebody else said: "a spokesman said that the general told him …".

The encoder learned from labels without nesting, so of a chain it tags the outermost attribution alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from secondsource.reading.quotations import Quotation, meeting
from secondsource.reading.sayings import Said
from secondsource.reading.syntax import Syntax, Word
from secondsource.records import Span
from secondsource.spans import SpanIndex
from secondsource.vocabulary.gatherers import load_gatherers

_LINK = re.compile(r"(?:that|how)\s+", re.IGNORECASE)
_ADDRESSEE = re.compile(r"\s+(?:(?:[\w.'’-]+\s+){1,5}?(?=that\s)|(?:him|her|them|it|us|me)(?=\s))")
_LINKS = 3  # of a chain at most
_NEAR = 120  # characters from a content's start within which its own verb stands


def with_chains(said: Sequence[Said], quoted: Sequence[Quotation], syntax: Syntax) -> list[Said]:
    """Add the attributions that others have for their whole content; ``said`` and what is given back is in order.

    Only what opens a content that is not quoted is taken: its subject and a verb of saying.
    """
    cues = SpanIndex((item.cue, n) for n, item in enumerate(said))
    found = list(said)
    for item in said:
        inner = _inner(item, quoted, syntax)
        for _ in range(_LINKS):
            if inner is None or any(True for _ in cues.meeting(inner.cue)):
                break
            found.append(inner)
            inner = _inner(inner, quoted, syntax)
    return sorted(found, key=lambda item: item.cue)


def _inner(item: Said, quoted: Sequence[Quotation], syntax: Syntax) -> Said | None:
    """The attribution that opens the content of another."""
    if not item.content or meeting(quoted, item.content[0]):
        return None
    first, text = item.content[0], syntax.text
    link = _LINK.match(text, *first)
    start = link.end() if link else first[0]
    verb = _verb(syntax, (start, min(first[1], start + _NEAR)))
    subject = syntax.subject(verb) if verb is not None else None
    if verb is None or subject is None or not start <= subject.span[0] < verb.span[0]:
        return None
    if syntax.chunk(subject)[0] != start:
        return None
    told = verb.lower in load_gatherers().telling_words
    addressee = _ADDRESSEE.match(text, verb.span[1], first[1]) if told else None
    at = addressee.end() if addressee else verb.span[1]
    content = (at + len(text[at : first[1]]) - len(text[at : first[1]].lstrip()), first[1])
    if content[0] >= content[1] or (told and addressee is None):
        return None
    source = syntax.phrase(subject)
    if source[1] > verb.span[0]:
        source = syntax.chunk(subject)
    return Said(source=source, cue=_with_auxiliaries(verb, syntax), content=(content, *item.content[1:]), certainty=1.0)


def _verb(syntax: Syntax, span: Span) -> Word | None:
    """The first verb within a span, where it is one of saying."""
    verb = next((word for word in syntax.within(span) if word.upos == "VERB"), None)
    return verb if verb is not None and verb.lower in load_gatherers().passing_words else None


def _with_auxiliaries(verb: Word, syntax: Syntax) -> Span:
    before = syntax.next(verb, -1)
    return (before.span[0] if before is not None and before.upos == "AUX" else verb.span[0]), verb.span[1]
