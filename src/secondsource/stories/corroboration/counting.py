"""The origins of a story once its informants are known: what its claims say of them binds the count of the whole.

A story's origins are its gatherers. Two things may change how many of them count in ``low``:

* An outlet all of whose own informants are unnamed may have asked the same persons as another. Where each of them may
  be one of the other's, it counts in ``high`` alone.
* A claim that surely has several origins shows that the story has as many. Where they are informants of one gatherer,
  that gatherer stands as one origin for each of them. So ``low`` of a story is never below that of any of its claims.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from secondsource.records import Claim, ClaimOrigin, Origin, Range
from secondsource.stories.case import Case
from secondsource.stories.corroboration.informants import Who, may_be
from secondsource.stories.corroboration.sourcing import Sourcing
from secondsource.stories.origins import gatherer_of, stands_for, total


def settle(case: Case, counted: Sequence[Origin], claims: Sequence[Claim]) -> tuple[Range, tuple[Origin, ...]]:
    """Settle the origins of a story, as :mod:`secondsource.stories.origins` counted them, by informants and claims.

    Gives their range, which is what they count to, and the origins in the same order.
    """
    origins = _by_claims(case, _told_apart(case, counted), claims)
    return total(origins), tuple(origins)


# -- who may be whom --------------------------------------------------------------------------------------------------


def _told_apart(case: Case, counted: Sequence[Origin]) -> list[Origin]:
    """The origins, those that may be another's left out of ``low``; whoever names somebody is asked first."""
    informants = _informants(case, counted)
    asked = [o for o in counted if o.low and informants.get(o.name)]
    firm = {o.name for o in asked if any(w.counts for w in informants[o.name])}
    heard = {who: None for name in sorted(firm) for who in informants[name]}
    left: set[str] = set()
    for origin in asked:
        told = informants[origin.name]
        if origin.name in firm:
            continue
        if heard and all(who in heard or any(may_be(who, other) for other in heard) for who in told):
            left.add(origin.name)
        else:
            heard |= told
    return [replace(o, low=False) if o.name in left else o for o in counted]


def _informants(case: Case, counted: Sequence[Origin]) -> dict[str, dict[Who, None]]:
    """By the name of an origin, whom the reports that bring it were told by; what others obtained is left out."""
    sourcing = Sourcing(case)
    carried: dict[str, list[Origin]] = {}
    for origin in counted:
        for report in origin.reports:
            carried.setdefault(report, []).append(origin)
    found: dict[str, dict[Who, None]] = {}
    for member, told in zip(case.members, case.derivations, strict=True):
        if told.own_informants:
            own = next(o for o in carried[member.id] if stands_for(o, *gatherer_of(member)))
            found.setdefault(own.name, {}).update(dict.fromkeys(sourcing.own_informants(member)))
    return found


# -- what the claims say ----------------------------------------------------------------------------------------------


def _by_claims(case: Case, origins: list[Origin], claims: Sequence[Claim]) -> list[Origin]:
    """The origins, with as many in ``low`` as any claim has there."""
    low = total(origins).low
    best = max(claims, key=lambda c: c.origins.low, default=None)  # the first of the greatest
    if best is None or best.origins.low <= low:
        return origins
    behind: dict[str, list[ClaimOrigin]] = {}
    for one in best.origin_list:
        if one.low:
            behind.setdefault(_carrier(case, origins, one), []).append(one)
    found = [replace(o, low=True) if o.name in behind else o for o in origins]
    missing = best.origins.low - total(found).low
    settled: list[Origin] = []
    for origin in found:
        some = behind.get(origin.name, [])[: missing + 1]
        settled += _each(case, origin, some) if missing > 0 and len(some) > 1 else [origin]
        missing -= max(len(some) - 1, 0)
    return settled


def _carrier(case: Case, origins: Sequence[Origin], one: ClaimOrigin) -> str:
    """The origin of the story that one of a claim's is part of: its gatherer's, else one that its reports carry."""
    carried = [o.name for o in origins if one.reports[0] in o.reports]
    return next((o.name for o in origins if _gathered(case, o, one)), carried[0])


def _gathered(case: Case, origin: Origin, one: ClaimOrigin) -> bool:
    """Whether an origin of the story is of those who gathered one of a claim's."""
    return any(stands_for(origin, case.family_of(name) or name, name) for name in one.gatherers)


def _each(case: Case, origin: Origin, told: Sequence[ClaimOrigin]) -> Iterator[Origin]:
    """One origin for each of the informants of a gatherer, which all its reports may have from any of them.

    What one of its reports was told besides, by somebody whom the gatherer does not have, is that report's.
    """
    own = [one for one in told if _gathered(case, origin, one)]
    if len(own) < 2:
        yield origin
    else:
        yield from (replace(origin, name=_name(one, origin.name)) for one in own)
    besides = [one for one in told if one not in own]
    for one in besides if own else besides[1:]:
        yield Origin(name=_name(one, one.gatherer), reports=one.reports)


def _name(one: ClaimOrigin, gatherer: str | None) -> str:
    return " ".join([one.informant or "informant not told", *([f"({gatherer})"] if gatherer else [])])
