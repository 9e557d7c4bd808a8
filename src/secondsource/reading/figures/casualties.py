"""What a number counts of casualties: the words that stand before it, in its phrase, or after it.

Numbers are read from left to right, and words that have told of one number tell of no other: "25 civilians killed 80
injured" and "killed 25 injured 80" are both read so, commas or none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from secondsource.reading.figures.amounts import Number
from secondsource.reading.figures.clauses import Clause, Cue
from secondsource.reading.figures.joining import Draft, is_joint, join
from secondsource.reading.figures.phrases import is_people, is_thing, phrase_after
from secondsource.vocabulary.figures import FigureWords

_BEFORE = 18  # pieces from a verb to the number that is its object
_AFTER = 14  # pieces from a noun to the verb whose subject it is
_UNTAGGED = 10  # the same where no parts of speech are known
_TOLL = 22  # pieces from "toll" to its number
_LOST = Cue(-1, -1, "killed", frozenset({"doing"}))
_EVENTS = frozenset({"doing", "done"})
_QUOTES = frozenset({'"', "”", "“"})
_OBJECTS = frozenset(
    {"a", "an", "the", "his", "her", "their", "its", "him", "them", "himself", "more", "another", "at"}
)
_RELATIVES = frozenset({"who", "which", "that", "whom"})
_STOPS = frozenset({".", ";", ":", "!", "?"})


class CasualtyReader:
    """Reads what the numbers of one sentence count."""

    def __init__(self, clause: Clause, found: Sequence[Number], words: FigureWords) -> None:
        self.clause = clause
        self.words = words
        self.drafts = [Draft(clause, number, phrase_after(clause, number, words)) for number in found]
        self.numbered = {place: draft for draft in self.drafts for place in _places(draft.number)}
        self.used: set[int] = set()  # first pieces of cues that told of a number after which they stand

    def read(self) -> list[Draft]:
        """Give the numbers with what they count; of those that count no casualty nothing is told."""
        for draft in self.drafts:
            draft.is_part = self._is_part(draft)
        for before, draft in pairwise(self.drafts):
            draft.is_part = draft.is_part or self._is_listed(draft, before)
        for draft in self.drafts:
            draft.is_excluded = self._is_excluded(draft)
        for draft in self.drafts:
            if not draft.is_excluded:
                self._assign(draft)
        join(self.clause, self.drafts, self.words)
        return self.drafts

    # -- one number -------------------------------------------------------------------------------------------------

    def _is_excluded(self, draft: Draft) -> bool:
        clause, words, number = self.clause, self.words, draft.number
        if is_thing(draft.phrase, words) or words.units_of.at(clause.words, number.last + 1):
            return True
        if any(
            clause.word(p) in words.signs or clause.shape(p) in words.codes
            for p in range(number.first - 1, number.last)
        ):
            return True
        after = clause.word(number.last + 1)
        if self._is_base(number) or (after in words.shares and after not in ("many", "most", "half")):
            return True
        if number.amount == 1 and number.kind == "exact":
            return after in ("of", "another") and not draft.phrase.whole
        if number.kind == "unknown" and draft.phrase.whole:
            return True
        return number.kind == "nothing" and draft.phrase.inside is None and number.first == number.last

    def _is_base(self, number: Number) -> bool:
        """Whether a share is told of a number: "two thirds of the 60 passengers", "members of one family"."""
        clause, words, place = self.clause, self.words, number.first - 1
        if clause.word(place) == "of" and number.amount == 1:
            return True
        place -= clause.word(place) in ("the", "its", "their", "his", "her", "those", "these")
        if clause.word(place) != "of":
            return False
        if place == number.first - 1:  # "34 of 51": a ratio, but "tens of 12"
            share = self.numbered.get(place - 1)
            return share is not None and share.number.kind == "exact"
        return place - 1 in self.numbered or clause.word(place - 1) in words.shares

    def _assign(self, draft: Draft) -> None:
        if draft.number.kind == "nothing":
            self._assign_nothing(draft)
            return
        inside = draft.phrase.inside
        whole = self._whole_named(draft)
        if whole is not None:
            draft.cue, draft.counts, draft.how, draft.among = whole, whole.kind, "part", True
            return
        told = any(d.counts for d in self.drafts if d.number.last < draft.number.first and not d.is_part)
        if draft.is_part and (draft.number.kind == "unknown" or (told and self._inherits(draft))):
            return
        if draft.phrase.whole and draft.phrase.last in self.clause.cues:
            draft.cue = self._after(draft) or self.clause.cues[draft.phrase.last]
            draft.counts, draft.how = draft.cue.kind, "part"
            return
        for how, cue in (
            ("before", self._before(draft)),
            ("after", self._after(draft)),
            ("inside", inside),
            ("toll", self._toll(draft)),
            ("far", self._far(draft)),
        ):
            if cue is not None:
                draft.cue, draft.counts, draft.how = cue, cue.kind, how
                if how == "after":
                    self.used.add(cue.first)
                return

    def _inherits(self, draft: Draft) -> bool:
        """Whether a part counts what its whole does: "including 12 …"; "of whom 12 drowned" tells something else."""
        listed = not draft.phrase.whole and self._whole_named(draft) is None
        return listed and self.clause.word(draft.number.first - 1) not in ("whom", "which")

    def _assign_nothing(self, draft: Draft) -> None:
        """ "No casualties" and "no one was hurt" are nought; "no reports of casualties" is no figure."""
        if self.clause.word(draft.number.first - 1) == "with":
            return
        cue = draft.phrase.inside if draft.phrase.inside else self._after(draft)
        if cue is not None:
            draft.cue, draft.counts, draft.how = cue, cue.kind, "inside"

    def _is_part(self, draft: Draft) -> bool:
        if draft.phrase.whole or self._whole_named(draft) is not None or self._is_marked(draft):
            return True
        after = max(draft.phrase.last, draft.number.last) + 1
        if draft.phrase.empty and self.clause.word(after) in ("were", "are"):  # "Six died. Three were children."
            draft.among = any(word in self.words.people for word in self.clause.words[after + 1 : after + 3])
            return draft.among
        aside = self.clause.words[after : after + 2] in (("among", "them"), ("amongst", "them"))
        return aside and after + 2 not in self.numbered  # what "among them" stands before may be the part itself

    def _is_listed(self, draft: Draft, before: Draft) -> bool:
        """Whether a number goes on with the parts that one before it begins: "including 5 children and 3 women"."""
        start = max(before.phrase.last, before.number.last) + 1
        people = is_people(self.clause, draft.phrase, self.words) and draft.phrase.head not in self.words.new
        joint = start == draft.number.first or is_joint(self.clause, self.words, start, draft.number.first)
        return before.is_part and people and joint

    def _is_marked(self, draft: Draft) -> bool:
        """Whether "including" or the like stands before a number; after a word for the whole, it is told before."""
        marker = self.words.parts.before(self.clause.words, draft.number.first)
        if marker is not None and self.clause.word(draft.number.first - marker[0] - 1) in self.words.whole:
            draft.among = True
        return marker is not None

    def _whole_named(self, draft: Draft) -> Cue | None:
        """The words for the whole of a part: "Of those killed, 12 were nurses", "The dead included 12 nurses"."""
        clause, words, first = self.clause, self.words, draft.number.first
        whole = words.wholes.at(clause.words, 0)
        if whole is not None and first - whole[0] <= 2:
            return clause.cues.get(whole[0] - 1)
        including = words.parts.before(clause.words, first)
        place = first - including[0] - 1 if including else -1
        if (
            including is None
            and clause.word(first - 1) in ("were", "are")
            and clause.word(first - 3) in ("the", "those")
        ):
            place = first - 2  # "The dead were 12 nurses"
        return clause.cues.get(place) if clause.word(place) in words.whole else None

    # -- words before a number --------------------------------------------------------------------------------------

    def _before(self, draft: Draft) -> Cue | None:
        """The verb whose object a number is, or the noun that "of" joins to it, just before it."""
        clause, place = self.clause, draft.number.first - 1
        if place not in clause.cues and clause.word(place) in ("of", "to") and clause.cues.get(place - 1):
            noun = clause.cues[place - 1]
            return noun if clause.word(place) == "of" and "of" in noun.roles else None
        steps = 0
        while place >= 0 and place not in clause.cues and clause.word(place) in self.words.light and steps < 4:
            place -= 1
            steps += 1
        cue = clause.cues.get(place)
        if cue is None and clause.word(place) in self.words.be:
            opening = clause.cues.get(place - 1)  # "Killed were two policemen"
            return opening if opening and opening.first == 0 and "done" in opening.roles else None
        if cue is None:
            lost = clause.word(place) in self.words.losing and draft.phrase.head in self.words.things["troops"]
            return _LOST if lost else None
        if self._is_marked(draft) or any(p in self.numbered for p in range(place + 1, draft.number.first)):
            return None
        if clause.word(draft.number.first - 1) in ("and", ",") and "doing" not in cue.roles:
            return None
        return cue if self._acts(cue) else None

    def _acts(self, cue: Cue) -> bool:
        """Whether a verb has an object: it stands in a form that has one, and in no passive."""
        clause = self.clause
        before = clause.word(cue.first - 1)
        if before in self.words.leaving:
            return cue.first not in self.used  # "left dead 12"
        if cue.first in self.used or cue.roles.isdisjoint(_EVENTS):
            return False
        if before.endswith("ly") or before in ("also", "reported", "reportedly", "confirmed"):
            before = clause.word(cue.first - 2)
        return "done" not in cue.roles or before not in self.words.be

    def _far(self, draft: Draft) -> Cue | None:
        """A verb further before a number that is one of its objects: "killed the governor and three guards"."""
        clause, first = self.clause, draft.number.first
        along = self.words.joining.before(clause.words, first)
        if draft.is_part or (clause.word(first - 1) in self.words.prepositions and not along):
            return None
        for place in range(first - 1, max(first - 2 - _BEFORE, -1), -1):
            cue = clause.cues.get(place)
            if cue is not None:
                gap = clause.word(cue.last + 1) in self.words.in_place or along
                people = draft.phrase.empty or is_people(clause, draft.phrase, self.words)
                acts = self._acts(cue) or (along and along[0] > 1 and "done" in cue.roles)
                return cue if gap and people and acts else None
            if place in self.numbered or clause.word(place) in _STOPS or clause.tag(place) in ("VERB", "AUX"):
                return None
        return None

    def _toll(self, draft: Draft) -> Cue | None:
        """The toll that a number gives: "the death toll rose to 30", "the number of wounded was 12"."""
        clause, words, first = self.clause, self.words, draft.number.first
        ahead = clause.word(first - 2) if clause.word(first - 1) in _QUOTES else clause.word(first - 1)
        if draft.is_part or ahead not in words.reaching or not self._may_be_casualties(draft):
            return None
        for place in range(first - 1, max(first - _TOLL, -1), -1):
            cue = clause.cues.get(place)
            if cue is not None and "toll" in cue.roles:
                return cue
            if cue is not None and any(clause.word(p) in words.totals for p in range(max(cue.first - 5, 0), cue.first)):
                return cue
            if clause.word(place) in words.totals and first - place < 5 and clause.word(place + 1) != "of":
                before = next((d for d in reversed(self.drafts) if d.cue and d.number.last < place), None)
                draft.is_rival = before is None and draft.phrase.empty and clause.word(first - 1) == "at"
                return before.cue if before and draft.phrase.empty else None
            if clause.word(place) in words.conditions or (cue is not None and "doing" in cue.roles):
                return None
        return None

    def _may_be_casualties(self, draft: Draft) -> bool:
        """Whether a number stands alone or before people: "reach two hotels" gives no toll."""
        return draft.phrase.empty or draft.phrase.inside is not None or is_people(self.clause, draft.phrase, self.words)

    # -- words after a number ---------------------------------------------------------------------------------------

    def _after(self, draft: Draft) -> Cue | None:
        """The verb or state whose subject a number's phrase is."""
        clause, words = self.clause, self.words
        start = max(draft.phrase.last, draft.number.last) + 1
        start += clause.word(start) in _QUOTES
        being, relative = clause.word(draft.number.first - 1) in words.leaving, False
        for place in self._ahead(start):
            word, cue = clause.word(place), clause.cues.get(place)
            if cue is not None and place == cue.first and not self._is_premodifier(cue):
                return cue if self._undergoes(cue, draft, being=being, near=place == start) else None
            skipped = self.numbered.get(place)
            if word in _STOPS or (skipped and not self._may_pass(skipped)):
                return None
            relative = relative or word in _RELATIVES
            being = being or word in words.be
            untagged = not clause.tags[place] and place - start > _UNTAGGED
            if untagged or (clause.tag(place) == "VERB" and not relative and self._parts(place, being=being)):
                return None
        return None

    def _ahead(self, start: int) -> Iterator[int]:
        """The pieces after a phrase among which its verb is looked for; what stands in brackets is passed over."""
        clause, place, steps = self.clause, start, 0
        while place < len(clause) and steps < _AFTER:
            if clause.word(place) == "(" and ")" in clause.words[place : place + _AFTER]:
                place += clause.words[place : place + _AFTER].index(")")
            else:
                yield place
            place, steps = place + 1, steps + 1

    def _parts(self, place: int, *, being: bool) -> bool:
        """Whether a verb between a phrase and words of a casualty is the phrase's own, and parts the two."""
        clause, words, word = self.clause, self.words, self.clause.word(place)
        if (
            word in words.light or word in words.be or (being and word in words.found)
        ):  # "are estimated to have been killed"
            return False
        return not word.endswith(("ed", "ing", "en")) or clause.word(place - 1) in words.be

    def _may_pass(self, draft: Draft) -> bool:
        """Whether a number between a phrase and its verb belongs to the phrase."""
        before = self.clause.word(draft.number.first - 1)
        if before in ("whom", "which") or (draft.phrase.whole and before in self.words.boundaries):
            return False  # "300 passengers, of whom 27 drowned", "300 were aboard and three of them died"
        return draft.is_part or draft.is_excluded or draft.number.kind in ("single", "unknown")

    def _is_premodifier(self, cue: Cue) -> bool:
        return "counted" in cue.roles and cue.roles.isdisjoint({"done", "state", "happening"})

    def _undergoes(self, cue: Cue, draft: Draft, *, being: bool, near: bool) -> bool:
        """Whether what a verb tells happened to its subject: in the passive, of itself, or without an object."""
        clause = self.clause
        if cue.first in self.used:
            return False
        if "happening" in cue.roles:
            return True
        if "state" in cue.roles:
            return near or being or clause.word(cue.first - 1) in self.words.found
        if "done" not in cue.roles:
            return False
        if being:
            return True
        light = clause.word(cue.first - 1) in self.words.light or clause.word(cue.first - 1) in (",", "(")
        reach = near or light or cue.first - draft.phrase.last <= 6
        return reach and not self._has_object(cue)

    def _has_object(self, cue: Cue) -> bool:
        """Whether an object follows a participle: then its subject did what it tells."""
        clause, after = self.clause, cue.last + 1
        word, tag = clause.word(after), clause.tag(after)
        if after in self.numbered:
            return not self._told_after(self.numbered[after])
        if word in _OBJECTS:
            ahead = self.numbered.get(after + (word == "at"))
            return word != "at" and (ahead is None or not self._told_after(ahead))
        return tag in ("NOUN", "PRON") and word not in self.words.light and word not in self.words.months

    def _told_after(self, draft: Draft) -> bool:
        """Whether a number has its own words close after its phrase: "25 civilians killed 80 injured"."""
        place = max(draft.phrase.last, draft.number.last) + 1
        if draft.phrase.inside is not None:
            return True
        for ahead in range(place, place + 4):
            cue = self.clause.cues.get(ahead)
            if cue is not None:
                return not cue.roles.isdisjoint({"done", "state", "happening"}) and cue.last + 1 not in self.numbered
            if self.clause.word(ahead) not in self.words.be and self.clause.word(ahead) not in self.words.light:
                return False
        return False


def _places(number: Number) -> range:
    return range(number.first, number.last + 1)
