"""Refusals that the encoder did not tag, found by their words.

The encoder learned from PolNeAR, whose annotators label "declined to comment" nearly always and "could not be reached"
hardly ever. Both say who was asked and would not tell.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from msgspec.structs import replace

from secondsource.reading.quotations import Quotation, meeting
from secondsource.reading.sayings import Said
from secondsource.reading.sources import clause_end, phrase_before
from secondsource.reading.syntax import Syntax
from secondsource.records import Span
from secondsource.spans import SpanIndex
from secondsource.vocabulary.cues import Cues

_AUXILIARIES = re.compile(
    r"\b(?:(?:has|have|had|was|were|is|are|could|would|will|did|does|do|also|so far|yet|immediately|there|not)\s+)+$",
    re.IGNORECASE,
)
_BEFORE = 40  # characters before the words of a refusal in which its auxiliaries stand
_ANSWERS = re.compile(r"\b(?:respond|responded|reply|answer|return|returned)$", re.IGNORECASE)
_RETURNS = re.compile(r"\breturn(?:ed)?(?=\s)", re.IGNORECASE)
_UNANSWERED = re.compile(r"(?:unanswered|were [\w ]*(?:returned|answered))$", re.IGNORECASE)
_LINGERS = re.compile(
    r"\s+(?:for comment|to comment|by (?:tele)?phone|publicly|so far|further|yet)(?!\w)", re.IGNORECASE
)
_REACHED = re.compile(r"reach(?:ed|able)?$", re.IGNORECASE)
_FROM = re.compile(r"\s+(?:(?:was|were)\s+)?(?:immediately\s+)?(?:available\s+)?(?:from|by)\s+")
_MATTER = re.compile(r"\s+(?:on|about|regarding|concerning|over)\s+", re.IGNORECASE)
_TOLD = re.compile(r"\s+(?=(?:who|whom|whose|what|when|where|which|why|how|whether|if|that)\b)", re.IGNORECASE)
_ELIDED = re.compile(r",?\s+(?:but|though|although|and|yet)\s*$|,?\s+$", re.IGNORECASE)
_CALLS = re.compile(
    r"(?:an?\s|the\s|several\s|repeated\s|multiple\s|phone\s|telephone\s|further\s|text\s|written\s)*"
    r"(?:calls?|messages?|e-?mails?|requests?|inquir(?:y|ies)|enquir(?:y|ies)|questions?|letters?|queries|query)\b",
    re.IGNORECASE,
)
_SENT = re.compile(r"\s(?:to|for|with|at|from)\s+(?!comment\b|an?\s+(?:comment|interview))", re.IGNORECASE)
_JOINED = re.compile(r"\b(?:but|and|though|although|yet|or)\s+$", re.IGNORECASE)
_WITHOUT = re.compile(r"without\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?][\"”’']?\s|\n")
_SURE = 1.0


class Refusals:
    """Finds what would not be told in one report.

    ``said`` are its attributions in the order of their cues, ``quoted`` its quotations.
    """

    def __init__(self, said: Sequence[Said], quoted: Sequence[Quotation], syntax: Syntax, cues: Cues) -> None:
        self._text = syntax.text
        self._said = list(said)
        self._quoted = quoted
        self._syntax = syntax
        self._cues = cues

    def added(self, parts: Sequence[Span]) -> list[Said]:
        """Give the attributions with the refusals in ``parts`` that none of them has for its cue; in the cues' order.

        The source is who would not tell, the cue the words that say so, and the content what was asked, where it is
        told. A refusal that shares its source with what stands before ends the content of that.
        """
        taken = SpanIndex(
            (span, n) for n, i in enumerate(self._said) for span in ((i.cue, i.source) if i.source else (i.cue,))
        )
        contents = SpanIndex((span, n) for n, item in enumerate(self._said) for span in item.content)
        kept = list(self._said)
        for part in parts:
            for words in self._cues.refusals_in(self._text, part):
                if any(True for _ in taken.meeting(words)) or meeting(self._quoted, words):
                    continue
                made = self._refusal(words, part[1])
                inside = [n for _, n in contents.meeting(words)]
                cut = self._cut(made, kept[inside[0]]) if made and inside else None
                if cut is not None:
                    kept[inside[0]] = cut
                if made is not None and (cut is not None or not inside):
                    kept.append(made)
        return sorted(kept, key=lambda item: item.cue)

    def _refusal(self, words: Span, end: int) -> Said | None:
        """The refusal that some words tell, within a part that ends at ``end``; ``None``: they tell none."""
        text = self._text
        near = max(0, words[0] - _BEFORE)
        auxiliaries = _AUXILIARIES.search(text, max(text.rfind("\n", near, words[0]) + 1, near), words[0])
        cue = auxiliaries.start() if auxiliaries else words[0], words[1]
        answer = _RETURNS.search(text, *words)
        if answer:
            words = words[0], answer.end()
            cue = cue[0], answer.end()
        stop = clause_end(text, words[1], end)
        if _ANSWERS.search(text, *words):
            to = 3 if text.startswith(" to", words[1]) else 0
            asked = self._cues.asks.match(text, words[1], stop)
            return self._with_source((cue[0], cue[1] + to), (cue[1] + to, stop)) if asked else None
        lingers = _LINGERS.match(text, words[1], stop)
        if _REACHED.search(text, *words) and lingers is None and "immediately" not in text[slice(*words)]:
            return None
        further = lingers.end() if lingers else words[1]
        if who := _FROM.match(text, further, stop):
            matter = _MATTER.search(text, who.end(), stop)
            content = ((matter.end(), stop),) if matter else ()
            return Said(
                source=(who.end(), matter.start() if matter else stop), cue=cue, content=content, certainty=_SURE
            )
        if asked := _TOLD.match(text, further, end):
            return self._with_source(cue, (asked.end(), clause_end(text, asked.end() + 1, end)))
        about = _MATTER.match(text, further, stop)
        return self._with_source(cue, (about.end(), stop) if about else (stop, stop))

    def _with_source(self, cue: Span, content: Span) -> Said | None:
        """A refusal with its source: who stands before it, or the source of what it goes on from."""
        goes_on = _WITHOUT.match(self._text, cue[0]) is not None
        joined = _JOINED.search(self._text, max(0, cue[0] - _BEFORE), cue[0]) is not None and self._shared(cue)
        before = None if goes_on or joined else phrase_before(cue, self._syntax)
        source = self._asked(before, cue) if before else self._shared(cue)
        if source is None and (before or goes_on):
            return None
        start = content[1] - len(self._text[slice(*content)].lstrip())
        pieces = ((start, content[1]),) if self._text[slice(*content)].strip(" .,") else ()
        return Said(source=source, cue=cue, content=pieces, certainty=_SURE)

    def _asked(self, subject: Span, cue: Span) -> Span | None:
        """Who would not tell: the subject, or whom it was sent to ("calls to the mayor went unanswered")."""
        calls = _CALLS.match(self._text, *subject)
        if calls is None:
            return None if _UNANSWERED.search(self._text, *cue) else subject
        sent = _SENT.search(self._text, calls.end(), subject[1])
        return (sent.end(), subject[1]) if sent else None

    def _shared(self, cue: Span) -> Span | None:
        """The source of the last attribution before a cue, within the sentence."""
        place = bisect_right(self._said, cue[0], key=lambda item: item.cue[0]) - 1
        last = self._said[place] if place >= 0 else None
        near = last is not None and not _SENTENCE_END.search(self._text, last.cue[1], cue[0])
        return last.source if last is not None and near else None

    def _cut(self, made: Said, outer: Said) -> Said | None:
        """An attribution without the refusal in its content, where both have one source; ``None``: they have not."""
        if made.source is None or made.source != outer.source:
            return None
        ends = [(a, min(b, self._elided(a, made.cue[0]))) for a, b in outer.content]
        pieces = tuple((a, b) for a, b in ends if a < b)
        return replace(outer, content=pieces) if pieces else None

    def _elided(self, start: int, cue: int) -> int:
        """Where what stands before a refusal without a subject ends: before its ", but"."""
        found = _ELIDED.search(self._text, start, cue) if start < cue else None
        return found.start() if found else cue
