"""How each report of a story depends on others: copy, adaptation, rewrite, cites, independent, unknown.

Rules over what the report shares with the others and whom it credits, each with the sentence that explains it. A
report may depend on an agency whose own page the ledger does not hold: the parent is then "agency:Reuters".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from secondsource.records import Credit, Derivation, Evidence, Kind, Span
from secondsource.stories.sharing import LINES, Member, Shared

COPIED = 0.7  # share of a report's words verbatim in its parent that makes it a copy
NEW = 0.55  # share of its names, by rarity, that no earlier report has; a rewrite brings few
ADAPTED = 0.18  # and an adaptation
RETOLD = 0.4  # share of its sentences that say what an earlier report says that makes it a rewrite
RETOLD_SOME = 0.1  # the same, where names and numbers are the earlier report's too
SAME_NUMBERS = 0.6
SAME_NAMES = 0.8
FEW_NUMBERS = 2
SLIGHT = 3  # sentences; a report with fewer tells too little to be judged
HALF = 0.5
AS_NEAR = 0.8  # of the nearest parent's share: others as near as that are parents too
OWN_QUOTES = 2  # quotes that stand in no other report, for a report without any credit to have informants of its own
QUOTES_A_SOURCE = 2
MOST_EVIDENCE = 12
LEADING = 0.6  # a credit past this share of a report is not for what it mainly tells
_STAFF = re.compile(r"[A-Z][\w.'’-]+ [A-Z][\w.'’-]+")


class Judged:
    """One report with all that its derivation is told from."""

    def __init__(self, member: Member, shared: Sequence[Shared], agencies: frozenset[str]) -> None:
        self.member = member
        self.agencies = agencies
        self.earlier = [s for s in shared if s.order >= 0]

    @property
    def lines(self) -> list[Credit]:
        """Credits of the report as a whole to an agency: dateline, byline, foot, feed."""
        return [c for c in self.member.foreign if c.kind in LINES]

    @property
    def sources(self) -> list[Credit]:
        """Credits to others inside the text, of its leading part: "told Reuters", "the Gazette reported"."""
        body = self.member.report.body
        end = body[0][0] + LEADING * (body[-1][1] - body[0][0]) if body else 0
        return [c for c in self.member.foreign if c.kind in ("told", "body") and c.span[0] <= end]

    @property
    def staffed(self) -> bool:
        """A person is named as author, and no agency."""
        return any(_STAFF.match(a) and not self.is_agency(a) for a in self.member.report.authors)

    def is_agency(self, author: str) -> bool:
        """Say whether an author's name is an agency's, or the outlet's own."""
        name = author.lower().removeprefix("the ").split(" in ")[0]
        return name in self.agencies or name in self.member.own

    @cached_property
    def news(self) -> float:
        """Share of the report's names, by how rare they are, that stand in no report it may derive from, 0 to 1."""
        names = self.member.names
        known = {name for s in self.earlier for name in s.other.names}
        total = sum(names.values())
        return sum(w for name, w in names.items() if name not in known) / total if total else 0.0

    @cached_property
    def alone(self) -> list[Span]:
        """Quotes that stand in no earlier report, in these or other words."""
        taken = [m.span for s in self.earlier for m in s.matches]
        return [q for q in self.member.reading.quotes if not any(a < q[1] and q[0] < b for a, b in taken)]

    def retells(self, shared: Shared) -> bool:
        """Say whether the report tells again what one earlier report tells.

        Either enough of its sentences say what that one says; or, with no author and no quote of its own, its names
        and numbers are that one's and some of its sentences are: a thorough rewrite keeps nothing else.
        """
        if shared.order != 1 or self.news > NEW:
            return False
        if shared.aligned >= RETOLD:
            return True
        if self.staffed or self.alone or shared.aligned < RETOLD_SOME:
            return False
        numbers = self.member.numbers
        if len(numbers) < FEW_NUMBERS:
            return self.news <= 1 - SAME_NAMES
        return len(numbers & shared.other.numbers) >= SAME_NUMBERS * len(numbers)

    @cached_property
    def own(self) -> list[Span]:
        """Spans that show informants of the report's own: told to its outlet, or quotes that no other report has.

        A quote counts only where no earlier report says it, in these or other words, and where the report credits
        nobody for what it tells.
        """
        own = [c.span for c in self.member.report.credits if c.kind == "told" and c.agency.lower() in self.member.own]
        if own or self.lines or not self.member.own:
            return own
        # Every other source that is named may account for some of the quotes; what is left over is the outlet's own.
        least = OWN_QUOTES + QUOTES_A_SOURCE * len({c.agency for c in self.sources})
        return self.alone if len(self.alone) >= least else []


@dataclass(frozen=True)
class Verdict:
    """What a rule says of a report."""

    kind: Kind
    of: Sequence[str]
    directed: bool
    evidence: list[Evidence]
    why: str


def derive(member: Member, shared: Sequence[Shared], agencies: frozenset[str]) -> Derivation:
    """Say how one report depends on the others of its story.

    ``shared`` is what it shares with each; ``agencies`` are all names of known news agencies, lower case.
    """
    case = Judged(member, shared, agencies)
    found = next((v for rule in RULES if (v := rule(case)) is not None), None) or _alone(case)
    shown = [Evidence(span=s, of_report=None, of_span=None, same="credit") for s in case.own[:3]]
    return Derivation(
        report=member.id,
        kind=found.kind,
        of=tuple(dict.fromkeys(found.of)),
        directed=found.directed,
        own_informants=bool(case.own),
        evidence=tuple((found.evidence or shown)[:MOST_EVIDENCE]),
        why=found.why,
    )


