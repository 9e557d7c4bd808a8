"""What holds of the places of any text: spans inside the parts, disjoint, in order; the same each time; linear time."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st
from passage_samples import passage, report_of

from secondsource import gazetteer, vocabulary
from secondsource.encoder.passage_reading import ReadEntity
from secondsource.reading.entities import entities
from secondsource.reading.parts import parts_of
from secondsource.reading.places import places
from secondsource.reading.syntax import Syntax
from secondsource.records import Place

NAMES = [
    "Paris",
    "Texas",
    "Ohio",
    "Tripoli,",
    "Lebanon",
    "Iraq",
    "U.S.",
    "Va.",
    "Springfield",
    "Middle East",
    "Dahiyeh",
]
OTHERS = ["in", "near", ",", "the", "northern", "said", "and", "embassy", "police", "Hamas", "–", "'s", "\n", "al-Bab"]
WORDS = st.sampled_from([*NAMES, *OTHERS, "İstanbul"])
KINDS = st.sampled_from(["location", "facility", "person", "organization", "norp", "misc"])


@st.composite
def readings(draw: st.DrawFn) -> tuple[str, tuple[ReadEntity, ...]]:
    text = " ".join(draw(st.lists(WORDS, min_size=1, max_size=40)))
    edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=16)))
    spans = [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=False) if b > a]
    return text, tuple(ReadEntity(span=span, type=draw(KINDS), certainty=0.9) for span in spans)


def read(text: str, named: tuple[ReadEntity, ...]) -> tuple[Place, ...]:
    report, passages = report_of(text), (passage(text, entities=named),)
    found = entities(text, report, passages, vocabulary.load())
    return places(text, report, Syntax(text, passages), found, gazetteer.load())


@given(readings())
@settings(max_examples=150, deadline=None)
def test_spans_are_inside_the_parts_in_order_and_disjoint(reading: tuple[str, tuple[ReadEntity, ...]]) -> None:
    text, named = reading
    told = read(text, named)
    parts = parts_of(report_of(text))
    end = 0
    for place in told:
        assert end <= place.span[0] < place.span[1]
        end = place.span[1]
        assert any(a <= place.span[0] and place.span[1] <= b for a, b in parts)
        assert (place.lat is None) == (place.lon is None) == (place.geonames_id is None)
        assert place.lat is None or (place.precision and place.name)
    assert told == read(text, named)


def test_a_long_report_takes_time_in_proportion() -> None:
    line = "Troops left Tripoli for Beirut near Paris, Texas, and in Springfield police said Ohio was next to Iraq.\n"

    def seconds(times: int) -> float:
        text = line * times
        named = tuple(
            ReadEntity(span=(at, at + len(name)), type="location", certainty=0.9)
            for name in ("Tripoli", "Beirut", "Texas", "Ohio", "Iraq")
            for at in range(text.find(name), len(text), len(line))
        )
        report, passages = report_of(text), (passage(text, entities=named),)
        found = entities(text, report, passages, vocabulary.load())
        syntax = Syntax(text, passages)
        start = time.perf_counter()
        places(text, report, syntax, found, gazetteer.load())
        return time.perf_counter() - start

    seconds(10)
    short = min(seconds(100) for _ in range(3))
    assert min(seconds(800) for _ in range(3)) < 24 * short
