"""The words by which statements of one story rival or succeed each other."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, cached_property
from typing import Literal

import msgspec

from secondsource.records import Record
from secondsource.vocabulary.shipped import shipped
from secondsource.vocabulary.words import WordLists, any_of

_WORDS = 6  # within which a kind stands by the words that it must stand by


class Kinds(Record, frozen=True, kw_only=True, forbid_unknown_fields=True, dict=True):
    """A set of which a thing is only one, each kind with its words, and the words it must stand by."""

    of: str
    makes: Literal["status", "cause"]
    kinds: tuple[tuple[str, ...], ...]
    near: tuple[str, ...] = msgspec.field(name="with")

    def told_in(self, text: str) -> tuple[int, str] | None:
        """Index and words of the one kind that a text tells of, beside one of the words that it must stand by."""
        found = {i: m[0] for i, kind in enumerate(self._kinds) for m in kind.finditer(text) if self._beside(text, m)}
        return found.popitem() if len(found) == 1 else None

    def _beside(self, text: str, found: re.Match[str]) -> bool:
        before = " ".join(text[: found.start()].split()[-_WORDS:])
        after = " ".join(text[found.end() :].split()[:_WORDS])
        return bool(self._near.search(before) or self._near.search(after) or self._near.search(found[0]))

    @cached_property
    def _kinds(self) -> tuple[re.Pattern[str], ...]:
        return tuple(words_of(words) for words in self.kinds)

    @cached_property
    def _near(self) -> re.Pattern[str]:
        return words_of(self.near)


class Change(Record, frozen=True, kw_only=True, forbid_unknown_fields=True, dict=True):
    """Words of what a thing was first, and of what it was then."""

    first: tuple[str, ...]
    then: tuple[str, ...]

    @cached_property
    def was(self) -> re.Pattern[str]:
        """Matches the first state."""
        return words_of(self.first)

    @cached_property
    def became(self) -> re.Pattern[str]:
        """Matches the later state."""
        return words_of(self.then)


class RivalWords(WordLists, frozen=True, kw_only=True):
    """Words of rival and of successive statements. What each list holds is told in the file."""

    anybody: tuple[str, ...]
    bodies: tuple[str, ...]
    nearly: tuple[str, ...]
    kinds: tuple[Kinds, ...]
    states: tuple[Change, ...]
    unknown: tuple[str, ...]
    asked: tuple[str, ...]
    found: tuple[str, ...]
    causing: tuple[str, ...]
    causes: tuple[tuple[str, ...], ...]
    rebuffs: tuple[str, ...]
    disclaims: tuple[str, ...]
    others: tuple[str, ...]
    denies: tuple[str, ...]
    accusing: tuple[str, ...]
    official: tuple[str, ...]
    saying: tuple[str, ...]
    openers: tuple[str, ...]
    small: tuple[str, ...]
    mutual: tuple[str, ...]
    bands: tuple[str, ...]
    deeds: tuple[str, ...]
    unlinked: tuple[str, ...]
    changed: tuple[str, ...]
    joining: tuple[str, ...]
    contraries: tuple[str, ...]
    countering: tuple[str, ...]
    told: tuple[str, ...]
    unasked: tuple[str, ...]
    counting: dict[str, str]
    occurring: tuple[str, ...]
    refusing: tuple[str, ...]
    certain: tuple[str, ...]
    lasting: tuple[str, ...]
    dying: tuple[str, ...]
    formerly: tuple[str, ...]
    ending: tuple[str, ...]
    lapses: tuple[str, ...]

    @cached_property
    def anybody_words(self) -> frozenset[str]:
        """The nouns for whoever was hit."""
        return frozenset(self.anybody)

    @cached_property
    def body_words(self) -> frozenset[str]:
        """Words for a body that is not named."""
        return frozenset(self.bodies)

    @cached_property
    def is_nearly(self) -> re.Pattern[str]:
        """Matches a bound close to its number, at the start of a figure."""
        return re.compile(rf"{any_of(self.nearly)}(?!\w)", re.IGNORECASE)

    @cached_property
    def each_other(self) -> re.Pattern[str]:
        """Matches what says that each side holds the other responsible."""
        return words_of(self.mutual)

    @cached_property
    def of_bands(self) -> re.Pattern[str]:
        """Matches a word for those who claim deeds."""
        return words_of(self.bands)

    @cached_property
    def does(self) -> re.Pattern[str]:
        """Matches what says that somebody did something."""
        return words_of(self.deeds)

    @cached_property
    def saying_words(self) -> frozenset[str]:
        """What is denied when a claim is."""
        return frozenset(self.saying)

    @cached_property
    def opener_words(self) -> frozenset[str]:
        """Words that begin a sentence or name an office."""
        return frozenset(self.openers)

    @cached_property
    def small_words(self) -> frozenset[str]:
        """Words that tell nothing of what is counted."""
        return frozenset(self.small)

    @cached_property
    def has_no_part(self) -> re.Pattern[str]:
        """Matches what says that somebody had no part in a deed."""
        return words_of(self.unlinked)

    @cached_property
    def is_unknown(self) -> re.Pattern[str]:
        """Matches what says that something is not known yet."""
        return words_of(self.unknown)

    @cached_property
    def asks(self) -> re.Pattern[str]:
        """Matches what is asked of something that is not known yet."""
        return words_of(self.asked)

    @cached_property
    def tells(self) -> re.Pattern[str]:
        """Matches what tells why or how something came about."""
        return words_of(self.found)

    @cached_property
    def says_why(self) -> re.Pattern[str]:
        """Matches a word beside which a cause is told."""
        return words_of(self.causing)

    @cached_property
    def why(self) -> tuple[re.Pattern[str], ...]:
        """Matchers of the kinds of causes."""
        return tuple(words_of(words) for words in self.causes)

    @cached_property
    def updates(self) -> re.Pattern[str]:
        """Matches what says that a figure took another's place."""
        return words_of(self.changed)

    @cached_property
    def rebuffed(self) -> re.Pattern[str]:
        """Matches what says that a thing said of somebody is not so."""
        return words_of(self.rebuffs)

    @cached_property
    def disclaimed(self) -> re.Pattern[str]:
        """Matches what says that what stands behind it is not so."""
        return words_of(self.disclaims)

    @cached_property
    def disputing(self) -> re.Pattern[str]:
        """Matches a verb by which somebody denies what is told behind it."""
        return words_of(self.denies)

    @cached_property
    def of_others(self) -> re.Pattern[str]:
        """Matches what tells of others than those told of."""
        return words_of(self.others)

    @cached_property
    def accuses(self) -> re.Pattern[str]:
        """Matches what says that somebody did what others deny."""
        return words_of(self.accusing)

    @cached_property
    def ends_clause(self) -> re.Pattern[str]:
        """Matches where one clause ends and another begins."""
        return re.compile(rf"[;:–—]\s*|,?\s+{any_of(self.joining)}\s+|,\s+", re.IGNORECASE)

    @cached_property
    def ends_statement(self) -> re.Pattern[str]:
        """Matches where a main clause ends and another begins, which is none of what the first one speaks of."""
        return re.compile(r"[;:–—]|\b(?:and|but|while|although|though|whereas)\b", re.IGNORECASE)

    @cached_property
    def countered(self) -> re.Pattern[str]:
        """Matches what a sentence goes against: groups ``who`` says it, and ``what``."""
        return re.compile(
            rf"(?<!\w){any_of(self.countering)}\s+(?:[\w'’-]+\s+){{0,2}}?{any_of(self.told)}"
            r"\s+(?:from|by|of|made by)\s+"
            r"(?P<who>[^,.;:]{3,80}?)\s+(?:that|regarding|about|over|of)\s+(?P<what>[^,.;]{8,})",
            re.IGNORECASE,
        )

    @cached_property
    def leaves_open(self) -> re.Pattern[str]:
        """Matches what says that nothing was said of a matter, or that it is only asked or possible."""
        return words_of(self.unasked)

    @cached_property
    def occurs(self) -> re.Pattern[str]:
        """Matches what says that something happened."""
        return words_of(self.occurring)

    @cached_property
    def refusable(self) -> re.Pattern[str]:
        """Matches what is refused to somebody when it is denied."""
        return words_of(self.refusing)

    @cached_property
    def undeniable(self) -> re.Pattern[str]:
        """Matches, at the end of what stands before "deny", what says that nothing is denied."""
        return re.compile(rf"(?<!\w){any_of(self.certain)}\s+$", re.IGNORECASE)

    @cached_property
    def lasts(self) -> re.Pattern[str]:
        """Matches, from the end of a figure on, what says that it sums up a war or many years."""
        war = rf"(?:the|a|its|their|this)?\s*(?:[\w'’-]+\s+){{0,2}}?{any_of(self.lasting)}(?![\w-])(?!\s+zone)"
        years = r"the\s+(?:past|last)\s+(?:[\w-]+\s+)?(?:years|decades?)(?!\w)"
        since = rf"since\s+(?:\w+\s+)?(?:(?:19|20)\d\d|{war})"
        return re.compile(
            rf"(?:\s+[\w'’-]+){{0,6}}?\s+{any_of(self.dying)}(?:\s+(?:during|in|by|over|of)\s+(?:{war}|{years})"
            rf"|(?:\s+[\w'’-]+){{0,2}}\s+{since})",
            re.IGNORECASE,
        )

    @cached_property
    def lasted(self) -> re.Pattern[str]:
        """Matches, at the end of what stands before a figure, what says that a war cost so many."""
        return re.compile(
            rf"(?<!\w){any_of(self.lasting)}(?:[\s,]+[\w'’-]+){{0,8}}?\s+(?:has|have|had)\s+(?:\w+\s+)?{any_of(self.dying)}"
            r"(?:\s+[\w'’-]+){0,4}\s+$",
            re.IGNORECASE,
        )

    @cached_property
    def was_formerly(self) -> re.Pattern[str]:
        """Matches what says that a figure was given before."""
        return words_of(self.formerly)

    @cached_property
    def phrase_ends(self) -> frozenset[str]:
        """Words at which what a number counts has ended."""
        return frozenset(self.ending)

    @cached_property
    def uncounted(self) -> frozenset[str]:
        """Words behind a number that counts time, or what is beside something told before."""
        return frozenset(self.lapses)

    @cached_property
    def official_words(self) -> frozenset[str]:
        """Words for who speaks for a state or firm."""
        return frozenset(self.official)


def words_of(words: Iterable[str]) -> re.Pattern[str]:
    """Matches any of the words, whole, in any case."""
    return re.compile(rf"(?<!\w){any_of(words)}(?!\w)", re.IGNORECASE)


@cache
def load_rivals() -> RivalWords:
    """Return the words of ``rivals.yaml``; the same object each time."""
    return shipped("rivals.yaml", RivalWords)
