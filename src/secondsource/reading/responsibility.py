"""Claims of responsibility: who says to have done something, and what."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from secondsource.reading.sayings import Said, spans_of
from secondsource.reading.sources import clause_end, phrase_before
from secondsource.reading.syntax import Syntax
from secondsource.records import Span
from secondsource.spans import SpanIndex
from secondsource.vocabulary.cues import Cues

_NOBODY = re.compile(r"(?:no|nobody|none|neither)\b", re.IGNORECASE)
_NOT = re.compile(
    r"\b(?:not|never|n['’]t|without|yet to|denied|denies|deny|denying|refused to|declined to)\s+(?:\w+\s+)?$"
)
_BEFORE = 30  # characters before a claim in which it is undone
_SURE = 1.0


def with_claims(said: Sequence[Said], parts: Sequence[Span], syntax: Syntax, cues: Cues) -> list[Said]:
    """Mark who claims to have done something, and add such claims where no attribution has them for its cue.

    The cue takes all words of the claim ("claimed responsibility for"), the content is the deed. "No group has claimed
    it" is no claim, nor is one that is denied. ``said`` is in the order of the cues, and so is what is given back.
    """
    text = syntax.text
    found = [replace(item, claims=True) if cues.owns(text, item.cue, item.content) else item for item in said]
    numbers = SpanIndex((span, n) for n, item in enumerate(said) for span in spans_of(item))
    for part in parts:
        for words in cues.owned_in(text, part):
            near = [n for _, n in numbers.meeting(words)]
            own = next((n for n in near if said[n].cue[0] < words[1] and words[0] < said[n].cue[1]), None)
            source = (said[own].source if own is not None else None) or phrase_before(words, syntax)
            if (
                source is None
                or _NOBODY.match(text, *source)
                or _NOT.search(text, max(0, words[0] - _BEFORE), words[0])
            ):
                continue
            if own is not None:
                found[own] = _extended(replace(found[own], source=source), words)
            elif not near and not text.endswith(" to ", 0, words[0]) and (made := _made(text, source, words, part[1])):
                found.append(made)
    return sorted(found, key=lambda item: item.cue)


def _made(text: str, source: Span, words: Span, end: int) -> Said | None:
    deed = words[1] + 1, clause_end(text, words[1], end)
    if deed[0] >= deed[1]:
        return None
    return Said(source=source, cue=words, content=(deed,), certainty=_SURE, claims=True)


def _extended(item: Said, words: Span) -> Said:
    """An attribution whose cue takes all words of its claim."""
    rest = tuple((max(a, words[1] + 1), b) for a, b in item.content if b > words[1] + 1)
    if not rest:
        return item
    return replace(item, cue=(min(item.cue[0], words[0]), words[1]), content=rest, claims=True)
