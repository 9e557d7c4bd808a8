"""When an event was is ISO 8601, whatever kind of time the report tells."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rival_samples import report, story

from secondsource.stories.events import events
from secondsource.stories.events.moments import moment


@pytest.mark.parametrize(
    ("told", "when"),
    [
        ("2021-05-04", "2021-05-04"),
        ("2021-05", "2021-05"),
        ("2021", "2021"),
        ("2021-05-04T21:30", "2021-05-04T21:30"),
        ("2021-05-04TEV", "2021-05-04"),
        ("2021-05-04T24:00", "2021-05-04"),
        ("2021-W18", None),
        ("2021-SU", None),
        ("202X", None),
        ("XXXX-05-04", None),
        ("2021-13-04", None),
        ("P3D", None),
        (None, None),
    ],
)
def test_a_time_is_as_precise_as_iso_8601_can_tell(told: str | None, when: str | None) -> None:
    assert moment(told) == when


@given(st.text(alphabet="0123456789-:TWXPDEVMONI", max_size=16))
def test_whatever_is_told_a_moment_can_be_read(told: str) -> None:
    when = moment(told)
    if when is not None:
        assert datetime.fromisoformat(f"{when}-01-01"[:10] if len(when) < 10 else when)


def test_when_of_an_event_is_iso_8601() -> None:
    """A part of a day ("2021-05-04TEV") stood in ``when``, and the views could not read it."""
    told = "A bomb killed 12 people in a market in Baghdad on Tuesday evening, police said."
    (event, *_) = events(story(report("Harbour", "2021-05-05", told)))
    assert event.when == "2021-05-04"
