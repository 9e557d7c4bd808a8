from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.pages.dates import date_from_url, dates_in, latest_day, parse_date, prefix_date

READ = [
    ("2024-03-24", "2024-03-24", "day"),
    ("2024-03-24T10:15:00+02:00", "2024-03-24T10:15:00+02:00", "second"),
    ("2024-03-24T10:15:00.123Z", "2024-03-24T10:15:00+00:00", "second"),
    ("2024-03-24 10:15 +0200", "2024-03-24T10:15:00+02:00", "minute"),
    ("Sun, 24 Mar 2024 10:15:00 +0200", "2024-03-24T10:15:00+02:00", "second"),
    ("Sun Mar 24 10:15:00 EDT 2024", "2024-03-24", "day"),
    ("24 March 2024", "2024-03-24", "day"),
    ("24th of March, 2024", "2024-03-24", "day"),
    ("March 24, 2024", "2024-03-24", "day"),
    ("March 24, 2024 at 10:15 AM EDT", "2024-03-24T10:15:00-04:00", "minute"),
    ("March 24, 2024 12:05 a.m.", "2024-03-24T00:05:00", "minute"),
    ("March 24, 2024 | 10:15 IST", "2024-03-24T10:15:00", "minute"),
    ("Updated 10:15 AM ET, Sun March 24, 2024", "2024-03-24T10:15:00", "minute"),
    ("March 24, 2024, 10.50 dollars", "2024-03-24", "day"),
    ("24.03.2024", "2024-03-24", "day"),
    ("24/03/2024 15:30", "2024-03-24T15:30:00", "minute"),
    ("03/24/2024", "2024-03-24", "day"),
    ("04/04/2024", "2024-04-04", "day"),
    ("2024/03/24", "2024-03-24", "day"),
    ("24-Mar-2024", "2024-03-24", "day"),
    ("20240324", "2024-03-24", "day"),
    ("24 mars 2024", "2024-03-24", "day"),
    ("1er avril 2024", "2024-04-01", "day"),
    ("24. März 2024, 10:15 Uhr", "2024-03-24T10:15:00", "minute"),
    ("24 de marzo de 2024", "2024-03-24", "day"),
    ("24 marzo 2024", "2024-03-24", "day"),
    ("24 de março de 2024", "2024-03-24", "day"),
    ("24 maart 2024", "2024-03-24", "day"),
    ("24 marca 2024", "2024-03-24", "day"),
    ("24 марта 2024", "2024-03-24", "day"),
    ("24 Mart 2024", "2024-03-24", "day"),
    ("24 مارس 2024", "2024-03-24", "day"),
    ("2024年3月24日", "2024-03-24", "day"),
    ("March 2024", "2024-03", "month"),
    ("2024-03", "2024-03", "month"),
    ("Published 24 March 2024, updated 25 March 2024", "2024-03-24", "day"),
]


@pytest.mark.parametrize(("text", "value", "precision"), READ)
def test_dates_that_are_written_are_read(text: str, value: str, precision: str) -> None:
    found = parse_date(text)
    assert found is not None
    assert (found.value, found.precision) == (value, precision)
    assert 0 <= found.span[0] < found.span[1] <= len(text)


@pytest.mark.parametrize(
    "text",
    ["03/04/2024", "1.2.2024", "31 February 2024", "2024-02-30", "2024-13-01", "24/03/24", "1880-01-01", "1970-01-01",
     "2199-01-01", "2024", "", "today", "24 March 2024, 25 March 2024", "24 March", "192.168.10.2024", "Room 12/2024"],
)  # fmt: skip
def test_nothing_is_guessed(text: str) -> None:
    assert parse_date(text) is None


def test_the_order_of_day_and_month_where_it_is_known() -> None:
    british, american = parse_date("03/04/2024", day_first=True), parse_date("03/04/2024", day_first=False)
    assert british is not None
    assert american is not None
    assert (british.value, american.value) == ("2024-04-03", "2024-03-04")


def test_a_day_after_the_latest_possible_is_refused() -> None:
    assert parse_date("24 March 2024", latest=date(2024, 3, 23)) is None
    assert parse_date("24 March 2024", latest=date(2024, 3, 24)) is not None
    assert date_from_url("https://quay.example/2024/03/24/a", latest=date(2024, 3, 23)) is None


@pytest.mark.parametrize(
    ("path", "value", "precision"),
    [
        ("/2024/03/24/harbour", "2024-03-24", "day"),
        ("/news/2024-03-24-harbour.html", "2024-03-24", "day"),
        ("/harbour-20240324.html", "2024-03-24", "day"),
        ("/articles/20240324-harbour", "2024-03-24", "day"),
        ("/world/2024/mar/24/harbour", "2024-03-24", "day"),
        ("/2024-03/24/c_136869.htm", "2024-03-24", "day"),
        ("/a/202403/24/WS5a4.html", "2024-03-24", "day"),
        ("/2024/3/4/harbour", "2024-03-04", "day"),
        ("/2024/03/harbour", "2024-03", "month"),
        ("/2024/03/24/harbour-2024-03-24", "2024-03-24", "day"),
    ],
)
def test_dates_in_addresses(path: str, value: str, precision: str) -> None:
    found = date_from_url("https://www.quay.example" + path)
    assert found is not None
    assert (found.value, found.precision, found.basis, found.span) == (value, precision, "url", None)


