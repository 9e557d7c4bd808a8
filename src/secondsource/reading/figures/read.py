"""Read the figures of a report: numbers with what they count, whose they are, of when and where."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from secondsource.reading.figures.casualties import CasualtyReader
from secondsource.reading.figures.clauses import Clause, clauses
from secondsource.reading.figures.joining import Draft
from secondsource.reading.figures.measures import Measure, in_report, is_conversion, measure, part_of_things
from secondsource.reading.figures.numbers import numbers
from secondsource.reading.figures.phrases import told_of
from secondsource.reading.figures.roles import Around
from secondsource.reading.figures.unreal import happened
from secondsource.reading.figures.wholes import Row, change_of, find_share, find_wholes, without_repeats
from secondsource.reading.told import Told
from secondsource.records import Figure, Span
from secondsource.spans import SpanIndex
from secondsource.vocabulary.figures import FigureWords, load_figures

_BEFORE = 10  # figures of the sentence before that "of them" may mean
_SHORTEST = 25  # characters of a headline that may stand again in the body
_FULL_STOP = re.compile(r"[.!?…][\"”’)\s]*$")


def figures(told: Told) -> tuple[Figure, ...]:
    """Give the figures of headline, headings and body in order; ``docs/figures.md`` tells what is recorded and how.

    ``told`` holds the entities, attributions, times and places read before; without them figures have no informant,
    time or place. ``when``, ``as_of`` and ``place`` are numbers of ``told``'s times and places, ``attribution`` of its
    attributions, ``part_of`` of the figures given back.
    """
    words = load_figures()
    around = Around(told, words)
    headlines = _headlines(told)
    rows: list[Row] = []
    for number, clause in enumerate(clauses(told, words)):
        rows += _rows(clause, number, around, headlines, rows)
    find_wholes(rows, frozenset(words.casualties))
    kept = without_repeats(rows)
    place = {id(row): n for n, row in enumerate(kept)}
    return tuple(
        msgspec.structs.replace(
            row.figure,
            part_of=place.get(id(row.whole)) if row.whole else None,
            repeats=tuple(sorted(set(row.repeats) - {row.figure.span})),
        )
        for row in kept
    )


def _rows(
    clause: Clause, sentence: int, around: Around, headlines: SpanIndex[None], before: Sequence[Row]
) -> list[Row]:
    words = around.words
    found = [n for n in numbers(clause, words) if not around.is_time(clause.over(n.first, n.last))]
    rows: list[Row] = []
    for draft in happened(CasualtyReader(clause, found, words).read(), words) if found else ():
        told_before = draft.phrase.whole or draft.among or draft.is_rival
        if told_before and draft.counts is None and not draft.is_excluded:
            draft.counts = _counted_before(before, sentence, words)
        if draft.counts:
            figure = _casualty(draft, around, words)
        else:
            of = measure(draft, words) or (part_of_things(draft, rows[-1].draft, words) if rows else None)
            if of is None:
                continue
            if rows and is_conversion(draft, of, words):
                rows[-1].repeats.append(of.span)
                continue
            figure = _measure(draft, in_report(of, clause.text, around.currencies, words), around)
        headline = any(True for _ in headlines.meeting(figure.span))
        rows.append(_row(figure, draft, sentence, headline, around.told))
        find_share(rows)
    return rows


def _counted_before(before: Sequence[Row], sentence: int, words: FigureWords) -> str | None:
    """What "three of them" counts: what the sentence before counts, where that is one thing."""
    last = [row for row in before[-_BEFORE:] if row.sentence == sentence - 1 and row.figure.counts in words.casualties]
    kinds = {row.figure.counts for row in last if not row.draft.is_part}
    return kinds.pop() if len(kinds) == 1 else None


def _row(figure: Figure, draft: Draft, sentence: int, headline: bool, told: Told) -> Row:
    heard = told.attributions[figure.attribution].informant if figure.attribution is not None else None
    named = heard.name if heard and heard.named else None if heard else figure.informant
    number = figure.when if figure.when is not None else figure.as_of
    time = told.times[number].value if number is not None else None
    return Row(figure, draft, sentence, headline, draft.number.amount, named, time)


def _headlines(told: Told) -> SpanIndex[None]:
    """Where the headline stands: in its place, and again in the body, as scraped pages have it.

    Where no part is known as the headline, a first line without a full stop is taken for it.
    """
    first = told.parts[0] if len(told.parts) > 1 else None
    span = told.report.title_span
    if span is None and first is not None and not _FULL_STOP.search(told.text, *first):
        span = first
    title = told.text[slice(*span)] if span else told.report.title or ""
    if len(title) < _SHORTEST:
        return SpanIndex(((span, None),) if span else ())
    again = re.compile(re.escape(title.rstrip(" .")), re.IGNORECASE)
    return SpanIndex((found.span(), None) for found in again.finditer(told.text, *told.report.span))


def _casualty(draft: Draft, around: Around, words: FigureWords) -> Figure:
    clause, number = draft.clause, draft.number
    span = clause.over(number.first, number.last)
    cue = draft.cue
    last = max(number.last, draft.phrase.last, cue.last if cue and draft.how == "after" else 0)
    first = min(number.first, cue.first if cue and draft.how in ("before", "far") and cue.first >= 0 else number.first)
    near = (cue.first, cue.last) if cue and draft.how == "after" else (first, last)
    beside = around.beside(clause, span, (first, last), near)
    return Figure(
        span=span,
        value=number.value,
        low=number.low,
        high=number.high,
        counts=draft.counts or "other",
        who=_who(draft, words),
        informant=beside.informant,
        gatherer=beside.gatherer,
        attribution=beside.attribution,
        when=beside.when,
        as_of=beside.as_of,
        place=beside.place,
        where=beside.where,
        change=change_of(draft, words),
    )


def _who(draft: Draft, words: FigureWords) -> Span | None:
    """Whom a casualty's figure counts: its phrase, without the words of the casualty itself."""
    clause, phrase = draft.clause, draft.phrase
    if phrase.whole:
        following = phrase.last + 1
        if clause.word(following) in words.people:
            return clause.spans[following]
        named = clause.word(phrase.last) in words.whole - {"them"}
        return clause.over(phrase.first + 1, phrase.last) if named else None
    if phrase.empty or (phrase.first == phrase.last and phrase.inside and phrase.head in words.bare):
        return None
    first = phrase.first
    if phrase.inside and phrase.inside.last < phrase.last:
        first = phrase.inside.last + 1
    return clause.over(first, told_of(clause, phrase, words))


def _measure(draft: Draft, found: Measure, around: Around) -> Figure:
    """A figure of no casualty; lengths, weights and the like are of no day and place."""
    number = draft.number
    reach = (number.first, max(number.last, draft.phrase.last))
    beside = around.beside(draft.clause, found.span, reach, reach)
    dated = found.counts not in around.words.measures
    where, who = beside.where, found.who
    placed = dated and not (where and who and where[0] < who[1] and who[0] < where[1])  # "shares in Marvik Power"
    return Figure(
        span=found.span,
        value=number.value,
        low=number.low,
        high=number.high,
        counts=found.counts,
        unit=found.unit,
        who=found.who,
        informant=beside.informant,
        gatherer=beside.gatherer,
        attribution=beside.attribution,
        when=beside.when if dated else None,
        as_of=beside.as_of if dated else None,
        place=beside.place if placed else None,
        where=where if placed else None,
        change=found.change,
    )
