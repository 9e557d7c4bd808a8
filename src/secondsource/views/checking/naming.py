"""Whether the reports of a claim name whoever is asked for: what never names them cannot be about them."""

from __future__ import annotations

import re
from calendar import day_name, month_name
from collections.abc import Iterable, Sequence

from secondsource.encoder.stems import stem
from secondsource.encoder.words import name_spans, words
from secondsource.vocabulary.actors import load_actors

LEAST = 3
"""Letters that a word of a name must have to be looked for by itself."""

_DATES = frozenset((*day_name, *month_name))
_CAPITALISED = re.compile(r"\b[^\W\d_a-z][\w.’'-]+")


def capitalised(text: str) -> tuple[str, ...]:
    """Give the capitalised runs of a text that are likely names, without days and months."""
    runs = (text[start:end] for start, end in name_spans(text, (0, len(text))))
    return tuple(run for run in runs if run not in _DATES)


def unnamed(names: Sequence[str], texts: Iterable[str]) -> tuple[str, ...]:
    """Give those of ``names`` of which no word stands in any of ``texts``, by no other name that is known either.

    A nation is named by its people ("Chinese") as well, and a body by its usual short name ("ISIS").
    """
    missing = tuple(dict.fromkeys(names))
    for text in texts:
        if not missing:
            break
        lowered = text.casefold()
        missing = tuple(name for name in missing if not _is_named(name, lowered, text))
    return missing


def _is_named(name: str, lowered: str, text: str) -> bool:
    parts = [part for word, _ in words(name) for part in word.split("-") if len(part) >= LEAST]
    if any(re.search(rf"\b{re.escape(stem(part))}", lowered) for part in parts or [name.casefold()]):
        return True
    known = _usual(name)
    return bool(known) and any(known == _usual(word) for word in dict.fromkeys(_CAPITALISED.findall(text)))


def _usual(name: str) -> str | None:
    """What a nation or a body is usually called; ``None`` where it is not known."""
    return load_actors().nation(name) or load_actors().usual_name(name) or None
