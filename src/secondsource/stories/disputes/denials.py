"""Denials: somebody denies what another says.

A denial is an attribution that denies, one whose informant calls what is said untrue, or one that says in nearly the
same words that it is not so. What it denies is looked for among all sentences of the story that say it straight: of
like meaning, in like words, and naming the party that denies, for who denies is mostly who is accused. Where the denial
names nothing ("rejected the claim"), the sentences before it tell what it is about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from secondsource.records import Attribution, Dispute
from secondsource.stories.disputes.heard import attributions_at, heard, voice_at, voice_of
from secondsource.stories.disputes.sayings import Place, Saying, Sayings, covered, parties_of, stems
from secondsource.stories.disputes.sides import Bench, Heard
from secondsource.stories.disputes.spoken import Spoken
from secondsource.stories.disputes.voices import Voice, distinct, one
from secondsource.vocabulary.polarity import load_polarity
from secondsource.vocabulary.rivals import load_rivals

Strength = Literal["denied", "untrue", "not so"]
LEAST: dict[Strength, float] = {"denied": 0.33, "untrue": 0.47, "not so": 0.7}  # of the score, 0 to 1
NEARBY: dict[Strength, float] = {"denied": 0.3, "untrue": 0.35, "not so": 0.55}  # of the cosine
FOREMOST = 500  # denials of a story that are looked at
NEAREST = 100  # sentences by cosine in which what is denied is looked for, and in which that is said again
BESIDE = 0.08  # below the best score: says the same
REWORDED = 0.75  # cosine of two sentences that say one thing
MOST = 5  # sentences that say what is denied
TELLING = 12.0  # weight of words that tell what is denied: two or three content words
BEFORE = 2  # sentences before a denial that names nothing
ANSWERS = 0.15  # share of what is denied that such words must hold
NOUNS = 5  # words in which what is denied is named
SAME = 0.86  # cosine of two sentences that are one, reworded: no denial of each other
ONE_PARTY, ONE_VOICE = 0.5, 0.6  # cosine of two denials of one matter, by one party or by what may be one voice
AGAIN = 0.64  # the same of two denials by whomever


@dataclass(frozen=True)
class Denial:
    """One denial at its first place."""

    saying: Saying
    place: Place
    voice: Voice
    content: dict[str, float]  # stems of what is denied
    strength: Strength
    parties: frozenset[str]  # beginnings of the names of who denies
    of_words: bool  # it is of what was said: "the claim", "those reports"


def of_denials(said: Sayings, bench: Bench) -> Iterator[Dispute]:
    """The denial disputes of a story, in the order of what is denied."""
    groups: list[tuple[set[int], list[Denial], int]] = []
    alone, spoken = [], Spoken(said)
    for denial in _foremost(denials(said)):
        best, targets = _targets(spoken, denial)
        if best is None:
            alone.append(denial)
            continue
        joined = [g for g in groups if g[0] & targets or any(_alike(said, denial, d) for d in g[1])]
        first = joined[0][2] if joined else best
        merged = (targets.union(*(g[0] for g in joined)), [*(d for g in joined for d in g[1]), denial], first)
        groups = [*(g for g in groups if g not in joined), merged]
    for denial in alone:  # the same denied again, in words that none of the story's sentences answers
        near = [g for g in groups if any(_again(said, denial, d) for d in g[1])]
        if near:
            near[0][1].append(denial)
    for targets, held, first in sorted(groups, key=lambda g: min(g[0])):
        dispute = _dispute(spoken, (targets, first), held, bench)
        voices = [{e.informant for e in side.evidence} for side in dispute.sides]
        if len(voices[0] | voices[1]) > 1 or None in voices[0]:  # what one voice says and denies at once is none
            yield dispute


def denials(said: Sayings) -> Iterator[Denial]:
    """Every denial of a story, once for each distinct sentence and voice."""
    for saying in said.all:
        place = saying.places[0]
        seen: set[str] = set()
        for attribution in attributions_at(said.member(place), place):
            denial = _denial(said, saying, place, attribution)
            if denial and (denial.voice.name or "") not in seen:
                seen.add(denial.voice.name or "")
                yield denial
        if not seen and load_rivals().rebuffed.search(saying.text) and not saying.text.endswith("?"):
            told = _told(saying.text)
            words = bool(load_rivals().saying_stems & stems(saying.text).keys())
            yield Denial(saying, place, voice_at(said, place), told, "untrue", saying.parties, words)


def _foremost(found: Iterable[Denial]) -> list[Denial]:
    """The plainest denials of a story, in its order: what merely says "not" is looked at last."""
    ranked = sorted(found, key=lambda d: (list(LEAST).index(d.strength), d.saying.number))[:FOREMOST]
    return sorted(ranked, key=lambda d: (d.saying.number, d.voice.name or ""))


def _denial(said: Sayings, saying: Saying, place: Place, attribution: Attribution) -> Denial | None:
    member, voice = said.member(place), voice_of(attribution)
    start, end = place.span
    inside = [(max(s, start), min(e, end)) for s, e in attribution.content if s < end and start < e]
    content = " ".join(member.quote(span) for span in inside)
    cue = member.quote(attribution.cue)
    strength = _strength(attribution, content, cue, start <= attribution.cue[0] < end)
    if attribution.declined or not content or strength is None or cue.lower().startswith("to "):
        return None
    if strength == "denied" and _refused(member.text[start : attribution.cue[0]], content):
        return None
    if strength == "not so" and sum(stems(_negated(content)).values()) < TELLING:
        return None  # "and police had no suspects" denies nothing of what is told beside it
    around, at = [], start
    for first, last in inside:
        around.append(member.quote((at, first)))
        at = last
    who = " ".join([*around, member.quote((at, end)), voice.name or ""])
    words = strength != "not so" and bool(load_rivals().saying_stems & stems(content).keys())
    return Denial(saying, place, voice, _told(content), strength, parties_of(who), words)


def _refused(before: str, content: str) -> bool:
    """An offer or bail is denied, which is no claim; or that which nobody can deny."""
    words = load_rivals()
    return bool(words.undeniable.search(before) or words.refusable.search(" ".join(content.split()[:NOUNS])))


def _negated(content: str) -> str:
    """The clauses of what is said that a negation turns round."""
    clauses = load_rivals().ends_clause.split(content)
    return " ".join(c for c in clauses if load_polarity().negated(c, (0, len(c))))


def _told(content: str) -> dict[str, float]:
    """What is denied, without the words for what was said of it."""
    bare = load_rivals().rebuffed.sub(" ", content)
    return {s: w for s, w in stems(bare).items() if s not in load_rivals().saying_stems}


def _strength(attribution: Attribution, content: str, cue: str, here: bool) -> Strength | None:
    """How an attribution denies, by its verb, by what it calls untrue, or by a negation; ``None`` where it does not."""
    if attribution.polarity == "denied" and here:
        return "denied"
    if load_rivals().rebuffed.search(f"{cue} {content}"):
        return "untrue"
    turned = load_polarity().negated(content, (0, len(content)))
    return "not so" if turned and attribution.informant.name else None


def _targets(spoken: Spoken, denial: Denial) -> tuple[int | None, set[int]]:
    """The sentence that best says straight what is denied, and all that do; ``None`` where none does well enough."""
    said = spoken.said
    named = sum(denial.content.values()) >= TELLING
    if not named and not denial.of_words:
        return None, set()
    place = denial.place
    steps = ((place.member, place.index - i) for i in range(1, BEFORE + 1))
    before = {said.at[step] for step in steps if step in said.at}
    just = said.at.get((place.member, place.index - 1))
    cosines = said.near(denial.saying.number)
    scores: dict[int, float] = {}
    for number in {*_nearest(cosines, NEARBY[denial.strength]), *before}:
        saying = said.all[number]
        if number == denial.saying.number or cosines[number] >= SAME or not _straight(spoken, saying, denial):
            continue
        party = _party(denial, saying)
        if named:
            words = covered(said.telling(denial.content), saying.stems)
            scores[number] = 0.4 * float(cosines[number]) + 0.4 * words + 0.2 * party + 0.1 * (number in before)
        elif party == 1 or number in before:
            scores[number] = (
                0.5 * float(cosines[number]) + 0.25 * party + (0.4 if number == just else 0.2) * (number in before)
            )
    best = max(scores.values(), default=0.0)
    if best < LEAST[denial.strength]:
        return None, set()
    found = sorted((n for n in scores if scores[n] >= best - BESIDE), key=lambda n: (-scores[n], n))[:MOST]
    also = {n for f in found for n in _nearest(said.near(f), REWORDED)}
    return found[0], set(found) | {n for n in also if _straight(spoken, said.all[n], denial)}


def _nearest(cosines: NDArray[np.float32], least: float) -> list[int]:
    """The sentences of the highest cosines, of those that reach the least; of two alike the first."""
    near = np.flatnonzero(cosines >= least)
    return [int(n) for n in near[np.argsort(-cosines[near], kind="stable")][:NEAREST]]


def _party(denial: Denial, saying: Saying) -> float:
    """Whether a sentence names the party that denies and tells of a deed of theirs: 0, a half or 1."""
    named = bool(denial.parties & saying.parties)
    return (named + bool(load_rivals().accuses.search(saying.text))) / 2 if named else 0.0


def _straight(spoken: Spoken, saying: Saying, denial: Denial) -> bool:
    """It says something, not that it is not so, and not by the voice that denies."""
    if denial.strength != "denied" and load_polarity().opposed(denial.saying.words, saying.words):
        return False  # "nobody was hurt" and "all are unhurt" say one thing
    if saying.turned:
        parts = spoken.parts(saying, denial.voice)
        heard_ = " ".join(spoken.said.case.members[p.number].quote(p.span) for p in parts)
        return bool(parts) and (not denial.content or covered(denial.content, stems(heard_)) >= ANSWERS)
    named = spoken.voices(saying)
    return not named or any(not one(v, denial.voice) and not _one_party(v, denial) for v in named)


def _one_party(voice: Voice, denial: Denial) -> bool:
    """Both speak for one state or firm: who confirms there denies nothing of what is denied here."""
    official = load_rivals().official_words
    return bool(
        voice.words & official and denial.voice.words & official and parties_of(voice.name or "") & denial.parties
    )


def _alike(said: Sayings, denial: Denial, other: Denial) -> bool:
    """Two denials of one matter, by one party."""
    cosine = float(said.vectors[denial.saying.number] @ said.vectors[other.saying.number])
    if denial.parties & other.parties:
        return cosine >= ONE_PARTY
    return cosine >= ONE_VOICE and not distinct(denial.voice, other.voice)


def _again(said: Sayings, denial: Denial, other: Denial) -> bool:
    """The same denied again, by whomever."""
    return float(said.vectors[denial.saying.number] @ said.vectors[other.saying.number]) >= AGAIN


def _dispute(spoken: Spoken, targets: tuple[set[int], int], held: list[Denial], bench: Bench) -> Dispute:
    said = spoken.said
    told = [said.all[n] for n in sorted(targets[0])]
    whole = [s for s in told if not s.turned]
    parts = [h for s in told if s.turned for h in spoken.parts(s, held[0].voice)]
    against = [Heard(p.member, p.span, d.voice) for d in held for p in d.saying.places]
    return Dispute(
        kind="denial",
        about=said.all[targets[1]].text,
        sides=(bench.side("said", [*heard(said, whole), *parts]), bench.side("denied", against)),
    )
