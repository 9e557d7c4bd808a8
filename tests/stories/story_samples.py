"""Members of stories made on the spot: reports of plain text with outlet, time and credits, read and linked."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Sequence

import msgspec
from empty_reading import EMPTY
from stages import hashed, known_words, real_encoder, text_page

from secondsource.pages.split import split
from secondsource.reading import read
from secondsource.records import Credit, Derivation, Given, Kind, Link, Published, Report
from secondsource.stories.aligning import align
from secondsource.stories.comparing import Compared
from secondsource.stories.derivation import derive
from secondsource.stories.member import Member
from secondsource.stories.sharing import shares

AGENCIES = frozenset({"reuters", "pelagos"})


class Told:
    """A story under way: reports with their texts, all linked with each other; ``real`` takes the shipped encoder."""

    def __init__(self, *, real: bool = False) -> None:
        self.embed = real_encoder().embed if real else hashed
        self.members: list[Member] = []
        self.texts: dict[str, str] = {}

    def add(self, outlet: str, when: str | None, body: Sequence[str], **fields: object) -> str:
        """Read a report; ``when`` is as its source states it. Gives the report's id."""
        text = "\n\n".join(body)
        given = Given(outlet=outlet or None, date=when)
        page = msgspec.structs.replace(text_page(text, given=given), url=f"https://{outlet.lower()}.example/{when}")
        (report,) = split(page, self.embed, known_words())
        # Ids by outlet, so that tests can say which is the first by id.
        report = msgspec.structs.replace(report, id=outlet.lower() or report.id, **fields)
        self.texts[report.id] = text
        self.members.append(Member(report, read(text, report, self.embed), text))
        return report.id

    def links(self) -> list[Link]:
        """Every pair, aligned."""
        found = []
        for a, b in itertools.combinations(sorted(self.members, key=lambda m: m.id), 2):
            shared = align(Compared(a.reading), Compared(b.reading), (self.texts[a.id], self.texts[b.id]))
            link = Link(a=a.id, b=b.id, score=0.9, reasons={}, a_in_b=shared.a_in_b, b_in_a=shared.b_in_a)
            found.append(msgspec.structs.replace(link, matches=shared.matches))
        return found

    def derived(self) -> dict[str, Derivation]:
        """How each report derives, by its id."""
        shared = shares(self.members, self.links())
        return {m.id: derive(m, shared[m.id], AGENCIES) for m in self.members}


def bare(name: str, outlet: str | None = "", family: str | None = None, **fields: object) -> Member:
    """A member with no text: what counting origins looks at."""
    report = Report(id=name, span=(0, 1), outlet=name.title() if outlet == "" else outlet, family=family)
    return Member(msgspec.structs.replace(report, **fields), msgspec.structs.replace(EMPTY, report=name))


def told_by(name: str, kind: Kind, *of: str, own: bool = False) -> Derivation:
    """A derivation without evidence."""
    return Derivation(report=name, kind=kind, of=of, directed=bool(of), own_informants=own, evidence=(), why="")


def on(day: str) -> Published:
    """A day of publication that a page states."""
    return Published(value=day, precision="day", basis="meta")


def credit(agency: str, kind: str = "dateline") -> Credit:
    """A credit at the top of a report."""
    return msgspec.convert({"agency": agency, "kind": kind, "span": (0, 1)}, Credit)


def name_of(number: int) -> str:
    """A report id of the usual shape, without any order that shows."""
    return hashlib.blake2b(str(number).encode(), digest_size=8).hexdigest()
