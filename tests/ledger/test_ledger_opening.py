"""Opening a ledger: what is made, and what is said where it cannot be opened."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from secondsource import __version__
from secondsource.errors import LedgerError
from secondsource.ledger import Ledger, database, tables


def refused(location: object, *, create: bool = True) -> str:
    with pytest.raises(LedgerError) as caught:
        Ledger.open(str(location), create=create).close()
    return str(caught.value)


def alter(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_path_and_a_url_name_the_same_ledger(tmp_path: Path) -> None:
    path = tmp_path / "a 100%.db"
    with Ledger.open(str(path)):
        pass
    with Ledger.open(f"sqlite:///{path}", create=False) as ledger:
        assert ledger.problems() == []
        assert ledger.counts().pages == 0


def test_a_closed_ledger_is_one_file(tmp_path: Path) -> None:
    with Ledger.open(str(tmp_path / "test.db")):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["test.db"]


def test_an_empty_file_becomes_a_ledger(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    assert "there is no ledger" in refused(path, create=False)
    with Ledger.open(str(path)) as ledger:
        assert ledger.problems() == []


@pytest.mark.parametrize(
    ("location", "words"),
    [
        ("", "give a path"),
        ("postgresql://host/name", "in files"),
        ("sqlite://", "names no file"),
        ("sqlite:///:memory:", "names no file"),
        ("nonsense:///x://", "give a path"),
        ("/proc/test.db", "/proc/test.db"),
    ],
)
def test_a_location_that_is_none_is_refused_with_the_mend(location: str, words: str) -> None:
    assert words in refused(location)


def test_a_folder_a_missing_folder_and_a_missing_file_are_refused_with_the_mend(tmp_path: Path) -> None:
    assert f"{tmp_path} is a folder: name a file in it" in refused(tmp_path)
    assert "make it first" in refused(tmp_path / "none" / "test.db")
    missing = tmp_path / "test.db"
    assert f"there is no ledger at {missing}" in refused(missing, create=False)
    assert not missing.exists()


def test_a_name_too_long_is_refused(tmp_path: Path) -> None:
    assert "cannot be" in refused(tmp_path / ("x" * 300))


def test_no_permission_is_refused_with_the_mend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "test.db"
    Ledger.open(str(path)).close()
    # The tests may run as root, whom no mode keeps out.
    monkeypatch.setattr(database.os, "access", lambda where, _: Path(where) != path)
    assert "no permission" in refused(path)


@pytest.mark.parametrize("data", [b"short", b"no database at all\n" * 200])
def test_a_file_that_is_no_database_is_refused_and_left_as_it_is(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(data)
    assert "not a ledger" in refused(path)
    assert path.read_bytes() == data


def test_another_database_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    alter(path, "CREATE TABLE recipes (name)")
    before = path.read_bytes()
    assert "no ledger" in refused(path)
    assert path.read_bytes() == before


def test_a_newer_ledger_is_refused_with_both_versions_and_the_mend(tmp_path: Path) -> None:
    path = tmp_path / "newer.db"
    Ledger.open(str(path)).close()
    alter(path, "UPDATE alembic_version SET version_num = '9999'")
    alter(path, "UPDATE about SET value = '7.8.9'")
    said = refused(path)
    assert all(words in said for words in (str(path), "7.8.9", "9999", __version__, database.REVISION, "update"))


def test_a_damaged_ledger_is_told_as_such(tmp_path: Path) -> None:
    path = tmp_path / "damaged.db"
    Ledger.open(str(path)).close()
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xa5" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(LedgerError, match="damaged"), Ledger.open(str(path)) as ledger:
        ledger.counts()


def test_the_migrations_make_the_tables_that_the_code_uses(tmp_path: Path) -> None:
    path = tmp_path / "test.db"
    Ledger.open(str(path)).close()
    engine = sa.create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": lambda *args: not _search(args[1])})
        assert compare_metadata(context, tables.metadata) == []
    engine.dispose()
    scripts = ScriptDirectory(str(Path(database.__file__).with_name("migrations")))
    assert scripts.get_current_head() == database.REVISION


def _search(name: str | None) -> bool:
    return bool(name and re.fullmatch(r"(texts|wordings)(_\w+)?", name))


def test_the_database_is_set_up_as_documented(ledger: Ledger) -> None:
    with ledger.reading() as snapshot:
        settings = ("journal_mode", "foreign_keys", "busy_timeout", "synchronous")
        found = [snapshot._connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in settings]
    assert found == ["wal", 1, 60_000, 1]


def test_no_other_module_names_the_database() -> None:
    folder = Path(database.__file__).parent
    naming = [path.name for path in folder.rglob("*.py") if re.search("sqlite|pragma", path.read_text(), re.IGNORECASE)]
    assert sorted(naming) == ["database.py", "store.py"]  # the second in the words about its location
