"""Which actors of a ledger a name means: the same actor in several reports, and several of one name kept apart.

Reports that give an actor the same full name mean one actor. A report that has a shorter name alone ("Brook", "HPA")
means the one actor whose names that is one of; where there are two of them, it stays by itself.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from secondsource.ledger.names import entity_keys, gatherer_key, informant_key, last_name, name_key
from secondsource.records import Attribution, Entity, Informant, Reading, Record
from secondsource.spans import SpanIndex
from secondsource.vocabulary.actors import load_actors

if TYPE_CHECKING:
    from secondsource.ledger import Queries, StoredReport

PERSON = "person"

Group = tuple[bool, str]
"""Whether it is a person, and the normalised full name: mentions that share both are one actor."""


class Source(Record, frozen=True, kw_only=True, dict=True):
    """A report with its reading and its page's text."""

    stored: StoredReport
    reading: Reading
    text: str

    @property
    def day(self) -> str | None:
        """When it was published, as precise as that is known."""
        return self.stored.report.published.value if self.stored.report.published else None

    @cached_property
    def order(self) -> str:
        """The same as reports are ordered by: in UTC where a zone is known; empty where it is not known at all."""
        if self.day is None or "T" not in self.day:
            return self.day or ""
        moment = datetime.fromisoformat(self.day)
        return (moment.astimezone(UTC) if moment.tzinfo else moment).isoformat()


class Mention(Record, frozen=True, kw_only=True, dict=True):
    """An actor as one report has it: one of its entities, or an informant that is none."""

    source: Source
    name: str
    type: str
    keys: frozenset[str]
    entity: Entity | None

    @cached_property
    def spans(self) -> SpanIndex[None]:
        """Where the report mentions the actor."""
        return SpanIndex((span, None) for span in (self.entity.mentions if self.entity else ()))

    def is_informant(self, informant: Informant) -> bool:
        """Say whether an attribution of the report has its information from the actor."""
        if self.entity is not None and informant.entity is not None:
            return informant.entity == self.entity.id
        return bool(informant.name) and name_key(informant.name or "") in self.keys and informant.named

    def is_gatherer(self, item: Attribution) -> bool:
        """Say whether the actor is the news organisation that obtained what an attribution tells."""
        return gatherer_key(item) in self.keys and not self.is_informant(item.informant)

    def said(self) -> Iterator[Attribution]:
        """Give the attributions of the report whose informant the actor is."""
        return (item for item in self.source.reading.attributions if self.is_informant(item.informant))


class Actor(Record, frozen=True, kw_only=True, dict=True):
    """One actor over the reports of a ledger, at most once in each."""

    mentions: tuple[Mention, ...]

    @property
    def name(self) -> str:
        """The name that most reports give it; of those, the longest."""
        count = Counter(mention.name for mention in self.mentions)
        return max(count, key=lambda name: (name_key(name) == self.key, count[name], len(name), name))

    @property
    def type(self) -> str:
        """The type that most reports give it; of one word alone, a body's or place's rather than a person's."""
        count = Counter(mention.type for mention in self.mentions)
        if len(count) > 1 and " " not in self.key:
            del count[PERSON]
        return max(count, key=lambda kind: (count[kind], kind))

    @property
    def is_description(self) -> bool:
        """Say whether it has no name of its own, so that reports need not mean the same: "police", "an official"."""
        if self.type == "group" or self.key in _common_nouns():
            return True
        return all(mention.name == mention.name.lower() for mention in self.mentions)

    @cached_property
    def key(self) -> str:
        """Its full name, normalised: the longest of its names that is no part of a report's longer description."""
        count = Counter(name_key(mention.name) for mention in self.mentions)
        return max(count, key=lambda key: (len(key.split()), count[key], key))

    @cached_property
    def keys(self) -> frozenset[str]:
        """All its names, normalised."""
        return frozenset().union(*(mention.keys for mention in self.mentions))


def actors_called(ledger: Queries, name: str) -> list[Actor]:
    """Give the actors that ``name`` can mean, those in the most reports first; empty where no report has the name.

    The name is one of theirs: in full, as a report writes it, a last name, an acronym, or a known variant. Where it is
    nobody's, it is a part of theirs, in whole words: "Layla Mansour" of "Survivor Layla Mansour".
    """
    return _called(ledger, _variants(name)) or _called(ledger, frozenset(ledger.names_holding(name_key(name))))


def _called(ledger: Queries, wanted: frozenset[str]) -> list[Actor]:
    first = _mentions(ledger, wanted)
    asked = [mention for mention in first if wanted & mention.keys]
    # A report that has "Brook" alone is found by her full name too, and one with the full name tells whose it is.
    related = {key for mention in asked for key in _shorter(mention)} - wanted
    known = {mention.source.stored.report.id for mention in first}
    mentions = [*first, *_mentions(ledger, related, known)]
    alike = wanted.union(*(mention.keys for mention in asked))
    groups = grouped(mention for mention in mentions if mention.keys & alike)
    found = [group for group in groups if wanted & group.keys]
    return sorted(found, key=lambda actor: (-len(actor.mentions), actor.key, actor.type))


