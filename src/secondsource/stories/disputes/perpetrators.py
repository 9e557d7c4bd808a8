"""Rival perpetrators: one voice holds this party responsible for a deed, another that one, or claims it for itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from secondsource.records import Dispute, Event
from secondsource.stories.disputes.heard import voice_of
from secondsource.stories.disputes.occasions import joined
from secondsource.stories.disputes.sayings import Saying, Sayings, Where
from secondsource.stories.disputes.sides import Bench, Heard
from secondsource.stories.disputes.stances import meanings
from secondsource.stories.disputes.voices import Voice, distinct
from secondsource.vocabulary.rivals import load_rivals

LIKE = 0.5  # cosine of two sentences of one deed
SHARED = 7.0  # weight of the words that the two share beside the parties: what was done, where, to whom
KNOWN = 3.0  # weight of a word by which a party is known
PREFIX = 4  # letters by which a state and its people are one party
MOST = 60  # accusations of a story


@dataclass(frozen=True, eq=False)
class Blame:
    """Who is held responsible in one sentence, and by whom."""

    saying: Saying
    party: str
    voice: Voice
    event: str

    @property
    def words(self) -> frozenset[str]:
        """Beginnings of the words by which the party is known: "the Front (LAF)" is known by both."""
        behind = re.search(rf"((?:[A-Z][\w'’-]*\s+)+)\([^()]*{re.escape(self.party)}[^()]*\)", self.saying.text)
        return _beginnings(self.party) | (_beginnings(behind[1]) if behind else frozenset())


def of_perpetrators(said: Sayings, occasions: tuple[int, ...], bench: Bench) -> Iterator[Dispute]:
    """Disputes about who did it: a side for each party that is named, in the order in which they are."""
    rivals = (
        (a, b)
        for a, b in combinations(_blames(said), 2)
        if occasions[a.saying.places[0].member] == occasions[b.saying.places[0].member] and _rivals(said, a, b)
    )
    for group in joined(rivals):
        parties: list[list[Blame]] = []
        for blame in sorted(group, key=lambda x: x.saying.number):
            same = next((held for held in parties if _one_party(held[0], blame)), None)
            parties.append([blame]) if same is None else same.append(blame)
        sides = (bench.side(held[0].party, [h for x in held for h in _heard(x)]) for held in parties)
        what = " or ".join(held[0].party for held in parties)
        yield Dispute(kind="responsibility", about=f"who did it: {what}", sides=tuple(sides))


def _blames(said: Sayings) -> list[Blame]:
    """Each party that a sentence holds responsible for violence, or that claims it, once for each voice."""
    found: dict[tuple[int, str, str | None], Blame] = {}
    for saying in said.all:
        member = said.member(saying.places[0])
        for event in member.reading.events:
            if event.span == saying.places[0].span and event.modality in {"asserted", "historical"}:
                blame = _blame(saying, saying.places[0], event, said)
                if blame and len(found) < MOST:
                    found.setdefault((saying.number, blame.party, blame.voice.name), blame)
    return list(found.values())


def _blame(saying: Saying, place: Where, event: Event, said: Sayings) -> Blame | None:
    party = event.claimed_by or event.blamed
    attributions = said.member(place).reading.attributions
    voice = voice_of(attributions[event.attribution]) if event.attribution is not None else Voice(event.claimed_by)
    voice = Voice(event.claimed_by) if event.claimed_by else voice
    named = party is not None and party != party.lower() and bool(_beginnings(party))
    return Blame(saying, party, voice, event.type) if party and named and voice.name else None


def _rivals(said: Sayings, a: Blame, b: Blame) -> bool:
    """Two voices hold two parties responsible for one deed."""
    if a.event != b.event or _one_party(a, b) or not distinct(a.voice, b.voice):
        return False
    if float(said.vectors[a.saying.number] @ said.vectors[b.saying.number]) < LIKE and a.saying is not b.saying:
        return False
    aside = {w for x in (a, b) for text in (x.party, x.voice.name or "") for w in meanings(text)}
    shared = {w: n for w, n in meanings(a.saying.text).items() if w in meanings(b.saying.text) and w not in aside}
    return len(shared) > 1 and sum(shared.values()) >= SHARED


def _one_party(a: Blame, b: Blame) -> bool:
    return bool(a.words & b.words)


def _beginnings(name: str) -> frozenset[str]:
    dull = load_rivals().small_words | load_rivals().body_words
    return frozenset(
        w[:PREFIX].lower()
        for w in name.replace("’", "'").removesuffix("'s").split()
        if w.lower() not in dull and meanings(w) and max(meanings(w).values()) >= KNOWN
    )


def _heard(blame: Blame) -> list[Heard]:
    return [Heard(p.member, p.span, blame.voice) for p in blame.saying.places]
