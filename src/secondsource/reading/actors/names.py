"""Names that are of one actor: acronyms, variants, short forms and other spellings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

import msgspec

from secondsource.reading.actors.referents import Referent
from secondsource.records import Entity, Span
from secondsource.vocabulary import Vocabulary
from secondsource.vocabulary.actors import ActorWords, Sort

_WORD = re.compile(r"[^\W_]+(?:['’.&][^\W_]+)*")
_LETTERS = re.compile(r"[A-Z][A-Za-z&.]{0,7}[A-Z]s?")
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "de", "du", "la", "des", "a", "an", "&"})
_ARABIC = re.compile(r"\b(?:al|el|ad|ed|ud|ul|as|es|ash|an|ar|az|at)[-\s](?=\w)")
_OF_FAITH = re.compile(r"(?<=\w)(?:[-\s]?(?:al|el|ed|ud|ad|ul|id)[-\s]?)?d(?:i|ee)ne?\b")  # Nur al-Din, Nureddine
_VOWELS = re.compile(r"[aeiouyw'’\-\s]|h\b")
_DOUBLE = re.compile(r"(.)\1+")
_ALIKE = 0.75  # least share of letters in common of two spellings of one name
_SHORTEST = 3  # consonants of a name that other spellings of it are looked for
_BODIES = ("organization", "misc", "product", "facility")
_NAMED = frozenset({"person", "organization", "location", "norp", "misc", "product", "facility"})
_SORTS: dict[str, Sort] = {"person": "person", "organization": "body", "norp": "person", "location": "place"}


def cast(text: str, entities: Sequence[Entity], vocabulary: Vocabulary, words: ActorWords) -> list[Referent]:
    """The actors that a report names, in the order of their first names; each with all its names' spans."""
    found: list[Referent] = []
    by_usual: dict[str, Referent] = {}
    for entity in _of_one_type(entities, words):
        usual = words.usual_name(entity.name) if entity.type != "person" or entity.name.isupper() else None
        same = by_usual.get(usual) if usual else None
        if same is not None:
            same.names += entity.mentions
            same.name = max(same.name, entity.name, key=len) if same.name.isupper() else same.name
            continue
        referent = _referent(text, entity, usual, vocabulary, words)
        if usual:
            by_usual[usual] = referent
        found.append(referent)
    for join in (_by_letters, _by_part, _by_spelling):
        found = join(found, words)
    for referent in found:
        referent.names = sorted(set(referent.names))
    return sorted(found, key=lambda r: r.names[0])


def _of_one_type(entities: Sequence[Entity], words: ActorWords) -> Iterator[Entity]:
    """The entities, those of one name as one: the encoder takes a rare name now for a body's, now for a person's.

    A person and a place may share a name: they are joined where the name is a country's or capital's, or where one of
    the two is seldom. A capital is no person.
    """
    alike: dict[str, list[Entity]] = {}
    for entity in entities:
        alike.setdefault(entity.name.casefold() if entity.type in _NAMED else entity.id, []).append(entity)
    for same in alike.values():
        most = max(same, key=lambda e: len(e.mentions))
        known = words.nation(most.name) or words.governed(most.name)
        kinds = {e.type for e in same}
        letters = most.name.isupper() and "organization" in kinds
        if len(same) > 1 and kinds >= {"person", "location"} and not known and not letters:
            rest = sum(len(e.mentions) for e in same) - len(most.mentions)
            if 2 * rest > len(most.mentions):
                yield from same
                continue
        kind = "location" if "location" in kinds and known else "organization" if letters else most.type
        if kind == "person" and words.governed(most.name) and not words.called(most.name):
            kind = "location"
        mentions = tuple(sorted({span for e in same for span in e.mentions}))
        yield msgspec.structs.replace(most, type=kind, mentions=mentions)


