"""The JSON that the command line prints, built from records. The field names are a contract: add, never rename.

One module for what each command says: a page and its reports, what a report says, what it tells, stories, actors,
checks.
"""

from __future__ import annotations

from secondsource.views.json.check import check_json
from secondsource.views.json.claims import range_json
from secondsource.views.json.pages import inspection_json, page_json, report_json, skipped_json, unread_json
from secondsource.views.json.readings import reading_json
from secondsource.views.json.stories import hits_json, stories_json, story_json, summary_json
from secondsource.views.json.who import who_json

__all__ = [
    "check_json",
    "hits_json",
    "inspection_json",
    "page_json",
    "range_json",
    "reading_json",
    "report_json",
    "skipped_json",
    "stories_json",
    "story_json",
    "summary_json",
    "unread_json",
    "who_json",
]
