"""The derivation picture as coordinates: a wide drawing with time from left to right, and a narrow one for phones.

One row for each report, so that forty stay legible; grouped by origin, children under their parents.
"""

from __future__ import annotations

import unicodedata

from secondsource.records import Kind, Record
from secondsource.views.dossier.rows import Group, Row, groups
from secondsource.views.dossier.timeline import Axis, Place, Tick
from secondsource.views.story_view import StoryView
from secondsource.views.words import say_date

WIDE, NARROW = 1120, 358
"""Widths of the two drawings, in pixels."""

CORNER = 7
"""Radius of an edge's turn, in pixels."""

DEEPEST = 5
"""Steps to the right that the narrow drawing has room for."""


class Node(Record, frozen=True):
    """A report or a hidden parent as drawn."""

    id: str
    x: float
    y: float
    kind: Kind | None  # None for a parent that no page carries
    name: str
    name_at: tuple[float, float]
    says: str
    says_at: tuple[float, float]
    about: str  # all of it uncut, for who hears the picture
    bar: tuple[float, float] | None = None


class Edge(Record, frozen=True):
    """A line from a parent to a report."""

    path: str
    kind: Kind
    directed: bool


class Band(Record, frozen=True):
    """The strip of one origin with its heading."""

    y: float
    height: float
    heading: str


class Drawing(Record, frozen=True):
    """Everything that the template draws, in pixels."""

    name: str  # "wide" or "narrow"
    width: int
    height: float
    bands: tuple[Band, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    ticks: tuple[Tick, ...] = ()
    skips: bool = False


def drawings(view: StoryView) -> tuple[Drawing, Drawing]:
    """Give the wide and the narrow drawing of a story's derivations."""
    made = groups(view)
    return _wide(made), _narrow(made)


def fit(text: str, pixels: float, size: float = 13) -> str:
    """Cut ``text`` with an ellipsis so that it takes about ``pixels`` at a font ``size``."""
    room = pixels / (size * 0.58)
    taken = 0.0
    for position, character in enumerate(text):
        taken += 1.8 if unicodedata.east_asian_width(character) in "WF" else 1
        if taken > room:
            return text[: max(position - 1, 1)].rstrip() + "…"
    return text


def _wide(made: tuple[Group, ...]) -> Drawing:
    rows = [row for group in made for row in group.rows]
    hidden = any(row.kind is None for row in rows)
    axis = Axis([row.published for row in rows if row.kind], 300 if hidden else 244, WIDE - 220)
    bands, rows_at = _stack(made, top=30, heading=32, row_height=27)
    nodes = []
    for row, y in zip(rows, rows_at, strict=True):
        place = axis.place(row.published) if row.kind else Place(x=262)
        says_x = place.bar[1] + 10 if place.bar else place.x + 13
        nodes.append(
            Node(
                id=row.id,
                x=place.x,
                y=y,
                bar=place.bar,
                kind=row.kind,
                name=fit(row.name, 210 - 14),
                name_at=(14, y),
                says=fit(row.says, WIDE - says_x - 10, 12),
                says_at=(says_x, y),
                about=f"{row.name}: {row.says}, {_say_time(row)}",
            )
        )
    return Drawing(
        name="wide",
        width=WIDE,
        height=_bottom(bands),
        bands=bands,
        nodes=tuple(nodes),
        edges=_edges(rows, nodes),
        ticks=tuple(axis.ticks()),
        skips=axis.skips,
    )


def _narrow(made: tuple[Group, ...]) -> Drawing:
    rows = [row for group in made for row in group.rows]
    bands, rows_at = _stack(made, top=0, heading=34, row_height=46)
    nodes = []
    for row, y in zip(rows, rows_at, strict=True):
        x = 20.0 + 18 * min(row.depth, DEEPEST)
        room = NARROW - x - 20
        says = f"{_short_time(row)} · {row.says}" if row.kind else row.says
        nodes.append(
            Node(
                id=row.id,
                x=x,
                y=y,
                kind=row.kind,
                name=fit(row.name, room, 15),
                name_at=(x + 15, y - 9),
                says=fit(says, room, 12),
                says_at=(x + 15, y + 10),
                about=f"{row.name}: {row.says}, {_say_time(row)}",
            )
        )
    return Drawing(
        name="narrow",
        width=NARROW,
        height=_bottom(bands),
        bands=bands,
        nodes=tuple(nodes),
        edges=_edges(rows, nodes),
    )


def _stack(
    made: tuple[Group, ...], *, top: float, heading: float, row_height: float
) -> tuple[tuple[Band, ...], list[float]]:
    """Stack the groups; give their bands, and the middle of every row."""
    bands = []
    rows_at = []
    for group in made:
        height = heading + row_height * len(group.rows) + 8
        name = f"Origin: {group.name}" if group.name else "No origin known"
        bands.append(Band(y=top, height=height, heading=name))
        rows_at += [top + heading + row_height * (number + 0.5) for number in range(len(group.rows))]
        top += height + 6
    return tuple(bands), rows_at


def _bottom(bands: tuple[Band, ...]) -> float:
    return bands[-1].y + bands[-1].height


def _say_time(row: Row) -> str:
    return say_date(row.published.value if row.published else None)


def _short_time(row: Row) -> str:
    """Give "24 Mar 10:15" for the narrow drawing; the year stands in the cards."""
    if row.published is None:
        return "undated"
    date, _, time = say_date(row.published.value).partition(", ")
    words = [word[:3] if word.isalpha() else word for word in date.split()]
    return " ".join([*(words[:2] if len(words) > 2 else words), time.split(" ")[0]]).strip()


def _edges(rows: list[Row], nodes: list[Node]) -> tuple[Edge, ...]:
    """Draw every derivation once: two reports that share text without direction may name each other."""
    at = {node.id: node for node in nodes}
    drawn: dict[frozenset[str], Edge] = {}
    for row in rows:
        for parent in row.parents if row.kind else ():
            pair = frozenset((parent, row.id))
            if parent in at and parent != row.id and pair not in drawn:
                ends = (parent, row.id) if row.directed else sorted(pair, key=lambda end: at[end].y)
                path = _path(at[ends[0]], at[ends[1]])
                drawn[pair] = Edge(path=path, kind=row.kind or "unknown", directed=row.directed)
    return tuple(drawn.values())


def _path(parent: Node, child: Node) -> str:
    """Give the line from a parent's row to its child's: down, then across; round the left where there is no room."""
    end = child.x - 8
    down = 1 if child.y > parent.y else -1
    if end - parent.x >= CORNER:
        turn = child.y - down * CORNER
        return (
            f"M{parent.x:.1f} {parent.y + down * 6:.1f} V{turn:.1f}"
            f" Q{parent.x:.1f} {child.y:.1f} {parent.x + CORNER:.1f} {child.y:.1f} H{end:.1f}"
        )
    left = max(min(parent.x, child.x) - 26, 2)
    bend = f"C{left:.1f} {parent.y:.1f} {left:.1f} {child.y:.1f}"
    return f"M{parent.x - 6:.1f} {parent.y:.1f} {bend} {end:.1f} {child.y:.1f}"
