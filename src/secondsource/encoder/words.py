"""Words and names of a text, with where they stand: what comparing texts is built on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from secondsource.records import Span

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W\d_]+)?(?:[-.][^\W_]+)*", re.UNICODE)
_NAME_JOIN = re.compile(r"\s|\s?(?:-|’|')\s?|\s(?:of|de|la|al|el|bin|ibn|von|van|da|di|der)\s")
_POSSESSIVE = re.compile(r"[’']s$")
_TITLE_CASE_SHARE = 0.6


def words(text: str, span: Span | None = None) -> Iterator[tuple[str, Span]]:
    """Yield each word, lower case and without a possessive s, with its span; numbers count as words."""
    start, end = span or (0, len(text))
    for found in _WORD.finditer(text, start, end):
        yield _POSSESSIVE.sub("", found.group()).lower(), found.span()


def name_spans(text: str, sentence: Span) -> list[Span]:
    """Spans of the runs of capitalised words in one sentence that are likely names.

    The first word of a sentence is capitalised anyway: it counts only as the start of a longer run, or when it is an
    acronym. A sentence in title case or capitals (a headline) names nothing by its capitals.
    """
    found = list(_WORD.finditer(text, *sentence))
    if not found:
        return []
    long = [m for m in found[1:] if len(m.group()) > 3 and m.group()[0].isalpha()]
    if len(long) >= 4 and sum(m.group()[0].isupper() for m in long) / len(long) > _TITLE_CASE_SHARE:
        return []
    runs: list[list[re.Match[str]]] = []
    for word in found:
        if not _is_capitalised(word.group()):
            continue
        if runs and _NAME_JOIN.fullmatch(text, runs[-1][-1].end(), word.start()):
            runs[-1].append(word)
        else:
            runs.append([word])
    return [
        (run[0].start(), run[-1].end())
        for run in runs
        if not (len(run) == 1 and run[0] is found[0] and not _is_acronym(run[0].group()))
    ]


def _is_capitalised(word: str) -> bool:
    return word[0].isupper() and len(word) > 1


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def names(text: str, sentences: Sequence[Span]) -> dict[str, list[Span]]:
    """Names of a text by their normalised form (lower case, one space, no possessive), with their spans."""
    found: dict[str, list[Span]] = {}
    for sentence in sentences:
        for start, end in name_spans(text, sentence):
            key = " ".join(word for word, _ in words(text, (start, end)))
            if key:
                found.setdefault(key, []).append((start, end))
    return found
