"""Names of places that stand for who governs or plays there: "Washington said", "talks with Tehran"; no places here."""

from __future__ import annotations

import re

from secondsource.reading.syntax import SUBJECTS, Syntax
from secondsource.records import Span
from secondsource.vocabulary.places import PlaceWords

_BEFORE = re.compile(r"(?P<word>[\w-]+)(?:\s(?:the|both))?[\s(\"“‘']*$")
_AFTER = re.compile(
    r"(?:\s(?:has|have|had|also|now|since|later|long|repeatedly|again|will|would|could|may|might|is|was|does|did|not|"
    r"never|already|still|both|all|itself|on\s[A-Z][a-z]+day)|,\showever,|n['’]t){0,4}\s(?P<verb>[a-z]+)\b"
)
_HOLDS = re.compile(r"['’]s?\s(?P<noun>[a-z]+)")
_WITH = re.compile(
    r"\b(?P<noun>[A-Za-z-]+)\s(?:between|with|among)\s(?:both\s|the\s)?(?:(?:[A-Z][\w.’'-]*[\s,]+){1,4}and\s)?$"
)
_PAIR = re.compile(r"[-–][A-Z][\w.]+\s(?P<noun>[a-z-]+)")
_OF_PAIR = re.compile(r"[A-Z][\w.]+[-–]$")
_JOINED = re.compile(r",?\s(?:and|or)\s(?:the\s|its\s)?(?:[A-Z][\w.-]*(?:\s[A-Z][\w.-]*)?|allies|partners|allied\s\w+)")
_BACKS = re.compile(r"\b(?P<noun>[a-z]+)\s(?:of|from|to)\s(?:both\s)?(?:[A-Z][\w.’'-]*\s(?:and|or)\s)?$")
_MADE = re.compile(r"[-–](?P<word>[a-z]+)")
_FOLLOWING = re.compile(r"\s(?P<word>\w[\w-]*)")
_FUNCTION = frozenset(
    {"is", "was", "are", "were", "has", "have", "had", "will", "would", "may", "and", "or", "but", "in"}
)
_FUNCTION |= {"on", "at", "to", "from", "of", "for", "with", "as", "by", "after", "before", "since", "while", "when"}
_NOUNS = frozenset({"NOUN", "PROPN", "ADJ"})
_REACH = 60  # characters


class Metonyms:
    """Tells metonyms in one report's text; by the words around a name where nothing of the syntax was read."""

    def __init__(self, text: str, syntax: Syntax, words: PlaceWords) -> None:
        self.text = text
        self.syntax = syntax
        self.words = words

    def stands_for_body(self, span: Span, *, governs: bool, capital: bool) -> bool:
        """Whether a name of a place means who governs there, or its team.

        ``governs``: it is a country or a country's capital; of any other place only teams are asked after.
        """
        before = self._before(span)
        if governs and self._dealt_with(span):
            return True
        if capital and self._backs(span):
            return True
        if before in self.words.locating:
            return False
        if governs and (before in self.words.addressed or self._holds(span)):
            return True
        return self._verb_of(span, before) in (self.words.governing if governs else self.words.playing)

    def is_adjective(self, span: Span) -> bool:
        """Whether a name stands as an adjective does: "US forces", "Iran-backed groups"."""
        made = _MADE.match(self.text, span[1])
        if made and made["word"] in self.words.made_adjectives:
            return True
        if self.text[slice(*span)] not in self.words.adjectives:
            return False
        following = _FOLLOWING.match(self.text, span[1])
        if following is None:
            return False
        word = self.syntax.at(following.start("word"))
        if word is not None:
            return word.upos in _NOUNS
        return following["word"] not in _FUNCTION | self.words.governing

    def _before(self, span: Span) -> str | None:
        """The word before a name, past its article."""
        found = _BEFORE.search(self.text, max(0, span[0] - _REACH), span[0])
        return found["word"].casefold() if found else None

    def _verb_of(self, span: Span, before: str | None) -> str | None:
        """The verb, as it stands, whose subject a name is: by the tree, or right behind the name."""
        word = self.syntax.head_of(span)
        if word is not None and word.relation in SUBJECTS:
            above = self.syntax.head(word)
            if above is not None and above.upos == "VERB" and above.index > word.index:
                return above.lower
        if before == "of":
            return None
        joined = _JOINED.match(self.text, span[1], span[1] + _REACH)
        start = joined.end() if joined else span[1]
        found = _AFTER.match(self.text, start, start + _REACH)
        return found["verb"] if found and self._looks_verbal(found.start("verb")) else None

    def _looks_verbal(self, position: int) -> bool:
        word = self.syntax.at(position)
        return word is None or word.upos in ("VERB", "AUX")

    def _dealt_with(self, span: Span) -> bool:
        """Whether it is a party: "talks between X and Y", "ties with X", "X-Y relations"."""
        found = _WITH.search(self.text, max(0, span[0] - _REACH), span[0])
        if found and found["noun"].casefold() in self.words.dealings:
            return True
        pair = _PAIR.match(self.text, span[1], span[1] + _REACH)
        if pair is None and _OF_PAIR.search(self.text, max(0, span[0] - _REACH), span[0]):
            pair = _HYPHEN_NOUN.match(self.text, span[1], span[1] + _REACH)
        return bool(pair and pair["noun"] in self.words.dealings)

    def _backs(self, span: Span) -> bool:
        """Whether somebody is its ally or foe, or something comes from it as from a government."""
        found = _BACKS.search(self.text, max(0, span[0] - _REACH), span[0])
        return bool(found and found["noun"] in self.words.backers)

    def _holds(self, span: Span) -> bool:
        """Whether what is a government's belongs to it: "Ankara's decision"."""
        found = _HOLDS.match(self.text, span[1], span[1] + _REACH)
        return bool(found and found["noun"] in self.words.holdings)


_HYPHEN_NOUN = re.compile(r"\s(?P<noun>[a-z-]+)")
