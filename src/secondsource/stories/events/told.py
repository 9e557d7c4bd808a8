"""Events of a story as records: what the tellings of each say together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from secondsource.records import EventPlace, Place, Quoted, StoryEvent, Toll
from secondsource.stories.case import Case
from secondsource.stories.disputes.groundwork import Ground, groundwork
from secondsource.stories.disputes.tolls import GivenToll
from secondsource.stories.events.incidents import TYPE, Incident, incident
from secondsource.stories.events.merging import Merged, merged
from secondsource.stories.events.telling import Telling, tellings
from secondsource.stories.events.tolling import toll

MOST = 40  # events of a story, the weightiest
NAMES = 6  # participants of an event
SHOWN = 60  # pieces of evidence
FINE = ("facility", "district", "city", "county", "region", "area", "country")  # how precise a place is, the most first
HARMS = ("assault",)  # types of events that have tolls: PLOVER has none for accidents
SURE = ("asserted", "historical", "future", "hypothetical", "negated")


def events(case: Case, ground: Ground | None = None) -> tuple[StoryEvent, ...]:
    """The events of a story, the main one first, then by time.

    The main event is the one that most reports tell first. Each occurrence that the reports count dead or hurt of gives
    its tolls to the event of violence that did it; where they tell of none that could, what happened is an event of its
    own, of the type "incident".
    """
    ground = ground or groundwork(case)
    found = merged(ground.said, tellings(ground.said), ground.occasions)
    by_weight = sorted(range(len(found)), key=lambda i: (-found[i].weight, i))
    bearers, incidents = _bearers([found[i] for i in by_weight], ground)
    rows = [
        (found[i].weight, _record(found[i], bearers.get(id(found[i]), ())))
        for i in by_weight
        if found[i].sure or id(found[i]) in bearers
    ][:MOST]
    rows += [(one.weight, _untyped(one, tolled)) for one, tolled in incidents]
    rows.sort(key=lambda row: -row[0])  # an event before an incident of the same weight
    records = [msgspec.structs.replace(record, main=not i) for i, (_, record) in enumerate(rows)]
    ordered = sorted(records, key=lambda e: (not e.main, e.when is None, e.when or "", _first(case, e)))
    return tuple(_numbered(ordered))


def _tolls(ground: Ground) -> dict[int, tuple[Toll, ...]]:
    """The tolls by occurrence."""
    found: dict[int, list[Toll]] = {}
    for (occasion, counts), given in sorted(ground.tolls.items()):
        one = toll(counts, given, ground.said)
        if one:
            found.setdefault(occasion, []).append(one)
    return {occasion: tuple(held) for occasion, held in found.items()}


_Tolled = tuple[Incident, tuple[Toll, ...]]


def _bearers(found: Sequence[Merged], ground: Ground) -> tuple[dict[int, tuple[Toll, ...]], list[_Tolled]]:
    """Which event bears the tolls of its occurrence, and those that none can: found is in the order of weight."""
    bearers: dict[int, tuple[Toll, ...]] = {}
    incidents: list[_Tolled] = []
    for occasion, held in _tolls(ground).items():
        given = [rows for (number, _), rows in sorted(ground.tolls.items()) if number == occasion]
        bearer = _bearer([m for m in found if m.occasion == occasion], given)
        if bearer is not None:
            bearers[id(bearer)] = held
        elif any(g.main for rows in given for g in rows):
            incidents.append((incident(given), held))
    return bearers, incidents


def _bearer(found: Sequence[Merged], tolls: Sequence[Sequence[GivenToll]]) -> Merged | None:
    """The event that killed or hurt those counted: one of violence, that the figures hang on or that leads."""
    here = [m for m in found if m.first.event.modality in SURE[:2] and not m.first.recalled]
    harmed = [m for m in here if m.first.event.type in HARMS]
    figures = {(g.counted.number, g.counted.index) for rows in tolls for g in rows}
    sentences = {(g.counted.number, g.counted.sentence) for rows in tolls for g in rows}
    holding = [m for m in harmed if _holds(m, figures)]
    beside = [m for m in harmed if any((t.number, t.sentence) in sentences for t in m.tellings)]
    heavy = [m for m in holding if m.weight * 2 >= harmed[0].weight]
    leading = [m for m in harmed if m is here[0]]
    return next(iter((*heavy, *leading, *holding, *beside)), None)


def _holds(event: Merged, counted: set[tuple[int, int]]) -> bool:
    """One of the figures counts who died of it."""
    return any((t.number, figure) in counted for t in event.tellings for figure in t.event.figures)


def _untyped(found: Incident, held: tuple[Toll, ...]) -> StoryEvent:
    return StoryEvent(
        id="",
        type=TYPE,
        mode=None,
        modality="asserted",
        when=found.when,
        place=_place(found.places),
        actors=(),
        targets=(),
        tolls=held,
        evidence=found.evidence,
    )


def _record(event: Merged, held: tuple[Toll, ...]) -> StoryEvent:
    told = event.tellings
    return StoryEvent(
        id="",
        type=event.first.event.type,
        mode=_most(t.event.mode for t in told),
        modality=min((t.event.modality for t in told), key=SURE.index),
        when=_when(told),
        place=_place([t.place for t in told if t.place]),
        actors=_names(t.name(p) for t in told for p in t.event.actors),
        targets=_names(t.name(p) for t in told for p in t.event.targets),
        claimed_by=_names(t.event.claimed_by for t in told),
        blamed=_names(t.event.blamed for t in told),
        tolls=held,
        evidence=_evidence(told),
    )


def _most(values: Iterable[str | None]) -> str | None:
    """The value that most tell; of two, the more precise, then the first by letters."""
    counts = Counter(v for v in values if v)
    return min(counts, key=lambda v: (-counts[v], -len(v), v), default=None)


def _when(told: Sequence[Telling]) -> str | None:
    """When most tell that it was: a day before a longer stretch, since each week holds seven."""
    stretches = [(t.days[1] - t.days[0], t) for t in told if t.moment and t.days]
    short = min((length for length, _ in stretches), default=0)
    days = Counter(t.days for length, t in stretches if length == short)
    day = min(days, key=lambda d: (-days[d], d or (0, 0)), default=None)
    return _most(t.moment for _, t in stretches if t.days == day)


def _names(values: Iterable[str | None]) -> tuple[str, ...]:
    """Names, each once however it is written, the most frequent first; names before what is only described."""
    counts: Counter[str] = Counter()
    forms: dict[str, str] = {}
    for value in values:
        if value:
            key = value.lower().removeprefix("the ")
            counts[key] += 1
            forms.setdefault(key, value)
    ordered = sorted(counts, key=lambda k: (forms[k] == forms[k].lower(), -counts[k], k))
    return tuple(forms[k] for k in ordered[:NAMES])


def _place(places: Sequence[Place]) -> EventPlace | None:
    """The place that most tell among the most precise ones."""
    counts = Counter((p.name or "", p.country or "") for p in places)
    named = [p for p in places if p.name]
    if not named:
        return None

    def order(p: Place) -> tuple[int, int, str]:
        fine = FINE.index(p.precision) if p.precision in FINE else len(FINE)
        return fine, -counts[p.name or "", p.country or ""], p.name or ""

    p = min(named, key=order)
    return EventPlace(
        name=p.name or "", geonames_id=p.geonames_id, country=p.country, lat=p.lat, lon=p.lon, precision=p.precision
    )


def _evidence(told: Sequence[Telling]) -> tuple[Quoted, ...]:
    """The sentences that tell it, each report once, in the story's order."""
    first: dict[int, Telling] = {}
    for t in told:
        first.setdefault(t.number, t)
    shown = [first[n] for n in sorted(first)][:SHOWN]
    return tuple(
        Quoted(report=t.member.id, span=t.event.span, informant=_informant(t), when=t.member.when) for t in shown
    )


def _informant(t: Telling) -> str | None:
    held = t.event.attribution
    return None if held is None else t.member.reading.attributions[held].informant.name


def _first(case: Case, event: StoryEvent) -> tuple[int, int]:
    quoted = event.evidence[0]
    return case.place[quoted.report], quoted.span[0]


def _numbered(ordered: Sequence[StoryEvent]) -> list[StoryEvent]:
    """Events with ids by their order: "v1" is the main one."""
    return [_with_id(event, f"v{i}") for i, event in enumerate(ordered, 1)]


def _with_id(event: StoryEvent, name: str) -> StoryEvent:
    return msgspec.structs.replace(event, id=name)
