"""Links, groups and stories; inputs and counts; transactions."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_samples import Reader, assembled, connected, link, make, numbered, prose, regroup

from secondsource.errors import InputError
from secondsource.ledger import Ledger, Writer
from secondsource.pages.sources import Validators
from secondsource.records import Result


def fill(ledger: Ledger, number: int) -> list[str]:
    """Add pages of one report each, without links or stories; give the reports' ids, sorted."""
    with ledger.writing() as writer:
        for each in range(number):
            sample = make(prose(each, 1, 5), path=f"{each}.txt")
            writer.add_page(sample.page, sample.digest, sample.reports, sample.readings)
        return sorted(row.report for row in writer.index_rows())


def group(ledger: Ledger, *groups: Sequence[str]) -> None:
    with ledger.writing() as writer:
        writer.set_groups(groups)


def test_links_come_back_as_they_were_added_and_the_last_one_of_a_pair_counts(ledger: Ledger) -> None:
    a, b, c = fill(ledger, 3)
    with ledger.writing() as writer:
        writer.add_links([link(a, b, 0.1), link(b, c, 0.2)])
        writer.add_links([link(a, b, 0.8)])
    assert ledger.links([a, b, c]) == [link(a, b, 0.8), link(b, c, 0.2)]
    assert ledger.links([a, c]) == []
    reached, links = ledger.component([c])
    assert reached == [a, b, c]
    assert [(found.a, found.b, found.score, found.matches) for found in links] == [(a, b, 0.8, ()), (b, c, 0.2, ())]


def test_links_name_known_reports_in_order(ledger: Ledger) -> None:
    a, b = fill(ledger, 2)
    with pytest.raises(ValueError, match="in order"), ledger.writing() as writer:
        writer.add_links([link(a, a)])
    with pytest.raises(ValueError, match="no report 'zz'"), ledger.writing() as writer:
        writer.add_links([link(b, "zz")])


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.data())
def test_a_component_is_what_can_be_reached(ledger: Ledger, data: st.DataObject) -> None:
    ids = fill(ledger, 12)
    places = st.integers(0, 11)
    pairs = data.draw(st.sets(st.tuples(places, places).filter(lambda pair: pair[0] < pair[1]), max_size=12))
    start = ids[data.draw(places)]

    def undone(writer: Writer) -> None:
        writer.add_links([link(ids[a], ids[b]) for a, b in pairs])
        reached, links = writer.component([start])
        groups = connected(ids, [(ids[a], ids[b]) for a, b in pairs])
        assert reached == next(each for each in groups if start in each)
        assert {(found.a, found.b) for found in links} == {(ids[a], ids[b]) for a, b in pairs if ids[a] in reached}
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), ledger.writing() as writer:
        undone(writer)
    assert ledger.counts().links == 0


def test_a_group_is_a_story_called_after_its_first_report(ledger: Ledger) -> None:
    a, b, c = fill(ledger, 3)
    group(ledger, [b, a], [c])
    assert ledger.stale_stories() == [[b, a], [c]]
    assert ledger.stories() == []
    with ledger.writing() as writer:
        assert writer.put_story(assembled([b, a], "One", "2024-03-24"))
        assert writer.put_story(assembled([c], "Two"))
    assert ledger.stale_stories() == []
    assert [story.title for story in ledger.stories()] == ["One", "Two"]
    assert [story.title for story in ledger.stories(1)] == ["One"]
    assert ledger.reports([a])[a].story == f"s{b}"


def test_a_story_grouped_again_is_stale_shown_as_it_was_and_not_overwritten(ledger: Ledger) -> None:
    a, b, c = fill(ledger, 3)
    group(ledger, [a, b])
    with ledger.writing() as writer:
        writer.put_story(assembled([a, b], "Before"))
    group(ledger, [a, b, c])
    with ledger.writing() as writer:
        assert not writer.put_story(assembled([a, b], "Too late"))
        assert not writer.put_story(assembled([c], "No story"))
    assert [story.title for story in ledger.stories()] == ["Before"]
    assert ledger.stale_stories() == [[a, b, c]]


def test_what_is_left_of_a_story_goes_on_under_its_first_report(ledger: Ledger) -> None:
    a, b, c, d = fill(ledger, 4)
    group(ledger, [a, b, c, d])
    group(ledger, [a, c])
    assert ledger.stale_stories() == [[a, c], [b, d]]
    group(ledger, [c, a, b, d])
    assert ledger.stale_stories() == [[c, a, b, d]]
    assert ledger.problems() == []


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.lists(st.permutations(range(6)), min_size=1, max_size=3), min_size=1, max_size=4))
def test_groups_always_hold_together(ledger: Ledger, rounds: list[list[list[int]]]) -> None:
    ids = fill(ledger, 6)
    for cuts in rounds:
        order = [ids[place] for place in cuts[0]]
        group(ledger, order[: len(cuts)], order[len(cuts) : 5])
        assert ledger.problems() == []
        members = [report for each in ledger.stale_stories() for report in each]
        assert len(set(members)) == len(members)


