"""The origin of each statement by the first rule that applies.

A gatherer named in the sentence; the derivation edge that the sentence came along; the report's credit to an agency;
the outlet's own sourcing, where the report shows some; else it is unknown.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from secondsource.records import Attribution, Derivation, Rule, Span, Statement
from secondsource.stories.case import Case
from secondsource.stories.corroboration.informants import Who, same
from secondsource.stories.corroboration.inheriting import Inheritance, Step
from secondsource.stories.corroboration.naming import alike, folded, words_of
from secondsource.stories.corroboration.telling import Telling
from secondsource.stories.member import Member
from secondsource.stories.origins import UNCREDITED, gatherer_of, rings
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
        self._words: dict[str, frozenset[str]] = {}
        self._heard: dict[str, frozenset[Who]] = {}
        self._sourced: dict[tuple[Statement, bool], Sourced] = {}

    def of(self, statement: Statement, alike: Set[tuple[str, int]]) -> Sourced:
        """Where one statement comes from; ``alike`` are the sentences, by report, that say the same."""
        step = self.inheritance.step(statement.report, statement.sentence)
        same_there = step is not None and (step.verbatim or (step.of_report, step.of_sentence) in alike)
        key = statement, same_there  # a statement stands in several claims, and a copied one in a thousand reports
        if key not in self._sourced:
            self._sourced[key] = self._source(statement, step, same_there)
        return self._sourced[key]

    def _source(self, statement: Statement, step: Step | None, same_there: bool) -> Sourced:
        member = self.case.by_id[statement.report]
        said = self._around(member, statement)
        informant = next((w for a in said if (w := self.telling.who(member, a))), None)
        named = next((g for a in said if (g := self.telling.gatherer(member, a))), None)
        if step and informant is None and same_there:
            informant = self._told_there(step.of_report, step.of_span)
        if informant and self._brings(member, informant, step):
            step, line = None, self._own_line(member) or _by_itself(member)
        else:
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
            via=step.of_report if step else None,
            via_span=step.of_span if step else None,
            attributed=bool(said) and informant is not None,
            said=bool(said),
        )

    def own_informants(self, member: Member) -> list[Who]:
        """Whom a report's own outlet was told by, as far as it says so: nobody else's, and none that came along."""
        found: dict[Who, None] = {}
        for told in member.reading.attributions:
            gatherer = self.telling.gatherer(member, told)
            if told.declined or not told.content or (gatherer and gatherer.lower() not in member.own):
                continue
            who = self.telling.who(member, told)
            place = bisect_right(member.reading.sentences, (told.content[0][0], len(member.text))) - 1
            step = self.inheritance.step(member.id, place)
            if who and (step is None or self._brings(member, who, step)):
                found[who] = None
        return list(found)

    def family(self, name: str) -> str:
        """The gatherer that a name stands for: its publisher family, where one is known."""
        if name not in self._families:
            self._families[name] = self.case.family_of(name) or name
        return self._families[name]

    def line(self, member: Member) -> Line:
        """Who gathered what a report tells where its sentences do not say."""
        return self._lines[member.id]

    @cached_property
    def _lines(self) -> dict[str, Line]:
        """The line of every report: its own, or what stands behind those it derives from, over any number of steps.

        Reports that derive from each other in a ring have one line, wherever it is entered.
        """
        members = self.case.members
        parents = [[self.case.place[p] for p in self._parents(m)] for m in members]
        own = [self._own_line(m) for m in members]
        found: dict[int, Line] = {}
        for ring in rings(parents):
            inside = set(ring)
            outside = sorted({p for i in ring for p in parents[i]} - inside)
            known = [line for i in sorted(ring) if (line := own[i])] + [found[p] for p in outside]
            first = min((members[i] for i in ring), key=lambda m: m.id)
            behind = _together(known) or Line((), "inherited" if parents[ring[0]] else "unknown", holder_of(first))
            found.update((i, own[i] or behind) for i in ring)
        return {members[i].id: line for i, line in found.items()}

    def _parents(self, member: Member) -> list[str]:
        told = self.case.derivation_of[member.id]
        return [p for p in dict.fromkeys(told.of) if p in self.case.by_id and p != member.id]

    def _own_line(self, member: Member) -> Line | None:
        """What a report itself shows of who gathered it; ``None``: nothing."""
        told, holder = self.case.derivation_of[member.id], holder_of(member)
        lines = sorted({c.agency for c in member.foreign if c.kind in LINES})
        if lines:
            return Line(tuple(lines), "credit", holder)
        hidden = sorted(p.split(":", 1)[1] for p in told.of if ":" in p and not p.startswith(f"{UNCREDITED}:"))
        if hidden:
            return Line(tuple(dict.fromkeys(hidden)), "inherited", holder)
        unseen = min((p for p in told.of if ":" in p), default=None)
        if unseen:
            return Line((), "inherited", unseen)
        return _by_itself(member) if _shows_own(member, told) else None

    def _brings(self, member: Member, informant: Who, step: Step | None) -> bool:
        """Whether a report has an informant whom none of those that it derives from knows: it cannot be from there."""
        parents = [step.of_report] if step else self._parents(member)
        return bool(parents) and informant.proper and not any(self._knows(parent, informant) for parent in parents)

    def _knows(self, report: str, informant: Who) -> bool:
        """Whether a report has an informant's name in its text, however spelled, or means them by another."""
        member = self.case.by_id[report]
        if report not in self._words:
            self._words[report] = frozenset(folded(w) for w in words_of(member.text[slice(*member.report.span)]))
        words = self._words[report]
        name = informant.person or informant.body
        if name & words or any(alike(a, b) for a in name for b in words if a[:1] == b[:1]):
            return True
        if report not in self._heard:
            told = (self.telling.who(member, one) for one in member.reading.attributions)
            self._heard[report] = frozenset(w for w in told if w)
        return any(same(informant, other) for other in self._heard[report])

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
    """Whose a report is, as gatherers are told apart: its outlet's publisher family, or outlet."""
    return gatherer_of(member)[0]


def _together(lines: Sequence[Line]) -> Line | None:
    """What several lines are together for whoever has it from one of them: all gatherers, else the first's holder."""
    gatherers = dict.fromkeys(name for line in lines for name in line.gatherers)
    return Line(tuple(gatherers), "inherited", lines[0].holder) if lines else None


def _by_itself(member: Member) -> Line:
    """The line of a report that gathered what it tells."""
    return Line((member.report.outlet,) if member.report.outlet else (), "own", holder_of(member))


def _shows_own(member: Member, told: Derivation) -> bool:
    """Whether a report has informants of its own, or stands under its own outlet's line."""
    lined = any(c.kind == "dateline" and c.agency.lower() in member.own for c in member.report.credits)
    return told.own_informants or lined
