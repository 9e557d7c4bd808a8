from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource import vocabulary
from secondsource.pages.credits import find_credits
from secondsource.records import Credit, Span

WORDS = vocabulary.load()
LEDE = "The harbour was shut on Friday after a ferry ran aground, the port authority said in a statement."

# A text of one or more paragraphs -> what is credited: (agency, kind, the characters of the span)
CREDITED = [
    # datelines
    (f"BAGHDAD, March 24 (Reuters) - {LEDE}", [("Reuters", "dateline", "(Reuters)")]),
    (f"(AP) — {LEDE}", [("AP", "dateline", "(AP)")]),
    (f"BAGHDAD (AP) — {LEDE}", [("AP", "dateline", "(AP)")]),
    (f"BEIJING, March 24 /Xinhua/ -- {LEDE}", [("Xinhua", "dateline", "/Xinhua/")]),
    (f"ANKARA (AA) - {LEDE}", [("Anadolu", "dateline", "(AA)")]),
    # bylines
    (f"Reuters\n{LEDE}", [("Reuters", "byline", "Reuters")]),
    (f"By Reuters\n{LEDE}", [("Reuters", "byline", "Reuters")]),
    (f"By REUTERS\n{LEDE}", [("Reuters", "byline", "REUTERS")]),
    (f"AFP\n{LEDE}", [("AFP", "byline", "AFP")]),
    (f"By JANE DOE, Associated Press\n{LEDE}", [("AP", "byline", "Associated Press")]),
    (f"By JANE DOE and JOHN ROE, The Associated Press\n{LEDE}", [("AP", "byline", "Associated Press")]),
    (f"By Jane Doe, with Reuters\n{LEDE}", [("Reuters", "byline", "Reuters")]),
    (f"Jane Doe | AP\n{LEDE}", [("AP", "byline", "AP")]),
    (f"Jane Doe, John Roe / AFP\n{LEDE}", [("AFP", "byline", "AFP")]),
    (f"By The Associated Press March 24, 2024\n{LEDE}", [("AP", "byline", "Associated Press")]),
    (f"PTI | New Delhi\n{LEDE}", [("PTI", "byline", "PTI")]),
    (f"AFP, Beirut\n{LEDE}", [("AFP", "byline", "AFP")]),
    (f"By PA\n{LEDE}", [("PA Media", "byline", "PA")]),
    (f"By Jane Doe, CNN\n{LEDE}", [("CNN", "byline", "CNN")]),
    (f"By AFP and staff\n{LEDE}", [("AFP", "byline", "AFP")]),
    (f"By Reuters Staff\n{LEDE}", [("Reuters", "byline", "Reuters")]),
    # trailers
    (f"{LEDE}\n© AFP 2024", [("AFP", "trailer", "© AFP")]),
    (f"{LEDE}\n© 2024 AFP", [("AFP", "trailer", "© 2024 AFP")]),
    (f"{LEDE}\nCopyright 2024 The Associated Press. All rights reserved.",
     [("AP", "trailer", "Copyright 2024 The Associated Press")]),
    (f"{LEDE}\n(This story has not been edited by our staff and is published from a syndicated feed - PTI)",
     [("PTI", "trailer", "syndicated feed - PTI")]),
    (f"{LEDE}\nThis story is auto-generated from a PTI feed.", [("PTI", "trailer", "auto-generated from a PTI")]),
    (f"{LEDE}\n(With inputs from ANI)", [("ANI", "trailer", "With inputs from ANI")]),
    (f"{LEDE}\nWith inputs from agencies/ANI", [("ANI", "trailer", "With inputs from agencies/ANI")]),
    (f"{LEDE}\n(With inputs from PTI and ANI)",
     [("PTI", "trailer", "With inputs from PTI"), ("ANI", "trailer", "With inputs from PTI and ANI")]),
    (f"{LEDE}\nThe Associated Press contributed to this report.",
     [("AP", "trailer", "Associated Press contributed to")]),
    (f"{LEDE}\nAssociated Press writer Jane Doe in Rome contributed to this report.",
     [("AP", "trailer", "Associated Press writer Jane Doe in Rome contributed to")]),
    (f"{LEDE}\nSource: Xinhua", [("Xinhua", "trailer", "Source: Xinhua")]),
    (f"{LEDE} — Reuters", [("Reuters", "trailer", "— Reuters")]),
    (f"{LEDE} (AFP)", [("AFP", "trailer", "(AFP")]),
    (f"{LEDE}\n- AFP", [("AFP", "trailer", "- AFP")]),
    (f"{LEDE}\nReporting by Jane Doe for Reuters in Rome; Editing by John Roe",
     [("Reuters", "trailer", "Reporting by Jane Doe for Reuters in Rome; Editing by John Roe")]),
    (f"ROME (Reuters) - {LEDE}\n(Reporting by Jane Doe; Editing by John Roe)",
     [("Reuters", "dateline", "(Reuters)"), ("Reuters", "trailer", "(Reporting by Jane Doe; Editing by John Roe")]),
    (f"{LEDE}\nThis article was originally published by The New York Times.",
     [("The New York Times", "trailer", "originally published by The New York Times")]),
    (f"{LEDE} jd (AFP, dpa)", [("AFP", "trailer", "AFP"), ("dpa", "trailer", "dpa")]),
    (f"{LEDE}\nReuters - Ap - AFP",
     [("Reuters", "trailer", "Reuters"), ("AP", "trailer", "Ap"), ("AFP", "trailer", "AFP")]),
    (f"{LEDE}\nImage copyright AFP", [("AFP", "caption", "copyright AFP")]),
    # interviews
    ("The harbour master told Reuters that it was shut.", [("Reuters", "told", "told Reuters")]),
    ("The harbour master told The Associated Press.", [("AP", "told", "told The Associated Press")]),
    ("The harbour master said in an interview with Reuters.", [("Reuters", "told", "interview with Reuters")]),
    ("The harbour master told the BBC it was shut.", [("BBC", "told", "told the BBC")]),
    ("The harbour master told the Guardian it was shut.", [("The Guardian", "told", "told the Guardian")]),
    ("The harbour master told state news agency IRNA.", [("IRNA", "told", "told state news agency IRNA")]),
    ("The harbour master told Israel's Channel 12 that.",
     [("Channel 12 (Israel)", "told", "told Israel's Channel 12")]),
    ("He told Reuters and the BBC so.", [("Reuters", "told", "told Reuters"), ("BBC", "told", "BBC")]),
    ("Speaking to Al Jazeera, he said so.", [("Al Jazeera", "told", "Speaking to Al Jazeera")]),
    # running text
    ("The ferry was old, according to AFP.", [("AFP", "body", "according to AFP")]),
    ("Reuters reported that it was shut.", [("Reuters", "body", "Reuters reported")]),
    ("It was shut, Axios cited three officials as saying.", [("Axios", "body", "Axios cited")]),
    ("The New York Times reported on Friday.", [("The New York Times", "body", "New York Times reported")]),
    ("The ferry was old, the Daily Mail reports.", [("Daily Mail", "body", "Daily Mail reports")]),
    ("Italian news website Ynet reported on Saturday.", [("Ynet", "body", "Ynet reported")]),
    ("Reuters could not independently verify the account.",
     [("Reuters", "body", "Reuters could not independently verify")]),
    ("The harbour, state news agency SANA said, was shut.", [("SANA", "body", "SANA said")]),
    ("The harbour was shut, citing a report in the Wall Street Journal.",
     [("The Wall Street Journal", "body", "report in the Wall Street Journal")]),
    ("Documents seen by Reuters show this.", [("Reuters", "body", "seen by Reuters")]),
    ("An AFP correspondent saw the ferry.", [("AFP", "body", "AFP correspondent")]),
    ("The Sun reported that it was shut.", [("The Sun", "body", "Sun reported")]),
    ("Dawn newspaper reported that it was shut.", [("Dawn", "body", "Dawn newspaper reported")]),
    ("Bloomberg reported that it was shut.", [("Bloomberg", "body", "Bloomberg reported")]),
    ("It was shut, ABC7 reports.", [("ABC7", "body", "ABC7 reports")]),
    ("He told local KXYZ so.", [("KXYZ", "told", "told local KXYZ")]),
    ("A pilot told Sputnik so.", [("Sputnik", "told", "told Sputnik")]),
    ("It was shut, reports BBC News.", [("BBC", "body", ", reports BBC News")]),
    ("He told The Lantern so.", [("Lantern", "told", "told The Lantern")]),
    ("The Erie Harbour Times said no. He told the Times so.", [("Erie Harbour Times", "told", "told the Times")]),
    ("Information from: Harbour Valley Times-News, http://www.harbour.example",
     [("Harbour Valley Times-News", "trailer", "Information from: Harbour Valley Times-News")]),
    ("The picture was first published in TMZ on Monday.", [("TMZ", "body", "published in TMZ")]),
    ("He told BBC.com so.", [("BBC", "told", "told BBC.com")]),
]  # fmt: skip

