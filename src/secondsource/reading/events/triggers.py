"""The words of a report that tell events: verbs and nouns of the lexicon, checked by what the encoder reads.

A strong word of the lexicon is a trigger wherever it stands. A weak one ("strike", "hold", "aid") is one where the
encoder reads an event of its type in the sentence, or of its class. Where the encoder is sure of a type that no word
of the sentence tells, the main verb is the trigger.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondsource.encoder.passage_reading import ReadSentence
from secondsource.reading.parts import clipped
from secondsource.reading.syntax import Word
from secondsource.reading.told import Told
from secondsource.records import Span
from secondsource.vocabulary.events import EventWords, Sense

CLASSES = {
    **dict.fromkeys(("agree", "consult", "support", "concede"), 1),
    **dict.fromkeys(("cooperate", "aid", "retreat"), 2),
    **dict.fromkeys(("request", "accuse", "reject", "threaten"), 3),
    **dict.fromkeys(("protest", "sanction", "mobilize", "coerce", "assault"), 4),
}
"""Types of PLOVER by quad class: verbal and material cooperation, verbal and material conflict."""

_BETWEEN = 3  # words between the parts of a trigger of several words
_SURE = 0.6  # certainty of the encoder's type from which a death by accident is taken for an attack's
_LEAST = 0.3  # certainty from which the encoder's type makes an event that no word tells
_LESS = 0.9  # of the certainty of the encoder's type, what another type in the sentence has at most
_STRONG = 0.75  # certainty of a strong word's type where the encoder reads none
_WEAK = 0.5
_ENOUGH = 0.25  # share of a report's events that a type must have for a weak noun to tell it anywhere in it
_MODIFIED = 0.65  # of a certainty that is left where the trigger stands in no main clause
_UNTOLD = 0.8  # of the certainty of no event that is taken off
_IDIOM_REACH = 4  # words
_MAIN = ("obj", "xcomp", "ccomp", "nsubj", "nsubj:pass", "conj", "obl", "parataxis")


@dataclass(frozen=True)
class Trigger:
    """A word that tells an event, with its type; ``head`` is the word that its participants hang by."""

    span: Span
    head: Word
    last: int  # number of its last word
    sense: Sense
    certainty: float
    sentence: ReadSentence

    @property
    def is_noun(self) -> bool:
        """Whether the event is told by a noun."""
        return self.head.upos in ("NOUN", "PROPN")


def triggers(told: Told, words: EventWords) -> list[Trigger]:
    """Find the triggers of a report's headline, headings and body, in the order of the text."""
    held = [s for s in told.sentences if clipped(s.span, told.parts)]
    about = Counter(s.event for s in held if s.event)
    found: list[Trigger] = []
    for sentence in held:
        own = list(told.syntax.within(sentence.span))
        here = list(_by_lexicon(told, own, sentence, words, about))
        main = _by_encoder(told, own, sentence, words, here)
        found += sorted([*here, *main], key=lambda t: t.span)
    return found


def _by_lexicon(
    told: Told, own: Sequence[Word], sentence: ReadSentence, words: EventWords, about: Counter[str | None]
) -> Iterator[Trigger]:
    taken, main = -1, _main_verb(told, own, words)
    for place, word in enumerate(own):
        if place <= taken:
            continue
        verbal = _is_verb(told, word)
        if not (verbal or word.upos in ("NOUN", "PROPN")):
            continue
        senses = words.verb_senses(word.lower) if verbal else words.noun_senses(word.lower)
        if not senses or (word.upos == "PROPN" and _in_name(told, word)):
            continue
        for sense in senses:
            last = _followed(own, place, sense.follow, adjacent=not verbal)
            if last is None or _is_idiom(own, last, words) or not _fits(own, place, sense, sentence, words, about, verbal):
                continue
            taken = last if not verbal else place
            head = word if verbal else own[last]
            end = own[last].span[1] if last - place == len(sense.follow) else word.span[1]
            share = 1.0 if _is_main(head, main) else _MODIFIED
            yield Trigger((word.span[0], end), head, own[last].index, sense, _certainty(sense, sentence, share), sentence)
            break


