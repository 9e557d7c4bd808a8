"""Whether the reports of a claim name whoever is asked for."""

from __future__ import annotations

import pytest

from secondsource.views.checking.naming import capitalised, unnamed


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Crimson Anchor", "The Anchor said that it had struck the port.", ()),
        ("Crimson Anchor", "Pirates said that they had struck the port.", ("Crimson Anchor",)),
        ("China", "Chinese ships lay off the port.", ()),
        ("United States", "The US said that it would leave.", ()),
        ("Port-e-Salaam", "The blast shook Port-i-Salaam.", ()),
        ("Ada Holm", "Canada's whole coast was hit.", ("Ada Holm",)),
        ("Peru", "Chinese ships lay off the port.", ("Peru",)),
    ],
)
def test_a_name_is_looked_for_by_its_words_and_by_other_names_of_the_same(
    name: str, text: str, expected: tuple[str, ...]
) -> None:
    assert unnamed([name], [text]) == expected
    assert unnamed([name, name], ["Nothing here.", text]) == expected
    assert unnamed([], [text]) == ()
    assert unnamed([name], []) == (name,)


def test_capitalised_runs_of_a_query_are_names_but_for_days_and_months() -> None:
    assert capitalised("They said that on Monday the Crimson Anchor took another small ship near Lowhaven") == (
        "Crimson Anchor",
        "Lowhaven",
    )
