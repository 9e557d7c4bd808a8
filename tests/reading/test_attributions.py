"""Attributions: who says what, from the spans that the encoder read to the records that are shown."""

from __future__ import annotations

from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from passage_samples import lines, named, passage, report_of, said, sentence
from stages import FEW, known_words

from secondsource.encoder.passage_reading import PassageReading, ReadAttribution, ReadEntity
from secondsource.reading.attributions import attributions, sentence_events
from secondsource.reading.entities import entities
from secondsource.records import Attribution, Report


def read(text: str, *passages: PassageReading, report: Report | None = None) -> tuple[Attribution, ...]:
    report = report or report_of(text)
    found = entities(text, report, passages, known_words())
    return attributions(text, report, passages, found, known_words())


def only(text: str, source: str, cue: str, content: str | list[str], **names: str) -> Attribution:
    (made,) = read(text, passage(text, said(text, source, cue, content), entities=named(text, **names)))
    return made


KINDS = {
    ("“The lock is shut,” Ada Brook said.", "“The lock is shut,”"): "direct",
    ("‘The lock is shut,’ Ada Brook said.", "‘The lock is shut,’"): "direct",
    ("''The lock is shut,'' Ada Brook said.", "''The lock is shut,''"): "direct",
    ("Ada Brook said that the lock is shut.", "that the lock is shut"): "indirect",
    ("Ada Brook said that “the lock” is shut.", "that “the lock” is shut"): "mixed",
    ("Ada Brook said the crew's boat isn't the pilots'.", "the crew's boat isn't the pilots'"): "indirect",
    ("“The mayor, Ada Brook said it was shut,” he told us.", "it was shut"): "indirect",
}


@pytest.mark.parametrize(("text", "content"), KINDS)
def test_kind_is_told_by_quotation_marks(text: str, content: str) -> None:
    assert only(text, "Ada Brook", "said", content).kind == KINDS[text, content]


def test_spans_are_trimmed_and_content_in_pieces_stays_in_order() -> None:
    text = "“The lock is shut,” said Ada Brook, the mayor, on Monday. “It stays so. Ask nobody.”"
    made = only(text, "Ada Brook, the mayor,", "said", ["“It stays so.", "“The lock is shut", "Ask nobody"])
    assert [text[a:b] for a, b in made.content] == ["“The lock is shut,”", "“It stays so. Ask nobody.”"]
    assert made.source is not None
    assert text[slice(*made.source)] == "Ada Brook, the mayor,"
    assert (made.kind, made.gatherer, made.via) == ("direct", None, None)


LONG = (
    "“The lock is shut,” Ada Brook said. “It has been so since May.\n"
    "“Nobody asked us. Nobody will.\n"
    "“That is all I know.”\n"
    "“Ask her,” the pilot said."
)


def test_a_quotation_over_paragraphs_is_one_content() -> None:
    first = said(LONG, "Ada Brook", "said", ["“The lock is shut,”", "“It has been so since May."])
    (made,) = read(LONG, passage(LONG, first))
    assert [LONG[a:b] for a, b in made.content] == [
        "“The lock is shut,”",
        "“It has been so since May.",
        "“Nobody asked us. Nobody will.",
        "“That is all I know.”",
    ]
    assert made.kind == "direct"


def test_a_quotation_stops_where_anothers_begins() -> None:
    first = said(LONG, "Ada Brook", "said", "“It has been so since May.")
    at = LONG.index("“That")
    other = said(LONG, "the pilot", "Ask", "“That is all I know.”")
    made = read(LONG, passage(LONG, first, other))
    assert [LONG[a:b] for a, b in made[0].content] == ["“It has been so since May.", "“Nobody asked us. Nobody will."]
    assert made[1].content[0][0] == at


def test_a_quotation_without_an_opening_mark_goes_on_within_a_sentence_alone() -> None:
    within = "“The lock, Ada Brook said, is\nshut for good,” it was heard."
    assert len(only(within, "Ada Brook", "said", "is").content) == 2
    credit = "Pull quote: Ada Brook said “The lock is shut.\nSam Ford, pilot”\nMore text."
    assert len(only(credit, "Ada Brook", "said", "“The lock is shut.").content) == 1


