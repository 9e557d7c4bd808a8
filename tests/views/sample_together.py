"""The sample story with what its reports say together: claims, a dispute, a revision, events, a hidden parent."""

from __future__ import annotations

import msgspec
from sample_story import ENGINEER, LEDE, TOLL, identity, sample_story, span_of

from secondsource.records import (
    Claim,
    ClaimOrigin,
    Dispute,
    Drift,
    EventPlace,
    Hidden,
    Quoted,
    Range,
    Revised,
    Revision,
    Side,
    StoryEvent,
    Support,
    Toll,
)
from secondsource.views.story_view import StoryView

WIRE = ClaimOrigin(
    informant="the harbour authority",
    gatherer="Northern Wire",
    named=True,
    reports=(identity(1), identity(2), identity(4)),
    gatherers=("Northern Wire",),
    kind="body",
    rule="credit",
)
UNTOLD = ClaimOrigin(informant=None, gatherer="Wall Watch", named=False, reports=(identity(10),), low=False)


def together_story() -> StoryView:
    """Give the story."""
    view = sample_story()
    texts = {report.report.id: report.text for report in view.reports}
    post, second, fourth, courier, tenth = (identity(number) for number in (1, 2, 4, 3, 10))
    rewritten = view.by_id()[fourth].text
    houses = rewritten[rewritten.index("Some two hundred") : rewritten.index(" behind the fish")]
    gave = "Part of the sea wall at Lowhaven gave way"
    first = Claim(
        id="c1",
        text=LEDE,
        report=post,
        span=span_of(texts[post], LEDE),
        support=(
            Support(
                report=post, span=span_of(texts[post], LEDE), informant="the harbour authority", named=True,
                gatherer="Northern Wire", origin=0, rule="credit", attributed=True,
            ),
            Support(
                report=second, span=span_of(texts[second], LEDE), informant="the harbour authority", named=True,
                gatherer="Northern Wire", origin=0, rule="inherited", attributed=True, via=post,
                via_span=span_of(texts[post], LEDE),
            ),
            Support(report=tenth, span=span_of(texts[tenth], gave), informant=None, gatherer="Wall Watch", origin=1),
        ),
        origins=Range(low=1, high=2),
        origin_list=(WIRE, UNTOLD),
        drift=(
            Drift(
                kind="qualifier changed", report=fourth, span=span_of(texts[fourth], houses), of_report=post,
                of_span=span_of(texts[post], "about two hundred homes"),
                what="“about two hundred” → “some two hundred”",
            ),
        ),
        unchecked=("publisher family of Wall Watch",),
        prominence=0.9,
        vector=bytes(384),
    )  # fmt: skip
    cracks = "cracks near the slipway had been reported twice"
    second_claim = Claim(
        id="c2",
        text="cracks near the slipway had been reported twice",
        report=courier,
        span=span_of(texts[courier], cracks),
        polarity="denied",
        stance_of="c1",
        support=(
            Support(report=courier, span=span_of(texts[courier], cracks), informant="An engineer", origin=0),
        ),
        origins=Range(low=1, high=1),
        origin_list=(
            ClaimOrigin(informant="An engineer", gatherer="Lowhaven Courier", named=False, reports=(courier,)),
        ),
    )  # fmt: skip
    eleven = Quoted(report=post, span=span_of(texts[post], TOLL), informant="the authority", when="2021-11-09")
    engineer = Quoted(report=courier, span=span_of(texts[courier], ENGINEER), informant="an engineer")
    values = (
        Revised(value="nine", as_of="2021-11-09", report=post, span=span_of(texts[post], "Eleven"), low=9, high=9),
        Revised(value="eleven", as_of=None, report=second, span=span_of(texts[second], "Eleven"), low=11, high=11),
    )
    flood = StoryEvent(
        id="v1", type="assault", mode=None, modality="asserted", when="2021-11-09",
        place=EventPlace(name="Lowhaven", geonames_id=None, country=None, lat=None, lon=None, precision=None),
        actors=("sea",), targets=("homes",), claimed_by=(), blamed=("the council",), evidence=(eleven,), main=True,
        tolls=(Toll(counts="injured", low=9, best=11, high=11, values=values),),
    )  # fmt: skip
    story = msgspec.structs.replace(
        view.story,
        claims=(first, second_claim),
        disputes=(
            Dispute(
                kind="figure",
                about="people taken to hospital",
                sides=(
                    Side(claim="c1", value="11", low=11, high=11, origins=Range(low=1, high=2), evidence=(eleven,)),
                    Side(claim=None, value="20", low=20, high=None, origins=Range(low=1, high=1), evidence=(engineer,)),
                ),
            ),
        ),
        revisions=(Revision(about="people taken to hospital", by="the authority", values=values),),
        events=(flood,),
        hidden=(Hidden(id="agency:Northern Wire", name="Northern Wire", children=(post, second), evidence=(eleven,)),),
    )
    return StoryView(story=story, reports=view.reports)
