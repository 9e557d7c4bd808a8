"""Two readings compared: the signs from which it is told whether they tell one story.

All signs depend on the two readings and on statistics that ship with the package, and are the same both ways round.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from secondsource.encoder import DIMENSIONS
from secondsource.encoder.rarity import name_weight, weight
from secondsource.encoder.words import words
from secondsource.reading.shingles import resemblance
from secondsource.records import Reading

RARE = 5.0  # weight of a name that stands in fewer than one article of 150
LEDE = 5
UNDATED = -1.0
UNKNOWN = -1.0  # of a sign that one of the two gives no ground for
HEADED = 8  # sentences in which a headline is looked for
HEADLINE_WORD = 1.5  # weight of a word that stands in fewer than one article of four


class Compared:
    """A reading unpacked for comparing: vectors as float32 of unit length, names and numbers by weight."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    @cached_property
    def sentences(self) -> NDArray[np.float32]:
        """Sentence vectors, [n, 384], unit length."""
        rows = np.frombuffer(self.reading.sentence_vectors, dtype=np.int8).reshape(-1, DIMENSIONS).astype(np.float32)
        return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6), dtype=np.float32)

    @cached_property
    def gist(self) -> NDArray[np.float32]:
        """The report's vector, [384], unit length (nought for no text)."""
        row = np.frombuffer(self.reading.vector, dtype=np.int8).astype(np.float32)
        return np.asarray(row / max(float(np.linalg.norm(row)), 1e-6), dtype=np.float32)

    @cached_property
    def headline(self) -> NDArray[np.float32] | None:
        """The headline's vector, [384], unit length; ``None`` where there is none."""
        row = np.frombuffer(self.reading.headline_vector, dtype=np.int8).astype(np.float32)
        return np.asarray(row / max(float(np.linalg.norm(row)), 1e-6), dtype=np.float32) if len(row) else None

    @cached_property
    def headline_words(self) -> dict[str, float]:
        """The headline's words by weight."""
        found = {word for word, _ in words(self.reading.headline or "")}
        return {word: w for word in sorted(found) if (w := weight(word)) > HEADLINE_WORD}

    @cached_property
    def names(self) -> dict[str, float]:
        """Words of names with their weights: "Costa Rica" and "Costa Rican" share one."""
        parts = {part for term in self.reading.terms if term.kind == "name" for part in term.key.split()}
        return {part: w for part in parts if (w := name_weight(part)) > 1.0}

    @cached_property
    def early_names(self) -> dict[str, float]:
        """As ``names``, of the first five sentences alone: who and where the story is about."""
        end = self.reading.sentences[min(LEDE, len(self.reading.sentences)) - 1][1] if self.reading.sentences else 0
        parts = {
            part
            for term in self.reading.terms
            if term.kind == "name" and term.spans[0][0] < end
            for part in term.key.split()
        }
        return {part: w for part in parts if (w := name_weight(part)) > 1.0}

    @cached_property
    def numbers(self) -> dict[str, float]:
        """Rare numbers and dates by weight."""
        return {f"{t.kind} {t.key}": t.weight for t in self.reading.terms if t.kind != "name"}

    @cached_property
    def days_told(self) -> frozenset[int]:
        """The single days that the report tells of, as ordinals."""
        spans = {(time.start, time.end) for time in self.reading.times}
        return frozenset(date.fromisoformat(start).toordinal() for start, end in spans if start and start == end)

    @cached_property
    def other_days(self) -> frozenset[int]:
        """The days that it tells of, but that of its publication."""
        return self.days_told - {self.day}

    @cached_property
    def day(self) -> int | None:
        """Publication day as an ordinal, where it is known to the day."""
        value = self.reading.published
        return date.fromisoformat(value[:10]).toordinal() if value and len(value) >= 10 else None


