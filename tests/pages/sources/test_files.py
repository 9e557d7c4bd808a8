from __future__ import annotations

import os
from pathlib import Path

import pytest

from secondsource.pages.sources.files import FoundFile, find, found_file
from secondsource.records import Result


def names(folder: Path) -> list[str]:
    return [
        str((item.path if isinstance(item, FoundFile) else Path(item.source)).relative_to(folder))
        for item in find(folder)
    ]


@pytest.mark.parametrize(
    ("name", "sort", "zipped"),
    [
        ("a.html", "html", False),
        ("a.HTM", "html", False),
        ("a.xhtml.gz", "html", True),
        ("a.txt", "text", False),
        ("a.jsonl.gz", "jsonl", True),
        ("a.ndjson", "jsonl", False),
        ("a.warc", "warc", False),
        ("a.b.warc.gz", "warc", True),
        ("a.opml", "opml", False),
        ("a.xml", "xml", False),
        ("a.gz", None, True),
        ("a.pdf", None, False),
        ("a", None, False),
        ("html", None, False),
    ],
)
def test_found_file(name: str, sort: str | None, zipped: bool) -> None:
    found = found_file(Path(name))
    assert (found.sort, found.zipped) == (sort, zipped)


def test_a_folder_is_listed_in_order(tmp_path: Path) -> None:
    for name in ("b.html", "a/z.txt", "a/.hidden.txt", "a/b/c.htm", ".git/x.html", "c.pdf", "B.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    assert names(tmp_path) == ["B.html", "a/b/c.htm", "a/z.txt", "b.html", "c.pdf"]
    assert [item for item in find(tmp_path) if isinstance(item, Result)] == [
        Result(source=str(tmp_path / "c.pdf"), outcome="skipped", reason="not a page")
    ]


def test_a_missing_path_names_the_mend(tmp_path: Path) -> None:
    (item,) = find(tmp_path / "nothing")
    assert isinstance(item, Result)
    assert item.outcome == "failed"
    assert "nothing does not exist; check the path" in str(item.reason)


def test_odd_paths() -> None:
    for path in ("a\0b", "x" * 5000):
        (item,) = find(Path(path))
        assert isinstance(item, Result)
        assert item.outcome == "failed"


def test_links(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    (folder / "inner").mkdir(parents=True)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "page.html").write_text("x")
    (folder / "inner" / "up").symlink_to(folder)
    (folder / "self").symlink_to(folder / "self")
    (folder / "lost.html").symlink_to(folder / "gone.html")
    (folder / "other").symlink_to(tmp_path / "elsewhere")
    got = {Path(item.source if isinstance(item, Result) else item.path).name: item for item in find(folder)}
    assert isinstance(got["page.html"], FoundFile)
    outcomes = {name: item.outcome for name, item in got.items() if isinstance(item, Result)}
    assert outcomes == {"up": "skipped", "self": "failed", "lost.html": "failed"}


def test_pipes_are_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.html")
    assert [item.reason for item in find(tmp_path) if isinstance(item, Result)] == ["not a page"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may list everything")
def test_a_closed_folder(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    (item,) = find(tmp_path)
    assert isinstance(item, Result)
    assert item.outcome == "failed"


def test_names_that_are_no_text(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.pdf")).write_text("x")
    (item,) = find(tmp_path)
    assert isinstance(item, Result)
    assert item.source.endswith("/\\xff.pdf")