NOT_CREDITED = [
    "The harbour master told reporters that it was shut.",
    "AP Møller said it was shut.",
    "The UP government said it was shut.",
    "The PA system was silent. He told PA staff so.",
    "A fire broke out in the Reuters building.",
    "The harbour master told AP Dhillon that it was shut.",
    "He told the Guardian Council so.",
    "Bloomberg said he would run for mayor.",
    "The sun reported for duty. He told people. It is time.",
    "Dawn reported to her boss. Time reported on.",
    "Reporting by Jane Doe; Editing by John Roe",
    "TT",
    "AA",
    "He told The Hague so. He told The White House so.",
    "He told W. He told K-9 units so. The F16 reported in.",
    "Police and AP, AFP - the harbour",
    "The MENA region said no. According to MENA officials, it was shut.",
    "He was photographed by the harbour. The map reported it.",
    "",
    "The BBC is to cut forty jobs, its director-general announced.",
]


def _paragraphs(text: str) -> list[Span]:
    spans, start = [], 0
    for line in text.split("\n"):
        spans.append((start, start + len(line)))
        start += len(line) + 1
    return spans


def _read(text: str) -> tuple[Credit, ...]:
    return find_credits(text, _paragraphs(text), WORDS)


@pytest.mark.parametrize(("text", "expected"), CREDITED)
def test_credits(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = _read(text)
    assert [(credit.agency, credit.kind, text[slice(*credit.span)]) for credit in found] == expected


@pytest.mark.parametrize("text", NOT_CREDITED)
def test_names_that_credit_nobody(text: str) -> None:
    assert _read(text) == ()


def test_a_caption_credits_its_picture_only() -> None:
    caption = "The envoy speaks during an interview with Reuters, March 23, 2024. REUTERS/Jane Doe"
    text = f"{caption}\n{LEDE}"
    for captions in ([(0, len(caption))], []):
        found = find_credits(text, _paragraphs(text), WORDS, captions=captions)
        assert [(credit.agency, credit.kind) for credit in found] == [("Reuters", "caption")]
        assert text[slice(*found[0].span)] == "REUTERS"


def test_a_caption_need_not_be_among_the_paragraphs() -> None:
    text = f"A ferry at the quay (AFP)\n{LEDE}"
    found = find_credits(text, _paragraphs(text)[1:], WORDS, captions=_paragraphs(text)[:1])
    assert [(credit.agency, credit.kind) for credit in found] == [("AFP", "caption")]


PIECES = ["told ", "Reuters", "the ", "AP", "AFP", " and ", "(", ")", ". ", "© 2024 ", "\n", "By ", "The Sun",
          " reported", "-", "/",
          "according to ", "Jane Doe", ", ", LEDE,
          "ROME (AP) — ", "Reporting by X; Editing by Y",
          "Bloomberg", " said", "BBC"]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_spans_lie_inside_the_text_in_order(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = _read(text)
    assert list(found) == sorted(found, key=lambda credit: credit.span)
    for credit in found:
        start, end = credit.span
        assert 0 <= start < end <= len(text)
        assert any(first <= start and end <= last for first, last in _paragraphs(text))
