"""Pages to reports: two stories under one address, the seed pages, languages, odd input, and what holds of any page."""

from __future__ import annotations

import time
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from page_samples import BANK, BANK_CAPTION, BANK_HEAD, FERRY, FERRY_CAPTION, FERRY_HEAD, FERRY_MORE, GLUED, SUBHEAD
from stages import FEW, hashed, known_words, real_encoder, said, split_text, text_page

from secondsource.pages.html import read_html
from secondsource.pages.language import detect
from secondsource.pages.split import split
from secondsource.pages.text import read_text
from secondsource.records import Block, Document, Markup, Page, Report

# -- two stories on one page ------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def glued() -> tuple[Page, tuple[Report, ...]]:
    return split_text(GLUED, real=True)


def test_two_stories_under_one_address_are_two_reports(glued: tuple[Page, tuple[Report, ...]]) -> None:
    page, reports = glued
    assert [r.title for r in reports] == [FERRY_HEAD, BANK_HEAD]
    first, second = reports
    assert first.span[0] == 0
    assert second.span == (GLUED.index(BANK_HEAD), len(GLUED.rstrip()))
    assert page.text[slice(*first.span)].endswith(FERRY_MORE[-1])
    assert [page.text[slice(*r.title_span)] for r in reports if r.title_span] == [FERRY_HEAD, BANK_HEAD]


def test_the_body_is_the_paragraphs_and_nothing_else(glued: tuple[Page, tuple[Report, ...]]) -> None:
    page, (first, second) = glued
    assert said(page, first.body) == FERRY + FERRY_MORE
    assert said(page, second.body) == BANK
    assert said(page, first.headings) == [SUBHEAD]
    assert second.headings == ()


def test_each_report_has_its_own_date_and_credits(glued: tuple[Page, tuple[Report, ...]]) -> None:
    page, (first, second) = glued
    found = [(r.published.value, r.published.basis) for r in (first, second) if r.published]
    assert found == [("2021-05-03", "caption"), ("2021-06-17", "caption")]
    assert [(c.agency, c.kind) for c in first.credits if c.kind != "caption"] == [("Reuters", "told")]
    assert {c.kind for c in second.credits} == {"caption"}
    for report in (first, second):
        assert all(page.text[slice(*c.span)].lower().count("reuters") == 1 for c in report.credits)
        assert all(report.span[0] <= c.span[0] < c.span[1] <= report.span[1] for c in report.credits)


def test_stories_without_headlines_are_told_apart_by_their_matter() -> None:
    text = "\n\n".join([*FERRY, *FERRY_MORE, *BANK])
    _, reports = split_text(text, real=True)
    assert [r.span[0] for r in reports] == [0, text.index(BANK[0])]


def test_one_story_stays_one_report() -> None:
    for body in (FERRY + FERRY_MORE, BANK):
        _, reports = split_text("\n\n".join(body), real=True)
        assert len(reports) == 1


def test_articles_of_the_markup_are_reports() -> None:
    def article(head: str, body: list[str]) -> str:
        return f"<article><h2>{head}</h2>{''.join(f'<p>{p}</p>' for p in body)}</article>"

    html = f"<html><body>{article(FERRY_HEAD, FERRY + FERRY_MORE)}{article(BANK_HEAD, BANK)}</body></html>"
    page = read_html(Document(data=html.encode(), media_type="text/html"), known_words())
    reports = split(page, real_encoder().embed, known_words())
    assert [r.title for r in reports] == [FERRY_HEAD, BANK_HEAD]
    assert said(page, reports[1].body) == BANK


# -- the seed pages ---------------------------------------------------------------------------------------------------


def seed(folder: Path, begins: str) -> tuple[Page, tuple[Report, ...]]:
    path = next(folder.glob(f"{begins}*.txt"))
    page = read_text(Document(data=path.read_bytes(), media_type="text/plain", path=path.name), known_words())
    return page, split(page, real_encoder().embed, known_words())


