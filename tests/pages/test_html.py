from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource import vocabulary
from secondsource.errors import DecodeError
from secondsource.pages.html import read_html
from secondsource.records import Document, Page

WORDS = vocabulary.load()
PARAGRAPHS = [
    "The council of Harwick voted on Tuesday to close the old bridge for good, a spokeswoman said after the session.",
    "Engineers had found cracks in two of the piers in March, and the road over it has been shut ever since then.",
    "A new bridge would cost about 40 million crowns, the council's treasurer told the members before the vote.",
    "Shopkeepers on the north bank said they feared for their trade, since the detour takes half an hour by car.",
    "The ministry of transport said it would pay a third of the price if work began before the end of next year.",
    "A petition against the closure was signed by some 3,200 people in the town, its organisers said last week.",
]
LIVE = "https://harwick-herald.example/live/bridge"
OTHER = [
    "Rain has filled the reservoir above Tollen to nine tenths, the water board reported on Friday morning.",
    "It is the highest level since the dam was raised, and a spillway will be opened at noon, the board added.",
    "People who live along the lower river were asked to move their cars and boats to higher ground by tonight.",
    "The mayor of Tollen said there was no danger to houses, and that schools would stay open as they always do.",
]


def read(html: str, url: str | None = None) -> Page:
    page = read_html(Document(data=html.encode(), media_type="text/html", url=url), WORDS)
    spans = [block.span for block in page.blocks]
    assert spans == sorted(spans)
    assert all(page.text[slice(*span)].strip() == page.text[slice(*span)] != "" for span in spans)
    return page


def texts(page: Page, main: bool = True) -> list[str]:
    return [page.text[slice(*block.span)] for block in page.blocks if block.main == main]


def paragraphs(lines: list[str]) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def article(title: str, lines: list[str], inside: str = "") -> str:
    return f"<article><h1>{title}</h1>{paragraphs(lines[:3])}{inside}{paragraphs(lines[3:])}</article>"


def test_an_article_is_read_and_its_furniture_is_not() -> None:
    inside = """<figure><img><figcaption>The old bridge. Ann Example/AFP</figcaption></figure>
        <p>Read also: <a href="/x">Bridge inspectors lacked boats</a></p>
        <div class="newsletter-box"><p>Get the news of the day in your inbox on every morning, for free.</p></div>"""
    page = read(
        "<html><body><nav><a href='/'>Home</a></nav>"
        f"{article('Harwick closes its bridge', PARAGRAPHS, inside)}"
        "<div class='comments'><p>I have crossed this bridge on every day of my life and will miss it.</p></div>"
        "<footer><p>Copyright Harwick Herald, all rights reserved in all countries</p></footer></body></html>"
    )
    assert texts(page) == ["Harwick closes its bridge", *PARAGRAPHS]
    kinds = {page.text[slice(*block.span)][:9]: block.kind for block in page.blocks if not block.main}
    assert kinds["The old b"] == "caption"
    assert kinds["Read also"] == "link"
    assert kinds["Get the n"] == "widget"


def test_several_articles_of_full_text_are_all_main() -> None:
    page = read(f"<html><body><main>{article('Bridge', PARAGRAPHS)}{article('Water', OTHER)}</main></body></html>")
    assert texts(page) == ["Bridge", *PARAGRAPHS, "Water", *OTHER]
    assert [block.scope for block in page.blocks] == [1] * 7 + [2] * 5


def test_teasers_inside_an_article_are_not_main() -> None:
    teasers = "".join(f"<article><h3><a href='/{i}'>Other headline number {i}</a></h3></article>" for i in range(4))
    page = read(f"<html><body>{article('Bridge', PARAGRAPHS, teasers)}</body></html>")
    assert texts(page) == ["Bridge", *PARAGRAPHS]


def test_a_text_in_several_containers_is_kept_whole() -> None:
    chunks = "".join(f"<div class='body-chunk'>{paragraphs(lines)}</div><div class='ad'>Advertisement</div>"
                     for lines in (PARAGRAPHS, OTHER))  # fmt: skip
    page = read(f"<html><body><article><h1>Bridge</h1>{chunks}</article></body></html>")
    assert texts(page) == ["Bridge", *PARAGRAPHS, *OTHER]


def test_a_repeated_headline_and_bare_headings_are_dropped() -> None:
    inside = "<h2>Harwick closes its old bridge</h2>"
    page = read(
        f"<html><body>{article('Harwick closes its old bridge', PARAGRAPHS, inside)}<h2>Comments</h2></body></html>"
    )
    assert texts(page).count("Harwick closes its old bridge") == 1
    assert "Comments" not in texts(page)