def test_what_stands_outside_the_report_is_left_out() -> None:
    text = "The lock is shut\nAda Brook said it was shut.\nSam Ford said it was open."
    both = passage(
        text, said(text, "Ada Brook", "Brook said", "it was shut"), said(text, "Sam", "Ford said", "it was open")
    )
    report = Report(id="r", span=(0, len(text)), title_span=lines(text)[0], body=lines(text)[1:2])
    (made,) = read(text, both, report=report)
    assert text[slice(*made.cue)] == "Brook said"
    headline = passage(text, said(text, "The lock", "is", "shut"))
    assert len(read(text, headline, report=report)) == 1
    assert read(text, headline, report=Report(id="r", span=(0, len(text)), body=lines(text)[1:])) == ()


def test_the_surest_of_the_same_is_kept_and_the_order_is_the_texts() -> None:
    text = "Ada Brook said it was shut. It was open, Sam Ford wrote."
    same = said(text, "", "said", "it was shut", 0.5), said(text, "Ada Brook", "said", "it was shut.", 0.8)
    later = said(text, "Sam Ford", "wrote", "It was open")
    made = read(text, passage(text, later), passage(text, *same))
    assert [text[slice(*item.cue)] for item in made] == ["said", "wrote"]
    assert made[0].source == (0, 9)
    assert made == read(text, passage(text, *reversed(same), later))


INFORMANTS = {
    ("Ada Brook", "Ada Brook"): ("Ada Brook", "e1", True, None),
    ("Mayor Ada Brook", "Ada Brook"): ("Ada Brook", "e1", True, "Mayor"),
    ("Mrs. Ada Brook", "Ada Brook"): ("Ada Brook", "e1", True, None),
    ("Ada Brook, the harbour master,", "Ada Brook"): ("Ada Brook", "e1", True, "harbour master"),
    ("the harbour master, Ada Brook", "Ada Brook"): ("Ada Brook", "e1", True, "harbour master"),
    ("an aide to Ada Brook", "Ada Brook"): ("an aide to Ada Brook", None, False, None),
    ("Ada Brook’s office", "Ada Brook"): ("Ada Brook’s office", None, True, None),
    ("Ada Brook supporters", "Ada Brook"): ("Ada Brook supporters", None, False, None),
    ("several witnesses", ""): ("several witnesses", None, False, None),
    ("the ministry", ""): ("the ministry", None, True, None),
    ("a minister", ""): ("a minister", None, False, None),
    ("the old man", ""): ("the old man", None, False, None),
    ("they", ""): (None, None, False, None),
    ("he", ""): (None, None, False, None),
    ("", ""): (None, None, False, None),
}


@pytest.mark.parametrize(("source", "name"), INFORMANTS)
def test_informants_are_named_or_described_by_the_source(source: str, name: str) -> None:
    text = f"{source} said it was shut."
    made = only(text, source, "said", "it was shut", **({"person": name} if name else {}))
    found = made.informant
    assert (found.name, found.entity, found.named, found.role) == INFORMANTS[source, name]


BODIES = {
    ("the Port Authority", "organization", "Port Authority"): ("Port Authority", True),
    ("a Port Authority official", "organization", "Port Authority"): ("a Port Authority official", False),
    ("a spokesman for the Port Authority", "organization", "Port Authority"): (
        "a spokesman for the Port Authority",
        True,
    ),
    ("a report by the Port Authority", "organization", "Port Authority"): ("Port Authority", True),
    ("Lindland", "location", "Lindland"): ("Lindland", True),
    ("Lindland and Westmark", "location", "Lindland|Westmark"): ("Lindland and Westmark", True),
    ("Lindland’s foreign ministry", "location", "Lindland"): ("Lindland’s foreign ministry", True),
    ("the Lindish foreign minister", "norp", "Lindish"): ("the Lindish foreign minister", True),
    ("Lindish officials", "norp", "Lindish"): ("Lindish officials", False),
    ("many Lindish", "norp", "Lindish"): ("many Lindish", False),
}


@pytest.mark.parametrize(("source", "kind", "name"), BODIES)
def test_bodies_and_offices_are_named_and_officials_are_not(source: str, kind: str, name: str) -> None:
    text = f"It was shut, {source} said."
    made = only(text, source, "said", "It was shut", **{kind: name})
    assert (made.informant.name, made.informant.named) == BODIES[source, kind, name]


