"""Agencies by the folders of a page's address."""

from __future__ import annotations

import pytest
from stages import known_words

from secondsource.pages.addressed import agency_of_address


@pytest.mark.parametrize(
    ("url", "agency"),
    [
        ("https://www.gazette.example/wires/ap/article-12/Ferry-sinks.html", "AP"),
        ("https://www.gazette.example/news/wire/pa/ferry", "PA Media"),
        ("https://gazette.example/aponline/2021/05/03/ferry.html", "AP"),
        ("https://gazette.example/reuters/2021/05/03/ferry.html", "Reuters"),
        ("https://gazette.example/world/afp/ferry", "AFP"),
        ("https://gazette.example/ap/ferry", None),  # two letters are many things' name
        ("https://gazette.example/news/reuters", None),  # the page's own name
        ("https://gazette.example/wires/ferry-sinks/12", None),
        ("https://www.reuters.com/reuters/world/ferry", None),
        ("https://gazette.example", None),
        ("http://[bad", None),
        (None, None),
    ],
)
def test_agency_of_address(url: str | None, agency: str | None) -> None:
    assert agency_of_address(url, known_words()) == agency
