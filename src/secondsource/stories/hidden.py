"""Parents that no page of the ledger carries: agencies and outlets that are credited, and texts that nobody credits.

A credited one is seen through the reports that name it. A text is seen where reports share much of it word for word
and none of them has it from another: neither a credit nor a time nor the one's standing in the other tells a source.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from secondsource.records import Derivation, Hidden, Match, Quoted
from secondsource.stories.member import Member
from secondsource.stories.sharing import SHARED_TEXT, Shared

MOST_SPANS = 12  # of evidence that are shown for one parent
EACH = 2  # of them from one report
TEXT = "text:"


def hidden(
    members: Sequence[Member], derivations: Sequence[Derivation], shared: Mapping[str, Sequence[Shared]]
) -> tuple[Hidden, ...]:
    """Find the hidden parents of a story, whose reports are given earliest first with their derivations.

    ``shared`` is by report what it shares with each other. Credited parents come first, then texts, each by their ids.
    """
    by_id = {m.id: m for m in members}
    told = {d.report: d for d in derivations}
    found = []
    for name, children in sorted(_credited(members, told).items()):
        evidence = [q for c in children for q in _credits(by_id[c], told[c], name)]
        evidence += _text(children, shared)
        found.append(Hidden(id=name, name=name.split(":", 1)[1], children=tuple(children), evidence=_most(evidence)))
    place = {m.id: i for i, m in enumerate(members)}
    for group in _joined(_unexplained(told, shared)):
        children = sorted(group, key=place.__getitem__)
        evidence = _text(children, shared)
        found.append(Hidden(id=f"{TEXT}{min(group)}", name=None, children=tuple(children), evidence=_most(evidence)))
    return tuple(sorted(found, key=lambda h: (h.id.startswith(TEXT), h.id)))


def _credited(members: Sequence[Member], told: Mapping[str, Derivation]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for member in members:
        for parent in told[member.id].of:
            if ":" in parent:
                found[parent].append(member.id)
    return found


def _credits(member: Member, derivation: Derivation, name: str) -> list[Quoted]:
    """Where a report credits a parent; where it does so nowhere, the text that it has in common with who does."""
    agency = name.split(":", 1)[1].lower()
    spans = sorted({c.span for c in member.foreign if c.agency.lower() == agency and c.span[0] < c.span[1]})
    spans = spans or [e.span for e in derivation.evidence if e.same != "credit"]
    return [Quoted(report=member.id, span=span) for span in spans[:EACH]]


def _text(children: Sequence[str], shared: Mapping[str, Sequence[Shared]]) -> list[Quoted]:
    """The longest runs that each child has in common with another of them."""
    among = set(children)
    found = []
    for child in children:
        matches = [m for s in shared.get(child, ()) if s.other.id in among for m in s.matches if m.same == "verbatim"]
        longest = sorted({m.span for m in matches}, key=lambda span: (span[0] - span[1], span))[:EACH]
        found += [Quoted(report=child, span=span) for span in sorted(longest)]
    return found


def _most(evidence: Sequence[Quoted]) -> tuple[Quoted, ...]:
    return tuple(dict.fromkeys(evidence))[:MOST_SPANS]


def _unexplained(told: Mapping[str, Derivation], shared: Mapping[str, Sequence[Shared]]) -> Iterator[tuple[str, str]]:
    """Pairs of reports that share text which neither has from the other, nor both from one parent."""
    for report in sorted(told):
        for one in shared.get(report, ()):
            if report < one.other.id and one.other.id in told and max(one.contained, one.holds) >= SHARED_TEXT:
                a, b = told[report], told[one.other.id]
                if not _explained(a, b) and _own_words(one):
                    yield a.report, b.report


def _explained(a: Derivation, b: Derivation) -> bool:
    """Say whether derivations tell why two reports share text; two that point at each other undirected tell nothing."""
    if a.report in b.of and b.report in a.of:
        return a.directed or b.directed
    # Who was there itself may still quote at length; and its text may be another's source.
    return a.report in b.of or b.report in a.of or bool(set(a.of) & set(b.of)) or a.own_informants or b.own_informants


def _own_words(one: Shared) -> bool:
    """Say whether the shared text is more than quotes of what was said to all."""
    back = tuple(Match(span=m.of_span, of_report=one.member.id, of_span=m.span, same=m.same) for m in one.matches)
    other = Shared(one.other, one.member, one.holds, one.contained, back)
    return max(one.prose, other.prose) >= SHARED_TEXT


def _joined(pairs: Iterator[tuple[str, str]]) -> list[list[str]]:
    """The connected sets of reports, each sorted."""
    of: dict[str, str] = {}

    def root(report: str) -> str:
        while of.setdefault(report, report) != report:
            of[report] = of[of[report]]
            report = of[report]
        return report

    for a, b in pairs:
        low, high = sorted((root(a), root(b)))
        of[high] = low
    groups: dict[str, list[str]] = defaultdict(list)
    for report in sorted(of):
        groups[root(report)].append(report)
    return list(groups.values())
