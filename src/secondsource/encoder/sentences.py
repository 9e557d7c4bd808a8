"""Paragraphs into sentences: the units that have vectors and events; the encoder reads those of a paragraph together.

Rules over punctuation, with the abbreviations of news English in ``abbreviations.yaml``. Where a full stop could be
either, the sentence goes on: half a sentence loses who said it, two joined ones lose nothing.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Any

import yaml

from secondsource.records import Span

_END = re.compile(
    r"(?P<stop>(?<![.!?…])[.!?…]++|[。！？])"  # one or more marks, all of them: a long row is read once
    r"(?P<close>[\"”’'»)\]]*)"  # what closes with them
    r"(?:\[\d+\])*"  # footnote marks
    r"(?P<space>\s+)"
    r"(?P<open>[\"“‘'«(\[—–-]*\s?)"
    r"(?P<next>\w+)?",
)
_WORD_BEFORE = re.compile(r"(?:[^\W\d_]+\.\s?)*[^\W\d_]+$|\d+$")
LONGEST_ABBREVIATION = 24


@cache
def _abbreviations() -> dict[str, frozenset[str]]:
    source = resources.files("secondsource.encoder") / "abbreviations.yaml"
    data: dict[str, list[Any]] = yaml.safe_load(source.read_text(encoding="utf8"))
    return {name: frozenset(str(word) for word in words) for name, words in data.items()}


def sentences(text: str, span: Span) -> tuple[Span, ...]:
    """Cut ``text[start:end]`` (one paragraph) into sentences: ordered spans without space at either end.

    Together they hold every character of the paragraph that is no space.
    """
    start, end = span
    cuts = [start]
    for mark in _END.finditer(text, start, end):
        if _ends_sentence(text, start, mark):
            cuts.append(mark.end("space"))
    cuts.append(end)
    found = (_trim(text, a, b) for a, b in pairwise(cuts))
    return tuple(s for s in found if s[0] < s[1])


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _ends_sentence(text: str, start: int, mark: re.Match[str]) -> bool:
    """Say whether a stop ends its sentence.

    "Lt. Col. Smith", "U.S. officials", "Oct. 7" do not; "at 5 p.m. The", "he said.” She" do.
    """
    following = mark["next"] or ""
    opened = mark["open"].strip()
    if following and following[0].islower() and not opened.strip("—–-"):
        return False
    if mark["stop"] != "." or mark["close"]:
        return not following or not following[0].islower()
    before = _WORD_BEFORE.search(text, max(start, mark.start() - LONGEST_ABBREVIATION), mark.start())
    if before is None:
        return True
    return not _is_abbreviation(before.group().lower(), following)


def _is_abbreviation(word: str, following: str) -> bool:
    known = _abbreviations()
    last = word.rsplit(".", 1)[-1].strip()
    if last in known["before_name"] or word in known["before_name"]:
        return True
    if last in known["before_number"] and following[:1].isdigit():
        return True
    if word in known["inside"]:
        return following.lower() not in known["openers"]
    if len(last) == 1 and last.isalpha():
        # An initial ("J. Smith") or the tail of letters with stops ("the U.N.").
        return following.lower() not in known["openers"]
    return False
