"""Reads whole lines of credit: bylines ("Jane Doe | AP"), and trailers ("© AFP 2024", "With inputs from ANI")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from secondsource.records import Credit, CreditKind, Span
from secondsource.vocabulary import NameFound, Vocabulary

_LONGEST_BYLINE = 140  # characters
_PERSON = r"[^\W\d_][\w'’.-]*(?:\s+[^\W\d_][\w'’.-]*){0,4}"
_PEOPLE = re.compile(
    rf"(?:by|from|written\s+by|report\s+by|story\s+by)?[:\s]*{_PERSON}(?:\s*(?:,|&|\band\b)\s*{_PERSON}){{0,5}}\s*$",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:[-–—|•/(\[]\s*)?(?:(?:written\s+|report(?:ed)?\s+|story\s+)?(?:by|from|via)[:\s]+)?(?:the\s+)?", re.IGNORECASE
)
_BY = re.compile(r"\b(?:by|from|via)\b", re.IGNORECASE)
_SEPARATED = re.compile(r"(?:[,|/•–—(\[]|\s-)\s*(?:(?:with|for)\s+)?(?:the\s+)?$", re.IGNORECASE)
_BYLINE_END = re.compile(
    r"\s*(?:$|[)\]|•/–—-]|,|\b(?:and|&|with|in|staff|writers?|reporters?|correspondents?|news|in\s+\w+|(?:published|updated|posted)|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d+|\d+)\b)",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|\bcopyright\b|&copy;)\s*(?:©|\(c\))?\s*(?:[12]\d{3}(?:\s*[-–]\s*\d{2,4})?)?,?\s*(?:by\s+|to\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_LED = re.compile(
    r"(?:\b(?:with\s+(?:inputs?|files|information|reporting|additional\s+reporting|material|agency\s+inputs?)\s+(?:from|by)|"
    r"inputs?\s+from|additional\s+reporting\s+by|reporting\s+by|material\s+from|information\s+from|compiled\s+(?:from|by)|"
    r"sources?\s*:|source\s+(?=[A-Z])|(?:originally\s+)?(?:published|appeared)\s+(?:by|on|in|at|first\s+(?:in|on))|"
    r"republished\s+(?:from|with\s+permission\s+(?:from|of))|reprinted\s+(?:from|with\s+permission\s+(?:from|of))|courtesy(?:\s+of)?|"
    r"provided\s+by|distributed\s+by|syndicated\s+(?:from|by)|syndicated\s+feed[\s\w]{0,20}[-–—:(,]?|"
    r"auto-?generated\s+(?:from|by)))\s*:?\s*(?:an?\s+|the\s+|agencies\s*[/,]\s*|agencies\s+and\s+)?(?:syndicated\s+)?"
    r"(?:[A-Z][\w'’ .&-]{1,40}?(?:,|/|\band\b|&)\s*){0,4}(?:the\s+)?$",
    re.IGNORECASE,
)
_INFORMED = re.compile(
    r"[\s_*-]*((?:information|material|reporting)\s+(?:from|by)\s*:?\s*(?:[^.\n:]{2,60}(?:,|;|\band\b)\s*)?)",
    re.IGNORECASE,
)
# Who appeared on a channel, or a picture that a paper published, is no credit of the text; the text itself is.
_SHOWN = re.compile(r"(?:published|appeared)\b", re.IGNORECASE)
_TEXT = re.compile(r"\b(?:article|story|piece|post|column|report|essay|op-?ed)\b", re.IGNORECASE)
_FOLLOWED = re.compile(
    r"(?:['’]s?)?(?:[^.\n]{0,250}?\bcontributed\s+(?:to|reporting|from)\b|\s+inputs?\b|\s+feed\b|\s+syndicated\s+feed\b)",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"(?:(?P<bracket>[(\[])|^)(?P<list>[^()\[\]\n.]{4,80})(?(bracket)[)\]])\s*$", re.MULTILINE)
_BETWEEN = re.compile(r"\s*(?:[-–—/|,&]|\band\b)\s*")
_PICTURE = re.compile(r"\b(?:image|photo|picture)\s+(?:copyright|©)\s*$", re.IGNORECASE)
_TAIL_BEFORE = re.compile(
    r"(?:[.!?…][\"'”’)]*\s*[-–—]{1,2}\s*|[.!?…][\"'”’)]*\s*[(\[/]\s*|^\s*[-–—(\[/]{1,2}\s*)(?:the\s+)?$", re.IGNORECASE
)
_TAIL_AFTER = re.compile(r"\s*(?:[)\]/]?\s*\.?\s*$|/\s*\w+\s*[)\]]\s*$)")
_REPORTING = re.compile(
    r"\(?\b(?:Additional\s+)?(?:Reporting|Writing|Compiled|Written)\s+by\s[^\n]{3,400}?\b(?:[Ee]diting|[Ee]dited)\s+by\s[^\n.;)]{3,120}"
)


def byline_credits(text: str, span: Span, names: Sequence[NameFound]) -> tuple[Credit, ...]:
    """Return the credits of a paragraph that is a byline: short, with one of its ``names`` in a byline's place."""
    line = text[slice(*span)].strip()
    if not line or len(line) > _LONGEST_BYLINE or "\n" in line or line.endswith(("?", "!", ":", ";")):
        return ()
    begin = text.index(line, span[0])
    return tuple(
        Credit(agency=name.name, kind="byline", span=name.span) for name in names if _in_byline(text, line, begin, name)
    )


