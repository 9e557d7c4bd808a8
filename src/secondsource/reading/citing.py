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
    same content without that. What the encoder gave to who cites, where it tagged "saying" alone, is who is cited's.
    ``said`` is in the order of the cues.
    """
    words = load_gatherers()
    cues = SpanIndex((item.cue, n) for n, item in enumerate(said))
    found: list[Said] = []
    own: set[int] = set()  # numbers of attributions of those who are cited, that the encoder gave to who cites
    for item in said:
        cites = words.cites.search(text, *item.cue)
        inner = _inner(text, item, cites.end(), words) if cites else None
        if cites is None or inner is None:
            found.append(item)
            continue
        known = next((n for _, n in cues.meeting(inner.cue) if said[n] != item), None)
        if known is not None and said[known].source not in (item.source, None, inner.source):
            found.append(item)  # who is cited has an attribution of their own
            continue
        content = said[known].content if known is not None else inner.content
        if known is not None:
            own.add(known)
        if not content:
            found.append(item)
            continue
        found += _pair(item, replace(inner, content=content), cites.end())
    left_out = {id(said[n]) for n in own}
    return sorted((item for item in found if id(item) not in left_out), key=lambda item: item.cue)


def _inner(text: str, item: Said, verb_end: int, words: GathererWords) -> Said | None:
    """The attribution of who is cited, with what the content of who cites holds of what they say."""
    who = _WHO.match(text, verb_end)
    saying = words.as_saying.match(text, who.end()) if who else None
    if who is None or saying is None or item.source is None:
        return None
    rest = tuple((max(a, saying.end()), b) for a, b in item.content if b > saying.end())
    before = tuple((a, b) for a, b in item.content if b <= who.start("who")) if rest else ()
    cue = saying.span("cue")
    return Said(source=_bare(text, who.span("who")), cue=cue, content=before + rest, certainty=item.certainty)


def _bare(text: str, who: Span) -> Span:
    """Whom somebody cites: a comma that ends an apposition stays, as in other sources; one that ends nothing goes."""
    inner = text[slice(*who)].rstrip(",")
    return who if "," in inner else (who[0], who[0] + len(inner))


def _pair(item: Said, inner: Said, verb_end: int) -> tuple[Said, Said]:
    """An attribution as that of who cites, and that of who is cited."""
    start = inner.source[0] if inner.source else inner.cue[0]
    before = tuple((a, b) for a, b in inner.content if b <= start)
    rest = tuple((a, b) for a, b in inner.content if a >= inner.cue[1])
    outer = (*before, (start, rest[0][1] if rest else inner.cue[1]), *rest[1:])
    return replace(item, cue=(item.cue[0], verb_end), content=outer), inner


def cited_in(text: str, span: Span) -> Span | None:
    """Give whom a participle within a span cites: "citing two officials"; ``None``: nobody is cited so."""
    found = _CITING.search(text, *span)
    return found.span("who") if found else None
