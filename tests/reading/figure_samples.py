"""Figures of an invented text, written short: "at least 12=killed 12/12/-"."""

from __future__ import annotations

from collections.abc import Sequence

from passage_samples import report_of

from secondsource import vocabulary
from secondsource.encoder.passage_reading import PassageReading
from secondsource.reading.figures import figures
from secondsource.reading.syntax import Syntax
from secondsource.reading.told import Told
from secondsource.records import Attribution, Figure, Place, Time


def told_of(
    text: str,
    *,
    title: bool = False,
    attributions: Sequence[Attribution] = (),
    times: Sequence[Time] = (),
    places: Sequence[Place] = (),
    passages: Sequence[PassageReading] = (),
) -> Told:
    """A report of the text's lines, with what was read in it before."""
    return Told(
        text=text,
        report=report_of(text, title=title),
        passages=tuple(passages),
        vocabulary=vocabulary.load(),
        attributions=tuple(attributions),
        times=tuple(times),
        places=tuple(places),
        syntax=Syntax(text, passages),
    )


def short(text: str, figure: Figure) -> str:
    """A figure's words, what it counts, and low, best and high."""

    def number(value: float | None) -> str:
        return "-" if value is None else f"{value:.15g}"

    unit = f" {figure.unit}" if figure.unit else ""
    bounds = "/".join(number(value) for value in (figure.low, figure.value, figure.high))
    return f"{text[slice(*figure.span)]}={figure.counts}{unit} {bounds}"


def read_short(text: str, *, title: bool = False) -> list[str]:
    """All figures of a text."""
    return [short(text, figure) for figure in figures(told_of(text, title=title))]
