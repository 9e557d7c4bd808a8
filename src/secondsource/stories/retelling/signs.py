"""The signs by which one report is told to be a rewrite of another, from what the two say alone.

Nothing here looks at shared phrases, credits, outlets or times. A rewrite says what the other says, in much the same
order, with the other's details, informants and figures, and little besides. Who reported the same event himself shares
its bare facts and the public statements, and has details and informants that the other lacks.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from secondsource.encoder.stems import stem
from secondsource.stories.retelling.facts import Details, Facts

RARE = 4.5  # weight of a word that stands in fewer than one article of ninety
LEDE = 2  # sentences that tell the bare facts, which everybody has
NEAR = 0.3  # least cosine of two sentences that can be about one thing
SAID = 0.5  # least cosine of two sentences that say alike
HALF = 0.5
BORNE = 0.35  # share of a sentence's details in the other report from which it may come from there

MEANING = {
    "told": "its sentences are near the other's in meaning",
    "held": "the other's sentences are near its own in meaning",
    "bare": "sentences with nothing like them in the other",
    "added": "names and numbers of its own in sentences that are near the other's",
    "order": "it tells what the two share in the other's order",
    "details_told": "its rare words and numbers stand in the other",
    "details_held": "rare words and numbers of the other's later sentences, which an own reporter would hardly choose",
    "words_told": "its common words stand in the other",
    "names_told": "its names stand in the other",
    "names_held": "the other's names stand in it",
    "numbers_told": "its numbers stand in the other, however written",
    "numbers_held": "the other's numbers stand in it, however written",
    "own_voices": "named informants whom the other does not have",
    "voices_lost": "named informants of the other whom it does not have",
    "own_sayings": "what informants say in it is not in the other",
    "own_quotes": "sentences with quotes that the other has not in any words",
    "quotes_held": "the other's quotes stand in it, in these or other words",
    "own_length": "its length",
    "other_length": "the other's length",
}
"""The names of the signs, with what each tells people."""


def cosines(mine: Facts, theirs: Facts) -> NDArray[np.float32]:
    """Cosine of every sentence of the one with every sentence of the other, [n, m]."""
    return np.asarray(mine.vectors @ theirs.vectors.T, dtype=np.float32)


def signs(mine: Facts, theirs: Facts) -> dict[str, float]:
    """The signs of a report as a rewrite of another; both must have a sentence."""
    cosine = cosines(mine, theirs)
    told, held = cosine.max(1), cosine.max(0)
    own, known = mine.known, theirs.known
    borne = np.array([share(d, known) for d in mine.details])
    weights = np.array([1.0 + sum(d.values()) for d in mine.details])
    return {
        "told": float(np.average(told, weights=weights)),
        "held": float(held.mean()),
        "bare": float(np.mean((told < SAID) & (borne < BORNE))),
        "added": _added(mine, told, known),
        "order": in_order(cosine),
        "details_told": share({k: w for k, w in own.items() if w >= RARE}, known),
        "details_held": share({k: w for k, w in theirs.told_after(LEDE).items() if w >= RARE}, own),
        "words_told": share({k: w for k, w in own.items() if w < RARE}, known),
        "names_told": share(_of(own, mine.names), known),
        "names_held": share(_of(known, theirs.names), own),
        "numbers_told": share(_of(own, mine.numbers), known),
        "numbers_held": share(_of(known, theirs.numbers), own),
        "own_voices": _unheard(mine, known),
        "voices_lost": _unheard(theirs, own),
        "own_sayings": _few(sum(told[i] < SAID and borne[i] < HALF for i in mine.attributed), len(mine.attributed)),
        "own_quotes": _few(sum(told[i] < SAID for i in mine.quoted), len(mine.quoted)),
        "quotes_held": _few(sum(held[j] >= SAID for j in theirs.quoted), len(theirs.quoted)),
        "own_length": math.log(len(mine.details)),
        "other_length": math.log(len(theirs.details)),
    }


def share(part: Details, known: Details) -> float:
    """Weighted share of details that are known, 0 to 1; a half where there are none, as it tells nothing."""
    total = sum(part.values())
    return sum(rare for key, rare in part.items() if key in known) / total if total else 0.5


def in_order(cosine: NDArray[np.float32]) -> float:
    """How far two reports tell what they share in one order, 0 to 1.

    The best chain of sentence pairs that goes forward in both, by how near they are, beside the best pair of every
    sentence wherever it stands: the alignment of Needleman and Wunsch (1970) at no cost for what is left out.
    """
    near = np.maximum(cosine.astype(np.float64) - NEAR, 0.0)
    free = float(near.max(1).sum())
    if not free:
        return 0.0
    best = np.zeros(near.shape[1] + 1)
    for row in near:
        taken = best[:-1] + row
        best[1:] = np.maximum.accumulate(np.maximum(best[1:], taken))
    return min(float(best[-1]) / free, 1.0)


def _of(details: Details, kind: frozenset[str]) -> dict[str, float]:
    return {key: rare for key, rare in details.items() if key in kind}


def _added(mine: Facts, told: NDArray[np.float32], known: Details) -> float:
    """Share of the names and numbers that the other lacks, in sentences that say what the other says, 0 to 1.

    A rewriter sets background in sentences of its own; who was there has more to say on the same matter.
    """
    said = {key: rare for d, near in zip(mine.details, told, strict=True) if near >= SAID for key, rare in d.items()}
    return 1.0 - share(_of(said, mine.names | mine.numbers), known)


def _unheard(report: Facts, known: Details) -> float:
    """Share of a report's named informants of whose names no word stands in the other, 0 to 1."""
    unheard = sum(not any(w in known or stem(w) in known for w in voice) for voice in report.voices)
    return _few(unheard, len(report.voices))


def _few(number: int, total: int) -> float:
    """A share, drawn to nought where there are few: one of one tells less than four of four."""
    return float(number) / (total + 1)
