"""The command reference, made from the commands: ``python -m secondsource.views.cli.reference > docs/commands.md``."""

from __future__ import annotations

import inspect

import click

HEAD = """# Commands

<!-- Made by `python -m secondsource.views.cli.reference > docs/commands.md`; a test fails where it is out of date. -->

Answers go to standard output, for people or with `--json` as JSON; progress, notices and errors go to standard error.
Exit status: 0 done; 1 some input could not be read (the rest was); 2 wrong usage; 3 the ledger could not be opened or
is of a newer version; 130 stopped with Ctrl-C.

The examples build on each other: they stand in the order in which they can be pasted, in a checkout.
"""

EXAMPLE = "\b\nExample:\n"
"""Stands before the example at the end of a command's help; the first line keeps Click from filling the lines."""


def commands_markdown(group: click.Group) -> str:
    """Give the Markdown of ``group`` and each of its commands: usage, help, options, example."""
    context = click.Context(group, info_name="secondsource")
    sections = [HEAD, _section(group, context)]
    for name in group.list_commands(context):
        command = group.commands[name]
        sections.append(_section(command, click.Context(command, info_name=name, parent=context)))
    return "\n".join(sections)


def example(command: click.Command) -> list[str]:
    """Give the command lines of the example that ends a command's help; empty where it has none."""
    _, found, lines = inspect.cleandoc(command.help or "").partition(EXAMPLE)
    return [line.strip() for line in lines.splitlines() if line.strip()] if found else []


def _section(command: click.Command, context: click.Context) -> str:
    text = inspect.cleandoc(command.help or "").partition(EXAMPLE)[0].strip()
    options = [_option(parameter, context) for parameter in command.params if isinstance(parameter, click.Option)]
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    lines = [f"## {context.command_path}", "", f"`{usage}`", "", text, ""]
    if options:
        lines += ["| option | does |", "|---|---|", *options, ""]
    lines += ["```sh", *example(command), "```", ""]
    return "\n".join(lines)


def _option(option: click.Option, context: click.Context) -> str:
    record = option.get_help_record(context)
    if record is None:
        raise ValueError(f"{option.name} is hidden; a hidden option has no place in the contract")
    names, says = record
    return f"| `{names}` | {' '.join(says.split()).replace('|', chr(92) + '|')} |"


if __name__ == "__main__":
    from secondsource.views.cli import main

    click.echo(commands_markdown(main), nl=False)
