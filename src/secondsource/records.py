"""The words of the design as typed, immutable records; every stage maps records to records.

Spans are half-open ``[start, end)`` in Unicode code points of ``Page.text`` (for plain text: the decoded file), so
``page.text[start:end]`` is the evidence. Times are ISO 8601 strings. A field that cannot be known is ``None``.
"""

from __future__ import annotations

import hashlib
from typing import Literal

import msgspec

Span = tuple[int, int]
"""Half-open ``[start, end)`` in code points of the page's text."""


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """Base of every record: immutable, compared by value, encoded as JSON or MessagePack by msgspec."""


# -- pages ------------------------------------------------------------------------------------------------------------


class Given(Record, frozen=True, kw_only=True):
    """What a source said about a page outside its bytes (a JSON Lines row, a feed item); all of it optional."""

    title: str | None = None
    outlet: str | None = None
    date: str | None = None
    authors: tuple[str, ...] = ()
    agency: str | None = None  # a feed item's <source>: whose item it is
    feed: bool = False  # a feed said it


class Document(Record, frozen=True, kw_only=True):
    """One fetched document before it is read: its bytes, where they came from, and what the source said of them."""

    data: bytes
    media_type: str  # "text/html", "text/plain", or what the server said
    path: str | None = None  # as the user gave it
    url: str | None = None  # as fetched or as the source states it
    charset: str | None = None  # from the Content-Type header or the source; a hint, not a promise
    retrieved: str | None = None  # ISO 8601 UTC; WARC-Date, the time of the fetch, or a file's time of change
    given: Given = Given()
    truncated: bool = False


BlockKind = Literal["heading", "paragraph", "caption", "list", "quote", "table", "meta", "link", "widget"]


class Block(Record, frozen=True, kw_only=True):
    """One visual block of a page's text: a paragraph, a heading, a caption…"""

    span: Span
    kind: BlockKind
    main: bool  # the extraction takes it for part of a report's own text
    level: int = 0  # heading level 1-6, 0 where it is no heading
    scope: int = 0  # number of the <article> (or like container) it stands in; 0 where the markup shows none


Basis = Literal["meta", "url", "prefix", "dateline", "caption", "text", "feed", "given", "inferred"]
Precision = Literal["second", "minute", "day", "month", "year"]


class Published(Record, frozen=True, kw_only=True):
    """When a report was published, and how that is known."""

    value: str  # "2024-03-24", or "2024-03-24T10:15:00+02:00", or "2024-03", as precise as ``precision``
    precision: Precision
    basis: Basis
    span: Span | None = None  # the characters that say so, where they stand in the page's text

    @property
    def orders(self) -> bool:
        """Whether reports may be ordered by it: to the day or finer, and not a picture's date, which only says that
        the report is no older."""
        return self.basis != "caption" and self.precision not in ("month", "year")


class Markup(Record, frozen=True, kw_only=True):
    """What a page's markup says about it: title, site, authors, dates, canonical address, language."""

    title: str | None = None
    site: str | None = None
    authors: tuple[str, ...] = ()
    published: Published | None = None
    modified: str | None = None
    canonical_url: str | None = None
    language: str | None = None  # BCP 47
    live: bool = False  # schema.org LiveBlogPosting or the like
    list_page: bool = False  # an index, section or search page: it holds teasers, no report


class Page(Record, frozen=True, kw_only=True):
    """One document, decoded: its text with offsets that every later record points into."""

    sha256: str  # of the document's bytes, hexadecimal
    text: str
    media_type: str
    path: str | None = None
    url: str | None = None  # as the page calls itself, or as it was fetched or stated
    address: str | None = None  # the canonical form of ``url``: two pages with one address are one page
    retrieved: str | None = None
    blocks: tuple[Block, ...] = ()
    markup: Markup = Markup()
    given: Given = Given()
    replaced: int = 0  # characters that could not be decoded and stand as U+FFFD

    @property
    def identity(self) -> str:
        """What tells this document from all others: the hash of its bytes, and of what its source said of them.

        The same bytes with another date or outlet are another document. ``SHA256`` or ``SHA256+GIVEN``, hexadecimal.
        """
        said = {name: value for name, value in msgspec.to_builtins(self.given).items() if value}
        if not said:
            return self.sha256
        given = hashlib.blake2b(msgspec.json.encode(said, order="sorted"), digest_size=16).hexdigest()
        return f"{self.sha256}+{given}"


