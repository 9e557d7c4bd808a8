"""Sentences with PLOVER event types: the coded sentences, the quad-class sentences, and ledes of synthetic stories."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

from secondsource.encoder.labels import load_labels
from training.encoder.articles import Article, Told, cut

RENAMED = {
    "DEMAND": "request",
    "FIGHT": "assault",
    "DISAPPROVE": "accuse",
    "INVESTIGATE": "accuse",
}
"""Types of the first PLOVER (2016), in which the coded sentences are, as PLOVER 2 names them."""

MODES = {"primative": "primitive", "sieze": "seize"}
OLD_MODES = {
    "demo-org": "demo",
    "demo-spon": "demo",
    "riot-spon": "riot",
    "strike-hun": "hunger",
    "strike-gen": "strike",
    "confiscate": "seize",
    "detain": "arrest",
    "host": "visit",
}
QUADS = {
    "0": ("none",),
    "1": ("agree", "consult", "support", "concede"),
    "2": ("cooperate", "aid", "retreat"),
    "3": ("request", "sanction", "accuse", "reject", "threaten"),
    "4": ("protest", "mobilize", "coerce", "assault"),
}
"""Quad classes: verbal and material cooperation, verbal and material conflict; 0 is none of them.

They are CAMEO's, not PLOVER's: a reduction of relations (PLOVER's sanction) is verbal conflict. An appeal is no event
of them, a demand is verbal conflict; a sentence has one class, so that of a request is the demand's.
"""

LONGEST_FIELD = 10**7


def is_held(number: int) -> bool:
    """Whether the item of this number is kept for measuring: each fifth."""
    return number % 5 == 4


def read_events(data: Path, *, held: bool) -> Iterator[Article]:
    """All sentences with event labels, those for training or those kept for measuring."""
    for reader in (read_coded, read_quads, read_synthetic):
        for number, article in enumerate(reader(data)):
            if is_held(number) == held:
                yield article


def read_coded(data: Path) -> Iterator[Article]:
    """The sentences of the PLOVER gold standard records."""
    rows = json.loads((data / "events" / "PLOVER_GSR_CAMEO.txt").read_text(encoding="utf8"))
    for row in rows:
        if row["event"] != "DOCUMENT":
            kind = RENAMED.get(row["event"], row["event"].lower())
            mode = str(row.get("mode") or "").lower()
            yield _article("plover", row["id"], row["text"], Told((kind,), _mode(kind, OLD_MODES.get(mode, mode))))


def read_quads(data: Path) -> Iterator[Article]:
    """News sentences with the quad class of their event."""
    content = (data / "events" / "cameo_class" / "train.tsv").read_text(encoding="utf8")
    for number, line in enumerate(content.rstrip("\n").split("\n")):
        text, _, quad = line.rpartition("\t")
        yield _article("quads", str(number), text, Told(QUADS[quad.strip()], None))


def read_synthetic(data: Path) -> Iterator[Article]:
    """The first sentences of synthetic stories, which the story's type is taken to describe."""
    csv.field_size_limit(LONGEST_FIELD)
    for path in sorted((data / "events").glob("*.zip")):
        with zipfile.ZipFile(path) as archive:
            content = archive.read(archive.namelist()[0]).decode("utf8")
        for number, row in enumerate(csv.DictReader(io.StringIO(content))):
            first = next((s for s in cut(row["text"]) if s), None)
            if first:
                kind, mode = row["label"].lower(), row["mode"].lower()
                text = row["text"][first[0][0] : first[0][1]]
                yield _article("synthetic", str(number), text, Told((kind,), _mode(kind, MODES.get(mode, mode))))


def _mode(kind: str, mode: str) -> str:
    name = f"{kind}/{mode}"
    return name if name in load_labels().event_modes else "none"


def _article(corpus: str, name: str, text: str, told: Told) -> Article:
    """A text of one sentence, or of a few that share one label: the first carries it."""
    flat = " ".join(text.split())
    return Article(corpus, name, flat, (((0, len(flat)),),), told={0: told})
