from __future__ import annotations

import random
from itertools import product
from pathlib import Path

import msgspec

from bench.speed import build, feed_sources, measure
from secondsource import vocabulary
from secondsource.encoder import DIMENSIONS
from secondsource.pipeline import Pipeline
from secondsource.records import Reading
from training.corpus import Article

SIZES = (100, 1_000)
RATIO = 3.0  # the bench measures; this tells a cost that grows with the ledger, on a machine that does other things too
PLACES = ("Ostavik", "Lindmere", "Carrow Bay", "Tessaly", "Port Halden")
SUBJECTS = (
    "Engineers in {0} closed the old swing bridge after a survey found cracks in two of its iron girders.\n"
    "Lorries are being sent round by the coast road, which adds forty minutes to the trip, the council said.\n"
    "Repairs will take until spring, and the harbour master asked boats to keep clear of the piers.",
    "The football club of {0} sacked its coach on Sunday after a fifth defeat in a row left it bottom of the table.\n"
    "Supporters had whistled through the second half as three penalties were missed within ten minutes.\n"
    "The youth trainer will pick the team for the cup tie, the chairman said at a short press conference.",
    "Doctors at the clinic in {0} treated ninety children for measles, twice as many as in the whole of last year.\n"
    "Vaccines ran out on Thursday, and nurses turned families away until a new batch could be flown in.\n"
    "The ministry of health blamed a broken cold store and promised an inquiry into who had been told of it.",
    "Wheat prices rose sharply at the exchange of {0} when rain ruined a third of the harvest in the lowlands.\n"
    "Millers said that bread would cost more by autumn unless duties on imported grain were lifted.\n"
    "The central bank left its rate alone, as it expects food prices to fall again next year.",
    "A court in {0} sent two brothers to prison for nine years over paintings stolen from a country house.\n"
    "Police had found the canvases rolled up in a cellar, one of them cut from its frame with a knife.\n"
    "The judge spoke of greed and of damage to works that had hung in the same hall for two centuries.",
)


def articles() -> list[Article]:
    made = []
    for number, (subject, place) in enumerate(product(SUBJECTS, PLACES)):
        paragraphs = tuple(subject.format(place).split("\n"))
        made.append(Article(f"made{number}", "made", f"{place}: report {number}", paragraphs))
    return made


def far(reading: Reading, seed: int) -> Reading:
    """The reading with a vector that is near no other: what is left is what the ledger and the index cost."""
    return msgspec.structs.replace(reading, vector=random.Random(seed).randbytes(DIMENSIONS))  # noqa: S311


def test_cost_of_a_page_does_not_follow_the_size_of_the_ledger(tmp_path: Path) -> None:
    words = vocabulary.load()
    made = articles()
    drawn = feed_sources(made[::2], Pipeline(words))
    sources = [(text, far(reading, seed)) for seed, (text, reading) in enumerate(drawn)]
    sides = [build(size, sources, words, tmp_path) for size in SIZES]
    measure(sides, made[1:18:2], tmp_path)
    for side in sides:
        side.ledger.close()
        assert side.fresh
        assert side.copies
    assert sides[1].cost() <= RATIO * sides[0].cost()
