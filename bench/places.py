"""Places: toponyms of local news told from their namesakes, given their spans and end to end.

usage: python -m bench.places [--data FOLDER] [--quick]

LGL (Lieberman and others, 2010): 588 articles of 85 local newspapers, mostly of the United States, with 4,462 toponyms
that have coordinates. The weights were learned on half the hosts (``training.places``); the others, with as many
toponyms, are held back, so that no newspaper is on both sides. The rules for finding and narrowing names were written
with all of LGL at hand. The anchor is on all of LGL, which stands in its own row.

The bar is "by distance" on the held hosts: the coordinates alone, within 161 km (100 miles, the measure of the field)
of the labelled ones, of all labelled toponyms. "Right" also counts where the id is the labelled one: large areas have
coordinates of their middle, which two versions of GeoNames put apart.

Given the spans, every labelled toponym is asked for and counts, answered or not; LGL labels demonyms too ("Iraqi"), and
one that is given stands for its country. "by population" takes the most populous place of a name in the same gazetteer.
"no margin" also answers where two places of a name are about as probable. The outlet is the article's host, of which
its country alone is used.

End to end, the spans found are ours. A labelled span that we give other edges counts as missed and false, a labelled
toponym without coordinates that is found counts as neither. Our reading leaves out demonyms and governments on purpose,
which LGL labels; the second row leaves demonyms out of the labels too.

Anchor: mordecai 3 (Halterman, 2023), 82.7 % within 161 km on LGL given the spans, with a transformer and an index of
all of GeoNames. The last line is the summary; exit status 1 where ours on the held hosts is not above the anchor.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean, median

from bench.common import arguments, f1, lacking, table, verdict
from secondsource import gazetteer
from secondsource.encoder import Encoder
from secondsource.reading.places import places
from secondsource.reading.places.candidates import Lookup
from secondsource.reading.places.locating import locate
from secondsource.reading.places.mentions import mentions
from secondsource.reading.syntax import Syntax
from secondsource.records import Entity, Place
from training.lgl import Labelled, Toponym, half, heard, kilometres, read_lgl, report_of

ANCHOR = 0.827
NEAR = 161.0  # km
QUICK = 5  # of the quick run: one article in so many
COUNTED = ["toponyms", "right", "by distance", "exact id", "answered", "median km", "mean km"]


@dataclass
class Given:
    """Counts of toponyms whose spans were given."""

    asked: int = 0
    near: int = 0
    apart: int = 0  # right by its id alone: the two have their middles far from each other
    exact: int = 0
    distances: list[float] = field(default_factory=list)  # km, of those that were answered

    def add(self, gold: Toponym, place: Place) -> None:
        """Count one toponym in."""
        self.asked += 1
        if place.lat is None or place.lon is None:
            return
        same = place.geonames_id == gold.geonames_id
        away = float(kilometres(gold.lat, gold.lon, place.lat, place.lon))
        self.exact += same
        self.near += same or away < NEAR
        self.apart += same and away >= NEAR
        self.distances.append(away)

    @property
    def share(self) -> float:
        """The share that is right, of all that was asked."""
        return self.near / max(self.asked, 1)

    @property
    def by_distance(self) -> float:
        """The share within 161 km, whatever the ids."""
        return (self.near - self.apart) / max(self.asked, 1)

    def row(self, name: str) -> list[object]:
        """One row of the table."""
        asked, away = max(self.asked, 1), self.distances or [0.0]
        shares = [self.share, self.by_distance, self.exact / asked, len(self.distances) / asked]
        return [name, self.asked, *shares, round(median(away), 1), round(mean(away))]


@dataclass
class Found:
    """Counts of toponyms that were found and located by the reading."""

    right: int = 0
    said: int = 0
    labelled: int = 0

    def add(self, article: Labelled, told: Sequence[Place], *, demonyms: bool) -> None:
        """Count one article in."""
        words = demonym_words()
        gold = {t.span: t for t in article.toponyms if demonyms or t.text.casefold() not in words}
        located = [place for place in told if place.lat is not None and place.span not in article.unlocated]
        self.labelled += len(gold)
        self.said += len(located)
        self.right += sum(is_right(gold[place.span], place) for place in located if place.span in gold)

    @property
    def f1(self) -> float:
        """F1 of spans found with their location."""
        return f1(self.right, self.said, self.labelled)

    def row(self, name: str) -> list[object]:
        """One row of the table."""
        return [name, self.labelled, self.said, self.right / max(self.said, 1), self.right / self.labelled, self.f1]


def demonym_words() -> dict[str, str]:
    """Demonyms, lower case, with their country."""
    return Lookup(gazetteer.load()).words.by_demonym


def is_right(gold: Toponym, place: Place) -> bool:
    """Whether a told place is the labelled one, or within 161 km of it."""
    same = place.geonames_id == gold.geonames_id
    return same or float(kilometres(gold.lat, gold.lon, place.lat, place.lon)) < NEAR


class Reader:
    """Reads each article once, and locates its labelled toponyms as asked."""

    def __init__(self, articles: Sequence[Labelled], encoder: Encoder) -> None:
        self.read = {article.id: heard(article, encoder) for article in articles}
        self.lookup = Lookup(gazetteer.load())
        self.eager = Lookup(gazetteer.load(), least=0.0)

    def entities(self, article: Labelled) -> tuple[Entity, ...]:
        """The entities of an article."""
        return self.read[article.id][1]

    def given(self, articles: Sequence[Labelled], *, outlet: bool = True, margin: bool = True) -> Given:
        """Locate the labelled spans."""
        counts, lookup = Given(), self.lookup if margin else self.eager
        for article in articles:
            report = report_of(article, outlet=outlet)
            beside = mentions(article.text, report, self.entities(article), lookup).overheard
            names = [(t.span, t.text) for t in article.toponyms]
            told = locate(article.text, report, names, lookup, beside)
            for gold, place in zip(article.toponyms, told, strict=True):
                counts.add(gold, place)
        return counts

    def by_population(self, articles: Sequence[Labelled]) -> Given:
        """The most populous place of each name."""
        counts, gaz = Given(), self.lookup.gazetteer
        for article in articles:
            for gold in article.toponyms:
                numbers, _ = self.lookup.candidates(gold.text)
                best = int(numbers[0]) if len(numbers) else None
                lat, lon = gaz.point(best) if best is not None else (None, None)
                counts.add(
                    gold,
                    Place(
                        span=gold.span,
                        geonames_id=int(gaz.ids[best]) if best is not None else None,
                        name=None,
                        country=None,
                        lat=lat,
                        lon=lon,
                        precision=None,
                    ),
                )
        return counts

    def found(self, articles: Sequence[Labelled], *, demonyms: bool = True) -> Found:
        """Read the articles' places end to end."""
        counts = Found()
        for article in articles:
            passages, entities = self.read[article.id]
            report = report_of(article)
            told = places(article.text, report, Syntax(article.text, passages), entities, gazetteer.load())
            counts.add(article, told, demonyms=demonyms)
        return counts


