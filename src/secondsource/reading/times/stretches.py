"""What the grammar's rules for durations, sets, and what is counted from a day make of the tokens they fit."""

from __future__ import annotations

from msgspec.structs import replace

from secondsource.reading.times.amounts import duration, number_of, unit_of
from secondsource.reading.times.dates import counted
from secondsource.reading.times.fields import Fields
from secondsource.reading.times.meaning import Base, Meaning
from secondsource.reading.times.place import UNITS, Place
from secondsource.reading.times.tokens import Token
from secondsource.records import TimeKind

_AMOUNTS = ("day", "number", "count", "percent")  # classes of tokens
_BOUNDS = frozenset({"of", "after", "before", "following", "ended", "ending", "when", "that", "since", "to", "leading"})
_IN_WEEK = frozenset({"for", "during", "of", "over", "in", "throughout", "through", "on"})
_PRONOUNS = frozenset({"i", "he", "she", "we", "they", "it", "you"})


def ago_period(place: Place) -> list[Meaning]:
    """The like period of the year before: "the year-earlier quarter"."""
    return [Meaning(span=place.span, base="told", unit="year-ago")]


def ago(place: Place) -> list[Meaning]:
    """So long before or after the day of speaking: "two years ago", "a week from now"."""
    return _shifted(place, "day", 1 if any(t.kind == "from" for t in place.inside) else -1)


def later(place: Place) -> list[Meaning]:
    """So long before or after a time told: "two days later"."""
    last = place.inside[-1].kind
    return _shifted(place, "told", 1 if last in ("later", "after") else -1)


def _shifted(place: Place, base: Base, sign: int) -> list[Meaning]:
    inside = place.inside
    at = max(number for number, token in enumerate(inside) if token.kind in UNITS)
    unit = unit_of(inside[at])
    amount = number_of(inside[:at])
    on_day = any(t.kind == "deictic" for t in inside)  # "a year ago today"
    if amount == 1 and unit == "Y" and sign < 0 and inside[0].kind in ("a", "than") and not on_day:
        return [Meaning(span=place.span, base=base, unit="year-ago", shift=-1)]
    if amount is not None and amount != int(amount):
        amount, unit = (amount * 12, "M") if unit == "Y" else (amount * 7, "D") if unit == "W" else (int(amount), unit)
    if amount is None and base == "told" and sign > 0:  # no FUTURE_REF: it may be past on the day of speaking
        return [Meaning(span=place.span, kind="duration", value=duration(None, unit))]
    weekday = Fields(inside[at:]).weekday if base == "day" else None
    return [
        Meaning(
            span=place.span, base=base, unit=unit, shift=None if amount is None else sign * int(amount), sign=sign,
            weekday=weekday, pointing="today" if on_day else "",
        )
    ]  # fmt: skip


def beside(place: Place) -> list[Meaning]:
    """The unit before or after a time told: "the day before"."""
    unit = next(t for t in place.inside if t.kind in (*UNITS, "part"))
    if place.text(1) and place.text(1)[0].isalpha() and place.inside[-1].kind in ("before", "after"):
        return []
    sign = 1 if place.inside[-1].kind in ("later", "after") else -1
    if unit.kind == "part":
        return [Meaning(span=place.span, kind="time", base="told", unit="D", shift=sign, tail=f"T{unit.meant}")]
    return [Meaning(span=place.span, base="told", unit=unit_of(unit), shift=sign)]


def every(place: Place) -> list[Meaning]:
    """A set of so many units: "every two weeks"."""
    inside = place.inside
    at = max(number for number, token in enumerate(inside) if token.kind in UNITS)
    other = any(t.text in ("other", "second") for t in inside[:at])
    if inside[-1].kind == "second":
        return []
    amount = 2.0 if other else number_of(inside[:at]) or 1.0
    return [Meaning(span=place.span, kind="set", value=duration(amount, unit_of(inside[at])))]


def repeated(place: Place) -> list[Meaning]:
    """A set of weekdays, months, seasons or parts of days: "every Friday"."""
    told = Fields(place.inside)
    if told.weekday:
        value = f"XXXX-WXX-{told.weekday}"
    elif told.month:
        value = f"XXXX-{told.month:02}"
    elif told.season:
        value = f"XXXX-{told.season}"
    else:
        value = f"XXXX-XX-XX{told.tail}"
    return [Meaning(span=place.span, kind="set", value=value)]


