"""The service as its clients meet it: the real application on a real port."""

from __future__ import annotations

import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import uvicorn

from api.app import create_app
from api.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
REPORTS = ROOT / "fixtures" / "reports"


@contextmanager
def serving(settings: Settings) -> Iterator[httpx.Client]:
    """A client of the service, which runs in a thread until the block ends."""
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(create_app(settings), log_level="critical", lifespan="on", timeout_graceful_shutdown=5)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        with httpx.Client(base_url=address, timeout=60, transport=httpx.HTTPTransport(retries=20)) as client:
            while not server.started and thread.is_alive():
                thread.join(0.02)
            yield client
    finally:
        server.should_exit = True
        thread.join()
        listener.close()


def await_ready(address: str, process: subprocess.Popen[bytes], seconds: int = 240) -> None:
    """Wait until the service at ``address`` answers, or its process has ended.

    The bound is there so that a service that hangs is told apart from a busy machine, not to measure anything.
    """
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        assert process.poll() is None, f"the service ended with {process.returncode} before it answered"
        try:
            if httpx.get(f"{address}/healthz", timeout=seconds).status_code == 200:
                return
        except httpx.HTTPError:
            time.sleep(0.05)
    raise AssertionError(f"the service did not answer within {seconds} seconds")
