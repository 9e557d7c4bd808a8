"""The real command, killed at random moments: what it leaves is whole, and a rerun completes it."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
from pipeline_samples import BANK, PAGES, RATES, RETOLD, WIRE, said

from secondsource.ledger import Ledger
from secondsource.records import Link, Story

KILLS = 6
WAIT = 30.0

PLACES = ["Aldmoor", "Brackwater", "Cray Head", "Dunmere", "Eskholm", "Farrow", "Gullwing"]
THINGS = ["ferry", "bridge", "school", "mill", "tower", "reservoir", "market hall", "lighthouse"]
ACTS = ["closed", "burned down", "reopened", "flooded", "was sold", "was evacuated", "collapsed"]
BODIES = ["the town council", "a fire officer", "the owner", "the regional office", "a union"]


decoder = msgspec.json.Decoder(Story)
link_decoder = msgspec.json.Decoder(Link)


def page(chance: random.Random) -> str:
    """One short report from templates: three paragraphs about something in an invented place."""
    place, thing, act, body = (chance.choice(words) for words in (PLACES, THINGS, ACTS, BODIES))
    number, day, year = chance.randint(13, 900), chance.randint(1, 28), chance.randint(2001, 2020)
    return "\n\n".join(
        [
            f"{thing.capitalize()} in {place} {act}",
            f"{place.upper()}, May {day}, {year} - The {thing} of {place} {act} on Monday, {body} said, and {number} "
            f"people were asked to stay away from it until the end of the week.",
            f"“Nobody was hurt, and we do not expect that to change,” {body} said in a statement that gave no cause.",
            f"The {thing} had last been inspected in {chance.randint(1990, 2020)}, at a cost of ${number},000, and "
            f"{chance.choice(BODIES)} had called that inspection {chance.choice(['thorough', 'late', 'too short'])}.",
        ]
    )


def write_folder(folder: Path) -> Path:
    """Fifteen pages: from templates, copies of these, the small world's, and one that holds two stories."""
    chance = random.Random(7)  # noqa: S311
    texts = [page(chance) for _ in range(8)]
    texts += [texts[2], texts[5].replace("on Monday", "early on Monday")]
    ferry, bank = ("\n\n".join([PAGES[name]["title"], *body]) for name, body in (("wire", WIRE), ("bank", BANK)))
    texts += [ferry, bank, "\n\n".join(RETOLD), "\n\n".join(RATES), f"{ferry}\n\n\n{bank}"]
    folder.mkdir()
    for number, text in enumerate(texts):
        path = folder / f"{number:02}.txt"
        path.write_text(f"{text}\n\n{number}\n", encoding="utf8")
        os.utime(path, (1_620_000_000, 1_620_000_000))
    return folder


def start(folder: Path, location: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-W", "error", "-c", "from secondsource.views.cli import main; main()"]
    return subprocess.Popen([*command, "read", str(folder), "--ledger", str(location)], stderr=subprocess.PIPE)


def pages_in(location: Path) -> int:
    """Pages that another process sees in the ledger."""
    with closing(sqlite3.connect(f"file:{location}?mode=ro", uri=True, timeout=5)) as connection:
        try:
            return int(connection.execute("SELECT count(*) FROM pages").fetchone()[0])
        except sqlite3.OperationalError:
            return 0  # the tables are not made yet


def kill_at(folder: Path, location: Path, pages: int, seconds: float) -> None:
    """Run the command until the ledger holds so many pages and some time more, and kill it."""
    with start(folder, location) as process:
        deadline = time.monotonic() + WAIT
        while not location.exists() or pages_in(location) < pages:
            assert process.poll() is None, process.stderr and process.stderr.read()
            assert time.monotonic() < deadline
            time.sleep(0.002)
        time.sleep(seconds)
        process.kill()


def check(location: Path, whole: dict[str, Any]) -> int:
    """Whatever the ledger holds of a page is what an unbroken run holds of it; gives the number of pages."""
    with Ledger.open(str(location)) as ledger:
        assert ledger.problems() == []
        counts = ledger.counts()
    now = said(location)
    for what in ("pages", "readings"):
        assert now[what].items() <= whole[what].items()
    # The story of a report may still change, but there is one.
    assert all(story for *_, story in now["reports"].values())
    held = {report[2] for report in now["reports"].values()}
    for i, report in whole["reports"].items():
        assert (i in now["reports"]) == (report[2] in held), "half a page"
    assert counts.pages == len(held) == counts.inputs == counts.outcomes.get("read", 0)
    # Who stands for a text may still change, and its links with it; what two reports have to do with each other not.
    links, kept = ({(k.a, k.b): k for k in map(link_decoder.decode, said["links"])} for said in (whole, now))
    assert all(link == links[pair] for pair, link in kept.items() if pair in links)
    copies = [link.b for link in kept.values() if link.copies]
    assert sum(copy in pair for copy in copies for pair in kept) == len(copies)
    return counts.pages


def test_killed_at_random_moments_the_real_command_leaves_whole_pages_and_completes(tmp_path: Path) -> None:
    folder, location = write_folder(tmp_path / "pages"), tmp_path / "killed.db"
    with start(folder, tmp_path / "unbroken.db") as process:
        assert process.wait(WAIT) == 0
    whole = said(tmp_path / "unbroken.db")
    assert whole["counts"].pages == 15
    assert whole["counts"].reports == 16
    assert whole["counts"].stories > 3
    assert any(len(story.reports) > 2 for story in map(decoder.decode, whole["stories"]))
    chance, held = random.Random(11), 0  # noqa: S311
    for kill in range(KILLS):
        wanted = held + (kill > 0)
        kill_at(folder, location, wanted, chance.uniform(0, 0.04))
        held = check(location, whole)
        assert wanted <= held < 15
    with start(folder, location) as process:
        assert process.wait(WAIT) == 0
    assert said(location) == whole