def lasting(place: Place) -> list[Meaning]:
    """A duration: "nearly three years", "the past two weeks"; or how often: the "a day" of "twice a day"."""
    inside = place.inside
    told = [number for number, token in enumerate(inside) if token.kind in UNITS]
    at = next((number for number in told if inside[number].kind != "second"), told[-1])
    unit = unit_of(inside[at])
    if unit == "Y" and "old" in (inside[-1].kind, place.text(1)[:3], place.text(2)[:3] if place.text(1) == "-" else ""):
        return []
    if [t.text for t in inside] == ["one", "day"] and {place.text(-1), place.text(1), place.text(3)} & (
        place.words.coming | _PRONOUNS
    ):
        return [Meaning(span=place.span, value="FUTURE_REF", unit="vague")]
    before = [t for t in inside[:at] if t.kind not in ("ordinal", "nth", "last")]
    if inside[at].kind == "second" and not any(t.kind in ("day", "number") for t in before):
        return []
    if unit == "Q" and (inside[at - 1].kind in ("hyphen", "few") or place.text(1) in ("of", "century")):
        return []
    amount = number_of(before)
    if inside[at].kind == "units" and not any(t.kind in ("count", "day", "number", "couple") for t in before):
        amount = None
    if amount is not None and [t.kind for t in inside[at + 1 : at + 4]] == ["and", "a", "half"]:
        amount += 0.5
    rate = [t.kind for t in inside] in (["a", "unit"], ["a", "annum"])
    if rate and _is_amount_before(place) and place.text(1) not in ("after", "before", "apart"):
        return []
    rate = rate and place.text(-1) in place.words.rates
    return [Meaning(span=place.span, kind="set" if rate else "duration", value=duration(amount, unit))]


def _is_amount_before(place: Place) -> bool:
    """Whether an amount stands before: what is told is how much each time, as in "$2 million a year", and not when."""
    if place.text(-1) in place.words.rates:
        return False
    for step in (-1, -2, -3):
        token = place.beside(step)
        if token is None or token.kind not in (*_AMOUNTS, "other", "units"):
            return False
        if token.kind in _AMOUNTS or token.text[0] in "$£€¥":
            return True
        if token.text in ("at", "by", "for", "in", "of", "to", "with") or place.words.is_past(token.text):
            return False
    return False


def old(place: Place) -> list[Meaning]:
    """An age of less than years; years of age tell no time of what is reported."""
    unit = next(t for t in place.inside if t.kind in UNITS)
    return [] if unit_of(unit) == "Y" else lasting(place)


def pointed(place: Place) -> list[Meaning]:
    """A unit by how it stands to the day of speaking or a time told: "early next week", "that year"."""
    told = Fields(place.inside)
    unit = told.unit or ("D" if told.part else "")
    if unit == "WE" and told.pointing == "this":
        return [Meaning(span=place.span, base="near", unit="WE", pointing="this")]
    if not unit:
        return _period(place)
    if (told.nth is not None and unit != "Q") or (unit in ("TH", "TM", "TS") and place.has("hyphen")):
        return []
    kinds = {t.kind for t in place.inside}
    if ("past" in kinds and unit in ("Y", "M", "W")) or (
        unit in ("DE", "CE", "ML") and kinds & {"last", "past", "next", "coming"}
    ):
        return [Meaning(span=place.span, kind="duration", value=duration(1.0, unit))]
    if told.pointing == "last" and unit == "D" and not told.part:
        return []
    if told.part and not told.unit:
        told.unit = "D"
    latest = any(t.kind == "latest" for t in place.inside)
    kind: TimeKind = "time" if told.tail else "date"
    pointing = "latest" if latest else told.pointing
    meaning = Meaning(span=place.span, kind=kind, tail=told.tail, pointing=pointing, year_pointing=told.year_pointing)
    found = counted(meaning, told)
    if told.part and unit == "D" and told.pointing == "last":
        found = replace(found, base="day")
    return [replace(found, base="told") if latest and unit == "Q" else found]


def _period(place: Place) -> list[Meaning]:
    kinds = {token.kind for token in place.inside}
    if not kinds & {"latest", "same", "that"}:
        return []
    return [Meaning(span=place.span, base="told", unit="period", pointing="latest" if "latest" in kinds else "")]


def recent(place: Place) -> list[Meaning]:
    """Some units before or after the day of speaking: "recent weeks"."""
    return [Meaning(span=place.span, kind="duration", value=duration(None, unit_of(_first_units(place))))]


def _first_units(place: Place) -> Token:
    return next(token for token in place.inside if token.kind == "units")


def often(place: Place) -> list[Meaning]:
    """How often: "daily"."""
    after, inside = place.beside(1), place.inside[0]
    if inside.text == "quarterly" or (after is not None and after.text in ("news", "mail", "telegraph")):
        return []
    if (inside.text != "daily" and _is_amount_before(place)) or _is_paper(place):
        return []
    return [Meaning(span=place.span, kind="set", value=str(place.inside[0].meant))]


