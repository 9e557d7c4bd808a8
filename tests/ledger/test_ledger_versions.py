"""Pages and their versions: reading again changes nothing, and the order of reading does not matter."""

from __future__ import annotations

import random
import tempfile
from functools import cache
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_samples import Reader, Sample, content, link, make, numbered, prose, regroup

from secondsource.ledger import Added, Ledger
from secondsource.records import Given

URL = "https://news.example/story"


def add(ledger: Ledger, sample: Sample) -> Added:
    return Reader(ledger).read(sample)[0]


def texts(ledger: Ledger) -> set[str]:
    return {ledger.page(row.report).text for row in ledger.index_rows() if row.current}


def test_a_page_comes_back_as_it_was_added(ledger: Ledger) -> None:
    sample = make(prose(1), prose(2), url=URL, path="a.txt", retrieved="2024-03-24T10:00:00Z")
    added = add(ledger, sample)
    assert (added.status, added.added, added.removed, added.affected) == ("new", tuple(sample.ids), (), ())
    assert ledger.page(sample.ids[1]) == sample.page
    assert list(ledger.readings(sample.ids).values()) == list(sample.readings)
    stored = ledger.reports(reversed(sample.ids))
    assert list(stored) == sample.ids[::-1]
    found = stored[sample.ids[0]]
    assert (found.report, found.url, found.path, found.sha256) == (
        sample.reports[0],
        URL,
        "a.txt",
        sample.page.sha256,
    )
    assert (found.retrieved, found.current, found.locations) == ("2024-03-24T10:00:00Z", True, (URL, "a.txt"))


def test_ids_that_are_not_known_are_left_out(ledger: Ledger) -> None:
    assert ledger.reports(["none"]) == {}
    assert ledger.readings(["none"]) == {}
    assert ledger.component(["none"]) == ([], [])
    with pytest.raises(KeyError):
        ledger.page("none")


def test_reading_again_changes_nothing(ledger: Ledger) -> None:
    reader, samples = Reader(ledger), [numbered(number) for number in range(8)]
    reader.read(*samples)
    before, rows = content(ledger), list(ledger.index_rows())
    again = reader.read(*samples)
    assert {(added.status, added.added) for added in again} == {("unchanged", ())}
    assert content(ledger) == before
    assert list(ledger.index_rows()) == rows


def test_the_same_bytes_at_another_path_are_the_same_page_and_both_paths_are_kept(ledger: Ledger) -> None:
    one, other = make(prose(1), path="b.txt"), make(prose(1), path="a.txt")
    add(ledger, one)
    assert ledger.find(other.page, other.digest).status == "unchanged"
    with ledger.writing() as writer:
        writer.see_page(other.page, other.digest)
    found = ledger.reports(one.ids)[one.ids[0]]
    assert (found.path, found.locations) == ("a.txt", ("a.txt", "b.txt"))
    assert ledger.counts().pages == 1


def test_a_page_that_is_not_unchanged_cannot_only_be_seen(ledger: Ledger) -> None:
    sample = make(prose(1))
    with pytest.raises(ValueError, match="add it"), ledger.writing() as writer:
        writer.see_page(sample.page, sample.digest)


def test_other_bytes_with_the_same_reports_are_unchanged(ledger: Ledger) -> None:
    add(ledger, make(prose(1), url=URL, retrieved="2024-01-01"))
    same = make(prose(1), url=URL, retrieved="2024-01-02", head="An advertisement\n")
    assert ledger.find(same.page, same.digest).status == "unchanged"


@pytest.mark.parametrize("turn", [1, -1])
def test_the_same_bytes_with_another_date_are_another_version_whichever_came_first(ledger: Ledger, turn: int) -> None:
    days = ("2024-03-24", "2024-03-25")
    samples = [make(prose(1), url=URL, published=day, stated=Given(date=day)) for day in days][::turn]
    assert [add(ledger, sample).status for sample in samples] == ["new", "changed"]
    last = max(samples, key=lambda sample: sample.page.identity)
    found = ledger.reports(last.ids)[last.ids[0]]
    assert (found.report, found.sha256) == (last.reports[0], last.page.sha256)
    assert [add(ledger, sample).status for sample in samples] == ["unchanged", "unchanged"]
    assert ledger.counts().versions == 2


