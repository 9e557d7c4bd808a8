"""The noun phrases of a sentence in order, each with the preposition before it, its owner and what it is joined to.

By parts of speech and order alone: the parser's heads err too often in long sentences of news for who did what.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from secondsource.reading.syntax import Word

_INNER = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "SYM", "X"})
_HEADS = ("NOUN", "PROPN", "PRON", "NUM", "SYM", "X", "ADJ", "DET")
_OWNERS = frozenset({"its", "his", "her", "their", "our", "my", "your", "whose"})
_APOSTROPHES = ("'", "’")
_GLUE = ("-", "–", "/", "&", ".", ",")  # without a space on either side: "air-strike", "4,000"
_ABOUT = {
    "at": ("least", "most"),
    "more": ("than",),
    "less": ("than",),
    "fewer": ("than",),
    "up": ("to",),
    "as": ("many",),
    "many": ("as",),
}
_PARTICLES = frozenset({"out", "up", "off", "down", "back", "away", "apart", "together"})
_RELATIVE = frozenset({"that", "which", "who", "whom", "whose"})


@dataclass
class Phrase:
    """A noun phrase: numbers of its first and last word, its head, and what stands around it."""

    first: int
    last: int
    head: Word
    lead: Word | None = None  # the preposition before it
    owner: Phrase | None = None  # "Israel's" of "Israel's assault"
    owns: bool = False  # whether it is the owner of the next one
    before: Phrase | None = None  # the one that "and" or a comma of a list joins it to
    joined: list[Phrase] = field(default_factory=list)  # those that are joined to it


def is_possessive(words: Sequence[Word], place: int) -> int:
    """How many words from a place on are a possessive mark: 2 for an apostrophe and s, 1 for either in one, or 0."""
    word = words[place]
    if word.lower in ("'s", "’s"):
        return 1
    if word.text not in _APOSTROPHES or place == 0 or words[place - 1].span[1] != word.span[0]:
        return 0
    after = words[place + 1] if place + 1 < len(words) else None
    if after is not None and after.lower == "s" and after.span[0] == word.span[1]:
        return 2
    return 1 if words[place - 1].lower.endswith("s") and words[place - 1].upos in ("NOUN", "PROPN") else 0


def phrases(words: Sequence[Word]) -> list[Phrase]:
    """The noun phrases of a sentence's words, in order."""
    return _Chunker(words).run()


