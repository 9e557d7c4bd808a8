from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

PAGES = 10  # of each set: a floor, and no measurement
FLOORS = {"article-extraction-benchmark": 0.95, "fundus-evaluation": 0.95}
MARGIN = 0.01  # what ours may lie below trafilatura on so few pages


def bench(root: Path, name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"bench_{name}", root / "bench" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_extraction_stays_beside_trafilatura(root: Path, shared_data: Path) -> None:
    compared = bench(root, "extraction").compare(shared_data / "pages", PAGES)
    for name, (_, _, ours, anchor) in compared.items():
        assert ours.f1 >= anchor.f1 - MARGIN, name
        assert ours.f1 >= FLOORS[name], name


def test_publication_dates_stay_right(root: Path, shared_data: Path) -> None:
    metadata = bench(root, "metadata")
    words = metadata.vocabulary.load()
    cases = metadata.load(shared_data / "pages" / metadata.FOLDER, 20)
    tally = metadata.run(cases, lambda case: metadata.our_facts(case, words))
    assert tally.wrong == 0
    assert tally.right >= 0.95 * tally.dates


@pytest.mark.parametrize(
    ("gold", "said", "f1"),
    [("a b c d e", "a b c d e", 1.0), ("a b c d e", "", 0.0), ("a b c d e f", "a b c d e", 0.8)],
)
def test_shingle_score(root: Path, gold: str, said: str, f1: float) -> None:
    assert bench(root, "extraction").shingle_score(gold, said).f1 == pytest.approx(f1)


def test_rouge_takes_the_best_choice_of_optional_paragraphs(root: Path) -> None:
    extraction = bench(root, "extraction")
    assert extraction.best_rouge(["One two three.", "[Four five.]"], "One two three.").f1 == 1.0
    assert extraction.best_rouge(["One two three.", "[Four five.]"], "One two three.\nFour five.").f1 == 1.0


@pytest.mark.parametrize("name", ["extraction", "metadata"])
def test_missing_data_is_said_and_is_no_fault(
    root: Path, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bench(root, name).main(["--data", str(tmp_path)]) == 0
    assert capsys.readouterr().out.startswith("skipped: ")
