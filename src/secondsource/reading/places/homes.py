"""Where an outlet is at home, as far as its name or host tells: "Marston Herald", "marstonherald.co.uk"."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from secondsource.reading.places.candidates import Lookup
from secondsource.reading.places.ranking import Form

_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}")
_NOT_COUNTRIES = frozenset({"co", "tv", "me", "io", "ai", "cc", "fm", "ly", "to", "ws", "eu"})
"""Domains of countries that anyone takes."""

_GENERIC = frozenset(
    "the news times post herald tribune daily weekly sunday sun star gazette journal chronicle press report reporter "
    "today world national international media tv radio online net network agency mail express independent guardian "
    "telegraph observer record review dispatch examiner enquirer inquirer courier register sentinel standard echo "
    "mirror globe voice call leader citizen republic union state free evening morning democrat advocate advertiser "
    "argus argosy banner beacon bulletin bee eagle mercury messenger monitor patriot pilot ledger transcript local "
    "paper papers newspapers live my this is in and item index intelligencer plain dealer statesman capital".split()
)
"""Words of outlets' names that are towns somewhere and mean none there."""
_LONGEST = 3  # words of an outlet's name that are looked up


def homes(outlet: str | None, lookup: Lookup) -> Iterator[Form]:
    """The places that an outlet's name begins with, or the country of its host."""
    if not outlet:
        return
    if _HOST.fullmatch(outlet):
        yield from _of_host(outlet, lookup)
        return
    words = outlet.split()
    while words and words[0].casefold() == "the":
        words = words[1:]
    if not words or words[0].casefold() in _GENERIC:
        return
    for size in range(min(_LONGEST, len(words)), 0, -1):
        name = " ".join(words[:size])
        numbers, marks = lookup.candidates(name)
        if len(numbers) and name[0].isupper():
            yield Form(numbers=numbers, marks=marks, ask=False, home=True)
            return


def _of_host(host: str, lookup: Lookup) -> Iterator[Form]:
    *_, top = host.removeprefix("www.").split(".")
    code = "GB" if top == "uk" else top.upper()
    number = lookup.gazetteer.country(code) if len(top) == 2 and top not in _NOT_COUNTRIES else None
    if number is not None:
        yield Form(numbers=np.array([number]), marks=np.ones(1, dtype=np.uint8), ask=False, home=True)
