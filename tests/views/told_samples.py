"""An invented report with everything that a reading can hold, made by hand, and pages to put it and others on."""

from __future__ import annotations

from hashlib import sha256

from secondsource.records import (
    Attribution,
    Condition,
    Entity,
    Event,
    Figure,
    Informant,
    Markup,
    Page,
    Participant,
    Place,
    Published,
    Reading,
    Report,
    Role,
    Span,
    Time,
)

TEXT = """\
At least 40 people, among them 12 children, were hurt when a crane fell on the ferry at Lowhaven on Tuesday, three \
harbour officials told Northern Wire on condition that they not be named.
The League of Riggers said it had cut the cable. Its rivals of the Dockers' Front blamed the Front's own men.
Ada Brook, the harbour master, declined to comment. She had warned in October that about 300 cables were worn.
Crews will inspect the other cranes on 15 November. The reopening of the port depends on the wind and on the crane \
maker's report. Repairs may cost up to 6.8 million dollars.
"""


def at(words: str, nth: int = 1) -> Span:
    """The span of the n-th place where ``words`` stand."""
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return start, start + len(words)


def sentence(words: str) -> Span:
    """The span of the sentence in which ``words`` stand first."""
    start = TEXT.index(words)
    first = max(TEXT.rfind(". ", 0, start) + 2, TEXT.rfind("\n", 0, start) + 1, 0)
    return first, TEXT.index(".", start) + 1


def told_page(path: str = "told.html", *, listing: bool = False) -> Page:
    """The page of the report; with ``listing`` one that lists links and has no report."""
    return Page(
        sha256=sha256(TEXT.encode()).hexdigest(),
        text=TEXT,
        media_type="text/html",
        path=path,
        markup=Markup(list_page=listing),
    )


def told_report(identity: str = "a1b2c3d4e5f60718", published: str = "2021-11-09") -> Report:
    """The report: four paragraphs."""
    ends = [place for place, character in enumerate(TEXT) if character == "\n"]
    body = tuple(zip([0, *(end + 1 for end in ends[:-1])], ends, strict=True))
    return Report(
        id=identity,
        span=(0, len(TEXT)),
        title="Crane falls on ferry",
        outlet="Harbour Post",
        language="en",
        published=Published(value=published, precision="day", basis="meta"),
        body=body,
    )


def told_reading(report: Report) -> Reading:
    """All that the report says."""
    return Reading(
        report=report.id,
        language="en",
        published="2021-11-09",
        sentences=tuple(sentence(words) for words in ("At least", "cut", "rivals", "Brook", "She", "Crews", "depends")),
        quotes=(),
        terms=(),
        words={},
        vector=b"",
        sentence_vectors=b"",
        shingles=(),
        attributions=ATTRIBUTIONS,
        entities=ENTITIES,
        times=TIMES,
        places=(PLACE,),
        figures=FIGURES,
        events=EVENTS,
        conditions=(CONDITION,),
    )


ENTITIES = (
    Entity(
        id="e1",
        type="person",
        name="Ada Brook",
        mentions=(at("Ada Brook"), at("She")),
        referring=(at("She"),),
        roles=(Role(text="harbour master", span=at("harbour master"), as_of="2021-11-09"),),
    ),
    Entity(id="e2", type="organization", name="League of Riggers", mentions=(at("League of Riggers"),)),
    Entity(id="e3", type="organization", name="Dockers' Front", mentions=(at("Dockers' Front"),)),
    Entity(id="e4", type="location", name="Lowhaven", mentions=(at("Lowhaven"),), place=0),
    Entity(id="e5", type="date", name="Tuesday", mentions=(at("Tuesday"),)),
)

