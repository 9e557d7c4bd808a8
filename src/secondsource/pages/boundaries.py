"""Where one story ends on a page and the next begins: each gap between two units of a page, measured.

A unit is a paragraph together with the headings, captions and widgets that stand before it. For the gap before each
unit some twenty signs are measured (topic on both sides by the encoder, names that carry on, headline shape, how a
lede reads), and small boosted trees, made by ``training/train_splitter.py``, turn them into a probability. The
signs are those of text segmentation since Hearst (1997, TextTiling) with what is particular to news pages.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from secondsource import trees
from secondsource.encoder import Embed
from secondsource.encoder.rarity import name_weight, weight
from secondsource.encoder.sentences import sentences
from secondsource.encoder.words import names, words
from secondsource.pages.text import is_trailer, same_key
from secondsource.records import Block, Span

Floats = NDArray[np.float32]

_BACKWARD = re.compile(
    r"[\"“‘']?(?:he|she|they|it|his|her|their|its|but|and|also|however|meanwhile|another|still|those|these|that|this|"
    r"in addition|for (?:his|her|their) part|the (?:two|three|pair|group|company|statement|incident|attack|former))\b",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.'’-]+[ ,]+){1,4}[^a-z]{0,6}(?:[A-Z][a-z.]+ \d{1,2}[^\w]{0,3})?(?:\([^)]{2,30}\)|[—–:-])\s?"
)
_CLOSING = re.compile(
    r"(?:reporting|editing|writing|compiled) by\b|©|\(c\) ?(?:19|20)\d\d|copyright|all rights reserved|"
    r"contributed to this (?:report|story)|follow .{2,40} on (?:twitter|facebook)|with agencies|"
    r"\((?:reuters|ap|afp|pti|ani|upi|dpa)\)\s*$",
    re.IGNORECASE,
)
_SAYS = re.compile(r"\b(?:said|says|told|added|according to|announced|reported)\b", re.IGNORECASE)
_WHEN = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:yesterday|today|tonight|this week)\b", re.IGNORECASE
)
WINDOWS = (1, 3, 8)
PASSES = ("splitter-first.json", "splitter-second.json")
HALF = 0.5
SENTENCES = 20  # of a paragraph that are embedded to tell its topic
LONGEST = 500  # paragraphs in which boundaries are looked for; a page of more is no page of news


@dataclass
class Unit:
    """A paragraph with what stands before it; ``heads`` and ``others`` are blocks by their place in the page."""

    paragraph: int
    heads: list[int] = field(default_factory=list)
    others: list[int] = field(default_factory=list)

    @property
    def first(self) -> int:
        """Place of the first block that may open a report here."""
        return min([self.paragraph, *self.heads, *self.others])


def units(text: str, blocks: Sequence[Block]) -> list[Unit]:
    """Group blocks into units; a report's tail ("Reporting by …") is no paragraph, and opens none.

    What stands after the last paragraph belongs to no unit.
    """
    found: list[Unit] = []
    heads: list[int] = []
    others: list[int] = []
    for place, block in enumerate(blocks):
        if block.main and block.kind != "heading" and not is_trailer(text[slice(*block.span)]):
            found.append(Unit(place, heads, others))
            heads, others = [], []
        elif block.kind == "heading":
            heads.append(place)
        else:
            others.append(place)
    return found


def _unit_vectors(text: str, blocks: Sequence[Block], places: Sequence[int], embed: Embed) -> Floats:
    """Mean of the vectors of a block's first sentences, unit length: float32 [places, 384]."""
    cuts = [sentences(text, blocks[place].span)[:SENTENCES] for place in places]
    flat = embed([text[a:b] for cut in cuts for a, b in cut]).astype(np.float32)
    rows = np.zeros((len(places), flat.shape[1]), dtype=np.float32)
    at = 0
    for row, cut in enumerate(cuts):
        rows[row] = flat[at : at + len(cut)].mean(0) if cut else 0
        at += len(cut)
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6), dtype=np.float32)


def _name_words(text: str, span: Span) -> dict[str, float]:
    found: dict[str, float] = {}
    for name in names(text, sentences(text, span)):
        for part in name.split():
            found[part] = name_weight(part)
    return found


def _content_words(text: str, span: Span) -> dict[str, float]:
    return {word: w for word, _ in words(text, span) if (w := weight(word)) > 2.0}


def _merge(parts: Sequence[dict[str, float]]) -> dict[str, float]:
    merged: dict[str, float] = {}
    for part in parts:
        merged.update(part)
    return merged


def _carried(before: dict[str, float], after: dict[str, float]) -> float:
    """Weighted share of what stands after that stood before, 0 to 1; a half where nothing stands after."""
    total = sum(after.values())
    return sum(w for key, w in after.items() if key in before) / total if total else 0.5


def _cosine(a: Floats, b: Floats) -> float:
    scale = float(np.linalg.norm(a) * np.linalg.norm(b))
    return float(a @ b) / scale if scale else 0.0


