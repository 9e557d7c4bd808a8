"""What tests of the stages share: the vocabulary, the encoder, one without weights, and pages made on the spot."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache

import numpy as np
from hypothesis import settings

from secondsource import vocabulary
from secondsource.encoder import DIMENSIONS, Encoder, Vectors
from secondsource.pages.split import split
from secondsource.pages.text import text_blocks
from secondsource.reading import is_analysed, read
from secondsource.records import Given, Markup, Page, Reading, Report

FEW = settings(max_examples=60, deadline=None, derandomize=True, database=None)
"""Property tests that are quick and the same each time."""


@cache
def known_words() -> vocabulary.Vocabulary:
    """The shipped vocabulary, loaded once."""
    return vocabulary.load()


@cache
def real_encoder() -> Encoder:
    """The shipped encoder, loaded once."""
    return Encoder(threads=2)


@cache
def _direction(word: str) -> Vectors:
    seed = int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest())
    return np.random.default_rng(seed).integers(-60, 61, DIMENSIONS, dtype=np.int8)


def hashed(texts: Sequence[str]) -> Vectors:
    """Embed texts by the hashes of their words: the same words in any order give the same vector."""
    rows = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
    for i, text in enumerate(texts):
        for word in text.lower().split():
            rows[i] += _direction(word.strip(".,:;!?"))
    unit = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
    return np.asarray(np.rint(unit * 127), dtype=np.int8)


def text_page(text: str, *, url: str | None = None, given: Given | None = None, markup: Markup | None = None) -> Page:
    """A page of plain text, cut into blocks as a scraped file is."""
    return Page(
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        media_type="text/plain",
        url=url,
        blocks=text_blocks(text, known_words()),
        given=given or Given(),
        markup=markup or Markup(),
    )


def split_text(text: str, *, real: bool = False, given: Given | None = None) -> tuple[Page, tuple[Report, ...]]:
    """A page of plain text and its reports; ``real`` takes the shipped encoder."""
    page = text_page(text, given=given)
    return page, split(page, real_encoder().embed if real else hashed, known_words())


def read_one(text: str, *, real: bool = False, given: Given | None = None) -> tuple[Page, Report, Reading]:
    """A page of plain text that holds one report, the report, and what it says."""
    page, (report,) = split_text(text, real=real, given=given)
    assert is_analysed(report.language)
    return page, report, read(page.text, report, real_encoder().embed if real else hashed)


def said(page: Page, spans: Sequence[tuple[int, int]]) -> list[str]:
    """The characters that spans point at."""
    return [page.text[a:b] for a, b in spans]
