"""Statements: what one report asserts, attributed or not, one by one.

Every sentence gives the contents of its attributions, each by itself, and what is left of it beside them. Where one
attribution stands inside another's content, each is a statement of its own, of whoever is nearest to it. A content that
has no verb because it stands outside ("blamed the app for the delay") is taken with who says it and how, unless it
counts something or names an event. What is left of a sentence is one only where it has a clause of its own that tells
more than who spoke. Questions, headings, lines of the site and what an informant would not tell assert nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from secondsource.records import Attribution, Modality, Polarity, Span, Statement
from secondsource.spans import SpanIndex
from secondsource.stories.member import Member
from secondsource.stories.turning import finite_verbs, leading, tells_clause, told_as_not_so
from secondsource.vocabulary.asides import load_asides
from secondsource.vocabulary.cues import load_cues

LEAST_WORDS = 3  # of the content of an attribution; less says nothing that stands by itself
LEAST_DENIED = 2  # of what somebody denies: "any wrongdoing"
LEAST_LEFT = 4  # words of what is left of a sentence beside its attributions
LONGEST = 400  # words; what is longer is no sentence but a table or list that was not cut
_EDGES = " \t\n\r\u00a0,;:–—-.\"“”‘’'()[]"
_TAIL = 12  # characters of a sentence in which it shows that it asks
_QUESTION = re.compile(r"\?[\s\"”’')\]]*$")
_STOP = re.compile(r"[\"”’')\]]*[.!?…]")
# "DUNMERE, May 3 (Kestrel) - ", "DUNMERE - "
_DATELINE = re.compile(r"\s*[A-Z][A-Z'’.-]{2,}[\w .,'’/-]{0,40}?(?:\([\w .,/-]{2,30}\))?\s+[-–—]+\s+")
# "(Kestrel) The", "Dunmere, Lakeland (Kestrel) The", "Kestrel) The", and the number of a post: "2/4 The"
_CREDITED = re.compile(
    r"\s*(?:(?:[A-Z][\w.'’-]*,?\s+){0,5}?\(|\(?(?=[A-Z]))(?:[A-Z][\w.&'’-]*\s?){1,4}\)\s*[-–—:]*\s+(?=[\"“‘]?[A-Z\d])"
    r"|\W*\d+\s*/\s*\d+\s+(?=\S)"
)
_QUOTE_END = re.compile(r"[,.!?]?[\"”’']+\s*,?\s*")
_AND_THAT = re.compile(r",?\s+and\s+(?=that\s)")
_SAID = re.compile(  # what an attribution that was not found leaves: ',” she said'
    r"[,.!?][\"”’']+\s+(?:he|she|they|[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)?)\s+(?:said|says|added|told\s+\w+)\b.{0,30}$"
)
_JOINED = re.compile(
    r"(?:[\s,]+(?:and|but|or|which|who|that|after|as|when|while|because|although|before|until|if))+\W*$", re.I
)
_JOINT = re.compile(r"(?:and|but|or|which|who|that|after|as|when|while|because|although|before|until|if)\b", re.I)
_PHRASE = re.compile(r"(?:the|an?|his|her|its|their|this|not|to|on|in|of|for|by|at|with|from)\s", re.IGNORECASE)
_IN_A = re.compile(r"(?:in|on|at|to|of|for|by|with|from|during|after|before|since|under|over|about)\s")
_BREAK = re.compile(r"[,;:\"“”()–—]")
_TO = re.compile(r"\W*to\s", re.IGNORECASE)
_PAIR = re.compile(r"\s*,[^,;:\"“”()–—]{1,40},\s*")  # ", for the first time,"
_QUOTED = re.compile(r"[;:\"“”\n]")
_FAR = 80  # characters between who says it and the cue; what is farther tells of something else besides
_NO_VERB = re.compile(r"(?:ing|ion|ions|ment|ments)$", re.IGNORECASE)
_ADVERB = re.compile(r"\s+(?:\w+ly\s+|also\s+|now\s+|still\s+)?")
_RELATIVE = re.compile(r"(?:who|which|that|whom|whose)\b", re.IGNORECASE)
_ASKS = re.compile(r"\W*(?:why|how|whether|what|where|when)\s", re.IGNORECASE)
_LEAST_PHRASE = 5  # words of what somebody says in no clause, unless it counts or tells an event
_HEADING = 7  # words; so few without a verb are a heading


def statements(member: Member) -> tuple[Statement, ...]:
    """The statements of a report, in its order."""
    said = member.reading.attributions
    contents = SpanIndex((piece, number) for number, item in enumerate(said) for piece in item.content)
    wholes = SpanIndex((piece, number) for number, item in enumerate(said) for piece in (*item.content, *_who(item)))
    figures = SpanIndex((figure.span, number) for number, figure in enumerate(member.reading.figures))
    events = SpanIndex((event.trigger, number) for number, event in enumerate(member.reading.events))
    modality = {event.span: event.modality for event in member.reading.sentence_events}
    found: list[Statement] = []
    for place, sentence in enumerate(member.reading.sentences):
        if not _asserts(member.text[slice(*sentence)]):
            continue
        for parts, number in _pieces(member, sentence, contents, wholes, (figures, events)):
            told = said[number] if number is not None else None
            if not _tells(member, parts, told, figures, events):
                continue
            chain = _around(number, said) if number is not None else ()
            found.append(
                Statement(
                    report=member.id,
                    sentence=place,
                    parts=parts,
                    attribution=number,
                    within=chain,
                    polarity=_polarity(member.text, parts, told),
                    modality=_modality(told, modality.get(sentence)),
                    figures=tuple(sorted({n for part in parts for _, n in figures.meeting(part)})),
                    events=tuple(sorted({n for part in parts for _, n in events.meeting(part)})),
                )
            )
    return tuple(found)


def _asserts(sentence: str) -> bool:
    return (
        LEAST_LEFT <= len(sentence.split()) <= LONGEST
        and not _QUESTION.search(sentence[-_TAIL:])
        and not load_asides().is_furniture(sentence)
    )


def _tells(
    member: Member,
    parts: tuple[Span, ...],
    told: Attribution | None,
    figures: SpanIndex[int],
    events: SpanIndex[int],
) -> bool:
    """Whether these characters of a sentence tell something: neither a silence nor a heading or a mere name."""
    words = " ".join(member.text[a:b] for a, b in parts)
    if load_asides().is_silence(words):
        return False
    if told is not None and told.polarity == "denied":
        return load_cues().mere_claim.match(words) is None
    if tells_clause(words) if told else finite_verbs(words):
        return True
    if told is not None and any(a <= told.cue[0] and told.cue[1] <= b for a, b in parts):
        return True  # with its verb, which is the cue
    counts = any(True for part in parts for _ in figures.meeting(part))
    happens = any(True for part in parts for _ in events.meeting(part))
    length = len(words.split())
    if told is not None:
        quotes = load_asides().quotes(member.quote(told.cue))
        return counts or happens or (quotes and (length >= _LEAST_PHRASE or not _PHRASE.match(words)))
    return length > _HEADING and _STOP.match(member.text, parts[-1][1]) is not None


def _who(item: Attribution) -> tuple[Span, ...]:
    """Where it is told who says it, and to whom."""
    return tuple(span for span in (item.source, item.cue, item.gatherer_span) if span)


def _pieces(
    member: Member,
    sentence: Span,
    contents: SpanIndex[int],
    wholes: SpanIndex[int],
    telling: Sequence[SpanIndex[int]],
) -> Iterator[tuple[tuple[Span, ...], int | None]]:
    """What each attribution says in a sentence, and what is left of it, in the order in which they begin.

    ``telling`` are the figures and events, which stand for a verb.
    """
    said = member.reading.attributions
    held = sorted({n for _, n in contents.meeting(sentence)})
    own: dict[int, tuple[Span, ...]] = {}
    for number in held:
        inner = [n for n in held if n != number and _inside(said[n], said[number])]
        taken = [piece for n in inner for piece in (*said[n].content, *_who(said[n]))]
        pieces = [_clip(piece, sentence) for piece in said[number].content]
        within = [_undated(member.text, p) if p[0] == sentence[0] else p for p in pieces if p[0] < p[1]]
        own[number] = _trimmed(member.text, _without(within, taken))
    denied = {n for n in held if said[n].polarity == "denied"}
    whole = {
        n
        for n, parts in own.items()
        if _count(member.text, parts) >= (LEAST_DENIED if n in denied else LEAST_WORDS) or _holds_another(n, held, said)
    }
    beside = {n for _, n in wholes.meeting(sentence) if n not in held}  # who says it stands here, what they say before
    known = whole | beside | denied  # that somebody denies something is no statement that it is so
    taken = [piece for piece, n in wholes.meeting(sentence) if n in known]
    left = _trimmed(member.text, _without([_unsaid(member.text, _undated(member.text, sentence))], taken))
    found: list[tuple[tuple[Span, ...], int | None]] = []
    for n in sorted(whole):
        if said[n].declined:
            continue
        content, left = _completed(member, own[n], left, said[n])
        counts = any(True for index in telling for part in content for _ in index.meeting(part))
        if not (counts and _names(member, content, said[n])):
            content, left = _with_cue(member, content, left, said[n], sentence)
        if content and _count(member.text, content) >= (LEAST_DENIED if n in denied else LEAST_WORDS):
            found += [(part, n) for part in _halves(member.text, content)]
    for rest in left:
        piece = _unjoined(member.text, rest) if known else rest
        words = member.text[slice(*piece)]
        if len(words.split()) < LEAST_LEFT:
            continue
        speaker = next((n for n in sorted(beside) if _speaks(member.text, piece, said[n])), None)
        if speaker is not None:
            found.append(((piece,), speaker))
        elif not known or (leading(words, load_asides().utters) and not _is_setting(words)):
            found.append(((piece,), None))
    return iter(sorted(found, key=lambda item: (item[0], -1 if item[1] is None else item[1])))


def _with_cue(
    member: Member, content: tuple[Span, ...], left: tuple[Span, ...], told: Attribution, sentence: Span
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """A content whose verb is the cue with who says it and the cue, and what is then left of the sentence.

    "[Critics] [blamed] [the app for the delay]" tells that they did. What is quoted, what a comma or quotation mark
    sets apart from the cue, and what has a verb of its own stays as it is.
    """
    text = member.text
    if not content or told.polarity == "denied" or load_asides().quotes(member.quote(told.cue)):
        return content, left
    words = " ".join(text[a:b] for a, b in content)
    if tells_clause(words) and not _ASKS.match(words):
        return content, left
    cue, source = told.cue, told.source
    if _clip(cue, sentence) != cue or _gap(text, cue, content[0]) is None:
        return content, left
    spans = [cue, *content]
    if source is not None and _clip(source, sentence) == source and 0 <= cue[0] - source[1] <= _FAR:
        between = text[source[1] : cue[0]]
        spans += [source] if not _QUOTED.search(between) else []
    elif source is not None and source[0] >= cue[1] and _gap(text, content[-1], source) is not None:
        spans.append(source)
    start, end = min(spans)[0], max(b for _, b in spans)
    for a, b in left:
        if b <= start and not text[b:start].strip():
            start = a
        elif a >= end and not text[end:a].strip() and not _JOINT.match(text, a):
            end = b
    made = _trimmed(text, [(start, end)])
    if len(made) != 1 or _RELATIVE.match(text, made[0][0]):
        return content, left
    plain = source in spans and not _NO_VERB.search(member.quote(cue)) and _ADVERB.fullmatch(text, source[1], cue[0])
    if not plain and not tells_clause(text[slice(*made[0])]):
        return content, left
    return made, _trimmed(text, _without(left, made))


def _names(member: Member, content: tuple[Span, ...], told: Attribution) -> bool:
    """Whether a content is all that is said, in a noun: "confirmed [two deaths]", not "urged [the crew to leave]"."""
    cue = member.quote(told.cue).lower().split()
    return not load_asides().utters.isdisjoint(cue) and not _TO.match(member.text, *content[0])


def _gap(text: str, one: Span, other: Span) -> Span | None:
    """What stands between two spans, where no mark but a pair of commas sets them apart."""
    first, last = sorted((one, other))
    between = text[first[1] : last[0]]
    return (first[1], last[0]) if not _BREAK.search(between) or _PAIR.fullmatch(between) else None


def _is_setting(words: str) -> bool:
    """Whether a rest of a sentence only tells where or when it was said: "in a video shared on Tuesday"."""
    return _IN_A.match(words) is not None and "," not in words and len(finite_verbs(words)) < 2


def _undated(text: str, sentence: Span) -> Span:
    """A sentence without its dateline."""
    dateline = _DATELINE.match(text, *sentence) or _CREDITED.match(text, *sentence)
    return (dateline.end(), sentence[1]) if dateline and dateline.end() < sentence[1] else sentence


def _unjoined(text: str, piece: Span) -> Span:
    """A rest of a sentence without the words that join it to what was cut off."""
    joint = _JOINED.search(text, *piece)
    return (piece[0], joint.start()) if joint else piece


def _unsaid(text: str, sentence: Span) -> Span:
    """A sentence without who says it behind a quotation."""
    found = _SAID.search(text, *sentence)
    return (sentence[0], found.start()) if found else sentence


def _completed(
    member: Member, content: tuple[Span, ...], left: tuple[Span, ...], told: Attribution
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """A content that was cut off before its verb with the rest of it, and what is then left of the sentence."""
    text, least = member.text, min(told.cue[0], told.source[0] if told.source else told.cue[0])
    if len(content) != 1 or content[0][1] > least or finite_verbs(text[slice(*content[0])]):
        return content, left
    behind = next((p for p in left if p[0] >= content[0][1] and p[1] <= least), None)
    if behind is None or text[content[0][1] : behind[0]].strip(", ") or not finite_verbs(text[slice(*behind)]):
        return content, left
    return ((content[0][0], behind[1]),), tuple(p for p in left if p != behind)


def _halves(text: str, content: tuple[Span, ...]) -> list[tuple[Span, ...]]:
    """A content, or each of the clauses of "that ... and that ..."."""
    if len(content) != 1:
        return [content]
    start, end = content[0]
    cuts = [m.span() for m in _AND_THAT.finditer(text, start, end)]
    edges = list(zip([start, *(b for _, b in cuts)], [*(a for a, _ in cuts), end], strict=True))
    return [((a, b),) for a, b in edges] if all(finite_verbs(text[a:b]) for a, b in edges) else [content]


def _speaks(text: str, piece: Span, told: Attribution) -> bool:
    """Whether a piece ends in a quotation mark right before the words that say who speaks."""
    first = min(told.cue[0], told.source[0] if told.source else told.cue[0])
    behind = _QUOTE_END.match(text, piece[1])
    return behind is not None and behind.end() == first


def _holds_another(number: int, held: Sequence[int], said: Sequence[Attribution]) -> bool:
    return any(n != number and _inside(said[n], said[number]) for n in held)


def _inside(inner: Attribution, outer: Attribution) -> bool:
    """An attribution stands inside another where its cue and content do."""
    if not inner.content or not outer.content or inner.cue == outer.cue:
        return False
    first, last = inner.content[0][0], inner.content[-1][1]
    return any(a <= inner.cue[0] and inner.cue[1] <= b for a, b in outer.content) and (
        outer.content[0][0] <= first and last <= outer.content[-1][1]
    )


def _around(number: int, said: Sequence[Attribution]) -> tuple[int, ...]:
    """The attributions around one, from the inner to the outer."""
    outer = [n for n, item in enumerate(said) if n != number and _inside(said[number], item)]
    return tuple(sorted(outer, key=lambda n: (said[n].content[-1][1] - said[n].content[0][0], n)))


def _clip(span: Span, within: Span) -> Span:
    return max(span[0], within[0]), min(span[1], within[1])


def _without(spans: Iterable[Span], taken: Iterable[Span]) -> list[Span]:
    """Characters of ``spans`` that are in none of ``taken``, as spans in order."""
    left = list(spans)
    for a, b in taken:
        left = [piece for c, d in left for piece in ((c, min(d, a)), (max(c, b), d)) if piece[0] < piece[1]]
    return sorted(left)


def _trimmed(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans without the white space and punctuation at their edges; those of no word are left out."""
    found = []
    for a, b in spans:
        piece = text[a:b]
        start = a + len(piece) - len(piece.lstrip(_EDGES))
        end = b - (len(piece) - len(piece.rstrip(_EDGES)))
        if start < end:
            found.append((start, end))
    return tuple(found)


def _count(text: str, spans: Iterable[Span]) -> int:
    return sum(len(text[a:b].split()) for a, b in spans)


def _polarity(text: str, parts: Sequence[Span], told: Attribution | None) -> Polarity:
    """Whether a statement is told as not so: by its own words or by an informant who denies it; not so by both."""
    turned = told is not None and told.polarity == "denied"
    turned ^= told_as_not_so(" ".join(text[slice(*part)] for part in parts))
    return "denied" if turned else "asserted"


def _modality(told: Attribution | None, sentence: Modality | None) -> Modality:
    if told is not None:
        return told.modality
    return sentence or "asserted"
