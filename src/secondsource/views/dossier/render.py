"""Fills the dossier's templates."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from jinja2 import Environment, PackageLoader, StrictUndefined

from secondsource import __version__
from secondsource.records import Record, Story
from secondsource.views.deciding import say_decision
from secondsource.views.dossier.paragraphs import Paragraph, paragraphs
from secondsource.views.dossier.picture import drawings
from secondsource.views.dossier.together import together
from secondsource.views.passages import Passage, Segments, segments, shared_words, strongest
from secondsource.views.story_view import ReportView, StoryView, origin_name, parent_names
from secondsource.views.words import (
    BASIS,
    KINDS,
    SAMENESS,
    WEB,
    clean,
    cut,
    host,
    say_count,
    say_credits,
    say_date,
    say_dates,
    say_derivation,
    say_origins,
    say_range,
)

PASSAGES = 3
"""Matched passages of a report that are shown unfolded."""

PASSAGE = 600
"""Characters shown of a passage; the full text marks all of it."""


CONTROLS = {
    **{code: " " for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n"},
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}
"""What stands for characters that no HTML may hold: controls but tab and line feed, and lone surrogates."""


class Pair(Record, frozen=True):
    """A matched passage as the template shows it."""

    own: Segments
    other: Segments | None
    other_id: str | None
    other_outlet: str | None
    says: str


class Card(Record, frozen=True):
    """A report as the template shows it."""

    view: ReportView
    says: str
    href: str | None
    language: str | None
    pairs: list[Pair]
    paragraphs: list[Paragraph]


def render_dossier(view: StoryView) -> str:
    """Give the HTML of one story. It refers to nothing outside itself but the pages of its reports."""
    held = {report for origin in view.story.origin_list for report in origin.reports}
    template = _environment().get_template("story.html.j2")
    return template.render(
        view=view,
        story=view.story,
        cards=[_card(view, report) for report in view.reports],
        origins=[(origin_name(view, origin), origin.reports) for origin in view.story.origin_list],
        without_origin=[report for report in view.reports if report.report.id not in held],
        reports=view.by_id(),
        kinds=_kinds(view),
        drawings=drawings(view),
        together=together(view),
        retrieved=max((report.retrieved for report in view.reports if report.retrieved), default=None),
        passages=PASSAGES,
    )


def render_index(stories: Sequence[Story]) -> str:
    """Give the HTML of a list of stories that links to ``ID.html`` beside it."""
    return _environment().get_template("index.html.j2").render(stories=stories)


def safe_url(url: str | None) -> str | None:
    """Give ``url`` where it may become a link: http and https only."""
    return url if url and WEB.match(url) else None


def capitalize_first(text: str) -> str:
    """Give ``text`` with its first letter as a capital, and the others as they are."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """Give ``text`` with a capital and a full stop; empty as it is."""
    return capitalize_first(text) + ("" if not text or text.endswith((".", "!", "?")) else ".")


def without_controls(value: object) -> object:
    """Give a text without the control characters that HTML forbids, and with U+FFFD for lone surrogates."""
    return value.translate(CONTROLS) if isinstance(value, str) else value


@functools.cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("secondsource.views.dossier"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=without_controls,
    )
    words = (
        clean,
        host,
        capitalize_first,
        say_count,
        say_credits,
        say_date,
        say_dates,
        say_decision,
        say_origins,
        say_range,
        sentence,
    )
    environment.filters.update({word.__name__: word for word in words})
    environment.globals.update(BASIS=BASIS, KINDS=KINDS, version=__version__)
    return environment


def _card(view: StoryView, report: ReportView) -> Card:
    derivation = report.derivation
    language = report.report.language
    return Card(
        view=report,
        says=say_derivation(derivation.kind, parent_names(view, derivation), directed=derivation.directed),
        href=safe_url(report.url),
        language=language if language and re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", language) else None,
        pairs=[_pair(passage) for passage in strongest(view, report)],
        paragraphs=paragraphs(view, report),
    )


def _pair(passage: Passage) -> Pair:
    if passage.other is None:
        marked = [passage.own_marked] if passage.own_marked else []
        own_pieces, other_pieces = segments(passage.own, (0, len(passage.own)), marked), None
    else:
        own_pieces, other_pieces = shared_words(cut(clean(passage.own), PASSAGE), cut(clean(passage.other), PASSAGE))
    return Pair(
        own=own_pieces,
        other=other_pieces,
        other_id=passage.other_id,
        other_outlet=passage.other_outlet,
        says=SAMENESS[passage.same],
    )


def _kinds(view: StoryView) -> list[tuple[str, int, str]]:
    """Count the reports by kind, in the order of ``KINDS``, with what each kind means."""
    found = [report.derivation.kind for report in view.reports]
    return [(kind, found.count(kind), meaning) for kind, meaning in KINDS.items() if kind in found]
