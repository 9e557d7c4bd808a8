from __future__ import annotations

import math
from collections.abc import Mapping

import pytest
from msgspec.structs import replace
from rival_samples import report

from secondsource.records import Link
from secondsource.stories.aligning import align
from secondsource.stories.member import Member
from secondsource.stories.retelling import Retelling, retold, shown
from secondsource.stories.retelling.judging import MOST_EVIDENCE, load_model
from secondsource.stories.retelling.signs import MEANING
from secondsource.stories.sharing import Shared, shares

WIRE = [
    "A lighthouse keeper on the island of Brell has been fined 900 crowns for painting his tower pink, a court said.",
    "Keeper Olin Sarkad, 61, had wanted to cheer up his wife Tamsin, who was ill.",
    "“I had eleven tins left from the boat house, and no grey,” he told judge Mirela Focht.",
    "The tower stands on a list of monuments of 1904, and the harbour board needs it white for ships.",
    "Two freighters had taken a wrong course in June because of it.",
    "Sarkad must paint it again by the first of October; a brewery from Tannow has offered to pay.",
]
REWRITE = [
    "Pink is no colour for a lighthouse: for this, Olin Sarkad has to pay nine hundred crowns.",
    "The 61-year-old keeper on Brell had hoped to give pleasure to Tamsin, his sick wife.",
    "There were eleven cans over from painting the boat house and nothing grey to be had, as he explained to judge "
    "Mirela Focht.",
    "Since 1904 the building has been a listed monument. Sailors, the harbour board says, must see it white.",
    "In June a pair of cargo ships had gone astray on its account.",
    "By October 1 it must have its old colour back, and the bill may go to a Tannow brewery, which has come forward.",
]
OWN = [
    "On Brell they love their pink tower. Some forty islanders stood before the court with pink scarves on Tuesday.",
    "“It is the only cheerful thing between here and the cape,” said innkeeper Dunya Rask, who sells postcards of it.",
    "The keeper, Olin Sarkad, was fined 900 crowns.",
    "Schoolchildren had gathered 312 crowns by noon, teacher Wolf Amery told the Islander.",
    "Bird watchers are glad of the verdict: terns had left the rock, ornithologist Pia Lund said.",
]


Story = Mapping[str, Member]


@pytest.fixture(scope="module")
def story() -> Story:
    return {
        "wire": report("Wire", "2031-05-12", *WIRE),
        "rewriter": report("Rewriter", "2031-05-13", *REWRITE),
        "islander": report("Islander", "2031-05-13", *OWN),
        "copier": report("Copier", "2031-05-13", *WIRE),
    }


def empty(outlet: str) -> Member:
    """A report of which no sentence was read."""
    member = report(outlet, "2031-03-04", "The Maravel sank off Tollane on Monday.")
    nothing = replace(
        member.reading, sentences=(), quotes=(), attributions=(), entities=(), sentence_vectors=b"", vector=bytes(384)
    )
    return Member(member.report, nothing, member.text)


def judge(story: Story, name: str, other: str) -> tuple[Retelling, Shared]:
    a, b = sorted((story[name], story[other]), key=lambda m: m.id)
    found = align(a.compared, b.compared, (a.text, b.text))
    link = Link(a=a.id, b=b.id, score=1, reasons={}, a_in_b=found.a_in_b, b_in_a=found.b_in_a, matches=found.matches)
    shared = shares((a, b), [link])[name][0]
    return retold(shared.member, shared.other), shared


def test_a_rewrite_without_a_shared_phrase(story: Story) -> None:
    found, shared = judge(story, "rewriter", "wire")
    assert shared.contained == 0
    assert found.rewrite
    assert found.probability > 0.7


def test_own_reporting_on_the_same_event(story: Story) -> None:
    found, _ = judge(story, "islander", "wire")
    assert not found.rewrite
    assert found.probability < 0.3


def test_a_rewrite_and_an_own_report_are_not_of_each_other(story: Story) -> None:
    assert not judge(story, "rewriter", "islander")[0].rewrite
    assert not judge(story, "islander", "rewriter")[0].rewrite


def test_the_reasons_add_up(story: Story) -> None:
    for name in ("rewriter", "islander"):
        found, _ = judge(story, name, "wire")
        odds = math.log(found.probability / (1 - found.probability))
        assert sum(found.reasons.values()) == pytest.approx(odds)
        assert found.reasons.keys() == {"bias", *MEANING}
        assert found.strongest


def test_the_evidence_points_into_both_texts(story: Story) -> None:
    _, shared = judge(story, "rewriter", "wire")
    found = shown(shared)
    assert 0 < len(found) <= MOST_EVIDENCE
    assert list(found) == sorted(found, key=lambda e: e.span)
    for evidence in found:
        assert evidence.of_report == "wire"
        assert evidence.span in shared.member.reading.sentences
        assert evidence.of_span in shared.other.reading.sentences
        assert evidence.same == "paraphrase"
    pairs = {(shared.member.quote(e.span), shared.other.quote(e.of_span)) for e in found if e.of_span}
    assert any("brewery" in mine and "brewery" in theirs for mine, theirs in pairs)


def test_evidence_that_is_word_for_word_says_so(story: Story) -> None:
    assert {e.same for e in shown(judge(story, "copier", "wire")[1])} == {"verbatim"}


def test_a_report_without_text_is_no_rewrite() -> None:
    mine, other = empty("Courier"), empty("Other")
    found = retold(mine, other)
    assert (found.probability, found.rewrite, found.strongest) == (0.0, False, "")
    assert shown(Shared(mine, other, 0.0, 0.0, ())) == ()


def test_no_sign_speaks_against_its_meaning() -> None:
    model = load_model()
    against = {"bare", "added", "own_voices", "voices_lost", "own_sayings", "own_quotes"}
    assert set(model.names) == MEANING.keys()
    for name, weight in zip(model.names, model.weights, strict=True):
        if name.endswith("_length"):
            continue
        assert weight <= 0 if name in against else weight >= 0
