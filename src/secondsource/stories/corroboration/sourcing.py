"""The origin of each statement by the first rule that applies.

A gatherer named in the sentence; the derivation edge that the sentence came along; the report's credit to an agency;
the outlet's own sourcing, where the report shows some; else it is unknown.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from secondsource.records import Attribution, Rule, Span, Statement
from secondsource.stories.case import Case
from secondsource.stories.corroboration.informants import Who
from secondsource.stories.corroboration.inheriting import Inheritance
from secondsource.stories.corroboration.telling import Telling
from secondsource.stories.member import Member
from secondsource.stories.origins import UNCREDITED
from secondsource.stories.sharing import LINES


@dataclass(frozen=True)
class Sourced:
    """A statement with whom its report has it from."""

    statement: Statement
    who: Who | None  # ``None``: the report names nobody
    gatherers: tuple[str, ...]  # news organisations that obtained it, by name; none where that is not known
    holder: str  # who holds it where no gatherer is known: the outlet's publisher family, outlet or report
    rule: Rule
    via: str | None = None
    via_span: Span | None = None
    attributed: bool = False
    said: bool = False  # that somebody says it stands in the report, whether or not it tells who


@dataclass(frozen=True)
class Line:
    """Who gathered what a report tells, as far as it does not say so sentence by sentence."""

    gatherers: tuple[str, ...]
    rule: Rule
    holder: str  # whoever holds it where no gatherer is known


class Sourcing:
    """Tells where the statements of one story come from."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.inheritance = Inheritance(case)
        self.telling = Telling(case)
        self._families: dict[str, str] = {}
        self._lines: dict[str, Line] = {}

    def of(self, statement: Statement, alike: Set[tuple[str, int]]) -> Sourced:
        """Where one statement comes from; ``alike`` are the sentences, by report, that say the same."""
        member = self.case.by_id[statement.report]
        said = self._around(member, statement)
        informant = next((w for a in said if (w := self.telling.who(member, a))), None)
        named = next((g for a in said if (g := self.telling.gatherer(member, a))), None)
        step = self.inheritance.step(member.id, statement.sentence)
        via, via_span = (step.of_report, step.of_span) if step else (None, None)
        if step and informant is None and (step.verbatim or (step.of_report, step.of_sentence) in alike):
            informant = self._told_there(step.of_report, step.of_span)
        line = self.line(self.case.by_id[self.inheritance.root(member.id, statement.sentence)[0]])
        gatherers, rule = line.gatherers, line.rule
        if named:
            gatherers, rule = (named,), "gatherer"
        elif step:
            rule = "inherited"
        elif rule in ("own", "unknown") and said and informant:
            rule = "informant"
        return Sourced(
            statement=statement,
            who=informant,
            gatherers=gatherers,
            holder=line.holder,
            rule=rule,
            via=via,
            via_span=via_span,
            attributed=bool(said) and informant is not None,
            said=bool(said),
        )

    def family(self, name: str) -> str:
        """The gatherer that a name stands for: its publisher family, where one is known."""
        if name not in self._families:
            self._families[name] = self.case.family_of(name) or name
        return self._families[name]

    def line(self, member: Member) -> Line:
        """Who gathered what a report tells where its sentences do not say."""
        if member.id not in self._lines:
            self._lines[member.id] = self._line(member)
        return self._lines[member.id]

    def _line(self, member: Member) -> Line:
        """Follow a report to whoever is credited, or to the first behind it that derives from nobody we know."""
        seen: dict[str, None] = {}
        while True:
            seen[member.id] = None
            told = self.case.derivation_of[member.id]
            first = len(seen) == 1
            lines = sorted({c.agency for c in member.foreign if c.kind in LINES})
            if lines:
                return Line(tuple(lines), "credit" if first else "inherited", holder_of(member))
            hidden = sorted(p.split(":", 1)[1] for p in told.of if ":" in p and not p.startswith(f"{UNCREDITED}:"))
            if hidden:
                return Line(tuple(dict.fromkeys(hidden)), "inherited", holder_of(member))
            unseen = min((p for p in told.of if ":" in p), default=None)
            if unseen:
                return Line((), "inherited", unseen)
            parent = next((p for p in told.of if p in self.case.by_id), None)
            if parent is None or parent in seen:
                break
            member = self.case.by_id[parent]
        own = told.own_informants or any(
            c.kind == "dateline" and c.agency.lower() in member.own for c in member.report.credits
        )
        if own and member.report.outlet:
            return Line((member.report.outlet,), "own" if first else "inherited", holder_of(member))
        holder = holder_of(self.case.by_id[min(seen)]) if parent in seen else holder_of(member)
        return Line((), "unknown" if first else "inherited", holder)

    @staticmethod
    def _around(member: Member, statement: Statement) -> list[Attribution]:
        """The attributions around a statement, the innermost first."""
        if statement.attribution is None:
            return []
        return [member.reading.attributions[i] for i in (statement.attribution, *statement.within)]

    def _told_there(self, report: str, span: Span) -> Who | None:
        """The informant to whom the parent attributes what a report tells without saying whose it is."""
        member = self.case.by_id[report]
        return next((w for one in self.telling.around(member, span) if (w := self.telling.who(member, one))), None)


def holder_of(member: Member) -> str:
    """Whose a report is, as gatherers are told apart."""
    return member.report.family or member.report.outlet or f"unknown outlet ({member.id})"
