"""Which blocks of a page are its reports' own text.

trafilatura (Barbaresi, ACL 2021) says what it takes for the text; its answer is laid over our blocks. Then what the
page itself shows is put right: paragraphs that it lost between kept neighbours, the text that JSON-LD gives as
``articleBody``, further articles of the same page; and captions, pointers, boxes and repeated blocks that it kept.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cached_property
from typing import Protocol

from lxml.etree import _Element

from secondsource.pages.blocks import Piece

NOT_WORD = re.compile(r"[\W_]+")
LONG = 60  # normalised characters; a longer block found anywhere in the answer is the same block
SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
SHINGLE = 24  # normalised characters
COVERED = 0.6  # share of a block's shingles in a text from which on it counts as standing in it
ALL_LINKED = 0.9
LINKED = 0.5  # share of a block's characters inside links from which on it is a list of links
GUIDE = 400  # normalised characters of an articleBody that is long enough to guide
FULL_TEXT = 350  # characters in paragraphs from which on an article is no teaser
FULL_PARAGRAPHS = 3
PROSE = 80  # characters
NEAR = 12  # blocks; a short block farther than this from any long one that was kept is not part of the text
REACH = 400  # normalised characters between a short block and the long one beside it
ALIGNED = 1_000_000  # blocks times lines of the answer up to which the two are aligned as sequences
RESTORED = 50  # characters; a shorter lost block is more likely a label than a sentence
ECHO = 3  # blocks; a text that stands again after more than these is a site's or an author's choice
GAP = 12  # blocks between two kept neighbours
HOLDERS = frozenset(
    ("div", "section", "article", "main", "td", "body")
)  # elements that hold blocks as line breaks cut them
FEW = 30  # blocks; a page with no more than these has no place for much furniture
UNDER_HEADLINE = 15  # blocks in which text must follow a headline
SUBHEAD = 2  # level of the lowest heading that heads an article
LABEL = 400  # characters; a longer text is neither a button nor a pointer
MANY = 60  # lines to look for a short text in


class Furniture(Protocol):
    """The part of the vocabulary that tells lines of a site's furniture."""

    def is_widget(self, line: str) -> bool:
        """Tell a line such as "Sign up for our newsletter"."""
        ...

    def is_pointer(self, line: str) -> bool:
        """Tell a line such as "Read also: ..."."""
        ...


def normalise(text: str) -> str:
    """Letters and digits alone, in lower case: what two renderings of one text share."""
    return NOT_WORD.sub("", text).lower()


class Cover:
    """A text that blocks may stand in: an extractor's answer, or a page's articleBody."""

    def __init__(self, lines: Sequence[str]) -> None:
        """Take the text as lines, in the order of the document."""
        self.lines = [key for line in lines if (key := normalise(line))]
        self.offsets: list[int] = []
        self.whole = "".join(self.lines)
        place = 0
        for key in self.lines:
            self.offsets.append(place)
            place += len(key)

    @cached_property
    def shingles(self) -> frozenset[str]:
        """Every run of SHINGLE characters."""
        return frozenset(self.whole[i : i + SHINGLE] for i in range(len(self.whole) - SHINGLE + 1))

    def share(self, key: str) -> float:
        """Share of a long block's text that stands here, 0 to 1."""
        if key in self.whole:
            return 1.0
        places = range(0, len(key) - SHINGLE + 1, 4)
        return sum(key[i : i + SHINGLE] in self.shingles for i in places) / max(1, len(places))

    def place_between(self, key: str, low: int | None, high: int | None, used: set[int]) -> int | None:
        """Where a short text begins or ends a line between two places; with one of them alone, close to it.

        Args:
            key: the text, normalised.
            low: place from which on it must stand, or None.
            high: place before which it must stand, or None.
            used: places that other blocks have taken.
        """
        if low is None and high is None:
            return None
        first = low if low is not None else (high or 0) - REACH
        last = high if high is not None else first + REACH
        if last <= first:  # the two stand in another order than here: look behind the first
            last = first + REACH
        start = max(0, bisect_right(self.offsets, first) - 1)
        for line, offset in zip(self.lines[start : start + MANY], self.offsets[start : start + MANY], strict=True):
            if offset >= last:
                break
            for place in (offset, offset + len(line) - len(key)):  # a text cut by line breaks runs over several lines
                if first <= place < last and place not in used and self.whole.startswith(key, place):
                    return place
        return None


