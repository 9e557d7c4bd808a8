"""The labelled claims of stories, with where their quotes stand in the pages that were read, and how names compare."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from secondsource.ledger import Ledger
from secondsource.pipeline import members_of
from secondsource.records import Range, Span, Statement
from secondsource.stories import case_of
from secondsource.stories.case import Case
from secondsource.stories.member import Member
from secondsource.stories.statements import statements
from secondsource.vocabulary import Vocabulary
from secondsource.vocabulary.actors import load_actors

_WORD = re.compile(r"[^\W_]+")
_AFTER_HEAD = re.compile(
    r"\s+(?:of|for|with|in|from|close|who|to|at|on|near|told|speaking|which|that)\b.*", re.IGNORECASE
)
_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "for",
        "and",
        "in",
        "at",
        "to",
        "with",
        "by",
        "on",
        "from",
        "s",
        "statement",
        "twitter",
        "tweet",
        "facebook",
        "post",
        "interview",
        "speech",
        "e",
        "mail",
        "unnamed",
        "mr",
        "mrs",
        "ms",
        "dr",
        "two",
        "three",
        "first",
        "second",
    ]
)


@dataclass(frozen=True)
class Quote:
    """A labelled support of a claim."""

    doc: str
    quote: str
    informant: str | None
    gatherer: str | None


@dataclass(frozen=True)
class GoldClaim:
    """A labelled claim of an event."""

    event: str
    claim: str
    support: tuple[Quote, ...]
    low: int
    high: int

    @property
    def range(self) -> Range:
        """Its independent origins."""
        return Range(low=self.low, high=self.high)


def load(data: Path) -> list[GoldClaim]:
    """All labelled claims, by the numbers of their events."""
    found = []
    for path in sorted((data / "stories/gold").glob("*.json"), key=lambda p: int(p.stem)):
        for row in json.loads(path.read_text(encoding="utf8"))["claims"]:
            support = tuple(Quote(s["doc"], s["quote"], s["informant"], s["gatherer"]) for s in row["support"])
            found.append(GoldClaim(path.stem, row["claim"], support, row["origins_low"], row["origins_high"]))
    return found


class Cases:
    """The stories of a ledger, ready to be worked on, with the article that each report is of."""

    def __init__(self, ledger: Ledger, report_of: Mapping[str, str], words: Vocabulary) -> None:
        agencies = frozenset(form.lower() for agency in words.agencies for form in agency.forms)
        self.report_of = dict(report_of)
        self.cases: dict[str, Case] = {}
        with ledger.reading() as snapshot:
            for story in snapshot.stories():
                members = members_of(snapshot, story.reports)
                self.cases[story.id] = case_of(members, snapshot.links(story.reports), agencies, words.family)
        self._story = {m.id: story for story, case in self.cases.items() for m in case.members}
        self._said: dict[str, tuple[Statement, ...]] = {}

    def member(self, doc: str) -> Member | None:
        """The report of an article."""
        report = self.report_of.get(doc)
        story = self._story.get(report or "")
        return self.cases[story].by_id[report] if story and report else None

    def story(self, doc: str) -> str | None:
        """The story of an article's report."""
        return self._story.get(self.report_of.get(doc, ""))

    def said(self, member: Member) -> tuple[Statement, ...]:
        """The statements of a report."""
        if member.id not in self._said:
            self._said[member.id] = statements(member)
        return self._said[member.id]

    def place(self, quote: Quote) -> tuple[Member, Span] | None:
        """Where a labelled quote stands: the report and its characters; ``None``: its text was not read."""
        member = self.member(quote.doc)
        if member is None:
            return None
        words = r"\s+".join(re.escape(word) for word in quote.quote.split())
        found = re.search(words, member.text)
        return (member, found.span()) if found else None

    def labelled(self, claim: GoldClaim) -> tuple[str, tuple[Statement, ...]] | None:
        """The story that holds most of a claim's quotes, and our statements that overlap each the most."""
        by_story: dict[str, dict[Statement, None]] = {}
        for quote in claim.support:
            placed, story = self.place(quote), self.story(quote.doc)
            if placed is None or story is None:
                continue
            member, span = placed
            best = max(self.said(member), key=lambda s: sum(overlap(p, span) for p in s.parts), default=None)
            if best is not None and any(overlap(p, span) for p in best.parts):
                by_story.setdefault(story, {})[best] = None
        if not by_story:
            return None
        story = max(sorted(by_story), key=lambda s: len(by_story[s]))
        case = self.cases[story]
        return story, tuple(sorted(by_story[story], key=lambda s: (case.place[s.report], s.parts)))


def overlap(a: Span, b: Span) -> int:
    """Number of characters that two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


@dataclass(frozen=True)
class Name:
    """An informant's name or description as it is compared."""

    text: str

    @cached_property
    def words(self) -> frozenset[str]:
        """All its words but small ones, in the singular, lower case, without accents."""
        return frozenset(_bare(w) for w in _WORD.findall(self.text)) - _SMALL

    @cached_property
    def head(self) -> str:
        """A person's last name, or the noun that a description is about: the last word before a comma or "of"."""
        main = _AFTER_HEAD.sub("", re.sub(r"\(.*?\)", "", self.text).split(",")[0].split(";")[0].strip())
        found = [w for w in map(_bare, _WORD.findall(main)) if w not in _SMALL]
        return found[-1] if found else ""

    @cached_property
    def proper(self) -> frozenset[str]:
        """Its words in capitals that name no country and are not the first of a description."""
        nation = load_actors().nation
        words = _WORD.findall(self.text)
        return frozenset(_bare(w) for w in words if w[0].isupper() and not nation(w)) - _SMALL

    def _short_for(self, other: Name) -> bool:
        """Whether one is the initials of the other's words in capitals."""
        letters = "".join(w[0] for w in _WORD.findall(other.text) if w[0].isupper())
        return len(letters) > 1 and any(w.isupper() and w == letters for w in _WORD.findall(self.text))

    def same(self, other: Name) -> bool:
        """Say whether two are told alike: the one's head is among the other's words, or they share a proper word."""
        if self.text.lower() == other.text.lower():
            return True
        if self._short_for(other) or other._short_for(self):
            return True
        heads = (self.head and self.head in other.words) or (other.head and other.head in self.words)
        return bool(heads) or bool(self.proper & other.proper)


def _bare(word: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
    return plain[:-1] if len(plain) > 3 and plain.endswith("s") and not plain.endswith("ss") else plain


def grouped(names: Iterable[str]) -> list[list[Name]]:
    """Names put together where any two are told alike, each group in the order given."""
    groups: list[list[Name]] = []
    for name in (Name(n) for n in dict.fromkeys(names)):
        near = [g for g in groups if any(name.same(other) for other in g)]
        groups = [g for g in groups if g not in near] + [[*(n for g in near for n in g), name]]
    return groups


def matched(gold: Sequence[Sequence[Name]], ours: Sequence[Sequence[Name]]) -> int:
    """How many labelled informants have one of ours, each of ours taken once."""
    left = list(range(len(ours)))
    hits = 0
    for group in gold:
        found = next((i for i in left if any(a.same(b) for a in group for b in ours[i])), None)
        if found is not None:
            left.remove(found)
            hits += 1
    return hits
