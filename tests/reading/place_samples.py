"""Reads the places of invented texts in which an encoder read given names."""

from __future__ import annotations

from passage_samples import named, passage, report_of

from secondsource import gazetteer, vocabulary
from secondsource.reading.entities import entities
from secondsource.reading.places import places
from secondsource.reading.syntax import Syntax
from secondsource.records import Place


def told(text: str, **names: str) -> list[tuple[str, Place]]:
    """The places of a text, each with its words; ``names`` by type, parted by bars."""
    report = report_of(text)
    passages = (passage(text, entities=named(text, **{kind: forms for kind, forms in names.items() if forms})),)
    found = entities(text, report, passages, vocabulary.load())
    read = places(text, report, Syntax(text, passages), found, gazetteer.load())
    return [(text[slice(*place.span)], place) for place in read]
