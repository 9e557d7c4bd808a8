"""Joins the stages: documents to pages to reports to readings, into the ledger, linked and assembled into stories.

One page is one transaction: its reports, its links and the groups it changes are kept together or not at all. Stories
are assembled after the pages, from what the ledger holds; those that a killed run leaves stale are assembled by the
next :meth:`Pipeline.read`, and until then the ledger says which they are.
"""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import chain

import msgspec

from secondsource.encoder import Encoder, TextReading
from secondsource.errors import InputError, LedgerError
from secondsource.joining import LINKING, Joiner
from secondsource.ledger import Ledger, Queries
from secondsource.pages.html import read_html
from secondsource.pages.issued import say_unread_date
from secondsource.pages.sources import Fetched, Fetcher, SourceOptions, canonical_url, open_source
from secondsource.pages.split import split
from secondsource.pages.text import read_text
from secondsource.reading import is_analysed, read
from secondsource.records import Document, Page, Reading, Record, Report, Result, Span
from secondsource.stories import FamilyOf, Member, assemble
from secondsource.vocabulary import Vocabulary

HTML = ("text/html", "application/xhtml+xml")
ASSEMBLE_EVERY = 500  # pages, so that a long run shows stories before it ends

READING = 4
"""Raised whenever what is read of the same passage changes: a ledger then takes no more, for its readings are old."""


class Inspection(Record, frozen=True, kw_only=True):
    """One document read without a ledger."""

    page: Page
    reports: tuple[Report, ...]
    readings: tuple[Reading, ...]


class Summary(Record, frozen=True, kw_only=True):
    """What a run did; pages, reports and stories are what the ledger holds now.

    ``outcomes`` adds up to the inputs, and counts each story that could not be assembled as one more that failed.
    """

    pages: int
    reports: int
    stories: int
    outcomes: dict[str, int]
    reasons: dict[str, int]  # why inputs were skipped
    languages: dict[str, int]  # of the ledger's reports; other than English they are kept, not analysed
    seconds: float


class Pipeline:
    """The stages with what they need: a vocabulary and an encoder, loaded once."""

    def __init__(self, vocabulary: Vocabulary, threads: int | None = None) -> None:
        self.vocabulary = vocabulary
        self.encoder = Encoder(threads)
        self.agencies = agency_names(vocabulary)

    @property
    def reader(self) -> str:
        """What tells readings of this pipeline from those that cannot be compared with them."""
        return f"{self.encoder.version}.{READING}.{LINKING}"

    def inspect(self, document: Document) -> Inspection:
        """Read one document: its page, its reports, what each says.

        Raises ``InputError`` naming the document where its bytes are no text.
        """
        page = self.page(document)
        text_reading = self.reading_of(page)
        reports = split(page, text_reading.embed, self.vocabulary)
        return Inspection(page=page, reports=reports, readings=self.readings(page, reports, text_reading))

    def page(self, document: Document) -> Page:
        """Decode a document and cut it into blocks."""
        read_page = read_html if document.media_type in HTML else read_text
        page = read_page(document, self.vocabulary)
        return msgspec.structs.replace(page, address=canonical_url(page.url)) if page.url else page

    def reading_of(self, page: Page) -> TextReading:
        """What the encoder reads on a page, once for all stages, when the first of them asks."""
        return TextReading(self.encoder, page.text, [b.span for b in page.blocks if b.main or b.kind == "heading"])

    def readings(self, page: Page, reports: Sequence[Report], text_reading: TextReading) -> tuple[Reading, ...]:
        """Read reports in a language that is analysed; the others have no reading.

        A sentence that stands in two reports of a page is in each what it is there.
        """
        analysed = [r for r in reports if is_analysed(r.language)]
        return tuple(
            read(page.text, r, text_reading.within(r.body), text_reading.passages, self.vocabulary) for r in analysed
        )

    def read(
        self,
        sources: Sequence[str],
        ledger: Ledger,
        options: SourceOptions,
        on_result: Callable[[Result], None],
    ) -> Summary:
        """Read sources into a ledger, page by page; ``on_result`` hears what became of each input, once it is kept.

        At the end it hears also, as failed, of each story that could not be assembled; such a story stays stale.
        """
        run = Run(self, ledger)
        started = time.monotonic()
        outcomes: Counter[str] = Counter()
        reasons: Counter[str] = Counter()
        for result in chain(run.results(sources, options), self._assembled(ledger)):
            outcomes[result.outcome] += 1
            if result.outcome == "skipped":
                reasons[result.reason or "unknown"] += 1
            on_result(result)
            if outcomes["read"] % ASSEMBLE_EVERY == 0 and result.outcome == "read":
                self.assemble(ledger)
        counts = ledger.counts()
        return Summary(
            pages=counts.pages,
            reports=counts.reports,
            stories=counts.stories,
            outcomes=dict(sorted(outcomes.items())),
            reasons=dict(sorted(reasons.items())),
            languages=counts.languages,
            seconds=round(time.monotonic() - started, 3),
        )

    def _assembled(self, ledger: Ledger) -> Iterator[Result]:
        """Assemble when the iteration comes to it, which is after the pages; give what failed."""
        yield from self.assemble(ledger)

    def assemble(self, ledger: Ledger) -> list[Result]:
        """Assemble the stories whose reports changed; give a failed result for each that could not be."""
        return assemble_stale(ledger, self.agencies, self.vocabulary.family)


