"""Who is behind a statement, told so that informants of several reports can be compared.

A report calls a man "Sayed Brook, the police chief of Marvik", the next "the police chief, Brook", a third "police".
An informant is therefore kept as what can be compared: the words of a person's name, those of the bodies that he is or
speaks for, the nations named, and what sorts of informants the description tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from secondsource.records import Entity, InformantKind
from secondsource.stories.corroboration.naming import folded, nations_in, proper, same_body, same_words, usual, words_of
from secondsource.vocabulary.actors import load_actors
from secondsource.vocabulary.corroboration import load_corroboration

GOVERNING = frozenset({"state", "government"})
BODIES = GOVERNING | {"police", "military", "company", "rescue", "justice", "security", "medical", "regulator"}
PUBLIC = GOVERNING | {"police", "military", "security", "rescue", "justice", "regulator"}
_DEFINITE = re.compile(r"(?:the|his|her|their|its|our|my)\s|[\w.'’-]+['’]s\s", re.IGNORECASE)
OTHER = frozenset({"other"})  # a role is told, and it is of none of the sorts that are known


@dataclass(frozen=True)
class Who:
    """One informant as one report, or all of a story, tell of them."""

    name: str  # as the report gives it
    named: bool  # can be looked up: a person, body, office or document
    kind: InformantKind
    person: frozenset[str] = frozenset()  # words of a person's name
    body: frozenset[str] = frozenset()  # words of the name of the body that it is, or that the person is of
    role: frozenset[str] = frozenset()  # words of the description that tell something
    sorts: frozenset[str] = frozenset()
    nations: frozenset[str] = frozenset()
    speaks: bool = False  # for the body: says what the body says

    @property
    def proper(self) -> bool:
        """Whether it has a name of its own."""
        return bool(self.person or self.body)

    @property
    def definite(self) -> bool:
        """Whether it has no name and is told as somebody known: "the company", "her father"."""
        return not self.proper and not self.counts and bool(_DEFINITE.match(self.name))

    @property
    def counts(self) -> bool:
        """Whether it stands for an origin that no unnamed one may be: a name, or an office or body that is the only
        one of its sort in a story ("police")."""
        return self.named and (self.proper or bool(self.sorts & PUBLIC))


def who(name: str, roles: Iterable[str], *, named: bool, kind: InformantKind) -> Who:
    """An informant from what a report calls it, and from the roles that are told of it."""
    words = words_of(name)
    person = _person(words) if named and kind in ("person", "unknown") else frozenset[str]()
    if kind == "unknown" and (load_actors().usual_name(name) or (len(person) == 1 and not _is_title(words[0]))):
        person = frozenset()
    if person:
        told = [words_of(role) for role in roles]
        found = Who(name=name, named=True, kind="person", person=person)
        return _described(found, [w for words in told for w in words], own=False)
    return _described(Who(name=name, named=named, kind=kind), words, own=named and kind in ("body", "unknown"))


def _described(found: Who, words: list[str], *, own: bool) -> Who:
    """Add what the words of a description tell; ``own``: they are the name of a body itself."""
    vocabulary = load_corroboration()
    nations, of_nations = nations_in(words)
    told = [w for w in words if folded(w) not in of_nations]
    bare = [folded(w) for w in told]
    telling = frozenset(w for w in bare if not vocabulary.tells_nothing(w))
    body = frozenset(proper(told))
    ruling = vocabulary.presiding if body and not nations else frozenset[str]()
    named_so = usual(found.name) if own and load_actors().usual_name(found.name) else frozenset[str]()
    sorts = frozenset(sort for w in bare if w not in ruling | named_so for sort in vocabulary.sorts_of(w))
    if named_so:
        body, nations = named_so, nations if body else frozenset[str]()
    if own and nations and not any(w not in vocabulary.small for w in bare):
        sorts = GOVERNING  # a country says what its government says
    speaks = own or bool(vocabulary.speakers.intersection(bare))
    if not sorts and (found.person and (words or len(found.person) > 1)):
        sorts = OTHER  # of whoever holds an office, some report of the story tells it
    return replace(found, body=body, role=telling, sorts=sorts, nations=nations, speaks=speaks)


def _person(words: list[str]) -> frozenset[str]:
    """The words of a person's name; empty where the words describe somebody."""
    vocabulary, actors = load_corroboration(), load_actors()
    while words and (_is_title(words[0]) or folded(words[0]) in ("a", "an", "the")):
        words = words[1:]
    if any(w[:1].islower() and folded(w) not in vocabulary.small for w in words):
        return frozenset()
    kept = [folded(w) for w in words if w[:1].isupper() and folded(w) not in actors.juniors | vocabulary.small]
    described = [w for w in kept if vocabulary.sorts_of(w) or w in vocabulary.speakers or actors.nation(w)]
    return frozenset(kept) if kept and len(described) * 2 < len(kept) and words[-1][:1].isupper() else frozenset()


