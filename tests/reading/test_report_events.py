"""Events: triggers, types, sides and modality by sentence; each row is there for a rule."""

from __future__ import annotations

import pytest
from event_samples import event_at, events_of, named, told_of
from passage_samples import report_of

from secondsource import vocabulary
from secondsource.reading.events import events
from secondsource.reading.syntax import Syntax
from secondsource.reading.told import Told

SIDES = [
    # the text, the trigger, who does it, to whom
    ("Gunmen attacked a convoy near Oberlin on Monday.", "attacked", ["Gunmen"], ["a convoy"]),
    ("Gunmen attacked a convoy and abducted two engineers.", "abducted", ["Gunmen"], ["two engineers"]),
    ("Rebels shelled the village of Sarrin, killing four farmers.", "killing", ["Rebels"], ["four farmers"]),
    ("The village was shelled by rebels, killing four farmers.", "killing", ["rebels"], ["four farmers"]),
    ("The suspect was detained by border guards.", "detained", ["border guards"], ["suspect"]),
    ("Belmora's assault on the Haldane valley went on.", "assault", ["Belmora"], ["the Haldane valley"]),
    ("Rebels carried out a bombing at a market in Lindmere.", "bombing", ["Rebels"], ["a market"]),
    ("The attack by gunmen on a bus killed nine people.", "attack", ["gunmen"], ["a bus", "nine people"]),
    ("Talks were held between Belmora and Tessaly in Merrin.", "Talks", ["Belmora", "Tessaly"], []),
    ("Clashes between police and protesters went on.", "Clashes", ["police", "protesters"], []),
    ("Two soldiers died in a raid carried out by rebels.", "died", ["rebels"], ["Two soldiers"]),
    ("Gunmen shot dead the mayor of Oberlin on Tuesday.", "shot", ["Gunmen"], ["the mayor"]),
    ("Rebels fired rockets at the airport on Sunday.", "fired", ["Rebels"], ["the airport"]),
    ("The blast killed hundreds of villagers.", "blast", [], ["hundreds of villagers"]),
    ("The army lifted the curfew in Carrow Bay on Monday.", "curfew", ["army"], []),
    (
        "Parliament imposed sanctions on two shipping firms.",
        "imposed sanctions",
        ["Parliament"],
        ["two shipping firms"],
    ),
    ("The raid that rebels launched against the army failed.", "raid", ["rebels"], []),
    ("Two men were abducted and killed by gunmen.", "killed", ["gunmen"], ["Two men"]),
    ("A strike which officials said targeted the port failed.", "targeted", [], ["the port"]),
    ("Tessaly rejected the plan, and Belmora closed the road.", "rejected", ["Tessaly"], ["the plan"]),
]
TYPES = [
    ("Rebels shelled the village of Sarrin.", "shelled", "assault", "heavy-weapons"),
    ("A suicide bombing killed nine people at a market.", "suicide bombing", "assault", "suicide-attack"),
    ("Gunmen took two engineers hostage.", "took", "assault", "abduct"),
    ("Police arrested three men on Sunday.", "arrested", "coerce", "arrest"),
    ("The fighting has displaced 4,000 people.", "displaced", "sanction", "expel"),
    ("The minister resigned on Friday.", "resigned", "retreat", "resign"),
    ("The army lifted the curfew on Monday.", "curfew", "concede", None),
    ("Ostavik cancelled a summit with Belmora.", "summit", "reject", "meet"),
    ("Ostavik violated the ceasefire on Monday.", "ceasefire", "assault", None),
    ("Dockworkers went on strike on Wednesday over pay.", "went on strike", "protest", "strike"),
    ("A strike on the camp killed a child.", "strike", "assault", None),
]
MODALITIES = [
    ("The mayor, who was jailed in 1987 for fraud, was released on Monday.", "jailed", "historical"),
    ("The mayor, who was jailed in 1987 for fraud, was released on Monday.", "released", "asserted"),
    ("Ada Brook will meet Tessalian leaders in Merrin next month.", "meet", "future"),
    ("The government plans to deploy 300 troops to the border.", "deploy", "future"),
    ("Tessaly has not attacked the island, its minister said.", "attacked", "negated"),
    ("The Tarsk Front denied shelling the hospital.", "shelling", "negated"),
    ("No one was hurt in the attack on the depot.", "hurt", "negated"),
    ("If Tessaly attacks the island, Belmora will close the border.", "attacks", "hypothetical"),
    ("The army threatened to bomb the town.", "bomb", "hypothetical"),
    ("Traders fear the possibility of an attack on the port.", "attack", "hypothetical"),
    ("Rebels attacked the port on Monday.", "attacked", "asserted"),
    ("Rebels claimed an attack without firing a shot.", "attack", "asserted"),
    ("In 1987 the army shelled the town of Oberlin for nine days.", "shelled", "historical"),
]


