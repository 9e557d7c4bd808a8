"""The vocabulary object that stages are handed: its entries, and the ways to look one up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from secondsource.records import Span
from secondsource.vocabulary.cues import Cues
from secondsource.vocabulary.entries import Agency, Outlet, host_key, key_of
from secondsource.vocabulary.informants import Informants
from secondsource.vocabulary.names import NameFinder, NameFound
from secondsource.vocabulary.words import Calendar, Captions, Datelines, Furniture, OutletShapes


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """Agencies, outlets and word lists; immutable, compared by identity, picklable."""

    agencies: tuple[Agency, ...]
    outlets: tuple[Outlet, ...]
    calendar: Calendar
    captions: Captions
    cues: Cues
    datelines: Datelines
    furniture: Furniture
    informants: Informants
    outlet_shapes: OutletShapes

    @cached_property
    def _agencies_by_name(self) -> dict[str, Agency]:
        return {key_of(form): agency for agency in self.agencies for form in agency.forms}

    @cached_property
    def _outlets_by_name(self) -> dict[str, Outlet]:
        return {key_of(form): outlet for outlet in self.outlets for form in outlet.forms}

    @cached_property
    def _finder(self) -> NameFinder:
        return NameFinder(self.agencies, self.outlets)

    @cached_property
    def _by_domain(self) -> dict[str, Agency | Outlet]:
        found: dict[str, Agency | Outlet] = {domain: agency for agency in self.agencies for domain in agency.domains}
        found.update({domain: outlet for outlet in self.outlets for domain in outlet.domains})
        return found

    def agency(self, name: str) -> Agency | None:
        """Return the agency with this name, long name or abbreviation (case ignored), or ``None``.

        An ambiguous abbreviation is found too: whether it stands in a credit position is for the caller to know.
        """
        return self._agencies_by_name.get(key_of(name))

    def outlet_by_name(self, name: str) -> Outlet | None:
        """Return the outlet with this name or spelling (case and a leading "the" ignored), or ``None``."""
        return self._outlets_by_name.get(key_of(name))

    def outlet_of_host(self, host: str) -> Outlet | None:
        """Return the outlet that publishes under this host name, or ``None``.

        The longest listed domain that is the host or a parent of it wins; a leading ``www.`` is ignored. An agency's
        own site is its outlet.
        """
        entry = self._entry_of_host(host)
        if isinstance(entry, Agency):
            return Outlet(name=entry.name, country=entry.country, domains=entry.domains, family=entry.family)
        return entry

    def family(self, name: str) -> str | None:
        """Return the publisher family of the outlet or agency with this name, or ``None`` where neither is known."""
        entry = self.outlet_by_name(name) or self.agency(name)
        return entry.family if entry else None

    def names_in(self, text: str, span: Span) -> tuple[NameFound, ...]:
        """Return the names of agencies and outlets within a span of a text, in order, whether credited or not."""
        return self._finder.find(text, span)

    def shaped_in(self, text: str, span: Span) -> tuple[NameFound, ...]:
        """Return names within a span that have the shape of an outlet's and are in no list, in order.

        A shape proves little: it counts only beside a cue ("told", "reported").
        """
        listed = self.names_in(text, span)
        return tuple(
            NameFound(
                span=found,
                name=self._shaped_name(" ".join(text[slice(*found)].split())),
                agency=False,
                article="",
                plain=True,
                letters=False,
                person=False,
            )
            for found in self.outlet_shapes.spans(text, span)
            if all(_gives_way(name, found, text) for name in listed if _overlap(name.span, found))
        )

    def _shaped_name(self, shown: str) -> str:
        """A name by its shape, without its article; a web address as the outlet that publishes there."""
        host = self.outlet_of_host(shown.lower()) if "." in shown and " " not in shown else None
        return host.name if host else shown.removeprefix("The ")

    def _entry_of_host(self, host: str) -> Agency | Outlet | None:
        rest = host_key(host)
        while rest:
            if entry := self._by_domain.get(rest):
                return entry
            rest = rest.partition(".")[2]
        return None


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _gives_way(name: NameFound, shape: Span, text: str) -> bool:
    """Say whether a listed name is a part of a longer one by its shape: "Sun" of "Valley Sun", "RT" of "RT.com"."""
    bare = len(text[slice(*shape)].removeprefix("The "))
    return name.span[1] - name.span[0] < bare and (not name.plain or "." in text[slice(*shape)])
