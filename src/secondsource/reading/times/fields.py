"""The parts of a date that the tokens of an expression tell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from secondsource.reading.times.amounts import number_of
from secondsource.reading.times.tokens import Token

POINTING = {
    "last": "last", "past": "last", "next": "next", "coming": "coming", "this": "this", "current": "this",
    "latest": "this", "that": "that", "same": "that", "previous": "previous", "following": "following",
}  # fmt: skip
_PLAIN = {
    "month": "month", "unsure": "month", "weekday": "weekday", "short": "weekday", "deictic": "deictic",
    "holiday": "holiday", "season": "season", "maybe": "season", "unit": "unit", "quarter": "unit", "century": "unit",
    "part": "part",
}  # fmt: skip  # classes whose words stand for what they tell by themselves
_CLOCK = re.compile(r"(\d{1,2})(?:[:.]?([0-5]\d))?(?::([0-5]\d))?\s?([ap])?")
_PIVOT = 50  # '49 is 2049, '50 is 1950
_NUMBER = re.compile(r"\d+")


class Fields:
    """What tokens tell of a date; ``None`` and "" where they do not."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.year: int | None = None
        self.month: int | None = None
        self.mday: int | None = None
        self.weekday: int | None = None
        self.deictic: int | None = None
        self.holiday = self.season = self.unit = self.tail = self.part = ""
        self.pointing = self.year_pointing = self.zone = self.iso = ""
        self.nth: int | None = None
        for number, token in enumerate(tokens):
            self._take(token, tokens[number + 1] if number + 1 < len(tokens) else None)
        texts = {token.text for token in tokens}
        if "tonight" in texts:
            self.part = "NI"
        elif "hours" in texts and texts & {"early", "wee"}:
            self.part = self.part or "MO"
        clocks = sum(token.kind in ("clock", "moment") for token in tokens)
        self.zone = next((token.text for token in tokens if token.kind == "zone" and clocks == 1), "")
        self._tell_clock(tokens)

    def _take(self, token: Token, following: Token | None) -> None:
        kind, meant = token.kind, token.meant
        if kind in _PLAIN:
            setattr(self, _PLAIN[kind], meant)
        elif kind in ("day", "nth", "ordinal", "second"):
            self.nth = int(meant) if self.nth is None else self.nth
            self.mday = int(meant) if self.mday is None and int(meant) <= 31 else self.mday
        elif kind in ("year", "apostrophe", "number"):
            short = kind == "number" and len(token.text) == 2 and (following is None or following.kind != "era")
            self.year = year_of(token) + (1900 if short else 0) if self.year is None else self.year
        elif kind == "era":
            self.year = -abs(self.year if self.year is not None else self.mday or 0)
        elif kind in POINTING:
            self._point(POINTING[kind], following)
        elif kind == "annum":
            self.unit = self.unit if self.year_pointing else str(meant)
        elif kind in ("clock", "moment"):
            self.tail = self.tail or clock_of(token)
        elif kind in ("iso", "numeric"):
            self._whole(token.text)

    def _tell_clock(self, tokens: Sequence[Token]) -> None:
        """A time of day that the words beside it complete: "7 o'clock in the evening", "4 in the morning"."""
        kinds = [token.kind for token in tokens]
        hour = None
        if "oclock" in kinds:
            hour = number_of(tokens[max(kinds.index("oclock") - 3, 0) : kinds.index("oclock")])
        elif not self.tail and self.month is None and "part" in kinds and kinds[:2] == ["day", "on"]:
            hour = float(tokens[0].meant)
        if hour is not None and 1 <= hour <= 12:
            late = self.part in ("AF", "EV") or (self.part == "NI" and hour > 5)
            self.tail, self.mday = (
                f"T{int(hour) % 12 + (12 if late or (hour == 12 and not self.part) else 0):02}:00",
                None,
            )
        elif not self.tail and self.part:
            self.tail = f"T{self.part}"

    def _point(self, pointing: str, following: Token | None) -> None:
        dated = self.month or self.season or self.nth is not None or self.deictic is not None
        if following is not None and following.kind == "annum" and dated:
            self.year_pointing = pointing
        elif not (self.pointing in ("following", "previous") or (self.pointing and pointing == "that")):
            self.pointing = pointing

    def _whole(self, written: str) -> None:
        if written[:4].isdigit():
            self.iso, self.tail = written[:10].replace("/", "-"), f"T{written[11:]}" if len(written) > 10 else ""
            return
        first, second, third = (int(part) for part in _NUMBER.findall(written))
        year = third if third > 99 else third + (1900 if third >= _PIVOT else 2000)
        if "." in written or first > 12:
            first, second = second, first
        elif second <= 12 and first != second:
            self.year = year
            return  # day and month could be swapped
        if 1 <= first <= 12 and 1 <= second <= 31:
            self.year, self.month, self.mday = year, first, second


def year_of(token: Token) -> int:
    """The year that a token tells: "1998", "'98", "490" before an era."""
    if token.kind == "apostrophe":
        short = int(token.text[1:])
        return short + (1900 if short >= _PIVOT else 2000)
    return int(float(token.meant))


def clock_of(token: Token) -> str:
    """A time of day as ISO 8601 writes it: "10 p.m." is "T22:00"."""
    if token.kind == "moment":
        return f"T{token.meant}"
    match = _CLOCK.match(token.text)
    if match is None:
        return ""
    hour, minute, second, half = match.groups()
    hours = int(hour)
    if half and hours <= 12:
        hours = hours % 12 + (12 if half == "p" else 0)
    return f"T{hours:02}:{minute or '00'}" + (f":{second}" if second else "")
