"""Attributions as the command line gives them, and their score against labelled ones, role by role and whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from bench.spans import Item, Tally, characters, compare, exact_hits, greedy_hits, jaccard
from secondsource.pages.sources import SourceOptions, open_source
from secondsource.pipeline import Pipeline
from secondsource.records import Document
from secondsource.views.json import inspection_json
from training.encoder.articles import Quoted

ROLES = ("source", "cue", "content")
WHOLE = "whole"

Triple = tuple[Item, Item, Item]
"""Pieces of source (none: it has no source), cue and content."""

Json = dict[str, Any]


@dataclass(frozen=True)
class Labelled:
    """The labelled attributions of one text: the items of each role, each once, and the attributions whole."""

    items: Mapping[str, Sequence[Item]]
    triples: Sequence[Triple]


def inspected(path: Path, pipeline: Pipeline) -> list[Json]:
    """The reports of a file, as ``secondsource inspect FILE --json`` gives them."""
    for found in open_source(str(path), SourceOptions(), lambda _: None):
        if isinstance(found, Document):
            inspection = pipeline.inspect(found)
            line = inspection_json(inspection.page, inspection.reports, inspection.readings, text=False)
            reports: list[Json] = msgspec.json.decode(msgspec.json.encode(line))["reports"]
            return reports
    raise ValueError(f"{path} holds nothing that could be read")


def attributions(reports: Iterable[Json]) -> list[Json]:
    """The attributions of all reports of a page."""
    return [said for report in reports for said in report.get("attributions", ())]


def pieces(spans: Iterable[Sequence[int]]) -> Item:
    """Spans as an item."""
    return tuple(sorted((int(start), int(end)) for start, end in spans))


def triple(said: Json) -> Triple:
    """An attribution's spans."""
    source = [said["source"]["span"]] if said.get("source") else []
    return pieces(source), pieces([said["cue"]["span"]]), pieces(said["content"]["spans"])


def role_items(triples: Iterable[Triple]) -> dict[str, list[Item]]:
    """What attributions say in each role: one item each, none for a missing source."""
    found: dict[str, list[Item]] = {role: [] for role in ROLES}
    for parts in triples:
        for role, item in zip(ROLES, parts, strict=True):
            if item:
                found[role].append(item)
    return found


def labelled(quoted: Iterable[Quoted], items: Mapping[str, Sequence[Item]] | None = None) -> Labelled:
    """Labelled attributions without doubles; ``items`` where the labels of each role are given beside them."""
    triples = list(dict.fromkeys((pieces(q.source), pieces(q.cue), pieces(q.content)) for q in quoted))
    own = {role: list(dict.fromkeys(found)) for role, found in role_items(triples).items()}
    return Labelled(own if items is None else items, triples)


def score(gold: Labelled, said: Sequence[Triple]) -> dict[str, Tally]:
    """Count one text: the spans of each role, and the attributions whole.

    A whole one is right where source, cue and content all are; relaxed, where each overlaps by more than half. A
    missing source is right where none is labelled.
    """
    given = role_items(said)
    found = {role: compare(gold.items[role], given[role]) for role in ROLES}
    ours, theirs = ([tuple(map(characters, t)) for t in triples] for triples in (said, gold.triples))
    near = greedy_hits(theirs, ours, lambda g, s: min(map(jaccard, g, s)))
    found[WHOLE] = Tally(len(gold.triples), len(said), exact_hits(gold.triples, said), near)
    return found


def total(texts: Iterable[Mapping[str, Tally]]) -> dict[str, Tally]:
    """The counts of several texts together."""
    found = {name: Tally() for name in (*ROLES, WHOLE)}
    for text in texts:
        for name, tally in text.items():
            found[name].add(tally)
    return found


def exact(tallies: Mapping[str, Tally]) -> tuple[float, float, float]:
    """Exact F1 of source, cue and content."""
    source, cue, content = (tallies[role].exact for role in ROLES)
    return source, cue, content


def say(figures: Iterable[float]) -> str:
    """Shares in hundredths: "83.2 / 75.3 / 72.9"."""
    return " / ".join(f"{100 * figure:.1f}" for figure in figures)