def agency_names(vocabulary: Vocabulary) -> frozenset[str]:
    """All names of known news agencies, long and short, lower case."""
    return frozenset(form.lower() for agency in vocabulary.agencies for form in agency.forms)


def assemble_stale(ledger: Ledger, agencies: frozenset[str], family_of: FamilyOf) -> list[Result]:
    """Assemble every story that is marked stale, one transaction each; give a failed result for each that stays so.

    ``agencies`` are all names of known news agencies, long and short, lower case; ``family_of`` gives the publisher
    family of a name.
    """
    failed = []
    for ids in ledger.stale_stories():
        try:
            with ledger.writing() as writer:
                if here := members_of(writer, ids):
                    links = writer.links([m.id for m in here])
                    writer.put_story(assemble(here, links, agencies, family_of))
        except LedgerError:
            raise
        except Exception as error:
            # One story must not keep all others from being assembled, in this run and in every later one.
            failed.append(Result(source=f"story s{ids[0]}", outcome="failed", reason=say_fault(error, "story")))
    return failed


def members_of(ledger: Queries, ids: Sequence[str]) -> list[Member]:
    """The reports of ``ids`` that have a reading, with it and the text that their spans point into."""
    stored, readings, texts = ledger.reports(ids), ledger.readings(ids), ledger.texts(ids)
    return [Member(stored[i].report, readings[i], texts[i]) for i in ids if i in stored and i in readings]


class Run:
    """One run over a ledger: each document is read and kept, with what follows from it."""

    def __init__(self, pipeline: Pipeline, ledger: Ledger) -> None:
        self.pipeline = pipeline
        self.ledger = ledger
        self.joiner = Joiner()

    def results(self, sources: Sequence[str], options: SourceOptions) -> Iterator[Result]:
        """Read each source's documents into the ledger; one result an input, given after it is kept.

        Raises LedgerError where the ledger was read with other weights, or in another way.
        """
        with self.ledger.writing() as writer:
            writer.read_with(self.pipeline.reader)
        self.pipeline.encoder.use(self.ledger.passages)
        try:
            with Fetcher(options) as fetcher:
                for source in sources:
                    for found in open_source(source, options, self.ledger.validators, fetcher):
                        yield self._document(found) if isinstance(found, Document) else self._kept(found)
        finally:
            self.pipeline.encoder.use(None)

    def _kept(self, result: Result) -> Result:
        with self.ledger.writing() as writer:
            writer.record_result(result)
        return result

    def _document(self, document: Document) -> Result:
        name = document.path or document.url or "standard input"
        try:
            return self._read(name, document)
        except LedgerError:
            raise  # the next page would fare no better
        except InputError as error:
            return self._kept(Result(source=name, outcome="failed", reason=str(error)))
        except Exception as error:
            # A fault on one page must not end a run over thousands: it is kept, told, and makes the exit status 1.
            return self._kept(Result(source=name, outcome="failed", reason=say_fault(error, "page")))

    def _read(self, name: str, document: Document) -> Result:
        page = self.pipeline.page(document)
        text_reading = self.pipeline.reading_of(page)
        reports = split(page, text_reading.embed, self.pipeline.vocabulary)
        if not reports:
            reason = "list page" if page.markup.list_page else "empty"
            return self._kept(Result(source=name, outcome="skipped", reason=reason))
        try:
            return self._page(name, document, page, reports, text_reading)
        except BaseException:
            self.joiner.forget()
            raise

    def _page(
        self, name: str, document: Document, page: Page, reports: tuple[Report, ...], text_reading: TextReading
    ) -> Result:
        """Keep one page and everything that follows from it, in one transaction."""
        digest = digest_of(reports, page)
        known = self.ledger.find(page, digest).status == "unchanged"
        readings = () if known else self.pipeline.readings(page, reports, text_reading)
        note = say_unread_date(page)
        with self.ledger.writing() as writer:
            writer.add_passages(self.pipeline.encoder.fresh())
            if writer.find(page, digest).status == "unchanged":
                writer.see_page(page, digest)
                result = Result(source=name, outcome="unchanged", reason=note, reports=len(reports))
            else:
                self.joiner.catch_up(writer)
                self.joiner.join(writer, writer.add_page(page, digest, reports, readings))
                result = Result(source=name, outcome="read", reason=note, reports=len(reports))
            writer.record_result(result)
            if isinstance(document, Fetched) and document.url:
                writer.put_validators(document.url, document.validators)
        return result


def say_fault(error: Exception, where: str) -> str:
    """Say what went wrong inside this package, where no input is to blame."""
    return f"a fault in secondsource, worth reporting with the {where}: {type(error).__name__}: {error}"


def digest_of(reports: Sequence[Report], page: Page) -> str:
    """Hash of what is read of a page: two fetches that differ only in advertisements have one digest."""

    def words(*spans: Span) -> list[str]:
        return [page.text[slice(*span)] for span in spans]

    said = [
        (
            (r.title, r.outlet, r.family, r.language, r.authors, r.live),
            r.published and (r.published.value, r.published.precision, r.published.basis),
            r.dateline and (r.dateline.place, words(r.dateline.span)),
            [(c.agency, c.kind, words(c.span)) for c in r.credits],
            [(e.time, words(e.span)) for e in r.entries],
            (words(*r.headings), words(*r.body)),
        )
        for r in reports
    ]
    return hashlib.blake2b(msgspec.json.encode(said), digest_size=16).hexdigest()
