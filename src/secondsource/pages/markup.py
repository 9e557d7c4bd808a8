"""What a page's markup says about it: title, site, authors, language, canonical address, and whether it is live."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urljoin, urlsplit

from courlan import extract_domain
from lxml.etree import _Element

from secondsource.pages.blocks import CLOCK, Piece
from secondsource.pages.html_data import Item, PageData, bare, text_of, types_of
from secondsource.vocabulary import Vocabulary

SUFFIX = re.compile(r"\s+[|•·–—»:-]+\s+(?=\S)|\s*[|•]\s*")
TITLE_PARTS = re.compile(r"\s+[|•·–—»:-]+\s+|\s*[|•]\s*")
BY = re.compile(
    r"^(?:(?:written|posted|reported|published|story|words|text)\s+)?(?:by|von|par|por|av|af|di|da|door|текст)\b[:\s]+",
    re.I,
)
NAME_CUT = re.compile(r"\s*(?:,|;|\||/|\s&\s|\s+(?:and|und|et|y|e|og|och|en|и)\s+)\s*")
IN_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]{0,60}[)\]]")
NOT_NAME = re.compile(
    r"https?:|www\.|@\w|\d{3}|\.com\b|^\s*(?:admin|staff|editor|author|null|none|undefined|unknown|guest)\s*$", re.I
)
ADDRESS = re.compile(r"(?:https?:|www\.)\S*|\S+@\S+", re.I)
BYLINE = re.compile(r"^(?:By|Von|Par|Por|Di|Av|Af|Door)\s+[A-ZÀ-Þ][^.!?:]{1,80}$")
NEAR_HEADLINE = 10  # blocks
OFFICES = "correspondent|reporter|editor|journalist|writer|columnist|redakteur\\w*|bureau|chief|producer"
TITLED = re.compile(rf"\s*(?:,| - |\|)\s*(?:.*\b(?:{OFFICES})\b.*)$", re.I)
BYLINE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:byline|author|authors|writer|contributor)s?(?:[-_]{1,2}(?:name|link|names|item))?(?:$|\s)", re.I
)
BIO_NAMES = re.compile(r"bio|box|card|desc|profile|about|comment|related|follow|image|avatar|role|title|social", re.I)
LANGUAGE = re.compile(r"^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$")
LIVE_PATH = re.compile(
    r"(?:^|[/_-])(?:live|liveblog|live-blog|livestream|live-updates|liveticker|ticker|minute-by-minute|as-it-happened)(?:$|[/_.-])",
    re.I,
)
LIVE_CLASS = re.compile(r"live-?_?(?:blog|post|update|ticker|feed|entry|event|stream)", re.I)
TIMED_ENTRIES = 3
MAX_AUTHORS = 20
MAX_NAME = 60  # characters
MAX_BYLINE = 500  # characters; the patterns for names take long over hostile lines


def title_of(root: _Element, data: PageData, article: Item | None, site: str | None) -> str | None:
    """The headline a page gives: ``og:title``, JSON-LD, its one ``h1``, ``<title>`` without the site's name."""
    headings = [text for heading in root.iter("h1") if (text := clean(heading))]
    candidates = (
        data.meta("og:title"),
        text_of(article.get("headline")) if article else None,
        data.meta("twitter:title", "headline", "dc.title", "title"),
        headings[0] if len(headings) == 1 else None,
        clean(root.find(".//title")),
        *headings[:1],
    )
    found = next((" ".join(candidate.split()) for candidate in candidates if candidate and candidate.strip()), None)
    return without_site(found, site, headings) if found else None


def without_site(title: str, site: str | None, headings: Sequence[str] = ()) -> str:
    """Cut the site's name off the end of a title, and nothing else."""
    for cut in reversed(list(SUFFIX.finditer(title))):
        head, tail = title[: cut.start()].strip(), title[cut.end() :].strip()
        if not head:
            continue
        named = bool(site) and (bare(tail) == bare(site or "") or bare(tail).startswith(bare(site or "")))
        if named or any(bare(head) == bare(heading) for heading in headings):
            return head
    return title


