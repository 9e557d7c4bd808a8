"""How each report of a story depends on others: copy, adaptation, rewrite, cites, independent, unknown.

Rules over what the report shares with the others and whom it credits, with two small learned judgements beside them,
each with what it was told from. A report may depend on an agency whose own page the ledger does not hold: the parent is
then "agency:Reuters".
"""

from __future__ import annotations

from collections.abc import Sequence

from secondsource.records import Derivation
from secondsource.stories.derivation.judged import Judged
from secondsource.stories.derivation.parents import MOST_EVIDENCE, by_credit
from secondsource.stories.derivation.rules import RULES, Verdict, own_reasons, shows_own, speaks_for_itself
from secondsource.stories.derivation.weighing import Models
from secondsource.stories.member import Member
from secondsource.stories.sharing import Shared

__all__ = ["derive"]

SLIGHT = 3  # sentences; a report with fewer tells too little to be judged
SHOWN = 3  # spans that show informants of its own


def derive(
    member: Member, shared: Sequence[Shared], agencies: frozenset[str], models: Models | None = None
) -> Derivation:
    """Say how one report depends on the others of its story.

    ``shared`` is what it shares with each; ``agencies`` are all names of known news agencies, lower case; ``models``
    take the place of the learned judgements that are shipped.
    """
    case = Judged(member, shared, agencies, models)
    found = next((v for rule in RULES if (v := rule(case)) is not None), None)
    own = (found is None or found.kind != "copy") and shows_own(case)  # a copy's informants are its parent's
    own = own or (found is None and speaks_for_itself(case))
    found = found or _alone(case, own)
    shown = by_credit([*case.interviews, *sorted({*case.alone, *case.persons.values()})][:SHOWN]) if own else []
    return Derivation(
        report=member.id,
        kind=found.kind,
        of=tuple(dict.fromkeys(found.of)),
        directed=found.directed,
        own_informants=own,
        evidence=tuple((list(found.evidence) or shown)[:MOST_EVIDENCE]),
        why=found.why,
        reasons=found.reasons | (own_reasons(case) if found.kind != "copy" else {}),
    )


def _alone(case: Judged, own: bool) -> Verdict:
    """Nothing shows a parent: independent, or too slight to tell."""
    if len(case.member.reading.sentences) < SLIGHT and not own:
        return Verdict("unknown", [], "too little text to tell", directed=False)
    why = "shows informants of its own" if own else "no sign of another report behind it, and no informant of its own"
    return Verdict("independent", [], why, directed=False)
