"""What is known of a report, with the characters that say so: title, date, dateline, authors, credits, body."""

from __future__ import annotations

import pytest
from page_samples import BANK, FERRY, FERRY_CAPTION, FERRY_HEAD
from stages import hashed, known_words, real_encoder, said, split_text, text_page

from secondsource.pages.html import read_html
from secondsource.pages.split import split
from secondsource.records import Document, Given, Markup, Page, Published, Report


def one(*lines: str, given: Given | None = None) -> tuple[Page, Report]:
    page, (report,) = split_text("\n\n".join(lines), given=given)
    return page, report


# -- dates ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "value", "basis", "evidence"),
    [
        ("date 2021-05-03 " + FERRY[0], "2021-05-03", "prefix", "2021-05-03"),
        ("PORT LINDOW, May 3, 2021 (Reuters) - " + FERRY[0], "2021-05-03", "dateline", "May 3, 2021"),
        (FERRY_CAPTION, "2021-05-03", "caption", "May 3, 2021"),
    ],
)
def test_a_date_has_its_basis_and_the_characters_that_say_it(line: str, value: str, basis: str, evidence: str) -> None:
    page, report = one(line, *FERRY)
    assert report.published is not None
    assert report.published.span is not None
    assert (report.published.value, report.published.basis) == (value, basis)
    assert evidence in page.text[slice(*report.published.span)]


def test_a_date_without_its_year_and_a_text_without_a_date_give_none() -> None:
    assert one("PORT LINDOW, May 3 (Reuters) - " + FERRY[0], *FERRY[1:])[1].published is None
    assert one(*FERRY)[1].published is None


def test_the_date_that_a_text_opens_with_is_not_part_of_the_body() -> None:
    page, report = one("date 2021-05-03 " + FERRY[0], *FERRY[1:])
    assert said(page, report.body) == FERRY


@pytest.mark.parametrize("before", ["2021-05-03 ", "date 2021-05-03 ", "2021-05-03 10:15 | "])
@pytest.mark.parametrize("head", [FERRY_HEAD, " ".join(["Ferry", *["breaks down in the strait"] * 3])])
def test_a_headline_behind_a_date_is_the_title_without_the_date(before: str, head: str) -> None:
    page, report = one(before + head, *FERRY)
    assert report.title == head
    assert report.title_span is not None
    assert page.text[slice(*report.title_span)] == head
    assert said(page, report.body) == FERRY
    assert report.headings == ()
    assert report.published is not None
    assert report.published.value[:10] == "2021-05-03"
    assert report.published.span is not None
    assert page.text[slice(*report.published.span)].startswith("2021-05-03")


@pytest.mark.parametrize("line", ["By Ada Brook in Port Lindow", FERRY[0], "Portolan"])
def test_a_byline_or_a_text_behind_a_date_is_no_title(line: str) -> None:
    _, report = one(f"date 2021-05-03 {line}", *FERRY[1:])
    assert report.title is None


def test_what_the_source_states_comes_before_what_the_text_tells() -> None:
    given = Given(title="Ferry down", date="2021-05-04", outlet="Portolan", authors=("Ada Brook",))
    _, report = one("date 2021-05-03 " + FERRY[0], *FERRY[1:], given=given)
    assert report.published == Published(value="2021-05-04", precision="day", basis="given")
    assert (report.title, report.title_span) == ("Ferry down", None)
    assert (report.outlet, report.authors) == ("Portolan", ("Ada Brook",))


def test_the_markup_s_date_is_that_of_the_first_report_alone() -> None:
    text = "\n\n".join([FERRY_HEAD, *FERRY, "Central Bank of Ostmark Raises Interest Rate", *BANK])
    stated = Published(value="2021-05-03", precision="day", basis="meta")
    page = text_page(text, markup=Markup(title=FERRY_HEAD, published=stated, authors=("Ada Brook",)))
    first, second = split(page, real_encoder().embed, known_words())
    assert (first.published, second.published) == (stated, None)
    assert (first.title, second.title) == (FERRY_HEAD, "Central Bank of Ostmark Raises Interest Rate")
    assert first.authors == second.authors == (), "nobody knows whose story the markup's author wrote"


# -- titles, bylines, credits -----------------------------------------------------------------------------------------


