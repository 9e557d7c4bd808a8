"""HTML to a page: its text in blocks, which of them are a report's own, and what the markup says of it."""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Sequence

import msgspec
import trafilatura
from lxml import etree
from lxml.etree import _Element
from lxml.html import HTMLParser

from secondsource.pages.blocks import Piece, linearise
from secondsource.pages.dates import latest_day
from secondsource.pages.decode import decode
from secondsource.pages.html_data import Item, PageData, text_of
from secondsource.pages.html_edges import drop_head, drop_tail, mark_pictures, mark_subheads
from secondsource.pages.html_kinds import is_list_page, kind_of
from secondsource.pages.html_main import Cover, choose, drop_bare_headings
from secondsource.pages.html_scopes import scopes
from secondsource.pages.markup import authors_of, canonical_of, is_live, language_of, site_in_title, site_of, title_of
from secondsource.pages.published import modified, published
from secondsource.records import Block, Document, Markup, Page
from secondsource.vocabulary import Vocabulary

# What XML cannot hold; lxml refuses it, or cuts the page there.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.I)
QUICK = 6_000  # elements; beyond, trafilatura goes without its slower second opinion
ALONE = 15_000  # elements; beyond, our own rules decide without it
DEEP = 300  # elements around the innermost one
LOGGER = logging.getLogger(__name__)
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it reports every page it finds no text in as an error


def read_html(document: Document, vocabulary: Vocabulary) -> Page:
    """Read an HTML document.

    Args:
        document: its bytes, and where they came from.
        vocabulary: tells lines that are a site's furniture, and captions.

    Returns:
        The page. Its ``text`` is the page's visible text, block by block with an empty line between; ``blocks`` are
        exact spans of it in code points, ``main`` where they are part of a report's own text. A page without text
        has no blocks; a page of teasers has none that is main.

    Raises:
        DecodeError: the bytes are no text.
    """
    text, replaced = decode(document)
    page = Page(
        sha256=hashlib.sha256(document.data).hexdigest(),
        text="",
        media_type=document.media_type,
        path=document.path,
        url=document.url,
        retrieved=document.retrieved,
        given=document.given,
        replaced=replaced,
    )
    root = parse(text)
    return page if root is None else _filled(page, root, vocabulary)


def parse(text: str) -> _Element | None:
    """Parse a page's source; None where it holds no element at all."""
    source = DECLARATION.sub("", FORBIDDEN.sub(" ", text), count=1)
    if not source.strip():
        return None
    parser = HTMLParser(  # type: ignore[call-arg]  # the stubs do not know default_doctype
        collect_ids=False,
        default_doctype=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=True,
        encoding="utf-8",
    )
    try:
        return etree.fromstring(source.encode("utf-8"), parser=parser)
    except etree.ParserError:  # lxml's word for a document without an element
        return None


def answer_for(root: _Element, depth: int) -> Cover:
    """What trafilatura takes for the text of a page.

    Empty where it finds none, and where the page is so large or nested so deep that it would take many seconds.
    """
    size = sum(1 for _ in root.iter(etree.Element))
    if size > ALONE or depth > DEEP:
        return Cover([])
    try:
        found = trafilatura.bare_extraction(root, include_comments=False, fast=size > QUICK)
    except (RecursionError, ValueError, AttributeError, TypeError, etree.Error) as error:
        # A page that trafilatura stumbles over is still a page: our own rules decide alone.
        LOGGER.debug("trafilatura: %s", error)
        return Cover([])
    text = found.text if isinstance(found, trafilatura.metadata.Document) else None
    return Cover((text or "").split("\n"))


def _filled(page: Page, root: _Element, vocabulary: Vocabulary) -> Page:
    """A page with its text, blocks and markup."""
    data = PageData(root)
    live = is_live(root, data, canonical_of(root, data, page.url) or page.url)
    linear = linearise(root, scopes(root), timed=live)
    article = data.article(data.meta("og:title"), _addresses(page.url, data))
    markup = _markup(root, data, article, page, linear.pieces)
    guide = Cover((text_of(article.get("articleBody")) or "").split("\n") if article else [])
    mark_pictures(linear.pieces)
    mark_subheads(linear.pieces)
    kept = choose(linear.pieces, answer_for(root, linear.depth), guide, vocabulary.furniture, markup.title)
    drop_head(linear.pieces, kept)
    drop_tail(linear.pieces, kept)
    drop_bare_headings(linear.pieces, kept)
    list_page = is_list_page(linear.pieces, kept, data)
    if list_page:
        kept = [False] * len(kept)
    return msgspec.structs.replace(
        page,
        text=linear.text,
        url=markup.canonical_url or page.url,
        blocks=_blocks(linear.pieces, kept, vocabulary),
        markup=msgspec.structs.replace(
            markup, site=markup.site or site_in_title(root, vocabulary), live=live, list_page=list_page
        ),
    )


def _addresses(url: str | None, data: PageData) -> frozenset[str]:
    """The page's addresses, without queries and fragments."""
    found = (url, data.meta("og:url"))
    return frozenset(address.split("#")[0].split("?")[0].rstrip("/") for address in found if address)


def _markup(root: _Element, data: PageData, article: Item | None, page: Page, pieces: Sequence[Piece]) -> Markup:
    """What the markup says of a page."""
    site = site_of(data, article)
    latest = latest_day(page.retrieved)
    return Markup(
        title=title_of(root, data, article, site),
        site=site,
        authors=authors_of(root, data, article, site, pieces),
        published=published(root, data, article, pieces, latest),
        modified=modified(data, article, latest),
        canonical_url=canonical_of(root, data, page.url),
        language=language_of(root, data, article),
    )


def _blocks(pieces: Sequence[Piece], kept: Sequence[bool], vocabulary: Vocabulary) -> tuple[Block, ...]:
    """The records of a page's blocks."""
    return tuple(
        Block(
            span=piece.span,
            kind=kind_of(piece, main, vocabulary),
            main=main,
            level=piece.level,
            scope=piece.scope,
        )
        for piece, main in zip(pieces, kept, strict=True)
    )
