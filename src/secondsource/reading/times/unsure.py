"""Words that look like a time and may be none: "May said", "the Sunday Times", "march on"."""

from __future__ import annotations

from secondsource.reading.times.place import Place

_DATE_PARTS = frozenset(
    {"day", "nth", "year", "apostrophe", "weekday", "short", "early", "last", "next", "this", "every"}
)


def is_time(text: str, place: Place) -> bool:
    """Say whether the month, weekday or season words of an expression are meant as such."""
    inside = place.inside
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
