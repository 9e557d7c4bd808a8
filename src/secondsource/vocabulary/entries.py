"""The entries of the vocabularies that users may extend: agencies and outlets."""

from __future__ import annotations

import re
from typing import Annotated

import msgspec

from secondsource.records import Record

Name = Annotated[str, msgspec.Meta(min_length=1, max_length=80, pattern=r"^\S(.*\S)?$")]
Domain = Annotated[
    str, msgspec.Meta(pattern=r"^(?!www\.)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$")
]
Country = Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{2}$")]
Language = Annotated[str, msgspec.Meta(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]


class Agency(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A news agency: its canonical name, the forms that credits use, its host names and its seat."""

    name: Name  # as credits write it
    country: Country  # ISO 3166-1 alpha-2
    domains: tuple[Domain, ...] = ()
    full: tuple[Name, ...] = ()  # long names and spellings; they count anywhere in a text
    short: tuple[Name, ...] = ()  # abbreviations
    ambiguous: bool = False  # its short forms count only in credit positions, never in running text
    person: bool = False  # its name is a person's too: "Stacker said" proves nothing, "told Stacker" does
    family: str = ""  # the owner; filled with the name where the file gives none

    @property
    def forms(self) -> tuple[str, ...]:
        """All forms of the name, for credit positions; the name first."""
        return tuple(dict.fromkeys((self.name, *self.full, *self.short)))

    @property
    def text_forms(self) -> tuple[str, ...]:
        """The forms that name this agency anywhere in running text."""
        return tuple(form for form in self.forms if not (self.ambiguous and form in self.short))


class Outlet(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A news outlet: its name, host names, publisher family, country and main language."""

    name: Name
    country: Country  # ISO 3166-1 alpha-2
    domains: tuple[Domain, ...] = ()
    also: tuple[Name, ...] = ()  # other names and spellings
    family: str = ""  # the publisher or owner; filled with the name where the file gives none
    language: Language = "en"  # BCP 47, of its main edition
    ambiguous: bool = False  # its name is an ordinary word or another thing's name

    @property
    def forms(self) -> tuple[str, ...]:
        """All forms of the name; the name first."""
        return tuple(dict.fromkeys((self.name, *self.also)))


def key_of(name: str) -> str:
    """Return the form of a name that look-ups compare: case, spacing, apostrophe shape and a leading "the" ignored."""
    key = re.sub(r"\s+", " ", name.replace("’", "'")).strip().casefold()
    return key.removeprefix("the ")


def host_key(host: str) -> str:
    """Return a host name as look-ups compare it: lower case, no port, no final dot, no leading ``www.``."""
    return host.strip().lower().partition(":")[0].rstrip(".").removeprefix("www.")