def _referent(text: str, entity: Entity, usual: str | None, vocabulary: Vocabulary, words: ActorWords) -> Referent:
    kind, sort = entity.type, _SORTS.get(entity.type, "thing")
    if usual:
        land = usual in words.states
        kind, sort = ("location", "land") if land else ("organization", "body")
    spoken = [w.casefold() for w in _WORD.findall(entity.name)]
    made = Referent(sort=sort, type=kind, name=entity.name, plural=kind == "norp", names=list(entity.mentions))
    if sort == "person":
        if kind == "person":
            made.gender = words.called(spoken[0]) if spoken else None
            made.qualities.update(spoken)
            for span in entity.mentions:
                _title(text, span, made, vocabulary, words)
        else:
            made.nations.update(n for word in (entity.name, *spoken) if (n := words.nation(word)))
        return made
    made.qualities.update(spoken)
    if sort == "body" and vocabulary.family(entity.name) is not None:
        made.heads.add("newspaper")
    if sort in ("body", "place", "thing"):
        made.heads.update(s for word in spoken if words.sort(s := words.singular(word)) in ("body", "place", "land"))
        made.heads.update(w for w in (" ".join(pair) for pair in pairwise(spoken)) if words.families(w))
        if sort != "body" and made.heads and kind != "location":
            made.sort = "body" if any(words.families(h) for h in made.heads) else sort
    if usual in words.groups:
        made.heads.add("group")
    made.nations.update(n for word in spoken if (n := words.nation(word)))
    if (nation := words.nation(entity.name)) is not None:
        made.nations.add(nation)
    made.plural = sort == "body" and spoken[-1:] != [] and spoken[-1] in ("forces", "guards", "houthis", "troops")
    return made


def _title(text: str, span: Span, made: Referent, vocabulary: Vocabulary, words: ActorWords) -> None:
    """What a mention says before the name: "Mr Brook", "Prime Minister Brook"."""
    mention = text[slice(*span)]
    bare = vocabulary.informants.bare_name(mention)
    for title in _WORD.findall(mention[: len(mention) - len(bare)].casefold()):
        made.gender = made.gender or words.gender(title)
        if words.sort(title) == "person" and title not in ("mr", "mrs", "ms", "miss", "sir", "lord", "lady", "dame"):
            made.heads.add(words.singular(title))


# -- acronyms ---------------------------------------------------------------------------------------------------------


def initials(name: str) -> set[str]:
    """The letters that a name of several words is shortened to, with and without its small words."""
    spoken = re.findall(r"[^\W_]+", re.sub(r"['’]s\b", "", name))
    if spoken and spoken[0].casefold() == "the":
        spoken = spoken[1:]
    main = [w for w in spoken if w.casefold() not in _SMALL]
    if len(main) < 2:
        return set()
    return {"".join(w[0] for w in part).upper() for part in (spoken, main)}


def _by_letters(found: Sequence[Referent], _: ActorWords) -> list[Referent]:
    full: dict[str, list[Referent]] = {}
    for referent in found:
        if referent.type in (*_BODIES, "location"):
            for letters in initials(referent.name):
                full.setdefault(letters, []).append(referent)
    kept: list[Referent] = []
    for referent in found:
        is_short = referent.type != "norp" and _LETTERS.fullmatch(referent.name)
        letters = referent.name.replace(".", "").removesuffix("s").upper() if is_short else ""
        alike = [one for one in full.get(letters, ()) if one is not referent]
        if len(alike) == 1:
            alike[0].absorb(_without_person(referent))
        else:
            kept.append(referent)
    return kept


def _without_person(referent: Referent) -> Referent:
    """A body's letters that were taken for a person's name: what they told of a person is none of the body's."""
    if referent.type == "person":
        referent.gender, referent.heads = None, set()
    return referent


# -- short forms ------------------------------------------------------------------------------------------------------


