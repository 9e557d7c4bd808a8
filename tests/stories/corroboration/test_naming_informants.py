"""Names and descriptions of informants: who is one, and who may be."""

from __future__ import annotations

import pytest

from secondsource.stories.corroboration.informants import Who, may_be, same, who
from secondsource.stories.corroboration.naming import alike, folded, same_body, usual


def person(name: str, *roles: str) -> Who:
    return who(name, roles, named=True, kind="person")


def body(name: str) -> Who:
    return who(name, (), named=True, kind="body")


def unnamed(name: str) -> Who:
    return who(name, (), named=False, kind="people")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("Sayed Hallan Brook"), person("Brook")),
        (person("Mr Brook"), person("Hallan Brook", "police chief")),
        (person("Ilse Marn", "spokeswoman for the Harbour Guild"), body("Harbour Guild")),
        (person("the police chief"), person("Hallan Brook", "local police chief")),
        (body("the Marvik Coast Board"), body("Marvik Coast Board")),
        (body("NCL"), body("Northern Coastal Lines")),
        (body("Energia"), body("Energiya")),
        (body("Police"), body("the police")),
        (unnamed("MVK officials"), body("MVK")),
    ],
)
def test_one_informant(one: Who, other: Who) -> None:
    assert same(one, other)
    assert same(other, one)
    assert may_be(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (unnamed("a security source"), unnamed("a Lebanese security source")),
        (unnamed("officials"), person("Hallan Brook", "police chief of Marvik")),
        (unnamed("a source close to the talks"), unnamed("two passengers")),
        (person("Ilse Marn", "Afghan foreign ministry spokeswoman"), person("Ada Holm", "Afghan prime minister")),
        (person("Hallan Brook", "police chief"), body("provincial police")),
        (body("the Harbour Guild"), person("Odd Lund", "president of the Harbour Guild")),
    ],
)
def test_what_may_be_one(one: Who, other: Who) -> None:
    assert not same(one, other)
    assert may_be(one, other)
    assert may_be(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("Hallan Brook"), person("Ilse Marn")),
        (unnamed("police officers"), unnamed("two passengers")),
        (unnamed("a Lebanese official"), unnamed("an Israeli official")),
        (body("the Afghan foreign ministry"), body("the German foreign ministry")),
        (person("Hallan Brook", "police chief of Marvik"), person("Ilse Marn", "spokeswoman for the Harbour Guild")),
        (unnamed("a government official"), person("Tora Vale", "singer")),
        (body("Marvik police"), person("Ada Holm", "spokeswoman for the organisers of Marvik's fair")),
    ],
)
def test_who_is_told_apart(one: Who, other: Who) -> None:
    assert not may_be(one, other)
    assert not may_be(other, one)


def test_a_description_in_capitals_is_no_persons_name() -> None:
    assert not person("A spokesperson for Harbour Lines").person
    assert person("A spokesperson for Harbour Lines").body == {"harbour", "lines"}
    assert not person("Defence Ministry spokesman").proper


def test_words_are_compared_without_what_varies() -> None:
    assert folded("Müller’s") == "muller"
    assert alike("rica", "rican")
    assert not alike("brook", "brown")
    assert same_body(usual("U.N."), usual("United Nations"))
