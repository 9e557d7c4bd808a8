"""Actors: a report's named entities with all that refers to them, and those that are described alone.

By rules. Names are joined first (:mod:`names`); then the report is read once from its start, each pronoun and noun
phrase is given to whom it agrees with and who was spoken of last, and stays alone where that is open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from secondsource.encoder.passage_reading import PassageReading
from secondsource.reading.actors.choosing import NAMELESS_REACH, Chooser, joined
from secondsource.reading.actors.listing import listed
from secondsource.reading.actors.names import cast
from secondsource.reading.actors.naming import Naming, alike
from secondsource.reading.actors.phrases import POSSESSIVE, Phrase, phrases, told_nations
from secondsource.reading.actors.referents import Referent, Seen, seen_at
from secondsource.reading.actors.roles import Roles
from secondsource.reading.actors.speakers import Speakers
from secondsource.reading.marks import ARTICLE
from secondsource.reading.parts import parts_of, within
from secondsource.reading.syntax import Syntax, Word
from secondsource.records import Entity, Report, Span
from secondsource.spans import SpanIndex
from secondsource.vocabulary import Vocabulary
from secondsource.vocabulary.actors import ActorWords, load_actors

_BE = frozenset({"is", "was", "'s", "’s", "became", "becomes", "remains", "are", "were"})
TWO_REACH = 2  # sentences back to the two whom "both" means
_TIMELESS = frozenset({"date", "money"})
_RELATIVE = re.compile(r"[\s,]{0,2}")


def actors(  # noqa: PLR0913 - what was read of a report before, part by part
    text: str,
    report: Report,
    syntax: Syntax,
    entities: Sequence[Entity],
    vocabulary: Vocabulary,
    *,
    passages: Sequence[PassageReading] = (),
    words: ActorWords | None = None,
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
    return listed(text, reader.referents)


def _credit_lines(report: Report) -> list[Span]:
    """Datelines, bylines and sign-offs: whom they name gathered the report, and is not whom it speaks of."""
    credited = [credit.span for credit in report.credits if credit.kind in ("dateline", "byline", "trailer")]
    return [*credited, report.dateline.span] if report.dateline else credited


class _Reader:
    """Reads one report from its start, mention by mention."""

    def __init__(
        self, text: str, report: Report, syntax: Syntax, people: Sequence[Referent], words: ActorWords
    ) -> None:
        self.referents: list[Referent] = list(people)
        self._text = text
        self._parts = parts_of(report)
        self._credited = SpanIndex((span, True) for span in _credit_lines(report))
        self._syntax = syntax
        self._words = words
        self._roles = Roles(text, report, syntax, words)
        self._chooser = Chooser(syntax, words)
        self._naming = Naming(text, syntax, people, words)
        self._of_word: dict[int, Referent] = {}  # head of a mention -> whom it means
        self._usual = {usual: r for r in people if (usual := words.usual_name(r.name))}
        self._offices: dict[str, list[Referent]] = {}  # noun -> who is described by it alone
        self._titles: dict[int, Span] = {}  # first word of a person's name -> the title before it
        self._later: list[tuple[Phrase, Span]] = []
        self._last: tuple[Referent, int] | None = None  # whom the last mention means, and where it ends

    def read(self, speakers: Speakers) -> None:
        """Read all mentions in the order of their heads."""
        for first, _, referent in self._naming.at.values():
            if referent.type == "person" and (title := self._roles.title(first)) is not None:
                self._titles[first.index] = title
        named = {word.index: False for title in self._titles.values() for word in self._syntax.within(title)}
        named.update(dict.fromkeys(self._naming.ends, True))
        heard = phrases(self._syntax, self._parts, named, self._naming.dates, self._words)
        found = [p for p in heard if within(p.span, self._parts)]
        order: list[tuple[int, Phrase | None]] = [(p.word, p) for p in found]
        order += [(index, None) for index in self._naming.at]
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
        first, span, referent = self._naming.at[index]
        word = self._syntax.words[index]
        head = self._syntax.head_of(span) or word
        seen = seen_at(self._syntax, head, first.index)
        seen.says = seen.subject and self._chooser.says(word)
        after = self._syntax.next(word)
        if referent.type == "norp" and after is not None and after.upos in ("NOUN", "PROPN", "ADJ"):
            return
        state = self._naming.governed(index, seen)
        governed = self._usual.get(state) if state else None
        if governed is not None and governed is not referent:
            referent.names.remove(span)
            referent = governed
            referent.referring.append(span)
        self._titled(first, referent)
        referent.acts |= seen.subject
        self._of_word[index] = referent
        if referent.type not in _TIMELESS and not any(self._credited.meeting(span)):
            self._chooser.see(referent, seen)
            self._pair(first, span, referent)
            self._last = referent, span[1]

    def _titled(self, first: Word, referent: Referent) -> None:
        if referent.sort == "person" and referent.type == "person":
            if first.index in self._titles:
                self._call(referent, self._titles[first.index])
        elif referent.sort == "body":
            lead = self._syntax.next(first, -1)
            if lead is not None and lead.upos in ("NOUN", "PROPN") and self._words.sort(lead.lower) == "body":
                referent.heads.add(self._words.singular(lead.lower))

    def _call(self, referent: Referent, span: Span) -> None:
        """Note what somebody is called beside the name, and join those described so before."""
        role = self._roles.role(span)
        nouns: list[str] = []
        spoken = self._syntax.within(span)
        nations, used = told_nations(spoken, self._words)
        referent.nations |= nations
        for word in spoken:
            singular = self._words.singular(word.lower)
            if word.lower in used:
                continue
            if self._words.sort(singular) == "person":
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
            for other in () if role.former else self._holders(noun, referent, span):
                self._join(referent, other)

    def _holders(self, noun: str, referent: Referent, span: Span) -> list[Referent]:
        """Those described alone by an office before somebody is named with it: of the same country, if one is told.

        Where the name's own country is not told, only one just before it is meant.
        """
        held = [r for r in self._offices.get(noun, ()) if r.qualities <= referent.qualities]
        if referent.nations or len({frozenset(r.nations) for r in held}) != 1:
            return [r for r in held if r.nations == referent.nations]
        here = self._syntax.at(span[0])
        near = here is not None and all(r.seen and here.sentence - r.seen.sentence <= NAMELESS_REACH for r in held)
        return held if near else []

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
        if lead is None or lead.lower != "and" or referent.sort != "person" or lead.index - 1 not in self._naming.at:
            return
        start, other_span, other = self._naming.at[lead.index - 1]
        if other.sort != "person" or other is referent or other.plural != referent.plural:
            return
        both = joined(f"{other.name} and {referent.name}")
        both.names = []
        both.referring.append((other_span[0], span[1]))
        self.referents.append(both)
        self._chooser.see(both, seen_at(self._syntax, start, start.index))
        self._chooser.see(referent, referent.seen or seen_at(self._syntax, first, first.index))

    # -- phrases ------------------------------------------------------------------------------------------------------

    def _phrase(self, phrase: Phrase, speakers: Speakers) -> None:
        word = self._syntax.words[phrase.word]
        seen = seen_at(self._syntax, word, phrase.first)
        seen.says = seen.subject and self._chooser.says(word)
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
        if phrase.span not in referent.names:
            referent.referring.append(phrase.span)
        referent.gender = referent.gender or (phrase.gender if referent.sort == "person" else None)
        referent.acts |= seen.says or (referent.sort == "person" and (seen.subject or seen.object))
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
        possessor = self._syntax.words[phrase.owner].lower if phrase.owner is not None else ""
        if owner is None and possessor in POSSESSIVE:
            phrase.qualities |= {possessor}  # whose it is stays open: only "my brother" is "my brother" again
        if owner is not None and owner.sort == "land":
            phrase.nations |= owner.nations
            owner = None
        if (variant := self._variant(phrase)) is not None:
            return variant
        beside = self._naming.apposed(phrase)
        if beside is not None:
            self._describe(beside, phrase)
            return beside
        if (told := self._told_of(phrase)) is not None:
            self._describe(told, phrase)
            return None if phrase.kind == "open" else told
        known = phrase.kind != "open" or phrase.noun == "police"
        known = known and not (phrase.told_on and phrase.plural)
        found = self._chooser.described(phrase, owner, seen.sentence) if known else None
        return found or self._two(phrase, seen) or self._new(phrase, owner)

    def _two(self, phrase: Phrase, seen: Seen) -> Referent | None:
        """The two who were named before "the two leaders" or "both men", where they are the only two just before."""
        spoken = [w.lower for w in self._syntax.words[phrase.first : phrase.word]]
        if phrase.sort != "person" or not phrase.plural or spoken[:2] not in (["the", "two"], ["both"]):
            return None
        near = [r for r in self._chooser.near(seen.sentence, TWO_REACH) if r.type == "person"]
        fitting = [r for r in near if not (phrase.gender and r.gender and r.gender != phrase.gender)]
        if len(fitting) != 2:
            return None
        first, second = sorted(fitting, key=lambda r: r.names[0])
        both = joined(f"{first.name} and {second.name}")
        self.referents.append(both)
        return both

    def _variant(self, phrase: Phrase) -> Referent | None:
        """The body or country of which a phrase is a known name that was not read as one: "Daesh"."""
        word = self._syntax.words[phrase.word]
        usual = self._words.usual_name(word.text) if word.upos == "PROPN" and word.text[0].isupper() else None
        known = self._usual.get(usual) if usual and word.index - phrase.first < 2 else None
        if known is None or word.index - phrase.first != (self._syntax.words[phrase.first].lower == "the"):
            return None
        known.names.append(phrase.span)
        return known

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
        article = (
            self._syntax.words[phrase.first].lower in ("a", "an") or self._syntax.words[phrase.first].upos == "NUM"
        )
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

    def _told_of(self, phrase: Phrase) -> Referent | None:
        """Of whom a phrase is told: "Ada Brook is the harbour master"."""
        verb = self._syntax.words[phrase.first - 1] if phrase.first else None
        if verb is None or verb.lower not in _BE or phrase.sort not in ("person", "body"):
            return None
        referent = self._of_word.get(verb.index - 1)
        return referent if referent is not None and alike(referent, phrase) else None
