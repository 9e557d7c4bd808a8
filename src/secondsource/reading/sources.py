"""Sources that the encoder left out or took from the wrong side of a cue, found by the syntax around the cue."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from secondsource.reading.media import Medium, medium_in
from secondsource.reading.sayings import Said, spans_of
from secondsource.reading.syntax import Syntax, Word
from secondsource.records import Span
from secondsource.vocabulary.gatherers import load_gatherers

_ACCORDING = re.compile(r"\baccording to$", re.IGNORECASE)
_STEP = 2  # characters between a cue and the source behind it
_NAME = 60  # characters of a name
_FAR = 200  # characters from a participle back to the cue whose source it shares
_LONGEST_CLAUSE = 400  # characters
_CLAUSE_END = re.compile(
    r"[.!?][\"”’']?(?:\s|$)|[;:\n—–\"“”]|\s-\s|,\s"
    r"|\s(?:but|because|after|before|while|when|as|since|saying|citing)\s"
)
_ARTICLE = re.compile(r"(?:an?|the)\s", re.IGNORECASE)
_BREAK = re.compile(r"[.!?][\"”'’]?\s|\n")


def with_sources(text: str, said: Sequence[Said], found: Sequence[Medium], syntax: Syntax) -> list[Said]:
    """Fill in the sources of attributions (in the order of their cues) that the words around the cue tell.

    A participle has the source of the verb that it goes with ("…, she said, adding that …"); "according to" has the
    phrase behind it; who tells a news organisation (one of ``found``) stands before the verb and not after it.
    """
    mended = [_named(_turned(text, item, found, syntax), found) for item in said]
    for place, (before, item) in enumerate(pairwise(list(mended)), start=1):
        if item.source is None:
            shared = mended[place - 1].source
            source = _behind(text, item, syntax) or (shared if _goes_with(text, before, item, syntax) else None)
            mended[place] = replace(item, source=source)
    if mended and mended[0].source is None:
        mended[0] = replace(mended[0], source=_behind(text, mended[0], syntax))
    return mended


def _turned(text: str, item: Said, found: Sequence[Medium], syntax: Syntax) -> Said:
    """Take the subject for the source, where the encoder took the news organisation that is told something, or none."""
    words = load_gatherers()
    cue = text[slice(*item.cue)].casefold()
    tells = cue.rpartition(" ")[2] in words.telling_words
    behind = (item.cue[1] + 1, item.cue[1] + _NAME)
    medium = medium_in(found, item.source or behind)
    at_once = medium is not None and medium.phrase[0] <= item.cue[1] and medium.part == "told"
    if medium is None or not at_once or not (tells or words.spoken.search(cue)):
        return item
    if item.source is None or 0 <= item.source[0] - item.cue[1] <= _STEP:
        return replace(item, source=phrase_before(item.cue, syntax) if syntax.words else None)
    return item


def _named(item: Said, found: Sequence[Medium]) -> Said:
    """Take in the name of a news organisation right behind a source: "news agency" and "X"."""
    if item.source is None:
        return item
    medium = medium_in(found, (item.source[1] + 1, item.source[1] + 2 + _NAME))
    behind = medium is not None and medium.span[0] == item.source[1] + 1 and medium.part != "told"
    if medium is None or not behind or item.source[1] <= item.cue[0] < medium.span[1]:
        return item
    return replace(item, source=(item.source[0], medium.span[1]))


def _behind(text: str, item: Said, syntax: Syntax) -> Span | None:
    """The phrase behind "according to"."""
    if not _ACCORDING.search(text, *item.cue):
        return None
    word = syntax.after(item.cue[1])
    last: Word | None = None
    while word is not None and (word.is_nominal or word.upos in ("DET", "ADJ") or word.lower in ("'s", "’s")):
        last, word = word, syntax.next(word)
    return (item.cue[1] + 1, last.span[1]) if last is not None and text[item.cue[1] : item.cue[1] + 1] == " " else None


def _goes_with(text: str, before: Said, item: Said, syntax: Syntax) -> bool:
    """Whether a participle without a source goes with the cue before it."""
    first = syntax.at(item.cue[0])
    if first is None or not first.lower.endswith("ing") or first.upos != "VERB" or before.source is None:
        return False
    gap = text[before.cue[1] : item.cue[0]]
    said = max(end for _, end in spans_of(before) if end <= item.cue[0])
    at_once = not text[said : item.cue[0]].strip(" ,\"”’'")
    return at_once and len(gap) < _FAR and not _BREAK.search(gap)


def phrase_before(cue: Span, syntax: Syntax) -> Span | None:
    """Give who does what a cue tells: from the first word of its subject to the cue, with what is added to a name.

    Without syntax it is all that stands before the cue in its line; ``None``: the cue has no subject of its own.
    """
    text = syntax.text
    if not syntax.words:
        near = max(0, cue[0] - _FAR)
        start = max(near, text.rfind("\n", near, cue[0]) + 1)
        return (start, start + len(text[start : cue[0]].rstrip())) if text[start : cue[0]].strip() else None
    verb = next((word for word in syntax.within(cue) if word.is_verbal), None)
    subject = syntax.subject(verb) if verb is not None else None
    if verb is None or subject is None or subject.index > verb.index:
        return None
    start = _joined_before(subject, syntax)
    acts = any(word.upos == "VERB" for word in syntax.within((subject.span[1], cue[0])))
    end = min(syntax.phrase(subject)[1], cue[0]) if acts else cue[0]
    end = start + len(text[start:end].rstrip())
    return (start, end) if start < end and cue[0] - start < _FAR else None


def _joined_before(subject: Word, syntax: Syntax) -> int:
    """Where a noun phrase starts, with what "and", a comma or an owner joins to it.

    "US and Israeli officials", "Ada Brook, the mayor,", "her campaign".
    """
    start = syntax.chunk(subject)[0]
    join = syntax.before(start)
    if join is None or join.sentence != subject.sentence:
        return start
    if join.upos == "PRON" and join.relation == "nmod:poss":
        return join.span[0]
    other = syntax.next(join, -1)
    if other is None or not (other.is_nominal or other.upos == "ADJ"):
        return start
    # A name, then an article: what stands between commas is said of the name.
    added = join.text == "," and other.upos == "PROPN" and _ARTICLE.match(syntax.text, start)
    return syntax.chunk(other)[0] if join.upos == "CCONJ" or added else start


def clause_end(text: str, start: int, end: int) -> int:
    """Give where the clause ends that goes on at ``start``, at ``end`` at the latest; no full stop is counted in.

    A clause without end is cut after some hundred characters: each of many in one paragraph would hold all the others.
    """
    least = min(end, start + _LONGEST_CLAUSE)
    found = _CLAUSE_END.search(text, start, least)
    if found:
        return found.start()
    return end if least == end else max(text.rfind(" ", start, least), start)
