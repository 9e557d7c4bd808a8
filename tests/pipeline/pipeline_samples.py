"""A small world of news in our own words: two stories by invented outlets, and all that a ledger then says."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec

from secondsource.ledger import Ledger
from secondsource.pages.sources import SourceOptions
from secondsource.pipeline import Pipeline, Summary
from secondsource.records import Result

WIRE = [
    "PORT LINDOW, May 3 (Reuters) - A ferry with forty passengers aboard sank in a storm off the northern coast of "
    "Norland early on Monday, and two of its crew were missing, the coast guard said.",
    "All passengers had been taken off by nightfall by rescue boats and a helicopter from the naval base at Port "
    "Lindow, a coast guard officer told Reuters.",
    "“The waves were higher than anything I have seen in this strait,” the officer said, adding that the search for "
    "the two men would go on through the night.",
    "The ferry Aurora, built in 1974, lost power in both engines about an hour after it had left the pier, according "
    "to Lindow Lines, the company that runs it.",
    "Storm warnings had been out since Sunday evening, and two other ferry lines had cancelled their crossings of the "
    "strait.",
]
BARE = [WIRE[0].partition(" - ")[2], WIRE[1].replace(" told Reuters", " said"), *WIRE[2:]]
RETOLD = [
    "Forty people had to be rescued when the ferry Aurora went down off Norland's north coast on Monday morning.",
    "A helicopter of the navy at Port Lindow and several boats had everyone but two crew members off by evening, and "
    "the coast guard has not stopped looking for them.",
    "Both engines of the ship, which is nearly fifty years old, had failed an hour out of port, Lindow Lines said.",
    "Other companies had kept their ferries in the harbour because a storm had been announced on Sunday.",
]
OWN = [
    "The harbour pilot who watched the ferry Aurora leave Port Lindow on Monday says he warned her captain.",
    "“I told him on the radio that the strait was closed to us, and he said he had a timetable to keep,” the pilot, "
    "Henrik Vass, told the Saltmarsh Observer at his home.",
    "“Nobody from the company has called me since, and nobody from the coast guard has asked me anything,” he said.",
    "The Aurora sank in a storm with forty passengers aboard, all of whom were saved; two of the crew are missing.",
    "Vass has worked in the harbour for thirty years, and keeps a log of every radio call, which the paper has seen.",
]
LATER = [
    "The two crew members missing since the ferry Aurora sank off the northern coast of Norland were found dead on "
    "Wednesday, the coast guard said.",
    "Divers found the bodies of the men in the engine room of the wreck, which lies at a depth of 60 metres off Port "
    "Lindow, according to the coast guard.",
    "Lindow Lines said that it would pay for the funerals, and that it was helping with the inquiry into the failure "
    "of both engines.",
]
BANK = [
    "The central bank of Ostmark raised its main interest rate by half a percentage point on Thursday, its third step "
    "this year, saying that prices were still rising too fast.",
    "Inflation stood at 7.4 percent in May, well above the target of 3 percent, according to the national office of "
    "statistics.",
    "“We would rather act now than too late,” the governor said at a news conference after the meeting of the board.",
    "Mortgage lenders said that they would pass on the increase to new borrowers from July.",
]
RATES = [
    "Borrowing in Ostmark becomes dearer: for the third time this year its central bank has put up the main interest "
    "rate, this time by 0.5 points.",
    "With inflation at 7.4 percent against a target of 3, the board saw no other way, it said on Thursday.",
    "New mortgages will cost more from July.",
]
GERMAN = [
    "Die Fähre Aurora sank in der Nacht vor der nördlichen Küste, und zwei Männer der Besatzung wurden noch vermisst.",
    "Die Küstenwache teilte mit, dass die Suche nach den beiden Männern auch in der Nacht fortgesetzt werde.",
]


def _row(outlet: str, title: str, date: str | None, body: list[str]) -> dict[str, str]:
    name = outlet.lower().replace(" ", "")
    row = {"url": f"https://{name}.example/{title.lower().replace(' ', '-')}", "title": title, "outlet": outlet}
    return {**row, "text": "\n\n".join(body), **({"date": date} if date else {})}


PAGES = {
    "wire": _row("Norland Courier", "Ferry sinks off Norland, two missing", "2021-05-03T09:10:00Z", WIRE),
    "copy": _row("Eastgate Daily", "Ferry sinks off Norland", "2021-05-03T11:00:00Z", BARE),
    "cut": _row("Portolan", "Ferry sinks", None, BARE[:3]),
    "retold": _row("Metropole", "Forty saved as ferry goes down", "2021-05-04", RETOLD),
    "own": _row("Saltmarsh Observer", "Pilot says he warned captain of Aurora", "2021-05-04", OWN),
    "later": _row("Norland Courier", "Missing ferry crew found dead", "2021-05-05", LATER),
    "bank": _row("Ostmark Post", "Central bank of Ostmark raises rate", "2021-06-17", BANK),
    "bank copy": _row("Eastgate Daily", "Ostmark bank raises rate", "2021-06-17", BANK),
    "rates": _row("Metropole", "Ostmark's loans get dearer", "2021-06-18", RATES),
    "german": _row("Farbe", "Fähre gesunken", "2021-05-03", GERMAN),
}


def write_pages(folder: Path, pages: Mapping[str, Mapping[str, str]] = PAGES) -> dict[str, str]:
    """Write each page as a JSON Lines file of its own; gives their paths by name."""
    folder.mkdir(exist_ok=True)
    paths = {}
    for number, (name, row) in enumerate(pages.items()):
        path = folder / f"{number:02}.jsonl"
        path.write_text(json.dumps(row) + "\n", encoding="utf8")
        paths[name] = str(path)
    return paths


def read_into(pipeline: Pipeline, location: Path, *runs: list[str]) -> Summary:
    """Read sources into a ledger, each list in a run of its own; nothing may fail."""
    results: list[Result] = []
    with Ledger.open(str(location)) as ledger:
        for sources in runs:
            summary = pipeline.read(sources, ledger, SourceOptions(), results.append)
        assert ledger.problems() == []
    assert {result.outcome for result in results} <= {"read", "unchanged", "skipped"}
    return summary


def said(location: Path) -> dict[str, Any]:
    """All that a ledger says of what it read: reports, readings, links, stories, as JSON without times of reading."""
    with Ledger.open(str(location), create=False) as ledger, ledger.reading() as snapshot:
        ids = sorted(row.report for row in snapshot.index_rows() if row.current)
        stored = snapshot.reports(ids)
        return {
            "reports": {
                i: (msgspec.json.encode(found.report), found.url, found.sha256, found.story)
                for i, found in stored.items()
            },
            "pages": {i: snapshot.page(i).text for i in ids},
            "readings": {i: msgspec.json.encode(reading) for i, reading in snapshot.readings(ids).items()},
            "links": [msgspec.json.encode(link) for link in snapshot.links(ids)],
            "stories": [msgspec.json.encode(story) for story in snapshot.stories()],
            "stale": snapshot.stale_stories(),
            "counts": snapshot.counts(),
        }


TIMES = {"first_seen", "last_seen", "at"}


def rows(location: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, without the columns that hold times of reading."""
    with closing(sqlite3.connect(location)) as connection:
        names = [n for (n,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        found = {}
        for name in names:
            columns = [c[1] for c in connection.execute(f"PRAGMA table_info('{name}')") if c[1] not in TIMES]
            listed = ", ".join(f'"{column}"' for column in columns)
            found[name] = sorted(connection.execute(f"SELECT {listed} FROM '{name}'"), key=repr)  # noqa: S608
        return found