def overlap(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """Weighted Jaccard overlap, 0 to 1; a tenth where both are empty, as it tells nothing."""
    total = sum(a.values()) + sum(b.values())
    shared = sum(w for key, w in a.items() if key in b)
    return shared / (total - shared) if total else 0.1


def contained(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """Weighted share of the smaller that stands in the other, 0 to 1."""
    small, large = sorted((a, b), key=lambda m: (sum(m.values()), sorted(m)))
    total = sum(small.values())
    return sum(w for key, w in small.items() if key in large) / total if total else 0.1


def days_apart(a: Compared, b: Compared) -> float | None:
    """Days between two publication dates; ``None`` where one is not known to the day."""
    return None if a.day is None or b.day is None else float(abs(a.day - b.day))


def signs(a: Compared, b: Compared) -> dict[str, float]:
    """The signs of a pair, symmetric in the two."""
    best = a.sentences @ b.sentences.T if len(a.sentences) and len(b.sentences) else np.zeros((1, 1), np.float32)
    lede_a, lede_b = best[:LEDE].max(1), best[:, :LEDE].max(0)
    apart = days_apart(a, b)
    rare_a = {k: w for k, w in a.names.items() if w >= RARE}
    rare_b = {k: w for k, w in b.names.items() if w >= RARE}
    words_a, words_b = a.reading.words, b.reading.words
    lengths = sorted((len(a.sentences), len(b.sentences)))
    covered = sorted((float(lede_a.mean()), float(lede_b.mean())))
    return {
        "gist": float(a.gist @ b.gist),
        "lede": float(best[:LEDE, :LEDE].max()),
        "first": float(best[0, 0]),
        "lede_covered": covered[0],
        "lede_covered_best": covered[1],
        "sentences": float((best.max(1).mean() + best.max(0).mean()) / 2),
        "words": sum(w * words_b[key] for key, w in words_a.items() if key in words_b),
        "names": overlap(a.names, b.names),
        "names_contained": contained(a.names, b.names),
        "early_names": overlap(a.early_names, b.early_names),
        "early_contained": contained(a.early_names, b.early_names),
        "early_in_all": min(contained(a.early_names, b.names), contained(b.early_names, a.names)),
        "rare_shared": math.log1p(sum(w for key, w in rare_a.items() if key in rare_b)),
        "rare_lost": math.log1p(min(sum(rare_a.values()), sum(rare_b.values()))),
        "numbers": overlap(a.numbers, b.numbers),
        "numbers_shared": math.log1p(sum(w for key, w in a.numbers.items() if key in b.numbers)),
        "verbatim": resemblance(a.reading.shingles, b.reading.shingles),
        "days": UNDATED if apart is None else math.log1p(apart),
        "short": math.log1p(lengths[0]),
        "long": math.log1p(lengths[1]),
        **headline_signs(a, b),
        **day_signs(a, b),
    }


def headline_signs(a: Compared, b: Compared) -> dict[str, float]:
    """How near the headlines are to each other, and each to what the other report tells first and in all."""
    heads = UNKNOWN if a.headline is None or b.headline is None else float(a.headline @ b.headline)
    lede = sorted((_headed(a, b), _headed(b, a)))
    told = sorted((_worded(a, b), _worded(b, a)))
    worded = a.headline_words and b.headline_words
    return {
        "heads": heads,
        "head_in_lede": lede[0],
        "head_in_lede_best": lede[1],
        "head_words": overlap(a.headline_words, b.headline_words) if worded else UNKNOWN,
        "head_words_in": told[0],
        "head_words_in_best": told[1],
    }


def _headed(a: Compared, b: Compared) -> float:
    """How near the headline of one comes to a sentence at the head of the other."""
    if a.headline is None or not len(b.sentences):
        return UNKNOWN
    return float((b.sentences[:HEADED] @ a.headline).max())


def _worded(a: Compared, b: Compared) -> float:
    """Weighted share of one's headline words that stand in the other."""
    total = sum(a.headline_words.values())
    return sum(w for word, w in a.headline_words.items() if word in b.reading.words) / total if total else UNKNOWN


def day_signs(a: Compared, b: Compared) -> dict[str, float]:
    """Whether the two tell of the same days: as a share, and how many besides those of publication."""
    both = len(a.days_told & b.days_told)
    known = a.days_told and b.days_told
    return {
        "days_told": both / math.sqrt(len(a.days_told) * len(b.days_told)) if known else UNKNOWN,
        "other_days": float(len(a.other_days & b.other_days)),
    }
