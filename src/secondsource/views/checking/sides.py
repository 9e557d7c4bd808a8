"""The origins behind several claims of one side, as one range.

The claims of a side may come from the same informants: who stands behind two of them is one origin. Origins are put
together over the claims as they are within one: by the informant's name in any spelling; an informant without a name,
by the report's words and who gathered it; where no informant is told, by the gatherer. ``high`` counts what is left.
``low`` counts the named ones that count in the low number of their claim; and of the unnamed as many as one claim by
itself has, for those of two claims may be the same people. Neither is less than that of any claim of the side.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from secondsource.ledger import name_key
from secondsource.records import Claim, ClaimOrigin, Range


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
    low = sum(origin.named and origin.low for origin in merged) + max((_unnamed(claim) for claim in claims), default=0)
    low = max([min(low, len(merged)), *(claim.origins.low for claim in claims)], default=0)
    high = max([len(merged), low, *(claim.origins.high for claim in claims)], default=0)
    return Range(low=low, high=high), tuple(merged)


def _unnamed(claim: Claim) -> int:
    """How many of the origins that count in a claim's low number are not named."""
    named = sum(origin.named and origin.low for origin in claim.origin_list)
    return max(claim.origins.low - named, 0)


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
