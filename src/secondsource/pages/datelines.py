"""Reads the dateline that a report opens with: "BAGHDAD, March 24 (Reuters) -", "Beirut, Lebanon – ", "NEW DELHI: ".

A place is believed for its shape and company: capitals, a listed city, a region behind a comma, an agency in brackets,
a day. What has the shape but names no place ("EXCLUSIVE —") is a list in ``vocabulary/datelines.yaml``.
"""

from __future__ import annotations

import re
from functools import lru_cache

from secondsource.records import Dateline, Record, Span
from secondsource.vocabulary import Vocabulary

_LONGEST = 130  # characters; a dateline with two places, a region, a day and an agency
_SHORTEST_LEDE = 60  # characters of paragraph behind the colon of a place that is no listed city
_ACRONYM = 4  # letters; a lone word in capitals no longer than this may be an acronym
_TRANSCRIPT = re.compile(r"^\s*[A-Z][A-Z.' ]{2,30}:", re.MULTILINE)


class DatelineFound(Record, frozen=True, kw_only=True):
    """What a paragraph opens with. ``dateline`` is ``None`` where agency or day stand there without a place."""

    dateline: Dateline | None
    end: int  # where the paragraph's own words begin
    agency: str | None = None  # the agency or outlet named in it
    agency_span: Span | None = None  # with its brackets or bar
    day: int | None = None
    month: int | None = None
    year: int | None = None
    date_span: Span | None = None


def find_dateline(text: str, span: Span, vocabulary: Vocabulary) -> DatelineFound | None:
    """Return the dateline at the start of a paragraph of ``text``, or ``None``; all offsets are into ``text``."""
    start, end = span
    start += len(text[start:end]) - len(text[start:end].lstrip(" \t\r\n\u00a0\u200b\ufeff•*"))
    limit = min(end, start + _LONGEST)
    for pattern in _patterns(vocabulary):
        match = pattern.match(text, start, limit)
        if match and not match.end() == limit < end and (found := _read(text, match, end, vocabulary)):
            return found
    return None


def _read(text: str, match: re.Match[str], end: int, vocabulary: Vocabulary) -> DatelineFound | None:
    agency = _agency(text, match, vocabulary)
    if agency is None and not (match["place"] and match["mark"].strip() and _believed(text, match, end, vocabulary)):
        return None
    if (
        agency
        and match["place"]
        and not match["mark"].strip()
        and match["mark"] != "\n"
        and not match["place"].isupper()
    ):
        return None  # "Northern Dispatch (AP) Editor Jane Doe": a name, its short form, and on it goes
    number = next((n for n in "123" if match["month" + n]), None)
    months = vocabulary.calendar.month_numbers
    place = _place_span(match)
    return DatelineFound(
        dateline=Dateline(place=text[slice(*place)], span=place) if place else None,
        end=match.end(),
        agency=agency,
        agency_span=match.span("agency") if agency else None,
        day=int(match["day" + number]) if number else None,
        month=months[match["month" + number].lower()] if number else None,
        year=int(match["year" + number]) if number and match["year" + number] else None,
        date_span=match.span("date" + number) if number else None,
    )


def _place_span(match: re.Match[str]) -> Span | None:
    if match["place"] is None:
        return None
    return match.start("place"), match.end("region" if match["region"] else "place")


def _agency(text: str, match: re.Match[str], vocabulary: Vocabulary) -> str | None:
    """Return the agency or outlet that the brackets hold; they must open with its name."""
    if match["agency"] is None or re.search(r"\d", match["agency"]):
        return None
    begin = match.start("agency") + len(match["agency"]) - len(match["agency"].lstrip("([/| "))
    found = vocabulary.names_in(text, (begin, match.end("agency")))
    return found[0].name if found and text[begin : found[0].span[0]].strip().lower() in {"", "the"} else None


