"""What the benches share: the labelled data, articles read into a ledger, tables, and the verdict at the end."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from secondsource.ledger import Ledger
from secondsource.pages.sources import SourceOptions
from secondsource.pipeline import Pipeline
from secondsource.records import Result
from training.corpus import Article

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
PAGES = "pages.jsonl"


def arguments(description: str, given: Sequence[str] | None, *, weights: bool = False) -> argparse.Namespace:
    """Parse the options of every bench: ``data`` (a folder) and ``quick`` (a smaller run, of no use for the bar).

    Where asked for, also ``weights``: a folder of what training makes and the package does not ship.
    """
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--data", type=Path, default=DATA, help="folder of labelled sets (default: %(default)s)")
    parser.add_argument("--quick", action="store_true", help="fewer pages: to see that it runs, not to judge by")
    if weights:
        parser.add_argument("--weights", type=Path, help="folder with the float.onnx and weights.pt of training")
    return parser.parse_args(given)


def lacking(data: Path, *folders: str) -> bool:
    """Say which folders of the data are missing, in one line; False where none is."""
    missing = [name for name in folders if not (data / name).is_dir()]
    if missing:
        print(f"skipped: {data} holds no {', '.join(missing)}")
    return bool(missing)


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print rows under their columns: the first column left-aligned, the others right-aligned, floats to 3 digits."""
    cells = [list(columns)] + [[_cell(value) for value in row] for row in rows]
    widths = [max(len(row[i]) for row in cells) for i in range(len(columns))]
    for number, row in enumerate(cells):
        first, *others = (
            text.ljust(w) if i == 0 else text.rjust(w) for i, (text, w) in enumerate(zip(row, widths, strict=True))
        )
        print("  ".join([first, *others]).rstrip())
        if number == 0:
            print("  ".join("-" * width for width in widths))


def _cell(value: object) -> str:
    if value is None:
        return "-"
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def verdict(summary: str, met: bool) -> int:
    """Print the last line of a bench; the exit status, 1 where the bar is missed."""
    print(f"{summary}: {'met' if met else 'MISSED'}")
    return 0 if met else 1


def f1(hit: int, said: int, gold: int) -> float:
    """F1 from counts; 1 where nothing was to be said and nothing was."""
    return 2 * hit / (said + gold) if said + gold else 1.0


def row_of(article: Article, **changes: str | None) -> dict[str, object]:
    """An article as a row of JSON Lines, as a user would give it; ``changes`` take the place of its fields."""
    row: dict[str, object] = {
        "url": article.url,
        "title": article.title or None,
        "text": "\n\n".join(article.paragraphs),
        "date": article.date,
        "outlet": article.outlet,
        "authors": list(article.authors),
    }
    return row | changes


def write_rows(rows: Iterable[dict[str, object]], folder: Path) -> Path:
    """Write rows as ``pages.jsonl`` in a folder."""
    path = folder / PAGES
    path.write_bytes(b"\n".join(msgspec.json.encode(row) for row in rows))
    return path


def read_articles(pipeline: Pipeline, articles: Sequence[Article], ledger: Ledger, folder: Path) -> dict[str, str]:
    """Read articles through the whole pipeline; gives the id of the report of each article that has one.

    A page that was split stands for its article by its longest report. A page that was skipped or failed has none.
    """
    path = write_rows((row_of(article) for article in articles), folder)
    failed: list[Result] = []
    pipeline.read([str(path)], ledger, SourceOptions(), lambda r: failed.append(r) if r.outcome == "failed" else None)
    if failed:
        raise RuntimeError(f"{len(failed)} articles failed; the first: {failed[0].reason}")
    ids = [row.report for row in ledger.index_rows() if row.current]
    lengths: dict[str, tuple[int, str]] = {}
    for name, stored in ledger.reports(ids).items():
        length = sum(end - start for start, end in stored.report.body)
        for place in stored.locations:
            lengths[place] = max(lengths.get(place, (0, "")), (length, name))
    labels = {f"{path}:{number}": article.id for number, article in enumerate(articles, 1)}
    return {labels[place]: name for place, (_, name) in lengths.items() if place in labels}


def ledger_groups(ledger: Ledger, report_of: dict[str, str], articles: Sequence[Article]) -> list[list[str]]:
    """Articles by the ledger's stories; one without a report, or whose report is in no story, is a group by itself."""
    stored = ledger.reports(report_of.values())
    groups: dict[str, list[str]] = {}
    for article in articles:
        report = report_of.get(article.id)
        story = stored[report].story if report else None
        groups.setdefault(story or f"alone {article.id}", []).append(article.id)
    return list(groups.values())
