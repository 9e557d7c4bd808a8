"""Vocabularies: news agencies, outlets and their families, and the word lists that reading pages needs.

The lists are YAML files in this package; ``load`` reads and checks them, with any further files of the user.
"""

from __future__ import annotations

from secondsource.vocabulary.cues import Cues
from secondsource.vocabulary.entries import Agency, Outlet, key_of
from secondsource.vocabulary.informants import Informants
from secondsource.vocabulary.loader import load
from secondsource.vocabulary.lookups import Vocabulary
from secondsource.vocabulary.names import NameFound
from secondsource.vocabulary.words import Calendar, Captions, Datelines, Furniture

__all__ = [
    "Agency",
    "Calendar",
    "Captions",
    "Cues",
    "Datelines",
    "Furniture",
    "Informants",
    "NameFound",
    "Outlet",
    "Vocabulary",
    "key_of",
    "load",
]
