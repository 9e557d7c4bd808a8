"""A ledger of any size with the texture of a real one, built without running the encoder for every report.

A feed is made from a few real readings. Their vectors' mean and covariance give the vectors of as many topics as are
wanted, so that two unrelated reports are as often near as in life; their sentences, shuffled, give texts, terms,
words and sentence vectors. Reports arrive at a constant rate, so the time window holds what it would hold in life.
"""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from secondsource.encoder import DIMENSIONS
from secondsource.ledger import Ledger
from secondsource.reading.terms import find_terms, rare_names
from secondsource.records import (
    Block,
    Derivation,
    Link,
    Match,
    Origin,
    Page,
    Published,
    Range,
    Reading,
    Record,
    Report,
    Span,
    Story,
    Term,
)

A_DAY = 200  # reports
SENTENCES = (8, 32)  # of a report
PARAGRAPH = 3  # sentences
RECURRING = 4  # one rare name in this many stands in other stories too
WITHIN = 0.35  # how far a report's vector lies from its topic's
TOPIC_SIZES = (1, 1, 1, 2, 2, 3, 5)
BATCH = 250  # pages in one transaction


@dataclass(frozen=True)
class Sentence:
    """A sentence of the pool: its text, vector, terms (spans from its own start) and word weights."""

    text: str
    vector: bytes
    terms: tuple[Term, ...]


class Made(Record, frozen=True, kw_only=True):
    """One synthetic page with its one report."""

    page: Page
    report: Report
    reading: Reading


