"""Denials: somebody denies what another says.

A denial is an attribution that denies, one whose informant calls what is said untrue, or one that says in nearly the
same words that it is not so. What it denies is looked for among all sentences of the story that say it straight: of
like meaning, in like words, and naming the party that denies, for who denies is mostly who is accused. Where the denial
names nothing ("rejected the claim"), the sentences before it tell what it is about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from secondsource.records import Attribution, Dispute
from secondsource.stories.disputes.denial import Denial, Strength, again, alike, follows
from secondsource.stories.disputes.heard import attributions_at, heard, voice_at, voice_of
from secondsource.stories.disputes.sayings import (
    Saying,
    Sayings,
    Where,
    answered,
    bare_stem,
    content_words,
    covered,
    of_words,
    parties_of,
    saying_stems,
    stems,
)
from secondsource.stories.disputes.sides import Bench, Heard
from secondsource.stories.disputes.spoken import Spoken
from secondsource.stories.disputes.voices import Voice, one
from secondsource.vocabulary.polarity import load_polarity
from secondsource.vocabulary.rivals import load_rivals

LEAST: dict[Strength, float] = {"denied": 0.33, "untrue": 0.47, "not so": 0.7}  # of the score, 0 to 1
NEARBY: dict[Strength, float] = {"denied": 0.3, "untrue": 0.35, "not so": 0.55}  # of the cosine
FOREMOST = 500  # denials of a story that are looked at
NEAREST = 100  # sentences by cosine in which what is denied is looked for, and in which that is said again
BESIDE = 0.08  # below the best score: says the same
REWORDED = 0.75  # cosine of two sentences that say one thing
LIKE, MOSTLY = 0.55, 0.34  # the same of two that share so much of their words besides
MOST = 5  # sentences that say what is denied
TELLING = 8.0  # weight of words that tell what is denied: two content words
TURNED = 12.0  # the same of what a mere negation turns round: two or three
ANSWERED = 0.35  # share of what is denied that another says in these or like words, unless it accuses who denies
UNHEARD = 0.5  # the same where nobody is said to say the other
ALL = 0.9  # the same where what is denied is told in a word: "denied the Tribune's report"
KNOWN = 3.0  # weight of such a word
BEFORE = 2  # sentences before a denial that names nothing
ANSWERS = 0.15  # share of what is denied that such words must hold
DENIER = 8  # words that name who denies, before "disputes"
NOUNS = 5  # words in which what is denied is named
SAME = 0.86  # cosine of two sentences that are one, reworded: no denial of each other


def of_denials(said: Sayings, bench: Bench) -> Iterator[Dispute]:
    """The denial disputes of a story, in the order of what is denied."""
    groups: list[tuple[set[int], list[Denial], tuple[float, int]]] = []
    alone, spoken = [], Spoken(said)
    for denial in _foremost(denials(said)):
        found = _targets(spoken, denial)
        if found is None:
            alone.append(denial)
            continue
        joined = [g for g in groups if g[0] & found.numbers or any(alike(said, denial, d) for d in g[1])]
        best = max([found.best, *(g[2] for g in joined)], key=lambda b: (b[0], -b[1]))
        merged = (found.numbers.union(*(g[0] for g in joined)), [*(d for g in joined for d in g[1]), denial], best)
        groups = [*(g for g in groups if g not in joined), merged]
    for denial in alone:  # the same denied again, in words that none of the story's sentences answers
        near = [g for g in groups if any(again(said, denial, d) or follows(said, denial, d) for d in g[1])]
        if near:
            near[0][1].append(denial)
    for targets, held, best in sorted(groups, key=lambda g: min(g[0])):
        dispute = _dispute(spoken, (targets, best[1]), held, bench)
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
        if not seen and (named := _names_denier(saying)):
            told = content_words(saying.text[len(named) :])
            told = {w: rare for w, rare in told.items() if bare_stem(w) not in saying_stems()}
            yield Denial(saying, place, Voice(named), told, "denied", saying.parties, of_words(saying.text))
        elif not seen and load_rivals().rebuffed.search(saying.text) and not saying.text.endswith("?"):
            told, words = _told(saying.text), of_words(saying.text) and not load_rivals().disclaimed.search(saying.text)
            if not _of_others(saying.text):
                yield Denial(saying, place, voice_at(said, place), told, "untrue", saying.parties, words)


def _names_denier(saying: Saying) -> str | None:
    """Who disputes in a sentence what another is said in it to say, by the words that stand before "disputes"."""
    found = load_polarity().denies.search(saying.text)
    before = saying.text[: found.start()].strip() if found else ""
    if found is None or not 0 < len(before.split()) <= DENIER or not of_words(saying.text[found.end() :]):
        return None
    return before if load_rivals().disputing.fullmatch(found[0]) else None


def _foremost(found: Iterable[Denial]) -> list[Denial]:
    """The plainest denials of a story, in its order: what merely says "not" is looked at last."""
    ranked = sorted(found, key=lambda d: (list(LEAST).index(d.strength), d.saying.number))[:FOREMOST]
    return sorted(ranked, key=lambda d: (d.saying.number, d.voice.name or ""))


def _denial(said: Sayings, saying: Saying, place: Where, attribution: Attribution) -> Denial | None:
    member, voice = said.member(place), voice_of(attribution)
    start, end = place.span
    inside = [(max(s, start), min(e, end)) for s, e in attribution.content if s < end and start < e]
    content = " ".join(member.quote(span) for span in inside)
    cue = member.quote(attribution.cue)
    strength = _strength(attribution, content, cue, start <= attribution.cue[0] < end)
    if attribution.declined or not content or strength is None or cue.lower().startswith("to "):
        return None
    if _of_others(content):
        return None
    if strength == "denied" and _refused(member.text[start : attribution.cue[0]], content):
        return None
    if strength == "not so" and sum(stems(_negated(content)).values()) < TURNED:
        return None  # "and police had no suspects" denies nothing of what is told beside it
    around, at = [], start
    for first, last in inside:
        around.append(member.quote((at, first)))
        at = last
    who = " ".join([*around, member.quote((at, end)), voice.name or ""])
    words = strength != "not so" and of_words(content) and not load_rivals().disclaimed.search(content)
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
    """What is denied, without the words for what was said of it.

    What "no evidence that" or "no knowledge of" denies stands behind it; what "is false" denies, before.
    """
    found = load_rivals().disclaimed.search(content)
    told = content_words(content[found.end() :] if found else load_rivals().rebuffed.sub(" ", content))
    return {w: rare for w, rare in told.items() if bare_stem(w) not in saying_stems()}


def _of_others(content: str) -> bool:
    """It is of others than those told of: "no evidence that anyone else was hurt" denies nothing."""
    return bool(load_rivals().of_others.search(content))


def _strength(attribution: Attribution, content: str, cue: str, here: bool) -> Strength | None:
    """How an attribution denies, by its verb, by what it calls untrue, or by a negation; ``None`` where it does not."""
    if attribution.polarity == "denied" and here:
        return "denied"
    if load_rivals().rebuffed.search(f"{cue} {content}"):
        return "untrue"
    turned = load_polarity().negated(content, (0, len(content)))
    return "not so" if turned and attribution.informant.name else None


@dataclass(frozen=True)
class Targets:
    """What a denial denies: the sentences that say it straight, and the best of them with its score."""

    numbers: set[int]
    best: tuple[float, int]


def _targets(spoken: Spoken, denial: Denial) -> Targets | None:
    """The sentences that say straight what is denied; ``None`` where none does well enough."""
    said = spoken.said
    if denial.of_words and denial.strength == "denied" and _answers_itself(spoken, denial):
        return Targets({denial.saying.number}, (1.0, denial.saying.number))
    if not _names(denial) and not denial.of_words and not _in_a_word(denial):
        return None
    place = denial.place
    before = [said.at[step] for i in range(1, BEFORE + 1) if (step := (place.member, place.index - i)) in said.at]
    cosines = said.near(denial.saying.number)
    scores: dict[int, float] = {}
    for number in {*_nearest(cosines, NEARBY[denial.strength]), *before}:
        saying = said.all[number]
        if number == denial.saying.number or cosines[number] >= SAME or not _straight(spoken, saying, denial):
            continue
        score = _score(spoken, denial, saying, before)
        if score is not None:
            scores[number] = score + 0.4 * float(cosines[number])
    best = max(scores.values(), default=0.0)
    if best < LEAST[denial.strength]:
        return None
    found = sorted((n for n in scores if scores[n] >= best - BESIDE), key=lambda n: (-scores[n], n))[:MOST]
    also = {n for f in found for n in _nearest(said.near(f), REWORDED)}
    also |= {n for n in _nearest(said.near(found[0]), LIKE) if _same(said, said.all[found[0]], said.all[n])}
    numbers = set(found) | {n for n in also if _straight(spoken, said.all[n], denial)}
    return Targets(numbers, (best, found[0]))


def _answers_itself(spoken: Spoken, denial: Denial) -> bool:
    """Its sentence tells what it denies: "disputes a report in which a source said that they met"."""
    text, start = denial.saying.text, denial.place.span[0]
    found = load_polarity().denies.search(text)
    first = [p.span[0] - start for p in spoken.parts(denial.saying, denial.voice) if p.number == denial.place.member]
    if found is None or not first or min(first) < found.end():
        return False
    between = text[found.end() : min(first)]
    return of_words(between) and not load_rivals().ends_statement.search(between)


def _same(said: Sayings, a: Saying, b: Saying) -> bool:
    """Two sentences share much of what few of the story's sentences say, in these or in like words."""
    one_, other = said.telling_words(a.content), said.telling_words(b.content)
    return answered(one_, b.content) + answered(other, a.content) >= 2 * MOSTLY


