"""Sources: from a path, an address or standard input to documents, each with where it came from.

The only part of the package that touches the network.
"""

from __future__ import annotations

from secondsource.records import Validators

from .canonical import canonical_url, public_url
from .fetch import Fetcher
from .opening import open_source
from .options import USER_AGENT, Fetched, Previous, SourceOptions

__all__ = [
    "USER_AGENT",
    "Fetched",
    "Fetcher",
    "Previous",
    "SourceOptions",
    "Validators",
    "canonical_url",
    "open_source",
    "public_url",
]
