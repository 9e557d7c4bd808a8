"""The labelled claims of ``stories/gold``: which quotes of a story's reports support one claim, and in which wordings.

Used by ``train_claims`` and by ``bench/alignment.py``.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from secondsource.records import Span, Statement
from secondsource.stories.case import Case
from secondsource.stories.member import Member
from training import corpus
from training.corpus import Article

Claim = tuple[str, int]
"""Event and number of a labelled claim."""


@dataclass(frozen=True)
class Quote:
    """Characters of an article that support a labelled claim."""

    claim: Claim
    article: str
    words: str


@dataclass(frozen=True)
class Placed:
    """A quote where it stands in a story's report."""

    claim: Claim
    story: str
    report: str
    span: Span


def labelled(data: Path, only: Collection[str] = ()) -> tuple[list[Article], list[Quote]]:
    """The articles of the labelled events (of some alone, where named), and the quotes of all their claims."""
    quotes: list[Quote] = []
    events = set()
    for path in sorted((data / "stories/gold").glob("*.json"), key=lambda p: int(p.stem)):
        if only and path.stem not in only:
            continue
        content: dict[str, Any] = json.loads(path.read_text(encoding="utf8"))
        events.add(f"nc{path.stem}")
        for number, claim in enumerate(content["claims"]):
            quotes += [Quote((path.stem, number), s["doc"], s["quote"]) for s in claim["support"]]
    return [a for a in corpus.news_cluster(data) if a.event in events], quotes


def place(quotes: Iterable[Quote], cases: Mapping[str, Case], report_of: Mapping[str, str]) -> list[Placed]:
    """Find the quotes in the reports of the stories; those whose text was not kept are left out."""
    story_of = {m.id: story for story, case in cases.items() for m in case.members}
    found = []
    for quote in quotes:
        report = report_of.get(quote.article)
        if report is not None and report in story_of:
            span = find(cases[story_of[report]].by_id[report], quote.words)
            if span:
                found.append(Placed(quote.claim, story_of[report], report, span))
    return found


def find(member: Member, words: str) -> Span | None:
    """Where a report's page has these words, all white space being one."""
    kept = [i for i, c in enumerate(member.text) if not c.isspace()]
    bare = "".join(member.text[i] for i in kept)
    wanted = "".join(words.split())
    at = bare.find(wanted, bisect_left(kept, member.report.span[0]))
    return (kept[at], kept[at + len(wanted) - 1] + 1) if at >= 0 else None


def holder(span: Span, said: Sequence[tuple[Statement, int]]) -> int | None:
    """The number of the statement that has most characters of a span; of equal ones the shortest."""
    best: tuple[int, int, int] | None = None
    for statement, number in said:
        common = sum(max(0, min(span[1], b) - max(span[0], a)) for a, b in statement.parts)
        if common:
            key = common, -sum(b - a for a, b in statement.parts), -number
            best = max(best, key) if best else key
    return -best[2] if best else None
