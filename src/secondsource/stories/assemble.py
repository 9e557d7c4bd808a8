"""A story from its reports: a deterministic function of the set, whatever order it is given in."""

from __future__ import annotations

from collections.abc import Sequence

from secondsource.records import Derivation, Link, Published, Reading, Report, Story
from secondsource.stories.derivation import derive
from secondsource.stories.origins import count
from secondsource.stories.sharing import Member, shares


def assemble(
    reports: Sequence[Report], readings: Sequence[Reading], links: Sequence[Link], agencies: frozenset[str]
) -> Story:
    """Assemble one story from its reports, their readings (in the same order) and the links among them.

    ``agencies`` are all names of known news agencies, long and short, lower case.
    """
    members = sorted((Member(r, g) for r, g in zip(reports, readings, strict=True)), key=_when)
    shared = shares(members, links)
    derivations = tuple(derive(m, shared[m.id], agencies) for m in members)
    origins, listed = count(members, derivations)
    days = [value for m in members if (value := _value(m.report.published))]
    return Story(
        id=f"s{members[0].id}",
        title=_title(members, derivations),
        first=min(days, key=_instant, default=None),
        last=max(days, key=_instant, default=None),
        reports=tuple(m.id for m in members),
        derivations=derivations,
        origins=origins,
        origin_list=listed,
        unchecked=_unchecked(members),
    )


def first_of(reports: Sequence[Report]) -> list[str]:
    """Ids of a story's reports, earliest first, undated ones last: the first names the story."""
    return [r.id for r in sorted(reports, key=_report_key)]


def _value(published: Published | None) -> str | None:
    return published.value if published else None


def _instant(value: str) -> tuple[str, str]:
    return value[:10], value


def _report_key(report: Report) -> tuple[bool, str, str, str]:
    value = _value(report.published)
    return value is None, (value or "")[:10], value or "", report.id


def _when(member: Member) -> tuple[bool, str, str, str]:
    return _report_key(member.report)


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
