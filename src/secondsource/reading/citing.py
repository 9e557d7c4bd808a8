"""Informants that a source brings in turn: "Axios cited three officials as saying", "X reported, citing a pilot"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from secondsource.reading.sayings import Said
from secondsource.records import Span
from secondsource.spans import SpanIndex
from secondsource.vocabulary.gatherers import GathererWords, load_gatherers

_WHO = re.compile(r"\s+(?P<who>[^.;:\"“”\n]{2,100}?)(?=\s+as\s)")
_CITING = re.compile(
    r"(?:^|[\s,])(?:citing|quoting)\s+(?P<who>(?!its own|his own|their own)[^,.;:\"“”\n]{3,90}?)"
    r"(?=\s+(?:as|who|that|which|saying|in|on|from)\s|[,.;:\"“”\n]|$)"
)


def with_cited(text: str, said: Sequence[Said]) -> list[Said]:
    """Add what the informants say whom others cite or quote "as saying" it; in the order of the cues.

    Both are attributions: who cites has for content that somebody is cited and what they say; who is cited has the
    same content without that. ``said`` is in the order of the cues.
    """
    words = load_gatherers()
    cues = SpanIndex((item.cue, n) for n, item in enumerate(said))
    found: list[Said] = []
    for item in said:
        cites = words.cites.search(text, *item.cue)
        pair = _pair(text, item, cites.end(), words) if cites else None
        if pair is None:
            found.append(item)
        elif any(said[n] != item for _, n in cues.meeting(pair[1].cue)):
            found.append(item)  # who is cited has an attribution of their own
        else:
            found += pair
    return sorted(found, key=lambda item: item.cue)


def _pair(text: str, item: Said, verb_end: int, words: GathererWords) -> tuple[Said, Said] | None:
    """An attribution as that of who cites, and that of who is cited."""
    who = _WHO.match(text, verb_end)
    saying = words.as_saying.match(text, who.end()) if who else None
    if who is None or saying is None or item.source is None:
        return None
    brought = who.start("who"), saying.end()
    rest = tuple((max(a, brought[1]), b) for a, b in item.content if b > brought[1])
    before = tuple((a, b) for a, b in item.content if b <= brought[0])
    if not rest:
        return None
    cue = saying.span("cue")
    inner = Said(source=who.span("who"), cue=cue, content=before + rest, certainty=item.certainty)
    outer = (*before, (brought[0], rest[0][1]), *rest[1:])
    return replace(item, cue=(item.cue[0], verb_end), content=outer), inner


def cited_in(text: str, span: Span) -> Span | None:
    """Give whom a participle within a span cites: "citing two officials"; ``None``: nobody is cited so."""
    found = _CITING.search(text, *span)
    return found.span("who") if found else None
