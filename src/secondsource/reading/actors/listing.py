"""From referents to the entities of a reading: which are kept, what they are called, in what order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from secondsource.reading.actors.referents import Referent
from secondsource.reading.marks import ARTICLE
from secondsource.records import Entity, Role, Span

_FIRST = 3  # phrases among which somebody described is named by the longest


def listed(text: str, referents: Sequence[Referent]) -> tuple[Entity, ...]:
    """The entities of a report: all that are named, and people and bodies that are described alone and act.

    ``text`` is the page's. A mention that would stand across another is left out where it is no name.
    """
    kept = [r for r in referents if r.named or (r.referring and _counts(r))]
    sound = _nested(kept)
    rows: list[tuple[Span, Referent, tuple[Span, ...]]] = []
    for referent in kept:
        referring = tuple(sorted(span for span in set(referent.referring) if span in sound))
        mentions = sorted({*referent.names, *referring})
        if mentions:
            rows.append((mentions[0], referent, referring))
    rows.sort(key=lambda row: (row[0][0], -row[0][1]))
    return tuple(
        Entity(
            id=f"e{number}",
            type=_type(referent),
            name=referent.name if referent.named else _described(text, referent, referring),
            role=roles[0].text if (roles := _roles(referent.roles)) else None,
            mentions=tuple(sorted({*referent.names, *referring})),
            referring=referring,
            roles=roles,
        )
        for number, (_, referent, referring) in enumerate(rows, start=1)
    )


def _described(text: str, referent: Referent, referring: Sequence[Span]) -> str:
    """What somebody is called who has no name: the longest of the first phrases, without its article."""
    forms = [ARTICLE.sub("", " ".join(text[slice(*span)].split())) for span in referring[:_FIRST]]
    return max(
        (form for form in forms if referent.heads & set(form.casefold().split())), key=len, default=referent.name
    )


def _counts(referent: Referent) -> bool:
    """Whether one who is described alone is told of: as who acts or speaks, or more than once."""
    return referent.sort in ("person", "body") and (referent.acts or len(referent.referring) > 1)


def _type(referent: Referent) -> str:
    if referent.type is not None:
        return referent.type
    described = referent.sort == "person" or (referent.plural and "police" not in referent.heads)
    return "group" if described else "organization"


def _roles(roles: Iterable[Role]) -> tuple[Role, ...]:
    """Roles in order, without those whose words are part of one before them: "ambassador" after "US ambassador"."""
    found: list[Role] = []
    for role in sorted(roles, key=lambda r: r.span):
        spoken = f" {role.text.casefold()} "
        if not any(spoken in f" {known.text.casefold()} " and known.former == role.former for known in found):
            found.append(role)
    return tuple(found)


def _nested(referents: Sequence[Referent]) -> frozenset[Span]:
    """The spans that stand across no name and no longer one; each belongs to the first that claims it."""
    named = {span for r in referents for span in r.names}
    spans = named | {span for r in referents for span in r.referring}
    kept: set[Span] = set()
    open_: list[Span] = []
    for span in sorted(spans, key=lambda s: (s[0], -s[1])):
        while open_ and open_[-1][1] <= span[0]:
            open_.pop()
        if open_ and span[1] > open_[-1][1]:
            if span not in named:
                continue
            while open_ and open_[-1][1] < span[1]:
                kept.discard(open_.pop())
        kept.add(span)
        open_.append(span)
    return frozenset(kept)
