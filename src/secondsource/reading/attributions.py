"""Attributions of a report, from what the encoder read in its passages: spans trimmed, quotations completed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import get_args

from msgspec.structs import replace

from secondsource.encoder.passage_reading import PassageReading, ReadAttribution, ReadSentence
from secondsource.reading.anonymity import with_anonymity
from secondsource.reading.chains import with_chains
from secondsource.reading.citing import with_cited
from secondsource.reading.closings import with_closings
from secondsource.reading.denials import with_denied_claims, with_what_is_denied
from secondsource.reading.gatherers import Gatherers
from secondsource.reading.headlines import with_headline
from secondsource.reading.informants import Naming
from secondsource.reading.media import may_tell, media
from secondsource.reading.parts import clipped, overlaps, parts_of, within
from secondsource.reading.quotations import Quotation, meeting, quotations, words_quoted
from secondsource.reading.refusals import Refusals
from secondsource.reading.responsibility import with_claims
from secondsource.reading.sayings import Said, spans_of
from secondsource.reading.sources import with_sources
from secondsource.reading.subjects import parted, with_own_subjects
from secondsource.reading.syntax import Syntax
from secondsource.reading.trimming import joined, trim_content, trim_cue, trim_source
from secondsource.reading.widening import widened
from secondsource.records import Attribution, AttributionKind, Entity, Modality, Report, SentenceEvent, Span
from secondsource.spans import SpanIndex
from secondsource.vocabulary import Vocabulary

_SENTENCE = 6  # words of a quotation that stands alone; fewer may be a heading
_MODALITIES: dict[str, Modality] = {name: name for name in get_args(Modality)}


def attributions(  # noqa: PLR0913, PLR0917 - the seam of a stage: what it reads, each thing by itself
    text: str,
    report: Report,
    passages: Sequence[PassageReading],
    entities: Sequence[Entity],
    vocabulary: Vocabulary,
    syntax: Syntax | None = None,
) -> tuple[Attribution, ...]:
    """Give the attributions whose cue stands in a report's headline, headings or body, in the order of the text.

    ``entities`` are the report's actors, ``syntax`` its words, made here where they are not given; spans are offsets
    into the page's ``text``. Of several with the same cue and content the surest is kept. A cue or content of which
    nothing but marks is left says nothing, and is left out; the content of a refusal that names no matter is empty.
    """
    parts = parts_of(report)
    read = [a for passage in passages for a in passage.attributions]
    quoted = quotations(text, parts)
    said = _distinct(_trimmed(text, read, parts, quoted))
    taken = SpanIndex((span, item) for item in said for span in spans_of(item))
    said = _with_quotes_after(text, [_continued(text, item, taken, parts, quoted) for item in said], parts, quoted)
    sentences = sorted((s for passage in passages for s in passage.sentences), key=lambda s: s.span)
    spans = [sentence.span for sentence in sentences] or list(parts)
    cues = SpanIndex((item.cue, item) for item in said)
    told = [s for s in spans if any(True for _ in cues.meeting(s)) or may_tell(text, s)]
    heard = media(text, told, entities, vocabulary)
    syntax = syntax or Syntax(text, passages)
    said = with_closings(text, widened(text, said, spans, syntax), spans, syntax)
    said = with_own_subjects(text, parted(text, said, quoted, syntax), syntax)
    read_well = with_sources(text, said, heard, syntax)
    chained = with_chains(with_cited(text, read_well), quoted, syntax)
    said = Refusals(chained, quoted, syntax, vocabulary.cues).added(parts)
    said = with_denied_claims(text, said, spans, vocabulary.cues)
    said = with_what_is_denied(text, said, spans, vocabulary.cues)
    said = with_claims(said, parts, syntax, vocabulary.cues)
    said = with_headline(text, said, report.title_span, entities, vocabulary.informants)
    tagged = set(read_well)
    said = sorted((item if item in tagged else _tidied(text, item) for item in said), key=_first)
    naming = Naming(text, parts, entities, vocabulary)
    named = {item: naming.informant(item.source, item) for item in sorted(said, key=lambda s: s.source or s.cue)}
    gatherers = Gatherers(text, spans, heard, entities, report.outlet)
    informants = with_anonymity(text, said, [named[item] for item in said], spans, vocabulary.informants)
    made = []
    for item, informant, gathered in zip(said, informants, gatherers.of(said, informants), strict=True):
        declined = vocabulary.cues.declines(text, item.cue)
        denied = not declined and vocabulary.cues.denies(text, item.cue, item.content)
        made.append(
            Attribution(
                source=item.source,
                cue=item.cue,
                content=item.content,
                kind=_kind(text, item, quoted),
                informant=naming.described(gathered.cited) if gathered.cited else gathered.informant or informant,
                gatherer=gathered.gatherer,
                gatherer_span=gathered.span,
                via=gathered.via,
                declined=declined,
                polarity="denied" if denied else "asserted",
                modality=_modality(item.content, sentences) if item.content else "asserted",
                responsibility=item.claims,
            )
        )
    return tuple(made)


def sentence_events(report: Report, passages: Sequence[PassageReading]) -> tuple[SentenceEvent, ...]:
    """Give the sentences of a report's headline, headings and body that tell an event, in the order of the text."""
    parts = parts_of(report)
    found = {
        span: SentenceEvent(
            span=span,
            type=sentence.event,
            mode=sentence.mode,
            modality=_MODALITIES[sentence.modality],
            certainty=sentence.certainty,
        )
        for passage in passages
        for sentence in passage.sentences
        if sentence.event is not None and (span := clipped(sentence.span, parts))
    }
    return tuple(found[span] for span in sorted(found))


