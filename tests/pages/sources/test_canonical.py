from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.pages.sources import canonical_url, public_url


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("HTTP://News.Example:80/Story#top", "http://news.example/Story"),
        ("https://news.example:443", "https://news.example/"),
        ("https://news.example:8443/a/", "https://news.example:8443/a"),
        ("https://news.example/a?utm_source=x&b=2&a=1&fbclid=y&GCLID=z", "https://news.example/a?a=1&b=2"),
        ("https://news.example/a?id=2&id=1", "https://news.example/a?id=2&id=1"),
        ("https://news.example/a?&=", "https://news.example/a"),
        ("https://user:word@news.example/a", "https://news.example/a"),
        ("https://news.example/%7euser/%e4", "https://news.example/~user/%E4"),
        ("https://news.example/a/../b/./c", "https://news.example/b/c"),
        ("https://news.example./a", "https://news.example/a"),
        ("https://bücher.example/a", "https://xn--bcher-kva.example/a"),
        ("https://[2001:DB8::1]/a", "https://[2001:db8::1]/a"),
        ("  https://news.example/a b ", "https://news.example/a%20b"),
        ("not an address", "not an address"),
        ("ftp://news.example/a", "ftp://news.example/a"),
        ("http://", "http://"),
        ("http://[broken/", "http://[broken/"),
    ],
)
def test_canonical_url(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical


PIECES = st.sampled_from(
    [
        "/",
        "?",
        "&",
        "=",
        "#",
        "%",
        "%2e",
        "%2F",
        "%25",
        ".",
        "..",
        "a",
        "Z",
        "ü",
        " ",
        "+",
        ";",
        ":",
        "@",
        "utm_x=1",
        "://",
        "\\",
    ]
)


@given(
    st.lists(PIECES, max_size=14).map("".join),
    st.sampled_from(["news.example", "NEWS.example:80", "a.b:8080", "u:p@n.example"]),
)
def test_twice_is_as_once(rest: str, host: str) -> None:
    once = canonical_url(f"https://{host}/{rest}")
    assert canonical_url(once) == once
    assert "#" not in once
    assert "u:p@" not in once


@given(st.text(max_size=60))
def test_any_text_gives_text(url: str) -> None:
    once = canonical_url(url)
    assert canonical_url(once) == once


def test_public_url_keeps_no_credentials() -> None:
    assert public_url("https://user:word@news.example:8080/a?b=c#d") == "https://news.example:8080/a?b=c"
    assert public_url("http://[broken/#x") == "http://[broken/"
