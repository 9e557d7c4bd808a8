"""How what we read of the seed pages is matched with their labels; ``bench.seeds`` tells the rules in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bench.common import f1
from bench.spans import characters, jaccard

PARTS = ("attributions", "figures", "times", "places", "events")
HALF = 0.5
ANYTHING = "*"  # a label that accepts every value

Json = dict[str, Any]
Span = Sequence[int]
Pair = tuple[Json, Json]
Like = Callable[[Json, Json], float]


@dataclass
class Marks:
    """One part's score: pairs of a label and what matches it, labels not found, and what matches no label."""

    pairs: list[Pair] = field(default_factory=list)
    missed: list[Json] = field(default_factory=list)
    wrong: list[Json] = field(default_factory=list)
    strict: int = 0  # pairs that are right to the letter

    @property
    def row(self) -> list[object]:
        """Labelled, said, precision, recall, F1 and strict F1."""
        hit = len(self.pairs)
        gold, said = hit + len(self.missed), hit + len(self.wrong)
        shares = [hit / said if said else 0.0, hit / gold if gold else 0.0]
        return [gold, said, *shares, self.score, f1(self.strict, said, gold)]

    @property
    def score(self) -> float:
        """F1."""
        hit = len(self.pairs)
        return f1(hit, hit + len(self.wrong), hit + len(self.missed))

    def add(self, other: Marks) -> None:
        """Count those of another page in."""
        self.pairs += other.pairs
        self.missed += other.missed
        self.wrong += other.wrong
        self.strict += other.strict


def span_of(found: Any) -> Span | None:
    """A span that is given bare, or as the field of an object."""
    if isinstance(found, Mapping):
        found = found.get("span")
    return found if found else None


def meet(left: Span | None, right: Span | None) -> bool:
    """Whether two spans share a character."""
    return bool(left and right and max(left[0], right[0]) < min(left[1], right[1]))


def likeness(left: Iterable[Span], right: Iterable[Span]) -> float:
    """Common characters of two lists of spans as a share of all."""
    return jaccard(characters(_item(left)), characters(_item(right)))


def _item(spans: Iterable[Span]) -> tuple[tuple[int, int], ...]:
    return tuple((start, end) for start, end in spans)


def closest(variants: Sequence[Span], span: Span | None) -> float:
    """How near a span is to the nearest of the accepted ones: 0 where it meets none, 1 where it is one."""
    return max((likeness([v], [span]) for v in variants), default=0.0) if span else 0.0


def exact(variants: Sequence[Span], span: Span | None) -> bool:
    """Whether a span is one of the accepted ones."""
    return span is not None and list(span) in [list(v) for v in variants]


def match(gold: Sequence[Json], said: Sequence[Json], like: Like, key: str, strict: Like) -> Marks:
    """Pair labels with what is said, the likest first.

    What is left and meets an optional label (its spans stand under ``key``) is not counted. ``strict``: whether a pair
    is right to the letter.
    """
    required = [g for g in gold if not g.get("optional")]
    ranked = ((like(g, s), i, j) for i, g in enumerate(required) for j, s in enumerate(said))
    found: dict[int, int] = {}
    for likely, i, j in sorted(ranked, key=lambda r: (-r[0], r[1], r[2])):
        if likely > 0 and i not in found and j not in found.values():
            found[i] = j
    pairs = [(required[i], said[j]) for i, j in sorted(found.items())]
    debatable = [span for g in gold if g.get("optional") for span in g[key]]
    left = [s for j, s in enumerate(said) if j not in found.values()]
    return Marks(
        pairs=pairs,
        missed=[g for i, g in enumerate(required) if i not in found],
        wrong=[s for s in left if not meet_any(debatable, s["span"])],
        strict=sum(strict(g, s) > 0 for g, s in pairs),
    )


def attribution_like(gold: Json, said: Json) -> float:
    """How like the contents are; 0 where cue or source do not meet."""
    source = said["source"]
    same = meet_any(gold["source"], source) if gold["source"] else source is None
    if not same or not meet_any(gold["cue"], said["span"]):
        return 0.0
    best = max(likeness(variant, said["content"]) for variant in gold["content"])
    return best if best > HALF else 0.0


def meet_any(variants: Iterable[Span], span: Span | None) -> bool:
    """Whether a span meets one of the accepted ones."""
    return any(meet(v, span) for v in variants)


def figure_like(gold: Json, said: Json) -> float:
    """How near the span is; 0 where a number or what it counts is another."""
    numbers = [said.get(key) for key in ("value", "low", "high")]
    counted = ANYTHING in gold["counts"] or said.get("counts") in gold["counts"]
    return closest(gold["spans"], said["span"]) if counted and numbers in gold["values"] else 0.0


def time_like(gold: Json, said: Json, *, anchored: bool) -> float:
    """How near the span is; 0 where the value is another, or counted from a picture's day and given as read.

    Anchored, a value that is only supposed counts as said.
    """
    near = closest(gold["spans"], said["span"])
    if not anchored:
        return near if said.get("value") in gold["value"] else 0.0
    if said.get("value") is None and said.get("supposed") in gold["value_if_anchored"]:
        return near
    inferred = gold["value"] != gold["value_if_anchored"]
    as_read = said.get("basis") == "text" and said.get("value") not in gold["value"]
    return near if said.get("value") in gold["value_if_anchored"] and not (inferred and as_read) else 0.0