def measure(data: Path, one_in: int = 1) -> tuple[Given, Found]:
    """The held hosts, or a part of their articles: given the spans, and end to end."""
    articles = half(read_lgl(data), held=True)[::one_in]
    reader = Reader(articles, Encoder())
    return reader.given(articles), reader.found(articles)


def main(given: Sequence[str] | None = None) -> int:
    """Print the tables and say whether the bar is met."""
    options = arguments("places: toponyms of local news, located", given)
    if lacking(options.data, "places"):
        return 0
    everything = read_lgl(options.data)
    one_in = QUICK if options.quick else 1
    held, trained = half(everything, held=True)[::one_in], half(everything, held=False)[::one_in]
    reader = Reader([*held, *trained], Encoder())
    ours = reader.given(held)
    rows = [
        ours.row("ours, held hosts"),
        reader.given(held, outlet=False).row("… without the outlet"),
        reader.given(held, margin=False).row("… no margin"),
        reader.by_population(held).row("by population, held hosts"),
        reader.given(trained).row("ours, hosts trained on"),
        reader.given([*held, *trained]).row("ours, all of LGL"),
        ["mordecai 3, all of LGL", "", "", ANCHOR, "", "", "", ""],
    ]
    table(("given the spans", *COUNTED), rows)
    print()
    both = reader.found(held)
    rows = [both.row("held hosts"), reader.found(held, demonyms=False).row("… no demonyms asked")]
    table(("end to end", "labelled", "said", "P", "R", "F1"), rows)
    print()
    share = ours.by_distance
    told = f"places: {share:.3f} within 161 km on held hosts (mordecai 3 {ANCHOR:.3f}), end to end F1 {both.f1:.3f}"
    return verdict(told, share > ANCHOR)


if __name__ == "__main__":
    sys.exit(main())
