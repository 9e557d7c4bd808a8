from __future__ import annotations

from pathlib import Path

import pytest

from secondsource.errors import DecodeError
from secondsource.pages.sources.opml import feeds

NESTED = b"""<?xml version="1.0" encoding="windows-1252"?>
<opml version="2.0"><head><title>Caf\xe9</title></head><body>
<outline text="North"><outline text="A" type="rss" xmlUrl="https://a.example/rss"/>
  <outline text="Deeper"><outline xmlurl=" https://b.example/feed "/></outline></outline>
<outline text="A again" xmlUrl="https://a.example/rss"/><outline text="no feed" htmlUrl="https://c.example/"/>
<outline xmlUrl="local.xml"/></body></opml>"""


def test_nested_outlines() -> None:
    assert feeds(NESTED, "list.opml") == ("https://a.example/rss", "https://b.example/feed", "local.xml")
    assert feeds(NESTED, "list.opml", "https://d.example/x/list.opml")[-1] == "https://d.example/x/local.xml"


def attack(declaration: str) -> bytes:
    return f'<?xml version="1.0"?><!DOCTYPE opml [{declaration}]><opml><body><outline xmlUrl="https://a.example/&x;">&x;</outline></body></opml>'.encode()


def test_entities_are_refused_and_nothing_is_loaded(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    for declaration in (
        f'<!ENTITY x SYSTEM "{secret.as_uri()}">',
        '<!ENTITY x "y">',
        '<!ENTITY a "aaaaaaaaaa">'
        + "".join(
            f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefghi", "bcdefghij", strict=True)
        )
        + '<!ENTITY x "&j;">',
    ):
        with pytest.raises(DecodeError) as caught:
            feeds(attack(declaration), "list.opml")
        assert "secret" not in str(caught.value).replace("secret.txt", "")


@pytest.mark.parametrize("data", [b"<opml><body>", b"not xml", b"", b"<html/>", b"<opml><a></opml>"])
def test_broken_lists(data: bytes) -> None:
    with pytest.raises(DecodeError, match=r"list\.opml"):
        feeds(data, "list.opml")