def laid_over(keys: Sequence[str], answer: Cover) -> list[bool]:
    """Say for each block, given as normalised text, whether it stands in an extractor's answer.

    Long blocks stand there wherever they are found. A short one ("More", "Sports") must be a line of the answer in
    the order of the blocks, or stand between the places of the blocks around it: else it is another block with the
    same words.
    """
    kept = [len(key) >= LONG and answer.share(key) >= COVERED for key in keys]
    at = {i: place for i, key in enumerate(keys) if kept[i] and (place := answer.whole.find(key)) >= 0}
    if len(keys) * len(answer.lines) <= ALIGNED:
        matcher = SequenceMatcher(None, keys, answer.lines, autojunk=False)
        for match in matcher.get_matching_blocks():
            for step in range(match.size):
                kept[match.a + step] = True
                at[match.a + step] = answer.offsets[match.b + step]
    anchors = sorted(at.items())
    used = set(at.values())
    number = 0
    for i, key in enumerate(keys):
        while number < len(anchors) and anchors[number][0] < i:
            number += 1
        if kept[i] or not key:
            continue
        before = anchors[number - 1] if number else None
        after = anchors[number] if number < len(anchors) else None
        low = before[1] + len(keys[before[0]]) if before and i - before[0] <= NEAR else None
        high = after[1] if after and after[0] - i <= NEAR else None
        free = answer.place_between(key, low, high, used)
        if free is not None:
            used.add(free)
            kept[i] = True
    return kept


def choose(
    pieces: Sequence[Piece], answer: Cover, guide: Cover, furniture: Furniture, title: str | None = None
) -> list[bool]:
    """Say for each block whether it is part of a report's own text.

    Args:
        pieces: the page's blocks, in order.
        answer: what trafilatura took for the text; empty where it took nothing, and our rules decide alone.
        guide: the articleBody of the page's JSON-LD; empty where there is none.
        furniture: tells lines that are a site's furniture, in any of the languages it knows.
        title: the page's title.

    Returns:
        One answer per block.
    """
    keys = [normalise(piece.text) for piece in pieces]
    kept = laid_over(keys, answer) if answer.whole else densest(pieces, furniture)
    if len(guide.whole) >= GUIDE:
        guided = laid_over(keys, guide)
        kept = [k or (g and is_prose(piece, furniture)) for k, g, piece in zip(kept, guided, pieces, strict=True)]
    kept = [k and not is_furniture(piece, furniture) for k, piece in zip(kept, pieces, strict=True)]
    drop_links(pieces, kept)
    restore_chunks(pieces, kept, furniture)
    restore_articles(pieces, kept, furniture)
    restore_neighbours(pieces, kept, furniture)
    keep_headlines(pieces, keys, kept, normalise(title or ""))
    drop_repeated(pieces, keys, kept, normalise(title or ""))
    drop_bare_headings(pieces, kept)
    drop_teasers(pieces, kept)
    return kept


def densest(pieces: Sequence[Piece], furniture: Furniture) -> list[bool]:
    """Without an extractor's answer: the running text of the container that holds most of it; all of a short page."""
    if len(pieces) <= FEW:
        return [is_prose(piece, furniture) for piece in pieces]
    sizes: Counter[object] = Counter()
    for piece in pieces:
        if len(piece.text) >= PROSE and piece.kind != "heading" and is_prose(piece, furniture):
            sizes[signature(piece)] += len(piece.text)
    if not sizes:
        return [False] * len(pieces)
    best = sizes.most_common(1)[0][0]
    return [signature(piece) == best and is_prose(piece, furniture) for piece in pieces]


def keep_headlines(pieces: Sequence[Piece], keys: Sequence[str], kept: list[bool], title: str) -> None:
    """Keep the headline over kept text: an ``h1``, the page's title, the first ``h2`` of an article without ``h1``."""
    headed = {piece.scope for piece in pieces if piece.level == 1}
    for i, piece in enumerate(pieces):
        if piece.kind != "heading" or piece.role in ("related", "comments", "bio", "hidden", "footer"):
            continue
        if piece.level == 1 or (title and keys[i] == title):
            following = range(i + 1, min(len(pieces), i + 1 + UNDER_HEADLINE))
            kept[i] = kept[i] or any(kept[j] and pieces[j].kind != "heading" for j in following)
        elif not kept[i] and piece.role is None and piece.level <= SUBHEAD and piece.scope not in headed:
            below = next((j for j in range(i + 1, len(pieces)) if pieces[j].kind not in ("caption", "meta")), None)
            kept[i] = below is not None and kept[below] and pieces[below].kind == "paragraph"
        if kept[i] and piece.scope:
            headed.add(piece.scope)


def is_furniture(piece: Piece, furniture: Furniture) -> bool:
    """Tell a block that is no report's text whatever an extractor says."""
    if piece.kind == "caption" or piece.role in ("comments", "bio", "hidden"):
        return True
    if piece.role == "meta" and piece.kind != "heading":
        return True
    if not any(char.isalpha() for char in piece.text) and piece.kind not in ("table", "list"):
        return True
    if len(piece.text) > LABEL:
        return False
    first, *rest = piece.text.split("\n")
    if rest and furniture.is_widget(first) and max(map(len, rest)) < PROSE:
        return True
    return furniture.is_widget(piece.text) or furniture.is_pointer(piece.text)


def drop_links(pieces: Sequence[Piece], kept: list[bool]) -> None:
    """Drop blocks that are one link each, without the form of a sentence: they lead to other reports."""
    for i, piece in enumerate(pieces):
        if kept[i] and piece.kind != "heading" and piece.linked >= ALL_LINKED * len(piece.text):
            kept[i] = bool(SENTENCE_END.search(piece.text))


