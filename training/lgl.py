"""The Local-Global Lexicon: local news with its toponyms, GeoNames ids and coordinates (Lieberman and others, 2010)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from lxml import etree
from numpy.typing import NDArray

from secondsource.encoder import Encoder
from secondsource.encoder.passage_reading import PassageReading
from secondsource.reading.entities import entities
from secondsource.records import Entity, Report, Span
from secondsource.vocabulary import load
from training.encoder.articles import paragraphs

FILE = Path("places") / "lgl.xml"
EARTH = 12742.0  # km, the diameter


@dataclass(frozen=True)
class Toponym:
    """One labelled toponym with coordinates."""

    span: Span
    text: str
    geonames_id: int
    lat: float
    lon: float
    code: str  # GeoNames' feature code


@dataclass(frozen=True)
class Labelled:
    """One article: its text, the host it came from, and its toponyms; ``unlocated`` have no coordinates."""

    id: str
    text: str
    host: str
    toponyms: tuple[Toponym, ...]
    unlocated: tuple[Span, ...]


def read_lgl(data: Path) -> list[Labelled]:
    """All articles, in the order of the file."""
    return [_article(node) for node in etree.parse(str(data / FILE)).findall(".//article")]


def half(articles: Sequence[Labelled], *, held: bool) -> list[Labelled]:
    """The articles of the hosts that are trained on, or of those held back: no host is in both."""
    back = held_hosts(articles)
    return [article for article in articles if (article.host in back) == held]


def held_hosts(articles: Sequence[Labelled]) -> frozenset[str]:
    """The hosts that are held back: of those with the most toponyms down, the second and third of every four.

    An outlet writes about the same towns again and again, so a half of its articles tells much about the other. The
    halves have about as many toponyms.
    """
    counts: Counter[str] = Counter()
    for article in articles:
        counts[article.host] += len(article.toponyms)
    ordered = sorted(counts, key=lambda host: (-counts[host], host))
    return frozenset(host for place, host in enumerate(ordered) if place % 4 in (1, 2))


def _article(node: etree._Element) -> Labelled:
    found: list[Toponym] = []
    unlocated: list[Span] = []
    for item in node.findall(".//toponym"):
        span = int(item.findtext("start", "")), int(item.findtext("end", ""))
        tag = item.find("gaztag")
        if tag is None:
            unlocated.append(span)
        else:
            found.append(
                Toponym(
                    span=span,
                    text=item.findtext("phrase", ""),
                    geonames_id=int(tag.get("geonameid", "0")),
                    lat=float(tag.findtext("lat", "")),
                    lon=float(tag.findtext("lon", "")),
                    code=tag.findtext("fcode", ""),
                )
            )
    text, host = node.findtext("text", ""), node.findtext("domain", "")
    ordered = tuple(sorted(found, key=lambda t: t.span))
    return Labelled(node.get("docid", ""), text, host, ordered, tuple(unlocated))


def report_of(article: Labelled, *, outlet: bool = True) -> Report:
    """The article as a report; its outlet is the host that it came from, as for a page of an unlisted outlet."""
    text = article.text
    return Report(
        id=article.id,
        span=(0, len(text)),
        body=tuple(paragraphs(text)),
        outlet=article.host if outlet else None,
    )


def heard(article: Labelled, encoder: Encoder) -> tuple[tuple[PassageReading, ...], tuple[Entity, ...]]:
    """What the encoder reads in an article, and the entities of it."""
    passages = tuple(encoder.read(article.text, paragraphs(article.text)))
    return passages, entities(article.text, report_of(article), passages, load())


def kilometres(lat: float, lon: float, lats: object, lons: object) -> NDArray[np.float64]:
    """Great-circle distances from a point to others, all in degrees."""
    there = np.radians(np.asarray(lats, dtype=np.float64)), np.radians(np.asarray(lons, dtype=np.float64))
    here = np.radians(lat), np.radians(lon)
    half_chord = (
        np.sin((there[0] - here[0]) / 2) ** 2
        + np.cos(here[0]) * np.cos(there[0]) * np.sin((there[1] - here[1]) / 2) ** 2
    )
    return np.asarray(EARTH * np.arcsin(np.sqrt(np.minimum(half_chord, 1.0))))
