"""Our feeds in the programs that they are for, in a real browser.

Needs Chromium and ``npm install @knight-lab/timelinejs vis-timeline``; the folder of the packages is
named by ``TIMELINE_NODE_MODULES``.
"""

from __future__ import annotations

import http.server
import os
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import httpx
import pytest

from api.settings import Settings
from tests.service_process import REPORTS, serving
from timeline.store import build, open_store

MODULES = Path(os.environ.get("TIMELINE_NODE_MODULES", "node_modules"))
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium"),
    pytest.mark.skipif(
        not (MODULES / "vis-timeline").is_dir(), reason="TIMELINE_NODE_MODULES names no folder with vis-timeline"
    ),
]

VIS = """<!doctype html><meta charset="utf-8"><div id="t"></div>
<script src="node_modules/vis-timeline/standalone/umd/vis-timeline-graph2d.min.js"></script>
<script>
fetch("feed.json").then(r => r.json()).then(feed => {
  const options = {...feed.options, start: "2015-12-16", end: "2015-12-21", locale: "en"};
  const t = new vis.Timeline(document.getElementById("t"), feed.items, feed.groups, options);
  t.on("changed", () => {
    const at = feed.items.filter(i => i.start === "2015-12-18").map(i => i.id);
    document.body.dataset.seen = t.getVisibleItems().filter(id => at.includes(id)).length;
    document.body.dataset.rtl = document.querySelector(".vis-rtl") !== null;
  });
});
</script>"""

KNIGHT = """<!doctype html><meta charset="utf-8">
<link rel="stylesheet" href="node_modules/@knight-lab/timelinejs/dist/css/timeline.css">
<script src="node_modules/@knight-lab/timelinejs/dist/js/timeline.js"></script>
<div id="t" style="width:1000px;height:600px"></div>
<script>
fetch("feed.json").then(r => r.json()).then(feed => {
  const day = feed.events.filter(e => e.start_date.year === 2015 && e.start_date.month === 12 && e.start_date.day === 18);
  window.t = new TL.Timeline("t", feed, {
    script_path: location.origin + "/node_modules/@knight-lab/timelinejs/dist/js/", start_at_slide: 0, hash_bookmark: false});
  setTimeout(() => { window.t.goToId(day[day.length - 1].unique_id); }, 1500);
});
</script>"""


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    database = tmp_path_factory.mktemp("clients") / "t.db"
    with open_store(database) as store:
        build(store, [REPORTS])
    with serving(Settings(database=str(database))) as client:
        yield client


def shown(page: str, feed: bytes, folder: Path) -> str:
    """The document that a browser makes of ``page`` with ``feed``."""
    (folder / "index.html").write_text(page, encoding="utf-8")
    (folder / "feed.json").write_bytes(feed)
    (folder / "node_modules").symlink_to(MODULES.resolve())
    handler = partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        assert CHROMIUM
        done = subprocess.run(  # noqa: S603
            [
                CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync",
                "--disable-background-networking", "--disable-component-update", f"--user-data-dir={folder / 'user'}",
                "--virtual-time-budget=8000", "--window-size=1200,900", "--dump-dom",
                f"http://127.0.0.1:{server.server_port}/index.html",
            ],
            capture_output=True,
            timeout=120,
            check=True,
        )  # fmt: skip
        server.shutdown()
    return done.stdout.decode()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


def feed_of(service: httpx.Client, name: str) -> tuple[bytes, str]:
    """A feed, and the label of the New York meeting in it."""
    answer = service.get("/v1/timeline", params={"format": name, "datetime": "2015-12"})
    assert answer.status_code == 200
    events = service.get("/v1/timeline", params={"datetime": "2015-12-18", "limit": 500}).json()["events"]
    meeting = max((e for e in events if e["date"]["edtf"] == "2015-12-18"), key=lambda e: e["articles"])
    return answer.content, meeting["label"]


def test_vis_timeline_shows_the_meeting_on_its_day_from_right_to_left(service: httpx.Client, tmp_path: Path) -> None:
    feed, label = feed_of(service, "vis")
    html = shown(VIS, feed, tmp_path)
    seen = re.search(r'data-seen="(\d+)"', html)
    assert seen
    assert int(seen[1]) > 0
    assert 'data-rtl="true"' in html
    assert label in html


def test_timelinejs_shows_the_day_in_words_and_fetches_nothing_from_elsewhere(
    service: httpx.Client, tmp_path: Path
) -> None:
    feed, _ = feed_of(service, "timelinejs")
    html = shown(KNIGHT, feed, tmp_path)
    assert "الجمعة 18 كانون الأول 2015" in re.sub(r"<[^>]+>", " ", html)
    assert "tl-headline" in html
