"""Sentences that tell an event, of what the encoder read."""

from __future__ import annotations

from passage_samples import lines, passage, report_of, sentence

from secondsource.reading.attributions import sentence_events
from secondsource.records import Report


def test_sentences_that_tell_an_event_are_kept() -> None:
    text = "The lock\nGuards shot at a boat. Nobody came.\nThey will meet again."
    found = (
        sentence(text, "They will meet again.", "future", "consult"),
        sentence(text, "Nobody came.", "negated"),
        sentence(text, "Guards shot at a boat.", "asserted", "assault"),
    )
    report = Report(id="r", span=(0, len(text)), body=lines(text)[:2])
    events = sentence_events(report, [passage(text, sentences=found)])
    assert [(text[slice(*e.span)], e.type, e.modality) for e in events] == [
        ("Guards shot at a boat.", "assault", "asserted")
    ]
    assert len(sentence_events(report_of(text), [passage(text, sentences=found)])) == 2