# -- reports ----------------------------------------------------------------------------------------------------------


class Dateline(Record, frozen=True, kw_only=True):
    """The place (and day) with which a report opens: "BAGHDAD, March 24 (Reuters) -"."""

    place: str
    span: Span


CreditKind = Literal["dateline", "byline", "trailer", "told", "caption", "body", "feed"]


class Credit(Record, frozen=True, kw_only=True):
    """A news agency or outlet that a report names as a gatherer, and where.

    ``caption`` credits a picture and never the report; ``told`` is an interview given to the named gatherer.
    """

    agency: str
    kind: CreditKind
    span: Span


class Entry(Record, frozen=True, kw_only=True):
    """One timed entry of a live ticker."""

    span: Span
    time: str | None = None


class Report(Record, frozen=True, kw_only=True):
    """One story as one outlet published it."""

    id: str
    span: Span
    title: str | None = None
    title_span: Span | None = None
    outlet: str | None = None
    family: str | None = None  # the publisher family of the outlet, where the table knows it
    language: str | None = None  # BCP 47
    authors: tuple[str, ...] = ()
    published: Published | None = None
    dateline: Dateline | None = None
    credits: tuple[Credit, ...] = ()
    headings: tuple[Span, ...] = ()  # sub-headlines; they are no sentences
    body: tuple[Span, ...] = ()  # its own paragraphs: no captions, widgets, repeated lines, "read also"
    live: bool = False
    entries: tuple[Entry, ...] = ()


# -- readings ---------------------------------------------------------------------------------------------------------


class Term(Record, frozen=True, kw_only=True):
    """A rare name, number or date of a report, normalised, with its weight and where it stands."""

    kind: Literal["name", "number", "date"]
    key: str  # normalised: lower case, accents kept
    weight: float  # inverse document frequency in news, from statistics shipped with the package
    spans: tuple[Span, ...]


class Entity(Record, frozen=True, kw_only=True):
    """Whom or what mentions of one report name."""

    id: str  # "e1", "e2"…, in the order of first mentions; unique within the report
    type: str  # person, organization, location, norp, facility, date, money, product, misc
    name: str  # its fullest form in the report
    role: str | None = None  # not read by this version
    mentions: tuple[Span, ...]  # in order


class Informant(Record, frozen=True, kw_only=True):
    """Whom an attribution's information comes from."""

    name: str | None  # the name, or the report's own words ("Western officials"); ``None``: not told
    entity: str | None  # id of the report's entity
    named: bool  # a person, body, office or place is named, directly or by a pronoun
    role: str | None  # what the source calls them beside the name: "the harbour master"


AttributionKind = Literal["direct", "indirect", "mixed"]
Modality = Literal["asserted", "negated", "future", "hypothetical", "historical"]


class Attribution(Record, frozen=True, kw_only=True):
    """Who is said to have said or thought what: an attribution as PARC and PolNeAR mean it."""

    source: Span | None
    cue: Span
    content: tuple[Span, ...]  # in order, disjoint
    kind: AttributionKind  # all of its content's words stand in quotation marks, none, or some
    informant: Informant
    gatherer: str | None = None  # the news organisation that obtained it; not read by this version
    via: str | None = None  # who passed it on; not read by this version
    declined: bool = False  # the informant would not tell
    polarity: Literal["asserted", "denied"] = "asserted"  # whether the informant says or denies it
    modality: Modality = "asserted"  # of the sentence that holds most of its content


class SentenceEvent(Record, frozen=True, kw_only=True):
    """What event a sentence tells, by PLOVER."""

    span: Span
    type: str  # "assault"
    mode: str | None  # "aerial"
    modality: Modality
    certainty: float  # probability of the type, 0 to 1


