"""An invented story of ten reports, made by hand: two agencies (one without a page), copies, rewrites, unknowns."""

from __future__ import annotations

from hashlib import sha256

from secondsource.records import (
    Basis,
    Credit,
    CreditKind,
    Derivation,
    Evidence,
    Kind,
    Origin,
    Page,
    Precision,
    Published,
    Range,
    Report,
    Sameness,
    Span,
    Story,
)
from secondsource.views.story_view import ReportView, StoryView

LEDE = (
    "Part of the sea wall at Lowhaven gave way before dawn on Tuesday, flooding about two hundred homes behind the "
    "fish market, the harbour authority said."
)
TOLL = "Eleven people were taken to hospital, none of them with injuries that threaten their lives, the authority said."
PUMPS = "Pumps from three neighbouring districts were on their way, and schools in the old town stayed shut."
INSPECTION = "The wall was last inspected in autumn, according to a notice on the authority's website."
ENGINEER = (
    "An engineer who worked on the wall until last year told the Courier that cracks near the slipway had been "
    "reported twice."
)
COUNCIL = "The council's works committee meets on Thursday to decide who pays for the repair."


def span_of(text: str, part: str) -> Span:
    start = text.index(part)
    return start, start + len(part)


def when(value: str, basis: Basis = "meta") -> Published:
    precision: Precision = "minute" if "T" in value else "day" if value.count("-") == 2 else "month"
    return Published(value=value, precision=precision, basis=basis)


class Maker:
    """Collects reports; each is one page whose text is its title and paragraphs."""

    def __init__(self) -> None:
        self.views: dict[str, ReportView] = {}

    def add(  # noqa: PLR0917
        self,
        number: int,
        outlet: str | None,
        title: str | None,
        paragraphs: list[str],
        published: Published | None,
        kind: Kind,
        of: tuple[str, ...] = (),
        matches: tuple[tuple[str, str | None, str | None, Sameness], ...] = (),
        credit: tuple[str, CreditKind] | None = None,
        why: str = "",
        *,
        directed: bool = True,
        language: str = "en",
        url: str | None = "",
        headings: tuple[str, ...] = (),
    ) -> None:
        text = "\n\n".join([title or "", *paragraphs])
        report_id = identity(number)
        credits_ = (Credit(agency=credit[0], kind=credit[1], span=span_of(text, credit[0])),) if credit else ()
        heading_spans = tuple(span_of(text, heading) for heading in headings)
        report = Report(
            id=report_id,
            span=(0, len(text)),
            title=title,
            outlet=outlet,
            language=language,
            published=published,
            credits=credits_,
            headings=heading_spans,
            body=tuple(span_of(text, part) for part in paragraphs if part not in headings),
        )
        derivation = Derivation(
            report=report_id,
            kind=kind,
            of=of,
            directed=directed,
            own_informants=kind == "independent",
            evidence=tuple(self._evidence(text, *match) for match in matches),
            why=why,
        )
        slug = (outlet or "unknown").lower().replace(" ", "-")
        self.views[report_id] = ReportView(
            report=report,
            text=text,
            derivation=derivation,
            url=f"https://www.{slug}.example/news/{number}" if url == "" else url,
            path=f"pages/{number:02}.html",
            retrieved="2021-11-10T09:00:00Z",
        )

    def _evidence(self, text: str, part: str, other_id: str | None, other_part: str | None, same: Sameness) -> Evidence:
        of_span = span_of(self.views[other_id].text, other_part) if other_id and other_part else None
        return Evidence(span=span_of(text, part), of_report=other_id, of_span=of_span, same=same)


def identity(number: int) -> str:
    return f"{number:02}c4d7e9b1a20f"