@pytest.mark.parametrize(("text", "trigger", "actors", "targets"), SIDES)
def test_sides(text: str, trigger: str, actors: list[str], targets: list[str]) -> None:
    event = event_at(text, trigger)
    assert (named(text, event.actors), named(text, event.targets)) == (actors, targets)


@pytest.mark.parametrize(("text", "trigger", "kind", "mode"), TYPES)
def test_types_and_modes(text: str, trigger: str, kind: str, mode: str | None) -> None:
    event = event_at(text, trigger)
    assert (event.type, event.mode) == (kind, mode)


@pytest.mark.parametrize(("text", "trigger", "modality"), MODALITIES)
def test_modality(text: str, trigger: str, modality: str) -> None:
    assert event_at(text, trigger).modality == modality


@pytest.mark.parametrize(
    "text",
    [
        "Three fishermen died when their boat capsized.",
        "A wildfire killed two people in the hills.",
        "The mayor said that she was glad of it.",
        "The heart attack came as a surprise.",
    ],
)
def test_no_event(text: str) -> None:
    assert events_of(text) == ()


def test_what_an_attack_did_tells_it_again() -> None:
    text = "Belmoran strikes on the port killed 12 people and wounded 30 others."
    strikes, killed, wounded = (event_at(text, word) for word in ("strikes", "killed", "wounded"))
    assert killed.same_as == wounded.same_as == events_of(text).index(strikes)
    assert strikes.same_as is None
    assert [text[slice(*told_of(text).figures[n].span)] for n in strikes.figures] == ["12", "30"]


def test_an_event_has_the_time_and_place_of_its_clause() -> None:
    text = "Rebels attacked a bus in Lagos on 3 May 2024, and police arrested two men in Nairobi on 5 May 2024."
    told = told_of(text)
    found = {text[slice(*e.trigger)]: e for e in events(told)}
    for word, time, place in (("attacked", "3 May 2024", "Lagos"), ("arrested", "5 May 2024", "Nairobi")):
        event = found[word]
        assert event.time is not None
        assert event.place is not None
        assert text[slice(*told.times[event.time].span)] == time
        assert text[slice(*told.places[event.place].span)] == place


@pytest.mark.parametrize(
    ("text", "trigger", "who"),
    [
        ("The Tarsk Front claimed responsibility for the bombing of a hotel.", "bombing", "Tarsk Front"),
        ("A bomb attack hit the port.\nThe Tarsk Front claimed responsibility.", "bomb attack", "Tarsk Front"),
        ("The strike on the camp, which was claimed by the Tarsk Front, killed a child.", "strike", "the Tarsk Front"),
        ("No group has claimed responsibility for the blast.", "blast", None),
    ],
)
def test_claims(text: str, trigger: str, who: str | None) -> None:
    claimed = event_at(text, trigger).claimed_by
    assert (claimed or "").lower().removeprefix("the ") == (who or "").lower().removeprefix("the ")


@pytest.mark.parametrize(
    ("text", "trigger", "who"),
    [
        ("Belmora blamed Tessaly for the raid on the customs post.", "raid", "Tessaly"),
        ("Tessaly accused Belmora of bombing a hospital.", "bombing", "Belmora"),
        ("The raid was blamed on Tessaly.", "raid", "Tessaly"),
        ("Belmora did not blame Tessaly for the raid.", "raid", None),
    ],
)
def test_blame(text: str, trigger: str, who: str | None) -> None:
    assert event_at(text, trigger).blamed == who


def test_without_words_there_are_no_events() -> None:
    text = "Rebels attacked the port."
    told = Told(text=text, report=report_of(text), passages=(), vocabulary=vocabulary.load(), syntax=Syntax(text, ()))
    assert events(told) == ()


