"""What comes in over HTTP: streams, pages, plain text; nothing acknowledged is ever lost."""

from __future__ import annotations

import json
import os
import random
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.schemas import AnnotateAnswer, ArticleStored
from api.settings import Access, Settings
from tests.service_postgres import DATABASES, fresh_database
from tests.service_process import await_ready, serving
from timeline.articles.article import Document
from timeline.store import add_documents, open_store
from timeline.store.build import rebuild_view
from timeline.store.load import count_rows, load_articles, load_document

ROOT = Path(__file__).resolve().parents[1]
NDJSON = {"content-type": "application/x-ndjson"}
PAGE = """<!doctype html><html lang="ar"><head><meta charset="utf-8"><title>لقاء باريس</title>
<meta property="article:published_time" content="2017-03-03T08:00:00+01:00"></head><body><article><h1>لقاء باريس</h1>
<p>يلتقي الوزيران في باريس غدا السبت لبحث الأزمة، بحسب ما أعلنت وزارة الخارجية في بيان لها اليوم الجمعة.</p>
<p>وكان الوزيران قد التقيا في روما الشهر الماضي ولم يتفقا على شيء.</p></article></body></html>"""


def record(name: str, day: int = 3, **more: Any) -> dict[str, Any]:
    text = f"خبر {name}\n\n{day} آذار 2017 - وكالة المرفأ\n\nيلتقي الوزيران في باريس غدا."
    return {"id": name, "text": text, "published": f"2017-03-{day:02d}", **more}


def lines(*records: object) -> bytes:
    return b"".join(
        one + b"\n" if isinstance(one, bytes) else json.dumps(one, ensure_ascii=False).encode() + b"\n"
        for one in records
    )


def answers(response: httpx.Response) -> list[Any]:
    assert response.status_code == 200, response.text
    assert response.headers["content-type"].startswith("application/x-ndjson")
    return [json.loads(line) for line in response.text.splitlines()]


@pytest.fixture(params=DATABASES)
def url(request: pytest.FixtureRequest) -> Iterator[str]:
    with fresh_database(request.param) as found:
        yield found


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    path = tmp_path_factory.mktemp("ingest") / "t.db"
    with serving(
        Settings(database=str(path), writing=Access.OPEN, max_body_bytes=100_000, max_text_chars=1000)
    ) as client:
        yield client


def test_every_line_of_a_stream_gets_its_answer(url: str) -> None:
    body = lines(
        record("a"),
        record("b"),
        b"",
        b"{broken",
        b"[1]",
        {"id": "c"},
        {"id": "d", "text": "..."},
        record("a"),
        record("a", 4),
        {"id": "x" * 300, "text": "نص"},
        b"\xff\xfe",
    )
    with serving(Settings(database=url, writing=Access.OPEN)) as service:
        *told, last = answers(service.post("/v1/articles", content=body, headers=NDJSON))
        assert [one["line"] for one in told] == [1, 2, 4, 5, 6, 7, 8, 9, 10, 11]
        assert [one.get("arrival") for one in told] == [
            "new",
            "new",
            None,
            None,
            None,
            None,
            "unchanged",
            "changed",
            None,
            None,
        ]
        assert all("error" in one for one in told if "arrival" not in one)
        assert last == {"stored": 4, "failed": 6, "revision": last["revision"]}
        assert service.get("/readyz").status_code == 200
        assert service.get("/v1/timeline?datetime=2017-03").json()["matched"] >= 1
        again = answers(service.post("/v1/articles", content=body, headers=NDJSON))
        assert again[0]["arrival"] == "changed"
    with open_store(url) as store, store.reading() as connection:
        assert [article.id for article in load_articles(connection)] == ["a", "b"]


def test_a_stream_longer_than_a_body_may_be_is_taken_line_by_line(service: httpx.Client) -> None:
    def many() -> Iterator[bytes]:
        for number in range(300):
            yield lines(record(f"s-{number}", text=f"خبر {number}\n\n" + "كلمة " * 100))

    *told, last = answers(service.post("/v1/articles", content=many(), headers=NDJSON))
    assert len(told) == 300
    assert last["stored"] == 300


def test_a_line_that_is_too_long_costs_only_itself(service: httpx.Client) -> None:
    body = lines(record("l-1"), {"id": "l-2", "text": "ا" * 200_000}, record("l-3"))
    told = answers(service.post("/v1/articles", content=body, headers=NDJSON))
    assert ["error" in one for one in told[:3]] == [False, True, False]
    assert "longer" in told[1]["error"]
    assert "أطول" in told[1]["error_ar"]


