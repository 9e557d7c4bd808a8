"""Exact alignment of two reports: what stands word for word in both, which quotes they share, what they say alike.

Verbatim matching marks every run of five words that stands in both texts (the shingles of Broder 1997, checked on the
words themselves, not on hashes) and extends each to its longest common run. Paraphrase is the nearest sentence by the
encoder, both ways, of what is not verbatim.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from secondsource.encoder.words import words
from secondsource.records import Match, Reading, Span
from secondsource.stories.comparing import Compared

RUN = 5
MOST_PLACES = 50  # of one run in the other text that are tried; more are a refrain, and one is as good as another
PARAPHRASE = 0.64  # least cosine of two sentences that say alike
MOSTLY = 0.6  # a sentence with this share of its words verbatim is no paraphrase
SAME_QUOTE = 0.45  # least cosine of two sentences with quotes of one informant for the quotes to be one, reworded
QUOTE_SHARE = 0.7  # share of a quote's words that stand in another's for the two to be one


@dataclass(frozen=True)
class Alignment:
    """What two reports share; ``matches`` hold spans of the first."""

    a_in_b: float  # share of the first's words that stand verbatim in the second, 0 to 1
    b_in_a: float
    matches: tuple[Match, ...]


@dataclass(frozen=True)
class _Tokens:
    """A report's words with their spans; ``sentence`` tells which sentence each stands in."""

    words: list[str]
    spans: list[Span]
    sentence: list[int]


def _tokens(side: Compared, text: str) -> _Tokens:
    found: list[str] = []
    spans: list[Span] = []
    sentence: list[int] = []
    for number, span in enumerate(side.reading.sentences):
        for word, where in words(text, span):
            found.append(word)
            spans.append(where)
            sentence.append(number)
    return _Tokens(found, spans, sentence)


def align(left: Compared, right: Compared, texts: tuple[str, str]) -> Alignment:
    """Align two readings; ``texts`` are the texts of their pages. Matches are in the order of the first report."""
    a, b = _tokens(left, texts[0]), _tokens(right, texts[1])
    runs = common_runs(a.words, b.words)
    in_a, in_b = verbatim(a.words, b.words), verbatim(b.words, a.words)
    other = right.reading.report
    matches = [
        Match(
            span=(a.spans[i][0], a.spans[i + length - 1][1]),
            of_report=other,
            of_span=(b.spans[j][0], b.spans[j + length - 1][1]),
            same="verbatim",
        )
        for i, j, length in runs
    ]
    matches += _shared_quotes(left, right, texts)
    matches += _paraphrases(left, right, (a, in_a), (b, in_b))
    return Alignment(
        round(float(in_a.mean()), 4) if len(in_a) else 0.0,
        round(float(in_b.mean()), 4) if len(in_b) else 0.0,
        tuple(sorted(matches, key=lambda m: (m.span, m.same, m.of_span))),
    )


def verbatim(words: list[str], others: list[str]) -> NDArray[np.bool_]:
    """Which words stand in a run of five that stands in the others too, wherever and however often: bool [words]."""
    known = {tuple(others[j : j + RUN]) for j in range(len(others) - RUN + 1)}
    marked = np.zeros(len(words), dtype=bool)
    for i in range(len(words) - RUN + 1):
        if tuple(words[i : i + RUN]) in known:
            marked[i : i + RUN] = True
    return marked