def test_who_is_the_person_named_just_before_and_a_pronoun_without_an_actor_is_nobody() -> None:
    text = "Sam Ford, who repaired it, who insisted it was safe, left. He added it was old."
    parts = said(text, ["who insisted"], "insisted", "it was safe"), said(text, "He", "added", "it was old")
    at = text.index("who insisted")
    who = ReadAttribution(
        source=((at, at + 3),), cue=parts[0].cue, content=parts[0].content, certainty=parts[0].certainty
    )
    made = read(text, passage(text, who, parts[1], entities=named(text, person="Sam Ford")))
    assert [(item.informant.name, item.informant.named) for item in made] == [("Sam Ford", True), (None, False)]


def test_it_stands_for_the_body_that_spoke_last() -> None:
    text = "The Port Authority said it was shut. It added that nobody knew."
    body = said(text, "The Port Authority", "said", "it was shut"), said(text, "It", "added", "that nobody knew")
    made = read(text, passage(text, *body, entities=named(text, organization="Port Authority")))
    assert [item.informant.name for item in made] == ["Port Authority"] * 2


def pronoun_after(sources: str, names: dict[str, str], pronoun: str) -> tuple[str | None, bool]:
    """Whom a pronoun is taken for after sources (parted by bars), each of which says something."""
    text = " ".join(f"{source} said{n} it was shut{n}." for n, source in enumerate(sources.split("|")))
    text += f" {pronoun} added that it was rusty."
    heard = [said(text, s, f"said{n}", f"it was shut{n}") for n, s in enumerate(sources.split("|"))]
    at = text.index("added") - 1 - len(pronoun)
    last = said(text, "", "added", "that it was rusty")
    last = ReadAttribution(
        source=((at, at + len(pronoun)),), cue=last.cue, content=last.content, certainty=last.certainty
    )
    made = read(text, passage(text, *heard, last, entities=named(text, **names)))
    return made[-1].informant.name, made[-1].informant.named


PRONOUNS = {
    ("Reuters|The residents", "It"): (None, False),
    ("Reuters|The foreign minister", "It"): ("Reuters", True),
    ("Reuters|The foreign ministry", "It"): ("The foreign ministry", True),
    ("Ada Brook|they", "He"): (None, False),
}


@pytest.mark.parametrize(("sources", "pronoun"), PRONOUNS)
def test_a_pronoun_after_an_unnamed_source_is_not_given_to_somebody_named_before(sources: str, pronoun: str) -> None:
    names = {"person": "Ada Brook", "organization": "Reuters"}
    assert pronoun_after(sources, names, pronoun) == PRONOUNS[sources, pronoun]


DATED = "March 24, 2024 | A bomb destroyed a bridge, Ada Brook said.\nNobody came."


def test_what_reaches_into_a_date_that_was_cut_off_is_kept_without_it() -> None:
    body = (DATED.index("A bomb"), lines(DATED)[0][1]), lines(DATED)[1]
    report = Report(id="r", span=(0, len(DATED)), body=body)
    told = sentence(DATED, "March 24, 2024 | A bomb destroyed a bridge, Ada Brook said.", event="assault")
    heard = said(DATED, "Ada Brook", "said", "March 24, 2024 | A bomb destroyed a bridge")
    both = passage(DATED, heard, entities=named(DATED, person="Ada Brook"), sentences=(told,))
    (event,) = sentence_events(report, [both])
    assert event.span == body[0]
    (made,) = read(DATED, both, report=report)
    assert [DATED[a:b] for a, b in made.content] == ["A bomb destroyed a bridge"]
    assert made.informant.name == "Ada Brook"


def test_a_sentence_that_stands_mostly_outside_the_report_is_left_out() -> None:
    report = Report(id="r", span=(0, len(DATED)), body=((DATED.index("Ada"), lines(DATED)[0][1]),))
    told = sentence(DATED, "March 24, 2024 | A bomb destroyed a bridge, Ada Brook said.", event="assault")
    assert sentence_events(report, [passage(DATED, sentences=(told,))]) == ()


