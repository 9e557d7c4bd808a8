"""The words that tell events: triggers with PLOVER's types and modes, and what shifts them from fact to possibility."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property

import msgspec

from secondsource.records import Modality, Record
from secondsource.vocabulary.shipped import shipped
from secondsource.vocabulary.words import WordLists, any_of

GOVERNORS: tuple[Modality, ...] = ("negated", "hypothetical", "future")
_Forms = Callable[[str], Iterator[tuple[str, tuple[str, ...]]]]
_KILLINGS = {"killing", "killings"}  # told of accidents as well
_VOWELS = "aeiou"
_SIBILANTS = ("s", "x", "z", "ch", "sh")
_SOFT_E = ("ee", "oe", "ye")


class Sense(Record, frozen=True, kw_only=True):
    """What event a word may tell."""

    type: str  # "assault"
    mode: str | None  # "aerial"
    weak: bool  # where the encoder reads such an event alone
    follow: tuple[str, ...] = ()  # the words that must come after it
    turned: bool = False  # from another by the verb that has it as object: "lifted a curfew"
    lemma: str = ""


class Turn(Record, frozen=True, kw_only=True, rename={"of_": "of"}):
    """Verbs that turn the event of their object into another: "lifted a curfew"."""

    verbs: tuple[str, ...]
    nouns: tuple[str, ...]  # the same as nouns, before "of"
    of_: tuple[str, ...]  # types, or types with modes, of the object's event
    to: str


class AccidentWords(WordLists, frozen=True, kw_only=True):
    """Words, in all their forms, of what kills and is no event, and of violence beside it."""

    disasters: frozenset[str]
    nouns: frozenset[str]
    verbs: frozenset[str]
    vehicles: frozenset[str]
    striking: frozenset[str]
    bursting: frozenset[str]
    firing: frozenset[str]
    violence: frozenset[str]
    unclear: frozenset[str]
    recovering: frozenset[str]


class EventWords(WordLists, frozen=True, kw_only=True):
    """Triggers of events in their base forms by "type/mode", and the words that events are read by."""

    verbs: dict[str, tuple[str, ...]]
    weak_verbs: dict[str, tuple[str, ...]]
    nouns: dict[str, tuple[str, ...]]
    weak_nouns: dict[str, tuple[str, ...]]
    suffered: tuple[str, ...]
    acted: tuple[str, ...]
    forces: tuple[str, ...]
    doers: tuple[str, ...]
    intransitive: tuple[str, ...]
    labour: tuple[str, ...]
    violent: tuple[str, ...]
    led_like: tuple[str, ...]
    quantities: tuple[str, ...]
    idioms: dict[str, tuple[str, ...]]
    light: tuple[str, ...]
    means: dict[str, tuple[str, ...]]
    instruments: tuple[str, ...]
    turned: tuple[Turn, ...]
    accidents: AccidentWords
    unable: frozenset[str]
    results: tuple[str, ...]
    governors: dict[Modality, tuple[str, ...]]
    negations: tuple[str, ...]
    may: tuple[str, ...]
    will: tuple[str, ...]
    unsure: tuple[str, ...]
    past: tuple[str, ...]
    claiming: tuple[str, ...]
    responsibility: tuple[str, ...]
    blaming: tuple[str, ...]
    accusing: tuple[str, ...]
    bland: tuple[str, ...]
    saying: tuple[str, ...]
    irregular: dict[str, tuple[str, ...]]
    depending: tuple[str, ...]
    conditional: tuple[str, ...]
    exchanged: tuple[str, ...]
    bounding: tuple[str, ...]
    weights: dict[str, float]

    def verb_senses(self, form: str) -> tuple[Sense, ...]:
        """The events that a verb form (lower case) may tell: those of more words first, then strong before weak."""
        return self._verbs.get(form, ())

    def noun_senses(self, form: str) -> tuple[Sense, ...]:
        """The events that a noun (lower case) may tell, as :meth:`verb_senses`; of several words, by the first."""
        return self._nouns.get(form, ())

    def means_of(self, words: Iterable[str], kind: str = "assault") -> str | None:
        """The mode of a type that some words (lower case) show by the first in the order of the list of means."""
        found = {mode for word in words if (mode := self._means.get((kind, word)))}
        return min(found, key=self._means_order.__getitem__, default=None)

    def inflected(self, lemmas: Iterable[str]) -> frozenset[str]:
        """All forms of some verbs; of several words, of the first with the others behind it."""
        return frozenset(" ".join((form, *rest)) for lemma in lemmas for form, rest in self._forms(lemma))

    def turn(self, word: str, following: str, sense: Sense) -> Sense:
        """The sense of a noun behind a verb form or noun and the word after it: that of "curfew" after "lifted"."""
        for rest, names, key in self._turns.get(word, ()):
            known = sense.type in names or f"{sense.type}/{sense.mode}" in names
            if known and rest in ("", following):
                kind, _, mode = key.partition("/")
                return msgspec.structs.replace(sense, type=kind, mode=mode or None, turned=True)
        return sense

    @cached_property
    def turning(self) -> frozenset[str]:
        """The words that may turn an event into another."""
        return frozenset(self._turns)

    @cached_property
    def _turns(self) -> dict[str, list[tuple[str, frozenset[str], str]]]:
        found: dict[str, list[tuple[str, frozenset[str], str]]] = {}
        for turn in self.turned:
            for form in sorted({*self.inflected(turn.verbs), *turn.nouns}):
                word, _, rest = form.partition(" ")
                found.setdefault(word, []).append((rest, frozenset(turn.of_), turn.to))
        return found

    @cached_property
    def light_forms(self) -> frozenset[str]:
        """Forms of the verbs that lend a noun their subject; of several words the first."""
        return frozenset(form.split()[0] for form in self.inflected(self.light))

    @cached_property
    def intransitive_forms(self) -> frozenset[str]:
        """Forms of the verbs that are told without whom they are done to."""
        return self.inflected(self.intransitive)

    @cached_property
    def claiming_forms(self) -> frozenset[str]:
        """Forms of the verbs that take responsibility."""
        return self.inflected(self.claiming)

    @cached_property
    def blaming_forms(self) -> frozenset[str]:
        """Forms of the verbs that hold somebody responsible."""
        return self.inflected(self.blaming)

    @cached_property
    def bland_forms(self) -> frozenset[str]:
        """Forms of the verbs that tell no event by themselves."""
        return self.inflected(self.bland)

    @cached_property
    def saying_forms(self) -> frozenset[str]:
        """Forms of the verbs of saying, thinking and being."""
        return self.inflected(self.saying)

    @cached_property
    def result_forms(self) -> frozenset[str]:
        """Words that tell what an attack, or something else, has done to people."""
        return self.inflected(self.results)

    @cached_property
    def instrument_set(self) -> frozenset[str]:
        """Nouns of weapons and vehicles."""
        return frozenset(self.instruments)

    @cached_property
    def labour_set(self) -> frozenset[str]:
        """Words of a labour dispute or fast."""
        return frozenset(self.labour)

    @cached_property
    def violent_forms(self) -> frozenset[str]:
        """Forms of the verbs that tell an attack wherever most of a report's events are attacks."""
        return self.inflected(self.violent)

    @cached_property
    def led_like_set(self) -> frozenset[str]:
        """Prepositions that look like verbs."""
        return frozenset(self.led_like)

    @cached_property
    def quantity_set(self) -> frozenset[str]:
        """Words for a number of those named after "of"."""
        return frozenset(self.quantities)

    @cached_property
    def force_set(self) -> frozenset[str]:
        """Nouns of those who act for a country or body."""
        return frozenset(self.forces)

    @cached_property
    def doer_set(self) -> frozenset[str]:
        """Further nouns of those who do violence."""
        return frozenset(self.doers)

    @cached_property
    def suffered_set(self) -> frozenset[str]:
        """Nouns of events whose "of" names whom it is done to, in the singular and plural."""
        return frozenset((*self.suffered, *map(_plural, self.suffered)))

    @cached_property
    def acted_set(self) -> frozenset[str]:
        """Nouns of events whose "of" names who does it, in the singular and plural."""
        return frozenset((*self.acted, *map(_plural, self.acted)))

    @cached_property
    def violence_set(self) -> frozenset[str]:
        """Words of violence: strong single words of assaults, and who does them and with what."""
        found = {
            form
            for table in (self._verbs, self._nouns)
            for form, senses in table.items()
            if any(s.type == "assault" and not s.weak and not s.follow for s in senses)
        }
        return frozenset(found - self.result_forms - self.accidents.unclear - _KILLINGS) | self.accidents.violence

    @cached_property
    def accusing_forms(self) -> frozenset[str]:
        """Forms of the verbs whose object does what a verb behind "of" or "for" tells."""
        return self.inflected(self.accusing)

    @cached_property
    def shifts(self) -> dict[str, Modality]:
        """Form of a governing word -> how it makes what hangs below it stand to fact."""
        found: dict[str, Modality] = {}
        for modality in reversed(GOVERNORS):
            for lemma in self.governors[modality]:
                forms = {form for form, _ in self._forms(lemma)} | {_plural(lemma)}
                found.update(dict.fromkeys(forms, modality))
        return found

    @cached_property
    def shifting_alone(self) -> frozenset[str]:
        """Forms of verbs before "to" whose subject stays that of what follows: "promised the elders to leave"."""
        return self.inflected(("promise", "threaten", "vow", "pledge", "agree", "refuse", "plan", "offer"))

    @cached_property
    def cues(self) -> dict[str, Modality | None]:
        """Auxiliary, negation or conjunction -> its modality."""
        found: dict[str, Modality | None] = dict.fromkeys(self.may, "hypothetical")
        found.update(dict.fromkeys(self.unsure, "hypothetical"))
        found.update(dict.fromkeys(self.will, "future"))
        found.update(dict.fromkeys(self.negations, "negated"))
        return found

    @cached_property
    def past_set(self) -> frozenset[str]:
        """Words that put an event long past."""
        return frozenset(self.past)

    @cached_property
    def condition_cue(self) -> re.Pattern[str]:
        """Finds what tells a condition; the name of the group that matches is the kind of list it stands in."""
        depending = any_of(" ".join((form, *rest)) for lemma in self.depending for form, rest in self._forms(lemma))
        kinds = {
            "depending": depending,
            "conditional": any_of(self.conditional),
            "exchanged": any_of(self.exchanged),
            "bounding": any_of(self.bounding),
        }
        forms = "|".join(f"(?P<{name}>{pattern})" for name, pattern in kinds.items())
        return re.compile(rf"(?<![\w-])(?:{forms})(?![\w-])", re.IGNORECASE)

    @cached_property
    def _verbs(self) -> dict[str, tuple[Sense, ...]]:
        return _table([(self.verbs, False), (self.weak_verbs, True)], self._forms)

    @cached_property
    def _nouns(self) -> dict[str, tuple[Sense, ...]]:
        def forms(lemma: str) -> Iterator[tuple[str, tuple[str, ...]]]:
            first, *rest = lemma.split()
            if rest:
                yield first, tuple(rest)
                yield first, (*rest[:-1], _plural(rest[-1]))
            else:
                yield first, ()
                yield _plural(first), ()

        return _table([(self.nouns, False), (self.weak_nouns, True)], forms)

    @cached_property
    def _means(self) -> dict[tuple[str, str], str]:
        rows = reversed(self.means.items())
        return {(key.partition("/")[0], word): key for key, words in rows for word in words}

    @cached_property
    def _means_order(self) -> dict[str, int]:
        return {key: place for place, key in enumerate(self.means)}

    def _forms(self, lemma: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        first, *rest = lemma.split()
        irregular = self.irregular.get(first)
        for form in sorted(_verb_forms(first) | set(irregular or ())):
            if irregular is None or form in irregular or form == first or not form.endswith("ed"):
                yield form, tuple(rest)


def _table(lists: Iterable[tuple[Mapping[str, tuple[str, ...]], bool]], forms: _Forms) -> dict[str, tuple[Sense, ...]]:
    found: dict[str, list[Sense]] = {}
    for words, weak in lists:
        for key, lemmas in words.items():
            kind, _, mode = key.partition("/")
            for lemma in lemmas:
                for form, rest in forms(lemma):
                    sense = Sense(type=kind, mode=mode or None, weak=weak, follow=rest, lemma=lemma)
                    found.setdefault(form, []).append(sense)
    return {form: tuple(sorted(senses, key=lambda s: (-len(s.follow), s.weak))) for form, senses in found.items()}


def _verb_forms(lemma: str) -> set[str]:
    """The regular forms of a verb; one that may double its last letter has both spellings."""
    stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith(_SOFT_E) else lemma
    found = {lemma, _plural(lemma), stem + "ing", stem + "ed"}
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        found = {lemma, _plural(lemma), lemma + "ing", lemma[:-1] + "ied"}
    if lemma.endswith("ie"):
        found.add(lemma[:-2] + "ying")
    ends_short = len(lemma) > 2 and lemma[-1] not in _VOWELS + "wxyh" and lemma[-2] in _VOWELS
    if ends_short and lemma[-3] not in _VOWELS:
        found |= {lemma + lemma[-1] + "ing", lemma + lemma[-1] + "ed"}
    return found


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(_SIBILANTS) or noun in ("go", "veto") else "s")


@cache
def load_events() -> EventWords:
    """Return the package's words of events, read once."""
    return shipped("events.yaml", EventWords)
