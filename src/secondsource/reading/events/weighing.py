"""How sure it is that a sentence tells an event: the encoder's reading and the lexicon's word, weighed together.

The weights are those of a logistic regression (``training/event_weights.py`` fits them on sentences that are coded by
hand; they stand in ``vocabulary/events.yaml``). Of a sentence in which the encoder reads an event, the surest event is
the main one, and is as likely as not where both are in doubt.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from secondsource.encoder.passage_reading import ReadSentence

if TYPE_CHECKING:
    from secondsource.reading.events.triggers import Trigger

EVEN = 0.5  # the least certainty of the main event of a sentence in which the encoder reads one
_STEP = 0.001
_SHIFT = 2.0  # added to the logit of the encoder's certainty, so that it is seldom below zero
_CLIP = 0.01


def signs(trigger: Trigger, *, is_main: bool, is_first: bool) -> dict[str, float]:
    """What the weights are of: the encoder's reading of the sentence, and the trigger's own word and place."""
    sentence, sense = trigger.sentence, trigger.sense
    known, same = bool(sense.lemma), sense.type == sentence.event
    read = logit(sentence) + _SHIFT
    return {
        "known": float(known),
        "strong": float(known and not sense.weak),
        "main": float(known and is_main),
        "noun": float(known and trigger.is_noun),
        "first": float(known and is_first),
        "agreed": float(known and same),
        "read": read if same else 0.0,
        "read_other": read if not same and sentence.event is not None else 0.0,
        "read_none": read if sentence.event is None else 0.0,
    }


def logit(sentence: ReadSentence) -> float:
    """The log odds of what the encoder reads in a sentence."""
    sure = min(max(sentence.certainty, _CLIP), 1 - _CLIP)
    return math.log(sure / (1 - sure))


def probability(values: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The probability of an event with such signs."""
    total = weights["base"] + sum(weights[name] * value for name, value in values.items())
    return 1 / (1 + math.exp(-total))


def ranked(found: Sequence[tuple[Trigger, float]], *, is_likely: bool) -> list[Trigger]:
    """The triggers of one sentence with their probabilities, in order, each as sure as it is; of two at one word one.

    Where the sentence ``is_likely`` to tell an event, the surest is at least as likely as not. The others are as sure
    of their types as their words are, yet less sure than it.
    """
    by_word: dict[int, tuple[float, Trigger]] = {}
    for trigger, chance in found:
        known = by_word.get(trigger.head.index)
        if known is None or chance > known[0]:
            by_word[trigger.head.index] = chance, trigger
    if not by_word:
        return []
    best, main = max(by_word.values(), key=lambda item: (item[0], -item[1].span[0]))
    best = round(max(best, EVEN) if is_likely else best, 3)
    kept = sorted((t for _, t in by_word.values()), key=lambda t: t.span)
    return [replace(t, certainty=best if t is main else _below(best, t.certainty)) for t in kept]


def _below(most: float, own: float) -> float:
    return round(max(min(own, most - _STEP), 0.0), 3)
