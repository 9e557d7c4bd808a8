from __future__ import annotations

import pytest

from secondsource.pages.blocks import Linear, linearise
from secondsource.pages.html import parse
from secondsource.pages.html_furniture import role_of_names
from secondsource.pages.html_scopes import scopes

LONG = "The ferry to Norrvik stayed in port on Monday after a crane struck its bow, the harbour office said in a note."
MORE = "Nobody was hurt. Two hundred passengers were taken to the school, where they spent the night on the floor."


def linear(body: str, timed: bool = False) -> Linear:
    root = parse(f"<html><body>{body}</body></html>")
    assert root is not None
    found = linearise(root, scopes(root), timed)
    for piece in found.pieces:
        assert found.text[slice(*piece.span)] == piece.text
    return found


def kinds(body: str) -> list[tuple[str, str]]:
    return [(piece.kind, piece.text) for piece in linear(body).pieces]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<h2>A <em>head</em></h2><p>Some  \n text</p>", [("heading", "A head"), ("paragraph", "Some text")]),
        ("<ul><li>One</li><li><p>Two</p></li></ul>", [("list", "One"), ("list", "Two")]),
        ("<blockquote><p>Said</p></blockquote>", [("quote", "Said")]),
        ("<figure><img><figcaption>A quay</figcaption></figure>", [("caption", "A quay")]),
        ('<div class="photo-credit">Ann Example</div>', [("caption", "Ann Example")]),
        ('<p><span class="wp-caption-text">A quay at dusk</span></p>', [("caption", "A quay at dusk")]),
        ("<div>Loose<p>Inner</p>tail</div>", [("paragraph", "Loose"), ("paragraph", "Inner"), ("paragraph", "tail")]),
        ("<p>One<br><br>Two</p>", [("paragraph", "One"), ("paragraph", "Two")]),
        ("<p>Line<br>and line</p>", [("paragraph", "Line\nand line")]),
        (f"<div>{LONG}<br>{MORE}</div>", [("paragraph", LONG), ("paragraph", MORE)]),
        ("<table><tr><td>Town</td><td>12</td></tr></table>", [("table", "Town 12")]),
        (f"<table><tr><td>{LONG}</td></tr></table>", [("paragraph", LONG)]),
        ("<p>kept</p><script>x</script><style>y</style><nav>z</nav><p hidden>h</p>", [("paragraph", "kept")]),
        ('<p>a<span style="display: none">b</span>c</p>', [("paragraph", "ac")]),
        ('<p>a<span class="visually-hidden"> opens new tab</span></p>', [("paragraph", "a")]),
        ("<p>a<!-- b -->c</p>", [("paragraph", "ac")]),
        ("<pre>a\nb</pre>", [("paragraph", "a\nb")]),
    ],
)
def test_blocks(body: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(body) == expected


def test_blocks_are_separated_by_an_empty_line() -> None:
    assert linear("<p>One</p><p>Two</p>").text == "One\n\nTwo"


def test_a_hidden_element_with_most_of_the_text_is_read() -> None:
    assert kinds(f'<div style="display:none"><p>{LONG}</p></div>') == [("paragraph", LONG)]


def test_links_are_counted() -> None:
    (piece,) = linear('<p>See <a href="/x">the list</a></p>').pieces
    assert piece.linked == len("the list")


def test_a_deep_page_is_walked_without_recursion() -> None:
    assert [text for _, text in kinds("<div>" * 1500 + "<p>deep</p>")] == ["deep"]


def test_a_data_set_is_left_out() -> None:
    assert kinds("<p>x</p><table>" + "<tr><td>1</td><td>2</td></tr>" * 2100 + "</table>") == [("paragraph", "x")]


def test_times_stand_alone_where_entries_are_timed() -> None:
    body = f"<div><time datetime='2024-05-01T10:02:00Z'>10:02</time> {LONG}</div>"
    assert [(p.role, p.text) for p in linear(body, timed=True).pieces] == [("meta", "10:02"), (None, LONG)]


@pytest.mark.parametrize(
    ("names", "role"),
    [
        ("article-header", None),
        ("ad-slot", "widget"),
        ("headline", None),
        ("RelatedStories", "related"),
        ("c-newsletter__box", "widget"),
        ("page-with-sidebar", None),
        ("wp-caption", "caption"),
        ("author-bio", "bio"),
        ("comment-list", "comments"),
        ("sr-only", "hidden"),
        ("", None),
    ],
)
def test_what_class_names_say(names: str, role: str | None) -> None:
    assert role_of_names(names) == role


def test_scopes_number_articles() -> None:
    body = f"<article><p>{LONG}</p><article><p>inner</p></article><p>after</p></article><p>outside</p>"
    assert [piece.scope for piece in linear(body).pieces] == [1, 2, 1, 0]


def test_repeated_containers_are_scopes() -> None:
    story = "<div class='story'><h2>{}</h2><p>{}</p><p>{}</p></div>"
    body = story.format("Ferry held", LONG, MORE) + story.format("School open", MORE, LONG)
    assert [piece.scope for piece in linear(body).pieces] == [1, 1, 1, 2, 2, 2]


def test_sections_under_one_headline_are_no_scopes() -> None:
    section = "<section class='part'><h2>{}</h2><p>{}</p><p>{}</p></section>"
    body = "<h1>The long night of the Norrvik ferry</h1>" + section.format("One", LONG, MORE) * 2
    assert {piece.scope for piece in linear(body).pieces} == {0}
