"""A reading that says nothing, for tests that fill in what they are about."""

from __future__ import annotations

from secondsource.records import Reading

EMPTY = Reading(
    report="",
    language="en",
    published=None,
    sentences=(),
    quotes=(),
    terms=(),
    words={},
    vector=bytes(384),
    sentence_vectors=b"",
    shingles=(),
)
