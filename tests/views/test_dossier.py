"""The dossier: self-contained, escaped, and complete."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

import msgspec
import pytest
from sample_story import LEDE, identity, sample_story

from secondsource.records import Origin
from secondsource.views.dossier import render_dossier, render_index
from secondsource.views.story_view import StoryView

ATTACK = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


class Tags(HTMLParser):
    """Collects the tags of a page with their attributes, and its headings' levels."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def hostile(url: str) -> StoryView:
    """The sample with an attack in every text that a page decides."""
    view = sample_story()
    replace = msgspec.structs.replace
    reports = []
    for member in view.reports:
        report = replace(member.report, title=ATTACK, outlet=ATTACK, authors=(ATTACK,), language=ATTACK)
        derivation = replace(member.derivation, why=ATTACK)
        body = ((0, len(ATTACK)),)
        report = replace(report, body=body, headings=body)
        reports.append(replace(member, report=report, derivation=derivation, url=url, path=ATTACK, text=ATTACK))
    story = replace(
        view.story,
        title=ATTACK,
        unchecked=(ATTACK,),
        origin_list=(Origin(name=ATTACK, reports=view.story.reports),),
    )
    return StoryView(story=story, reports=tuple(reports))


def test_text_of_pages_stays_text() -> None:
    tags = Tags(render_dossier(hostile("https://harbourpost.example/1")))
    assert not tags.named("script")
    assert not tags.named("img")
    assert not any(name.startswith("on") for _, attributes in tags.tags for name in attributes)
    assert not Tags(render_index([hostile("").story])).named("script")


def test_only_web_addresses_become_links() -> None:
    for url in (
        "javascript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//h.example",
        "https:///no-host",
    ):
        links = Tags(render_dossier(hostile(url))).named("a")
        assert all((link["href"] or "").startswith("#") for link in links), url


def test_nothing_is_asked_of_the_network() -> None:
    html = render_dossier(sample_story())
    tags = Tags(html)
    outside = [
        (tag, attributes[name])
        for tag, attributes in tags.tags
        for name in ("src", "href", "srcset", "action", "data", "poster", "xlink:href")
        if name in attributes and not (attributes[name] or "").startswith(("#", "data:,"))
    ]
    urls = {member.url for member in sample_story().reports if member.url}
    assert {tag for tag, _ in outside} == {"a"}
    assert {url for _, url in outside} == urls
    assert not re.search(r"@import|url\((?!#)", html)


def test_the_count_says_what_it_does_not_say() -> None:
    html = render_dossier(sample_story())
    assert "10 reports · 2–3 independent origins" in html
    assert "It does not say whether it is true." in html


def test_evidence_text_and_unknowns_are_there() -> None:
    html = render_dossier(sample_story())
    assert f"<mark>{LEDE.rstrip('.')}</mark>" in html
    assert html.count("09.html") >= 2
    assert "untitled" in html
    assert '9 November 2021 <span class="quiet">(from the dateline)</span>' in html
    assert 'lang="de" dir="auto"' in html
    assert "an unknown outlet: no publication time" in html
    assert "Second Source 0.1.0" in html


def test_headings_go_down_one_level_at_a_time() -> None:
    levels = [int(tag[1]) for tag, _ in Tags(render_dossier(sample_story())).tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_link_inside_leads_somewhere_and_ids_are_unique() -> None:
    tags = Tags(render_dossier(sample_story())).tags
    ids = [attributes["id"] for _, attributes in tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    inside = {
        (attributes["href"] or "")[1:] for _, attributes in tags if (attributes.get("href") or "").startswith("#")
    }
    assert inside <= set(ids)
    assert identity(1) in inside


def test_the_same_story_gives_the_same_file() -> None:
    assert render_dossier(sample_story()) == render_dossier(sample_story())


def test_no_control_character_of_a_page_reaches_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(globals(), "ATTACK", "a\x1b[2Jb\x00c\x9bd\udcffe")
    html = render_dossier(hostile("https://harbourpost.example/1\x1b")) + render_index([hostile("").story])
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]", html)
    assert "a [2Jb c d\ufffde" in html