@pytest.mark.parametrize(
    "path",
    ["/world-42560000", "/20240101/20240102/", "/web/20240324000000/http", "/2024/13/45/a", "/1924/03/24/a",
     "/2199/03/24/a", "/", "", "/2024/02/31/", "/story/a20240324b", "?date=2024-03-24"],
)  # fmt: skip
def test_numbers_in_addresses_that_are_no_date(path: str) -> None:
    assert date_from_url("https://www.quay.example" + path) is None


@pytest.mark.parametrize(
    ("text", "value", "words"),
    [
        (" date 2024-03-24 The harbour was shut.", "2024-03-24", "2024-03-24"),
        ("Published: 24 March 2024\nThe harbour was shut.", "2024-03-24", "24 March 2024"),
        ("Published March 24, 2024 10:15 AM\n", "2024-03-24T10:15:00", "March 24, 2024 10:15 AM"),
        ("Posted on Sunday, March 24, 2024 by Jane Doe", "2024-03-24", "March 24, 2024"),
        ("2024-03-24 10:15 | The harbour was shut.", "2024-03-24T10:15:00", "2024-03-24 10:15"),
        ("24 March 2024\nThe harbour was shut.", "2024-03-24", "24 March 2024"),
        ("Published: 24 March 2024 Updated: 25 March 2024\n", "2024-03-24", "24 March 2024"),
    ],
)
def test_prefixes_of_scraped_texts(text: str, value: str, words: str) -> None:
    found = prefix_date(text)
    assert found is not None
    assert found.span is not None
    assert (found.value, found.basis, text[slice(*found.span)]) == (value, "prefix", words)


@pytest.mark.parametrize(
    "text",
    ["24 March 2024 was the day the harbour was shut.", "Updated: 24 March 2024\n", "Date: 03/04/2024\n",
     "The harbour, 24 March 2024\n", "", "Published: 24 March 2199\n", "Dated pipes burst."],
)  # fmt: skip
def test_what_opens_a_text_and_is_no_publication_date(text: str) -> None:
    assert prefix_date(text) is None


def test_a_prefix_may_stand_further_down() -> None:
    text = "The harbour is shut\nPublished: 24 March 2024\nIt was shut."
    found = prefix_date(text, text.index("Published"))
    assert found is not None
    assert found.span == (text.index("24"), text.index("\nIt"))


def test_full_dates_of_a_caption() -> None:
    text = "A ferry at the quay in Baghdad, Iraq March 23, 2024. A man in 2011, on May 4 and on 5 Oct. 2024 at 10:15."
    found = dates_in(text, (0, len(text)))
    assert [(date.value, text[slice(*date.span)]) for date in found] == [
        ("2024-03-23", "March 23, 2024"),
        ("2024-10-05", "5 Oct. 2024 at 10:15"),
    ]
    assert dates_in(text, (60, len(text)))[0].value == "2024-10-05"
    assert dates_in(text, (0, 40)) == ()


@given(
    st.dates(date(1990, 1, 1), date(2025, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%b. %d, %Y", "%Y/%m/%d"]),
)
def test_every_day_written_out_is_read_back(day: date, form: str) -> None:
    found = parse_date(day.strftime(form))
    assert found is not None
    assert found.value == day.isoformat()


@given(
    st.lists(
        st.sampled_from(
            ["24", "March", "2024", "-", "/", ".", " ", ":", "03", "10", "am", "Published", "GMT", ", ", "31", "\n"]
        )
    )
)
def test_spans_lie_inside_the_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    end = 0
    for found in dates_in(text, (0, len(text))):
        assert end <= found.span[0] < found.span[1] <= len(text)
        end = found.span[1]
    prefix = prefix_date(text)
    if prefix and prefix.span:
        assert 0 <= prefix.span[0] < prefix.span[1] <= len(text)


@pytest.mark.parametrize("offset", ["+99:99", "-24:00", "UTC+77:00"])
def test_an_offset_that_there_cannot_be_was_kept(offset: str) -> None:
    found = parse_date(f"2024-03-03 10:00:00 {offset}")
    assert found is not None
    assert found.value == "2024-03-03T10:00:00"


def test_digits_of_another_script_were_kept_in_a_time() -> None:
    found = parse_date("2024-03-03 10:1\u0665")
    assert found is not None
    assert datetime.fromisoformat(found.value) == datetime(2024, 3, 3, 10, 15)


@pytest.mark.parametrize(
    ("retrieved", "latest"),
    [
        ("2024-03-24T23:00:00Z", date(2024, 3, 26)),
        ("2024-03-24T23:00:00.5+00:00", date(2024, 3, 26)),
        ("1980-01-01T00:00:00+00:00", None),  # a file unpacked from an archive without times
        ("9999-12-31T00:00:00Z", None),
        ("yesterday", None),
        (None, None),
    ],
)
def test_the_latest_day_is_two_days_after_the_page_was_retrieved(retrieved: str | None, latest: date | None) -> None:
    assert latest_day(retrieved) == latest


def test_the_clock_of_the_machine_decided_what_is_too_late() -> None:
    assert parse_date("24 March 2099") is not None
    assert parse_date("24 March 2101") is None


def test_an_address_that_is_none_has_no_date() -> None:
    assert date_from_url("http://[bad/2024/03/24/") is None


def test_a_text_may_state_a_day_before_there_were_news_sites_but_an_address_may_not() -> None:
    stated = prefix_date("date 1987-05-04 Harbour closed\n")
    assert stated is not None
    assert (stated.value, stated.basis) == ("1987-05-04", "prefix")
    assert date_from_url("https://papers.example/1987/05/04/harbour") is None