class Feed:
    """Makes reports without end; two feeds of one seed make the same."""

    def __init__(self, sources: Sequence[tuple[str, Reading]], seed: int) -> None:
        """Take page texts with their readings; some hundred give a texture that is close to life."""
        self._rng = random.Random(seed)  # noqa: S311 - reports are drawn, not secrets
        self._numbers = np.random.default_rng(seed)
        self._pool = [s for text, reading in sources for s in _sentences(text, reading)]
        self._words = [list(reading.words.items()) for _, reading in sources]
        rows = np.stack([np.frombuffer(r.vector, dtype=np.int8).astype(np.float32) for _, r in sources])
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
        self._mean = rows.mean(0)
        self._spread = (rows - self._mean) / np.float32(np.sqrt(len(rows) - 1))

    def topic(self) -> NDArray[np.float32]:
        """The vector of a new topic: a draw from the normal distribution with the sources' mean and covariance."""
        weights = self._numbers.standard_normal(len(self._spread)).astype(np.float32)
        return np.asarray(self._mean + weights @ self._spread, dtype=np.float32)

    def near(self, topic: NDArray[np.float32]) -> bytes:
        """The vector of a report on a topic, as readings have it."""
        away = self._numbers.standard_normal(len(self._spread)).astype(np.float32) @ self._spread
        vector = topic + WITHIN * away
        return bytes(np.rint(vector / np.linalg.norm(vector) * 127).astype(np.int8).tobytes())

    def shingles(self) -> tuple[int, ...]:
        """A signature that is like no other's."""
        return tuple(self._numbers.integers(0, 1 << 32, 64).tolist())

    def made(self, topic: NDArray[np.float32], day: date) -> Made:
        """A page of one report on a topic, published on a day."""
        rng = self._rng
        drawn = rng.choices(self._pool, k=rng.randint(*SENTENCES))
        text, spans, body = _laid_out([s.text for s in drawn])
        name = f"{rng.getrandbits(64):016x}"
        published = Published(value=day.isoformat(), precision="day", basis="given")
        outlet = f"Outlet {rng.randrange(300)}"
        report = Report(
            id=name,
            span=(0, len(text)),
            title=drawn[0].text[:80],
            outlet=outlet,
            language="en",
            published=published,
            body=body,
        )
        blocks = tuple(Block(span=span, kind="paragraph", main=True) for span in body)
        page = Page(
            sha256=f"{rng.getrandbits(256):064x}",
            text=text,
            media_type="text/plain",
            url=f"https://feed.example/{name}",
            blocks=blocks,
        )
        vector = self.near(topic)
        terms = _terms(drawn, spans)
        reading = Reading(
            report=name,
            language="en",
            published=published.value,
            sentences=spans,
            quotes=spans[3:4],
            terms=terms,
            rare=_recurring(rare_names(terms), zlib.crc32(topic.tobytes())),
            words=dict(rng.choice(self._words)),
            vector=vector,
            sentence_vectors=b"".join(s.vector for s in drawn),
            shingles=self.shingles(),
        )
        return Made(page=page, report=report, reading=reading)

    def stories(self, reports: int, last: date) -> Iterator[list[Made]]:
        """Stories of one to five reports each, ``reports`` in all, at a constant rate up to the day ``last``."""
        made = 0
        while made < reports:
            size = min(self._rng.choice(TOPIC_SIZES), reports - made)
            topic = self.topic()
            day = last - timedelta(days=(reports - 1 - made) // A_DAY)
            yield [self.made(topic, day) for _ in range(size)]
            made += size

    def keys(self, count: int) -> list[bytes]:
        """Names for as many passages as are stored with the reports: no two sentences of a feed are one in life."""
        return [self._rng.randbytes(16) for _ in range(count)]


def _recurring(names: Sequence[int], topic: int) -> tuple[int, ...]:
    """Let a quarter of the rare names recur in other stories, as in life; the others are of this topic alone.

    Sentences are drawn from a small pool, so that without this every rare name would stand in hundreds of stories.
    """
    return tuple(sorted(name if name % RECURRING == 0 else (name ^ topic) for name in names))


def _sentences(text: str, reading: Reading) -> list[Sentence]:
    found = []
    for number, (start, end) in enumerate(reading.sentences):
        vector = reading.sentence_vectors[number * DIMENSIONS : (number + 1) * DIMENSIONS]
        found.append(Sentence(text[start:end], vector, find_terms(text[start:end], [(0, end - start)])))
    return found


def _laid_out(texts: Sequence[str]) -> tuple[str, tuple[Span, ...], tuple[Span, ...]]:
    """A text with the spans of its sentences and of its paragraphs."""
    text, spans, body = "", [], []
    for first in range(0, len(texts), PARAGRAPH):
        start = len(text)
        for sentence in texts[first : first + PARAGRAPH]:
            spans.append((len(text), len(text) + len(sentence)))
            text += sentence + " "
        body.append((start, len(text) - 1))
        text = text[:-1] + "\n\n"
    return text, tuple(spans), tuple(body)


def _terms(drawn: Sequence[Sentence], spans: Sequence[Span]) -> tuple[Term, ...]:
    found: dict[tuple[str, str], Term] = {}
    for sentence, (start, _) in zip(drawn, spans, strict=True):
        for term in sentence.terms:
            moved = tuple((start + a, start + b) for a, b in term.spans)
            found.setdefault((term.kind, term.key), Term(kind=term.kind, key=term.key, weight=term.weight, spans=moved))
    return tuple(sorted(found.values(), key=lambda t: (-t.weight, t.kind, t.key)))


def fill(ledger: Ledger, feed: Feed, reports: int, last: date) -> None:
    """Write a feed's reports into a ledger with their links, stories and passages, many to a transaction."""
    waiting: list[list[Made]] = []
    for story in feed.stories(reports, last):
        waiting.append(story)
        if sum(map(len, waiting)) >= BATCH:
            _write(ledger, feed, waiting)
            waiting = []
    _write(ledger, feed, waiting)


def _write(ledger: Ledger, feed: Feed, stories: Sequence[Sequence[Made]]) -> None:
    with ledger.writing() as writer:
        for made in (made for story in stories for made in story):
            writer.add_page(made.page, made.page.sha256, [made.report], [made.reading])
        rows = b"".join(made.reading.sentence_vectors for story in stories for made in story)
        vectors = [rows[i : i + DIMENSIONS] for i in range(0, len(rows), DIMENSIONS)]
        writer.add_passages(dict(zip(feed.keys(len(vectors)), vectors, strict=True)))
        writer.add_links([link for story in stories for link in _links(story)])
        writer.set_groups([[made.report.id for made in story] for story in stories])
        for story in stories:
            writer.put_story(_assembled(story))


def _links(story: Sequence[Made]) -> Iterator[Link]:
    ordered = sorted(story, key=lambda made: made.report.id)
    for number, left in enumerate(ordered):
        for right in ordered[number + 1 :]:
            pairs = zip(left.reading.sentences[:6], right.reading.sentences[:6], strict=False)
            matches = (Match(span=a, of_report=right.report.id, of_span=b, same="paraphrase") for a, b in pairs)
            yield Link(
                a=left.report.id,
                b=right.report.id,
                score=0.9,
                reasons={"gist": 1.0, "lede": 0.5},
                a_in_b=0.1,
                b_in_a=0.1,
                matches=tuple(matches),
            )


def _assembled(story: Sequence[Made]) -> Story:
    ids = tuple(made.report.id for made in story)
    told = tuple(
        Derivation(report=i, kind="independent", of=(), directed=False, own_informants=False, evidence=(), why="made")
        for i in ids
    )
    day = story[0].reading.published
    return Story(
        id=f"s{ids[0]}",
        title=story[0].report.title,
        first=day,
        last=day,
        reports=ids,
        derivations=told,
        origins=Range(low=1, high=len(ids)),
        origin_list=(Origin(name="feed", reports=ids),),
        unchecked=(),
    )
