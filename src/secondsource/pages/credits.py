"""Finds the news agencies and outlets that a text credits: in dateline, byline, trailer, interview or running text.

A name alone credits nobody: it counts beside a cue ("told Reuters", "according to AFP", "the Associated Press
contributed to this report") or in a credit position. An ambiguous abbreviation ("PA") counts in the latter only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from secondsource.pages.creditlines import (
    byline_credits,
    informing_credits,
    signed_credits,
    trailer_credits,
    with_reporting_line,
)
from secondsource.pages.datelines import find_dateline
from secondsource.records import Credit, CreditKind, Span
from secondsource.vocabulary import NameFound, Vocabulary

_WINDOW = 110  # characters either side of a name in which a cue may stand
_FOOT = 3  # paragraphs; a lone "(AFP)" or "- AFP" counts at the end of one of the last
_MEDIA = (
    r"(?:(?:news|press)\s+)?(?:agency|agencies|newspaper|paper|daily|weekly|tabloid|magazine|broadcaster|channel|network|station|"
    r"website|outlet|newswire|wire\s+service|service|site|portal|television|TV|radio|programme|program|journal)"
)
# What may stand between a cue and the name: "the", "Israel's", "state news agency", "Qatar-based".
_BETWEEN = (
    r"\s+(?:an?\s+|[Tt]he\s+|its\s+|both\s+)?(?:local\s+|rival\s+|sister\s+|affiliate\s+)?(?:[A-Z][\w.-]*['’]s?\s+)?(?:(?:[\w.'’-]+\s+){0,4}?"
    + _MEDIA
    + r"\s+|"
    r"[A-Z][\w-]*-(?:based|owned|run|backed)\s+)?(?:[Tt]he\s+)?$"
)
_TOLD = re.compile(
    r"\b(?i:told|tells|telling|interview(?:ed)?\s+(?:with|by|to|on|for|given\s+to)|"
    r"(?:speaking|spoke|speak|talking|talked|spoken)\s+(?:to|with|on)|appear(?:ed|ing|ance)\s+on|"
    r"(?:comments?|remarks?|statements?|e-?mails?|messages?|phone\s+call|letter|confirmed|said|revealed|sent|given|provided|"
    r"article|op-?ed|writing)\s+(?:to|with|in|for))" + _BETWEEN
)
_JOINED = re.compile(r"\s*(?:,|,?\s*(?:and|&))\s*(?:the\s+)?", re.IGNORECASE)
_BEFORE = re.compile(
    r"\b(?:[Aa]ccording\s+to|[Cc]iting|[Qq]uoting|(?:reported|quoted|cited|carried|published|broadcast|aired|released|seen|"
    r"obtained|reviewed|verified|viewed|said|revealed|shown|analy[sz]ed|compiled|contacted|interviewed)\s+(?:earlier\s+|first\s+|"
    r"exclusively\s+|on\s+\w+day\s+)?(?:by|in|on)|(?:reports?|reporting|report\s+published|stor(?:y|ies)|article|analysis|"
    r"investigation|tally|count|poll|survey|data|figures|footage|images?)\s+(?:by|from|in|on))" + _BETWEEN
)
# The verb before the name, behind what it reports: "…, reports the Gazette."
_INVERTED = re.compile(r"[,\"”’']\s*(?:reports?|reported|writes|wrote)" + _BETWEEN)
_ADVERB = (
    r"(?:(?:has|had|have|also|first|later|earlier|previously|exclusively|separately|initially|then|since|itself|on\s+\w+day|"
    r"last\s+\w+|this\s+\w+|in\s+\d{4}|\w+day)\s+)*"
)
_NOUN = r"(?:['’]s?)?(?:\s+" + _MEDIA + r"s?)?"
_ASIDE = r"(?:,\s+[^,.;]{3,60},|\s+\([^()]{2,30}\))?"
_REPORTED = re.compile(
    _NOUN
    + _ASIDE
    + r"\s+"
    + _ADVERB
    + r"(?:reported|reports|reporting|cited|cites|citing|quoted|quotes|broke\s+the\s+news|"
    r"(?:could|was|were|has|have|did)\s+not\s+(?:immediately\s+|independently\s+|been\s+|able\s+to\s+|yet\s+){0,3}"
    r"(?:verify|confirm|verified|confirmed|reach|determine|authenticate|establish|able))\b"
)
_SAID = re.compile(_NOUN + _ASIDE + r"\s+" + _ADVERB + r"(?:said|says|saying|announced|added)\b")
_WROTE = re.compile(
    _NOUN
    + _ASIDE
    + r"\s+"
    + _ADVERB
    + r"(?:revealed|reveals|learned|learnt|wrote|writes|published|understands|uncovered|aired|"
    r"obtained|reviewed|noted|notes|described|claims|claimed)\b"
)
_STAFF = re.compile(
    r"(?:['’]s?)?\s+(?:\w+\s+)?(?:reporters?|correspondents?|journalists?|witness(?:es)?|tally|tallies|count|analysis|investigation|"
    r"poll|survey|interview|reports?|data)\b(?!\s+(?:was|were)\s+(?:killed|detained|arrested|wounded|injured))"
)
_MEDIA_AFTER = re.compile(
    r"\s+(?:newspaper|magazine|daily|tabloid|website|paper|newscast|channel|broadcaster|network)s?\b"
)
_GOES_ON = re.compile(
    r"\s+(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[A-Z]\w"
)


# An article with a capital inside a sentence begins a title; behind these cues it is an outlet's.
_TITLED = re.compile(
    r"\b(?:told|according to|reported by|interview with|published by|obtained by)\s+The\s+"
    r"([A-Z][\w'’&-]+(?:\s[A-Z][\w'’&-]+){0,2})"
)
_PLACE = re.compile(r"(?:Hague|White House|Kremlin|Vatican|United|Netherlands|Bahamas|Gambia|Philippines)\b")
_TOLD_IT = re.compile(r"\btold\s+(?:the\s+)?\Z")
_WORD_LENGTH = 4  # letters from which a short name is a word, not an abbreviation
_PICTURE_TAIL = 40  # characters; a caption that names an agency at its very end credits it, in whatever form
# What credits a picture to the outlet behind it: "Picture: ", "Photo by Jane Doe/", "(photo ", "Foto: ", "via ".
_PICTURE_MARK = re.compile(
    r"(?:\b(?:photo(?:graph)?s?|pictures?|images?|credits?|courtesy(?:\s+of)?|foto|bild|photographie)(?:\s+by)?(?:\s*[:–—-])?"
    r"|\bvia|[/|©])\s*(?:the\s+)?$",
    re.IGNORECASE,
)


class _Cue(NamedTuple):
    kind: CreditKind
    start: int
    end: int


def find_credits(
    text: str, paragraphs: Sequence[Span], vocabulary: Vocabulary, *, captions: Sequence[Span] = ()
) -> tuple[Credit, ...]:
    """Return the agencies and outlets credited in the paragraphs of ``text``, in the order of their spans.

    ``captions`` are the spans of captions: what they credit is of kind ``caption``, and nothing else is read in them.
    A paragraph that ends in a picture credit is read as a caption too. Spans cover the phrase that proves the
    credit ("(Reuters)", "told Reuters"); offsets are into ``text``. An outlet's credits to itself are among them.
    """
    own, pictures = _sorted_out(text, paragraphs, captions, vocabulary)
    fuller: dict[str, str] = {}  # the last word of a longer name that has stood in the text, and whose name it is
    found: list[Credit] = [credit for span in pictures for credit in _caption_credits(text, span, vocabulary)]
    for number, span in enumerate(own):
        dateline = find_dateline(text, span, vocabulary)
        start = span[0]
        if dateline and dateline.agency and dateline.agency_span:
            found.append(Credit(agency=dateline.agency, kind="dateline", span=dateline.agency_span))
            start = dateline.end
        rest = (start, span[1])
        names = vocabulary.names_in(text, rest)
        last = number >= len(own) - _FOOT
        trailers = signed_credits(text, rest, vocabulary, last) or trailer_credits(text, rest, names, last)
        bylines = (credit for credit in byline_credits(text, rest, names) if not _covered(credit.span, trailers))
        shaped = vocabulary.shaped_in(text, rest)
        lines = (*bylines, *trailers, *(informing_credits(text, rest, shaped) if last else ()))
        found += lines
        cued = sorted((*names, *shaped), key=lambda name: name.span)
        cued += _titled(text, rest, cued)
        cued = [_in_full(text, name, fuller) for name in cued if not any(_within(name.span, o.span) for o in cued)]
        found += [credit for credit in _cued(text, rest, cued) if not _covered(credit.span, lines)]
    found += with_reporting_line(text, own, tuple(found), vocabulary)
    return tuple(sorted(dict.fromkeys(found), key=lambda credit: (credit.span, credit.kind, credit.agency)))


def _sorted_out(
    text: str, paragraphs: Sequence[Span], captions: Sequence[Span], vocabulary: Vocabulary
) -> tuple[list[Span], list[Span]]:
    """Part the paragraphs into text and captions; a paragraph that a caption overlaps is left to the caption."""
    own: list[Span] = []
    pictures = list(dict.fromkeys(captions))
    for span in sorted(set(paragraphs)):
        if any(start < span[1] and span[0] < end for start, end in captions):
            continue
        line = text[slice(*span)]
        tail = vocabulary.captions.credit_tail(line.rstrip())
        credit = line[slice(*tail)] if tail else ""
        (pictures if re.search(r"\S/\S|hoto|\bvia\b|[Pp]icture|[Ii]mage", credit) else own).append(span)
    return own, pictures


def _within(span: Span, other: Span) -> bool:
    return span != other and other[0] <= span[0] and span[1] <= other[1]


def _titled(text: str, span: Span, known: Sequence[NameFound]) -> list[NameFound]:
    """Names that only a capital article and a cue before it show to be an outlet's: "told The Lantern"."""
    found = [m.span(1) for m in _TITLED.finditer(text, *span)]
    return [
        NameFound(span=at, name=text[slice(*at)], agency=False, article="The", plain=True, letters=False, person=False)
        for at in found
        if not _PLACE.match(text, *at) and not any(at[0] < k.span[1] and k.span[0] < at[1] for k in known)
    ]


