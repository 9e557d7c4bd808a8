"""Finds the names of agencies and outlets in text, without saying yet whether they are credited."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from secondsource.records import Record, Span
from secondsource.vocabulary.entries import Agency, Outlet

_TOKEN = re.compile(r"(?<![\w-])[^\W_][\w'’&+.-]*")
_SPACES = {ord(char): " " for char in "\t\n\r\x0b\x0c\u00a0\u2009\u202f"} | {ord("’"): "'"}
_ARTICLE = re.compile(r"(?:^|(?<=\W))(the)\s+$", re.IGNORECASE)


class NameFound(Record, frozen=True, kw_only=True):
    """A name of the vocabulary where it stands in a text."""

    span: Span  # of the name, without a leading "the"
    name: str  # canonical
    agency: bool  # an agency rather than an outlet
    article: Literal["", "the", "The"]  # what stands before it
    plain: bool  # the form means this entry anywhere; otherwise only beside a cue that settles it
    letters: bool  # an ambiguous abbreviation of an agency ("PA"): it counts in credit positions only
    person: bool  # the name is a person's too


class _Form(Record, frozen=True, kw_only=True):
    text: str
    name: str
    agency: bool
    plain: bool
    letters: bool
    person: bool


class NameFinder:
    """Looks names up by their first word, so that a text is passed once whatever the length of the lists."""

    def __init__(self, agencies: Iterable[Agency], outlets: Iterable[Outlet]) -> None:
        self._forms: dict[str, list[_Form]] = {}
        for form in (*_outlet_forms(outlets), *_agency_forms(agencies)):
            for spelling in dict.fromkeys((form.text, form.text.upper())):
                words = self._forms.setdefault(_first_word(spelling), [])
                words.append(msgspec.structs.replace(form, text=spelling))
        for forms in self._forms.values():
            forms.sort(key=lambda form: (-len(form.text), not form.agency))

    def find(self, text: str, span: Span) -> tuple[NameFound, ...]:
        """Return the names within a span of a text, in order and without overlaps; the longest form wins."""
        return tuple(self._walk(text[slice(*span)].translate(_SPACES), span[0]))

    def _walk(self, piece: str, offset: int) -> Iterator[NameFound]:
        done = 0
        for token in _TOKEN.finditer(piece):
            start = token.start()
            if start < done:
                continue
            form = next(
                (form for form in self._forms.get(_first_word(token[0]), ()) if _stands(form, piece, start)), None
            )
            if form is None:
                continue
            done = start + len(form.text)
            before = _ARTICLE.search(piece, 0, start)
            article: Literal["", "the", "The"] = "" if before is None else "the" if before[1] == "the" else "The"
            yield NameFound(
                span=(offset + start, offset + done),
                name=form.name,
                agency=form.agency,
                article=article,
                plain=form.plain,
                letters=form.letters,
                person=form.person,
            )


def _first_word(text: str) -> str:
    found = re.match(r"[\w]+", text)
    return found[0] if found else text[:1]


def _stands(form: _Form, piece: str, start: int) -> bool:
    if not piece.startswith(form.text, start):
        return False
    return not re.match(r"\w|-\w", piece[start + len(form.text) :][:2])


def _bare(form: str) -> str:
    return form.replace("’", "'").removeprefix("The ").removeprefix("the ")


def _agency_forms(agencies: Iterable[Agency]) -> Iterator[_Form]:
    for agency in agencies:
        for form in agency.forms:
            if "(" in form:  # a label that tells two of one name apart; nobody writes it
                continue
            letters = agency.ambiguous and form in agency.short
            yield _Form(
                text=_bare(form),
                name=agency.name,
                agency=True,
                plain=not letters,
                letters=letters,
                person=agency.person,
            )


def _outlet_forms(outlets: Iterable[Outlet]) -> Iterator[_Form]:
    for outlet in outlets:
        for form in outlet.forms:
            if "(" in form:
                continue
            yield _Form(
                text=_bare(form),
                name=outlet.name,
                agency=False,
                plain=not outlet.ambiguous,
                letters=False,
                person=False,
            )
