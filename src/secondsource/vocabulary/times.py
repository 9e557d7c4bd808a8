"""The words of time expressions: calendars, units, holidays, and what points from one time to another."""

from __future__ import annotations

import re
from functools import cache, cached_property

from secondsource.vocabulary.shipped import shipped
from secondsource.vocabulary.words import WordLists

Rows = tuple[tuple[str, ...], ...]
Coded = dict[str, tuple[str, ...]]
Meant = tuple[str, int | str]
"""The class of a word and what it stands for: a number, or a TIMEX3 code."""

_OWN_CLASSES = {"Y": "annum", "Q": "quarter", "CE": "century"}  # units that the grammar names
PIECE = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")


class TimeWords(WordLists, frozen=True, kw_only=True):
    """Words of time expressions by class, each with its number or TIMEX3 code."""

    months: Rows
    unsure_months: frozenset[str]
    weekdays: Rows
    short_weekdays: Rows
    units: Coded
    plurals: Coded
    seasons: Coded
    unsure_seasons: Coded
    dayparts: Coded
    moments: dict[str, str]
    counts: dict[str, int]
    ordinals: dict[str, int]
    decades: dict[str, int]
    deictic: dict[str, int]
    references: Coded
    periodic: Coded
    lengths: Coded
    zones: tuple[str, ...]
    classes: Coded
    lead_ins: frozenset[str]
    term_words: frozenset[str]
    name_ends: frozenset[str]
    name_starts: frozenset[str]
    month_names: frozenset[str]
    holidays: dict[str, str]
    fixed: dict[str, str]
    landmarks: dict[str, int]
    landmark_words: frozenset[str]
    past: frozenset[str]
    future: frozenset[str]
    planning: frozenset[str]
    coming: frozenset[str]
    were: frozenset[str]
    alike: frozenset[str]
    no_verbs: frozenset[str]
    between: frozenset[str]
    no_nouns: frozenset[str]
    rates: frozenset[str]
    after_soon: frozenset[str]
    telling: frozenset[str]
    before_that: frozenset[str]
    poised: frozenset[str]
    fixing: frozenset[str]

    def is_past(self, word: str) -> bool:
        """Say whether a word (lower case) is, most likely, a verb in the past."""
        return word in self.past or (word.endswith("ed") and len(word) > 4 and word not in self.no_verbs)

    @cached_property
    def meanings(self) -> dict[str, Meant]:
        """Word (lower case) -> its class and what it stands for; of words that stand alone."""
        found: dict[str, Meant] = {}
        for name, words in self.classes.items():
            found |= dict.fromkeys(words, (name, 0))
        for name, rows in (("month", self.months), ("weekday", self.weekdays), ("short", self.short_weekdays)):
            for number, row in enumerate(rows, start=1):
                found |= dict.fromkeys(row, (name, number))
        found |= {word: ("unsure", found[word][1]) for word in self.unsure_months}
        for name, coded in (
            ("unit", self.units),
            ("units", self.plurals),
            ("season", self.seasons),
            ("maybe", self.unsure_seasons),
            ("part", self.dayparts),
            ("often", self.periodic),
            ("length", self.lengths),
        ):
            for code, words in coded.items():
                found |= dict.fromkeys(words, (name, code))
        for name, numbers in (
            ("count", self.counts),
            ("ordinal", self.ordinals),
            ("decade", self.decades),
            ("deictic", self.deictic),
        ):
            found |= {word: (name, number) for word, number in numbers.items()}
        found |= {word: (name, code) for code, name in _OWN_CLASSES.items() for word in self.units[code]}
        found["second"] = ("second", 2)
        found |= {word: ("moment", clock) for word, clock in self.moments.items()}
        found |= {zone: ("zone", 0) for zone in self.zones if " " not in zone}
        return found

    @cached_property
    def phrases(self) -> dict[str, tuple[tuple[tuple[str, ...], Meant], ...]]:
        """First word -> the phrases that begin with it (their pieces as :data:`PIECE` cuts), the longest first."""
        found: dict[str, list[tuple[tuple[str, ...], Meant]]] = {}
        rows: list[tuple[str, Meant]] = [(name, ("holiday", name)) for name in self.holidays]
        rows += [(phrase, ("reference", code)) for code, phrases in self.references.items() for phrase in phrases]
        rows += [(name, ("iso", day)) for name, day in self.fixed.items()]
        rows += [(words, ("deictic", days)) for words, days in self.deictic.items() if " " in words]
        rows += [(zone, ("zone", 0)) for zone in self.zones if " " in zone]
        for phrase, meant in rows:
            pieces = tuple(PIECE.findall(phrase))
            found.setdefault(pieces[0], []).append((pieces, meant))
        return {first: tuple(sorted(all_of, key=lambda p: -len(p[0]))) for first, all_of in found.items()}


@cache
def load_times() -> TimeWords:
    """Return the package's words of time expressions."""
    return shipped("times.yaml", TimeWords)
