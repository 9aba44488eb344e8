"""Our feeds in the programs that they are for, in a real browser: the pages of docs/front-end.md as they stand there."""

from __future__ import annotations

import http.server
import json
import os
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.settings import Settings
from tests.service_process import REPORTS, serving
from timeline.export.phrase import type_phrase
from timeline.export.style import ARABIC, Language
from timeline.export.vocabulary import labels_of
from timeline.store import build, open_store

GUIDE = Path(__file__).resolve().parents[1] / "docs" / "front-end.md"
MODULES = Path(os.environ.get("TIMELINE_NODE_MODULES", "node_modules"))
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
NODE = shutil.which("node")
HOW = (
    "needs Chromium and the programs from npm: «npm install @knight-lab/timelinejs vis-timeline» in a folder of its own, "
    "then TIMELINE_NODE_MODULES=<that folder>/node_modules"
)
in_browser = pytest.mark.skipif(CHROMIUM is None or not (MODULES / "vis-timeline").is_dir(), reason=HOW)

# What the tests ask of the pages; added behind them, so that the pages themselves stay as they are printed.
SEEN = """<script>
fetch("/v1/timeline?datetime=2015-12&format=vis").then(r => r.json()).then(feed => {
  const at = feed.items.filter(i => i.start === "2015-12-18").map(i => i.id);
  setInterval(() => {
    if (!window.timeline || !window.timeline.getVisibleItems) return;
    document.body.dataset.seen = window.timeline.getVisibleItems().filter(id => at.includes(id)).length;
    document.body.dataset.rtl = document.querySelector(".vis-rtl") !== null;
  }, 200);
});
</script>"""
TURN = """<script>
fetch("/v1/timeline?datetime=2015-12&format=timelinejs").then(r => r.json()).then(feed => {
  const on = feed.events.filter(e => e.start_date.year === 2015 && e.start_date.month === 12 && e.start_date.day === 18);
  setTimeout(() => { window.timeline.goToId(on[on.length - 1].unique_id); }, 2500);
});
</script>"""


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    database = tmp_path_factory.mktemp("clients") / "t.db"
    with open_store(database) as store:
        build(store, [REPORTS])
    with serving(Settings(database=str(database))) as client:
        yield client


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", GUIDE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def ran(code: str, asked: str, service: httpx.Client) -> Any:
    """What ``asked`` is after ``code`` of the guide has run in Node."""
    program = f"""
const base = {json.dumps(str(service.base_url).rstrip("/"))}, ask = globalThis.fetch;
const fetch = (address) => ask(base + address);
{code}
console.log(JSON.stringify({asked}));
"""
    assert NODE
    command = [NODE, "--input-type=module", "-e", program]
    done = subprocess.run(command, capture_output=True, timeout=60, check=True)  # noqa: S603
    return json.loads(done.stdout)


class _Site(http.server.SimpleHTTPRequestHandler):
    """A site that holds a page and the programs, and passes the feeds on from the service."""

    def __init__(self, *args: object, service: httpx.Client, **more: object) -> None:
        self._service = service
        super().__init__(*args, **more)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        if not self.path.startswith("/v1/"):
            super().do_GET()
            return
        answer = httpx.get(f"{self._service.base_url}".rstrip("/") + self.path, timeout=30)
        self.send_response(answer.status_code)
        self.send_header("Content-Type", answer.headers["content-type"])
        self.end_headers()
        self.wfile.write(answer.content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


def shown(page: str, service: httpx.Client, folder: Path) -> str:
    """The document that a browser makes of a page."""
    (folder / "index.html").write_text(f'<!doctype html><meta charset="utf-8">{page}', encoding="utf-8")
    (folder / "node_modules").symlink_to(MODULES.resolve())
    handler = partial(_Site, directory=str(folder), service=service)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        assert CHROMIUM
        done = subprocess.run(  # noqa: S603
            [
                CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync",
                "--disable-background-networking", "--disable-component-update", f"--user-data-dir={folder / 'user'}",
                "--virtual-time-budget=9000", "--window-size=1200,900", "--dump-dom",
                f"http://127.0.0.1:{server.server_port}/index.html",
            ],
            capture_output=True,
            timeout=120,
            check=True,
        )  # fmt: skip
        server.shutdown()
    return done.stdout.decode()


def meeting(service: httpx.Client) -> str:
    """The label of the New York meeting."""
    events = service.get("/v1/timeline", params={"datetime": "2015-12-18", "limit": 500}).json()["events"]
    label: str = max((e for e in events if e["date"]["edtf"] == "2015-12-18"), key=lambda e: e["articles"])["label"]
    return label


@in_browser
def test_vis_timeline_shows_the_meeting_on_its_day_from_right_to_left_in_arabic(
    service: httpx.Client, tmp_path: Path
) -> None:
    _, page = blocks("html")
    html = shown(page + SEEN, service, tmp_path)
    seen = re.search(r'data-seen="(\d+)"', html)
    assert seen
    assert int(seen[1]) > 0
    assert 'data-rtl="true"' in html
    assert meeting(service) in html
    axis = " ".join(re.findall(r'class="vis-text[^>]*>(.*?)</div>', html, re.DOTALL))
    assert "كانون الأول" in axis
    assert not re.search("[A-Za-z]{3}", re.sub("<[^>]+>", "", axis))


@in_browser
def test_timelinejs_shows_the_day_in_words_and_fetches_nothing_from_elsewhere(
    service: httpx.Client, tmp_path: Path
) -> None:
    page, _ = blocks("html")
    html = shown(page + TURN, service, tmp_path)
    assert "الجمعة 18 كانون الأول 2015" in re.sub(r"<[^>]+>", " ", html)
    assert "tl-headline" in html


@pytest.mark.skipif(NODE is None, reason="needs Node, which runs the JavaScript of docs/front-end.md")
def test_the_javascript_of_the_guide_finds_the_quotation(service: httpx.Client) -> None:
    code, _ = blocks("js")
    quoted, exact = ran(code, "[quoted, claim.selectors[0].exact]", service)
    assert quoted == exact != ""


@pytest.mark.skipif(NODE is None, reason="needs Node, which runs the JavaScript of docs/front-end.md")
def test_the_javascript_of_the_guide_calls_codes_by_their_names(service: httpx.Client) -> None:
    _, code = blocks("js")
    told = ran(code, "told", service)
    event = service.get("/v1/timeline?datetime=2015-12&limit=1").json()["events"][0]
    assert told[0] == type_phrase(event["type"], ARABIC)
    assert told[1] == labels_of("modality", Language.ARABIC)[event["modality"]]