def test_a_page_is_read_as_a_page(service: httpx.Client) -> None:
    address = "/v1/articles?id=page-1&url=https://news.example/1"
    answer = service.post(address, content=PAGE.encode(), headers={"content-type": "text/html; charset=utf-8"})
    assert answer.status_code == 201, answer.text
    (article,) = ArticleStored.model_validate_json(answer.content).articles
    assert str(article.reference.date) == "2017-03-03"
    data = service.get("/v1/articles/page-1").json()
    assert data["url"] == "https://news.example/1"
    assert "<p>" not in data["text"]
    assert service.post(address, content=PAGE.encode(), headers={"content-type": "text/html"}).status_code == 200


def test_plain_text_is_taken_as_it_is(service: httpx.Client) -> None:
    text = record("x")["text"]
    answer = service.post(
        "/v1/articles?id=plain-1",
        content=text.encode("cp1256"),
        headers={"content-type": "text/plain; charset=windows-1256"},
    )
    assert answer.status_code == 201, answer.text
    assert service.get("/v1/articles/plain-1").json()["text"] == text


@pytest.mark.parametrize(
    ("address", "content", "media", "status"),
    [
        ("/v1/articles", b"text", "text/plain", 400),
        ("/v1/articles?id=a/b", b"text", "text/plain", 400),
        ("/v1/articles?id=p", b"\xff\xfe\xfd", "text/plain", 422),
        ("/v1/articles?id=p", "نص".encode(), "text/plain; charset=nonsense", 422),
        ("/v1/articles?id=p", b"", "text/html", 422),
        ("/v1/articles?id=p", b"<script>1</script>", "text/html", 422),
        ("/v1/articles?id=p", bytes(range(256)) * 10, "text/html", 422),
        ("/v1/articles?id=p", b"PK\x03\x04", "application/zip", 415),
        ("/v1/articles", b"x=1", "application/x-www-form-urlencoded", 415),
    ],
)
def test_what_cannot_be_read_is_refused(
    service: httpx.Client, address: str, content: bytes, media: str, status: int
) -> None:
    answer = service.post(address, content=content, headers={"content-type": media})
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"


def test_many_texts_are_annotated_in_one_request(service: httpx.Client) -> None:
    texts = [{"id": 1, "text": "اليوم الخميس", "published": "2015-12-17"}, {"text": "لا وقت"}]
    answer = service.post("/v1/annotate", json={"texts": texts})
    first, second = AnnotateAnswer.model_validate_json(answer.content).results
    assert str(first.expressions[0].earliest) == "2015-12-17"
    assert (second.id, second.expressions) == (None, [])
    assert service.post("/v1/annotate", json={"texts": [{"text": "ا" * 1001}]}).status_code == 422
    assert service.post("/v1/annotate", json={"texts": [{"text": 1}]}).status_code == 422


def test_a_stream_of_texts_is_annotated_line_by_line(service: httpx.Client) -> None:
    body = lines(
        {"id": 1, "text": "غدا", "published": "2015-12-17"},
        b"nonsense",
        {"id": 2, "text": "ا" * 9000},
        {"id": 3, "text": "أمس"},
    )
    told = answers(service.post("/v1/annotate", content=body, headers=NDJSON))
    assert [one["id"] for one in told] == [1, None, None, 3]
    assert told[0]["expressions"][0]["earliest"] == "2015-12-18"
    assert "error" in told[1]
    assert "longer" in told[2]["error"]
    assert told[3]["expressions"][0]["problem"] == "missing-anchor"


def test_an_event_told_by_two_uploads_is_one_whatever_came_first(tmp_path: Path) -> None:
    digests = set()
    for order in ([record("a"), record("b")], [record("b"), record("a")]):
        path = tmp_path / f"{order[0]['id']}.db"
        with serving(Settings(database=str(path), writing=Access.OPEN)) as service:
            for one in order:
                assert service.post("/v1/articles", json=one).status_code == 201
        with open_store(path) as store, store.reading() as connection:
            digests.add(connection.exec_driver_sql("SELECT value FROM state WHERE key = 'digest'").scalar_one())
    assert len(digests) == 1


@pytest.mark.parametrize("round_", range(2))
def test_what_was_acknowledged_survives_a_kill(url: str, round_: int) -> None:
    """50 rounds of the same are in benchmarks/kill.py."""
    acknowledged = upload_until_killed(url, random.Random(round_))  # noqa: S311
    assert acknowledged
    with open_store(url) as store:
        with store.writing() as connection:
            rebuild_view(connection)
        with store.reading() as connection:
            stored = [article.id for article in load_articles(connection)]
            assert len(set(stored)) == len(stored)
            assert set(acknowledged) <= set(stored)
            for name in acknowledged[-3:]:
                document = load_document(connection, name)
                assert document is not None
                assert document.text == record(name)["text"]
            assert count_rows(connection)["documents"] == len(stored)


