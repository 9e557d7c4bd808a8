"""Floor of the figures of casualties on a few labelled articles: the bench measures, this tells a break."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from bench import figures
from bench.common import f1
from secondsource import vocabulary
from secondsource.pipeline import Pipeline

EVERY = 8
EXACT_FLOOR, WHO_FLOOR = 0.55, 0.5  # F1; some points below what the bench gives on all


def test_figures_stay_above_their_floors(shared_data: Path) -> None:
    pipeline = Pipeline(vocabulary.load())
    scores = figures.measure(figures.load(shared_data, EVERY), partial(figures.ours, pipeline=pipeline))
    gold, said, right = (sum(getattr(s.exact, name) for s in scores) for name in ("gold", "said", "right"))
    assert gold > 15
    assert f1(right, said, gold) >= EXACT_FLOOR
    who = [s.roles["who"] for s in scores]
    assert f1(sum(c.right for c in who), sum(c.said for c in who), sum(c.gold for c in who)) >= WHO_FLOOR


def test_phrases_agree_by_half_of_their_words() -> None:
    assert figures.agree("the northern town of Marvik", "Marvik")
    assert figures.agree("a source at the coast guard", "source in the coast guard of Aldreth")
    assert not figures.agree("the mayor", "the governor")


def test_a_number_is_found_in_its_quote_wherever_the_text_has_it() -> None:
    text = "The raid killed 12 people. The raid killed 12 people."
    label = {"quote": "raid killed 12", "number_text": "12"}
    assert [text[slice(*span)] for span in figures.number_spans(text, label)] == ["12", "12"]
