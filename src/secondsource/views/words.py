"""How records are said to people: dates, counts, kinds of derivation, parents, origins.

One place, so that the command line and the dossier use the same words.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from secondsource.records import Basis, BlockKind, Credit, CreditKind, Kind, Published, Range, Sameness

MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905 - easier read
)

BASIS: dict[Basis, str] = {
    "meta": "from the page's metadata",
    "url": "from the web address",
    "prefix": "from the line above the text",
    "dateline": "from the dateline",
    "caption": "from a picture's caption",
    "text": "from the text",
    "feed": "from the feed",
    "given": "as the source file gives it",
    "inferred": "inferred, not read",
}

KINDS: dict[Kind, str] = {
    "copy": "most sentences stand verbatim in its parent",
    "adaptation": "a part stands verbatim in its parent",
    "rewrite": "new words for what its parent reports, and no informant of its own",
    "cites": "credits another outlet for what it reports",
    "independent": "no other report is seen behind it",
    "unknown": "nothing tells where its information comes from",
}

SAMENESS: dict[Sameness, str] = {
    "verbatim": "same words",
    "quote": "same quotation",
    "paraphrase": "same statement in other words",
    "credit": "in its text",
}

BLOCKS: dict[BlockKind, str] = {
    "heading": "heading",
    "paragraph": "other paragraph",
    "quote": "quote",
    "list": "list",
    "table": "table",
    "caption": "caption",
    "meta": "page detail",
    "link": "link",
    "widget": "widget",
}

WEB = re.compile(r"https?://(?:[^/?#\s]*@)?(?P<host>[^/?#\s@]+)", re.IGNORECASE)
"""A web address up to its host: https://www.harbourpost.example/news, with or without a user's name before an @."""

REPLACED = {"Cc": " ", "Zl": " ", "Zp": " ", "Cs": "\ufffd"}
"""What stands for a character of these Unicode categories: controls, line breaks, lone surrogates."""

CREDITS: dict[CreditKind, str] = {
    "dateline": "in the dateline",
    "byline": "as author",
    "trailer": "at the foot",
    "told": "told to it",
    "caption": "picture credit",
    "body": "named in the text",
    "feed": "in the feed",
}


def clean(text: str) -> str:
    """Give ``text`` as one line without control and direction-override characters, safe to print on a terminal."""
    return printable(text).strip()


def printable(text: str) -> str:
    """Do as :func:`clean`, but keep a space at either end, for a piece of a text.

    Bytes of a file's name that are no UTF-8, which Python keeps as lone surrogates, are replaced.
    """
    kept = "".join(REPLACED.get(unicodedata.category(c), c) for c in text)
    return re.sub(r"\s+", " ", re.sub("[\u202a-\u202e\u2066-\u2069]", "", kept))


def cut(text: str, length: int) -> str:
    """Give ``text`` in at most ``length`` characters, cut at a word with an ellipsis where it is longer."""
    if len(text) <= length:
        return text
    head = text[: length - 1]
    at_word = head.rsplit(" ", 1)[0]
    return (at_word if len(at_word) > length // 2 else head).rstrip(" ,;:.-…") + "…"


def say_outlet(outlet: str | None, path: str | None, url: str | None) -> str:
    """Give the outlet's name; where it is not known, the web host or the name of the file that the report came from."""
    file = re.split(r"[/\\]", path or "")[-1]
    return clean(outlet or "") or clean(host(url or "")) or clean(file) or "unknown outlet"


def say_failure(source: str, reason: str) -> str:
    """Give why an input could not be read after its name, which most reasons begin with; it is named once."""
    name, why = clean(source), clean(reason)
    return why if why.startswith((f"{name}: ", f"{name} ")) else f"{name}: {why}"


def host(url: str) -> str:
    """Give the host of ``url``, without "www."; empty where it is no web address."""
    found = WEB.match(url)
    return found.group("host").lower().removeprefix("www.") if found else ""


def say_credits(credits_: Iterable[Credit]) -> list[tuple[str, str]]:
    """Give each agency or outlet that is credited with how: ("Reuters", "told to it, picture credit ×4")."""
    found: dict[str, Counter[CreditKind]] = {}
    for credit in credits_:
        found.setdefault(clean(credit.agency), Counter())[credit.kind] += 1
    said = {agency: [_times(kind, kinds[kind]) for kind in CREDITS if kinds[kind]] for agency, kinds in found.items()}
    return [(agency, ", ".join(how)) for agency, how in said.items()]


def _times(kind: CreditKind, number: int) -> str:
    return f"{CREDITS[kind]} ×{number}" if number > 1 else CREDITS[kind]


def say_count(number: int, noun: str) -> str:
    """Give "1 report", "1,234 reports"; a ``noun`` in -y takes -ies."""
    if number == 1:
        return f"1 {noun}"
    return f"{number:,} {noun[:-1]}ies" if noun.endswith("y") else f"{number:,} {noun}s"


def say_date(value: str | None) -> str:
    """Give an ISO 8601 time as "24 March 2024, 10:15 UTC+02:00", only as precise as it is; None as "date unknown"."""
    if value is None:
        return "date unknown"
    if "T" in value:
        moment = datetime.fromisoformat(value)
        # moment.isoformat() writes the offset with a colon; strftime does so from Python 3.12 on.
        offset = moment.isoformat()[-6:] if moment.tzinfo else ""
        zone = " UTC" if offset == "+00:00" else f" UTC{offset}" if offset else ""
        return f"{_day(moment.date().isoformat())}, {moment:%H:%M}{zone}"
    return _day(value)


def _day(value: str) -> str:
    year, *rest = value.split("-")
    names = [str(int(rest[1]))] if len(rest) > 1 else []
    names += [MONTHS[int(rest[0]) - 1]] if rest else []
    return " ".join([*names, year])


def say_published(published: Published | None) -> str:
    """Give the time and how it is known: "24 March 2024 (from the dateline)"."""
    if published is None:
        return "date unknown"
    return f"{say_date(published.value)} ({BASIS[published.basis]})"


def say_dates(first: str | None, last: str | None) -> str:
    """Give a story's span of time, in days."""
    start, end = (value and value.split("T")[0] for value in (first, last))
    if start is None or end is None or start == end:
        return say_date(start or end)
    return f"{say_date(start)} – {say_date(end)}"


def say_range(origins: Range) -> str:
    """Give the bare count: "3" or "3–4"."""
    return str(origins.low) if origins.low == origins.high else f"{origins.low}–{origins.high}"


def say_origins(origins: Range) -> str:
    """Give the count with its noun: "1 independent origin", "3–4 independent origins"."""
    if origins.low == origins.high:
        return say_count(origins.low, "independent origin")
    return f"{say_range(origins)} independent origins"


def say_list(names: list[str], shown: int = 3) -> str:
    """Give "A", "A and B", "A, B and 4 more"."""
    if len(names) > shown:
        names = [*names[: shown - 1], f"{len(names) - shown + 1} more"]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def say_derivation(kind: Kind, parents: list[str], *, directed: bool) -> str:
    """Give one line on how a report depends on its ``parents`` (names of outlets): "rewrite of Harbour Post"."""
    if not parents:
        return kind
    if not directed:
        return f"{kind}, to or from {say_list(parents)}"
    return f"{kind} {say_list(parents)}" if kind == "cites" else f"{kind} of {say_list(parents)}"
