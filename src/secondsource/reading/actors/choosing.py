"""Which of the referents before it a pronoun or noun phrase means: agreement, then salience; none where it is open."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from secondsource.reading.actors.phrases import REFLEXIVE, Phrase
from secondsource.reading.actors.referents import Referent, Seen
from secondsource.reading.syntax import Syntax, Word
from secondsource.vocabulary.actors import ActorWords, Sort

REACH = {"he": 5, "it": 2, "they": 3}  # sentences back that a pronoun's referent may have been mentioned in
DESCRIBED_REACH = 12  # sentences back to somebody who is described alone
THING_REACH = 8
FAR = 120  # referents back that a noun phrase may mean
NAMELESS_REACH = 3  # sentences back to what was never called by the noun itself: "the group" for a name
GENDERED_REACH = 2  # to whom "the man" means, or "the city"
_IDLE = frozenset({"that", "to", "for", "if", "whether", "when", "who", "which", "how", "why", "what"})
_IDLE_VERBS = frozenset({"seems", "seemed", "appears", "appeared", "turns", "turned", "rained", "rains", "snowed"})
_BE = frozenset({"is", "was", "'s", "’s", "be", "been", "being", "s"})


class Weights(NamedTuple):
    """What each sign of salience weighs; set by hand, then one by one on GUM's train documents (``bench.actors``)."""

    margin: float = 0.1  # a pronoun that two referents fit nearly as well is left alone
    sentence: float = 1.4  # for each sentence that a mention is away
    word: float = 0.03  # for each word
    told: float = 0.3  # for each mention before, up to six
    subject: float = 0.6
    object: float = 0.6
    parallel: float = 0.6  # both are subjects
    own: float = 0.6  # a possessive in the sentence of its subject
    owner: float = 0.3  # an owner is spoken of: "Brook's plan"
    gender: float = 1.2  # the gender is known, not only possible
    named: float = 0.4
    speaker: float = 3.0  # who speaks is not "he" in the own quotation
    somebody: float = 0.6  # bodies and people before things
    said: float = 0.8  # who has said something goes on saying
    land: float = 0.0  # countries are mostly spoken of as places
    people: float = 0.8  # "they" are people before bodies


WEIGHTS = Weights()