def _in_full(text: str, name: NameFound, fuller: dict[str, str]) -> NameFound:
    """Read a short name as the longer one that the text has used before: "The Times" is the Harbour Times.

    ``fuller`` holds the longer names that have stood so far, by their last words, and is added to.
    """
    *others, last = text[slice(*name.span)].split()
    if others:
        if not name.agency:
            fuller[last] = name.name
        return name
    known = None if name.plain or name.agency or not name.article else fuller.get(last)
    return msgspec.structs.replace(name, name=known, plain=True) if known else name


def _covered(span: Span, credits: Sequence[Credit]) -> bool:
    return any(credit.span[0] < span[1] and span[0] < credit.span[1] for credit in credits)


def _caption_credits(text: str, span: Span, vocabulary: Vocabulary) -> Iterator[Credit]:
    line = text[slice(*span)]
    tail = vocabulary.captions.credit_tail(line) or vocabulary.captions.bracketed_tail(line)
    begin = span[0] + tail[0] if tail else max(span[0], span[1] - _PICTURE_TAIL)
    for name in vocabulary.names_in(text, (begin, span[1])):
        if name.agency or _PICTURE_MARK.search(text[max(span[0], name.span[0] - _PICTURE_TAIL) : name.span[0]]):
            yield Credit(agency=name.name, kind="caption", span=name.span)


