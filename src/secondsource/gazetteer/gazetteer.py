"""The shipped extract of GeoNames: places by name, with country, divisions, coordinates and population."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from secondsource.gazetteer.columns import Column, Strings, read
from secondsource.gazetteer.folding import fold
from secondsource.records import Record

FILE = "places.bin"

Kind = Literal["country", "division", "county", "capital", "seat", "county seat", "town", "section", "continent"]
KINDS: tuple[Kind, ...] = (
    "country",
    "division",
    "county",
    "capital",
    "seat",
    "county seat",
    "town",
    "section",
    "continent",
)
"""What a place is, in the order of the numbers that the extract keeps. A division is of the first level, a county of
the second, whatever a country calls them; a seat is the capital of a division."""

COUNTRY, DIVISION, COUNTY, CAPITAL, SEAT, COUNTY_SEAT, TOWN, SECTION, CONTINENT = range(len(KINDS))

DEGREE = 100_000
"""Coordinates are kept as whole numbers, so many to a degree: GeoNames' own precision."""

Found = NDArray[np.int32]
"""Numbers of places in the gazetteer."""


class Entry(Record, frozen=True, kw_only=True):
    """One place of the gazetteer."""

    geonames_id: int
    name: str
    kind: Kind
    country: str | None  # ISO 3166-1 alpha-2; ``None`` for a continent
    lat: float  # degrees, WGS 84; of divisions and counties the middle of their towns
    lon: float
    population: int  # 0: not known


class Gazetteer:
    """Places by name. Look-ups by name give numbers; the arrays hold what is known of the place of each number."""

    def __init__(self, columns: dict[str, Column]) -> None:
        self.ids: NDArray[np.int32] = columns["id"].astype(np.int32, copy=False)
        self.kinds: NDArray[np.uint8] = columns["kind"].astype(np.uint8, copy=False)
        self.countries: NDArray[np.uint8] = columns["country"].astype(np.uint8, copy=False)
        self.divisions: NDArray[np.int32] = columns["division"].astype(np.int32, copy=False)  # number of it, or -1
        self.counties: NDArray[np.int32] = columns["county"].astype(np.int32, copy=False)  # number of it, or -1
        self.population: NDArray[np.int32] = columns["population"].astype(np.int32, copy=False)
        self.lat: NDArray[np.float32] = (columns["lat"].astype(np.float64) / DEGREE).astype(np.float32)
        self.lon: NDArray[np.float32] = (columns["lon"].astype(np.float64) / DEGREE).astype(np.float32)
        self._exact = columns["lat"], columns["lon"]
        self.codes: tuple[str, ...] = tuple(columns["code"].tobytes().decode("ascii").split("\n"))
        self._names = Strings(columns["name"])
        self._keys = Strings(columns["key"])
        counts = columns["count"].astype(np.int64)
        self._ends: NDArray[np.int64] = np.cumsum(counts)
        self._places: NDArray[np.int32] = columns["place"].astype(np.int32, copy=False)
        self._primary: NDArray[np.uint8] = columns["primary"].astype(np.uint8, copy=False)
        self._of_country = {
            self.codes[self.countries[n]]: int(n) for n in np.flatnonzero(self.kinds == COUNTRY).tolist()
        }

    def __len__(self) -> int:
        return len(self.ids)

    def find(self, name: str) -> tuple[Found, NDArray[np.uint8]]:
        """The places of a name, in any order, and for each 1 where it is the name that GeoNames gives first, else 0.

        Accents, case, hyphens, full stops and a "the" in front make no difference.
        """
        key = fold(name)
        number = self._keys.find(key.encode("ascii", "ignore")) if key else None
        if number is None:
            return self._places[:0], self._primary[:0]
        start, end = (int(self._ends[number - 1]) if number else 0), int(self._ends[number])
        return self._places[start:end], self._primary[start:end]

    def knows(self, name: str) -> bool:
        """Whether any place has this name."""
        return len(self.find(name)[0]) > 0

    def country(self, code: str) -> int | None:
        """The number of a country's own entry, by ISO 3166-1 alpha-2 code."""
        return self._of_country.get(code)

    def name(self, number: int) -> str:
        """A place's name, as GeoNames gives it first."""
        return self._names[number].decode("utf8")

    def code(self, number: int) -> str | None:
        """The code of the country that a place is in; ``None`` for a continent."""
        return self.codes[self.countries[number]] or None

    def point(self, number: int) -> tuple[float, float]:
        """Latitude and longitude of a place, in degrees."""
        lat, lon = self._exact
        return int(lat[number]) / DEGREE, int(lon[number]) / DEGREE

    def entry(self, number: int) -> Entry:
        """All that is known of a place."""
        lat, lon = self.point(number)
        return Entry(
            geonames_id=int(self.ids[number]),
            name=self.name(number),
            kind=KINDS[self.kinds[number]],
            country=self.code(number),
            lat=lat,
            lon=lon,
            population=int(self.population[number]),
        )


@cache
def load() -> Gazetteer:
    """Read the shipped extract; read once, whoever asks."""
    return Gazetteer(read(resources.files("secondsource.gazetteer").joinpath(FILE).read_bytes()))
