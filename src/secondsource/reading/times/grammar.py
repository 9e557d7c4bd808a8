"""The grammar of time expressions: rules over the classes of tokens, as one regular expression.

A rule is written in the names of classes in angle brackets and of macros in braces. The first rule of the table that
fits at a token is taken, so a longer form stands before the forms that it begins with. Each rule has an example, which
a test runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from secondsource.reading.times.tokens import CODES

_NAMES = re.compile(r"<([a-z|]+)>")
_MACRO = re.compile(r"\{([A-Z]+)\}")

_LONGEST = 12  # tokens before the first that tells a time, in the longest expression
_TELLING = (  # classes one of which is in every expression
    "<month|unsure|weekday|unit|annum|quarter|century|units|season|maybe|part|often|length|count|decade|deictic|second|moment"
    "|holiday|reference|past|future|current|year|sub|apostrophe|iso|numeric|clock|oclock|tens|era|fiscal|period>"
)
_MACROS = {
    "MONTH": "<month|unsure>",
    "SEASON": "<season|maybe>",
    "WEEKDAY": "<weekday|short>",
    "UNIT": "<unit|annum|quarter|century|units|second>",
    "ONE": "<unit|annum|quarter|century>",
    "MDAY": "<day|nth|ordinal|second>",
    "YEAR": "(?:<comma>?<year|apostrophe><era|christian>?|<number|day><era>)",
    "NTH": "<ordinal|nth|second|last>",
    "EARLY": "(?:<the>?<early>(?:<hyphen>|<part>?<on|of><the>?)?|<the>?<edge|half>"
    "(?:<of><the>?|<hyphen>|(?=<unsure|month|annum|season>))|<earlier|later>(?:<on>(?=<the|this|that>))?|<the>?<rest><of><the>?|<the><later><unit|full|rest><of><the>?)",
    "NUM": "(?:(?:<count>|<a>(?=<count>)|<day|number>)(?:<hyphen>?<count>){0,5})",
    "ABOUT": "(?:<no>?<about|more|later|earlier>?<than>|<about|more>|<at><about|most>|<about><to>)",
    "QTY": "(?:<the>?{NUM}(?:<to|dash|hyphen|and>{NUM})?(?:<and><a><half>)?|<a>?<couple><of>?|<the>?<few><of>?"
    "|<a><few>|<a>?<half><hyphen>(?=<unit|century>)|<a>|<half><a>)",
    "FULL": "<full|more|about|hyphen|old>",
    "LASTING": "{ABOUT}{0,2}{QTY}{FULL}{0,3}{UNIT}",
    "OFYEAR": "(?:<of>?(?:<last|next|this|that|same|previous|following|past>|<the><same|previous|following>)<annum>)",
    "POINT": "<last|next|this|that|same|previous|following|coming|past|current|latest>",
    "POINTS": "(?:<this|that>(?=<last|next|same|coming|past|latest>))?{POINT}",
    "DATE": "(?:(?:{POINT}?{WEEKDAY}<comma>?<the>?)?(?:<last|next|this>?{MONTH}<the>?{MDAY}"
    "(?!<hyphen>?{UNIT})(?:{YEAR}|{OFYEAR})?|<the>?{MDAY}<of|hyphen>?{MONTH}(?:<of|hyphen>?{YEAR}|{OFYEAR}|<number>(?=<hyphen|stop>))?))",
    "DAYREF": "(?:{DATE}|<iso|numeric|deictic>|(?:<the>?{POINTS})?{WEEKDAY}|(?:<the>?{POINT})?<holiday>{YEAR}?"
    "|<that><same>?<unit>|<the><same|following|previous><unit>|{POINT}<unit>(?=<part|early>))",
    "CLOCK": "(?:(?:<clock|moment>|{NUM}<oclock>)(?:<on><the><part>)?<zone>?|<day><on><the><part>(?!<of>))",
}

_RULES: tuple[tuple[str, str, str], ...] = (
    # name, rule, example
    (
        "day",
        "{EARLY}?{CLOCK}(?:<stop>{CLOCK}<stop>)?(?:<comma|on|of|at|early>)?<the>?{DAYREF}<part>?",
        "10 p.m. on Thursday",
    ),
    ("day", "{EARLY}?{DAYREF}<comma>?<at|about|on>?<about>?{CLOCK}", "Thursday at 10 p.m."),
    ("day", "<the>?{EARLY}?<part>(?:<of|on>?<the>?|<comma>){DAYREF}", "the night of Oct. 8"),
    ("day", "{EARLY}?{DAYREF}<hyphen>?{EARLY}?<part>", "late on Thursday night"),
    ("day", "<the>?<early><part>?<units><of|on><the>?{DAYREF}<part>?", "the early hours of Saturday"),
    (
        "days",
        "(?:{WEEKDAY}<comma>?)?{MONTH}<day|nth><hyphen|dash|to|and><the>?<day|nth>(?!<hyphen>?{UNIT}|<percent|number"
        "|hyphen>|<day><month>){YEAR}?",
        "May 3 to 5",
    ),
    ("days", "<the>?<day|nth><hyphen|dash|to|and><the>?<day|nth><of>?{MONTH}{YEAR}?", "3-5 May"),
    ("week_of", "<the><unit><of>{DATE}", "the week of Oct. 8"),
    ("repeated", "<every>(?:{WEEKDAY}|{MONTH}|{SEASON}|<part>)", "every Friday"),
    ("month", "{EARLY}?{MONTH}(?:<of>?{YEAR}|<comma>?{OFYEAR})(?!<percent>)", "October of last year"),
    ("month", "{EARLY}?{MONTH}<count><count>(?:<hyphen>?<count>)?", "May nineteen sixty-four"),
    ("day", "{EARLY}?{DAYREF}", "Friday, 8 October 2023"),
    ("month", "{EARLY}?(?:<the>?{POINTS})?{MONTH}", "late last March"),
    ("subyear", "<the>?<sub>(?:<of>?<the>?<fiscal>?<annum>?{YEAR}|{OFYEAR})?", "Q1 2024"),
    ("season", "(?:<the>?{EARLY}|<the>)?(?:{POINTS})?{SEASON}(?:<of>?{YEAR}|{OFYEAR})?", "the summer of 1955"),
    (
        "quarter",
        "{EARLY}?<the|a>?(?:{POINT}<annum><possessive>|<year><possessive>?|{POINT})?<the>?<fiscal>?<hyphen>?"
        "<year>?{NTH}<hyphen>?<quarter|half>(?:<of>?<the>?<fiscal>?<annum>?{YEAR}|<comma>?{OFYEAR}"
        "|<of><the><fiscal|full>?<annum>)?",
        "the third quarter of last year",
    ),
    (
        "ago_period",
        "<the|a>?<annum><hyphen><ago|earlier>(?:<fiscal>?(?:{NTH}<hyphen>?)?<quarter|period>)?",
        "the year-earlier period",
    ),
    ("ago_period", "<the><quarter|period><a><annum><ago|earlier|before>", "the quarter a year earlier"),
    (
        "ago_period",
        "<the>?<same>(?:<quarter|period>)(?:<a><annum>(?:<ago|earlier|before>)|{OFYEAR})",
        "the same period last year",
    ),
    ("ago_period", "<last><annum><possessive><quarter|period>", "last year's quarter"),
    ("ago", "{LASTING}<ago>(?:<deictic>|<this|last>?{WEEKDAY})?", "nearly two years ago"),
    ("ago", "{ABOUT}?<units><ago>", "just months ago"),
    ("ago", "{LASTING}<from><reference|deictic>", "two weeks from now"),
    (
        "later",
        "{LASTING}(?:<later|earlier>|<before|after>(?!<the|a|month|unsure|weekday|other|last|year>))",
        "two days later",
    ),
    ("later", "{ABOUT}?<units><later|earlier>", "just months later"),
    (
        "beside",
        "<the><unit|annum|part|quarter>(?:<before|after|earlier|later>)(?!<the|a|month|unsure|weekday|other|year|last|that|deictic>)",
        "the day before",
    ),
    ("every", "<every>(?:<full|second>|{NUM})?{UNIT}", "every two weeks"),
    (
        "lasting",
        "{EARLY}?<the>?{POINTS}{ABOUT}?(?:{NUM}(?:<to|dash|hyphen|and>{NUM})?|<a>?<few|couple><of>?){FULL}{0,2}{UNIT}",
        "the past three months",
    ),
    ("lasting", "<the>{NTH}{NUM}{FULL}?<units>(?:<of>?{YEAR}|<of><the>?{POINT}?<annum>)?", "the first nine months"),
    (
        "pointed",
        "{EARLY}?<the>?{POINTS}(?:<fiscal|full>)?<hyphen>?(?:{ONE}|<period|part>)(?:<possessive><fiscal>?{NTH}<hyphen>?<quarter|half>|{OFYEAR})?",
        "early next week",
    ),
    ("recent", "<the>?<past|coming|next|last|following|previous><full>?<units>(?:<and><units>)?", "recent weeks"),
    (
        "fiscal",
        "<the>?<fiscal><annum>?<hyphen>?<year|apostrophe>|<the>?{EARLY}?<annum><year>|<the><year><fiscal>?<annum|period|quarter>",
        "fiscal 1990",
    ),
    ("year_end", "<the>?<annum><possessive|hyphen>?<edge>", "year-end"),
    ("end_of", "{EARLY}<the>?<fiscal>?(?:{ONE})", "the end of the month"),
    ("old", "{NUM}<hyphen>?{UNIT}<hyphen>?<old>", "8-month-old"),
    ("lasting", "{LASTING}(?:<hyphen><full>)?(?:<and><a><half>)?<period>?", "nearly three years"),
    ("decade", "(?:<the>?{EARLY}|<the>)?(?:<tens|decade>)<era>?", "the late 1990s"),
    ("century", "(?:<the>?{EARLY}|<the>)?(?:<nth|ordinal>)<hyphen>?<century>(?:<era>)?", "the 20th century"),
    ("years", "<year><hyphen|dash|slash><year|day|number>(?!<hyphen|dash|slash>)", "2003-2011"),
    ("year", "{EARLY}?(?:<year><era|christian>?|<number|day><era>)", "1998"),
    ("year", "{EARLY}?<apostrophe>", "'98"),
    ("spoken", "(?:<the><annum>)?<count><count>(?:<hyphen>?<count>){0,2}", "nineteen ninety-seven"),
    ("clock", "{EARLY}?{CLOCK}", "10:30 GMT"),
    ("often", "<often>", "daily"),
    ("length", "<length>", "weeklong"),
    ("the_unit", "<the><fiscal|full>?{ONE}", "the quarter"),
    ("bare", "<units>(?:<and><units>)?|{ONE}<hyphen><full>", "weeks"),
    ("reference", "<early|earlier|later>?<reference>|<the>?<future>|<the><past>|<past>|<current>", "now"),
    ("part", "<the>?{EARLY}?<part>", "the morning"),
)


def _written(rule: str) -> str:
    """A rule as a regular expression over the characters of classes."""
    while _MACRO.search(rule):
        rule = _MACRO.sub(lambda found: _MACROS[found.group(1)], rule)
    return _NAMES.sub(lambda found: f"[{''.join(CODES[name] for name in found.group(1).split('|'))}]", rule)


_COMPILED = [re.compile(_written(rule)) for _, rule, _ in _RULES]
_CORE = _written(_TELLING)[1:-1]
# A rule is tried only where a word that can tell a time follows, with none between that no rule knows.
_AHEAD = f"(?=[^{_CORE}{CODES['other']}{CODES['stop']}]{{0,{_LONGEST}}}[{_CORE}])"
_ANY = re.compile(
    f"{_AHEAD}(?:{'|'.join(f'(?P<r{number}>{_written(rule)})' for number, (_, rule, _) in enumerate(_RULES))})"
)


class Found(NamedTuple):
    """A rule that fits, the numbers of its first token and of the one after its last, and its place in the table."""

    rule: str
    start: int
    end: int
    number: int


def first(codes: str, start: int) -> Found | None:
    """The first stretch of classes from a place on that a rule fits."""
    match = _ANY.search(codes, start)
    if match is None or match.lastgroup is None:
        return None
    number = int(match.lastgroup[1:])
    return Found(_RULES[number][0], match.start(), match.end(), number)


def others(codes: str, found: Found) -> Iterator[Found]:
    """The rules behind one in the table that fit at the same place, for where that one tells no time."""
    for number in range(found.number + 1, len(_COMPILED)):
        match = _COMPILED[number].match(codes, found.start)
        if match:
            yield Found(_RULES[number][0], found.start, match.end(), number)


def examples() -> tuple[tuple[str, str], ...]:
    """Each rule's name with the words it is there for."""
    return tuple((name, example) for name, _, example in _RULES)
