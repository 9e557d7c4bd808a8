"""Responsibility: rival accounts of who did it, or of whether a group that claims it had a part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from secondsource.records import Dispute
from secondsource.stories.disputes.heard import attributions_at, heard, voice_of
from secondsource.stories.disputes.sayings import Saying, Sayings
from secondsource.stories.disputes.sides import Bench, Heard
from secondsource.stories.disputes.voices import Voice
from secondsource.vocabulary.rivals import load_rivals

ALIKE = 0.28  # cosine of a claim of responsibility and of who says that there is no link: they share few words
LIKE = 0.5  # cosine of two sentences of one deed
MOST = 100  # sentences that claim it, and that deny it, the story's first
_PARTIES = re.compile(r"(?P<one>[\w'’ -]{2,60}?)\s+and\s+(?P<other>[\w'’ -]{2,60}?)\s+(?:have|had|are|were)?\s*$")


def of_each_other(said: Sayings, bench: Bench) -> Iterator[Dispute]:
    """Two sides that hold each other responsible, told in one sentence."""
    for saying in said.all:
        found = load_rivals().each_other.search(saying.text)
        parties = _PARTIES.search(saying.text[: found.start()]) if found else None
        if found and parties:
            names = parties["one"].strip(), parties["other"].strip()
            sides = tuple(
                bench.side(blamed, [Heard(p.member, p.span, Voice(who)) for p in saying.places])
                for who, blamed in (names, names[::-1])
            )
            yield Dispute(kind="responsibility", about=saying.text, sides=sides)


def of_claims(said: Sayings, bench: Bench) -> Iterator[Dispute]:
    """A group claims a deed, and another says that it had no part in it."""
    by_claim = {s.number: held for s in said.all if (held := _claims(said, s))}
    if not by_claim:
        return
    dull = load_rivals().body_words | load_rivals().small_words
    known = sorted({tuple(sorted(v.words - dull)) for held in by_claim.values() for v in held} - {()})[:MOST]
    claims = [said.all[n] for n in sorted(by_claim)][:MOST]
    did = [s for s in said.all if s.number not in by_claim and _did(s, known)]
    also = [s for s in did if any(_like(said, s, c) for c in claims)]
    claimed = sorted([*claims, *also[:MOST]], key=lambda s: s.number)
    apart = [s for s in said.all if load_rivals().has_no_part.search(s.text) and load_rivals().of_bands.search(s.text)]
    apart = apart[:MOST]
    pairs = [(c, a) for c in claimed for a in apart if _one_deed(said, c, a)]
    if pairs:
        ones = sorted({c.number for c, _ in pairs})
        others = sorted({a.number for _, a in pairs})
        yield Dispute(
            kind="responsibility",
            about=said.all[ones[0]].text,
            sides=(
                bench.side("claimed", heard(said, [said.all[n] for n in ones])),
                bench.side("no part in it", heard(said, [said.all[n] for n in others])),
            ),
        )


def _claims(said: Sayings, saying: Saying) -> list[Voice]:
    """The informants who claim in it to have done something."""
    place = saying.places[0]
    voices = [voice_of(a) for a in attributions_at(said.member(place), place) if a.responsibility]
    return [v for v in voices if v.name]


def _did(saying: Saying, known: Sequence[tuple[str, ...]]) -> bool:
    """It says that one of those who claim it did it."""
    words = set(saying.words)
    return any(words.issuperset(k) for k in known) and bool(load_rivals().does.search(saying.text))


def _like(said: Sayings, saying: Saying, claim: Saying) -> bool:
    return float(said.vectors[saying.number] @ said.vectors[claim.number]) >= LIKE


def _one_deed(said: Sayings, claimed: Saying, apart: Saying) -> bool:
    return claimed.number != apart.number and float(said.vectors[claimed.number] @ said.vectors[apart.number]) >= ALIKE
