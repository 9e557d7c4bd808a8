"""Signs of a pair: headlines and days told, the same both ways round, and what a reading keeps for them."""

from __future__ import annotations

import itertools
from functools import cache

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from stages import FEW, read_one, real_encoder

from secondsource.encoder import DIMENSIONS
from secondsource.records import Given, Reading, Time
from secondsource.stories.comparing import UNKNOWN, Compared, day_signs, headline_signs, signs
from secondsource.stories.linking import LATE_SHARED_NAMES, QUARTER_DAYS, Index

FERRY = "The ferry Aurora sank in a storm off Port Lindow early on Monday. Two of its 48 crew are missing."
NOTICE = "The almanac looks back at a hundred years of the valley. Its pictures of old orchards came from readers."
HEADLINES = ("Ferry Aurora sinks off Port Lindow", "Two missing after ferry sinks near Port Lindow", "Bank raises rate")


@cache
def reading(text: str, headline: str | None = None, days: tuple[str, ...] = ()) -> Reading:
    _, _, found = read_one(text, real=True)
    vector = real_encoder().embed([headline]).tobytes() if headline else b""
    times = tuple(Time(span=(0, 1), kind="date", value=d, precision="day", basis="text", start=d, end=d) for d in days)
    return msgspec.structs.replace(
        found, published="2021-05-03", headline=headline, headline_vector=vector, times=times
    )


def test_headlines_of_one_story_are_nearer_than_those_of_two() -> None:
    one, same, other = (Compared(reading(NOTICE, headline)) for headline in HEADLINES)
    near, far = headline_signs(one, same), headline_signs(one, other)
    assert near["heads"] > far["heads"]
    assert near["head_words"] > far["head_words"] == 0


def test_a_headline_is_found_in_the_other_report() -> None:
    headed, told, bank = Compared(reading(NOTICE, HEADLINES[0])), Compared(reading(FERRY)), Compared(reading(NOTICE))
    near, far = headline_signs(headed, told), headline_signs(headed, bank)
    assert near["head_in_lede_best"] > far["head_in_lede_best"]
    assert near["head_words_in_best"] > far["head_words_in_best"] == 0
    assert near["heads"] == near["head_in_lede"] == near["head_words_in"] == UNKNOWN


def test_without_headlines_and_days_nothing_is_known() -> None:
    one, other = Compared(reading(FERRY)), Compared(reading(NOTICE))
    assert set(headline_signs(one, other).values()) == {UNKNOWN}
    assert day_signs(one, other) == {"days_told": UNKNOWN, "other_days": 0.0}


def test_days_told_are_shared_besides_those_of_publication() -> None:
    one = Compared(reading(FERRY, days=("2021-05-03", "2021-04-30")))
    other = Compared(reading(NOTICE, days=("2021-05-03", "2021-04-30", "2020-01-01", "2019-01-01")))
    assert day_signs(one, other) == {"days_told": pytest.approx(2 / 8**0.5), "other_days": 1.0}


DAYS = st.lists(st.sampled_from(["2021-05-03", "2021-05-02", "2020-01-01", "1999-12-31"]), max_size=3).map(tuple)
BODIES = st.tuples(st.sampled_from([FERRY, NOTICE]), st.sampled_from([None, *HEADLINES]), DAYS)


@FEW
@given(BODIES, BODIES)
def test_all_signs_are_the_same_both_ways_round(
    left: tuple[str, str | None, tuple[str, ...]], right: tuple[str, str | None, tuple[str, ...]]
) -> None:
    one, other = Compared(reading(*left)), Compared(reading(*right))
    there, back = signs(one, other), signs(other, one)
    assert there == pytest.approx(back, abs=1e-6)
    assert all(np.isfinite(value) for value in there.values())


def test_a_body_that_is_not_about_its_headline_is_compared_by_the_headline() -> None:
    def nearness(text: str) -> float:
        _, _, found = read_one(text, real=True, given=Given(title=HEADLINES[1]))
        assert found.headline == HEADLINES[1]
        head = Compared(found).headline
        assert head is not None
        return float(Compared(found).gist @ head)

    assert nearness(NOTICE) > 0.8


def test_rare_names_are_those_of_the_headline_too() -> None:
    _, _, bare = read_one(NOTICE, real=True)
    _, _, headed = read_one(NOTICE, real=True, given=Given(title=HEADLINES[1]))
    assert set(bare.rare) < set(headed.rare)


def test_months_apart_candidates_share_names_or_are_all_but_the_same() -> None:
    def vector(*values: int) -> bytes:
        row = np.zeros(DIMENSIONS, dtype=np.int8)
        row[: len(values)] = values
        return row.tobytes()

    index, names = Index(), tuple(range(LATE_SHARED_NAMES))
    for name, day in itertools.product(("all", "few"), (0, QUARTER_DAYS + 1)):
        index.add(f"{name} {day}", day, vector(100, 100), names if name == "all" else names[1:])
    index.add("copy", QUARTER_DAYS + 1, vector(100), ())
    assert index.candidates(0, vector(100), names) == ["all 0", f"all {QUARTER_DAYS + 1}", "copy", "few 0"]
