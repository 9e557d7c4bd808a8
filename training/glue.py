"""Pages made by gluing articles of different events, the boundaries known: to train and to measure the splitter."""

from __future__ import annotations

import html
import random
from collections.abc import Sequence
from dataclasses import dataclass

from training.corpus import Article

PLACES = ("GENEVA", "LIMA, Peru", "NAIROBI", "NEW DELHI", "OSLO", "MANILA", "LAGOS, Nigeria", "BUENOS AIRES")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "September", "October", "November")
AGENCIES = ("Reuters", "AP", "AFP", "Xinhua", "dpa")
CAPTION = "A view of the scene where events took place, {month} {day}, {year}. REUTERS/Staff Photographer"


@dataclass(frozen=True)
class Style:
    """What stands round the articles of a glued page."""

    headline: bool = True
    dateline: bool = False
    caption: bool = False
    repeat: bool = False  # headline and caption stand twice, as on badly scraped pages
    widget: bool = False


@dataclass(frozen=True)
class Glued:
    """A page, and the offsets (code points) at which its second and later stories begin."""

    text: str
    marks: tuple[int, ...]
    articles: tuple[str, ...]


def styles(rng: random.Random) -> Style:
    """A random style; headlines stand in two of three pages."""
    return Style(
        headline=rng.random() < 0.66,
        dateline=rng.random() < 0.3,
        caption=rng.random() < 0.3,
        repeat=rng.random() < 0.2,
        widget=rng.random() < 0.2,
    )


def parts(article: Article, style: Style, rng: random.Random) -> list[tuple[str, str]]:
    """The lines of one article in a style, each with its HTML tag."""
    lines: list[tuple[str, str]] = []
    caption = CAPTION.format(month=rng.choice(MONTHS), day=rng.randint(1, 28), year=rng.randint(2012, 2025))
    for _ in range(2 if style.repeat else 1):
        if style.headline and article.title:
            lines.append(("h1", article.title))
        if style.caption:
            lines.append(("figcaption", caption))
        if style.widget:
            lines.append(("span", "Share"))
    first, *rest = article.paragraphs
    if style.dateline:
        place, month, day = rng.choice(PLACES), rng.choice(MONTHS), rng.randint(1, 28)
        first = f"{place}, {month} {day} ({rng.choice(AGENCIES)}) - {first}"
    return lines + [("p", first)] + [("p", p) for p in rest]


def glue(articles: Sequence[Article], style: Style, rng: random.Random) -> Glued:
    """Glue articles into one plain text, a blank line between each two lines."""
    text, marks = "", []
    for article in articles:
        marks.append(len(text))
        text += "\n\n".join(line for _, line in parts(article, style, rng)) + "\n\n"
    return Glued(text, tuple(marks[1:]), tuple(a.id for a in articles))


def glue_html(articles: Sequence[Article], style: Style, rng: random.Random) -> tuple[str, list[str]]:
    """Glue articles into one HTML page of one container; and the first line of each story after the first."""
    lines: list[str] = []
    firsts = []
    for article in articles:
        made = parts(article, style, rng)
        firsts.append(next(line for tag, line in made if tag in ("h1", "p")))
        for tag, line in made:
            body = html.escape(line)
            lines.append(
                f"<figure><figcaption>{body}</figcaption></figure>" if tag == "figcaption" else f"<{tag}>{body}</{tag}>"
            )
    page = (
        "<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>News</title></head><body>"
        "<nav><a href='/'>Home</a> <a href='/world'>World</a></nav><main><div class='content'>"
        + "\n".join(lines)
        + "</div></main><footer>About us</footer></body></html>"
    )
    return page, firsts[1:]
