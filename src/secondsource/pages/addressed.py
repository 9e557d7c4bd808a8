"""Reads from a page's address that it lies on the feed of a news agency: ``/wires/afp/``, ``/aponline/``."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from secondsource.vocabulary import Vocabulary

# A folder in which sites keep agency copy; the agency's letters stand behind it, or are a part of its own name.
_FOLDER = re.compile(r"(?:news-?)?(?:wires?|agency|agencies|newsfeeds?)(?:-?news|-?feeds?)?", re.IGNORECASE)
_JOINED = re.compile(r"(\w+?)-?(?:online|newswire|wire|feed)", re.IGNORECASE)
_LONG = 3  # letters from which an abbreviation that means nothing else is a folder by itself: "/afp/", not "/ap/"


def agency_of_address(url: str | None, vocabulary: Vocabulary) -> str | None:
    """Return the agency on whose feed a page lies by its address, ``None`` where the address shows none.

    Only folders are read, never the page's own name, and an agency's own site is not its own feed.
    """
    try:
        parts = urlsplit(url or "")
    except ValueError:  # an address that is none: http://[bad
        return None
    folders = [part for part in parts.path.split("/")[:-1] if part]
    host = vocabulary.outlet_of_host(parts.hostname) if parts.hostname else None
    for place, folder in enumerate(folders):
        kept = place > 0 and _FOLDER.fullmatch(folders[place - 1]) is not None
        joined = _JOINED.fullmatch(folder)
        agency = vocabulary.agency((joined[1] if joined else folder).replace("-", " "))
        if agency is None or (host is not None and host.name == agency.name):
            continue
        if kept or joined or (not agency.ambiguous and len(folder) >= _LONG):
            return agency.name
    return None