def common_runs(a: list[str], b: list[str]) -> list[tuple[int, int, int]]:
    """Longest common runs of five words or more, as (place in a, place in b, length), in the order of a, no two
    overlapping in a."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for j in range(len(b) - RUN + 1):
        places[tuple(b[j : j + RUN])].append(j)
    found: list[tuple[int, int, int]] = []
    i = 0
    while i <= len(a) - RUN:
        here = places.get(tuple(a[i : i + RUN]), ())[:MOST_PLACES]
        best = max(((_extent(a, b, i, j), -j) for j in here), default=None)
        if best is None:
            i += 1
        else:
            found.append((i, -best[1], best[0]))
            i += best[0]
    return found


def _extent(a: list[str], b: list[str], i: int, j: int) -> int:
    length = RUN
    while i + length < len(a) and j + length < len(b) and a[i + length] == b[j + length]:
        length += 1
    return length


def _shared_quotes(left: Compared, right: Compared, texts: tuple[str, str]) -> list[Match]:
    """Each quote of the first that the second has: in the same words, else in others (a quote that was translated, or
    translated back) of the same informant."""
    found = []
    theirs = [({w for w, _ in words(texts[1], q)}, q) for q in right.reading.quotes]
    reworded = _Reworded(left, right)
    for quote in left.reading.quotes:
        mine = {w for w, _ in words(texts[0], quote)}
        same = (
            q
            for other, q in theirs
            if len(mine & other) >= QUOTE_SHARE * min(len(mine), len(other)) and len(mine & other) >= RUN
        )
        span = next(same, None) or reworded.of(quote)
        if span:
            found.append(Match(span=quote, of_report=right.reading.report, of_span=span, same="quote"))
    return found


class _Reworded:
    """Quotes of two reports by one informant whose sentences say alike."""

    def __init__(self, left: Compared, right: Compared) -> None:
        self.left = left
        self.right = right
        self.mine, self.theirs = _quoted(left.reading), _quoted(right.reading)

    def of(self, quote: Span) -> Span | None:
        """The second's quote nearest in meaning to one of the first, by the same named informant; ``None`` for none."""
        who, sentence = self.mine.get(quote, (None, -1))
        same = [(q, place) for q, (name, place) in self.theirs.items() if name == who] if who else []
        if not same:
            return None
        near = [
            (float(self.left.sentences[sentence] @ self.right.sentences[place]), (-q[0], -q[1])) for q, place in same
        ]
        cosine, (start, end) = max(near)
        return (-start, -end) if cosine >= SAME_QUOTE else None


def _quoted(reading: Reading) -> dict[Span, tuple[str, int]]:
    """The quotes of named informants: surname, and number of the sentence."""
    starts = [a for a, _ in reading.sentences]
    found: dict[Span, tuple[str, int]] = {}
    for attribution in reading.attributions:
        name = attribution.informant.name if attribution.informant.named else None
        if not name or attribution.kind == "indirect":
            continue
        for quote in reading.quotes:
            place = bisect_right(starts, quote[0]) - 1
            if place >= 0 and any(a < quote[1] and quote[0] < b for a, b in attribution.content):
                found.setdefault(quote, (name.split()[-1].casefold(), place))
    return found


def _paraphrases(
    left: Compared, right: Compared, a: tuple[_Tokens, np.ndarray], b: tuple[_Tokens, np.ndarray]
) -> list[Match]:
    """Each sentence of either report that is not mostly verbatim, with the other's nearest, where near enough."""
    if not len(left.sentences) or not len(right.sentences):
        return []
    cosine = left.sentences @ right.sentences.T
    ours, theirs = _copied(*a, len(left.sentences)), _copied(*b, len(right.sentences))
    near = {(i, int(j)) for i, j in enumerate(cosine.argmax(1)) if ours[i] < MOSTLY}
    near |= {(int(i), j) for j, i in enumerate(cosine.argmax(0)) if theirs[j] < MOSTLY}
    return [
        Match(
            span=left.reading.sentences[i],
            of_report=right.reading.report,
            of_span=right.reading.sentences[j],
            same="paraphrase",
        )
        for i, j in sorted(near)
        if cosine[i, j] >= PARAPHRASE
    ]


def _copied(tokens: _Tokens, verbatim: np.ndarray, sentences: int) -> np.ndarray:
    """Share of each sentence's words that are verbatim, [sentences]."""
    counts = np.bincount(tokens.sentence, minlength=sentences) if tokens.sentence else np.zeros(sentences)
    marked = np.bincount(tokens.sentence, weights=verbatim, minlength=sentences) if tokens.sentence else counts
    return np.asarray(marked / np.maximum(counts, 1))
