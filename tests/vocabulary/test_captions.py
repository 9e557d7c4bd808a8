from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource import vocabulary

CAPTIONS = vocabulary.load().captions


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("A ferry at the quay, March 23, 2024. REUTERS/Jane Doe", "REUTERS/Jane Doe"),
        ("A ferry at the quay. REUTERS/Jane Doe/File Photo", "REUTERS/Jane Doe/File Photo"),
        ("A ferry at the quay. (AP Photo/Jane Doe)", "AP Photo/Jane Doe)"),
        ("A ferry at the quay. (AP Photo/Jane Doe, File)", "AP Photo/Jane Doe, File)"),
        ("A ferry at the quay (Photo by Jane Doe/AFP)", "(Photo by Jane Doe/AFP)"),
        ("A ferry at the quay. Photo: Jane Doe", "Photo: Jane Doe"),
        ("A ferry at the quay. Photograph: Jane Doe/AFP/Getty Images", "Photograph: Jane Doe/AFP/Getty Images"),
        ("A ferry at the quay. Getty Images", "Getty Images"),
        ("A ferry at the quay, Jane Doe via Getty Images", "via Getty Images"),
        ("A ferry at the quay, handout via REUTERS", "via REUTERS"),
        ("A ferry at the quay [Jane Doe/AP]", "[Jane Doe/AP]"),
        ("A ferry at the quay [File: Jane Doe/Reuters]", "[File: Jane Doe/Reuters]"),
        ("A ferry at the quay | AFP", "| AFP"),
        ("A ferry at the quay © EPA", "© EPA"),
        ("A ferry at the quay (file photo)", "(file photo)"),
        ("(Image: Jane Doe)", "(Image: Jane Doe)"),
    ],
)
def test_credit_tails(line: str, credit: str) -> None:
    span = CAPTIONS.credit_tail(line)
    assert span is not None
    assert line[slice(*span)].lstrip() == credit
    assert CAPTIONS.is_credit_tail(line)


@pytest.mark.parametrize(
    "line",
    ["She told Reuters.", "The agency and/or the ministry will pay AP.", "He said so (Reuters)", "The file was lost.",
     "It was a photo of the harbour.", "The picture is clear: prices rose. They will rise on.", "",
     "Police used tear gas/water."],
)  # fmt: skip
def test_sentences_end_in_no_picture_credit(line: str) -> None:
    assert CAPTIONS.credit_tail(line) is None


def test_agencies_of_the_vocabulary_supply_pictures(tmp_path: Path) -> None:
    extra = tmp_path / "extra.yaml"
    extra.write_text("agencies:\n  - {name: Sallow Wire, country: GB, short: [Sallow]}\n", encoding="utf-8")
    captions = vocabulary.load([extra]).captions
    for line in (
        "The lock on Monday. Ada Brook/Sallow Wire",
        "The lock (Sallow Photo/Ada Brook)",
        "Lock | Sallow Wire",
    ):
        assert captions.is_credit_tail(line)
        assert not CAPTIONS.is_credit_tail(line)


def test_a_lone_agency_in_brackets_is_told_apart() -> None:
    line = "The harbour was shut on Friday. (AFP)"
    span = CAPTIONS.bracketed_tail(line)
    assert span is not None
    assert line[slice(*span)] == "(AFP)"
    assert not CAPTIONS.is_credit_tail(line)
    assert CAPTIONS.bracketed_tail("The harbour (AFP) was shut.") is None


@given(st.text(alphabet=st.sampled_from("AP REUTERS/Photo by(),.[]|©:via\n"), max_size=300))
def test_credit_spans_lie_inside_the_line(line: str) -> None:
    for span in (CAPTIONS.credit_tail(line), CAPTIONS.bracketed_tail(line)):
        if span:
            assert 0 <= span[0] < span[1] <= len(line)
