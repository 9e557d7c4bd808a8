"""Names of places that stand for who governs or plays there: "Washington said", "talks with Tehran"; they are no places."""

from __future__ import annotations

import re

from secondsource.reading.syntax import SUBJECTS, Syntax, Word
from secondsource.records import Span
from secondsource.vocabulary.places import PlaceWords

_AFTER_SUBJECT = re.compile(
    r"(?:\s(?:has|have|had|also|now|since|later|long|repeatedly|again|will|would|could|may|might|is|was|does|did|not|"
    r"never|already|still|both|all|itself|on\s[A-Z][a-z]+day)|,\showever,|n['’]t){0,4}\s(?P<verb>[a-z]+)\b"
)
_HOLDS = re.compile(r"['’]s?\s(?P<noun>[a-z]+)")
_BETWEEN = re.compile(r"\b(?P<noun>[A-Za-z-]+)\s(?:between|with|among)\s(?:both\s)?(?P<other>(?:[A-Z][\w.’'-]*\s){0,3}(?:and\s)?)$")
_AND_OTHER = re.compile(r"\s?(?:and|&)\s[A-Z]")
_PAIR_AFTER = re.compile(r"(?:[-–](?:[A-Z][\w.]+)|\sand\s[A-Z][\w.]+(?:\s[A-Z][\w.]+)?)?\s(?P<noun>[a-z-]+)")
_REACH = 60  # characters


class Metonyms:
    """Tells metonyms in one report's text."""

    def __init__(self, text: str, syntax: Syntax, words: PlaceWords) -> None:
        self.text = text
        self.syntax = syntax
        self.words = words

    def stands_for_body(self, span: Span, *, capital: bool, country: bool) -> bool:
        """Whether a name of a place means its government, or its team.

        ``capital`` and ``country`` tell what the place is: capitals and countries have governments; of any other
        place only teams and councils speak.
        """
        lead = self._lead(span)
        if lead and lead.upos == "ADP" and lead.lower in self.words.locating and lead.lower != "of":
            return self._dealt_with(span)
        governs = capital or country
        return (
            self._acts(span, governs)
            or (governs and (self._dealt_with(span) or self._addressed(span)))
            or (capital and self._holds(span))
        )

    def _lead(self, span: Span) -> Word | None:
        """The word before a name, past its article."""
        word = self.syntax.before(span[0])
        if word is not None and word.lower == "the":
            word = self.syntax.before(word.span[0])
        return word

    def _acts(self, span: Span, governs: bool) -> bool:
        """Whether it is the subject of a verb of speaking, deciding or dealing, or of playing."""
        verbs = self.words.governing if governs else self.words.playing
        verb = self._verb_of(span)
        return verb is not None and (verb in verbs or (governs and verb in self.words.playing and verb in verbs))

    def _verb_of(self, span: Span) -> str | None:
        """The verb, as it stands, whose subject a name is: by the tree, or right behind the name."""
        word = self.syntax.head_of(span)
        if word is not None and word.relation in SUBJECTS:
            above = self.syntax.head(word)
            if above is not None and above.upos == "VERB" and above.index > word.index:
                return above.lower
        lead = self._lead(span)
        if lead is not None and (lead.upos == "ADP" or lead.lower in ("of", "in", "from")):
            return None
        found = _AFTER_SUBJECT.match(self.text, span[1], span[1] + _REACH)
        return found["verb"] if found and self._looks_verbal(found.start("verb")) else None

    def _looks_verbal(self, position: int) -> bool:
        word = self.syntax.at(position)
        return word is None or word.upos in ("VERB", "AUX")

    def _dealt_with(self, span: Span) -> bool:
        """Whether it is a party: "talks between X and Y", "ties with X", "X-Y relations"."""
        found = _BETWEEN.search(self.text, max(0, span[0] - _REACH), span[0])
        if found and found["noun"].lower() in self.words.dealings:
            return True
        after = _PAIR_AFTER.match(self.text, span[1], span[1] + _REACH)
        paired = after is not None and self.text[span[1] : span[1] + 1] in "-–"
        return bool(after and paired and after["noun"] in self.words.dealings)

    def _addressed(self, span: Span) -> bool:
        """Whether it is told, accused, urged: "accused Tehran of", "pressure on Damascus"."""
        lead = self._lead(span)
        return lead is not None and lead.lower in self.words.addressed

    def _holds(self, span: Span) -> bool:
        """Whether what is a government's belongs to it: "Ankara's decision"."""
        found = _HOLDS.match(self.text, span[1], span[1] + _REACH)
        return bool(found and found["noun"] in self.words.holdings)