def _is_title(word: str) -> bool:
    """Whether a word before a name is a title and no part of it."""
    bare = folded(word) if word[:1].isupper() else ""
    return bare in load_corroboration().titles or load_actors().sort(bare) == "person"


def same(one: Who, other: Who) -> bool:
    """Say whether two are one informant, or one speaks for the other."""
    if one.person and other.person:
        return same_words(one.person, other.person)
    if one.person or other.person:
        person, office = (one, other) if one.person else (other, one)
        told = office.named or office.definite
        return told and (_speaks_for(person, office) if office.body else _holds(person, office))
    if one.body and other.body:
        return same_body(one.body, other.body) and not _apart(one.nations, other.nations)
    alike = one.role == other.role and one.nations == other.nations and one.named == other.named
    return alike and not (one.proper or other.proper)


def _speaks_for(person: Who, body: Who) -> bool:
    """Whether a person says what a body says."""
    near = load_corroboration().may_be(body.sorts, person.sorts - OTHER)
    return person.speaks and near and same_body(body.body, person.body)


def _holds(person: Who, office: Who) -> bool:
    """Whether an office ("the police chief") is what the reports call a person."""
    single = office.kind in ("person", "unknown")
    return single and bool(office.role) and office.role <= person.role and not _apart(office.nations, person.nations)


def may_be(one: Who, other: Who) -> bool:
    """Say whether two informants may be one, or one have it from the other: told apart only by what excludes it."""
    if same(one, other):
        return True
    if _apart(one.nations, other.nations):
        return False
    if one.counts and other.counts:
        return _one_authority(one, other)
    vocabulary = load_corroboration()
    return vocabulary.may_be(one.sorts - OTHER, other.sorts - OTHER) and not _excluded(one, other)


def _excluded(one: Who, other: Who) -> bool:
    """Whether a person whose role is told is of none of the sorts that the other is described by."""
    return any(a.sorts == OTHER and bool(b.sorts & BODIES) for a, b in ((one, other), (other, one)))


def _one_authority(one: Who, other: Who) -> bool:
    """Whether two that can be looked up are of one body, or organs of one state of which one repeats the other."""
    if one.body & other.body and load_corroboration().may_be(one.sorts - OTHER, other.sorts - OTHER):
        return True
    if one.sorts & GOVERNING and other.sorts & GOVERNING:
        return True
    alike = any(sort in one.sorts and sort in other.sorts for sort in ("police", "military", "rescue", "company"))
    return alike and not (one.body and other.body and not same_body(one.body, other.body))


def _apart(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one) and bool(other) and not one & other


def merged(one: Who, other: Who) -> Who:
    """What is known of an informant from two reports together; the fuller name stands."""
    first, second = sorted(
        (one, other), key=lambda w: (not w.named, not w.person, -len(w.person), -len(w.name), w.name)
    )
    return replace(
        first,
        named=one.named or other.named,
        person=first.person | second.person,
        body=first.body | (second.body if second.person or not first.person else frozenset()),
        role=one.role | other.role,
        sorts=(one.sorts | other.sorts) - (OTHER if (one.sorts | other.sorts) != OTHER else frozenset()),
        nations=one.nations | other.nations,
        speaks=one.speaks or other.speaks,
    )


def roles_of(entity: Entity) -> list[str]:
    """All roles that a report tells of an actor, as it names them."""
    return list(dict.fromkeys([*([entity.role] if entity.role else []), *(r.text for r in entity.roles)]))
