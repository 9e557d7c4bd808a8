"""A web server on loopback, with routes set by each test and every request written down."""

from __future__ import annotations

import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from secondsource.pages.sources import Fetched
from secondsource.records import Result

PAGE = b"<html><body><p>Some news.</p></body></html>"
HTML = {"Content-Type": "text/html"}

Reply = tuple[int, dict[str, str], bytes]
Route = Reply | Callable[["Handler"], Reply | None]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 5
    server: Web

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        self.server.headers.append(dict(self.headers.items()))
        self.server.ports.add(self.client_address[1])
        route = self.server.routes.get(self.path, (404, {}, b""))
        reply = route(self) if callable(route) else route
        if reply is None:  # the route has written its own bytes
            self.close_connection = True
            return
        status, headers, body = reply
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""


class Web(ThreadingHTTPServer):
    daemon_threads = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.routes: dict[str, Route] = {}
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.ports: set[int] = set()
        self.released = threading.Event()

    def url(self, path: str = "/") -> str:
        return f"http://127.0.0.1:{self.server_address[1]}{path}"

    def html(self, path: str, body: str = "<html><body><p>Some news.</p></body></html>", **headers: str) -> str:
        said = {name.replace("_", "-"): value for name, value in headers.items()}
        self.routes[path] = (200, {"Content-Type": "text/html; charset=utf-8", **said}, body.encode())
        return self.url(path)

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up early is part of these tests."""


def redirect(to: str, status: int = 302) -> Reply:
    return status, {"Location": to}, b""


def result(item: Fetched | Result) -> tuple[str, str]:
    assert isinstance(item, Result)
    return item.outcome, item.reason or ""