def upload_until_killed(url: str, dice: random.Random) -> list[str]:
    """Send an endless stream to a service of its own and kill that at a random moment.

    The ids whose lines were answered before. A plain socket, because an HTTP client reads no answer
    before it has sent everything.
    """
    port = _free_port()
    command = [sys.executable, "-m", "timeline.cli", "serve", "--port", str(port), "--db", url]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    answered = b""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=ROOT, env=environment) as process:  # noqa: S603
        await_ready(f"http://127.0.0.1:{port}", process)
        # Another process may have taken the port meanwhile; what it acknowledges is not ours.
        assert _listens(process.pid, port)
        with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
            head = "POST /v1/articles HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Type: application/x-ndjson\r\n\r\n"
            connection.sendall(head.encode())
            sender = threading.Thread(target=_send_endlessly, args=(connection,))
            sender.start()
            while b'"arrival"' not in answered:
                answered += connection.recv(65536)
            killer = threading.Timer(dice.random() * 0.8, process.send_signal, (signal.SIGKILL,))
            killer.start()
            try:
                while piece := connection.recv(65536):
                    answered += piece
            except ConnectionError:
                pass
            killer.join()
            sender.join()
    return [json.loads(line)["id"] for line in re.findall(rb'\{"line".*?\}(?=\n)', answered) if b'"arrival"' in line]


def _listens(process: int, port: int) -> bool:
    """Whether it is this process that listens on a port (Linux)."""
    sockets = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    listening = {f"socket:[{one[9]}]" for one in sockets if one[3] == "0A" and int(one[1].split(":")[1], 16) == port}
    held: set[str] = set()
    for found in Path(f"/proc/{process}/fd").iterdir():
        with suppress(FileNotFoundError):  # closed since it was listed
            held.add(str(found.readlink()))
    return not listening.isdisjoint(held)


def _send_endlessly(connection: socket.socket) -> None:
    try:
        for number in range(1_000_000):
            data = lines(record(f"k-{number}"))
            connection.sendall(f"{len(data):x}\r\n".encode() + data + b"\r\n")
    except OSError:
        return


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def test_who_is_told_to_stop_finishes_what_is_in_progress(tmp_path: Path) -> None:
    port = _free_port()
    command = [sys.executable, "-m", "timeline.cli", "serve", "--port", str(port), "--db", str(tmp_path / "t.db")]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(  # noqa: S603
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=ROOT, env=environment
    ) as process:
        await_ready(f"http://127.0.0.1:{port}", process)
        with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
            head = "POST /v1/articles HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Type: application/x-ndjson\r\n\r\n"
            connection.sendall(head.encode())
            answered = b""
            for number in range(64):  # two batches, so that the first is answered while the rest is on its way
                data = lines(record(f"g-{number}"))
                connection.sendall(f"{len(data):x}\r\n".encode() + data + b"\r\n")
            while b'"arrival"' not in answered:
                answered += connection.recv(65536)
            process.send_signal(signal.SIGTERM)
            time.sleep(0.5)
            with pytest.raises(OSError, match="refused"):
                socket.create_connection(("127.0.0.1", port), timeout=5).close()
            data = lines(record("g-last"))
            connection.sendall(f"{len(data):x}\r\n".encode() + data + b"\r\n0\r\n\r\n")
            while b"0\r\n\r\n" not in answered:
                answered += connection.recv(65536)
        assert process.wait(40) in (0, -signal.SIGTERM)
        assert process.stderr
        told = [json.loads(line) for line in process.stderr.read().splitlines()]
    assert b'"id":"g-last","arrival":"new"' in answered
    assert b'{"stored":65,"failed":0' in answered
    # Whatever is logged is JSON, and the request is in it with its id.
    (upload,) = [one for one in told if one.get("path") == "/v1/articles"]
    assert re.fullmatch("[0-9a-f]{32}", upload["request_id"])
    assert (upload["status"], upload["level"]) == (200, "info")


def test_a_stream_may_end_before_its_events_are_made(url: str) -> None:
    body = lines(*(record(f"e-{number}") for number in range(40)))
    with serving(Settings(database=url, writing=Access.OPEN)) as service:
        *told, last = answers(service.post("/v1/articles?events=later", content=body, headers=NDJSON))
        assert [one["arrival"] for one in told] == ["new"] * 40
        assert last["stored"] == 40
        assert 0 <= last["waiting"] <= 40
        while (ready := service.get("/readyz")).status_code != 200:
            assert "wait" in ready.json()["detail"]
        assert service.get("/v1/jobs").json()["waiting"] == 0
        assert service.post("/v1/articles?events=never", content=body, headers=NDJSON).status_code == 400
        assert service.get("/v1/timeline?datetime=2017-03").json()["matched"] >= 1


def test_the_events_of_what_waits_are_made_by_the_next_process(url: str) -> None:
    documents = [(Document(f"w-{number}", record(f"w-{number}")["text"]), "test") for number in range(3)]
    with open_store(url) as store:
        add_documents(store, documents, rebuild=False, claims=False)
    with serving(Settings(database=url)) as service:
        while service.get("/readyz").status_code != 200:
            pass
        assert service.get("/v1/timeline?datetime=2017-03").json()["matched"] >= 1
