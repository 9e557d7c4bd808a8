"""By what names actors are found: the normalised names of each current report's actors, in an index of their own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

import sqlalchemy as sa

from secondsource.ledger import tables
from secondsource.ledger.database import batches
from secondsource.records import Attribution, Entity, Informant, Reading

LONGEST = 100
"""Characters of the longest name that is indexed; what is longer is a sentence."""

NO_ACTORS = frozenset({"date", "money"})
"""Types of entities that neither say nor do anything."""

MINOR = frozenset({"and", "at", "for", "in", "of", "on", "the", "to"})
"""Words that an acronym leaves out."""

PARTICLES = frozenset("abu al ben bin da de del der di du el ibn la le st ter van von".split())  # noqa: SIM905 - easier read
"""Words that belong to the last name after them: van Aalst, al-Din."""

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})

_DOTTED = re.compile(r"(?<=\b\w)\.")  # U.N., J. Brook
_POSSESSIVE = re.compile(r"['\u2019]s?\b(?=\s|$)")  # Lowhaven's, the clerks'
_APOSTROPHE = re.compile(r"['\u2018\u2019\u02bc`]")  # O'Hara, Sana'a
_OTHER = re.compile(r"[\W_]+")

_names, _entries, _reports = tables.names.c, tables.entries.c, tables.reports.c


def name_key(name: str) -> str:
    """Normalise a name: case, accents, punctuation, a leading "the" and a possessive's ending do not count.

    >>> name_key("The U.N."), name_key("Zoë Al-Rashid's")
    ('un', 'zoe al rashid')
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    plain = _APOSTROPHE.sub("", _POSSESSIVE.sub("", _DOTTED.sub("", plain)))
    return _OTHER.sub(" ", plain).strip().removeprefix("the ")


def last_name(key: str) -> str | None:
    """Give the last name in a normalised name of two words or more: "aalst" of "mina van aalst"."""
    words = key.split()
    while len(words) > 1 and words[-1] in SUFFIXES:
        words.pop()
    return words[-1] if len(words) > 1 else None


def acronym(name: str) -> str | None:
    """Give the letters with which the capitalised words of a name begin: "hpa" of "Harbour and Port Authority"."""
    words = [word for word in re.split(r"[\s-]+", name) if word and word.casefold() not in MINOR]
    letters = [word[0] for word in words]
    return "".join(letters).casefold() if len(letters) > 1 and all(letter.isupper() for letter in letters) else None


def entity_keys(entity: Entity, text: str) -> frozenset[str]:
    """Give every normalised name of an actor: in full, as the page's ``text`` has it, last name, acronym.

    What only refers to it ("she", "the mayor") is no name. Empty for what is no actor.
    """
    if entity.type in NO_ACTORS:
        return frozenset()
    referring = set(entity.referring)
    written = {text[start:end] for start, end in entity.mentions if (start, end) not in referring}
    keys = {name_key(name) for name in (entity.name, *written)}
    if entity.type == "person":
        keys |= set(_last_names(keys))
    elif entity.type != "group":  # a description has none
        keys.add(acronym(entity.name) or "")
    return frozenset(key for key in keys if 0 < len(key) <= LONGEST)


def _last_names(keys: Iterable[str]) -> Iterator[str]:
    for key in keys:
        last = last_name(key)
        if last is not None and len(last) > 1:
            yield last
            before = key.split()[: key.split().index(last)]
            if before and before[-1] in PARTICLES:
                yield f"{before[-1]} {last}"


def informant_key(informant: Informant) -> str | None:
    """Give the normalised name of a named informant that is none of the report's entities."""
    if informant.entity is not None or not informant.named or not informant.name:
        return None
    key = name_key(informant.name)
    return key if 0 < len(key) <= LONGEST else None


def gatherer_key(item: Attribution) -> str | None:
    """Give the normalised name of the news organisation that obtained what an attribution tells."""
    key = name_key(item.gatherer or "")
    return key if 0 < len(key) <= LONGEST else None


def reading_keys(reading: Reading, text: str) -> set[str]:
    """Give every name by which an actor of a report is found: of its entities, informants and gatherers."""
    keys = {key for entity in reading.entities for key in entity_keys(entity, text)}
    keys |= {key for item in reading.attributions if (key := informant_key(item.informant))}
    keys |= {key for item in reading.attributions if (key := gatherer_key(item))}
    return keys


def add_names(connection: sa.Connection, stored: int, reading: Reading, text: str) -> None:
    """Index the actors of a stored report."""
    rows = [{"stored": stored, "name": key} for key in sorted(reading_keys(reading, text))]
    if rows:
        connection.execute(tables.names.insert(), rows)


def drop_names(connection: sa.Connection, numbers: Sequence[int]) -> None:
    """Take stored reports out of the index."""
    for number in numbers:
        connection.execute(tables.names.delete().where(_names.stored == number))


def reports_naming(connection: sa.Connection, keys: Iterable[str]) -> dict[str, list[str]]:
    """Give for each name the ids of the current reports that name an actor so; see :meth:`Queries.naming`."""
    found: dict[str, list[str]] = {}
    for batch in batches(keys):
        rows = connection.execute(
            sa.select(_names.name, _reports.report)
            .join(tables.reports, _reports.id == _names.stored)
            .where(_names.name.in_(batch))
            .order_by(_names.name, _reports.report)
        )
        for key, report in rows:
            found.setdefault(key, []).append(report)
    return found


def names_holding(connection: sa.Connection, key: str, limit: int) -> list[str]:
    """Give the names in which the words of ``key`` stand together as whole words; see :meth:`Queries.names_holding`."""
    inside = sa.literal(" ") + _names.name + " "
    # A key has letters, digits and spaces alone: nothing in it is a wildcard.
    query = sa.select(_names.name).distinct().where(inside.like(f"% {key} %")).order_by(_names.name).limit(limit)
    return list(connection.scalars(query))


def has_names(connection: sa.Connection) -> bool:
    """Say whether any report that stands now has a name by which it is found."""
    return connection.scalar(sa.select(_names.stored).limit(1)) is not None
