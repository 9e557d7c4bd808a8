"""The dossier: one story as one self-contained HTML file, and an index of several."""

from __future__ import annotations

from secondsource.views.dossier.render import render_dossier, render_index

__all__ = ["render_dossier", "render_index"]
