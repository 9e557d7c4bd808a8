"""Two small learned judgements, each a sum of weighted signs that can be printed.

``own``: the report shows informants of its own. ``credited``: it rests on those whom it credits inside its text.
Logistic regression (Cox 1958); the weights are made by ``training/train_derivation.py``.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from secondsource.stories.derivation.judged import Judged

MODEL = "weights.json"


@dataclass(frozen=True)
class Logistic:
    """A logistic model over named signs; what a sign adds is its weight times its distance from the mean."""

    bias: float
    weights: dict[str, float]
    means: dict[str, float]
    threshold: float  # the probability from which the answer is yes

    def reasons(self, signs: dict[str, float]) -> dict[str, float]:
        """What each sign adds to the log odds, and the bias. Raises ``KeyError`` where a sign is missing."""
        found = {name: round(w * (signs[name] - self.means[name]), 4) for name, w in self.weights.items()}
        return {"bias": self.bias} | found

    def probability(self, signs: dict[str, float]) -> float:
        """Probability of yes, 0 to 1."""
        return 1 / (1 + math.exp(-sum(self.reasons(signs).values())))

    def says(self, signs: dict[str, float]) -> bool:
        """Whether the answer is yes."""
        return self.probability(signs) >= self.threshold


@dataclass(frozen=True)
class Models:
    """The learned judgements."""

    own: Logistic
    credited: Logistic


@cache
def load() -> Models:
    """The models that ship with the package; the same object each time."""
    content = resources.files("secondsource.stories.derivation").joinpath(MODEL).read_text(encoding="utf8")
    return Models(**{name: Logistic(**values) for name, values in json.loads(content).items()})


def signs(case: Judged) -> dict[str, float]:
    """What the models weigh of a report."""
    sentences = case.member.reading.sentences
    cited = {case.sentence(c.span) for c in case.sources}
    return {
        "told its own outlet": float(bool(case.interviews)),
        "persons of its own": math.log1p(len(case.persons)),
        "quotes of its own": math.log1p(len(case.alone)),
        "credits in its leading part": math.log1p(len({c.agency for c in case.leading})),
        "how early it credits": case.first_source,
        "sentences that credit": len(cited) / max(1, len(sentences)),
        "has an author": float(case.staffed),
        "has a dateline": float(case.member.report.dateline is not None),
        "asked": math.log1p(case.asked),
    }
