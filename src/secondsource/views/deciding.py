"""What an editor decided about a story, in words."""

from __future__ import annotations

from secondsource.records import Decision
from secondsource.views.words import clean, say_count


def say_decision(decision: Decision) -> str:
    """Say a decision for people, in one line.

    >>> say_decision(Decision(number=3, kind="confirm", reports=("a", "b"), by="Desk", at="2024-03-24T10:00:00Z"))
    'decision 3, 2024-03-24, by Desk: 2 reports confirmed as one story'
    """
    reports, others = say_count(len(decision.reports), "report"), say_count(len(decision.others), "report")
    whole = say_count(len(decision.reports) + len(decision.others), "report")
    says = {
        "split": f"{reports} taken out of a story of {whole}",
        "merge": f"{reports} merged into one story with {others}",
        "confirm": f"{reports} confirmed as one story",
    }
    by = f", by {clean(decision.by)}" if decision.by else ""
    note = f" ({clean(decision.note)})" if decision.note else ""
    return f"decision {decision.number}, {decision.at[:10]}{by}: {says[decision.kind]}{note}"
