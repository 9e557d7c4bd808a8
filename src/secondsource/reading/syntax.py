"""The words of a report with the heads that the encoder read, asked for subjects, objects and phrases.

The parser is small (one head in four is wrong in news, ``bench.syntax``), so what is asked often, the noun phrase
around a noun and the subject of a verb, also goes by parts of speech and order.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from secondsource.encoder.passage_reading import PassageReading
from secondsource.records import Record, Span

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "csubj:outer"})
OBJECTS = frozenset({"obj", "iobj"})
CLAUSES = frozenset({"root", "ccomp", "xcomp", "advcl", "advcl:relcl", "acl", "acl:relcl", "parataxis", "conj"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})
_BEFORE_NOUN = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "SYM", "X"})
_VERBAL = frozenset({"VERB", "AUX"})
_MODIFIERS = frozenset({"amod", "nummod", "compound", "nmod:poss"})
_GENITIVE = frozenset({"'s", "’s", "'", "’", "s"})
_REACH = 25  # words back from a verb within which its subject is looked for by order


class Word(Record, frozen=True, kw_only=True):
    """One word of a report."""

    index: int  # its number among the report's words
    span: Span
    text: str
    lower: str
    upos: str  # universal part of speech
    head: int  # number of the word it depends on; its own for the root of a sentence
    relation: str  # universal dependency relation
    sentence: int  # number of its sentence among the report's

    @property
    def is_verbal(self) -> bool:
        """Whether it is a verb or auxiliary."""
        return self.upos in _VERBAL

    @property
    def is_nominal(self) -> bool:
        """Whether it is a noun, name, pronoun or number."""
        return self.upos in _NOMINAL


class Syntax:
    """The words of some passages in the order of the text, with their heads; empty where nothing was read."""

    def __init__(self, text: str, passages: Sequence[PassageReading]) -> None:
        self.text = text
        words: list[Word] = []
        sentences: list[Span] = []
        for passage in sorted(passages, key=lambda p: p.paragraph):
            starts = [s.span[0] for s in passage.sentences]
            base, first = len(words), len(sentences)
            sentences += [s.span for s in passage.sentences]
            for number, word in enumerate(passage.words):
                form = text[slice(*word.span)]
                words.append(
                    Word(
                        index=base + number,
                        span=word.span,
                        text=form,
                        lower=form.lower(),
                        upos=word.upos,
                        head=base + word.head,
                        relation=word.relation,
                        sentence=first + max(bisect_right(starts, word.span[0]) - 1, 0),
                    )
                )
        self.words: tuple[Word, ...] = tuple(words)
        self.sentences: tuple[Span, ...] = tuple(sentences)
        self._starts = [word.span[0] for word in words]

    # -- where ------------------------------------------------------------------------------------------------------

    def at(self, position: int) -> Word | None:
        """The word that holds a character; ``None`` between words and outside the passages."""
        place = bisect_right(self._starts, position) - 1
        return self.words[place] if place >= 0 and position < self.words[place].span[1] else None

    def within(self, span: Span) -> Sequence[Word]:
        """The words that begin inside a span, in order."""
        return self.words[bisect_left(self._starts, span[0]) : bisect_left(self._starts, span[1])]

    def before(self, position: int) -> Word | None:
        """The last word that begins before a character."""
        place = bisect_left(self._starts, position) - 1
        return self.words[place] if place >= 0 else None

    def after(self, position: int) -> Word | None:
        """The first word that begins at a character or after it."""
        place = bisect_left(self._starts, position)
        return self.words[place] if place < len(self.words) else None

    def next(self, word: Word, step: int = 1) -> Word | None:
        """The word so many places after another in its sentence (before it, where negative)."""
        place = word.index + step
        found = self.words[place] if 0 <= place < len(self.words) else None
        return found if found and found.sentence == word.sentence else None

    def sentence_of(self, span: Span) -> Span | None:
        """The sentence in which a span begins."""
        word = self.at(span[0]) or self.after(span[0])
        return self.sentences[word.sentence] if word and word.span[0] < span[1] and self.sentences else None

    # -- the tree ---------------------------------------------------------------------------------------------------

    @cached_property
    def _children(self) -> list[list[int]]:
        found: list[list[int]] = [[] for _ in self.words]
        for word in self.words:
            if word.head != word.index:
                found[word.head].append(word.index)
        return found

    def children(self, word: Word, relations: Iterable[str] | None = None) -> list[Word]:
        """The words that depend on one, in order; of some relations only, where asked for."""
        kept = None if relations is None else frozenset(relations)
        found = (self.words[i] for i in self._children[word.index])
        return [child for child in found if kept is None or child.relation in kept]

    def head(self, word: Word) -> Word | None:
        """The word that one depends on; ``None`` for a root."""
        return None if word.head == word.index else self.words[word.head]

    def ancestors(self, word: Word) -> Iterator[Word]:
        """The words above one, the nearest first."""
        seen = {word.index}
        while (above := self.head(word)) is not None and above.index not in seen:
            seen.add(above.index)
            yield above
            word = above

    def subtree(self, word: Word, without: Iterable[str] = ()) -> list[Word]:
        """A word with all below it, in order; branches of the relations ``without`` are left out."""
        left_out = frozenset(without)
        found, todo = {word.index}, [word]
        while todo:
            below = [c for c in self.children(todo.pop()) if c.relation not in left_out and c.index not in found]
            found |= {c.index for c in below}
            todo += below
        return [self.words[i] for i in sorted(found)]

    def head_of(self, span: Span) -> Word | None:
        """The word by which a phrase hangs: the one inside the span whose head stands outside, or the last."""
        inside = self.within(span)
        numbers = {word.index for word in inside}
        tops = [w for w in inside if (w.head not in numbers or w.head == w.index) and w.upos not in ("PUNCT", "ADP")]
        nominal = [w for w in tops if w.is_nominal]
        found = nominal or tops or list(inside)
        return found[-1] if found else None

    # -- clauses ----------------------------------------------------------------------------------------------------

    def subject(self, verb: Word) -> Word | None:
        """The head word of a verb's subject: its own, that of the verb it is joined to, or by order.

        By order: the last noun before the verb that begins a phrase not led by a preposition, with no other finite
        verb between. A passive's subject is whom it is done to: ask :meth:`is_passive`.
        """
        seen: set[int] = set()
        above: Word | None = verb
        while above is not None and above.index not in seen:
            seen.add(above.index)
            before = [w for w in self.children(above, SUBJECTS) if w.index < above.index]
            if before:
                return before[-1]
            above = self.head(above) if above.relation in ("conj", "xcomp") else None
        found = self._subject_by_order(verb)
        return found or next(iter(self.children(verb, SUBJECTS)), None)

    def _subject_by_order(self, verb: Word) -> Word | None:
        place = verb.index - 1
        while place >= 0 and verb.index - place <= _REACH:
            word = self.words[place]
            if word.sentence != verb.sentence or word.upos == "VERB":
                return None
            if word.upos in ("NOUN", "PROPN", "PRON"):
                first = self.chunk(word)[0]
                lead = self.before(first)
                if lead is None or lead.sentence != verb.sentence or lead.upos != "ADP":
                    return word
                place = lead.index
            place -= 1
        return None

    def objects(self, verb: Word) -> list[Word]:
        """The head words of a verb's objects, with those joined to them by "and"."""
        found = self.children(verb, OBJECTS)
        return found + [other for word in found for other in self.joined(word)]

    def joined(self, word: Word) -> list[Word]:
        """The words joined to one by "and", "or" or a comma."""
        return [w for w in self.children(word, ("conj",)) if w.is_nominal == word.is_nominal]

    def agents(self, verb: Word) -> list[Word]:
        """The head words of who did what a passive verb tells: "by" and a noun phrase."""
        own = self.children(verb, ("obl:agent",))
        if own:
            return own + [other for word in own for other in self.joined(word)]
        led = (w for w in self.children(verb, ("obl", "nmod")) if self.preposition(w) == "by")
        return list(led)

    def is_passive(self, verb: Word) -> bool:
        """Whether a verb is told in the passive: by its subject's or auxiliary's relation."""
        return bool(self.children(verb, ("aux:pass", "nsubj:pass")))

    def preposition(self, word: Word) -> str | None:
        """The preposition that leads a noun phrase, lower case: of its tree, or just before its chunk."""
        for child in self.children(word, ("case",)):
            if child.index < word.index and child.upos in ("ADP", "SCONJ"):
                return child.lower
        lead = self.before(self.chunk(word)[0])
        return lead.lower if lead and lead.sentence == word.sentence and lead.upos == "ADP" else None

    def obliques(self, verb: Word) -> list[tuple[str | None, Word]]:
        """The phrases beside a verb's subject and objects, each with its preposition."""
        return [(self.preposition(w), w) for w in self.children(verb, ("obl", "obl:unmarked", "obl:agent", "nmod"))]

    # -- phrases ----------------------------------------------------------------------------------------------------

    def chunk(self, word: Word) -> Span:
        """The span of the noun phrase around a noun without what follows it: "three senior Israeli officials".

        By parts of speech and order alone: determiners, adjectives, numbers, names and nouns before it, with their
        possessive s and hyphens, and the name that goes on after it.
        """
        first = last = word.index
        while (before := self.words[first - 1] if first else None) and before.sentence == word.sentence:
            glued = before.upos == "PART" or (first > 1 and self.words[first - 2].span[1] == before.span[0])
            owner = before.lower in _GENITIVE and glued
            hyphen = before.text in ("-", "–", "'", "’", "/") and before.span[1] == self.words[first].span[0]
            if not (owner or hyphen or before.upos in _BEFORE_NOUN or before.relation in _MODIFIERS):
                break
            first = before.index
        while word.upos == "PROPN" and (after := self.next(self.words[last])) and after.upos == "PROPN":
            last = after.index
        while first < word.index and self.words[first].upos == "PUNCT":
            first += 1
        return self.words[first].span[0], self.words[last].span[1]

    def phrase(self, word: Word) -> Span:
        """The span of a noun phrase with what follows it in its tree, but no clause, apposition or joined phrase."""
        left_out = ("acl", "acl:relcl", "advcl", "advcl:relcl", "appos", "conj", "cc", "parataxis", "punct", "case")
        inner = self.subtree(word, left_out)
        chunk = self.chunk(word)
        start, end = min(chunk[0], word.span[0]), max(chunk[1], word.span[1])
        for other in inner:
            if other.index > word.index:
                end = max(end, other.span[1])
        return start, end