def place_like(gold: Json, said: Json) -> float:
    """How near the span is; 0 where it is another place."""
    known = [i for i in gold["geonames_ids"] if i is not None]
    same = said.get("geonames_id") in gold["geonames_ids"]
    if not known and not same:
        same = gold["country"] is not None and said.get("country") == gold["country"]
    return closest(gold["spans"], said["span"]) if same else 0.0


def event_like(gold: Json, said: Json) -> float:
    """2 and more where the triggers meet; a little where they stand in one sentence; 0 where the type is another."""
    if ANYTHING not in gold["types"] and said.get("type") not in gold["types"]:
        return 0.0
    near = closest(gold["triggers"], said["span"])
    if near:
        return 2.0 + near
    return 0.1 if not said.get("told") and meet(gold["sentence"], said["span"]) else 0.0


STRICT: Mapping[str, Like] = {
    "attributions": lambda g, s: (
        (s["source"] is None if g["source"] is None else exact(g["source"], s["source"]))
        and exact(g["cue"], s["span"])
        and list(map(list, s["content"])) in g["content"]
    ),
    "figures": lambda g, s: exact(g["spans"], s["span"]),
    "times": lambda g, s: exact(g["spans"], s["span"]),
    "places": lambda g, s: exact(g["spans"], s["span"]),
    "events": lambda g, s: closest(g["triggers"], s["span"]) > 0,
}


def by_paragraph(said: Json, paragraphs: Sequence[Span]) -> list[Json]:
    """An attribution as one for each paragraph that its content stands in; as it is where it has no content."""
    pieces: dict[tuple[int, int], list[Span]] = defaultdict(list)
    for start, end in said["content"]["spans"]:
        for low, high in paragraphs:
            if max(start, low) < min(end, high):
                pieces[low, high].append([max(start, low), min(end, high)])
    whole = {**said, "span": span_of(said["cue"]), "source": span_of(said.get("source"))}
    contents = list(pieces.values()) or [said["content"]["spans"]]
    return [{**whole, "content": content} for content in contents]


def referred(item: Json, keys: Iterable[str], items: Sequence[Json] | Mapping[str, Json]) -> Json:
    """The fields of an item that refer to others, by index or by id, with the others themselves in place."""

    def resolve(value: Any) -> Any:
        if isinstance(value, list):
            return [resolve(one) for one in value]
        return value if value is None or isinstance(value, dict) else items[value]

    return {key: resolve(item[key]) for key in keys if key in item}


def labels_of(report: Json, *, nested: bool = False) -> dict[str, list[Json]]:
    """A labelled report's parts, with references resolved; nested attributions are optional unless asked for."""
    times, places, figures = ({x["id"]: x for x in report[key]} for key in ("times", "places", "figures"))
    actors = report["actors"]
    parts: dict[str, list[Json]] = {key: report[key] for key in ("times", "places", "conditions")}
    parts["attributions"] = [
        {**a, **referred(a, ["informant"], actors), "optional": a.get("optional") or (a.get("nested") and not nested)}
        for a in report["attributions"]
    ]
    parts["figures"] = [
        {**f, **referred(f, ["informant"], actors), **referred(f, ["when"], times), **referred(f, ["place"], places)}
        for f in report["figures"]
    ]
    parts["events"] = [
        {
            **e,
            **referred(e, ["times"], times),
            **referred(e, ["places"], places),
            **referred(e, ["figures"], figures),
            **referred(e, ["claimed_by"], actors),
        }
        for e in report["events"]
    ]
    return parts


def _figure_roles(figure: Json) -> Json:
    when, where = figure.get("when_span"), figure.get("place_span")
    return {
        "who": figure.get("who_span"),
        "when": {"span": when, "value": figure["when"]} if when else None,
        "place": {"span": where, "geonames_id": figure["geonames_id"]} if where else None,
    }


def said_of(report: Json, labels: Json) -> dict[str, list[Json]]:
    """What ``inspect --json`` gives of a report, in the same parts; fields not there are empty."""
    scope = [span for one in labels["reports"] for span in one["scope"]]
    triggers = [span for one in labels["reports"] for e in one["events"] for span in e["triggers"]]
    parts: dict[str, list[Json]] = {key: list(report.get(key) or ()) for key in (*PARTS, "conditions")}
    parts["attributions"] = [piece for a in parts["attributions"] for piece in by_paragraph(a, scope)]
    parts["figures"] = [{**f, **_figure_roles(f)} for f in parts["figures"]]
    parts["events"] = [
        {
            **e,
            **referred(e, ["figures"], parts["figures"]),
            "span": e["trigger"],
            "told": meet_any(triggers, e["trigger"]),
        }
        for e in parts["events"]
        if e.get("same_as") is None
    ]
    neutral = [span for one in labels["reports"] for span in one["neutral"]]
    return {key: [i for i in items if not meet_any(neutral, i["span"])] for key, items in parts.items()}
