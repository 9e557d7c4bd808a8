"""``inspect --json``: the figures, events, times, places and conditions that a report tells."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import msgspec

from secondsource.records import Condition, Event, Figure, Participant, Place, Reading, Record, Span, Time

Json = dict[str, Any]

DEGREES = 5
"""Decimals of a coordinate: about a metre, which is more than the name of a place tells."""

WHOLE = 2**53
"""From here on a float does not tell one whole number from the next."""


class Words(Record, frozen=True, kw_only=True, dict=True):
    """A reading and the page's text that its spans point into."""

    text: str
    reading: Reading

    def at(self, span: Span | None) -> str | None:
        """The characters of a span."""
        return self.text[slice(*span)] if span else None

    def time(self, index: int | None) -> Time | None:
        """A time of the reading."""
        return None if index is None else self.reading.times[index]

    def place(self, index: int | None) -> Place | None:
        """A place of the reading."""
        return None if index is None else self.reading.places[index]

    def name(self, participant: Participant) -> str | None:
        """The name of the actor that takes part in an event; its words where it is none of the report's entities."""
        return self.names.get(participant.entity, self.at(participant.span))

    @cached_property
    def names(self) -> dict[str | None, str]:
        """The names of the report's entities, by id."""
        return {entity.id: entity.name for entity in self.reading.entities}

    def place_name(self, index: int | None, words: Span | None) -> str | None:
        """A place's name where it is known, else the report's words for it."""
        place = self.place(index)
        return (place and place.name) or self.at(words or (place.span if place else None))


def number(value: float | None) -> float | int | None:
    """Give a whole number as one: 40 for 40.0."""
    if value is None or abs(value) > WHOLE or value != int(value):
        return value
    return int(value)


def time_json(words: Words, time: Time) -> Json:
    """Give a time expression with its words."""
    return {"text": words.at(time.span), **msgspec.to_builtins(time)}


def place_json(words: Words, place: Place) -> Json:
    """Give a toponym with its words; coordinates are rounded to about a metre."""
    rounded = {name: None if value is None else round(value, DEGREES) for name, value in _degrees(place).items()}
    return {"text": words.at(place.span), **msgspec.to_builtins(place), **rounded}


def _degrees(place: Place) -> dict[str, float | None]:
    return {"lat": place.lat, "lon": place.lon}


def figure_json(words: Words, figure: Figure) -> Json:
    """Give a figure: its times as ISO 8601 values, its place by name, each with the span of the words that say it."""
    when, as_of, place = words.time(figure.when), words.time(figure.as_of), words.place(figure.place)
    return {
        "span": figure.span,
        "text": words.at(figure.span),
        "value": number(figure.value),
        "low": number(figure.low),
        "high": number(figure.high),
        "counts": figure.counts,
        "unit": figure.unit,
        "who": words.at(figure.who),
        "who_span": figure.who,
        "informant": figure.informant,
        "gatherer": figure.gatherer,
        "attribution": figure.attribution,
        "when": when.value if when else None,
        "when_span": when.span if when else None,
        "as_of": as_of.value if as_of else None,
        "as_of_span": as_of.span if as_of else None,
        "place": words.place_name(figure.place, figure.where),
        "place_span": place.span if place else figure.where,
        "geonames_id": place.geonames_id if place else None,
        "part_of": figure.part_of,
        "change": figure.change,
        "denied": figure.denied,
        "repeats": figure.repeats,
    }


def event_json(words: Words, event: Event) -> Json:
    """Give an event: its sentence, the words that tell it, who takes part, when and where."""
    time, place = words.time(event.time), words.place(event.place)
    return {
        "span": event.span,
        "text": words.at(event.span),
        "trigger": event.trigger,
        "trigger_text": words.at(event.trigger),
        "type": event.type,
        "mode": event.mode,
        "actors": [_participant_json(words, item) for item in event.actors],
        "targets": [_participant_json(words, item) for item in event.targets],
        "time": time_json(words, time) if time else None,
        "place": place_json(words, place) if place else None,
        "modality": event.modality,
        "claimed_by": event.claimed_by,
        "blamed": event.blamed,
        "attribution": event.attribution,
        "figures": event.figures,
        "certainty": event.certainty,
        "same_as": event.same_as,
    }


def _participant_json(words: Words, participant: Participant) -> Json:
    return {
        "entity": participant.entity,
        "name": words.name(participant),
        "span": participant.span,
        "text": words.at(participant.span),
    }


def condition_json(words: Words, condition: Condition) -> Json:
    """Give what something to come depends on, in the report's words."""
    return {
        "span": condition.span,
        "text": words.at(condition.span),
        "outcome": words.at(condition.outcome),
        "outcome_span": condition.outcome,
        "depends_on": [words.at(span) for span in condition.depends_on],
        "depends_on_spans": condition.depends_on,
    }
