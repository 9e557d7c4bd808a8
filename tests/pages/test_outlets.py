from __future__ import annotations

import pytest

from secondsource import vocabulary
from secondsource.pages.outlets import outlet_of

WORDS = vocabulary.load()


@pytest.mark.parametrize(
    ("url", "site", "given", "expected"),
    [
        ("https://english.aawsat.com/a", None, None, ("Asharq Al-Awsat", "Saudi Research and Media Group")),
        ("https://www.bbc.co.uk/news/1", "The Quay", "The Quay", ("BBC", "BBC")),
        ("https://www.reuters.com/a", None, None, ("Reuters", "Reuters")),
        (None, None, "www.rt.com", ("RT", "RT")),
        (None, None, "https://www.rt.com/news/", ("RT", "RT")),
        (None, None, "Wall Street Journal", ("The Wall Street Journal", "News Corp")),
        (None, None, "AFP", ("AFP", "AFP")),
        ("https://quay.example/a", "Quay", "www.morning-quay.example", ("morning-quay.example", None)),
        ("https://quay.example/a", "The  Morning Quay", None, ("The Morning Quay", None)),
        ("https://www.quay.example/a", None, None, ("quay.example", None)),
        ("https://www.quay.example/a", " ", "", ("quay.example", None)),
        (None, "The Guardian", None, ("The Guardian", "Guardian Media Group")),
        (None, None, None, (None, None)),
        ("", "", "", (None, None)),
        ("http://[bad", None, "Harbour Post", ("Harbour Post", None)),
    ],
)
def test_outlet_of(
    url: str | None, site: str | None, given: str | None, expected: tuple[str | None, str | None]
) -> None:
    assert outlet_of(url, site, given, WORDS) == expected
