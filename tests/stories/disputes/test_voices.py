"""Voices: which names are one, and how many stand on a side."""

from __future__ import annotations

from secondsource.records import Informant
from secondsource.stories.disputes.voices import Voice, fewest_and_most


def person(name: str, role: str | None = None) -> Voice:
    return Voice(name, Informant(name=name, entity=None, role=role, kind="person", named=True))


def test_three_spellings_of_one_man_are_one_voice() -> None:
    found = fewest_and_most([person("Tomas Arel", "mayor of Port Lindow"), person("Arel"), person("Mr Arel")])
    assert (found.low, found.high) == (1, 1)


def test_two_people_are_two_voices_and_nobody_is_none() -> None:
    found = fewest_and_most([person("Tomas Arel"), person("Berta Klinge"), Voice(None)])
    assert (found.low, found.high) == (2, 2)


def test_their_order_does_not_matter() -> None:
    held = [person("Arel"), person("Berta Klinge"), person("Tomas Arel"), Voice("officials"), Voice("police")]
    assert fewest_and_most(held) == fewest_and_most(held[::-1])
