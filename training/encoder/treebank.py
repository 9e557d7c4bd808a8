"""GUM's Universal Dependencies trees: words with part of speech and head, and what they show of modality.

The official split is kept: dev for measuring, test untouched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from secondsource.records import Span
from training.encoder.articles import Article, Told, Word

_SPLIT: dict[str, list[str]] = yaml.safe_load(Path(__file__).with_name("gum_split.yaml").read_text(encoding="utf8"))
EVENTLESS = ("academic", "textbook", "voyage", "bio")
"""Genres that tell no news: their sentences stand for those without an event."""

_YEAR = re.compile(r"\b(1[5-9]\d\d|200\d|201[0-5])\b|\bcentur(?:y|ies)\b|\bdecades? ago\b|\byears ago\b")
_MAY = frozenset(["may", "might", "could", "would", "should", "must", "can", "if", "unless"])
_WILL = frozenset(["will", "shall", "'ll", "wo"])

Row = tuple[Span, str, str, str, int, str, str]
"""Span, form, lemma, part of speech, head within the sentence (0: root), relation, features."""


def read_gum(data: Path, part: str) -> Iterator[Article]:
    """GUM documents of a part: ``train``, ``dev`` or ``test``."""
    for path in sorted((data / "gum" / "dep").glob("*.conllu")):
        name = path.stem.removeprefix("GUM_")
        if part == next((of for of, names in _SPLIT.items() if name in names), "train"):
            yield read_conllu(name, path.read_text(encoding="utf8"))


def read_conllu(name: str, content: str) -> Article:
    """One document; multiword tokens are left to their words, empty nodes left out."""
    lines: list[str] = []
    words: list[Word] = []
    cuts: list[list[Span]] = []
    modality: dict[int, str] = {}
    at = number = 0
    for block in content.strip().split("\n\n"):
        if not cuts or "\n# newpar" in block or block.startswith("# newpar"):
            cuts.append([])
        line, rows = _sentence(block, at)
        first = len(words)
        for span, _, _, upos, head, relation, _ in rows:
            words.append(Word(span, upos, first + head - 1 if head else -1, relation))
        cuts[-1].append((at, at + len(line)))
        seen = modality_of(line, rows)
        if seen:
            modality[number] = seen
        lines.append(line)
        at += len(line) + 1
        number += 1
    text = "\n".join(lines)
    told = {n: Told(("none",), None) for n in range(number)} if name.split("_", maxsplit=1)[0] in EVENTLESS else {}
    kept = tuple(tuple(c) for c in cuts)
    return Article("gum", name, text, kept, words=tuple(words), told=told, modality=modality)


def _sentence(block: str, base: int) -> tuple[str, list[Row]]:
    """A sentence's text, joined from its tokens, and its words; the words of a multiword token share its characters."""
    rows: list[Row] = []
    line, last, end, inside = "", 0, 0, 0
    for raw in block.splitlines():
        cells = raw.split("\t")
        if raw.startswith("#") or "." in cells[0]:
            continue
        space = "" if "SpaceAfter=No" in cells[9] else " "
        if "-" in cells[0]:
            inside = int(cells[0].split("-")[1])
            line += cells[1] + space
            last = base + len(line) - len(cells[1] + space)
            end = last + len(cells[1])
            continue
        number = int(cells[0])
        if number <= inside:
            # The parts of "don't" or "cannot" are its characters in order; where they do not spell it, the last is cut.
            span = (last, min(last + len(cells[1]), end))
            last = span[1]
        else:
            span = (base + len(line), base + len(line) + len(cells[1]))
            line += cells[1] + space
        rows.append((span, cells[1], cells[2], cells[3], int(cells[6]), cells[7], cells[5]))
    return line.rstrip(), rows


def modality_of(line: str, rows: list[Row]) -> str | None:
    """How a sentence's main verb stands to fact, from its tree; ``None`` where it has no finite main verb.

    A weak label by rule: a negation or a modal verb that hangs from the root decides, then a past tense beside a year
    or a time long gone. "Going to" with a verb is future.
    """
    root = next((n for n, row in enumerate(rows, start=1) if row[4] == 0), None)
    if root is None:
        return None
    children = [row for row in rows if row[4] == root]
    if rows[root - 1][3] not in ("VERB", "AUX") and not any(row[5] == "cop" for row in children):
        return None
    helpers = {row[1].lower() for row in children if row[5] in ("aux", "aux:pass", "cop")}
    if any("Polarity=Neg" in row[6] or row[1].lower() in ("never", "no") for row in children if row[5] != "discourse"):
        return "negated"
    if helpers & _WILL or (rows[root - 1][1].lower() == "going" and any(row[5] == "xcomp" for row in children)):
        return "future"
    conditional = any(
        row[4] == n and row[5] == "mark" and row[2] == "if"
        for n, clause in enumerate(rows, start=1)
        if clause[4] == root and clause[5] == "advcl"
        for row in rows
    )
    if helpers & _MAY or conditional:
        return "hypothetical"
    helping = [row[6] for row in children if row[5] in ("aux", "cop")]
    past = any("Tense=Past" in features for features in [rows[root - 1][6], *helping])
    return "historical" if past and _YEAR.search(line.lower()) else "asserted"
