"""One page into the reports it holds: find the boundaries, then describe each part."""

from __future__ import annotations

from collections.abc import Sequence

from secondsource import trees
from secondsource.encoder import Embed
from secondsource.pages.boundaries import PASSES, Measured, Unit, probabilities
from secondsource.pages.datelines import find_dateline
from secondsource.pages.describe import describe
from secondsource.pages.language import detect
from secondsource.pages.part import Part
from secondsource.pages.text import same_key
from secondsource.records import Page, Report
from secondsource.vocabulary import Vocabulary

SPLIT_LANGUAGES = ("en",)  # topic and lede are read by an encoder and word lists of English
LEAST_WORDS = 40  # less text than this under no headline is debris of the page, not a story
HEADLINE_TURN = 0.2  # a heading this much nearer to what follows than to what came before is of what follows
LEDE_REACH = 2  # paragraphs that may stand between a story's opening and its dateline
LIKELY = 0.4  # probability from which a second boundary of a page is taken
TAIL_TURN = 0.1  # headings that are all less nearer to it belong to what came before: its tail of links
SCOPE_WORDS = 60  # two articles of the markup, both this long, are two reports


def split(page: Page, embed: Embed, vocabulary: Vocabulary) -> tuple[Report, ...]:
    """Find the reports of a page, in order; none for a page without text or a list page.

    ``embed`` turns texts into vectors; ``vocabulary`` knows agencies and outlets. Spans are offsets into ``page.text``.
    """
    if page.markup.list_page:
        return ()
    own = [page.text[slice(*b.span)] for b in page.blocks if b.main and b.kind != "heading"]
    if not own:
        return ()
    language = detect("\n".join(own), page.markup.language)
    starts = [0]
    if language is None or language in SPLIT_LANGUAGES:
        starts += boundaries(page, embed, vocabulary)
    ends = [*starts[1:], len(page.blocks)]
    parts = [Part(page, a, b, language, len(starts) == 1, vocabulary) for a, b in zip(starts, ends, strict=True)]
    return tuple(describe(part) for part in parts)


def boundaries(page: Page, embed: Embed, vocabulary: Vocabulary) -> list[int]:
    """Places, among the page's blocks, at which a second or later report begins."""
    if page.markup.live:
        return []  # entries of one ticker change the subject all the time
    measured = Measured(page.text, page.blocks, embed)
    found = probabilities(measured)
    certain = trees.load("secondsource.pages", PASSES[-1]).threshold
    # A page that surely holds two stories is likely to hold a third: the others need less proof.
    least = LIKELY if max(found, default=0.0) >= certain else certain
    chosen = [i for i, p in enumerate(found, 1) if p >= least or _scope_turns(measured, i)]
    chosen += [i for i in _wire_ledes(measured, vocabulary) if not any(abs(i - c) <= LEDE_REACH for c in (0, *chosen))]
    return [opening(measured, i) for i in _substantial(measured, sorted(chosen))]


def _wire_ledes(measured: Measured, vocabulary: Vocabulary) -> list[int]:
    """Units that open as only a wire's lede does: place, then the agency: "LIMA, July 4 (AFP) -"."""
    found = []
    for i, unit in enumerate(measured.units):
        dateline = find_dateline(measured.text, measured.blocks[unit.paragraph].span, vocabulary)
        if dateline and dateline.dateline and dateline.agency:
            found.append(i)
    return found


def _scope_turns(measured: Measured, i: int) -> bool:
    """Say whether the markup begins another article at a unit, with enough text on both sides to be one."""
    blocks = [measured.blocks[u.paragraph] for u in measured.units]
    before, after = blocks[i - 1].scope, blocks[i].scope
    if before == after or not before or not after or any(b.scope == after for b in blocks[:i]):
        return False
    return all(
        sum(len(measured.text[slice(*b.span)].split()) for b in blocks if b.scope == scope) >= SCOPE_WORDS
        for scope in (before, after)
    )


def _substantial(measured: Measured, chosen: Sequence[int]) -> list[int]:
    """Drop boundaries that would cut off debris: a few words under no headline."""
    kept: list[int] = []
    edges = [*chosen, len(measured.units)]
    for place, i in enumerate(chosen):
        after = _count(measured, range(i, edges[place + 1]))
        before = _count(measured, range(kept[-1] if kept else 0, i))
        if (after >= LEAST_WORDS or measured.units[i].heads) and before >= LEAST_WORDS // 2:
            kept.append(i)
    return kept


def _count(measured: Measured, units: Sequence[int] | range) -> int:
    paragraphs = (measured.blocks[measured.units[i].paragraph].span for i in units)
    return sum(len(measured.text[slice(*span)].split()) for span in paragraphs)


def opening(measured: Measured, i: int) -> int:
    """The block with which the report at unit ``i`` opens: its headline, or else what follows the last report's tail.

    Of several headings before a paragraph, the first may still belong to the story before ("Read more" and its
    titles): the report opens with the first heading that is nearer to what follows, or that is said twice.
    """
    unit = measured.units[i]
    if unit.heads:
        keys = [same_key(measured.text[slice(*measured.blocks[p].span)]) for p in unit.heads]
        twice = [p for p, key in zip(unit.heads, keys, strict=True) if keys.count(key) > 1]
        if twice:
            return twice[0]
        turns = [measured.turn(i, p) for p in unit.heads]
        if max(turns) >= TAIL_TURN:
            least = min(HEADLINE_TURN, max(turns))
            return next(p for p, turn in zip(unit.heads, turns, strict=True) if turn >= least)
    return _after_tail(measured, unit)


def _after_tail(measured: Measured, unit: Unit) -> int:
    """The first caption right before the paragraph, or the paragraph: credits and pointers before it are a tail."""
    place = unit.paragraph
    while place - 1 in unit.others and measured.blocks[place - 1].kind == "caption":
        place -= 1
    return place
