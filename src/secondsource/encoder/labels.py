"""What the encoder's heads can say: the labels in ``labels.yaml``, in the order of the weights' rows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

PARTS = "BIES"
"""Where a word stands in a span: at its begin, inside, at its end, or a span of a single word."""


@dataclass(frozen=True)
class Labels:
    """The labels of each head. Spans are tagged word by word: ``O``, or one of :data:`PARTS` with the span's label."""

    roles: tuple[str, ...]
    entities: tuple[str, ...]
    conflict_entities: tuple[str, ...]
    upos: tuple[str, ...]
    relations: tuple[str, ...]
    event_types: tuple[str, ...]
    event_modes: tuple[str, ...]
    modalities: tuple[str, ...]


@cache
def load_labels() -> Labels:
    """Read ``labels.yaml``."""
    source = resources.files("secondsource.encoder") / "labels.yaml"
    data: dict[str, list[str]] = yaml.safe_load(source.read_text(encoding="utf8"))
    return Labels(**{name: tuple(values) for name, values in data.items()})


def tag_count(labels: tuple[str, ...]) -> int:
    """How many tags a head over these span labels has: ``O`` and four for each."""
    return 1 + len(PARTS) * len(labels)


def tag(label: int, part: str) -> int:
    """Number of the tag for a part of a span with the label of this number; ``O`` is 0."""
    return 1 + len(PARTS) * label + PARTS.index(part)
