"""``inspect --json``: what one report says."""

from __future__ import annotations

from typing import Any

import msgspec

from secondsource.records import Attribution, Entity, Reading, Report, Span
from secondsource.views.forthcoming import forthcoming
from secondsource.views.json.told import Words, condition_json, event_json, figure_json, place_json, time_json
from secondsource.views.marking import joined_content

Json = dict[str, Any]

LISTS = ("entities", "attributions", "sentence_events", "figures", "events", "times", "places")
LATER = ("conditions", "forthcoming")


def reading_json(text: str, report: Report, reading: Reading | None) -> Json:
    """Give what a report of a page's ``text`` says; every list is empty where it was not read."""
    if reading is None:
        return {"sentences": (), **{name: [] for name in (*LISTS, *LATER)}}
    words = Words(text=text, reading=reading)
    return {
        "sentences": reading.sentences,
        "entities": [_entity_json(words, entity) for entity in reading.entities],
        "attributions": [attribution_json(text, item) for item in reading.attributions],
        "sentence_events": msgspec.to_builtins(reading.sentence_events),
        "figures": [figure_json(words, figure) for figure in reading.figures],
        "events": [event_json(words, event) for event in reading.events],
        "times": [time_json(words, time) for time in reading.times],
        "places": [place_json(words, place) for place in reading.places],
        "conditions": [condition_json(words, condition) for condition in reading.conditions],
        "forthcoming": [
            {"event": number, **event_json(words, reading.events[number])} for number in forthcoming(reading, report)
        ],
    }


def _entity_json(words: Words, entity: Entity) -> Json:
    place = None if entity.place is None else place_json(words, words.reading.places[entity.place])
    known = ("geonames_id", "name", "country", "lat", "lon", "precision")
    return {**msgspec.to_builtins(entity), "place": place and {name: place[name] for name in known}}


def attribution_json(text: str, attribution: Attribution) -> Json:
    """Give who is said to have said what; the content of a refusal may have no span, and its text is empty then."""

    def said(span: Span | None) -> Json | None:
        return {"span": span, "text": text[slice(*span)]} if span else None

    return {
        **msgspec.to_builtins(attribution),
        "source": said(attribution.source),
        "cue": said(attribution.cue),
        "content": {"spans": attribution.content, "text": joined_content(text, attribution.content)},
    }