TIMES = (
    Time(
        span=at("Tuesday"),
        kind="date",
        value="2021-11-09",
        precision="day",
        basis="published",
        start="2021-11-09",
        end="2021-11-09",
    ),
    Time(span=at("October"), kind="date", value="2021-10", precision="month", basis="published"),
    Time(
        span=at("15 November"),
        kind="date",
        value="2021-11-15",
        precision="day",
        basis="published",
        start="2021-11-15",
        end="2021-11-15",
    ),
)

PLACE = Place(
    span=at("Lowhaven"),
    geonames_id=1234567,
    name="Lowhaven",
    country="GB",
    lat=54.123456789,
    lon=-1.5,
    precision="city",
)

ATTRIBUTIONS = (
    Attribution(
        source=at("three harbour officials"),
        cue=at("told"),
        content=(at("At least 40 people, among them 12 children, were hurt when a crane fell on the ferry"),),
        kind="indirect",
        informant=Informant(
            name="three harbour officials",
            entity=None,
            named=False,
            role=None,
            kind="people",
            number=3,
            anonymity=at("on condition that they not be named"),
        ),
        gatherer="Northern Wire",
        gatherer_span=at("Northern Wire"),
    ),
    Attribution(
        source=at("League of Riggers"),
        cue=at("said"),
        content=(at("it had cut the cable"),),
        kind="indirect",
        informant=Informant(name="League of Riggers", entity="e2", named=True, role=None, kind="body"),
        responsibility=True,
    ),
    Attribution(
        source=at("Ada Brook"),
        cue=at("declined to comment"),
        content=(),
        kind="indirect",
        informant=Informant(name="Ada Brook", entity="e1", named=True, role="the harbour master", kind="person"),
        declined=True,
    ),
    Attribution(
        source=at("She"),
        cue=at("warned"),
        content=(at("that about 300 cables were worn"),),
        kind="indirect",
        informant=Informant(name="Ada Brook", entity="e1", named=True, role=None, kind="person", number=1),
    ),
)

FIGURES = (
    Figure(
        span=at("At least 40"),
        value=40.0,
        low=40.0,
        high=None,
        counts="wounded",
        who=at("people"),
        informant="three harbour officials",
        gatherer="Northern Wire",
        attribution=0,
        when=0,
        place=0,
    ),
    Figure(
        span=at("12"), value=12, low=12, high=12, counts="wounded", who=at("children"), attribution=0, when=0, part_of=0
    ),
    Figure(
        span=at("about 300"),
        value=300,
        low=None,
        high=None,
        counts="cables",
        who=at("cables"),
        informant="Ada Brook",
        attribution=3,
        as_of=1,
        where=at("port"),
    ),
    Figure(span=at("up to 6.8 million dollars"), value=6.8e6, low=None, high=6.8e6, counts="money", unit="USD"),
)

EVENTS = (
    Event(
        span=sentence("At least"),
        trigger=at("fell"),
        type="accident",
        targets=(Participant(span=at("the ferry"), entity=None),),
        time=0,
        place=0,
        figures=(0, 1),
        attribution=0,
        claimed_by="League of Riggers",
    ),
    Event(
        span=sentence("rivals"),
        trigger=at("blamed"),
        type="accuse",
        actors=(Participant(span=at("Dockers' Front"), entity="e3"),),
        targets=(Participant(span=at("the Front's own men"), entity=None),),
        modality="negated",
        blamed="the Front's own men",
    ),
    Event(
        span=sentence("Crews"),
        trigger=at("inspect"),
        type="consult",
        mode="visit",
        actors=(Participant(span=at("Crews"), entity=None),),
        time=2,
        modality="future",
    ),
    Event(
        span=sentence("warned"),
        trigger=at("warned"),
        type="threaten",
        modality="future",
        time=1,
        certainty=0.9,
        attribution=3,
    ),
    Event(span=sentence("Repairs"), trigger=at("cost"), type="aid", certainty=0.2),
)

CONDITION = Condition(
    span=sentence("depends"),
    outcome=at("The reopening of the port"),
    depends_on=(at("the wind"), at("the crane maker's report")),
)