class Reading(Record, frozen=True, kw_only=True):
    """What one report says, as far as this version reads it. Vectors are signed 8-bit, unit length times 127."""

    report: str
    language: str | None
    published: str | None  # publication time where it orders reports (:attr:`Published.orders`)
    sentences: tuple[Span, ...]
    quotes: tuple[Span, ...]  # the insides of quotation marks, four words or more
    terms: tuple[Term, ...]
    words: dict[str, float]  # content word -> weight, the report as a unit vector
    vector: bytes  # the report's embedding, 384 values
    sentence_vectors: bytes  # one row of 384 values per sentence
    shingles: tuple[int, ...]  # MinHash signature of its five-word shingles
    rare: tuple[int, ...] = ()  # 32-bit hashes of the words of its rare names, sorted
    attributions: tuple[Attribution, ...] = ()
    entities: tuple[Entity, ...] = ()
    sentence_events: tuple[SentenceEvent, ...] = ()  # of the sentences that tell one


# -- stories ----------------------------------------------------------------------------------------------------------

Sameness = Literal["verbatim", "paraphrase", "quote", "credit"]


class Match(Record, frozen=True, kw_only=True):
    """Characters of one report that say the same as characters of another."""

    span: Span  # in the page of the report that holds the match
    of_report: str
    of_span: Span
    same: Sameness


class Link(Record, frozen=True, kw_only=True):
    """Two reports compared: whether they tell one story, and what text they share. ``a`` < ``b`` as strings."""

    a: str
    b: str
    score: float  # probability that the two tell one story
    reasons: dict[str, float]  # feature -> contribution to the score's log odds
    a_in_b: float  # containment: the share of the one's words that stand verbatim in the other, 0 to 1
    b_in_a: float
    matches: tuple[Match, ...] = ()  # spans in ``a``; ``of_report`` is ``b``


Kind = Literal["copy", "adaptation", "rewrite", "cites", "independent", "unknown"]


class Evidence(Record, frozen=True, kw_only=True):
    """Why a derivation is said: a span of the report and, where there is one, the matching span of another."""

    span: Span
    of_report: str | None
    of_span: Span | None
    same: Sameness


class Derivation(Record, frozen=True, kw_only=True):
    """How one report of a story depends on others."""

    report: str
    kind: Kind
    of: tuple[str, ...]  # report ids, or "agency:Reuters" where no page in the ledger carries the parent
    directed: bool  # False: the two share text, and nothing tells which came first
    own_informants: bool
    evidence: tuple[Evidence, ...]
    why: str  # one line for people


class Origin(Record, frozen=True, kw_only=True):
    """Where information entered the public record: who gathered it, and which reports carry it."""

    name: str
    reports: tuple[str, ...]


class Range(Record, frozen=True, kw_only=True):
    """A count of independent origins; ``low`` merges what could be one, ``high`` keeps apart what may be two."""

    low: int
    high: int


class Story(Record, frozen=True, kw_only=True):
    """The reports of one event or development, with how they depend on each other."""

    id: str
    title: str | None
    first: str | None  # earliest publication time among its reports
    last: str | None
    reports: tuple[str, ...]  # earliest first; undated ones last
    derivations: tuple[Derivation, ...]
    origins: Range
    origin_list: tuple[Origin, ...]
    unchecked: tuple[str, ...]  # checks that could not run, named


# -- what became of each input ----------------------------------------------------------------------------------------

Outcome = Literal["read", "unchanged", "skipped", "failed"]


class Result(Record, frozen=True, kw_only=True):
    """What became of one input."""

    source: str
    outcome: Outcome
    reason: str | None = None  # for skipped: "language", "not HTML", "empty", "too large", "robots"…; for failed: error
    reports: int = 0


class Validators(Record, frozen=True, kw_only=True):
    """What a server said by which a later request can ask whether a page has changed (RFC 9110, 8.8)."""

    etag: str | None = None
    last_modified: str | None = None