def site_of(data: PageData, article: Item | None) -> str | None:
    """The name that the site gives itself."""
    named = data.meta("og:site_name", "application-name", "apple-mobile-web-app-title")
    publisher = text_of(article.get("publisher")) if article else None
    website = next((text_of(item.get("name")) for item in data.items if "WebSite" in types_of(item)), None)
    return (named or publisher or website or "").strip() or None


def site_in_title(root: _Element, vocabulary: Vocabulary) -> str | None:
    """The outlet whose listed name opens or ends the page's ``<title>``, as in "Headline | Outlet"."""
    pieces = TITLE_PARTS.split(clean(root.find(".//title")) or "")
    return next((part for part in (pieces[-1], pieces[0]) if len(pieces) > 1 and vocabulary.outlet_by_name(part)), None)


def authors_of(
    root: _Element, data: PageData, article: Item | None, site: str | None, pieces: Sequence[Piece] = ()
) -> tuple[str, ...]:
    """Who a page names as its authors, cleaned of "By" and of offices, in the page's order.

    People in JSON-LD come before meta tags, those before bylines in the page; an organisation named as the author
    stands only where no person is named. What is an address or a placeholder is no name.
    """
    people, bodies = _stated_authors(data, article)
    metas = [name for value in _author_metas(data) for name in names_in(value)]
    publisher = text_of(article.get("publisher")) if article else None
    own = {bare(name) for name in (site, publisher, *bodies) if name}
    for names in (
        [name for name in people if bare(name) not in own],
        [name for name in metas if bare(name) not in own],
        [name for text in _bylines(root) for name in names_in(text) if bare(name) not in own],
        [name for text in _byline_lines(pieces) for name in names_in(text) if bare(name) not in own],
        people or bodies,
        metas,
    ):
        unique = list(dict.fromkeys(names))
        if unique:
            return tuple(unique[:MAX_AUTHORS])
    return ()


def _byline_lines(pieces: Sequence[Piece]) -> Iterator[str]:
    """The lines by the headline that open with "By" and go on with a name."""
    headline = next((i for i, piece in enumerate(pieces) if piece.level == 1), None)
    if headline is None:
        return
    for piece in pieces[headline + 1 : headline + NEAR_HEADLINE]:
        if piece.kind != "heading" and BYLINE.match(piece.text):
            yield piece.text
            return


def names_in(text: str) -> list[str]:
    """Cut a byline into names; what stands behind its first 500 characters is not read."""
    text = TITLED.sub("", BY.sub("", IN_BRACKETS.sub("", " ".join(ADDRESS.sub(" ", text[:MAX_BYLINE]).split()))))
    names = [name.strip(" .,-–|:·•\u200b") for name in NAME_CUT.split(text)]
    return [
        name for name in names if 2 <= len(name) <= MAX_NAME and not NOT_NAME.search(name) and len(name.split()) <= 6
    ]


def _stated_authors(data: PageData, article: Item | None) -> tuple[list[str], list[str]]:
    """People and organisations that JSON-LD names as authors; references are looked up."""
    people: list[str] = []
    bodies: list[str] = []
    if article is None:
        return people, bodies
    known = {item["@id"]: item for item in data.items if isinstance(item.get("@id"), str)}
    value: Any = article.get("author") or article.get("creator")
    for author in value if isinstance(value, list) else [value]:
        if isinstance(author, dict) and "name" not in author and author.get("@id") in known:
            author = known[author["@id"]]  # noqa: PLW2901 - a reference stands for what it refers to
        name = text_of(author) or (text_of(author.get("byline")) if isinstance(author, dict) else None)
        kinds = types_of(author) if isinstance(author, dict) else set()
        target = bodies if any(kind.endswith("Organization") for kind in kinds) else people
        target.extend(names_in(name or ""))
    return people, bodies


def _author_metas(data: PageData) -> Iterator[str]:
    """What meta tags name as authors."""
    for name in (
        "author",
        "article:author",
        "parsely-author",
        "sailthru.author",
        "dc.creator",
        "dcterms.creator",
        "byl",
    ):
        yield from data.metas.get(name, [])


