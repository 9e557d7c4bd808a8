"""How likely one report is a rewrite of another, with what each sign adds, and the sentences that show it most."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np

from secondsource.records import Evidence, Span
from secondsource.stories.member import Member
from secondsource.stories.retelling.facts import facts
from secondsource.stories.retelling.signs import LEDE, MEANING, NEAR, cosines, signs
from secondsource.stories.sharing import Shared

MODEL = "retelling.json"
MOST_EVIDENCE = 5
STRONG = 5.0  # weight of shared details that counts as much as full nearness in meaning
OF_LEDE = 0.5  # how much a sentence of the bare facts shows beside one of the details


@dataclass(frozen=True)
class Model:
    """A logistic regression over the signs, each with the mean that it is reckoned from.

    Every sign but the two lengths may only speak for what it means: no weight has the other direction.
    """

    names: tuple[str, ...]
    weights: tuple[float, ...]
    means: tuple[float, ...]
    bias: float
    threshold: float  # probability from which the answer is yes

    def reasons(self, found: Mapping[str, float]) -> dict[str, float]:
        """What each sign adds to the log odds, with the bias under ``"bias"``; together they are the log odds."""
        rows = zip(self.names, self.weights, self.means, strict=True)
        return {"bias": self.bias} | {name: weight * (found[name] - mean) for name, weight, mean in rows}


@dataclass(frozen=True)
class Retelling:
    """How likely ``report`` is a rewrite of ``other``, whichever came first, from what the two say alone."""

    report: str
    other: str
    probability: float  # 0 to 1
    rewrite: bool  # the probability reaches the model's threshold
    signs: Mapping[str, float]  # empty where one of the two has no text
    reasons: Mapping[str, float]  # what each sign adds to the log odds; with "bias", they add up to them

    @property
    def strongest(self) -> str:
        """For people: the three signs that say most for the answer."""
        told = {name: (add if self.rewrite else -add) for name, add in self.reasons.items() if name in MEANING}
        best = sorted((name for name, add in told.items() if add > 0), key=lambda name: (-told[name], name))[:3]
        return "; ".join(f"{MEANING[name]} ({self.signs[name]:.2f})" for name in best)


@cache
def load_model() -> Model:
    """The shipped model, made by ``training/train_retelling.py``; the same object each time."""
    data = json.loads(resources.files(__package__).joinpath(MODEL).read_text(encoding="utf8"))
    lists = {key: tuple(data[key]) for key in ("names", "weights", "means")}
    return Model(**lists, bias=data["bias"], threshold=data["threshold"])


def retold(member: Member, other: Member) -> Retelling:
    """Judge whether ``member`` is a rewrite of ``other`` from what they say alone.

    Which of the two came first is no part of the answer. Where one has no sentence, the probability is 0.
    """
    mine, theirs = facts(member), facts(other)
    if not mine.details or not theirs.details:
        return Retelling(member.id, other.id, 0.0, False, {}, {})
    model = load_model()
    found = signs(mine, theirs)
    reasons = model.reasons(found)
    probability = 1 / (1 + math.exp(-max(-50.0, min(50.0, sum(reasons.values())))))
    return Retelling(member.id, other.id, probability, probability >= model.threshold, found, reasons)


def shown(shared: Shared) -> tuple[Evidence, ...]:
    """The sentences that show most that a report is a rewrite of another, in its order; none where one has no text.

    They are near in meaning, with rare details in common, past the bare facts.
    """
    mine, theirs = facts(shared.member), facts(shared.other)
    if not mine.details or not theirs.details:
        return ()
    cosine = cosines(mine, theirs)
    near = np.zeros(cosine.shape)
    for i, j in zip(*np.nonzero(cosine >= NEAR), strict=True):
        common = sum(rare for key, rare in mine.details[i].items() if key in theirs.details[j])
        near[i, j] = (cosine[i, j] + min(common / STRONG, 2.0)) * (OF_LEDE if j < LEDE else 1.0)
    best = [(float(row.max()), i, int(row.argmax())) for i, row in enumerate(near) if row.max() > 0]
    chosen = sorted(best, key=lambda pair: (-pair[0], pair[1]))[:MOST_EVIDENCE]
    verbatim = [m.span for m in shared.matches if m.same == "verbatim"]
    return tuple(
        Evidence(
            span=mine.spans[i],
            of_report=shared.other.id,
            of_span=theirs.spans[j],
            same="verbatim" if _mostly(mine.spans[i], verbatim) else "paraphrase",
        )
        for _, i, j in sorted(chosen, key=lambda pair: pair[1])
    )


def _mostly(sentence: Span, spans: list[Span]) -> bool:
    """Say whether more than half of a sentence lies in spans that do not overlap each other."""
    return 2 * sum(max(0, min(sentence[1], b) - max(sentence[0], a)) for a, b in spans) > sentence[1] - sentence[0]
