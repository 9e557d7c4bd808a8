"""Along which derivation edges a sentence came, back to the report that had it first."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from secondsource.records import Match, Span
from secondsource.stories.case import Case
from secondsource.stories.member import Member

MOST_PARENTS = 12  # of one report that are asked for a sentence; a copy of a thousand copies has it from any
RETOLD = ("adaptation", "rewrite", "cites")
WHOLE = 1.9  # of all its words, and word for word: no other parent can hold more of a sentence
COVERED = 0.4  # share of a sentence that stands word for word in the parent's, from which it is the parent's


@dataclass(frozen=True)
class Step:
    """A sentence of a report and the one of its parent that it came from."""

    span: Span  # the part of the sentence that matches
    of_report: str
    of_sentence: int  # index into the parent's sentences
    of_span: Span  # the parent's words
    verbatim: bool  # whether it stands there word for word
    directed: bool  # whether it is told which of the two came first


class Inheritance:
    """The steps of all sentences of a story, found when asked for."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._steps: dict[str, dict[int, Step]] = {}
        self._earlier: dict[str, dict[int, Step]] = {}
        self._roots: dict[tuple[str, int], tuple[str, int]] = {}

    def step(self, report: str, sentence: int) -> Step | None:
        """Where a sentence came from, one step back; ``None``: it came along no derivation edge."""
        if report not in self._steps:
            self._steps[report] = self._steps_of(report)
        return self._steps[report].get(sentence)

    def earlier(self, report: str, sentence: int) -> Step | None:
        """Where else a sentence stood word for word before: in an earlier report that a retelling shares it with.

        A retelling may have it by way of a page that nobody has read. A copy is left out: that the next version of its
        agency's text says something else is the agency's doing.
        """
        if self._case.derivation_of[report].kind not in RETOLD:
            return None
        if report not in self._earlier:
            known = (s for s in self._case.shared.get(report, ()) if s.order == 1)
            before = sorted(islice(known, MOST_PARENTS), key=lambda s: self._case.place[s.other.id])
            self._earlier[report] = self._best(report, [(s.other.id, _verbatim(s.matches), True) for s in before])
        return self._earlier[report].get(sentence)

    def root(self, report: str, sentence: int) -> tuple[str, int]:
        """The report that had a sentence first, over any number of steps, and which sentence it is there.

        Where reports have it from each other and nothing tells who was first, the first of them by id.
        """
        path: dict[tuple[str, int], None] = {}
        here = (report, sentence)
        while here not in self._roots and here not in path:
            path[here] = None
            step = self.step(*here)
            if step is None:
                self._roots[here] = here
            else:
                here = (step.of_report, step.of_sentence)
        if here not in self._roots:
            ring = list(path)
            self._roots[here] = min(ring[ring.index(here) :])
        root = self._roots[here]
        self._roots.update(dict.fromkeys(path, root))
        return root

    def _steps_of(self, report: str) -> dict[int, Step]:
        told = self._case.derivation_of[report]
        parents = [p for p in told.of if p in self._case.by_id and p != report][:MOST_PARENTS]
        shared = {s.other.id: s.matches for s in self._case.shared.get(report, ()) if s.other.id in parents}
        return self._best(report, [(p, shared.get(p, ()), told.directed) for p in parents])

    def _best(self, report: str, parents: Iterable[tuple[str, Sequence[Match], bool]]) -> dict[int, Step]:
        """For each sentence the step to the parent that holds most of it, the first of them where several do."""
        best: dict[int, tuple[float, Step]] = {}
        total = len(self._case.by_id[report].reading.sentences)
        for parent, matches, directed in parents:
            if len(best) == total and all(weight >= WHOLE for weight, _ in best.values()):
                break
            for sentence, weight, step in _aligned(
                self._case.by_id[report], self._case.by_id[parent], matches, directed
            ):
                if sentence not in best or weight > best[sentence][0]:
                    best[sentence] = weight, step
        return {sentence: step for sentence, (_, step) in best.items()}


def _verbatim(matches: Sequence[Match]) -> list[Match]:
    return [m for m in matches if m.same == "verbatim"]


def _aligned(member: Member, other: Member, matches: Sequence[Match], directed: bool) -> list[tuple[int, float, Step]]:
    """Sentences of a report that stand in a parent, with how much of each does."""
    sentences, theirs = member.reading.sentences, other.reading.sentences
    starts, other_starts = [a for a, _ in sentences], [a for a, _ in theirs]
    found = []
    for match in matches:
        first = max(bisect_right(starts, match.span[0]) - 1, 0)
        for i in range(first, len(sentences)):
            begin, end = max(sentences[i][0], match.span[0]), min(sentences[i][1], match.span[1])
            if sentences[i][0] >= match.span[1]:
                break
            share = (end - begin) / max(sentences[i][1] - sentences[i][0], 1)
            if share <= 0 or (match.same == "verbatim" and share < COVERED):
                continue
            middle = _across((begin + end) // 2, match)
            j = bisect_right(other_starts, middle) - 1
            if j >= 0 and middle < theirs[j][1]:
                of_span = (max(theirs[j][0], match.of_span[0]), min(theirs[j][1], match.of_span[1]))
                step = Step((begin, end), other.id, j, of_span, match.same == "verbatim", directed)
                found.append((i, share + (match.same == "verbatim"), step))
    return found


def _across(place: int, match: Match) -> int:
    """A place within a match as the place in the other report that stands at the same share of it."""
    (a, b), (c, d) = match.span, match.of_span
    return min(c + (place - a) * (d - c) // max(b - a, 1), d - 1)
