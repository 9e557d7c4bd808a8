"""Sentences: the table of full stops that end one and that do not, and what holds of any text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stages import FEW

from secondsource.encoder.sentences import sentences

TABLE = [
    "Lt. Col. Ada Brook spoke.|He left.",
    "Gen. A. B. Marlow and Mr. Lee met Dr. Oka.|No one else came.",
    "U.S. officials agreed to it.|They met in May.",
    "He worked in the U.S.|The talks ended.",
    "It was the U.N. Security Council that met.|Nothing came of it.",
    "“We go.”|She left.|“No!” he said.",
    '"We go on," she said.|"We always have."',
    "It began on Oct. 7.|The rest is known.",
    "It began on Oct. 7, 2023, and went on.|Then it ended.",
    "J. R. Smithson came.|Nobody else did.",
    "Wait…|He left.",
    "They waited ... and waited ... until noon.|Then they left.",
    "It cost $3.5 million.|Two fled at 5 p.m.|The rest stayed.",
    "He slept until 9 a.m. on Monday.",
    "(Not all of it.)|The end was near.",
    "Who?|Yes!|No.",
    "The firm, Acme Inc., fell.|So did others.",
    "See No. 5 of the list, and vol. 3.|It is long.",
    "Really?! he asked.|They did.",
    "What now?|asked nobody.".replace("|", " "),
    "The report[3] is out.[4]|It is long.",
    "See example.org for more.|Then go.",
    "The ferry “Aurora” sank.|“Help came late,” the mayor said.|It rained.",
    "She said it twice.|— And then she left.",
    "No stop at the end",
]


@pytest.mark.parametrize("marked", TABLE)
def test_where_sentences_end(marked: str) -> None:
    text = marked.replace("|", " ")
    assert [text[a:b] for a, b in sentences(text, (0, len(text)))] == marked.split("|")


def test_spans_are_those_of_the_page_and_not_of_the_paragraph() -> None:
    text = "A headline\n\n  It rained. It poured.  \n\nThe end."
    span = (text.index("  It"), text.index("\n\nThe"))
    found = sentences(text, span)
    assert [text[a:b] for a, b in found] == ["It rained.", "It poured."]
    assert sentences(text, (3, 3)) == ()
    assert sentences("   ", (0, 3)) == ()


NEWS = st.text(alphabet=st.sampled_from(list('Ab. ?!…”“’"()[]1,-—。\n\t\u00a0ÅمU.S.')), max_size=60)


@FEW
@given(st.one_of(st.text(max_size=80), NEWS), st.integers(0, 20), st.integers(0, 20))
def test_sentences_are_ordered_apart_and_hold_every_character_that_is_no_space(text: str, cut: int, end: int) -> None:
    start, stop = min(cut, len(text)), max(min(cut, len(text)), len(text) - end)
    found = sentences(text, (start, stop))
    at = start
    for a, b in found:
        assert at <= a < b <= stop
        assert not text[a].isspace()
        assert not text[b - 1].isspace()
        assert not text[at:a].strip()
        at = b
    assert not text[at:stop].strip()


@pytest.mark.parametrize("row", [".", "?!", "…", ".)", ". ", '."'])
def test_a_long_row_of_marks_took_time_in_the_square_of_its_length(row: str) -> None:
    text = "It rained" + row * 50_000 + "x"
    started = time.process_time()
    sentences(text, (0, len(text)))
    assert time.process_time() - started < 3
