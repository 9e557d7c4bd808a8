"""A story from its reports: a deterministic function of the set, whatever order it is given in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from secondsource.records import Derivation, Link, Story
from secondsource.stories.case import Case
from secondsource.stories.claims import propositions
from secondsource.stories.corroboration import corroborate, settle
from secondsource.stories.derivation import derive
from secondsource.stories.disputes import disputes, groundwork, revisions
from secondsource.stories.events import events
from secondsource.stories.hidden import hidden
from secondsource.stories.member import Member, instant
from secondsource.stories.origins import FamilyOf, count, unknown_family
from secondsource.stories.sharing import shares
from secondsource.stories.unfolding import unfold


def assemble(
    members: Sequence[Member],
    links: Sequence[Link],
    agencies: frozenset[str],
    family_of: FamilyOf = unknown_family,
) -> Story:
    """Assemble one story from its reports and the links among them.

    ``agencies`` are all names of known news agencies, long and short, lower case; ``family_of`` gives the publisher
    family of an outlet's or agency's name. ``first`` and ``last`` are of the reports whose dates order them; where none
    has such a date, of all dates.
    """
    case = case_of(members, links, agencies, family_of)
    members = case.members
    said = propositions(case)
    claims = corroborate(case, said)
    origins, listed = settle(case, count(members, case.derivations, family_of)[1], claims)
    ground = groundwork(case)
    dated = [m.report.published for m in members if m.report.published]
    days = [p.value for p in dated if p.orders] or [p.value for p in dated]
    return Story(
        id=f"s{members[0].id}",
        title=_title(members, case.derivations),
        first=min(days, key=instant, default=None),
        last=max(days, key=instant, default=None),
        reports=tuple(m.id for m in members),
        derivations=case.derivations,
        origins=origins,
        origin_list=listed,
        unchecked=_unchecked(members),
        claims=claims,
        disputes=disputes(case, claims, ground),
        revisions=revisions(case, ground),
        events=events(case, ground),
        hidden=hidden(members, case.derivations, case.shared),
    )


def case_of(
    members: Sequence[Member],
    links: Sequence[Link],
    agencies: frozenset[str],
    family_of: FamilyOf = unknown_family,
) -> Case:
    """Put a story's reports in order and tell how they derive; as :func:`assemble`."""
    ordered = tuple(sorted(members, key=lambda m: _order(m.id, m.when)))
    shared = shares(ordered, unfold(ordered, links))
    derivations = tuple(derive(m, shared[m.id], agencies) for m in ordered)
    return Case(ordered, derivations, shared, agencies, family_of)


def first_of(published: Mapping[str, str | None]) -> list[str]:
    """Ids of a story's reports, earliest first, those without a date that orders last: the first names the story.

    ``published`` gives by id the publication time where it orders, ISO 8601.
    """
    return sorted(published, key=lambda report: _order(report, published[report]))


def _order(report: str, published: str | None) -> tuple[bool, tuple[str, str], str]:
    return (True, ("", ""), report) if published is None else (False, instant(published), report)


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
