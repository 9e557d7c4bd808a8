"""What each way to cut passages, to decode tags and to link cues gives on PolNeAR's dev articles.

usage: python -m training.encoder.decodings DATA_FOLDER

With the shipped weights; a table of exact span F1 for each role and of full triples, over spans that are told once.
The ways that the package uses were chosen by it; ``docs/encoder-log.md`` keeps what it printed.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np

from secondsource.encoder.decoding import (
    CONTENT,
    CUE,
    LINK_CONTENT,
    LINK_SOURCE,
    ORDER,
    SOURCE,
    Chain,
    Scores,
    Words,
    asked_by,
    best_path,
    legal_chain,
    link,
    spans_of,
    word_spans,
)
from secondsource.encoder.labels import PARTS, tag
from secondsource.encoder.passages import WINDOW, Passage, pack, pieces
from secondsource.encoder.runtime import Runtime
from secondsource.records import Span
from training.encoder.articles import Article
from training.encoder.corpora import read_polnear

Said = tuple[tuple[Span, ...], tuple[Span, ...], tuple[Span, ...]]
"""Source, cue and content of one attribution."""

ROLES = ("source", "cue", "content")
Read = list[tuple[Passage, Scores]]


def read(runtime: Runtime, article: Article, window: int, *, sentences: bool) -> Read:
    """Score an article in windows, or sentence by sentence."""
    cuts = [(span,) for row in article.sentences for span in row] if sentences else article.sentences
    packed = pack([pieces(article.text, cut, n, runtime.tokenizer) for n, cut in enumerate(cuts) if cut], window)
    return [(passage, runtime.scores(passage)) for passage in packed]


def paragraphs_alone(runtime: Runtime, article: Article) -> Read:
    """Score each paragraph by itself."""
    found: Read = []
    for number, cut in enumerate(article.sentences):
        if cut:
            for passage in pack([pieces(article.text, cut, number, runtime.tokenizer)]):
                found.append((passage, runtime.scores(passage)))
    return found


def by_tags(chain: Chain, again: float = 0.0) -> Callable[[Passage, Scores], Iterator[Said]]:
    """Spans by tags, joined by the links; ``again`` weighs the links of the cues found in a second tagging."""

    def decode(passage: Passage, scores: Scores) -> Iterator[Said]:
        places = np.flatnonzero(passage.opens)
        words = word_spans(passage, places)
        emitted = scores.roles[places]
        path = best_path(emitted, chain)
        cues = [(a, b) for role, a, b in spans_of(path) if role == CUE]
        if again and cues:
            asked = asked_by(cues, scores.links, places).max(axis=1)
            emitted = emitted.copy()
            for role, kind in ((SOURCE, LINK_SOURCE), (CONTENT, LINK_CONTENT)):
                emitted[:, [tag(role, part) for part in PARTS]] += again * np.clip(asked[kind], -8, 8)[:, None]
            path = best_path(emitted, chain)
        found: list[list[Words]] = [[], [], []]
        for role, first, last in spans_of(path):
            found[role].append((first, last))
        for cue, source, content, _ in link(found, scores.links, places):
            yield _spans(words, source), _spans(words, [cue]), _spans(words, content)

    return decode


def by_cues(chain: Chain) -> Callable[[Passage, Scores], Iterator[Said]]:
    """Cues by tags; source and content are the words that each cue asks for."""

    def decode(passage: Passage, scores: Scores) -> Iterator[Said]:
        places = np.flatnonzero(passage.opens)
        words = word_spans(passage, places)
        cues = [(a, b) for role, a, b in spans_of(best_path(scores.roles[places], chain)) if role == CUE]
        asked = asked_by(cues, scores.links, places) if cues else np.zeros((2, 0, 0), dtype=np.float32)
        for number, cue in enumerate(cues):
            source, content = (_runs(asked[kind, number] > 0) for kind in (LINK_SOURCE, LINK_CONTENT))
            if content:
                yield _spans(words, source), _spans(words, [cue]), _spans(words, content)

    return decode


def _runs(on: np.ndarray) -> list[Words]:
    at = np.flatnonzero(on)
    return [(int(r[0]), int(r[-1])) for r in np.split(at, np.flatnonzero(np.diff(at) > 1) + 1) if len(r)]


def _spans(words: Sequence[Span], found: Iterable[Words]) -> tuple[Span, ...]:
    return tuple((words[a][0], words[b][1]) for a, b in found)


def joined(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans with those joined that only space parts."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and not text[found[-1][1] : start].strip():
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return tuple(found)


def score(articles: Sequence[Article], said: Iterable[Iterable[Said]]) -> list[float]:
    """Exact F1 in hundredths: source, cue, content, full triples."""
    counts: Counter[tuple[str, str]] = Counter()
    for article, ours in zip(articles, said, strict=True):
        gold = [(q.source, q.cue, q.content) for q in article.attributions or ()]
        sets = []
        for items in (gold, ours):
            kept = [tuple(joined(article.text, part) for part in item) for item in items]
            by_role = {role: {item[n] for item in kept if item[n]} for n, role in enumerate(ROLES)}
            sets.append(by_role | {"triples": set(kept)})
        for role in (*ROLES, "triples"):
            counts[role, "hit"] += len(sets[0][role] & sets[1][role])
            counts[role, "all"] += len(sets[0][role]) + len(sets[1][role])
    return [200 * counts[role, "hit"] / max(1, counts[role, "all"]) for role in (*ROLES, "triples")]


def main(data: Path) -> None:
    """Print the table."""
    runtime = Runtime()
    articles = list(read_polnear(data, "dev"))
    legal = legal_chain(len(ROLES))
    learned = (runtime.decoder.roles.follow - legal.follow) / ORDER
    chain, half = (Chain(legal.follow + np.float32(w) * learned, legal.first, legal.last) for w in (1.0, 0.5))
    alone = [paragraphs_alone(runtime, article) for article in articles]
    ways = [
        ("each paragraph alone; tags by what was learned of their order", alone, by_tags(chain)),
        ("  tags by half of what was learned", alone, by_tags(half)),
        ("  tags by legal order alone", alone, by_tags(legal)),
        ("  tagged again with a quarter of the links", alone, by_tags(chain, 0.25)),
        ("  tagged again with half of the links", alone, by_tags(chain, 0.5)),
        ("  tagged again with all of the links", alone, by_tags(chain, 1.0)),
        ("  source and content as each cue asks", alone, by_cues(chain)),
        ("windows of 254", [read(runtime, a, WINDOW, sentences=False) for a in articles], by_tags(chain)),
        ("windows of 128", [read(runtime, a, 128, sentences=False) for a in articles], by_tags(chain)),
        ("each sentence alone", [read(runtime, a, 1, sentences=True) for a in articles], by_tags(chain)),
    ]
    print(f"{'':64}{'source':>8}{'cue':>8}{'content':>9}{'triples':>9}")
    for name, scored, decode in ways:
        said = [[s for passage, scores in row for s in decode(passage, scores)] for row in scored]
        source, cue, content, triples = score(articles, said)
        print(f"{name:64}{source:8.1f}{cue:8.1f}{content:9.1f}{triples:9.1f}", flush=True)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]))
