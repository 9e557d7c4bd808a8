"""Mentions of a report grouped by whom or what they name.

By the names alone: the same name, a person's last name for the full one before it, letters for the name that they
shorten where they stand behind it in brackets. Pronouns and descriptions are not resolved. The type of an acronym is
told by two layers of the encoder, all others by the layer of news.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from secondsource.encoder.passage_reading import PassageReading, ReadEntity
from secondsource.reading.marks import ARTICLE, POSSESSIVE
from secondsource.reading.parts import clipped, parts_of
from secondsource.records import Entity, Report, Span
from secondsource.spans import SpanIndex
from secondsource.vocabulary import Vocabulary

_EDGES = ' \t\n\r\u00a0\u200b"“”„«»‘`,;:!?()[]{}'
_PARTICLE = re.compile(r"^(?:al|el|ad|an|as|ash|at|ar|az)[-\s](?=\w)", re.IGNORECASE)
_LETTERS = re.compile(r"[A-Z][A-Z&.]{1,7}")
_ACRONYM = re.compile(r"[A-Z][A-Z&-]{1,11}")
_LONG_ACRONYM = 4  # letters
_LETTERS_OF_BODIES = range(3, 5)
_ELIDED = re.compile(r"(?<![\w'’])[A-Z]['’]$")
_TAIL = re.compile(r"-[A-Z]{1,2}(?![\w-])")
_MONOGRAMS = frozenset({"AOC", "FDR", "JFK", "LBJ", "MBS", "MBZ", "MLK", "RFK"})  # letters that name people
_NAMED = frozenset({"person", "organization", "location"})
_BEFORE_LETTERS = re.compile(r"\s?[(\[]")


class _Group:
    """Mentions of one entity while they are collected; ``key`` is the fullest normalised name so far."""

    def __init__(self, place: int, kind: str, key: tuple[str, ...]) -> None:
        self.place = place  # among the report's groups
        self.kind = kind
        self.key = key
        self.mentions: list[Span] = []


class _Groups:
    """The groups of a report while its mentions are read in order."""

    def __init__(self) -> None:
        self.all: list[_Group] = []
        self._by_name: dict[tuple[str, tuple[str, ...]], _Group] = {}
        self._by_last_word: dict[str, dict[int, _Group]] = {}  # people alone

    def add(self, group: _Group | None, kind: str, key: tuple[str, ...], span: Span) -> _Group:
        """Take a mention of this name into a group, or into a new one."""
        if group is None:
            group = _Group(len(self.all), kind, key)
            self.all.append(group)
        group.mentions.append(span)
        group.key = max(group.key, key, key=lambda k: (len(k), k))
        first = self._by_name.setdefault((group.kind, key), group)
        if group.place < first.place:
            self._by_name[group.kind, key] = group
        if group.kind == "person":
            self._by_last_word.setdefault(group.key[-1], {})[group.place] = group
        return group

    def named(self, kind: str, key: tuple[str, ...]) -> _Group | None:
        """The group of a mention: of the same name, or the latest before whose name this one shortens."""
        same = self._by_name.get((kind, key))
        if same or kind != "person":
            return same
        alike = (self._by_last_word.get(key[-1]) or {}).values()
        near = (g for g in alike if _shortens(key, g.key) or (len(g.key) > 1 and _shortens(g.key, key)))
        return max(near, key=lambda g: g.mentions[-1], default=None)


def entities(
    text: str, report: Report, passages: Sequence[PassageReading], vocabulary: Vocabulary
) -> tuple[Entity, ...]:
    """Group the mentions that the encoder read in a report's headline, headings and body, in the order they come.

    Spans are offsets into the page's ``text``. A last name that stands before the full name, as in a headline, joins
    the first full name after it.
    """
    groups = _Groups()
    last: _Group | None = None
    for mention in _retyped(text, _within(text, parts_of(report), passages), passages):
        span = _with_elision(text, trimmed_mention(text, mention.span))
        key = _key(text[slice(*span)], mention.type, vocabulary)
        if key:
            group = _letters_of(text, mention, span, last) or groups.named(mention.type, key)
            last = groups.add(group, mention.type, key, span)
    joined = sorted(_joined(groups.all), key=lambda g: min(g.mentions))
    return tuple(
        Entity(id=f"e{n}", type=g.kind, name=_name(text, g, vocabulary), mentions=tuple(sorted(set(g.mentions))))
        for n, g in enumerate(joined, start=1)
    )


def _within(text: str, parts: Sequence[Span], passages: Sequence[PassageReading]) -> list[ReadEntity]:
    """The names that stand in the report, in order, each once.

    What has no capital, digit or letter without case names nobody: "wean". Letters behind a hyphen belong to the name
    before it, however they were read: "ISIS-K".
    """
    found = {
        span: ReadEntity(span=span, type=entity.type, certainty=entity.certainty)
        for passage in passages
        for entity in passage.entities
        if (span := clipped(entity.span, parts)) and (entity.type not in _NAMED or not text[slice(*span)].islower())
    }
    kept: list[ReadEntity] = []
    for mention in (found[span] for span in sorted(found)):
        last = kept[-1] if kept else None
        if last is not None and (tail := _TAIL.match(text, last.span[1])) and tail.end() == mention.span[1]:
            whole = last.span[0], mention.span[1]
            kept[-1] = ReadEntity(span=whole, type=last.type, certainty=last.certainty)
        else:
            kept.append(mention)
    return kept


def _retyped(text: str, mentions: Sequence[ReadEntity], passages: Sequence[PassageReading]) -> Iterator[ReadEntity]:
    """Take names in capitals for organisations where the layer of conflict reports mostly reads them so.

    That layer knows armed groups and alliances ("ISIS", "NATO") better than the one of news does. A name that stands
    in lower case too is a headline's, and no acronym.
    """
    noted = SpanIndex((e.span, e.type) for passage in passages for e in passage.conflict_entities)
    names = [text[slice(*trimmed_mention(text, mention.span))] for mention in mentions]
    spelt = {name.casefold() for name in names if not name.isupper()}
    votes: dict[str, list[str]] = {}
    for mention, name in zip(mentions, names, strict=True):
        if _ACRONYM.fullmatch(name):
            votes.setdefault(name, []).extend(kind for _, kind in noted.meeting(mention.span))
    for mention, name in zip(mentions, names, strict=True):
        read = votes.get(name, [])
        # A country's short form ("UK", "UAE") is taken for its government there; here it stays a place.
        doubtful = mention.type == "person" or (mention.type == "location" and len(name) >= _LONG_ACRONYM)
        # Nobody is called by three or four letters, but for a few.
        unread = mention.type == "person" and name in votes and not read and len(name) in _LETTERS_OF_BODIES
        most = 2 * read.count("organisation") > len(read) or (unread and name not in _MONOGRAMS)
        is_body = doubtful and most and name.casefold() not in spelt
        yield ReadEntity(
            span=mention.span, type="organization" if is_body else mention.type, certainty=mention.certainty
        )


def trimmed_mention(text: str, span: Span) -> Span:
    """Give a mention without the marks, spaces and possessive s at its ends."""
    start, end = span
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    ending = POSSESSIVE.search(text[start:end])
    return start, start + ending.start() if ending else end


def _with_elision(text: str, span: Span) -> Span:
    """Take in the letters before an apostrophe that a name begins with: "N'Djamena", "O'Brook"."""
    before = _ELIDED.search(text, max(0, span[0] - 3), span[0])
    return (before.start(), span[1]) if before and text[span[0] : span[0] + 1].isupper() else span


def _key(name: str, kind: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The words of a name as names are compared: no article, title or possessive, case ignored."""
    bare = ARTICLE.sub("", " ".join(name.split()))
    if kind == "person":
        bare = _PARTICLE.sub("", vocabulary.informants.bare_name(bare))
        bare = " ".join(_PARTICLE.sub("", word) for word in bare.split())
    words = (re.sub(r"[^\w]", "", word).casefold() for word in re.split(r"[\s-]+", bare))
    return tuple(word for word in words if word)


