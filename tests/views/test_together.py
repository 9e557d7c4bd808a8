"""Claims, disputes, revisions and events of a story: as JSON, on the terminal, in the dossier."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from field_names import undocumented
from sample_story import LEDE, identity
from sample_together import together_story

from secondsource.records import Range
from secondsource.views.cli.claims import CLAIMS, print_together
from secondsource.views.cli.output import answers
from secondsource.views.dossier import render_dossier
from secondsource.views.json import story_json
from secondsource.views.story_view import StoryView
from secondsource.views.together import timeline


def found(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in a JSON value."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    for item in value if isinstance(value, list | tuple) else ():
        yield from found(item)


def as_json(view: StoryView) -> dict[str, Any]:
    return msgspec.json.decode(msgspec.json.encode(story_json(view)))  # type: ignore[no-any-return]


def test_every_span_of_a_claim_shows_its_characters() -> None:
    view = together_story()
    story, texts = as_json(view), {r.report.id: r.text for r in view.reports}
    shown = 0
    for item in found([story["claims"], story["disputes"], story["revisions"], story["events"], story["hidden"]]):
        for report, span, text in (("report", "span", "text"), ("of_report", "of_span", "of_text")):
            if {report, span, text} <= item.keys():
                assert texts[item[report]][slice(*item[span])] == item[text]
                shown += 1
    assert shown > 10


def test_a_claim_has_the_fields_of_the_interface() -> None:
    claim = as_json(together_story())["claims"][0]
    assert {"id", "text", "stance_of", "support", "origins", "drift", "polarity", "unchecked"} <= claim.keys()
    assert "vector" not in claim
    assert (claim["origins"]["low"], claim["origins"]["high"]) == (1, 2)
    assert {"informant", "gatherer", "named", "reports"} <= claim["origins"]["list"][0].keys()
    assert {"report", "span", "informant", "gatherer", "origin"} <= claim["support"][0].keys()
    assert claim["support"][1]["via_text"] == LEDE


def test_every_field_is_documented() -> None:
    assert not undocumented(as_json(together_story()))


def test_whole_numbers_are_no_floats() -> None:
    story = as_json(together_story())
    assert (story["disputes"][0]["sides"][0]["low"], story["disputes"][0]["sides"][1]["high"]) == (11, None)
    assert isinstance(story["events"][0]["tolls"][0]["best"], int)


def test_a_timeline_is_in_order_and_leaves_out_what_has_no_time() -> None:
    moments = timeline(together_story())
    assert [m.when for m in moments] == sorted(m.when for m in moments)
    assert ("event", "v1") in {(m.what, m.id) for m in moments}
    assert identity(9) not in {m.id for m in moments}


@pytest.fixture
def printed(capsys: pytest.CaptureFixture[str]) -> str:
    print_together(answers(), together_story())
    return capsys.readouterr().out


def test_claims_are_told_with_what_stands_behind_them(printed: str) -> None:
    flat = " ".join(printed.split())
    assert "1–2 origins in 3 reports" in flat
    assert "from the harbour authority (Northern Wire)" in flat
    assert "perhaps also Wall Watch, source not told" in flat
    assert "denies claim 1" in flat
    assert "changed on the way: qualifier changed: “about two hundred” → “some two hundred”" in flat
    assert max(map(len, printed.splitlines())) <= 100


def test_disputes_revisions_and_events_are_told(printed: str) -> None:
    flat = " ".join(printed.split())
    assert "figure: people taken to hospital" in flat
    assert "· 11 (1–2 origins)" in flat
    assert "nine (9 November 2021) Harbour Post → eleven Eastern Coast Gazette" in flat
    assert "injured: 11 (9–11)" in flat
    assert "blamed on the council" in flat


def test_only_the_first_claims_are_printed_and_the_others_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    view = together_story()
    claim = view.story.claims[0]
    many = tuple(msgspec.structs.replace(claim, id=f"c{n}", origins=Range(low=1, high=1)) for n in range(CLAIMS + 5))
    print_together(answers(), StoryView(story=msgspec.structs.replace(view.story, claims=many), reports=view.reports))
    out = capsys.readouterr().out
    assert "5 more with --json" in out
    assert out.count("1 origin in") == CLAIMS


def test_the_dossier_unfolds_each_count_to_its_reports() -> None:
    html = render_dossier(together_story())
    for heading in ("Where the accounts disagree", "The claims", "What happened, as they tell it"):
        assert heading in html
    assert 'id="c1"' in html
    links = set(re.findall(r'href="#([0-9a-z]+)"', html))
    assert links <= set(re.findall(r'id="([0-9a-z-]+)"', html))
    assert "not counted in the low number" in html
    assert "Not checked: publisher family of Wall Watch" in html
