"""Assembling the stories that are still to be assembled: it takes what the ledger holds, and no reading."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from secondsource.views.cli.options import next_step
from secondsource.views.cli.output import notices
from secondsource.views.words import clean, say_count

if TYPE_CHECKING:
    from secondsource.ledger import Ledger

READING_PLACE = 2
"""Where the number of the way to read stands in ``Pipeline.reader``: after the weights and the way to decode."""

NEW = "the pages of this ledger were read by another version of this program: read the sources again into a new ledger"


def assemble_left(ledger: Ledger, vocabularies: Sequence[Path]) -> int:
    """Assemble the stories that are stale; say which could not be, and why. Give the number of those that could not.

    ``vocabularies`` are files added to the built-in agencies and outlets, as for reading.
    """
    from secondsource import vocabulary  # noqa: PLC0415 - slow to import; showing a story needs none of it
    from secondsource.pipeline import agency_names, assemble_stale  # noqa: PLC0415 - as above

    words = vocabulary.load(vocabularies)
    failed = assemble_stale(ledger, agency_names(words), words.family)
    for result in failed:
        notices().print(f"failed: {result.source}: {clean(result.reason or 'no reason given')}", style="red")
    if failed and is_read_otherwise(ledger):
        notices().print(f"{NEW} (--ledger)", soft_wrap=True)
    return len(failed)


def is_read_otherwise(ledger: Ledger) -> bool:
    """Say whether the pages of a ledger were read in another way than this version reads."""
    from secondsource.pipeline import READING  # noqa: PLC0415 - as above

    reader = ledger.reader()
    return reader is not None and reader.split(".")[READING_PLACE : READING_PLACE + 1] != [str(READING)]


def say_left(stale: int) -> str:
    """Say how many stories are still to be assembled, and what does it."""
    step = next_step("stories --assemble")
    return f"{say_count(stale, 'story')} still to be assembled; '{step}' does it, with the --vocabulary given to read"