def _trimmed(
    text: str, read: Sequence[ReadAttribution], parts: Sequence[Span], quoted: Sequence[Quotation]
) -> Iterator[Said]:
    """Trim the spans of each; what stands outside the report is left out."""
    held = SpanIndex((span, a) for a in read for span in (*a.source, *a.cue))
    contents = SpanIndex((span, a) for a in read for span in a.content)
    for item in read:
        cues = [span for piece in joined(text, item.cue) if (span := clipped(piece, parts))]
        if not cues:
            continue
        sources, pieces = (
            [span for piece in joined(text, part) for span in overlaps(piece, parts)]
            for part in (item.source, item.content)
        )
        own = {*item.content}

        def is_taken(gap: Span, own: set[Span] = own) -> bool:
            others = (span for span, _ in contents.meeting(gap) if span not in own)
            return any(True for _ in chain(held.meeting(gap), others))

        cue = trim_cue(text, _longest(cues))
        content = trim_content(text, pieces, quoted, is_taken)
        if cue is not None and content:
            source = trim_source(text, _longest(sources), cue) if sources else None
            yield Said(source=source, cue=cue, content=tuple(content), certainty=item.certainty)


def _tidied(text: str, item: Said) -> Said:
    """Trim what rules have added or cut as what the encoder tagged is trimmed."""
    source = trim_source(text, item.source, item.cue) if item.source else None
    pieces = trim_content(text, item.content, (), lambda _: True)
    return replace(item, source=source, cue=trim_cue(text, item.cue) or item.cue, content=tuple(pieces))


def _longest(spans: Sequence[Span]) -> Span:
    return max(spans, key=lambda span: (span[1] - span[0], -span[0]))


def _distinct(said: Iterable[Said]) -> list[Said]:
    """The surest of those with the same cue and content."""
    kept: dict[tuple[Span, tuple[Span, ...]], Said] = {}
    for item in said:
        other = kept.get((item.cue, item.content))
        if other is None or (item.certainty, item.source is not None) > (other.certainty, other.source is not None):
            kept[item.cue, item.content] = item
    return list(kept.values())


def _continued(
    text: str, item: Said, taken: SpanIndex[Said], parts: Sequence[Span], quoted: Sequence[Quotation]
) -> Said:
    """Add what a quotation left open goes on with in the paragraphs after it, and where it began in those before.

    Newspapers open every paragraph of a long quotation, close the last alone, and name the speaker at either end;
    PolNeAR's annotators take all of them for one content. Nothing is added that belongs to another attribution
    (``taken``: the spans of them all).
    """
    pieces = list(item.content)
    earlier: list[Span] = []
    while before := _came_before((earlier or pieces)[0], parts, quoted):
        introduced = parts[bisect_right(parts, (before[0], 1 << 60)) - 1][0] != before[0]
        if introduced or any(other is not item for _, other in taken.meeting(before)):
            earlier = []  # what somebody else began to say before goes on: it is theirs, down to this one
            break
        earlier.insert(0, before)
    pieces = earlier + pieces
    while more := _goes_on(text, pieces[-1], parts, quoted):
        if any(other is not item for _, other in taken.meeting(more)):
            break
        pieces.append(more)
    return Said(source=item.source, cue=item.cue, content=tuple(pieces), certainty=item.certainty)


