"""How events are said to people: what happened in plain words, who to whom, and above all who tells it.

What somebody tells is never said without them: an event that stands in an attribution's content is theirs to answer
for, and one that they deny is said to be denied.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from importlib import resources

import msgspec

from secondsource.records import Attribution, Event, Participant, Reading, Record
from secondsource.views.amounts import MODALITIES
from secondsource.views.words import clean

SOURCELESS = "a source that is not named"


class EventWords(Record, frozen=True, kw_only=True):
    """Plain words for types, and for modes by "type/mode"."""

    types: dict[str, str]
    modes: dict[str, str]


@lru_cache(maxsize=1)
def event_words() -> EventWords:
    """Read the plain words for events, once."""
    import yaml  # noqa: PLC0415 - not needed for help, which is quick

    data = resources.files("secondsource.views").joinpath("event_words.yaml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.safe_load(data), EventWords)


def say_type(event: Event) -> str:
    """Give what happened in plain words: "shooting", "talks (new mode)" for a mode that has no word of its own."""
    return say_kind(event.type, event.mode)


def say_kind(type_: str, mode: str | None) -> str:
    """Give PLOVER's type and mode in plain words; as :func:`say_type`."""
    words = event_words()
    kind = words.types.get(type_, clean(type_))
    if not mode:
        return kind
    return words.modes.get(f"{type_}/{mode}", f"{kind} ({clean(mode).replace('-', ' ')})")


def say_parties(event: Event, names: Mapping[str, str], text: str) -> str:
    """Give who did it to whom, as far as known: "gunmen → ferry crew", "→ ferry crew", "gunmen".

    ``names`` are those of the report's entities, by id; who is none of them has the report's words. Who is blamed for
    what happened stands as the actor, and is said to be blamed; an accusation keeps its accuser.
    """

    def joined(parties: Iterable[Participant]) -> str:
        said = (clean(names.get(p.entity or "") or text[slice(*p.span)]) for p in parties)
        return ", ".join(dict.fromkeys(said))

    actors, targets = joined(event.actors), joined(event.targets)
    if event.blamed and event.type != "accuse":
        actors = f"{clean(event.blamed)} (blamed)"
    return " ".join(part for part in (actors, f"→ {targets}" if targets else "") if part)


def teller(event: Event, reading: Reading) -> Attribution | None:
    """Give the attribution that tells an event; ``None`` where the report itself does."""
    return None if event.attribution is None else reading.attributions[event.attribution]


def is_denied(event: Event, reading: Reading) -> bool:
    """Say whether the attribution that tells an event denies it."""
    told = teller(event, reading)
    return told is not None and told.polarity == "denied"


def say_telling(event: Event, reading: Reading, text: str) -> Iterator[str]:
    """Give who tells an event, who denies, claims and is blamed for it, and whether it is so at all."""
    told, denied = teller(event, reading), is_denied(event, reading)
    if told is not None:
        yield _say_teller(event, told, text)
    for item in _denials(event, reading):
        if item is not told:
            yield f"denied by {say_informant(item, text)}"
            denied = True
    if event.claimed_by and not (told and told.responsibility):
        yield f"claimed by {clean(event.claimed_by)}"
    if event.blamed:
        yield f"blamed on {clean(event.blamed)}"
    # What is denied is negated by the one who denies it, and not by the report.
    if event.modality != "asserted" and not (event.modality == "negated" and (denied or (told and told.declined))):
        yield MODALITIES[event.modality]


def _say_teller(event: Event, told: Attribution, text: str) -> str:
    name = say_informant(told, text)
    if told.polarity == "denied":
        return f"denied by {name}"
    if told.declined:
        return f"{name} gave no comment on it"
    return f"claimed by {name}" if event.claimed_by and told.responsibility else f"told by {name}"


def _denials(event: Event, reading: Reading) -> Iterator[Attribution]:
    """Give the attributions that deny what an event's words tell."""
    start, end = event.trigger
    for item in reading.attributions:
        if item.polarity == "denied" and any(first <= start and end <= last for first, last in item.content):
            yield item


def say_informant(item: Attribution, text: str) -> str:
    """Give whom an attribution has it from, and the news organisation to which they told it."""
    words = text[slice(*item.source)] if item.source else ""
    name = clean(item.informant.name or "") or clean(words) or SOURCELESS
    name = re.sub(r"^(?:The|An?)\b", lambda article: article[0].lower(), name)
    gatherer = clean(item.gatherer or "")
    return f"{name} ({gatherer})" if gatherer and gatherer.casefold() != name.casefold() else name


__all__ = ["event_words", "is_denied", "say_informant", "say_kind", "say_parties", "say_telling", "say_type", "teller"]
