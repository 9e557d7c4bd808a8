"""Whether a clause is told as not so: "no shots were fired" is, "police held two men and no shots were fired" is not.

Only what the words are about counts: the main clause, without what stands before it by way of setting, what is put in
between, and what hangs on it or is told behind it. In doubt a clause is told as so: a denial that is none misleads more
than one that is missed. There is no parser; where clauses begin and end is told by the words that join them and by
what looks like a finite verb.
"""

from __future__ import annotations

import re
from functools import lru_cache

from secondsource.spans import SpanIndex
from secondsource.vocabulary.polarity import load_polarity
from secondsource.vocabulary.verbs import load_verbs

# Where a clause begins that tells of something else than the first does.
_BELOW = re.compile(
    r"\b(?:who|whom|whose|which|that|because|although|though|while|when|where|whether|after|before|since|until|unless|"
    r"if|as|so|despite|without|with|leaving|causing|but|yet|whereas|how|why)\b|[;:—–]|\s-\s",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\([^()]*\)|(?:—|–|\s-\s)[^—–;:.]*?(?:—|–|\s-\s)|,\s+(?:(?:in|on|of|for|from|to|at|by)\s+)?"
    r"(?:which|who|whom|whose|where|when|as|according)\b[^,;:]*,",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"\W*(?:because|although|though|while|when|after|before|since|until|unless|if|as|despite|without|whereas|with)\b",
    re.IGNORECASE,
)
_SETTING = re.compile(r"\W*(?:as\s+of|since|until|after|before)\b", re.IGNORECASE)
_THAT = re.compile(
    r"\W*(?:(?:and|but|or|also|please|he|she|they|it|is|was|seems|appears|note|notes|noted|remember|recall|recalled|means|"
    r"shows?|clear|true|certain|sure|likely|adding|saying)\s+){0,4}that\b(?=\s+\w)",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"[A-Z][\w .,'’/-]{2,50}(?:\([\w .,/-]{2,30}\)\s+[-–—]+|\s[-–—]+)\s+")
_CLAUSE = re.compile(r"\W*that\s", re.IGNORECASE)
_LEAST_CLAUSE = 3  # words of a clause that "that" begins, it among them
_RELATIVE = re.compile(r"(?:who|which|that)\b", re.IGNORECASE)
_AND = re.compile(r",?\s+(?:and|or|nor)\b", re.IGNORECASE)
_LACKING = re.compile(r"\s+(?:no|none|nobody|nothing|neither|not|never)\b", re.IGNORECASE)
_BEHIND = re.compile(r",\s+(?:no|none|nobody|nothing|neither|nor|not|never)\b", re.IGNORECASE)
_LAST = re.compile(
    r"\b(?:is|are|was|were|am|has|have|had|will|would|can|could|that|by|of|for|to|with|from|at|as|about|into|than|what|why"
    r"|how|whether|which|who)\W*$",
    re.IGNORECASE,
)
_BEFORE_ADJECTIVE = re.compile(r"(?:\b(?:the|a|an|some|many|other|more|\w*\d\w*|two|three|four|five|six)|,)\s+$", re.I)
_PARTICIPLE = re.compile(r"\b(not|never)\s+(?:\w+ly\s+)?\w{2,}ing\b", re.IGNORECASE)
_OF_BEING = re.compile(r"(?:\b(?:is|are|was|were|be|been|am)|[’'](?:s|re|m))\s+$", re.IGNORECASE)
_INFINITIVE = re.compile(r"\b(not|never)\s+to\b", re.IGNORECASE)
_WANTING = re.compile(  # whoever decides not to do something does not do it
    r"\b(?:decide[ds]?|chose|chosen|chooses?|opt(?:s|ed)?|agree[ds]?|vot(?:e|es|ed)|elected|vow(?:s|ed)?|promise[ds]?|"
    r"pledge[ds]?|is|are|was|were)\s+$",
    re.IGNORECASE,
)
_ADJUNCT = re.compile(r"\b(?:for|to|of|from|against|about)\s+(no|nothing|none|nobody|no\s+one)\b", re.IGNORECASE)
_CONTRAST = re.compile(
    r"\b(not)\s+(?:by|in|at|to|for|on|from|because|of|a|an|the|just|one|his|her|its|their)\b[^,;.:]{1,60}?,?\s+but\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\b(no)\.?\s*\d+(?![-\d])|\b(No)\.\s")
_REACH = 24  # characters between a negation and the denial that it undoes: "did not in any way deny"
_UNTIL = re.compile(r"\buntil\b", re.IGNORECASE)
_CLAIMED = re.compile(r"\s+(?:that|having|being|any)\b", re.IGNORECASE)