def is_prose(piece: Piece, furniture: Furniture) -> bool:
    """Tell a block that can be a report's text where the extractor lost it."""
    if piece.role is not None or piece.kind not in ("paragraph", "quote", "list", "heading"):
        return False
    return piece.linked < LINKED * len(piece.text) and not is_furniture(piece, furniture)


def restore_neighbours(pieces: Sequence[Piece], kept: list[bool], furniture: Furniture) -> None:
    """Keep what stands between two kept blocks of one container, and has the form of text itself."""
    last: dict[_Element, int] = {}
    for i, piece in enumerate(pieces):
        if not kept[i]:
            continue
        holder = holder_of(piece)
        start = last.get(holder)
        last[holder] = i
        if start is None or i - start > GAP:
            continue
        for j in range(start + 1, i):
            between = pieces[j]
            if not kept[j] and holder_of(between) is holder and is_prose(between, furniture):
                kept[j] = len(between.text) >= RESTORED or between.kind == "heading"


def restore_chunks(pieces: Sequence[Piece], kept: list[bool], furniture: Furniture) -> None:
    """Keep the further containers of a text that the page holds in several, cut apart by advertisements.

    They are told by tag and class: the same as a container's whose paragraphs were kept, in the same article.
    """
    chunks: Counter[object] = Counter()
    for piece, keep in zip(pieces, kept, strict=True):
        if keep and piece.kind == "paragraph" and len(piece.text) >= PROSE:
            chunks[signature(piece)] += 1
    for i, piece in enumerate(pieces):
        if kept[i] or len(piece.text) < PROSE or piece.kind != "paragraph":
            continue
        if chunks[signature(piece)] >= FULL_PARAGRAPHS and is_prose(piece, furniture):
            kept[i] = True


def signature(piece: Piece) -> object:
    """What the chunks of one text have in common; an own key for a container without a class."""
    holder = holder_of(piece)
    parent = holder.getparent()
    names = holder.get("class")
    if not names or parent is None:
        return holder
    return (piece.scope, holder.tag, names, parent.tag, parent.get("class"))


def restore_articles(pieces: Sequence[Piece], kept: list[bool], furniture: Furniture) -> None:
    """Keep further articles that the page holds in full; trafilatura takes the first."""
    members: dict[int, list[int]] = {}
    for i, piece in enumerate(pieces):
        if piece.scope and is_prose(piece, furniture):
            members.setdefault(piece.scope, []).append(i)
    for places in members.values():
        long = [i for i in places if pieces[i].kind == "paragraph" and len(pieces[i].text) >= PROSE]
        if any(kept[i] for i in long) or len(long) < FULL_PARAGRAPHS:
            continue
        if sum(len(pieces[i].text) for i in long) >= FULL_TEXT:
            for i in places:
                kept[i] = pieces[i].kind == "heading" or len(pieces[i].text) >= RESTORED


def holder_of(piece: Piece) -> _Element:
    """The element whose children are a block and its neighbours."""
    container = piece.container
    if container.tag == "li" and (lists := container.getparent()) is not None:
        container = lists
    parent = container.getparent()
    return container if parent is None or container.tag in HOLDERS else parent


def drop_repeated(pieces: Sequence[Piece], keys: Sequence[str], kept: list[bool], title: str) -> None:
    """Drop a block that says again what the headline, or one of the last blocks, said."""
    said = {title} if len(title) >= SHINGLE else set()
    if said and not any(
        keep and key == title and p.kind == "heading" for keep, key, p in zip(kept, keys, pieces, strict=True)
    ):
        said = set()
    recent: list[str] = []
    for i, (piece, key) in enumerate(zip(pieces, keys, strict=True)):
        if not kept[i]:
            continue
        first = piece.kind == "heading" and (piece.level == 1 or key == title) and key not in recent
        if not first and (key in said or key in recent[-ECHO:]):
            kept[i] = False
        elif len(key) >= SHINGLE:
            recent.append(key)
            if piece.level == 1:
                said.add(key)


def drop_teasers(pieces: Sequence[Piece], kept: list[bool]) -> None:
    """Drop the headings of articles that the page has no text of: they are teasers of other reports."""
    told = {piece.scope for piece, keep in zip(pieces, kept, strict=True) if keep and piece.kind != "heading"}
    for i, piece in enumerate(pieces):
        kept[i] = kept[i] and (piece.scope == 0 or piece.scope in told or piece.level == 1)


def drop_bare_headings(pieces: Sequence[Piece], kept: list[bool]) -> None:
    """Drop headings over nothing: the next kept block is a heading of the same or a higher level, or there is none."""
    following: Piece | None = None
    for i in range(len(pieces) - 1, -1, -1):
        if not kept[i]:
            continue
        level = pieces[i].level
        if level > 1 and (following is None or 1 < following.level <= level):
            kept[i] = False
            continue
        following = pieces[i]
