"""What a stream of bytes is, told from its beginning, and what a Content-Type header says."""

from __future__ import annotations

import codecs
import re
from typing import Literal

Sort = Literal["html", "text", "jsonl", "feed", "opml", "warc", "gzip", "xml", "binary", "empty"]

HEAD = 8192
"""As many bytes from the beginning as a decision may look at."""

HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
_PERHAPS = frozenset(
    {"", "text/plain", "text/xml", "application/xml", "application/octet-stream", "text/x-opml", "text/opml"}
)

_WIDE_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_BINARY_STARTS = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"{\\rtf")
_PROLOGUE = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->", re.DOTALL)
_DOCTYPE = re.compile(r"<!doctype\s+([\w:.-]+)[^>\[]*(?:\[.*?\]\s*)?>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)")
_HTML_TAG = re.compile(
    r"<(?:html|head|body|title|meta|link|script|style|main|article|section|header|div|p|h[1-6]|table|span|a|img|br)\b[^<]*>",
    re.IGNORECASE,
)
_JSON_ROW = re.compile(r'\{\s*(?:"(?:[^"\\\n]|\\.)*"\s*:|\}\s*$)')
_ROOTS: dict[str, Sort] = {
    "rss": "feed",
    "feed": "feed",
    "rdf": "feed",
    "channel": "feed",
    "opml": "opml",
    "html": "html",
}


def sniff(head: bytes) -> Sort:
    """Say what bytes are from the first ``HEAD`` of them (fewer if there are no more)."""
    head = head[:HEAD]
    if head.startswith(b"\x1f\x8b"):
        return "gzip"
    if head.startswith(b"WARC/"):
        return "warc"
    encoding = next((name for mark, name in _WIDE_MARKS if head.startswith(mark)), None)
    if head.startswith(_BINARY_STARTS) or (encoding is None and b"\0" in head):
        return "binary"
    text = head.decode(encoding or "latin-1", "ignore").removeprefix("\ufeff").removeprefix("\xef\xbb\xbf").lstrip()
    if not text:
        return "empty"
    if _JSON_ROW.match(text):
        return "jsonl"
    return _markup(text) if text.startswith("<") else _prose(text)


def _markup(text: str) -> Sort:
    declared = text.startswith("<?xml")
    position = 0
    while match := _PROLOGUE.match(text, position):
        position = match.end()
    if doctype := _DOCTYPE.match(text, position):
        if doctype[1].lower() == "html":
            return "html"
        position = doctype.end()
        while match := _PROLOGUE.match(text, position):
            position = match.end()
    tag = _TAG.match(text, position)
    if tag and (root := _ROOTS.get(tag[1].lower())):
        return root
    if declared:
        return "xml"
    return _prose(text)


def _prose(text: str) -> Sort:
    # A page torn out of its document may open with words; two tags of HTML tell it from a text that mentions one.
    return "html" if len(_HTML_TAG.findall(text)) >= 2 else "text"


def content_type(header: str | None) -> tuple[str, str | None]:
    """Split a Content-Type header into the media type in lower case ("" where there is none) and the charset."""
    media_type, _, parameters = (header or "").partition(";")
    charset = None
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            charset = value.strip().strip("\"'") or None
    return media_type.strip().lower(), charset


def may_be_page(media_type: str) -> bool:
    """Tell whether a media type can hold a page, a feed or a list of feeds, so that its body is worth reading."""
    if media_type in HTML_TYPES or media_type in _PERHAPS:
        return True
    return media_type.endswith("+xml") and media_type != "image/svg+xml"