@lru_cache(maxsize=1 << 14)  # copies say the same thousands of times
def told_as_not_so(words: str) -> bool:
    """Whether the clause that tells what ``words`` are about is turned round; two negations of one thing undo it."""
    text = _BETWEEN.sub(lambda found: " " * len(found[0]), words)
    start, end = _main(text)
    known = load_polarity()
    aside = SpanIndex((span, True) for span in _aside(text))
    negations = [s for s in known.negated(text, (start, end)) if not any(aside.meeting(s))]
    denials = [m.span() for m in known.denies.finditer(text, start, end)]
    if negations and _UNTIL.match(text, end):  # it did, then
        return False
    undone = {
        n
        for n in negations
        for d in (*denials, *(m.span() for m in known.fails.finditer(text, start, end)))
        if 0 <= d[0] - n[1] <= _REACH
    }
    held = [text[a:b].lower() in known.unharmed for a, b in negations if (a, b) not in undone]
    if not negations:
        return any(_CLAIMED.match(text, b) and known.denying_outright(text[a:b]) for a, b in denials)
    return (False in held) != (True in held)


def finite_verbs(words: str) -> tuple[str, ...]:
    """What looks like a finite verb, in order; "the injured" does not, nor does an infinitive."""
    form = load_verbs().finite_form
    return tuple(form.match(words, at)[0].lower() for at in _verbs(words, 0, len(words)))  # type: ignore[index]


def tells_clause(words: str) -> bool:
    """Whether words hold a clause: a finite verb, a verb in the present among them, or "that" before some words."""
    if finite_verbs(words) or load_verbs().present_form.search(words):
        return True
    return _CLAUSE.match(words) is not None and len(words.split()) > _LEAST_CLAUSE


def leading(words: str, aside: frozenset[str]) -> bool:
    """Whether words that are the rest of a sentence begin with a clause of their own, whose verb is not of ``aside``.

    "who spoke on Monday" and "on Monday, because nothing was decided" have none.
    """
    below = _BELOW.search(words)
    end = below.start() if below else len(words)
    verbs = _verbs(words, 0, end)
    if not verbs or not any(not word.endswith("ly") for word in words[: verbs[0]].split()):
        return False
    return not _LAST.search(words) and any(verb not in aside for verb in finite_verbs(words[:end]))


def _main(text: str) -> tuple[int, int]:
    """Where the main clause stands."""
    dateline = _DATELINE.match(text)
    start = dateline.end() if dateline else 0
    opening = _OPENING.match(text, start)
    if opening:
        comma = text.find(",", opening.end())
        if comma >= 0:
            start = comma + 1
        elif (setting := _SETTING.match(text, start)) and len(_verbs(text, setting.end(), len(text))) == 1:
            start = setting.end()
    that = _THAT.match(text, start)
    if that:
        start = that.end()
    below = _BELOW.search(text, start)
    # "The men who did not flee were held": what is told of them begins with the second verb.
    if below and _RELATIVE.match(text, below.start()) and below.start() > start:
        verbs = _verbs(text, below.end(), len(text))
        if not _verbs(text, start, below.start()) and len(verbs) > 1:
            start = verbs[1]
            below = _BELOW.search(text, start)
    return start, _end(text, start, below.start() if below else len(text))


def _end(text: str, start: int, end: int) -> int:
    """Where the first of several clauses that stand side by side ends."""
    for joint in sorted((*_AND.finditer(text, start, end), *_BEHIND.finditer(text, start, end)), key=re.Match.start):
        if _verbs(text, start, joint.start()) and (
            _verbs(text, joint.end(), len(text)) or _LACKING.match(text, joint.end()) or joint[0].startswith(",")
        ):
            return joint.start()
    return end


def _verbs(text: str, start: int, end: int) -> list[int]:
    """Where what looks like a finite verb begins; "the injured" does not."""
    unharmed, auxiliaries = load_polarity().unharmed, load_verbs().auxiliaries
    return [
        m.start()
        for m in load_verbs().finite_form.finditer(text, start, end)
        if m[0] in auxiliaries
        or (m[0].lower() not in unharmed and not _BEFORE_ADJECTIVE.search(text[start : m.start()]))
    ]


def _aside(text: str) -> list[tuple[int, int]]:
    """Negations that turn something else round than the clause."""
    found = [m.span(1) for m in _PARTICIPLE.finditer(text) if not _OF_BEING.search(text[: m.start()])]
    found += [m.span(1) for m in _INFINITIVE.finditer(text) if not _WANTING.search(text[: m.start()])]
    found += [m.span(1) for pattern in (_ADJUNCT, _CONTRAST) for m in pattern.finditer(text)]
    found += [m.span(1) if m[1] else m.span(2) for m in _NUMBER.finditer(text)]
    return found