def test_the_main_event_is_the_surest_of_its_sentence() -> None:
    text = "Tessaly condemned the killing of three fishermen near Carrow Bay."
    found = max(events_of(text), key=lambda e: e.certainty)
    assert (found.type, text[slice(*found.trigger)]) == ("accuse", "condemned")


def test_what_will_not_be_lifted_is_refused() -> None:
    assert event_at("Tessaly will not lift the embargo on Belmora.", "embargo").type == "reject"
    assert event_at("Tessaly lifted its embargo on Belmora.", "embargo").type == "retreat"


@pytest.mark.parametrize(
    ("text", "trigger", "actors"),
    [
        ("A parcel exploded at the customs post on Monday.", "exploded", []),  # what goes off does nothing
        ("The pilot was shot dead by border guards.", "shot", ["border guards"]),
        ("The Reed Front launched a series of attacks on the port.", "attacks", ["Reed Front"]),
        ("Two nuns were abducted by fighters of the Reed Front Movement.", "abducted", None),
    ],
)
def test_who_did_it_is_no_thing(text: str, trigger: str, actors: list[str] | None) -> None:
    told = named(text, event_at(text, trigger).actors)
    assert told == actors if actors is not None else "fighters" in told


def test_who_is_told_between_commas_is_not_the_victim() -> None:
    text = "The mayor of Oberlin, a former pilot, was killed by gunmen."
    assert named(text, event_at(text, "killed").targets)[0].startswith("mayor")


def test_a_place_far_from_an_event_is_not_where_it_was() -> None:
    text = (
        "The ministry in Nairobi, which pays the crews, buys the fuel and sets the hours of every ferry on the lake, "
        "said that gunmen attacked a convoy."
    )
    assert event_at(text, "attacked").place is None


@pytest.mark.parametrize(
    ("text", "trigger", "blamed"),
    [
        ("Judges questioned the sailors suspected of bombing the lighthouse.", "bombing", "sailors"),
        ("Two guards involved in the kidnapping were dismissed.", "kidnapping", "Two guards"),
        ("Police say the Reed Front was responsible for the raid.", "raid", "Reed Front"),
        ("Nobody was responsible for the raid.", "raid", None),
    ],
)
def test_who_is_tied_to_an_event_is_blamed(text: str, trigger: str, blamed: str | None) -> None:
    told = event_at(text, trigger).blamed
    assert told == blamed if blamed is None else told is not None and blamed in told


@pytest.mark.parametrize(
    ("text", "trigger", "mode"),
    [
        ("Farmers protested by blocking the bridge with tractors.", "protested", "demo"),
        ("Ostavik threatened to cut diplomatic ties with Tessaly.", "threatened", "relations"),
    ],
)
def test_modes_of_other_types_than_assaults_by_what_stands_near(text: str, trigger: str, mode: str) -> None:
    assert event_at(text, trigger).mode == mode


@pytest.mark.parametrize(
    "text",
    [
        "A ferry carrying about 140 people sank off Carrow Bay on Monday, killing at least 12 people.",
        "An earthquake killed 214 people in Merrin.\nAt least 1,300 people were injured.",
        "Four people were killed in Merrin when a coach plunged into a ravine.\nThe driver died at the scene.",
        "A stampede at a stadium in Lindmere killed nine people on Sunday.",
        "A cholera outbreak has killed 40 people in the camp since May.",
        "An apartment block collapsed in Merrin, killing six people.",
        "A gas explosion at a bakery killed two people in Lindmere.",
        "Firefighters pulled three bodies from the rubble on Tuesday.",
        "A fire at the clinic killed 11 patients.",
        "A train hit a bus near Oberlin, killing 14 people.",
        "A swimmer was killed in a shark attack off Carrow Bay.",
    ],
)
def test_what_an_accident_or_disease_did_was_told_as_an_assault(text: str) -> None:
    assert [e for e in events_of(text) if e.type == "assault"] == []


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Gunmen killed two nurses at a cholera clinic in Merrin.", "killed"),
        ("Rebels shelled the town, and a block collapsed, killing six people.", "killing"),
        ("Rebels opened fire on a bus, killing six people.", "killing"),
        ("Rebels shelled the town of Sarrin.\nTwo people were killed when a wall collapsed.", "killed"),
        ("The navy sank a smugglers' boat off Carrow Bay, killing six people.", "killing"),
        ("A bomb brought down the airliner, and 40 people died in the crash.", "died"),
    ],
)
def test_an_attack_beside_a_word_of_accidents_is_still_one(text: str, trigger: str) -> None:
    assert event_at(text, trigger).type == "assault"


