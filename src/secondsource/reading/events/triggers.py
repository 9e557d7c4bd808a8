"""The words of a report that tell events: verbs and nouns of the lexicon, checked by what the encoder reads.

A strong word of the lexicon is a trigger wherever it stands. A weak one ("strike", "hold", "aid") is one where the
encoder reads an event of its type in the sentence, or the report tells others. Where the encoder is sure of a type that
no word of the sentence tells, the main verb is the trigger.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec

from secondsource.encoder.passage_reading import ReadSentence
from secondsource.reading.events.accidents import Accidents
from secondsource.reading.events.senses import About, Fitting, is_verb, righted, senses_of, strong_types
from secondsource.reading.events.weighing import probability, ranked, signs
from secondsource.reading.parts import clipped
from secondsource.reading.syntax import Word
from secondsource.reading.told import Told
from secondsource.records import Span
from secondsource.vocabulary.events import EventWords, Sense

_FAR = 16  # words between a verb and its infinitive: "forced … to flee"
_BETWEEN = 3  # words between other parts of a trigger of several words
# Of the events that no word tells, one in seven below these was right in what news pages gave, and half of those above.
_LEAST = 0.7  # certainty from which the encoder's type makes an event that no word tells
_SURER = 0.75  # the same, where words of the sentence tell other events
_LEADING = 0.15  # the same in the first sentence of the body, which seldom tells none
_OBJECT_REACH = 6  # words from a verb to its object
_REFUSAL_REACH = 3  # words from "not" to a verb: "will not immediately lift"
_REFUSING = frozenset({"not", "n't", "n’t", "never", "refuse", "refused", "refuses", "refusing", "declined"})
_SUBJECT_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "who", "that", "which"})
_MAIN = frozenset({"obj", "xcomp", "ccomp", "nsubj", "nsubj:pass", "conj", "obl", "parataxis"})
_ASIDE = frozenset({"amod", "acl", "advcl"})  # relations of verbs that do not tell what their sentence tells
_PARTICLES = frozenset({"out", "up", "off"})


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
    return [t for fitting, main, here in _by_sentence(told, words) for t in _weighed(fitting, main, here)]


def _by_sentence(told: Told, words: EventWords) -> Iterator[tuple[Fitting, Word | None, list[Trigger]]]:
    """Each sentence with its main verb and all that may be a trigger, in order."""
    about = About()
    fittings: list[Fitting] = []
    held = [(read, own) for read in told.sentences if (own := told.syntax.within(read.span))]
    held = [(read, own) for read, own in held if clipped(read.span, told.parts)]
    accidents = Accidents(words)
    body = told.report.body
    is_headed = bool(held and body) and held[0][0].span[0] < body[0][0]
    accidents.read_lead([own for _, own in held[: 1 + is_headed]])
    for read, own in held:
        is_accident, is_aftermath = accidents.is_accident(own), accidents.is_aftermath(own)
        sentence, strong = righted(own, read, words), strong_types(own, words)
        if sentence.event == "assault" and (is_accident or is_aftermath or _is_recovery(told, own, words, accidents)):
            sentence = msgspec.structs.replace(sentence, event=None, mode=None)
        strong -= {"assault"} if is_accident else set()
        about.told.update(strong | ({sentence.event} if sentence.event else set()))
        about.read.update({sentence.event} if sentence.event else set())
        fittings.append(Fitting(own, sentence, words, about, strong, is_accident, is_aftermath))
    leading = _leading(told)
    for fitting in fittings:
        main = _main_verb(told, fitting.own, words)
        by_word = list(_by_lexicon(told, fitting, main))
        by_encoder = _by_encoder(fitting, main, by_word, is_leading=fitting.sentence.span == leading)
        yield fitting, main, sorted([*by_word, *by_encoder], key=lambda t: t.span)


def _is_recovery(told: Told, own: Sequence[Word], words: EventWords, accidents: Accidents) -> bool:
    main = _main_verb(told, own, words)
    return main is not None and accidents.is_recovery(own, main)


def signs_of(told: Told, words: EventWords) -> Iterator[tuple[str, dict[str, float]]]:
    """The type of each trigger of a report with what its certainty is weighed by, as the weights are fitted on."""
    for fitting, main, here in _by_sentence(told, words):
        yield from ((trigger.sense.type, values) for trigger, values in _signed(_own(fitting, here), main))


def _leading(told: Told) -> Span | None:
    """The first sentence of the body, which tells what the report is about; of the headline, where there is no body."""
    part = next(iter(told.report.body or told.parts), None)
    return next((s.span for s in told.sentences if part is not None and s.span[1] > part[0]), None)


def _signed(own: Sequence[Trigger], main: Word | None) -> Iterator[tuple[Trigger, dict[str, float]]]:
    """The triggers of a sentence with what their weights are of."""
    first = next((t for t in own if t.sense.lemma), None)
    for trigger in own:
        yield trigger, signs(trigger, is_main=_is_main(trigger.head, main), is_first=trigger is first)


def _own(fitting: Fitting, here: Sequence[Trigger]) -> list[Trigger]:
    """The triggers of a sentence without those that only tell what a word beside them tells."""
    return [
        trigger
        for number, trigger in enumerate(here)
        if not _is_told_again(fitting, trigger, here[number - 1] if number else None, here[number + 1 :][:1])
    ]


def _weighed(fitting: Fitting, main: Word | None, here: Sequence[Trigger]) -> list[Trigger]:
    """The triggers of a sentence that tell an event of their own, the main one the surest."""
    own = _own(fitting, here)
    chances = [(t, probability(values, fitting.words.weights)) for t, values in _signed(own, main)]
    read = fitting.sentence.event is not None
    return ranked(chances, is_likely=read or any(fitting.about.is_often(t.sense.type) for t in own))


def _is_told_again(fitting: Fitting, trigger: Trigger, before: Trigger | None, later: Sequence[Trigger]) -> bool:
    """Whether a weak verb tells what a word beside it tells: "launched a salvo", "met to discuss"."""
    if not trigger.sense.weak:
        return False
    base = fitting.own[0].index
    if trigger.is_noun:  # "ratified the treaty"
        if before is None or before.is_noun or before.sense.type != trigger.sense.type:
            return False
        between = fitting.own[before.last + 1 - base : trigger.head.index - base]
        return len(between) <= _OBJECT_REACH and not any(w.upos in ("VERB", "ADP", "PUNCT") for w in between)
    if before is not None and before.sense.type == trigger.sense.type and not before.is_noun:
        between = fitting.own[before.last + 1 - base : trigger.head.index - base]
        if between and between[-1].lower == "to" and not any(w.upos == "VERB" for w in between):
            return True
    if not later or not later[0].is_noun or trigger.head.lower not in fitting.words.light_forms:
        return False
    between = fitting.own[trigger.last + 1 - base : later[0].head.index - base]
    parting = (w for w in between if w.upos in ("VERB", "ADP", "PUNCT") and w.lower not in _PARTICLES)
    return len(between) <= _OBJECT_REACH and not any(True for _ in parting)


def _by_lexicon(told: Told, fitting: Fitting, main: Word | None) -> Iterator[Trigger]:
    own, taken = fitting.own, set[int]()
    for place, word in enumerate(own):
        senses = senses_of(word, fitting.words) if place not in taken else ()
        if not senses or (word.upos == "PROPN" and _in_name(told, word)):
            continue
        verbal = is_verb(word)
        for known in senses:
            last = _followed(own, place, known.follow, adjacent=not verbal)
            if last is None or fitting.is_idiom(last) or not fitting.fits(place, known):
                continue
            taken.update(i for i in range(place, last + 1) if not verbal or own[i].lower in known.follow)
            head = word if verbal else own[last]
            sense = known if verbal else _turned(fitting, place, known)
            end = own[last].span[1] if last - place == len(sense.follow) else word.span[1]
            certainty = fitting.certainty(sense, is_main=_is_main(head, main))
            yield Trigger((word.span[0], end), head, own[last].index, sense, certainty, fitting.sentence)
            break


def _turned(fitting: Fitting, place: int, sense: Sense) -> Sense:
    """The sense of a noun, turned by the verb that has it as object: "lifted a curfew", "an end to the fighting"."""
    for back in range(1, _OBJECT_REACH + 1):
        word = fitting.own[place - back] if place >= back else None
        if word is None or word.upos in ("AUX", "SCONJ") or word.lower in _SUBJECT_PRONOUNS or word.text in (",", ";"):
            return sense
        if word.lower in fitting.words.turning:
            turned = fitting.words.turn(word.lower, fitting.own[place - back + 1].lower, sense)
            before = fitting.own[max(0, place - back - _REFUSAL_REACH) : place - back]
            is_kept = turned.turned and any(w.lower in _REFUSING for w in before)
            return msgspec.structs.replace(turned, type="reject", mode=None) if is_kept else turned
        if word.upos == "VERB":
            return sense
    return sense


def _in_name(told: Told, word: Word) -> bool:
    """Whether a word written as a name is a part of one: "the War Office"."""
    return not word.text.islower() and any(a <= word.span[0] < b for (a, b), _ in told.actors.meeting(word.span))


def _followed(own: Sequence[Word], place: int, follow: Sequence[str], *, adjacent: bool) -> int | None:
    """The place of the last word of a trigger of several words; ``None`` where it is not all there."""
    for wanted in follow:
        far = 0 if adjacent else _FAR if wanted == "to" else _BETWEEN
        place = next((i for i in range(place + 1, min(place + far + 2, len(own))) if own[i].lower == wanted), -1)
        if place < 0:
            return None
    return place


def _is_main(head: Word, main: Word | None) -> bool:
    """Whether a trigger is the main verb, or hangs by it as its subject, object or what is said."""
    return main is None or head.index == main.index or (head.head == main.index and head.relation in _MAIN)


def _by_encoder(fitting: Fitting, main: Word | None, here: Sequence[Trigger], *, is_leading: bool) -> Iterator[Trigger]:
    """The main verb, where the encoder is sure enough of a type that no word tells."""
    sentence = fitting.sentence
    is_plain = main is not None and main.lower in fitting.words.saying_forms
    is_leading &= main is not None and main.relation not in _ASIDE
    least = _LEADING if is_leading else _SURER if here or is_plain else _LEAST
    if sentence.event is None or sentence.certainty < least:
        return
    if main is None or main.lower in fitting.words.result_forms:
        return  # what killed is no attack
    if main.lower in fitting.words.bland_forms and not is_leading:
        return  # "took off", "began"
    if any(t.sense.type == sentence.event for t in here):
        return
    if not is_leading and any(t.head.index == main.index for t in here):
        return
    sense = Sense(type=sentence.event, mode=sentence.mode, weak=True)
    yield Trigger(main.span, main, main.index, sense, round(sentence.certainty, 3), sentence)


def _main_verb(told: Told, own: Sequence[Word], words: EventWords) -> Word | None:
    """The verb at the root of a sentence; below a verb of saying, that of what is said."""
    verbs = [w for n, w in enumerate(own) if w.upos == "VERB" and (n == 0 or own[n - 1].text != "-")]
    root = next((w for w in verbs if w.head == w.index), None)
    seen: set[int] = set()
    while root is not None and root.lower in words.saying_forms and root.index not in seen:
        seen.add(root.index)
        below = [c for c in told.syntax.children(root, ("ccomp", "xcomp", "parataxis")) if c.upos == "VERB"]
        root = below[0] if below else None
    telling = [w for w in verbs if w.lower not in words.saying_forms]
    return root or next(iter(telling or verbs), None)
