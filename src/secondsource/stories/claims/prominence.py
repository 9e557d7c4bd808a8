"""Which propositions a story is about, and which wording stands for each."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from secondsource.stories.claims.wording import Wording

FALL = 2.0  # a report's first sentence weighs this much more than its last, and once over
REPORTED = 1.0  # weight of the reports that tell it, all wordings together
FIT = (8, 35)  # words of a wording that can stand by itself


def prominences(groups: Sequence[Sequence[Wording]], reports: int) -> list[float]:
    """How much of a story of so many reports rests on each group of wordings, 0 to 1.

    By the distinct ways in which it is told, by the reports that tell it, and by how early they do: news tells first
    what matters. Copies add little: a thousand of one text weigh as ten texts do.
    """
    raw = [_weight(group, reports) for group in groups]
    most = max(raw, default=1.0)
    return [round(value / most, 6) for value in raw]


def _weight(group: Sequence[Wording], reports: int) -> float:
    telling = {s.report for w in group for s in w.statements}
    best: dict[str, float] = {}
    for w in group:
        best[w.first.report] = max(best.get(w.first.report, 0.0), 1.0 / (1.0 + FALL * w.early))
    spread = math.log1p(len(telling)) / math.log1p(max(reports, 1))
    return round(sum(best.values()) + REPORTED * spread * max(best.values()), 6)


def central(group: Sequence[int], same: Mapping[tuple[int, int], float], found: Sequence[Wording]) -> int:
    """The wording of a group that is most like the others, of those that are neither fragments nor long, by place."""
    inside = sorted(group)
    likeness = dict.fromkeys(inside, 0.0)
    for n, i in enumerate(inside):
        for j in inside[n + 1 :]:
            score = same.get((i, j), 0.0)
            likeness[i] += score * len(found[j].statements)
            likeness[j] += score * len(found[i].statements)
    total = max(sum(len(found[i].statements) for i in inside), 1)
    return min(
        inside,
        key=lambda i: (
            not FIT[0] <= len(found[i].words) <= FIT[1],
            -round((likeness[i] + len(found[i].statements)) / total - found[i].early, 6),
            found[i].key,
        ),
    )
