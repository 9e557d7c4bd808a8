from __future__ import annotations

import pytest
from passage_samples import report_of

from secondsource.reading.syntax import Syntax
from secondsource.reading.times import times
from secondsource.records import Published, Time
from secondsource.records.pages import Basis, Precision

MONDAY = "2024-03-25"


def read(
    text: str, published: str | None = MONDAY, *, precision: Precision = "day", basis: Basis = "meta"
) -> tuple[Time, ...]:
    report = report_of(text)
    if published is not None:
        report = _published(report, Published(value=published, precision=precision, basis=basis))
    return times(text, report, Syntax(text, ()))


def _published(report, published):  # type: ignore[no-untyped-def]
    return type(report)(id=report.id, span=report.span, body=report.body, published=published)


def values(text: str, published: str | None = MONDAY) -> list[tuple[str, str | None]]:
    return [(text[slice(*time.span)], time.value) for time in read(text, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oct. 8, 2023 was a Sunday.", [("Oct. 8, 2023", "2023-10-08"), ("Sunday", "XXXX-WXX-7")]),
        ("It opened on 8 October 2023.", [("8 October 2023", "2023-10-08")]),
        ("It opened on the 8th of October.", [("the 8th of October", "2023-10-08")]),
        ("The form is dated 25/12/2023.", [("25/12/2023", "2023-12-25")]),
        ("The form is dated 10/08/2023.", [("10/08/2023", "2023")]),
        ("The form is dated 2023-10-08.", [("2023-10-08", "2023-10-08")]),
        ("It fell on Sunday, March 24, 2024.", [("Sunday, March 24, 2024", "2024-03-24")]),
        ("Trade fell in August 2019.", [("August 2019", "2019-08")]),
        ("It was founded in 1998.", [("1998", "1998")]),
        ("Rents rose in the late 1990s.", [("the late 1990s", "199")]),
        ("The mill closed in the 19th century.", [("the 19th century", "18")]),
        ("It grew in the 1960s and 70s.", [("the 1960s", "196"), ("70s", "197")]),
        ("It was so in the 2012 elections.", [("2012", "2012")]),
        ("The wall fell in 490 BC.", [("490 BC", "BC0490")]),
        ("Sales fell in the third quarter of 2022.", [("the third quarter of 2022", "2022-Q3")]),
        ("They met in the first half of 2022.", [("the first half of 2022", "2022-H1")]),
        ("They ruled from 2003-2011.", [("2003", "2003"), ("2011", "2011")]),
        ("It lasted from 26 June to 4 August 1952.", [("26 June", "1952-06-26"), ("4 August 1952", "1952-08-04")]),
        ("It lasted from December to May 1952.", [("December", "1951-12"), ("May 1952", "1952-05")]),
        ("Output fell in Q1 2024.", [("Q1 2024", "2024-Q1")]),
        ("On Fridays it is shut.", [("Fridays", "XXXX-WXX-5")]),
        ("Fiscal 2021 was weak.", [("Fiscal 2021", "2021")]),
    ],
)
def test_what_is_told_in_full_is_read(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected
    assert all(time.basis == "text" for time in read(text)) or "of October" in text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The mayor said on Friday that roads were open.", "2024-03-22"),
        ("The mayor said Monday that roads were open.", "2024-03-25"),
        ("The council will meet on Friday.", "2024-03-29"),
        ("The council is due to meet on Friday.", "2024-03-29"),
        ("The council was scheduled to meet on Friday.", "2024-03-29"),
        ("The council met last Friday.", "2024-03-22"),
        ("The council meets next Friday.", "2024-03-29"),
        ("Since Friday, forty people have been hurt.", "2024-03-22"),
        ("The raid came late on Thursday.", "2024-03-21"),
        ("The raid came on Thursday night.", "2024-03-21TNI"),
        ("The raid came in the early hours of Saturday.", "2024-03-23TMO"),
        ("It is open until Friday.", "2024-03-29"),
        ("Until Friday, nobody had come.", "2024-03-22"),
        ("The lease had been due to end on Friday.", "2024-03-22"),
        ("The plea follows Friday's vote.", "2024-03-22"),
    ],
)
def test_tense_and_cues_decide_the_direction_of_a_weekday(text: str, value: str) -> None:
    assert [time.value for time in read(text)] == [value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was shut from Thursday to Sunday.", ["2024-03-21", "2024-03-24"]),
        ("It was shut on Sunday and Monday.", ["2024-03-24", "2024-03-25"]),
        ("It will be shut on Saturday night and Sunday.", ["2024-03-30TNI", "2024-03-31"]),
        ("It was put off from February to December.", ["2024-02", "2024-12"]),
    ],
)
def test_joined_weekdays_and_months_follow_each_other(text: str, expected: list[str]) -> None:
    assert [time.value for time in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He came yesterday.", "2024-03-24"),
        ("He came last night.", "2024-03-24TNI"),
        ("He comes this morning.", "2024-03-25TMO"),
        ("He came last week.", "2024-W12"),
        ("He comes next month.", "2024-04"),
        ("He was here earlier this year.", "2024"),
        ("He came two years ago.", "2022"),
        ("He came five months ago.", "2023-10"),
        ("He came ten days ago.", "2024-03-15"),
        ("He comes three weeks from now.", "2024-W16"),
        ("He came in January.", "2024-01"),
        ("He came in September.", "2023-09"),
        ("He will come in September.", "2024-09"),
        ("He came on Oct. 8 last year.", "2023-10-08"),
        ("He comes on April 15.", "2024-04-15"),
        ("He came last summer.", "2023-SU"),
        ("He came at Christmas.", "2023-12-25"),
        ("He comes on Easter Sunday.", "2024-03-31"),
        ("He came last Thanksgiving.", "2023-11-23"),
        ("He comes next Christmas.", "2024-12-25"),
        ("He came a year ago today.", "2023-03-25"),
        ("He comes a week from today.", "2024-04-01"),
        ("He came in the fall.", "2023-FA"),
        ("He came in the wee hours of Saturday.", "2024-03-23TMO"),
        ("The fair is in the week of April 10.", "2024-W15"),
        ("He was hurt in a crash in April.", "2023-04"),
        ("He stays until the end of the year.", "2024"),
        ("He comes the day after tomorrow.", "2024-03-27"),
        ("He came last winter.", "2023-WI"),
        ("He will come in mid-July.", "2024-07"),
        ("He came at 4 a.m. (0200 GMT) on Wednesday.", "2024-03-20T04:00"),
        ("He came over the weekend.", "2024-W12-WE"),
    ],
)
def test_what_points_to_a_day_is_counted_from_publication(text: str, value: str) -> None:
    (time,) = read(text)
    assert (time.value, time.basis) == (value, "published")