def _believed(text: str, match: re.Match[str], end: int, vocabulary: Vocabulary) -> bool:
    """Say whether the place of a match without a known agency is one."""
    place, colon = match["place"], ":" in match["mark"]
    words = {place.casefold(), *re.split(r"[\s/]", place.casefold())}
    if words & vocabulary.datelines.alert_set or text[match.end() : match.end() + 1].islower():
        return False
    if any(match["month" + number] for number in "123"):
        return True
    if any(part.strip().casefold() in vocabulary.datelines.city_set for part in place.split("/")):
        return True
    if match["region"]:
        speaker = colon and match["region"].isupper()  # a transcript's "JANE DOE, HOST:"
        return (place.isupper() or not colon) and not speaker
    return place.isupper() and _is_no_acronym(place, vocabulary) and _opens_a_lede(text, match, end)


def _is_no_acronym(place: str, vocabulary: Vocabulary) -> bool:
    if vocabulary.agency(place) or vocabulary.outlet_by_name(place):
        return False
    return (
        len(place) > _ACRONYM
        and len(place.split()) <= 3
        and all(re.search("[AEIOUYÀ-Ü]", word) for word in place.split())
    )


def _opens_a_lede(text: str, match: re.Match[str], end: int) -> bool:
    if end - match.end() < _SHORTEST_LEDE:
        return False
    return ":" not in match["mark"] or len(_TRANSCRIPT.findall(text)) < 2


@lru_cache(maxsize=4)
def _patterns(vocabulary: Vocabulary) -> tuple[re.Pattern[str], re.Pattern[str]]:
    # Examples, kept by tests/pages/test_datelines.py: "BAGHDAD, March 24 (Reuters) -", "PARIS, Apr 3 /Xinhua/ --",
    # "WASHINGTON (AP) —", "Beirut, Lebanon – ", "NEW DELHI: ", "LONDON | Reuters", "CAIRO - 24 March 2024: ".
    capital, months = r"[A-ZÀ-ÖØ-Þİ]", rf"(?i:{vocabulary.calendar.dateline_pattern})"
    upper = rf"(?:{capital}{{1,2}}\.)+|{capital}(?:[A-ZÀ-ÖØ-Þİ’'-]*[A-ZÀ-ÖØ-Þİ])\.?"
    title = rf"{capital}[\w’'-]*[a-zß-ÿ]\.?|(?:al|el|as|ash|ad|ar)-{capital}[\w’'-]+"
    word = rf"(?:{upper}|{title})"
    more = rf"(?:[ \u00a0]+(?:(?:de|del|da|do|la|el|of|the|es|and|on|bin)[ ]+)?{word})"
    place = rf"{word}{more}{{0,3}}(?:/{word}{more}{{0,2}}){{0,3}}"
    region = rf"(?P<region>,[ ]+(?!{months}\b){word}{more}{{0,2}})"
    year = r"(?P<year#>(?:19|20)\d\d)"
    month_day = rf"(?P<date#>(?P<month#>{months})\.?[ ]+(?P<day#>[0-3]?\d)(?!\d)(?:,?[ ]+{year})?)"
    day_month = rf"(?P<date#>(?P<day#>[0-3]?\d)[ ]+(?P<month#>{months})\.?(?:,?[ ]+{year})?)"
    first, second, third = (d.replace("#", n) for n, d in zip("123", (month_day, day_month, day_month), strict=True))
    bar = rf"\|[ ]*{capital}[\w .-]{{1,30}}?(?=[ ]*(?:\||\n|[-–—]|$))"
    agency = rf"(?P<agency>[(\[][^()\[\]\n]{{2,40}}[)\]]|/[^/\n]{{2,30}}/\.?|{bar})"
    dash = r"(?:[-–—―]+|\.{2,3})"
    mark = (
        rf"(?P<mark>[ \u00a0]*(?:{dash}[ \u00a0]*{third}[ ]*:|{dash}|:)[ \u00a0]*|[ ]*\|[ ]*|[ ]*(?:\n|$)|"
        r"(?<=/|\.)[ ]+|(?<=[)\]])[ ]?(?=[\"“‘']?[A-Z]))"
    )
    days = rf"(?:,?[ ]*(?:{first}|{second})\.?)?"
    plain = rf"(?:(?P<place>{place}){region}?)?{days}(?:,?[ ]*{agency})?"
    bracketed = rf"\((?P<place>{place}){region}?{days}\)(?P<agency>(?!))?"
    return re.compile(plain + mark), re.compile(bracketed + mark)
