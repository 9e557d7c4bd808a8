"""Stories of invented reports that rival each other, read by the whole reading stage."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import msgspec
from stages import known_words

from secondsource.pipeline import Pipeline
from secondsource.records import Dispute, Document, Given, Quoted, Revised
from secondsource.stories import case_of
from secondsource.stories.case import Case
from secondsource.stories.disputes import disputes
from secondsource.stories.member import Member


@cache
def _pipeline() -> Pipeline:
    return Pipeline(known_words())


@cache
def report(outlet: str, when: str, *paragraphs: str) -> Member:
    """A report as it is read, its outlet's name as id."""
    text = "\n\n".join(paragraphs)
    given = Given(outlet=outlet, date=when)
    found = _pipeline().inspect(Document(data=text.encode(), media_type="text/plain", given=given))
    name = outlet.lower()
    return Member(
        msgspec.structs.replace(found.reports[0], id=name),
        msgspec.structs.replace(found.readings[0], report=name),
        found.page.text,
    )


def story(*members: Member) -> Case:
    """A story of reports that share no text."""
    return case_of(members, [], frozenset())


def of_kind(case: Case, kind: str) -> list[Dispute]:
    """A story's disputes of one kind."""
    return [d for d in disputes(case) if d.kind == kind]


def quoted(case: Case, evidence: Sequence[Quoted | Revised]) -> list[str]:
    """The characters of some evidence."""
    return [case.by_id[e.report].quote(e.span) for e in evidence]
