"""Says which outlet published a page, and whose it is."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from courlan import extract_domain

from secondsource.vocabulary import Vocabulary

_HOST = re.compile(r"(?:https?://)?((?:[\w-]+\.)+[a-z]{2,24})(?::\d+)?(?:/\S*)?", re.IGNORECASE)


def outlet_of(
    url: str | None, site_name: str | None, given_outlet: str | None, vocabulary: Vocabulary
) -> tuple[str | None, str | None]:
    """Return the outlet's name and its publisher family, each ``None`` where nothing tells.

    The table of outlets decides by the host of ``url``; then what the source gave (a name, or a host such as
    ``www.rt.com``), then the site's own name for itself, then the host without ``www.``. The family is known only for
    outlets and agencies of the table.
    """
    host = _host(url) if url else None
    listed = vocabulary.outlet_of_host(host) if host else None
    if listed:
        return listed.name, listed.family
    for name in (given_outlet, site_name):
        if name and name.strip():
            return _named(name.strip(), vocabulary)
    return (host.removeprefix("www."), None) if host else (None, None)


def _host(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:  # what stands where a page's address should is not always one: http://[bad
        return None


def _named(name: str, vocabulary: Vocabulary) -> tuple[str, str | None]:
    known = vocabulary.outlet_by_name(name) or vocabulary.agency(name)
    if known:
        return known.name, known.family
    host = _HOST.fullmatch(name)
    if host is None:
        return re.sub(r"\s+", " ", name), None
    listed = vocabulary.outlet_of_host(host[1])
    if listed:
        return listed.name, listed.family
    return extract_domain(f"https://{host[1].lower()}") or host[1].lower().removeprefix("www."), None
