"""Conditions: what a report says something to come depends on.

Forms, each with an example that ``tests/reading/test_conditions.py`` runs: a verb between the two ("The reopening
depends on the weather, the crews and the money"), a conjunction before the condition ("The port will open if the
strike ends", "Unless rain comes, …"), a price ("will free them in exchange for grain"), and a bound of something that
is not to be before ("There will be no talks until the troops leave").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from secondsource.reading.parts import overlaps
from secondsource.reading.syntax import Word
from secondsource.reading.told import Told
from secondsource.records import Condition, Span
from secondsource.vocabulary.events import load_events

_EDGE = ' \t\n\r,.;:!?"“”«»‘’()[]–—-'
_SAID = re.compile(
    r",[\"”’]?\s(?:[^,]{0,60}\s)?(?:said|says|told|added|warned|warns|according\s+to|explained|argued|noted|insisted|"
    r"wrote|suggested|hinted)\b.*$",
    re.DOTALL,
)
_SAYING = re.compile(
    r"^.{0,120}?\b(?:said|says|saying|told\s\w+|added|warned|warns|argued|insisted|noted|stressed|vowed|suggested)"
    r"(?:\s(?:on\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?(?:\sthat|,|:)?\s[\"“]?",
    re.DOTALL,
)
_CUT = re.compile(
    r"(?:[;:]|,\s(?:but|and|while|although|though|yet|so|because|who|which)|[\"“])\s?(?=\S)", re.IGNORECASE
)
_ASKING = re.compile(
    r"(?:\b(?:ask\w*|know\w*|see|seeing|wonder\w*|determine|unclear|unsure|clear|sure|say|doubt\w*|check\w*|as|question\w*"
    r"|even|what|tell|decide|care\w*)\s*)$",
    re.IGNORECASE,
)
_LIST = re.compile(r",\s+(?:and\s+|or\s+)?|\s+and\s+|\s+or\s+")
_LONGEST = 600  # characters of a sentence that is looked at
_TO_COME = frozenset(
    {"will", "would", "shall", "can", "could", "may", "might", "must", "should", "cannot", "wo", "won't"}
)
_LATER = frozenset({"'ll", "’ll", "ll", "need", "needs", "ought", "shalt"})
_PAST = frozenset({"was", "were", "had", "did"})
_REPORTED = frozenset({"would", "could", "might", "should"})  # a past condition may be of these
_NO = frozenset(
    {"not", "n't", "n’t", "no", "never", "refuse", "refused", "refuses", "neither", "nor", "cannot", "nothing", "only"}
)
_JOINS = frozenset({"but", "and", "so", "that"})
_VERBAL = ("VERB", "AUX")
_SUBJECTS = ("NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM", "ADV", "AUX", "SCONJ", "CCONJ")


def conditions(told: Told) -> tuple[Condition, ...]:
    """Read the conditions that a report tells, in the order of the text; spans are offsets into the page's text."""
    cue = load_events().condition_cue
    found: list[Condition] = []
    for sentence in told.sentences:
        start, end = sentence.span
        if end - start > _LONGEST or next(overlaps(sentence.span, told.parts), None) is None:
            continue
        last = start
        for match in cue.finditer(told.text, start, end):
            if match.start() < last:
                continue
            condition = _read(told, sentence.span, match)
            if condition:
                found.append(condition)
                last = condition.span[1]
    return tuple(found)


def _read(told: Told, sentence: Span, cue: re.Match[str]) -> Condition | None:
    region = _region(told, sentence, cue.span())
    kind = cue.lastgroup
    if kind == "conditional" and _ASKING.search(told.text, sentence[0], cue.start()):
        return None
    if kind == "depending":
        return _depending(told, region, cue)
    if kind == "conditional" and cue[0].lower() == "should":
        return _led(told, region, cue) if _opens(told.text, region, cue.start()) else None
    if kind == "conditional" and _opens(told.text, region, cue.start()):
        return _led(told, region, cue)
    if kind == "bounding" and not _is_bound(told, (region[0], cue.start())):
        return None
    return _following(told, region, cue)


def _region(told: Told, sentence: Span, cue: Span) -> Span:
    """The part of a sentence that one voice says: its content, where it is an attribution's; no "she said"."""
    start, end = sentence
    held = [span for span, _ in told.contents.meeting(cue) if span[0] <= cue[0] and cue[1] <= span[1]]
    if held:
        inner = min(held, key=lambda s: s[1] - s[0])
        start, end = max(start, inner[0]), min(end, inner[1])
    tail = _SAID.search(told.text, cue[1], end)
    if tail:
        end = tail.start()
    lead = _SAYING.match(told.text, start, cue[0]) if not held else None
    return _trimmed(told.text, (lead.end() if lead else start, end))


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end


def _opens(text: str, region: Span, place: int) -> bool:
    """Whether a conjunction opens its region, or a clause of it: "If it rains, …", "…, but if it rains, …"."""
    before = text[region[0] : place].rstrip()
    return not before or (before[-1] in ",;:" and len(before) <= 1) or before.lower().split()[-1] in _JOINS


def _verbs(told: Told, span: Span) -> list[Word]:
    return [w for w in told.syntax.within(span) if w.upos in _VERBAL]


def _made(told: Told, outcome: Span, depends: Sequence[Span]) -> Condition | None:
    outcome = _trimmed(told.text, outcome)
    kept = tuple(s for span in depends if (s := _trimmed(told.text, span))[0] < s[1])
    if outcome[0] >= outcome[1] or not kept:
        return None
    ends = (outcome, *kept)
    return Condition(
        span=(min(s for s, _ in ends), max(e for _, e in ends)), outcome=outcome, depends_on=tuple(sorted(kept))
    )


