"""How claims, disputes and revisions are said to people; the command line and the dossier use the same words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from secondsource.records import Claim, ClaimOrigin, DisputeKind, Drift, Revised, Rule, Side, Toll
from secondsource.views.words import clean, say_count, say_date, say_list, say_range

DISPUTES: dict[DisputeKind, str] = {
    "denial": "one side denies what the other says",
    "figure": "different numbers for the same thing",
    "responsibility": "different accounts of who did it",
    "status": "different accounts of how things stand",
    "cause": "different accounts of why",
}

RULES: dict[Rule, str] = {
    "informant": "the reports name whom it comes from",
    "gatherer": "the reports name who obtained it",
    "inherited": "came along from another report",
    "credit": "an agency is credited for the report",
    "own": "the outlet shows sourcing of its own",
    "unknown": "nobody says where it comes from",
}

UNSAID = "source not told"


def say_origin(origin: ClaimOrigin, outlets: Sequence[str] = ()) -> str:
    """Give whom a claim comes from, and through whom: "harbour master (Northern Wire, Harbour Post)".

    Where nobody is known, it is told whose reports have it: "source not told (Wall Watch)"; ``outlets`` are theirs.
    """
    informant = clean(origin.informant or "")
    gatherers = [clean(name) for name in origin.gatherers or ((origin.gatherer,) if origin.gatherer else ())]
    gatherers = [name for name in gatherers if name.casefold() != informant.casefold()]
    if not informant:
        if gatherers:
            return f"{say_list(gatherers)}, {UNSAID}"
        return f"{UNSAID} ({say_list(list(dict.fromkeys(outlets)))})" if outlets else UNSAID
    return f"{informant} ({say_list(gatherers)})" if gatherers else informant


def once_each(said: Iterable[str]) -> list[str]:
    """Give each of several lines once, in their order, with how often it stands there: "source not told ×2"."""
    return [f"{line} ×{number}" if number > 1 else line for line, number in Counter(said).items()]


def say_stance(claim: Claim, numbers: Mapping[str, int]) -> str:
    """Say that a claim denies: "denied", "denied; denies claim 2"; empty where it does not.

    ``numbers`` gives the number of each claim that is shown by its id.
    """
    other = numbers.get(claim.stance_of or "")
    parts = ["denied"] if claim.polarity == "denied" else []
    return "; ".join([*parts, f"denies claim {other}"] if other is not None else parts)


def say_claim_origins(claim: Claim) -> str:
    """Give the count of a claim's origins with its reports: "2–3 origins in 5 reports"."""
    reports = len({item.report for item in claim.support})
    low, high = claim.origins.low, claim.origins.high
    noun = "origin" if low == high == 1 else "origins"
    return f"{say_range(claim.origins)} {noun} in {say_count(reports, 'report')}"


def say_drift(drift: Drift, outlet: str, of_outlet: str) -> str:
    """Give what changed between two reports: "qualifier dropped: “at least 20” → “20” (Gazette, from Post)"."""
    return f"{drift.kind}: {clean(drift.what)} ({outlet}, from {of_outlet})"


def say_side(side: Side) -> str:
    """Give what a side holds, with its origins: "at least 40 (1–2 origins)"."""
    low, high = side.origins.low, side.origins.high
    noun = "origin" if low == high == 1 else "origins"
    value = clean(side.value or "")
    return f"{value} ({say_range(side.origins)} {noun})".strip()


def say_revised(item: Revised) -> str:
    """Give a value with its day: "4 (11 November 2016)"."""
    return f"{clean(item.value)} ({say_date(item.as_of)})" if item.as_of else clean(item.value)


def say_toll(toll: Toll) -> str:
    """Give a toll as lowest, best and highest: "killed: 4 (2–6)"."""

    def plain(value: float | None) -> str:
        return "?" if value is None else f"{value:,.0f}" if value == int(value) else f"{value:,}"

    whole = plain(toll.best)
    if toll.low == toll.high == toll.best:
        return f"{toll.counts}: {whole}"
    return f"{toll.counts}: {whole} ({plain(toll.low)}–{plain(toll.high)})"