def long_text(count: int, gap: str) -> tuple[str, PassageReading]:
    """So many attributions, each a quotation by a person of another name, with a pronoun after."""
    pieces, heard, people, at = [], [], [], 0
    for n in range(count):
        name = "Ada " + "".join(chr(97 + int(digit)) for digit in str(n)).capitalize()
        line = f"“It was shut, they say,” {name} said."
        start = at + line.index(name)
        end = start + len(name)
        heard.append(
            ReadAttribution(
                source=((start, end),), cue=((end + 1, end + 5),), content=((at, start - 1),), certainty=0.9
            )
        )
        people.append(ReadEntity(span=(start, end), type="person", certainty=0.9))
        pieces.append(line)
        at += len(line) + len(gap)
    text = gap.join(pieces)
    return text, passage(text, *heard, entities=tuple(people))


@pytest.mark.parametrize("gap", ["\n", " "])
def test_a_page_of_many_attributions_takes_time_by_its_length_and_not_by_its_square(gap: str) -> None:
    took = []
    for count in (250, 2000):
        text, heard = long_text(count, gap)
        report = report_of(text)
        start = process_time()
        made = read(text, heard, report=report)
        took.append(process_time() - start)
        assert len(made) == count
    assert took[1] < 24 * took[0], "eight times the text; its square would take 64 times as long"


def test_refusals_and_denials_are_told_by_the_cue() -> None:
    assert only("Ada Brook declined to comment.", "Ada Brook", "declined", "to comment").declined
    assert not only("Ada Brook declined to resign.", "Ada Brook", "declined", "to resign").declined
    assert only("Ada Brook denied it was shut.", "Ada Brook", "denied", "it was shut").polarity == "denied"
    assert only("Ada Brook said it was shut.", "Ada Brook", "said", "it was shut").polarity == "asserted"
    assert only("Ada Brook rejected the plan.", "Ada Brook", "rejected", "the plan").polarity == "asserted"
    passive = "The claims about the lock were rejected by Ada Brook."
    assert only(passive, "Ada Brook", "were rejected", "The claims about the lock").polarity == "denied"


def test_modality_is_of_the_sentence_that_holds_most_of_the_content() -> None:
    text = "Ada Brook said: “No. The lock may open again one day.”"
    sentences = (
        sentence(text, "Ada Brook said: “No."),
        sentence(text, "The lock may open again one day.”", "hypothetical"),
    )
    (made,) = read(
        text,
        passage(text, said(text, "Ada Brook", "said", "“No. The lock may open again one day.”"), sentences=sentences),
    )
    assert made.modality == "hypothetical"
    assert only(text, "Ada Brook", "said", "“No.").modality == "asserted"


SPAN = st.tuples(st.integers(0, 70), st.integers(1, 30)).map(lambda s: (s[0], s[0] + s[1]))
SPANS = st.lists(SPAN, max_size=3).map(tuple)
ATTRIBUTION = st.builds(ReadAttribution, source=SPANS, cue=SPANS, content=SPANS, certainty=st.sampled_from([0.5, 0.9]))


def moved(item: ReadAttribution, length: int) -> ReadAttribution:
    """The same with its spans cut at the end of a text."""
    cut = {
        role: tuple((min(a, length - 1), min(b, length)) for a, b in getattr(item, role) if length)
        for role in ("source", "cue", "content")
    }
    return ReadAttribution(**cut, certainty=item.certainty)


@FEW
@given(st.text(alphabet="ab.,:\n \"“”'’(", max_size=100), st.lists(ATTRIBUTION, max_size=5))
def test_any_spans_give_attributions_within_the_report(text: str, found: list[ReadAttribution]) -> None:
    report = report_of(text)
    found = [moved(item, len(text)) for item in found]
    made = read(text, passage(text, *found), report=report)
    for item in made:
        spans = [item.cue, *item.content, *([item.source] if item.source else [])]
        assert item.content
        assert all(any(a <= s < e <= b for a, b in report.body) for s, e in spans)
        assert all(before[1] <= after[0] for before, after in pairwise(item.content))
    assert made == read(text, passage(text, *reversed(found)), report=report)
    assert len({(item.cue, item.content) for item in made}) == len(made)