def test_the_heading_that_opens_a_report_is_its_title_and_is_not_in_the_body() -> None:
    page, report = one(FERRY_HEAD, FERRY[0], FERRY_HEAD + ".", *FERRY[1:])
    assert report.title == FERRY_HEAD
    assert report.title_span == (0, len(FERRY_HEAD))
    assert said(page, report.body) == FERRY


def test_a_section_s_name_before_the_headline_is_no_title() -> None:
    _, report = one("World News", FERRY_HEAD, *FERRY)
    assert report.title == FERRY_HEAD


@pytest.mark.parametrize("byline", ["By Ada Brook and Tom Lake", "By Ada Brook, Tom Lake | Staff Writer"])
def test_a_byline_names_the_authors_and_is_neither_title_nor_text(byline: str) -> None:
    page, report = one(FERRY_HEAD, byline, *FERRY)
    assert report.authors == ("Ada Brook", "Tom Lake")
    assert said(page, report.body) == FERRY
    assert report.headings == ()
    assert report.title == FERRY_HEAD


def test_credits_in_every_place_where_they_stand() -> None:
    page, report = one(
        FERRY_HEAD,
        FERRY_CAPTION,
        "PORT LINDOW, May 3 (AP) - " + FERRY[0],
        *FERRY[1:],
        "Reporting by Ada Brook for Reuters; Editing by Tom Lake",
        "© AFP",
    )
    found = {(c.agency, c.kind): page.text[slice(*c.span)] for c in report.credits}
    assert found["Reuters", "caption"] == "REUTERS"
    assert found["AP", "dateline"] == "(AP)"
    assert found["Reuters", "told"] == "told Reuters"
    assert ("AFP", "trailer") in found
    assert report.dateline is not None
    assert (report.dateline.place, page.text[slice(*report.dateline.span)]) == ("PORT LINDOW", "PORT LINDOW")
    assert not any("AFP" in paragraph or "Editing" in paragraph for paragraph in said(page, report.body))


def test_a_feed_item_s_source_is_a_credit() -> None:
    _, report = one(*FERRY[:1], given=Given(agency="reuters"))
    assert [(c.agency, c.kind) for c in report.credits] == [("Reuters", "feed")]


# -- identity ---------------------------------------------------------------------------------------------------------


def test_a_report_s_id_comes_from_where_it_stands_and_what_it_says() -> None:
    text = "\n\n".join(FERRY)
    ids = [
        split(text_page(text, url=url), hashed, known_words())[0].id
        for url in ("https://a.example/1", "https://a.example/1", "https://b.example/1")
    ]
    assert ids[0] == ids[1] != ids[2]
    other = split(text_page(text + "\n\nIt rained.", url="https://a.example/1"), hashed, known_words())[0].id
    assert other != ids[0]
    assert len(ids[0]) == 16
    assert int(ids[0], 16) >= 0


# -- the order of dates ----------------------------------------------------------------------------------------------


def html_page(body: str, url: str) -> Page:
    source = f"<html><body><h1>{FERRY_HEAD}</h1>{body}{''.join(f'<p>{p}</p>' for p in FERRY[1:])}</body></html>"
    return read_html(Document(data=source.encode(), media_type="text/html", url=url), known_words())


@pytest.mark.parametrize(
    ("opening", "value", "basis"),
    [
        (f"<p>PORT LINDOW, May 3, 2021 (Reuters) - {FERRY[0]}</p>", "2021-05-03", "dateline"),
        (f"<p>{FERRY[0]}</p>", "2021-05-05", "url"),
    ],
)
def test_the_address_of_an_html_page_outranked_its_dateline(opening: str, value: str, basis: str) -> None:
    page = html_page(opening, "https://quay.example/2021/05/05/ferry")
    (report,) = split(page, hashed, known_words())
    assert report.published is not None
    assert (report.published.value, report.published.basis) == (value, basis)


def test_a_date_that_a_feed_states_says_so() -> None:
    _, report = one(*FERRY, given=Given(date="2021-05-04", feed=True))
    assert report.published == Published(value="2021-05-04", precision="day", basis="feed")


def test_a_line_that_is_a_date_is_no_headline_and_hides_none() -> None:
    page, report = one("date 2021-05-03", FERRY_HEAD, *FERRY)
    assert report.title == FERRY_HEAD
    assert "date 2021-05-03" not in said(page, report.headings)
    assert report.published is not None
    assert report.published.value == "2021-05-03"
