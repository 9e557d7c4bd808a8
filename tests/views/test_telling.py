"""How events are said to people: in plain words, and never without who tells them."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
import yaml
from told_samples import ATTRIBUTIONS, ENTITIES, EVENTS, TEXT, at, told_reading, told_report

from secondsource.records import Attribution, Event, Participant, Reading
from secondsource.views.telling import event_words, is_denied, say_informant, say_parties, say_telling, say_type

NAMES = {entity.id: entity.name for entity in ENTITIES}
FELL, ACCUSED, VISIT, WARNED, _ = EVENTS


def reading(*attributions: Attribution) -> Reading:
    return msgspec.structs.replace(told_reading(told_report()), attributions=attributions)


def telling(event: Event, *attributions: Attribution) -> list[str]:
    return list(say_telling(event, reading(*(attributions or ATTRIBUTIONS)), TEXT))


def test_types_and_modes_are_said_in_plain_words() -> None:
    def said(kind: str, mode: str | None) -> str:
        return say_type(msgspec.structs.replace(FELL, type=kind, mode=mode))

    assert said("coerce", "seize") == "seizure"
    assert said("coerce", None) == "use of power"
    assert said("concede", None) == "giving way"
    assert said("assault", "primitive") == "attack without firearms"
    assert said("assault", "new-mode") == "attack or harm (new mode)"
    assert said("flood", None) == "flood"


def test_every_type_and_mode_that_is_read_has_plain_words() -> None:
    folder = Path(__file__).parents[2] / "src/secondsource"
    lexicon = yaml.safe_load((folder / "vocabulary/events.yaml").read_text(encoding="utf-8"))
    labels = yaml.safe_load((folder / "encoder/labels.yaml").read_text(encoding="utf-8"))
    senses = {sense for part in ("verbs", "weak_verbs", "nouns", "weak_nouns") for sense in lexicon[part]}
    senses |= {*labels["event_types"], *labels["event_modes"]} - {"none"}
    words = event_words()
    assert {sense for sense in senses if "/" in sense} <= set(words.modes)
    assert {sense.split("/")[0] for sense in (*senses, *words.modes)} <= set(words.types)


def test_who_claims_it_tells_it() -> None:
    claim = msgspec.structs.replace(FELL, attribution=1)
    assert telling(claim) == ["claimed by League of Riggers"]


def test_parties() -> None:
    assert say_parties(FELL, NAMES, TEXT) == "→ the ferry"
    assert say_parties(VISIT, NAMES, TEXT) == "Crews"
    assert say_parties(WARNED, NAMES, TEXT) == ""


def test_who_is_blamed_stands_as_the_actor_and_the_accuser_does_not() -> None:
    # An accusation is the accuser's own act.
    assert say_parties(ACCUSED, NAMES, TEXT) == "Dockers' Front → the Front's own men"
    accuser = (Participant(span=at("Dockers' Front"), entity="e3"),)
    blamed = msgspec.structs.replace(FELL, actors=accuser, blamed="Northmen")
    assert say_parties(blamed, NAMES, TEXT) == "Northmen (blamed) → the ferry"
    assert telling(blamed)[-1] == "blamed on Northmen"


def test_what_somebody_tells_is_never_said_without_them() -> None:
    assert telling(FELL) == ["told by three harbour officials (Northern Wire)", "claimed by League of Riggers"]
    assert telling(ACCUSED) == ["blamed on the Front's own men", "not so"]
    assert telling(VISIT) == ["to come"]


@pytest.mark.parametrize("modality", ["negated", "asserted"])
def test_what_they_deny_is_denied_and_not_negated(modality: str) -> None:
    denial = msgspec.structs.replace(ATTRIBUTIONS[0], polarity="denied", gatherer=None)
    event = msgspec.structs.replace(FELL, modality=modality, claimed_by=None)
    assert telling(event, denial) == ["denied by three harbour officials"]
    assert is_denied(event, reading(denial))
    assert not is_denied(FELL, reading(*ATTRIBUTIONS))


def test_a_denial_of_what_another_tells_is_said_beside_it() -> None:
    denial = msgspec.structs.replace(ATTRIBUTIONS[1], content=ATTRIBUTIONS[0].content, polarity="denied")
    event = msgspec.structs.replace(FELL, claimed_by=None)
    assert telling(event, ATTRIBUTIONS[0], denial)[1:] == ["denied by League of Riggers"]


def test_who_will_not_tell_tells_nothing() -> None:
    refusal = msgspec.structs.replace(ATTRIBUTIONS[2], content=ATTRIBUTIONS[0].content)
    event = msgspec.structs.replace(FELL, claimed_by=None, modality="negated")
    assert telling(event, refusal) == ["Ada Brook gave no comment on it"]


def test_a_source_without_a_name_is_said_to_have_none() -> None:
    unnamed = msgspec.structs.replace(ATTRIBUTIONS[0].informant, name=None)
    item = msgspec.structs.replace(ATTRIBUTIONS[0], informant=unnamed, gatherer=None)
    assert say_informant(item, TEXT) == "three harbour officials"
    assert say_informant(msgspec.structs.replace(item, source=None), TEXT) == "a source that is not named"