def test_groups_that_cannot_be_are_refused(ledger: Ledger) -> None:
    a, b = fill(ledger, 2)
    for groups in ([[a], [a, b]], [[]], [["zz"]]):
        with pytest.raises(ValueError, match=r"groups|no report"):
            group(ledger, *groups)


def test_a_link_to_a_report_that_is_gone_is_dropped_and_it_cannot_be_grouped(ledger: Ledger) -> None:
    old = make(prose(1), url="https://news.example/x", retrieved="2024-01-01")
    new = make(prose(2), url="https://news.example/x", retrieved="2024-01-02")
    Reader(ledger).read(old, new)
    with ledger.writing() as writer:
        writer.add_links([link(old.ids[0], new.ids[0])])
    assert ledger.counts().links == 0
    with pytest.raises(ValueError, match="current no longer"):
        group(ledger, old.ids)


def test_a_story_is_found_by_every_name_it_ever_had(ledger: Ledger) -> None:
    old = make(prose(1), url="https://news.example/x", retrieved="2024-01-01", topic=1)
    other = make(prose(3), path="other.txt", topic=1)
    new = make(prose(2), url="https://news.example/x", retrieved="2024-01-02", topic=1)
    reader = Reader(ledger)
    reader.read(old, other, new)
    reader.assemble()
    (story,) = ledger.stories()
    names = [story.id, story.id[:9], *(f"{start}{report}" for report in story.reports for start in ("", "s"))]
    names += [old.ids[0], f"s{old.ids[0]}", other.ids[0][:8], f"s{new.ids[0]}"[:9]]
    assert {name: ledger.story(name) for name in names} == dict.fromkeys(names, story)
    for name in ("", "s", story.id[:7], "zzzzzzzzzz", "s%"):
        assert ledger.story(name) is None


def test_a_beginning_of_several_names_no_story_and_all_are_listed(ledger: Ledger) -> None:
    a, b = fill(ledger, 2)
    group(ledger, [a], [b])
    assert ledger.story_names(a[:8]) == [f"s{a}"]
    assert ledger.story(a) is None  # not assembled yet


def test_the_latest_outcome_of_an_input_counts_and_the_totals_add_up(ledger: Ledger) -> None:
    with ledger.writing() as writer:
        for source, outcome, reason in (
            ("a", "failed", "timed out"),
            ("a", "read", None),
            ("a", "unchanged", None),
            ("b", "skipped", "language"),
            ("c", "failed", "timed out"),
            ("c", "skipped", "empty"),
            ("d", "unchanged", None),
        ):
            writer.record_result(Result(source=source, outcome=outcome, reason=reason), "2024-03-24T10:00:00Z")
        writer.record_result(Result(source="e", outcome="failed", reason="gone"))
    counts = ledger.counts()
    assert counts.outcomes == {"failed": 1, "read": 1, "skipped": 2, "unchanged": 1}
    assert counts.inputs == 5
    assert counts.reasons == {"empty": 1, "language": 1}
    assert [(found.source, found.reason) for found in ledger.results("skipped")] == [("b", "language"), ("c", "empty")]
    assert [found.source for found in ledger.results()] == list("abcde")


def test_validators_are_kept_replaced_and_forgotten(ledger: Ledger) -> None:
    url = "https://news.example/x"
    for given_now in (Validators(etag='"1"'), Validators(last_modified="Sun, 24 Mar 2024 10:00:00 GMT")):
        with ledger.writing() as writer:
            writer.put_validators(url, given_now)
        assert ledger.validators(url) == given_now
    for nothing in (None, Validators()):
        with ledger.writing() as writer:
            writer.put_validators(url, nothing)
        assert ledger.validators(url) is None


def test_an_exception_undoes_the_whole_transaction(ledger: Ledger) -> None:
    def fail(writer: Writer) -> None:
        Reader(ledger).add(writer, numbered(0))
        raise InputError("the next page")

    with pytest.raises(InputError), ledger.writing() as writer:
        fail(writer)
    assert ledger.counts().pages == 0
    assert ledger.search("page0") == []


def test_readers_are_not_blocked_and_see_one_state(ledger: Ledger) -> None:
    with ledger.reading() as before, ledger.writing() as writer:
        assert before.counts().pages == 0
        Reader(ledger).add(writer, numbered(1))
        assert writer.counts().pages == 1
        assert ledger.counts().pages == before.counts().pages == 0
    assert ledger.counts().pages == 1


def test_a_thread_waits_for_its_turn_and_does_not_wait_for_itself(ledger: Ledger) -> None:
    def write(number: int) -> None:
        with ledger.writing() as writer:
            regroup(writer, writer.component(())[0])
            sample = numbered(number)
            writer.add_page(sample.page, sample.digest, sample.reports, sample.readings)

    threads = [threading.Thread(target=write, args=[number]) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert ledger.counts().pages == 4
    with ledger.writing(), pytest.raises(RuntimeError, match="already"), ledger.writing():
        pass


def test_an_abandoned_index_leaves_nothing_open(ledger: Ledger) -> None:
    Reader(ledger).read(numbered(1), numbered(2))
    rows = ledger.index_rows()
    next(rows)
    del rows
    assert ledger.counts().pages == 2
