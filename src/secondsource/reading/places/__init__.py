"""The places that a report names: which of the places of that name it means, with GeoNames' id and coordinates."""

from secondsource.reading.places.read import places

__all__ = ["places"]
