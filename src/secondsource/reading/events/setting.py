"""When and where an event was, and with what figures: what stands nearest to its trigger, in its clause first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from secondsource.reading.events.triggers import Trigger
from secondsource.reading.syntax import Word
from secondsource.reading.told import Told
from secondsource.records import Place, Span
from secondsource.spans import SpanIndex
from secondsource.vocabulary.events import EventWords

_OTHER_EVENT = 6  # words that another trigger between counts for
_OTHER_VERB = 3
_BEFORE = 2  # words that standing before the trigger counts for
_LOCATIVE = frozenset(
    "in at near on outside inside across around throughout along over above off into within beside of "
    "through between from against north south east west to".split()
)
_LOOSE = frozenset({"to", "from", "of", "against", "into"})  # what leads a place where an event of some types is
_MOVING = frozenset({"consult", "mobilize", "retreat", "aid", "assault"})
_FITTING = {
    "killed": {"assault"},
    "wounded": {"assault"},
    "injured": {"assault"},
    "displaced": {"sanction", "coerce", "assault"},
    "detained": {"coerce", "sanction"},
    "arrested": {"coerce"},
    "hostages": {"assault"},
    "missing": {"assault", "coerce"},
}
"""Types of events that figures of a kind can belong to; all others belong to any."""


@dataclass
class SettingReader:
    """The times, places and figures of a report, asked for those of an event."""

    told: Told
    words: EventWords
    triggers: Sequence[Trigger]
    _heads: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        told = self.told
        dated = ((t.span, n) for n, t in enumerate(told.times) if t.kind in ("date", "time"))
        self._times: SpanIndex[int] = SpanIndex(dated)
        self._places: SpanIndex[int] = SpanIndex((p.span, n) for n, p in enumerate(told.places))
        self._heads = [t.head.index for t in self.triggers]
        self._marks = frozenset(self._heads)
        self._figures = self._shared_figures()

    def time(self, trigger: Trigger) -> int | None:
        """The number of the time that an event has; ``None`` where its sentence tells none."""
        return self._nearest(trigger, self._times.meeting(trigger.sentence.span))

    def place(self, trigger: Trigger) -> int | None:
        """The number of the place where an event was; ``None`` where its sentence tells none."""
        held = self._places.meeting(trigger.sentence.span)
        return self._nearest(trigger, ((span, n) for span, n in held if self._is_where(self.told.places[n], trigger)))

    def figures(self, trigger: Trigger) -> tuple[int, ...]:
        """The numbers of the figures that belong to an event."""
        return tuple(sorted(self._figures.get(trigger.head.index, ())))

    def _nearest(self, trigger: Trigger, found: Iterable[tuple[Span, int]]) -> int | None:
        ranked = [(self._distance(trigger, span), n) for span, n in found]
        return min(ranked)[1] if ranked else None

    def _distance(self, trigger: Trigger, span: Span) -> int:
        """Words from a trigger to a span in its sentence; verbs and other events between count as more."""
        word = self.told.syntax.at(span[0]) or self.told.syntax.after(span[0])
        if word is None:
            return 1 << 20
        first, last = sorted((word.index, trigger.head.index))
        between = self.told.syntax.words[first + 1 : last]
        others = sum(w.index in self._marks for w in between)
        verbs = sum(w.upos == "VERB" and w.index not in self._marks for w in between)
        before = _BEFORE if word.index < trigger.head.index else 0
        return last - first + _OTHER_EVENT * others + _OTHER_VERB * verbs + before

    def _is_where(self, place: Place, trigger: Trigger) -> bool:
        """Whether the words before a place make it the scene of an event, and no actor's name."""
        syntax = self.told.syntax
        word = syntax.at(place.span[0])
        if word is None or word.upos == "ADJ":
            return False
        start = syntax.chunk(word)[0]
        if trigger.is_noun and start <= trigger.span[0] <= place.span[1] + 1 and place.span[1] <= trigger.span[0]:
            return not self._is_owner(place)  # "the Varnholm bombing"
        lead = self._lead(word, start)
        if lead is None:
            return trigger.sense.mode == "visit" and word.relation == "obj"
        if lead.lower not in _LOCATIVE:
            return False
        return lead.lower not in _LOOSE or trigger.sense.type in _MOVING or lead.lower in ("of", "from")

    def _lead(self, word: Word, start: int) -> Word | None:
        """The preposition before a place, over the names and commas of a list ("in Lodz, Poland")."""
        before = self.told.syntax.before(start)
        while before is not None and before.sentence == word.sentence:
            if before.upos == "ADP":
                return before
            if before.upos not in ("PROPN", "PUNCT", "CCONJ", "DET", "ADJ", "NOUN"):
                return None
            if before.index in self._marks or word.index - before.index > 2 * _OTHER_EVENT:
                return None
            before = self.told.syntax.next(before, -1)
        return None

    def _is_owner(self, place: Place) -> bool:
        after = self.told.syntax.after(place.span[1])
        return after is not None and after.upos == "PART" and after.span[0] == place.span[1]

    def _shared_figures(self) -> dict[int, set[int]]:
        """Figures by the trigger that each is nearest to and fits."""
        by_sentence: dict[Span, list[Trigger]] = {}
        for trigger in self.triggers:
            by_sentence.setdefault(trigger.sentence.span, []).append(trigger)
        figures = SpanIndex((f.span, n) for n, f in enumerate(self.told.figures))
        found: dict[int, set[int]] = {}
        for span, here in by_sentence.items():
            for where, number in figures.meeting(span):
                fitting = _FITTING.get(self.told.figures[number].counts)
                able = [t for t in here if fitting is None or t.sense.type in fitting]
                if able:
                    best = min(able, key=lambda t: (self._distance(t, where), t.span))
                    found.setdefault(best.head.index, set()).add(number)
        return found
