"""How well groups of reports agree with labelled events: pairwise and B-cubed F1."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from math import comb
from pathlib import Path


def _agreement(truth: Mapping[str, str], groups: Sequence[Sequence[str]]) -> Counter[tuple[str, int]]:
    return Counter((truth[name], place) for place, group in enumerate(groups) for name in group if name in truth)


def pairwise(truth: Mapping[str, str], groups: Sequence[Sequence[str]]) -> tuple[float, float, float]:
    """Precision, recall and F1 over pairs of reports; ``truth`` maps a report to its event."""
    both = _agreement(truth, groups)
    hit = sum(comb(n, 2) for n in both.values())
    said = sum(comb(n, 2) for n in Counter(place for _, place in both.elements()).values())
    gold = sum(comb(n, 2) for n in Counter(event for event, _ in both.elements()).values())
    return hit / max(said, 1), hit / max(gold, 1), 2 * hit / max(said + gold, 1)


def bcubed(truth: Mapping[str, str], groups: Sequence[Sequence[str]]) -> float:
    """B-cubed F1 (Bagga and Baldwin 1998): each report's group against its event, averaged over reports."""
    both = _agreement(truth, groups)
    said, gold = Counter(p for _, p in both.elements()), Counter(e for e, _ in both.elements())
    total = max(sum(both.values()), 1)
    precision = sum(n * n / said[place] for (_, place), n in both.items()) / total
    recall = sum(n * n / gold[event] for (event, _), n in both.items()) / total
    return 2 * precision * recall / max(precision + recall, 1e-9)


def other_stories(data: Path) -> frozenset[str]:
    """Articles that stand under a news-cluster event but, as ``stories/gold`` labels them, tell another story."""
    files = sorted((data / "stories/gold").glob("*.json"))
    reports = (report for path in files for report in json.loads(path.read_text(encoding="utf8"))["reports"])
    return frozenset(str(report["doc"]) for report in reports if not report.get("same_story"))
