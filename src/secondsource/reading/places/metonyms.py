"""Names of places that stand for who governs or plays there: "Washington said", "talks with Tehran"; no places here."""

from __future__ import annotations

import re

from secondsource.reading.syntax import SUBJECTS, Syntax
from secondsource.records import Span
from secondsource.vocabulary.places import PlaceWords

_BEFORE = re.compile(r"(?P<word>[\w-]+)(?:\s(?:the|both))?[\s(\"“‘']*$")
_AFTER = re.compile(
    r"(?P<between>(?:\s(?:has|have|had|also|now|since|later|long|repeatedly|again|will|would|could|may|might|is|was|are|"
    r"were|been|does|did|do|not|never|already|yet|still|both|all|itself|reportedly|on\s[A-Z][a-z]+day)|,\showever,|"
    r"n['’]t|,\s(?:which|who)(?=\s[a-z])){0,5})\s(?P<verb>[A-Za-z]+)\b"
)
_MODAL = re.compile(r"\b(?:will|would|could|may|might|does|did|do)\b")
_PASSIVE = re.compile(r"\b(?:is|was|are|were|been)\b")
_HOLDS = re.compile(r"['’]s?\s(?P<nouns>(?:[A-Za-z-]+(?:\s|\b)){1,4})")
_OWNED = re.compile(r"['’]s?\s(?=[A-Za-z])")
_WITH = re.compile(
    r"\b(?P<noun>[A-Za-z-]+)\s(?P<how>between|with|among)\s(?:both\s|the\s)?"
    r"(?:(?:[A-Z][\w.’'-]*[\s,]+){1,4}and\s(?:the\s)?)?$"
)
_PAIR = re.compile(r"[-–][A-Z][\w.]+(?P<nouns>(?:\s[a-z-]+){1,3})")
_OF_PAIR = re.compile(r"[A-Z][\w.]+[-–]$")
_SECOND = re.compile(r"(?P<nouns>(?:\s[a-z-]+){1,3})")
_JOINED = re.compile(r",?\s(?:and|or)\s(?:the\s|its\s)?(?:[A-Z][\w.-]*(?:\s[A-Z][\w.-]*)?|allies|partners|allied\s\w+)")
_LISTED = re.compile(r"\b[A-Z][\w.’-]*(?:\s[A-Z][\w.’-]*)?(?:,\s|\s(?:and|or)\s)(?:the\s)?$")
_SIDED = re.compile(
    r",?\s(?:and|or)\s(?:its|their)\s(?:[a-z-]+\s){0,2}(?:allies|ally|partners|backers|proxies|friends|supporters)\b"
)
_BACKS = re.compile(r"\b(?P<noun>[a-z]+)\s(?:of|from|to)\s(?:both\s|the\s)?(?:[A-Z][\w.’'-]*\s(?:and|or)\s)?$")
_SERVED = re.compile(r"\b(?P<noun>[a-z-]+)\s(?P<how>for|from)\s(?:both\s|the\s)?$", re.IGNORECASE)
_MADE = re.compile(r"[-–](?P<word>[a-z]+)")
_FOLLOWING = re.compile(r"\s(?P<word>\w[\w-]*)")
_FUNCTION = frozenset(
    {"is", "was", "are", "were", "has", "have", "had", "will", "would", "may", "and", "or", "but", "in"}
)
_FUNCTION |= {"on", "at", "to", "from", "of", "for", "with", "as", "by", "after", "before", "since", "while", "when"}
_LEADS = frozenset({"on", "against", "for", "by", "about", "over", "with", "between", "among", "under", "upon", "than"})
# These go to a land as well as to who governs it.
_GOODS = frozenset({"aid", "arms", "weapons", "funding", "response", "assistance", "help", "support", "threat"})
_NOUNS = frozenset({"NOUN", "PROPN", "ADJ"})
_ARTICLE = re.compile(r"\b[Aa]n?\s$")
_DATELINE = re.compile(r"\s?(?:—|–|--)\s|-(?:based|born|area)\b")
_LIST = 3  # names before the last of a list
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
        if _DATELINE.match(self.text, span[1]):
            return False
        if governs and (self._dealt_with(span, capital) or self._holds(span) or self._backs(span, capital)):
            return True
        if governs and capital and self._served(span):
            return True
        led = self._led(span)
        if led in self.words.locating:
            return governs and self._sided(span)
        before = self._before(span)
        if governs and (before == "by" or self._sided(span) or self._addressed(before)):
            return not self._owns(span)
        return led not in _LEADS and self._acts(span, before, governs=governs, capital=capital)

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
        if _ARTICLE.search(self.text, max(0, span[0] - _REACH), span[0]):
            return True
        word = self.syntax.at(following.start("word"))
        if word is not None:
            return word.upos in _NOUNS
        return following["word"] not in _FUNCTION | self.words.governing

    def _before(self, span: Span) -> str | None:
        """The word before a name, past its article."""
        found = _BEFORE.search(self.text, max(0, span[0] - _REACH), span[0])
        return found["word"].casefold() if found else None

    def _led(self, span: Span) -> str | None:
        """The word before a name, or before the list that it ends: "in" of both in "in Syria and Iraq"."""
        start = span[0]
        for _ in range(_LIST):
            found = _LISTED.search(self.text, max(0, start - _REACH), start)
            if found is None:
                break
            start = found.start()
        return self._before((start, start))

    def _sided(self, span: Span) -> bool:
        """Whether its allies stand beside it: "Iraq and its allies"."""
        return _SIDED.match(self.text, span[1], span[1] + _REACH) is not None

    def _addressed(self, before: str | None) -> bool:
        """Whether somebody urges or deters it, or is told to be what it is: "its patron Iran"."""
        return before in self.words.addressed or before in self.words.backers

    def _owns(self, span: Span) -> bool:
        """Whether something belongs to it: "hit Israel's coast"."""
        return _OWNED.match(self.text, span[1]) is not None

    def _acts(self, span: Span, before: str | None, *, governs: bool, capital: bool) -> bool:
        """Whether it is the subject of a verb that only those who govern, or play, are subjects of.

        A country may be the subject of any verb that tells a deed; a capital of those listed.
        """
        known = self.words.governing if governs else self.words.playing
        word = self.syntax.head_of(span)
        if word is not None and word.relation in SUBJECTS:
            above = self.syntax.head(word)
            if above is not None and above.upos == "VERB" and above.index > word.index:
                passive = "pass" in word.relation or self.syntax.is_passive(above)
                if passive and not above.lower.endswith("ing"):
                    return governs and above.lower in self.words.addressed
                if above.lower in known or (governs and not capital and above.lower not in self.words.befalling):
                    return True
        return self._verb_after(span, before, governs=governs, capital=capital)

    def _verb_after(self, span: Span, before: str | None, *, governs: bool, capital: bool) -> bool:
        """The same by order: the verb behind the name, or behind what is joined to it."""
        if before == "of" or self._owns(span):
            return False
        joined = _JOINED.match(self.text, span[1], span[1] + _REACH)
        start = joined.end() if joined else span[1]
        found = _AFTER.match(self.text, start, start + _REACH)
        if found is None or not (found["verb"].islower() or self.text[slice(*span)].isupper()):
            return False
        verb = found["verb"].lower()
        if _PASSIVE.search(found["between"]) and not verb.endswith("ing"):
            return governs and verb in self.words.addressed
        known = self.words.governing if governs else self.words.playing
        bare = _MODAL.search(found["between"]) is not None
        if verb in known or (bare and not known.isdisjoint((f"{verb}s", f"{verb}d", f"{verb}ed"))):
            return self._looks_verbal(found.start("verb"))
        if capital or not governs or verb in self.words.befalling:
            return False
        word = self.syntax.at(found.start("verb"))
        return word is not None and word.upos == "VERB"

    def _looks_verbal(self, position: int) -> bool:
        word = self.syntax.at(position)
        return word is None or word.upos in ("VERB", "AUX")

    def _dealt_with(self, span: Span, capital: bool) -> bool:
        """Whether it is a party: "talks between X and Y", "work with X", "X-Y relations"; not of a border."""
        if self._owns(span):
            return False
        found = _WITH.search(self.text, max(0, span[0] - _REACH), span[0])
        if found:
            noun = found["noun"].casefold()
            if noun in self.words.dealings or (found["how"] == "with" and noun not in self.words.borders):
                return True
        pair = _PAIR.match(self.text, span[1], span[1] + _REACH)
        if pair is None and _OF_PAIR.search(self.text, max(0, span[0] - _REACH), span[0]):
            pair = _SECOND.match(self.text, span[1], span[1] + _REACH)
        nouns = set(pair["nouns"].split()) if pair else set()
        if nouns & self.words.borders:
            return False
        return bool(nouns & self.words.dealings) or (pair is not None and not capital)

    def _backs(self, span: Span, capital: bool) -> bool:
        """Whether somebody is its ally or foe, or something comes from it as from a government."""
        if self._owns(span):
            return False
        found = _BACKS.search(self.text, max(0, span[0] - _REACH), span[0])
        return bool(found and found["noun"] in self.words.backers and (capital or found["noun"] not in _GOODS))

    def _served(self, span: Span) -> bool:
        """Whether somebody acts for it, or something comes from it as from a government: "working for Moscow"."""
        if self._owns(span):
            return False
        found = _SERVED.search(self.text, max(0, span[0] - _REACH), span[0])
        if found is None:
            return False
        nouns = self.words.serving if found["how"] == "for" else self.words.sending
        return found["noun"].casefold() in nouns

    def _holds(self, span: Span) -> bool:
        """Whether what a government has or does belongs to it: "Ankara's decision", "Israel's year-old war"."""
        found = _HOLDS.match(self.text, span[1], span[1] + _REACH)
        for word in found["nouns"].split() if found else ():
            if word.casefold() in self.words.holdings:
                return True
            if word in self.words.locating or word in _FUNCTION:
                return False
        return False