def _in_byline(text: str, line: str, begin: int, name: NameFound) -> bool:
    before, after = text[begin : name.span[0]], text[name.span[1] : begin + len(line)]
    if not _BYLINE_END.match(after) or (line.endswith(".") and len(line.split()) > 6):
        return False
    led = _LEAD.fullmatch(before)
    by = bool(led and _BY.search(before))
    if led and (by or (name.agency and not name.letters and name.plain)):
        # A sentence or headline may open with the name: only a bare name, or one with a mark behind it, is a byline.
        return by or not after.strip() or (bool(re.match(r"\s*(?:[)\]|•/–—,]|-\s)", after)) and len(line.split()) <= 8)
    if not after.strip(" )]/.") and _SEPARATED.search(before):
        people = _SEPARATED.sub("", before).strip()
        return bool(_PEOPLE.fullmatch(people)) and people != people.lower()
    return bool(re.match(r"by\b", before, re.IGNORECASE)) and bool(
        re.search(r"(?:,|/|\band|&|\|)\s*(?:the\s+)?$", before)
    )


def trailer_credits(text: str, span: Span, names: Sequence[NameFound], last: bool) -> tuple[Credit, ...]:
    """Return the credits at a report's foot that a paragraph holds; ``last``: it is among the last of its report."""
    return tuple(credit for name in names if (credit := _trailer(text, span, name, last)))


def informing_credits(text: str, span: Span, shaped: Sequence[NameFound]) -> tuple[Credit, ...]:
    """Return the credits of a foot line to outlets that no list holds: "Information from: Harbour Times"."""
    found = []
    for name in shaped:
        before = text[span[0] : name.span[0]]
        if (led := _INFORMED.fullmatch(before)) is not None:
            found.append(Credit(agency=name.name, kind="trailer", span=(span[0] + led.start(1), name.span[1])))
    return tuple(found)


def _trailer(text: str, span: Span, name: NameFound, last: bool) -> Credit | None:
    start, end = name.span
    before = text[max(span[0], start - 200) : start]
    kind: CreditKind = "caption" if _PICTURE.search(before) else "trailer"
    slash = text[end : end + 2].lstrip().startswith("/")  # "© REUTERS/ Jane Doe" credits a picture
    if (found := _COPYRIGHT.search(before)) and not slash:
        return Credit(agency=name.name, kind=kind, span=(start - len(before) + found.start(), end))
    found = _LED.search(before)
    if found and (name.plain or name.letters) and (name.agency or not _SHOWN.match(found[0]) or _TEXT.search(before)):
        return Credit(agency=name.name, kind=kind, span=(start - len(before) + found.start(), end))
    if name.agency and not name.letters and (after := _FOLLOWED.match(text, end, span[1])):
        return Credit(agency=name.name, kind=kind, span=(start, after.end()))
    if last and name.agency and _TAIL_AFTER.match(text[end : span[1]]) and (found := _TAIL_BEFORE.search(before)):
        mark = len(found[0]) - len(found[0].lstrip(".!?…\"'”’ "))
        return Credit(agency=name.name, kind=kind, span=(start - len(found[0]) + mark, end))
    return None


def signed_credits(text: str, span: Span, vocabulary: Vocabulary, last: bool) -> tuple[Credit, ...]:
    """Return the credits of a line that is a list of agencies ("Reuters - AP - AFP"), or ends in one ("jd (AFP, dpa)").

    The list holds two agencies or more, and nothing else; in brackets it counts among the last paragraphs only.
    """
    found = _SIGNED.search(text, *span)
    if found is None or (found["bracket"] and not last):
        return ()
    begin, credits = found.start("list"), []
    for part in _BETWEEN.split(found["list"]):
        agency = vocabulary.agency(part) if part else None
        if agency is None:
            return ()
        begin = text.index(part, begin)
        kind: CreditKind = "trailer" if last else "byline"
        credits.append(Credit(agency=agency.name, kind=kind, span=(begin, begin + len(part))))
        begin += len(part)
    return tuple(credits) if len(credits) > 1 else ()


def with_reporting_line(
    text: str, paragraphs: Sequence[Span], found: Sequence[Credit], vocabulary: Vocabulary
) -> Iterator[Credit]:
    """Yield a trailer credit for each "Reporting by …; Editing by …" whose agency is named in it or credited elsewhere.

    The style is an agency's, but by itself it does not say whose: then nothing is credited.
    """
    for span in paragraphs:
        for match in _REPORTING.finditer(text, *span):
            named = next((name.name for name in vocabulary.names_in(text, match.span()) if name.agency), None)
            agency = named or _credited_agency(found, vocabulary)
            if agency:
                yield Credit(agency=agency, kind="trailer", span=match.span())


def _credited_agency(found: Sequence[Credit], vocabulary: Vocabulary) -> str | None:
    for kind in ("dateline", "byline", "trailer", "told"):
        for credit in found:
            if credit.kind == kind and vocabulary.agency(credit.agency):
                return credit.agency
    return None
