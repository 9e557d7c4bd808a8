"""Trimming: spans end where PolNeAR's annotators end them, and trimmed spans stay as they are."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from passage_samples import lines
from stages import FEW

from secondsource.reading.quotations import quotations
from secondsource.reading.trimming import joined, trim_content, trim_cue, trim_source
from secondsource.records import Span


def free(gap: Span) -> bool:
    """No other attribution holds anything."""
    return False


def marked(example: str) -> tuple[str, Span, Span]:
    """The text of an example, the span that a tagger gave in [ ], and the one wanted in { }."""
    text, places = "", {}
    for character in example:
        if character in "[]{}":
            places[character] = len(text)
        else:
            text += character
    return text, (places["["], places["]"]), (places["{"], places["}"])


EXAMPLES = [
    "{[“The lock is shut],”} she said.",
    "{“[The lock is shut,”]} she said.",
    "{“[The lock is shut],”} she said.",
    "{[“The lock is shut]. It stays so. Ask nobody,”} she said.",
    "{“The lock is shut. [It stays so,”]} she said.",
    "{[''The lock is shut],''} she said.",
    "{[''The lock is shut,']'} she said.",
    "{[«The lock is shut]»}, she said.",
    "She said {[that the lock was shut}.]",
    "{[The lock was shut},] she said.",
    "She said [, {the lock was shut}].",
    "She said[ {the lock was shut} ].",
    "She spoke of {[a “grave mistake]”}.",
    "She spoke of {[a “grave mistake”}].",
    "She asked: [. {who shut it?}]",
    "She left for {[the U.S].}",
    "She left for {[the U.S.]}",
    "She saw {[the lock-keeper, Sam Ford Jr.]}",
    "She praised {[the lock (and its keeper])}.",
    "She praised {[the lock}] (and its keeper).",
    "She called {[the lock, an old one,]} a danger.",
    "She called {[the lock — an old one —]} a danger.",
    "She called {[the lock} —] a danger",
    "She named {[three locks}:]",
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_content_is_trimmed_and_what_is_quoted_taken_whole(example: str) -> None:
    text, given_, wanted = marked(example)
    assert trim_content(text, [given_], quotations(text, lines(text)), free) == [wanted]


@pytest.mark.parametrize(
    "example",
    [
        "{[Ada Brook},] said.",
        "[, {Ada Brook}] said.",
        "{[Ada Brook, the mayor]}.",
        "{[Ada Brook, the mayor],} told_ it",
        "{[Ada Brook, the mayor,]} told_ it",
        "{[The mayor — Ada Brook —]} told_ it",
        "{[The mayor} —] told_ it",
        "{[Ada Brook] (D)} told_ it",
        "{[Ada Brook}] (the mayor of the old town) told_ it",
        "{[Ada Brook (D])}, told_ it",
        "{[Ada Brook]’s} told_ it",
        "{[the pilots’]} told_ it",
        "{[Sam Ford Jr.]} told_ it",
        "[“{Sam Ford}] told_ it",
        "{[“The Lock”]} told_ it",
        "{[Sam Ford}!] told_ it",
    ],
)
def test_a_source_is_trimmed_and_keeps_what_ends_its_apposition(example: str) -> None:
    text, given_, wanted = marked(example)
    cue = text.find("told_")
    assert trim_source(text, given_, (cue, cue + 5) if cue >= 0 else (len(text) - 5, len(text))) == wanted


@pytest.mark.parametrize(
    "example",
    [
        "She {[said},] it was shut.",
        "She [, {said}] it was shut.",
        "“It is shut[,” {said}] Ada.",
        "She {[said]:} shut.",
        "She {[said:]} shut.",
        "Ada{[’s view]} is this.",
        "“Shut.” {[—]} Ada Brook",
        "She {[said on “Lock Talk.”]} It is.",
    ],
)  # fmt: skip
def test_a_cue_is_trimmed(example: str) -> None:
    text, given_, wanted = marked(example)
    assert trim_cue(text, given_) == wanted


def test_what_is_reported_inside_a_quotation_is_not_the_quotation() -> None:
    text = "“The mayor told me she saw the lock shut before ten that day,” Ada said."
    inside = text.index("she saw"), text.index(" before")
    assert trim_content(text, [inside], quotations(text, lines(text)), free) == [inside]


def test_a_quotation_is_not_taken_over_what_belongs_to_others() -> None:
    text = "“The lock is shut, the mayor said, and so it stays,” Ada said."
    first = 0, text.index(", the mayor")
    mayor = text.index("the mayor"), text.index(" said")

    def is_taken(gap: Span) -> bool:
        return gap[0] < mayor[1] and mayor[0] < gap[1]

    assert trim_content(text, [first], quotations(text, lines(text)), is_taken) == [first]


def test_pieces_are_joined_within_a_line_alone() -> None:
    text = "It is shut. It stays so. Ask him.\nAnd her."
    assert joined(text, [(12, 24), (0, 11)]) == ((0, 24),)
    assert joined(text, [(0, 11), (25, 33)]) == ((0, 11), (25, 33))
    assert joined(text, [(25, 42)]) == ((25, 33), (34, 42))
    assert joined(text, [(0, 5), (3, 11)]) == ((0, 11),)
    assert joined(text, [(3, 3), (33, 34)]) == ()


def test_nothing_but_marks_is_left_out() -> None:
    text = "She said: “…” — twice."
    assert trim_content(text, [(8, 13)], (), free) == []
    assert trim_source(text, (8, 9), (4, 8)) is None
    assert trim_cue(text, (9, 10)) is None


SPANS = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda s: (min(s), max(s)))


@FEW
@given(st.text(alphabet="ab.,:;?! \n\"“”'’()—-", max_size=60), st.lists(SPANS, max_size=4), st.lists(SPANS, max_size=3))
def test_trimmed_content_is_ordered_disjoint_within_lines_and_stays(
    text: str, pieces: list[Span], taken: list[Span]
) -> None:
    pieces = [(min(a, len(text)), min(b, len(text))) for a, b in pieces]
    quoted = quotations(text, lines(text))

    def is_taken(gap: Span) -> bool:
        return any(gap[0] < b and a < gap[1] for a, b in taken)

    made = trim_content(text, pieces, quoted, is_taken)
    assert all(0 <= a < b <= len(text) and any(c.isalnum() for c in text[a:b]) for a, b in made)
    assert all(before[1] <= after[0] for before, after in pairwise(made))
    assert all("\n" not in text[a:b] and text[a:b] == text[a:b].strip() for a, b in made)
    assert trim_content(text, made, quoted, is_taken) == made


@FEW
@given(st.text(alphabet="ab.,: s\"“”'’()—-", max_size=40), SPANS, SPANS)
def test_trimmed_sources_and_cues_stay(text: str, span: Span, cue: Span) -> None:
    span, cue = ((min(a, len(text)), min(b, len(text))) for a, b in (span, cue))
    source = trim_source(text, span, cue)
    if source is not None:
        assert 0 <= source[0] < source[1] <= len(text)
        assert trim_source(text, source, cue) == source
        assert cue[0] < span[1] or source[1] <= max(cue[0], span[1])
    trimmed = trim_cue(text, cue)
    if trimmed is not None:
        assert 0 <= trimmed[0] < trimmed[1] <= len(text)
        assert trim_cue(text, trimmed) == trimmed
