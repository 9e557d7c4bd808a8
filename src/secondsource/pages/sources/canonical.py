"""One address for one page: what two links to the same page have in common.

The rules: scheme and host in lower case, the host in its ASCII (IDNA) form without a trailing dot, no default port, no
user name or password, no fragment; dot segments resolved; percent-escapes in upper case and undone where they stand for
an unreserved character (RFC 3986, 6.2.2); tracking parameters dropped and the others sorted, equal names keeping their
order; the trailing slash dropped except from the root, since ``/news/story`` and ``/news/story/`` are one page on
nearly every news site. Scheme and ``www.`` stay, because dropping them can lead to an address that does not answer.
"""

from __future__ import annotations

import re
import string
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

import httpx2

_DEFAULT_PORTS = {"http": 80, "https": 443}

_TRACKING_PREFIXES = ("utm_", "at_", "ns_", "pk_", "mtm_", "hsa_", "__hs", "_hs", "guce_")
_TRACKING_NAMES = """
    cmp cmpid dclid fb_action_ids fb_action_types fb_source fbclid ftag gad_source gbraid gclid gclsrc
    guccounter icid igsh igshid intcid mc_cid mc_eid mkt_tok msclkid ocid oly_anon_id oly_enc_id ref_src
    ref_url s_cid sr_share srsltid ttclid twclid vero_id wbraid wt.mc_id xtor yclid __twitter_impression _ga
    _gl
"""
_TRACKING = frozenset(_TRACKING_NAMES.split())

_UNRESERVED = frozenset(string.ascii_letters + string.digits + "-._~")
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")


def canonical_url(url: str) -> str:
    """Give the canonical form of an ``http`` or ``https`` address; applying it twice changes nothing.

    Anything that is no such address is given back as it came, less surrounding white space.
    """
    stripped = url.strip()
    try:
        parsed = httpx2.URL(stripped)
        parts = urlsplit(str(parsed))
        port = parts.port
    except (httpx2.InvalidURL, ValueError):
        return stripped
    scheme = parts.scheme.lower()
    if scheme not in _DEFAULT_PORTS or not parts.hostname:
        return stripped
    host = parsed.raw_host.decode("ascii").lower().rstrip(".")
    if not host or "%" in host:  # an escape in a host means that it held what no host may hold
        return stripped
    netloc = f"[{host}]" if ":" in host else host
    if port is not None and port != _DEFAULT_PORTS[scheme]:
        netloc = f"{netloc}:{port}"
    return urlunsplit(SplitResult(scheme, netloc, _path(parts.path), _query(parts.query), ""))


def public_url(url: str) -> str:
    """Give an address without user name, password and fragment, else as it came; records keep no credentials."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url.strip().partition("#")[0]
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2], fragment=""))


def joined(base: str | None, address: str) -> str:
    """Resolve a link against the address it stands at; a link that cannot be resolved is given back as it came."""
    try:
        return urljoin(base, address) if base else address
    except ValueError:
        return address


def _path(path: str) -> str:
    kept: list[str] = []
    for segment in _escapes(path).split("/"):
        if segment == "..":
            kept = kept[:-1]
        elif segment != ".":
            kept.append(segment)
    return "/" + "/".join(kept).strip("/")


def _query(query: str) -> str:
    pairs = [_escapes(piece) for piece in query.split("&") if piece.strip("=")]
    return "&".join(sorted((pair for pair in pairs if not _tracks(pair)), key=_name))


def _name(pair: str) -> str:
    return pair.partition("=")[0]


def _tracks(pair: str) -> bool:
    name = _name(pair).lower()
    return name in _TRACKING or name.startswith(_TRACKING_PREFIXES)


def _escapes(text: str) -> str:
    def normal(match: re.Match[str]) -> str:
        character = chr(int(match[1], 16))
        return character if character in _UNRESERVED else match[0].upper()

    return _ESCAPE.sub(normal, text)
