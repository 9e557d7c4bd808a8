"""Informants: whom the source of an attribution names, if it names anybody."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from secondsource.reading.marks import DETERMINER, POSSESSIVE
from secondsource.records import Entity, Informant, Record, Span
from secondsource.vocabulary import Vocabulary

_FOLLOWS_HEAD = re.compile(r"\s*(?:$|[,;:()\[\]–—.!?\"”]|-\s|\b(?:and|or|who|whose|of|from|at|in|on)\b)")
_PLACED = re.compile(r"\b(?:at|in|inside|near|on|outside)\s+(?:the\s+)?$")
_CLAUSE = re.compile(r",\s+(?:which|who|whose|where)\b")
_OWNS = re.compile(r"['’]s\s+\w")
_APPOSITION = re.compile(r"\s*[,–—(-]\s*(?P<role>[^,–—()\"“”]{3,80}?)\s*(?:[,–—)]|$|\s(?:who|which)\s)")
_AND = re.compile(r"\b(?:and|both)\b", re.IGNORECASE)
_NEAR = 120  # characters from a "who" back to the name it stands for
UNKNOWN = Informant(name=None, entity=None, named=False, role=None)


class _Mention(Record, frozen=True, kw_only=True):
    span: Span
    entity: Entity


class Naming:
    """Names the informants of one report; sources are handed in the order of the text, for pronouns look back.

    ``paragraphs`` are the report's parts in order; ``found`` its entities.
    """

    def __init__(self, text: str, paragraphs: Sequence[Span], found: Sequence[Entity], vocabulary: Vocabulary) -> None:
        self._text = text
        self._paragraphs = paragraphs
        self._words = vocabulary.informants
        mentions = [_Mention(span=span, entity=entity) for entity in found for span in entity.mentions]
        self._mentions = sorted(mentions, key=lambda m: m.span)
        self._entities = {entity.id: entity for entity in found}
        self._last: dict[str, tuple[Span, Informant]] = {}

    def informant(self, source: Span | None) -> Informant:
        """Name whom a source span gives; ``None``, or a pronoun that nothing before it explains, names nobody.

        "He" and "she" are the named person whom a source in the same paragraph or the one before gives last, "it" is
        the named body, "who" the person named just before. Who is not named, or named by an office alone, may be meant
        as well, so that a pronoun after such a source is not resolved; nor are other pronouns.
        """
        if source is None:
            return UNKNOWN
        kind = self._words.pronoun(POSSESSIVE.sub("", self._text[slice(*source)]))
        if kind is None:
            return self._kept(source, self._given(source))
        if kind == "relative" and (before := self._just_before(source)):
            return self._kept(source, Informant(name=before.name, entity=before.id, named=True, role=None))
        known = self._last.get(kind)
        if known is None or not self._is_near(known[0], source):
            return UNKNOWN
        return self._kept(source, Informant(name=known[1].name, entity=known[1].entity, named=True, role=None))

    def _kept(self, source: Span, informant: Informant) -> Informant:
        """Keep a named informant for the pronouns that come, or forget those that they may no longer mean."""
        entity = self._entities.get(informant.entity or "")
        # A name in capitals alone is a body's, whatever it was tagged: "she" is not ISIS-K.
        is_person = entity is not None and entity.type == "person" and not entity.name.isupper()
        if not informant.named:
            self._last.clear()
        elif entity is None and self._words.is_holder(informant.name or ""):
            self._last.pop("person", None)
        else:
            self._last["person" if is_person else "body"] = source, informant
        return informant

    def _given(self, source: Span) -> Informant:
        inside = list(self._within(source))
        for mention in inside:
            if mention.entity.type == "person" and self._is_head(mention.span, source):
                role = self._role(mention.span, source)
                return Informant(name=mention.entity.name, entity=mention.entity.id, named=True, role=role)
        beside = self._beside(source, inside)
        name = POSSESSIVE.sub("", " ".join(self._text[slice(*source)].split()).rstrip(",;:–— "))
        if self._words.is_unnamed(beside):
            return Informant(name=name, entity=None, named=False, role=None)
        # "A nurse at St. Mary's Hospital": somebody is described, and the name is not theirs.
        opening = self._text[source[0] : inside[0].span[0]] if inside else ""
        if self._words.is_indefinite(opening) and _PLACED.search(opening):
            return Informant(name=name, entity=None, named=False, role=None)
        naming = self._naming(self._own(inside, source), beside)
        if naming is not None:
            of_body = naming.entity.type in ("organization", "product", "misc") and not self._words.is_office(beside)
            return Informant(
                name=naming.entity.name if of_body or not beside.strip() else name,
                entity=naming.entity.id if of_body or not beside.strip() else None,
                named=True,
                role=None,
            )
        named = not inside and self._words.is_office(beside) and not self._words.is_indefinite(beside)
        return Informant(name=name, entity=None, named=named, role=None)

    def _naming(self, inside: Sequence[_Mention], beside: str) -> _Mention | None:
        """The mention by which a source is named: a body, a person's office, a place that stands for its government."""
        for kinds in (("organization",), ("person",), ("product", "misc", "facility")):
            for mention in inside:
                if mention.entity.type in kinds:
                    return mention
        places = [m for m in inside if m.entity.type == "location"]
        if places and not _AND.sub("", beside).strip():
            return places[0]
        nations = [m for m in inside if m.entity.type in ("location", "norp")]
        return nations[0] if nations and self._words.is_office(beside) else None

    def _own(self, inside: Sequence[_Mention], source: Span) -> list[_Mention]:
        """The mentions that a source may be named by: none of a clause about it, none that only owns what is named."""
        clause = _CLAUSE.search(self._text, *source)
        end = clause.start() if clause else source[1]
        kept = [m for m in inside if m.span[1] <= end]
        last = [m for m in kept if not _OWNS.match(self._text, m.span[1])]
        return last or kept

    def _within(self, source: Span) -> Iterator[_Mention]:
        at = bisect_left(self._mentions, source[0], key=lambda m: m.span[0])
        while at < len(self._mentions) and self._mentions[at].span[0] < source[1]:
            if self._mentions[at].span[1] <= source[1]:
                yield self._mentions[at]
            at += 1

    def _is_head(self, mention: Span, source: Span) -> bool:
        """Whether a person named in a source is the one it means: "the mayor, Ada Brook", no "aide to Ada Brook"."""
        before = self._text[source[0] : mention[0]]
        return bool(_FOLLOWS_HEAD.match(self._text[mention[1] : source[1]])) and not self._words.ends_in_join(before)

    def _beside(self, source: Span, inside: Sequence[_Mention]) -> str:
        """The words of a source without its names and articles."""
        at, words = source[0], []
        for mention in inside:
            words.append(self._text[at : mention.span[0]])
            at = max(at, mention.span[1])
        words.append(self._text[at : source[1]])
        bare = re.sub(r"(?<!\w)['’]s?(?!\w)|[^\w\s'’-]", " ", " ".join(words))
        return bare if not inside else re.sub(r"(?i)(?<!\w)the(?!\w)", " ", bare)

    def _role(self, mention: Span, source: Span) -> str | None:
        """What a source calls the person beside the name: before it, or behind it after a comma."""
        before = DETERMINER.sub("", self._text[source[0] : mention[0]].strip(" ,–—-"))
        if before and not self._words.is_courtesy(before):
            return " ".join(before.split())
        behind = _APPOSITION.match(self._text[mention[1] : source[1]])
        return " ".join(DETERMINER.sub("", behind["role"]).split()) if behind else None

    def _is_near(self, one: Span, other: Span) -> bool:
        """Whether two spans stand in one paragraph or the one in the next after the other's."""
        first, second = (bisect_right(self._paragraphs, (span[0], 1 << 60)) - 1 for span in (one, other))
        return first >= 0 and 0 <= second - first <= 1

    def _just_before(self, source: Span) -> Entity | None:
        """The person named last before a relative pronoun, within the sentence."""
        at = bisect_left(self._mentions, source[0], key=lambda m: m.span[0])
        for place in range(at - 1, -1, -1):
            mention = self._mentions[place]
            between = self._text[mention.span[1] : source[0]]
            if len(between) > _NEAR or re.search(r"[.!?][\"”'’]?\s", between):
                return None
            if mention.entity.type == "person":
                return mention.entity
        return None
