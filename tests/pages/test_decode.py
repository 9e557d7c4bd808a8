from __future__ import annotations

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.errors import DecodeError
from secondsource.pages.decode import declared_encoding, decode
from secondsource.records import Document

FRENCH = "Le maire de Vauclerc a été réélu dimanche, à l’issue d’un scrutin très serré ; « une leçon », dit-il."
RUSSIAN = "Жители посёлка Светлый Яр сообщили о паводке. Мост закрыт до утра, сказали в районной администрации. " * 4


def document(data: bytes, charset: str | None = None) -> Document:
    return Document(data=data, media_type="text/html", path="page.html", charset=charset)


@pytest.mark.parametrize(
    ("data", "charset", "text"),
    [
        ("été".encode(), None, "été"),
        (b"\xef\xbb\xbf" + "été".encode(), "iso-8859-1", "été"),
        ("été".encode("utf-16"), None, "été"),
        ("<p>Plain words on a page</p>".encode("utf-16-le"), None, "<p>Plain words on a page</p>"),
        ("<p>Plain words on a page</p>".encode("utf-16-be"), None, "<p>Plain words on a page</p>"),
        (FRENCH.encode("cp1252"), "iso-8859-1", FRENCH),
        (FRENCH.encode("cp1252"), None, FRENCH),
        (FRENCH.encode("cp1252"), "utf-8", FRENCH),  # the declaration lies
        (FRENCH.encode(), "iso-8859-1", FRENCH),  # the declaration lies the other way
        (RUSSIAN.encode("cp1251"), "windows-1251", RUSSIAN),
        (RUSSIAN.encode("cp1251"), "utf-8", RUSSIAN),
        (RUSSIAN.encode("koi8-r"), None, RUSSIAN),
        (
            '<meta charset="shift_jis">地震がありました'.encode("shift_jis"),
            "iso-8859-1",
            '<meta charset="shift_jis">地震がありました',
        ),
        ("地震がありました。".encode("iso2022_jp"), "iso-2022-jp", "地震がありました。"),
        (b"a\r\nb\rc\n", None, "a\r\nb\rc\n"),
        (b"", None, ""),
        (b"plain", "no-such-encoding", "plain"),
    ],
)
def test_text_is_read_whatever_was_declared(data: bytes, charset: str | None, text: str) -> None:
    assert decode(document(data, charset)) == (text, 0)


def test_what_cannot_be_decoded_is_counted() -> None:
    cut = (FRENCH * 3).encode()[:-1] + b"\xe2\x80"  # cut in the middle of a character
    text, replaced = decode(document(cut, "utf-8"))
    assert text.startswith(FRENCH)
    assert replaced == text.count("\ufffd") == 1


def test_a_stray_nul_stands_as_a_replaced_character() -> None:
    text, replaced = decode(document(b"a long line of words with one \0 in it, as broken scripts leave them " * 3))
    assert "\0" not in text
    assert replaced == 3


@pytest.mark.parametrize(
    ("data", "mend"),
    [
        (b"%PDF-1.7 ...", "export its text"),
        (b"\x89PNG\r\n\x1a\n....", "read the page that shows it"),
        (b"\xff\xd8\xff\xe0....", "read the page that shows it"),
        (gzip.compress(b"<p>x</p>"), "gunzip"),
        (b"PK\x03\x04....", "unpack it"),
        (bytes(range(256)) * 20, "name an HTML or a text file"),
    ],
)
def test_binary_data_is_refused_with_the_mend(data: bytes, mend: str) -> None:
    with pytest.raises(DecodeError, match=mend) as caught:
        decode(document(data))
    assert "page.html" in str(caught.value)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b'<meta charset="windows-1251">', "windows-1251"),
        (b"<meta http-equiv=Content-Type content='text/html; charset=ISO-8859-15'>", "ISO-8859-15"),
        (b'<?xml version="1.0" encoding="utf-8"?>', "utf-8"),
        (b"<p>charset=utf-8</p>", None),
    ],
)
def test_declared_encoding(data: bytes, encoding: str | None) -> None:
    assert declared_encoding(data) == encoding


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "latin-1", "gb2312", "utf-16", "idna", "hex"]))
def test_any_bytes_give_text_or_a_decode_error(data: bytes, charset: str | None) -> None:
    try:
        text, replaced = decode(document(data, charset))
    except DecodeError:
        return
    assert "\0" not in text
    assert replaced == text.count("\ufffd")
