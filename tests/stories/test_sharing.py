"""What two reports share, seen from one: words of others left out, order of facts, who came first."""

from __future__ import annotations

import pytest
from story_samples import Told, credit
from test_derivation import PART, WIRE

from secondsource.stories.sharing import Shared, posts, said_by_others, shares


def pair(told: Told) -> tuple[Shared, Shared]:
    first, second = (rows[0] for _, rows in sorted(shares(told.members, told.links()).items()))
    return first, second


POST = "the pier shook like a drum when she hit it, and nobody ran — Ada Brook (@adabrook) May 3, 2021"


def test_a_post_that_is_shown_whole_is_in_the_words_of_another() -> None:
    told = Told()
    told.add("Eastgate", "2021-05-03", [WIRE[0], POST, WIRE[1]])
    told.add("Portolan", "2021-05-04", [POST, *PART[2:]])
    shown = posts(told.members[0])
    assert [told.texts["eastgate"][slice(*span)] for span in shown] == [POST.split(")", maxsplit=1)[0] + ")"]
    _, mine = pair(told)
    assert mine.contained > 0.1
    assert mine.prose < 0.05


def test_a_quote_that_its_paragraph_does_not_close_is_in_the_words_of_another() -> None:
    told = Told()
    told.add(
        "Eastgate",
        "2021-05-03",
        [WIRE[0], "He said at his home: “We were out on the pier all night, and then the wind came up."],
    )
    (span,) = said_by_others(told.members[0])
    assert told.texts["eastgate"][slice(*span)].startswith("“We were out")


def test_facts_in_the_same_order_and_in_reverse() -> None:
    told = Told()
    told.add("Eastgate", "2021-05-03", WIRE)
    told.add("Portolan", "2021-05-03", WIRE)
    told.add("Quarry", "2021-05-03", list(reversed(WIRE)))
    rows = {s.other.id: s for s in shares(told.members, told.links())["eastgate"]}
    assert rows["portolan"].in_order > 0
    assert rows["quarry"].in_order < 0


@pytest.mark.parametrize(
    ("times", "credited", "order"),
    [
        (("2021-05-03", "2021-05-04"), "", -1),
        (("2021-05-03", "2021-05-03"), "", 0),
        ((None, "2021-05-04"), "", 0),
        (
            ("2021-05-03", "2021-05-04"),
            "told",
            1,
        ),  # who has it from the other's interview came after, whatever its date
        (("2021-05-03", "2021-05-03"), "body", 1),
        (("2021-05-03", "2021-05-04"), "body", -1),
    ],
)
def test_who_came_first(times: tuple[str | None, str | None], credited: str, order: int) -> None:
    told = Told()
    told.add("Eastgate", times[0], WIRE[:2], credits=(credit("Portolan", credited),) if credited else ())
    told.add("Portolan", times[1], PART[2:])
    mine, theirs = pair(told)
    assert (mine.order, theirs.order) == (order, -order)
