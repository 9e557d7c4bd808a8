"""Finding the story that a name on the command line means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from secondsource.views.cli.options import next_step
from secondsource.views.story_view import StoryView, gather

if TYPE_CHECKING:
    from secondsource.ledger import Ledger

SHORTEST = 8
"""Characters that the beginning of a name must have."""


def view_of(ledger: Ledger, name: str) -> StoryView:
    """Give the story called ``name``. Raises a usage error, with the mend, where that is none or more than one."""
    view = gather(ledger, name)
    if view is not None:
        return view
    names = ledger.story_names(name)
    if len(names) > 1:
        raise click.UsageError(f"{name!r} is the beginning of {len(names)} names; give more of it: {', '.join(names)}")
    if names:
        step = next_step("stories --assemble")
        raise click.UsageError(f"story {names[0]} is not assembled yet; '{step}' does what was left undone")
    short = f" (a beginning has {SHORTEST} characters or more)" if len(name) < SHORTEST else ""
    raise click.UsageError(f"no story is called {name!r}{short}; '{next_step('stories')}' lists them")