class Measured:
    """The units of a page with what they hold; the gap before each can be measured."""

    def __init__(self, text: str, blocks: Sequence[Block], embed: Embed) -> None:
        self.text, self.blocks = text, blocks
        self.units = units(text, blocks)[:LONGEST]
        paragraphs = [blocks[u.paragraph].span for u in self.units]
        self.vectors = _unit_vectors(text, blocks, [u.paragraph for u in self.units], embed)
        self.names = [_name_words(text, span) for span in paragraphs]
        self.words = [_content_words(text, span) for span in paragraphs]
        heads = sorted({place for u in self.units for place in u.heads})
        self.head_vectors = dict(zip(heads, _unit_vectors(text, blocks, heads, embed), strict=True))
        self.fixed = [self._headline(i) | self._lede(i) for i in range(1, len(self.units))]

    def gaps(self, known: Sequence[bool] | None = None) -> list[dict[str, float]]:
        """Signs of the gap before each unit but the first.

        ``known`` tells for each of these gaps whether it is taken for a boundary so far: no window reaches across one.
        """
        count = len(self.units)
        cuts = [0, *(i + 1 for i, cut in enumerate(known or []) if cut), count]
        rows = []
        for i in range(1, count):
            low = max(c for c in cuts if c < i)
            high = min(c for c in cuts if c > i)
            rows.append(self.fixed[i - 1] | self._window(i, low, high))
        similar = np.array([row["topic_3"] for row in rows])
        for i, row in enumerate(rows):
            around = np.concatenate([similar[max(0, i - 4) : i], similar[i + 1 : i + 5]])
            row["depth"] = float(around.mean() - similar[i]) if len(around) else 0.0
            row["deepest"] = float(similar[i] <= around.min()) if len(around) else 0.0
        return rows

    def _window(self, i: int, low: int, high: int) -> dict[str, float]:
        signs: dict[str, float] = {}
        for size in WINDOWS:
            before, after = slice(max(low, i - size), i), slice(i, min(high, i + size))
            signs[f"topic_{size}"] = _cosine(self.vectors[before].sum(0), self.vectors[after].sum(0))
            signs[f"names_{size}"] = _carried(_merge(self.names[before]), _merge(self.names[after]))
            signs[f"words_{size}"] = _carried(_merge(self.words[before]), _merge(self.words[after]))
        signs["names_back"] = _carried(_merge(self.names[after]), _merge(self.names[before]))
        pairs = self.vectors[before] @ self.vectors[after].T
        # An aside breaks the topic once and comes back; a new story never does.
        signs["across"] = float(pairs.max())
        signs["returns"] = float(pairs.max(0).mean())
        lede = self.vectors[low : low + 2].sum(0)
        signs["to_lede"] = _cosine(lede, self.vectors[after].sum(0))
        signs["lede_drop"] = _cosine(lede, self.vectors[max(low, i - 4) : i].sum(0)) - signs["to_lede"]
        signs["left"] = math.log1p(min(i - low, 12))
        signs["right"] = math.log1p(min(high - i, 12))
        return signs

    def _headline(self, i: int) -> dict[str, float]:
        """Signs of the headings before a unit: how much nearer they are to what follows than to what came before."""
        unit = self.units[i]
        signs = dict.fromkeys(("heading", "heading_near", "heading_turn", "heading_words", "repeated"), 0.0)
        signs["caption"] = float(any(self.blocks[p].kind == "caption" for p in unit.others))
        signs["trailer"] = float(any(self.blocks[p].kind in ("meta", "link") for p in unit.others))
        if unit.heads:
            turns = [(self.turn(i, place), place) for place in unit.heads]
            turn, best = max(turns)
            follows = self.vectors[i : i + 4].sum(0)
            said = [same_key(self.text[slice(*self.blocks[p].span)]) for p in unit.heads]
            signs["heading"] = 1.0
            signs["heading_turn"] = turn
            signs["heading_near"] = _cosine(self.head_vectors[best], follows)
            signs["heading_words"] = min(len(self.text[slice(*self.blocks[best].span)].split()), 12) / 12
            signs["repeated"] = float(len(set(said)) < len(said))
        return signs

    def turn(self, i: int, place: int) -> float:
        """How much nearer a heading before unit ``i`` is to the four paragraphs after it than to the four before."""
        vector = self.head_vectors[place]
        return _cosine(vector, self.vectors[i : i + 4].sum(0)) - _cosine(vector, self.vectors[max(0, i - 4) : i].sum(0))

    def _lede(self, i: int) -> dict[str, float]:
        """Signs of how a paragraph reads: as the opening of a story, or as going on from one."""
        span = self.blocks[self.units[i].paragraph].span
        paragraph = self.text[slice(*span)]
        first = paragraph[:240]
        before = self.text[slice(*self.blocks[self.units[i - 1].paragraph].span)]
        full = sum(" " in name for name in names(self.text, sentences(self.text, span)))
        return {
            "backward": float(bool(_BACKWARD.match(first))),
            "dateline": float(bool(_DATELINE.match(first))),
            "quote": float(first[:1] in "\"“‘'"),
            "full_names": min(full, 3) / 3,
            "length": math.log1p(min(len(paragraph.split()), 80)) / 4,
            "when": float(bool(_WHEN.search(first))),
            "says": float(bool(_SAYS.search(first))),
            "lower": float(paragraph[:1].islower()),
            "slight": float(len(paragraph.split()) < 8),
            "closing": float(bool(_CLOSING.search(before[-200:]))),
            "short": float(len(before.split()) < 6),
        }


def probabilities(measured: Measured) -> list[float]:
    """Probability, for each unit but the first, that a story begins there.

    Two passes: the second measures again with no window reaching across what the first took for a boundary.
    """
    found: list[float] = []
    for name in PASSES:
        model = trees.load("secondsource.pages", name)
        known = [p >= HALF for p in found] if found else None
        found = [model.probability(signs) for signs in measured.gaps(known)]
    return found