@pytest.mark.parametrize(
    ("text", "value", "kind", "precision"),
    [
        ("It took nearly three years.", "P3Y", "duration", "year"),
        ("It took a 24-hour truce.", "PT24H", "duration", "hour"),
        ("It took half an hour.", "PT30M", "duration", "minute"),
        ("It took an hour and a half.", "PT1H30M", "duration", "minute"),
        ("It took twenty-five days.", "P25D", "duration", "day"),
        ("It took a couple of weeks.", "P2W", "duration", "week"),
        ("It took several weeks.", "PXW", "duration", "vague"),
        ("It took the past three months.", "P3M", "duration", "month"),
        ("It took decades.", "PXDE", "duration", "vague"),
        ("It took the year since the vote.", "P1Y", "duration", "year"),
        ("It took 2 1/2 years.", "P2Y6M", "duration", "month"),
        ("It took the first nine months of the year.", "P9M", "duration", "month"),
        ("It took a half-hour drive.", "PT30M", "duration", "minute"),
        ("It took days or weeks.", "PXD", "duration", "vague"),
        ("A few days later it sank.", "PXD", "duration", "vague"),
        ("One day, it will end.", "FUTURE_REF", "date", "vague"),
        ("It took a weeklong strike.", "P1W", "duration", "week"),
        ("It happens every Friday.", "XXXX-WXX-5", "set", "day"),
        ("It happens every two weeks.", "P2W", "set", "week"),
        ("It happens daily.", "P1D", "set", "day"),
        ("It happens twice a week.", "P1W", "set", "week"),
        ("It happens now.", "PRESENT_REF", "date", "vague"),
        ("It happened recently.", "PAST_REF", "date", "vague"),
    ],
)
def test_durations_sets_and_vague_references(text: str, value: str, kind: str, precision: str) -> None:
    (time,) = read(text)
    assert (time.value, time.kind, time.precision) == (value, kind, precision)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It opens at 10:30 GMT on Monday and closes at 5 p.m.", ["2024-03-25T10:30Z", "2024-03-25T17:00"]),
        ("It ended on May 3, 2019. At noon the gates shut.", ["2019-05-03", "2019-05-03T12:00"]),
        ("The gates shut at 6:45 a.m.", [None]),
        ("It opens on Monday at 7 o'clock in the evening.", ["2024-03-25T19:00"]),
        ("It ended on May 3, 2019. At 4 in the morning the gates shut.", ["2019-05-03", "2019-05-03T04:00"]),
    ],
)
def test_a_time_of_day_is_of_the_day_told_last(text: str, expected: list[str | None]) -> None:
    assert [time.value for time in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "On 6 October 2001 the siege began. Two days later the bridge fell. The following month it ended.",
            ["2001-10-06", "2001-10-08", "2001-11"],
        ),
        ("The siege began in June 1940. By September it was over.", ["1940-06", "1940-09"]),
        ("The siege began in December 1941. In January it ended.", ["1941-12", "1942-01"]),
        ("It began on 6 October 2001. The day before, and later that year.", ["2001-10-06", "2001-10-05", "2001"]),
        ("It began on 6 October 2001. The following Tuesday it ended.", ["2001-10-06", "2001-10-09"]),
        (
            "It began in May 1939. In 1940 it spread, unlike that of 1812. In June it ended.",
            ["1939-05", "1940", "1812", "1940-06"],
        ),
        ("In 1944 the mill burnt. A decade earlier it was new.", ["1944", "193"]),
    ],
)
def test_a_narrative_counts_from_what_it_told_last(text: str, expected: list[str]) -> None:
    found = read(text, None)
    assert [time.value for time in found] == expected
    assert found[-1].basis == "narrative"


