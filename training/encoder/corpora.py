"""Readers of the corpora the encoder learns from: a data folder to :class:`Article` records.

Which part of each corpus is kept for measuring is fixed here, once, for training and ``bench/`` alike.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from secondsource.records import Span
from training.encoder.articles import Article, Quoted, cut, paragraphs

_PIECE = re.compile(r"(\d+) (\d+)")
NEWSWIRE_TENTH = 10
"""Of the newswire corpus, in the order of file names, each tenth article is for measuring."""

RE3D_TYPES = {
    "MilitaryPlatform": "military_platform",
    "DocumentReference": "document_reference",
    "CommsIdentifier": "comms_identifier",
}


def read_polnear(data: Path, part: str) -> Iterator[Article]:
    """PolNeAR's ``train`` or ``dev`` articles; where several people labelled one, the first of them."""
    folder = data / "polnear" / part
    for path in sorted((folder / "text").glob("*.txt")):
        files = sorted((folder / "attributions").glob(path.stem + "_????.ann"))  # four letters stand for a person
        if files:
            text = path.read_text(encoding="utf8")
            said = read_brat(files[0].read_text(encoding="utf8"), text)
            yield Article("polnear", path.stem, text, cut(text), attributions=said)


def read_brat(annotation: str, text: str) -> tuple[Quoted, ...]:
    """Attributions of a brat standoff file in PolNeAR's form."""
    spans: dict[str, tuple[Span, ...]] = {}
    events: list[dict[str, list[str]]] = []
    for line in annotation.splitlines():
        key, _, rest = line.partition("\t")
        if key.startswith("T"):
            _, _, where = rest.partition("\t")[0].partition(" ")
            spans[key] = tuple(_trimmed(text, int(a), int(b)) for a, b in _PIECE.findall(where))
        elif key.startswith("E"):
            roles: dict[str, list[str]] = {}
            for item in rest.split():
                name, _, target = item.partition(":")
                roles.setdefault(name.rstrip("0123456789"), []).append(target)
            events.append(roles)

    def role(event: dict[str, list[str]], name: str) -> tuple[Span, ...]:
        return tuple(sorted(s for key in event.get(name, []) for s in spans.get(key, ())))

    return tuple(Quoted(role(e, "Source"), role(e, "Cue"), role(e, "Content")) for e in events if e.get("Cue"))


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def newswire_is_held(number: int) -> bool:
    """Whether the newswire article of this number, by file name, is kept for measuring: a fixed tenth."""
    return number % NEWSWIRE_TENTH == NEWSWIRE_TENTH - 1


def read_newswire(data: Path, *, held: bool) -> Iterator[Article]:
    """Worldwide newswire entities: the outer of its two columns; the address in the first line is left out."""
    for number, path in enumerate(sorted((data / "worldwide-newswire-ner").glob("*.tsv"))):
        if newswire_is_held(number) == held:
            yield read_columns(path)


def read_columns(path: Path) -> Article:
    """One article of a word in each line, with its tag in the second column."""
    lines: list[str] = []
    entities: list[tuple[Span, str]] = []
    words: list[tuple[str, str]] = []
    at = 0

    def close() -> None:
        nonlocal at
        if words and not words[0][0].startswith("http"):
            line, found = _line(words, at)
            lines.append(line)
            entities.extend(found)
            at += len(line) + 1
        words.clear()

    for row in path.read_text(encoding="utf8").split("\n"):
        cells = row.split("\t")
        if not cells[0].strip():
            close()
        else:
            words.append((cells[0].strip(), cells[1].strip() if len(cells) > 1 else "O"))
    close()
    text = "\n".join(lines)
    return Article("newswire", path.stem, text, cut(text), entities=tuple(entities))


def _line(words: list[tuple[str, str]], base: int) -> tuple[str, list[tuple[Span, str]]]:
    """Join words by spaces, and their tags into spans."""
    found: list[tuple[Span, str]] = []
    at = base
    for word, mark in words:
        label = mark[2:].lower()
        if mark.startswith("I-") and found and found[-1][1] == label and found[-1][0][1] == at - 1:
            found[-1] = ((found[-1][0][0], at + len(word)), label)
        elif mark[:2] in ("B-", "I-"):
            found.append(((at, at + len(word)), label))
        at += len(word) + 1
    return " ".join(word for word, _ in words), found


def re3d_is_held(number: int) -> bool:
    """Whether the re3d document of this number, by id, is kept for measuring: each fourth."""
    return number % 4 == 3


def read_re3d(data: Path, *, held: bool) -> Iterator[Article]:
    """re3d: entities in reports on the war in Syria and Iraq."""
    documents: dict[str, str] = {}
    entities: dict[str, list[tuple[Span, str]]] = {}
    for path in sorted((data / "re3d").glob("*.json")):
        content = json.loads(path.read_text(encoding="utf8"))
        documents |= {d["_id"]: d["text"] for d in content["documents"]}
        for e in content["entities"]:
            label = RE3D_TYPES.get(e["type"], e["type"].lower())
            entities.setdefault(e["documentId"], []).append(((e["begin"], e["end"]), label))
    for number, key in enumerate(sorted(documents)):
        if re3d_is_held(number) == held:
            text = documents[key]
            yield Article("re3d", key, text, cut(text), conflict_entities=_flat(entities.get(key, [])))


def _flat(entities: list[tuple[Span, str]]) -> tuple[tuple[Span, str], ...]:
    """The longest of entities that overlap, in order."""
    kept: list[tuple[Span, str]] = []
    for span, label in sorted(set(entities), key=lambda e: (e[0][0] - e[0][1], e)):
        if all(span[1] <= other[0] or span[0] >= other[1] for other, _ in kept):
            kept.append((span, label))
    return tuple(sorted(kept))


def read_plain(data: Path) -> Iterator[Article]:
    """Articles without labels, for the sentence embedding: news-cluster."""
    for path in sorted((data / "stories" / "news-cluster").glob("*.json")):
        text = (json.loads(path.read_text(encoding="utf8"))["text"] or "").strip()
        if paragraphs(text):
            yield Article("plain", path.stem, text, cut(text))
