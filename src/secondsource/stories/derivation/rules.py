"""The rules by which a report's derivation is told, each with the sentence that explains it.

In their order: a line of credit over the whole; text that stands word for word in another report; credits inside the
text; the same told in other words. What the rules leave is independent.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from secondsource.records import Evidence, Kind
from secondsource.stories.derivation.judged import Judged, touches
from secondsource.stories.derivation.parents import (
    by_credit,
    by_match,
    chosen,
    is_by,
    lines,
    named,
    of_credited,
    of_text,
)
from secondsource.stories.retelling import shown
from secondsource.stories.sharing import SHARED_TEXT, Shared
from secondsource.vocabulary.sourcing import load_sourcing

COPIED = 0.7  # share of a report's words verbatim in its parent that makes it a copy
LITTLE = 0.1  # share of its own words verbatim in others' copies of a text below which it is a rewrite of that text
TAKEN_IN = 0.5  # share of another report verbatim in this one, where that is more than its quotes
RETOLD = 0.4  # share of its sentences that say what an earlier report says that makes it a rewrite
LIKELY = 0.75  # probability that it is a rewrite, from what the two say alone, that makes it one
CERTAIN = 0.9  # the same, of a report that shows signs of a hand of its own
SELDOM = 0.1  # share of its sentences that credit others below which credits do not cover what it retells
RETOLD_SOME = 0.1  # the same, where names and numbers are the earlier report's too
SAME_NUMBERS = 0.6
SAME_NAMES = 0.8
NEW = 0.55  # share of its names, by rarity, that no earlier report has; a rewrite brings few
FEW_NUMBERS = 2
PUBLIC = 0.3  # share of attributions to what was said to all, from which two reports may tell the same by themselves
HALF = 0.5
SENTENCE = 0.6  # share of a sentence that stands in one piece in another report, from which that report has it
RUN = 50  # characters; so many in common are no sentence, however short the one that they stand in


@dataclass(frozen=True)
class Verdict:
    """What a rule says of a report."""

    kind: Kind
    of: Sequence[str]
    why: str
    directed: bool = True
    evidence: Sequence[Evidence] = ()
    reasons: dict[str, float] = field(default_factory=dict)


def by_line(case: Judged) -> Verdict | None:
    """An agency's line over the whole: a copy of the agency's text, unless staff took part or the text differs."""
    if not case.lines:
        return None
    names = sorted({c.agency for c in case.lines})
    kin = [s for s in case.earlier if set(names) & {c.agency for c in lines(s.other)}]
    pages = [s for s in case.earlier if any(is_by(s.other, name) for name in names) and s.contained >= SHARED_TEXT]
    kind = _kind_by_line(case, names, pages, kin)
    of = [s.other.id for s in pages]
    held = {name for name in names for s in pages if is_by(s.other, name)}
    others = [] if kind == "copy" else [c.agency for c in case.leading if c.kind == "told" and c.agency not in held]
    of += named([*(set(names) - held), *others], case.agencies)
    near = [s for s in (*pages, *kin) if s.contained >= SHARED_TEXT]
    evidence = by_credit(c.span for c in case.lines) + by_match(near)
    return Verdict(kind, of, f"carries the line of {' and '.join(names)}", evidence=evidence)


def _kind_by_line(case: Judged, names: Sequence[str], pages: Sequence[Shared], kin: Sequence[Shared]) -> Kind:
    if pages:
        return "copy" if max(s.contained for s in pages) >= COPIED else "adaptation"
    if not _mixed(case, names):
        return "copy"
    seen = max((s.prose for s in kin), default=None)
    if seen is not None:
        return "adaptation" if seen >= LITTLE else "rewrite"
    # The one that it says was told is one that it has its line from: it writes about an agency's interview.
    return "rewrite" if len(names) > 1 and any(c.agency in names for c in case.sources) else "adaptation"


def _mixed(case: Judged, names: Sequence[str]) -> bool:
    """Say whether an outlet's own hand shows beside the line: two agencies, a "contributed", an author of its own."""
    agencies = [name for name in names if name.lower() in case.agencies]
    if len(agencies) > 1:
        return True
    text, words = case.member.text, load_sourcing()
    if any(c.kind == "trailer" and words.had_part.match(text[slice(*c.span)]) for c in case.lines):
        return True
    # Under an agency's dateline a name is its own reporter's, and so is who was told what it tells.
    if not case.staffed or any(c.kind in ("dateline", "feed") for c in case.lines):
        return False
    return not (case.is_agency(case.member.report.authors[0]) and any(c.agency in names for c in case.sources))


def by_text(case: Judged) -> Verdict | None:
    """Enough of the text stands word for word in a report that is not later.

    What is said in others' words is left out where the report shows informants of its own: a public statement is
    quoted word for word by many who all heard it. A run of words in common is often but the name of the matter.
    """
    parents = sorted((s for s in case.earlier if _has_text_of(s)), key=lambda s: (-s.contained, s.other.id))
    if not parents:
        return None
    best = parents[0]
    if (best.prose < HALF and shows_own(case)) or speaks_for_itself(case):
        return None
    kind: Kind = "copy" if best.contained >= COPIED else "adaptation"
    near = chosen([s for s in parents if s.contained >= HALF * best.contained], lambda s: s.contained)
    share = f"{best.contained:.0%} of its words stand verbatim in another report"
    directed = any(s.order == 1 for s in near)
    return Verdict(kind, of_text(near, case.earlier, case.agencies), share, directed, by_match(near))


