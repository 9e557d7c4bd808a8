"""What is asked for: a claim in a person's words, read as the sentences of reports are."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from secondsource.encoder.words import words
from secondsource.ledger import name_key
from secondsource.reading import read
from secondsource.records import Attribution, Event, Figure, Reading, Record, Report
from secondsource.views.checking.put import Put
from secondsource.views.marking import joined_content
from secondsource.vocabulary.checking import load_checking
from secondsource.vocabulary.polarity import load_polarity

if TYPE_CHECKING:
    from secondsource.encoder import Embed, Encoder
    from secondsource.vocabulary import Vocabulary

NAMED = frozenset({"person", "organization", "location", "norp", "facility"})
"""Types of entities by whose names a claim is told from others."""

CONTENT = 0.4
"""Share of the query's characters that an attribution's content must have to be what is asked for."""


class Asked(Record, frozen=True, kw_only=True, dict=True):
    """A query with what was read in it."""

    query: str  # as given, white space single
    text: str  # what is looked for: the query without who says it
    reading: Reading  # of the query
    vectors: tuple[bytes, ...]  # of the query and of what is looked for, each 384 signed bytes
    attribution: Attribution | None = None  # that was left out: "Officials said …"

    @cached_property
    def put(self) -> Put:
        """What is looked for, taken apart."""
        return Put(self.text)

    @property
    def is_denied(self) -> bool:
        """Whether who says it denies it: "The ministry denied that …"."""
        return self.attribution is not None and self.attribution.polarity == "denied"

    @property
    def turned(self) -> bool:
        """Whether the query says that something is not so."""
        return self.put.turned ^ self.is_denied

    @property
    def said(self) -> str | None:
        """Who says it and the cue, in the query's words; ``None`` where nothing was left out."""
        told = self.attribution
        if told is None:
            return None
        pieces = sorted(span for span in (told.source, told.cue) if span)
        between = range(pieces[0][0], pieces[-1][1])
        if any(start in between for start, _ in told.content):
            return joined_content(self.query, pieces)
        return self.query[between.start : between.stop]

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Names in the query, in order, without whoever says it."""
        left_out = name_key(self.attribution.informant.name or "") if self.attribution else None
        found = [e.name for e in self.reading.entities if e.type in NAMED]
        return tuple(name for name in dict.fromkeys(found) if name_key(name) != left_out)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Figures in the query."""
        return self.reading.figures

    @property
    def events(self) -> tuple[Event, ...]:
        """Events in the query."""
        return self.reading.events


def ask(query: str, encoder: Encoder, vocabulary: Vocabulary) -> Asked:
    """Read a query as a report of one sentence; ``encoder`` and ``vocabulary`` are those that reports are read with."""
    from secondsource.encoder import TextReading  # noqa: PLC0415 - slow to import; help needs none of it

    text = " ".join(query.split())
    if not text:
        raise ValueError("nothing is asked for")
    whole = (0, len(text))
    heard = TextReading(encoder, text, [whole])
    report = Report(id="query", span=whole, language="en", body=(whole,))
    reading = read(text, report, heard.embed, heard.passages, vocabulary)
    told = _teller(reading.attributions, text)
    wanted = joined_content(text, told.content).removeprefix("that ") if told else text
    return Asked(
        query=text, text=wanted, reading=reading, vectors=_vectors([text, wanted], encoder.embed), attribution=told
    )


def _teller(attributions: Sequence[Attribution], text: str) -> Attribution | None:
    """The attribution that the query as a whole is: the innermost whose content is most of it, and stands by itself."""
    found = [
        item
        for item in attributions
        if item.source is not None
        and not item.declined
        and sum(b - a for a, b in item.content) >= CONTENT * len(text)
        and load_checking().saying & {word for word, _ in words(text, item.cue)}
        and not load_checking().begins_with_teller.match(text, item.content[0][0])
        # Whoever did not say it says nothing.
        and not load_polarity().negated(text, (item.source[0], max(item.source[1], item.cue[1])))
    ]
    return min(found, key=lambda item: (sum(b - a for a, b in item.content), item.cue), default=None)


def _vectors(texts: Sequence[str], embed: Embed) -> tuple[bytes, ...]:
    distinct = list(dict.fromkeys(texts))
    return tuple(row.tobytes() for row in embed(distinct))
