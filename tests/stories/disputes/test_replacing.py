"""Figures that took each other's place: judged by groups as if every two of them were compared."""

from __future__ import annotations

import numpy as np
import pytest
from empty_reading import EMPTY
from hypothesis import given
from hypothesis import strategies as st
from stages import FEW

from secondsource.records import Figure, Report
from secondsource.stories.bounds import Bounds
from secondsource.stories.case import Case
from secondsource.stories.disputes import replacing
from secondsource.stories.disputes.counted import Counted
from secondsource.stories.disputes.replacing import ONE_THING, replaced
from secondsource.stories.disputes.sayings import Sayings
from secondsource.stories.member import Member
from secondsource.vocabulary.rivals import load_rivals

SAID = ("The number of cranes has risen to that many.", "So many cranes stand at the quay.", "Cranes were counted.")
VECTORS = np.asarray([[1.0, 0.0], [0.8, 0.6], [0.5, 0.866]], dtype=np.float32)
KINDS = (frozenset({"crane"}), frozenset({"crane", "quay"}), frozenset({"crane", "tall", "old"}))


figures = st.lists(
    st.tuples(
        st.integers(0, 4),  # the report
        st.sampled_from((0, 1, 2, None)),  # the sentence
        st.sampled_from((4, 9, 20)),
        st.sampled_from((100, 101, None)),  # the day
        st.sampled_from(KINDS),
        st.sampled_from((None, "Lindow", "Eastgate")),
        st.sampled_from((None, "the harbour master")),
    ),
    max_size=9,
)


def every_two(held: list[Counted], said: Sayings) -> list[Counted]:
    """The definition, pair by pair."""

    def replaces(a: Counted, b: Counted) -> bool:
        if a.bounds.meets(b.bounds) or a.day is None or b.day is None:
            return False
        if len(a.kind & b.kind) * 2 < len(a.kind | b.kind) or (a.place and b.place and a.place != b.place):
            return False
        if a.sentence is None or b.sentence is None:
            return False
        later = a if (a.day, a.number) > (b.day, b.number) else b
        one_voice = a.informant is not None and a.informant == b.informant
        updates = load_rivals().updates.search(later.member.quote(later.evidence))
        if not updates and (a.day == b.day or not one_voice):
            return False
        one, other = said.at[a.number, a.sentence], said.at[b.number, b.sentence]
        return float(said.vectors[one] @ said.vectors[other]) >= ONE_THING

    return [c for c in held if any(replaces(c, o) for o in held if o is not c)]


def made(drawn: list[tuple[int, int | None, int, int | None, frozenset[str], str | None, str | None]]) -> list[Counted]:
    text = "\n".join(SAID)
    starts = [text.index(said) for said in SAID]
    member = Member(Report(id="a", span=(0, len(text))), EMPTY, text)
    held = []
    for index, (number, sentence, value, day, kind, place, informant) in enumerate(drawn):
        figure = Figure(span=(0, 1), value=value, low=None, high=None, counts="other", informant=informant)
        counted = Counted(member, number, index, figure, Bounds(value * 0.9, value * 1.1))
        where = (0, 1) if sentence is None else (starts[sentence], starts[sentence] + len(SAID[sentence]))
        vars(counted).update(sentence=sentence, day=day, kind=kind, place=place, evidence=where)
        held.append(counted)
    return held


def sayings() -> Sayings:
    at = {(number, sentence): sentence for number in range(5) for sentence in range(len(SAID))}
    return Sayings(Case((), (), {}, frozenset(), lambda _: None), (), VECTORS, at)


@FEW
@given(figures)
def test_as_if_every_two_were_compared(
    drawn: list[tuple[int, int | None, int, int | None, frozenset[str], str | None, str | None]],
) -> None:
    held, said = made(drawn), sayings()
    assert replaced(held, said) == every_two(held, said)


def test_copies_are_judged_once(monkeypatch: pytest.MonkeyPatch) -> None:
    kind = KINDS[0]
    first, later = (0, 1, 4, 100, kind, None, None), (1, 0, 9, 101, kind, None, None)
    asked = 0

    def fit(*given: object) -> bool:
        nonlocal asked
        asked += 1
        return bool(fits(*given))  # type: ignore[arg-type]

    fits = replacing._fit
    monkeypatch.setattr(replacing, "_fit", fit)
    held = made([first, later] * 300)
    assert replaced(held, sayings()) == held
    assert asked == 4
