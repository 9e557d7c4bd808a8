"""A quotation over several paragraphs whose speaker is named at its end is theirs from its first paragraph on."""

from __future__ import annotations

from passage_samples import passage, report_of, said
from stages import known_words

from secondsource.reading.attributions import attributions

TEXT = "“The lock is old.\n“Nobody mends it.\n“We shall close it,” Ada Brook said.\nIt rained."


def contents(text: str, *found: tuple[str, str, str]) -> list[list[str]]:
    read = passage(text, *(said(text, *item) for item in found))
    made = attributions(text, report_of(text), [read], (), known_words())
    return [[text[a:b] for a, b in item.content] for item in made]


def test_a_quotation_keeps_the_paragraphs_before_its_speaker() -> None:
    assert contents(TEXT, ("Ada Brook", "said", "“We shall close it,”")) == [
        ["“The lock is old.", "“Nobody mends it.", "“We shall close it,”"]
    ]


def test_what_another_says_before_is_not_taken() -> None:
    text = "Sam Ford said: " + TEXT
    found = contents(text, ("Sam Ford", "said:", "“The lock is old."), ("Ada Brook", "said", "“We shall close it,”"))
    assert found == [["“The lock is old.", "“Nobody mends it."], ["“We shall close it,”"]]


def test_a_closed_quotation_before_is_not_taken() -> None:
    text = TEXT.replace("old.", "old.”").replace("mends it.", "mends it.”")
    assert contents(text, ("Ada Brook", "said", "“We shall close it,”")) == [["“We shall close it,”"]]
