"""Actors: mentions of a report grouped by whom they name, refer to or describe."""

from __future__ import annotations

from secondsource.reading.actors.resolve import actors

__all__ = ["actors"]