def _with_quotes_after(
    text: str, said: Sequence[Said], parts: Sequence[Span], quoted: Sequence[Quotation]
) -> list[Said]:
    """Add paragraphs that are but a quotation to what was quoted in the paragraph before: nobody else speaks there."""
    found = list(said)
    taken = SpanIndex((span, n) for n, item in enumerate(said) for span in spans_of(item))
    last: int | None = None
    for before, part in pairwise(parts):
        if last is None or any(True for _ in taken.meeting(before)):
            last = max((n for span, n in taken.meeting(before) if _quotes(span, said[n], quoted)), default=None)
        whole = _is_quotation(text, part, quoted) and not any(True for _ in taken.meeting(part))
        if last is not None and whole:
            found[last] = replace(found[last], content=(*found[last].content, part))
        elif not whole:
            last = None
    return found


def _quotes(span: Span, item: Said, quoted: Sequence[Quotation]) -> bool:
    return span in item.content and any(q.span[0] <= span[0] and q.closed for q in meeting(quoted, span))


def _is_quotation(text: str, part: Span, quoted: Sequence[Quotation]) -> bool:
    """Whether a paragraph is nothing but quotations that are opened and closed in it; a few words may be a heading."""
    if len(text[slice(*part)].split()) < _SENTENCE or text[part[0]] in "'‘":
        return False
    at = part[0]
    for quote in meeting(quoted, part):
        if text[at : quote.span[0]].strip() or not (quote.opened and quote.closed):
            return False
        at = quote.span[1]
    return at > part[0] and not text[at : part[1]].strip(" .,")


def _goes_on(text: str, piece: Span, parts: Sequence[Span], quoted: Sequence[Quotation]) -> Span | None:
    """The quotation at the next paragraph's start, where a piece ends with a quotation that its own leaves open."""
    place = bisect_right(quoted, piece[1] - 1, key=lambda q: q.span[0]) - 1
    if place < 0 or place + 1 >= len(quoted):
        return None
    here, after = quoted[place], quoted[place + 1]
    paragraph = bisect_right(parts, (here.span[0], 1 << 60)) - 1
    runs_out = not here.closed and here.span[1] == parts[paragraph][1]
    if not runs_out or text[piece[1] : here.span[1]].strip(".,;:!?…"):
        return None
    at_once = paragraph + 1 < len(parts) and after.span[0] == parts[paragraph + 1][0]
    # Without an opening mark it goes on only within a sentence: else the mark that closes is most likely a stray one.
    return after.span if at_once and (after.opened or text[after.span[0]].islower()) else None


def _came_before(piece: Span, parts: Sequence[Span], quoted: Sequence[Quotation]) -> Span | None:
    """The quotation that the paragraph before leaves open, where a piece opens its own paragraph with one."""
    place = bisect_right(quoted, piece[0], key=lambda q: q.span[0]) - 1
    paragraph = bisect_right(parts, (piece[0], 1 << 60)) - 1
    if place < 1 or paragraph < 1 or not quoted[place].span[0] == piece[0] == parts[paragraph][0]:
        return None
    before = quoted[place - 1]
    left_open = before.opened and not before.closed and before.span[1] == parts[paragraph - 1][1]
    return before.span if left_open and quoted[place].opened else None


def _first(item: Said) -> tuple[Span, Span, tuple[Span, ...]]:
    return min(spans_of(item)), item.cue, item.content


def _kind(text: str, item: Said, quoted: Sequence[Quotation]) -> AttributionKind:
    """Tell direct speech by the marks; what is reported inside a quotation, cue and all, is not quoted by its cue."""
    near = {q.span: q for span in item.content for q in meeting(quoted, span)}.values()
    own = [q for q in near if not within(item.cue, [q.span]) or any(a <= q.span[0] < b for a, b in item.content)]
    inside, total = words_quoted(text, item.content, own)
    return "indirect" if not inside else "direct" if inside == total else "mixed"


def _modality(content: Sequence[Span], sentences: Sequence[ReadSentence]) -> Modality:
    """The modality of the sentence (of ``sentences`` in order, disjoint) that holds most of a content."""
    first = max(bisect_right(sentences, content[0][0], key=lambda s: s.span[0]) - 1, 0)
    best, most = None, 0
    for at in range(first, len(sentences)):
        sentence = sentences[at]
        if sentence.span[0] >= content[-1][1]:
            break
        shared = sum(max(0, min(b, sentence.span[1]) - max(a, sentence.span[0])) for a, b in content)
        if shared > most:
            best, most = sentence, shared
    return _MODALITIES[best.modality] if best else "asserted"
