"""A story that is mostly copies: what linking and assembling it take grows with its reports, not with their pairs."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import islice
from pathlib import Path
from typing import Any
from unittest.mock import patch

import msgspec
import pytest

from bench.made_story import rows
from secondsource import joining, vocabulary
from secondsource.ledger import Ledger
from secondsource.pipeline import Inspection, Pipeline
from secondsource.records import Document, Given, Published, Story
from secondsource.stories import unfolding
from secondsource.stories.disputes import replacing

REPORTS, TEXTS = 80, 5
COUNTED = ((joining, "link"), (unfolding, "align_sides"), (replacing, "_fit"))


def pages(pipeline: Pipeline) -> Iterator[Inspection]:
    """Reports of one story under many names; each of its few texts is read once."""
    texts = list(islice(dict.fromkeys(str(row["text"]) for row in rows(REPORTS)), TEXTS))
    read = [pipeline.inspect(Document(data=t.encode(), media_type="text/plain", given=Given())) for t in texts]
    for number, row in enumerate(rows(REPORTS)):
        name = hashlib.blake2b(str(number).encode(), digest_size=8).hexdigest()
        found, when = read[number % len(read)], str(row["date"])
        published = Published(value=when, precision="minute", basis="given")
        report = msgspec.structs.replace(found.reports[0], id=name, outlet=str(row["outlet"]), published=published)
        reading = msgspec.structs.replace(found.readings[0], report=name, published=when)
        page = msgspec.structs.replace(found.page, url=str(row["url"]), address=None, sha256=name * 4)
        yield Inspection(page=page, reports=(report,), readings=(reading,))


@contextmanager
def counting() -> Iterator[Counter[str]]:
    """Count the calls of what compares two of anything."""
    calls: Counter[str] = Counter()

    def counted(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*given: Any, **named: Any) -> Any:
            calls[name] += 1
            return call(*given, **named)

        return wrapped

    with ExitStack() as stack:
        for owner, name in COUNTED:
            stack.enter_context(patch.object(owner, name, counted(name, getattr(owner, name))))
        yield calls


def assembled(pipeline: Pipeline, found: list[Inspection], path: Path) -> tuple[list[Story], Counter[str], int]:
    """The stories of some pages, how often any two were compared, and the links that are kept."""
    with counting() as calls, Ledger.open(str(path)) as ledger:
        joiner = joining.Joiner()
        with ledger.writing() as writer:
            for each in found:
                joiner.catch_up(writer)
                joiner.join(writer, writer.add_page(each.page, each.page.sha256, each.reports, each.readings))
        assert pipeline.assemble(ledger) == []
        return list(ledger.stories()), calls, ledger.counts().links


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(vocabulary.load(), threads=1)


def test_copies_cost_by_the_report_and_not_by_the_pair(pipeline: Pipeline, tmp_path: Path) -> None:
    found = list(pages(pipeline))
    stories, calls, links = assembled(pipeline, found, tmp_path / "all.db")
    _, half, _ = assembled(pipeline, found[: REPORTS // 2], tmp_path / "half.db")
    assert [len(story.reports) for story in stories] == [REPORTS]
    assert sum(d.kind == "independent" for d in stories[0].derivations) <= TEXTS
    assert links <= 2 * REPORTS, "each copy is linked with the report that stands for it"
    # Now and then a new report leads all copies of its text, which are linked with it anew: once in n times of n.
    assert calls["link"] <= 5 * REPORTS
    assert calls["align_sides"] <= 2 * REPORTS
    assert calls["_fit"] <= 2 * max(half["_fit"], 20), "copies of a figure are judged once"
