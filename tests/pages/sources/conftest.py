from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from loopback import Web

from secondsource.pages.sources import Fetcher, SourceOptions


@pytest.fixture
def web() -> Iterator[Web]:
    server = Web()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server
    server.released.set()
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def options() -> SourceOptions:
    return SourceOptions(allow_private=True, delay=0, timeout=5)


@pytest.fixture
def fetcher(web: Web, options: SourceOptions) -> Iterator[Fetcher]:
    # Depends on `web` so that connections are closed before the server waits for its threads.
    with Fetcher(options) as made:
        yield made
