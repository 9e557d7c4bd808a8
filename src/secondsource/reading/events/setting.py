"""When and where an event was, and with what figures: what stands nearest to its trigger, in its clause first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from secondsource.reading.events.clauses import ClauseBook, Clauses
from secondsource.reading.events.phrases import Phrase
from secondsource.reading.events.triggers import Trigger
from secondsource.reading.told import Told
from secondsource.records import Place, Span, Time
from secondsource.spans import SpanIndex
from secondsource.vocabulary.events import EventWords

_OTHER_EVENT = 6  # words that another trigger between counts for
_OTHER_VERB = 3
_BEFORE = 2  # words that standing before the trigger counts for
_PLACE_REACH = 16  # words, so counted, from a trigger to the place that it may have
_LOCATIVE = frozenset(
    [
        "in",
        "at",
        "near",
        "on",
        "outside",
        "inside",
        "across",
        "around",
        "throughout",
        "along",
        "over",
        "above",
        "off",
        "into",
        "within",
        "beside",
        "of",
        "through",
        "between",
        "from",
        "against",
        "north",
        "south",
        "east",
        "west",
        "to",
    ]
)
_LOOSE = frozenset({"to", "from", "of", "against", "into"})  # what leads a place where an event of some types is
_MOVING = frozenset({"consult", "mobilize", "retreat", "aid", "assault"})
_FITTING: dict[str, set[str]] = {
    "distance": set(),
    "percent": set(),
    "area": set(),
    "money": {"aid", "agree", "cooperate", "support", "sanction", "coerce", "assault"},
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
    book: ClauseBook

    def __post_init__(self) -> None:
        told = self.told
        dated = ((t.span, n) for n, t in enumerate(told.times) if self._may_date(t))
        self._times: SpanIndex[int] = SpanIndex(dated)
        self._places: SpanIndex[int] = SpanIndex((p.span, n) for n, p in enumerate(told.places))
        self._marks = frozenset(t.head.index for t in self.triggers)
        self._figures = self._shared_figures()

    def _may_date(self, time: Time) -> bool:
        """Whether a time can be an event's: a day or hour that is known, and not that on which somebody said it."""
        if time.kind not in ("date", "time") or (time.value or "").endswith("_REF"):
            return False
        word = self.told.syntax.at(time.span[0])
        for _ in range(2):
            word = self.told.syntax.next(word, -1) if word is not None else None
            if word is None or word.upos not in ("ADP", "ADV"):
                break
        return word is None or word.upos != "VERB" or word.lower not in self.words.saying_forms

    def time(self, telling: Sequence[Trigger]) -> int | None:
        """The number of the time that an event has; ``None`` where its sentence tells none.

        ``telling`` are the triggers that tell it; the time is the one that is nearest to any of them.
        """
        return _least((self._distance(t, span), n) for t in telling for span, n in self._times.meeting(t.sentence.span))

    def place(self, telling: Sequence[Trigger]) -> int | None:
        """The number of the place where an event was; ``None`` where its sentence tells none near it."""
        return _least(
            (distance, n)
            for t in telling
            for span, n in self._places.meeting(t.sentence.span)
            if self._is_where(self.told.places[n], t) and (distance := self._distance(t, span)) <= _PLACE_REACH
        )

    def figures(self, trigger: Trigger) -> tuple[int, ...]:
        """The numbers of the figures that belong to an event."""
        return tuple(sorted(self._figures.get(trigger.head.index, ())))

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
        """Whether the words around a place make it the scene of an event, and no actor's name."""
        word = self.told.syntax.at(place.span[0])
        clauses = self.book.of(trigger.head)
        phrase = clauses.phrase_of(word) if word is not None else None
        if word is None or phrase is None or word.upos == "ADJ" or word.sentence != trigger.head.sentence:
            return False
        if not place.span[0] <= phrase.head.span[0] < place.span[1]:
            inner = phrase.first <= trigger.head.index <= phrase.last and place.span[1] <= trigger.span[0]
            return inner and place.precision != "country"  # "the Varnholm bombing"
        return self._is_locative(clauses, phrase, trigger)

    def _is_locative(self, clauses: Clauses, phrase: Phrase, trigger: Trigger) -> bool:
        """Whether a phrase of a place is led as a scene is: "in Lodz", "the town of Lodz", "in Lodz and Brno"."""
        first = phrase
        while first.before is not None:
            first = first.before
        if first.lead is None:
            return trigger.sense.mode == "visit" and clauses.verb_before(first.head) == trigger.head
        lead = first.lead.lower
        if lead == "of":
            top = clauses.top_of(first)
            lead = top.lead.lower if top.lead is not None else lead
        if lead not in _LOCATIVE:
            return False
        return lead not in _LOOSE or trigger.sense.type in _MOVING or lead in ("of", "from")

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


def _least(ranked: Iterable[tuple[int, int]]) -> int | None:
    """The number of the nearest, or ``None``."""
    return min(ranked, default=(0, None))[1]
