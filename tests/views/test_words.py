"""How records are said to people."""

from __future__ import annotations

import pytest

from secondsource.records import Credit, CreditKind, Published, Range
from secondsource.views.words import (
    clean,
    cut,
    say_count,
    say_credits,
    say_date,
    say_dates,
    say_derivation,
    say_failure,
    say_origins,
    say_outlet,
    say_published,
)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "date unknown"),
        ("2024", "2024"),
        ("2024-03", "March 2024"),
        ("2024-03-04", "4 March 2024"),
        ("2024-03-24T10:15:00+02:00", "24 March 2024, 10:15 UTC+02:00"),
        ("2024-03-24T10:15:00Z", "24 March 2024, 10:15 UTC"),
        ("2024-03-24T10:15", "24 March 2024, 10:15"),
    ],
)
def test_a_date_is_as_precise_as_it_is_known(value: str | None, said: str) -> None:
    assert say_date(value) == said


def test_the_basis_stands_beside_the_date() -> None:
    published = Published(value="2024-03-24", precision="day", basis="inferred")
    assert say_published(published) == "24 March 2024 (inferred, not read)"


def test_a_span_of_days() -> None:
    assert say_dates("2024-03-24T10:15:00Z", "2024-03-24T11:00:00Z") == "24 March 2024"
    assert say_dates("2024-03-24", "2024-04-02") == "24 March 2024 – 2 April 2024"
    assert say_dates(None, None) == "date unknown"


def test_counts() -> None:
    assert [say_count(1, "story"), say_count(1200, "story"), say_count(0, "page")] == [
        "1 story",
        "1,200 stories",
        "0 pages",
    ]
    assert say_origins(Range(low=1, high=1)) == "1 independent origin"
    assert say_origins(Range(low=1, high=2)) == "1–2 independent origins"


@pytest.mark.parametrize(
    ("kind", "parents", "directed", "said"),
    [
        ("independent", [], True, "independent"),
        ("copy", ["Harbour Post"], True, "copy of Harbour Post"),
        ("cites", ["A", "B"], True, "cites A and B"),
        ("rewrite", ["A", "B", "C", "D"], True, "rewrite of A, B and 2 more"),
        ("copy", ["A"], False, "copy, to or from A"),
    ],
)
def test_derivations(kind: str, parents: list[str], directed: bool, said: str) -> None:
    assert say_derivation(kind, parents, directed=directed) == said  # type: ignore[arg-type]


def test_text_of_pages_cannot_steer_a_terminal_or_turn_its_order() -> None:
    assert clean("a\x1b[31m\x07b\u202ec\n d\x9b") == "a [31m bc d"


def test_a_report_of_no_known_outlet_is_named_by_what_it_came_from() -> None:
    assert say_outlet("Harbour Post", "a/b.txt", "https://x.example/1") == "Harbour Post"
    assert say_outlet(None, "a/b.warc", "https://www.x.example/1") == "x.example"
    assert say_outlet(None, "a/b.txt", None) == "b.txt"
    assert say_outlet(" ", None, "mailto:x") == "unknown outlet"


def test_credits_are_counted_by_agency_and_kind() -> None:
    given: list[tuple[str, CreditKind]] = [
        ("Northern Wire", "caption"),
        ("Coast", "told"),
        ("Northern Wire", "caption"),
    ]
    credits_ = [Credit(agency=agency, kind=kind, span=(0, 1)) for agency, kind in given]
    assert say_credits(credits_) == [("Northern Wire", "picture credit ×2"), ("Coast", "told to it")]


def test_cut_at_a_word() -> None:
    assert cut("The wall gave way, and water came in", 20) == "The wall gave way…"
    assert cut("short", 20) == "short"
    assert len(cut("x" * 50, 20)) == 20


def test_an_input_that_failed_is_named_once() -> None:
    assert say_failure("a.html", "it is no text") == "a.html: it is no text"
    assert say_failure("a.html", "a.html: it is no text") == "a.html: it is no text"
    assert say_failure("a.html", "a.html does not exist") == "a.html does not exist"
    assert say_failure("a", "a.html does not exist") == "a: a.html does not exist"