def test_the_seed_page_of_two_stories(seeds: Path) -> None:
    page, reports = seed(seeds, "000")
    second = page.text.index("Potential Hezbollah Leader Out of Contact")
    assert [r.span[0] for r in reports] == [0, second]
    one, two = reports
    for report in reports:
        body = said(page, report.body)
        assert report.title not in body
        assert "TT" not in body
        assert not any("REUTERS/" in paragraph for paragraph in body)
        assert {c.kind for c in report.credits} >= {"caption", "told"}
    assert said(page, two.headings) == ["ISRAEL WEIGHS OPTIONS FOR IRAN"]
    assert one.headings == ()
    told = [page.text[slice(*c.span)] for c in one.credits if c.kind == "told"]
    assert told == ["told Reuters"]
    assert one.published is not None
    assert two.published is not None
    assert (one.published.value, one.published.basis) == ("2024-03-23", "caption")
    assert (two.published.value, two.published.basis) == ("2024-10-05", "caption")
    assert len(one.body) == 17
    assert page.text[slice(*two.body[-1])].startswith("Israeli news website")


def test_the_seed_page_of_one_story(seeds: Path) -> None:
    page, (report,) = seed(seeds, "003")
    assert report.published is not None
    assert report.published.span is not None
    assert (report.published.value, report.published.basis) == ("2024-03-24", "prefix")
    assert "2024-03-24" in page.text[slice(*report.published.span)]
    assert page.text[slice(*report.body[0])].startswith("Despite claims")
    assert report.credits == ()
    assert len(report.headings) == 3


# -- languages, lists, tickers ----------------------------------------------------------------------------------------

GERMAN = (
    "Die Fähre sank in der Nacht vor der nördlichen Küste, und zwei Männer der Besatzung wurden noch vermisst.\n\n"
    "Die Küstenwache teilte mit, dass die Suche nach den beiden Männern auch in der Nacht fortgesetzt werde."
)
ARABIC = (
    "غرقت عبارة في عاصفة قبالة الساحل الشمالي في وقت مبكر من يوم الاثنين، وقال خفر السواحل إن "
    "اثنين من طاقمها مفقودان.\n\n"
    "وأضاف خفر السواحل أن البحث عن الرجلين سيستمر طوال الليل رغم ارتفاع الأمواج."
)


@pytest.mark.parametrize(("language", "text"), [("de", GERMAN), ("ar", ARABIC)])
def test_other_languages_are_one_report_that_is_marked_and_kept(language: str, text: str) -> None:
    page, (report,) = split_text(text)
    assert report.language == language
    assert said(page, report.body) == text.split("\n\n")


def test_a_list_page_and_a_page_without_text_have_no_report() -> None:
    teasers = text_page("\n\n".join(FERRY), markup=Markup(list_page=True))
    assert split(teasers, hashed, known_words()) == ()
    for text in ("", "  \n ", "TT\n\nAdvertisement\n", FERRY_HEAD):
        assert split(text_page(text), hashed, known_words()) == ()


TICKER = """<html><head><title>Ferry sinks: as it happened</title>
<script type="application/ld+json">{"@type": "LiveBlogPosting", "headline": "Ferry sinks: as it happened"}</script>
</head><body><article><h1>Ferry sinks: as it happened</h1>
<div class="entry"><time>11:45</time><p>%s</p></div><div class="entry"><time>12:10</time><p>%s</p></div>
<div class="entry"><time>14:30</time><p>%s</p></div></article></body></html>"""


def test_a_live_ticker_is_one_report_of_timed_entries() -> None:
    html = TICKER % (FERRY[0], BANK[0], FERRY[2])
    page = read_html(Document(data=html.encode(), media_type="text/html"), known_words())
    (report,) = split(page, real_encoder().embed, known_words())
    assert report.live
    assert [entry.time for entry in report.entries] == ["11:45", "12:10", "14:30"]
    for entry, paragraph in zip(report.entries, (FERRY[0], BANK[0], FERRY[2]), strict=True):
        assert paragraph in page.text[slice(*entry.span)]


