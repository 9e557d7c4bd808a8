"""Referents: whom and what a report's mentions stand for, while they are collected."""

from __future__ import annotations

from dataclasses import dataclass, field

from secondsource.reading.syntax import Syntax, Word
from secondsource.records import Role, Span
from secondsource.vocabulary.actors import Gender, Sort

_GENITIVE = ("'s", "’s", "'", "’")


@dataclass(slots=True)
class Seen:
    """Where a referent was mentioned last, and how the mention stood in its clause."""

    word: int  # number of the mention's head word
    sentence: int
    subject: bool
    object: bool
    owner: bool  # "Brook's", "his"
    verb: int  # number of the word that it depends on
    says: bool = False  # as the subject of a verb that only somebody does


@dataclass(slots=True, eq=False)
class Referent:
    """A person, body, place or thing while its mentions are collected; two are never equal."""

    sort: Sort
    type: str | None  # of the entity that names it; ``None``: it is described alone
    name: str
    plural: bool
    gender: Gender | None = None
    names: list[Span] = field(default_factory=list)
    referring: list[Span] = field(default_factory=list)
    heads: set[str] = field(default_factory=set)  # nouns that it was called by, singular, lower case
    qualities: set[str] = field(default_factory=set)  # other words of its names and descriptions, lower case
    nations: set[str] = field(default_factory=set)
    roles: list[Role] = field(default_factory=list)
    owner: Referent | None = None
    acts: bool = False  # it speaks, or is the subject of a verb
    told: int = 0  # mentions read so far
    seen: Seen | None = None

    @property
    def named(self) -> bool:
        """Whether a name is among its mentions."""
        return bool(self.names)

    def absorb(self, other: Referent) -> None:
        """Take what is known of another, which is the same."""
        self.names += other.names
        self.referring += other.referring
        self.heads |= other.heads
        self.qualities |= other.qualities
        self.nations |= other.nations
        self.roles += other.roles
        self.gender = self.gender or other.gender
        self.acts |= other.acts
        self.told += other.told
        if other.seen and (self.seen is None or other.seen.word > self.seen.word):
            self.seen = other.seen


def seen_at(syntax: Syntax, word: Word, first: int) -> Seen:
    """How a mention stands in its clause: ``word`` is its head, ``first`` the number of its first word."""
    relation = word.relation
    lead = syntax.words[first - 1] if first else None
    led = lead is not None and lead.sentence == word.sentence and lead.upos == "ADP"
    opens = lead is None or lead.sentence != word.sentence or lead.upos in ("PUNCT", "SCONJ", "CCONJ")
    after = syntax.next(word)
    owner = relation == "nmod:poss" or (after is not None and after.text in _GENITIVE)
    subject = not owner and (relation.startswith("nsubj") or (opens and not led and _acts(after)))
    return Seen(
        word=word.index,
        sentence=word.sentence,
        subject=subject,
        object=relation in ("obj", "iobj"),
        owner=owner,
        verb=word.head,
    )


def _acts(after: Word | None) -> bool:
    return after is not None and after.upos in ("VERB", "AUX")
