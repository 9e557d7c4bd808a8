from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.gazetteer import columns


def test_columns_come_back_as_they_were_written(tmp_path: Path) -> None:
    told: dict[str, columns.Column] = {
        "whole": np.array([1, -2, 2**31 - 1], dtype="<i4"),
        "small": np.array([0, 255], dtype="u1"),
        "none": np.zeros(0, dtype="<i4"),
        "names": columns.joined([b"one", b"", b"three"]),
    }
    columns.write(tmp_path / "some.bin", told)
    read = columns.read((tmp_path / "some.bin").read_bytes())
    assert list(read) == list(told)
    for name, values in told.items():
        assert read[name].dtype == values.dtype
        assert read[name].tolist() == values.tolist()


def test_another_file_is_refused() -> None:
    with pytest.raises(ValueError, match="no extract of places"):
        columns.read(b"something else")


@given(st.lists(st.text(alphabet="abcdé -", max_size=8), unique=True), st.text(alphabet="abcdé -", max_size=8))
def test_strings_are_found_where_they_stand(names: list[str], other: str) -> None:
    ordered = sorted(name.encode("utf8") for name in names)
    strings = columns.Strings(columns.joined(ordered))
    assert [strings[n] for n in range(len(strings))] == ordered
    assert all(strings.find(name) == n for n, name in enumerate(ordered))
    wanted = other.encode("utf8")
    assert strings.find(wanted) == (ordered.index(wanted) if wanted in ordered else None)
