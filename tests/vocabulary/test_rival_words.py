"""Words of rival statements: every pattern compiles, and kinds are told only beside what they must stand by."""

from __future__ import annotations

import pytest

from secondsource.vocabulary.rivals import load_rivals


def test_kinds_exclude_each_other() -> None:
    for kinds in load_rivals().kinds:
        words = [word for kind in kinds.kinds for word in kind]
        assert len(words) == len(set(words)), kinds.of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("a car bomb went off", (0, "car")),
        ("he rammed a truck into the gate", (1, "truck")),
        ("a car was parked in the street", None),
        ("a car bomb or a truck bomb", None),
    ],
)
def test_the_one_kind_that_a_text_tells(text: str, kind: tuple[int, str] | None) -> None:
    vehicle = next(k for k in load_rivals().kinds if k.of == "vehicle")
    assert vehicle.told_in(text) == kind


def test_states_are_told_apart() -> None:
    for change in load_rivals().states:
        assert not set(change.first) & set(change.then)
        assert all(change.was.search(word) for word in change.first)
        assert all(change.became.search(word) for word in change.then)
