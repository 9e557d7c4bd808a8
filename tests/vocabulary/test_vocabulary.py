from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from secondsource import vocabulary
from secondsource.errors import VocabularyError
from secondsource.vocabulary import Vocabulary


@pytest.fixture(scope="module")
def words() -> Vocabulary:
    return vocabulary.load()


def test_the_lists_are_as_long_as_promised(words: Vocabulary) -> None:
    assert len(words.agencies) >= 70
    assert len(words.outlets) >= 330
    assert len({outlet.country for outlet in words.outlets}) >= 80


def test_every_domain_and_form_leads_back_to_its_entry(words: Vocabulary) -> None:
    for outlet in words.outlets:
        assert all(words.outlet_of_host("www." + domain) == outlet for domain in outlet.domains)
        assert all(words.outlet_by_name(form) == outlet for form in outlet.forms)
    for agency in words.agencies:
        assert all(words.agency(form) == agency for form in agency.forms)


@pytest.mark.parametrize(
    ("host", "name", "family"),
    [
        ("english.aawsat.com", "Asharq Al-Awsat", "Saudi Research and Media Group"),
        ("www.arabnews.com", "Arab News", "Saudi Research and Media Group"),
        ("africa.chinadaily.com.cn", "China Daily", "China Daily"),
        ("usa.chinadaily.com.cn", "China Daily", "China Daily"),
        ("money.cnn.com", "CNN", "CNN"),
        ("us.cnn.com", "CNN", "CNN"),
        ("arabic.cnn.com", "CNN Arabic", "CNN"),
        ("www.huffingtonpost.fr", "HuffPost (France)", "Le Monde Group"),
        ("WWW.BBC.CO.UK:443", "BBC", "BBC"),
        ("news.bbc.co.uk.", "BBC", "BBC"),
        ("www.reuters.com", "Reuters", "Reuters"),
    ],
)
def test_outlet_of_host(words: Vocabulary, host: str, name: str, family: str) -> None:
    outlet = words.outlet_of_host(host)
    assert outlet is not None
    assert (outlet.name, outlet.family) == (name, family)


@pytest.mark.parametrize("host", ["notcnn.com", "cnn.com.evil.example", "example.org", "", "com", "co.uk"])
def test_hosts_that_only_look_like_a_known_one(words: Vocabulary, host: str) -> None:
    assert words.outlet_of_host(host) is None


def test_lookups_of_names(words: Vocabulary) -> None:
    for name in ("Associated Press", "the associated press", "AP", "AP News"):
        agency = words.agency(name)
        assert agency is not None
        assert agency.name == "AP"
    assert words.agency("Møller") is None
    assert words.family("The Sun") == words.family("Wall Street Journal") == "News Corp"
    assert words.family("Reuters") == "Reuters"
    assert words.family("nobody at all") is None


@pytest.mark.parametrize("form", ["AA", "PA", "CP", "MENA", "ANA", "TT", "MAP", "SPA"])
def test_letters_that_mean_other_things_count_in_credit_positions_only(words: Vocabulary, form: str) -> None:
    agency = words.agency(form)
    assert agency is not None
    assert form in agency.forms
    assert form not in agency.text_forms


def test_it_survives_pickling(words: Vocabulary) -> None:
    copy = pickle.loads(pickle.dumps(words))  # noqa: S301 - made on the same line
    assert copy.agencies == words.agencies
    assert copy.outlet_of_host("bbc.com") == words.outlet_of_host("bbc.com")
    assert copy.furniture.is_widget("TT")


def test_it_is_loaded_once_per_set_of_files(words: Vocabulary, tmp_path: Path) -> None:
    extra = tmp_path / "extra.yaml"
    extra.write_text("outlets: [{name: The Quay, country: IT, domains: [quay.example]}]")
    assert vocabulary.load() is words
    assert vocabulary.load([extra]) is vocabulary.load([extra])
    assert vocabulary.load([extra]) is not words


def test_it_cannot_be_changed(words: Vocabulary) -> None:
    with pytest.raises(AttributeError):
        words.agencies = ()  # type: ignore[misc]
    with pytest.raises(AttributeError):
        words.agencies[0].name = "x"  # type: ignore[misc]


def test_the_users_file_adds_and_overrides(tmp_path: Path) -> None:
    extra = tmp_path / "mine.yaml"
    extra.write_text(
        """
agencies:
  - {name: Norwick Press Agency, short: [NPA], country: GB, domains: [npa.example]}
  - {name: AP, full: [Associated Press], country: US, domains: [apnews.com], family: Mine}
outlets:
  - {name: The Quay, country: IT, family: Quay Group, domains: [quay.example, bbc.in]}
  - {name: The Quayside, country: IT, family: Quay Group, domains: [quayside.example]}
"""
    )
    words = vocabulary.load([extra])
    assert words.family("NPA") == "Norwick Press Agency"
    assert words.family("The Quayside") == words.family("Quay") == "Quay Group"
    assert words.family("AP") == "Mine"
    assert [agency.family for agency in words.agencies if agency.name == "AP"] == ["Mine"]
    moved = words.outlet_of_host("bbc.in")
    kept = words.outlet_of_host("bbc.com")
    assert moved is not None
    assert kept is not None
    assert (moved.name, kept.name) == ("The Quay", "BBC")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("outlets: [{name: The Quay}]", r"entry 1 of outlets \(The Quay\).*country"),
        ("outlets: [{name: The Quay, country: Italy}]", r"entry 1 of outlets \(The Quay\).*country"),
        ("outlets: [{name: Q, country: IT, domains: [www.q.example]}]", r"entry 1 of outlets \(Q\).*domains"),
        ("outlets: [{name: Q, country: IT, domain: q.example}]", r"entry 1 of outlets \(Q\).*domain"),
        (
            "agencies:\n  - {name: A, country: IT}\n  - {name: B, country: IT, full: [A]}",
            "'a' stands under A and under B",
        ),
        ("outlets: [{name: Q, country: IT}, {name: Q, country: IT}]", "the entry Q stands there twice"),
        ("papers: []", "has the key papers"),
        ("", "is empty"),
        ("- a", "a list or a value stands at the top"),
        ("outlets: {name: Q}", "outlets is no list"),
        ("outlets: [Q]", r"entry 1 of outlets \(Q\)"),
        ("a: [", "not YAML at line"),
    ],
)
def test_a_wrong_file_is_named_with_its_entry(tmp_path: Path, content: str, message: str) -> None:
    file = tmp_path / "wrong.yaml"
    file.write_text(content)
    with pytest.raises(VocabularyError, match=message) as caught:
        vocabulary.load([file])
    assert str(file) in str(caught.value)


def test_a_missing_or_binary_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match=r"none\.yaml: cannot be read"):
        vocabulary.load([tmp_path / "none.yaml"])
    with pytest.raises(VocabularyError, match="cannot be read"):
        vocabulary.load([tmp_path])
    (tmp_path / "b.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(VocabularyError, match="not UTF-8"):
        vocabulary.load([tmp_path / "b.yaml"])


def test_months_of_the_calendar(words: Vocabulary) -> None:
    months = words.calendar.month_numbers
    assert (months["march"], months["mars"], months["märz"], months["марта"], months["sept"]) == (3, 3, 3, 3, 9)
    assert len(words.calendar.months) >= 10
