"""Stories made on the spot for tests of statements and claims: reports of sentences, with who says what marked."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from empty_reading import EMPTY
from stages import hashed, real_encoder

from secondsource.records import Attribution, Figure, Informant, Report, Span
from secondsource.stories.case import Case
from secondsource.stories.member import Member
from secondsource.stories.origins import unknown_family


def span_in(text: str, words: str) -> Span:
    """Where words stand first."""
    at = text.index(words)
    return at, at + len(words)


def said(text: str, who: str, cue: str, *content: str, **fields: object) -> Attribution:
    """An attribution by the words of its parts."""
    kind = fields.pop("kind", "indirect")
    made = {
        "source": span_in(text, who),
        "cue": span_in(text, cue),
        "content": [span_in(text, words) for words in content],
        "kind": kind,
        "informant": Informant(name=who, entity=None, named=True, role=None),
    }
    return msgspec.convert(made | fields, Attribution)


def counted(text: str, words: str, value: float, counts: str = "killed", low: float | None = None) -> Figure:
    """A figure by its words; exact where no lower bound is given."""
    least, most = (value, value) if low is None else (low, None)
    return Figure(span=span_in(text, words), value=value, low=least, high=most, counts=counts)


def member(
    name: str, sentences: Sequence[str], *, real: bool = False, day: str | None = None, **read: object
) -> Member:
    """A report of these sentences, one paragraph each; ``read`` are fields of its reading."""
    text, spans = "\n\n".join(sentences), []
    at = 0
    for sentence in sentences:
        spans.append((at, at + len(sentence)))
        at += len(sentence) + 2
    vectors = (real_encoder().embed if real else hashed)(list(sentences))
    report = Report(id=name, span=(0, len(text)), outlet=name.title(), body=tuple(spans))
    reading = msgspec.structs.replace(
        EMPTY, report=name, sentences=tuple(spans), sentence_vectors=vectors.tobytes(), **read
    )
    return Member(report, reading, text)


def case(*members: Member) -> Case:
    """A story of these reports, of which none derives from another."""
    return Case(members, (), {}, frozenset(), unknown_family)


def quoted(found: Case, report: str, parts: Sequence[Span]) -> list[str]:
    """The words of spans in a report."""
    return [found.by_id[report].quote(part) for part in parts]
