"""Revisions of states: closed and then open again, lost and then found, not known and then told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from secondsource.records import Revised, Revision
from secondsource.stories.disputes.heard import voice_at
from secondsource.stories.disputes.sayings import Saying, Sayings, Where, answered, bare_stem, content_words
from secondsource.vocabulary.rivals import load_rivals

ALIKE = 0.5  # cosine of two sentences about one thing, at two times
ASKED = 0.4  # the same of who asks for the cause of a thing, and who tells the cause of what bears its name
SHARED = 14.0  # weight of the words that the two share
FEW = 200  # sentences of one state that are compared
MOST = 12  # sentences of one state
SUBJECT = 2.5  # weight of words that tell what a state is of
_CAUSE_OF = re.compile(r"\bcauses? of (?:the|this|that|an?|its|his|her|their)?\s*(?P<what>[\w'’-]+)", re.IGNORECASE)
_MARKS = "\"“”‘’'.,;:!?()"


def of_states(said: Sayings) -> Iterator[Revision]:
    """Each change of a state that the reports tell, and what was not known at first."""
    words = load_rivals()
    for change in words.states:
        first = [s for s in said.all if change.was.search(s.text) and not change.became.search(s.text)]
        then = [s for s in said.all if change.became.search(s.text)]
        yield from _changes(said, (first, change.was), (then, change.became), "{0}: {1}, then {2}")
    open_ = [s for s in said.all if words.is_unknown.search(s.text) and words.asks.search(s.text)]
    told = [s for s in said.all if words.tells.search(s.text) and not words.is_unknown.search(s.text)]
    yield from _changes(said, (open_, words.is_unknown), (told, words.tells), "{0}: not known at first", _one_question)


_State = tuple[list[Saying], re.Pattern[str]]
_Judge = Callable[[Sayings, Saying, Saying], bool]


def _changes(said: Sayings, first: _State, then: _State, about: str, one: _Judge | None = None) -> Iterator[Revision]:
    judged = one or _one_thing
    pairs = [(a, b) for a in first[0][:FEW] for b in then[0][:FEW] if judged(said, a, b)]
    if not pairs:
        return
    before = sorted({a.number for a, _ in pairs})[:MOST]
    after = sorted({b.number for _, b in pairs})[:MOST]
    was = [_value(said, said.all[n], first[1]) for n in before]
    became = [_value(said, said.all[n], then[1]) for n in after]
    shown = (_value(said, s, words).value.lower() for s, words in zip(pairs[0], (first[1], then[1]), strict=True))
    what = about.format(_thing(*pairs[0], first[1]), *shown)
    yield Revision(about=what, by=_by((*was, *became)), values=(*was, *became))


def _one_thing(said: Sayings, a: Saying, b: Saying) -> bool:
    if a.number == b.number or float(said.vectors[a.number] @ said.vectors[b.number]) < ALIKE:
        return False
    one, other = said.member(a.places[0]), said.member(b.places[0])
    if one.compared.day is not None and other.compared.day is not None and one.compared.day > other.compared.day:
        return False
    return sum(_shared(a, b).values()) >= SHARED


def _one_question(said: Sayings, a: Saying, b: Saying) -> bool:
    """The one asks what the other tells: of one thing by their words, or of the cause of what the other names."""
    if _one_thing(said, a, b):
        return True
    found = _CAUSE_OF.search(a.text)
    if found is None or float(said.vectors[a.number] @ said.vectors[b.number]) < ASKED:
        return False
    asked = content_words(found["what"])
    one, other = said.member(a.places[0]), said.member(b.places[0])
    later = None in (one.compared.day, other.compared.day) or (one.compared.day or 0) <= (other.compared.day or 0)
    return bool(asked) and one is not other and later and answered(asked, b.content) == 1


def _shared(a: Saying, b: Saying) -> dict[str, float]:
    return {s: w for s, w in a.stems.items() if s in b.stems}


def _thing(first: Saying, then: Saying, state: re.Pattern[str]) -> str:
    """What the two states are of, in the first one's words: a run of words that the other has too.

    The weightiest run before the word of the state, which is mostly its subject, else the weightiest of all.
    """
    shared, found = _shared(first, then), state.search(first.text)
    runs = [*_runs(first.text[: found.start()] if found else "", shared), *_runs(first.text, shared)]
    weights = [sum(shared.get(bare_stem(w), 0.0) for w in run) for run in runs]
    best = next((i for i, w in enumerate(weights) if w >= SUBJECT), None)
    return " ".join(runs[weights.index(max(weights)) if best is None else best]) if runs else first.text


def _runs(text: str, shared: dict[str, float]) -> list[list[str]]:
    """Runs of words that two sentences share, with the small words between them, the weightiest first."""
    runs: list[list[str]] = [[]]
    small = load_rivals().small_words
    for word in text.split():
        bare = word.strip(_MARKS)
        inside = bare_stem(bare) in shared or (bool(runs[-1]) and bare.lower() in small)
        if inside:
            runs[-1].append(bare)
        if not inside or word.endswith((",", ";", ":", ".")):
            runs.append([])
    tidy = [run[: max(i + 1 for i, w in enumerate(run) if w.lower() not in small)] for run in runs if run]
    return sorted(tidy, key=lambda run: -sum(shared.get(bare_stem(w), 0.0) for w in run))


def _value(said: Sayings, saying: Saying, state: re.Pattern[str]) -> Revised:
    place: Where = saying.places[0]
    member = said.member(place)
    found = state.search(saying.text)
    return Revised(
        value=found[0] if found else saying.text,
        as_of=member.when,
        report=member.id,
        span=place.span,
        informant=voice_at(said, place).name,
    )


def _by(values: Sequence[Revised]) -> str | None:
    """Who says the first state and the later one: one and the same voice, or nobody alone."""
    names = {v.informant for v in values}
    return names.pop() if len(names) == 1 else None