@pytest.mark.parametrize(
    ("text", "relative"),
    [
        ("The mayor said on Friday that roads were open.", "last friday"),
        ("The council will meet on Friday.", "next friday"),
        ("He came yesterday.", "-P1D"),
        ("He came two years ago.", "-P2Y"),
        ("He comes next month.", "P1M"),
        ("He came in January.", "XXXX-01"),
        ("He came on Oct. 8.", "XXXX-10-08"),
        ("He came on Oct. 8 last year.", "last XXXX-10-08"),
        ("He came last summer.", "last XXXX-SU"),
        ("It ended the day before.", "-P1D"),
    ],
)
def test_without_a_day_of_speaking_relative_times_stay_relative(text: str, relative: str) -> None:
    (time,) = read(text, None)
    assert (time.value, time.basis, time.start, time.relative) == (None, None, None, relative)


def test_a_caption_tells_no_day_of_speaking() -> None:
    (time,) = read("He came yesterday.", basis="caption")
    assert time.value is None


def test_a_dateline_tells_the_day_of_speaking() -> None:
    (time,) = read("He came yesterday.", basis="dateline")
    assert (time.value, time.basis) == ("2024-03-24", "dateline")


def test_a_publication_known_to_the_month_tells_months_alone() -> None:
    text = "He came last month, not last week."
    found = read(text, "2024-03", precision="month")
    assert [time.value for time in found] == ["2024-02", None]


