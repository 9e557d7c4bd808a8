"""Files and folders: what is there to read, and of which sort it is."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from secondsource.records import Record, Result

from .options import failed, skipped

FileSort = Literal["html", "text", "jsonl", "warc", "opml", "xml"]

_SORTS: dict[str, FileSort] = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".txt": "text",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".warc": "warc",
    ".opml": "opml",
    ".xml": "xml",
    ".rss": "xml",
    ".atom": "xml",
    ".rdf": "xml",
}


_STREAMS = ("/dev/stdin", "/dev/fd/", "/proc/")
"""Open the paths of what the caller has opened already, such as a shell's process substitution."""


class FoundFile(Record, frozen=True, kw_only=True):
    """A file to read. ``sort`` is None where its name does not tell; ``zipped`` where the name ends in ``.gz``."""

    path: Path
    sort: FileSort | None
    zipped: bool


def find(path: Path) -> Iterator[FoundFile | Result]:
    """List what a path holds: the file itself, or the files of a folder and its folders, sorted by name.

    Hidden files are left out, other files that are no pages are skipped, and so is a folder that holds nothing; a path
    that is missing or cannot be read is a failed Result, and so is a pipe or a device that the caller has not opened.
    Links are followed, except back into a folder that is being listed.
    """
    try:
        is_folder = path.is_dir()
        if not is_folder and not path.exists():
            yield failed(
                label(path), f"{label(path)} does not exist; check the path, or give a URL with http:// or https://"
            )
            return
    except (OSError, ValueError) as error:
        yield failed(label(path), f"{label(path)} cannot be read: {error}")
        return
    if is_folder:
        empty = True
        for item in _in_folder(path):
            empty = False
            yield item
        if empty:
            yield skipped(label(path), "empty")
    elif not path.is_file() and not str(path).startswith(_STREAMS):
        # Opening a pipe waits, perhaps for ever, until another program opens its other end.
        yield failed(
            label(path), f"{label(path)} is a pipe or a device, not a file; give - and send it to standard input"
        )
    else:
        yield found_file(path)


def found_file(path: Path) -> FoundFile:
    """Tell from its name what a file is."""
    suffixes = [suffix.lower() for suffix in path.suffixes]
    zipped = suffixes[-1:] == [".gz"]
    suffix = (suffixes[-2:-1] if zipped else suffixes[-1:]) or [""]
    return FoundFile(path=path, sort=_SORTS.get(suffix[0]), zipped=zipped)


def label(path: Path) -> str:
    """Write a path as text; bytes of a name that are no UTF-8 stand as ``\\xNN``."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _in_folder(folder: Path) -> Iterator[FoundFile | Result]:
    # A stack instead of recursion: folders may be nested deeper than Python's calls. Each level keeps the identity of
    # its folder, so that a link back to one of them is seen.
    levels: list[tuple[tuple[int, int], Iterator[Path | Result]]] = [(_identity(folder), iter(_entries(folder)))]
    while levels:
        entry = next(levels[-1][1], None)
        if entry is None:
            levels.pop()
        elif isinstance(entry, Result):
            yield entry
        else:
            try:
                identity = _identity(entry) if entry.is_dir() else None
                if identity is None:
                    yield _in_listing(entry)
                elif any(identity == level for level, _ in levels):
                    yield skipped(label(entry), "link to a folder above it")
                else:
                    levels.append((identity, iter(_entries(entry))))
            except OSError as error:
                yield failed(label(entry), f"{label(entry)} cannot be read: {error.strerror or error}")


def _entries(folder: Path) -> list[Path | Result]:
    try:
        names = sorted(name for name in os.listdir(folder) if not name.startswith("."))  # noqa: PTH208  # names only
    except OSError as error:
        return [failed(label(folder), f"{label(folder)} cannot be listed: {error.strerror or error}")]
    return [folder / name for name in names]


def _identity(folder: Path) -> tuple[int, int]:
    status = folder.stat()
    return status.st_dev, status.st_ino


def _in_listing(path: Path) -> FoundFile | Result:
    path.stat()  # raises for a link that leads nowhere
    found = found_file(path)
    if found.sort is None or not path.is_file():
        return skipped(label(path), "not a page")
    return found
