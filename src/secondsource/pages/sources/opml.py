"""OPML: a list of feeds, as feed readers export it."""

from __future__ import annotations

from lxml import etree

from secondsource.errors import DecodeError

from .canonical import joined


def feeds(data: bytes, label: str, base: str | None = None) -> tuple[str, ...]:
    """List the feed addresses (``xmlUrl``) of an OPML document in its order, however deep, each once.

    ``base`` is the document's own address, against which relative ones are resolved.

    No entity is expanded from outside and nothing is loaded: a document that declares entities is refused, since no
    feed reader writes any. Raises DecodeError where the document cannot be read.
    """
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, recover=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DecodeError(f"{label} is broken OPML: {error}") from error
    internal = root.getroottree().docinfo.internalDTD
    if internal is not None and internal.entities():  # type: ignore[union-attr]  # lxml-stubs lacks it
        raise DecodeError(f"{label} declares XML entities, which a list of feeds never needs; remove them")
    if etree.QName(root).localname.lower() != "opml":
        raise DecodeError(f"{label} is not OPML: its root element is <{etree.QName(root).localname}>")
    found: dict[str, None] = {}
    for outline in root.iter("{*}outline"):
        for name, value in outline.attrib.items():
            if str(name).lower() == "xmlurl" and str(value).strip():
                found[joined(base, str(value).strip())] = None
    return tuple(found)
