"""Marks and words that several readers of names and quotations look for."""

from __future__ import annotations

import re

UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\ufeff"
"""Characters that are not seen, and part nothing."""

POSSESSIVE = re.compile(r"['’]s?$")
"""A possessive at the end of a name."""

_ARTICLES = "the|a|an"
ARTICLE = re.compile(rf"^(?:{_ARTICLES})\s+", re.IGNORECASE)
"""An article before a name."""

DETERMINER = re.compile(rf"^(?:{_ARTICLES}|this|that|its|his|her|their|our)\s+", re.IGNORECASE)
"""An article, or what stands in its place, before the description of somebody."""
