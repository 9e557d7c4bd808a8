"""Informants: whom the source of an attribution names, if it names anybody."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from secondsource.reading.describing import Description, describe, kind_of, noun_phrases, of_entity
from secondsource.reading.marks import ARTICLE, DETERMINER, POSSESSIVE
from secondsource.reading.sayings import Said
from secondsource.records import Entity, Informant, Record, Span
from secondsource.spans import SpanIndex
from secondsource.vocabulary import Vocabulary
from secondsource.vocabulary.actors import load_actors

_FOLLOWS_HEAD = re.compile(r"\s*(?:$|[,;:()\[\]–—.!?\"”]|-\s|\b(?:and|or|who|whose|of|from|at|in|on)\b)")
_PLACED = re.compile(r"\b(?:at|in|inside|near|on|outside)\s+(?:the\s+)?$")
_CLAUSE = re.compile(r",\s+(?:which|who|whose|where)\b")
_ABOUT = re.compile(r",?\s+(?:who|whom|whose|which)\b")
_SEEN_BY = re.compile(r"\b(?:(?:seen|obtained|reviewed|viewed|read|verified)\s+by|shown to|shared with)\s+(?:the\s+)?$")
_OWNS = re.compile(r"['’]s\s+\w")
_APPOSITION = re.compile(r"\s*[,–—(-]\s*(?P<role>[^,–—()\"“”]{3,80}?)\s*(?:[,–—)]|$|\s(?:who|which)\s)")
_SUCH_AS = re.compile(r"\b(?:including|such as|among them)\s", re.IGNORECASE)
_MODIFIES = re.compile(r"-(?:based|born|flagged|registered|listed|owned|run|educated)\b")
_REST = re.compile(r"((?:\s+[A-Z][\w'’&-]+){1,3})[,;:\s]*$")
_JOINS = re.compile(r"\b(?:and|or)\b|&")
_OF = re.compile(r"\s+of\s+[^,;:()–—]{2,80}")
_NEGATIVE = re.compile(r"(?:nobody|no one|none|neither|nothing|no)\b", re.IGNORECASE)
_AND = re.compile(r"\b(?:and|both)\b", re.IGNORECASE)
_ARTICLE = 4  # characters: a mention may leave out the article of its source
_LAST = 400  # characters from who spoke to the "he" who goes on
_NEAR = 120  # characters from a "who" back to the name it stands for
UNKNOWN = Informant(name=None, entity=None, named=False, role=None)


def _is_whole(text: str, mention: Span, phrase: Span) -> bool:
    """Whether a mention is all of a noun phrase but its article."""
    return phrase[1] == mention[1] and not ARTICLE.sub("", text[phrase[0] : mention[0]] + " ").strip()


def _named(entity: Entity) -> Informant:
    told = of_entity(entity)
    return Informant(name=entity.name, entity=entity.id, named=True, role=None, kind=told.kind, number=told.number)


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
        mentions = [
            _Mention(span=span, entity=entity)
            for entity in found
            for span in set(entity.mentions) - set(entity.referring)
            if not _MODIFIES.match(text, span[1])
        ]
        self._mentions = sorted(mentions, key=lambda m: m.span)
        self._referring = SpanIndex((span, entity) for entity in found for span in entity.referring)
        self._with_names = {entity.id for entity in found if len(entity.referring) < len(entity.mentions)}
        self._entities = {entity.id: entity for entity in found}
        self._spoke: tuple[Span, Informant] | None = None
        self._person: tuple[Span, Informant] | None = None

    def informant(self, source: Span | None, item: Said | None = None) -> Informant:
        """Name whom a source span gives; ``None``, or a pronoun that stands for no actor, names nobody.

        A pronoun or description is the actor that it refers to; "it" is the named body that a source in the same
        paragraph or the one before gives last, unless somebody unnamed has spoken since; "who" the person named just
        before. With the attribution itself (``item``), "he" who adds something is who spoke just before.
        """
        if source is None or _NEGATIVE.match(self._text, *source):
            return UNKNOWN
        kind = self._words.pronoun(POSSESSIVE.sub("", self._text[slice(*source)]))
        if kind not in (None, "person"):
            self._person = None
        if kind is not None:
            return self._by_pronoun(source, kind, item)
        actor = self._referred(source)
        if actor is None:
            return self._kept(source, self.described(source))
        found = _named(actor) if actor.id in self._with_names else replace(self.described(source), entity=actor.id)
        return self._kept(source, found)

    def _by_pronoun(self, source: Span, kind: str, item: Said | None) -> Informant:
        # A body that has just spoken speaks on: "it" is more often that than what was named last.
        if kind == "body" and self._spoke is not None and self._is_near(self._spoke[0], source):
            return self._kept(source, replace(self._spoke[1], role=None))
        actor = next((entity for span, entity in self._referring.meeting(source) if span[0] == source[0]), None)
        if kind == "person" and item is not None and (speaker := self._goes_on(source, item, actor)) is not None:
            return self._kept(source, replace(speaker, role=None))
        if actor is not None:
            found = self._as_actor(actor)
            return found if kind in ("relative", "other") else self._kept(source, found)
        if kind == "relative" and (before := self._just_before(source)):
            return _named(before)
        return replace(UNKNOWN, kind="person", number=1) if kind == "person" else UNKNOWN

    def _goes_on(self, source: Span, item: Said, actor: Entity | None) -> Informant | None:
        """Who spoke just before, where "he" is they: who adds something, or who stands in no content but their own."""
        if self._person is None or not self._is_near(self._person[0], source) or source[0] - self._person[0][1] > _LAST:
            return None
        before, speaker = self._person
        entity = self._entities.get(speaker.entity or "")
        if entity is None or (actor is not None and actor.id == entity.id) or not self._fits(entity, source):
            return None
        earlier = actor is not None and any(span[0] < before[0] for span in actor.mentions)
        unnamed = actor is None or actor.id not in self._with_names
        adds = self._words.adds.search(self._text, *item.cue) is not None
        return speaker if adds or (unnamed and not earlier) else None

    def _fits(self, entity: Entity, source: Span) -> bool:
        """Whether somebody may be "he", or "she", by what they are called elsewhere."""
        he = self._text[slice(*source)].casefold() == "he"
        words = load_actors()
        told = {self._text[slice(*span)].casefold() for span in entity.referring if span != source}
        other = {"she", "her", "hers"} if he else {"he", "his", "him"}
        called = words.called(entity.name.split(" ")[0]) if entity.name else None
        return not told & other and called != ("f" if he else "m")

    def described(self, span: Span) -> Informant:
        """Name or describe whom a span gives that is no source, and that no pronoun after it stands for."""
        return self._described(span, self._given(span))

    def _referred(self, source: Span) -> Entity | None:
        """The actor that a source refers to by a description: by all of it, or, where it names nobody, by its noun."""
        whole = source[0] + len(POSSESSIVE.sub("", self._text[slice(*source)].rstrip(",;: ")))
        phrases = noun_phrases(self._text, source, self._words)
        noun = phrases[0][0][1] if len(phrases) == 1 else whole
        found = [(span, entity) for span, entity in self._referring.meeting(source) if span[0] <= source[0] + _ARTICLE]
        ends = ((span[1], whole if entity.id in self._with_names else noun, entity) for span, entity in found)
        return next((entity for end, least, entity in ends if end >= least), None)

    def _as_actor(self, actor: Entity) -> Informant:
        """An informant by the actor that a source refers to."""
        if actor.id in self._with_names:
            return _named(actor)
        given = self.described(actor.mentions[0])
        return replace(given, name=actor.name, entity=actor.id)

    def _described(self, source: Span, informant: Informant) -> Informant:
        """Add of what kind an informant is, and how many they are."""
        entity = self._entities.get(informant.entity or "")
        told: Description = describe(
            self._text, source, [(m.span, m.entity) for m in self._within(source)], self._words
        )
        if entity is not None and told.kind == "unknown":
            told = of_entity(entity)
        return replace(informant, kind=told.kind, number=told.number)

    def _kept(self, source: Span, informant: Informant) -> Informant:
        """Keep a named body for the "it" that comes, or forget it where somebody unnamed may be meant as well."""
        if informant.named and informant.kind == "person" and informant.number in (1, None):
            self._person = source, informant
        elif informant.kind in ("person", "people"):
            self._person = None
        if not informant.named:
            self._spoke = None
        elif informant.kind == "body":
            self._spoke = source, informant
        return informant

    def _given(self, source: Span) -> Informant:
        inside = list(self._within(source))
        name = POSSESSIVE.sub("", " ".join(self._text[slice(*source)].split()).rstrip(",;:–— "))
        described = Informant(name=name, entity=None, named=False, role=None)
        people = self._heads(inside, source)
        if people:
            several = len({mention.entity.id for mention in people}) > 1
            if several or self._is_example(people[0].span, source):
                return replace(described, named=True)
            role = self._role(people[0].span, source)
            return Informant(name=people[0].entity.name, entity=people[0].entity.id, named=True, role=role)
        beside = self._beside(source, inside)
        # "A nurse at St. Mary's Hospital": somebody is described, and the name is not theirs.
        opening = self._text[source[0] : inside[0].span[0]] if inside else ""
        placed = self._words.is_indefinite(opening) and _PLACED.search(opening)
        heads = noun_phrases(self._text, source, self._words)
        if placed or any(self._is_unnamed(span, inside) for span, _ in heads):
            bodies = [m.span for m in inside if m.entity.type in ("organization", "person")]
            alone = any(_is_whole(self._text, mention, span) for mention in bodies for span, _ in heads)
            clause = _ABOUT.search(name)
            return replace(described, name=name[: clause.start()] if clause else name, named=alone and not placed)
        return self._by_body(source, inside, beside, described)

    def _by_body(self, source: Span, inside: Sequence[_Mention], beside: str, described: Informant) -> Informant:
        """Name a source by a body, an office or a place in it, or leave it described."""
        naming = self._naming(self._own(inside, source), beside)
        if naming is None:
            office = self._words.is_office(beside) and not self._words.is_indefinite(beside)
            return replace(described, named=not inside and office)
        if self._is_example(naming.span, source):
            return replace(described, named=True)
        of_body = naming.entity.type in ("organization", "product", "misc") and not self._words.is_office(beside)
        if not of_body and beside.strip():
            return replace(described, named=True)
        further = _OF.match(self._text, naming.span[1], source[1])
        rest = _REST.fullmatch(self._text[naming.span[1] : source[1]])
        if rest and of_body and not self._words.is_office(rest[1]) and not self._words.is_unnamed(rest[1]):
            return replace(described, name=naming.entity.name + rest[1], entity=naming.entity.id, named=True)
        whole = naming.entity.name + (" ".join(further.group().rstrip().split(" ")) if further else "")
        return replace(described, name=whole, entity=naming.entity.id, named=True)

    def _is_unnamed(self, phrase: Span, inside: Sequence[_Mention]) -> bool:
        """Whether a noun phrase names nobody: "Western officials", or a document that is nobody's."""
        beside = self._beside(phrase, [m for m in inside if m.span[0] < phrase[1]])
        noun = beside.split()[-1:]
        if noun and kind_of(noun[0], self._words) == "document":
            own = (m for m in inside if m.entity.type in ("organization", "person"))
            return not any(not _SEEN_BY.search(self._text, phrase[0], m.span[0]) for m in own)
        return self._words.is_unnamed(beside)

    def _heads(self, inside: Sequence[_Mention], source: Span) -> list[_Mention]:
        """The people whom a source means, those after the first only where "and" joins them."""
        found: list[_Mention] = []
        for mention in inside:
            if mention.entity.type != "person" or not self._is_head(mention.span, source, found[-1:]):
                continue
            if found and not _JOINS.search(self._text, found[-1].span[1], mention.span[0]):
                break
            found.append(mention)
        return found

    def _is_example(self, mention: Span, source: Span) -> bool:
        """Whether a name in a source is but one of those that it means: "politicians, including Ada Brook"."""
        return _SUCH_AS.search(self._text, source[0], mention[0]) is not None

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

    def _is_head(self, mention: Span, source: Span, joined: Sequence[_Mention] = ()) -> bool:
        """Whether a person named in a source is one it means: "the mayor, Ada Brook", no "aide to Ada Brook"."""
        before = self._text[joined[-1].span[1] if joined else source[0] : mention[0]]
        led = self._words.ends_in_join(before) and not (joined and _JOINS.fullmatch(before.strip(" ,")))
        return bool(_FOLLOWS_HEAD.match(self._text[mention[1] : source[1]])) and not led

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
        before = DETERMINER.sub("", _CLAUSE.split(self._text[source[0] : mention[0]])[0].strip(" ,–—-"))
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
