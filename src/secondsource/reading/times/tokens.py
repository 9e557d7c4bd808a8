"""The tokens of a text as time expressions are made of, each with its class; the classes as one string to match on.

The string holds one character for each token, so that a grammar of classes is one regular expression over it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from secondsource.records import Span
from secondsource.vocabulary.times import TimeWords

_NAMES: list[str] = re.findall(
    r"\w+",
    """month unsure weekday short unit units annum quarter century season maybe part often length count ordinal decade
    deictic second moment zone holiday reference last future past latest next coming this that same current previous
    following ago later after earlier before every early edge most no half fiscal about more than at full few couple
    the a of on to and old period rest era christian oclock from per day number year apostrophe iso numeric clock
    tens nth comma hyphen dash slash sub possessive percent stop other""",
)
CODES = {name: chr(0xE000 + number) for number, name in enumerate(_NAMES)}
"""Class -> its character."""

_CLASSES = {code: name for name, code in CODES.items()}
_OTHER = CODES["other"]
_LEXER = re.compile(
    r"""(?P<iso>\d{4}(?:-[01]\d-|/[01]\d/)[0-3]\d(?:[T ][0-2]\d:[0-5]\d(?::[0-5]\d)?)?(?![\w-]))
    |(?P<numeric>\d{1,2}(?:/\d{1,2}/(?:\d{4}|\d\d)|\.\d{1,2}\.\d{4}|-\d{1,2}-\d{4})(?![\w/]))
    |(?P<clock>\d{1,2}(?:[:.][0-5]\d)?(?::[0-5]\d)?\s?(?:[ap]\.\s?m\.|[ap]m\b\.?|[AP]\.?M\b\.?)
        |[01]?\d:[0-5]\d(?::[0-5]\d)?(?![\d:])|2[0-4]:[0-5]\d(?::[0-5]\d)?(?![\d:])
        |[0-2]\d[0-5]\d(?=\s?(?:GMT|UTC|hrs\b|hours\b))|[0-2]?\d[.][0-5]\d(?=\s?(?:GMT|UTC)))
    |(?P<sub>(?:Q[1-4]|H[12])(?!\w))
    |(?P<tens>['’`]?(?:1\d|20)?\d0['’]?s(?!\w))
    |(?P<nth>\d{1,2}(?:st|nd|rd|th)(?!\w))
    |(?P<money>[$£€¥]\s?\d[\d,.]*)
    |(?P<number>\d+(?:,\d{3})*(?:\.\d+|[ ]?½|[ -]1/2(?!\d))?(?!(?!(?:h|hrs?|mins?|yrs?)\b)[^\W\d_]))
    |(?P<glued>\d\w*)
    |(?P<apostrophe>(?<!['’`])['’`]\d\d(?![\w-]))
    |(?P<possessive>['’]s(?!\w)|(?<=s)['’](?!\w))
    |(?P<abbreviation>(?:Jan|Febr?|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Weds?|Thurs?|Thu|Fri|Sat|Sun|hrs?|yrs?)\.)
    |(?P<word>[^\W\d_]+(?:['’]clock|['’]t)?)
    |(?P<mark>[^\w\s]|_)""",
    re.VERBOSE,
)
_MARKS = {",": "comma", "-": "hyphen", "–": "dash", "—": "dash", "/": "slash", "%": "percent"}


_LONGEST = 12  # characters of a number that counts units of time


class Token(NamedTuple):
    """A word, number or mark: what it is, its lower-case text, its characters, what it stands for, and its case."""

    kind: str
    text: str
    span: Span
    meant: int | str
    capital: bool = False  # whether its first letter is one


def kind_of(code: str) -> str:
    """The class that a character stands for."""
    return _CLASSES[code]


def tokens_in(text: str, span: Span, words: TimeWords) -> list[Token]:
    """Cut a part of a text into tokens."""
    meanings, phrases = words.meanings, words.phrases
    found: list[Token] = []
    for match in _LEXER.finditer(text, *span):
        group, raw, place = match.lastgroup, match.group(), match.span()
        if group == "word":
            lower = raw.lower()
            kind, meant = meanings.get(lower, ("other", 0))
            found.append(Token(kind, lower, place, meant, raw[0] != lower[0]))
        elif group == "number":
            found.append(_number(raw, place))
        elif group == "abbreviation":
            lower = raw[:-1].lower()
            kind, meant = meanings.get(lower, ("other", 0))
            found.append(Token("month" if kind == "unsure" else kind, lower, place, meant))
        elif group == "mark":
            found.append(Token(_MARKS.get(raw, "stop"), raw, place, 0))
        elif group in ("nth", "tens"):
            found.append(Token(group, raw.lower(), place, int(re.sub(r"\D", "", raw))))
        else:
            found.append(Token("other" if group in ("money", "glued") else str(group), raw.lower(), place, 0))
    return _with_phrases(found, phrases)


def _number(raw: str, place: Span) -> Token:
    if len(raw) > _LONGEST:
        return Token("other", raw, place, 0)
    if raw.isdigit():
        value = int(raw)
        if len(raw) == 4 and 1000 <= value <= 2200:
            return Token("year", raw, place, value)
        if len(raw) <= 2 and 1 <= value <= 31:
            return Token("day", raw, place, value)
        return Token("number", raw, place, value)
    half = re.sub(r"[ -]?(?:½|1/2)$", ".5", raw)
    return Token("number", raw, place, half.replace(",", ""))


def _with_phrases(
    tokens: list[Token], phrases: dict[str, tuple[tuple[tuple[str, ...], tuple[str, int | str]], ...]]
) -> list[Token]:
    """Join the tokens of phrases that stand for one thing: "fourth of july", "right now"."""
    kept: list[Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        for pieces, (kind, meant) in phrases.get(token.text, ()):
            end = _phrase_end(tokens, at, pieces)
            if end:
                told = str(meant) if kind == "iso" else " ".join(pieces)
                kept.append(Token(kind, told, (token.span[0], tokens[end - 1].span[1]), meant))
                at = end
                break
        else:
            kept.append(token)
            at += 1
    return kept


def _phrase_end(tokens: list[Token], at: int, pieces: tuple[str, ...]) -> int:
    """The number of the token after a phrase that begins at one; 0 where it does not stand there."""
    joined = "".join(pieces)
    end, seen = at, ""
    while end < len(tokens) and len(seen) < len(joined):
        seen += tokens[end].text.replace("’", "'")
        end += 1
    return end if seen == joined else 0


def codes_of(tokens: Iterable[Token]) -> str:
    """The classes of tokens as a string."""
    return "".join([CODES[token.kind] for token in tokens])
