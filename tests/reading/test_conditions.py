"""Conditions: outcome and what it depends on, form by form."""

from __future__ import annotations

import pytest
from event_samples import conditions_of

FORMS = [
    (
        "The reopening would depend on the weather, the crews and the money, she said.",
        ("The reopening", ["the weather", "the crews", "the money"]),
    ),
    ("The deal hinges on the release of two pilots.", ("The deal", ["the release of two pilots"])),
    ("Aid deliveries are subject to approval by the army.", ("Aid deliveries", ["approval by the army"])),
    ("If the strike ends, the port will open.", ("the port will open", ["the strike ends"])),
    ("The port will open if the strike ends.", ("The port will open", ["the strike ends"])),
    ("Unless rain comes, the harvest will fail.", ("the harvest will fail", ["rain comes"])),
    ("The union will strike unless pay is raised.", ("The union will strike", ["pay is raised"])),
    (
        "As long as the siege continues, the refugees cannot return.",
        ("the refugees cannot return", ["the siege continues"]),
    ),
    ("The rebels will free the pilot in exchange for grain.", ("The rebels will free the pilot", ["grain"])),
    (
        "There will be no talks until the last soldier leaves.",
        ("There will be no talks", ["the last soldier leaves"]),
    ),
    (
        "The governor said the bridge would open only if the water fell.",
        ("the bridge would open", ["the water fell"]),
    ),
]


def test_a_comma_in_a_number_does_not_end_a_condition() -> None:
    text = "If the list holds 15,000 names, the vote will be held."
    assert conditions_of(text) == [("the vote will be held", ["the list holds 15,000 names"])]


def test_what_is_said_before_if_is_no_outcome() -> None:
    text = "Clerks are sure that if they stay home, they will be fired."
    assert conditions_of(text) == [("they will be fired", ["they stay home"])]


@pytest.mark.parametrize(("text", "told"), FORMS)
def test_forms(text: str, told: tuple[str, list[str]]) -> None:
    assert conditions_of(text) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "Hackers linked to Ostavik attacked the grid.",
        "Reporters asked if the port would open.",
        "He looked as if he had seen a ghost.",
        "They waited until the rain stopped.",
        "The port opened before dawn.",
        "Should the mayor resign?",
        "Divers could not reach the wreck before the evacuation was already under way.",
        "An official spoke on condition that he not be named.",
        "The gang freed two hostages in exchange for grain.",
        "The shop closed if trade was slow.",
        "The mayor does not care if the ferry sinks, which was built in Lindmere.",
    ],
)
def test_what_is_no_condition(text: str) -> None:
    assert conditions_of(text) == []
