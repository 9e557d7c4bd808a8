"""Refusals and claims of responsibility that the encoder did not tag, found by their words; and those it cut short.

The encoder learned from PolNeAR, whose annotators label "declined to comment" nearly always and "could not be reached"
hardly ever. Both say who was asked and would not tell. What an informant claims to have done is seldom tagged either,
or with the words of the claim in its content.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from secondsource.reading.quotations import Quotation, meeting
from secondsource.reading.sayings import Said, spans_of
from secondsource.reading.sources import phrase_before
from secondsource.reading.syntax import Syntax
from secondsource.records import Span
from secondsource.spans import SpanIndex
from secondsource.vocabulary.cues import Cues

_AUXILIARIES = re.compile(
    r"(?:(?:has|have|had|was|were|is|are|could|would|will|did|does|do|also|so far|yet|repeatedly|again|immediately|there|not)"
    r"\s+)+$",
    re.IGNORECASE,
)
_ANSWERS = re.compile(r"(?:respond|responded|reply|answer|return|returned)$", re.IGNORECASE)
_LINGERS = re.compile(
    r"\s+(?:for comment|to comment|by (?:tele)?phone|(?:publicly|so far|further|yet)(?!\w))", re.IGNORECASE
)
_REACHED = re.compile(r"reach(?:ed|able)?$", re.IGNORECASE)
_FROM = re.compile(r"\s+(?:(?:was|were)\s+)?(?:immediately\s+)?(?:available\s+)?(?:from|by)\s+")
_MATTER = re.compile(r"\s+(?:on|about|regarding|concerning|over)\s+", re.IGNORECASE)
_TOLD = re.compile(r"\s+(?=(?:who|whom|whose|what|when|where|which|why|how|whether|if|that)\b)", re.IGNORECASE)
_CLAUSE_END = re.compile(
    r"[.!?][\"”'’]?(?:\s|$)|[;:\n—–\"“”]|\s-\s|,\s|\s(?:but|because|after|before|while|when|as|since|saying|citing)\s"
)
_ELIDED = re.compile(r",?\s+(?:but|though|although|and|yet)\s*$|,?\s+$", re.IGNORECASE)
_WITHOUT = re.compile(r"without\b", re.IGNORECASE)
_NOBODY = re.compile(r"(?:no|nobody|none|neither)\b", re.IGNORECASE)
_SURE = 1.0


def with_refusals(
    text: str, said: Sequence[Said], parts: Sequence[Span], quoted: Sequence[Quotation], syntax: Syntax, cues: Cues
) -> list[Said]:
    """Add the refusals of a report's ``parts`` that no attribution has for its cue; in the order of the cues.

    The source is who would not tell, the cue the words that say so, and the content what was asked, where it is told.
    A refusal that shares its subject with what stands before ends the content of that.
    """
    found = list(said)
    taken = SpanIndex((span, n) for n, item in enumerate(said) for span in (item.cue, *(_some(item.source))))
    contents = SpanIndex((span, n) for n, item in enumerate(said) for span in item.content)
    for part in parts:
        for words in cues.refusals_in(text, part):
            if _meets(taken, words) or meeting(quoted, words):
                continue
            inside = [n for _, n in contents.meeting(words)]
            made = _refusal(text, words, part, found, syntax, cues)
            if made is None or (inside and not _ends(text, made, found[inside[0]], found, inside[0])):
                continue
            found.append(made)
    return sorted(found, key=lambda item: item.cue)


def _refusal(text: str, words: Span, part: Span, said: Sequence[Said], syntax: Syntax, cues: Cues) -> Said | None:
    auxiliaries = _AUXILIARIES.search(text, max(part[0], words[0] - 40), words[0])
    start, end = auxiliaries.start() if auxiliaries else words[0], words[1]
    stop = _clause_end(text, end, part[1])
    if _ANSWERS.search(text, *words):
        if not cues.asks.match(text, end, stop):
            return None
        end += 3 if text.startswith(" to", end) else 0
        return _made(text, (start, end), ((end, stop),), syntax, said)
    lingers = _LINGERS.match(text, end, stop)
    if _REACHED.search(text, *words) and lingers is None and "immediately" not in text[slice(*words)]:
        return None
    further = lingers.end() if lingers else end
    source = None
    if who := _FROM.match(text, further, stop):
        matter = _MATTER.search(text, who.end(), stop)
        source = who.end(), matter.start() if matter else stop
        return Said(source=source, cue=(start, words[1]), content=_piece(text, matter, stop), certainty=_SURE)
    matter = _MATTER.match(text, further, stop) or _TOLD.match(text, further, stop)
    return _made(text, (start, end), _piece(text, matter, stop), syntax, said)


def _made(text: str, cue: Span, content: tuple[Span, ...], syntax: Syntax, said: Sequence[Said]) -> Said | None:
    """A refusal with its source: the noun phrase before it, or the source of what it goes on from."""
    trimmed = tuple((a + len(text[a:b]) - len(text[a:b].lstrip()), b) for a, b in content if text[a:b].strip(" .,"))
    source = phrase_before(text, cue, syntax)
    if source is None:
        source = _shared(text, cue, said)
    if source is None and _WITHOUT.match(text, cue[0]):
        return None
    return Said(source=source, cue=cue, content=trimmed, certainty=_SURE)


def _shared(text: str, cue: Span, said: Sequence[Said]) -> Span | None:
    """The source of the last attribution before a cue, within the sentence."""
    before = [item for item in said if item.cue[1] <= cue[0] and item.source]
    last = max(before, key=lambda item: item.cue, default=None)
    return last.source if last and not re.search(r"[.!?]\s|\n", text[last.cue[1] : cue[0]]) else None


def _ends(text: str, made: Said, outer: Said, found: list[Said], number: int) -> bool:
    """Whether a refusal ends the content of the attribution whose source it shares; it is cut there."""
    if made.source is None or made.source != outer.source:
        return False
    pieces = []
    for a, b in outer.content:
        if a < made.cue[0] < b:
            elided = _ELIDED.search(text, a, made.cue[0])
            b = elided.start() if elided else made.cue[0]
        if a < b <= made.cue[0]:
            pieces.append((a, b))
    if not pieces:
        return False
    found[number] = replace(outer, content=tuple(pieces))
    return True


def _piece(text: str, lead: re.Match[str] | None, stop: int) -> tuple[Span, ...]:
    return ((lead.end(), stop),) if lead and lead.end() < stop else ()


def _clause_end(text: str, start: int, end: int) -> int:
    found = _CLAUSE_END.search(text, start, end)
    return found.start() if found else end - (text[end - 1 : end] in (".", "!", "?"))


def _some(span: Span | None) -> Iterator[Span]:
    if span is not None:
        yield span


def _meets(index: SpanIndex[int], span: Span) -> bool:
    return any(True for _ in index.meeting(span))


def with_claims(text: str, said: Sequence[Said], parts: Sequence[Span], syntax: Syntax, cues: Cues) -> list[Said]:
    """Mark who claims to have done something, and add such claims where no attribution has them for its cue.

    The cue takes all words of the claim ("claimed responsibility for"), the content is the deed. Who nobody is ("no
    group has claimed it") claims nothing.
    """
    found = list(said)
    for n, item in enumerate(said):
        if item.content and cues.did.match(text, *item.content[0]):
            found[n] = replace(item, claims=True)
    numbers = SpanIndex((span, n) for n, item in enumerate(said) for span in spans_of(item))
    for part in parts:
        for words in cues.owns.finditer(text, *part):
            stop = _clause_end(text, words.end(), part[1])
            near = [n for _, n in numbers.meeting((words.start(), words.end())) if _meet(said[n].cue, words.span())]
            source = said[near[0]].source if near else phrase_before(text, words.span(), syntax)
            if source is None or _NOBODY.match(text, *source) or words.end() >= stop:
                continue
            if near:
                found[near[0]] = _extended(said[near[0]], words.span())
            elif not any(True for _ in numbers.meeting(words.span())):
                content = ((words.end() + 1, stop),)
                found.append(Said(source=source, cue=words.span(), content=content, certainty=_SURE, claims=True))
    return sorted(found, key=lambda item: item.cue)


def _extended(item: Said, words: Span) -> Said:
    """An attribution whose cue takes all words of its claim."""
    rest = tuple((max(a, words[1] + 1), b) for a, b in item.content if b > words[1] + 1)
    if not rest:
        return item
    return replace(item, cue=(min(item.cue[0], words[0]), words[1]), content=rest, claims=True)


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
