"""Input that means harm: a problem or a safe result each, memory bounded, and others are served meanwhile."""

from __future__ import annotations

import gzip
import io
import json
import os
import re
import socket
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from api.settings import Access, Settings
from tests.service_postgres import DATABASES, fresh_database
from tests.service_process import REPORTS, await_ready, serving
from tests.test_api_ingest import NDJSON, record
from timeline.store import build, open_store

ROOT = Path(__file__).resolve().parents[1]
GIGABYTE = 1_000_000_000
JSON = {"content-type": "application/json"}
FEW = [REPORTS / "newyork-01_after-the-vote.txt", REPORTS / "moscow-03_contradictory-dateline.txt"]


@contextmanager
def process(database: Path) -> Iterator[tuple[httpx.Client, int]]:
    """``timeline serve`` in a process of its own, whose memory can be looked at."""
    command = [sys.executable, "-m", "timeline.cli", "serve", "--port", "0", "--db", str(database)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(  # noqa: S603
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT, env=environment
    ) as running:
        try:
            assert running.stdout
            found = re.search(r"http://[^/]+", running.stdout.readline().decode())
            assert found
            await_ready(found[0], running)
            with httpx.Client(base_url=found[0], timeout=120) as client:
                yield client, running.pid
        finally:
            running.terminate()


def peak(pid: int) -> int:
    """The most memory that a process has held, in bytes."""
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        pytest.skip("no /proc: the memory of another process cannot be seen here")
    found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text(encoding="ascii"))
    assert found
    return int(found[1]) * 1024


@contextmanager
def others_served(service: httpx.Client) -> Iterator[list[int]]:
    """Somebody else asks all the time; the statuses of the answers."""
    statuses: list[int] = []
    stop = threading.Event()

    def ask() -> None:
        with httpx.Client(base_url=service.base_url, timeout=60) as other:
            while not stop.is_set():
                statuses.append(other.get("/v1/timeline?limit=1").status_code)

    thread = threading.Thread(target=ask)
    thread.start()
    try:
        yield statuses
    finally:
        stop.set()
        thread.join()


def send_raw(service: httpx.Client, head: str, piece: bytes, most: int) -> tuple[int, int]:
    """A request whose body does not end by itself: the status of the answer, and how much was sent before it."""
    sent = 0
    with socket.create_connection((service.base_url.host, service.base_url.port or 80), timeout=60) as connection:
        connection.sendall(head.encode())
        try:
            while sent < most:
                connection.sendall(piece)
                sent += len(piece)
                connection.setblocking(False)
                try:
                    if connection.recv(1, socket.MSG_PEEK):
                        break
                except BlockingIOError:
                    pass
                finally:
                    connection.setblocking(True)
        except (BrokenPipeError, ConnectionResetError):
            pass
        answer = b""
        try:
            while b"\r\n" not in answer:
                answer += connection.recv(4096)
        except ConnectionResetError:
            return 0, sent
    return int(answer.split()[1]), sent


def test_a_gigabyte_costs_no_memory_and_holds_up_nobody(tmp_path: Path) -> None:
    with open_store(tmp_path / "t.db") as store:
        build(store, FEW)
    with process(tmp_path / "t.db") as (service, pid):
        service.post("/v1/articles", json=record("warm"))
        before = peak(pid)
        with others_served(service) as statuses:
            for media in ("application/json", "text/html", "multipart/form-data; boundary=x"):
                common = f"POST /v1/articles?id=big HTTP/1.1\r\nHost: x\r\nContent-Type: {media}\r\n"
                announced = send_raw(service, f"{common}Content-Length: {GIGABYTE}\r\n\r\n", b" " * 65536, GIGABYTE)
                assert announced[0] in (413, 0)
                assert announced[1] < 50_000_000
                piece = b"10000\r\n" + b" " * 65536 + b"\r\n"
                unannounced = send_raw(service, f"{common}Transfer-Encoding: chunked\r\n\r\n", piece, GIGABYTE)
                assert unannounced[0] in (413, 422, 0)
                assert unannounced[1] < 50_000_000
            # One line without an end, in a stream that may be a gigabyte long.
            one_line = service.post("/v1/articles", content=(b"a" * 1_000_000 for _ in range(200)), headers=NDJSON)
            assert one_line.status_code == 200
            assert "longer" in json.loads(one_line.text.splitlines()[0])["error"]
            # A busy machine had no time for others yet: keep on until they came through, which they must soon.
            for _ in range(20):
                if len(statuses) > 5:
                    break
                send_raw(service, f"{common}Content-Length: {GIGABYTE}\r\n\r\n", b" " * 65536, GIGABYTE)
                time.sleep(0.5)
        assert len(statuses) > 5
        assert set(statuses) == {200}
        assert peak(pid) - before < 120_000_000


