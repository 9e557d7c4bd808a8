"""Contents that begin or end amid their clause, widened to what it needs to say what it says."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence

from msgspec.structs import replace

from secondsource.reading.closings import after_dateline
from secondsource.reading.sayings import Said, spans_of
from secondsource.reading.syntax import Syntax
from secondsource.reading.trimming import from_sentence_start
from secondsource.records import Span
from secondsource.spans import SpanIndex

_TO_COMMA = re.compile(r"(?P<rest>\s[^,;:\"“”()–—\n]{1,90}),\s*")
_TO_STOP = re.compile(
    r"(?P<rest>\s(?!(?:in|during|on|at|to)\s(?:an?|the|his|her|their|its)\s|(?:and|but|or|while|when|after|before|as|because|during"
    r"|with)\s|-)[^,;:\"“”()–—―\n]{1,60}?)[.?!]?\s*"
)
_PARTED = re.compile(r"[;:“”\"()–—|\n]|\s-\s|''")
_JOIN = re.compile(r"(?:and|but|or|so|yet|meanwhile,)\s+", re.IGNORECASE)


def widened(text: str, said: Sequence[Said], sentences: Sequence[Span], syntax: Syntax) -> list[Said]:
    """Let contents before their cue begin where their sentence does, and end at its comma; others end with it.

    Nothing is taken in that belongs to another attribution; ``sentences`` are in order.
    """
    taken = SpanIndex((span, n) for n, item in enumerate(said) for span in spans_of(item))
    return [_widened(text, item, sentences, syntax, taken) for item in said]


def _widened(text: str, item: Said, sentences: Sequence[Span], syntax: Syntax, taken: SpanIndex[int]) -> Said:
    def is_taken(gap: Span) -> bool:
        return any(True for _ in taken.meeting(gap))

    first, last = item.content[0], item.content[-1]
    place = bisect_right(sentences, (first[0], 1 << 60)) - 1
    if place < 0 or first[0] >= sentences[place][1]:
        return item
    sentence = after_dateline(text, sentences[place]), sentences[place][1]
    if item.source is not None and sentences[place][0] <= item.source[0] < sentence[0] < item.source[1]:
        item = replace(item, source=(sentence[0], item.source[1]))
    told = min(item.cue[0], item.source[0] if item.source else item.cue[0])
    pieces = list(item.content)
    if first[1] <= told and sentence[0] < first[0]:
        pieces[0] = from_sentence_start(text, first, sentence, is_taken)
        alone = item.source is not None and item.content == (first,) and text[first[1] : told].strip() == ","
        if alone and pieces[0] == first:
            pieces[0] = _with_clause(text, first, sentence, syntax, is_taken)
    if last[1] <= told <= sentence[1]:
        rest = _TO_COMMA.fullmatch(text, last[1], told)
        if rest and not is_taken((last[1], told)):
            pieces[-1] = pieces[-1][0], rest.end("rest")
    elif last[0] >= max(told, item.cue[1]) and sentence[0] <= last[0] < last[1] <= sentence[1]:
        rest = _TO_STOP.fullmatch(text, last[1], sentence[1]) if item.source and _acts(syntax, last) else None
        if rest and not is_taken((last[1], sentence[1])):
            pieces[-1] = pieces[-1][0], rest.end("rest")
    return replace(item, content=tuple(pieces))


def _with_clause(text: str, piece: Span, sentence: Span, syntax: Syntax, is_taken: Callable[[Span], bool]) -> Span:
    """Take in the clause that a content without its own verb, or with a participle alone, is but the end of."""
    gap = sentence[0], piece[0]
    words = syntax.within(piece)
    if not words or is_taken(gap) or _PARTED.search(text, *gap):
        return piece
    participle = words[0].upos == "VERB" and words[0].lower.endswith("ing")
    if (_acts(syntax, piece) and not participle) or not _acts(syntax, gap):
        return piece
    join = _JOIN.match(text, *gap)
    return (join.end() if join else gap[0]), piece[1]


def _acts(syntax: Syntax, span: Span) -> bool:
    return any(word.upos in ("VERB", "AUX") for word in syntax.within(span))
