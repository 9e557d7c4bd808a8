"""Extraction of article text: ours beside trafilatura alone, on two published sets, in one run.

usage: python bench/extraction.py [--data FOLDER] [--pages N]

Each set keeps its own measure:

* ``article-extraction-benchmark`` (Zyte): overlap of 4-word shingles as multisets, each page weighing the same;
  precision and recall are averaged over the pages, F1 is taken of the averages.
* ``fundus-evaluation`` (Dallabetta and others, 2024): ROUGE-LSum F1 per page, the best over the choices of optional
  paragraphs, averaged over the pages. Sentences are cut by a rule here, where the set's own script uses NLTK's Punkt;
  both columns use the same rule.

The last line is the summary; exit status 1 where ours is below trafilatura on a set, or ahead on neither.
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path

import msgspec
import trafilatura

from secondsource import vocabulary
from secondsource.pages.html import read_html
from secondsource.records import Document, Page

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "pages"
OPTIONAL_PARAGRAPHS = 6  # 2**n choices; the set has at most four in one page
WORD = re.compile(r"\w+")
ROUGE_WORD = re.compile(r"[a-z0-9]+")
SENTENCE = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])|\n+")


class Case(msgspec.Struct, frozen=True):
    """One page of a set: its name, bytes, address, and the text that its makers took for the article."""

    name: str
    data: bytes
    url: str
    gold: list[str]


class Score(msgspec.Struct, frozen=True):
    """Precision, recall and F1 of one extractor on one page."""

    precision: float
    recall: float
    f1: float


class Side(msgspec.Struct):
    """What one extractor gave on one set: a score and the seconds per page, in the order of the pages."""

    scores: list[Score]
    seconds: list[float]


# -- the measures -----------------------------------------------------------------------------------------------------


def shingles(text: str, size: int = 4) -> Counter[tuple[str, ...]]:
    """Count the runs of ``size`` words of ``text``; a shorter text counts as one run."""
    words = WORD.findall(text)
    runs = (tuple(words[i : i + size]) for i in range(max(1, len(words) - size + 1)))
    return Counter(run for run in runs if run)


def ratio(part: float, whole: float, empty: float) -> float:
    """Divide, giving ``empty`` where there is nothing to divide by."""
    return part / whole if whole else empty


def harmonic(precision: float, recall: float) -> float:
    """F1 of a precision and a recall."""
    return ratio(2 * precision * recall, precision + recall, 0.0)


def shingle_score(gold: str, said: str) -> Score:
    """Score ``said`` against ``gold`` by their 4-word shingles."""
    wanted, given = shingles(gold), shingles(said)
    hit = sum((wanted & given).values())
    nothing = 1.0 if not wanted and not given else 0.0
    precision = ratio(hit, sum(given.values()), nothing)
    recall = ratio(hit, sum(wanted.values()), nothing)
    return Score(precision, recall, harmonic(precision, recall))


def sentences(text: str) -> list[list[str]]:
    """Cut ``text`` into sentences of lower-case words, as ROUGE counts them: ASCII letters and digits."""
    return [words for part in SENTENCE.split(text) if (words := ROUGE_WORD.findall(part.lower()))]


def common_positions(wanted: Sequence[str], given: Sequence[str]) -> set[int]:
    """Positions in ``wanted`` of one longest common subsequence with ``given``."""
    shared = set(wanted) & set(given)
    left = [(i, word) for i, word in enumerate(wanted) if word in shared]
    right = [word for word in given if word in shared]
    if not left:
        return set()
    table = [[0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i, (_, word) in enumerate(left):
        above, row = table[i], table[i + 1]
        for j, other in enumerate(right):
            row[j + 1] = above[j] + 1 if word == other else max(above[j + 1], row[j])
    i, j, found = len(left), len(right), set()
    while i and j:
        if left[i - 1][1] == right[j - 1]:
            i, j = i - 1, j - 1
            found.add(left[i][0])
        elif table[i][j - 1] > table[i - 1][j]:
            j -= 1
        else:
            i -= 1
    return found


def rouge_lsum(gold: str, said: str) -> Score:
    """ROUGE-LSum: for each sentence of ``gold`` the union of its longest common subsequences with those of ``said``."""
    wanted, given = sentences(gold), sentences(said)
    left_gold = Counter(word for words in wanted for word in words)
    left_said = Counter(word for words in given for word in words)
    n_gold, n_said = left_gold.total(), left_said.total()
    hits = 0
    for words in wanted:
        union = sorted(set().union(*(common_positions(words, other) for other in given)))
        for word in (words[i] for i in union):
            if left_gold[word] > 0 and left_said[word] > 0:
                hits += 1
                left_gold[word] -= 1
                left_said[word] -= 1
    precision, recall = ratio(hits, n_said, 0.0), ratio(hits, n_gold, 0.0)
    return Score(precision, recall, harmonic(precision, recall))


def best_rouge(paragraphs: Sequence[str], said: str) -> Score:
    """Best ROUGE-LSum over the choices of optional paragraphs, which stand in brackets."""
    optional = [i for i, text in enumerate(paragraphs) if text[:1] == "[" and text[-1:] == "]"][:OPTIONAL_PARAGRAPHS]
    scores = []
    for size in range(len(optional) + 1):
        for left_out in combinations(optional, size):
            body = [
                text[1:-1] if i in optional else text for i, text in enumerate(paragraphs) if i not in set(left_out)
            ]
            scores.append(rouge_lsum("\n\n".join(body), said))
    return max(scores, key=lambda score: score.f1)


# -- the extractors ---------------------------------------------------------------------------------------------------


def body_of(page: Page) -> str:
    """The main text of a page as we read it: every main block but the page's title."""
    title = page.markup.title
    texts = (page.text[slice(*block.span)] for block in page.blocks if block.main and block.level != 1)
    return "\n\n".join(text for text in texts if text != title)


