"""Which propositions a story is about."""

from __future__ import annotations

import math
from collections.abc import Sequence

from secondsource.stories.claims.wording import Wording

FALL = 2.0  # a report's first sentence weighs this much more than its last, and once over
BROKEN = 0.5  # weight of what only fragments tell
REPORTED = 1.0  # weight of the reports that tell it, all wordings together


def prominences(groups: Sequence[Sequence[Wording]], whole: Sequence[bool], reports: int) -> list[float]:
    """How much of a story of so many reports rests on each group of wordings, 0 to 1.

    By the distinct ways in which it is told, by the reports that tell it, and by how early they do: news tells first
    what matters. Copies add little: a thousand of one text weigh as ten texts do. A group that no wording can stand for
    (not ``whole``) weighs less.
    """
    raw = [
        _weight(group, reports) * (1.0 if is_whole else BROKEN) for group, is_whole in zip(groups, whole, strict=True)
    ]
    most = max(raw, default=1.0)
    return [round(value / most, 6) for value in raw]


def _weight(group: Sequence[Wording], reports: int) -> float:
    telling = {s.report for w in group for s in w.statements}
    best: dict[str, float] = {}
    for w in group:
        best[w.first.report] = max(best.get(w.first.report, 0.0), 1.0 / (1.0 + FALL * w.early))
    spread = math.log1p(len(telling)) / math.log1p(max(reports, 1))
    return round(sum(best.values()) + REPORTED * spread * max(best.values()), 6)
