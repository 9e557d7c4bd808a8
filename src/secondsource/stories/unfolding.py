"""The links of a story as telling who derives from whom needs them: copies beside the first of their text.

The ledger links a copy with the report that stands for it alone, which is the one with the lowest id. Here each copy
is aligned with the report of its text that came first, and with those whom it credits; and the texts that are linked
are aligned by their first reports. A small story is unfolded whole: every report with every other whose texts are
linked. So a story of any size has a few alignments for each report, and each for each two distinct texts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from secondsource.records import Link
from secondsource.stories.aligning import Known, Side, align_sides
from secondsource.stories.member import Member

SMALL = 24  # reports of a story that is unfolded whole

Pair = tuple[str, str]


def unfold(members: Sequence[Member], links: Sequence[Link]) -> list[Link]:
    """Give the links of a story's reports, earliest first, with copies beside the first of their text.

    ``links`` are as the ledger has them; where none is of a copy, they are given as they are. Links that are made here
    have the score of the link that they stand for, and no reasons. In the order of their ends.
    """
    if not any(k.copies for k in links):
        return list(links)
    texts = _Texts(members, links)
    wanted = texts.all_pairs() if len(members) <= SMALL else texts.few_pairs()
    known = {(k.a, k.b): k for k in links}
    sides = _Sides(members, wanted)
    return [known.get((a, b)) or sides.aligned(a, b, score) for (a, b), score in sorted(wanted.items()) if a != b]


class _Texts:
    """Which reports have one text, each text named by the report that stands for it."""

    def __init__(self, members: Sequence[Member], links: Sequence[Link]) -> None:
        self.members = members
        self.scores = {(k.a, k.b): k.score for k in links}
        leader = {k.b: k.a for k in links if k.copies}
        self.text_of = {m.id: leader.get(m.id, m.id) for m in members}
        self.reports: dict[str, list[str]] = defaultdict(list)  # by text, earliest first
        for m in members:
            self.reports[self.text_of[m.id]].append(m.id)
        here = self.text_of.keys()
        self.linked = {(k.a, k.b): k.score for k in links if not k.copies and k.a in here and k.b in here}

    def all_pairs(self) -> dict[Pair, float]:
        """Every two reports of one text, or of two that are linked."""
        pairs: dict[Pair, float] = {}
        for text, reports in self.reports.items():
            for i, one in enumerate(reports):
                for other in reports[i + 1 :]:
                    pairs[_pair(one, other)] = self._score(text, one, other)
        for (a, b), score in self.linked.items():
            for one in self.reports[self.text_of[a]]:
                for other in self.reports[self.text_of[b]]:
                    pairs[_pair(one, other)] = score
        return pairs

    def few_pairs(self) -> dict[Pair, float]:
        """Each report with the first of its text and with those it credits; each two linked texts by their first."""
        pairs: dict[Pair, float] = {}
        for text, (first, *others) in self.reports.items():
            pairs |= {_pair(first, other): self._score(text, first, other) for other in others}
        for (a, b), score in self.linked.items():
            pairs[_pair(self.reports[self.text_of[a]][0], self.reports[self.text_of[b]][0])] = score
        for one, other, score in self._credited():
            pairs.setdefault(_pair(one, other), score)
        return pairs

    def _score(self, text: str, *reports: str) -> float:
        return min(self.scores.get((text, report), 1.0) for report in reports)

    def _credited(self) -> Iterator[tuple[str, str, float]]:
        """Each report with the first page, of its text or of one linked with it, of each outlet that it credits."""
        near: dict[str, dict[str, float]] = defaultdict(dict)
        for (a, b), score in self.linked.items():
            near[self.text_of[a]][self.text_of[b]] = near[self.text_of[b]][self.text_of[a]] = score
        pages: dict[str, dict[str, str]] = defaultdict(dict)  # by outlet and text
        for m in self.members:
            for name in m.own:
                pages[name].setdefault(self.text_of[m.id], m.id)
        for m in self.members:
            text = self.text_of[m.id]
            for name in sorted({c.agency.lower() for c in m.foreign}):
                for of_text, page in pages.get(name, {}).items():
                    if page != m.id and (of_text == text or of_text in near[text]):
                        yield m.id, page, near[text].get(of_text, 1.0)


def _pair(one: str, other: str) -> Pair:
    return min(one, other), max(one, other)


class _Sides:
    """Reports as they are aligned: those that are in several of the wanted pairs are kept."""

    def __init__(self, members: Sequence[Member], wanted: Iterable[Pair]) -> None:
        self._members = {m.id: m for m in members}
        self._times = Counter(report for pair in wanted for report in pair)
        self._kept: dict[str, Side] = {}
        self._known = Known()

    def aligned(self, a: str, b: str, score: float) -> Link:
        found = align_sides(self._side(a), self._side(b))
        return Link(a=a, b=b, score=score, reasons={}, a_in_b=found.a_in_b, b_in_a=found.b_in_a, matches=found.matches)

    def _side(self, report: str) -> Side:
        if report in self._kept:
            return self._kept[report]
        member = self._members[report]
        side = Side(member.compared, member.text, self._known)
        if self._times[report] > 1:
            self._kept[report] = side
        return side