def our_text(case: Case, words: vocabulary.Vocabulary) -> str:
    """Our text of a page, from its bytes."""
    return body_of(read_html(Document(data=case.data, media_type="text/html", url=case.url), words))


def anchor_text(case: Case, tables: bool) -> str:
    """trafilatura's text of a page, called as the set's own script calls it."""
    return trafilatura.extract(case.data, include_comments=False, include_tables=tables) or ""


# -- the run ----------------------------------------------------------------------------------------------------------


def load(folder: Path, gold: str, limit: int | None) -> list[Case]:
    """Load a set's pages in the order of their names; the first ``limit`` of them where that is given."""
    truth = json.loads((folder / gold).read_text(encoding="utf8"))
    cases = []
    for name in sorted(truth)[:limit]:
        row = truth[name]
        stem = name if name.endswith(".gz") else f"{name}.html.gz"
        body = row["body"] if "body" in row else [row.get("articleBody", "")]
        cases.append(Case(name, gzip.decompress((folder / "html" / stem).read_bytes()), row.get("url", ""), body))
    return cases


def run(cases: Sequence[Case], text: Callable[[Case], str], score: Callable[[Case, str], Score]) -> Side:
    """Extract and score every page with one extractor, timing the extraction alone."""
    side = Side([], [])
    for case in cases:
        start = time.perf_counter()
        said = text(case)
        side.seconds.append(time.perf_counter() - start)
        side.scores.append(score(case, said))
    return side


def summary(side: Side, of_averages: bool) -> Score:
    """Average a side's scores; F1 of the averages, or the average F1, as the set wants it."""
    precision = statistics.fmean(score.precision for score in side.scores)
    recall = statistics.fmean(score.recall for score in side.scores)
    f1 = harmonic(precision, recall) if of_averages else statistics.fmean(score.f1 for score in side.scores)
    return Score(precision, recall, f1)


def shingle_case(case: Case, said: str) -> Score:
    """Score a page of article-extraction-benchmark."""
    return shingle_score(case.gold[0], said)


def rouge_case(case: Case, said: str) -> Score:
    """Score a page of fundus-evaluation."""
    return best_rouge(case.gold, said)


Scorer = Callable[[Case, str], Score]
SETS: list[tuple[str, str, Scorer, bool, bool]] = [
    # folder, gold file, measure, F1 of the averages, tables in trafilatura's call
    ("article-extraction-benchmark", "ground-truth.json", shingle_case, True, True),
    ("fundus-evaluation", "ground_truth.json", rouge_case, False, False),
]


def compare(data: Path, limit: int | None = None) -> dict[str, tuple[Side, Side, Score, Score]]:
    """Run both extractors on both sets: for each, our side, the anchor's, and the two summaries."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    words = vocabulary.load()
    out = {}
    for folder, gold, score, of_averages, tables in SETS:
        cases = load(data / folder, gold, limit)
        anchor = run(cases, lambda case, tables=tables: anchor_text(case, tables), score)  # type: ignore[misc]
        ours = run(cases, lambda case: our_text(case, words), score)
        out[folder] = (ours, anchor, summary(ours, of_averages), summary(anchor, of_averages))
    return out


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table and say whether the bar is met."""
    parser = argparse.ArgumentParser(description="extraction: ours beside trafilatura")
    parser.add_argument("--data", type=Path, default=DATA, help="folder that holds both sets")
    parser.add_argument("--pages", type=int, help="only the first N pages of each set")
    given = parser.parse_args(arguments)
    missing = [folder for folder, gold, *_ in SETS if not (given.data / folder / gold).is_file()]
    if missing:
        print(f"skipped: {given.data} holds no {', '.join(missing)}")
        return 0
    print(f"{'set':<30}{'extractor':<14}{'pages':>6}{'precision':>11}{'recall':>9}{'F1':>8}{'ms/page':>9}{'worst':>8}")
    gains = []
    for name, (ours, anchor, our_score, anchor_score) in compare(given.data, given.pages).items():
        for label, side, score in (("trafilatura", anchor, anchor_score), ("secondsource", ours, our_score)):
            mean, worst = 1000 * statistics.fmean(side.seconds), 1000 * max(side.seconds)
            figures = f"{score.precision:>11.4f}{score.recall:>9.4f}{score.f1:>8.4f}{mean:>9.0f}{worst:>8.0f}"
            print(f"{name:<30}{label:<14}{len(side.scores):>6}{figures}")
        gains.append(our_score.f1 - anchor_score.f1)
    met = min(gains) >= 0 and max(gains) > 0
    told = ", ".join(f"{gain:+.4f} on {name}" for gain, (name, *_) in zip(gains, SETS, strict=True))
    print(f"extraction F1 against trafilatura: {told}: {'met' if met else 'MISSED'}")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