def _cued(text: str, span: Span, names: Sequence[NameFound]) -> Iterator[Credit]:
    """Yield the names of a paragraph that stand beside a cue of running text."""
    told_until = -1
    for name in names:
        if name.letters and not _heard(text, span, name):
            continue
        cue = _cue_of(text, span, name, told_until)
        if cue is None or not (name.letters or _settled(text, name, cue)):
            continue
        if cue.kind == "told":
            told_until = name.span[1]
        yield Credit(agency=name.name, kind=cue.kind, span=(cue.start, cue.end))


def _heard(text: str, span: Span, name: NameFound) -> bool:
    """Say whether an agency whose short name is an ordinary word is told something here: "told Trend"."""
    spelled = text[slice(*name.span)]
    return (
        len(spelled) >= _WORD_LENGTH
        and spelled.istitle()
        and _TOLD_IT.search(text[span[0] : name.span[0]]) is not None
        and _GOES_ON.match(text, name.span[1], span[1]) is None
    )


def _cue_of(text: str, span: Span, name: NameFound, told_until: int) -> _Cue | None:
    start, end = name.span
    window = max(span[0], start - _WINDOW)
    before = text[window:start].translate({10: " ", 160: " "})
    if _cut_short(text, span, name):
        return None
    if told := _TOLD.search(before):
        return _Cue("told", window + told.start(), end)
    if told_until >= 0 and _JOINED.fullmatch(text, told_until, start):
        return _Cue("told", start, end)
    if led := _BEFORE.search(before) or _INVERTED.search(before):
        return _Cue("body", window + led.start(), end)
    return _cue_after(text, (end, min(span[1], end + _WINDOW)), name)


def _cue_after(text: str, after: Span, name: NameFound) -> _Cue | None:
    patterns = [_REPORTED]
    if name.agency and not name.person:
        patterns.append(_SAID)
    if not name.person:
        patterns += [_WROTE, _STAFF]
    for pattern in patterns:
        if match := pattern.match(text, *after):
            return _Cue("body", name.span[0], match.end())
    return None


def _cut_short(text: str, span: Span, name: NameFound) -> bool:
    """Say whether the name is the head of another one: "told AP Dhillon", "told the Guardian Council"."""
    follows = _GOES_ON.match(text, name.span[1], span[1]) is not None
    short = name.span[1] - name.span[0] <= 2
    return follows and (short or not name.plain)


def _settled(text: str, name: NameFound, cue: _Cue) -> bool:
    """Say whether an ordinary word is the outlet's name here: "The Sun reported", "told the Sun", "Time magazine"."""
    if name.plain:
        return True
    if _MEDIA_AFTER.match(text, name.span[1]) or re.search(_MEDIA + r"\s+(?:the\s+)?$", text[cue.start : name.span[0]]):
        return True
    if not name.name.startswith("The "):
        return False
    return name.article == "The" or (name.article == "the" and cue.kind == "told")
