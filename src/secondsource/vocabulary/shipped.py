"""The word lists that ship with the package and that no user's file adds to, to be read."""

from __future__ import annotations

from importlib import resources
from typing import TypeVar

import msgspec
import yaml

_Words = TypeVar("_Words")
SAFE_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The safe loader in either build of PyYAML, with the C parser or without: it makes plain values only."""


def shipped(file: str, kind: type[_Words]) -> _Words:
    """Read a YAML file of this folder as a record; ``msgspec.ValidationError`` where a list is not as it must be."""
    content = resources.files("secondsource.vocabulary").joinpath(file).read_text(encoding="utf-8")
    return msgspec.convert(yaml.load(content, Loader=SAFE_LOADER), kind)  # noqa: S506 - see SAFE_LOADER