def _names(denial: Denial) -> bool:
    """It names what it denies, in two content words or more."""
    return len(denial.content) > 1 and sum(denial.content.values()) >= TELLING


def _in_a_word(denial: Denial) -> bool:
    """It names what it denies in one word: "did not have a gun"."""
    return denial.strength == "untrue" and len(denial.content) == 1 and sum(denial.content.values()) >= KNOWN


def _score(spoken: Spoken, denial: Denial, saying: Saying, before: Sequence[int]) -> float | None:
    """How well a sentence says what is denied, its cosine aside; ``None`` where it does not."""
    said, party = spoken.said, _party(denial, saying)
    near = saying.number in before
    words = answered(denial.content, saying.content)
    if _names(denial):
        heard_ = bool(spoken.voices(saying)) or party == 1
        accused = party == 1 and denial.strength == "denied" and denial.voice.name is not None
        if words < (ANSWERED if heard_ else UNHEARD) and not accused:
            return None
        if denial.strength == "not so":  # the same in other words is mostly something else
            words = covered({bare_stem(w): n for w, n in denial.content.items()}, saying.stems)
            telling = covered(said.telling({bare_stem(w): n for w, n in denial.content.items()}), saying.stems)
            return (0.4 * telling + 0.2 * party + 0.1 * near) if words >= ANSWERED else None
        return 0.4 * answered(said.telling_words(denial.content), saying.content) + 0.2 * party + 0.1 * near
    all_of_it = words >= ALL and sum(denial.content.values()) >= KNOWN
    if not (all_of_it or (denial.of_words and (party == 1 or near))):
        return None
    just, accuses = bool(before) and saying.number == before[0], load_rivals().accuses.search(saying.text)
    if not (accuses or (spoken.voices(saying) and (just or all_of_it))):
        return None  # what nobody is said to say is no claim that could be denied
    return 0.25 * party + (0.4 if just else 0.2) * near + 0.2 * words


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
        parts = [p for p in spoken.parts(saying, denial.voice) if not _names_them(denial, p.voice)]
        heard_ = " ".join(spoken.said.case.members[p.number].quote(p.span) for p in parts)
        return bool(parts) and (not denial.content or answered(denial.content, content_words(heard_)) >= ANSWERS)
    named = spoken.voices(saying)
    if named and all(_names_them(denial, v) for v in named):
        return False
    named = [v for v in named if not _names_them(denial, v)]
    return not named or any(not one(v, denial.voice) and not _one_party(v, denial) for v in named)


def _names_them(denial: Denial, voice: Voice) -> bool:
    """What merely says "not" names who says the other: the two are reports of one saying."""
    return denial.strength == "not so" and bool(voice.telling & set(denial.saying.words))


def _one_party(voice: Voice, denial: Denial) -> bool:
    """Both speak for one state or firm: who confirms there denies nothing of what is denied here."""
    official = load_rivals().official_words
    return bool(
        voice.words & official and denial.voice.words & official and parties_of(voice.name or "") & denial.parties
    )


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