def test_article_body_of_json_ld_guides() -> None:
    body = " ".join(PARAGRAPHS + OTHER)
    data = f'{{"@type":"NewsArticle","headline":"Bridge","articleBody":"{body}"}}'
    ld = f'<script type="application/ld+json">{data}</script>'
    apart = f"<div id='a'>{paragraphs(PARAGRAPHS)}</div><div id='b'><div>{paragraphs(OTHER)}</div></div>"
    page = read(f"<html><head>{ld}</head><body><h1>Bridge</h1>{apart}</body></html>")
    assert set(PARAGRAPHS + OTHER) <= set(texts(page))


def test_a_list_page_holds_no_report() -> None:
    cards = "".join(
        f"<div class='card'><h2><a href='/{i}'>The council of Harwick met for the {i}th time this year</a></h2>"
        f"<p>{PARAGRAPHS[i % 6][:90]}</p></div>"
        for i in range(20)
    )
    page = read(f"<html><body><main>{cards}</main></body></html>", "https://harwick-herald.example/news")
    assert page.markup.list_page
    assert texts(page) == []


def test_an_article_with_many_links_is_no_list_page() -> None:
    links = "".join(f"<li><a href='/{i}'>The council of Harwick met for the {i}th time</a></li>" for i in range(30))
    page = read(f"<html><body>{article('Bridge', PARAGRAPHS)}<ul class='latest'>{links}</ul></body></html>")
    assert not page.markup.list_page
    assert set(PARAGRAPHS) <= set(texts(page))


def test_a_live_ticker_keeps_the_times_before_their_paragraphs() -> None:
    entries = "".join(
        f"<div class='live-entry'><time datetime='2024-05-01T1{i}:02:00Z'>1{i}:02</time><p>{line}</p></div>"
        for i, line in enumerate(PARAGRAPHS)
    )
    page = read(f"<html><body><article><h1>Bridge: live</h1>{entries}</article></body></html>", LIVE)
    assert page.markup.live
    times = [i for i, block in enumerate(page.blocks) if page.text[slice(*block.span)][2:] == ":02"]
    assert len(times) == 6
    assert all(page.blocks[i].kind == "meta" and not page.blocks[i].main for i in times)
    assert [page.text[slice(*page.blocks[i + 1].span)] for i in times] == PARAGRAPHS


@pytest.mark.parametrize(
    "html",
    [
        "",
        "   \n",
        "no markup at all",
        "<p>One short fragment.</p>",
        "<html><head><title>x</title></head></html>",
        "<html><frameset cols='1,2'><frame src='a'></frameset></html>",
        "<!-- only a comment -->",
        "<html><body>" + "<div>" * 3000 + "x",
        "<p \x00\x0b class='a'>control \x01 characters</p>",
        "<table><tr><td>" * 400 + "x",
        "<p>" + "word " * 50_000,
        "<" * 2000,
        "<script>if (a < b) { document.write('<p>'); }",
    ],
)
def test_odd_pages_are_read_without_a_fault(html: str) -> None:
    read(html)


def test_an_encoding_declaration_is_no_fault() -> None:
    source = '<?xml version="1.0" encoding="iso-8859-1"?><html xml:lang="fr"><body><p>Café fermé</p></body></html>'
    page = read_html(Document(data=source.encode("latin-1"), media_type="application/xhtml+xml"), WORDS)
    assert page.text == "Café fermé"
    assert page.markup.language == "fr"


def test_binary_data_is_refused() -> None:
    with pytest.raises(DecodeError):
        read_html(Document(data=b"%PDF-1.4", media_type="text/html"), WORDS)


TAGS = """<p> </p> <div class='ad'> </div> <article> </article> <h1> <li> <table> <tr> <td> <br> </a> <figcaption>
    <blockquote> &amp; \x00 text <time datetime='2024-01-01'> <a href='/'>"""
FRAGMENTS = st.sampled_from([*re.findall(r"<[^>]*>|\S+", TAGS), PARAGRAPHS[0], " "])


@settings(max_examples=60, deadline=None)
@given(st.lists(FRAGMENTS, max_size=40))
def test_any_tag_soup_gives_exact_spans_twice_the_same(parts: list[str]) -> None:
    html = "".join(parts)
    assert read(html) == read(html)
