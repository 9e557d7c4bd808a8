"""Alignment of two texts: common runs, shares, quotes, paraphrases, with spans that say the same."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from stages import FEW, read_one

from secondsource.encoder.words import words
from secondsource.records import Attribution, Informant
from secondsource.stories.aligning import PARAPHRASE, RUN, Alignment, align, common_runs, verbatim
from secondsource.stories.comparing import Compared

TOKENS = st.lists(st.sampled_from(["a", "b", "c", "d", "e"]), max_size=40)
COPYING = st.tuples(TOKENS, TOKENS, TOKENS, st.integers(0, 3)).map(
    lambda parts: ([*parts[0], *parts[1]], [*parts[2], *parts[1] * parts[3], *parts[0]])
)


@FEW
@given(COPYING)
def test_common_runs_are_common_and_apart_and_cannot_be_longer(pair: tuple[list[str], list[str]]) -> None:
    a, b = pair
    at = 0
    for i, j, length in common_runs(a, b):
        assert length >= RUN
        assert i >= at
        assert a[i : i + length] == b[j : j + length]
        assert i + length == len(a) or j + length == len(b) or a[i + length] != b[j + length]
        at = i + length


@FEW
@given(COPYING)
def test_what_is_verbatim_is_the_same_both_ways_round(pair: tuple[list[str], list[str]]) -> None:
    a, b = pair
    in_a, in_b = verbatim(a, b), verbatim(b, a)
    assert (len(in_a), len(in_b)) == (len(a), len(b))
    assert in_a.any() == in_b.any() == bool(common_runs(a, b))
    for i, j, length in common_runs(a, b):
        assert in_a[i : i + length].all()
        assert in_b[j : j + length].all()
    assert verbatim(a, a).all() == (len(a) >= RUN or not a)


@pytest.mark.parametrize(
    ("a", "b", "found"),
    [
        ("", "", []),
        ("a b c d", "a b c d", []),
        ("a b c d e", "a b c d e", [(0, 0, 5)]),
        ("x a b c d e f", "a b c d e f y", [(1, 0, 6)]),
        ("a b c d e a b c d e", "a b c d e", [(0, 0, 5), (5, 0, 5)]),
        ("a b c d e", "a b c d e a b c d e", [(0, 0, 5)]),
    ],
)
def test_common_runs_by_example(a: str, b: str, found: list[tuple[int, int, int]]) -> None:
    assert common_runs(a.split(), b.split()) == found


def test_a_text_said_twice_stands_in_a_text_that_says_it_once() -> None:
    once, twice = ["a", "b", "c", "d", "e", "f"], ["a", "b", "c", "d", "e", "f", "a", "b", "c", "d", "e", "f"]
    assert verbatim(once, twice).all()
    assert verbatim(twice, once).all()


FERRY = (
    "The ferry Aurora sank in a storm off the northern coast early on Monday, the coast guard said. "
    "“We had no warning at all from the harbour office,” the captain said. "
    "Two of the crew are missing, and boats have been looking for them since noon."
)
OTHER = (
    "Nobody knows yet why the old ship went down. "
    "The ferry Aurora sank in a storm off the northern coast early on Monday, according to officials. "
    "The captain said: “We had no warning at all from the harbour office.”"
)


def aligned(left: str, right: str, *, real: bool = False) -> tuple[Alignment, list[tuple[str, str, str]]]:
    (a, _, one), (b, _, two) = read_one(left, real=real), read_one(right, real=real)
    found = align(Compared(one), Compared(two), (a.text, b.text))
    return found, [(m.same, a.text[slice(*m.span)], b.text[slice(*m.of_span)]) for m in found.matches]


def test_spans_of_a_match_say_the_same() -> None:
    found, matches = aligned(FERRY, OTHER)
    verbatim_ones = [(mine, theirs) for same, mine, theirs in matches if same == "verbatim"]
    assert verbatim_ones[0][0].startswith("The ferry Aurora sank")
    assert verbatim_ones[0][0].endswith("early on Monday")
    for mine, theirs in verbatim_ones:
        assert [w for w, _ in words(mine)] == [w for w, _ in words(theirs)]
    assert [mine for same, mine, _ in matches if same == "quote"] == [
        "We had no warning at all from the harbour office,"
    ]
    assert 0 < found.a_in_b < 1
    assert 0 < found.b_in_a < 1


def test_the_same_said_in_other_words_is_a_paraphrase() -> None:
    left = "The ferry sank off the northern coast on Monday morning. The bank left its rate alone."
    right = "It rained in the south. On Monday morning the ferry went down off the coast in the north."
    found, matches = aligned(left, right, real=True)
    assert (found.a_in_b, found.b_in_a) == (0, 0)
    assert matches == [
        (
            "paraphrase",
            "The ferry sank off the northern coast on Monday morning.",
            "On Monday morning the ferry went down off the coast in the north.",
        )
    ]
    assert 0.3 < PARAPHRASE < 0.9


def speaking(text: str, name: str) -> tuple[Compared, str]:
    page, _, reading = read_one(text, real=True)
    said = tuple(
        Attribution(
            source=None,
            cue=quote,
            content=(quote,),
            kind="direct",
            informant=Informant(name=name, entity=None, named=True, role=None),
        )
        for quote in reading.quotes
    )
    return Compared(msgspec.structs.replace(reading, attributions=said)), page.text


@pytest.mark.parametrize(("other", "quotes"), [("Captain Henrik Vass", 1), ("Ida Kolt", 0)])
def test_a_quote_translated_and_back_is_one_quote_where_one_person_says_it(other: str, quotes: int) -> None:
    left, mine = speaking("The ferry sank. “The sea came over the bow and we could do nothing,” Vass said.", "Vass")
    right, theirs = speaking("It was dark. “Water broke across the front, we were helpless,” he said on land.", other)
    found = align(left, right, (mine, theirs))
    same = [(mine[slice(*m.span)], theirs[slice(*m.of_span)]) for m in found.matches if m.same == "quote"]
    assert len(same) == quotes
    assert all(a.startswith("The sea") and b.startswith("Water") for a, b in same)


def test_a_text_stands_wholly_in_itself() -> None:
    found, matches = aligned(FERRY, FERRY)
    assert (found.a_in_b, found.b_in_a) == (1, 1)
    assert [same for same, _, _ in matches] == ["verbatim", "quote"]


NEWS = st.lists(
    st.sampled_from([*FERRY.split(". "), *OTHER.split(". "), "It rained", "He left"]), min_size=1, max_size=6
)


@FEW
@given(NEWS, NEWS)
def test_shares_are_shares_and_turn_with_the_pair(left: list[str], right: list[str]) -> None:
    one, matches = aligned(". ".join(left) + ".", ". ".join(right) + ".")
    other, _ = aligned(". ".join(right) + ".", ". ".join(left) + ".")
    assert 0 <= one.a_in_b <= 1
    assert 0 <= one.b_in_a <= 1
    assert (one.a_in_b, one.b_in_a) == (other.b_in_a, other.a_in_b)
    assert all(mine.strip() and theirs.strip() for _, mine, theirs in matches)
    assert [m.span for m in one.matches] == sorted(m.span for m in one.matches)
