"""Reads synthetic pages into a ledger until it is killed or done: ``python killed_reader.py LEDGER FIRST LAST``.

Prints a line at the start, and one for each page that was not in the ledger yet.
"""

from __future__ import annotations

import sys

from ledger_samples import Reader, numbered

from secondsource.ledger import Ledger


def main() -> None:
    location, first, last = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    print("ready", flush=True)
    with Ledger.open(location) as ledger:
        reader = Reader(ledger)
        for number in range(first, last):
            (added,) = reader.read(numbered(number))
            if added.status == "new":
                print(number, flush=True)
        reader.assemble()


if __name__ == "__main__":
    main()
