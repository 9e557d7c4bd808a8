import pytest

from secondsource.encoder.stems import stem


@pytest.mark.parametrize(
    ("word", "bare"),
    [
        ("transferred", "transfer"),
        ("transferring", "transfer"),
        ("negotiations", "negoti"),
        ("said", "said"),
        ("seas", "seas"),
    ],
)
def test_an_ending_is_cut_where_enough_is_left(word: str, bare: str) -> None:
    assert stem(word) == bare


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("attacks", "attack"),
        ("charged", "charge"),
        ("ship", "ships"),
        ("kill", "killed"),
        ("calls", "calling"),
        ("pass", "passed"),
    ],
)
def test_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_short_words_are_their_own_stems() -> None:
    assert [stem(w) for w in ("gas", "was", "bed", "red")] == ["gas", "was", "bed", "red"]
