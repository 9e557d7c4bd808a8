"""Reads who wrote a report: byline lines in a text, and the lists of authors that markup gives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from secondsource import vocabulary
from secondsource.records import Record, Span

_LONGEST = 160  # characters of a byline
_MOST_WORDS = 6  # of one author's name
_LEAD = re.compile(r"\s*[-–—|•]?\s*(?:written\s+|report(?:ed)?\s+|story\s+|words\s+)?by[:\s]\s*(?=\S)", re.IGNORECASE)
_NOISE = re.compile(r"https?://|www\.|@|\.(?:com|co\.uk|org|net|html?|php)\b|[<>{}\[\]=]|\d", re.IGNORECASE)
_DATE_TAIL = re.compile(
    r"\s*(?:[,|•·–—-]|\bon\b|\bat\b)?\s*(?:(?:published|updated|posted|last\s+updated|created)\b.*|"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\d{1,2}[:./ ]\d|\d{4}-\d\d|\d{1,2}\s+[a-z]{3,9}\s+\d{4}|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d).*)$",
    re.IGNORECASE | re.DOTALL,
)


_BRACKETS = re.compile(r"\([^()]*\)")
_BETWEEN = re.compile(r"\s*(?:[,;|/•·\n]|\s[-–—]\s|\s+(?:&|and|with|et|und)\s+)\s*", re.IGNORECASE)
_AROUND = re.compile(r"^(?:and|by|with)\s+|\s+(?:for|in)\s+[A-Z].*$", re.IGNORECASE)


class BylineFound(Record, frozen=True, kw_only=True):
    """A byline in a text: its authors in order, and the span of the line that names them."""

    authors: tuple[str, ...]
    span: Span


def find_authors(text: str, paragraphs: Sequence[Span]) -> tuple[BylineFound, ...]:
    """Return the bylines ("By Jane Doe and John Roe", "By JANE DOE | Staff Writer") among the paragraphs, in order.

    Only a paragraph that opens with "By", holds nothing but names, jobs and a date, and ends in no full stop is one.
    """
    return tuple(found for span in paragraphs if (found := _byline(text, span)))


def _byline(text: str, span: Span) -> BylineFound | None:
    line = text[slice(*span)]
    stripped = line.strip()
    lead = _LEAD.match(line)
    if not lead or len(stripped) > _LONGEST or "\n" in stripped or re.search(r"[.!?;]$", stripped):
        return None
    rest = _DATE_TAIL.sub("", line[lead.end() :].strip())
    parts = [part for part in _parts(rest) if not _is_job(part)]
    authors = clean_authors([rest])
    if not authors or not all(_looks_like_a_name(part) for part in parts):
        return None
    begin = span[0] + len(line) - len(line.lstrip())
    return BylineFound(authors=authors, span=(begin, begin + len(stripped)))


def clean_authors(authors: Sequence[str]) -> tuple[str, ...]:
    """Return the names in a list of authors, in order and once each.

    "A and B" is split; addresses, e-mail addresses, jobs ("Staff Writer"), dates, handles and words such as "Author"
    are dropped; agencies stay, for they are credits. Names in capitals get small letters.
    """
    names: dict[str, str] = {}
    for author in authors:
        for part in _parts(_DATE_TAIL.sub("", _LEAD.sub("", re.sub(r"\s+", " ", author)))):
            if _is_author(part):
                names.setdefault(part.casefold(), _in_small_letters(part))
    return tuple(names.values())


def _parts(line: str) -> Iterator[str]:
    for part in _BETWEEN.split(_BRACKETS.sub(" ", line)):
        name = _AROUND.sub("", part.strip(" .:*-–—\"'“”")).strip()
        name = "" if _is_job(name) else _job_tail().sub("", name).strip()
        if name:
            yield name


def _is_author(part: str) -> bool:
    if _kept().agency(part):
        return True
    return _looks_like_a_name(part) and not _is_job(part)


def _is_job(part: str) -> bool:
    return part.casefold() in _jobs() or bool(_job_tail().fullmatch(" " + part.partition(" ")[2]))


def _looks_like_a_name(part: str) -> bool:
    words, lists = part.split(), _kept().datelines
    if not 1 <= len(words) <= _MOST_WORDS or len(part) < 2:
        return False
    if _NOISE.search(part) or part.casefold() in lists.no_authors:
        return False
    return all(
        word[0].isupper() or not word[0].isascii() or re.split("[-']", word.casefold())[0] in lists.particles
        for word in words
    )


def _in_small_letters(name: str) -> str:
    if not name.isupper() or " " not in name or _kept().agency(name) or _kept().outlet_by_name(name):
        return name
    small = re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize(), name.lower())
    return re.sub(r"\b(Mc|O['’])([a-z])", lambda found: found[1] + found[2].upper(), small)


@lru_cache(maxsize=1)
def _jobs() -> frozenset[str]:
    return frozenset(_kept().datelines.jobs)


@lru_cache(maxsize=1)
def _job_tail() -> re.Pattern[str]:
    jobs = "|".join(re.escape(job) for job in sorted(_jobs(), key=len, reverse=True))
    return re.compile(rf"\s+(?:{jobs})\s*$", re.IGNORECASE)


def _kept() -> vocabulary.Vocabulary:
    return vocabulary.load()
