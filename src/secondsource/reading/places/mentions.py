"""Where a report names places: what the encoder read as places, and names it missed that stand where a place stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from secondsource.gazetteer import fold
from secondsource.reading.entities import trimmed_mention
from secondsource.reading.parts import parts_of, within
from secondsource.reading.places.candidates import Lookup
from secondsource.reading.places.names import MONTHS_AND_DAYS, headed, inner, is_street, pieces
from secondsource.records import Entity, Record, Report, Span
from secondsource.spans import SpanIndex

_WORD = r"(?:[A-Z]\.){2,}|[A-Z][\w’'-]*\w\.?(?=\s[A-Z])|[A-Z][\w’'-]*\w|[A-Z]"
_RUN = re.compile(rf"(?<![\w.'’-])(?:{_WORD})(?:\s(?:of\s|al-|el-|the\s|de\s|la\s)?(?:{_WORD})){{0,4}}")
_SHORT = re.compile(r",\s?(?P<short>[A-Z][A-Za-z]{0,5}\.(?:\s?[A-Z][a-z]*\.)?|(?:[A-Z]\.){2,}|[A-Z]{2}\b)")
_LEAD = re.compile(r"\b(?P<word>[A-Za-z]+)\s(?:the\s)?$")
_NEXT = re.compile(r"(?:['’]s?)?[\s-](?P<word>[A-Za-z]+)")
_DASH = re.compile(r"(?:,\s[A-Z][a-z]+\.?)?\s(?:—|–|--?)\s")
_OPENING = re.compile(r"^(?:The|In|At|From|Near|On|And|But|For|Of|To|Outside|Around|Meanwhile)\s+(?=\S)")
_LOOK_BACK = 30  # characters
_PLACING = frozenset({"in", "near", "outside", "around"})
_MARKS = ".,;:!?()[]\"“”"
_LEADING = 3  # words of a body's name that are looked up


class Mention(Record, frozen=True, kw_only=True):
    """A span that names a place."""

    span: Span
    name: str  # what is looked up: of a building's name the place in it
    facility: bool = False
    sure: bool = True  # the encoder read a place; else its surroundings tell


class Mentions(Record, frozen=True, kw_only=True):
    """What a report says of places."""

    told: tuple[Mention, ...]  # in order, disjoint
    overheard: tuple[str, ...]  # names of places within those of bodies: they tell where the report is set


def mentions(text: str, report: Report, entities: Sequence[Entity], lookup: Lookup) -> Mentions:
    """Find the mentions of places in a report's parts."""
    return _Finder(text, report, lookup).find(entities)