@pytest.mark.parametrize(
    ("text", "trigger", "who"),
    [
        ("A Tarsk Front adviser accused the army of bombing the camp.", "bombing", "the army"),
        ("The mayor accused rebels of shelling the port and burning homes.", "shelling", "rebels"),
        ("Two sailors were accused of bombing the lighthouse.", "bombing", "Two sailors"),
        ("Police blamed smugglers for the attack on the depot.", "attack", "smugglers"),
        ("The ministry blamed the Reed Front for starting the fighting.", "fighting", "Reed Front"),
    ],
)
def test_the_accuser_was_told_to_have_done_what_he_accuses_of(text: str, trigger: str, who: str) -> None:
    event = event_at(text, trigger)
    assert [name.removeprefix("the ") for name in named(text, event.actors)] == [who.removeprefix("the ")]
    assert (event.blamed or "").removeprefix("the ") == who.removeprefix("the ")


def test_a_pronoun_before_its_name_was_taken_for_the_nearest_actor() -> None:
    text = "In its campaign against the Reed Front, Belmora carried out raids on Monday."
    assert [named(text, e.actors) for e in events_of(text)] == [["Belmora"], ["Belmora"]]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Its raid killed two farmers.", "raid"),  # nobody is told whose
        ("The Reed Front met on Monday.\nIt said it had killed two members of the Reed Front.", "killed"),
    ],
)
def test_a_pronoun_of_nobody_known_or_of_the_target_was_an_actor(text: str, trigger: str) -> None:
    assert event_at(text, trigger).actors == ()


def test_a_nation_was_guessed_by_the_first_letters_of_a_country() -> None:
    text = "Nigerian warplanes shelled a camp.\nOfficials in Niger said two people died.\nNigeria is silent."
    told = told_of(text)
    names = {e.id: e.name for e in told.entities}
    actors = [names.get(side.entity or "") for e in events(told) for side in e.actors]
    assert "Niger" not in actors


@pytest.mark.parametrize("name", ["The Reed Front", "The Tarsk Front"])
def test_an_apposition_took_the_verbs_of_the_name_before_it(name: str) -> None:
    text = (
        f"{name}, the paramilitary group that has been fighting the army since April 2023, shelled a market in Merrin."
    )
    for trigger in ("fighting", "shelled"):
        assert named(text, event_at(text, trigger).actors) == [name.removeprefix("The ")]


@pytest.mark.parametrize(
    "text",
    [
        "A former banker who stole £31m was jailed on Friday.",
        "Ada Brook, 49, was convicted of fraud.",
        "Tessaly has received a quarter of the aid.",
        "Four dead after fans clash at cup final in Merrin",
    ],
)
def test_sums_shares_and_ages_were_parties(text: str) -> None:
    told = [named(text, side) for e in events_of(text) for side in (e.actors, e.targets)]
    assert not {"£31m", "49", "a quarter", "quarter", "cup final"} & {name for names in told for name in names}


def test_a_phrase_was_cut_inside_a_number() -> None:
    text = "Gunmen killed 1,300 people in the valley."
    assert named(text, event_at(text, "killed").targets) == ["1,300 people"]


def test_a_time_before_a_name_was_a_part_of_the_actor() -> None:
    text = "Last year militants attacked the town of Sarrin."
    assert named(text, event_at(text, "attacked").actors) == ["militants"]


def test_since_a_year_put_an_event_long_ago() -> None:
    text = "The Reed Front, which has been fighting the army since April 2023, shelled a market in Merrin."
    assert event_at(text, "shelled").modality == "asserted"


@pytest.mark.parametrize(
    "text",
    [
        "The council met in Dunmere on Monday.\nThe ferry took off its last crew at noon.",
        "Gunmen attacked a convoy near Dunmere on Monday.\nIt happened at noon.",
        "Gunmen attacked a convoy near Dunmere on Monday.\nPeople at the fair began to run.",
    ],
)
def test_a_verb_that_tells_nothing_by_itself_was_an_event_by_the_sentence_alone(text: str) -> None:
    first = text.index("\n")
    assert [text[slice(*e.trigger)] for e in events_of(text) if e.trigger[0] > first] == []
