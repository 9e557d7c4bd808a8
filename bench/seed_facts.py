"""What is told beside the items of the seed pages (roles, facts, participants), and whether it is as labelled."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from bench.seed_matching import ANYTHING, Json, Pair, closest, meet_any, span_of

LEADING = re.compile(r"^(the|a|an)\s+|['’]s?$", re.IGNORECASE)

Tallies = dict[str, Counter[str]]
"""By name: "gold" or "scored", "said" and "right"."""


def words(name: str) -> set[str]:
    """A name's words without article and possessive, lower case."""
    return {LEADING.sub("", word) for word in LEADING.sub("", name.strip()).lower().split()}


def alike(name: str | None, actors: Any, text: str) -> bool:
    """Whether a name is one by which the page calls an accepted actor (``None``: nobody), or a part of one."""
    accepted = actors if isinstance(actors, list) else [actors]
    if name is None:
        return None in accepted
    called = [words(text[slice(*span)]) for a in accepted if a for mention in a["names"] for span in mention]
    said = words(name)
    return bool(said) and any(said <= other or other <= said for other in called if other)


def same_time(accepted: Sequence[Json | None], said: Json | None) -> bool:
    """Whether a time is one of those labelled, or has the value of one."""
    if said is None:
        return None in accepted
    value, span = said.get("value"), span_of(said)
    return any(g and (meet_any(g["spans"], span) or (value and value in g["value_if_anchored"])) for g in accepted)


def same_place(accepted: Sequence[Json | None], said: Json | None) -> bool:
    """Whether a place is one of those labelled, wherever it is named; words for a place that is not known are none."""
    if said is None:
        return None in accepted
    unknown = said.get("geonames_id") is None and None in accepted
    return unknown or any(g and (meet_any(g["spans"], span_of(said)) or _same_id(g, said)) for g in accepted)


def _same_id(gold: Json, said: Json) -> bool:
    return said.get("geonames_id") is not None and said["geonames_id"] in gold["geonames_ids"]


def attribution_facts(gold: Json, said: Json, text: str) -> dict[str, bool]:
    """Which facts of an attribution are right; those not labelled are left out."""
    informant = said["informant"]
    facts: dict[str, bool] = {}
    if "informant" in gold:
        facts["informant"] = alike(informant["name"], gold["informant"], text)
    for label, key in (("named", "named"), ("number", "number"), ("informant_kind", "kind")):
        if label in gold:
            facts[key] = informant.get(key) == gold[label]
    if "gatherer" in gold:
        span, name = gold["gatherer"], said.get("gatherer")
        inferred = name is None and gold.get("gatherer_inferred", False)
        right = bool(name and span and words(name) == words(text[slice(*span)])) or (name is None and span is None)
        facts["gatherer"] = right or inferred
    facts["declined"] = bool(said.get("declined")) == gold.get("declined", False)
    facts["polarity"] = said.get("polarity") == gold.get("polarity", "asserted")
    if gold.get("responsibility", False) is not None:
        facts["responsibility"] = bool(said.get("responsibility")) == gold.get("responsibility", False)
    facts["quotation"] = said.get("kind") == gold["kind"]
    return facts


def figure_facts(gold: Json, said: Json, text: str) -> dict[str, bool]:
    """Which roles of a figure are right; those not labelled are left out."""
    facts = {"part of": said.get("part_of") is None}  # no labelled figure is a part of another
    if gold["who"]:
        facts["who"] = closest(gold["who"], span_of(said.get("who"))) > 0
    if "informant" in gold:
        facts["informant"] = alike(said.get("informant"), gold["informant"], text)
    if "when" in gold:
        facts["when"] = same_time(gold["when"], said.get("when"))
    if "place" in gold:
        facts["place"] = same_place(gold["place"], said.get("place"))
    return facts


def event_facts(gold: Json, said: Json, text: str) -> dict[str, bool]:
    """Which facts of an event are right."""
    return {
        "mode": ANYTHING in gold["modes"] or said.get("mode") in gold["modes"],
        "time": same_time(gold["times"], said.get("time")),
        "place": same_place(gold["places"], said.get("place")),
        "modality": said.get("modality") in gold["modality"],
        "claimed by": alike(said.get("claimed_by"), gold.get("claimed_by"), text),
        "figures": _same_figures(gold.get("figures", []), said.get("figures") or []),
    }


def _same_figures(gold: Sequence[Json], said: Sequence[Json]) -> bool:
    return len(gold) == len(said) and all(any(meet_any(g["spans"], span_of(s)) for s in said) for g in gold)


def time_facts(gold: Json, said: Json, _: str) -> dict[str, bool]:
    """Whether it is the kind of time that is labelled."""
    return {"kind": said.get("kind") == gold["kind"]}


def place_facts(gold: Json, said: Json, _: str) -> dict[str, bool]:
    """Whether country and precision are those labelled."""
    precise = said.get("precision") in gold.get("precisions", [gold["precision"]])
    return {"country": said.get("country") == gold["country"], "precision": precise}


FACTS: Mapping[str, Callable[[Json, Json, str], dict[str, bool]]] = {
    "attributions": attribution_facts,
    "figures": figure_facts,
    "times": time_facts,
    "places": place_facts,
    "events": event_facts,
}


def participants(gold: Json, said: Json) -> Tallies:
    """How many actors and targets of an event are found; implied ones are optional, and two sides are both actors."""
    found: Tallies = {}
    roles = [("actors", "targets")] if gold.get("either") else [("actors",), ("targets",)]
    for keys in roles:
        labels = [p for key in keys for p in gold[key]]
        spans = [span_of(p) for key in keys for p in said.get(key) or ()]
        required = [p["spans"] for p in labels if not p.get("implied")]
        debatable = [span for p in labels if p.get("implied") for span in p["spans"]]
        hits = [variants for variants in required if any(meet_any(variants, span) for span in spans)]
        extra = [s for s in spans if not any(meet_any(v, s) for v in required) and not meet_any(debatable, s)]
        found[keys[0]] = Counter(gold=len(required), said=len(hits) + len(extra), right=len(hits))
    return found


def beside(part: str, pairs: Iterable[Pair], text: str) -> tuple[Tallies, Tallies]:
    """What is told beside the right items of a part: facts, right of those labelled; and an event's participants."""
    facts: Tallies = {}
    sides: Tallies = {}
    for gold, said in pairs:
        for name, right in FACTS[part](gold, said, text).items():
            facts.setdefault(name, Counter()).update(scored=1, right=int(right))
        if part == "events":
            for name, counts in participants(gold, said).items():
                sides.setdefault(f"event {name}", Counter()).update(counts)
    return facts, sides
