"""Exact alignment of two reports: what stands word for word in both, which quotes they share, what they say alike.

Verbatim matching marks every run of five words that stands in both texts (the shingles of Broder 1997, checked on the
words themselves, not on hashes) and extends each to its longest common run. Paraphrase is the nearest sentence by the
encoder, both ways, of what is not verbatim.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from secondsource.encoder.words import words
from secondsource.records import Match, Reading, Span
from secondsource.stories.comparing import Compared

Word = tuple[str, Span]
Words = tuple[str, ...]

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
class _Verbatim:
    """What stands word for word in two texts."""

    runs: Sequence[tuple[int, int, int]]  # as of :func:`common_runs`
    in_a: NDArray[np.bool_]  # which words of the first stand in the second
    in_b: NDArray[np.bool_]


@dataclass(frozen=True)
class Known:
    """What reports that are aligned with each other have in common, so that it is worked out once."""

    sentences: dict[str, list[Word]] = field(default_factory=dict)  # the words of a sentence, by its text
    verbatim: dict[tuple[Words, Words], _Verbatim] = field(default_factory=dict)  # by the words of two texts


class Side:
    """One report as it is aligned: what it needs is worked out once, however many others it is aligned with.

    Reports with one ``known`` work out but once what several of them have.
    """

    def __init__(self, compared: Compared, text: str, known: Known | None = None) -> None:
        self.compared = compared
        self.text = text
        self._known = known or Known()

    @property
    def reading(self) -> Reading:
        """The report's reading."""
        return self.compared.reading

    @cached_property
    def words(self) -> Words:
        """The words of its sentences, lower case, in order."""
        return tuple(word for found in self._found for word, _ in found)

    @cached_property
    def runs(self) -> dict[tuple[str, ...], list[int]]:
        """Where each run of five words begins."""
        return runs_of(self.words)

    @cached_property
    def quotes(self) -> list[tuple[set[str], Span]]:
        """Each quote with its words."""
        return [({w for w, _ in words(self.text, q)}, q) for q in self.reading.quotes]

    @cached_property
    def quoted(self) -> dict[Span, tuple[str, int]]:
        """The quotes of named informants: surname, and number of the sentence."""
        return _quoted(self.reading)

    def verbatim(self, other: Side) -> _Verbatim:
        """What stands word for word in both."""
        a, b = self.words, other.words
        if (a, b) not in self._known.verbatim:
            runs = _common_runs(a, b, other.runs)
            self._known.verbatim[a, b] = _Verbatim(runs, _verbatim(a, other.runs), _verbatim(b, self.runs))
        return self._known.verbatim[a, b]

    def span(self, first: int, last: int) -> Span:
        """Span in the text from one word to another, both included."""
        return self._word(first)[0], self._word(last)[1]

    def marked(self, words: NDArray[np.bool_]) -> NDArray[np.float64]:
        """Share of each sentence's words that are marked, [sentences]; nought for one without words."""
        counts = np.diff(self._starts)
        total = np.concatenate([[0], np.cumsum(words)])
        return np.asarray(np.diff(total[self._starts]) / np.maximum(counts, 1))

    def _word(self, number: int) -> Span:
        sentence = int(np.searchsorted(self._starts, number, side="right")) - 1
        a, b = self._found[sentence][number - int(self._starts[sentence])][1]
        shift = self.reading.sentences[sentence][0]
        return a + shift, b + shift

    @cached_property
    def _found(self) -> list[list[Word]]:
        """The words of each sentence, with their spans in it."""
        sentences = [self.text[slice(*span)] for span in self.reading.sentences]
        for sentence in sentences:
            if sentence not in self._known.sentences:
                self._known.sentences[sentence] = list(words(sentence))
        return [self._known.sentences[sentence] for sentence in sentences]

    @cached_property
    def _starts(self) -> NDArray[np.int64]:
        """Number of each sentence's first word, and at the end that of all words."""
        return np.concatenate([[0], np.cumsum([len(found) for found in self._found], dtype=np.int64)]).astype(np.int64)


def align(left: Compared, right: Compared, texts: tuple[str, str]) -> Alignment:
    """Align two readings; ``texts`` are the texts of their pages. Matches are in the order of the first report."""
    return align_sides(Side(left, texts[0]), Side(right, texts[1]))


