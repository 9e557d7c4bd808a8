"""Names, numbers and dates of a report that are rare enough in news to tell one event from another."""

from __future__ import annotations

import calendar
import re
import zlib
from collections.abc import Sequence

from secondsource.encoder.rarity import name_weight
from secondsource.encoder.words import names, words
from secondsource.records import Span, Term

_NUMBER = re.compile(
    r"(?<![\w.,])(?:[$€£¥]\s?)?\d{1,3}(?:[,\u202f]\d{3})+(?:\.\d+)?|(?<![\w.,:])(?:[$€£¥]\s?)?\d+(?:\.\d+)?(?![\w]|[.,:]\d)"
)
_MONTHS = tuple(calendar.month_name)[1:]
_SHORT = "|".join(f"{m[:3]}(?:{m[3:]}|\\.)?" for m in _MONTHS)
_DATE = re.compile(
    rf"\b(?:(?P<month>{_SHORT})\s(?P<day>\d{{1,2}})|(?P<day2>\d{{1,2}})\s(?P<month2>{'|'.join(_MONTHS)}))\b(?!,?\s?\d{{1,2}}:)"
)
NAME_LEAST = 2.0  # a name in more than an eighth of all articles tells nothing
RARE = 4.0  # a word in fewer than one article of fifty
SMALL = 13  # numbers below are in every report
YEARS = range(1900, 2101)


def find_terms(text: str, sentences: Sequence[Span]) -> tuple[Term, ...]:
    """Find the rare names, numbers and dates of a report's sentences, most telling first.

    Numbers are normalised to their digits ("42,000" is "42000"), dates to month and day ("10-07").
    """
    found = [
        Term(kind="name", key=key, weight=round(name_weight(key), 3), spans=tuple(spans))
        for key, spans in names(text, sentences).items()
        if name_weight(key) >= NAME_LEAST and any(c.isalpha() for c in key)
    ]
    numbers: dict[str, list[Span]] = {}
    dates: dict[str, list[Span]] = {}
    for sentence in sentences:
        taken = []
        for date in _DATE.finditer(text, *sentence):
            month, day = date["month"] or date["month2"], int(date["day"] or date["day2"])
            key = f"{next(i for i, m in enumerate(_MONTHS, 1) if m.startswith(month[:3])):02}-{day:02}"
            dates.setdefault(key, []).append(date.span())
            taken.append(date.span())
        for number in _NUMBER.finditer(text, *sentence):
            digits = _number_key(number.group())
            if digits and not any(a <= number.start() < b for a, b in taken):
                numbers.setdefault(digits, []).append(number.span())
    found += [Term(kind="number", key=k, weight=_number_weight(k), spans=tuple(v)) for k, v in numbers.items()]
    found += [Term(kind="date", key=k, weight=5.0, spans=tuple(v)) for k, v in dates.items()]
    return tuple(sorted(found, key=lambda t: (-t.weight, t.kind, t.key)))


def rare_names(terms: Sequence[Term], headline: str = "") -> tuple[int, ...]:
    """32-bit hashes of the rare words in a report's names, sorted: two reports of one story mostly share some.

    So of all rare words of its headline, whose capitals tell no name.
    """
    found = {word for term in terms if term.kind == "name" for word in term.key.split()}
    found |= {word for word, _ in words(headline)}
    return tuple(sorted({zlib.crc32(word.encode()) for word in found if name_weight(word) >= RARE}))


def _number_key(text: str) -> str | None:
    """Digits of a number; ``None`` for what every report has: small numbers and years."""
    key = re.sub(r"[^\d.]", "", text)
    value = float(key)
    return None if value < SMALL or (value in YEARS and "," not in text and "." not in text) else key


def _number_weight(key: str) -> float:
    """Round numbers are common, odd ones rare: weight by the digits that are not trailing noughts."""
    digits = key.replace(".", "").rstrip("0")
    return round(min(2.0 + 1.5 * len(digits), 8.0), 3)
