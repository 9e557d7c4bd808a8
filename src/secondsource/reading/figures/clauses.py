"""The sentences of a report that may hold a figure, cut into the pieces that figures are read from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from secondsource.encoder.sentences import sentences
from secondsource.reading.told import Told
from secondsource.records import Span
from secondsource.vocabulary.figures import PIECE, FigureWords, Role

_LONGEST = 1200  # characters of a sentence that are read at once; text without full stops is cut there
_JOINTS = frozenset({"and", "or", "/", "&", ","})
_STATES = frozenset({"done", "state"})
_PARTICIPLES = frozenset({"done", "happening", "state"})


@dataclass(frozen=True)
class Cue:
    """Words of a casualty at pieces ``first`` to ``last``, with its kind and how a number may stand to it."""

    first: int
    last: int
    kind: str
    roles: frozenset[Role]


@dataclass(frozen=True)
class Clause:
    """A sentence in pieces: words, numbers and marks, each with its part of speech where the encoder read one."""

    text: str
    span: Span
    part: int  # number of the headline, heading or paragraph that holds it
    words: tuple[str, ...]  # lower case, apostrophes straight
    spans: tuple[Span, ...]
    tags: tuple[str, ...]  # universal parts of speech; "" where not known
    cues: dict[int, Cue] = field(default_factory=dict)  # by every piece that belongs to one

    def __len__(self) -> int:
        return len(self.words)

    def word(self, place: int) -> str:
        """A piece in lower case; nothing beyond the ends."""
        words = self.words
        return words[place] if 0 <= place < len(words) else ""

    def tag(self, place: int) -> str:
        """A piece's part of speech; nothing beyond the ends or where it is not known."""
        return self.tags[place] if 0 <= place < len(self.tags) else ""

    def shape(self, place: int) -> str:
        """A piece as the text has it."""
        return self.text[slice(*self.spans[place])] if 0 <= place < len(self.words) else ""

    def glued(self, place: int) -> bool:
        """Whether a piece follows the one before it without a space."""
        return 0 < place < len(self.words) and self.spans[place - 1][1] == self.spans[place][0]

    def over(self, first: int, last: int) -> Span:
        """The span of the pieces ``first`` to ``last``."""
        return self.spans[first][0], self.spans[last][1]


def clauses(told: Told, words: FigureWords) -> Iterator[Clause]:
    """Give the sentences of headline, headings and body that may hold a figure, in order.

    They are those that the encoder read or, where it read none, those that the full stops tell.
    """
    known = [sentence.span for sentence in told.sentences]
    at = 0
    for number, part in enumerate(told.parts):
        while at < len(known) and known[at][1] <= part[0]:
            at += 1
        inside = []
        ahead = at
        while ahead < len(known) and known[ahead][0] < part[1]:
            inside.append((max(known[ahead][0], part[0]), min(known[ahead][1], part[1])))
            ahead += 1
        for span in inside or sentences(told.text, part):
            for piece in _cut(told.text, span):
                if words.hint.search(told.text, *piece):
                    yield clause_of(told, piece, number, words)


def _cut(text: str, span: Span) -> Iterator[Span]:
    start, end = span
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        cut = cut if cut > start else start + _LONGEST
        yield start, cut
        start = cut
    yield start, end


def clause_of(told: Told, span: Span, part: int, words: FigureWords) -> Clause:
    """Cut one sentence into pieces and find its words of casualties."""
    found = [piece.span() for piece in PIECE.finditer(told.text, *span)]
    lower = _words([told.text[a:b] for a, b in found], words)
    tags = {word.span[0]: word.upos for word in told.syntax.within(span)}
    marks = tuple(tags.get(a, "") for a, _ in found)
    cues: dict[int, Cue] = {}
    for cue in _joined(_cues(lower, words), lower, words):
        cues.update(dict.fromkeys(range(cue.first, cue.last + 1), cue))
    return Clause(text=told.text, span=span, part=part, words=lower, spans=tuple(found), tags=marks, cues=cues)


def _words(shapes: Sequence[str], words: FigureWords) -> tuple[str, ...]:
    """The pieces in lower case, but names in capitals that would be small words ("IS", "US", "WHO")."""
    shouted = sum(shape.isupper() for shape in shapes) > len(shapes) / 2
    lower = [shape.lower().replace("’", "'") for shape in shapes]
    if not shouted:
        for place, shape in enumerate(shapes):
            money = lower[place + 1 : place + 2] in (["dollar"], ["dollars"])  # "US dollars"
            if (
                len(shape) > 1
                and shape.isupper()
                and not money
                and (lower[place] in words.stops or lower[place] in words.be)
            ):
                lower[place] = shape
    return tuple(lower)


def _cues(lower: Sequence[str], words: FigureWords) -> list[Cue]:
    found: list[Cue] = []
    place, first = 0, words.cues.first_words
    while place < len(lower):
        here = words.cues.at(lower, place) if lower[place] in first else None
        if here:
            length, (kind, roles) = here
            found.append(Cue(place, place + length - 1, kind, roles))
            place += length
        else:
            place += 1
    return found


def _joined(cues: Sequence[Cue], lower: Sequence[str], words: FigureWords) -> Iterator[Cue]:
    """Join "killed and wounded", "dead or missing" to one cue of the kind ``other``, for one number counts both.

    Not where a number follows: "were killed and wounded 40 others" tells two things.
    """
    at = 0
    while at < len(cues):
        cue = cues[at]
        at += 1
        while at < len(cues) and _together(cue, cues[at], lower, words):
            kinds = {cue.kind, cues[at].kind}
            kind = cue.kind if len(kinds) == 1 else "other" if kinds <= words.together | {"other"} else None
            if kind is None:
                break
            cue = Cue(cue.first, cues[at].last, kind, cue.roles & cues[at].roles or cue.roles | cues[at].roles)
            at += 1
        yield cue


def _together(one: Cue, other: Cue, lower: Sequence[str], words: FigureWords) -> bool:
    between = lower[one.last + 1 : other.first]
    if any(word not in _JOINTS for word in between) or (between and set(between) == {","}):
        return False
    passive = one.first > 0 and lower[one.first - 1] in words.be
    following = lower[other.last + 1] if other.last + 1 < len(lower) else ""
    if passive and (following[:1].isdigit() or following in words.starters):
        return False
    kept = _PARTICIPLES if between else _STATES
    return bool(one.roles & kept and other.roles & kept) or (bool(between) and bool(one.roles & other.roles))
