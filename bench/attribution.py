"""Attribution: who says what on PolNeAR's dev articles, beside published models and a second human annotator.

usage: python -m bench.attribution [--data FOLDER] [--quick]

Each article goes through the whole pipeline, as ``secondsource inspect FILE --json`` does: a span that cleaning left
out or splitting cut off counts as missed. Of an article with several annotation files, the first is the label.

Spans are scored role by role: exact where all pieces of a source, cue or content are the same;
relaxed where a greedy match, in the order of the labels, has more than half of the characters in common (Jaccard). A
label that serves several attributions counts once; what we say counts as often as we say it. Whole attributions are
right where source, cue and content all are.

Anchors: Wang et al., "CofeNet: Context and Former-Label Enhanced Net for Complicated Quotation Extraction" (COLING
2022), exact F1 on PolNeAR's test part. Ours is on the dev part, by which the thresholds and the way to decode were
chosen too (``training/encoder/decodings.py``): it is somewhat flattered. Second annotator: the second annotation file
against the first, over the articles of the train and dev parts that have several; any two: the mean over all pairs of
their files.

Linking alone is measured on labelled spans, given to what joins cues to sources and contents (``bench/gold_links.py``),
beside a rule that takes the nearest.

The last line is the summary; exit status 1 where exact F1 is below 83.2 / 75.3 / 72.9 for source, cue or content.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path

from bench.common import arguments, lacking, table, verdict
from bench.gold_links import count_links
from bench.quoted import ROLES, WHOLE, Labelled, attributions, exact, inspected, labelled, say, score, total, triple
from bench.spans import Item, Tally, compare
from secondsource import vocabulary
from secondsource.encoder.runtime import Runtime
from secondsource.pipeline import Pipeline
from training.encoder.corpora import read_brat, read_polnear

BAR = (0.832, 0.753, 0.729)
PUBLISHED: dict[str, tuple[float, float, float]] = {
    "CofeNet on BERT-base, test part": BAR,
    "BERT-base, test part": (0.811, 0.740, 0.689),
    "CRF, test part": (0.506, 0.534, 0.286),
    "second annotator, as the task gives it": (0.794, 0.714, 0.693),
}
QUICK = 6  # of the quick run: one article in so many
COLUMNS = ("exact F1", "source", "cue", "content", "whole")


def annotation_files(data: Path, part: str) -> Iterator[tuple[Path, list[Path]]]:
    """The texts of a part that are annotated, with their annotation files in the order of their names."""
    folder = data / "polnear" / part
    for text in sorted((folder / "text").glob("*.txt")):
        files = sorted((folder / "attributions").glob(text.stem + "*.ann"))
        if files:
            yield text, files


def read_labels(annotation: Path, text: str) -> Labelled:
    """The labels of one annotation file: every span of a role once, and the attributions that join them."""
    content = annotation.read_text(encoding="utf8")
    return labelled(read_brat(content, text), role_labels(content, text))


def role_labels(content: str, text: str) -> dict[str, list[Item]]:
    """All spans that a brat file labels with a role, also those that no attribution joins."""
    found: dict[str, list[Item]] = {role: [] for role in ROLES}
    for line in content.splitlines():
        if line.startswith("T"):
            role, _, where = line.split("\t")[1].partition(" ")
            ends = [tuple(map(int, piece.split())) for piece in where.split(";")]
            item = tuple(sorted(trimmed(text, start, end) for start, end in ends))
            if role.lower() in found and item not in found[role.lower()]:
                found[role.lower()].append(item)
    return found


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without space at its ends."""
    body = text[start:end]
    return start + len(body) - len(body.lstrip()), end - len(body) + len(body.rstrip())


def measure(data: Path, pipeline: Pipeline, one_in: int = 1) -> dict[str, Tally]:
    """Score ours on the dev articles, or on one in so many of them."""
    found = []
    for path, files in list(annotation_files(data, "dev"))[::one_in]:
        gold = read_labels(files[0], path.read_text(encoding="utf8"))
        found.append(score(gold, [triple(said) for said in attributions(inspected(path, pipeline))]))
    return total(found)


def annotators(data: Path) -> tuple[int, dict[str, Tally], dict[str, Tally]]:
    """The articles that several people labelled: how many, the second against the first, every two."""
    second, pairs = [], []
    several = [item for part in ("train", "dev") for item in annotation_files(data, part) if len(item[1]) > 1]
    for path, files in several:
        text = path.read_text(encoding="utf8")
        labels = [read_labels(file, text) for file in files]
        scored = [score(gold, other.triples) | by_role(gold, other) for gold, other in combinations(labels, 2)]
        second.append(scored[0])
        pairs += scored
    return len(several), total(second), total(pairs)


def by_role(gold: Labelled, other: Labelled) -> dict[str, Tally]:
    """Two people's spans of each role, each once."""
    return {role: compare(gold.items[role], other.items[role]) for role in ROLES}


def row(name: str, tallies: Mapping[str, Tally]) -> list[object]:
    """Exact F1 of each role and of whole attributions."""
    return [name, *exact(tallies), tallies[WHOLE].exact]


def print_tables(ours: Mapping[str, Tally], data: Path) -> None:
    """Ours in full, then beside the anchors."""
    figures = [
        [name, t.gold, t.said, t.precision, t.recall, t.exact, t.relaxed]
        for name, t in ((name, ours[name]) for name in (*ROLES, WHOLE))
    ]
    table(("PolNeAR dev", "labelled", "said", "P", "R", "exact F1", "relaxed F1"), figures)
    print()
    count, second, pairs = annotators(data)
    rows = [row("ours, dev part", ours)]
    rows += [[name, *given, None] for name, given in PUBLISHED.items()]
    rows.append(row(f"second annotator, {count} articles", second))
    rows.append(row("any two annotators, same articles", pairs))
    rows.append(["second annotator, relaxed", *(second[name].relaxed for name in (*ROLES, WHOLE))])
    table(COLUMNS, rows)


def print_links(data: Path, one_in: int) -> None:
    """How well cues are joined to sources and contents, where the spans are as labelled."""
    count = count_links(list(read_polnear(data, "dev"))[::one_in], Runtime())
    print()
    rows = [[f"linked by {way}", count.gold, *count.shares(way)] for way in count.right]
    table(("on labelled spans, share right", "labelled", "source", "content", "both"), rows)
    print()


def main(given: Sequence[str] | None = None) -> int:
    """Print the tables and say whether the bar is met."""
    options = arguments("attribution: ours beside published models and a second annotator", given)
    if lacking(options.data, "polnear/dev", "polnear/train"):
        return 0
    one_in = QUICK if options.quick else 1
    ours = measure(options.data, Pipeline(vocabulary.load()), one_in)
    print_tables(ours, options.data)
    print_links(options.data, one_in)
    found = exact(ours)
    whole = ours[WHOLE]
    told = (
        f"attribution: exact F1 of source / cue / content {say(found)} (bar {say(BAR)}); "
        f"whole {say([whole.exact])}, relaxed {say([whole.relaxed])}"
    )
    return verdict(told, all(a >= b for a, b in zip(found, BAR, strict=True)))


if __name__ == "__main__":
    sys.exit(main())
