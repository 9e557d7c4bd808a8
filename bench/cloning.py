"""A synthetic ledger made many times as large, row by row, without its pages being added one after the other.

Each round takes all reports of a small ledger over under new ids, as long before them as the small ledger is deep,
each story on a topic of its own: new vectors and new rare names, so that a page finds as many near reports as in life.
Texts, sentences and links are those of the small ledger. What the encoder remembers of sentences is not taken over.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec

from bench.synthetic import A_DAY, RECURRING, Feed
from secondsource.ledger.packing import pack, unpack_numbers, unpack_reading, unpack_report, unpack_story

DIGITS = 16  # of a report's id
Rows = list[tuple[Any, ...]]


def grow(path: Path, feed: Feed, times: int) -> None:
    """Make a ledger that ``fill`` made, and that is closed, ``times`` as large. Raises ValueError for another one."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        table = _read(connection)
        size = len(table["reports"])
        if size != len(table["entries"]):
            raise ValueError("only a ledger in which every report is current, and read, can be taken over")
        for number in range(1, times):
            with connection:
                _round(connection, table, feed, (number, size))
        connection.execute("UPDATE counters SET value = ? WHERE name = 'change'", (size * times,))
        connection.commit()
        connection.execute("ANALYZE")


def _read(connection: sqlite3.Connection) -> dict[str, Rows]:
    orders = {
        "pages": "id, key, url, current",
        "versions": "id, page, sha256, digest, first_seen, last_seen, last_sha256, page_record, text",
        "reports": "id, version, report, position, language, published, record",
        "readings": "stored, record",
        "entries": "change, report, stored, published, vector, rare",
        "names": "name, stored",
        "links": "a, b, score, a_in_b, b_in_a, reasons, matches, copies",
        "members": "report, story, position",
        "stories": "id, stale, last, record",
        "texts": "rowid, title, body",
    }
    return {name: connection.execute(f"SELECT {columns} FROM {name}").fetchall() for name, columns in orders.items()}  # noqa: S608


def _round(connection: sqlite3.Connection, table: dict[str, Rows], feed: Feed, place: tuple[int, int]) -> None:
    """Take everything over once; ``place`` is the number of the round and the reports of the small ledger."""
    number, size = place
    shift, back = number * size, timedelta(days=number * max(1, size // A_DAY))

    def named(report: object) -> str:
        return f"{(int(str(report), 16) + number * 0x9E3779B97F4A7C15) % 2**64:0{DIGITS}x}"

    def dated(value: object) -> str:
        return (date.fromisoformat(str(value)[:10]) - back).isoformat()

    def into(name: str, rows: Rows) -> None:
        marks = ", ".join("?" * len(rows[0])) if rows else ""
        columns = "(rowid, title, body)" if name == "texts" else ""
        if rows:
            connection.executemany(f"INSERT INTO {name} {columns} VALUES ({marks})", rows)  # noqa: S608

    story_of = {str(report): str(story) for report, story, _ in table["members"]}
    topics = {story: feed.topic() for story in sorted(set(story_of.values()))}
    vectors: dict[str, bytes] = {}
    rare: dict[str, tuple[int, ...]] = {}
    for _, report, _, _, _, names in table["entries"]:
        topic = topics[story_of[str(report)]]
        vectors[str(report)] = feed.near(topic)
        mask = int(abs(float(topic[0])) * 2**31) % 2**32
        known = unpack_numbers(names) if isinstance(names, bytes) else ()
        rare[str(report)] = tuple(sorted(n if n % RECURRING == 0 else n ^ mask for n in known))
    into("pages", [(i + shift, f"{k}/{number}", f"{u}/{number}", c + shift) for i, k, u, c in table["pages"]])
    into("versions", [(r[0] + shift, r[1] + shift, *r[2:]) for r in table["versions"]])
    reports: Rows = []
    readings: Rows = []
    of = {row[0]: str(row[2]) for row in table["reports"]}
    for i, version, report, position, language, published, record in table["reports"]:
        held = unpack_report(record)
        value = dated(published)
        when = held.published and msgspec.structs.replace(held.published, value=value)
        new = pack(msgspec.structs.replace(held, id=named(report), published=when))
        reports.append((i + shift, version + shift, named(report), position, language, value, new))
    for stored, record in table["readings"]:
        held_reading, report = unpack_reading(record), of[stored]
        changes = {"report": named(report), "vector": vectors[report], "rare": rare[report]}
        new_reading = msgspec.structs.replace(
            held_reading, published=dated(held_reading.published), shingles=feed.shingles(), **changes
        )
        readings.append((stored + shift, pack(new_reading)))
    into("reports", reports)
    into("readings", readings)
    into(
        "entries",
        [
            (change + shift, named(r), stored + shift, dated(when), vectors[r], pack(rare[r]))
            for change, r, stored, when, _, _ in table["entries"]
        ],
    )
    into("names", [(name, stored + shift) for name, stored in table["names"]])
    ends = [(sorted((named(a), named(b))), rest) for a, b, *rest in table["links"]]
    into("links", [(*pair, *rest) for pair, rest in ends])
    stories: Rows = []
    for story, stale, last, record in table["stories"]:
        assert isinstance(record, bytes)
        held_story, name = unpack_story(record), f"s{named(str(story)[1:])}"
        ids = tuple(map(named, held_story.reports))
        told = tuple(msgspec.structs.replace(d, report=named(d.report)) for d in held_story.derivations)
        new_story = msgspec.structs.replace(held_story, id=name, reports=ids, derivations=told)
        stories.append((name, stale, dated(last), pack(new_story)))
    into("stories", stories)
    into("members", [(named(r), f"s{named(str(s)[1:])}", position) for r, s, position in table["members"]])
    into("texts", [(i + shift, title, body) for i, title, body in table["texts"]])
