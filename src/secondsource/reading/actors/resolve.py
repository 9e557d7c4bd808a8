"""Actors: a report's named entities with all that refers to them, and those that are described alone.

By rules. Names are joined first (:mod:`names`); then the report is read once from its start, each pronoun and noun
phrase is given to whom it agrees with and who was spoken of last, and stays alone where that is open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from secondsource.encoder.passage_reading import PassageReading
from secondsource.reading.actors.choosing import Chooser, joined
from secondsource.reading.actors.listing import listed
from secondsource.reading.actors.names import cast
from secondsource.reading.actors.phrases import Phrase, phrases
from secondsource.reading.actors.referents import Referent, Seen, seen_at
from secondsource.reading.actors.roles import Roles
from secondsource.reading.actors.speakers import Speakers
from secondsource.reading.marks import ARTICLE
from secondsource.reading.parts import parts_of, within
from secondsource.reading.syntax import Syntax, Word
from secondsource.records import Entity, Report, Span
from secondsource.vocabulary import Vocabulary
from secondsource.vocabulary.actors import ActorWords, load_actors

_BE = frozenset({"is", "was", "'s", "’s", "became", "becomes", "remains", "are", "were"})
_TIMELESS = frozenset({"date", "money"})
_RELATIVE = re.compile(r"[\s,]{0,2}")
_MEETING = frozenset({"between", "with", "and"})


def actors(
    text: str,
    report: Report,
    syntax: Syntax,
    entities: Sequence[Entity],
    vocabulary: Vocabulary,
    words: ActorWords | None = None,
    passages: Sequence[PassageReading] = (),
) -> tuple[Entity, ...]:
    """Group all mentions of a report's actors; spans are offsets into the page's ``text``.

    ``entities`` are its names, ``syntax`` the words of its passages: without any, names alone are joined.
    ``passages`` tell who says what, so that "I" is known. The mentions of the result are disjoint or stand wholly in
    one another; each of ``entities`` is in one actor. Actors come in the order of their first mentions.
    """
    known = words or load_actors()
    people = cast(text, entities, vocabulary, known)
    reader = _Reader(text, report, syntax, people, known)
    reader.read(Speakers(text, report, passages))
    return listed(text, reader.referents, known)


class _Reader:
    """Reads one report from its start, mention by mention."""

    def __init__(
        self, text: str, report: Report, syntax: Syntax, people: Sequence[Referent], words: ActorWords
    ) -> None:
        self.referents: list[Referent] = list(people)
        self._text = text
        self._parts = parts_of(report)
        self._syntax = syntax
        self._words = words
        self._roles = Roles(text, report, syntax, words)
        self._chooser = Chooser(syntax, words)
        self._ends: dict[int, int] = {}  # word inside a name -> the name's last word
        self._names: dict[int, tuple[Word, Span, Referent]] = {}  # last word of a name -> its first word, span, owner
        self._of_word: dict[int, Referent] = {}  # head of a mention -> whom it means
        self._usual = {usual: r for r in people if (usual := words.usual_name(r.name))}
        self._offices: dict[str, list[Referent]] = {}  # noun -> who is described by it alone
        self._later: list[tuple[Phrase, Span]] = []
        self._last: tuple[Referent, int] | None = None  # whom the last mention means, and where it ends
        self._dates: set[int] = set()  # words of dates
        for referent in people:
            for span in referent.names:
                self._place(span, referent)

    def _place(self, span: Span, referent: Referent) -> None:
        inside = list(self._syntax.within(span)) or [w for w in (self._syntax.at(span[0]),) if w]
        for word in inside:
            self._ends[word.index] = inside[-1].index
            if referent.type == "date":
                self._dates.add(word.index)
        if inside:
            self._names[inside[-1].index] = inside[0], span, referent

    def read(self, speakers: Speakers) -> None:
        """Read all mentions in the order of their heads."""
        heard = phrases(self._syntax, self._ends, self._dates, self._words)
        found = [p for p in heard if within(p.span, self._parts)]
        order: list[tuple[int, Phrase | None]] = [(p.word, p) for p in found]
        order += [(index, None) for index in self._names]
        for index, phrase in sorted(order, key=lambda item: item[0]):
            if phrase is None:
                self._name(index)
            elif phrase.kind in ("i", "we"):
                if (source := speakers.source(phrase.span, quoted=True)) is not None:
                    self._later.append((phrase, source))
            else:
                self._phrase(phrase, speakers)
        whose = speakers.index(self.referents)
        for phrase, source in self._later:
            speaker = whose(source)
            if speaker is not None and (phrase.kind == "i") == (speaker.sort == "person" and not speaker.plural):
                speaker.referring.append(phrase.span)
        for source in speakers.sources:
            if (speaker := whose(source)) is not None:
                speaker.acts = True

    # -- names --------------------------------------------------------------------------------------------------------

    def _name(self, index: int) -> None:
        first, span, referent = self._names[index]
        word = self._syntax.words[index]
        head = self._syntax.head_of(span) or word
        seen = seen_at(self._syntax, head, first.index)
        after = self._syntax.next(word)
        if referent.type == "norp" and after is not None and after.upos in ("NOUN", "PROPN", "ADJ"):
            return
        governed = self._metonym(referent, span, word, seen)
        if governed is not None:
            referent.names.remove(span)
            referent = governed
            referent.referring.append(span)
        self._titled(first, referent)
        referent.acts |= seen.subject
        self._of_word[index] = referent
        if referent.type not in _TIMELESS:
            self._chooser.see(referent, seen)
            self._pair(first, span, referent)
            self._last = referent, span[1]

    def _metonym(self, referent: Referent, span: Span, word: Word, seen: Seen) -> Referent | None:
        """The country whose government a place's name stands for here: "Washington said", "between Washington and"."""
        state = self._words.governed(self._text[slice(*span)]) if referent.type == "location" else None
        country = self._usual.get(state) if state else None
        if country is None or country is referent:
            return None
        lead = self._syntax.before(span[0])
        after = self._syntax.next(word)
        between = lead is not None and lead.sentence == word.sentence and lead.lower in _MEETING
        says = seen.subject and after is not None and any(
            w is not None and w.lower in self._words.sayings for w in (after, self._syntax.next(word, 2))
        )
        joint = after is not None and after.lower == "and" and lead is not None and lead.lower == "between"
        return country if says or joint or (between and lead is not None and self._pairs_with_state(lead)) else None

    def _pairs_with_state(self, lead: Word) -> bool:
        """Whether "and" before a seat joins it to a state or to another seat after "between"."""
        before = self._syntax.next(lead, -1)
        opens = self._syntax.next(lead, -2)
        return lead.lower == "and" and before is not None and opens is not None and opens.lower == "between"

    def _titled(self, first: Word, referent: Referent) -> None:
        if referent.sort == "person" and referent.type == "person":
            span = self._roles.title(first)
            if span is not None:
                self._call(referent, span)
        elif referent.sort == "body":
            lead = self._syntax.next(first, -1)
            if lead is not None and lead.upos in ("NOUN", "PROPN") and self._words.sort(lead.lower) == "body":
                referent.heads.add(self._words.singular(lead.lower))

    def _call(self, referent: Referent, span: Span) -> None:
        """Note what somebody is called beside the name, and join those described so before."""
        role = self._roles.role(span)
        nouns: list[str] = []
        for word in self._syntax.within(span):
            singular = self._words.singular(word.lower)
            if (nation := self._words.nation(word.lower)) is not None and word.text[0].isupper():
                referent.nations.add(nation)
            elif self._words.sort(singular) == "person":
                nouns.append(singular)
                referent.heads.add(singular)
                referent.gender = referent.gender or self._words.gender(word.lower)
            elif word.is_nominal or word.upos == "ADJ":
                referent.qualities.add(word.lower)
        referent.qualities.update(nouns[:-1])
        if role is None:
            return
        referent.roles.append(role)
        for noun in nouns[-1:]:
            for other in self._offices.get(noun, ()):
                if not role.former and other.nations == referent.nations and other.qualities <= referent.qualities:
                    self._join(referent, other)

    def _join(self, referent: Referent, other: Referent) -> None:
        """Join one who was described before to the one whose name tells the same."""
        if other not in self.referents or not (other.nations or other.qualities):
            return
        self.referents.remove(other)
        self._chooser.recent.pop(id(other), None)
        referent.absorb(other)
        for word, one in self._of_word.items():
            if one is other:
                self._of_word[word] = referent

    def _pair(self, first: Word, span: Span, referent: Referent) -> None:
        """Note two who are named together, for a "they" after them."""
        lead = self._syntax.next(first, -1)
        if lead is None or lead.lower != "and" or referent.sort != "person" or lead.index - 1 not in self._names:
            return
        start, other_span, other = self._names[lead.index - 1]
        if other.sort != "person" or other is referent or other.plural != referent.plural:
            return
        both = joined((other, referent), f"{other.name} and {referent.name}")
        both.names = []
        both.referring.append((other_span[0], span[1]))
        self.referents.append(both)
        self._chooser.see(both, seen_at(self._syntax, start, start.index))
        self._chooser.see(referent, referent.seen or seen_at(self._syntax, first, first.index))

    # -- phrases ------------------------------------------------------------------------------------------------------

    def _phrase(self, phrase: Phrase, speakers: Speakers) -> None:
        word = self._syntax.words[phrase.word]
        seen = seen_at(self._syntax, word, phrase.first)
        if phrase.kind in ("he", "it", "they"):
            source = speakers.source(phrase.span, quoted=True)
            speaker = self._at(source) if source else None
            referent = self._chooser.pronoun(phrase, seen, speaker)
        elif phrase.kind == "who":
            referent = self._relative(phrase)
        else:
            referent = self._noun_phrase(phrase, seen)
        if referent is None:
            return
        referent.referring.append(phrase.span)
        referent.gender = referent.gender or (phrase.gender if referent.sort == "person" else None)
        referent.acts |= seen.subject or seen.object
        self._of_word[phrase.word] = referent
        if phrase.kind != "who":
            self._chooser.see(referent, seen)
            self._last = referent, phrase.span[1]

    def _at(self, span: Span) -> Referent | None:
        head = self._syntax.head_of(span)
        return self._of_word.get(head.index) if head else None

    def _relative(self, phrase: Phrase) -> Referent | None:
        """Whom "who" means: the one mentioned just before it."""
        if self._last is None or not _RELATIVE.fullmatch(self._text, self._last[1], phrase.span[0]):
            return None
        referent = self._last[0]
        return referent if referent.sort in ("person", "body") else None

    def _noun_phrase(self, phrase: Phrase, seen: Seen) -> Referent | None:
        owner = self._of_word.get(phrase.owner) if phrase.owner is not None else None
        if owner is not None and owner.sort == "land":
            phrase.nations |= owner.nations
            owner = None
        beside = self._apposed(phrase)
        if beside is not None:
            self._describe(beside, phrase)
            return beside
        if (told := self._told_of(phrase)) is not None:
            self._describe(told, phrase)
            return None
        known = phrase.kind != "open" or phrase.noun in ("police", "troops")
        known = known and not (phrase.told_on and phrase.plural)
        found = self._chooser.described(phrase, owner, seen.sentence) if known else None
        return found or self._new(phrase, owner)

    def _new(self, phrase: Phrase, owner: Referent | None) -> Referent:
        made = Referent(
            sort=phrase.sort,
            type=None,
            name=ARTICLE.sub("", " ".join(self._text[slice(*phrase.span)].split())),
            plural=phrase.plural,
            gender=phrase.gender,
            heads={phrase.noun},
            qualities=set(phrase.qualities),
            nations=set(phrase.nations),
            owner=owner,
        )
        self.referents.append(made)
        article = self._syntax.words[phrase.first].lower in ("a", "an") or self._syntax.words[phrase.first].upos == "NUM"
        if made.sort == "person" and not made.plural and not article:
            self._offices.setdefault(phrase.noun, []).append(made)
        return made

    def _describe(self, referent: Referent, phrase: Phrase) -> None:
        referent.heads.add(phrase.noun)
        referent.qualities |= phrase.qualities
        referent.nations |= phrase.nations
        referent.gender = referent.gender or phrase.gender
        if referent.type == "person" and (role := self._roles.role(self._roles.behind(phrase.first))) is not None:
            referent.roles.append(role)

    def _apposed(self, phrase: Phrase) -> Referent | None:
        """Who is named beside a phrase: "Ada Brook, the harbour master", "the harbour master, Ada Brook,"."""
        if phrase.sort not in ("person", "body") or phrase.plural:
            return None
        before = self._syntax.words[phrase.first - 1] if phrase.first else None
        if before is not None and before.text == "," and before.sentence == self._syntax.words[phrase.word].sentence:
            named = self._names.get(self._unaged(before.index - 1))
            if named is not None and self._alike(named[2], phrase):
                return named[2]
        if phrase.kind == "open":
            return None
        comma = self._syntax.next(self._syntax.words[phrase.word])
        follower = self._syntax.next(comma) if comma is not None and comma.text == "," else None
        if follower is None or follower.index not in self._ends:
            return None
        end = self._ends[follower.index]
        named = self._names.get(end)
        close = self._syntax.next(self._syntax.words[end])
        if named is None or close is None or close.upos != "PUNCT" or not self._alike(named[2], phrase):
            return None
        return named[2]

    def _unaged(self, index: int) -> int:
        """The last word of a name behind which an age stands: "Brook, 45, a"."""
        aged = index > 1 and self._syntax.words[index].upos == "NUM" and self._syntax.words[index - 1].text == ","
        return index - 2 if aged else index

    def _alike(self, referent: Referent, phrase: Phrase) -> bool:
        if referent.sort != phrase.sort or referent.type == "norp":
            return False
        if phrase.sort == "body" and phrase.kind == "open" and phrase.word == phrase.first:
            return False
        return not (phrase.gender and referent.gender and phrase.gender != referent.gender)

    def _told_of(self, phrase: Phrase) -> Referent | None:
        """Of whom a phrase is told: "Ada Brook is the harbour master"."""
        verb = self._syntax.words[phrase.first - 1] if phrase.first else None
        if verb is None or verb.lower not in _BE or phrase.sort not in ("person", "body"):
            return None
        referent = self._of_word.get(verb.index - 1)
        return referent if referent is not None and self._alike(referent, phrase) else None
