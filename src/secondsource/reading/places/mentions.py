"""Where a report names places: what the encoder read as places, and names it missed that stand where a place stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from secondsource.gazetteer import fold
from secondsource.reading.entities import trimmed_mention
from secondsource.reading.parts import parts_of, within
from secondsource.reading.places.candidates import Lookup
from secondsource.reading.places.names import MONTHS_AND_DAYS, goes_on, headed, inner, is_street, pieces
from secondsource.reading.places.standing import headlines, inside, is_bearer, is_owned, is_well_known, stands_as_place
from secondsource.records import Entity, Record, Report, Span
from secondsource.spans import SpanIndex

_WORD = r"(?:[A-Z]\.){2,}|[A-Z][\w’'-]*\w\.?(?=\s[A-Z])|[A-Z][\w’'-]*\w|[A-Z]"
_RUN = re.compile(rf"(?<![\w.'’-])(?:{_WORD})(?:\s(?:of\s|al-|el-|the\s|de\s|la\s)?(?:{_WORD})){{0,4}}")
_SHORT = re.compile(r",\s?(?P<short>[A-Z][A-Za-z]{0,5}\.(?:\s?[A-Z][a-z]*\.)?|(?:[A-Z]\.){2,}|[A-Z]{2}\b)")
_LEAD = re.compile(r"\b(?P<word>[A-Za-z]+)\s(?:the\s)?$")
_NEXT = re.compile(r"(?:['’]s?)?[\s-](?P<word>[A-Za-z]+)")
_DASH = re.compile(r"(?:,\s[A-Z][a-z]+\.?)?\s(?:—|–|--?)\s")
_OPENING = re.compile(r"^(?:The|An?|In|At|From|Near|On|And|But|For|Of|To|Outside|Around|Meanwhile)\s+(?=\S)")
_SOMEBODY = re.compile(r"\b[A-Z][\w’'-]+,?(?:\s\d+,?)?\s(?:of|from)\s$")
_JOIN_BEFORE = re.compile(r"(?:,\s|,?\s(?:and|or|to)\s|/)$")
_JOIN_AFTER = re.compile(r"(?:,\s|,?\s(?:and|or|to)\s|/)")
_HELD = re.compile(r"\s?['’]s\s(?:[a-z]+\s)?$")
_DATELINE_PLACE = re.compile(r"[A-Z][^,/\d(\n–—]*")
_LOOK_BACK = 30  # characters
_PLACING = frozenset({"in", "near", "outside", "around"})
_PLAIN = re.compile(r"[^\W_][\w'’-]*")
_TEAMS = frozenset({"city", "town", "county"})  # what ends a team's name: "Marston City"
_NAMED = frozenset({"person", "organization", "norp", "misc"})
_NOUN_OF = re.compile(r"\b(?P<noun>[a-z]+)\sof\s$")
_SHORTEST = 3  # letters of a name that the encoder missed
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
    overheard: tuple[str, ...]  # what else tells where it is set: demonyms, places within names of bodies, "sheriff"


def mentions(text: str, report: Report, entities: Sequence[Entity], lookup: Lookup) -> Mentions:
    """Find the mentions of places in a report's parts."""
    return _Finder(text, report, lookup).find(entities)


