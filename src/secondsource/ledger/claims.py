"""Claims: kept beside their stories, and found over all of them by meaning and by words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nlargest

import msgspec
import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray

from secondsource.ledger import tables
from secondsource.ledger.database import batches
from secondsource.ledger.packing import pack, unpack_claim, unpack_text
from secondsource.ledger.wordings import add_wordings, drop_wordings, match_wordings, wordings_of
from secondsource.records import Claim, Record, Story

CHUNK = 8192
"""Claims whose vectors are in memory at once."""

WORDINGS = 16
"""Wordings that are kept of a claim: further ones of a story of many reports add no words."""

_claims, _entries, _reports, _versions = (
    tables.claims.c,
    tables.entries.c,
    tables.reports.c,
    tables.versions.c,
)


class NearClaim(Record, frozen=True, kw_only=True):
    """A claim of the ledger that is near to what was asked for."""

    story: str
    claim: Claim
    wordings: tuple[
        str, ...
    ]  # that of the claim first, then those of its reports where they differ; white space single
    cosine: float  # of its vector and the one asked for, -1 to 1; 0 for a claim without a vector
    by: tuple[str, ...]  # "meaning", "words": what it was found by


# -- storing ----------------------------------------------------------------------------------------------------------


def put_claims(connection: sa.Connection, story: Story) -> None:
    """Store the claims of an assembled story in place of those that it had."""
    drop_claims(connection, [story.id])
    if not story.claims:
        return
    rows = [
        {
            "story": story.id,
            "position": position,
            "claim": claim.id,
            "text": claim.text,
            "vector": claim.vector,
            "record": pack(msgspec.structs.replace(claim, vector=b"")),
        }
        for position, claim in enumerate(story.claims)
    ]
    connection.execute(tables.claims.insert(), rows)
    numbers = sa.select(_claims.number).where(_claims.story == story.id).order_by(_claims.position)
    texts = _texts(connection, {support.report for claim in story.claims for support in claim.support})
    add_wordings(
        connection,
        [
            (number, "\n".join(wordings(claim, texts)))
            for number, claim in zip(connection.scalars(numbers), story.claims, strict=True)
        ],
    )


def drop_claims(connection: sa.Connection, stories: Iterable[str]) -> None:
    """Take the claims of stories out of the table and the index."""
    for batch in batches(stories):
        numbers = list(connection.scalars(sa.select(_claims.number).where(_claims.story.in_(batch))))
        drop_wordings(connection, numbers)
        connection.execute(tables.claims.delete().where(_claims.story.in_(batch)))


def wordings(claim: Claim, texts: Mapping[str, str]) -> list[str]:
    """Give a claim's own wording and the others of its reports, each once by its words, in the story's order.

    What says it among other things is a wording of another claim, and found there. ``texts`` are the pages' texts by
    report.
    """
    found = {_key(claim.text): " ".join(claim.text.split())}
    for support in claim.support:
        if len(found) == WORDINGS:
            break
        if support.stands_in is not None:
            continue
        said = " ".join(texts.get(support.report, "")[slice(*support.span)].split())
        if said:
            found.setdefault(_key(said), said)
    return list(found.values())


def _key(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" .,;:\"'“”‘’")


def _texts(connection: sa.Connection, reports: Iterable[str]) -> dict[str, str]:
    """Give the texts of the pages of current reports."""
    found: dict[str, str] = {}
    for batch in batches(reports):
        rows = connection.execute(
            sa.select(_entries.report, _versions.text)
            .join(tables.reports, _reports.id == _entries.stored)
            .join(tables.versions, _versions.id == _reports.version)
            .where(_entries.report.in_(batch))
        )
        found.update((report, unpack_text(text)) for report, text in rows)
    return found


# -- reading ----------------------------------------------------------------------------------------------------------


def read_claims(connection: sa.Connection, story: str) -> tuple[Claim, ...]:
    """Give the claims of a story as last assembled, in its order."""
    rows = connection.execute(
        sa.select(_claims.record, _claims.vector).where(_claims.story == story).order_by(_claims.position)
    )
    return tuple(_whole(record, vector) for record, vector in rows)


def count_claims(connection: sa.Connection) -> int:
    """Give how many claims the ledger holds."""
    return connection.execute(sa.select(sa.func.count()).select_from(tables.claims)).scalar_one()


def _whole(record: bytes, vector: bytes) -> Claim:
    return msgspec.structs.replace(unpack_claim(record), vector=vector)


# -- finding ----------------------------------------------------------------------------------------------------------


def claims_near(connection: sa.Connection, vector: bytes, words: Sequence[str], limit: int) -> list[NearClaim]:
    """Find claims; see :meth:`Queries.claims_near`."""
    cosines = dict(_by_meaning(connection, vector, limit))
    worded = match_wordings(connection, words, limit) if limit > 0 else []
    chosen = sorted({*cosines, *worded})
    if not chosen:
        return []
    texts, found = wordings_of(connection, chosen), []
    for start in range(0, len(chosen), 500):
        rows = connection.execute(sa.select(tables.claims).where(_claims.number.in_(chosen[start : start + 500])))
        for row in rows:
            near = NearClaim(
                story=row.story,
                claim=_whole(row.record, row.vector),
                wordings=tuple(texts[row.number].split("\n")),
                cosine=_cosine(vector, row.vector),
                by=("meaning",) * (row.number in cosines) + ("words",) * (row.number in worded),
            )
            found.append(near)
    # Numbers depend on the order of reading; stories and claims do not.
    return sorted(found, key=lambda near: (-near.cosine, near.story, near.claim.id))


def _by_meaning(connection: sa.Connection, vector: bytes, limit: int) -> list[tuple[int, float]]:
    """Give number and cosine of the claims nearest to ``vector``, none where it is empty."""
    if not vector or limit <= 0:
        return []
    wanted = _unit(vector)
    best: list[tuple[int, float]] = []
    for numbers, packed in _vectors(connection, len(vector)):
        rows = np.frombuffer(packed, dtype=np.int8).reshape(len(numbers), len(wanted)).astype(np.float32)
        close = rows @ wanted / np.maximum(np.sqrt(np.einsum("ij,ij->i", rows, rows)), 1.0)
        kept = np.argpartition(-close, limit - 1)[:limit] if len(close) > limit else np.arange(len(close))
        best = nlargest(
            limit, [*best, *((numbers[i], float(close[i])) for i in kept)], key=lambda pair: (pair[1], -pair[0])
        )
    return best


def _vectors(connection: sa.Connection, size: int) -> Iterator[tuple[list[int], bytes]]:
    """Give the numbers and joined vectors of all claims that have one of ``size`` bytes, some thousands at a time."""
    query = sa.select(_claims.number, _claims.vector).where(sa.func.length(_claims.vector) == size)
    for rows in connection.execute(query.execution_options(yield_per=CHUNK)).partitions():
        yield [number for number, _ in rows], b"".join(packed for _, packed in rows)


def _cosine(one: bytes, other: bytes) -> float:
    if not one or len(one) != len(other):
        return 0.0
    return float(_unit(one) @ _unit(other))


def _unit(vector: bytes) -> NDArray[np.float32]:
    row = np.frombuffer(vector, dtype=np.int8).astype(np.float32)
    return row / np.float32(max(float(np.linalg.norm(row)), 1.0))
