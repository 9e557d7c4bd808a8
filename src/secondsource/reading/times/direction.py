"""Whether a sentence speaks of what was or of what is to come: by the verb that a time expression hangs on."""

from __future__ import annotations

from collections.abc import Sequence

from secondsource.reading.syntax import Syntax, Word
from secondsource.reading.times.tokens import Token
from secondsource.records import Span
from secondsource.vocabulary.times import TimeWords

_REACH = 30  # tokens
_MEETING = 8  # tokens from "before" to the day of what is to come: "before a two-day summit in Dunmere on Friday"
_IS_TO = frozenset({"to", "is", "are"})  # "is to meet", "is expected to be held"
_STOPS = frozenset({".", "!", "?", ";", ":"})


def told_at_once(tokens: Sequence[Token], start: int, words: TimeWords) -> bool:
    """Say whether a verb in the past stands just before an expression: "said on Friday", "ended Jan. 31"."""
    at = start - 1
    while at >= 0 and start - at <= 3 and tokens[at].text in words.between:
        at -= 1
    if at < 0 or tokens[at].text in words.planning or tokens[at].kind != "other":
        return False
    before = tokens[at - 1].text if at else ""
    if before in ("be", "to", "will", "been", "being", "is", "are"):
        return False
    text = tokens[at].text
    return (text in words.past and text not in words.alike) or (
        text.endswith("ed") and len(text) > 4 and text not in words.no_verbs
    )


def before_that(tokens: Sequence[Token], start: int, words: TimeWords) -> bool:
    """Say whether an expression goes with what something else comes before: "ahead of a summit on Friday"."""
    for at in range(start - 1, max(start - _MEETING, 0) - 1, -1):
        text = tokens[at].text
        if text == "before" or (text == "of" and tokens[at - 1].text == "ahead"):
            return True
        if text in _STOPS or text == "," or (text in words.past and text not in words.alike):
            return False
    return False


def set_for(tokens: Sequence[Token], start: int, words: TimeWords) -> bool:
    """Say whether the verb or noun that a "for" before an expression goes with sets a day: "a rally called for"."""
    for at in range(start - 2, max(start - 2 - _MEETING, -1), -1):
        text = tokens[at].text
        if text in words.fixing:
            return True
        if text in _STOPS or text == "," or words.is_past(text):
            return False
    return False


def governed(span: Span, syntax: Syntax, words: TimeWords) -> int:
    """Tell the tense of the verb above an expression: -1 past, 1 to come, 0 where no verb tells it."""
    if not syntax.words:
        return 0
    word = syntax.head_of(span)
    if word is None:
        return 0
    for verb in syntax.ancestors(word):
        if verb.sentence != word.sentence:
            break
        if verb.upos in ("VERB", "AUX"):
            tense = _tense(verb, syntax, words)
            if tense:
                return tense
        elif tense := _auxiliaries(verb, syntax, words):
            return tense
    return 0


def _tense(verb: Word, syntax: Syntax, words: TimeWords) -> int:
    told = _auxiliaries(verb, syntax, words)
    if told:
        return told
    before, lead = syntax.next(verb, -1), syntax.next(verb, -2)
    if before is not None and before.lower in ("to", "be"):
        if _was_planned([near.lower for step in (-3, -4) if (near := syntax.next(verb, step))]):
            return -1
        return int(lead is not None and (lead.lower in words.planning | words.poised or lead.lower in _IS_TO))
    if before is not None and before.lower in ("is", "are"):
        return 0
    if verb.lower in words.planning or _is_present(verb, syntax, words):
        return 1
    return -int(words.is_past(verb.lower))


def _was_planned(before: Sequence[str]) -> bool:
    """Whether the words before a word of planning, the last first, tell that the plan is over: "had been due"."""
    return list(before[:2]) == ["been", "had"]


def _is_present(verb: Word, syntax: Syntax, words: TimeWords) -> bool:
    """Whether a verb tells what is fixed for a day to come: "parliament votes on Thursday"."""
    if verb.upos != "VERB" or verb.lower.endswith(("ed", "ing")) or verb.lower in words.past | words.telling:
        return False
    before = syntax.next(verb, -1)
    return before is not None and before.is_nominal and not syntax.children(verb, ("aux", "aux:pass", "mark"))


def _auxiliaries(verb: Word, syntax: Syntax, words: TimeWords) -> int:
    """What the auxiliaries of a verb tell; those of the tree, and those just before it."""
    near = [child.lower for child in syntax.children(verb, ("aux", "aux:pass", "cop"))]
    if verb.upos == "AUX":
        near.append(verb.lower)
    if any(word in words.coming for word in near):
        return 1
    if any(word in words.were for word in near):
        return 1 if "had" not in near and verb.lower in words.planning else -1
    if any(word in ("is", "are", "am", "'s", "'re") for word in near) and (
        verb.lower.endswith("ing") or verb.lower in words.planning
    ):
        return 1
    return 0


def direction(tokens: Sequence[Token], start: int, end: int, syntax: Syntax, words: TimeWords) -> int:
    """Tell the tense around tokens: -1 past, 1 to come, 0 where no verb tells it.

    The nearest cue before the expression in its sentence counts, or else the nearest after it.
    """
    for at in range(start - 1, max(start - _REACH, 0) - 1, -1):
        if tokens[at].text in _STOPS:
            break
        cue = _cue(tokens, at, syntax, words)
        if cue:
            return cue
    for at in range(end, min(end + _REACH, len(tokens))):
        if tokens[at].text in _STOPS:
            break
        cue = _cue(tokens, at, syntax, words)
        if cue:
            return cue
    return 0


def _cue(tokens: Sequence[Token], at: int, syntax: Syntax, words: TimeWords) -> int:
    text, before = tokens[at].text, tokens[at - 1].text if at else ""
    if (text in words.planning or text == "to") and _was_planned(_back(tokens, at - (text == "to"))):
        return -1
    if text == "to":
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        return int(after is not None and _is_infinitive(after, syntax, words))
    if text == "could":
        return -1 if at + 1 < len(tokens) and tokens[at + 1].text == "not" else 1
    if text in words.future or (before in ("is", "are") and text.endswith("ing")):
        return 1
    if before in ("is", "are", "be", "being"):
        return int(before == "be" and at > 1 and tokens[at - 2].text == "to")
    return -int(tokens[at].kind == "other" and words.is_past(text))


def _back(tokens: Sequence[Token], at: int) -> list[str]:
    """The texts of the two tokens before one, the last first."""
    return [token.text for token in tokens[max(at - 2, 0) : max(at, 0)]][::-1]


def _is_infinitive(token: Token, syntax: Syntax, words: TimeWords) -> bool:
    text = token.text
    plain = token.kind == "other" and text.isalpha() and len(text) > 2 and not text.endswith("s")
    word = syntax.at(token.span[0]) if plain else None
    verb = word is None or word.upos in ("VERB", "AUX")
    return plain and verb and text not in words.past and text not in words.telling
