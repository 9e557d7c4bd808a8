"""Events and conditions of any words: spans and indices are the report's own, and the same text tells the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from passage_samples import report_of

from secondsource import vocabulary
from secondsource.encoder.passage_reading import PassageReading, ReadSentence, ReadWord
from secondsource.reading.events import conditions, events
from secondsource.reading.syntax import Syntax
from secondsource.reading.told import Told
from secondsource.records import Figure, Place, Span, Time

TAGGED = (
    "rebels/NOUN attacked/VERB the/DET port/NOUN of/ADP Varnholm/PROPN ,/PUNCT killing/VERB ten/NUM and/CCONJ "
    "which/PRON was/AUX claimed/VERB responsibility/NOUN for/ADP a/DET strike/NOUN strikes/NOUN if/SCONJ will/AUX "
    "not/PART to/PART depend/VERB on/ADP blamed/VERB talks/NOUN between/ADP its/PRON '/PUNCT s/PART suicide/NOUN "
    "bombing/NOUN by/ADP Belmoran/ADJ said/VERB lifted/VERB curfew/NOUN -/PUNCT hundreds/ADJ until/SCONJ 2006/NUM "
    "hostage/NOUN took/VERB dead/ADJ unless/SCONJ launched/VERB ;/PUNCT"
)
FORMS = TAGGED.split()
RELATIONS = ("nsubj", "obj", "obl", "amod", "root", "conj", "advcl", "acl:relcl", "case", "mark", "ccomp")
TYPES = (None, "assault", "protest", "consult", "retreat")


@st.composite
def stories(draw: st.DrawFn) -> Told:
    """A report of some sentences of words in any order, with any heads, and times, places and figures anywhere."""
    text = ""
    words: list[ReadWord] = []
    sentences: list[ReadSentence] = []
    for _ in range(draw(st.integers(1, 3))):
        begin, first = len(text), len(words)
        chosen = draw(st.lists(st.sampled_from(FORMS), min_size=1, max_size=16))
        for form, upos in (item.rsplit("/", 1) for item in chosen):
            head = first + draw(st.integers(0, len(chosen) - 1))
            span = (len(text), len(text) + len(form))
            words.append(ReadWord(span=span, upos=upos, head=head, relation=draw(st.sampled_from(RELATIONS))))
            text += form + draw(st.sampled_from((" ", " ", "")))
        text = text.rstrip() + ". "
        certainty = draw(st.floats(0, 1))
        kind = draw(st.sampled_from(TYPES))
        sentences.append(_sentence((begin, len(text) - 1), kind, certainty))
    passage = PassageReading(
        paragraph=(0, len(text)),
        words=tuple(words),
        sentences=tuple(sentences),
        attributions=(),
        entities=(),
        conflict_entities=(),
    )
    spans = st.lists(st.sampled_from([w.span for w in words]), max_size=3, unique=True).map(sorted)
    return Told(
        text=text,
        report=report_of(text),
        passages=(passage,),
        vocabulary=vocabulary.load(),
        times=tuple(_time(span) for span in draw(spans)),
        places=tuple(_place(span) for span in draw(spans)),
        figures=tuple(_figure(span) for span in draw(spans)),
        syntax=Syntax(text, (passage,)),
    )


def _sentence(span: Span, kind: str | None, certainty: float) -> ReadSentence:
    return ReadSentence(span=span, vector=b"", event=kind, mode=None, modality="asserted", certainty=certainty)


def _time(span: Span) -> Time:
    return Time(span=span, kind="date", value="2024-05-01", precision="day", basis="text")


def _place(span: Span) -> Place:
    return Place(span=span, geonames_id=None, name=None, country=None, lat=None, lon=None, precision=None)


def _figure(span: Span) -> Figure:
    return Figure(span=span, value=1, low=1, high=1, counts="killed")


@given(stories())
def test_events_point_into_their_report(told: Told) -> None:
    found = events(told)
    for number, event in enumerate(found):
        assert event.span[0] <= event.trigger[0] < event.trigger[1] <= event.span[1]
        assert 0 <= event.certainty <= 1
        for side in (*event.actors, *event.targets):
            assert event.span[0] <= side.span[0] < side.span[1] <= event.span[1]
        assert event.time is None or event.time < len(told.times)
        assert event.place is None or event.place < len(told.places)
        assert all(n < len(told.figures) for n in event.figures)
        assert event.same_as is None or (event.same_as != number and found[event.same_as].same_as is None)
    assert sorted(found, key=lambda e: e.trigger) == list(found)
    assert events(told) == found


@given(stories())
def test_conditions_point_into_their_report(told: Told) -> None:
    found = conditions(told)
    for condition in found:
        spans = (condition.outcome, *condition.depends_on)
        assert condition.depends_on
        assert all(condition.span[0] <= a < b <= condition.span[1] for a, b in spans)
    assert conditions(told) == found