class _Finder:
    """Finds the mentions of one report, the sure ones first: what else is one is told by those."""

    def __init__(self, text: str, report: Report, lookup: Lookup) -> None:
        self.text = text
        self.report = report
        self.parts = parts_of(report)
        self.lookup = lookup
        self.words = lookup.words
        self.found: dict[Span, Mention] = {}
        self.overheard: list[str] = []
        self.borne: list[str] = []  # folded names that a ship or a firm bears
        self.owned: list[str] = []  # names of places that clubs and papers bear
        self.buildings: list[Span] = []  # that the encoder took for places
        self.people: frozenset[str] = frozenset()  # last names of those who are named in full
        self.known: frozenset[str] = frozenset()  # folded names of the places that the encoder read
        self.edges: frozenset[int] = frozenset()  # where those begin and end
        self.lines = headlines(text, report)  # where a capital letter tells nothing
        self.bodies: frozenset[str] = frozenset()  # folded names that the encoder took for a person's or a body's too

    def find(self, entities: Sequence[Entity]) -> Mentions:
        """Everything that is told of places."""
        by_type: dict[str, list[tuple[Span, Entity]]] = {}
        for entity in entities:
            for span in entity.mentions:
                if span not in entity.referring:
                    by_type.setdefault(entity.type, []).append((trimmed_mention(self.text, span), entity))
        people = (entity.name.split() for _, entity in by_type.get("person", ()))
        self.people = frozenset(words[-1] for words in people if len(words) > 1)
        self.bodies = frozenset(fold(e.name) for kind in ("person", "organization") for _, e in by_type.get(kind, ()))
        for span, _ in by_type.pop("location", ()):
            self._location(span)
        self._dateline()
        self._headlines()
        self._unknown()
        self.known = frozenset(fold(name) for name in (*self.owned, *(m.name for m in self.found.values())))
        self.edges = frozenset(edge for span in self.found for edge in span)
        for span in (*self.buildings, *(span for span, _ in by_type.pop("facility", ()))):
            self._facility(span)
        others = [(span, entity) for items in by_type.values() for span, entity in items]
        for span, entity in others:
            if entity.type in _NAMED:
                self._other(span, entity)
        self._missed(SpanIndex([*((span, "place") for span in self.found), *((span, e.type) for span, e in others)]))
        self._shorts()
        return Mentions(told=tuple(self._disjoint()), overheard=(*self.overheard, *self.owned, *self._telling()))

    def _add(self, span: Span, name: str | None = None, *, facility: bool = False, sure: bool = True) -> None:
        name = name or self.text[slice(*span)]
        if name not in self.words.no_places and name not in MONTHS_AND_DAYS:
            self.found.setdefault(span, Mention(span=span, name=name, facility=facility, sure=sure))

    def _disjoint(self) -> Iterator[Mention]:
        end = 0
        for mention in sorted(self.found.values(), key=lambda m: (m.span[0], -m.span[1])):
            if mention.span[0] >= end and within(mention.span, self.parts):
                end = mention.span[1]
                yield mention

    # -- what the encoder read as a place ----------------------------------------------------------------------------

    def _location(self, span: Span) -> None:
        for piece, name in pieces(self.text, span, self.lookup):
            known = self.lookup.knows(name)
            if not known and name.casefold() in self.words.by_demonym:
                self.overheard.append(name)
            elif not known and name.split()[-1].casefold() in self.words.facilities:
                self.buildings.append(piece)
            elif self._is_owned(piece):
                self.owned.append(name)
            elif is_bearer(self.text, piece, self.lookup):
                self.borne.append(fold(name))
            elif not (goes_on(self.text, piece, self.lookup) or self.lookup.is_acronym(name) or self._is_person(piece)):
                self._add(piece, self._with_kind(piece, name))

    def _is_owned(self, span: Span) -> bool:
        """Whether a name is the beginning of a club's or paper's."""
        return is_owned(self.text, span, self.lookup, titled=inside(span, self.lines))

    def _headlines(self) -> None:
        """Leave out what a headline alone has with a capital letter ("Hunt"), and further mentions of a ship.

        Not where the words around a mention say that it is a place.
        """
        outside = {fold(mention.name) for span, mention in self.found.items() if not inside(span, self.lines)}
        for span, mention in list(self.found.items()):
            name = fold(mention.name)
            sure = name in outside or is_well_known(mention.name, self.lookup)
            if name in self.borne and not self.lookup.is_large(mention.name):
                sure = False
            if not (sure or self._placed(span) or stands_as_place(self.text, span, self.lookup)):
                del self.found[span]

    def _unknown(self) -> None:
        """Keep of the names that the gazetteer lacks those that the words around one of their mentions call a place."""
        unknown: dict[Span, str] = {}
        for span, mention in self.found.items():
            if not (self.lookup.is_place(mention.name) or len(self.lookup.candidates(mention.name)[0])):
                unknown[span] = fold(mention.name)
        edges = frozenset(edge for span in self.found if span not in unknown for edge in span)
        placed = {n for s, n in unknown.items() if n not in self.bodies and self._stands(s, edges)}
        for span, name in unknown.items():
            if name not in placed:
                del self.found[span]

    def _stands(self, span: Span, edges: frozenset[int]) -> bool:
        """Whether the words around a name say that it is a place, or a known one beside it: "Eltham, Ohio"."""
        if stands_as_place(self.text, span, self.lookup):
            return True
        listed, short = _JOIN_AFTER.match(self.text, span[1]), _SHORT.match(self.text, span[1])
        if short and short["short"] in self.words.short_divisions:
            return True
        if listed is not None and listed.end() in edges:
            return True
        held = _HELD.search(self.text, max(0, span[0] - _LOOK_BACK), span[0])
        return held is not None and held.start() in edges

    def _is_person(self, span: Span) -> bool:
        """Whether a name is the last of somebody's who is named in full, and does not stand where a place stands."""
        return self.text[slice(*span)] in self.people and self._before(span) not in _PLACING

    def _with_kind(self, span: Span, name: str) -> str:
        """A name with the common noun that says what it is: "the province of" before it, "province" behind it."""
        before = _NOUN_OF.search(self.text, max(0, span[0] - _LOOK_BACK), span[0])
        after = _NEXT.match(self.text, span[1])
        kinds = self.words.divisions_named | self.words.cities_named
        if before and before["noun"] in kinds and before["noun"] not in self.words.districts:
            return f"{before['noun']} of {name}"
        kind = after["word"] if after and self.text[span[1]] == " " else None
        if kind in self.words.divisions_named and not name.endswith(f" {kind}"):
            return f"{name} {kind}"
        return name

    def _dateline(self) -> None:
        """The places of the dateline, without its day and agency."""
        if self.report.dateline is None:
            return
        start, end = self.report.dateline.span
        for run in _DATELINE_PLACE.finditer(self.text, start, end):
            name = run.group().rstrip(" -")
            if self.lookup.is_place(name):
                self._add((run.start(), run.start() + len(name)))

    def _facility(self, span: Span) -> None:
        """A building whose name is listed, holds a place that is named elsewhere too, or is a large one's airport."""
        span, bare = self._bare(span)
        if bare.casefold() in self.words.by_seat:
            self._add(span, bare, facility=True)
        elif not is_street(bare) and (name := inner(bare, self.known, self.lookup)):
            self._add(span, name, facility=len(name) < len(bare))

    def _bare(self, span: Span) -> tuple[Span, str]:
        """A mention without its article, and its words."""
        bare = self.text[slice(*span)].removeprefix("the ").removeprefix("The ")
        return (span[1] - len(bare), span[1]), bare

    # -- what it read as something else ------------------------------------------------------------------------------

    def _other(self, span: Span, entity: Entity) -> None:
        """A body, person or people that is a place, or begins with one."""
        span, bare = self._bare(span)
        if bare.casefold() in self.words.by_seat:
            if self._before(span) in self.words.locating:
                self._add(span, bare, facility=True)
        elif bare.casefold() in self.words.by_demonym:
            self.overheard.append(bare)
        elif entity.type == "person":
            if " " not in entity.name and self.lookup.knows(bare) and self._placed(span):
                self._add(span, bare, sure=False)
        elif self.lookup.knows(bare) and not self.lookup.is_acronym(bare):
            if self._is_owned(span) or is_bearer(self.text, span, self.lookup):
                self.overheard.append(bare)
            elif self._placed(span) or fold(bare) in self.known or self.lookup.is_large(bare):
                self._add(span, bare, sure=False)
        else:
            self._body(span, bare)

    def _body(self, span: Span, name: str) -> None:
        """A body whose name begins with a place: a local one tells the place, any other that the report is near it."""
        words = name.split()
        for size in range(min(_LEADING, len(words) - 1), 0, -1):
            lead = " ".join(words[:size])
            if lead not in self.words.no_places and lead[0].isupper() and self.lookup.knows(lead):
                self.overheard.append(lead)
                kind = words[size].casefold().replace("’", "'")
                if kind in self.words.bodies and (size + 1 < len(words) or kind not in _TEAMS):
                    self._add((span[0], span[0] + len(lead)), lead, sure=False)
                return

    # -- what it took for nothing ------------------------------------------------------------------------------------

    def _missed(self, taken: SpanIndex[str]) -> None:
        """Capitalised names where a place stands, or that are named as a place elsewhere."""
        for part in self.parts:
            for run in _RUN.finditer(self.text, *part):
                start, end = run.span()
                if lead := _OPENING.match(self.text[start:end]):
                    start += lead.end()
                span = trimmed_mention(self.text, (start, end))
                if next(iter(taken.meeting(span)), None) is None:
                    self._run(span)

    def _run(self, span: Span) -> None:
        name = self.text[slice(*span)]
        if len(name) < _SHORTEST:
            return
        if fold(name) in self.known or (self.lookup.knows(name) and self._placed(span)):
            if not (self.lookup.is_acronym(name) or self._is_owned(span) or is_bearer(self.text, span, self.lookup)):
                self._add(span, sure=False)
        elif " " in name and (lead := headed(name, self.words.bodies)) and self.lookup.knows(lead):
            self._add((span[0], span[0] + len(lead)), sure=False)

    def _shorts(self) -> None:
        """Short forms of divisions behind a place and a comma: "Marietta, Ohio", "Rome, Ga."."""
        for span in list(self.found):
            found = _SHORT.match(self.text, span[1])
            if found and found["short"] in self.words.short_divisions:
                self._add(found.span("short"))

    def _telling(self) -> Iterator[str]:
        """Words that tell a country: "sheriff", "lakh"."""
        known, leads = self.words.by_telling, self.words.telling_leads
        for part in self.parts:
            words = _PLAIN.findall(self.text[slice(*part)].lower())
            for word, after in zip_longest(words, words[1:], fillvalue=""):
                if word in leads:
                    yield from (told for told in (word, f"{word} {after}") if told in known)

    # -- where it stands ---------------------------------------------------------------------------------------------

    def _placed(self, span: Span) -> bool:
        """Whether a name stands where a place stands.

        Behind "in" or somebody "of", before "police" or a division's short form, in a list of places, at a dateline.
        """
        before = self._before(span)
        if before in _PLACING or self._next(span) in self.words.residents:
            return True
        if before in ("of", "from") and _SOMEBODY.search(self.text, max(0, span[0] - _LOOK_BACK), span[0]):
            return True
        listed = _JOIN_BEFORE.search(self.text, max(0, span[0] - _LOOK_BACK), span[0])
        if listed and listed.start() in self.edges:
            return True
        listed = _JOIN_AFTER.match(self.text, span[1])
        if listed and listed.end() in self.edges:
            return True
        short = _SHORT.match(self.text, span[1])
        if short and short["short"] in self.words.short_divisions:
            return True
        return self.text[slice(*span)].isupper() and bool(_DASH.match(self.text, span[1]))

    def _before(self, span: Span) -> str | None:
        """The word before a name, past its article."""
        found = _LEAD.search(self.text, max(0, span[0] - _LOOK_BACK), span[0])
        return found["word"].casefold() if found else None

    def _next(self, span: Span) -> str | None:
        found = _NEXT.match(self.text, span[1])
        return found["word"].casefold() if found else None
