"""Which elements of a page hold an article each: the markup's own word for where one report ends and another begins."""

from __future__ import annotations

from lxml import etree
from lxml.etree import _Element

ARTICLE_TYPES = ("Article", "NewsArticle", "BlogPosting", "ReportageNewsArticle", "LiveBlogPosting", "Report")
CLIMB = 6  # elements between a headline and the container that repeats
PARAGRAPHS = 2  # long paragraphs that a repeated container must hold
LONG = 80  # characters
HEADLINE = 30  # characters; a shorter h1 is the site's name
MAX_HEADINGS = 400  # a page with more headings is an index


def scopes(root: _Element) -> dict[_Element, int]:
    """Number the elements that hold an article each, from 1, in the order of the document.

    These are ``<article>`` elements, elements whose ARIA role or schema.org type says article, and siblings of one
    tag and class that each hold an own ``h1`` or ``h2`` and several paragraphs.

    Args:
        root: the page's ``html`` element.

    Returns:
        The number of each such element; articles may stand inside articles (a teaser inside a report).
    """
    repeated = _repeated(root)
    found: dict[_Element, int] = {}
    for element in root.iter(etree.Element):
        if element in repeated or _says_article(element):
            found[element] = len(found) + 1
    return found


def _says_article(element: _Element) -> bool:
    """Tell an element that the markup calls an article."""
    if element.tag == "article" or element.get("role") == "article":
        return True
    kind = element.get("itemtype")
    return kind is not None and element.tag not in ("html", "body") and kind.strip().rsplit("/", 1)[-1] in ARTICLE_TYPES


def _repeated(root: _Element) -> set[_Element]:
    """Siblings of one tag and class that each hold a headline of their own and several paragraphs."""
    candidates: dict[tuple[_Element, object, str | None], list[_Element]] = {}
    seen: set[_Element] = set()
    for count, heading in enumerate(root.iter("h1", "h2")):
        if count > MAX_HEADINGS:
            return set()
        for climbed, element in enumerate(heading.iterancestors("div", "section", "li")):
            if climbed >= CLIMB or element in seen:
                break
            seen.add(element)
            parent = element.getparent()
            if parent is not None:
                candidates.setdefault((parent, element.tag, element.get("class")), []).append(element)
    found: set[_Element] = set()
    for siblings in candidates.values():
        full = [element for element in siblings if _holds_text(element)]
        if len(full) >= 2 and _headed_alike(full) and not _in_article(full[0]) and not _under_headline(root, full):
            found.update(full)
    return found


def _headed_alike(elements: list[_Element]) -> bool:
    """Tell articles from sections: each opens with a heading of the level of the others, and has but one of it."""
    levels = set()
    for element in elements:
        headings = [heading.tag for heading in element.iter("h1", "h2")]
        top = min(str(tag) for tag in headings)
        if headings.count(top) != 1:
            return False
        levels.add(top)
    return len(levels) == 1


def _in_article(element: _Element) -> bool:
    """Tell the sections of one article from articles."""
    return any(_says_article(ancestor) for ancestor in element.iterancestors())


def _under_headline(root: _Element, elements: list[_Element]) -> bool:
    """Tell sections under one ``h1`` from articles: they are headed by an ``h2``, and a headline stands outside."""
    if next(elements[0].iter("h1"), None) is not None:
        return False
    return any(
        len("".join(str(text) for text in heading.itertext()).strip()) >= HEADLINE for heading in root.iter("h1")
    )


def _holds_text(element: _Element) -> bool:
    """Tell an element with several long paragraphs."""
    long = 0
    for paragraph in element.iter("p"):
        long += sum(len(text) for text in paragraph.itertext()) >= LONG
        if long >= PARAGRAPHS:
            return True
    return False