def _is_verb(told: Told, word: Word) -> bool:
    if word.upos == "VERB":
        return True
    # A participle taken for an adjective, where it is no attribute ("was wounded"), and "is willing".
    return word.upos == "ADJ" and word.relation != "amod"


def _in_name(told: Told, word: Word) -> bool:
    actor = told.actor(word.span)
    return actor is not None and any(a <= word.span[0] < b for a, b in actor.mentions) and not word.text.islower()


def _followed(own: Sequence[Word], place: int, follow: Sequence[str], *, adjacent: bool) -> int | None:
    """The place of the last word of a trigger of several words; ``None`` where it is not all there."""
    for wanted in follow:
        reach = place + 1 if adjacent else place + 1 + _BETWEEN
        place = next((i for i in range(place + 1, min(reach + 1, len(own))) if own[i].lower == wanted), -1)
        if place < 0:
            return None
    return place


def _fits(
    own: Sequence[Word],
    place: int,
    sense: Sense,
    sentence: ReadSentence,
    words: EventWords,
    about: Counter[str | None],
    verbal: bool,
) -> bool:
    """Whether a word tells the event of a sense here."""
    if own[place].lower in words.result_forms and _is_natural(own, words):
        return sentence.event == sense.type and sentence.certainty >= _SURE
    if not sense.weak:
        return True
    if sentence.event == sense.type:
        return True
    if sentence.event is not None:
        return False
    return not verbal and about[sense.type] >= max(2, _ENOUGH * about.total())


def _is_natural(own: Sequence[Word], words: EventWords) -> bool:
    return any(word.lower in words.natural_set for word in own)


def _is_idiom(own: Sequence[Word], place: int, words: EventWords) -> bool:
    """Whether a word near makes a trigger something else: "posed a threat", "a heart attack"."""
    others = words.idioms.get(own[place].lower)
    near = own[max(0, place - _IDIOM_REACH) : place + _IDIOM_REACH + 1]
    return others is not None and any(word.lower in others for word in near)


def _is_main(head: Word, main: Word | None) -> bool:
    """Whether a trigger is the main verb, or hangs by it as its subject, object or what is said."""
    return main is None or head.index == main.index or (head.head == main.index and head.relation in _MAIN)


def _certainty(sense: Sense, sentence: ReadSentence, share: float) -> float:
    """The probability of a type: the lexicon's word and the encoder's reading of the sentence."""
    prior = (_WEAK if sense.weak else _STRONG) * share
    if sentence.event == sense.type:
        return round(1 - (1 - prior) * (1 - sentence.certainty), 3)
    if sentence.event:
        return round(min(prior, _LESS * sentence.certainty), 3)
    return round(prior * (1 - _UNTOLD * sentence.certainty), 3)


def _by_encoder(
    told: Told, own: Sequence[Word], sentence: ReadSentence, words: EventWords, here: Sequence[Trigger]
) -> Iterator[Trigger]:
    """The main verb, where the encoder is sure of a type that no word tells."""
    kind = sentence.event
    if kind is None or sentence.certainty < _LEAST or any(t.sense.type == kind for t in here):
        return
    verb = _main_verb(told, own, words)
    if verb is None or any(t.head.index == verb.index and not t.sense.weak for t in here):
        return
    sense = Sense(type=kind, mode=sentence.mode, weak=True)
    yield Trigger(verb.span, verb, verb.index, sense, round(sentence.certainty, 3), sentence)


def _main_verb(told: Told, own: Sequence[Word], words: EventWords) -> Word | None:
    """The verb at the root of a sentence; below a verb of saying, that of what is said."""
    verbs = [w for w in own if w.upos == "VERB"]
    root = next((w for w in own if w.head == w.index and w.upos == "VERB"), None)
    seen: set[int] = set()
    while root is not None and root.lower in words.saying_forms and root.index not in seen:
        seen.add(root.index)
        below = [c for c in told.syntax.children(root, ("ccomp", "xcomp", "parataxis")) if c.upos == "VERB"]
        root = below[0] if below else None
    telling = [w for w in verbs if w.lower not in words.saying_forms]
    return root or (telling[0] if telling else None)
