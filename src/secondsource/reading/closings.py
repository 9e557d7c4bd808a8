"""Attributions that close a sentence ("…, the harbour office said on Monday.") where the encoder tagged none.

Leads with a dateline are where it does so most: what it learned from has few of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from secondsource.reading.sayings import Said, spans_of
from secondsource.reading.syntax import Syntax
from secondsource.records import Span
from secondsource.spans import SpanIndex

_DAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday)"
_CLOSING = re.compile(
    r",\s+(?P<who>[^,;:\"“”()–—\n]{2,90}?(?:,\s[^,;:\"“”()–—\n]{3,60},)?)\s+(?P<cue>said|says)"
    rf"(?:\s+(?:late\s+|early\s+)?(?:on\s+)?{_DAY}|\s+in\s+an?\s+(?:[\w-]+\s+)?(?:statement|report))*\s*\.?\s*$"
)
_REACH = 220  # characters of a closing
_NO_SOURCE = re.compile(
    r"(?:who|which|whom|whose|and|but|or|as|where|when|while|because|although|though|if|that|what|after|before|is|was"
    r"|are|were|has|had|have|he|she|it|they|we|I|you)\b",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"(?:[A-Z][A-ZÀ-Ý.'’-]+[\w\s.,'’/-]{0,50}?(?:\s*\([^()\n]{2,30}\))?|[^\n()]{2,60}\([^()\n]{2,30}\))\s*[-–—]+\s+"
)
_WORDS = 4  # of a content at least
_SURE = 0.7


def after_dateline(text: str, sentence: Span) -> int:
    """Give where the words of a sentence begin that may open with a dateline: "BELO, March 3 (AFP) - "."""
    found = _DATELINE.match(text, *sentence)
    return found.end() if found else sentence[0]


def with_closings(text: str, said: Sequence[Said], sentences: Sequence[Span], syntax: Syntax) -> list[Said]:
    """Add what somebody said where a sentence ends with who said it and nothing in it was read.

    The source must be a noun phrase, and what is said a clause with its own verb; ``sentences`` are in order.
    """
    if not syntax.words:
        return list(said)
    taken = SpanIndex((span, True) for item in said for span in spans_of(item))
    found = list(said)
    for sentence in sentences:
        made = _closing(text, sentence, syntax)
        if made is not None and not any(
            True for _ in taken.meeting((made.source[0] if made.source else made.cue[0], made.cue[1]))
        ):
            found.append(made)
    return found


def _closing(text: str, sentence: Span, syntax: Syntax) -> Said | None:
    closing = _CLOSING.search(text, max(sentence[0], sentence[1] - _REACH), sentence[1])
    if closing is None or _NO_SOURCE.match(text, closing.start("who")):
        return None
    source = closing.span("who")
    content = after_dateline(text, sentence), closing.start()
    inside = syntax.within(source)
    named = any(word.is_nominal for word in inside) and not any(word.upos in ("AUX", "SCONJ") for word in inside)
    told = [word for word in syntax.within(content) if word.upos in ("VERB", "AUX")]
    if not named or not told or len(text[slice(*content)].split()) < _WORDS or '"' in text[slice(*content)]:
        return None
    return Said(source=source, cue=closing.span("cue"), content=(content,), certainty=_SURE)