class Chooser:
    """Chooses among the referents that a report has mentioned so far, which stand in ``recent``, the last one last."""

    def __init__(self, syntax: Syntax, words: ActorWords) -> None:
        self.weights = WEIGHTS
        self._syntax = syntax
        self._words = words
        self.recent: dict[int, Referent] = {}  # by id; in the order of their last mentions

    def see(self, referent: Referent, seen: Seen) -> None:
        """Note a mention."""
        referent.seen = seen
        referent.told += 1
        self.recent.pop(id(referent), None)
        self.recent[id(referent)] = referent

    # -- pronouns -----------------------------------------------------------------------------------------------------

    def pronoun(self, phrase: Phrase, seen: Seen, speaker: Referent | None) -> Referent | None:
        """Whom or what "he", "she", "it" or "they" means; ``speaker`` says the quotation it stands in."""
        word = self._syntax.words[phrase.word]
        if phrase.kind == "it" and self._idle(word):
            return None
        best: list[tuple[float, Referent]] = []
        for referent in self.near(seen.sentence, REACH[phrase.kind]):
            before = referent.seen
            if before is None or not self._agrees(phrase, referent, seen.says) or not self._free(word, seen, before):
                continue
            best.append((self._salience(phrase, seen, referent, before, speaker), referent))
        if not best:
            return None
        best.sort(key=lambda item: -item[0])
        if len(best) > 1 and best[0][0] - best[1][0] < self.weights.margin:
            return None
        return best[0][1]

    def near(self, sentence: int, reach: int) -> Iterable[Referent]:
        """The referents mentioned within so many sentences, the last first."""
        for referent in reversed(self.recent.values()):
            if referent.seen is not None and sentence - referent.seen.sentence > reach:
                return
            yield referent

    def says(self, word: Word) -> bool:
        """Whether the verb after a subject is one that only somebody does."""
        step = 1
        while step < 4 and (after := self._syntax.next(word, step)) is not None:
            if after.upos == "VERB":
                return after.lower in self._words.sayings
            if after.upos not in ("AUX", "ADV", "PART"):
                return False
            step += 1
        return False

    def _agrees(self, phrase: Phrase, referent: Referent, says: bool) -> bool:
        sort = referent.sort
        if phrase.kind == "he":
            fits = sort == "person" and not referent.plural
            return fits and (referent.gender is None or referent.gender == phrase.gender)
        if phrase.kind == "it":
            if says and sort in ("thing", "place"):
                return False
            return sort != "person" and not referent.plural
        if referent.plural:
            return not says or sort != "thing"
        return sort == "body" and (not referent.heads or bool(referent.heads & self._words.forces))

    def _free(self, word: Word, seen: Seen, before: Seen) -> bool:
        """Whether a pronoun may mean what was mentioned so: not what stands beside it under one verb."""
        if before.sentence != seen.sentence:
            return word.lower not in REFLEXIVE
        if word.lower in REFLEXIVE or seen.owner:
            return True
        return not (before.verb == seen.verb and not before.owner) and before.verb != word.index

    def _salience(
        self, phrase: Phrase, seen: Seen, referent: Referent, before: Seen, speaker: Referent | None
    ) -> float:
        w = self.weights
        away = seen.sentence - before.sentence
        score = -w.sentence * away - w.word * min(seen.word - before.word, 60) + w.told * min(referent.told, 6)
        score += w.subject if before.subject else w.object if before.object else 0.0
        if before.subject and seen.subject:
            score += w.parallel
        if before.says and seen.says:
            score += w.said
        if before.subject and away == 0 and seen.owner:
            score += w.own
        if before.owner:
            score += w.owner
        if phrase.gender and referent.gender == phrase.gender:
            score += w.gender
        if referent.named:
            score += w.named
        if referent is speaker:
            score -= w.speaker
        if phrase.kind != "he":
            score += w.somebody * (referent.sort in ("body", "person")) + w.land * (referent.sort == "land")
            score += w.people * (phrase.kind == "they" and referent.sort == "person" and not seen.says)
        return score

    def _idle(self, word: Word) -> bool:
        """Whether an "it" stands for nothing: "it is clear that", "it seems"."""
        if word.lower != "it":
            return False
        after = self._syntax.next(word)
        if after is None:
            return False
        if after.lower in _IDLE_VERBS:
            return True
        step, been = 1, False
        while step < 9 and (after := self._syntax.next(word, step)) is not None:
            been |= after.lower in _BE
            if been and after.lower in _IDLE:
                return True
            if after.upos in ("PUNCT", "CCONJ") or (after.upos == "PRON" and after.lower not in _IDLE):
                return False
            step += 1
        return False

    # -- noun phrases -------------------------------------------------------------------------------------------------

    def described(self, phrase: Phrase, owner: Referent | None, sentence: int) -> Referent | None:
        """Whom or what a definite noun phrase means of those before it: who was called so, else the last."""
        before, sorts, plural = islice(reversed(self.recent.values()), FAR), _MAY_BE[phrase.sort], phrase.plural
        alike = (r for r in before if r.plural == plural and r.sort in sorts)
        found = [r for r in alike if self._fits(phrase, owner, r, sentence)]
        if not found:
            return None
        called = [r for r in found if phrase.noun in r.heads]
        if phrase.noun in _GENDERED and not called and len(found) > 1 and found[0].seen and found[1].seen:
            return found[0] if found[0].seen.sentence != found[1].seen.sentence else None
        if phrase.sort in ("land", "place"):
            return max(called or found, key=lambda r: min(r.told, 6) - (sentence - r.seen.sentence if r.seen else 0))
        return (called or found)[0]

    def _fits(self, phrase: Phrase, owner: Referent | None, referent: Referent, sentence: int) -> bool:
        before = referent.seen
        if before is None or (phrase.told_on and phrase.noun not in referent.heads):
            return False
        if phrase.nations and referent.nations and not phrase.nations & referent.nations:
            return False
        away = sentence - before.sentence
        if phrase.sort == "person":
            return self._fits_person(phrase, owner, referent, away)
        if phrase.sort == "body":
            return self._fits_body(phrase, owner, referent, away)
        return away <= THING_REACH and owner in (None, referent.owner) and self._fits_thing(phrase, referent, away)

    def _fits_thing(self, phrase: Phrase, referent: Referent, away: int) -> bool:
        """Whether a phrase for a country, place or thing may mean a referent."""
        if phrase.sort == "land":
            return referent.sort == "land" or (phrase.noun in referent.heads and away <= NAMELESS_REACH)
        same = phrase.noun in referent.heads and self._qualified(phrase, referent)
        if phrase.sort == "place":
            town = phrase.noun in _TOWNS and referent.type == "location" and referent.sort == "place"
            town = town and not referent.heads and not phrase.qualities and away <= GENDERED_REACH
            return same or town
        return same

    def _fits_person(self, phrase: Phrase, owner: Referent | None, referent: Referent, away: int) -> bool:
        if phrase.gender and referent.gender and phrase.gender != referent.gender:
            return False
        if away > DESCRIBED_REACH and not referent.named:
            return False
        if owner is not None and not self._owned(owner, referent, phrase):
            return False
        if phrase.noun in referent.heads:
            return self._qualified(phrase, referent)
        if phrase.noun in _GENDERED:
            return away <= GENDERED_REACH and not phrase.plural and not phrase.qualities and owner is None
        leads = phrase.noun in self._words.heads_of and bool(referent.heads & self._words.heads_of)
        return leads and bool(phrase.qualities & referent.qualities)

    def _owned(self, owner: Referent, referent: Referent, phrase: Phrase) -> bool:
        """Whether what an owner has may be a referent: theirs before, or an office of the same country."""
        if owner is referent:
            return False
        return referent.owner is owner or (bool(phrase.nations) and bool(phrase.nations & referent.nations))

    def _fits_body(self, phrase: Phrase, owner: Referent | None, referent: Referent, away: int) -> bool:
        if away > DESCRIBED_REACH and not referent.named:
            return False
        if owner is not None and not self._owned(owner, referent, phrase):
            return False
        if phrase.noun in referent.heads:
            return self._qualified(phrase, referent) and not _in_passing(phrase, referent)
        families = self._words.families(phrase.noun)
        known = frozenset().union(*(self._words.families(head) for head in referent.heads))
        if known:
            return bool(families & known) and self._qualified(phrase, referent) and away <= NAMELESS_REACH
        return phrase.noun in _ANY_BODY and not phrase.qualities and away <= NAMELESS_REACH and referent.named

    def _qualified(self, phrase: Phrase, referent: Referent) -> bool:
        """Whether the words before a noun are known of a referent; "the same", "new" and such are no matter."""
        return all(word in referent.qualities or word in _LIGHT for word in phrase.qualities)


def _in_passing(phrase: Phrase, referent: Referent) -> bool:
    """Whether a body of some country was named once and did nothing: "the government" then means the report's own."""
    return (
        bool(referent.nations)
        and not phrase.nations
        and referent.told == 1
        and not (referent.seen and referent.seen.subject)
    )


_MAY_BE: dict[Sort, frozenset[Sort]] = {
    "person": frozenset({"person"}),
    "body": frozenset({"body"}),
    "land": frozenset({"land", "body", "place", "thing"}),
    "place": frozenset({"land", "body", "place", "thing"}),
    "thing": frozenset({"thing"}),
}
_GENDERED = frozenset({"man", "woman", "boy", "girl"})
_TOWNS = frozenset({"city", "town", "village"})
_ANY_BODY = frozenset(
    {"group", "company", "agency", "organisation", "organization", "newspaper", "team", "band", "party", "firm"}
)
_LIGHT = frozenset({"same", "former", "late", "said", "own", "latter", "new", "two", "whole", "entire", "young", "old"})


def joined(name: str) -> Referent:
    """A referent for several named together: "Ada Brook and Sam Ford"."""
    return Referent(sort="person", type=None, name=name, plural=True)