def _bylines(root: _Element) -> Iterator[str]:
    """Texts of the elements that the markup calls the byline."""
    for element in root.iter("a", "span", "p", "div", "address", "li", "h3", "h4"):
        names = f"{element.get('class') or ''} {element.get('itemprop') or ''} {element.get('rel') or ''}"
        if not BYLINE_NAMES.search(names) or BIO_NAMES.search(names):
            continue
        text = clean(element)
        if text and len(text) <= 2 * MAX_NAME:
            yield text
            return


def clean(element: _Element | None) -> str | None:
    """The text of an element in one line; None where it has none."""
    if element is None:
        return None
    return " ".join("".join(str(text) for text in element.itertext()).split()) or None


def canonical_of(root: _Element, data: PageData, url: str | None) -> str | None:
    """The address that a page calls its own, where it lies under the domain that the page came from.

    A site's front page is not the address of a page below it, though careless templates say so on all of them.
    """
    links = [link.get("href") for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    for candidate in (*links, data.meta("og:url")):
        if not candidate:
            continue
        full = _joined(url, candidate.strip())
        if full and (url is None or (domain_of(full) == domain_of(url) and (_has_path(full) or not _has_path(url)))):
            return full
    return None


def _joined(base: str | None, target: str) -> str | None:
    """An absolute web address, or None."""
    try:
        full = urljoin(base or "", target)
        parts = urlsplit(full)
    except ValueError:  # no address
        return None
    return full if parts.scheme in ("http", "https") and parts.hostname else None


def _has_path(url: str) -> bool:
    """Whether an address names more than a site's front page."""
    try:
        return urlsplit(url).path not in ("", "/")
    except ValueError:  # no address
        return False


def domain_of(url: str) -> str | None:
    """The registrable domain of an address; the host where there is none (an IP address, a private name)."""
    found = extract_domain(url)
    try:
        return found or urlsplit(url).hostname
    except ValueError:  # no address
        return None


def language_of(root: _Element, data: PageData, article: Item | None) -> str | None:
    """The language that a page states, as a BCP 47 tag."""
    html = root if root.tag == "html" else root.find(".//html")
    candidates = (
        html.get("lang") if html is not None else None,
        html.get("{http://www.w3.org/XML/1998/namespace}lang") if html is not None else None,
        html.get("xml:lang") if html is not None else None,
        text_of(article.get("inLanguage")) if article else None,
        data.meta("og:locale", "content-language", "language", "dc.language", "dcterms.language"),
    )
    found = next((value.strip() for value in candidates if value and LANGUAGE.match(value.strip())), None)
    if not found:
        return None
    language, *rest = found.replace("_", "-").split("-")
    return "-".join([language.lower(), *(part.upper() if len(part) == 2 else part for part in rest)])


def is_live(root: _Element, data: PageData, url: str | None) -> bool:
    """Tell a live ticker: schema.org says so, or its address or classes do and it has timed entries."""
    if any("LiveBlogPosting" in types_of(item) for item in data.items):
        return True
    try:
        path = urlsplit(url).path if url else ""
    except ValueError:  # no address
        path = ""
    named = bool(LIVE_PATH.search(path)) or _live_classes(root) >= TIMED_ENTRIES
    return named and _timed_entries(root) >= TIMED_ENTRIES


def _live_classes(root: _Element) -> int:
    """Number of elements whose class names an entry of a live ticker."""
    return sum(
        bool(LIVE_CLASS.search(element.get("class") or "")) for element in root.iter("div", "article", "li", "section")
    )


def _timed_entries(root: _Element) -> int:
    """Number of clock times that stand by themselves: ``<time>`` elements, and lines that open with one."""
    count = 0
    for element in root.iter("time", "span", "p", "h2", "h3", "h4", "h5", "div", "strong"):
        text = element.text
        count += bool(text and CLOCK.match(text)) or (element.tag == "time" and "T" in (element.get("datetime") or ""))
    return count
