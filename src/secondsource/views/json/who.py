"""``who NAME --json``: an actor over the whole ledger."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from secondsource.views.json.told import Words, event_json, figure_json
from secondsource.views.telling import is_denied, say_informant, teller

if TYPE_CHECKING:
    from secondsource.records import Attribution, Event, Figure, Role
    from secondsource.views.who import Found, Who

Json = dict[str, Any]


def who_json(name: str, found: Sequence[Who]) -> Json:
    """Give what the ledger has on each actor that ``name`` can mean; ``ambiguous`` where they are several."""
    return {"name": name, "ambiguous": len(found) > 1, "actors": [_actor_json(item) for item in found]}


def _actor_json(found: Who) -> Json:
    return {
        "name": found.actor.name,
        "type": found.actor.type,
        "names": sorted({mention.name for mention in found.actor.mentions}),
        "roles": [_role_json(item) for item in found.roles],
        "reports": len(found.reports),
        "said": [_said_json(item) for item in found.said],
        "said_of": [_said_json(item) for item in found.said_of],
        "told_to": [_said_json(item) for item in found.told_to],
        "events": [_event_json(item) for item in found.events],
        "figures": [_figure_json(item) for item in found.figures],
    }


def _where(found: Found[Any]) -> Json:
    """Give where something stands: the report, the span in its page, and where the report came from."""
    stored = found.source.stored
    return {
        "report": stored.report.id,
        "span": found.span,
        "published": found.source.day,
        "outlet": stored.report.outlet,
        "url": stored.url,
        "path": stored.path,
    }


def _also(found: Found[Any]) -> Json:
    return {"also_in": [_where(other) for other in found.also]}


def _role_json(found: Found[Role]) -> Json:
    role = {"text": found.text, "as_of": found.item.as_of, "former": found.item.former}
    return {**role, **_where(found), **_also(found)}


def _said_json(found: Found[Attribution]) -> Json:
    item, text = found.item, found.source.text
    return {
        **_where(found),
        "spans": item.content,
        "text": found.text,
        "informant": item.informant.name,
        "cue": text[slice(*item.cue)],
        "kind": item.kind,
        "gatherer": item.gatherer,
        "via": item.via,
        "declined": item.declined,
        "polarity": item.polarity,
        "modality": item.modality,
        "responsibility": item.responsibility,
        **_also(found),
    }


def _event_json(found: Found[Event]) -> Json:
    words = Words(text=found.source.text, reading=found.source.reading)
    # Indices point into the reading of its report, as `inspect --json` shows it.
    told = teller(found.item, found.source.reading)
    by = {
        "told_by": say_informant(told, found.source.text) if told else None,
        "denied": is_denied(found.item, found.source.reading),
    }
    return {"part": found.part, **event_json(words, found.item), **by, **_where(found), **_also(found)}


def _figure_json(found: Found[Figure]) -> Json:
    words = Words(text=found.source.text, reading=found.source.reading)
    return {**figure_json(words, found.item), **_where(found), **_also(found)}
