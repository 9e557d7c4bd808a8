"""The ledger is a function of the set of pages read: not of their order, nor of how many runs it took."""

from __future__ import annotations

import itertools
import random
from pathlib import Path

import msgspec
import pytest
from pipeline_samples import PAGES, read_into, rows, said, write_pages

from secondsource.ledger import Ledger
from secondsource.pipeline import Pipeline
from secondsource.records import Story

ORDERS = 6


@pytest.fixture(scope="module")
def in_order(pipeline: Pipeline, world: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    location = tmp_path_factory.mktemp("order") / "in-order.db"
    read_into(pipeline, location, list(world.values()))
    return location


def stories_of(location: Path) -> dict[str, str]:
    """Story id by the name of the page."""
    with Ledger.open(str(location)) as ledger:
        ids = [row.report for row in ledger.index_rows() if row.current]
        names = {row["url"]: name for name, row in PAGES.items()}
        return {names[found.url or ""]: found.story or "" for found in ledger.reports(ids).values()}


def test_the_small_world_has_its_stories(in_order: Path) -> None:
    found = stories_of(in_order)
    assert set(found) == PAGES.keys() - {"german"}, "what is not analysed is kept, and is in no story"
    assert len({found[name] for name in ("wire", "copy", "cut", "retold")}) == 1
    assert len({found[name] for name in ("bank", "bank copy", "rates")}) == 1
    assert found["wire"] != found["bank"]
    with Ledger.open(str(in_order)) as ledger:
        assert ledger.counts().languages == {"de": 1, "en": 9}


@pytest.mark.parametrize("seed", range(ORDERS))
def test_any_order_gives_the_same_ledger(
    pipeline: Pipeline, world: dict[str, str], in_order: Path, tmp_path: Path, seed: int
) -> None:
    order = list(world.values())
    random.Random(seed).shuffle(order)  # noqa: S311
    read_into(pipeline, tmp_path / "shuffled.db", order)
    assert said(tmp_path / "shuffled.db") == said(in_order)


@pytest.mark.parametrize("seed", range(2))
def test_many_runs_give_the_same_ledger_as_one(
    pipeline: Pipeline, world: dict[str, str], in_order: Path, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311
    order = list(world.values())
    chance.shuffle(order)
    cuts = sorted(chance.sample(range(1, len(order)), 4 + 5 * seed))
    runs = [order[a:b] for a, b in itertools.pairwise([0, *cuts, len(order)])]
    read_into(pipeline, tmp_path / "many.db", *runs)
    assert said(tmp_path / "many.db") == said(in_order)


def twins() -> dict[str, dict[str, str]]:
    """Rows with one text: at one address with other dates and outlets, and without an address from two outlets."""
    row = PAGES["bank"]
    bare = {name: value for name, value in row.items() if name not in ("url", "outlet", "date")}
    return {
        "dated": {**row, "date": "2021-06-17"},
        "dated later": {**row, "date": "2021-06-19"},
        "other outlet": {**row, "outlet": "Brackwater Times"},
        "undated": {name: value for name, value in row.items() if name != "date"},
        "no address": {**bare, "outlet": "Metropole"},
        "no address either": {**bare, "outlet": "Portolan"},
        "rates": PAGES["rates"],
    }


@pytest.mark.parametrize("seed", range(ORDERS))
def test_the_same_bytes_with_other_facts_give_the_same_ledger_in_any_order(
    pipeline: Pipeline, tmp_path: Path, seed: int
) -> None:
    paths = list(write_pages(tmp_path / "twins", twins()).values())
    order = list(paths)
    random.Random(seed).shuffle(order)  # noqa: S311
    read_into(pipeline, tmp_path / "straight.db", paths)
    read_into(pipeline, tmp_path / "shuffled.db", order)
    assert said(tmp_path / "shuffled.db") == said(tmp_path / "straight.db")
    again = read_into(pipeline, tmp_path / "shuffled.db", order)
    assert again.outcomes == {"unchanged": len(order)}


def test_the_same_text_without_address_from_two_outlets_stays_two_reports(pipeline: Pipeline, tmp_path: Path) -> None:
    bare = {name: row for name, row in twins().items() if name.startswith("no address")}
    summary = read_into(pipeline, tmp_path / "ledger.db", list(write_pages(tmp_path / "bare", bare).values()))
    assert (summary.pages, summary.reports, summary.stories) == (2, 2, 1)


def test_reading_again_changes_no_row(pipeline: Pipeline, world: dict[str, str], tmp_path: Path) -> None:
    location = tmp_path / "twice.db"
    read_into(pipeline, location, list(world.values()))
    before = rows(location)
    assert before["passages"]
    summary = read_into(pipeline, location, list(reversed(world.values())), list(world.values()))
    assert summary.outcomes == {"unchanged": len(world)}
    assert rows(location) == before


def test_a_changed_page_gives_the_ledger_of_the_changed_page(
    pipeline: Pipeline, world: dict[str, str], tmp_path: Path
) -> None:
    changed = {**PAGES, "copy": {**PAGES["copy"], "text": PAGES["bank"]["text"]}}
    others = write_pages(tmp_path / "changed", changed)
    read_into(pipeline, tmp_path / "straight.db", list(others.values()))
    read_into(pipeline, tmp_path / "mended.db", list(world.values()), [others["copy"]])
    straight, mended = said(tmp_path / "straight.db"), said(tmp_path / "mended.db")
    for what in ("readings", "links", "stories", "stale"):
        assert mended[what] == straight[what], what
    assert mended["counts"].older_reports == 1


def test_every_story_carries_each_of_its_reports(in_order: Path) -> None:
    decode = msgspec.json.Decoder(Story)
    stories = [decode.decode(story) for story in said(in_order)["stories"]]
    for story in stories:
        assert story.id == f"s{story.reports[0]}"
        assert 1 <= story.origins.low <= story.origins.high == len(story.origin_list)
        assert {r for origin in story.origin_list for r in origin.reports} == set(story.reports)
        assert [d.report for d in story.derivations] == list(story.reports)
