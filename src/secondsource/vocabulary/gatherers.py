"""The words by which a report says which news organisation obtained what somebody says."""

from __future__ import annotations

import re
from functools import cache, cached_property

from secondsource.vocabulary.shipped import shipped
from secondsource.vocabulary.words import WordLists, any_of

# As in the loader: the C parser is a dozen times faster, and PyYAML is also built without it.
_MOST = 6  # words between an occasion and the name: "told his country's state-owned X"
_DAY = r"(?:\s+(?:earlier|first|exclusively|later|separately|on\s+\w+day|last\s+\w+|this\s+\w+|\w+day))?"


class GathererWords(WordLists, frozen=True, kw_only=True):
    """Words beside the names of news organisations. What each list holds is told in the file."""

    media: tuple[str, ...]
    collective: tuple[str, ...]
    staff: tuple[str, ...]
    telling: tuple[str, ...]
    occasions: tuple[str, ...]
    uttering: tuple[str, ...]
    towards: tuple[str, ...]
    printing: tuple[str, ...]
    crediting: tuple[str, ...]
    prefixes: tuple[str, ...]
    reporting: tuple[str, ...]
    quoting: tuple[str, ...]
    saying: tuple[str, ...]
    passing: tuple[str, ...]
    putting: tuple[str, ...]
    own: tuple[str, ...]
    public: tuple[str, ...]
    places: tuple[str, ...]
    earlier: tuple[str, ...]
    stops: tuple[str, ...]

    @cached_property
    def before(self) -> re.Pattern[str]:
        """Matches, up to the end of what stands before a name, what makes it the one that heard: "told the daily ".

        Groups: ``told``, somebody says something to it; ``by``, it is credited.
        """
        towards, stops = any_of(self.towards), any_of(self.stops)
        word = rf"(?!{stops}\s)[\w.'’&/-]+\s+"
        told = (
            rf"{any_of(self.telling)}|{any_of(self.occasions)}\s+(?:[\w'’-]+\s+){{0,2}}?"
            rf"(?:{any_of(self.printing)}\s+)?{towards}|{any_of(self.uttering)}{_DAY}\s+{towards}"
        )
        by = rf"{any_of(self.prefixes)}|{any_of(self.crediting)}{_DAY}\s+(?:by|in|on)|reports?\s+(?:by|from|in|on)"
        return re.compile(rf"\b(?:(?P<told>{told})|(?P<by>{by}))\s+(?:{word}){{0,{_MOST}}}[\"“‘']?$", re.IGNORECASE)

    @cached_property
    def hears(self) -> re.Pattern[str]:
        """Matches a word by which a sentence may tell that somebody spoke to a news organisation."""
        return re.compile(rf"\b{any_of((*self.telling, *self.occasions))}(?!\w)", re.IGNORECASE)

    @cached_property
    def after(self) -> re.Pattern[str]:
        """Matches what stands behind a name that reports: ", a daily, on Monday reported"; group ``verb``."""
        aside = r"(?:\s*,\s+[^,.;\"“”\n]{3,60},|\s+\([^()\n]{2,30}\))?"
        adverbs = (
            r"(?:(?:has|had|have|also|first|later|earlier|previously|exclusively|separately|then|since|itself"
            r"|on\s+\w+day|last\s+\w+|this\s+\w+|in\s+\d{4}|\w+day)\s+){0,4}"
        )
        return re.compile(rf"{aside}\s+{adverbs}(?P<verb>{any_of(self.reporting)})(?!\w)", re.IGNORECASE)

    @cached_property
    def noun_after(self) -> re.Pattern[str]:
        """Matches a noun for a news organisation behind a name: "Al-Bilad daily"."""
        return re.compile(rf"\s+(?:{any_of(self.media)}|news)(?!\w)")

    @cached_property
    def noun_before(self) -> re.Pattern[str]:
        """Matches such a noun that ends what stands before a name: "news agency X"."""
        return re.compile(rf"(?<!\w){any_of(self.media)}\s+(?:the\s+)?$")

    @cached_property
    def staff_after(self) -> re.Pattern[str]:
        """Matches, behind a name, who works for it: "'s correspondent", " journalists"."""
        return re.compile(rf"(?:['’]s?)?\s+(?:[\w-]+\s+)?{any_of(self.staff)}(?!\w)", re.IGNORECASE)

    @cached_property
    def numbered(self) -> re.Pattern[str]:
        """Matches a channel that has a number for a name: "Channel 13 news"."""
        return re.compile(r"\b(?:Channel|Kanal|Canal|Radio|TV)\s?\d{1,3}\b(?:\s+[Nn]ews\b)?")

    @cached_property
    def in_general(self) -> re.Pattern[str]:
        """Matches news organisations in general at the start of a source: "state media", "Israeli television"."""
        word = rf"(?!{any_of(self.stops)}\s)[\w.'’-]+\s+"
        return re.compile(rf"(?:the\s+)?(?:(?!the\s){word}){{1,4}}{any_of(self.collective)}(?!\s*\w)", re.IGNORECASE)

    @cached_property
    def affiliated(self) -> re.Pattern[str]:
        """Matches the news organisations of somebody: "media affiliated with the group"."""
        tie = r"(?:affiliated|linked|close|loyal|aligned|associated|run|owned|controlled|backed)"
        return re.compile(rf"(?:[\w-]+\s+){{0,3}}{any_of(self.collective)}\s+{tie}\s+(?:with|to|by)\b", re.IGNORECASE)

    @cached_property
    def own_told(self) -> re.Pattern[str]:
        """Matches who tells the outlet of the report itself: "told this newspaper"."""
        return re.compile(rf"{any_of(self.telling)}\s+(?P<own>{any_of(self.own)})(?!\w)", re.IGNORECASE)

    @cached_property
    def in_public(self) -> re.Pattern[str]:
        """Matches what is said to all."""
        told = rf"{any_of(self.telling)}\s+{any_of(self.public)}"
        return re.compile(rf"(?<!\w)(?:{told}|{any_of(self.places)})(?!\w)", re.IGNORECASE)

    @cached_property
    def before_now(self) -> re.Pattern[str]:
        """Matches a cue that tells of another time than the conversation that a report is about."""
        return re.compile(rf"(?:has|have|had|having)\b|.*(?<!\w){any_of(self.earlier)}(?!\w)", re.IGNORECASE)

    @cached_property
    def cites(self) -> re.Pattern[str]:
        """Matches a verb that brings an informant, behind a news organisation."""
        return re.compile(rf"(?<!\w){any_of(self.quoting)}(?!\w)", re.IGNORECASE)

    @cached_property
    def as_saying(self) -> re.Pattern[str]:
        """Matches "as saying" behind who is cited; group ``cue``."""
        return re.compile(rf"\s+as\s+(?P<cue>{any_of(self.saying)})(?!\w)", re.IGNORECASE)

    @cached_property
    def telling_words(self) -> frozenset[str]:
        """The verbs of telling."""
        return frozenset(self.telling)

    @cached_property
    def spoken(self) -> re.Pattern[str]:
        """Matches a cue that names an occasion for a news organisation behind it: "said in a statement carried by"."""
        where = rf"{any_of(self.occasions)}\s+(?:{any_of(self.printing)}\s+)?{any_of(self.towards)}"
        return re.compile(rf"^(?:{any_of(self.uttering)})\b.*\b{where}$", re.IGNORECASE)

    @cached_property
    def passing_words(self) -> frozenset[str]:
        """The verbs by which what somebody said is passed on."""
        return frozenset(self.passing)

    @cached_property
    def speaking_words(self) -> frozenset[str]:
        """The verbs by which somebody says something of their own, after what another said."""
        return frozenset((*self.passing, *self.putting))


@cache
def load_gatherers() -> GathererWords:
    """Return the words of ``gatherers.yaml``; the same object each time."""
    return shipped("gatherers.yaml", GathererWords)