def test_the_same_bytes_without_address_from_two_outlets_are_two_pages(ledger: Ledger) -> None:
    samples = [make(prose(1), stated=Given(outlet=outlet)) for outlet in ("Metropole", "Portolan")]
    assert [add(ledger, sample).status for sample in samples] == ["new", "new"]
    assert (ledger.counts().pages, ledger.counts().reports) == (2, 2)


def test_a_changed_page_becomes_a_new_version_and_the_old_one_stays(ledger: Ledger) -> None:
    old = make(prose(1), url=URL, retrieved="2024-01-01")
    new = make(prose(2), url=URL, retrieved="2024-01-02")
    add(ledger, old)
    placement = ledger.find(new.page, new.digest)
    assert (placement.status, placement.reports) == ("changed", tuple(old.ids))
    added = add(ledger, new)
    assert (added.status, added.added, added.removed) == ("changed", tuple(new.ids), tuple(old.ids))
    assert ledger.page(old.ids[0]) == old.page
    assert [found.current for found in ledger.reports([*old.ids, *new.ids]).values()] == [False, True]
    assert [hit.report for hit in ledger.search("page*")] == new.ids
    counts = ledger.counts()
    assert (counts.pages, counts.versions, counts.reports, counts.older_reports) == (1, 2, 1, 1)
    assert ledger.problems() == []


def test_an_older_version_is_stored_and_not_current(ledger: Ledger) -> None:
    new, old = make(prose(2), url=URL, retrieved="2024-01-02"), make(prose(1), url=URL)
    add(ledger, new)
    added = add(ledger, old)
    assert (added.status, added.added, added.removed) == ("changed", (), ())
    assert ledger.page(old.ids[0]).text == old.page.text
    assert texts(ledger) == {new.page.text}
    assert ledger.problems() == []


def test_a_page_that_returns_to_a_former_content_returns_to_that_version(ledger: Ledger) -> None:
    first, second = make(prose(1), url=URL, retrieved="2024-01-01"), make(prose(2), url=URL, retrieved="2024-01-02")
    back = make(prose(1), url=URL, retrieved="2024-01-03")
    for sample in (first, second):
        add(ledger, sample)
    added = add(ledger, back)
    assert (added.status, added.added, added.removed) == ("changed", tuple(first.ids), tuple(second.ids))
    assert ledger.counts().versions == 2
    assert ledger.problems() == []


def test_a_report_that_a_new_version_leaves_as_it_is_keeps_its_links_and_its_entry(ledger: Ledger) -> None:
    other = make(prose(9), path="other.txt")
    old = make(prose(1), prose(2), url=URL, retrieved="2024-01-01")
    new = make(prose(1), prose(3), url=URL, retrieved="2024-01-02")
    kept, gone, fresh = old.ids[0], old.ids[1], new.ids[1]
    for sample in (other, old):
        with ledger.writing() as writer:
            writer.add_page(sample.page, sample.digest, sample.reports, sample.readings)
    links = [link(kept, other.ids[0]), link(gone, other.ids[0])]
    with ledger.writing() as writer:
        writer.add_links(links)
        regroup(writer, [kept])
    at = max(row.row for row in ledger.index_rows())
    with ledger.writing() as writer:
        added = writer.add_page(new.page, new.digest, new.reports, new.readings)
        assert (added.added, added.removed) == ((fresh,), (gone,))
        assert set(added.affected) == {kept, other.ids[0]}
        regroup(writer, [*added.added, *added.affected])
    assert ledger.links([kept, gone, other.ids[0]]) == [links[0]]
    assert {(row.report, row.current) for row in ledger.index_rows(at)} == {(gone, False), (fresh, True)}
    assert ledger.page(kept).text == new.page.text
    assert ledger.problems() == []


