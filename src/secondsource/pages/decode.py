"""Bytes to text: byte order marks, declared encodings, and what to do where the declaration lies.

What is declared is a hint. Valid UTF-8 with any letter beyond ASCII is UTF-8 whatever was declared, because text of
another encoding is almost never valid UTF-8 by accident; a declared encoding is believed when the bytes fit it; else
charset-normalizer is asked. Labels mean what browsers take them for (WHATWG Encoding Standard): "latin-1" is
windows-1252, "gb2312" is GB 18030, and so on.
"""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from secondsource.errors import DecodeError
from secondsource.records import Document

REPLACEMENT = "\ufffd"

# Bytes that open a file of another kind, and how to make text of it.
MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF", "export its text and read that"),
    (b"\x89PNG\r\n", "a PNG image", "read the page that shows it instead"),
    (b"\xff\xd8\xff", "a JPEG image", "read the page that shows it instead"),
    (b"GIF8", "a GIF image", "read the page that shows it instead"),
    (b"RIFF", "a media file", "read the page that shows it instead"),
    (b"PK\x03\x04", "a ZIP archive or an office document", "unpack it, or save the document as plain text"),
    (b"\x1f\x8b", "a gzip file", "unpack it with gunzip"),
    (b"BZh", "a bzip2 file", "unpack it with bunzip2"),
    (b"\xfd7zXZ\x00", "an xz file", "unpack it with unxz"),
    (b"\x28\xb5\x2f\xfd", "a zstd file", "unpack it with unzstd"),
    (b"\x7fELF", "a program", "name a page instead"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document", "save it as plain text"),
    (b"SQLite format 3\x00", "a SQLite database", "name a page instead"),
)

BYTE_ORDER_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# What browsers read under a label, where Python's codec of that name is narrower.
BROWSER_CODECS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}

META_CHARSET = re.compile(rb"""<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
META_WINDOW = 8192
DETECTION_WINDOW = 32_768
ESCAPE_CODECS = {"iso2022_jp", "iso2022_kr", "hz"}  # they write every letter in ASCII bytes

# Letters and marks of western European text in windows-1252; others there mean that the guess is wrong.
WESTERN = frozenset("ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüÿŒœŠšŽž‘’“”–—…•€£©®™°·«»¿¡½¼²§´‚„\xa0\xad")
WESTERN_SHARE = 0.12  # more accented letters than this among all letters, and the text is not western

MAX_CONTROL_SHARE = 0.01
FEW_CONTROLS = 8
CONTROLS = bytes(range(9)) + bytes(range(14, 27)) + bytes(range(28, 32))


def decode(document: Document) -> tuple[str, int]:
    """Decode a document's bytes.

    Line ends stay as they are, so offsets into the text are offsets into the decoded file. A byte order mark is not
    part of the text. Stray NUL characters stand as U+FFFD.

    Args:
        document: its ``data``, with ``charset`` as the server declared it; the bytes' own declaration is looked up.

    Returns:
        The text, and the number of its characters that stand for what could not be decoded.

    Raises:
        DecodeError: the bytes are no text; the message names the input, what it is, and the mend.
    """
    data = document.data
    name = document.path or document.url or "input"
    for magic, kind, mend in MAGIC:
        if data.startswith(magic):
            raise DecodeError(f"{name}: this is {kind}, not text: {mend}")
    for mark, codec in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _counted(data[len(mark) :].decode(codec, "replace"), name)
    wide = _wide_codec(data)
    if wide:
        return _counted(data.decode(wide, "replace"), name)
    if len(data) - len(data.translate(None, CONTROLS)) > max(FEW_CONTROLS, len(data) * MAX_CONTROL_SHARE):
        raise DecodeError(f"{name}: this is binary data, not text: name an HTML or a text file")
    return _counted(_decode_narrow(data, document.charset), name)


def declared_encoding(data: bytes) -> str | None:
    """Say which encoding the bytes themselves declare, in ``<meta charset>`` or an XML declaration; None where none."""
    found = META_CHARSET.search(data[:META_WINDOW])
    return found.group(1).decode("ascii") if found else None


def _counted(text: str, name: str) -> tuple[str, int]:
    """Count what stands for undecodable bytes; a text that is mostly that is no text."""
    text = text.replace("\0", REPLACEMENT)
    replaced = text.count(REPLACEMENT)
    if replaced > 20 and replaced > len(text) * 0.2:
        raise DecodeError(f"{name}: {replaced} of {len(text)} characters cannot be decoded: say the right encoding")
    return text, replaced


def _wide_codec(data: bytes) -> str | None:
    """Tell UTF-16 without a mark by the NUL bytes of its ASCII letters, all at odd or all at even places."""
    head = data[:4096]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if even + odd < len(head) * 0.2:
        return None
    if odd > 9 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 9 * odd else None


def _codec(label: str | None) -> str | None:
    """Python's codec for a declared label, as browsers read it; None for an unknown or a wide one."""
    if not label:
        return None
    try:
        codec = codecs.lookup(label.strip().strip("\"'").lower())
    except (LookupError, ValueError):  # a label that nobody knows tells nothing
        return None
    if not codec._is_text_encoding or codec.name.startswith(("utf-16", "utf-32", "utf-7")):
        return None
    return BROWSER_CODECS.get(codec.name, codec.name)


def _strictly(data: bytes, codec: str) -> str | None:
    """Decode without a fault, or None."""
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _decode_narrow(data: bytes, charset: str | None) -> str:
    """Decode bytes of an encoding in which ASCII is ASCII."""
    said = [_codec(charset), _codec(declared_encoding(data))]
    if said[0] == "cp1252" and said[1] not in (None, "utf-8"):
        said.reverse()  # latin-1 is what servers send who do not know
    text = _strictly(data, "utf-8")
    if text is not None:
        escape = next((codec for codec in said if codec in ESCAPE_CODECS), None)
        return (_strictly(data, escape) if escape else None) or text
    for codec in said:
        if codec and codec not in ("utf-8", "cp1252"):
            text = _strictly(data, codec)
            if text is not None:
                return text
    damaged = data.decode("utf-8", "replace")
    letters = sum(1 for char in damaged if char > "\x7f" and char != REPLACEMENT)
    if letters > damaged.count(REPLACEMENT):
        return damaged  # UTF-8 with faults: cut off, or a few stray bytes
    return _detected(data, "cp1252" in said)


def _detected(data: bytes, western: bool) -> str:
    """Decode bytes that are not UTF-8 and fit no declared encoding; ``western``: windows-1252 was declared."""
    latin = data.decode("cp1252", "replace")
    if western or _is_western(latin):
        return latin
    sample = data if len(data) <= DETECTION_WINDOW else _densest(data)
    best = from_bytes(sample).best()
    if best is None:
        return latin
    return data.decode(best.encoding, "replace")


def _is_western(text: str) -> bool:
    """Tell text of western Europe from another encoding read as windows-1252."""
    letters = [char for char in text if char.isalpha() or char > "\x7f"]
    beyond = [char for char in letters if char > "\x7f"]
    return len(beyond) <= len(letters) * WESTERN_SHARE and all(char in WESTERN for char in beyond)


def _densest(data: bytes) -> bytes:
    """The window with the most bytes beyond ASCII: that is where the text is, and not the scripts."""
    starts = range(0, len(data) - DETECTION_WINDOW + 1, DETECTION_WINDOW)
    ascii_bytes = bytes(range(128))
    return max(
        (data[start : start + DETECTION_WINDOW] for start in starts), key=lambda w: len(w.translate(None, ascii_bytes))
    )
