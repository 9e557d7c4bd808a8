"""Text already read is never read again: the ledger keeps what was read in passages from one run to the next."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from pipeline_samples import OWN, PAGES, read_into, rows, said, write_pages
from stages import known_words

from secondsource.pages.sources import SourceOptions
from secondsource.pipeline import Pipeline


def test_a_later_run_reads_none_of_a_verbatim_copy(pipeline: Pipeline, world: dict[str, str], tmp_path: Path) -> None:
    location = tmp_path / "ledger.db"
    read_into(pipeline, location, [world["own"], world["bank"]])
    copy = {"copy": {**PAGES["own"], "url": "https://mirror.example/pilot", "outlet": "Mirror"}}
    later = Pipeline(known_words(), threads=2)
    read_into(later, location, list(write_pages(tmp_path / "copy", copy).values()))
    assert later.encoder.texts_read == 0
    told = said(location)
    (one, other) = [json.loads(r) for r in told["readings"].values() if b"Vass" in r or b"vass" in r]
    assert one["sentence_vectors"] == other["sentence_vectors"]


def test_another_process_reads_none_of_it_either(world: dict[str, str], tmp_path: Path) -> None:
    script = (
        "import sys\nfrom secondsource import vocabulary\nfrom secondsource.ledger import Ledger\n"
        "from secondsource.pages.sources import SourceOptions\nfrom secondsource.pipeline import Pipeline\n"
        "pipeline = Pipeline(vocabulary.load(), threads=1)\n"
        "with Ledger.open(sys.argv[1]) as ledger:\n"
        "    pipeline.read(sys.argv[2:], ledger, SourceOptions(), lambda result: None)\n"
        "print(pipeline.encoder.texts_read)"
    )
    copy = {"copy": {**PAGES["own"], "url": "https://mirror.example/pilot"}}
    (mirror,) = write_pages(tmp_path / "copy", copy).values()
    read = [
        int(subprocess.check_output([sys.executable, "-c", script, str(tmp_path / "ledger.db"), source]))
        for source in (world["own"], mirror)
    ]
    assert read[0] == len(OWN) + 1, "its paragraphs and its headline, each once"
    assert read[1] == 0


def test_kept_vectors_change_nothing(pipeline: Pipeline, world: dict[str, str], tmp_path: Path) -> None:
    sources = list(world.values())
    read_into(pipeline, tmp_path / "one.db", sources)
    for source in sources:
        read_into(Pipeline(known_words(), threads=1), tmp_path / "many.db", [source])
    assert said(tmp_path / "many.db") == said(tmp_path / "one.db")
    assert rows(tmp_path / "many.db")["passages"] == rows(tmp_path / "one.db")["passages"]


def test_a_page_read_without_a_ledger_keeps_nothing_back(pipeline: Pipeline, world: dict[str, str]) -> None:
    from secondsource.pages.sources import open_source  # noqa: PLC0415
    from secondsource.records import Document  # noqa: PLC0415

    alone = Pipeline(known_words(), threads=1)
    for found in open_source(world["bank"], SourceOptions(), lambda url: None):
        assert isinstance(found, Document)
        assert alone.inspect(found).readings
    assert alone.encoder.fresh() == {}
