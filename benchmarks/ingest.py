"""How quick articles come in: ``python benchmarks/ingest.py FILE.jsonl.gz [--articles 3500] [--database sqlite]``.

Two processes, one after the other, each with an empty memory, over the same records: one that only annotates
their texts from the days they state, and the service, to which they are uploaded as a stream (``events=later``).
Prints articles a second of processor time of each, and what part of the first the second reaches: until every
line is acknowledged, which means that its document is stored, and until all of them are dated and all events made.
"""

from __future__ import annotations

import argparse
import gzip
import http.client
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from benchmarks.http_pages import server, spent_by
from tests.service_postgres import DATABASES, fresh_database

_TAKEN = ("id", "source", "published", "title", "text")
_ANNOTATOR = """
import gzip, json, sys, time
from datetime import date
from itertools import islice
from timeline import annotate
with gzip.open(sys.argv[1], "rb") as file:
    lines = list(islice(file, int(sys.argv[2])))
annotate("الجمعة المقبل", date(2015, 12, 16))
start = time.process_time()
for line in lines:
    record = json.loads(line)
    day = record.get("published")
    annotate(record["text"], date.fromisoformat(day) if day else None)
print(time.process_time() - start)
"""


def annotator(path: Path, articles: int) -> float:
    """Seconds of processor time of the bare annotator."""
    command = [sys.executable, "-c", _ANNOTATOR, str(path), str(articles)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def pieces(path: Path, articles: int) -> Iterator[bytes]:
    """The records as they are sent: what the interface takes of them, a line each."""
    with gzip.open(path, "rb") as file:
        for line in islice(file, articles):
            record = json.loads(line)
            kept = {name: record[name] for name in _TAKEN if record.get(name)}
            yield json.dumps(kept, ensure_ascii=False).encode() + b"\n"


def upload(connection: http.client.HTTPConnection, path: Path, articles: int) -> int:
    """Send a stream and read its answers to the end; how many lines were acknowledged."""
    body = b"".join(pieces(path, articles))
    headers = {"content-type": "application/x-ndjson"}
    connection.request("POST", "/v1/articles?events=later", body, headers)
    answer = connection.getresponse()
    told = [json.loads(line) for line in answer.read().splitlines()]
    print(f"{told[-1]}")
    return sum("arrival" in line for line in told)


def await_events(connection: http.client.HTTPConnection) -> None:
    """Wait until nothing waits."""
    while True:
        connection.request("GET", "/readyz")
        answer = connection.getresponse()
        answer.read()
        if answer.status == 200:
            return
        time.sleep(1)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--articles", type=int, default=3500)
    parser.add_argument("--database", choices=DATABASES, default="sqlite")
    chosen = parser.parse_args()
    bare = chosen.articles / annotator(chosen.file, chosen.articles)
    print(f"bare annotator {bare:8.0f} articles/s", flush=True)
    with fresh_database(chosen.database) as url:
        settings = {"TIMELINE_DATABASE": url, "TIMELINE_WRITING": "open", "TIMELINE_ACCESS_LOG": "false"}
        with server("--factory", "api.app:create_app", **settings) as (process, connection):
            # What is loaded with the first article is loaded before; its memory of texts is as empty as the other's.
            first = {"id": "first", "text": "باريس، 3 آذار 2017 - يلتقي الوزيران غدا.", "published": "2017-03-03"}
            body = json.dumps(first).encode() + b"\n"
            connection.request("POST", "/v1/articles", body, {"content-type": "application/x-ndjson"})
            connection.getresponse().read()
            start, began = spent_by(process), time.monotonic()
            count = upload(connection, chosen.file, chosen.articles)
            spent, took = (spent_by(process) - start) / 1000, time.monotonic() - began
            tell("acknowledged", count, spent, took, bare)
            await_events(connection)
            spent, took = (spent_by(process) - start) / 1000, time.monotonic() - began
            tell("with their events", count, spent, took, bare)


def tell(name: str, count: int, spent: float, took: float, bare: float) -> None:
    """Print one line."""
    speed = count / spent
    print(
        f"{name:18} {speed:8.0f} articles/s, {speed / bare:6.1%} of the annotator ({count / took:.0f}/s by the clock)"
    )


if __name__ == "__main__":
    main()