def _led(told: Told, region: Span, cue: re.Match[str]) -> Condition | None:
    """ "If A, B": the condition up to the first comma behind which a clause with a verb begins."""
    for comma in re.finditer(r",(?!\d)", told.text[cue.end() : region[1]]):
        place = cue.end() + comma.start()
        inner, rest = (cue.end(), place), (place + 1, region[1])
        first = told.syntax.after(place + 1)
        if first is None or first.upos not in _SUBJECTS:
            continue
        if _verbs(told, rest) and (_verbs(told, inner) or cue[0].lower() == "in the event of"):
            return _made(told, rest, [inner])
    return None


def _following(told: Told, region: Span, cue: re.Match[str]) -> Condition | None:
    """ "B if A": the outcome up to the conjunction, the condition after it."""
    start = region[0]
    for cut in _CUT.finditer(told.text, region[0], cue.start()):
        if _verbs(told, (cut.end(), cue.start())):
            start = cut.end()
    outcome, inner = (start, cue.start()), (cue.end(), _clause_end(told, cue.end(), region[1]))
    told_by_clause = cue.lastgroup == "exchanged" or _verbs(told, inner)
    is_condition = _verbs(told, outcome) and told_by_clause and _is_open(told, inner, outcome)
    return _made(told, outcome, [inner]) if is_condition else None


def _clause_end(told: Told, start: int, end: int) -> int:
    """Where a condition ends: before a comma behind which another clause is joined."""
    cut = next((c for c in _CUT.finditer(told.text, start, end) if _verbs(told, (start, c.start()))), None)
    return cut.start() if cut else end


def _is_to_come(told: Told, outcome: Span) -> bool:
    """Whether something is told that will, may or must be: no fact, and nothing that would have been."""
    words = told.syntax.within(outcome)
    shifts = load_events().shifts
    for place, word in enumerate(words):
        following = words[place + 1].lower if place + 1 < len(words) else ""
        if word.lower in _TO_COME or word.lower in _LATER:
            return following not in ("have", "not") or "have" not in {w.lower for w in words[place + 1 : place + 3]}
        if word.lower in ("have", "has", "is", "are", "going", "about") and following == "to":
            return True
        if word.lower in shifts and shifts[word.lower] != "negated" and "to" in {w.lower for w in words[place + 1 :]}:
            return True
    return bool(words) and words[0].upos == "VERB" and words[0].relation in ("root", "conj", "parataxis", "ccomp")


def _is_open(told: Told, condition: Span, outcome: Span) -> bool:
    """Whether a thing to come depends on something that is not settled."""
    return _is_to_come(told, _trimmed(told.text, outcome)) and not _is_done(told, condition, outcome)


def _is_done(told: Told, condition: Span, outcome: Span) -> bool:
    """Whether what should be a condition is told as a fact: "before the evacuation was already under way"."""
    words = {w.lower for w in told.syntax.within(condition)}
    if "already" in words:
        return True
    reported = {w.lower for w in told.syntax.within(outcome)} & _REPORTED
    return not reported and bool(words & _PAST)


def _is_bound(told: Told, outcome: Span) -> bool:
    """Whether something that is not to be, before or until, is told: "will not stop until"."""
    words = {w.lower for w in told.syntax.within(outcome)}
    return bool(words & _TO_COME) and bool(words & _NO)


def _depending(told: Told, region: Span, cue: re.Match[str]) -> Condition | None:
    """ "X depends on A, B and C": the outcome is what stands before the verb and its auxiliaries."""
    word = told.syntax.at(cue.start())
    if word is None or (word.upos not in _VERBAL and not _is_copular(told, word)):
        return None
    first = word
    while (before := told.syntax.next(first, -1)) is not None and before.upos in ("AUX", "ADV", "PART"):
        first = before
    start = region[0]
    for cut in _CUT.finditer(told.text, region[0], first.span[0]):
        start = cut.end()
    return _made(told, (start, first.span[0]), list(_items(told, (cue.end(), region[1]))))


def _is_copular(told: Told, word: Word) -> bool:
    before = told.syntax.next(word, -1)
    while before is not None and before.upos in ("ADV", "PART"):
        before = told.syntax.next(before, -1)
    return before is not None and before.upos == "AUX"


def _items(told: Told, span: Span) -> Iterator[Span]:
    """The members of a list joined by commas and "and"; "and" alone parts only what the parser joins so."""
    parts = list(_LIST.finditer(told.text, *span))
    listed = sum(p[0].startswith(",") for p in parts) >= 1 and any("and" in p[0] or "or" in p[0] for p in parts)
    start = span[0]
    for part in parts:
        after = told.syntax.after(part.end())
        is_comma = part[0].startswith(",")
        splits = listed if is_comma else listed or _joins(told, (start, part.start()), after)
        if splits and after is not None and after.span[0] < span[1]:
            yield start, part.start()
            start = part.end()
    yield start, span[1]


def _joins(told: Told, before: Span, after: Word | None) -> bool:
    """Whether "and" joins what follows it to the head of what stands before, and not to a word within."""
    if after is None:
        return False
    if any(w.upos == "ADP" for w in told.syntax.within(before)):
        return False  # "approval by the army and the governor"
    inner = {w.index for w in told.syntax.within(before)}
    head = told.syntax.head_of(before)
    following: Word | None = after
    while following is not None and following.relation != "conj" and following.head > following.index:
        following = told.syntax.words[following.head]
    return (
        following is not None
        and following.relation == "conj"
        and head is not None
        and (following.head == head.index and following.head in inner)
    )
