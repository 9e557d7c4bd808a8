"""Status and cause: kinds of a thing, and causes, of which only one can be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations, product

from secondsource.records import Dispute, DisputeKind
from secondsource.stories.disputes.heard import attributions_at, heard, voice_at, voice_of
from secondsource.stories.disputes.sayings import Saying, Sayings
from secondsource.stories.disputes.sides import Bench
from secondsource.stories.disputes.voices import distinct, one
from secondsource.vocabulary.rivals import load_rivals

ONE_MATTER = 0.55  # cosine of two sentences that tell of one thing
ONE_CAUSE = 0.5
MOST = 100  # sentences of one kind that are compared
SHARED = 5.5  # weight of the words that two sentences about one thing share: one or two content words


def of_kinds(said: Sayings, occasions: tuple[int, ...], bench: Bench) -> Iterator[Dispute]:
    """What is said to be of one kind here and of another there: a car bomb, a truck bomb."""
    for kinds in load_rivals().kinds:
        yield from _rivals(said, occasions, bench, (kinds.makes, kinds.of, kinds.told_in, ONE_MATTER))


def of_causes(said: Sayings, occasions: tuple[int, ...], bench: Bench) -> Iterator[Dispute]:
    """Causes of one thing that exclude each other, told by two voices."""
    for saying in said.all:
        both = _causes(saying.text)
        voices = [
            v for a in attributions_at(said.member(saying.places[0]), saying.places[0]) if (v := voice_of(a)).name
        ]
        if len(both) == 2 and any(not one(a, b) for a, b in combinations(voices, 2)):
            sides = (bench.side(words, heard(said, [saying])) for _, words in sorted(both.items()))
            yield Dispute(kind="cause", about=saying.text, sides=tuple(sides))
    yield from _rivals(said, occasions, bench, ("cause", "cause", _cause, ONE_CAUSE))


_Asked = tuple[DisputeKind, str, Callable[[str], tuple[int, str] | None], float]


def _rivals(said: Sayings, occasions: tuple[int, ...], bench: Bench, asked: _Asked) -> Iterator[Dispute]:
    makes, about, told_in, least = asked
    told: dict[int, dict[int, list[Saying]]] = {}
    words: dict[int, str] = {}
    for saying in said.all:
        kind = told_in(saying.text)
        if kind is not None:
            words[saying.number] = kind[1].lower()
            told.setdefault(occasions[saying.places[0].member], {}).setdefault(kind[0], []).append(saying)
    for _, by_kind in sorted(told.items()):
        joined: dict[int, set[int]] = {}
        for one_kind, other in combinations(sorted(by_kind), 2):
            for a, b in product(by_kind[one_kind][:MOST], by_kind[other][:MOST]):
                if _against(said, a, b, least):
                    joined.setdefault(one_kind, set()).add(a.number)
                    joined.setdefault(other, set()).add(b.number)
        if joined:
            held = [(words[min(numbers)], sorted(numbers)) for _, numbers in sorted(joined.items())]
            sides = tuple(bench.side(value, heard(said, [said.all[n] for n in numbers])) for value, numbers in held)
            yield Dispute(kind=makes, about=f"{about}: {' or '.join(value for value, _ in held)}", sides=sides)


def _against(said: Sayings, a: Saying, b: Saying, least: float) -> bool:
    """Two sentences of one matter, in two reports or by two voices."""
    if float(said.vectors[a.number] @ said.vectors[b.number]) < least:
        return False
    if sum(w for s, w in a.stems.items() if s in b.stems) < SHARED:
        return False
    mine, theirs = {p.member for p in a.places}, {p.member for p in b.places}
    if mine & theirs:
        both = min(mine & theirs)
        here = next(p for p in a.places if p.member == both)
        there = next(p for p in b.places if p.member == both)
        return distinct(voice_at(said, here), voice_at(said, there))
    return True


def _cause(text: str) -> tuple[int, str] | None:
    """Index and words of the one cause that a text names beside a word of causing."""
    found = _causes(text)
    return found.popitem() if len(found) == 1 else None


def _causes(text: str) -> dict[int, str]:
    """The kinds of causes that a text names beside a word of causing, each with its words."""
    words = load_rivals()
    if not words.says_why.search(text):
        return {}
    return {i: found[0] for i, cause in enumerate(words.why) if (found := cause.search(text))}
