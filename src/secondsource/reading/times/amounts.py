"""How much time: numbers in words and figures, and durations as TIMEX3 writes them."""

from __future__ import annotations

from collections.abc import Sequence

from secondsource.reading.times.tokens import Token

_FIGURES = frozenset({"count", "day", "number", "year"})
_OF_TIME = {"TH": "H", "TM": "M", "TS": "S"}
_HALVES: dict[str, tuple[float, str]] = {"TH": (30, "TM"), "Y": (6, "M"), "TM": (30, "TS")}
_LONG = {"DE": 10, "CE": 100, "ML": 1000}  # units told in years


def unit_of(token: Token) -> str:
    """The TIMEX3 letters of a unit; of "second" the unit of time."""
    return "TS" if token.kind == "second" else str(token.meant)


def number_of(tokens: Sequence[Token]) -> float | None:
    """The first number that tokens tell: "twenty-five" 25, "a couple" 2, "a" 1, "two to three" 2; ``None``: unknown.

    "Two and a half" is one number, and so are "a hundred" and "2 thousand".
    """
    kinds = [token.kind for token in tokens]
    if "few" in kinds:
        return None
    start = next((number for number, kind in enumerate(kinds) if kind in _FIGURES), None)
    if start is None:
        return 0.5 if "half" in kinds else 2.0 if "couple" in kinds else 1.0 if "a" in kinds else None
    total = float(tokens[start].meant)
    for place in range(start + 1, len(tokens)):
        token, before = tokens[place], kinds[place - 1]
        if token.kind == "count":
            value = float(token.meant)
            if before == "and" or (value < 100 and before != "hyphen" and total % 100 and total % 10):
                break
            total = total * value if value >= 100 else total + value
        elif token.kind not in ("hyphen", "and"):
            break
    return total + 0.5 if kinds[start + 1 : start + 4] == ["and", "a", "half"] else total


def duration(amount: float | None, unit: str) -> str:
    """So much of a unit, as TIMEX3 writes it: "P2Y", "PT5H", "PXD" where it is not known how much."""
    if amount is None:
        if unit in _LONG:
            return f"PX{unit}"
        if unit == "FN":
            return "PXW"
        return f"PTX{_OF_TIME[unit]}" if unit in _OF_TIME else f"PX{unit}"
    if unit == "FN":
        amount, unit = amount * 2, "W"
    if unit == "H":
        amount, unit = amount * 6, "M"
    if unit in _LONG:
        amount, unit = amount * _LONG[unit], "Y"
    if amount == 0.5 and unit in _HALVES:
        amount, unit = _HALVES[unit]
    if amount % 1 == 0.5 and unit in _HALVES:
        rest, smaller = _HALVES[unit]
        return duration(amount // 1, unit) + f"{rest:g}{_OF_TIME.get(smaller, smaller)}"
    told = f"{amount:g}" if amount < 1e6 else f"{amount:.0f}"
    return f"PT{told}{_OF_TIME[unit]}" if unit in _OF_TIME else f"P{told}{unit}"
