"""How the bench of the seed pages scores, on made-up records; and that its labels hold together."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from bench import seed_facts, seeds
from bench.seed_matching import (
    PARTS,
    by_paragraph,
    event_like,
    figure_like,
    labels_of,
    match,
    place_like,
    said_of,
    time_like,
)

Json = dict[str, Any]
PAGES: list[Json] = json.loads(seeds.GOLD.read_text(encoding="utf-8"))["pages"]
REPORTS: list[Json] = [report for page in PAGES for report in page["reports"]]
LABEL = re.compile(r"[\w*.%:-]{1,20}")  # a label is one short word: none of the pages' words stand in the file

TIME = {"spans": [[10, 16]], "value": [None], "value_if_anchored": ["2031-05-02"]}
FIGURE = {"spans": [[4, 15], [13, 15]], "values": [[40, 40, None]], "counts": ["killed"]}
PLACE = {"spans": [[0, 5]], "geonames_ids": [77, None], "country": None}
EVENT = {"triggers": [[20, 26]], "types": ["assault"], "sentence": [0, 40]}


@pytest.mark.parametrize(
    ("value", "basis", "anchored", "right"),
    [
        ("2031-05-02", "published", True, True),
        ("2031-05-02", "text", True, False),  # counted from a picture's day, and given as read
        (None, None, True, False),
        (None, None, False, True),
        ("2031-05-02", "published", False, False),
        ("2031-05-03", "published", True, False),
    ],
)
def test_a_relative_time_is_right_in_one_convention(
    value: str | None, basis: str | None, anchored: bool, right: bool
) -> None:
    assert (time_like(TIME, {"span": [10, 16], "value": value, "basis": basis}, anchored=anchored) > 0) is right


def test_what_is_supposed_is_right_where_a_picture_s_day_counts() -> None:
    said = {"span": [10, 16], "value": None, "supposed": "2031-05-02"}
    assert time_like(TIME, said, anchored=True) > 0
    assert time_like(TIME, {**said, "supposed": "2031-05-09"}, anchored=True) == 0


def test_a_figure_is_right_by_its_numbers_and_by_what_it_counts() -> None:
    said = {"span": [13, 15], "value": 40.0, "low": 40.0, "high": None, "counts": "killed"}
    assert figure_like(FIGURE, said) == 1
    assert not figure_like(FIGURE, {**said, "high": 40.0})
    assert not figure_like(FIGURE, {**said, "counts": "wounded"})
    assert not figure_like(FIGURE, {**said, "span": [15, 17]})
    assert figure_like({**FIGURE, "counts": ["*"]}, {**said, "counts": "wounded"})


def test_a_place_without_an_id_is_right_without_one() -> None:
    assert place_like(PLACE, {"span": [0, 5], "geonames_id": None, "country": None}) == 1
    assert place_like(PLACE, {"span": [0, 5], "geonames_id": 77}) == 1
    assert not place_like(PLACE, {"span": [0, 5], "geonames_id": 78})
    bare = {**PLACE, "geonames_ids": [None], "country": "XK"}
    assert place_like(bare, {"span": [0, 5], "geonames_id": 5, "country": "XK"}) == 1


def test_an_event_is_found_by_its_trigger_or_alone_in_its_sentence() -> None:
    said = {"span": [20, 23], "type": "assault", "told": True}
    assert event_like(EVENT, said) > 2
    assert not event_like(EVENT, {**said, "type": "aid"})
    assert 0 < event_like(EVENT, {**said, "span": [30, 33], "told": False}) < 1
    assert not event_like(EVENT, {**said, "span": [30, 33]})  # it is the trigger of another
    assert not event_like(EVENT, {**said, "span": [50, 53], "told": False})


def test_each_label_is_found_once_and_optional_ones_count_neither_way() -> None:
    gold = [PLACE, {**PLACE, "spans": [[10, 14]], "optional": True}, {**PLACE, "spans": [[20, 24]]}]
    said = [{"span": span, "geonames_id": 77} for span in ([0, 5], [1, 3], [10, 14], [11, 12])]
    marks = match(gold, said, place_like, "spans", lambda g, s: float(s["span"] in g["spans"]))
    assert [s["span"] for _, s in marks.pairs] == [[0, 5]]
    assert [s["span"] for s in marks.wrong] == [[1, 3]]
    assert [g["spans"] for g in marks.missed] == [[[20, 24]]]
    assert marks.row == [2, 2, 0.5, 0.5, 0.5, 0.5]


def test_an_attribution_counts_once_for_each_paragraph() -> None:
    said = {"cue": {"span": [12, 16]}, "source": None, "content": {"spans": [[0, 10], [20, 45]]}}
    pieces = by_paragraph(said, [[0, 18], [20, 30], [32, 45]])
    assert [piece["content"] for piece in pieces] == [[[0, 10]], [[20, 30]], [[32, 45]]]
    assert by_paragraph({**said, "content": {"spans": []}}, [[0, 18]])[0]["content"] == []


def test_participants_that_are_implied_count_neither_way() -> None:
    gold = {
        "actors": [{"spans": [[0, 4]]}],
        "targets": [{"spans": [[8, 12]]}, {"spans": [[14, 18]], "implied": True}],
    }
    said = {"actors": [{"span": [0, 4]}, {"span": [30, 33]}], "targets": [{"span": [14, 18]}]}
    found = seed_facts.participants(gold, said)
    assert found["actors"] == {"gold": 1, "said": 2, "right": 1}
    assert found["targets"] == {"gold": 1, "said": 0, "right": 0}
    both = seed_facts.participants({**gold, "either": True}, {"actors": [], "targets": [{"span": [0, 4]}]})
    assert both == {"actors": {"gold": 2, "said": 1, "right": 1}}


def test_names_are_alike_by_their_words() -> None:
    text = "The harbour master's deputy"
    actor = {"names": [[[0, 18]]]}
    assert seed_facts.alike("harbour master", actor, text)
    assert seed_facts.alike("the master", actor, text)
    assert not seed_facts.alike("deputy", actor, text)
    assert not seed_facts.alike(None, actor, text)
    assert seed_facts.alike(None, [None, actor], text)


def test_pairs_of_mentions_are_compared() -> None:
    gold: Json = {
        "A1": {"names": [[[0, 4]]], "refs": [[[10, 13]], [[20, 23]]]},
        "A2": {"names": [[[30, 34]]], "refs": []},
    }
    entities = [{"id": "e1", "mentions": [[0, 4], [10, 13]]}, {"id": "e2", "mentions": [[30, 34], [20, 23]]}]
    assert seeds.actors(gold, entities) == {"gold": 3, "said": 2, "right": 1}
    assert seeds.actors(gold, []) == {"gold": 3, "said": 0, "right": 0}


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield key
            yield from strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)


def test_the_labels_hold_no_text() -> None:
    told = {text for report in REPORTS for text in strings(report)}
    assert all(LABEL.fullmatch(text) for text in told)


def test_labels_stand_in_their_report_and_refer_to_what_is_there() -> None:
    for report in REPORTS:
        labels_of(report)  # resolves every reference
        low, high = report["scope"][0][0], report["scope"][-1][1]
        marked = [s for part in ("times", "places", "figures") for one in report[part] for s in one["spans"]]
        marked += [s for one in report["attributions"] for s in one["cue"]]
        marked += [s for one in report["events"] for s in one["triggers"]]
        assert all(low <= start < end <= high for start, end in marked)
        assert all(any(a <= start and end <= b for a, b in report["scope"]) for start, end in marked)


def test_less_than_a_fifth_of_the_events_is_debatable() -> None:
    events = [event for report in REPORTS for event in report["events"]]
    debatable = [event for event in events if event.get("optional") and not event.get("back")]
    assert len(debatable) < len(events) / 5


def perfect(report: Json) -> Json:
    """What a reader would print that finds exactly the labels."""
    times = [{**t, "span": t["spans"][0], "value": t["value_if_anchored"][0], "basis": None} for t in report["times"]]
    places = [{"span": p["spans"][0], "geonames_id": p["geonames_ids"][0]} for p in report["places"]]
    numbers = ("value", "low", "high")
    figures = [
        {"span": f["spans"][0], "counts": f["counts"][0], **dict(zip(numbers, f["values"][0], strict=True))}
        for f in report["figures"]
    ]
    events = [{"trigger": e["triggers"][0], "type": e["types"][0]} for e in report["events"]]
    said = [
        {"source": a["source"] and {"span": a["source"][0]}, "cue": {"span": a["cue"][0]}, "content": {"spans": c}}
        for a in report["attributions"]
        for c in a["content"][:1]
    ]
    return {"times": times, "places": places, "figures": figures, "events": events, "attributions": said}


@pytest.mark.parametrize("page", PAGES, ids=["two reports", "rewrite"])
def test_the_labels_score_one_against_themselves_and_nothing_scores_zero(page: Json) -> None:
    found = seeds.score_page(page, [perfect(report) for report in page["reports"]], relative=False)
    for part in (*PARTS, seeds.NESTED):
        assert (found[part].missed, found[part].wrong) == ([], []), part
        assert found[part].strict == len(found[part].pairs)
    nothing = seeds.score_page(page, [{}], relative=False)
    assert all(nothing[part].score == 0 for part in PARTS if found[part].pairs)


def test_what_stands_in_cross_heads_is_not_counted() -> None:
    labels = {"reports": [{"scope": [[0, 9]], "neutral": [[10, 20]], "events": []}]}
    assert said_of({"times": [{"span": [12, 15]}, {"span": [2, 5]}]}, labels)["times"] == [{"span": [2, 5]}]
