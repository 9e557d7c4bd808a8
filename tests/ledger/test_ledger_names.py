"""By what names actors are found: what is indexed of a report, and that it follows the reports that stand."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from ledger_samples import Sample, make
from older_ledgers import make_older

from secondsource.ledger import Ledger, entity_keys, name_key
from secondsource.ledger.names import acronym, gatherer_key, last_name
from secondsource.records import Attribution, Entity, Informant

TEXT = "Ada van Aalst of the Harbour and Port Authority (HPA) said she left. Riggers' Front did not."


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Ada Brook", "ada brook"),
        ("The Harbour Post", "harbour post"),
        ("U.N.", "un"),
        ("J. R. Brook", "j r brook"),
        ("Zoë al-Rashid’s", "zoe al rashid"),
        ("the Riggers' Front", "riggers front"),
        ("Sana'a", "sanaa"),
        ("ÄRZTE", "arzte"),
        ("…", ""),
    ],
)
def test_a_name_is_normalised(name: str, key: str) -> None:
    assert name_key(name) == key
    assert name_key(key) == key


def test_last_names_and_acronyms() -> None:
    assert last_name("ada brook") == "brook"
    assert last_name("ada brook jr") == "brook"
    assert last_name("brook") is None
    assert acronym("Harbour and Port Authority") == "hpa"
    assert acronym("Dockers' Front") == "df"
    assert acronym("the port") is None
    assert acronym("Authority") is None


def entity(name: str, kind: str, *mentions: str, referring: tuple[str, ...] = ()) -> Entity:
    spans = {words: (TEXT.index(words), TEXT.index(words) + len(words)) for words in (*mentions, *referring)}
    return Entity(
        id="e1",
        type=kind,
        name=name,
        mentions=tuple(sorted(spans.values())),
        referring=tuple(spans[words] for words in referring),
    )


def test_the_names_of_an_actor() -> None:
    person = entity("Ada van Aalst", "person", "Ada van Aalst", referring=("she",))
    assert entity_keys(person, TEXT) == {"ada van aalst", "aalst", "van aalst"}
    body = entity("Harbour and Port Authority", "organization", "Harbour and Port Authority", "HPA")
    assert entity_keys(body, TEXT) == {"harbour and port authority", "hpa"}
    assert entity_keys(entity("Riggers' Front", "norp", "Riggers' Front"), TEXT) == {"riggers front", "rf"}
    assert entity_keys(entity("Port Officials", "group"), TEXT) == {"port officials"}
    assert entity_keys(entity("Tuesday", "date"), TEXT) == frozenset()


def naming(sample: Sample, *names: str) -> Sample:
    """The page with people of these names, and an informant that is none of its entities."""
    named = Informant(name="Port Office", entity=None, named=True, role=None)
    said = Attribution(source=None, cue=(0, 1), content=(), kind="indirect", informant=named)
    people = tuple(Entity(id=f"e{n}", type="person", name=name, mentions=()) for n, name in enumerate(names))
    readings = tuple(msgspec.structs.replace(r, entities=people, attributions=(said,)) for r in sample.readings)
    return msgspec.structs.replace(sample, readings=readings)


def add(ledger: Ledger, sample: Sample) -> None:
    with ledger.writing() as writer:
        writer.add_page(sample.page, sample.digest, sample.reports, sample.readings)


def test_reports_are_found_by_the_names_of_their_actors(ledger: Ledger) -> None:
    one, two = naming(make("One."), "Ada Brook"), naming(make("Two."), "Carl Brook")
    add(ledger, one)
    add(ledger, two)
    assert ledger.naming(["ada brook", "brook", "nobody"]) == {
        "ada brook": one.ids,
        "brook": sorted([*one.ids, *two.ids]),
    }
    assert ledger.naming(["port office"]) == {"port office": sorted([*one.ids, *two.ids])}
    assert ledger.naming([]) == {}
    assert ledger.texts([*one.ids, "nothing"]) == {one.ids[0]: one.page.text}
    assert ledger.problems() == []


def test_names_are_found_by_the_words_in_them(ledger: Ledger) -> None:
    assert not ledger.has_names()
    add(ledger, naming(make("One."), "Survivor Ada Brook", "Carl Brookes"))
    assert ledger.has_names()
    assert ledger.names_holding("ada brook") == ["survivor ada brook"]
    assert ledger.names_holding("ada") == ["survivor ada brook"]
    assert ledger.names_holding("brook") == ["brook", "survivor ada brook"]
    assert ledger.names_holding("brook", 1) == ["brook"]
    assert ledger.names_holding("broo") == ledger.names_holding("") == []


def test_a_news_organisation_is_found_by_what_it_gathered(ledger: Ledger) -> None:
    sample = naming(make("One."), "Ada Brook")
    (said,) = sample.readings[0].attributions
    told = msgspec.structs.replace(said, gatherer="The Northern Wire")
    assert gatherer_key(told) == "northern wire"
    assert gatherer_key(said) is None
    readings = tuple(msgspec.structs.replace(reading, attributions=(told,)) for reading in sample.readings)
    add(ledger, msgspec.structs.replace(sample, readings=readings))
    assert ledger.naming(["northern wire"]) == {"northern wire": sample.ids}


def test_what_the_readings_were_made_with_can_be_asked(ledger: Ledger) -> None:
    assert ledger.reader() is None
    with ledger.writing() as writer:
        writer.read_with("weights.2")
    assert ledger.reader() == "weights.2"


def test_only_the_current_version_is_found(ledger: Ledger) -> None:
    place = "https://news.example/x"
    first = naming(make("First.", url=place, retrieved="2024-01-01"), "Ada Brook")
    second = naming(make("Second.", url=place, retrieved="2024-01-02"), "Carl Brook")
    add(ledger, first)
    add(ledger, second)
    assert ledger.naming(["ada brook", "carl brook"]) == {"carl brook": second.ids}
    add(ledger, naming(make("First.", url=place, retrieved="2024-01-03"), "Ada Brook"))
    assert ledger.naming(["ada brook", "carl brook"]) == {"ada brook": first.ids}
    assert ledger.problems() == []


def test_a_report_without_a_reading_has_no_names(ledger: Ledger) -> None:
    sample = make("Une page.", language="fr")
    add(ledger, msgspec.structs.replace(sample, readings=()))
    assert ledger.naming(["page"]) == {}


def test_a_ledger_from_before_there_were_names_gets_them_when_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    samples = [naming(make(f"Page {number}."), f"Person Number{number}") for number in range(3)]
    with Ledger.open(str(path)) as ledger:
        for sample in samples:
            add(ledger, sample)
    make_older(path, "0001")
    with Ledger.open(str(path), create=False) as ledger:
        assert ledger.naming(["number1"]) == {"number1": samples[1].ids}
        assert ledger.problems() == []
        assert list(ledger.reports(samples[0].ids)) == samples[0].ids


def test_the_names_are_found_by_an_index(ledger: Ledger) -> None:
    for number in range(5):
        add(ledger, naming(make(f"Page {number}."), f"Person Number{number}"))
    with ledger.reading() as snapshot:
        plan = snapshot._connection.exec_driver_sql(
            "EXPLAIN QUERY PLAN SELECT names.name, reports.report FROM names JOIN reports ON reports.id = names.stored "
            "WHERE names.name IN ('number1', 'number2') ORDER BY names.name, reports.report"
        )
        assert not [row[3] for row in plan if row[3].startswith("SCAN")]