def sample_story() -> StoryView:
    """Give the story."""
    maker = Maker()
    post, courier = identity(1), identity(3)
    agency = "agency:Northern Wire"
    maker.add(
        1, "Harbour Post", "Sea wall fails at Lowhaven, 200 homes flooded",
        ["LOWHAVEN, Nov 9 (Northern Wire) -", LEDE, TOLL, PUMPS, INSPECTION],
        when("2021-11-09T06:40:00+00:00"), "copy", (agency,),
        (("LOWHAVEN, Nov 9 (Northern Wire) -", None, None, "credit"),), ("Northern Wire", "dateline"),
        "Its dateline credits Northern Wire, and no page of Northern Wire is in the ledger.",
    )  # fmt: skip
    maker.add(
        2, "Eastern Coast Gazette", "Lowhaven wakes to flood after wall gives way",
        [LEDE, TOLL, PUMPS], when("2021-11-09T07:15:00+00:00"), "copy", (agency,),
        ((LEDE, post, LEDE, "verbatim"), (TOLL, post, TOLL, "verbatim"), (PUMPS, post, PUMPS, "verbatim")), None,
        "All of its sentences stand verbatim in a report that credits Northern Wire; it credits nobody.",
    )  # fmt: skip
    maker.add(
        3, "Lowhaven Courier", "Cracks in wall were reported twice, says former engineer",
        [ENGINEER, "What went before", "The slipway section dates from the 1930s.", COUNCIL],
        when("2021-11-09T11:05:00+00:00"), "independent", why="It names an informant found in no earlier report.",
        headings=("What went before",),
    )  # fmt: skip
    rewritten = (
        "Some two hundred houses behind the fish market in Lowhaven stood in water on Tuesday after a stretch of the "
        "sea wall collapsed in the night, according to the harbour authority."
    )
    hospital = "Hospitals took in eleven people; nobody's life is in danger."
    maker.add(
        4, "Channel Eleven", "Homes under water as Lowhaven sea wall collapses", [rewritten, hospital],
        when("2021-11-09T09:30:00+00:00"), "rewrite", (post,),
        ((rewritten, post, LEDE, "paraphrase"), (hospital, post, TOLL, "paraphrase")), None,
        "Little of it is verbatim, but both of its statements align with the earlier report, and it has no informant "
        "of its own.",
    )  # fmt: skip
    cut_lede = LEDE.replace(" behind the fish market", "")
    maker.add(
        5, "The Inland Mercury and Weekly Advertiser", "Flood at Lowhaven", [cut_lede, COUNCIL],
        when("2021-11-09", "dateline"), "adaptation", (post,), ((cut_lede, post, LEDE, "verbatim"),),
        None, "Half of its words stand verbatim in the earlier report.",
    )  # fmt: skip
    citing = "A former engineer told the Lowhaven Courier that cracks had been reported twice."
    maker.add(
        6, "Northgate Daily", "Engineer: wall's cracks were known", [citing, "The authority gave no answer by noon."],
        when("2021-11-09T13:20:00+00:00"), "cites", (courier,), ((citing, courier, ENGINEER, "paraphrase"),),
        ("Lowhaven Courier", "told"), "It credits Lowhaven Courier for the statement.",
    )  # fmt: skip
    maker.add(
        7, "Bay Radio", "Sea wall: the engineer's warning",
        ["Cracks near the slipway had been reported twice, an engineer says."],
        when("2021-11-10T08:00:00+00:00", "feed"), "rewrite", (courier, identity(6)),
        (("Cracks near the slipway had been reported twice", courier,
          "cracks near the slipway had been reported twice", "verbatim"),),
        None, "Its statement aligns with two earlier reports.",
    )  # fmt: skip
    maker.add(
        8, "Küstenblatt", "Deich in Lowhaven gebrochen", ["Am Dienstag ist in Lowhaven ein Teil des Deichs gebrochen."],
        when("2021-11-10", "url"), "unknown", why="Its language is stored and not analysed.", language="de",
    )  # fmt: skip
    maker.add(
        9, None, None, ["Part of the sea wall at Lowhaven gave way before dawn on Tuesday."], None, "copy",
        (identity(10),), directed=False, url=None, why="The two share their text, and neither has a time.",
    )  # fmt: skip
    maker.add(
        10, "Wall Watch", "Notes on Lowhaven", ["Part of the sea wall at Lowhaven gave way before dawn on Tuesday."],
        when("2021-11", "given"), "copy", (identity(9),),
        (("Part of the sea wall at Lowhaven gave way", identity(9), "Part of the sea wall at Lowhaven gave way",
          "verbatim"),), directed=False, why="The two share their text, and nothing tells which came first.",
    )  # fmt: skip
    return _story(maker)


def _story(maker: Maker) -> StoryView:
    order = [identity(number) for number in (1, 2, 4, 3, 6, 5, 7, 8, 9, 10)]
    story = Story(
        id="s01c4d7e9b1a20f",
        title="Sea wall fails at Lowhaven, 200 homes flooded",
        first="2021-11-09T06:40:00+00:00",
        last="2021-11-10T08:00:00+00:00",
        reports=tuple(order),
        derivations=tuple(maker.views[report].derivation for report in order),
        origins=Range(low=2, high=3),
        origin_list=(
            Origin(name="Northern Wire: the harbour authority", reports=tuple(identity(n) for n in (1, 2, 4, 5))),
            Origin(name="Lowhaven Courier: a former engineer", reports=tuple(identity(n) for n in (3, 6, 7))),
            Origin(name="Wall Watch or an unknown outlet", reports=(identity(9), identity(10))),
        ),
        unchecked=("an unknown outlet: no publication time", "Küstenblatt: its language (de) is not analysed"),
    )
    return StoryView(story=story, reports=tuple(maker.views[report] for report in order))


def sample_page(view: ReportView) -> Page:
    """Give the page of a report."""
    return Page(
        sha256=sha256(view.report.id.encode()).hexdigest(),
        text=view.text,
        media_type="text/html",
        path=view.path,
        url=view.url,
        retrieved=view.retrieved,
    )
