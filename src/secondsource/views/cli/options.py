"""Options that several commands share, each group as one decorator."""

from __future__ import annotations

import functools
import os
import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import msgspec

from secondsource.views.words import clean


class Text(click.types.StringParamType):
    """Words given by a person: what is no Unicode text (a byte that is no UTF-8) becomes U+FFFD.

    Not for the names of files, whose bytes must stay as they are.
    """

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Give the words without lone surrogates, as which Python keeps such bytes."""
        return LONE.sub("\ufffd", str(super().convert(value, param, ctx)))


LONE = re.compile("[\ud800-\udfff]")
"""A lone surrogate: a byte on the command line, or of a file's name, that is no UTF-8."""

TEXT = Text()


def has_word(text: str) -> bool:
    """Say whether ``text`` has a letter or a digit, so that something can be looked for."""
    return any(character.isalnum() for character in text)


class Setup(msgspec.Struct, frozen=True):
    """How pages are read: added vocabularies and the number of threads (None: as many as there are cores)."""

    vocabulary: tuple[Path, ...]
    threads: int | None


class Fetching(msgspec.Struct, frozen=True):
    """What may be fetched, and how; the fields are those of ``pages.sources.SourceOptions``."""

    allow_private: bool
    max_bytes: int
    delay: float
    timeout: float


class Correction(msgspec.Struct, frozen=True):
    """What an editor decides about a story; one of the first four at most."""

    split: tuple[str, ...]
    merge: str | None
    confirm: bool
    undo: int | None
    note: str | None
    by: str | None
    vocabulary: tuple[Path, ...]


ENVIRONMENT, DEFAULT = "SECONDSOURCE_LEDGER", "secondsource.db"
"""Where the ledger's location comes from where --ledger is not given."""

MOST = 1_000_000
"""The largest number of rows that can be asked for."""

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON on standard output.")

ledger_option = click.option(
    "--ledger",
    "location",
    metavar="PATH_OR_URL",
    envvar=ENVIRONMENT,
    show_envvar=True,
    default=DEFAULT,
    show_default=True,
    help="The ledger.",
)


def next_step(words: str) -> str:
    """Give a command line to paste: ``words`` after the program's name, with --ledger where it is needed.

    It is needed where the command under way reads another ledger than the same line without it would.
    """
    context = click.get_current_context(silent=True)
    location = context.params.get("location") if context else None
    implied = os.environ.get(ENVIRONMENT) or DEFAULT
    ledger = f" --ledger {shlex.quote(clean(location))}" if location and location != implied else ""
    return f"secondsource {words}{ledger}"


def _packed(kind: Callable[..., Any], argument: str, options: dict[str, Any]) -> Callable[[Any], Any]:
    """Add ``options`` to a command and hand their values to it as one record."""

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(command)
        def packed(**values: Any) -> Any:
            record = kind(**{name: values.pop(name) for name in options})
            return command(**{argument: record}, **values)

        for option in reversed(options.values()):
            packed = option(packed)
        return packed

    return decorate


setup_options = _packed(
    Setup,
    "setup",
    {
        "vocabulary": click.option(
            "--vocabulary",
            multiple=True,
            metavar="FILE",
            type=click.Path(exists=True, dir_okay=False, path_type=Path),
            help="A YAML file of agencies and outlets to add to the built-in ones; may be repeated.",
        ),
        "threads": click.option(
            "--threads",
            type=click.IntRange(min=1),
            metavar="N",
            help="Threads to use.  [default: one per core]",
        ),
    },
)
"""Adds ``--vocabulary`` and ``--threads``; the command takes them as ``setup``."""

fetching_options = _packed(
    Fetching,
    "fetching",
    {
        "allow_private": click.option(
            "--allow-private", is_flag=True, help="Fetch from private and loopback addresses too."
        ),
        "max_bytes": click.option(
            "--max-bytes",
            type=click.IntRange(min=1),
            default=10_000_000,
            metavar="BYTES",
            show_default=True,
            help="Skip a page larger than this.",
        ),
        "delay": click.option(
            "--delay",
            type=click.FloatRange(min=0),
            default=1.0,
            metavar="SECONDS",
            show_default=True,
            help="Time between two requests to one host.",
        ),
        "timeout": click.option(
            "--timeout",
            type=click.FloatRange(min=0, min_open=True),
            default=20.0,
            metavar="SECONDS",
            show_default=True,
            help="Time to wait for a server.",
        ),
    },
)
"""Adds the options of fetching; the command takes them as ``fetching``."""

correction_options = _packed(
    Correction,
    "asked",
    {
        "split": click.option(
            "--split",
            multiple=True,
            type=TEXT,
            metavar="REPORT",
            help="Take a report out into a story of its own; may be repeated, and those given go together.",
        ),
        "merge": click.option("--merge", type=TEXT, metavar="STORY", help="Make one story of this and another."),
        "confirm": click.option(
            "--confirm", is_flag=True, help="Keep the reports of this story together, whatever is read later."
        ),
        "undo": click.option(
            "--undo", type=click.IntRange(min=1), metavar="N", help="Take back decision N about this story."
        ),
        "note": click.option("--note", type=TEXT, metavar="TEXT", help="Why it is decided so; kept with the decision."),
        "by": click.option("--by", type=TEXT, metavar="NAME", help="Who decides; kept with the decision."),
        "vocabulary": click.option(
            "--vocabulary",
            multiple=True,
            metavar="FILE",
            type=click.Path(exists=True, dir_okay=False, path_type=Path),
            help="As for read: what a decision changes is assembled again with it; may be repeated.",
        ),
    },
)
"""Adds the options that keep an editor's decision; the command takes them as ``asked``."""
