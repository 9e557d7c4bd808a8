"""Origins: statements merged by who told them, as a range.

What stands apart counts in ``high``. ``low`` counts as few as the reports allow: it leaves out every origin that may be
one of those counted already, and whoever told nobody whom they have it from.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from secondsource.records import ClaimOrigin, Range, Rule, Statement
from secondsource.stories.corroboration.informants import Who, may_be, merged, same
from secondsource.stories.corroboration.sourcing import Sourced

Near = Callable[[Sequence[Statement], Sequence[Statement]], bool]
"""Whether statements of two origins surely say the same."""

ORDER: tuple[Rule, ...] = ("gatherer", "inherited", "credit", "informant", "own", "unknown")


@dataclass
class Group:
    """The statements of one origin, by their places among a claim's."""

    who: Who | None
    gatherer: str | None  # of unnamed informants, and where no informant is told: who obtained it
    holder: str | None = None  # where neither is known: who told it
    places: list[int] = field(default_factory=list)
    low: bool = False


def origins(
    sourced: Sequence[Sourced], family: Callable[[str], str], near: Near
) -> tuple[Range, tuple[ClaimOrigin, ...], tuple[int, ...]]:
    """Merge the statements of one claim, in the story's order; also gives each statement's index into the origins."""
    groups = _by_informant(sourced, family)
    _rest(sourced, groups, family)
    _mark_low(sourced, groups, near)
    groups.sort(key=lambda g: g.places[0])
    place = {i: n for n, group in enumerate(groups) for i in group.places}
    told = tuple(_origin(group, [sourced[i] for i in group.places]) for group in groups)
    count = Range(low=sum(o.low for o in told), high=len(told))
    return count, told, tuple(place[i] for i in range(len(sourced)))


def _by_informant(sourced: Sequence[Sourced], family: Callable[[str], str]) -> list[Group]:
    """Groups of the statements that name an informant: the fullest names first, so that short ones find them."""
    kinds: dict[tuple[Who, str | None], list[int]] = {}
    for i, one in enumerate(sourced):
        if one.who:
            kinds.setdefault((one.who, None if one.who.named else _gatherer(one, family)), []).append(i)
    groups: list[Group] = []
    for (who, gatherer), places in sorted(kinds.items(), key=lambda row: _fullness(*row[0])):
        found = next((g for g in groups if _joins(g, who, gatherer)), None) or _meant(groups, who)
        if found is None or found.who is None:
            groups.append(Group(who, gatherer, places=list(places)))
        else:
            found.who = merged(found.who, who)
            found.places += places
    for group in groups:
        group.places.sort()
    return groups


def _meant(groups: Sequence[Group], who: Who) -> Group | None:
    """Whom "the company" means: the only one of those named that it may be."""
    if not who.definite:
        return None
    may = [g for g in groups if g.who and g.who.proper and g.who.named and may_be(g.who, who)]
    return may[0] if len(may) == 1 else None


def _fullness(who: Who, gatherer: str | None) -> tuple[object, ...]:
    return not who.named, not who.person, -len(who.person), not who.body, -len(who.role), who.name, gatherer or ""


def _joins(group: Group, who: Who, gatherer: str | None) -> bool:
    """Whether an informant is the group's: who has no name is only where the same gatherer had it from them."""
    if group.who is None or not same(group.who, who):
        return False
    return who.proper or who.named or gatherer == group.gatherer


def _gatherer(one: Sourced, family: Callable[[str], str]) -> str:
    """Whoever obtained a statement; where that is not known, who tells it."""
    return family(one.gatherers[0]) if one.gatherers else one.holder


def _rest(sourced: Sequence[Sourced], groups: list[Group], family: Callable[[str], str]) -> None:
    """Add the statements that name nobody: to what the same gatherer obtained from others, else as an origin.

    What is left of a sentence beside what somebody says in it is theirs: it says the same, and brings nobody.
    """
    by_gatherer: dict[str, Group] = {}
    by_sentence: dict[tuple[str, int], Group] = {}
    for group in groups:
        for i in group.places:
            by_sentence.setdefault((sourced[i].statement.report, sourced[i].statement.sentence), group)
            for name in sourced[i].gatherers or (sourced[i].holder,):
                by_gatherer.setdefault(family(name), group)
    for i, one in sorted(enumerate(sourced), key=lambda row: (len(row[1].gatherers) != 1, row[0])):
        if one.who:
            continue
        names = [family(name) for name in one.gatherers] or [one.holder]
        found = by_sentence.get((one.statement.report, one.statement.sentence))
        found = found or next((by_gatherer[name] for name in names if name in by_gatherer), None)
        if found is None:
            found = Group(None, names[0] if one.gatherers else None, None if one.gatherers else one.holder)
            groups.append(found)
            by_gatherer[names[0]] = found
        elif found.who is None and one.gatherers and found.gatherer is None:
            found.gatherer = names[0]
        found.places.append(i)
    for group in groups:
        group.places.sort()


def _mark_low(sourced: Sequence[Sourced], groups: Sequence[Group], near: Near) -> None:
    """Mark the origins that count in ``low``: each that can be none of those marked before, and tells what they tell.

    Whoever can be looked up comes first; where nobody is named, one gatherer counts, and else that somebody says it.
    """
    marked: list[tuple[Who, list[Statement]]] = []
    told = [g for g in groups if g.who is not None]
    for group in sorted(told, key=lambda g: (not (g.who and g.who.counts), not (g.who and g.who.proper), g.places[0])):
        said = [sourced[i].statement for i in group.places]
        if group.who is None or any(may_be(group.who, other) for other, _ in marked):
            continue
        if not marked or any(near(said, others) for _, others in marked):
            marked.append((group.who, said))
            group.low = True
    if not marked:
        gathered = [g for g in groups if g.gatherer is not None or any(sourced[i].said for i in g.places)]
        for group in sorted(gathered, key=lambda g: (g.gatherer is None, g.places[0]))[:1]:
            group.low = True


def _origin(group: Group, sourced: Sequence[Sourced]) -> ClaimOrigin:
    names = tuple(dict.fromkeys(name for one in sourced for name in one.gatherers))
    spelled = tuple(dict.fromkeys(one.who.name for one in sourced if one.who))
    return ClaimOrigin(
        informant=group.who.name if group.who else None,
        gatherer=names[0] if names else None,
        named=group.who is not None and group.who.named,
        reports=tuple(dict.fromkeys(one.statement.report for one in sourced)),
        gatherers=names,
        kind=group.who.kind if group.who else "unknown",
        rule=min((one.rule for one in sourced), key=ORDER.index),
        low=group.low,
        informants=spelled,
    )
