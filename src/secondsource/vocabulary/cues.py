"""The words by which cues tell that somebody would not tell, or denies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, cached_property

from secondsource.records import Span
from secondsource.vocabulary.shipped import shipped
from secondsource.vocabulary.words import WordLists, any_of

_REACH = 60  # characters from a cue to what else tells a refusal or denial
_CLAIMED = re.compile(r"\bclaim(?:s|ed|ing)?$", re.IGNORECASE)
_SOME_WORDS = r"(?:[\w'’-]+\s+){0,3}"


def _curled(words: tuple[str, ...]) -> str:
    """Return a regular expression for any of the words, with either shape of apostrophe."""
    return any_of(words).replace("'", "['’]")


class Cues(WordLists, frozen=True, kw_only=True):
    """Words that tell a refusal to say something, or a denial."""

    declining: tuple[str, ...]
    telling: tuple[str, ...]
    leaving: tuple[str, ...]
    giving: tuple[str, ...]
    matters: tuple[str, ...]
    naming: tuple[str, ...]
    people: tuple[str, ...]
    refusals: tuple[str, ...]
    denying: tuple[str, ...]
    rejecting: tuple[str, ...]
    claims: tuple[str, ...]
    false: tuple[str, ...]
    clauses: tuple[str, ...]
    between: tuple[str, ...]
    undone: tuple[str, ...]
    asking: tuple[str, ...]
    unsaid: tuple[str, ...]
    questions: tuple[str, ...]
    withheld: tuple[str, ...]
    owning: tuple[str, ...]
    deeds: tuple[str, ...]
    violence: tuple[str, ...]

    def declines(self, text: str, cue: Span) -> bool:
        """Say whether a cue tells that somebody would not tell: "declined" before "to comment", "made no comment".

        What tells it may begin before the cue and end after it, within its line.
        """
        return any(a < cue[1] and cue[0] < b for a, b in self.refusals_in(text, _line(text, cue)))

    def refusals_in(self, text: str, span: Span) -> Iterator[Span]:
        """Give the words within a span that tell that somebody would not tell something."""
        done = span[0]
        for first in self._first_words.finditer(text, *span):
            found = self._refusal.match(text, first.start(), span[1]) if first.start() >= done else None
            if found is not None:
                done = found.end()
                yield found.span()

    def owned_in(self, text: str, span: Span) -> Iterator[Span]:
        """Give the words within a span that claim a deed, before the deed."""
        for last in self._owning_end.finditer(text, *span):
            found = self._owns.search(text, max(span[0], last.start() - _REACH), last.end())
            if found is not None:
                yield found.span()

    def denies(self, text: str, cue: Span, content: Sequence[Span] = ()) -> bool:
        """Say whether a cue tells a denial ("denied", "has disputed"), and none that is undone ("did not deny").

        To reject or dismiss is to deny only where what is rejected is a claim and no demand: where a claim is named
        after the cue or at the start of its ``content``, where it is rejected "as false", or where a clause follows.
        """
        found = self._denial.search(text, *cue)
        if found is not None and self._withholds(text, cue, content):
            return False
        if found is None:
            found = self._rejection.search(text, *cue)
            if found is None or not (
                self._claim.match(text, found.end(), _line(text, cue)[1])
                or any(self._claim.match(text, *span) for span in content[:1])
            ):
                return False
        return not self._undoing.search(text, cue[0], found.start())

    def _withholds(self, text: str, cue: Span, content: Sequence[Span]) -> bool:
        """Whether what is denied is no claim but something that somebody wants: "denied bail", "denied them entry"."""
        pieces = content[:1] or [(cue[1], min(len(text), cue[1] + _REACH))]
        return any(self._withheld.match(text, *piece) for piece in pieces)

    @cached_property
    def _withheld(self) -> re.Pattern[str]:
        words = rf"(?:(?!{_curled(self.claims)}\b|{_curled(self.between)}\b)[\w'’-]+\s+){{0,3}}"
        return re.compile(
            rf"\s*{words}{_curled(self.withheld)}(?!\w)(?!\s+(?:was|were|is|are|had|has)\b)", re.IGNORECASE
        )

    @cached_property
    def asks(self) -> re.Pattern[str]:
        """Matches, behind a verb of answering, what was asked: " to a request", or the end of the clause."""
        words = r"(?:[\w.'’&-]+\s+){0,6}?"
        return re.compile(rf"(?:\s+to)?(?:\s+{words}{_curled(self.asking)}(?!\w)|\s*(?=[.,;:]|$))", re.IGNORECASE)

    @cached_property
    def _first_words(self) -> re.Pattern[str]:
        """Matches the first word of a refusal: few places are then tried with all that may follow."""
        phrases = (*self.declining, *self.leaving, *self.refusals)
        return re.compile(rf"\b{_curled(tuple({phrase.split()[0] for phrase in phrases}))}(?!\w)", re.IGNORECASE)

    @cached_property
    def _owns(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w){_curled(self.owning)}$", re.IGNORECASE)

    @cached_property
    def _owning_end(self) -> re.Pattern[str]:
        ends = {" ".join(phrase.split()[-2:]) for phrase in self.owning}
        return re.compile(rf"\b{_curled(tuple(ends))}(?!\w)", re.IGNORECASE)

    def owns(self, text: str, cue: Span, content: Sequence[Span]) -> bool:
        """Say whether a cue and its content claim a deed: "claimed" "the attack", "said" "it was behind it"."""
        if not content:
            return False
        claimed = _CLAIMED.search(text, *cue) and self._deed.match(text, *content[0])
        return bool(claimed or self.did.match(text, *content[0]))

    @cached_property
    def _deed(self) -> re.Pattern[str]:
        words = r"(?:the|this|that|an?|both|these|those|its)\s+(?:[\w’'-]+\s+){0,3}"
        return re.compile(rf"{words}{_curled(self.violence)}s?(?!\w)", re.IGNORECASE)

    @cached_property
    def did(self) -> re.Pattern[str]:
        """Matches the start of a content by which who says it claims a deed: "that it was behind"."""
        self_ = r"(?:that\s+)?(?:it|they|he|she|we|i|(?:its|their|his|our)\s+(?:[\w-]+\s+){1,2})"
        adverbs = r"\s*(?:(?:also|themselves|himself|itself|alone)\s+)?"
        return re.compile(rf"[\"“‘]?{self_}{adverbs}{_curled(self.deeds)}(?!\w)", re.IGNORECASE)

    @cached_property
    def _refusal(self) -> re.Pattern[str]:
        declining = rf"{_curled(self.declining)}(?:\s+\w+ly)?\s+to\s+(?:\w+ly\s+)?"
        leaving = rf"{_curled(self.leaving)}\s+(?:\w+ly\s+)?"
        given = rf"{_curled(self.giving)}\s+{_SOME_WORDS}{_curled(self.matters)}"
        named = rf"{_curled(self.naming)}\s+{_SOME_WORDS}{_curled(self.people)}"
        phrases = (
            rf"{declining}{_curled(self.telling)}",
            rf"(?:{declining}|{leaving})(?:{given}|{named})",
            rf"{leaving}{_curled(self.unsaid)}(?=\s+{_curled(self.questions)}\b)",
            _curled(self.refusals),
        )
        return re.compile(rf"\b(?:{'|'.join(phrases)})(?!\w)", re.IGNORECASE)

    @cached_property
    def _denial(self) -> re.Pattern[str]:
        return re.compile(rf"\b{_curled(self.denying)}(?!\w)", re.IGNORECASE)

    @cached_property
    def denied_clause(self) -> re.Pattern[str]:
        """Matches a clause that ends a sentence and tells who denies what it says; groups ``who`` and ``cue``."""
        who = r"(?P<who>(?!(?:was|were|is|are|has|have|had|he|she|it|they)\b)[^,;:.\"“”()\n]{2,80}?)"
        cue = rf"(?P<cue>(?:(?:has|have|had)\s+)?(?:\w+ly\s+)?{_curled((*self.denying, *self.rejecting))})"
        claim = rf"an?\s+(?:\w+\s+)?{_curled(self.claims)}(?:\s+(?:that|which))?"
        return re.compile(rf",\s+(?:{claim}|which)\s+{who}\s+{cue}(?:\s+on\s+\w+day)?(?=[.\s]*$)")

    @cached_property
    def mere_claim(self) -> re.Pattern[str]:
        """Matches a whole content that only names what somebody claimed: "the report", "these claims", "it"."""
        which = r"(?:the|this|that|these|those|such|any|all|both|its|his|her|their)"
        words = rf"(?:(?!{_curled(self.between)}\b)[\w'’-]+\s+){{0,3}}"
        against = r"(?:\s+(?:against|in|by|from)\s+(?:[\w'’-]+\s*){1,4})?"
        claim = rf"(?:{which}\s+)?{words}{_curled(self.claims)}{against}"
        return re.compile(rf"[\s\"“”]*(?:it|this|that|them|{claim})[\s\"“”.,]*$", re.IGNORECASE)

    @cached_property
    def _rejection(self) -> re.Pattern[str]:
        return re.compile(rf"\b{_curled(self.rejecting)}(?!\w)", re.IGNORECASE)

    @cached_property
    def _claim(self) -> re.Pattern[str]:
        """What makes a rejection a denial, from where it is told."""
        words = rf"(?:(?!{_curled(self.between)}\b)[\w'’-]+\s+){{0,4}}"
        false = rf"(?:[\w'’-]+\s+){{0,6}}as\s+(?:[\w'’-]+\s+){{0,3}}{_curled(self.false)}"
        clause = rf"that\s+{_curled(self.clauses)}"
        claim = rf"(?:(?:of|that)\s+)?{words}{_curled(self.claims)}"
        return re.compile(rf"[\s\"“”]*(?:{claim}|{false}|{clause})(?!\w)", re.IGNORECASE)

    @cached_property
    def _undoing(self) -> re.Pattern[str]:
        # Only "n't" stands behind the letters of another word.
        return re.compile(rf"(?:(?<!\w)|(?=n['’]t)){_curled(self.undone)}(?!\w)", re.IGNORECASE)


@cache
def load_cues() -> Cues:
    """Return the words of ``cues.yaml``; the same object each time."""
    return shipped("cues.yaml", Cues)


def _line(text: str, span: Span) -> Span:
    """The characters around a span that are near it and in its line."""
    least, most = max(0, span[0] - _REACH), span[1] + _REACH
    start, end = text.rfind("\n", least, span[0]), text.find("\n", span[1], most)
    return least if start < 0 else start + 1, min(most, len(text)) if end < 0 else end
