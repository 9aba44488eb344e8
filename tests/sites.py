"""A web site of this machine, for tests that read pages by their address."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

__all__ = ["Pages", "served"]


class Pages(BaseHTTPRequestHandler):
    """What answers; a test says how. Nothing is written to standard error."""

    def answer(self) -> None:
        """Answer the GET of ``path``."""
        raise AssertionError(self.path)

    def do_GET(self) -> None:
        self.answer()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@contextmanager
def served(pages: type[Pages]) -> Iterator[str]:
    """The address of the site while it is up."""
    server = HTTPServer(("127.0.0.1", 0), pages)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
