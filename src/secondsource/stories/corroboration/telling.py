"""Who an attribution says it comes from, and which news organisation obtained it, as all reports of a story tell."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from secondsource.records import Attribution, Entity, Informant, Span
from secondsource.spans import SpanIndex
from secondsource.stories.case import Case
from secondsource.stories.corroboration.informants import Who, roles_of, who
from secondsource.stories.corroboration.naming import folded, same_words, words_of
from secondsource.stories.member import Member
from secondsource.vocabulary.actors import load_actors
from secondsource.vocabulary.corroboration import load_corroboration

SHORT = 2  # letters of a name that is no outlet's but where it is an agency's in capitals
NEAR = 600  # characters above a statement that is told of without its author, in which the author is looked for

_Key = tuple[object, ...]


class Telling:
    """Reads the attributions of one story; what is told in the same words is read once, however many copies have it."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self._whos: dict[_Key, Who | None] = {}
        self._gatherers: dict[_Key, str | None] = {}
        self._outlets: dict[str, bool] = {}
        self._entities: dict[str, dict[str, Entity]] = {}
        self._contents: dict[str, SpanIndex[int]] = {}

    def who(self, member: Member, attribution: Attribution) -> Who | None:
        """The informant of an attribution; ``None``: not told, or a news organisation."""
        told = attribution.informant
        if told.kind == "document" and not told.named and self._is_release(told.name or ""):
            return self._released(member, attribution)
        entity = self._entity(member, told.entity)
        roles = tuple(dict.fromkeys([*([told.role] if told.role else []), *(roles_of(entity) if entity else ())]))
        named = entity.name if entity and entity.type == "person" else None
        source = member.quote(attribution.source) if attribution.source else None
        key = (told.name, told.named, told.kind, roles, named, attribution.gatherer, attribution.via, source)
        if key not in self._whos:
            self._whos[key] = self._who(member, attribution, roles, named)
        return self._whos[key]

    def _who(self, member: Member, attribution: Attribution, roles: tuple[str, ...], entity: str | None) -> Who | None:
        told = attribution.informant
        if attribution.via and not told.named and not self.gathers(attribution.via):
            told = Informant(name=attribution.via, entity=None, named=True, role=None, kind="unknown")
        if not told.name or self.gatherer(member, attribution) == told.name:
            return None
        if self.gathers(told.name) or _is(told.name, attribution.gatherer):
            return None
        if not told.named and any("press" in load_corroboration().sorts_of(folded(w)) for w in words_of(told.name)):
            return None
        name = told.name
        if entity and told.named and who(name, (), named=True, kind=told.kind).person:
            name = entity
        return self._known(who(name, roles, named=told.named, kind=told.kind), roles)

    def _entity(self, member: Member, entity: str | None) -> Entity | None:
        if entity is None:
            return None
        if member.id not in self._entities:
            self._entities[member.id] = {e.id: e for e in member.reading.entities}
        return self._entities[member.id].get(entity)

    @staticmethod
    def _is_release(name: str) -> bool:
        last = name.split()[-1:]
        return bool(last) and folded(last[0]) in load_corroboration().released

    def _released(self, member: Member, attribution: Attribution) -> Who | None:
        """Whose "the statement" is: of the body that was named last before it, not far above."""
        before = [
            one
            for one in member.reading.attributions
            if 0 < attribution.cue[0] - one.cue[0] <= NEAR and one.informant.named and one.informant.kind == "body"
        ]
        last = max(before, key=lambda one: one.cue, default=None)
        return self.who(member, last) if last else None

    def _known(self, found: Who, roles: tuple[str, ...]) -> Who:
        """A person with the roles that all reports of the story tell of them."""
        if not found.person:
            return found
        more = [role for words, told in self._people(found.person) for role in told]
        return who(found.name, dict.fromkeys((*roles, *more)), named=True, kind="person")

    def _people(self, person: frozenset[str]) -> Iterable[tuple[frozenset[str], tuple[str, ...]]]:
        rows = dict.fromkeys(row for word in sorted(person) for row in self._roles.get(word, ()))
        return (row for row in rows if same_words(row[0], person))

    @cached_property
    def _roles(self) -> dict[str, tuple[tuple[frozenset[str], tuple[str, ...]], ...]]:
        """The persons of the story by each word of their names, with the roles that some report tells of them."""
        rows: dict[str, dict[tuple[frozenset[str], tuple[str, ...]], None]] = {}
        for member in self.case.members:
            for entity in member.reading.entities:
                if entity.type == "person" and (told := roles_of(entity)):
                    row = frozenset(folded(w) for w in words_of(entity.name)), tuple(told)
                    for word in row[0]:
                        rows.setdefault(word, {})[row] = None
        return {word: tuple(found) for word, found in rows.items()}

    def gatherer(self, member: Member, attribution: Attribution) -> str | None:
        """The news organisation that an attribution names as the one that obtained what is said.

        Beside the known ones, a body of which nothing else is told and that "reports" something.
        """
        told = attribution.informant
        if attribution.gatherer or not told.name or not told.named:
            return attribution.gatherer
        beside = told.role or (member.quote(attribution.source) if attribution.source else "")
        key = (told.name, beside)
        if key not in self._gatherers:
            outlets = load_corroboration().outlets
            heard = self.gathers(told.name) or any(folded(w) in outlets for w in words_of(beside))
            self._gatherers[key] = told.name if heard or folded(told.name) in self._reporting else None
        return self._gatherers[key]

    @cached_property
    def _reporting(self) -> frozenset[str]:
        """Names of bodies of which some report of the story tells nothing else and says that they "report"."""
        cues = load_corroboration().reporting
        found = {
            told.name: told
            for member in self.case.members
            for one in member.reading.attributions
            if (told := one.informant).name and told.named and told.kind != "person"
            if member.quote(one.cue).lower() in cues
        }
        plain = [who(told.name, (), named=True, kind=told.kind) for told in found.values() if told.name]
        return frozenset(folded(w.name) for w in plain if w.body and not w.sorts and not _known_body(w.name))

    def gathers(self, name: str) -> bool:
        """Say whether a name is a known news organisation's, or begins as one ("Pelagos North")."""
        if name not in self._outlets:
            words = name.removeprefix("the ").removeprefix("The ").split()
            self._outlets[name] = any(self._is_outlet(" ".join(words[:n])) for n in (len(words), 1) if words)
        return self._outlets[name]

    def _is_outlet(self, name: str) -> bool:
        if name.lower() in self.case.agencies:
            return name.isupper() or len(name) > SHORT
        return len(name) > SHORT and self.case.family_of(name) is not None

    def around(self, member: Member, span: Span) -> list[Attribution]:
        """The attributions whose content holds most of a span, the shortest first."""
        if member.id not in self._contents:
            said = member.reading.attributions
            self._contents[member.id] = SpanIndex((piece, n) for n, one in enumerate(said) for piece in one.content)
        held = {
            n
            for (a, b), n in self._contents[member.id].meeting(span)
            if 2 * (min(b, span[1]) - max(a, span[0])) >= span[1] - span[0]
        }
        found = [member.reading.attributions[n] for n in sorted(held)]
        return sorted(found, key=lambda one: (sum(b - a for a, b in one.content), one.cue))


def _is(name: str, gatherer: str | None) -> bool:
    """Whether a name is the gatherer's."""
    return gatherer is not None and same_words(
        frozenset(folded(w) for w in words_of(name)), frozenset(folded(w) for w in words_of(gatherer))
    )


def _known_body(name: str) -> bool:
    return load_actors().usual_name(name) is not None
