from __future__ import annotations

from pathlib import Path

from bench.splitting import Count, Maker, load, ours
from secondsource import vocabulary
from secondsource.pipeline import Pipeline

STYLES = ("headline", "headline, dateline, caption", "said twice, widgets")
GLUED, SINGLE = 7, 3
FLOOR = 0.75  # of some twelve boundaries; the bench measures


def test_glued_pages_are_split_and_single_ones_are_not(shared_data: Path) -> None:
    pipeline = Pipeline(vocabulary.load())
    short = [a for a in load(shared_data, "news-cluster", held=False, quick=False) if a.words < 400]
    maker = Maker(short[::4], pipeline, seed=3)
    count = Count()
    for number in range(GLUED + SINGLE):
        articles = maker.chosen(near=False)[:2] if number < GLUED else maker.articles[number : number + 1]
        case = maker.case(articles, ("text", "html")[number % 2], STYLES[number % 3], ())
        page, starts = ours(case, pipeline)
        count.add(case, page, starts)
    assert count.pages == GLUED
    assert count.f1 >= FLOOR
    assert count.split == 0
