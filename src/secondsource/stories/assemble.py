"""A story from its reports: a deterministic function of the set, whatever order it is given in."""

from __future__ import annotations

from collections.abc import Sequence

from secondsource.records import Derivation, Link, Reading, Report, Story
from secondsource.stories.derivation import derive
from secondsource.stories.origins import FamilyOf, count, unknown_family
from secondsource.stories.sharing import Member, instant, shares


def assemble(
    reports: Sequence[Report],
    readings: Sequence[Reading],
    links: Sequence[Link],
    agencies: frozenset[str],
    family_of: FamilyOf = unknown_family,
) -> Story:
    """Assemble one story from its reports, their readings (in the same order) and the links among them.

    ``agencies`` are all names of known news agencies, long and short, lower case; ``family_of`` gives the publisher
    family of an outlet's or agency's name. ``first`` and ``last`` are of the reports whose dates order them; where none
    has such a date, of all dates.
    """
    pairs = zip(reports, readings, strict=True)
    members = sorted((Member(r, g) for r, g in pairs), key=lambda m: _order(m.report))
    shared = shares(members, links)
    derivations = tuple(derive(m, shared[m.id], agencies) for m in members)
    origins, listed = count(members, derivations, family_of)
    dated = [m.report.published for m in members if m.report.published]
    days = [p.value for p in dated if p.orders] or [p.value for p in dated]
    return Story(
        id=f"s{members[0].id}",
        title=_title(members, derivations),
        first=min(days, key=instant, default=None),
        last=max(days, key=instant, default=None),
        reports=tuple(m.id for m in members),
        derivations=derivations,
        origins=origins,
        origin_list=listed,
        unchecked=_unchecked(members),
    )


def first_of(reports: Sequence[Report]) -> list[str]:
    """Ids of a story's reports, earliest first, those without a date that orders last: the first names the story."""
    return [r.id for r in sorted(reports, key=_order)]


def _order(report: Report) -> tuple[bool, tuple[str, str], str]:
    published = report.published
    if published is None or not published.orders:
        return True, ("", ""), report.id
    return False, instant(published.value), report.id


def _title(members: Sequence[Member], derivations: Sequence[Derivation]) -> str | None:
    """Headline of the first report that others may derive from, or of the first that has one."""
    kinds = {d.report: d.kind for d in derivations}
    titled = [m for m in members if m.report.title]
    own = [m for m in titled if kinds[m.id] == "independent"]
    return (own or titled)[0].report.title if titled else None


def _unchecked(members: Sequence[Member]) -> tuple[str, ...]:
    """Checks that could not run, with how many reports they could not run on."""
    total = len(members)
    missing = {
        "publication time": sum(m.when is None for m in members),
        "outlet": sum(m.report.outlet is None for m in members),
        "publisher family": sum(m.report.outlet is not None and m.report.family is None for m in members),
        "text": sum(not m.reading.sentences for m in members),
    }
    return tuple(f"{name}: not known for {n} of {total} reports" for name, n in missing.items() if n)
