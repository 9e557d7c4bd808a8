"""Reads the vocabulary files, checks every entry, and lays the user's files over the package's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml

from secondsource.errors import VocabularyError
from secondsource.vocabulary.cues import Cues
from secondsource.vocabulary.entries import Agency, Outlet, key_of
from secondsource.vocabulary.informants import Informants
from secondsource.vocabulary.lookups import Vocabulary
from secondsource.vocabulary.shipped import SAFE_LOADER
from secondsource.vocabulary.words import Calendar, Captions, Datelines, Furniture, OutletShapes

_Entry = TypeVar("_Entry", Agency, Outlet)
_Words = TypeVar("_Words", Calendar, Captions, Cues, Datelines, Furniture, Informants, OutletShapes)
# The C parser reads the same files a dozen times faster; PyYAML is also built without it.
_KEYS: dict[str, type[Agency] | type[Outlet]] = {"agencies": Agency, "outlets": Outlet}


def load(extra: Sequence[Path] = ()) -> Vocabulary:
    """Return the package's vocabulary with the user's files laid over it, in their order.

    Each extra file is YAML with the keys ``agencies`` and ``outlets`` (either may be missing) and entries as in the
    package's files. An entry replaces one of the same name; a name form or domain that it claims is taken from the
    entry that had it. Reading the same files again returns the same object. Raises VocabularyError, which names
    the file, the entry and the mend.
    """
    return _load(tuple(_stamp(Path(path)) for path in extra))


def _stamp(path: Path) -> tuple[Path, int, int]:
    try:
        stat = path.stat()
    except OSError as error:
        raise VocabularyError(f"{path}: cannot be read ({error.strerror}); give the path of a YAML file") from error
    return path.resolve(), stat.st_mtime_ns, stat.st_size


@lru_cache(maxsize=8)
def _load(stamps: tuple[tuple[Path, int, int], ...]) -> Vocabulary:
    agencies = _entries(_packaged("agencies.yaml"), "agencies.yaml", "agencies", Agency)
    outlets = _entries(_packaged("outlets.yaml"), "outlets.yaml", "outlets", Outlet)
    for path, _, _ in stamps:
        top = _parse(_read(path), str(path))
        unknown = sorted(str(key) for key in top if key not in _KEYS)
        if unknown or not top:
            found = f"has the key {unknown[0]}" if unknown else "is empty"
            raise VocabularyError(f"{path}: the file {found}; its keys are agencies and outlets")
        agencies = _overlay(agencies, _entries(top, str(path), "agencies", Agency))
        outlets = _overlay(outlets, _entries(top, str(path), "outlets", Outlet))
    return Vocabulary(
        agencies=agencies,
        outlets=outlets,
        calendar=_checked_months(_words("calendar.yaml", Calendar)),
        captions=_words("captions.yaml", Captions).with_suppliers(_pictured(agencies)),
        cues=_words("cues.yaml", Cues),
        datelines=_words("datelines.yaml", Datelines),
        furniture=_words("furniture.yaml", Furniture),
        informants=_words("informants.yaml", Informants),
        outlet_shapes=_words("outlet_shapes.yaml", OutletShapes),
    )


def _pictured(agencies: Sequence[Agency]) -> list[str]:
    """Names that can credit a picture wherever they stand; a name that is a person's too is a photographer's."""
    return [form for agency in agencies if not agency.person for form in agency.text_forms if "(" not in form]


def _packaged(name: str) -> dict[str, Any]:
    file = resources.files("secondsource.vocabulary").joinpath(name)
    return _parse(file.read_text(encoding="utf-8"), name)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise VocabularyError(f"{path}: cannot be read ({error.strerror}); give the path of a YAML file") from error
    except UnicodeDecodeError as error:
        raise VocabularyError(f"{path}: byte {error.start} is not UTF-8; save the file as UTF-8") from error


def _parse(text: str, file: str) -> dict[str, Any]:
    try:
        top = yaml.load(text, Loader=SAFE_LOADER)  # noqa: S506 - the safe one in either build
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" at line {mark.line + 1}" if mark else ""
        raise VocabularyError(f"{file}: not YAML{where}; mend the indentation or the quotes there") from error
    if top is None:
        return {}
    if not isinstance(top, dict):
        raise VocabularyError(f"{file}: a list or a value stands at the top; begin with the key agencies or outlets")
    return top


def _entries(top: Mapping[str, Any], file: str, key: str, kind: type[_Entry]) -> tuple[_Entry, ...]:
    rows = top.get(key) or []
    if not isinstance(rows, list):
        raise VocabularyError(f"{file}: {key} is no list; write one entry per line, each beginning with a dash")
    found = []
    for number, row in enumerate(rows, start=1):
        name = row.get("name") if isinstance(row, dict) else row
        where = f"{file}: entry {number} of {key} ({name})"
        try:
            entry = msgspec.convert(row, kind)
        except msgspec.ValidationError as error:
            raise VocabularyError(f"{where}: {error}; mend that field") from error
        found.append(msgspec.structs.replace(entry, family=entry.family or entry.name))
    _refuse_doubles(found, file)
    return tuple(found)


def _refuse_doubles(entries: Sequence[Agency | Outlet], file: str) -> None:
    owner: dict[str, str] = {}
    for entry in entries:
        for claim in _claims(entry):
            other = owner.setdefault(claim, entry.name)
            if other != entry.name:
                raise VocabularyError(
                    f"{file}: {claim!r} stands under {other} and under {entry.name}; leave it under one of them"
                )
    if len({entry.name for entry in entries}) < len(entries):
        names = [entry.name for entry in entries]
        double = next(name for name in names if names.count(name) > 1)
        raise VocabularyError(f"{file}: the entry {double} stands there twice; join the two")


def _claims(entry: Agency | Outlet) -> set[str]:
    return {key_of(form) for form in entry.forms} | set(entry.domains)


def _overlay(base: tuple[_Entry, ...], new: tuple[_Entry, ...]) -> tuple[_Entry, ...]:
    names = {key_of(entry.name) for entry in new}
    claimed = {claim for entry in new for claim in _claims(entry)}
    kept = (entry for entry in base if key_of(entry.name) not in names)
    return tuple(_without(entry, claimed) for entry in kept) + new


def _without(entry: _Entry, claimed: set[str]) -> _Entry:
    if not _claims(entry) & claimed:
        return entry
    domains = tuple(domain for domain in entry.domains if domain not in claimed)
    if isinstance(entry, Agency):
        full, short = (tuple(f for f in forms if key_of(f) not in claimed) for forms in (entry.full, entry.short))
        return msgspec.structs.replace(entry, domains=domains, full=full, short=short)
    also = tuple(form for form in entry.also if key_of(form) not in claimed)
    return msgspec.structs.replace(entry, domains=domains, also=also)


def _words(file: str, kind: type[_Words]) -> _Words:
    try:
        return msgspec.convert(_packaged(file), kind)
    except msgspec.ValidationError as error:
        raise VocabularyError(f"{file}: {error}; mend that list") from error


def _checked_months(calendar: Calendar) -> Calendar:
    meaning: dict[str, int] = {}
    for language, rows in calendar.months.items():
        if len(rows) != 12:
            raise VocabularyError(f"calendar.yaml: {language} has {len(rows)} months; give twelve rows")
        for number, words in enumerate(rows, start=1):
            for word in words:
                if meaning.setdefault(word, number) != number:
                    raise VocabularyError(f"calendar.yaml: {word!r} stands for two months; leave one of them out")
    return calendar
