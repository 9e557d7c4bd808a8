import numpy as np
import pytest

from secondsource.encoder.meanings import SIZE, matched, meaning
from secondsource.encoder.stems import stem


def test_a_word_of_news_has_a_vector_of_unit_length() -> None:
    found = meaning("released")
    assert found is not None
    assert found.shape == (SIZE,)
    assert float(np.linalg.norm(found)) == pytest.approx(1.0, abs=1e-5)


def test_a_word_that_nobody_writes_has_none() -> None:
    assert meaning("zzyzzyx") is None


@pytest.mark.parametrize(
    ("word", "near", "far"),
    [("freed", "released", "wounded"), ("barge", "boat", "minister"), ("blast", "explosion", "election")],
)
def test_other_words_for_a_thing_are_nearer_than_other_things(word: str, near: str, far: str) -> None:
    assert matched([word], [near])[0] > 0.4 > matched([word], [far])[0]


def test_a_word_in_another_form_is_found_whole() -> None:
    assert matched(["transferring"], ["transferred"]).tolist() == [1.0]


def test_names_are_matched_by_themselves_alone() -> None:
    cities = frozenset({stem("berlin"), stem("cologne")})
    assert matched(["berlin"], ["cologne"])[0] > 0.2
    assert matched(["berlin"], ["cologne"], cities).tolist() == [0.0]
    assert matched(["berlin"], ["berlin"], cities).tolist() == [1.0]


def test_nothing_to_match_gives_nothing() -> None:
    assert matched([], ["word"]).tolist() == []
    assert matched(["word"], []).tolist() == [0.0]
