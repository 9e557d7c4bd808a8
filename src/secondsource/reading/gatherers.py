"""Gatherers: which news organisation obtained what somebody says, and who passed it on.

By the first rule that applies: the source is a news organisation, or somebody who works for one; it is told in the
sentence ("told Reuters", "Axios cited three officials", "Ynet reported"); the informant spoke to it before in the same
report, and nothing in the sentence says that all could hear; what stands around the attribution was obtained by it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Sequence

from msgspec.structs import replace

from secondsource.reading.citing import cited_in
from secondsource.reading.describing import FURTHER
from secondsource.reading.marks import ARTICLE, DETERMINER
from secondsource.reading.media import Medium
from secondsource.reading.sayings import Nested, Said, spans_of
from secondsource.records import Entity, Informant, Record, Span
from secondsource.spans import SpanIndex
from secondsource.vocabulary.gatherers import load_gatherers

_SOME_OF = re.compile(
    r"(?:one|two|three|four|some|both|several|many|most|all|another|each)\s+of\s+(?=the|these|those)", re.IGNORECASE
)
_PREPOSITION = re.compile(r"\b(?:of|for|at|from|to|with|by|against)\s+(?:the\s+)?(?:\S+\s+){0,4}$", re.IGNORECASE)
_DEFINITE = re.compile(r"^(?:the|this|that|these|those|both)\s", re.IGNORECASE)
_FAR = 1500  # characters after which who is named may speak on another occasion: three or four paragraphs
_WINDOW = 600  # characters beside a cue beyond which a sentence is no sentence
_DEEPEST = 3  # attributions around each other


class Gathered(Record, frozen=True, kw_only=True):
    """Who obtained an attribution, and who passed it on."""

    gatherer: str | None = None
    span: Span | None = None  # where the report says so
    via: str | None = None
    own: bool = False  # the gatherer is the source itself
    informant: Informant | None = None  # the gatherer as informant, where it is one and not named by its source
    cited: Span | None = None  # whom it cites for it


NOBODY = Gathered()


class Gatherers:
    """Finds the gatherers of one report's attributions.

    ``sentences`` are the report's in order; ``found`` the news organisations in them; ``outlet`` its own name.
    """

    def __init__(
        self,
        text: str,
        sentences: Sequence[Span],
        found: Sequence[Medium],
        entities: Sequence[Entity],
        outlet: str | None,
    ) -> None:
        self._text = text
        self._sentences = sentences
        self._media = found
        self._outlet = outlet
        self._words = load_gatherers()
        self._people = SpanIndex((s, e.id) for e in entities if e.type == "person" for s in e.mentions)

    def of(self, said: Sequence[Said], informants: Sequence[Informant]) -> tuple[Gathered, ...]:
        """Give the gatherer of each attribution (in the order of the text), and who passed it on."""
        cues = SpanIndex((item.cue, n) for n, item in enumerate(said))
        sources = SpanIndex((item.source, n) for n, item in enumerate(said) if item.source)
        direct = [self._by_source(item) or self._by_sentence(item, cues, sources) or NOBODY for item in said]
        kept = self._inherited(said, informants, direct)
        nested = Nested(said)
        around = [nested.outer(n) for n in range(len(said))]
        return tuple(self._within(n, said, (around, kept), informants) for n in range(len(said)))

    # -- told beside the attribution ----------------------------------------------------------------------------------

    def _by_source(self, item: Said) -> Gathered | None:
        """Who obtained it, where the source is a news organisation, or belongs to one."""
        if item.source is None:
            return None
        medium = self._first_within(item.source)
        if medium is None or not medium.sure:
            return self._in_general(item.source)
        if medium.part in ("staff", "told") or (medium.part == "by" and medium.phrase[0] > item.source[0]):
            return Gathered(gatherer=medium.name, span=medium.phrase)
        if not self._is_head(medium, item.source):
            return None
        phrase = medium.phrase if medium.part in ("reports", "by") else medium.span
        return Gathered(gatherer=medium.name, span=phrase, own=True)

    def _first_within(self, span: Span) -> Medium | None:
        place = bisect_left(self._media, span[0], key=lambda m: m.span[0])
        found = self._media[place] if place < len(self._media) else None
        return found if found and found.span[0] < span[1] else None

    def _in_general(self, source: Span) -> Gathered | None:
        words = self._text[slice(*source)]
        found = self._words.in_general.match(words) or self._words.affiliated.match(words)
        if found is None:
            return None
        name = ARTICLE.sub("", " ".join(words.split()).rstrip(",;:"))
        return Gathered(gatherer=name, span=source, own=True)

    def _is_head(self, medium: Medium, source: Span) -> bool:
        """Whether a source means the news organisation in it: no "editor of X", no "X host Ada Brook"."""
        behind = self._text[medium.span[1] : source[1]].strip()
        before = self._text[source[0] : medium.span[0]]
        if (behind and behind[0] not in ",(–—") or _PREPOSITION.search(before) or before.rstrip().endswith(","):
            return False
        return not _meets_any(self._people, source) or not before.strip()

    def _by_sentence(self, item: Said, cues: SpanIndex[int], sources: SpanIndex[int]) -> Gathered | None:
        """Who obtained it, as the sentence of its cue says."""
        sentence = self._sentence(item.cue)
        near = [m for m in self._media_in(sentence) if not _inside(m.phrase, item.content)]
        for medium in near:
            if medium.part == "told" and self._hears(medium, item, cues):
                return Gathered(gatherer=medium.name, span=medium.phrase)
        if own := self._words.own_told.search(self._text, item.cue[0], min(sentence[1], item.cue[1] + 40)):
            outside = not _inside(own.span(), item.content) and own.start() < item.cue[1]
            if self._outlet and outside:
                return Gathered(gatherer=self._outlet, span=own.span())
        for medium in near:
            if medium.quotes and item.source and 0 <= item.source[0] - medium.phrase[1] <= 2:
                return Gathered(gatherer=medium.name, span=medium.phrase)
        for medium in near:
            if medium.part == "by" and item.source is None and _meet(medium.phrase, item.cue):
                return Gathered(gatherer=medium.name, span=medium.phrase, own=True)
        credited = (m for m in near if m.part == "by" or (m.part == "reports" and self._closes(m, sentence)))
        free = [m for m in credited if not _meets_any(sources, m.span) and not _meets_any(cues, m.phrase)]
        return Gathered(gatherer=free[0].name, span=free[0].phrase) if len(free) == 1 else None

    def _closes(self, medium: Medium, sentence: Span) -> bool:
        """Whether the verb that tells what a news organisation reports goes for the whole sentence."""
        behind = self._text[medium.phrase[1] : sentence[1]].lstrip()
        return not behind or behind[0] in ".," or behind.startswith("that ") or medium.phrase[0] == sentence[0]

    def _hears(self, medium: Medium, item: Said, cues: SpanIndex[int]) -> bool:
        """Whether what an attribution tells was told to a news organisation: no other cue stands between."""
        if _meet(medium.phrase, item.cue):
            return True
        first, last = sorted((medium.phrase, item.cue))
        between = first[1], last[0]
        if any(span != item.cue for span, _ in cues.meeting(medium.phrase)):
            return False
        return between[0] >= between[1] or not _meets_any(cues, between)

    def _media_in(self, span: Span) -> Sequence[Medium]:
        first = bisect_left(self._media, span[0], key=lambda m: m.span[0])
        last = bisect_left(self._media, span[1], key=lambda m: m.span[0])
        return self._media[first:last]

    def _sentence(self, cue: Span) -> Span:
        place = bisect_right(self._sentences, (cue[0], 1 << 60)) - 1
        start, end = self._sentences[place] if place >= 0 else cue
        return (max(start, cue[0] - _WINDOW), min(end, cue[1] + _WINDOW)) if cue[0] < end else cue

    # -- told elsewhere -----------------------------------------------------------------------------------------------

    def _inherited(
        self, said: Sequence[Said], informants: Sequence[Informant], direct: Sequence[Gathered]
    ) -> list[Gathered]:
        """Who speaks to a news organisation once speaks to it still, until another is named."""
        heard = _Heard()
        kept: list[Gathered] = []
        keys: list[str | None] = []
        unclaimed = deque(self._unclaimed(said))
        for item, informant, found in zip(said, informants, direct, strict=True):
            while unclaimed and unclaimed[0][1].phrase[1] <= item.cue[0]:
                person, medium = unclaimed.popleft()
                heard.told(person, Gathered(gatherer=medium.name, span=medium.phrase), medium.phrase[1])
            key = heard.key(informant)
            elsewhere = self._elsewhere(item)
            silent = key is not None and found.gatherer is None and not elsewhere
            if key is not None and elsewhere:
                heard.by_all.add(key)
            keys.append(key if silent else None)
            if silent and key:
                far = informant.named and item.cue[0] - heard.heard_at(key) > _FAR
                found = NOBODY if far or key in heard.by_all else heard.last.get(key, NOBODY)  # noqa: PLW2901
            kept.append(found)
            if found.gatherer and key and not found.own:
                heard.told(key, found, item.cue[1])
        for n, (key, informant) in enumerate(zip(keys, informants, strict=True)):
            # Who is not named says nothing to all: what they said before they are said to have told it, they told it.
            if key and kept[n].gatherer is None and informant.kind in ("person", "people") and not informant.named:
                kept[n] = heard.first.get(key, kept[n])
        return kept

    def _elsewhere(self, item: Said) -> bool:
        """Whether it is said at another time, or all could hear it, as its sentence tells beside what is said."""
        if self._words.before_now.match(self._text, *item.cue):
            return True
        found = self._words.in_public.finditer(self._text, *self._sentence(item.cue))
        return any(not _inside(place.span(), item.content) for place in found)

    def _unclaimed(self, said: Sequence[Said]) -> list[tuple[str, Medium]]:
        """The interviews told without anything said in the sentence, with the one person in it."""
        taken = SpanIndex((span, n) for n, item in enumerate(said) for span in spans_of(item))
        found = []
        for medium in self._media:
            if medium.part == "told" and not _meets_any(taken, medium.phrase):
                sentence = self._sentence(medium.phrase)
                people = {person for _, person in self._people.meeting(sentence)}
                if len(people) == 1:
                    found.append((people.pop(), medium))
        return found

    # -- around it ----------------------------------------------------------------------------------------------------

    def _within(
        self,
        number: int,
        said: Sequence[Said],
        read: tuple[Sequence[int | None], Sequence[Gathered]],
        informants: Sequence[Informant],
    ) -> Gathered:
        """Add what the attributions around one tell: who obtained them, and who passes on what it says.

        ``read`` are, for each attribution, the one around it and who obtained it.
        """
        around, kept = read
        found, via = kept[number], None
        outer, depth = around[number], 0
        while outer is not None and depth < _DEEPEST:
            passed = informants[outer]
            if via is None and not kept[outer].own and not _same(passed, informants[number]):
                via = passed.name
            if found.gatherer is None:
                found = kept[outer]
            outer, depth = around[outer], depth + 1
        own = found.own and found is kept[number]
        informant = self._as_informant(found, informants[number]) if own else None
        cited = self._cited(said[number]) if own else None
        return replace(found, via=via, own=own, informant=informant, cited=cited)

    def _cited(self, item: Said) -> Span | None:
        """Whom a news organisation cites behind what it reports, in the same sentence."""
        sentence = self._sentence(item.cue)
        return cited_in(self._text, (item.cue[1], max(sentence[1], item.cue[1])))

    def _as_informant(self, found: Gathered, informant: Informant) -> Informant | None:
        """A news organisation as the informant of what it reports itself, where its source leaves it unnamed."""
        medium = next((m for m in self._media_in(found.span) if m.name == found.gatherer), None) if found.span else None
        if medium is None:  # they are news organisations in general
            return replace(informant, named=False)
        if informant.named:
            return None
        name = " ".join(self._text[slice(*medium.span)].split())
        return Informant(name=name, entity=informant.entity, named=True, role=None, kind="body")


class _Heard:
    """Who spoke to whom, by the informant."""

    def __init__(self) -> None:
        self.first: dict[str, Gathered] = {}
        self.last: dict[str, Gathered] = {}
        self.by_all: set[str] = set()  # who said something that all could hear
        self._at: dict[str, int] = {}
        self._described: dict[str, tuple[str, frozenset[str]]] = {}  # noun -> key and words of the last with it

    def heard_at(self, key: str) -> int:
        """Where an informant was last heard to speak to somebody."""
        return self._at.get(key, 0)

    def told(self, key: str, found: Gathered, at: int) -> None:
        """Keep to whom an informant speaks, and where."""
        self._at[key] = at
        self.first.setdefault(key, found)
        self.last[key] = found

    def key(self, informant: Informant) -> str | None:
        """What an informant is known by: the entity, else the description.

        "The sources" are the last sources described before, where all words of theirs are among those; "a source" is
        each time another.
        """
        if not informant.name:
            return informant.entity
        core = FURTHER.split(_SOME_OF.sub("", informant.name), maxsplit=1)[0]
        words = DETERMINER.sub("", core).casefold().split()
        noun = words[-1] if words else ""
        known = self._described.get(noun)
        again = known is not None and set(words) <= known[1] and (informant.named or _DEFINITE.match(core))
        if known is not None and again and (informant.entity is None or not informant.named):
            return known[0]
        key = informant.entity or f"{len(self._described)} {core.casefold()}"
        if not again:
            self._described[noun] = key, frozenset(words)
        return key


def _same(one: Informant, other: Informant) -> bool:
    if one.entity or other.entity:
        return one.entity == other.entity
    return (one.name or "").casefold() == (other.name or "").casefold()


def _inside(span: Span, pieces: Sequence[Span]) -> bool:
    return any(a <= span[0] and span[1] <= b for a, b in pieces)


def _meets_any(index: SpanIndex[int] | SpanIndex[str], span: Span) -> bool:
    return any(True for _ in index.meeting(span))


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
