import pytest

from secondsource.encoder.meanings import matched
from secondsource.encoder.stems import stem


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


def test_a_word_that_nobody_writes_is_matched_by_itself_alone() -> None:
    assert matched(["zzyzzyx"], ["boat", "zzyzzyx"]).tolist() == [1.0]
    assert matched(["zzyzzyx"], ["boat"]).tolist() == [0.0]