class _Finder:
    def __init__(self, text: str, report: Report, lookup: Lookup) -> None:
        self.text = text
        self.report = report
        self.parts = parts_of(report)
        self.lookup = lookup
        self.words = lookup.words
        self.found: dict[Span, Mention] = {}
        self.overheard: list[str] = []

    def find(self, entities: Sequence[Entity]) -> Mentions:
        by_type: dict[str, list[tuple[Span, Entity]]] = {}
        for entity in entities:
            for span in entity.mentions:
                if span not in entity.referring:
                    by_type.setdefault(entity.type, []).append((span, entity))
        for span, _ in by_type.pop("location", ()):
            self._location(span)
        self._dateline()
        for span, _ in by_type.pop("facility", ()):
            self._facility(span)
        others = [(span, entity) for items in by_type.values() for span, entity in items]
        for span, entity in others:
            self._other(span, entity)
        taken = SpanIndex([*((span, "place") for span in self.found), *((span, e.type) for span, e in others)])
        for mention in self._missed(taken):
            self.found.setdefault(mention.span, mention)
        for mention in list(self._shorts()):
            self.found.setdefault(mention.span, mention)
        return Mentions(told=tuple(self._disjoint()), overheard=(*self.overheard, *self._telling()))

    def _telling(self) -> Iterator[str]:
        """Words that tell a country: "sheriff", "lakh"."""
        known = self.words.by_telling
        for part in self.parts:
            words = [word.strip(_MARKS) for word in self.text[slice(*part)].lower().split()]
            yield from (word for word in words if word in known)
            yield from (pair for pair in map(" ".join, pairwise(words)) if pair in known)

    def _add(self, span: Span, name: str | None = None, *, facility: bool = False, sure: bool = True) -> None:
        name = name or self.text[slice(*span)]
        if name not in self.words.no_places:
            self.found.setdefault(span, Mention(span=span, name=name, facility=facility, sure=sure))

    def _disjoint(self) -> Iterator[Mention]:
        end = 0
        for mention in sorted(self.found.values(), key=lambda m: (m.span[0], -m.span[1])):
            if mention.span[0] >= end and within(mention.span, self.parts):
                end = mention.span[1]
                yield mention

    def _location(self, span: Span) -> None:
        for piece in pieces(self.text, span, self.lookup):
            self._add(piece)

    def _dateline(self) -> None:
        """The places of the dateline, without its day and agency."""
        dateline = self.report.dateline
        if dateline is None:
            return
        start, end = dateline.span
        for run in re.finditer(r"[^,/\d(\n–—]+", self.text[start:end]):
            piece = trimmed_mention(self.text, (start + run.start(), start + run.end()))
            name = self.text[slice(*piece)].strip(" -")
            if name and name not in MONTHS_AND_DAYS and self._known(name):
                self._add((piece[0], piece[0] + len(self.text[slice(*piece)].rstrip(" -"))), name)

    def _known(self, name: str) -> bool:
        reference = self.lookup.reference(name)
        return reference.fixed is not None or reference.area is not None or self.lookup.gazetteer.knows(name)

    def _facility(self, span: Span) -> None:
        """A building, where its name is listed or holds a place that is named elsewhere too, or a large one's airport."""
        start, end = trimmed_mention(self.text, span)
        bare = self.text[start:end].removeprefix("the ").removeprefix("The ")
        span = end - len(bare), end
        if bare.casefold() in self.words.by_seat:
            self._add(span, bare, facility=True)
        elif not is_street(bare):
            known = {fold(m.name) for m in self.found.values()}
            name = inner(bare, known, self.lookup)
            if name:
                self._add(span, name, facility=len(name) < len(bare))

    def _other(self, span: Span, entity: Entity) -> None:
        """What the encoder read as a body, a person or a people, and is a place or begins with one."""
        span = trimmed_mention(self.text, span)
        name = self.text[slice(*span)]
        bare = name.removeprefix("the ").removeprefix("The ")
        span = span[1] - len(bare), span[1]
        if bare.casefold() in self.words.by_seat:
            if self._before(span) in self.words.locating:
                self._add(span, bare, facility=True)
        elif bare.casefold() in self.words.by_demonym:
            return
        elif self.lookup.gazetteer.knows(bare):
            lone = entity.type != "person" or " " not in entity.name
            if lone and (self._next(span) in self.words.residents or self._before(span) in _PLACING):
                self._add(span, bare, sure=False)
        elif entity.type in ("organization", "misc", "norp"):
            self._body(span, bare)

    def _body(self, span: Span, name: str) -> None:
        """A body whose name begins with a place: a local one tells the place, any other that the report is near it."""
        words = name.split()
        for size in range(min(_LEADING, len(words) - 1), 0, -1):
            lead = " ".join(words[:size])
            if lead not in self.words.no_places and lead[0].isupper() and self.lookup.gazetteer.knows(lead):
                self.overheard.append(lead)
                if words[size].casefold().replace("’", "'") in self.words.bodies:
                    self._add((span[0], span[0] + len(lead)), lead, sure=False)
                return

    def _before(self, span: Span) -> str | None:
        """The word before a name, past its article."""
        found = _LEAD.search(self.text, max(0, span[0] - _LOOK_BACK), span[0])
        return found["word"].casefold() if found else None

    def _next(self, span: Span) -> str | None:
        found = _NEXT.match(self.text, span[1])
        return found["word"].casefold() if found else None

    def _missed(self, taken: SpanIndex[str]) -> Iterator[Mention]:
        """Capitalised names that the encoder took for nothing: where a place stands, or named as a place elsewhere."""
        known = {fold(m.name) for m in self.found.values() if m.sure}
        for part in self.parts:
            for run in _RUN.finditer(self.text, *part):
                start, end = run.span()
                if lead := _OPENING.match(self.text[start:end]):
                    start += lead.end()
                span = trimmed_mention(self.text, (start, end))
                if next(iter(taken.meeting(span)), None) is None:
                    yield from self._run(span, part, known)

    def _run(self, span: Span, part: Span, known: set[str]) -> Iterator[Mention]:
        name = self.text[slice(*span)]
        if len(name) < 3 or name in self.words.no_places or name in MONTHS_AND_DAYS:
            return
        if fold(name) in known or (self._placed(span, part) and self.lookup.gazetteer.knows(name)):
            yield Mention(span=span, name=name, sure=False)
        elif " " in name and (lead := headed(name, self.words.bodies)):
            if self.lookup.gazetteer.knows(lead):
                yield Mention(span=(span[0], span[0] + len(lead)), name=lead, sure=False)

    def _placed(self, span: Span, part: Span) -> bool:
        """Whether a name stands where a place stands: behind "in", before a division's short form, at a dateline."""
        if self._before(span) in _PLACING or self._next(span) in self.words.residents:
            return True
        short = _SHORT.match(self.text, span[1])
        if short and short["short"] in self.words.short_divisions:
            return True
        return self.text[slice(*span)].isupper() and bool(_DASH.match(self.text, span[1], part[1]))

    def _shorts(self) -> Iterator[Mention]:
        """Short forms of divisions behind a place and a comma: "Marietta, Ohio", "Rome, Ga."."""
        for span in sorted(self.found):
            found = _SHORT.match(self.text, span[1])
            if found and found["short"] in self.words.short_divisions:
                yield Mention(span=found.span("short"), name=found["short"])


def names_of(entities: Iterable[Entity], text: str, kind: str) -> list[str]:
    """The words of all mentions of a type."""
    return [text[slice(*span)] for e in entities if e.type == kind for span in e.mentions]
