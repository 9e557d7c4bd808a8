"""The country where an outlet is at home, where its host tells: "marstonherald.co.uk"."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from secondsource.reading.places.candidates import Lookup
from secondsource.reading.places.ranking import Form

_HOST = re.compile(r"(?:[\w-]+\.)+(?P<top>[a-z]{2})")
_ANYONE = frozenset({"co", "tv", "me", "io", "ai", "cc", "fm", "ly", "to", "ws", "eu", "im", "la", "vc", "is"})
"""Domains of countries that outlets elsewhere take too."""


def homes(outlet: str | None, lookup: Lookup) -> Iterator[Form]:
    """The country of an outlet's host, where the outlet is known by its host alone; names tell nothing."""
    found = _HOST.fullmatch(outlet or "")
    if found is None or found["top"] in _ANYONE:
        return
    number = lookup.gazetteer.country("GB" if found["top"] == "uk" else found["top"].upper())
    if number is not None:
        numbers, marks = np.array([number], dtype=np.int64), np.ones(1, dtype=np.uint8)
        yield Form(numbers=numbers, marks=marks, ask=False, home=True)
