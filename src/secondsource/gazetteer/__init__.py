"""Where places are: an extract of GeoNames (CC BY 4.0, see GEONAMES.md), looked up by name."""

from secondsource.gazetteer.folding import fold
from secondsource.gazetteer.gazetteer import (
    CAPITAL,
    CONTINENT,
    COUNTRY,
    COUNTY,
    COUNTY_SEAT,
    DIVISION,
    KINDS,
    SEAT,
    SECTION,
    TOWN,
    Entry,
    Found,
    Gazetteer,
    Kind,
    load,
)

__all__ = [
    "CAPITAL",
    "CONTINENT",
    "COUNTRY",
    "COUNTY",
    "COUNTY_SEAT",
    "DIVISION",
    "KINDS",
    "SEAT",
    "SECTION",
    "TOWN",
    "Entry",
    "Found",
    "Gazetteer",
    "Kind",
    "fold",
    "load",
]
