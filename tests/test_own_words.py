"""No text of the labelled sets stands in the repository: no ten words of theirs in a row in any file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("src", "bench", "training", "docs", "examples", "tests")
WRITTEN = {".py", ".md", ".yaml", ".html", ".txt", ".jsonl"}
RUN = 10  # words; shorter ones are phrases that anybody writes
SETS = ("polnear", "attribution-middle-east", "figures", "stories/basil", "stories/news-cluster")
_WORD = re.compile(r"[^\W_]+")


def runs(text: str) -> Iterator[tuple[str, ...]]:
    words = [word.lower() for word in _WORD.findall(text)]
    return zip(*(words[at:] for at in range(RUN)), strict=False)


def written() -> dict[tuple[str, ...], str]:
    """Every run of words in the repository, with a file that has it."""
    files = [p for folder in FOLDERS for p in (ROOT / folder).rglob("*") if p.suffix in WRITTEN and p.is_file()]
    return {
        run: str(path.relative_to(ROOT))
        for path in [*files, ROOT / "README.md"]
        for run in runs(path.read_text(encoding="utf8", errors="replace"))
    }


def test_no_run_of_words_is_of_the_labelled_sets(shared_data: Path) -> None:
    own = written()
    texts = [p for name in SETS for p in (shared_data / name).rglob("*") if p.suffix in (".txt", ".json", ".jsonl")]
    texts += sorted((shared_data.parent / "seeds").glob("*.txt"))
    found = {}
    for path in texts:
        for run in runs(path.read_text(encoding="utf8", errors="replace").replace("\\n", " ")):
            if run in own:
                found[" ".join(run)] = f"{own[run]} has what {path.name} has"
    assert not found
