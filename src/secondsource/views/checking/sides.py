"""The origins behind several claims of one side, as one range.

The claims of a side may come from the same informants: who stands behind two of them is one origin. Origins are put
together over the claims as they are within one: by the informant's name in any spelling; an informant without a name,
by the report's words and who gathered it; where no informant is told, by the gatherer. ``high`` counts what is left.
``low`` counts the named ones that count in the low number of their claim; and of the unnamed as many as one claim by
itself has, for those of two claims may be the same people: only those who can be none of the named. Where only who
obtained it is known, they may have it from any informant of the side, and count where there is none. Neither number is
less than that of any claim of the side.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from secondsource.ledger import name_key
from secondsource.records import Claim, ClaimOrigin, Range
from secondsource.stories.corroboration.informants import OTHER, Who, may_be, who


def joined_origins(claims: Sequence[Claim]) -> tuple[Range, tuple[ClaimOrigin, ...]]:
    """Give the origins of several claims together, and how many they are; those in the most reports first."""
    groups: list[tuple[set[str], list[ClaimOrigin]]] = []
    for claim in claims:
        for origin in claim.origin_list:
            _add(groups, _keys(origin), [origin])
    merged = sorted(
        (_merged(origins) for _, origins in groups),
        key=lambda o: (-len(o.reports), o.informant or "", o.gatherer or ""),
    )
    named = [origin for origin in merged if origin.named and origin.low]
    known = [_who(origin) for origin in named]
    low = len(named) + max((_unnamed(claim, known) for claim in claims), default=0)
    low = max([min(low, len(merged)), *(claim.origins.low for claim in claims)], default=0)
    high = max([len(merged), low, *(claim.origins.high for claim in claims)], default=0)
    return Range(low=low, high=high), tuple(merged)


def _unnamed(claim: Claim, known: Sequence[Who]) -> int:
    """How many of the origins that count in a claim's low number are not named, and none of those ``known``."""
    named = sum(origin.named and origin.low for origin in claim.origin_list)
    others = [origin for origin in claim.origin_list if origin.low and not origin.named]
    absorbed = sum(
        bool(known) if origin.informant is None else any(_may_be(_who(origin), one) for one in known)
        for origin in others
    )
    return max(claim.origins.low - named - absorbed, 0)


def _may_be(unnamed: Who, named: Who) -> bool:
    """Whether somebody without a name may be one with: of a person, an origin does not tell the office."""
    return may_be(unnamed, named) or (bool(named.person) and named.sorts <= OTHER)


def _who(origin: ClaimOrigin) -> Who:
    return who(origin.informant or "", (), named=origin.named, kind=origin.kind)


def _add(groups: list[tuple[set[str], list[ClaimOrigin]]], keys: set[str], origins: list[ClaimOrigin]) -> None:
    """Put origins with all groups that share a key, which become one; a group of their own where there is none."""
    met = [group for group in groups if group[0] & keys]
    for group in met:
        groups.remove(group)
        keys, origins = keys | group[0], [*group[1], *origins]
    groups.append((keys, origins))


def _keys(origin: ClaimOrigin) -> set[str]:
    spellings = {name_key(name) for name in (origin.informant, *origin.informants) if name} - {""}
    gatherer = name_key(origin.gatherer or "")
    if origin.named and spellings:
        return {f"informant {name}" for name in spellings}
    if spellings:
        return {f"unnamed {name}, told to {gatherer}" for name in spellings}
    return {f"gatherer {gatherer}"} if gatherer else {f"report {report}" for report in origin.reports} or {"nobody"}


def _merged(origins: Sequence[ClaimOrigin]) -> ClaimOrigin:
    first = min(
        origins, key=lambda o: (not o.named, -len(o.informant or ""), o.informant or "", o.gatherer or "", o.reports)
    )
    return msgspec.structs.replace(
        first,
        reports=_each(report for origin in origins for report in origin.reports),
        gatherers=_each(name for origin in origins for name in (origin.gatherer, *origin.gatherers) if name),
        informants=_each(name for origin in origins for name in (origin.informant, *origin.informants) if name),
        low=any(origin.low for origin in origins),
    )


def _each(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
