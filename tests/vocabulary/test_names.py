from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource import vocabulary

WORDS = vocabulary.load()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("He told the Associated Press of Pakistan.", [("APP", "Associated Press of Pakistan")]),
        ("the Associated Press and AFP", [("AP", "Associated Press"), ("AFP", "AFP")]),
        ("REUTERS, Reuters", [("Reuters", "REUTERS"), ("Reuters", "Reuters")]),
        ("The New York Times", [("The New York Times", "New York Times")]),
        ("L’Orient Today", [("L'Orient-Le Jour", "L’Orient Today")]),
        ("the Associated\nPress", [("AP", "Associated\nPress")]),
        ("Reutersville, APs, AFP-style, non-AP", []),
        ("reuters and the bbc", []),
    ],
)
def test_names_in(text: str, names: list[tuple[str, str]]) -> None:
    found = WORDS.names_in(text, (0, len(text)))
    assert [(name.name, text[slice(*name.span)]) for name in found] == names


def test_what_is_said_of_a_name() -> None:
    text = "The Guardian, the Guardian, PA, Bloomberg, BBC"
    found = WORDS.names_in(text, (0, len(text)))
    assert [name.article for name in found] == ["The", "the", "", "", ""]
    assert [name.plain for name in found] == [False, False, False, True, True]
    assert [name.letters for name in found] == [False, False, True, False, False]
    assert [name.person for name in found] == [False, False, False, True, False]
    assert [name.agency for name in found] == [False, False, True, True, False]


@given(
    st.text(max_size=10),
    st.lists(st.sampled_from(["AP", "The ", "Sun", "BBC", " ", "-", "’", "Associated Press", "x"])),
)
def test_spans_lie_in_order_inside_the_span(before: str, pieces: list[str]) -> None:
    text = before + "".join(pieces) + " AFP"
    end = len(before)
    for name in WORDS.names_in(text, (len(before), len(text) - 4)):
        assert end <= name.span[0] < name.span[1] <= len(text) - 4
        end = name.span[1]
