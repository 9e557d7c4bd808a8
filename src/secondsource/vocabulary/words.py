"""The word lists that are no names: months, dateline words, caption credits and page furniture, with their matchers.

Those that attributions are read by are in ``cues.py`` and ``informants.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

import msgspec

from secondsource.records import Record, Span

_LONGEST_WIDGET = 24  # words; an invitation of a site is one or two short sentences
_LONGEST_POINTER = 30  # words; a headline behind "Read also:"
_LONGEST_CREDIT = 160  # characters
_EDGE = " \t\n\r\u00a0\u200b.,:;!?|·•»›→▶►…-–—*[]"
_LINE_END = r"[\s.)\]\"'”’]*$"


def any_of(words: Iterable[str]) -> str:
    """Return a regular expression for any of the words, the longest first; a space matches any run of white space."""
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first) + ")"


class WordLists(Record, frozen=True, kw_only=True, forbid_unknown_fields=True, dict=True):
    """Base of the word lists; each keeps its compiled patterns."""


class Calendar(WordLists, frozen=True, kw_only=True):
    """Names of months by language."""

    months: dict[str, tuple[tuple[str, ...], ...]]  # language -> twelve rows of words
    joins: tuple[str, ...]  # words between the parts of a date
    dateline: tuple[tuple[str, ...], ...]  # the English forms of datelines, twelve rows

    @cached_property
    def month_numbers(self) -> dict[str, int]:
        """Month word (lower case) -> 1 to 12, over all languages."""
        rows = (row for rows in self.months.values() for row in enumerate(rows, start=1))
        return {word: number for number, words in rows for word in words}

    @cached_property
    def month_pattern(self) -> str:
        """Source of a regular expression for any month word, to be used with ``re.IGNORECASE``."""
        return any_of(self.month_numbers)

    @cached_property
    def dateline_pattern(self) -> str:
        """Source of a regular expression for the month names of datelines."""
        return any_of(word for row in self.dateline for word in row)


class Datelines(WordLists, frozen=True, kw_only=True):
    """Words for reading datelines and bylines."""

    alerts: tuple[str, ...]  # what stands before a colon or dash and names no place
    cities: tuple[str, ...]  # places that datelines name often, in any case
    jobs: tuple[str, ...]  # what follows an author's name and is no part of it
    no_authors: tuple[str, ...]  # what stands in an author's place and names nobody
    particles: tuple[str, ...]  # words within a name that are written small

    @cached_property
    def city_set(self) -> frozenset[str]:
        """The cities, lower case."""
        return frozenset(city.casefold() for city in self.cities)

    @cached_property
    def alert_set(self) -> frozenset[str]:
        """The alerts, lower case."""
        return frozenset(self.alerts)

    @cached_property
    def job_set(self) -> frozenset[str]:
        """The jobs, lower case."""
        return frozenset(self.jobs)

    @cached_property
    def job_tail(self) -> re.Pattern[str]:
        """Matches a job that ends a line, with the space before it."""
        jobs = "|".join(re.escape(job) for job in sorted(self.jobs, key=len, reverse=True))
        return re.compile(rf"\s+(?:{jobs})\s*$", re.IGNORECASE)


class Furniture(WordLists, frozen=True, kw_only=True):
    """What sites put around and between the paragraphs of a report."""

    widgets: tuple[str, ...]
    widget_starts: tuple[str, ...]
    pointers: tuple[str, ...]
    pointer_starts: tuple[str, ...]

    def is_widget(self, line: str) -> bool:
        """Say whether a line is a button, a label, a counter or an invitation of the site ("Share", "TT")."""
        bare = line.replace("’", "'").strip(_EDGE).casefold()
        if bare in self._widget_set or (not bare and bool(line.strip())):
            return True
        return len(line.split()) <= _LONGEST_WIDGET and bool(self._widget_start.match(line.replace("’", "'")))

    def is_pointer(self, line: str) -> bool:
        """Say whether a line points to another report ("Read also: …", "RELATED STORIES")."""
        straight = line.replace("’", "'")
        if straight.strip(_EDGE).casefold() in self._pointer_set:
            return True
        return len(line.split()) <= _LONGEST_POINTER and bool(self._pointer.match(straight))

    @cached_property
    def _widget_set(self) -> frozenset[str]:
        return frozenset(widget.strip(_EDGE) for widget in self.widgets) - {""}

    @cached_property
    def _pointer_set(self) -> frozenset[str]:
        return frozenset(self.pointers)

    @cached_property
    def _widget_start(self) -> re.Pattern[str]:
        counter = r"\d+\s+(?:comments?|shares?|likes?|views?|min(?:ute)?s?(?:\s+read)?)\s*$"
        return re.compile(rf"\s*(?:{any_of(self.widget_starts)}(?!\w)|{counter})", re.IGNORECASE)

    @cached_property
    def _pointer(self) -> re.Pattern[str]:
        marked = rf"{any_of(self.pointers)}(?:\s+(?:on|in|from|about)\s+[^:|»]{{1,40}})?\s*(?:[:|»›→]|\s[-–—]\s)"
        return re.compile(rf"[\s\W]*(?:{marked}|{any_of(self.pointer_starts)}(?!\w))", re.IGNORECASE)


class Captions(WordLists, frozen=True, kw_only=True):
    """What marks the line under a picture."""

    suppliers: tuple[str, ...]  # who supplies pictures

    def with_suppliers(self, names: Iterable[str]) -> Captions:
        """Return these words with further suppliers: the agencies of a vocabulary supply pictures too."""
        return msgspec.structs.replace(self, suppliers=tuple(dict.fromkeys((*self.suppliers, *names))))

    def credit_tail(self, line: str) -> Span | None:
        """Return the span, within the line, of a picture credit that ends it ("REUTERS/Jane Doe"), or ``None``.

        A lone agency in round brackets is none: reports end in that as well (``bracketed_tail`` finds it).
        """
        found = self._tail.search(line, max(0, len(line) - _LONGEST_CREDIT))
        return found.span("credit") if found else None

    def is_credit_tail(self, line: str) -> bool:
        """Say whether a line ends in a picture credit ("(Photo by Jane Doe/AFP)", "Getty Images")."""
        return self.credit_tail(line) is not None

    def bracketed_tail(self, line: str) -> Span | None:
        """Return the span of a lone supplier in brackets that ends the line ("(AFP)"): a caption's, or a report's."""
        found = self._bracketed.search(line)
        return found.span("credit") if found else None

    @cached_property
    def _supplier(self) -> str:
        return any_of(self.suppliers)

    @cached_property
    def _tail(self) -> re.Pattern[str]:
        # Examples, kept by tests/vocabulary/test_captions.py: "REUTERS/Jane Doe", "AP Photo/Jane Doe, File",
        # "(Photo by Jane Doe/AFP)", "Jane Doe/Getty Images", "| AFP", "© EPA", "via Getty Images", "[File: Jane/AFP]".
        word = r"(?:[A-Z]\.|[A-ZÀ-ÖØ-Þ][\w'’-]*|(?:al|el)-[\w'’-]+)"
        person = rf"{word}(?:\s+(?:(?:de|da|van|von|der|bin|bint|al)\s+)?{word}){{0,4}}"
        supplier = self._supplier
        desk = rf"{supplier}(?:\s+(?i:photos?|pool|images?))?"
        slashed = rf"(?:{person}\s?/\s?)*{supplier}(?:\s?/\s?(?:{supplier}|{person}))*"
        after = rf"(?:,\s*{supplier})*{_LINE_END}"
        led = r"(?:photo(?:graph)?s?|pictures?|images?|illustration|credits?)(?:\s+(?:by|credit|courtesy(?:\s+of)?))?"
        forms = (
            rf"\b(?:{person}\s?/\s?)+{supplier}(?:\s?/\s?(?:{supplier}|{person}))*{after}",
            rf"\b{desk}\s?/\s?(?:{supplier}|{person})(?:\s?/\s?(?:{supplier}|{person}))*{after}",
            rf"(?:[|©]|\bvia)\s*{slashed}{after}",
            rf"\[(?:file:\s*)?[^\[\]]*{supplier}[^\[\]]*\]\s*$",
            rf"[(\[]\s*(?i:{led})\s*[:by]*\s[^()\[\]]{{2,80}}[)\]]\s*\.?$",
            rf"\b(?i:{led})\s*:\s*[^:.]{{2,80}}{_LINE_END}",
            rf"\b(?:AP|AFP|EPA|PA|UPI|PTI)\s+(?i:photo|images?|wire){_LINE_END}",
            rf"\b(?:Getty Images|Shutterstock|Alamy(?: Stock Photo)?|iStock(?:photo)?|EPA-EFE){_LINE_END}",
            r"\((?i:file(?:\s+photo)?|handout|screengrab|supplied|courtesy)\)\s*\.?$",
        )
        return re.compile(rf"(?P<credit>{'|'.join(forms)})")

    @cached_property
    def _bracketed(self) -> re.Pattern[str]:
        return re.compile(rf"(?P<credit>[(\[]{self._supplier}[)\]])\s*\.?\s*$")


class OutletShapes(WordLists, frozen=True, kw_only=True):
    """How the names of outlets that no list holds are made."""

    endings: tuple[str, ...]
    openings: tuple[str, ...]
    domains: tuple[str, ...]
    numbered: tuple[str, ...]
    call_signs: tuple[str, ...]

    def spans(self, text: str, span: Span) -> tuple[Span, ...]:
        """Return the spans of names shaped like an outlet's: "Erie Times-News", "Radio Valley", "ABC7"."""
        return tuple(found.span() for found in self._pattern.finditer(text, *span))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        word = r"[A-Z][\w.&'’]*(?:-[A-Z]\w+)*"
        domains = "|".join(re.escape(domain) for domain in sorted(self.domains, key=len, reverse=True))
        numbered = "|".join(map(re.escape, self.numbered))
        return re.compile(
            rf"\b(?:{numbered})[ -]?\d{{1,2}}\b(?![.,:]?\d)(?:\s[Nn]ews\b)?|\b\d{{1,2}}\s?(?:News|NEWS)\b"
            rf"|\b[{''.join(self.call_signs)}][A-Z]{{3}}(?:-(?:TV|FM|AM|DT))?\b"
            rf"|\b(?:{word}\s){{1,4}}(?:[A-Z]\w+-)*(?:{'|'.join(self.endings)})(?:-(?:{'|'.join(self.endings)}))?\b"
            rf"|\b(?:{'|'.join(self.openings)})\s{word}(?:\s{word})?\b"
            rf"|\b[A-Za-z][\w-]+(?:\.[\w-]+)*\.(?:{domains})\b(?!\.\w)"
        )
