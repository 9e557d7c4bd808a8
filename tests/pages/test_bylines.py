from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource import vocabulary
from secondsource.pages.bylines import clean_authors, find_authors

WORDS = vocabulary.load()


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Jane Doe and John Roe", ("Jane Doe", "John Roe")),
        ("By JANE DOE | Staff Writer", ("Jane Doe",)),
        ("By Jane Doe, John Roe and Max van der Berg", ("Jane Doe", "John Roe", "Max van der Berg")),
        ("By Jane Doe, Associated Press", ("Jane Doe", "Associated Press")),
        ("by Jane Doe for the Daily Quay", ("Jane Doe",)),
        ("By Jane Doe in Rome", ("Jane Doe",)),
        ("Written by: Jane Doe", ("Jane Doe",)),
        ("By Jane Doe March 24, 2024", ("Jane Doe",)),
        ("By Jane Doe | Published: 24 March 2024", ("Jane Doe",)),
        ("By Mohammed al-Amin", ("Mohammed al-Amin",)),
        ("By Reuters", ("Reuters",)),
        ("By JANE MCDOE and JOHN O'ROE", ("Jane McDoe", "John O'Roe")),
    ],
)
def test_bylines(line: str, authors: tuple[str, ...]) -> None:
    text = f"A headline\n{line}\nThe harbour was shut."
    spans = [(0, 10), (11, 11 + len(line)), (12 + len(line), len(text))]
    (found,) = find_authors(text, spans, WORDS)
    assert found.authors == authors
    assert text[slice(*found.span)] == line


@pytest.mark.parametrize(
    "line",
    ["By Friday the harbour was shut.", "By the time the ferry ran aground, it was night", "",
     "The harbour was shut by Jane Doe",
     "By law, it was shut", "By 2024 it was shut", "by http://quay.example", "By Author"],
)  # fmt: skip
def test_lines_that_are_no_byline(line: str) -> None:
    assert find_authors(line, [(0, len(line))], WORDS) == ()


@pytest.mark.parametrize(
    ("given_authors", "expected"),
    [
        (["Jane Doe", "https://quay.example/jane", "Author"], ("Jane Doe",)),
        (["jane@quay.example", "Jane Doe", "JANE DOE"], ("Jane Doe",)),
        (["Jane Doe and John Roe"], ("Jane Doe", "John Roe")),
        (["By Jane Doe", "Staff Writer"], ("Jane Doe",)),
        (["Jane Doe, Senior Reporter"], ("Jane Doe",)),
        (["Die Zeit und AFP"], ("Die Zeit", "AFP")),
        (["Reuters", "AFP", "PA"], ("Reuters", "AFP", "PA")),
        (["Jane Doe (Rome)", "@janedoe", "Facebook"], ("Jane Doe",)),
        (["Www.Quay.Com", "Carla Example"], ("Carla Example",)),
        (["Jane Doe For Mailonline"], ("Jane Doe",)),
        ([], ()),
        (["", " ", "-"], ()),
    ],
)
def test_clean_authors(given_authors: list[str], expected: tuple[str, ...]) -> None:
    assert clean_authors(given_authors, WORDS) == expected


@given(
    st.lists(
        st.sampled_from(
            ["By ", "Jane Doe", " and ", ", ", "AFP", " | ", "\n", "Staff Writer", ".", "24 March 2024", "é"]
        )
    )
)
def test_spans_lie_inside_the_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    for found in find_authors(text, [(0, len(text))], WORDS):
        assert found.authors
        assert 0 <= found.span[0] < found.span[1] <= len(text)


@given(st.lists(st.text(max_size=40), max_size=4))
def test_cleaning_twice_changes_nothing_in_number(authors: list[str]) -> None:
    once = clean_authors(authors, WORDS)
    assert len(once) == len({author.casefold() for author in once})


def test_an_agency_of_an_extra_vocabulary_was_dropped_from_the_authors(tmp_path: Path) -> None:
    extra = tmp_path / "extra.yaml"
    extra.write_text("agencies:\n  - {name: e-Sallow 24, country: GB}\n", encoding="utf-8")
    assert clean_authors(["e-Sallow 24"], WORDS) == ()
    assert clean_authors(["e-Sallow 24"], vocabulary.load([extra])) == ("e-Sallow 24",)
