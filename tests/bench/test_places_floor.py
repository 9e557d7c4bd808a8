"""A floor of the places: a few held articles of LGL; the bench measures, this tells a break."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.places import measure

NEAR_FLOOR, F1_FLOOR = 0.78, 0.55
ONE_IN = 10


@pytest.mark.shared
def test_places_stay_above_their_floors(shared_data: Path) -> None:
    given, found = measure(shared_data, ONE_IN)
    assert given.asked > 150
    assert given.share > NEAR_FLOOR
    assert found.f1 > F1_FLOOR
