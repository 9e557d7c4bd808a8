"""What the markup says an element is: the words of its class and id, its tag and its role.

A page's furniture is everything around the reports: related links, newsletter boxes, comments, share bars. Sites name
these in their class names, in few words that hardly differ from site to site. The words are compared whole (``ad`` is
not in ``header``), after cutting at hyphens, underscores and changes of case.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from lxml.etree import _Element

Role = Literal["caption", "meta", "related", "widget", "comments", "bio", "footer", "hidden", "title"]
"""What an element is for; elements without a role may hold a report's text."""


def _words(text: str) -> list[str]:
    return text.split()


SKIPPED = frozenset(
    _words(
        """applet area audio base button canvas datalist embed head iframe input link map math meta nav noframes
        noscript object option script select style svg template textarea title video"""
    )
)
BLOCKS = frozenset(
    _words(
        """address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption
        figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu ol p pre section
        summary table tbody td tfoot th thead tr ul"""
    )
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}

CUT = re.compile(r"[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])")

# Single words, and pairs of neighbouring words, of class names and ids.
ROLE_WORDS: dict[Role, str] = {
    "caption": """caption captions figcaption imagecaption wpcaption cutline bildunterschrift bildtext legende
        didascalia dida""",
    "meta": "byline bylines dateline timestamp kicker publishdate postdate pubdate eyebrow datetime firma occhiello",
    "related": """alsoread carousel morefrom mostpopular mostread outbrain promo promos readmore recirc recirculation
        recommendation recommendations recommended recommends related relatedarticles relatedposts relateds
        relatedstories revcontent seealso correlati correlate relacionados relacionadas taboola teaser teasers trending
        upnext yarpp zergnet""",
    "widget": """addthis ad ads adsbygoogle adsense advert advertisement advertising breadcrumb breadcrumbs consent
        cookie cookies dfp donate donation dropdown gdpr keywords lightbox login menu modal navbar newsletter
        newsletters noprint pager pagination poll popup rail register regwall share sharebar sharedaddy shares
        sharethis sharing sidebar signin signup skip sociable social socials sponsor sponsored subscribe subscription
        subscriptions syndication tagcloud taglist tags toolbar tooltip topics""",
    "comments": "commentlist comments commentsection disqus livefyre replies respond",
    "bio": "aboutauthor abouttheauthor authorbio authorbox bio biography",
    "footer": "colophon copyright disclaimer",
}
WORDS: dict[str, Role] = {word: role for role, words in ROLE_WORDS.items() for word in _words(words)}
ROLE_PAIRS: dict[Role, str] = {
    "caption": """wp-caption image-credit photo-credit img-credit picture-credit media-credit figure-credit
        image-credits photo-credits img-credits picture-credits media-credits figure-credits image-description
        photo-description img-description picture-description media-description figure-description""",
    "meta": """article-meta entry-meta post-meta story-meta page-meta news-meta content-meta article-info entry-info
        post-info story-info author-info article-date entry-date post-date story-date publish-date published-date
        pub-date created-date article-time entry-time post-time story-time publish-time published-time read-time
        author-name authors-name posted-on posted-by""",
    "related": """read-more read-also read-next read-on more-stories more-news more-articles more-from more-on
        more-links most-read most-popular most-viewed most-shared most-commented see-also also-read up-next
        next-article you-may latest-news top-stories""",
    "widget": "sign-up call-out print-only log-in tag-list tags-list post-tags back-top",
    "comments": "comment-list comment-section comment-form comment-body comment-area comment-wrapper comment-content",
    "bio": """author-bio author-box author-card author-profile author-description author-about author-biography
        about-author""",
    "hidden": "screen-reader visually-hidden sr-only",
    "footer": "site-footer page-footer",
}
PAIRS: dict[tuple[str, str], Role] = {
    (pair.partition("-")[0], pair.partition("-")[2]): role
    for role, pairs in ROLE_PAIRS.items()
    for pair in _words(pairs)
}
TAG_ROLES: dict[str, Role] = {"figcaption": "caption", "footer": "footer", "aside": "widget"}
ARIA_ROLES: dict[str, Role] = {
    "navigation": "widget",
    "complementary": "widget",
    "search": "widget",
    "dialog": "widget",
    "banner": "widget",
    "menu": "widget",
    "contentinfo": "footer",
}
META_PROPERTIES = ("author", "datePublished", "dateModified")
NAMES = 400  # characters of a class attribute to look at
HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden|clip\s*:\s*rect\(\s*[01])", re.I)


# Words that say what a layout has beside it ("has-sidebar", "page-w-sidebar"), not what the element is.
BESIDE = frozenset(["has", "with", "w", "without", "no", "is", "grid", "layout", "page", "wrapper", "body", "main"])


@lru_cache(maxsize=8192)
def role_of_names(names: str) -> Role | None:
    """Say what the words of a class attribute or an id name; None where they name nothing of the kind."""
    for name in names[:NAMES].split():
        words = [word.lower() for word in CUT.split(name) if word]
        for pair in pairwise(words):
            if pair in PAIRS:
                return PAIRS[pair]
        found = next((WORDS[word] for word in words if word in WORDS), None)
        if found and (found not in ("widget", "related") or BESIDE.isdisjoint(words)):
            return found
    return None


def is_hidden(element: _Element) -> bool:
    """Tell an element that browsers do not show: the hidden attribute, an inline style, a class for screen readers."""
    if element.get("hidden") is not None and element.get("hidden") != "until-found":
        return True
    style = element.get("style")
    if style and HIDDEN_STYLE.search(style):
        return True
    return role_of_names(element.get("class") or "") == "hidden"


def role_of(element: _Element) -> Role | None:
    """Say what an element is for, by its tag, ARIA role, class and id."""
    tag = str(element.tag)
    stated = TAG_ROLES.get(tag) or ARIA_ROLES.get(element.get("role") or "")
    if stated:
        return stated
    if element.get("itemprop") in META_PROPERTIES or element.get("rel") == "author":
        return "meta"
    if tag == "time":
        return None
    named = role_of_names(element.get("class") or "") or role_of_names(element.get("id") or "")
    return None if named == "related" and tag == "p" else named  # a report's standfirst is called its teaser too
