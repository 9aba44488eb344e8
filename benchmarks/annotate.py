r"""Tagging and resolving against peers, in one run on one core.

    python benchmarks/annotate.py [FILE.jsonl[.gz] …] [--articles N] [--peers]

Without a file the reports of ``fixtures/`` are read over and over (one article each, about 3 KB). A file holds
``{text, title, published}`` a line. Three figures are printed for ours:

* *cold*: every article once, from an empty memory, as a short run meets it;
* *new*: the second half of those, as a service meets articles that nobody has read before;
* *warm*: the same articles again, as a service meets what several outlets print.

Y is the time of ``re.findall(r"\\w+", article)`` of the same articles in the same round: the yardstick that
travels between machines. Peers (only with ``--peers``): ``dateparser.search_dates`` restricted to Arabic, mahad in a
Python of its own (``--mahad-python``; it pins old libraries), chrono-node's Arabic parser where Node and the package
are found (``--node-modules DIR``). Their Y is that of the articles which they were given.
Times are processor times; the rounds of ours and of Y alternate, so that noise of the machine meets both.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import resource
import shutil
import subprocess
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from timeline import annotate
from timeline.language import tagger
from timeline.resolution import remembered

ROOT = Path(__file__).resolve().parents[1]
WORD = re.compile(r"\w+")
Article = tuple[str, date]
CHUNK = 25

NODE = """
const chrono = require("chrono-node");
const lines = require("fs").readFileSync(0, "utf8").split("\\n").filter(Boolean).map(JSON.parse);
const parser = chrono.ar || chrono.casual;
if (!chrono.ar) { console.log("none"); process.exit(0); }
for (const l of lines.slice(0, 20)) parser.parse(l.text, new Date(l.published));
const begin = process.cpuUsage();
let n = 0;
for (const l of lines) n += parser.parse(l.text, new Date(l.published)).length;
const used = process.cpuUsage(begin);
console.log(JSON.stringify({seconds: (used.user + used.system) / 1e6, found: n}));
"""

MAHAD = """
import json, sys, time
from maha.parsers.functions import parse_dimension
texts = [json.loads(line)["text"] for line in sys.stdin if line.strip()]
parse_dimension(texts[0][:200], time=True)
begin = time.process_time()
for text in texts:
    parse_dimension(text, time=True)
print(json.dumps({"seconds": time.process_time() - begin}))
"""


def read(paths: Sequence[Path], limit: int) -> list[Article]:
    """The articles of JSON Lines files, or those of the fixtures again and again up to ``limit``."""
    found: list[Article] = []
    for path in paths:
        opener = gzip.open if path.suffix == ".gz" else open
        with opener(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                text = f"{record.get('title') or ''}\n{record['text']}"
                found.append((text, date.fromisoformat((record.get("published") or "2015-12-16")[:10])))
    if not paths:
        reports = sorted((ROOT / "fixtures" / "reports").glob("*.txt"))
        texts = [path.read_text(encoding="utf-8") for path in reports]
        while len(found) < limit:
            found += [(text, date(2015, 12, 16)) for text in texts]
    return found[:limit]


def seconds(work: Callable[[], object]) -> float:
    """Processor time of one call."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def split_words(articles: Sequence[Article]) -> None:
    """One word split of each article."""
    for text, _ in articles:
        WORD.findall(text)


def ours(articles: Sequence[Article]) -> None:
    """Tag and resolve each article."""
    for text, published in articles:
        annotate(text, published)


def alternate(articles: Sequence[Article]) -> tuple[float, float]:
    """Processor time of ours and of Y over all articles, chunk by chunk in turn."""
    mine = yard = 0.0
    for k in range(0, len(articles), CHUNK):
        chunk = articles[k : k + CHUNK]
        yard += seconds(lambda c=chunk: split_words(c)) / 2  # type: ignore[misc]
        mine += seconds(lambda c=chunk: ours(c))  # type: ignore[misc]
        yard += seconds(lambda c=chunk: split_words(c)) / 2  # type: ignore[misc]
    return mine, yard


