"""Readings: what one report says."""

from __future__ import annotations

from typing import Literal

from secondsource.records.base import Part, Record, Span
from secondsource.records.said import Attribution, Entity, Modality
from secondsource.records.told import Condition, Event, Figure, Place, Time


class Term(Part, frozen=True, kw_only=True):
    """A rare name, number or date of a report, normalised, with its weight and where it stands."""

    kind: Literal["name", "number", "date"]
    key: str  # normalised: lower case, accents kept
    weight: float  # inverse document frequency in news, from statistics shipped with the package
    spans: tuple[Span, ...]


class SentenceEvent(Part, frozen=True, kw_only=True):
    """What event a sentence tells, by PLOVER."""

    span: Span
    type: str  # "assault"
    mode: str | None  # "aerial"
    modality: Modality
    certainty: float  # probability of the type, 0 to 1


class Reading(Record, frozen=True, kw_only=True):
    """What one report says, as far as this version reads it. Vectors are signed 8-bit, unit length times 127."""

    report: str
    language: str | None
    published: str | None  # publication time where it orders reports (:attr:`Published.orders`)
    sentences: tuple[Span, ...]
    quotes: tuple[Span, ...]  # the insides of quotation marks, four words or more
    terms: tuple[Term, ...]
    words: dict[str, float]  # content word -> weight, the report as a unit vector
    vector: bytes  # the report's embedding, 384 values
    sentence_vectors: bytes  # one row of 384 values per sentence
    shingles: tuple[int, ...]  # MinHash signature of its five-word shingles
    rare: tuple[int, ...] = ()  # 32-bit hashes of the words of its rare names, sorted
    attributions: tuple[Attribution, ...] = ()
    entities: tuple[Entity, ...] = ()
    sentence_events: tuple[SentenceEvent, ...] = ()  # of the sentences that tell one
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    figures: tuple[Figure, ...] = ()
    events: tuple[Event, ...] = ()
    conditions: tuple[Condition, ...] = ()
    headline: str | None = None
    headline_vector: bytes = b""  # 384 values; empty where there is no headline