def test_the_day_of_publication_is_that_of_its_own_zone() -> None:
    (time,) = read("He came yesterday.", "2024-03-25T00:30:00+03:00", precision="second")
    assert time.value == "2024-03-24"


@pytest.mark.parametrize(
    ("text", "value"), [("He came last Sunday.", "2023-12-31"), ("He came last week.", "2023-W52")]
)
def test_the_turn_of_the_year(text: str, value: str) -> None:
    (time,) = read(text, "2024-01-01")
    assert time.value == value


@pytest.mark.parametrize(
    "text",
    [
        "Ana May said the march on the square was the second.",
        "He writes for the Sunday Times.",
        "April said she would come, and June nodded.",
        "They may march, fall or spring up.",
        "Jan Kavel sat in the sun.",
        "Prices rose by 5.2 percent to $1999.",
        "The 12-year-old girl and a man who is 45 years old were hurt.",
        "As soon as possible, he said.",
        "He soon left, and soon after she did.",
        "It was sold on Super Bowl Sunday and on Black Friday.",
        "The road costs $2 million a year and brings 300 visits a week.",
        "Output grows 8.5% annually.",
        "He told the Northport Daily so.",
        'She spoke on "This Week" and on "40 Minutes".',
        "He was named Player of the Year.",
        "He left later in the day.",
        "The 2000 voters came.",
    ],
)
def test_words_that_are_no_times(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Marches mark the anniversary of Oct. 7.", ["2023-10-07", "2023-10-07"]),
        ("The Sept. 11 attacks changed the law.", ["2001-09-11"]),
        ("The law is older than 9/11.", ["2001-09-11"]),
        ("It was the second anniversary of the April 2 flood.", ["2024-04-02", "2022-04-02"]),
    ],
)
def test_days_that_are_commemorated(text: str, expected: list[str]) -> None:
    assert [time.value for time in read(text)] == expected


def test_the_latest_quarter_is_one_that_is_over() -> None:
    text = "It expects a profit for the second quarter. In the latest quarter it lost money."
    assert [value for _, value in values(text, "2024-05-06")] == ["2024-Q2", "2024-Q1"]


def test_the_week_is_that_told_last_or_this_one() -> None:
    told = "It fell on Friday. For the week it lost 3%, and on three days of the week it rose."
    assert values(told)[1:] == [("the week", "2024-W12"), ("three days", "P3D")]
    assert values("It was the news of the week.") == [("the week", "2024-W13")]


def test_a_weekday_without_a_day_of_speaking_is_not_that_after_a_date_told() -> None:
    assert [time.value for time in read("The law is of 6 October 2001. It was changed on Tuesday.", None)][1:] == [None]


def test_a_clause_with_that_is_no_pointer() -> None:
    text = "He said that Friday's talks had failed."
    assert values(text) == [("Friday", "2024-03-22")]


@pytest.mark.parametrize("digits", [13, 400, 5000])
def test_a_number_without_end_counts_no_time(digits: int) -> None:
    found = values(f"It was {'9' * digits} years ago, {'9' * digits} BC or {'9' * digits} days.")
    assert found == [("years ago", "PAST_REF"), ("days", "PXD")]


def test_a_time_beyond_the_calendar_has_no_value() -> None:
    assert values("It was 900000 years ago.") == [("900000 years ago", None)]


def test_headline_and_headings_are_read_and_the_rest_is_not() -> None:
    text = "Gates shut on Friday\nA caption of Tuesday\nThey opened on Sunday."
    report = report_of(text)
    report = type(report)(
        id="r",
        span=report.span,
        title_span=report.body[0],
        body=report.body[2:],
        published=Published(value=MONDAY, precision="day", basis="meta"),
    )
    assert [text[slice(*time.span)] for time in times(text, report, Syntax(text, ()))] == ["Friday", "Sunday"]
