"""The structured data of a page: JSON-LD objects and ``<meta>`` tags, as plain Python values."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from lxml.etree import _Element

# Types of schema.org that a report's page gives it.
ARTICLES = frozenset(
    """Article NewsArticle ReportageNewsArticle AnalysisNewsArticle BackgroundNewsArticle OpinionNewsArticle
    AskPublicNewsArticle ReviewNewsArticle BlogPosting LiveBlogPosting SocialMediaPosting Report TechArticle
    ScholarlyArticle AdvertiserContentArticle""".split()  # noqa: SIM905 - a list in words reads better
)
DEPTH = 6  # objects inside objects
ITEMS = 400  # objects to look at
COMMENT = re.compile(r"^\s*(?://\s*)?<!\[CDATA\[|(?://\s*)?\]\]>\s*$|^\s*<!--|-->\s*$")
CONTROL = re.compile(r"[\x00-\x1f]")
SURROGATE = re.compile(r"[\ud800-\udfff]")  # half of a character, as "\\ud83d" in JSON: no encoding can write it
TRAILING_COMMA = re.compile(r",\s*([}\]])")

Item = dict[str, Any]


class PageData:
    """What a page states about itself for machines.

    Attributes:
        items: JSON-LD objects, outer before inner, in the order of the document.
        metas: contents of ``<meta>`` tags by their lower-case name, property or itemprop.
    """

    def __init__(self, root: _Element) -> None:
        """Read the structured data under a page's root; what is no JSON is left out."""
        self.items = list(_items(root))
        self.metas: dict[str, list[str]] = {}
        for meta in root.iter("meta"):
            content = _whole(meta.get("content") or "").strip()
            if not content:
                continue
            for attribute in ("property", "name", "itemprop", "http-equiv"):
                for name in (meta.get(attribute) or "").lower().split():
                    self.metas.setdefault(name, []).append(content)

    def meta(self, *names: str) -> str | None:
        """Content of the first of these tags that the page has."""
        return next((self.metas[name][0] for name in names if name in self.metas), None)

    def articles(self) -> list[Item]:
        """The objects that describe an article."""
        return [item for item in self.items if not ARTICLES.isdisjoint(types_of(item))]

    def article(self, title: str | None, urls: frozenset[str]) -> Item | None:
        """The object that describes this page's own article.

        It is the one whose headline or address is the page's; one alone is the page's own too.

        Args:
            title: the page's title from its tags, where there is one.
            urls: the page's addresses, as fetched and canonical.
        """
        found = self.articles()
        if not found:
            return None
        if len(found) == 1:
            return found[0]
        for item in found:
            if urls & set(addresses(item)):
                return item
        wanted = bare(title or "")
        for item in found:
            headline = bare(text_of(item.get("headline")) or text_of(item.get("name")) or "")
            if headline and wanted and (headline in wanted or wanted in headline):
                return item
        return found[0] if len({text_of(item.get("datePublished")) for item in found}) == 1 else None


def bare(text: str) -> str:
    """Letters and digits of a text, lower case."""
    return "".join(char for char in html.unescape(text).lower() if char.isalnum())


def addresses(item: Item) -> Iterator[str]:
    """Addresses that an object gives for itself."""
    for name in ("url", "@id", "mainEntityOfPage"):
        value = item.get(name)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str) and value.startswith("http"):
            yield value.split("#")[0].split("?")[0].rstrip("/")


def types_of(item: Item) -> set[str]:
    """The schema.org types of an object."""
    kind = item.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return {name.rsplit("/", 1)[-1] for name in kinds if isinstance(name, str)}


def text_of(value: Any) -> str | None:
    """The text of a JSON-LD value: a string, the first of a list, or an object's ``@value`` or name."""
    if isinstance(value, list):
        value = next((entry for entry in value if entry), None)
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        return None
    return _whole(" ".join(html.unescape(value).split())) or None


def _whole(text: str) -> str:
    """A text with U+FFFD for each half of a character."""
    return SURROGATE.sub("\ufffd", text)


def _items(root: _Element) -> Iterator[Item]:
    """Every JSON-LD object of the page."""
    count = 0
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        for item in _walk(_parsed(script.text or ""), 0):
            count += 1
            if count > ITEMS:
                return
            yield item


def _parsed(text: str) -> Any:
    """A script's JSON; None where it is none, even after the usual faults are mended."""
    text = COMMENT.sub("", text.strip()).strip().rstrip(";")
    for attempt in (text, TRAILING_COMMA.sub(r"\1", CONTROL.sub(" ", text))):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):  # a page's broken JSON tells nothing
            continue
    return None


def _walk(value: Any, depth: int) -> Iterator[Item]:
    """Objects in a JSON value, outer first."""
    if depth > DEPTH:
        return
    if isinstance(value, list):
        for entry in value:
            yield from _walk(entry, depth + 1)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for name in (
            "@graph",
            "mainEntity",
            "mainEntityOfPage",
            "itemListElement",
            "item",
            "hasPart",
            "liveBlogUpdate",
        ):
            inner = value.get(name)
            if isinstance(inner, (list, dict)):
                yield from _walk(inner, depth + 1)
