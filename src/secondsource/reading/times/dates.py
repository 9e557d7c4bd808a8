"""What the grammar's rules for days, months, seasons, quarters and years make of the tokens they fit."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from secondsource.reading.times.fields import Fields, year_of
from secondsource.reading.times.meaning import Base, Meaning
from secondsource.reading.times.place import UNITS, Place
from secondsource.reading.times.tokens import Token

_TO_ANNIVERSARY = 8  # tokens
_TO_YEAR = 8  # tokens
_JOINS = frozenset({"hyphen", "dash", "to", "and", "slash"})
_STRETCH = frozenset(
    {"day", "nth", "month", "unsure", "the", "of", "comma", "early", "edge", "year", "weekday", "hyphen"}
)
_DATED = frozenset({"month", "unsure", "day", "nth"})
_IN_FALL = frozenset({"in", "during", "since", "until", "by"})
_STEPS = {"last": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}


def day(place: Place) -> list[Meaning]:
    """A day, with or without a time of day: "Friday", "Oct. 8 last year", "10 p.m. on Thursday"."""
    told = Fields(place.inside)
    if told.zone in ("gmt", "utc") and ":" in told.tail:
        told.tail += "Z"
    meaning = Meaning(
        span=place.span, kind="time" if told.tail else "date", unit="D", tail=told.tail, pointing=told.pointing
    )
    if told.iso:
        return [replace(meaning, value=told.iso + told.tail)]
    if told.deictic is not None:
        return [replace(meaning, base="day", shift=told.deictic)]
    if told.unit:
        return [] if told.unit == "D" and told.pointing == "last" else [counted(meaning, told)]
    if told.month is None and told.weekday is None and not told.holiday:
        swappable = told.year is not None and place.inside[-1].kind == "numeric"
        return [Meaning(span=place.span, value=str(told.year), unit="Y")] if swappable else []
    return _in_calendar(place, told, meaning)


def _in_calendar(place: Place, told: Fields, meaning: Meaning) -> list[Meaning]:
    if told.weekday and place.inside[0].kind == "that" and place.text(-1) not in place.words.before_that:
        return []
    if told.weekday and place.text(-1) == "a" and place.start + 1 == place.end and not place.before_noun:
        return [replace(meaning, value=f"XXXX-WXX-{told.weekday}")]
    plural = told.weekday and place.start + 1 == place.end and place.inside[0].text.endswith("s")
    if plural:
        return [replace(meaning, kind="set", value=f"XXXX-WXX-{told.weekday}")]
    mday = told.mday if told.month else None
    found = replace(
        meaning, base="near", year=told.year or _year_ahead(place, told), month=told.month, mday=mday,
        weekday=told.weekday, holiday=told.holiday, year_pointing=told.year_pointing, joined=_joined(place),
    )  # fmt: skip
    if mday is None or told.weekday:
        return [found]
    return _commemorated(place, found)


def counted(meaning: Meaning, told: Fields) -> Meaning:
    """A unit by a word that points to it: "that day", "next week", "the previous month"."""
    narrated = told.pointing in ("that", "previous", "following") or (told.pointing == "next" and told.unit == "D")
    base: Base = "told" if narrated else "day"
    return replace(meaning, base=base, unit=told.unit, shift=_STEPS.get(told.pointing, 0))


def _commemorated(place: Place, day: Meaning) -> list[Meaning]:
    """A day with the day of "the anniversary" before it; or marked as one that an event is named after."""
    first = max(place.start - _TO_ANNIVERSARY, 0)
    at = next((at for at in range(place.start - 1, first - 1, -1) if place.tokens[at].text == "anniversary"), None)
    if at is None or place.tokens[at + 1].text != "of" or any(t.kind == "stop" for t in place.tokens[at : place.start]):
        beside = {place.text(step) for step in (1, 2, 3)} if place.text(1) not in (",", ".") else set()
        return [replace(day, anniversary=0) if beside & place.words.landmark_words else day]
    start = at
    while start and place.tokens[start - 1].kind in ("ordinal", "nth", "second", "the"):
        start -= 1
    span = place.tokens[start].span[0], place.tokens[at].span[1]
    own = replace(day, span=span, kind="date", tail="", year=None, pointing="", year_pointing="")
    return [own, replace(day, anniversary=Fields(place.tokens[start:at]).nth or 0)]


def _joined(place: Place) -> str:
    """The class of the word that joins a weekday or month to one before it."""
    join, other = place.beside(-1), place.beside(-2)
    before = place.beside(-3) if other is not None and other.kind in ("part", "possessive") else other
    if join is None or join.kind not in _JOINS or before is None or before.kind == "possessive":
        return ""
    if place.inside[0].kind == "weekday":
        return join.kind if before.kind == "weekday" else ""
    return join.kind if join.kind != "and" and before.kind in _DATED else ""


def _year_ahead(place: Place, told: Fields) -> int | None:
    """The year at the end of a stretch that begins here: of "July" in "July-November 1954"."""
    joined = place.beside(1)
    if told.month is None or told.pointing or told.year_pointing or joined is None or joined.kind not in _JOINS:
        return None
    month = 0
    for step in range(2, _TO_YEAR):
        token = place.beside(step)
        if token is None or token.kind not in _STRETCH:
            return None
        if token.kind in ("month", "unsure"):
            month = int(token.meant)
        if token.kind == "year":
            return year_of(token) - (1 if told.month > month else 0) if month else None
    return None


def week_of(place: Place) -> list[Meaning]:
    """The week that a day lies in: "the week of Oct. 8"."""
    told = Fields(place.inside)
    if told.unit != "W" or told.month is None:
        return []
    return [Meaning(span=place.span, base="near", unit="W", year=told.year, month=told.month, mday=told.mday)]


def days(place: Place) -> list[Meaning]:
    """Two days of a month, in one phrase: "May 3 to 5" tells "May 3" and "5"."""
    told = Fields(place.inside)
    numbers = [token for token in place.inside if token.kind in ("day", "nth")]
    first, second = numbers[0], numbers[1]
    if told.month is None or int(first.meant) >= int(second.meant) or int(second.meant) > 31:
        return []
    start, end = place.span
    if first.span[0] > min(t.span[0] for t in place.inside if t.kind in ("month", "unsure")):
        spans = ((start, first.span[1]), (second.span[0], end))
    else:
        spans = ((first.span[0], first.span[1]), (second.span[0], end))
    return [
        Meaning(span=span, base="near", unit="D", year=told.year, month=told.month, mday=int(token.meant))
        for span, token in zip(spans, (first, second), strict=True)
    ]


def month(place: Place) -> list[Meaning]:
    """A month: "October 1989", "late last March", "April"."""
    told = Fields(place.inside)
    year = told.year
    if any(t.kind == "count" for t in place.inside):
        year = _spoken_year(place.inside)
        if year is None:
            return []
    return [
        Meaning(
            span=place.span, base="near", unit="M", year=year or _year_ahead(place, told), month=told.month,
            joined=_joined(place), pointing=told.pointing, year_pointing=told.year_pointing,
        )
    ]  # fmt: skip


def season(place: Place) -> list[Meaning]:
    """A season: "the summer of 1955", "last fall"."""
    told = Fields(place.inside)
    named = {"maybe": told.pointing or told.year or told.year_pointing or place.inside[0].kind in ("early", "the")}
    token = next(t for t in place.inside if t.kind in ("season", "maybe"))
    if token.kind == "maybe" and not named["maybe"] and place.text(-1) not in place.words.lead_ins:
        return []
    if (
        token.text == "fall"
        and place.inside[0].kind == "the"
        and not (told.year or told.pointing or told.year_pointing)
        and (place.text(-1) not in _IN_FALL or place.text(1) == "of")
    ):
        return []
    return [
        Meaning(
            span=place.span, base="near", unit="season", year=told.year, sub=told.season, pointing=told.pointing,
            year_pointing=told.year_pointing,
        )
    ]  # fmt: skip


def subyear(place: Place) -> list[Meaning]:
    """A quarter or half as companies write it: "Q1 2024"."""
    told = Fields(place.inside)
    sub = next(token.text.upper() for token in place.inside if token.kind == "sub")
    if told.year is None and not told.year_pointing and place.text(-1) not in place.words.lead_ins:
        return []
    return [
        Meaning(span=place.span, base="near", unit=sub[0], year=told.year, sub=sub, year_pointing=told.year_pointing)
    ]


def quarter(place: Place) -> list[Meaning]:
    """A quarter or half of a year: "the third quarter of last year"."""
    inside = place.inside
    told = Fields(inside)
    half = any(t.kind == "half" for t in inside)
    last = any(t.kind == "last" for t in inside) and told.nth is None
    nth = told.nth or (-1 if last else 0)
    if half and (place.text(1) in ("of",) or nth not in (1, 2)) and not told.year:
        return []
    if nth > 4 or nth == 0:
        return []
    if nth < 0 and told.year:
        nth = 2 if half else 4
    if nth < 0:
        return [Meaning(span=place.span, base="day", unit="Q", shift=-1)]
    of_the_year = [t.kind for t in inside[-3:]] == ["of", "the", "annum"]
    named = (
        "this"
        if of_the_year
        else told.year_pointing or (told.pointing if any(t.kind == "annum" for t in inside) else "")
    )
    return [
        Meaning(
            span=place.span, base="near", unit="H" if half else "Q", year=told.year, sub=f"{'H' if half else 'Q'}{nth}",
            year_pointing=named,
        )
    ]  # fmt: skip


def year(place: Place) -> list[Meaning]:
    """A year: "1998", "fiscal 1990", "the end of '98"."""
    told = Fields(place.inside)
    if told.year is None or not -3000 < told.year < 2200:
        return []
    if place.start + 1 == place.end and not _is_year(place):
        return []
    value = f"BC{-told.year:04}" if told.year < 0 else f"{told.year:04}"
    second = place.beside(-2)
    leading = place.text(-1) in place.words.lead_ins and (second is None or second.kind == "stop")
    return [Meaning(span=place.span, value=value, unit="Y", year=told.year, leading=leading)]


def _is_year(place: Place) -> bool:
    token, before, after = place.inside[0], place.beside(-1), place.beside(1)
    if token.kind == "apostrophe":
        return before is None or before.kind not in ("other",) or before.text in place.words.lead_ins
    number = year_of(token)
    if before is not None and before.kind in ("hyphen", "slash", "percent", "day", "number", "about", "than"):
        return before.text in ("about", "around", "circa", "ca") and 1900 <= number < 2050
    if (after is not None and after.kind in ("percent", "slash", "number", "count")) or place.text(1) == ":":
        return False
    plural = after is not None and after.kind == "other" and len(after.text) > 4 and after.text.endswith("s")
    if plural:
        return _is_before_plural(place, number)
    if 1900 <= number < 2040:
        return True
    return place.text(-1) in place.words.lead_ins and place.text(-1) not in ("to", "for", "that", "between", "about")


def _is_before_plural(place: Place, number: int) -> bool:
    """Whether a number before what may be counted is a year: "the 2012 elections", but "the 2000 voters"."""
    before, after = place.beside(-1), place.beside(1)
    if before is not None and before.kind == "the" and 1900 <= number < 2040:
        return number != 2000 or after is None or after.capital
    return place.text(-1) in ("in", "since", "of") and not (1000 <= number < 1900 or number == 2000)


def years(place: Place) -> list[Meaning]:
    """Two years in one phrase: "2003-2011"."""
    first, second = place.inside[0], place.inside[2]
    start, end = int(first.meant), int(float(second.meant))
    if end < 100:
        if len(second.text) != 2:
            return []
        end += start // 100 * 100
    if not 1000 <= start < end < start + 150:
        return []
    return [
        Meaning(span=token.span, value=str(value), unit="Y", year=value)
        for token, value in ((first, start), (second, end))
    ]


def spoken(place: Place) -> list[Meaning]:
    """A year in words: "nineteen ninety-seven"."""
    after = place.beside(1)
    value = _spoken_year(place.inside)
    if value is None or (after is not None and after.kind in UNITS):
        return []
    if value % 1000 == 0 and place.inside[0].kind != "the":
        return []
    return [Meaning(span=place.span, value=str(value), unit="Y", year=value)]


def _spoken_year(tokens: Sequence[Token]) -> int | None:
    counts = [int(t.meant) for t in tokens if t.kind == "count"]
    if counts == [2, 1000]:
        return 2000
    if counts[0] not in (18, 19, 20) or any(n >= 100 for n in counts[1:]) or counts[1] < 10:
        return None
    if len(counts) > 2 and (counts[1] % 10 or counts[2] > 9):
        return None
    return counts[0] * 100 + sum(counts[1:])


def decade(place: Place) -> list[Meaning]:
    """A decade: "the late 1990s", "the nineties"."""
    token = next(t for t in place.inside if t.kind in ("tens", "decade"))
    number = int(token.meant)
    if token.kind == "decade":
        number = 190 + number
    elif number > 99:
        number //= 10
    elif number >= 20 and (place.inside[0].text == "the" or _is_after_decade(place)):
        number = 190 + number // 10
    else:
        return []
    value = f"BC{number:03}" if place.inside[-1].kind == "era" else str(number)
    return [Meaning(span=place.span, value=value, unit="DE", year=number * 10)]


def _is_after_decade(place: Place) -> bool:
    """Whether a decade stands before: "the 1960s and 70s"."""
    join, other = place.beside(-1), place.beside(-2)
    return join is not None and join.kind in ("and", "to") and other is not None and other.kind == "tens"


def century(place: Place) -> list[Meaning]:
    """A century: "the 20th century"."""
    nth = Fields(place.inside).nth
    if nth is None:
        return []
    value = f"BC{nth - 1:02}" if place.inside[-1].kind == "era" else f"{nth - 1:02}"
    return [Meaning(span=place.span, value=value, unit="CE")]


def fiscal(place: Place) -> list[Meaning]:
    """A fiscal or calendar year with its number: "fiscal 1990", "the 1988 quarter"."""
    told = Fields(place.inside)
    if told.year is None:
        return []
    last = place.inside[-1]
    if last.kind in ("period", "quarter"):
        return [Meaning(span=place.span, base="told", unit="year-ago", year=told.year)]
    return [Meaning(span=place.span, value=f"{told.year:04}", unit="Y", year=told.year)]


def clock(place: Place) -> list[Meaning]:
    """A time of day, of the day told last."""
    told = Fields(place.inside)
    if not told.tail or (place.inside[0].kind == "moment" and place.text(-1) == "high"):
        return []
    tail = told.tail + ("Z" if told.zone in ("gmt", "utc") else "")
    return [Meaning(span=place.span, kind="time", base="told", unit="D", shift=0, tail=tail, pointing="clock")]


def part(place: Place) -> list[Meaning]:
    """A part of the day told last: "in the morning"."""
    if place.inside[0].kind != "the" or place.text(-1) not in ("in", "during", "of", "by"):
        return []
    told = Fields(place.inside)
    return [Meaning(span=place.span, kind="time", base="told", unit="D", tail=told.tail, pointing="clock")]
