"""All that the later stages of one story work on: its reports, what they share, and how they derive."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from secondsource.records import Derivation
from secondsource.stories.member import Member
from secondsource.stories.origins import FamilyOf
from secondsource.stories.sharing import Shared


@dataclass(frozen=True)
class Case:
    """One story: its reports earliest first, with their derivations in the same order."""

    members: tuple[Member, ...]
    derivations: tuple[Derivation, ...]
    shared: Mapping[str, Sequence[Shared]]  # by report: what it shares with each other that it is linked to
    agencies: frozenset[str]  # names of known news agencies, lower case
    family_of: FamilyOf

    @cached_property
    def by_id(self) -> dict[str, Member]:
        """The reports by their ids."""
        return {m.id: m for m in self.members}

    @cached_property
    def place(self) -> dict[str, int]:
        """Where each report stands in the story's order."""
        return {m.id: i for i, m in enumerate(self.members)}

    @cached_property
    def derivation_of(self) -> dict[str, Derivation]:
        """The derivations by report."""
        return {d.report: d for d in self.derivations}