# -- odd input --------------------------------------------------------------------------------------------------------


def test_one_line_is_one_report() -> None:
    page, (report,) = split_text(FERRY[0])
    assert said(page, report.body) == [FERRY[0]]
    assert report.title is None


def test_text_with_noughts_in_it_keeps_its_offsets() -> None:
    text = "\n\n".join(paragraph.replace(" ", "\0", 1) for paragraph in FERRY)
    page, reports = split_text(text)
    assert said(page, [s for r in reports for s in r.body]) == text.split("\n\n")


@pytest.mark.parametrize("shape", ["one line", "one word", "short lines", "paragraphs"])
def test_the_cost_of_a_page_grows_with_its_length_and_no_faster(shape: str) -> None:
    parts = {"one line": FERRY[0] + " ", "one word": "Aa", "short lines": "Ab cd\n", "paragraphs": FERRY[0] + "\n\n"}

    def seconds(characters: int) -> float:
        text = "".join(f"{i} {parts[shape]}" for i in range(characters // len(parts[shape])))
        text = parts[shape] * (characters // 2) if shape == "one word" else text
        started = time.process_time()
        split_text(text)
        return time.process_time() - started

    seconds(1_000)
    assert seconds(240_000) < 12 * (seconds(40_000) + 0.05)


# -- what holds of any page -------------------------------------------------------------------------------------------

LINE = st.one_of(
    st.text(max_size=60),
    st.sampled_from([*FERRY, *BANK, FERRY_HEAD, BANK_HEAD, FERRY_CAPTION, BANK_CAPTION, SUBHEAD, "TT", "By Ada Brook"]),
    st.sampled_from(["date 2021-05-03 It sank.", "PORT LINDOW, May 3 (Reuters) - It sank.", "© AFP", "11:45 GMT", ""]),
)
TEXT = st.lists(LINE, max_size=16).map("\n".join)
KINDS = st.sampled_from(["heading", "paragraph", "caption", "list", "quote", "table", "meta", "link", "widget"])


def check(page: Page, reports: tuple[Report, ...]) -> None:
    """What the design promises of every page: spans are evidence, and reports lie apart in order."""
    at = 0
    for report in reports:
        start, end = report.span
        assert at <= start < end <= len(page.text)
        inner = start
        for a, b in report.body:
            assert inner <= a < b <= end
            assert page.text[a:b].strip()
            inner = b
        for a, b in (*report.headings, *(c.span for c in report.credits), *(e.span for e in report.entries)):
            assert start <= a <= b <= end
        for span in (report.title_span, report.dateline.span if report.dateline else None):
            assert span is None or start <= span[0] < span[1] <= end
        if report.published and report.published.span:
            assert page.text[slice(*report.published.span)].strip()
        at = end
    assert len({report.id for report in reports}) == len(reports)


@FEW
@given(TEXT)
def test_reports_of_any_text_lie_apart_in_order_and_their_spans_are_evidence(text: str) -> None:
    page, reports = split_text(text)
    check(page, reports)
    assert (page, reports) == split_text(text)


@FEW
@given(TEXT, st.lists(st.tuples(KINDS, st.booleans(), st.integers(0, 2)), min_size=40, max_size=40), st.booleans())
def test_reports_of_any_blocks_lie_apart_in_order(text: str, kinds: list[tuple[str, bool, int]], live: bool) -> None:
    page = text_page(text, markup=Markup(live=live, title=FERRY_HEAD))
    blocks = tuple(
        Block(span=block.span, kind=kind, main=main, scope=scope)  # type: ignore[arg-type]
        for block, (kind, main, scope) in zip(page.blocks, kinds, strict=False)
    )
    page = msgspec.structs.replace(page, blocks=blocks)
    reports = split(page, hashed, known_words())
    check(page, reports)
    own = "".join(page.text[slice(*b.span)] for b in blocks if b.main and b.kind != "heading")
    assert bool(reports) == bool(own)
    assert detect(own, None) is None or all(r.language for r in reports)
