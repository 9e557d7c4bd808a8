"""Drift: what a statement loses or gains on its way from one report to the next."""

from __future__ import annotations

import msgspec
from claim_samples import Desk, Line, named, statement

from secondsource.records import Drift, Entity, Figure, Span
from secondsource.stories.claims import Proposition
from secondsource.stories.corroboration import corroborate

REST = [
    Line("Boats from three villages looked for the missing through the night"),
    Line("Storm warnings had been out since Sunday evening on all the northern coasts"),
    Line("The harbour office had told two other lines to cancel their crossings that day"),
]
EARLY, LATE = "2021-05-03", "2021-05-04"


def drifts(desk: Desk, **late: object) -> tuple[Drift, ...]:
    """The drift of the first sentences of two reports."""
    case = desk.case()
    said = [statement(m, 0, **(late if m.id == "eastgate" else {})) for m in case.members]
    figured = tuple(
        msgspec.structs.replace(s, figures=tuple(range(len(case.by_id[s.report].reading.figures)))) for s in said
    )
    (claim,) = corroborate(case, [Proposition(id="c1", standing=figured[0], statements=figured)])
    return claim.drift


def pair(first: Line, second: Line, kind: str = "rewrite") -> Desk:
    """A report and one that derives from it."""
    desk = Desk()
    desk.add("Portolan", [first, *REST], day=EARLY)
    desk.add("Eastgate", [second, *REST], kind, ["portolan"] if kind != "independent" else [], day=LATE)  # type: ignore[arg-type]
    return desk


def figured(desk: Desk, *counts: tuple[str, float, float | None, float | None]) -> Desk:
    """Give each report's first figure: its words, its value, and its lower and upper bound."""
    for place, (words, value, low, high) in enumerate(counts):
        member = desk.members[place]
        at = member.text.index(words)
        told = Figure(span=(at, at + len(words)), value=value, low=low, high=high, counts="killed")
        reading = msgspec.structs.replace(member.reading, figures=(told,))
        desk.members[place] = type(member)(member.report, reading, member.text)
    return desk


def quoted(desk: Desk, report: str, span: Span) -> str:
    return next(m for m in desk.members if m.id == report).text[slice(*span)]


def test_a_bound_that_a_rewrite_drops_is_told_with_both_wordings() -> None:
    first = "The ferry Aurora sank off Marvik and at least 20 people were killed on board of it"
    desk = pair(Line(first), Line(first.replace("at least ", "")))
    figured(desk, ("at least 20", 20, 20, None), ("20", 20, 20, 20))
    (drift,) = drifts(desk)
    assert (drift.kind, drift.what) == ("qualifier dropped", "at least 20 → 20")
    assert quoted(desk, drift.report, drift.span) == "20"
    assert quoted(desk, drift.of_report, drift.of_span) == "at least 20"


def test_another_number_for_the_same_is_a_change_and_one_within_the_bound_is_none() -> None:
    first = "The ferry Aurora sank off Marvik and at least 20 people were killed on board of it"
    bound = ("at least 20", 20, 20, None)
    desk = figured(pair(Line(first), Line(first.replace("at least 20", "12"))), bound, ("12", 12, 12, 12))
    assert [d.kind for d in drifts(desk)] == ["figure changed"]
    desk = figured(pair(Line(first), Line(first.replace("at least 20", "25"))), bound, ("25", 25, 25, 25))
    assert drifts(desk) == ()


def test_what_may_be_becomes_what_is() -> None:
    first = "The ferry Aurora may have struck a rock off Marvik in the storm before it sank"
    (drift,) = drifts(pair(Line(first), Line(first.replace("may have struck", "struck"))))
    assert drift.kind == "hardened"
    (drift,) = drifts(pair(Line(first.replace("may have struck", "struck")), Line(first)))
    assert drift.kind == "softened"


def test_an_attribution_that_is_left_out_is_told() -> None:
    first = "The ferry Aurora struck a rock off Marvik in the storm before it sank"
    desk = pair(named(first, "Hallan Brook", "police chief"), Line(first))
    (drift,) = drifts(desk)
    assert drift.kind == "attribution dropped"
    assert "Hallan Brook" in drift.what
    assert quoted(desk, drift.of_report, drift.of_span) == "said"


def test_somebody_else_is_said_to_have_said_it() -> None:
    first = "The ferry Aurora struck a rock off Marvik in the storm before it sank"
    one = named(first, "Hallan Brook", "police chief of Marvik")
    other = named(first, "Ilse Marn", "spokeswoman for Northern Coastal Lines")
    (drift,) = drifts(pair(one, other))
    assert (drift.kind, drift.what) == ("attribution changed", "Hallan Brook → Ilse Marn")


def test_the_wrong_prime_minister_is_told() -> None:
    first = "The ferry Aurora sank off Marvik while prime minister Ada Holm was on board of it"
    desk = pair(Line(first), Line(first.replace("Ada Holm", "Lena Strand")))
    for place, name in enumerate(("Ada Holm", "Lena Strand")):
        member = desk.members[place]
        at = member.text.index(name)
        entity = Entity(id="e9", type="person", name=name, mentions=((at, at + len(name)),))
        reading = msgspec.structs.replace(member.reading, entities=(entity,))
        desk.members[place] = type(member)(member.report, reading, member.text)
    (drift,) = drifts(desk)
    assert (drift.kind, drift.what) == ("name changed", "Ada Holm → Lena Strand")


def test_a_denial_made_of_an_assertion_is_told() -> None:
    first = "The ferry Aurora had been inspected by the harbour office of Marvik before it sank"
    desk = pair(Line(first), Line(first.replace("had been", "had not been")))
    assert [d.kind for d in drifts(desk, polarity="denied")] == ["negation changed"]


def test_independent_reports_do_not_drift() -> None:
    first = "The ferry Aurora may have struck a rock off Marvik in the storm before it sank"
    assert drifts(pair(Line(first), Line(first.replace("may have struck", "struck")), "independent")) == ()


def test_a_change_is_told_once_however_many_copy_it() -> None:
    first = "The ferry Aurora may have struck a rock off Marvik in the storm before it sank"
    hard = Line(first.replace("may have struck", "struck"))
    desk = pair(Line(first), hard)
    for number in range(4):
        desk.add(f"Copy{number}", [hard, *REST], "copy", ["eastgate"], day="2021-05-05")
    assert [(d.kind, d.report) for d in drifts(desk)] == [("hardened", "eastgate")]
