"""What every record is, and the spans that records point with."""

from __future__ import annotations

import msgspec

Span = tuple[int, int]
"""Half-open ``[start, end)`` in code points of the page's text."""


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """Base of every record: immutable, compared by value, encoded as JSON or MessagePack by msgspec."""


class Part(Record, frozen=True, kw_only=True, gc=False):
    """Base of the small records of which a story has hundreds of thousands.

    None can hold itself, so Python is spared looking for cycles among them: a quarter of the time to assemble a large
    story.
    """


class Range(Record, frozen=True, kw_only=True):
    """A count of independent origins; ``low`` merges what could be one, ``high`` keeps apart what may be two."""

    low: int
    high: int