def _by_line(case: Judged) -> Verdict | None:
    """An agency's line over the whole: a copy of the agency's text, unless staff took part or the text differs."""
    if not case.lines:
        return None
    names = sorted({c.agency for c in case.lines})
    parents = [s for s in case.earlier if s.contained >= ADAPTED and _is_of(s.other, names)]
    pages = [s for s in parents if s.other.report.outlet in names]
    known = max((s.contained for s in pages), default=None)
    # Under an agency's dateline a name is its own reporter's; staff of the outlet write a dateline of their own.
    mixed = (case.staffed and all(c.kind != "dateline" for c in case.lines)) or len(names) > 1
    kind: Kind = "adaptation" if mixed else "copy"
    if known is not None:
        kind = "copy" if known >= COPIED else "adaptation"
    elif mixed and any(c.kind in ("told", "body") for c in case.member.foreign if c.agency not in names):
        kind = "rewrite"
    of = [s.other.id for s in pages] or [f"agency:{name}" for name in names]
    lines = [Evidence(span=c.span, of_report=None, of_span=None, same="credit") for c in case.lines]
    why = f"carries the line of {' and '.join(names)}"
    return Verdict(kind, of, True, lines + _evidence(parents), why)


def _is_of(other: Member, names: Sequence[str]) -> bool:
    return other.report.outlet in names or any(c.agency in names for c in other.foreign if c.kind in LINES)


def _verbatim(case: Judged) -> Verdict | None:
    """Enough of the text stands word for word in a report that is not later.

    What stands in quotation marks is left out where the report shows informants or staff of its own: a public statement
    is quoted word for word by many who all heard it.
    """
    parents = sorted(
        (s for s in case.earlier if s.contained >= COPIED or s.prose >= ADAPTED),
        key=lambda s: (-s.contained, s.other.id),
    )
    if not parents:
        return None
    best = parents[0]
    kind: Kind = "copy" if best.contained >= COPIED else "adaptation"
    if case.own and best.prose < HALF:
        return None
    held = {s.other.report.outlet for s in parents}
    agencies = sorted({c.agency for s in parents for c in s.other.foreign if c.kind in LINES} - held)
    near = [s for s in parents if s.contained >= HALF * best.contained]
    of = [s.other.id for s in near] + [f"agency:{name}" for name in agencies]
    why = f"{best.contained:.0%} of its words stand verbatim in another report"
    return Verdict(kind, of, any(s.order == 1 for s in near), _evidence(near), why)


def _cited(case: Judged) -> Verdict | None:
    """Others are credited for what it tells, and it shows no informants of its own."""
    if case.own or not case.sources:
        return None
    names = sorted({c.agency for c in case.sources if c.kind == "told" and case.is_agency(c.agency)})
    # Who was told by an agency's interview has the agency's text before it, and what that cites comes along.
    names = names if names and not case.staffed else sorted({c.agency for c in case.sources})
    of = []
    for name in names:
        pages = [s.other.id for s in case.earlier if s.other.report.outlet == name]
        of += pages or [f"{'agency' if name.lower() in case.agencies else 'outlet'}:{name}"]
    told = [c for c in case.sources if c.agency in names]
    lines = [Evidence(span=c.span, of_report=None, of_span=None, same="credit") for c in told]
    return Verdict("cites", of, True, lines, f"credits {', '.join(names)} for what it tells")


def _retold(case: Judged) -> Verdict | None:
    """It says in other words what an earlier report says, and shows no informants of its own."""
    if case.own:
        return None
    parents = sorted((s for s in case.earlier if case.retells(s)), key=lambda s: (-s.aligned, s.other.id))
    if not parents:
        return None
    near = [s for s in parents if s.aligned >= AS_NEAR * parents[0].aligned]
    why = (
        f"{parents[0].aligned:.0%} of its sentences say what an earlier report says, and it shows no source of its own"
    )
    return Verdict("rewrite", [s.other.id for s in near], True, _evidence(near), why)


def _alone(case: Judged) -> Verdict:
    """Nothing shows a parent: independent, or too slight to tell."""
    if len(case.member.reading.sentences) < SLIGHT and not case.own:
        return Verdict("unknown", [], False, [], "too little text to tell")
    why = (
        "shows informants of its own"
        if case.own
        else "no sign of another report behind it, and no informant of its own"
    )
    return Verdict("independent", [], False, [], why)


def _evidence(parents: Sequence[Shared]) -> list[Evidence]:
    """The longest matches with each parent, in the order of the report."""
    found: list[Evidence] = []
    for shared in parents:
        longest = sorted(shared.matches, key=lambda m: (m.span[0] - m.span[1], m.span))[:MOST_EVIDENCE]
        found += [
            Evidence(span=m.span, of_report=m.of_report, of_span=m.of_span, same=m.same)
            for m in sorted(longest, key=lambda m: m.span)
        ]
    return found


RULES: tuple[Callable[[Judged], Verdict | None], ...] = (_by_line, _verbatim, _cited, _retold)
"""In the order in which they apply: a credit outranks shared text, and shared text what is only told alike."""