def bomb(megabytes: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(4):
            archive.writestr(f"{number}.txt", b"0" * (megabytes * 250_000))
    return out.getvalue()


def test_what_unpacks_to_much_is_stopped(tmp_path: Path) -> None:
    with process(tmp_path / "t.db") as (service, pid):
        service.post("/v1/articles", json=record("warm"))
        before = peak(pid)
        packed = gzip.compress(b"[" * 300_000_000)
        with others_served(service) as statuses:
            for name, data in (
                ("a.zip", bomb(400)),
                ("b.txt.gz", packed),
                ("c.warc.gz", packed),
                ("d.jsonl.gz", packed),
            ):
                answer = service.post("/v1/articles", files={"file": (name, data)})
                assert answer.status_code == 422, (name, answer.text[:300])
                assert answer.headers["content-type"] == "application/problem+json"
            # A body that is packed itself is not unpacked at all.
            answer = service.post("/v1/articles", content=packed, headers={**JSON, "content-encoding": "gzip"})
            assert answer.status_code in (415, 422)
        assert set(statuses) == {200}
        assert peak(pid) - before < 150_000_000


@pytest.fixture(scope="module", params=DATABASES)
def service(request: pytest.FixtureRequest) -> Iterator[httpx.Client]:
    with fresh_database(request.param) as url:
        with open_store(url) as store:
            build(store, FEW)
        with serving(Settings(database=url, writing=Access.OPEN)) as client:
            yield client


@pytest.mark.parametrize("deep", [b"[" * 1_000_000, b'{"a":' * 200_000, b'{"text": ' + b"[" * 100_000])
@pytest.mark.parametrize("address", ["/v1/articles", "/v1/annotate", "/v1/resolve", "/v1/decisions"])
def test_json_without_end_is_refused(service: httpx.Client, address: str, deep: bytes) -> None:
    answer = service.post(address, content=deep, headers=JSON)
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
    if address in ("/v1/articles", "/v1/annotate"):
        told = service.post(address, content=deep + b"\n", headers=NDJSON)
        assert told.status_code == 200
        assert "error" in json.loads(told.text.splitlines()[0])


@pytest.mark.parametrize(
    "words",
    ["' OR 1=1 --", "'; DROP TABLE event; --", '"', '""', "*", "a*", "نيويورك*", "NEAR(a b, 3)", "label:a", "^a", "a AND", "AND OR NOT",
     "a OR b", "(", ")", "-a", "{a b}:c", "a:*", "a & b | !c", "<->", "\\", "%", "_", "a\tb", "\u202eabc", "🧨" * 100, "«", "«»", "» «",
     "${7*7}", "{{7*7}}", "../../x", "\x01", "ا" * 400],
)  # fmt: skip
def test_the_syntax_of_a_database_is_only_words(service: httpx.Client, words: str) -> None:
    everything = service.get("/v1/timeline?limit=500").json()["matched"]
    for parameter in ("q", "place", "participant", "source", "type"):
        answer = service.get("/v1/timeline", params={parameter: words, "limit": 500})
        assert answer.status_code in (200, 400), answer.text
        assert "SELECT" not in answer.text
        assert "Traceback" not in answer.text
        if answer.status_code == 200 and re.search(r"\w", words):
            assert answer.json()["matched"] < everything
    assert service.get("/v1/timeline?limit=500").json()["matched"] == everything


@pytest.mark.parametrize("octets", ["%ff", "%c3%28", "%ed%a0%80", "%f4%90%80%80", "%e2%80%ae", "%0d%0aX-Evil:%201"])
def test_octets_that_are_no_text_and_lines_in_values_change_no_header(service: httpx.Client, octets: str) -> None:
    for address in (
        f"/v1/timeline?q={octets}&limit=1", f"/v1/timeline?limit=1&datetime=2015&source={octets}", f"/v1/events/{octets}",
        f"/v1/articles/{octets}", f"/?q={octets}", f"/?from={octets}", f"/articles/{octets}", f"/problems/{octets}",
        f"/v1/timeline?limit=1&format=csv&q={octets}", f"/static/{octets}",
    ):  # fmt: skip
        answer = service.get(address)
        assert answer.status_code in (200, 400, 404), (address, answer.text[:200])
        assert "x-evil" not in answer.headers
        assert "\n" not in answer.headers.get("link", "")


def test_a_header_with_a_line_in_it_is_no_header_of_the_answer(service: httpx.Client) -> None:
    with socket.create_connection((service.base_url.host, service.base_url.port or 80), timeout=30) as connection:
        connection.sendall(
            b"GET /v1/timeline?limit=1 HTTP/1.1\r\nHost: evil\r\nX-Request-Id: a\rX-Evil: 1\r\n"
            b"Prefer: \xff\xfe\r\nAccept: \xff/\xfe, application/json\r\nConnection: close\r\n\r\n"
        )
        answer = b""
        while piece := connection.recv(65536):
            answer += piece
    head = answer.partition(b"\r\n\r\n")[0].lower()
    assert head.startswith((b"http/1.1 200", b"http/1.1 400"))
    assert b"x-evil" not in head
    assert b"evil" not in answer.partition(b"\r\n\r\n")[2].lower()


@pytest.mark.parametrize(
    "address",
    ["/static/../app.py", "/static/..%2fapp.py", "/static/%2e%2e/%2e%2e/settings.py", "/static//etc/passwd", "/articles/..%2f..%2fetc%2fpasswd",
     "/v1/articles/..%2f..%2fetc%2fpasswd", "/events/..%5c..%5cx", "/problems/../x"],
)  # fmt: skip
def test_no_path_leads_out(service: httpx.Client, address: str) -> None:
    answer = service.get(address)
    assert answer.status_code == 404
    assert "root:" not in answer.text
    assert "import " not in answer.text


def test_a_page_with_scripts_leaves_text_only_and_a_turned_title_stays_in_its_place(service: httpx.Client) -> None:
    title = "\u202eعنوان\u2067 <b>مقلوب</b>"
    page = f"""<!doctype html><html lang="ar"><head><meta charset="utf-8"><title>{title}</title>
    <script>var a = "سكريبت 5 آذار 2017";</script></head><body onload="alert(1)"><article><h1>{title}</h1>
    <p>يلتقي الوزيران في باريس غدا السبت لبحث الأزمة، بحسب ما أعلنت وزارة الخارجية في بيان لها اليوم الجمعة 3 آذار 2017.</p>
    <iframe src="javascript:alert(1)"></iframe><svg onload=alert(1)></svg><a href="javascript:alert(1)">رابط</a>
    <script>document.write("<p>أمس</p>")</script></article></body></html>"""
    answer = service.post("/v1/articles?id=evil", content=page.encode(), headers={"content-type": "text/html"})
    assert answer.status_code in (200, 201), answer.text
    text = service.get("/v1/articles/evil").json()["text"]
    assert "سكريبت" not in text
    assert "document.write" not in text
    for address in ("/articles", "/articles/evil", "/?from=2017-03&to=2017-03", "/conflicts"):
        html = service.get(address).text
        assert "<script" not in html
        assert "javascript:" not in html
        assert "onload" not in html
        # An override ends with the element that isolates it, so what follows is read as it should be.
        for found in re.finditer("\u202e", html):
            opened = html.rfind("<", 0, found.start())
            assert re.match(r"<(bdi|h1|title|blockquote|div|mark|a|q)\b", html[opened:]), html[opened : found.end()]


def test_an_id_of_tricks_is_refused_or_only_an_id(service: httpx.Client) -> None:
    for name in ("../x", "a/b", "a\\b", "a\x00b", "a\nb", "?x", "#x"):
        assert service.post("/v1/articles", json=record(name)).status_code == 422
    for name in ("..", "%2e%2e", "' OR 1=1", "<b>", "\u202eid", "CON"):
        answer = service.post("/v1/articles", json=record(name))
        assert answer.status_code in (200, 201), (name, answer.text)
        (article,) = answer.json()["articles"]
        if name != "..":  # clients turn «/v1/articles/..» into «/v1/» by themselves
            # What turns a line round is replaced by a mark that shows where it stood.
            assert service.get(article["self"]).json()["id"] == name.replace("\u202e", "\ufffd")
            assert service.get(f"/articles/{article['self'].rpartition('/')[2]}").status_code == 200
