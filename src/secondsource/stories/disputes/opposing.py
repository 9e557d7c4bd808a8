"""Opposites: what one voice says is so, another says is not, or says the contrary of.

"It poses a threat" against "it no longer poses a threat" is a denial without a word of denying; "the bridge is open"
against "the bridge is closed" is two states of which only one can be. Both are told by clauses, not by sentences: a
sentence may hold one that is turned round and one that is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product

import numpy as np

from secondsource.records import Dispute, DisputeKind
from secondsource.stories.disputes.heard import attributions_at, voice_of
from secondsource.stories.disputes.sayings import Saying, Sayings, covered
from secondsource.stories.disputes.sides import Bench
from secondsource.stories.disputes.stances import Assertion, Stances, meanings, stance
from secondsource.stories.disputes.voices import Voice, distinct, one
from secondsource.vocabulary.polarity import Antonyms, load_polarity
from secondsource.vocabulary.rivals import load_rivals, words_of

FOREMOST = 400  # sentences with a negation that are looked at
NEARBY = 0.45  # cosine of the two sentences
CANDIDATES = 60  # sentences that are compared with one negation
CORE = 7.0  # weight of what a negation turns round: two or three content words
COVERED = 0.6  # share of it that the other says straight
WHOLE = 0.85  # the same where all of a clause is turned round: "no staff were hurt", "staff are safe"
UNSPOKEN = 0.75  # the same, and the cosine, where nobody is named who says the other
SUBJECT = 2.5  # weight of a word by which the subject of a negation is known
CONTRARY = 0.7  # cosine of two sentences that tell contrary states of one thing
ALIKE = 0.5  # share of the words of each of two clauses that the other has too, the contrary words aside
AGAIN, SURELY = 0.6, 0.7  # cosine of two sentences in which one voice says the same, in like words and in others
MATTER = 2.5  # weight of a word that two disputes of one matter share
DAYS = 1  # between two reports of contrary states: later, and it is a change
MOST = 60  # sentences with a word of a state that are compared
_WORD = re.compile(r"[\w'’-]+")


@dataclass
class Matter:
    """Two sides of one thing, and the words that it is about."""

    kind: DisputeKind
    pro: list[Assertion]
    con: list[Assertion]
    words: dict[str, float] = field(default_factory=dict)


def of_opposites(said: Sayings, bench: Bench, known: Sequence[Dispute]) -> Iterator[Dispute]:
    """Disputes by negation, by what a sentence goes against, and by contrary states; none that is ``known``."""
    held = {(e.report, e.span) for d in known for s in d.sides for e in s.evidence}
    clauses, matters = Stances(said), list[Matter]()
    for found in (*_negated(clauses), *_countered(said), *_contrary(clauses)):
        joined = next((m for m in matters if _one_matter(m, found)), None)
        if joined is None:
            matters.append(found)
        else:
            joined.pro += found.pro
            joined.con += found.con
    for matter in matters:
        if not any((said.member(s.place).id, s.place.span) in held for s in matter.con):
            yield _dispute(clauses, matter, bench)


def _negated(clauses: Stances) -> Iterator[Matter]:
    """What one voice says is not so, and another says is."""
    turned = [s for s in clauses.said.all if s.negated and not s.text.endswith("?")][:FOREMOST]
    for saying in turned:
        for con in clauses.of(saying):
            if con.voice.name and con.turned and sum(con.turned.values()) >= CORE and len(con.turned) > 1:
                pro = list(_straight(clauses, con))
                if pro and not load_rivals().leaves_open.search(con.text):
                    yield Matter("denial", pro, [con], con.turned)


def _straight(clauses: Stances, con: Assertion) -> Iterator[Assertion]:
    """Clauses that say straight what one turns round."""
    core, cosines = con.turned or {}, clauses.said.near(con.saying.number)
    near = np.flatnonzero(cosines >= NEARBY).tolist()
    for number in sorted(sorted(near, key=lambda n: (-cosines[n], n))[:CANDIDATES]):
        for pro in clauses.of(clauses.said.all[number]):
            share = covered(core, pro.words) - (WHOLE - COVERED) * con.whole
            if next(iter(core)) not in pro.words or "?" in pro.saying.text:
                continue  # what is denied of it is not said of it
            spoken = distinct(con.voice, pro.voice)
            if (
                pro.turned is not None
                or _agree(con, pro)
                or not _one_subject(con, pro)
                or load_rivals().leaves_open.search(pro.text)
            ):
                continue
            apart = pro.voice.name is None and pro.place.member != con.place.member
            if (spoken and share >= COVERED) or (apart and min(share, cosines[number]) >= UNSPOKEN):
                yield pro


def _one_subject(con: Assertion, pro: Assertion) -> bool:
    """What stands before the negation is named in the other too, where it has a name at all."""
    before = {w: n for w, n in con.subject.items() if n >= SUBJECT}
    return covered(before, pro.around) >= ALIKE if before else True


def _agree(con: Assertion, pro: Assertion) -> bool:
    """They say one thing, the one by a negation and the other by the contrary word: "not hurt", "unhurt"."""
    mine, theirs = (_WORD.findall(s.text.lower()) for s in (con, pro))
    return load_polarity().opposed(mine, theirs) is not None


def _countered(said: Sayings) -> Iterator[Matter]:
    """What a sentence says that it goes against: "despite claims by X that P, Y …"."""
    for saying in said.all:
        found = load_rivals().countered.search(saying.text)
        if found is None:
            continue
        place = saying.places[0]
        text, start = said.member(place).text, place.span[0]
        rest = max(((0, found.start()), (found.end(), len(saying.text))), key=lambda s: s[1] - s[0])
        kept = saying.text[rest[0] : rest[1]]
        first = start + rest[1] - len(kept.lstrip(" ,"))
        con = stance(
            saying, text, (start + found.start("what"), start + found.end("what")), Voice(found["who"].strip())
        )
        pro = stance(saying, text, (first, start + rest[0] + len(kept.rstrip(" ,."))), _speaker(said, saying, kept))
        if len(pro.words) > 1 and pro.voice.name:
            yield Matter("denial", [pro], [con], {w: n for w, n in con.words.items() if n >= MATTER})


def _speaker(said: Sayings, saying: Saying, text: str) -> Voice:
    """Who speaks in part of a sentence: a named informant of its report whose name stands there."""
    member = said.member(saying.places[0])
    named = [voice_of(a) for a in attributions_at(member, saying.places[0])]
    named += [voice_of(a) for a in member.reading.attributions]
    words = {w.lower() for w in text.replace(",", " ").replace("'s", " ").replace("’s", " ").split()}
    return next((v for v in named if v.name and v.named and v.telling and v.telling & words), Voice(None))


def _contrary(clauses: Stances) -> Iterator[Matter]:
    """Contrary states of one thing at one time, by two voices."""
    for pair in load_polarity().antonyms:
        if pair.left[0] in load_rivals().contraries:
            yield from _states(clauses, pair)


def _states(clauses: Stances, pair: Antonyms) -> Iterator[Matter]:
    said = clauses.said
    left, right = words_of(pair.left), words_of(pair.right)
    ones = [s for s in said.all if left.search(s.text) and not right.search(s.text)][:MOST]
    others = [s for s in said.all if right.search(s.text) and not left.search(s.text)][:MOST]
    drop = set(meanings(" ".join((*pair.left, *pair.right))))
    for a, b in product(ones, others):
        if float(said.vectors[a.number] @ said.vectors[b.number]) < CONTRARY or not _one_time(said, a, b):
            continue
        mine = [s for s in clauses.of(a) if left.search(s.text) and s.turned is None]
        theirs = [s for s in clauses.of(b) if right.search(s.text) and s.turned is None]
        for pro, con in product(mine, theirs):
            if distinct(pro.voice, con.voice) and _of_one(pro, con, drop):
                yield Matter("status", [pro], [con], {w: n for w, n in pro.words.items() if w in con.words})


def _of_one(a: Assertion, b: Assertion, drop: set[str]) -> bool:
    """The two clauses are of one thing: most of what each says beside its state, the other says too."""
    one_, other = ({w: n for w, n in s.words.items() if w not in drop} for s in (a, b))
    return bool(one_) and min(covered(one_, other), covered(other, one_)) >= ALIKE


def _one_time(said: Sayings, a: Saying, b: Saying) -> bool:
    days = [said.member(s.places[0]).compared.day for s in (a, b)]
    return days[0] is None or days[1] is None or abs(days[0] - days[1]) <= DAYS


def _one_matter(held: Matter, found: Matter) -> bool:
    """One thing is in dispute, by the same sides."""
    same = {s.saying.number for s in held.con} & {
        s.saying.number for s in found.con
    } and held.words.keys() & found.words.keys()
    if same:
        return True
    return (
        bool(held.words.keys() & found.words.keys())
        and _one_side(held.con, found.con)
        and _one_side(held.pro, found.pro)
    )


def _one_side(a: Iterable[Assertion], b: Iterable[Assertion]) -> bool:
    return any(one(x.voice, y.voice) or _kin(x.voice, y.voice) for x, y in product(a, b))


def _kin(a: Voice, b: Voice) -> bool:
    """Two descriptions of one party: both of officials of one state or people."""
    return bool(a.telling & b.telling)


def _dispute(clauses: Stances, matter: Matter, bench: Bench) -> Dispute:
    sides = []
    for held in (matter.pro, matter.con):
        stances_ = [*held, *_again(clauses, held, matter.words)] if matter.kind == "denial" else held
        sides.append(bench.side(held[0].text, [h for s in stances_ for h in s.heard()]))
    return Dispute(kind=matter.kind, about=matter.pro[0].text, sides=tuple(sides))


def _again(clauses: Stances, held: Sequence[Assertion], words: dict[str, float]) -> Iterator[Assertion]:
    """The same said again by the same voice: a clause as straight or turned, on the same thing."""
    said = clauses.said
    for first in held[:3]:
        for number in np.flatnonzero(said.near(first.saying.number) >= AGAIN).tolist():
            if number == first.saying.number:
                continue
            for other in clauses.of(said.all[number]):
                alike = (other.turned is None) == (first.turned is None)
                near = float(said.vectors[number] @ said.vectors[first.saying.number]) >= SURELY
                same = covered(words, other.words) >= (0.0 if near else COVERED) and words.keys() & other.words.keys()
                if alike and same and other.voice.name and one(other.voice, first.voice):
                    yield other
