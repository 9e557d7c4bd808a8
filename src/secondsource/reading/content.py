"""What a report says, read in the one order in which its parts build on each other."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from secondsource import gazetteer
from secondsource.encoder.passage_reading import PassageReading
from secondsource.reading.actors import actors
from secondsource.reading.attributions import attributions
from secondsource.reading.entities import entities
from secondsource.reading.figures import figures
from secondsource.reading.parts import overlaps, parts_of
from secondsource.reading.places import places
from secondsource.reading.syntax import Syntax
from secondsource.reading.times import times
from secondsource.reading.told import Told
from secondsource.records import Attribution, Entity, Figure, Place, Report
from secondsource.vocabulary import Vocabulary

PLACES = frozenset({"location", "facility"})
"""Types of entities that may be a place."""


def content_of(text: str, report: Report, passages: Sequence[PassageReading], vocabulary: Vocabulary) -> Told:
    """Read who is named in a report of a page's ``text``, who says what, when, where and how many.

    Names come first, then times and places, which need no more; actors join what refers to a name to it; attributions
    name their informants by the actors; figures take their informant, day and place from all of these. Of ``passages``,
    those that hold nothing of the report are left aside.
    """
    parts = parts_of(report)
    own = tuple(p for p in passages if next(overlaps(p.paragraph, parts), None))
    told = Told(text=text, report=report, passages=own, vocabulary=vocabulary, syntax=Syntax(text, own))
    named = entities(text, report, own, vocabulary)
    told = replace(told, times=times(text, report, told.syntax))
    told = replace(told, places=places(text, report, told.syntax, named, gazetteer.load()))
    known = actors(text, report, told.syntax, named, vocabulary, passages=own)
    told = replace(told, entities=_placed(known, told.places))
    told = replace(told, attributions=attributions(text, report, own, told.entities, vocabulary, told.syntax))
    return replace(told, figures=tuple(_denied(figure, told.attributions) for figure in figures(told)))


def _denied(figure: Figure, said: Sequence[Attribution]) -> Figure:
    """Mark a figure that stands in what its informant denies."""
    denied = figure.attribution is not None and said[figure.attribution].polarity == "denied"
    return replace(figure, denied=True) if denied else figure


def _placed(entities: Sequence[Entity], found: Sequence[Place]) -> tuple[Entity, ...]:
    """Tell each place that is an actor's name where it is: by the first of its mentions that is read as a place."""
    numbers = {place.span: number for number, place in enumerate(found)}
    placed = []
    for entity in entities:
        own = [numbers[span] for span in entity.mentions if span in numbers] if entity.type in PLACES else []
        placed.append(replace(entity, place=own[0]) if own else entity)
    return tuple(placed)
