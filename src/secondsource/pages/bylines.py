"""Reads who wrote a report: byline lines in a text, and the lists of authors that markup gives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from secondsource.records import Record, Span
from secondsource.vocabulary import Vocabulary

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


def find_authors(text: str, paragraphs: Sequence[Span], vocabulary: Vocabulary) -> tuple[BylineFound, ...]:
    """Return the bylines ("By Jane Doe and John Roe", "By JANE DOE | Staff Writer") among the paragraphs, in order.

    Only a paragraph that opens with "By", holds nothing but names, jobs and a date, and ends in no full stop is one.
    """
    return tuple(found for span in paragraphs if (found := _byline(text, span, vocabulary)))


def _byline(text: str, span: Span, vocabulary: Vocabulary) -> BylineFound | None:
    line = text[slice(*span)]
    stripped = line.strip()
    lead = _LEAD.match(line)
    if not lead or len(stripped) > _LONGEST or "\n" in stripped or re.search(r"[.!?;]$", stripped):
        return None
    rest = _DATE_TAIL.sub("", line[lead.end() :].strip())
    parts = [part for part in _parts(rest, vocabulary) if not _is_job(part, vocabulary)]
    authors = clean_authors([rest], vocabulary)
    if not authors or not all(_looks_like_a_name(part, vocabulary) for part in parts):
        return None
    begin = span[0] + len(line) - len(line.lstrip())
    return BylineFound(authors=authors, span=(begin, begin + len(stripped)))


def clean_authors(authors: Sequence[str], vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the names in a list of authors, in order and once each.

    "A and B" is split; addresses, e-mail addresses, jobs ("Staff Writer"), dates, handles and words such as "Author"
    are dropped; agencies stay, for they are credits. Names in capitals get small letters.
    """
    names: dict[str, str] = {}
    for author in authors:
        for part in _parts(_DATE_TAIL.sub("", _LEAD.sub("", re.sub(r"\s+", " ", author))), vocabulary):
            if _is_author(part, vocabulary):
                names.setdefault(part.casefold(), _in_small_letters(part, vocabulary))
    return tuple(names.values())


def _parts(line: str, vocabulary: Vocabulary) -> Iterator[str]:
    for part in _BETWEEN.split(_BRACKETS.sub(" ", line)):
        name = _AROUND.sub("", part.strip(" .:*-–—\"'“”")).strip()
        name = "" if _is_job(name, vocabulary) else vocabulary.datelines.job_tail.sub("", name).strip()
        if name:
            yield name


def _is_author(part: str, vocabulary: Vocabulary) -> bool:
    if vocabulary.agency(part):
        return True
    return _looks_like_a_name(part, vocabulary) and not _is_job(part, vocabulary)


def _is_job(part: str, vocabulary: Vocabulary) -> bool:
    lists = vocabulary.datelines
    return part.casefold() in lists.job_set or bool(lists.job_tail.fullmatch(" " + part.partition(" ")[2]))


def _looks_like_a_name(part: str, vocabulary: Vocabulary) -> bool:
    words, lists = part.split(), vocabulary.datelines
    if not 1 <= len(words) <= _MOST_WORDS or len(part) < 2:
        return False
    if _NOISE.search(part) or part.casefold() in lists.no_authors:
        return False
    return all(
        word[0].isupper() or not word[0].isascii() or re.split("[-']", word.casefold())[0] in lists.particles
        for word in words
    )


def _in_small_letters(name: str, vocabulary: Vocabulary) -> str:
    if not name.isupper() or " " not in name or vocabulary.agency(name) or vocabulary.outlet_by_name(name):
        return name
    small = re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize(), name.lower())
    return re.sub(r"\b(Mc|O['’])([a-z])", lambda found: found[1] + found[2].upper(), small)