def row(name: str, spent: float, articles: Sequence[Article], yard: float) -> float:
    """Print one line; returns the time in Y, whose time over the same articles is ``yard``."""
    size = sum(len(text.encode()) for text, _ in articles) / 1e6
    print(
        f"{name:28s} {size / spent:9.3f} MB/s {len(articles) / spent:9.1f} articles/s {spent / yard:8.1f} Y", flush=True
    )
    return spent / yard


def yardstick(articles: Sequence[Article]) -> float:
    """Processor time of Y over a few articles, the best of many rounds."""
    return min(seconds(lambda: split_words(articles)) for _ in range(20))


def peers(articles: Sequence[Article], mine: float, mahad: Path | None, node_modules: Path | None) -> None:
    """The other tools on a part of the same articles (they are slow); ``mine`` is our time in Y."""
    from dateparser.search import search_dates

    def dateparser_work(part: Sequence[Article]) -> None:
        for text, _ in part:
            search_dates(text, languages=["ar"])

    part = articles[: max(1, min(len(articles), 60))]
    dateparser_work(part[:2])
    took = row("dateparser.search_dates", seconds(lambda: dateparser_work(part)), part, yardstick(part))
    print(f"{'':28s} ours is {took / mine:.0f} times as fast")
    if mahad is not None:
        few = articles[: max(1, min(len(articles), 12))]
        outside("mahad", [str(mahad), "-c", MAHAD], None, few, mine)
    node = shutil.which("node")
    if node is None or node_modules is None:
        print("chrono-node                  no Node, or no --node-modules")
        return
    outside("chrono-node (ar)", [node, "-e", NODE], node_modules, articles[:500], mine)


def outside(name: str, command: list[str], folder: Path | None, articles: Sequence[Article], mine: float) -> None:
    """A peer in a process of its own, which measures its own processor time after a warm-up."""
    lines = "\n".join(json.dumps({"text": t, "published": d.isoformat()}) for t, d in articles)
    done = subprocess.run(command, input=lines, capture_output=True, text=True, cwd=folder, check=False)
    if done.returncode or not done.stdout.startswith("{"):
        print(f"{name:28s} did not run: {(done.stdout + done.stderr)[-200:]!r}")
        return
    took = row(name, json.loads(done.stdout)["seconds"], articles, yardstick(articles))
    print(f"{'':28s} ours is {took / mine:.1f} times as fast")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="*")
    parser.add_argument("--articles", type=int, default=3500)
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--mahad-python", type=Path, default=None, help="a Python where mahad is installed")
    parser.add_argument("--node-modules", type=Path, default=None, help="a folder with node_modules/chrono-node")
    options = parser.parse_args()
    articles = read(options.files, options.articles)
    annotate("اليوم", date(2015, 12, 16))  # load language data before anything is measured
    tagger.forget()
    remembered.forget()
    middle = len(articles) // 2
    halves = [alternate(articles[:middle]), alternate(articles[middle:])]
    cold, yard = (sum(figures) for figures in zip(*halves, strict=True))
    made = "pure Python" if tagger.__file__.endswith(".py") else "compiled"
    print(
        f"{made} modules, {len(articles)} articles, {sum(len(t.encode()) for t, _ in articles) / len(articles):.0f} bytes each, "
        f"Y = {yard / len(articles) * 1e6:.1f} µs"
    )
    row("ours, cold", cold, articles, yard)
    row("ours, new", halves[1][0], articles[middle:], halves[1][1])
    rounds = [alternate(articles) for _ in range(3)]
    warm, warm_y = min(rounds, key=lambda r: r[0] / r[1])
    mine = row("ours, warm", warm, articles, warm_y)
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB (the articles included)")
    if options.peers:
        peers(articles, mine, options.mahad_python, options.node_modules)


if __name__ == "__main__":
    main()
