"""The labelled articles that the training scripts read, in one shape, from a folder given on the command line.

The folder is laid out as the data README tells; nothing of it is ever copied into the project.
"""

from __future__ import annotations

import csv
import json
import xml.etree.ElementTree as ET
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Article:
    """One article: its paragraphs, and the event it tells where the set labels one."""

    id: str
    source: str  # the set's name
    title: str
    paragraphs: tuple[str, ...]
    event: str | None = None  # unique over all sets
    outlet: str | None = None
    date: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Title and paragraphs, a blank line between each two."""
        return "\n\n".join(([self.title] if self.title else []) + list(self.paragraphs))

    @property
    def words(self) -> int:
        """Words in the paragraphs."""
        return sum(len(p.split()) for p in self.paragraphs)


def is_held(key: str) -> bool:
    """Say whether an event belongs to the quarter that no training sees, so that a bench may measure on it."""
    return zlib.crc32(key.encode()) % 4 == 0


def topic(article: Article) -> str:
    """What is held out together in pairs: both near topics of an ECB+ folder, one event of the other sets."""
    return (article.event or article.id).removesuffix("plus")


def held_out(article: Article) -> bool:
    """Say whether an article's event (the article itself, where no event is labelled) is held out of training."""
    return is_held(article.event or article.id)


def news_cluster(data: Path) -> Iterator[Article]:
    """Full articles of some 70 events (``stories/news-cluster``)."""
    for path in sorted((data / "stories/news-cluster").glob("*.json")):
        row = json.loads(path.read_text(encoding="utf8"))
        title = (row["title"] or "").strip()
        paragraphs = tuple(p.strip() for p in (row["text"] or "").split("\n") if p.strip() and p.strip() != title)
        event = f"nc{row['newsCluster']['EventId']}"
        date = (row["date_publish"] or "")[:10] or None
        yield Article(
            row["dId"],
            "news-cluster",
            title,
            paragraphs,
            event,
            row["source_domain"],
            date,
            row["url"],
            tuple(row["authors"]),
        )


def basil(data: Path) -> Iterator[Article]:
    """One event told by three outlets (``stories/basil``)."""
    for path in sorted((data / "stories/basil").glob("*/*.json")):
        row = json.loads(path.read_text(encoding="utf8"))
        paragraphs = tuple(" ".join(p) for p in row["body-paragraphs"] if p)
        event = f"ba{row['triplet-uuid']}"
        yield Article(path.stem, "basil", row["title"], paragraphs, event, row["source"], row["date"], row["url"])


def ecbplus(data: Path) -> Iterator[Article]:
    """Two near topics in each folder, hard negatives of each other (``stories/ecbplus``)."""
    for path in sorted((data / "stories/ecbplus").glob("*/*.xml")):
        sentences: dict[int, list[str]] = {}
        for token in ET.fromstring(path.read_bytes()).iter("token"):  # noqa: S314 - a file of the research set
            sentences.setdefault(int(token.get("sentence") or 0), []).append(token.text or "")
        lines = [detokenise(words) for _, words in sorted(sentences.items())]
        if path.stem.endswith("plus") and lines and lines[0].startswith("http"):
            lines = lines[1:]
        half = "plus" if path.stem.endswith("plus") else ""
        yield Article(path.stem, "ecbplus", "", tuple(lines), f"ecb{path.parent.name}{half}")


def polnear(data: Path, parts: tuple[str, ...] = ("train", "dev")) -> Iterator[Article]:
    """US political news (``polnear``): the first line is the headline."""
    for part in parts:
        for path in sorted((data / "polnear" / part / "text").glob("*.txt")):
            lines = [line.strip() for line in path.read_text(encoding="utf8").split("\n") if line.strip()]
            yield Article(path.stem, "polnear", lines[0], tuple(lines[1:]))


def worldwide(data: Path) -> Iterator[Article]:
    """News from outside the US, tokenised, a blank line between sentences (``worldwide-newswire-ner``)."""
    for path in sorted((data / "worldwide-newswire-ner").glob("*.tsv")):
        lines: list[list[str]] = [[]]
        for row in csv.reader(path.read_text(encoding="utf8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
            if not row or not row[0]:
                lines.append([])
            elif not row[0].startswith("http"):
                lines[-1].append(row[0])
        yield Article(path.stem, "worldwide", "", tuple(detokenise(line) for line in lines if line))


def pages(data: Path) -> Iterator[Article]:
    """The articles of the two extraction sets (``pages``), as their labels give them."""
    benchmark = json.loads((data / "pages/article-extraction-benchmark/ground-truth.json").read_text(encoding="utf8"))
    for key, row in benchmark.items():
        lines = [line.strip() for line in row["articleBody"].split("\n") if line.strip()]
        yield Article(key, "article-extraction-benchmark", "", tuple(lines))
    fundus = json.loads((data / "pages/fundus-evaluation/ground_truth.json").read_text(encoding="utf8"))
    for key, row in fundus.items():
        yield Article(key, "fundus-evaluation", "", tuple(p.strip() for p in row["body"] if p.strip()))


def detokenise(words: list[str]) -> str:
    """Join tokens as a text would be written, closely enough for words and names to be counted."""
    text = " ".join(words).replace("`` ", "“").replace(" ''", "”")
    for mark in (",", ".", ";", ":", "?", "!", ")", "'s", "’s", "n't", "%"):
        text = text.replace(f" {mark}", mark)
    return text.replace("( ", "(")