def align_sides(left: Side, right: Side) -> Alignment:
    """As :func:`align`, of two that may be aligned with others too."""
    other = right.reading.report
    same = left.verbatim(right)
    matches = [
        Match(
            span=left.span(i, i + length - 1),
            of_report=other,
            of_span=right.span(j, j + length - 1),
            same="verbatim",
        )
        for i, j, length in same.runs
    ]
    matches += _shared_quotes(left, right)
    matches += _paraphrases(left, right, left.marked(same.in_a), right.marked(same.in_b))
    return Alignment(
        round(float(same.in_a.mean()), 4) if len(same.in_a) else 0.0,
        round(float(same.in_b.mean()), 4) if len(same.in_b) else 0.0,
        tuple(sorted(matches, key=lambda m: (m.span, m.same, m.of_span))),
    )


def runs_of(words: Sequence[str]) -> dict[tuple[str, ...], list[int]]:
    """Where each run of five words begins."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for j, run in enumerate(zip(*(words[k:] for k in range(RUN)), strict=False)):
        places[run].append(j)
    return places


def verbatim(words: Sequence[str], others: Sequence[str]) -> NDArray[np.bool_]:
    """Which words stand in a run of five that stands in the others too, wherever and however often: bool [words]."""
    return _verbatim(words, runs_of(others))


def _verbatim(words: Sequence[str], known: Mapping[tuple[str, ...], list[int]]) -> NDArray[np.bool_]:
    begins = np.zeros(len(words) + RUN, dtype=bool)  # of runs that stand in both
    for i, run in enumerate(zip(*(words[k:] for k in range(RUN)), strict=False)):
        if run in known:
            begins[i + RUN - 1] = True
    return np.asarray(np.logical_or.reduce([begins[k : k + len(words)] for k in range(RUN)]))


def common_runs(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int, int]]:
    """Longest common runs of five words or more, as (place in a, place in b, length), in the order of a, no two
    overlapping in a."""
    return _common_runs(a, b, runs_of(b))


def _common_runs(
    a: Sequence[str], b: Sequence[str], places: Mapping[tuple[str, ...], list[int]]
) -> list[tuple[int, int, int]]:
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


def _extent(a: Sequence[str], b: Sequence[str], i: int, j: int) -> int:
    length = RUN
    while i + length < len(a) and j + length < len(b) and a[i + length] == b[j + length]:
        length += 1
    return length


def _shared_quotes(left: Side, right: Side) -> list[Match]:
    """Each quote of the first that the second has: in the same words, else in others (a quote that was translated, or
    translated back) of the same informant."""
    found = []
    for mine, quote in left.quotes:
        same = (
            q
            for other, q in right.quotes
            if len(mine & other) >= QUOTE_SHARE * min(len(mine), len(other)) and len(mine & other) >= RUN
        )
        span = next(same, None) or _reworded(left, right, quote)
        if span:
            found.append(Match(span=quote, of_report=right.reading.report, of_span=span, same="quote"))
    return found


def _reworded(left: Side, right: Side, quote: Span) -> Span | None:
    """The second's quote nearest in meaning to one of the first, by the same named informant; ``None`` for none."""
    who, sentence = left.quoted.get(quote, (None, -1))
    same = [(q, place) for q, (name, place) in right.quoted.items() if name == who] if who else []
    if not same:
        return None
    mine, theirs = left.compared.sentences[sentence], right.compared.sentences
    near = [(float(mine @ theirs[place]), (-q[0], -q[1])) for q, place in same]
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


def _paraphrases(left: Side, right: Side, ours: NDArray[np.float64], theirs: NDArray[np.float64]) -> list[Match]:
    """Each sentence of either report that is not mostly verbatim, with the other's nearest, where near enough.

    ``ours`` and ``theirs`` are the shares of each sentence's words that are verbatim.
    """
    mine, others = left.compared.sentences, right.compared.sentences
    if not len(mine) or not len(others) or min(ours.min(), theirs.min()) >= MOSTLY:
        return []
    cosine = mine @ others.T
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
