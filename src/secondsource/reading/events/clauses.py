"""The sentence of a trigger, read by order: its noun phrases, verb groups, subjects and objects."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

from secondsource.reading.events.phrases import Phrase, phrases
from secondsource.reading.syntax import Syntax, Word
from secondsource.vocabulary.events import EventWords

BE = frozenset({"be", "is", "was", "were", "are", "been", "being", "get", "got", "gets"})
_GROUP = frozenset({"AUX", "ADV", "PART"})
_RELATIVE = frozenset({"that", "which", "who", "whom"})
_WHEN = frozenset({"when", "as", "after", "while", "last", "late", "early", "overnight"})
_LOOSE = frozenset({"after", "before", "since", "amid", "while", "as", "because", "although", "when", "until"})
_OF = frozenset({"of", "for", "with", "over", "in"})
_RESULTS = frozenset({"dead", "down", "up", "off", "hostage", "captive"})
_BEHIND_BARE = frozenset({"ADP", "PUNCT", "SCONJ", "CCONJ", "AUX"})
_CHAIN = 8  # verbs back from which a subject may be shared


class Clauses:
    """One sentence: words, noun phrases and verbs in order."""

    def __init__(self, words: Sequence[Word], lexicon: EventWords) -> None:
        self.words = words
        self.lexicon = lexicon
        self.base = words[0].index if words else 0
        self.phrases = phrases(words)
        self._firsts = [p.first for p in self.phrases]
        self.verbs = [w for w in words if w.upos == "VERB" and not self._is_inner(w)]

    @cached_property
    def _inside(self) -> dict[int, Phrase]:
        return {n: p for p in self.phrases for n in range(p.first, p.last + 1)}

    def _is_inner(self, word: Word) -> bool:
        phrase = self._inside.get(word.index)
        return (phrase is not None and phrase.head.index != word.index) or word.lower in self.lexicon.led_like_set

    def phrase_of(self, word: Word) -> Phrase | None:
        """The noun phrase that holds a word."""
        return self._inside.get(word.index)

    def step(self, word: Word, by: int) -> Word | None:
        """The word so many places further on in the sentence."""
        place = word.index - self.base + by
        return self.words[place] if 0 <= place < len(self.words) else None

    def group(self, verb: Word) -> list[Word]:
        """A verb's auxiliaries, adverbs and particles before it, the nearest first."""
        found: list[Word] = []
        before = self.step(verb, -1)
        while before is not None and (before.upos in _GROUP or before.lower in BE or before.lower == "to"):
            found.append(before)
            before = self.step(before, -1)
        return found

    def opening(self, verb: Word) -> Word | None:
        """The word just before a verb and its auxiliaries."""
        group = self.group(verb)
        return self.step(group[-1] if group else verb, -1)

    def verb_before(self, word: Word) -> Word | None:
        """The last verb before a word."""
        return next((v for v in reversed(self.verbs) if v.index < word.index), None)

    def before(self, number: int) -> Iterator[Phrase]:
        """The noun phrases that end before a word's number, the nearest first."""
        place = bisect_left(self._firsts, number) - 1
        while place >= 0:
            if self.phrases[place].last < number and not self.phrases[place].owns:
                yield self.phrases[place]
            place -= 1

    def after(self, number: int) -> Iterator[Phrase]:
        """The noun phrases after a word's number, in order."""
        for place in range(bisect_left(self._firsts, number + 1), len(self.phrases)):
            if not self.phrases[place].owns:
                yield self.phrases[place]

    # -- verbs --------------------------------------------------------------------------------------------------------

    def is_passive(self, verb: Word, last: int = -1) -> bool:
        """Whether the phrase before a verb suffers it: "was attacked", "was being held", "killed in a raid".

        ``last`` is the number of the last word of a verb of several words, as "called for" has.
        """
        if verb.lower.endswith("ing"):
            return False
        group = self.group(verb)
        if any(w.lower in BE for w in group):
            return True
        following = self.step(self.words[max(last, verb.index) - self.base], 1)
        if following is not None and following.lower in _RESULTS:
            following = self.step(following, 1)  # "shot dead by", "blown up by"
        if following is not None and following.lower == "by":
            return True
        if last > verb.index or self.objects(verb, verb.index) or group:
            return False
        return self._is_bare_passive(verb, following)

    def _is_bare_passive(self, verb: Word, following: Word | None) -> bool:
        """Whether a verb without auxiliary or object is one that somebody suffers."""
        if self.is_shared(verb):
            above = self.verb_before(verb)
            return above is not None and any(w.lower in BE for w in self.group(above)) and self.is_passive(above)
        if verb.lower in self.lexicon.intransitive_forms or self.relative_object(verb) is not None:
            return False
        bare = following is None or following.upos in _BEHIND_BARE or following.lower in _WHEN
        return bare and verb.lower.endswith(("ed", "en", "t", "n"))

    def relative_object(self, verb: Word) -> Phrase | None:
        """What a relative clause with a subject of its own tells of: "the camp that rebels shelled"."""
        group = self.group(verb)
        before = self.step(group[-1] if group else verb, -1)
        phrase = self.phrase_of(before) if before is not None else None
        if phrase is None:
            return None
        start = phrase.owner.first if phrase.owner is not None else phrase.first
        relative = self.step(self.words[start - self.base], -1)
        if relative is None or relative.lower not in _RELATIVE or not self._follows_noun(relative):
            return None
        return self._antecedent(relative)

    def _follows_noun(self, relative: Word) -> bool:
        """Whether a noun stands just before "that", "which" or "whom": "said that rebels attacked" has none."""
        before = self.step(relative, -1)
        if before is not None and before.text == ",":
            before = self.step(before, -1)
        return before is not None and before.upos in ("NOUN", "PROPN")

    def is_shared(self, verb: Word) -> bool:
        """Whether "and" or "or" joins a verb to the one before it, whose subject it shares."""
        opening = self.opening(verb)
        return opening is not None and opening.upos == "CCONJ"

    def subject(self, verb: Word, depth: int = 0) -> Phrase | None:
        """The noun phrase that stands before a verb as its subject, its own or that of the verb it is joined to."""
        group, opening = self.group(verb), self.opening(verb)
        if opening is None or depth > _CHAIN:
            return None
        if (accused := self._accused(verb, opening, depth)) is not None:
            return accused
        infinitive = any(w.lower == "to" for w in group) and not verb.lower.endswith("ing")
        if infinitive or opening.upos in ("CCONJ", "ADP", "SCONJ") or (opening.text == "," and self._hangs(verb)):
            return self._shared(verb, depth, infinitive=infinitive)
        if opening.lower in _RELATIVE and opening.upos in ("PRON", "SCONJ", "DET"):
            return self._told_of(self._antecedent(opening))
        if opening.upos == "VERB" and (relative := self._relative_before(opening)):
            return self._antecedent(relative)  # "a strike that officials said targeted the port"
        return self._nearest(verb)

    def _accused(self, verb: Word, opening: Word, depth: int) -> Phrase | None:
        """Who does what somebody is accused of: "accused the army of bombing", "was charged with bombing"."""
        if not verb.lower.endswith("ing") or opening.lower not in _OF:
            return None
        above = self.verb_before(verb)
        if above is None or above.lower not in self.lexicon.accusing_forms:
            return None
        objects = [p for p in self.objects(above, above.index) if p.last < opening.index]
        if objects or not self.is_passive(above):
            return next(iter(objects), None)
        return next(self.before(above.index), None) if self._is_reduced(above) else self.subject(above, depth + 1)

    def _hangs(self, verb: Word) -> bool:
        """Whether a verb behind a comma goes on from another: ", killing two", ", shelled by rebels"."""
        return verb.lower.endswith("ing") or self.is_passive(verb) or not self._has_pair(verb)

    def _has_pair(self, verb: Word) -> bool:
        """Whether a comma before this verb closes what another opened: "the rebels, who …, attacked"."""
        commas = [w for w in self.words if w.text == "," and w.index < verb.index]
        return len(commas) > 1

    def _shared(self, verb: Word, depth: int, *, infinitive: bool) -> Phrase | None:
        above = self._verb_joined(verb)
        if above is None:
            return next((p for p in self.before(verb.index) if p.lead is None and not self._is_apposed(p)), None)
        if infinitive:
            between = [p for p in self.after(above.index) if p.last < verb.index]
            if between and between[-1].lead is None and above.lower not in self.lexicon.shifting_alone:
                return between[-1]
        if verb.lower.endswith("ing") or infinitive or not above.lower.endswith("ing"):
            return self.subject(above, depth + 1)
        return self._nearest(verb)

    def _verb_joined(self, verb: Word) -> Word | None:
        """The last verb before another that is not put between commas to name who says it: ", officials say, "."""
        for above in reversed(self.verbs):
            following = self.step(above, 1)
            is_aside = (
                not verb.lower.endswith("ing")
                and above.lower in self.lexicon.saying_forms
                and following is not None
                and following.text == ","
            )
            if above.index < verb.index and not is_aside and not self._is_reduced(above):
                return above
        return self.verb_before(verb)

    def _is_reduced(self, verb: Word) -> bool:
        """Whether a verb is a participle behind a noun: "a station owned by farmers"."""
        opening = self.opening(verb)
        if self.group(verb) or opening is None or opening.upos not in ("NOUN", "PROPN"):
            return False
        return not verb.lower.endswith("ing") and self.is_passive(verb)

    def _antecedent(self, relative: Word) -> Phrase | None:
        """Whom "who", "which" and "that" stand for: the nearest phrase, or the first of those it is put under."""
        near = self.before(relative.index)
        nearest = next((p for p in near if p.head.upos != "NUM" or p.lead is not None), None)
        if nearest is None or relative.lower == "who":
            return nearest
        return self.top_of(nearest, to_event=True)

    def _told_of(self, phrase: Phrase | None) -> Phrase | None:
        """Whom an apposition only says more of: of "the Red Front, the group" the Red Front."""
        if phrase is None or not self._is_apposed(phrase):
            return phrase
        above = next(self.before(phrase.first), None)
        return above if above is not None and above.head.text[:1].isupper() else phrase

    def _relative_before(self, saying: Word) -> Word | None:
        """The relative pronoun before a verb of saying that is put into its clause."""
        if saying.lower not in self.lexicon.saying_forms:
            return None
        for by in range(1, _CHAIN + 2):
            word = self.step(saying, -by)
            if word is None or word.text in (",", ";"):
                return None
            if word.lower in _RELATIVE:
                return word
        return None

    def top_of(self, phrase: Phrase, *, to_event: bool = False) -> Phrase:
        """The phrase that prepositional phrases hang by: of "strike on a camp in the north" the strike.

        With ``to_event`` no further than one that tells an event: of "the day of the strike on a camp" the strike.
        """
        for other in self.before(phrase.owner.first if phrase.owner is not None else phrase.first):
            if to_event and any(not s.weak for s in self.lexicon.noun_senses(phrase.head.lower)):
                break
            gap = self.words[other.last + 1 - self.base : phrase.first - self.base]
            if (
                phrase.lead is None
                or phrase.lead.lower in _LOOSE
                or any(w.upos in ("VERB", "AUX", "SCONJ", "CCONJ") or w.text == ";" for w in gap)
            ):
                break
            phrase = other
        return phrase

    def _nearest(self, verb: Word) -> Phrase | None:
        """The nearest phrase before a verb that no preposition leads; not behind another finite verb."""
        opening = self.opening(verb)
        for phrase in self.before(verb.index):
            top = self.top_of(phrase)
            if top.lead is None or top.lead.upos == "SCONJ":
                if opening is not None and opening.text == "," and (self._is_aside(top) or self._is_apposed(top)):
                    continue
                return self._first_of_list(top)
        return None

    def _first_of_list(self, phrase: Phrase) -> Phrase:
        """The first of the phrases that "and" joins to one, unless a verb before them makes those its objects."""
        first = phrase
        while first.before is not None:
            first = first.before
        start = first.owner.first if first.owner is not None else first.first
        before = self.words[start - 1 - self.base] if start > self.base else None
        is_other = first is not phrase and before is not None and (before.upos == "VERB" or first.lead is not None)
        return phrase if is_other else first

    def _is_apposed(self, phrase: Phrase) -> bool:
        """Whether a phrase only says who the one before it is: "The mayor, a former pilot, was killed"."""
        first = self.words[phrase.first - self.base]
        before = self.step(first, -1)
        lone = first.lower in ("a", "an", "the") and phrase.owner is None
        if not lone or before is None or before.text != ",":
            return False
        above = next(self.before(before.index), None)
        return above is not None and above.last == before.index - 1

    def _is_aside(self, phrase: Phrase) -> bool:
        """Whether a phrase belongs to a clause put between commas, with a verb of its own before it."""
        verb = next((v for v in reversed(self.verbs) if v.index < phrase.first), None)
        opening = self.opening(verb) if verb is not None else None
        return opening is not None and opening.lower in _RELATIVE

    def objects(self, verb: Word, last: int) -> list[Phrase]:
        """The phrases just behind a verb (and its own further words up to number ``last``), led by no preposition."""
        first = next(self.after(max(verb.index, last)), None)
        if first is None or (first.lead is not None and first.lead.index > max(verb.index, last)):
            return []
        start = first.owner.first if first.owner is not None else first.first
        gap = self.words[max(verb.index, last) + 1 - self.base : start - self.base]
        if any(w.upos in ("VERB", "AUX", "SCONJ", "CCONJ", "PUNCT") or w.lower == "to" for w in gap):
            return []
        joined = [p for p in first.joined if not self._begins_clause(p)]
        return [first, *joined, *self._late_joined(first)]

    def _begins_clause(self, phrase: Phrase) -> bool:
        """Whether a verb follows a phrase, so that "and" joins a clause: "shelled the port, and Belmora answered"."""
        after = self.step(self.words[phrase.last - self.base], 1)
        return after is not None and (after.upos == "AUX" or after in self.verbs)

    def _late_joined(self, first: Phrase) -> list[Phrase]:
        """Phrases of a list whose first is followed by "of": "a member of the band, his wife and two children"."""
        following = next(self.after(first.last), None)
        if following is None or following.lead is None or following.lead.lower != "of":
            return []
        joined = ((p, self.words[p.first - self.base]) for p in following.joined)
        return [p for p, opens in joined if p.owner is not None or opens.upos in ("DET", "NUM")]

    def led(self, number: int, most: int = 5) -> Iterator[tuple[str, Phrase]]:
        """The prepositional phrases behind a word, with their prepositions, up to the next verb or clause."""
        seen = 0
        for phrase in self.after(number):
            start = phrase.owner.first if phrase.owner is not None else phrase.first
            gap = self.words[number + 1 - self.base : start - self.base]
            if seen >= most or any(self._parts(w) for w in gap):
                return
            if phrase.lead is not None:
                seen += 1
                yield phrase.lead.lower, phrase
            number = phrase.last

    def _parts(self, word: Word) -> bool:
        """Whether a word ends what hangs behind another."""
        if word.upos == "VERB":
            return word.lower not in ("targeting", "called", "styled")  # "by the so-called Red Front"
        return word.upos in ("AUX", "PRON") or word.text in (";", ":", "–", "—") or word.lower in _RELATIVE


class ClauseBook:
    """The clauses of a report's sentences, each read when it is asked for first."""

    def __init__(self, syntax: Syntax, lexicon: EventWords) -> None:
        self._syntax = syntax
        self._lexicon = lexicon
        self._read: dict[int, Clauses] = {}

    def of(self, word: Word) -> Clauses:
        """The clauses of the sentence that holds a word."""
        if word.sentence not in self._read:
            span = self._syntax.sentences[word.sentence]
            self._read[word.sentence] = Clauses(self._syntax.within(span), self._lexicon)
        return self._read[word.sentence]