def _by_part(found: Sequence[Referent], words: ActorWords) -> list[Referent]:
    """Join given names to full ones, last names that were taken for something else, and bodies' short names."""
    first: dict[str, list[Referent]] = {}
    last: dict[str, list[Referent]] = {}
    bodies: dict[tuple[str, ...], list[Referent]] = {}
    for referent in found:
        key = _key(referent.name)
        if referent.type == "person" and len(key) > 1:
            first.setdefault(key[0], []).append(referent)
            last.setdefault(key[-1], []).append(referent)
        elif referent.sort == "body" and len(key) > 1:
            for short in _shorts(key, words):
                bodies.setdefault(short, []).append(referent)
    kept: list[Referent] = []
    for referent in found:
        key = _key(referent.name)
        alike: Iterable[Referent] = ()
        if len(key) == 1 and referent.type == "person":
            alike = first.get(key[0], ()) if key[0] not in last else last[key[0]]
        elif len(key) == 1 and referent.type in _BODIES and not referent.name.isupper():
            alike = last.get(key[0], ()) or bodies.get(key, ())
        elif referent.sort == "body":
            alike = bodies.get(key, ())
        others = [one for one in alike if one is not referent]
        early = [one for one in others if one.names[0] < referent.names[-1]]
        if len(early) == 1 and len(others) == 1:
            referent.heads = referent.heads if referent.sort == early[0].sort else set()
            early[0].absorb(referent)
        else:
            kept.append(referent)
    return kept


def _key(name: str) -> tuple[str, ...]:
    spoken = [w.casefold().replace("’", "'") for w in re.findall(r"[^\W_]+(?:[-'’.&][^\W_]+)*", name)]
    return tuple(spoken[1:] if spoken[:1] == ["the"] else spoken)


def _shorts(key: tuple[str, ...], words: ActorWords) -> set[tuple[str, ...]]:
    """The short names of a body: without what tells its kind, or without what follows "of"."""
    found = set()
    if key[-1] in words.suffixes:
        found.add(key[:-1])
    for small in ("of", "for", "in"):
        if small in key and key.index(small) > 1:
            found.add(key[: key.index(small)])
    return found


# -- spellings --------------------------------------------------------------------------------------------------------


def plain(name: str) -> str:
    """A name as spellings are compared: lower case, without the particles of Arabic names."""
    lower = _ARABIC.sub("", _OF_FAITH.sub("din", name.casefold().replace("’", "'")))
    return lower.replace("q", "k").replace("ph", "f").replace("-", " ")


def skeleton(name: str) -> str:
    """The consonants of a :func:`plain` name, each run of one letter once."""
    return _DOUBLE.sub(r"\1", _VOWELS.sub("", name))


def same_spelt(one: str, other: str) -> bool:
    """Whether two names may be spellings of one: "Safieddine" and "Safi al-Din", no "Hassan" and "Hussein"."""
    a, b = plain(one), plain(other)
    if a[:1] != b[:1] or len(skeleton(a)) < _SHORTEST or skeleton(a) != skeleton(b):
        return False
    return SequenceMatcher(None, a.replace(" ", ""), b.replace(" ", ""), autojunk=False).ratio() >= _ALIKE


def _by_spelling(found: Sequence[Referent], _: ActorWords) -> list[Referent]:
    """Join people whose names are spelt in two ways: whole names, or a last name alone."""
    kept: list[Referent] = []
    whole: dict[str, list[Referent]] = {}
    for referent in found:
        if referent.type != "person":
            kept.append(referent)
            continue
        name = plain(referent.name)
        parts = name.split()
        bones = skeleton(name)
        same = next((one for one in whole.get(bones, ()) if same_spelt(one.name, referent.name)), None)
        if same is None and len(parts) > 1:
            alike = whole.get(skeleton(parts[-1]), ())
            same = next((one for one in alike if _last_alike(one.name, referent.name)), None)
        if same is not None:
            same.name = max(same.name, referent.name, key=lambda n: len(n.split()))
            same.absorb(referent)
        else:
            kept.append(referent)
        for key in {bones, skeleton(parts[-1])} if parts else ():
            whole.setdefault(key, []).append(same or referent)
    return kept


def _last_alike(one: str, other: str) -> bool:
    """Whether last names are spelt alike, and first names too where both have one."""
    a, b = plain(one).split(), plain(other).split()
    if not same_spelt(a[-1], b[-1]):
        return False
    return len(a) == 1 or len(b) == 1 or a[0] == b[0] or same_spelt(a[0], b[0])
