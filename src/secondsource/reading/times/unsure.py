"""Words that look like a time and may be none: "May said", "the Sunday Times", "march on"."""

from __future__ import annotations

from secondsource.reading.times.place import UNITS, Place

_MARKS = frozenset("\"'`‘’“”")
_DATE_PARTS = frozenset(
    {"day", "nth", "year", "apostrophe", "weekday", "short", "early", "last", "next", "this", "every"}
)


def is_time(text: str, place: Place) -> bool:
    """Say whether the month, weekday or season words of an expression are meant as such."""
    inside = place.inside
    if _is_title(text, place):
        return False
    for number, token in enumerate(inside):
        if token.kind in ("unsure", "short") and not text[token.span[0]].isupper():
            return False
        if (
            token.kind == "unsure"
            and len(inside) == 1
            and ((len(token.text) < 4 and token.text != "may") or not _is_month(place))
        ):
            return False
        if token.kind == "short" and not any(t.kind in ("month", "unsure", "clock", "part") for t in inside):
            return False
        if token.kind in ("weekday", "holiday") and number == len(inside) - 1 and not _is_day(text, place):
            return False
    return True


def _is_title(text: str, place: Place) -> bool:
    """Whether capitals in the midst of a text and quotation marks make a programme's name of a unit: "This Week"."""
    last, (start, end) = place.inside[-1], (place.inside[0].span[0], place.inside[-1].span[1])
    if last.kind not in UNITS or not last.capital or text[start:end].isupper():
        return False
    return text[max(start - 1, 0)] in _MARKS and (text[start].isdigit() or place.inside[0].kind == "this")


def _is_month(place: Place) -> bool:
    before, after = place.text(-1), place.text(1)
    if place.inside[-1].capital and before in ("a", "an", "the") and place.before_noun:
        return place.beside(1) is not None and not place.tokens[place.end].capital
    if before in place.words.lead_ins:
        return after not in place.words.month_names or before in ("in", "since", "until", "by", "last", "next", "this")
    return False


def _is_day(text: str, place: Place) -> bool:
    after = place.beside(1)
    capital = after is not None and text[after.span[0]].isupper() and after.text in place.words.name_ends
    return not capital and place.text(-1) not in place.words.name_starts
