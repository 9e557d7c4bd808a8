"""The command line: one module per verb. What a command needs is imported when it runs, so that help is quick."""

from __future__ import annotations

import io
import os
import signal
import sys
from typing import Any, TextIO

import click

from secondsource import __version__
from secondsource.errors import InputError, LedgerError, SecondSourceError, VocabularyError
from secondsource.views.cli.check import check
from secondsource.views.cli.inspect import inspect
from secondsource.views.cli.read import read
from secondsource.views.cli.report import report
from secondsource.views.cli.search import search
from secondsource.views.cli.stories import stories
from secondsource.views.cli.story import story
from secondsource.views.cli.who import who

STATUS: dict[type[SecondSourceError], int] = {InputError: 1, VocabularyError: 2, LedgerError: 3}
"""Exit status by kind of error; the most general kinds come last in errors.py's tree."""


class Program(click.Group):
    """The group of all commands; turns this package's errors, Ctrl-C and unwritable output into exit statuses."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - Click's signature
        """Give the names of the commands in the order in which one meets them."""
        return list(self.commands)

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run the program; output that cannot be written is one line on standard error and status 1."""
        for stream in (sys.stdout, sys.stderr):
            # What a locale cannot hold ("–", "中") is replaced; no answer is worth less than its dashes.
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="replace")
        try:
            return super().main(*args, **extra)
        except OSError as error:
            # A full disk behind standard output, mostly; what is left in its buffer must not be tried again at exit.
            _discard(sys.stdout)
            place = f"{error.filename}: " if error.filename else "the output cannot be written: "
            click.echo(f"error: {place}{error.strerror or error}", err=True)
            sys.exit(1)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command named on the command line."""
        try:
            result = super().invoke(ctx)
            if sys.stdout is not None:
                sys.stdout.flush()
        except SecondSourceError as error:
            click.echo(f"error: {error}", err=True)
            ctx.exit(next(status for kind, status in STATUS.items() if isinstance(error, kind)))
        except KeyboardInterrupt:
            click.echo("stopped", err=True)
            ctx.exit(128 + signal.SIGINT)
        except BrokenPipeError:
            # What closed the pipe has read enough; Python would complain once more when it flushes at exit.
            _discard(sys.stdout)
            _discard(sys.stderr)
            ctx.exit(128 + signal.SIGPIPE)
        return result


def _discard(stream: TextIO | None) -> None:
    """Send what is still written to a stream nowhere; None is a stream that was closed from the start."""
    if stream is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


@click.group(
    cls=Program,
    commands=[read, inspect, stories, story, check, who, search, report],
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="secondsource", message="%(prog)s %(version)s")
def main() -> None:
    """Reads news pages and keeps a ledger of stories.

    For each story it says which reports copy, rewrite or cite which, and how many independent origins stand behind
    it. It judges how independently something is reported, never whether it is true.

    \b
    Example:
      secondsource read examples/pages --vocabulary examples/vocabulary.yaml
      secondsource stories
    """


__all__ = ["main"]