def _shortens(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether ``short`` ends as ``full`` does and leaves out words of it: a last name, a middle name left out."""
    if len(short) >= len(full):
        return False
    if full[-len(short) :] == short:
        return True
    return len(short) > 1 and short[-1] == full[-1] and short[0] == full[0]


def _letters_of(text: str, mention: ReadEntity, span: Span, last: _Group | None) -> _Group | None:
    """The group just named, where a mention is its letters in brackets: "Port Authority (PA)"."""
    if last is None or last.kind != mention.type or not _LETTERS.fullmatch(text, *span):
        return None
    end = last.mentions[-1][1]
    return last if end < span[0] and _BEFORE_LETTERS.fullmatch(text, end, span[0]) else None


def _joined(groups: Sequence[_Group]) -> list[_Group]:
    """Join a last name that no full name stood before to the first full name after it."""
    people: dict[str, list[_Group]] = {}
    for group in groups:
        if group.kind == "person" and len(group.key) > 1:
            people.setdefault(group.key[-1], []).append(group)
    kept: list[_Group] = []
    for group in groups:
        alone = group.kind == "person" and len(group.key) == 1
        alike = people.get(group.key[-1], []) if alone else []
        full = next((g for g in alike if g.mentions[0] > group.mentions[0]), None)
        if full:
            full.mentions += group.mentions
        else:
            kept.append(group)
    return kept


def _name(text: str, group: _Group, vocabulary: Vocabulary) -> str:
    """The fullest form among the mentions: most words, then the first."""
    forms = [" ".join(text[slice(*span)].split()) for span in sorted(group.mentions)]
    if group.kind == "person":
        forms = [vocabulary.informants.bare_name(form) for form in forms]
    forms = [ARTICLE.sub("", form) or form for form in forms]
    spelt = [form for form in forms if not _LETTERS.fullmatch(form)] or forms
    mixed = [form for form in spelt if not form.isupper()] or spelt
    return max(mixed, key=lambda form: len(form.split()))
