"""Long lists end in how many more there are; rows that look the same are one; groups that do nothing are left out."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console
from told_samples import ATTRIBUTIONS, ENTITIES, EVENTS, FIGURES, TEXT, TIMES, told_reading, told_report

from secondsource.records import Entity, Informant, Reading
from secondsource.views.cli.named import print_named
from secondsource.views.cli.said import print_said
from secondsource.views.cli.told import print_told

REPORT = told_report()


def shown(show: Callable[[Console], None]) -> str:
    out = io.StringIO()
    show(Console(file=out, width=100, highlight=False, markup=False, emoji=False))
    return out.getvalue()


def reading(**fields: object) -> Reading:
    nothing = {
        "attributions": (),
        "figures": (),
        "events": (),
        "conditions": (),
        "entities": (),
        "times": (),
        "places": (),
    }
    return msgspec.structs.replace(told_reading(REPORT), **{**nothing, **fields})


def test_figures_and_events_end_in_how_many_more_there_are() -> None:
    alike = tuple(msgspec.structs.replace(FIGURES[3], counts=f"cables{n}") for n in range(23))
    told = shown(lambda console: print_told(console, TEXT, REPORT, reading(figures=alike)))
    assert told.endswith("  3 more with --json\n")
    events = tuple(msgspec.structs.replace(EVENTS[1], type=f"accuse{n}") for n in range(22))
    told = shown(lambda console: print_told(console, TEXT, REPORT, reading(events=events)))
    assert told.endswith("  2 more with --json\n")


def test_who_says_what_ends_in_how_many_more_there_are() -> None:
    said = shown(lambda console: print_said(console, TEXT, reading(attributions=ATTRIBUTIONS * 11)))
    assert said.endswith("  4 more with --json\n")


def test_events_that_look_the_same_are_one_row() -> None:
    events = (EVENTS[1], EVENTS[1], EVENTS[1])
    told = shown(lambda console: print_told(console, TEXT, REPORT, reading(events=events)))
    assert told.count("accusation") == 1
    assert "told 3 times" in told


def test_a_figure_that_is_a_part_of_itself_is_shown_all_the_same() -> None:
    one, two = (msgspec.structs.replace(FIGURES[1], part_of=number, when=None) for number in (1, 0))
    told = shown(lambda console: print_told(console, TEXT, REPORT, reading(figures=(one, two))))
    assert told.count("children") == 2


def test_names_are_counted_and_cut() -> None:
    people = tuple(
        Entity(id=f"e{n}", type="person", name=f"Person {n:02}", mentions=ENTITIES[0].mentions[: 1 + (n == 3)])
        for n in range(14)
    )
    named = shown(lambda console: print_named(console, TEXT, reading(entities=people)))
    assert "Person 03 ×2, Person 00" in named
    assert named.endswith("2 more with --json\n")


def test_groups_are_named_where_they_say_or_do_something() -> None:
    groups = tuple(
        Entity(id=name, type="group", name=f"{name} men", mentions=ENTITIES[0].mentions) for name in ("e1", "e9")
    )
    named = shown(lambda console: print_named(console, TEXT, reading(entities=groups, attributions=ATTRIBUTIONS)))
    assert "e1 men ×2" in named
    assert "e9 men" not in named


def test_dates_are_listed_as_times_where_they_are_read() -> None:
    with_times = shown(lambda console: print_named(console, TEXT, reading(entities=ENTITIES[4:], times=TIMES)))
    assert "2021-11-09" in with_times
    assert "Tuesday" not in with_times
    assert "Tuesday" in shown(lambda console: print_named(console, TEXT, reading(entities=ENTITIES[4:])))


def test_nothing_is_printed_of_a_report_that_tells_nothing() -> None:
    empty = reading()
    assert not shown(lambda console: print_said(console, TEXT, empty))
    assert not shown(lambda console: print_told(console, TEXT, REPORT, empty))
    assert not shown(lambda console: print_named(console, TEXT, empty))


HOSTILE = st.text(alphabet="a\x1b\u202e\u2028\x07港\t\n .,“", min_size=len(TEXT), max_size=len(TEXT))


@settings(max_examples=25, deadline=None, derandomize=True, database=None)
@given(HOSTILE)
def test_what_a_page_writes_does_not_steer_the_terminal(text: str) -> None:
    entities = tuple(msgspec.structs.replace(e, name=text[:40], role=text[40:80], roles=()) for e in ENTITIES)
    said = tuple(
        msgspec.structs.replace(a, gatherer=text[:9], via=text[9:20], informant=_named(a.informant, text))
        for a in ATTRIBUTIONS
    )
    figures = tuple(
        msgspec.structs.replace(f, informant=text[:30], unit=text[30:33], value=None, low=None, high=None)
        for f in FIGURES
    )
    events = tuple(msgspec.structs.replace(e, claimed_by=text[:20], blamed=text[20:40]) for e in EVENTS)
    read = msgspec.structs.replace(
        told_reading(REPORT), entities=entities, attributions=said, figures=figures, events=events
    )
    out = shown(lambda console: print_said(console, text, read))
    out += shown(lambda console: print_told(console, text, REPORT, read))
    out += shown(lambda console: print_named(console, text, read))
    steering = {c for c in out if unicodedata.category(c) in {"Cc", "Cf", "Zl", "Zp"}}
    assert steering <= {"\n"}


def _named(informant: Informant, text: str) -> Informant:
    return msgspec.structs.replace(informant, name=text[:50], role=text[50:70])
