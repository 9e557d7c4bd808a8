"""A kill at any moment leaves a ledger that opens, and a rerun that completes; two processes may write at once."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

from ledger_samples import Reader, content, numbered

from secondsource.ledger import Ledger

SCRIPT = Path(__file__).with_name("killed_reader.py")
PAGES = 90
KILLS = 10


def start(location: Path, first: int, last: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-W", "error", str(SCRIPT), str(location), str(first), str(last)]
    return subprocess.Popen(command, stdout=subprocess.PIPE)


def unbroken(tmp_path: Path, last: int) -> dict[str, object]:
    with Ledger.open(str(tmp_path / "unbroken.db")) as ledger:
        reader = Reader(ledger)
        reader.read(*map(numbered, range(last)))
        reader.assemble()
        return content(ledger)


def check(location: Path) -> int:
    """Open what a kill left, and say how many pages it holds; each of them must be whole."""
    with Ledger.open(str(location)) as ledger:
        assert ledger.problems() == []
        held = 0
        for number in range(PAGES):
            sample = numbered(number)
            placement = ledger.find(sample.page, sample.digest)
            if placement.status == "new":
                continue
            held += 1
            assert placement.status == "unchanged"
            assert list(placement.reports) == sample.ids
            assert list(ledger.readings(sample.ids).values()) == list(sample.readings)
            assert all(found.story for found in ledger.reports(sample.ids).values())
        assert ledger.counts().pages == held
        return held


def kill_after(location: Path, lines: int, seconds: float) -> None:
    with start(location, 0, PAGES) as process:
        assert process.stdout
        for _ in range(lines):
            assert process.stdout.readline()
        time.sleep(seconds)
        process.kill()


def test_killed_while_the_tables_are_made_the_ledger_opens(tmp_path: Path) -> None:
    chance = random.Random(3)  # noqa: S311
    for kill in range(4):
        location = tmp_path / f"{kill}.db"
        kill_after(location, 1, chance.uniform(0, 0.2))
        check(location)


def test_killed_at_random_moments_the_ledger_opens_and_a_rerun_completes(tmp_path: Path) -> None:
    chance, location, held = random.Random(20), tmp_path / "killed.db", 0  # noqa: S311
    for _ in range(KILLS):
        pages = chance.randint(1, 6)
        kill_after(location, 1 + pages, chance.uniform(0, 0.015))
        before, held = held, check(location)
        assert before + pages <= held < PAGES
    with start(location, 0, PAGES) as process:
        assert process.wait(60) == 0
    with Ledger.open(str(location)) as ledger:
        assert ledger.problems() == []
        assert content(ledger) == unbroken(tmp_path, PAGES)


def test_two_processes_write_at_once_and_nothing_is_lost(tmp_path: Path) -> None:
    location = tmp_path / "shared.db"
    with start(location, 0, 40) as one, start(location, 30, 70) as other:
        assert one.wait(60) == 0
        assert other.wait(60) == 0
    with Ledger.open(str(location)) as ledger:
        assert ledger.problems() == []
        assert content(ledger) == unbroken(tmp_path, 70)
