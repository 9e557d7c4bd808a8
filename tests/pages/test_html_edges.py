from __future__ import annotations

from pathlib import Path

from secondsource import vocabulary
from secondsource.pages.html import read_html
from secondsource.records import Document, Page

WORDS = vocabulary.load()
TEXT = [
    "The lock at Sallow was drained on Monday after a barge had torn one of its gates, the canal board said.",
    "Nobody was hurt, and the skipper told the board that a cable had slipped while the water was falling.",
    "Eleven boats are waiting above the lock, and the board does not expect them to move before the weekend.",
    "A gate of the same kind lies in the yard at Dunmere, where it was left over from the works of last summer.",
]
HEAD = "Barge tears gate of Sallow lock"


def read(body: str, title: str = HEAD) -> Page:
    html = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
    return read_html(Document(data=html.encode(), media_type="text/html"), WORDS)


def of(page: Page, *, main: bool = True) -> list[str]:
    return [page.text[slice(*block.span)] for block in page.blocks if block.main == main]


def kinds(page: Page) -> dict[str, str]:
    return {page.text[slice(*block.span)]: block.kind for block in page.blocks}


def lines(texts: list[str]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def test_a_line_that_shares_its_element_with_a_picture_is_a_caption() -> None:
    line = "The drained lock at Sallow on Monday (photo Ada Brook)"
    page = read(f"<div><h1>{HEAD}</h1><div><img src='x.jpg'><p>{line}</p></div>{lines(TEXT)}</div>")
    assert kinds(page)[line] == "caption"
    assert of(page) == [HEAD, *TEXT]


def test_a_sentence_or_a_byline_beside_a_picture_is_no_caption() -> None:
    page = read(f"<div><h1>{HEAD}</h1><div><img><p>By Ada Brook and Tom Lake</p></div><p><img>{TEXT[0]}</p></div>")
    assert "caption" not in kinds(page).values()


def test_bold_lines_between_paragraphs_are_headings() -> None:
    page = read(f"<div><h1>{HEAD}</h1>{lines(TEXT[:2])}<p><b>WAITING BOATS</b></p>{lines(TEXT[2:])}</div>")
    assert kinds(page)["WAITING BOATS"] == "heading"
    assert of(page) == [HEAD, *TEXT[:2], "WAITING BOATS", *TEXT[2:]]


def test_a_linked_bold_line_is_no_heading() -> None:
    link = "<p><a href='/x'><b>SEE THE MAP OF ALL LOCKS</b></a></p>"
    page = read(f"<div><h1>{HEAD}</h1>{lines(TEXT[:2])}{link}{lines(TEXT[2:])}</div>")
    assert of(page) == [HEAD, *TEXT]


def test_the_columns_of_a_table_layout_are_no_text() -> None:
    left = "<td><b>HIGH WATER</b><br>Sallow 04:12 16:37</td>"
    right = "<td><b>MOST READ</b><br>1. Bridge stuck again<br>2. Ferry fares to rise</td>"
    foot = "<tr><td colspan=3>The Sallow Courier, Custom House Yard, Sallow</td></tr>"
    page = read(f"<table><tr>{left}<td><h1>{HEAD}</h1>{lines(TEXT)}</td>{right}</tr>{foot}</table>")
    assert of(page) == [HEAD, *TEXT]


def test_a_list_of_other_reports_below_the_text_goes_with_its_heading() -> None:
    box = "<div><h2>Similar entries</h2>Tape and patience at the lock<br>How to read a water chart</div>"
    page = read(f"<div><h1>{HEAD}</h1><div>{lines(TEXT)}</div></div>{box}")
    assert of(page) == [HEAD, *TEXT]


def test_short_last_lines_among_the_paragraphs_stay() -> None:
    page = read(f"<div><h1>{HEAD}</h1>{lines(TEXT)}<p>The inquiry goes on</p></div>")
    assert of(page)[-1] == "The inquiry goes on"


def test_a_listed_outlet_in_the_title_is_the_site(tmp_path: Path) -> None:
    extra = tmp_path / "extra.yaml"
    extra.write_text("outlets:\n  - {name: Sallow Courier, country: GB}\n", encoding="utf-8")
    html = f"<html><head><title>{HEAD} | Sallow Courier</title></head><body><h1>{HEAD}</h1>{lines(TEXT)}</body></html>"
    page = read_html(Document(data=html.encode(), media_type="text/html"), vocabulary.load([extra]))
    assert (page.markup.site, page.markup.title) == ("Sallow Courier", HEAD)
    assert read(lines(TEXT), f"{HEAD} | Unlisted Times").markup.site is None


def test_six_links_make_no_list_page_of_an_article() -> None:
    article = "<meta property='og:type' content='article'>"
    links = "".join(f"<p><a href='/{i}'>Another report of the town, number {i} of six</a></p>" for i in range(6))
    names = "".join(f"<li>Winner number {i}, of Sallow</li>" for i in range(40))
    page = read(f"{article}<div><h1>{HEAD}</h1><ul>{names}</ul></div><div>{links}</div>")
    assert not page.markup.list_page
