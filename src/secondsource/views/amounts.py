"""How figures, times and attributions are said to people, in the words of the command line and the dossier."""

from __future__ import annotations

import re
from collections.abc import Iterator

from secondsource.records import Attribution, AttributionKind, Figure, Modality, Time
from secondsource.views.words import clean

SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
DIGITS = 4
"""Digits with which a large number is written by its scale; one that needs more is written out."""

CURRENCY = 3
"""Letters of a currency's code: USD 5 million, but 5 km."""

TOLD_TO = 24
"""Characters between a cue and the gatherer to whom it is told: "said in an interview with"."""

PARTS = {"MO": "morning", "MI": "midday", "DT": "daytime", "AF": "afternoon", "EV": "evening", "NI": "night"}
"""Parts of a day as TimeML writes them after a day."""

_DAY = re.compile(
    r"(?P<day>\d[\dX]{3}[\dX-]*(?:[WQH]\d*|S[PU]|FA|WI)?(?:-WE)?)"  # 2024-03-22, 2024-03, 2024-W11, 2024-Q1, 2024-SP
    rf"(?:T(?:(?P<part>{'|'.join(PARTS)})|(?P<clock>\d\d.*)))?"  # TEV, T19:55
)

AFFECTED = "affected"
"""What a figure counts that counts killed and wounded as one, or does not say what befell them."""

CHANGES = {"increase": "up {}", "decrease": "down {}", "new": "{} more", "cumulative": "{} so far"}

TOLL = frozenset({"killed", "wounded", "missing", "displaced"})
"""What a running toll counts; of other things a running number is no toll."""

TOLL_SO_FAR = "{}, toll so far"

KINDS: dict[AttributionKind, str] = {"direct": "quoted", "indirect": "reported", "mixed": "partly quoted"}
"""Whether what somebody says stands in quotation marks: all of it, none, or some."""

MODALITIES: dict[Modality, str] = {
    "negated": "not so",
    "future": "to come",
    "hypothetical": "possible, not certain",
    "historical": "long past",
}
"""What the sentence that holds it says of it."""


def say_number(value: float) -> str:
    """Give "40", "42,000", "6.8 million", "2.5"."""
    for scale, name in SCALES:
        if abs(value) >= scale:
            short = f"{value / scale:.{DIGITS}g}"
            if float(short) * scale == value:
                return f"{short} {name}"
    return f"{value:,.0f}" if value == round(value) else f"{value:,g}"


def say_amount(figure: Figure, text: str) -> str:
    """Give the best estimate with its range and unit: "at least 40", "40 (30–50)", "USD 5 million".

    ``text`` is the page's text: a figure without a number has its own words, and one that only has bounds by a vague
    word has the word with them: "dozens (24 or more)".
    """
    amount, words = _amount(figure), clean(text[slice(*figure.span)])
    vague = figure.value is None and not any(character.isdigit() for character in words)
    said = words if vague or not amount else amount
    if figure.change:
        toll = figure.change == "cumulative" and figure.counts in TOLL
        said = (TOLL_SO_FAR if toll else CHANGES[figure.change]).format(said)
    return f"{said} ({amount})" if vague and amount else said


def _amount(figure: Figure) -> str:
    low, high, unit = figure.low, figure.high, clean(figure.unit or "")
    if figure.value is None:
        return _open(low, high, unit)
    best = _in(unit, say_number(figure.value))
    if low is None and high is None:
        return f"about {best}"
    if low == high == figure.value:
        return best
    if low == figure.value and high is None:
        return f"at least {best}"
    if high == figure.value and low is None:
        return f"up to {best}"
    return f"{best} ({_open(low, high, '')})"


def _open(low: float | None, high: float | None, unit: str) -> str:
    if low is not None and high is not None:
        return _in(unit, say_number(low) if low == high else f"{say_number(low)}–{say_number(high)}")
    if low is not None:
        return f"{_in(unit, say_number(low))} or more"
    return "" if high is None else f"up to {_in(unit, say_number(high))}"


def _in(unit: str, number: str) -> str:
    """Give a number with its unit: currencies stand before it."""
    if not unit:
        return number
    return f"{unit} {number}" if len(unit) == CURRENCY and unit.isupper() else f"{number} {unit}"


def say_counted(figure: Figure, text: str) -> str:
    """Give what a figure counts: "killed: two children", "money"."""
    counts = AFFECTED if figure.counts == "other" else clean(figure.counts).replace("_", " ")
    counted = clean(text[slice(*figure.who)]) if figure.who else ""
    return f"{counts}: {counted}" if counted and counted.casefold() != counts else counts


def say_time(time: Time | None, text: str) -> str:
    """Give a day, or what is more or less precise, as ISO 8601 has it: "2024-03-22", "2024-03", "2024-03-22 evening".

    Durations, sets and what has no day ("now", "recently") have the report's words, and the day that is supposed with
    a question mark: "“Friday”, 2024-03-22?". Empty for none.
    """
    if time is None:
        return ""
    said = _say_day(time.value) if time.kind in {"date", "time"} else None
    if said is not None:
        return said
    supposed = _say_day(time.supposed)
    words = f"“{clean(text[slice(*time.span)])}”"
    return f"{words}, {supposed}?" if supposed else words


def _say_day(value: str | None) -> str | None:
    found = _DAY.fullmatch(value or "")
    if found is None:
        return None
    day, part, clock = found["day"], found["part"], found["clock"]
    return f"{day} {PARTS[part]}" if part else f"{day} {clock}" if clock else day


def say_gatherer(item: Attribution) -> str:
    """Give how the news organisation came by it: "to Harbour Post" where it was told, else "through Harbour Post"."""
    if item.gatherer is None:
        return ""
    span = item.gatherer_span
    told = span is not None and item.cue[0] <= span[0] <= item.cue[1] + TOLD_TO
    return f"{'to' if told else 'through'} {clean(item.gatherer)}"


def say_notes(item: Attribution) -> Iterator[str]:
    """Give its kind and all that is not as usual in an attribution: number, gatherer, who passed it on, refusal…"""
    if item.content:
        yield KINDS[item.kind]
    if item.informant.number is not None and (item.informant.number > 1 or item.informant.kind == "people"):
        yield f"{item.informant.number:,} of them"
    if item.gatherer and item.gatherer != item.informant.name:
        yield say_gatherer(item)
    if item.via:
        yield f"passed on by {clean(item.via)}"
    if item.declined:
        yield "gave no comment"
    if item.responsibility:
        yield "claims responsibility"
    if item.polarity == "denied":
        yield "denial"
    # What is denied, or not told, need not be said to be negated too.
    if item.modality != "asserted" and not (
        item.modality == "negated" and (item.declined or item.polarity == "denied")
    ):
        yield MODALITIES[item.modality]
