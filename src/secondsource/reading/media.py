"""News organisations where a report names them as those that heard, wrote or showed something."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias

from secondsource.records import Entity, Record, Span
from secondsource.spans import SpanIndex
from secondsource.vocabulary import Vocabulary
from secondsource.vocabulary.gatherers import GathererWords, load_gatherers

_WINDOW = 110  # characters beside a name in which its part in the sentence is told
MediumPart: TypeAlias = Literal["told", "by", "reports", "staff", "named"]
"""``told``: somebody says something to it. ``by``: it is credited. ``reports``: it is the subject of a verb of
reporting. ``staff``: somebody or something of its own. ``named``: none of these is told beside the name."""


class Medium(Record, frozen=True, kw_only=True):
    """A news organisation where a report names it."""

    span: Span  # of the name, with the noun behind it: "Al-Bilad daily"
    name: str  # as the vocabulary has it; else as the report spells it
    part: MediumPart
    phrase: Span  # what tells its part: "told Al-Bilad daily"
    sure: bool = True  # the name, or a noun beside it, is nothing else's
    quotes: bool = False  # the verb that it is the subject of brings an informant: "cited"


class _Named(Record, frozen=True, kw_only=True):
    span: Span
    name: str
    sure: bool  # it counts without a noun beside it that makes it a news organisation


def media(
    text: str, sentences: Sequence[Span], entities: Sequence[Entity], vocabulary: Vocabulary
) -> tuple[Medium, ...]:
    """Find the news organisations in sentences (spans of the page's ``text``), in order.

    They are those of the vocabulary, names shaped as theirs, and other names beside a noun as "daily". A name that is
    also an ordinary word or somebody else's counts with such a noun, or right behind "told" with its capital "The".
    """
    words = load_gatherers()
    mentions = sorted(
        ((span, entity) for entity in entities for span in entity.mentions if span not in entity.referring),
        key=lambda mention: mention[0],
    )
    people = SpanIndex((span, entity) for span, entity in mentions if entity.type == "person")
    found: list[Medium] = []
    for sentence in sentences:
        near = [span for span, _ in people.meeting(sentence)]
        listed = _listed(text, sentence, near, vocabulary, words)
        named = _distinct([*listed, *_described(text, sentence, mentions, words)])
        found += [_placed(text, sentence, item, words) for item in named]
    return tuple(found)


def _listed(
    text: str, sentence: Span, people: Sequence[Span], vocabulary: Vocabulary, words: GathererWords
) -> Iterator[_Named]:
    for name in vocabulary.names_in(text, sentence):
        if name.person and any(span[0] <= name.span[0] and name.span[1] <= span[1] for span in people):
            continue
        if name.letters and not _has_noun(text, name.span, words):
            continue
        yield _Named(span=name.span, name=name.name, sure=name.plain or name.letters or name.article == "The")
    for span in vocabulary.outlet_shapes.spans(text, sentence):
        yield _Named(span=span, name=_spelt(text, span), sure=True)
    for numbered in words.numbered.finditer(text, *sentence):
        yield _Named(span=numbered.span(), name=_spelt(text, numbered.span()), sure=True)


def _described(
    text: str, sentence: Span, mentions: Sequence[tuple[Span, Entity]], words: GathererWords
) -> Iterator[_Named]:
    """Names of bodies that only a noun beside them makes news organisations."""
    at = bisect_left(mentions, sentence[0], key=lambda m: m[0][0])
    while at < len(mentions) and mentions[at][0][0] < sentence[1]:
        span, entity = mentions[at]
        if entity.type not in ("location", "norp", "date", "money") and _has_noun(text, span, words):
            yield _Named(span=span, name=_spelt(text, span), sure=True)
        at += 1


def _has_noun(text: str, span: Span, words: GathererWords) -> bool:
    behind = words.noun_after.match(text, span[1], span[1] + _WINDOW)
    return bool(behind or words.noun_before.search(text[max(0, span[0] - _WINDOW) : span[0]]))


def _distinct(named: Sequence[_Named]) -> list[_Named]:
    """Those that come first at their place: listed names before shapes, shapes before names with a noun."""
    kept: list[_Named] = []
    for item in named:
        if all(item.span[1] <= other.span[0] or other.span[1] <= item.span[0] for other in kept):
            kept.append(item)
    return sorted(kept, key=lambda item: item.span)


def _placed(text: str, sentence: Span, item: _Named, words: GathererWords) -> Medium:
    """Tell what part a name has in its sentence."""
    start, end = item.span
    noun = words.noun_after.match(text, end, sentence[1])
    whole = start, noun.end() if noun else end
    sure = item.sure or _has_noun(text, item.span, words)
    opening = max(sentence[0], start - _WINDOW)
    staff = words.staff_after.match(text, end, sentence[1])
    if staff and sure:
        return Medium(span=whole, name=item.name, part="staff", phrase=(start, staff.end()))
    if sure and (lead := words.before.search(text[opening:start])):
        part: MediumPart = "told" if lead["told"] else "by"
        return Medium(span=whole, name=item.name, part=part, phrase=(opening + lead.start(), whole[1]))
    if sure and (verb := words.after.match(text, whole[1], min(sentence[1], end + _WINDOW))):
        quotes = words.cites.fullmatch(verb["verb"]) is not None
        return Medium(span=whole, name=item.name, part="reports", phrase=(start, verb.end()), quotes=quotes)
    return Medium(span=whole, name=item.name, part="named", phrase=whole, sure=sure)


def _spelt(text: str, span: Span) -> str:
    return " ".join(text[slice(*span)].split())


def may_tell(text: str, sentence: Span) -> bool:
    """Say whether a sentence may tell that somebody spoke to a news organisation, though nothing is said in it."""
    return load_gatherers().hears.search(text, *sentence) is not None


def medium_in(found: Sequence[Medium], span: Span) -> Medium | None:
    """Give the first of ``found`` (in order) that stands within a span."""
    place = bisect_right(found, (span[0], -1), key=lambda m: m.span)
    return found[place] if place < len(found) and found[place].span[1] <= span[1] else None
