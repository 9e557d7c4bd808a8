"""Synthetic pages for the ledger's tests, and the smallest pipeline that keeps every promise the ledger asks for."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterable, Sequence

from secondsource.ledger import Added, Ledger, Writer
from secondsource.records import Given, Link, Match, Page, Published, Range, Reading, Record, Report, Story, Term

WORDS = (
    *("harbour", "bridge", "minister", "ferry", "council", "strike", "engine", "valley", "crew", "storm"),
    *("letter", "market", "tower", "forest", "clinic", "railway", "lantern", "museum", "pilot", "quarry"),
)


NOTHING = Given()


class Sample(Record, frozen=True, kw_only=True):
    """All that ``add_page`` takes."""

    page: Page
    digest: str
    reports: tuple[Report, ...]
    readings: tuple[Reading, ...]

    @property
    def ids(self) -> list[str]:
        return [report.id for report in self.reports]


def digest(*values: str) -> str:
    return hashlib.sha256("\x1f".join(values).encode()).hexdigest()


def make(
    *bodies: str,
    url: str | None = None,
    path: str | None = None,
    retrieved: str | None = None,
    published: str | None = "2024-03-24",
    topic: int = 0,
    head: str = "",
    language: str | None = "en",
    title: str = "Title",
    stated: Given = NOTHING,
) -> Sample:
    """Make a page of one report per body; paragraphs are parted by line breaks. ``head`` shifts every span."""
    text, spans = head, []
    for body in bodies:
        start, paragraphs = len(text), []
        for paragraph in body.split("\n"):
            paragraphs.append((len(text), len(text) + len(paragraph)))
            text += paragraph + "\n"
        spans.append(((start, len(text)), tuple(paragraphs)))
    sha256 = digest("bytes", text)
    page = Page(
        sha256=sha256, text=text, media_type="text/plain", path=path, url=url, retrieved=retrieved, given=stated
    )
    reports = []
    for (span, paragraphs), body in zip(spans, bodies, strict=True):
        known = Published(value=published, precision="day", basis="meta") if published else None
        name = digest(url or page.identity, body)[:16]
        reports.append(
            Report(
                id=name,
                span=span,
                title=title,
                outlet="Lowland Post",
                language=language,
                published=known,
                body=paragraphs,
            )
        )
    return Sample(
        page=page,
        digest=digest(title, published or "", *bodies),
        reports=tuple(reports),
        readings=tuple(read(report, topic) for report in reports),
    )


def read(report: Report, topic: int) -> Reading:
    noise = random.Random(report.id)  # noqa: S311
    return Reading(
        report=report.id,
        language=report.language,
        published=report.published.value if report.published else None,
        sentences=report.body,
        quotes=(),
        terms=(Term(kind="name", key=f"topic {topic}", weight=3.5, spans=report.body[:1]),),
        words={word: noise.random() for word in noise.sample(WORDS, 12)},
        vector=noise.randbytes(384),
        sentence_vectors=noise.randbytes(384 * len(report.body)),
        shingles=tuple(noise.getrandbits(32) for _ in range(64)),
        rare=(topic,),
    )


def prose(number: int, paragraphs: int = 4, words: int = 40) -> str:
    noise = random.Random(number)  # noqa: S311
    return "\n".join(" ".join([f"page{number}", *noise.choices(WORDS, k=words)]) + "." for _ in range(paragraphs))


def numbered(number: int, topics: int = 10) -> Sample:
    """Make the page with a number: some have two reports, some a URL; every ``topics``-th is of one topic."""
    bodies = [prose(number)] if number % 4 else [prose(number), prose(-number - 1)]
    url = f"https://news.example/{number}" if number % 3 else None
    day = f"2024-03-{1 + number % 28:02}"
    return make(*bodies, url=url, path=f"pages/{number}.txt", published=day, topic=number % topics)


def link(one: str, other: str, score: float = 0.9) -> Link:
    a, b = sorted((one, other))
    matches = (Match(span=(0, 5), of_report=b, of_span=(1, 6), same="verbatim"),)
    return Link(a=a, b=b, score=score, reasons={"words": 1.5}, a_in_b=0.25, b_in_a=0.5, matches=matches)


def assembled(group: Sequence[str], title: str | None = None, last: str | None = None) -> Story:
    return Story(
        id=f"s{group[0]}",
        title=title,
        first=last,
        last=last,
        reports=tuple(group),
        derivations=(),
        origins=Range(low=1, high=len(group)),
        origin_list=(),
        unchecked=(),
    )


class Reader:
    """Adds pages, links reports of one topic, and groups what is linked, in one transaction for each page."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.at = 0
        self.topics: dict[str, int] = {}

    def read(self, *samples: Sample) -> list[Added]:
        done = []
        for sample in samples:
            with self.ledger.writing() as writer:
                done.append(self.add(writer, sample))
        return done

    def add(self, writer: Writer, sample: Sample) -> Added:
        added = writer.add_page(sample.page, sample.digest, sample.reports, sample.readings)
        for row in writer.index_rows(self.at):
            self.at = row.row
            if row.current:
                self.topics[row.report] = row.rare[0]
            else:
                self.topics.pop(row.report, None)
        for report in added.added:
            same = (other for other, topic in self.topics.items() if topic == self.topics[report] and other != report)
            writer.add_links([link(report, other) for other in same])
        regroup(writer, [*added.added, *added.affected])
        return added

    def assemble(self) -> None:
        with self.ledger.writing() as writer:
            for group in writer.stale_stories():
                assert writer.put_story(assembled(group, last="2024-03-24"))


def regroup(writer: Writer, ids: Iterable[str]) -> None:
    reached, links = writer.component(ids)
    if reached:
        writer.set_groups(connected(reached, [(found.a, found.b) for found in links]))


def connected(ids: Sequence[str], pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    group = {report: report for report in ids}
    for a, b in pairs:
        one, other = group[a], group[b]
        if one != other:
            for report, name in group.items():
                if name == other:
                    group[report] = one
    found: dict[str, list[str]] = {}
    for report in sorted(ids):
        found.setdefault(group[report], []).append(report)
    return list(found.values())


def content(ledger: Ledger) -> dict[str, object]:
    """Give all that a ledger says, without the numbers that depend on the order of reading."""
    with ledger.reading() as snapshot:
        ids = sorted(row.report for row in snapshot.index_rows() if row.current)
        stored = snapshot.reports(ids)
        stories = {report: stored[report].story for report in ids}
        places = {
            report: (found.report, found.url, found.path, found.sha256, found.retrieved, found.locations)
            for report, found in stored.items()
        }
        return {
            "places": places,
            "pages": {report: snapshot.page(report).text for report in ids},
            "readings": snapshot.readings(ids),
            "links": snapshot.links(ids),
            "stories": stories,
            "assembled": snapshot.stories(),
            "stale": snapshot.stale_stories(),
            "counts": snapshot.counts(),
            "found": sorted(hit.report for hit in snapshot.search("page*", 10_000)),
        }