def test_a_report_whose_spans_have_moved_is_to_be_linked_again(ledger: Ledger) -> None:
    other = make(prose(9), path="other.txt")
    old = make(prose(1), url=URL, retrieved="2024-01-01")
    new = make(prose(1), prose(3), url=URL, retrieved="2024-01-02", head="Moved\n")
    for sample in (other, old):
        add(ledger, sample)
    with ledger.writing() as writer:
        writer.add_links([link(old.ids[0], other.ids[0])])
    with ledger.writing() as writer:
        added = writer.add_page(new.page, new.digest, new.reports, new.readings)
    assert (added.added, added.removed, added.affected) == (tuple(new.ids), (), tuple(other.ids))
    assert ledger.links([*new.ids, *other.ids]) == []
    assert ledger.reports(old.ids)[old.ids[0]].report == new.reports[0]


def test_one_report_id_on_two_pages_is_one_report(ledger: Ledger) -> None:
    a = make(prose(1), url="https://news.example/a", retrieved="2024-01-01")
    b = msgspec.structs.replace(a, page=msgspec.structs.replace(a.page, url="https://news.example/b"))
    assert add(ledger, b).added == tuple(a.ids)
    add(ledger, a)
    assert ledger.reports(a.ids)[a.ids[0]].url == "https://news.example/a"
    changed = make(prose(2), url="https://news.example/a", retrieved="2024-01-02")
    assert add(ledger, changed).removed == ()
    assert ledger.reports(a.ids)[a.ids[0]].url == "https://news.example/b"
    assert ledger.problems() == []


def test_a_report_id_twice_on_a_page_counts_once_and_a_strange_reading_is_refused(ledger: Ledger) -> None:
    sample = make(prose(1), prose(1))
    assert len(add(ledger, sample).added) == 1
    assert ledger.reports(sample.ids)[sample.ids[0]].report == sample.reports[0]
    other = make(prose(2))
    with pytest.raises(ValueError, match="not on the page"), ledger.writing() as writer:
        writer.add_page(other.page, other.digest, other.reports, sample.readings)


def test_a_report_without_a_reading_is_stored_counted_and_not_linked(ledger: Ledger) -> None:
    sample = make(prose(1), language="fr")
    with ledger.writing() as writer:
        assert writer.add_page(sample.page, sample.digest, sample.reports, ()).added == tuple(sample.ids)
        writer.set_groups([sample.ids])
    assert list(ledger.index_rows()) == []
    assert ledger.readings(sample.ids) == {}
    assert ledger.counts().languages == {"fr": 1}
    assert ledger.component(sample.ids) == (sample.ids, [])


@st.composite
def histories(draw: st.DrawFn) -> list[Sample]:
    """Draw documents of a few pages: contents that come again, with other bytes or facts, at equal or unknown times."""
    documents = []
    for _ in range(draw(st.integers(1, 6))):
        bodies = [prose(body, 1, 6) for body in draw(st.lists(st.integers(0, 3), min_size=1, max_size=2, unique=True))]
        times = st.sampled_from([None, "2024-01-01", "2024-01-02", "2024-01-03"])
        head = draw(st.sampled_from(["", "", "Advertisement\n"]))
        url = draw(st.sampled_from([URL, URL, "https://news.example/other", None]))
        day = draw(st.sampled_from([None, None, "2024-03-25", "2024-03-26"]))
        outlet = draw(st.sampled_from([None, None, "Portolan"]))
        sample = make(
            *bodies,
            url=url,
            path=draw(st.sampled_from("ab")),
            retrieved=draw(times),
            head=head,
            published=day,
            stated=Given(date=day, outlet=outlet),
        )
        documents.append(sample)
    return documents


@cache
def empty() -> bytes:
    """Give an empty ledger's file, because making the tables takes longer than all else."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "empty.db"
        Ledger.open(str(path)).close()
        return path.read_bytes()


def held(samples: list[Sample]) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "test.db"
        path.write_bytes(empty())
        with Ledger.open(str(path)) as ledger:
            reader = Reader(ledger)
            reader.read(*samples)
            reader.assemble()
            assert ledger.problems() == []
            assert set(reader.topics) == {row.report for row in ledger.index_rows() if row.current}
            return content(ledger)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(histories(), st.randoms(use_true_random=False))
def test_what_a_ledger_holds_does_not_depend_on_the_order_of_reading(
    samples: list[Sample], chance: random.Random
) -> None:
    shuffled = list(samples)
    chance.shuffle(shuffled)
    assert held(samples) == held([*shuffled, *samples])
