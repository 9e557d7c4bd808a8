"""Statements: contents of attributions, what is left beside them, and whether they are told as so."""

from __future__ import annotations

import pytest
from statement_samples import counted, member, said

from secondsource.records import Statement
from secondsource.stories.member import Member
from secondsource.stories.statements import statements


def words(found: Member) -> list[str]:
    return [" … ".join(found.quote(part) for part in s.parts) for s in statements(found)]


def one(sentence: str, **read: object) -> Statement:
    (found,) = statements(member("harbour", [sentence], **read))
    return found


def test_a_sentence_without_attribution_is_a_statement_of_the_report() -> None:
    found = one("The ferry sank off the northern pier on Monday.")
    assert found.attribution is None
    assert found.parts == ((0, 46),)


def test_what_somebody_says_is_a_statement_of_theirs_and_leaves_nothing() -> None:
    text = "The ferry sank off the northern pier on Monday, the coast guard said."
    content = "The ferry sank off the northern pier on Monday"
    told = member("harbour", [text], attributions=(said(text, "the coast guard", "said", content),))
    assert words(told) == [content]
    assert statements(told)[0].attribution == 0


def test_what_stands_beside_an_attribution_is_a_statement_of_the_report() -> None:
    text = "The ferry sank on Monday after its captain said that the engines had failed."
    told = member("harbour", [text], attributions=(said(text, "its captain", "said", "the engines had failed"),))
    assert words(told) == ["The ferry sank on Monday", "the engines had failed"]
    assert [s.attribution for s in statements(told)] == [None, 0]


def test_nested_attributions_are_told_apart_by_the_innermost() -> None:
    text = "Officials said the harbour master had told them that the engines failed twice."
    outer = said(text, "Officials", "said", "the harbour master had told them that the engines failed twice")
    inner = said(text, "the harbour master", "had told", "the engines failed twice")
    told = member("harbour", [text], attributions=(outer, inner))
    found = {s.attribution: s for s in statements(told)}
    assert told.quote(found[1].parts[0]) == "the engines failed twice"
    assert found[1].within == (0,)
    assert 0 not in found


@pytest.mark.parametrize(
    "sentence", ["Who was at the wheel that night?", "Read more.", "“Was the strait closed to them?”"]
)
def test_questions_and_fragments_assert_nothing(sentence: str) -> None:
    assert statements(member("harbour", [sentence])) == ()


def test_what_an_informant_would_not_tell_is_no_statement() -> None:
    text = "The company did not respond to a request for comment on the engines."
    refused = said(text, "The company", "did not respond to", "a request for comment on the engines", declined=True)
    assert statements(member("harbour", [text], attributions=(refused,))) == ()


def test_what_is_left_beside_who_spoke_to_whom_is_no_statement() -> None:
    text = "DUNMERE, May 3 (Kestrel) - The mill will close in May, mayor Ida Rowe told the Lakeside Kite on Tuesday."
    told = said(text, "mayor Ida Rowe", "told", "The mill will close in May", gatherer_span=(77, 94))
    assert words(member("harbour", [text], attributions=(told,))) == ["The mill will close in May"]


def test_a_content_loses_its_dateline() -> None:
    text = "DUNMERE - The mill will close in May, mayor Ida Rowe said."
    told = said(text, "mayor Ida Rowe", "said", "DUNMERE - The mill will close in May")
    assert words(member("harbour", [text], attributions=(told,))) == ["The mill will close in May"]


def test_a_content_that_was_cut_before_its_verb_gets_the_rest_of_its_clause() -> None:
    text = "The ferry Malva, which sank off the cape, was not overloaded, the minister told the Island Kite."
    told = member("harbour", [text], attributions=(said(text, "the minister", "told", "The ferry Malva"),))
    assert words(told) == ["The ferry Malva, which sank off the cape, was not overloaded"]
    assert statements(told)[0].polarity == "denied"


def test_two_things_that_are_said_at_once_are_two_statements_with_a_polarity_each() -> None:
    text = "An aide said that talks were going on and that no agreement had been reached."
    content = "that talks were going on and that no agreement had been reached"
    found = statements(member("harbour", [text], attributions=(said(text, "An aide", "said", content),)))
    assert [s.polarity for s in found] == ["asserted", "denied"]


def test_a_quotation_that_goes_on_from_the_sentence_before_is_its_speakers() -> None:
    first, second = "“We wrote two letters to them.", "Nobody ever answered our letters,” she said."
    text = f"{first}\n\n{second}"
    told = member("harbour", [first, second], attributions=(said(text, "she", "said", "We wrote two letters to them"),))
    assert words(told) == ["We wrote two letters to them", "Nobody ever answered our letters"]
    assert [s.attribution for s in statements(told)] == [0, 0]


@pytest.mark.parametrize(
    "sentence",
    [
        "Nothing remarkable in Dunmere bridge inquiry",
        "Nobody answered,” she said.",
        "The mill declined to comment.",
        "The aide spoke on condition of anonymity.",
        "Hide Caption 22 of 30 in this gallery.",
        "Video provided by the Kestrel news desk",
        "Newsletter Sign Up to get news by mail",
        "Lindow Lines did not respond to a request for comment.",
    ],
)
def test_headings_silences_and_lines_of_the_site_are_no_statements(sentence: str) -> None:
    assert statements(member("harbour", [sentence])) == ()


