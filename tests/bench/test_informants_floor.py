"""A floor of who says it and who obtained it, on a few labelled articles: the bench measures, this tells a break."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import informants
from bench.informants import Facts, Found, alike
from secondsource import vocabulary
from secondsource.pipeline import Pipeline

EVERY = 4  # one labelled article in so many
FLOORS = {"named": 0.80, "gatherer": 0.75}


def test_informants_and_gatherers_stay_above_their_floors(shared_data: Path) -> None:
    facts = informants.measure(shared_data, Pipeline(vocabulary.load()), EVERY)
    assert facts.matched > 30
    shares = {name: round(facts.right[name] / facts.matched, 3) for name in FLOORS}
    assert all(shares[name] >= floor for name, floor in FLOORS.items()), shares


def test_names_are_alike_by_most_of_their_words() -> None:
    assert alike("Ada Brook", "Brook, Ada")
    assert alike("the ministry of health", "Ministry of Health")
    assert not alike("a pilot", "another pilot of the guild")


def test_facts_are_counted_beside_what_saying_nothing_gets() -> None:
    facts = Facts()
    said = {"source": {"text": "She"}, "gatherer": "Reuters", "declined": False, "via": None}
    said["informant"] = {"name": "Ada Brook", "named": True}
    facts.add(said, {"named": True, "gatherer": "Reuters", "informant": "Ada Brook"})
    facts.add(said, {"named": False, "informant": "unspecified"})
    assert (facts.matched, facts.told) == (2, 1)
    assert facts.right == {"named": 1, "gatherer": 1, "declined": 2, "via": 2, "name": 1, "name, most words": 1}
    assert facts.anchor == {"named": 1, "gatherer": 1, "declined": 2, "via": 2, "name": 0, "name, most words": 0}
    assert facts.some["gatherer"] == Found(said=2, gold=1, hit=1)


def test_the_bench_without_its_data_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert informants.main(["--data", str(tmp_path)]) == 0
    assert capsys.readouterr().out.startswith("skipped: ")
