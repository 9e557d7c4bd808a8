"""Denials that name a claim alone: what they deny is what was said before."""

from __future__ import annotations

import pytest
from passage_samples import passage, report_of, said, sentence
from stages import known_words

from secondsource.encoder.passage_reading import PassageReading
from secondsource.reading.attributions import attributions
from secondsource.reading.entities import entities
from secondsource.records import Attribution


def read(text: str, told: PassageReading) -> tuple[Attribution, ...]:
    report = report_of(text)
    return attributions(text, report, (told,), entities(text, report, (told,), known_words()), known_words())


@pytest.mark.parametrize("claim", ["the report", "the claims", "these allegations against it"])
def test_what_is_denied_is_what_was_said_before_where_only_a_claim_is_named(claim: str) -> None:
    text = f"Ada Brook reported that the lock was shut. The canal office denied {claim}."
    told = passage(
        text,
        said(text, "Ada Brook", "reported", "that the lock was shut"),
        said(text, "The canal office", "denied", claim),
        sentences=(
            sentence(text, "Ada Brook reported that the lock was shut."),
            sentence(text, f"The canal office denied {claim}."),
        ),
    )
    first, denial = read(text, told)
    assert denial.polarity == "denied"
    assert denial.content == first.content


@pytest.mark.parametrize(
    ("before", "denied"),
    [
        ("The lock is old.", "the report"),  # nothing was said
        ("Ada Brook said that the lock was shut.", "that it had shut the lock"),  # what is denied is told
        ("Ada Brook said no.", "the claim"),  # what was said is no claim
        ("Ada Brook said that the lock was shut.", "the report"),  # nobody reported it
        ("Ada Brook said that the lock was shut.", "claims against the mill"),  # other claims
    ],
)
def test_what_is_denied_stays_where_nothing_was_said_or_the_denial_tells_it(before: str, denied: str) -> None:
    text = f"{before} The canal office denied {denied}."
    heard = [said(text, "Ada Brook", "said", before.partition(" said ")[2].rstrip("."))] if "said" in before else []
    told = passage(
        text,
        *heard,
        said(text, "The canal office", "denied", denied),
        sentences=(sentence(text, before), sentence(text, f"The canal office denied {denied}.")),
    )
    denial = read(text, told)[-1]
    assert " ".join(text[slice(*piece)] for piece in denial.content).removeprefix("that ") == denied.removeprefix(
        "that "
    )