DENIED = {
    "The group no longer posed a threat to the coast towns.": "denied",
    "Nobody aboard the ferry was hurt in the collision.": "denied",
    "All of the passengers came ashore unhurt.": "denied",
    "The ferry sank because its pumps did not work.": "asserted",
    "While the strait was not closed, the ferry stayed in port.": "asserted",
    "The boats searched all night but did not find the captain.": "asserted",
    "Not only the ferry but two tugs went down.": "asserted",
    "Please note that this was not an accident.": "denied",
}


@pytest.mark.parametrize("sentence", DENIED)
def test_the_first_clause_tells_whether_it_is_so(sentence: str) -> None:
    assert one(sentence).polarity == DENIED[sentence]


def test_what_an_informant_denies_is_told_as_not_so_and_two_denials_undo_each_other() -> None:
    text = "The company denied that the ferry had left the pier too late."
    denial = said(text, "The company", "denied", "the ferry had left the pier too late", polarity="denied")
    assert one(text, attributions=(denial,)).polarity == "denied"
    text = "The company denied that the ferry had not been inspected in May."
    denial = said(text, "The company", "denied", "the ferry had not been inspected in May", polarity="denied")
    assert one(text, attributions=(denial,)).polarity == "asserted"


CUES = {
    "the cue is the verb of what it brings": (
        "Critics blamed the new pumps for the delay on Monday.",
        ("Critics", "blamed", "the new pumps for the delay"),
        "Critics blamed the new pumps for the delay on Monday",
    ),
    "a passive has its subject before the cue": (
        "The ferry line was accused of hiding old reports.",
        ("", "accused", "of hiding old reports"),
        "The ferry line was accused of hiding old reports",
    ),
    "a cue in the present is a verb where who says it stands before it": (
        "The documents detail long delays at the pier.",
        ("The documents", "detail", "long delays at the pier"),
        "The documents detail long delays at the pier",
    ),
    "what is quoted stays by itself": (
        "“A very dark day for all of us,” she said.",
        ("she", "said", "A very dark day for all of us"),
        "A very dark day for all of us",
    ),
    "what has a verb stays by itself": (
        "The mayor believes the pier remains shut.",
        ("The mayor", "believes", "the pier remains shut"),
        "the pier remains shut",
    ),
}


@pytest.mark.parametrize("told", CUES)
def test_a_content_without_a_verb_is_taken_with_its_cue(told: str) -> None:
    text, (who, cue, content), expected = CUES[told]
    made = said(text, who or text.split()[0], cue, content, **({} if who else {"source": None}))
    assert words(member("harbour", [text], attributions=(made,))) == [expected]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Comparing himself to his brother, he walked out.", "Comparing", "himself to his brother"),
        ("The ferry sank, the agency reported, citing harbour sources in Dunmere.", "citing", "harbour sources in"),
    ],
)
def test_a_phrase_that_no_verb_makes_a_clause_is_no_statement(text: str, cue: str, content: str) -> None:
    made = said(text, text.split(maxsplit=1)[0], cue, content, source=None)
    assert content not in words(member("harbour", [text], attributions=(made,)))


def test_what_a_noun_tells_that_counts_something_stands_without_its_cue() -> None:
    text = "The company confirmed two separate faults on Monday."
    made = said(text, "The company", "confirmed", "two separate faults")
    told = member("harbour", [text], attributions=(made,), figures=(counted(text, "two", 2, "other"),))
    assert words(told) == ["two separate faults"]


@pytest.mark.parametrize(
    ("text", "cue", "content", "expected"),
    [
        ("The company denied the report.", "denied", "the report", []),
        ("The company denied the claims against it on Monday.", "denied", "the claims against it", []),
        ("The company denied any wrongdoing.", "denied", "any wrongdoing", ["any wrongdoing"]),
    ],
)
def test_a_denial_of_a_claim_that_is_not_told_is_no_statement(
    text: str, cue: str, content: str, expected: list[str]
) -> None:
    denial = said(text, "The company", cue, content, polarity="denied")
    found = statements(member("harbour", [text], attributions=(denial,)))
    assert [text[slice(*s.parts[0])] for s in found] == expected
    assert all(s.polarity == "denied" for s in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "(Kestrel) The mill will close in May.",
        "Dunmere, Lakeland (Kestrel) The mill will close in May.",
        "Kestrel) The mill will close in May.",
        "2/4 The mill will close in May.",
    ],
)
def test_what_is_left_of_a_dateline_is_cut(sentence: str) -> None:
    assert words(member("harbour", [sentence])) == ["The mill will close in May"]


def test_a_rest_that_breaks_off_is_no_statement() -> None:
    text = "This photo was released by the harbour office shows that the pier was damaged."
    made = said(text, "the harbour office", "shows", "the pier was damaged")
    assert words(member("harbour", [text], attributions=(made,))) == ["the pier was damaged"]


def test_where_something_was_said_is_no_statement() -> None:
    text = "The mayor said in a letter posted on Tuesday that the pier was damaged."
    made = said(text, "The mayor", "said", "the pier was damaged")
    assert words(member("harbour", [text], attributions=(made,))) == ["the pier was damaged"]
