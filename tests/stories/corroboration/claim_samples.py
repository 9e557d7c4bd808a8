"""Cases of a few reports whose sentences say who told them: what corroboration works on."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import msgspec
from empty_reading import EMPTY
from stages import hashed

from secondsource.records import (
    Attribution,
    Credit,
    Derivation,
    Entity,
    Informant,
    Kind,
    Link,
    Published,
    Report,
    Role,
    Statement,
)
from secondsource.records.said import InformantKind
from secondsource.stories.aligning import align
from secondsource.stories.case import Case
from secondsource.stories.claims import Proposition
from secondsource.stories.comparing import Compared
from secondsource.stories.member import Member
from secondsource.stories.sharing import shares

AGENCIES = frozenset({"pelagos", "corvina"})


@dataclass(frozen=True)
class Line:
    """One sentence: what is said, and behind it who says it, as "…, the harbour master said."."""

    content: str
    by: str | None = None
    named: bool = False
    kind: InformantKind = "person"
    role: str | None = None
    gatherer: str | None = None
    cue: str = "said"

    @property
    def text(self) -> str:
        """The sentence as it stands in the report."""
        return f"{self.content}, {self.by} {self.cue}." if self.by else f"{self.content}."


def named(content: str, by: str, role: str | None = None, kind: InformantKind = "person", **more: str) -> Line:
    """A line of somebody who can be looked up."""
    return Line(content, by, named=True, kind=kind, role=role, **more)


@dataclass
class Desk:
    """Reports under way, with how each derives."""

    families: Mapping[str, str] = field(default_factory=dict)
    members: list[Member] = field(default_factory=list)
    derivations: dict[str, Derivation] = field(default_factory=dict)

    def add(
        self, outlet: str, lines: Sequence[Line], kind: Kind = "independent", of: Sequence[str] = (), **more: object
    ) -> str:
        """A report of some lines, named by its outlet in lower case; ``own``: it has informants of its own.

        ``credit`` is an agency whose line it carries, ``day`` its day of publication.
        """
        name = outlet.lower().replace(" ", "-")
        text, sentences, attributions, entities = "", [], [], []
        for number, line in enumerate(lines):
            start = len(text)
            text += line.text + "\n\n"
            sentences.append((start, start + len(line.text)))
            if line.by:
                at = start + len(line.content) + 2
                cue = at + len(line.by) + 1
                told = Informant(
                    name=line.by,
                    entity=f"e{number}" if line.named else None,
                    named=line.named,
                    role=line.role,
                    kind=line.kind,
                )
                attributions.append(
                    Attribution(
                        source=(at, at + len(line.by)),
                        cue=(cue, cue + len(line.cue)),
                        content=((start, start + len(line.content)),),
                        kind="indirect",
                        informant=told,
                        gatherer=line.gatherer,
                    )
                )
                if line.named:
                    span = (at, at + len(line.by))
                    roles = (Role(text=line.role, span=span),) if line.role else ()
                    sort = "person" if line.kind == "person" else "organization"
                    entities.append(
                        Entity(id=f"e{number}", type=sort, name=line.by, role=line.role, mentions=(span,), roles=roles)
                    )
        credit = more.get("credit")
        report = Report(
            id=name,
            span=(0, len(text)),
            outlet=outlet,
            family=self.families.get(outlet),
            published=Published(value=str(more.get("day", "2021-05-03")), precision="day", basis="meta"),
            credits=(Credit(agency=str(credit), kind="dateline", span=(0, 1)),) if credit else (),
            body=((0, len(text)),),
        )
        reading = msgspec.structs.replace(
            EMPTY,
            report=name,
            sentences=tuple(sentences),
            attributions=tuple(attributions),
            entities=tuple(entities),
            figures=tuple(more.get("figures", ())),  # type: ignore[arg-type]
            sentence_vectors=hashed([text[a:b] for a, b in sentences]).tobytes(),
        )
        self.members.append(Member(report, reading, text))
        self.derivations[name] = Derivation(
            report=name,
            kind=kind,
            of=tuple(of),
            directed=bool(of),
            own_informants=bool(more.get("own")),
            evidence=(),
            why="",
        )
        return name

    def case(self, order: Sequence[int] | None = None) -> Case:
        """The story of all reports, linked each with each; ``order``: the members as they are handed over."""
        links = []
        for a, b in itertools.combinations(sorted(self.members, key=lambda m: m.id), 2):
            found = align(Compared(a.reading), Compared(b.reading), (a.text, b.text))
            links.append(
                Link(
                    a=a.id,
                    b=b.id,
                    score=0.9,
                    reasons={},
                    a_in_b=found.a_in_b,
                    b_in_a=found.b_in_a,
                    matches=found.matches,
                )
            )
        handed = [self.members[i] for i in order] if order else self.members
        members = tuple(sorted(handed, key=lambda m: (m.when or "9999", m.id)))
        return Case(
            members,
            tuple(self.derivations[m.id] for m in members),
            shares(members, links),
            AGENCIES,
            self.families.get,
        )


def statement(member: Member, number: int, **more: object) -> Statement:
    """What one sentence of a report says: the content of its attribution, or all of it."""
    said = member.reading.attributions
    span = member.reading.sentences[number]
    at = next((i for i, one in enumerate(said) if span[0] <= one.cue[0] < span[1]), None)
    parts = said[at].content if at is not None else ((span[0], span[1] - 1),)
    return msgspec.structs.replace(Statement(report=member.id, sentence=number, parts=parts, attribution=at), **more)


def proposition(case: Case, *places: tuple[str, int], **more: object) -> Proposition:
    """The sentences at some places (report, number) as one proposition."""
    said = [statement(case.by_id[report], number) for report, number in places]
    ordered = tuple(sorted(said, key=lambda s: (case.place[s.report], s.parts)))
    return Proposition(id="c1", standing=ordered[0], statements=ordered, **more)  # type: ignore[arg-type]


def everywhere(case: Case, number: int = 0) -> Proposition:
    """The same sentence of all reports as one proposition."""
    return proposition(case, *((m.id, number) for m in case.members))
