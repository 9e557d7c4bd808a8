"""Figures: what holds of any text."""

from __future__ import annotations

from time import perf_counter

from figure_samples import told_of
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.reading.figures import figures
from secondsource.reading.parts import parts_of, within

WORDS = """
killed kills were was died wounded injured 12 40 1,200 1.2 $ % km million dozens several two a an no one the
of in people children soldiers including among them dead and or , . ; ( ) - – at least more than up to nearly
some others toll rose to from missing left said Marvik Observatory since Monday most many number 3:00 2014
woman his wife euros increase by percent between bodies lives half hundred thousand ’s " “ ” bombs homes who
whom those
"""
PIECES = st.sampled_from([*WORDS.split(), "\n", "\n\n"])
TEXTS = st.lists(PIECES, min_size=1, max_size=60).map(" ".join).filter(str.strip)


@settings(max_examples=200, deadline=None)
@given(text=TEXTS, title=st.booleans())
def test_figures_of_any_text(text: str, title: bool) -> None:
    told = told_of(text, title=title)
    found = figures(told)
    parts = parts_of(told.report)
    assert [f.span for f in found] == sorted(f.span for f in found)
    for number, figure in enumerate(found):
        for span in (figure.span, figure.who, figure.where, *figure.repeats):
            assert span is None or (span[0] < span[1] and within(span, parts))
        known = [value for value in (figure.low, figure.value, figure.high) if value is not None]
        assert known == sorted(known)
        assert figure.span not in figure.repeats
        seen, whole = {number}, figure.part_of
        while whole is not None:
            assert 0 <= whole < len(found)
            assert whole not in seen
            seen.add(whole)
            whole = found[whole].part_of


@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=80))
def test_any_characters_can_be_read(text: str) -> None:
    if text.strip():
        figures(told_of(text))


def test_the_time_grows_with_the_length_of_the_text() -> None:
    """Ten times the text takes nowhere near a hundred times as long, also in one long sentence of numbers."""
    for sentence in ("killed 12 people and wounded 40 others in Marvik, ", "Two died. Of them 3 were children. "):
        times = []
        for count in (200, 2000):
            told = told_of(sentence * count)
            start = perf_counter()
            figures(told)
            times.append(perf_counter() - start)
        assert times[1] < 40 * times[0]
