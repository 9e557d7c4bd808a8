"""Where the time of a run goes: parts of the pipeline timed while they run, each without the others that it calls."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

from secondsource import joining, pipeline
from secondsource.encoder import Encoder
from secondsource.ledger import Writer
from secondsource.stories import Index

PARTS: tuple[tuple[str, Any, str], ...] = (
    ("decode, extract", pipeline.Pipeline, "page"),
    ("split", pipeline, "split"),
    ("read", pipeline, "read"),
    ("encoder, passages", Encoder, "read_sentences"),
    ("encoder, texts", Encoder, "embed"),
    ("candidates", Index, "candidates"),
    ("compare, align", joining, "link"),
    ("group", joining, "group"),
    ("load readings", Writer, "readings"),
    ("store page", Writer, "add_page"),
    ("store passages", Writer, "add_passages"),
)
REST = "rest of the ledger"


class Stopwatch:
    """Seconds by part; what no part accounts for is the rest."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self.calls: dict[str, int] = defaultdict(int)
        self._inner: list[float] = []  # of each part under way: the seconds of the parts that it called

    @contextmanager
    def running(self) -> Iterator[None]:
        """Time the parts, and the whole, until the end of the block."""
        with ExitStack() as stack:
            for name, owner, attribute in PARTS:
                stack.enter_context(patch.object(owner, attribute, self._timed(name, getattr(owner, attribute))))
            yield

    def timed(self, call: Callable[[], Any]) -> float:
        """Run a call whose time, but for the parts, is the rest; gives its seconds."""
        before = self.seconds[REST] + sum(self.seconds[name] for name, *_ in PARTS)
        self._timed(REST, call)()
        return self.seconds[REST] + sum(self.seconds[name] for name, *_ in PARTS) - before

    def _timed(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*args: Any, **kwargs: Any) -> Any:
            self._inner.append(0.0)
            started = time.perf_counter()
            try:
                return call(*args, **kwargs)
            finally:
                spent = time.perf_counter() - started
                self.seconds[name] += spent - self._inner.pop()
                self.calls[name] += 1
                if self._inner:
                    self._inner[-1] += spent

        return wrapped