def speaks_for_itself(case: Judged) -> bool:
    """Say whether persons speak in the report whom no other has, and no other has a sentence of it, but runs of words.

    So it is even where its outlet is not known, and nothing tells whom that asked.
    """
    if case.lines or case.unnamed_agencies or not case.persons:
        return False
    sentences = case.member.reading.sentences
    spans = [m.span for s in case.earlier if _has_text_of(s) for m in s.matches if m.same == "verbatim"]
    return bool(spans) and not any(
        min(end, b) - max(start, a) >= max(SENTENCE * (end - start), RUN) for start, end in sentences for a, b in spans
    )


def _has_text_of(shared: Shared) -> bool:
    taken_in = shared.holds >= TAKEN_IN and shared.prose >= LITTLE and shared.order == 1
    return shared.contained >= COPIED or shared.prose >= SHARED_TEXT or taken_in


def by_citing(case: Judged) -> Verdict | None:
    """Others are credited inside the text for what it tells, and it shows no informants of its own."""
    if case.unnamed_agencies:
        return _with_agencies(case)
    if not case.sources or shows_own(case):
        return None
    model, signs = case.models.credited, case.signs
    if not model.says(signs):
        return None
    told = case.sources
    names = sorted({c.agency for c in told})
    of = of_credited(names, case.earlier, case.agencies)
    # An agency sells its text to be worked into others'; and who names a page once, and tells most of what it tells,
    # has more from there than is credited.
    seldom = signs["sentences that credit"] <= SELDOM
    pages = [s for s in case.earlier if seldom and s.other.id in of and s.aligned >= RETOLD]
    worked = {c.agency for c in case.sources} <= set(load_sourcing().world)
    kind: Kind = "rewrite" if pages or worked else "cites"
    evidence = by_credit(c.span for c in told) + by_match(pages)
    why = f"credits {', '.join(names)} for what it tells"
    return Verdict(kind, of, why, evidence=evidence, reasons=_reasons("credited", model.reasons(signs)))


def _with_agencies(case: Judged) -> Verdict:
    """A foot line credits agencies without their names; those named inside the text are among them."""
    span = case.unnamed_agencies or (0, 0)
    names = [c.agency for c in case.sources if case.is_agency(c.agency)]
    of = of_credited(names, case.earlier, case.agencies)
    evidence = by_credit([span, *(c.span for c in case.sources if c.agency in names)])
    return Verdict("adaptation", of, "says that agencies had a part in it", evidence=evidence)


def by_retelling(case: Judged) -> Verdict | None:
    """It says in other words what an earlier report says, and shows no informants of its own."""
    if shows_own(case):
        return None
    parents = sorted((s for s in case.earlier if retells(case, s)), key=lambda s: (-s.aligned, s.other.id))
    if not parents:
        return None
    near = chosen([s for s in parents if s.aligned >= HALF * parents[0].aligned], lambda s: s.aligned)
    share = f"{parents[0].aligned:.0%} of its sentences say what an earlier report says"
    best = near[0]
    judged = case.retelling(best)
    reasons = _reasons("retold", {name: round(add, 4) for name, add in judged.reasons.items()})
    reasons |= {"sentences told alike": round(best.aligned, 4), "in the same order": round(best.in_order, 4)}
    reasons["rare words shared"] = round(best.rarities, 4)
    why = f"{share}, and it shows no source of its own"
    evidence = by_match(near)
    if judged.probability >= LIKELY:
        alike = shown(best)
        taken = [e.span for e in alike]
        evidence = sorted([*alike, *(e for e in evidence if not touches(e.span, taken))], key=lambda e: e.span)
    return Verdict("rewrite", of_text(near, case.earlier, case.agencies), why, evidence=evidence, reasons=reasons)


def retells(case: Judged, shared: Shared) -> bool:
    """Say whether the report tells again what one earlier report tells.

    Reports of one event by staff of two outlets tell the same too, and so do reports of what was said to all. So where
    an author, an asking, or a quote or person of its own shows that it may have been there itself, it must tell most of
    the other and do so in all but certainly the other's manner (:func:`secondsource.stories.retelling.retold`). Else
    one of three is enough: the manner; many sentences alike; or names and numbers that are the other's, with some
    sentences alike, for a thorough rewrite keeps nothing else.
    """
    if shared.order != 1 or case.news > NEW or case.public >= PUBLIC:
        return False
    there = case.staffed or bool(case.alone) or bool(case.asked) or bool(case.persons)
    if there:
        return shared.aligned >= RETOLD and case.retelling(shared).probability >= CERTAIN
    if shared.aligned >= RETOLD or case.retelling(shared).probability >= LIKELY:
        return True
    if shared.aligned < RETOLD_SOME:
        return False
    numbers = case.member.numbers
    if len(numbers) < FEW_NUMBERS:
        return case.news <= 1 - SAME_NAMES
    return len(numbers & shared.other.numbers) >= SAME_NUMBERS * len(numbers)


def shows_own(case: Judged) -> bool:
    """Say whether the report shows informants of its own; who stands under another's line has that one's."""
    if case.lines or case.unnamed_agencies or not case.member.own:
        return False
    # Who says in so many words that somebody told it leaves nothing to weigh.
    return bool(case.interviews) or case.models.own.says(case.signs)


def own_reasons(case: Judged) -> dict[str, float]:
    """What made for or against informants of its own."""
    if case.lines or case.unnamed_agencies or not case.member.own:
        return {}
    return _reasons("own", case.models.own.reasons(case.signs))


def _reasons(name: str, found: dict[str, float]) -> dict[str, float]:
    return {f"{name}: {sign}": value for sign, value in sorted(found.items()) if value}


RULES: tuple[Callable[[Judged], Verdict | None], ...] = (by_line, by_text, by_citing, by_retelling)
"""In the order in which they apply: a credit outranks shared text, and shared text what is only told alike."""
