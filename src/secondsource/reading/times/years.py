"""The year of a month, day, season, quarter or holiday that is told without one."""

from __future__ import annotations

from datetime import date

from secondsource.reading.times.anchor import Anchor
from secondsource.reading.times.calendar import day_of, holiday
from secondsource.reading.times.meaning import Meaning
from secondsource.reading.times.told import Told
from secondsource.records import TimeBasis
from secondsource.vocabulary.times import TimeWords

Dated = tuple[int | None, TimeBasis | None]
"""A year and what it was counted from; two times ``None`` where it cannot be known."""

# How many months ahead of the day of speaking a date without its year may lie, by tense; else it lies behind.
_DAYS_AHEAD = {-2: 0, -1: 3, 0: 4, 1: 9}
_MONTHS_AHEAD = {-2: 0, -1: 1, 0: 3, 1: 9}
_SEASON_MONTH = {"SP": 4, "SU": 7, "FA": 10, "WI": 12}
_NEAR_HOLIDAY = 31  # days
_STEPS = {"that": 0, "previous": -1, "following": 1}


def month_of(meaning: Meaning) -> int:
    """The month that a part of a year begins with, or in which most of it lies."""
    if meaning.month:
        return meaning.month
    if meaning.sub[:1] == "Q":
        return 3 * int(meaning.sub[1:]) - 2
    if meaning.sub[:1] == "H":
        return 1 if meaning.sub == "H1" else 7
    return _SEASON_MONTH.get(meaning.sub, 1)


def year_of(meaning: Meaning, tense: int, anchor: Anchor | None, told: Told, words: TimeWords) -> Dated:
    """Give the year that a part of a date lies in, and its basis.

    Without a word that points to it, it is the year that brings the date near the day of speaking, on the side that the
    tense tells. Without a day of speaking it is the year told last, or the next where a year has just ended.
    """
    if meaning.year is not None:
        return meaning.year, "text"
    if meaning.anniversary is not None and anchor is not None:
        commemorated = _commemorated(meaning, anchor, words)
        if commemorated is not None:
            return commemorated, anchor.basis
    pointing = meaning.year_pointing or ("" if meaning.mday else meaning.pointing)
    if pointing in _STEPS and told.day is not None:
        if meaning.year_pointing or pointing == "that":
            return told.day.year + _STEPS[pointing], "narrative"
        return _beside(meaning, told.day, _STEPS[pointing]), "narrative"
    if anchor is None:
        return _narrated(meaning, told)
    if meaning.joined and meaning.month and told.fine is not None and not pointing:
        year: int | None = told.fine.year + (meaning.month < told.fine.month)
    else:
        year = _from_anchor(meaning, pointing, tense, anchor, words)
    return year, anchor.basis


def _from_anchor(meaning: Meaning, pointing: str, tense: int, anchor: Anchor, words: TimeWords) -> int | None:
    if meaning.year_pointing:
        return anchor.day.year + {"last": -1, "next": 1, "coming": 1}.get(meaning.year_pointing, 0)
    if pointing == "this":
        return anchor.day.year - (meaning.sub == "WI" and anchor.day.month < 3)
    if not anchor.tells("M"):
        return None
    if meaning.holiday and pointing in ("last", "next", "coming"):
        return _holiday_beside(meaning.holiday, anchor.day, -1 if pointing == "last" else 1, words)
    if meaning.mday and meaning.pointing in ("last", "next", "coming"):
        tense = -2 if meaning.pointing == "last" else 1
    elif pointing in ("last", "next", "coming"):
        return _beside(meaning, anchor.day, -1 if pointing == "last" else 1)
    return _nearest(meaning, tense, anchor.day, words)


def _holiday_beside(name: str, now: date, step: int, words: TimeWords) -> int:
    """The year of the last such holiday before a day, or of the next after it."""
    found = holiday(words.holidays[name], now.year)
    this_year = found is not None and (found < now if step < 0 else found > now)
    return now.year if this_year else now.year + step


def _nearest(meaning: Meaning, tense: int, now: date, words: TimeWords) -> int:
    month = month_of(meaning)
    if meaning.holiday:
        found = holiday(words.holidays[meaning.holiday], now.year)
        if found is not None:
            if abs((found - now).days) <= _NEAR_HOLIDAY and tense > -2:
                return now.year
            month = found.month
    if meaning.unit in ("Q", "H"):
        return now.year if month <= now.month or tense > 0 else now.year - 1
    ahead = (month - now.month) % 12
    most = (_DAYS_AHEAD if meaning.mday or meaning.holiday else _MONTHS_AHEAD)[tense]
    year = now.year + (1 if month < now.month else 0)
    return year if ahead <= most else year - 1


def _beside(meaning: Meaning, day: date, step: int) -> int:
    """The year of the last such month or season wholly before a day, or of the next after it."""
    month = month_of(meaning)
    if step < 0:
        return day.year if month < day.month else day.year - 1
    return day.year if month > day.month else day.year + 1


def _narrated(meaning: Meaning, told: Told) -> Dated:
    day = told.line or told.day
    if day is None or meaning.pointing in ("last", "next", "coming", "this") or meaning.year_pointing:
        return None, None
    turned = told.unit in ("D", "M", "W") and day.month >= 11 and month_of(meaning) <= 2 and not meaning.sub
    return day.year + turned, "narrative"


def _commemorated(meaning: Meaning, anchor: Anchor, words: TimeWords) -> int | None:
    """The year of a day whose anniversary is told, or after which an event is named: "the Oct. 7 attack"."""
    if not meaning.month or not meaning.mday:
        return None
    now = anchor.day
    near = [day for year in (-1, 0, 1) if (day := day_of(now.year + year, meaning.month, meaning.mday))]
    if meaning.anniversary and near:
        return min(near, key=lambda day: abs(day - now)).year - meaning.anniversary
    year = words.landmarks.get(f"{meaning.month:02}-{meaning.mday:02}")
    if year is not None and now >= date(year, meaning.month, meaning.mday):
        return year
    return None
