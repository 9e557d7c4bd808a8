"""Claims, disputes, revisions and events of a story: as JSON, on the terminal, in the dossier."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from field_names import missing, undocumented
from sample_story import LEDE, identity
from sample_together import together_story
from told_samples import told_page, told_reading, told_report

from secondsource.ledger import StoredReport
from secondsource.records import ClaimOrigin, Decision, Range
from secondsource.views.cli.claims import CLAIMS, print_together
from secondsource.views.cli.output import answers
from secondsource.views.dossier import render_dossier
from secondsource.views.json import story_json
from secondsource.views.story_view import ReportView, StoryView
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


def full_story() -> StoryView:
    """A story of which every field of the JSON has something: with a reading, and a decision."""
    view, page = together_story(), told_page()
    report = told_report()
    derivation = msgspec.structs.replace(
        view.reports[0].derivation, report=report.id, kind="independent", reasons={"own: informant": 1.5}
    )
    stored = StoredReport(
        report=report,
        page=1,
        version=1,
        url=None,
        path=page.path,
        sha256=page.sha256,
        retrieved=None,
        current=True,
        story=view.story.id,
        locations=(),
    )
    told = ReportView(report=report, text=page.text, derivation=derivation, reading=told_reading(report), stored=stored)
    decision = Decision(number=1, kind="confirm", reports=(report.id,), at="2024-03-24T10:00:00Z")
    return msgspec.structs.replace(view, reports=(*view.reports, told), decisions=(decision,))


def test_every_field_is_documented() -> None:
    assert not undocumented(as_json(full_story()))


def test_every_documented_field_of_a_story_is_there() -> None:
    assert not missing(as_json(full_story()), "`story ID --json`")


def test_the_reasons_of_a_derivation_are_given() -> None:
    assert as_json(full_story())["reports"][-1]["reasons"] == {"own: informant": 1.5}


def test_a_side_of_figures_has_its_figure_and_another_side_has_none() -> None:
    view = together_story()
    dispute = view.story.disputes[0]
    other = msgspec.structs.replace(dispute.sides[0], value="accident", low=None, high=None)
    sides = (*dispute.sides, other)
    story = msgspec.structs.replace(view.story, disputes=(msgspec.structs.replace(dispute, sides=sides),))
    said = as_json(msgspec.structs.replace(view, story=story))["disputes"][0]["sides"]
    assert [side["figure"] for side in said] == [11, {"low": 20, "high": None, "value": "20"}, None]
    assert all({"claim", "value"} <= side.keys() for side in said)


def test_whole_numbers_are_no_floats() -> None:
    story = as_json(together_story())
    assert (story["disputes"][0]["sides"][0]["low"], story["disputes"][0]["sides"][1]["high"]) == (11, None)
    assert isinstance(story["events"][0]["tolls"][0]["best"], int)


def test_a_timeline_is_in_order_and_leaves_out_what_has_no_time() -> None:
    moments = timeline(together_story())
    assert [m.when for m in moments] == sorted(m.when for m in moments)
    assert ("event", "v1") in {(m.what, m.id) for m in moments}
    assert identity(9) not in {m.id for m in moments}


def altered(**first: Any) -> StoryView:
    """The story with fields of its first claim changed."""
    view = together_story()
    claims = (msgspec.structs.replace(view.story.claims[0], **first), *view.story.claims[1:])
    return msgspec.structs.replace(view, story=msgspec.structs.replace(view.story, claims=claims))


def test_a_denied_claim_whose_assertion_is_not_there_is_marked_as_denied(capsys: pytest.CaptureFixture[str]) -> None:
    view = altered(polarity="denied")
    print_together(answers(), view)
    flat = " ".join(capsys.readouterr().out.split())
    assert f"1 denied: “{LEDE[:40]}" in flat
    assert '<span class="denies">denied</span>' in render_dossier(view)
    assert '<span class="denies">denied; denies claim 1</span>' in render_dossier(view)
    assert flat.count("denied: ") == 2


def test_origins_that_nobody_told_are_named_by_their_outlets_and_stand_once(capsys: pytest.CaptureFixture[str]) -> None:
    post, courier = identity(1), identity(3)
    bare = [ClaimOrigin(informant=None, gatherer=None, named=False, reports=(r,), low=False) for r in (post, courier)]
    view = altered(origin_list=(*bare, bare[0]))
    print_together(answers(), view)
    flat = " ".join(capsys.readouterr().out.split())
    assert "perhaps also source not told (Harbour Post) ×2; source not told (Lowhaven Courier)" in flat
    assert "source not told (Lowhaven Courier)" in render_dossier(view)


def test_what_only_changed_with_time_is_no_disagreement() -> None:
    view = together_story()
    html = render_dossier(msgspec.structs.replace(view, story=msgspec.structs.replace(view.story, disputes=())))
    assert "How figures changed" in html
    assert "Where the accounts disagree" not in html


@pytest.fixture
def printed(capsys: pytest.CaptureFixture[str]) -> str:
    print_together(answers(), together_story())
    return capsys.readouterr().out


def test_claims_are_told_with_what_stands_behind_them(printed: str) -> None:
    flat = " ".join(printed.split())
    assert "1–2 origins in 3 reports" in flat
    assert "from the harbour authority (Northern Wire)" in flat
    assert "perhaps also Wall Watch, source not told" in flat
    assert "denied; denies claim 1" in flat
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
