"""Statements: what one report asserts, attributed or not, one by one.

Every sentence gives the contents of its attributions, each by itself, and what is left of it beside them. Where one
attribution stands inside another's content, each is a statement of its own, of whoever is nearest to it. Questions,
lone fragments and what an informant would not tell assert nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from secondsource.records import Attribution, Modality, Polarity, Span, Statement
from secondsource.spans import SpanIndex
from secondsource.stories.member import Member
from secondsource.vocabulary.polarity import load_polarity

LEAST_WORDS = 3  # of the content of an attribution; less says nothing that stands by itself
LEAST_LEFT = 4  # words of what is left of a sentence beside its attributions
LONGEST = 400  # words; what is longer is no sentence but a table or list that was not cut
_EDGES = " \t\n\r\u00a0,;:–—-.\"“”‘’'()[]"
_TAIL = 12  # characters of a sentence in which it shows that it asks
_QUESTION = re.compile(r"\?[\s\"”’')\]]*$")
# Where a clause begins that tells of something else than the first does; what is denied there is not denied by it.
_BELOW = re.compile(
    r"\b(?:who|whom|whose|which|that|because|although|though|while|when|where|after|before|since|until|unless|if|as|so|"
    r"despite|without|with|leaving|causing|but|yet|whereas)\b|[;:]",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"\W*(?:because|although|though|while|when|after|before|since|until|unless|if|as|despite|without|whereas|with)\b",
    re.IGNORECASE,
)
_THAT = re.compile(r"\W*(?:[\w'’]+\s+){0,3}that\b", re.IGNORECASE)  # "please note that", "that"


def statements(member: Member) -> tuple[Statement, ...]:
    """The statements of a report, in its order."""
    said = member.reading.attributions
    contents = SpanIndex((piece, number) for number, item in enumerate(said) for piece in item.content)
    wholes = SpanIndex(
        (piece, number) for number, item in enumerate(said) for piece in (*item.content, item.cue, *_source(item))
    )
    figures = SpanIndex((figure.span, number) for number, figure in enumerate(member.reading.figures))
    events = SpanIndex((event.trigger, number) for number, event in enumerate(member.reading.events))
    modality = {event.span: event.modality for event in member.reading.sentence_events}
    found: list[Statement] = []
    for place, sentence in enumerate(member.reading.sentences):
        if not _asserts(member.text[slice(*sentence)]):
            continue
        for parts, number in _pieces(member, sentence, contents, wholes):
            chain = _around(number, said) if number is not None else ()
            told = said[number] if number is not None else None
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
    return LEAST_LEFT <= len(sentence.split()) <= LONGEST and not _QUESTION.search(sentence[-_TAIL:])


def _source(item: Attribution) -> tuple[Span, ...]:
    return (item.source,) if item.source else ()


def _pieces(
    member: Member, sentence: Span, contents: SpanIndex[int], wholes: SpanIndex[int]
) -> Iterator[tuple[tuple[Span, ...], int | None]]:
    """What each attribution says in a sentence, and what is left of it, in the order in which they begin."""
    said = member.reading.attributions
    held = sorted({n for _, n in contents.meeting(sentence)})
    own: dict[int, tuple[Span, ...]] = {}
    for number in held:
        inner = [n for n in held if n != number and _inside(said[n], said[number])]
        taken = [piece for n in inner for piece in (*said[n].content, said[n].cue, *_source(said[n]))]
        pieces = [_clip(piece, sentence) for piece in said[number].content]
        own[number] = _trimmed(member.text, _without([p for p in pieces if p[0] < p[1]], taken))
    whole = {
        n for n, parts in own.items() if _count(member.text, parts) >= LEAST_WORDS or _holds_another(n, held, said)
    }
    taken = [piece for piece, n in wholes.meeting(sentence) if n in whole]
    left = _trimmed(member.text, _without([sentence], taken))
    found: list[tuple[tuple[Span, ...], int | None]] = [
        (own[n], n) for n in whole if not said[n].declined and _count(member.text, own[n]) >= LEAST_WORDS
    ]
    if _count(member.text, left) >= LEAST_LEFT:
        found.append((left, None))
    return iter(sorted(found, key=lambda item: (item[0], -1 if item[1] is None else item[1])))


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
    """Whether a statement is told as not so: by its own words, or by an informant who denies it; both undo each other.

    Only the first clause of each part counts.
    """
    turned = told is not None and told.polarity == "denied"
    for part in parts:
        turned ^= _negated(text[slice(*part)])
    return "denied" if turned else "asserted"


@lru_cache(maxsize=1 << 14)  # copies say the same thousands of times
def _negated(words: str) -> bool:
    """Whether the clause that tells what these words are about is turned round.

    What stands before it by way of setting counts for nothing, nor does what hangs on it.
    """
    start = 0
    if _OPENING.match(words):
        start = words.find(",") + 1
    that = _THAT.match(words, start)
    if that:
        start = that.end()
    below = _BELOW.search(words, start)
    return load_polarity().turned(words, (start, below.start() if below else len(words)))


def _modality(told: Attribution | None, sentence: Modality | None) -> Modality:
    if told is not None:
        return told.modality
    return sentence or "asserted"
