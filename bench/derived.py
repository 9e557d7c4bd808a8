"""The labelled events of derivation, the anchor of copied runs and credit words, and how parents are compared."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from secondsource.vocabulary import Vocabulary
from training import corpus
from training.corpus import Article

RUN = 5  # words
COPIED, ADAPTED = 0.8, 0.2
HEAD = 200  # characters in which a dateline stands
_CITED = re.compile(r"\btold (?:the )?([A-Z]\w+)|\b([A-Z]\w+) reported\b|\breported by (?:the )?([A-Z]\w+)")
_WORD = re.compile(r"\w+")


class Gold(msgspec.Struct, frozen=True):
    """The label of one report of an event's story."""

    doc: str
    kind: str
    of: tuple[str, ...]
    own_informants: bool
    credits: tuple[str, ...]  # agencies and outlets that the text credits as a whole


@dataclass(frozen=True)
class Event:
    """One labelled event: its articles, and the labels of those that tell its story."""

    name: str
    articles: tuple[Article, ...]
    gold: tuple[Gold, ...]


def load(data: Path) -> list[Event]:
    """The labelled events with their articles, in the order of their numbers."""
    articles: dict[str, list[Article]] = {}
    for article in corpus.news_cluster(data):
        articles.setdefault(str(article.event).removeprefix("nc"), []).append(article)
    events = []
    for path in sorted((data / "stories/gold").glob("*.json"), key=lambda p: int(p.stem)):
        rows: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf8"))["reports"]
        gold = tuple(
            Gold(r["doc"], r["kind"], tuple(r["of"]), bool(r["own_informants"]), tuple(r["credits"]))
            for r in rows
            if r.get("same_story")
        )
        events.append(Event(path.stem, tuple(articles[path.stem]), gold))
    return events


# -- the anchor -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Guess:
    """What the anchor says of an article."""

    kind: str
    of: tuple[str, ...]
    credits: tuple[str, ...]


def runs(article: Article) -> set[tuple[str, ...]]:
    """The five-word runs of an article's text."""
    words = _WORD.findall(" ".join(article.paragraphs).lower())
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def byline(data: Path, article: Article) -> str:
    """The author field of an article."""
    row = json.loads((data / f"stories/news-cluster/{article.id}.json").read_text(encoding="utf8"))
    return ", ".join(row["authors"] or [])


def anchored(events: Sequence[Event], words: Vocabulary, data: Path) -> dict[str, Guess]:
    """What copied runs and credit words alone say of each article.

    The parent is the agency in the dateline or byline, else the article that holds most of it, else who is cited.
    """
    forms = {f: a.name for a in words.agencies for f in a.forms}
    agency = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, forms), key=len, reverse=True))})(?!\w)")
    found = {}
    for event in events:
        shingles = {a.id: runs(a) for a in event.articles}
        for article in event.articles:
            mine = shingles[article.id]
            shares = {n: len(mine & theirs) / max(len(mine), 1) for n, theirs in shingles.items() if n != article.id}
            best = max(sorted(shares), key=lambda name: shares[name], default="")
            text = "\n".join(article.paragraphs)
            credited = agency.search(text[:HEAD]) or agency.search(byline(data, article))
            names = (forms[credited.group()],) if credited else ()
            of = tuple(f"agency:{name}" for name in names)
            share = shares.get(best, 0.0)
            if share >= COPIED or (credited and share < ADAPTED):
                found[article.id] = Guess("copy", of or (best,), names)
            elif share >= ADAPTED:
                found[article.id] = Guess("adaptation", of or (best,), names)
            elif cited := _CITED.findall(text):
                told = sorted({name for groups in cited for name in groups if name})
                found[article.id] = Guess("cites", tuple(f"outlet:{name}" for name in told), names)
            else:
                found[article.id] = Guess("independent", (), names)
    return found


def anchor(events: Sequence[Event], words: Vocabulary, data: Path) -> dict[str, str]:
    """The kind of each article by copied runs and credit words alone."""
    return {doc: guess.kind for doc, guess in anchored(events, words, data).items()}


# -- whom it is of ----------------------------------------------------------------------------------------------------


def name_key(name: str, words: Vocabulary) -> str:
    """A name to compare by: its publisher family where the vocabulary knows it, small letters, no article or label."""
    bare = name.split(":", 1)[-1]
    entry = words.agency(bare) or words.outlet_by_name(bare) or words.outlet_of_host(bare.lower())
    family = (entry.family or entry.name) if entry else bare
    return re.sub(r"\W", "", re.sub(r"\s*\([^)]*\)", "", family).lower().removeprefix("the "))


@dataclass(frozen=True)
class Parents:
    """Compares parents: articles by their ids, agencies and outlets by name; an article answers to its outlet too."""

    words: Vocabulary
    outlets: Mapping[str, str]  # by article

    def same(self, one: str, other: str) -> bool:
        """Say whether two parents are one: "agency:AP" is AP's own page too, but no other outlet's copy of it."""
        if one == other or (":" not in one and ":" not in other):
            return one == other
        keys = [name_key(p if ":" in p else self.outlets.get(p, p), self.words) for p in (one, other)]
        return keys[0] == keys[1]

    def counts(self, wanted: Sequence[str], given: Sequence[str]) -> tuple[int, int]:
        """How many of the labelled parents are found, and how many of the given ones are right."""
        found = sum(any(self.same(w, g) for g in given) for w in wanted)
        right = sum(any(self.same(w, g) for w in wanted) for g in given)
        return found, right