@lru_cache(maxsize=1)
def _common_nouns() -> frozenset[str]:
    """Nouns for bodies and for people, which name none of them; of two or more words too ("coast guard")."""
    words = load_actors()
    nouns = {*words.forces, *words.collectives, *words.unnamed, *(noun for row in words.bodies for noun in row)}
    return frozenset(name_key(form) for noun in nouns for form in (noun, f"{noun}s"))


def _variants(name: str) -> frozenset[str]:
    """Normalise a name and the known variants of it: "Islamic State" for "ISIS", "United States" for "US"."""
    words = load_actors()
    usual = words.usual_name(name)
    forms = [form for row in words.variants if row[0] == usual for form in row]
    if usual in words.states:
        forms += [usual, *words.states[usual][0]]
    return frozenset(key for key in map(name_key, [name, *forms]) if key)


def _usual(name: str) -> str:
    """Give a normalised name, of a known variant that of its usual form."""
    return name_key(load_actors().usual_name(name) or name)


def _shorter(mention: Mention) -> Iterator[str]:
    """Names under which other reports may have the actor of a mention."""
    for key in mention.keys:
        yield key
        if mention.type == PERSON and (last := last_name(key)):
            yield last


def _mentions(ledger: Queries, keys: Iterable[str], known: Collection[str] = ()) -> list[Mention]:
    """Give the actors, and the informants that are none, of the reports that have one of ``keys``."""
    reports = sorted({report for found in ledger.naming(keys).values() for report in found} - set(known))
    stored, texts = ledger.reports(reports), ledger.texts(reports)
    found: list[Mention] = []
    for report, reading in ledger.readings(reports).items():
        found += mentions_of(Source(stored=stored[report], reading=reading, text=texts[report]))
    return found


def mentions_of(source: Source) -> list[Mention]:
    """Give every actor of a report, with its normalised names: entities, and informants and gatherers that are none."""
    found = []
    for entity in source.reading.entities:
        keys = entity_keys(entity, source.text)
        if keys:
            found.append(Mention(source=source, name=entity.name, type=entity.type, keys=keys, entity=entity))
    others: dict[str, Informant] = {}
    for item in source.reading.attributions:
        key = informant_key(item.informant)
        if key and not any(key in mention.keys for mention in found):
            others.setdefault(key, item.informant)
    for key, informant in others.items():
        kind = PERSON if informant.kind == PERSON else "organization" if informant.kind == "body" else "misc"
        found.append(Mention(source=source, name=informant.name or "", type=kind, keys=frozenset([key]), entity=None))
    for item in source.reading.attributions:
        key, name = gatherer_key(item), item.gatherer or ""
        if key and not any(key in mention.keys for mention in found):
            found.append(Mention(source=source, name=name, type="organization", keys=frozenset([key]), entity=None))
    return found


def grouped(mentions: Iterable[Mention]) -> list[Actor]:
    """Put together what is one actor: by full name, then shorter names with the one actor that they can be."""
    by_name: dict[Group, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_name[mention.type == PERSON, _usual(mention.name)].append(mention)
    keys = {group: frozenset[str]().union(*(m.keys for m in found)) for group, found in by_name.items()}
    whole = {group: _whole(group, keys) for group in by_name}
    # One report may take for a person what the next takes for a company: one full name is one actor.
    joined: dict[str, list[Mention]] = defaultdict(list)
    for group, found in by_name.items():
        joined[_root(group, whole)[1]] += found
    return [Actor(mentions=_in_order(found)) for found in joined.values()]


def _whole(group: Group, keys: Mapping[Group, frozenset[str]]) -> Group:
    """Give the one actor that goes by the name of ``group`` among its shorter ones; itself where there is none."""
    person, name = group
    longer = [other for other in keys if other[0] == person and name in keys[other] and _rank(other) > _rank(group)]
    # "HPA" is the Port Authority, and that is the Harbour and Port Authority where both are met.
    last = [
        other for other in longer if not any(other[1] in keys[more] and _rank(more) > _rank(other) for more in longer)
    ]
    return last[0] if len(last) == 1 else group


def _rank(group: Group) -> tuple[int, int, str]:
    name = group[1]
    return len(name.split()), len(name), name


def _root(group: Group, whole: Mapping[Group, Group]) -> Group:
    while whole[group] != group:  # each step leads to a longer name, so it ends
        group = whole[group]
    return group


def _in_order(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    return tuple(sorted(mentions, key=lambda m: (m.source.stored.report.id, m.name, m.entity.id if m.entity else "")))
