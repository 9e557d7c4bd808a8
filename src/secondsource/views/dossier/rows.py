"""The rows of the derivation picture: one for each report and each hidden parent, parents above children."""

from __future__ import annotations

from secondsource.records import Kind, Published, Record
from secondsource.views.story_view import StoryView, hidden_name, origin_name, parent_names, parents_of
from secondsource.views.words import say_derivation


class Row(Record, frozen=True):
    """A node of the picture."""

    id: str  # a report's id; of a hidden parent, its name and the group's number
    name: str
    depth: int  # parents above it, 0 for a root
    kind: Kind | None = None  # None for a parent that no page carries
    parents: tuple[str, ...] = ()
    directed: bool = True
    says: str = ""  # "copy of Harbour Post"
    published: Published | None = None


class Group(Record, frozen=True):
    """The rows of one origin."""

    name: str | None  # None where no origin is known
    rows: tuple[Row, ...]


def groups(view: StoryView) -> tuple[Group, ...]:
    """Put every report once under the first origin that it carries, after its parent where that stands there too.

    A parent that no page carries has a row in every group that depends on it.
    """
    members: list[tuple[str | None, list[str]]] = []
    placed: set[str] = set()
    for origin in view.story.origin_list:
        members.append((origin_name(view, origin), [report for report in origin.reports if report not in placed]))
        placed.update(origin.reports)
    members.append((None, [report for report in view.story.reports if report not in placed]))
    return tuple(
        Group(name=name, rows=_Walk(view, reports, number).rows())
        for number, (name, reports) in enumerate(members)
        if reports
    )


class _Walk:
    """Goes from the roots of one group down to the leaves."""

    def __init__(self, view: StoryView, reports: list[str], number: int) -> None:
        self._view = view
        self._by_id = view.by_id()
        self._number = number
        self._order = [report for report in view.story.reports if report in reports]
        self._rows: dict[str, Row] = {}
        self._children: dict[str, list[str]] = {}

    def rows(self) -> tuple[Row, ...]:
        roots = []
        for report in self._order:
            parents = [key for key in map(self._key, self._parents(report)) if key]
            for hidden in filter(hidden_name, parents):
                if hidden not in self._children:
                    roots.append(hidden)
                    self._children[hidden] = []
            if parents:
                self._children.setdefault(parents[0], []).append(report)
            else:
                roots.append(report)
        # A ring of reports without direction is reached from no root, so every report is tried.
        for start in [*roots, *self._order]:
            self._visit(start, 0)
        return tuple(self._rows.values())

    def _parents(self, report: str) -> list[str]:
        return parents_of(self._view, self._by_id[report].derivation)

    def _key(self, parent: str) -> str | None:
        """Give the id of a parent's row in this group, None where it has none."""
        if hidden_name(parent):
            return f"{parent}/{self._number}"
        return parent if parent in self._order else None

    def _visit(self, node: str, depth: int) -> None:
        if node in self._rows:
            return
        self._rows[node] = self._hidden(node, depth) if hidden_name(node) else self._report(node, depth)
        for child in self._children.get(node, ()):
            self._visit(child, depth + 1)

    def _hidden(self, node: str, depth: int) -> Row:
        name = hidden_name(node.removesuffix(f"/{self._number}")) or ""
        return Row(id=node, name=name, depth=depth, says="hidden parent, not in the ledger")

    def _report(self, node: str, depth: int) -> Row:
        member = self._by_id[node]
        derivation = member.derivation
        return Row(
            id=node,
            name=member.outlet,
            depth=depth,
            kind=derivation.kind,
            parents=tuple(self._key(parent) or parent for parent in self._parents(node)),
            directed=derivation.directed,
            says=say_derivation(derivation.kind, parent_names(self._view, derivation), directed=derivation.directed),
            published=member.report.published,
        )
