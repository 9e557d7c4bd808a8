"""Figures: what a report counts, with who gives it, of when and where."""

from secondsource.reading.figures.read import figures

__all__ = ["figures"]
