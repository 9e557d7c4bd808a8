"""Copies of one text: one report stands for all, and the ledger is a function of the pages, not of their order."""

from __future__ import annotations

import random
from pathlib import Path

import msgspec
import pytest
from pipeline_samples import BARE, PAGES, WIRE, read_into, said, write_pages

from secondsource.ledger import Ledger
from secondsource.pipeline import Pipeline
from secondsource.records import Link, Story

ORDERS = 3
OTHER = {"tail": [*BARE, "The search goes on at dawn."], "rescue": WIRE[:4]}


def copies() -> dict[str, dict[str, str]]:
    """The small world's pages, and eleven more of the wire's text: as it is, cut, with a line, in other dates."""
    texts = [WIRE, BARE, WIRE[:4], BARE[:4], [*WIRE, "Send us what you saw."], OTHER["tail"], WIRE[:2], BARE[:2]]
    texts += [WIRE, BARE, WIRE]
    made = {
        f"copy {number}": {
            "url": f"https://copied{number}.example/ferry",
            "title": f"Ferry down, {number}",
            "outlet": f"Quay News {number}",
            "text": "\n\n".join(text),
            **({"date": f"2021-05-{3 + number % 4:02}"} if number % 5 else {}),
        }
        for number, text in enumerate(texts)
    }
    return {**{name: row for name, row in PAGES.items() if name != "german"}, **made}


def links_of(location: Path) -> list[Link]:
    return [msgspec.json.decode(link, type=Link) for link in said(location)["links"]]


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return write_pages(tmp_path_factory.mktemp("copies") / "pages", copies())


@pytest.fixture(scope="module")
def in_order(pipeline: Pipeline, paths: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    location = tmp_path_factory.mktemp("copies") / "in-order.db"
    read_into(pipeline, location, list(paths.values()))
    return location


def test_a_copy_has_one_link_with_the_lowest_id_of_its_text(in_order: Path) -> None:
    links = links_of(in_order)
    led = {link.b for link in links if link.copies}
    assert len(led) >= 8
    for report in led:
        (link,) = (link for link in links if report in (link.a, link.b))
        assert link.copies
        assert min(link.a_in_b, link.b_in_a) > 0.5
        assert link.matches
    assert not led & {link.a for link in links if link.copies}


def test_the_copies_are_in_one_story_that_says_so_of_each(in_order: Path) -> None:
    (story,) = (s for s in map(msgspec.json.Decoder(Story).decode, said(in_order)["stories"]) if len(s.reports) > 5)
    assert len(story.reports) >= 14
    kinds = [derivation.kind for derivation in story.derivations]
    assert sum(kind in ("copy", "adaptation") for kind in kinds) >= 11
    assert story.origins.high < 6


@pytest.mark.parametrize("seed", range(ORDERS))
def test_any_order_and_any_number_of_runs_give_the_same_ledger(
    pipeline: Pipeline, paths: dict[str, str], in_order: Path, tmp_path: Path, seed: int
) -> None:
    order = list(paths.values())
    random.Random(seed).shuffle(order)  # noqa: S311
    cut = 7 if seed % 2 else len(order)
    read_into(pipeline, tmp_path / "shuffled.db", order[:cut], order[cut:])
    assert said(tmp_path / "shuffled.db") == said(in_order)


@pytest.mark.parametrize("seed", range(ORDERS))
def test_copies_that_become_other_texts_leave_what_would_have_been_without(
    pipeline: Pipeline, paths: dict[str, str], tmp_path: Path, seed: int
) -> None:
    """Pages change, among them those that stand for others."""
    chance = random.Random(seed)  # noqa: S311
    wire = [name for name in paths if name.startswith("copy ") or name in ("wire", "copy")]
    gone = chance.sample(wire, 6)
    changed = {name: {**copies()[name], "text": PAGES["bank"]["text"]} for name in gone}
    others = write_pages(tmp_path / "changed", changed)
    read_into(pipeline, tmp_path / "mended.db", list(paths.values()), *([others[name]] for name in gone))
    # Of two contents without a time of retrieval the one with the greater hash stands.
    with Ledger.open(str(tmp_path / "mended.db")) as ledger:
        found = ledger.reports(row.report for row in ledger.index_rows() if row.current)
        now = {stored.url for i, stored in found.items() if ledger.page(i).text == PAGES["bank"]["text"]}
    took = [name for name in gone if copies()[name]["url"] in now]
    assert len(took) > 1
    straight = [others[name] if name in took else path for name, path in paths.items()]
    read_into(pipeline, tmp_path / "straight.db", straight)
    straight_said, mended = said(tmp_path / "straight.db"), said(tmp_path / "mended.db")
    for what in ("readings", "links", "stories", "stale"):
        assert mended[what] == straight_said[what], what


def test_one_more_copy_touches_one_story_and_no_other_link(
    pipeline: Pipeline, paths: dict[str, str], in_order: Path, tmp_path: Path
) -> None:
    location = tmp_path / "more.db"
    names = [name for name in paths if name != "copy 10"]
    read_into(pipeline, location, [paths[name] for name in names])
    before = links_of(location)
    with Ledger.open(str(location)) as ledger:
        stories = {story.id: msgspec.json.encode(story) for story in ledger.stories()}
    read_into(pipeline, location, [paths["copy 10"]])
    with Ledger.open(str(location)) as ledger:
        after = {story.id: msgspec.json.encode(story) for story in ledger.stories()}
    assert len([i for i in after if after[i] != stories.get(i)]) == 1
    assert said(location) == said(in_order)
    assert len(links_of(location)) >= len(before) + 1
