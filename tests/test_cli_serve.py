"""``timeline serve`` as a process: it says where it is, answers, and leaves when told to."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import httpx

from tests.service_process import await_ready
from timeline.store import build, open_store

ROOT = Path(__file__).resolve().parents[1]


def test_it_says_its_address_answers_and_leaves(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "لقاء دبي\n\n3 آذار 2017 - وكالة المرفأ\n\nيعقد غدا في دبي لقاء للوزراء.", encoding="utf-8"
    )
    with open_store(tmp_path / "t.db") as store:
        build(store, [tmp_path / "a.txt"])
    command = [sys.executable, "-m", "timeline.cli", "serve", "--port", "0", "--db", str(tmp_path / "t.db")]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=tmp_path, env=environment) as process:  # noqa: S603
        try:
            assert process.stdout is not None
            opened = process.stdout.readline().decode()
            asked = process.stdout.readline().decode()
            found = re.fullmatch(r"open {2}(http://127\.0\.0\.1:\d+)/\n", opened)
            assert found, opened
            assert asked == f'query curl "{found[1]}/v1/timeline?datetime=2017-03-04"\n'
            await_ready(found[1], process)
            with httpx.Client(base_url=found[1], timeout=60) as client:
                assert client.get("/healthz").json()["documents"] == 1
                events = client.get("/v1/timeline?datetime=2017-03-04").json()["events"]
                assert [event["date"]["edtf"] for event in events] == ["2017-03-04"]
        finally:
            process.send_signal(signal.SIGTERM)
        assert process.wait(120) in (0, -signal.SIGTERM)


def test_a_port_that_is_taken_is_explained(tmp_path: Path) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-m", "timeline.cli", "serve", "--port", port, "--db", str(tmp_path / "t.db")],
            capture_output=True,
            timeout=240,
            check=False,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
    assert done.returncode == 1
    assert f"cannot listen on 127.0.0.1 port {port}" in done.stderr.decode()
