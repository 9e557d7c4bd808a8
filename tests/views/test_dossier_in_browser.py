"""The dossier as a browser lays it out: nothing is wider than the screen, on a desk or a phone."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from sample_story import sample_story

from secondsource.views.dossier import render_dossier, render_index

# An iframe, because a headless window has a minimum width; its script writes the width of what is inside.
FRAME = """<!doctype html><iframe src="page.html" style="width:{width}px;height:900px;border:0" onload="
  const inside = this.contentDocument.documentElement;
  document.title = 'width ' + inside.scrollWidth;
"></iframe>"""

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--allow-file-access-from-files",
    "--dump-dom",
]


@pytest.mark.parametrize("width", [1280, 390, 320])
@pytest.mark.parametrize("which", ["story", "index"])
def test_no_sideways_scrolling(chromium: str, tmp_path: Path, width: int, which: str) -> None:
    view = sample_story()
    html = render_dossier(view) if which == "story" else render_index([view.story])
    # All is unfolded, so that the full texts are laid out too.
    (tmp_path / "page.html").write_text(html.replace("<details", "<details open"), encoding="utf-8")
    (tmp_path / "frame.html").write_text(FRAME.format(width=width), encoding="utf-8")
    done = subprocess.run(
        [chromium, *FLAGS, f"--user-data-dir={tmp_path / 'profile'}", (tmp_path / "frame.html").as_uri()],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    measured = re.search(r"<title>width (\d+)</title>", done.stdout)
    assert measured is not None
    assert int(measured.group(1)) <= width
