"""Events of an invented sentence, as the shipped encoder and the rules read it, written short."""

from __future__ import annotations

from functools import lru_cache

from passage_samples import report_of

from secondsource import vocabulary
from secondsource.encoder import Encoder
from secondsource.reading.content import content_of
from secondsource.reading.events import conditions, events
from secondsource.reading.told import Told
from secondsource.records import Event, Participant


@lru_cache(maxsize=1)
def encoder() -> Encoder:
    """The encoder that ships, loaded once."""
    return Encoder(1)


@lru_cache(maxsize=256)
def told_of(text: str) -> Told:
    """A report whose lines are its sentences, with all that is read before events."""
    spans = report_of(text).body
    passages = encoder().read_sentences(text, [[span] for span in spans])
    return content_of(text, report_of(text), passages, vocabulary.load())


def events_of(text: str) -> tuple[Event, ...]:
    """The events of a text."""
    return events(told_of(text))


def event_at(text: str, trigger: str) -> Event:
    """The event that a word or some words of a text tell."""
    found = [e for e in events_of(text) if text[slice(*e.trigger)] == trigger]
    assert found, [text[slice(*e.trigger)] for e in events_of(text)]
    return found[0]


def named(text: str, sides: tuple[Participant, ...]) -> list[str]:
    """The words of some participants."""
    return [text[slice(*side.span)] for side in sides]


def conditions_of(text: str) -> list[tuple[str, list[str]]]:
    """What depends on what, in a text's words."""
    found = conditions(told_of(text))
    return [(text[slice(*c.outcome)], [text[slice(*span)] for span in c.depends_on]) for c in found]