class _Chunker:
    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self.found: list[Phrase] = []
        self.inner: list[int] = []
        self.lead: Word | None = None
        self.owner: Phrase | None = None
        self.links: list[str] = []  # what stands between the last phrase and the one to come

    def run(self) -> list[Phrase]:
        place = 0
        while place < len(self.words):
            place += self._step(place)
        self._close()
        self._join()
        return self.found

    def _step(self, place: int) -> int:
        word = self.words[place]
        if marks := is_possessive(self.words, place):
            self.owner = self._close() or self.owner
            return marks
        if skipped := self._about(place):
            return skipped
        if word.upos == "PRON" and word.text != "US":
            self._pronoun(place)
        elif self._belongs(place):
            if word.upos == "DET" and self.inner:
                self._close()
            self.inner.append(place)
        else:
            self._close()
            self._between(word)
        return 1

    def _pronoun(self, place: int) -> None:
        word = self.words[place]
        self._close()
        if word.lower in _RELATIVE:
            self._reset("that")
            return
        self.inner = [place]
        phrase = self._close()
        if word.lower in _OWNERS and phrase is not None and self._goes_on(place):
            self.owner = phrase

    def _goes_on(self, place: int) -> bool:
        after = self.words[place + 1] if place + 1 < len(self.words) else None
        return after is not None and (after.upos in _INNER or after.relation == "amod")

    def _belongs(self, place: int) -> bool:
        word = self.words[place]
        if word.upos in _INNER or word.text == "US":
            return word.relation != "cop"
        if 0 < place < len(self.words) - 1:
            return self._glues(place) or self._leads_noun(place)
        return False

    def _glues(self, place: int) -> bool:
        """Whether a mark, or what stands behind one, holds a phrase together: "air-strike", "Iran-backed"."""
        before, word, after = self.words[place - 1 : place + 2]
        if word.text in _GLUE:
            return bool(self.inner) and before.span[1] == word.span[0] and word.span[1] == after.span[0]
        glued = before.text in _GLUE and before.span[1] == word.span[0]
        return glued and bool(self.inner) and after.upos in _INNER

    def _leads_noun(self, place: int) -> bool:
        """Whether a participle or adverb stands before a noun within a phrase: "the wounded guards", "nearly 40"."""
        before, word, after = self.words[place - 1 : place + 2]
        if word.upos == "VERB":
            led = before.upos in ("DET", "ADJ", "NUM") and bool(self.inner)
            return led and after.upos in ("NOUN", "PROPN", "ADJ")
        return word.upos == "ADV" and after.upos in ("NUM", "ADJ")

    def _about(self, place: int) -> int:
        """The words that make a number vague ("at least", "more than"), which lead no phrase."""
        word = self.words[place]
        wanted = _ABOUT.get(word.lower)
        after = self.words[place + 1] if place + 1 < len(self.words) else None
        if wanted is None or after is None or after.lower not in wanted or self.inner:
            return 0
        third = self.words[place + 2] if place + 2 < len(self.words) else None
        return 2 if third is not None and (third.upos in ("NUM", "DET") or third.lower in ("as", "dozens")) else 0

    def _close(self) -> Phrase | None:
        """End the phrase at hand, if there is one."""
        inner = self.inner
        self.inner = []
        while inner and self.words[inner[-1]].upos in ("ADV", "PUNCT", "ADP", "VERB"):
            inner.pop()
        heads = [i for i in inner if self.words[i].upos in _HEADS or self.words[i].text == "US"]
        if not heads:
            return None
        following = self.words[inner[-1] + 1] if inner[-1] + 1 < len(self.words) else None
        if following is not None and following.upos == "DET" and all(self.words[i].upos == "ADJ" for i in heads):
            return None  # "shot dead the mayor"
        nouns = [i for i in heads if self.words[i].upos in ("NOUN", "PROPN", "PRON") or self.words[i].text == "US"]
        head = self.words[nouns[-1] if nouns else heads[-1]]
        phrase = Phrase(self.words[inner[0]].index, self.words[inner[-1]].index, head, self.lead, self.owner)
        if self.owner is not None:
            self.owner.owns = True
            phrase.lead, phrase.before = self.owner.lead, self.owner.before
            self.owner.before = None
        elif self.lead is None and self.links and set(self.links) <= {",", "and"}:
            phrase.before = self._last()
        self.found.append(phrase)
        self.lead, self.owner, self.links = None, None, []
        return phrase

    def _last(self) -> Phrase | None:
        return next((p for p in reversed(self.found) if not p.owns), None)

    def _reset(self, link: str) -> None:
        self.lead, self.owner = None, None
        self.links.append(link)

    def _between(self, word: Word) -> None:
        self.owner = None
        if (word.upos in ("ADP", "SCONJ") and word.lower not in _PARTICLES) or word.lower in ("to", "targeting"):
            self.lead = word
            self.links.append("of")
        elif word.upos == "CCONJ" and word.lower in ("and", "or", "&"):
            self.links.append("and")
        elif word.text == ",":
            self.links.append(",")
        elif word.upos == "ADV":
            self.links.append("adv")
        else:
            self._reset(word.lower)
        if word.upos == "VERB":
            self.lead = None

    def _join(self) -> None:
        """Keep the links of lists: those that end in "and"; a comma alone parts an apposition."""
        listed = False
        for phrase in reversed(self.found):
            if phrase.owns:
                continue
            listed = phrase.before is not None and (listed or self._and_before(phrase))
            if not listed:
                phrase.before = None
        firsts: dict[int, Phrase] = {}
        for phrase in self.found:
            if phrase.before is not None:
                first = firsts.get(phrase.before.first, phrase.before)
                firsts[phrase.first] = first
                first.joined.append(phrase)

    def _and_before(self, phrase: Phrase) -> bool:
        start = phrase.owner.first if phrase.owner is not None else phrase.first
        place = start - self.words[0].index - 1
        return place >= 0 and self.words[place].upos == "CCONJ"