def the_unit(place: Place) -> list[Meaning]:
    """A unit told before: "the quarter"."""
    unit = unit_of(place.inside[-1])
    if place.inside[-1].capital and place.text(-1) == "of":  # "Player of the Year"
        return []
    if unit == "Q":
        return [Meaning(span=place.span, base="told", unit="Q")]
    if unit == "WE" and place.inside[0].text == "the":
        return [Meaning(span=place.span, base="near", unit="WE")]
    if unit == "W":
        return _week(place)
    return _year(place) if unit == "Y" else []


def _week(place: Place) -> list[Meaning]:
    counted = place.text(-1) == "of" and place.text(-2) in ("day", "days")  # "days of the week"
    if counted or place.inside[0].text != "the" or place.text(1) in _BOUNDS or place.text(-1) not in _IN_WEEK:
        return []
    return [Meaning(span=place.span, base="told", unit="W", pointing="the")]


def _year(place: Place) -> list[Meaning]:
    after = place.beside(2)
    to_month = place.text(1) == "to" and after is not None and after.kind in ("month", "unsure")
    if to_month or place.text(1) in ("ended", "ending", "since", "after", "before"):
        return [Meaning(span=place.span, kind="duration", value="P1Y")]
    if place.inside[0].text == "the":
        full = any(t.kind == "full" for t in place.inside)
        return [Meaning(span=place.span, base="day" if full else "told", unit="Y", pointing="the")]
    return []


def end_of(place: Place) -> list[Meaning]:
    """An end of a unit: "the end of the month"."""
    unit = unit_of(place.inside[-1])
    if unit == "D" and not place.has("edge"):
        return []
    if unit in ("Y", "M", "W", "Q", "DE", "CE", "D", "WE") and place.inside[-2].kind in ("the", "fiscal"):
        return [Meaning(span=place.span, base="told" if unit == "D" else "day", unit=unit, pointing="end")]
    return []


def year_end(place: Place) -> list[Meaning]:
    """The year's end."""
    if place.inside[-1].text not in ("end", "close"):
        return []
    return [Meaning(span=place.span, base="day", unit="Y")]


def bare(place: Place) -> list[Meaning]:
    """Units of which it is not told how many: "for years"."""
    unit = place.inside[0]
    if unit.kind != "units" or unit.meant == "TS":
        if len(place.inside) == 3 and place.inside[2].text == "long":
            return [Meaning(span=place.span, kind="duration", value=duration(1.0, unit_of(unit)))]
        return []
    before = place.beside(-1)
    if unit.capital and before is not None and before.kind != "stop":
        return []
    counted = before is not None and before.kind in ("day", "number", "count", "hyphen")
    if counted or place.text(1) in ("ago", "earlier") or unit.meant in ("Q", "H", "WE"):
        return []
    return [Meaning(span=place.span, kind="duration", value=duration(None, unit_of(unit)))]


def length(place: Place) -> list[Meaning]:
    """A duration told in one word: "weeklong"."""
    return [Meaning(span=place.span, kind="duration", value=str(place.inside[0].meant))]


def _is_paper(place: Place) -> bool:
    """Whether "daily" stands in a newspaper's name: "the Northport Daily"."""
    before = place.beside(-1)
    return place.inside[0].capital and before is not None and before.kind in ("other", "possessive") and before.capital


def _is_to_come(place: Place) -> bool:
    """Whether "soon" speaks from the day of speaking; in "he soon left" and "soon after" it does not."""
    before, after = place.text(-1), place.text(1)
    past = before in place.words.were or place.words.is_past(after)
    return not past and before not in ("as", "so", "too", "how") and after not in place.words.after_soon


def reference(place: Place) -> list[Meaning]:
    """A vague reference: "now", "recently", "the future"."""
    last = place.inside[-1]
    value = str(last.meant)
    if last.kind == "future":
        value = "FUTURE_REF"
        if place.inside[0].text != "the" or (place.before_noun and place.text(-1) != "in"):
            return []
    elif last.kind == "past":
        value = "PAST_REF"
        if last.text != "recent" and (
            len(place.inside) == 1 or (place.text(1).isalpha() and place.text(1) not in place.words.no_nouns)
        ):
            return []
    elif last.kind == "current":
        value = "PRESENT_REF"
    elif place.text(1) == "defunct" or (last.text == "soon" and not _is_to_come(place)):
        return []
    return [Meaning(span=place.span, value=value, unit="vague")]
