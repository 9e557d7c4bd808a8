from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource import vocabulary
from secondsource.pages.datelines import find_dateline

WORDS = vocabulary.load()
LEDE = "The harbour was shut on Friday after a ferry ran aground, the port authority said in a statement."

FORMS = [
    ("BAGHDAD, March 24 (Reuters) - ", "BAGHDAD", "Reuters", (24, 3, None)),
    ("BAGHDAD, March 24, 2024 (Reuters) - ", "BAGHDAD", "Reuters", (24, 3, 2024)),
    ("BAGHDAD (Reuters) - ", "BAGHDAD", "Reuters", None),
    ("BAGHDAD — ", "BAGHDAD", None, None),
    ("WASHINGTON (AP) — ", "WASHINGTON", "AP", None),
    ("WASHINGTON, D.C. (AP) — ", "WASHINGTON, D.C.", "AP", None),
    ("SPRINGFIELD, Ill. (AP) — ", "SPRINGFIELD, Ill.", "AP", None),
    ("TEL AVIV, Israel (AP) — ", "TEL AVIV, Israel", "AP", None),
    ("BEIRUT/DAMASCUS, Oct 5 (Reuters) - ", "BEIRUT/DAMASCUS", "Reuters", (5, 10, None)),
    ("KAFR NABL, Syria — ", "KAFR NABL, Syria", None, None),
    ("Beirut, Lebanon – ", "Beirut, Lebanon", None, None),
    ("Kafr Nabl, Syria - ", "Kafr Nabl, Syria", None, None),
    ("Beirut – ", "Beirut", None, None),
    ("NEW DELHI: ", "NEW DELHI", None, None),
    ("New Delhi: ", "New Delhi", None, None),
    ("BAHAWALNAGAR: ", "BAHAWALNAGAR", None, None),
    ("PARIS, Apr 3 /Xinhua/ -- ", "PARIS", "Xinhua", (3, 4, None)),
    ("MOSCOW, March 24. /TASS/. ", "MOSCOW", "TASS", (24, 3, None)),
    ("UNITED NATIONS, March 24 (Xinhua) -- ", "UNITED NATIONS", "Xinhua", (24, 3, None)),
    ("TEHRAN, 24 Mar. (IRNA) – ", "TEHRAN", "IRNA", (24, 3, None)),
    ("CAIRO - 24 March 2024: ", "CAIRO", None, (24, 3, 2024)),
    ("CAIRO- 24 March 2024: ", "CAIRO", None, (24, 3, 2024)),
    ("(Beirut) – ", "Beirut", None, None),
    ("(Beirut, July 20, 2015) – ", "Beirut", None, (20, 7, 2015)),
    ("LONDON | Reuters\n", "LONDON", "Reuters", None),
    ("LONDON (AA) - ", "LONDON", "Anadolu", None),
    ("ST. LOUIS (AP) — ", "ST. LOUIS", "AP", None),
    ("PORT-AU-PRINCE, Haiti (AP) — ", "PORT-AU-PRINCE, Haiti", "AP", None),
    ("SANA'A (XYZ) — ", "SANA'A", None, None),
    ("March 24 (UPI) -- ", None, "UPI", (24, 3, None)),
    ("(CNN) — ", None, "CNN", None),
    ("(CNN)", None, "CNN", None),
    ("(Reuters) - ", None, "Reuters", None),
]


@pytest.mark.parametrize(("prefix", "place", "agency", "day"), FORMS)
def test_datelines(prefix: str, place: str | None, agency: str | None, day: tuple[int, int, int | None] | None) -> None:
    before = "A headline\n\n"
    text = before + prefix + LEDE
    found = find_dateline(text, (len(before), len(text)), WORDS)
    assert found is not None
    assert text[found.end :] == LEDE
    assert (found.dateline.place if found.dateline else None) == place
    assert found.agency == agency
    assert (found.day, found.month, found.year) == (day or (None, None, None))
    if found.dateline:
        assert text[slice(*found.dateline.span)] == place
    if found.agency_span:
        assert text[slice(*found.agency_span)].strip("()/| .")


@pytest.mark.parametrize(
    "prefix",
    [
        "WATCH: ", "UPDATE: ", "UPDATE 2: ", "BREAKING: ", "EXCLUSIVE — ", "BREAKING NEWS — ", "WATCH LIVE: ",
        "FACTBOX - ", "NASA — ", "ISIS: ", "Jane Doe: ", "Jane Doe – ", "The harbour – ", "FILE - ", "LIVE UPDATES: ",
        "Yes, Minister: ",
        "Northern Dispatch (AP) ", "United Nations (UN) ", "TRAGEDY: the ", "", "— ", "1. ", "CNN — ", "“",
        "OPINION | ",
        "Lebanon, Syria – both ", "Editor's note: ", "A ", "March 24 – ", "JANE DOE, HOST: ",
        "(China Daily 10/03/2017 page4) ",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_dateline(prefix: str) -> None:
    text = prefix + LEDE
    assert find_dateline(text, (0, len(text)), WORDS) is None


def test_a_transcript_has_no_datelines() -> None:
    text = f"BLITHER: {LEDE}\n\nSMITHERS: {LEDE}"
    assert find_dateline(text, (0, text.index("\n")), WORDS) is None


@given(
    st.text(max_size=20),
    st.lists(st.sampled_from([form for form, *_ in FORMS] + ["A", " ", "(", "AP", ",", "24", "May", LEDE]), max_size=5),
)
def test_offsets_lie_in_order_inside_the_paragraph(before: str, parts: list[str]) -> None:
    text = before + "".join(parts)
    found = find_dateline(text, (len(before), len(text)), WORDS)
    if found is None:
        return
    assert len(before) <= found.end <= len(text)
    for span in (found.dateline.span if found.dateline else None, found.agency_span, found.date_span):
        if span:
            assert len(before) <= span[0] < span[1] <= found.end
