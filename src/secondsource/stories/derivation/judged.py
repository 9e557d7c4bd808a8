"""One report with all that its derivation is told from: its credits, what others have too, what it alone has."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from secondsource.records import Attribution, Credit, Span
from secondsource.stories.derivation.weighing import Models, load, signs
from secondsource.stories.member import Member
from secondsource.stories.retelling import Retelling, retold
from secondsource.stories.sharing import LINES, SHARED_TEXT, Shared, posts
from secondsource.vocabulary.sourcing import load_sourcing

LEADING = 0.6  # a credit past this share of a report is not for what it mainly tells
FOOT = 3  # paragraphs among which a line of credit may be the last
_STAFF = re.compile(r"[A-Z][\w.'’-]+ [A-Z][\w.'’-]+")
_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"\w+")


class Judged:
    """A report and what it shares with the others of its story.

    ``agencies`` are the names of agencies, lower case; ``models`` the learned judgements, those that are shipped where
    none are given.
    """

    def __init__(
        self, member: Member, shared: Sequence[Shared], agencies: frozenset[str], models: Models | None = None
    ) -> None:
        self.member = member
        self.models = models or load()
        self.agencies = agencies
        self.earlier = [s for s in shared if s.order >= 0]
        # A later report that has its text from this one shows nothing of where this one has it from.
        self._retellings: dict[str, Retelling] = {}
        self.others = [s for s in shared if s.order >= 0 or s.holds < SHARED_TEXT]

    def retelling(self, shared: Shared) -> Retelling:
        """How likely the report is a rewrite of another of its story; reckoned once for each."""
        if shared.other.id not in self._retellings:
            self._retellings[shared.other.id] = retold(self.member, shared.other)
        return self._retellings[shared.other.id]

    # -- credits ------------------------------------------------------------------------------------------------------

    @cached_property
    def own_names(self) -> frozenset[str]:
        """Names by which the report's outlet calls itself, lower case: its own, its family's, "the Times"."""
        outlet = (self.member.report.outlet or "").split()
        return self.member.own | ({f"the {outlet[-1].lower()}"} if len(outlet) > 1 else set())

    @cached_property
    def foreign(self) -> list[Credit]:
        """Credits to others for the text."""
        return [c for c in self.member.foreign if c.agency.lower() not in self.own_names]

    @cached_property
    def lines(self) -> list[Credit]:
        """Credits of the report as a whole: dateline, byline, foot, feed."""
        return [c for c in self.foreign if c.kind in LINES]

    @cached_property
    def sources(self) -> list[Credit]:
        """Credits to others inside the text: "told Reuters", "the Gazette reported"."""
        return [c for c in self.foreign if c.kind in ("told", "body")]

    @cached_property
    def leading(self) -> list[Credit]:
        """Those of them in the leading part of the text, which tells what the report mainly tells."""
        return [c for c in self.sources if self._depth(c.span[0]) <= LEADING]

    @cached_property
    def first_source(self) -> float:
        """How early others are credited inside the text: 1 at its start, 0 at its end or never."""
        return max((1 - self._depth(c.span[0]) for c in self.sources), default=0.0)

    @cached_property
    def unnamed_agencies(self) -> Span | None:
        """A foot line that credits agencies and names none."""
        report, text = self.member.report, self.member.text
        below = report.body[-1][1] if report.body else report.span[0]
        foot = [*report.body[-FOOT:], *((m.start(), m.end()) for m in _LINE.finditer(text, below, report.span[1]))]
        return next((s for s in foot if load_sourcing().agencies.fullmatch(text, *s)), None)

    @property
    def staffed(self) -> bool:
        """A person is named as author, and no agency."""
        return any(_STAFF.match(a) and not self.is_agency(a) for a in self.member.report.authors)

    def is_agency(self, author: str) -> bool:
        """Say whether an author's name is an agency's, or the outlet's own."""
        name = author.lower().removeprefix("the ").split(" in ")[0]
        return name in self.agencies or name in self.member.own

    def _depth(self, at: int) -> float:
        body = self.member.report.body
        return (at - body[0][0]) / max(1, body[-1][1] - body[0][0]) if body else 0.0

    # -- informants ---------------------------------------------------------------------------------------------------

    @cached_property
    def interviews(self) -> list[Span]:
        """Where it says that somebody told its own outlet."""
        credits = [
            c.span for c in self.member.report.credits if c.kind == "told" and c.agency.lower() in self.own_names
        ]
        own = [
            a.gatherer_span or a.cue
            for a in self.member.reading.attributions
            if a.gatherer and a.gatherer.lower() in self.own_names
        ]
        return sorted({*credits, *own})

    @cached_property
    def alone(self) -> list[Span]:
        """Quotes that stand in no other report, in these or other words, and that nobody else is credited for."""
        shown = self._posts
        return [
            q
            for q in self.member.reading.quotes
            if not touches(q, self._taken) and not touches(q, shown) and self._gathered(self.sentence(q))
        ]

    @cached_property
    def persons(self) -> dict[str, Span]:
        """Named persons who tell it something and whom no other report names, by surname, with what they say."""
        known = {name for s in self.others for name in s.other.names}
        found: dict[str, Span] = {}
        for told in self.member.reading.attributions:
            if told.informant.kind == "person" and told.informant.named and told.informant.name and told.content:
                surname = ["", *_WORD.findall(told.informant.name.lower())][-1]
                if surname not in known and self._is_own(told):
                    found.setdefault(surname, told.content[0])
        return found

    @cached_property
    def asked(self) -> int:
        """How often it says that its outlet asked somebody."""
        refused = sum(told.declined for told in self.member.reading.attributions)
        return refused + sum(1 for span in self.member.report.body for _ in self._askings(span))

    @cached_property
    def public(self) -> float:
        """Share of its attributions that are of what was said to all."""
        told = self.member.reading.attributions
        return sum(self._to_all(self.sentence(t.source or t.cue)) for t in told) / len(told) if told else 0.0

    @cached_property
    def news(self) -> float:
        """Share of the report's names, by how rare they are, that stand in no report it may derive from, 0 to 1."""
        names = self.member.names
        known = {name for s in self.earlier for name in s.other.names}
        total = sum(names.values())
        return sum(w for name, w in names.items() if name not in known) / total if total else 0.0

    def sentence(self, span: Span) -> Span:
        """The sentence in which a span begins."""
        sentences = self.member.reading.sentences
        place = bisect_right(sentences, (span[0], span[1] + len(self.member.text))) - 1
        return sentences[place] if place >= 0 else span

    @cached_property
    def signs(self) -> dict[str, float]:
        """What the learned judgements weigh."""
        return signs(self)

    @cached_property
    def _posts(self) -> list[Span]:
        return posts(self.member)

    @cached_property
    def _taken(self) -> list[Span]:
        return [m.span for s in self.others for m in s.matches]

    def _is_own(self, told: Attribution) -> bool:
        """Say whether the outlet may have been told this itself: most of it stands in no other report.

        A run of five words that two have in common is the matter's own name, or chance.
        """
        if not self._gathered(self.sentence(told.source or told.cue)):
            return False
        length = sum(b - a for a, b in told.content)
        taken = {i for a, b in told.content for c, d in self._taken for i in range(max(a, c), min(b, d))}
        return 2 * len(taken) < length

    def _gathered(self, sentence: Span) -> bool:
        """Say whether the outlet may have gathered what a sentence says: nobody is credited, and it was not for all."""
        return not touches(sentence, [c.span for c in self.sources]) and not self._to_all(sentence)

    def _to_all(self, sentence: Span) -> bool:
        shown = touches(sentence, self._posts)
        return shown or load_sourcing().to_all.search(self.member.text, *sentence) is not None

    def _askings(self, span: Span) -> list[str]:
        return load_sourcing().asked.findall(self.member.text, *span)


def touches(span: Span, others: Sequence[Span]) -> bool:
    """Say whether a span overlaps any of others."""
    return any(a < span[1] and span[0] < b for a, b in others)
