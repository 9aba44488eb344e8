"""What one article costs a store: ``python benchmarks/store_add.py [--sizes 1000 10000 100000] [--database URL]``.

Fills a database with the made-up claims of ``benchmarks/clustering.py``, then adds articles one at a time,
each in a transaction that also brings the events up to date, as an upload does. Prints processor time, and
that of filling for each claim. Texts are not read: that costs the same whatever the store holds.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Iterable, Iterator
from itertools import groupby, islice

from benchmarks.clustering import FIRST, PER_ARTICLE, mentions, peak
from tests.service_postgres import DATABASES, fresh_database
from timeline.articles.article import Article, DatingStatus, Document, ReferenceDate
from timeline.events import Mention
from timeline.resolution.anchor import Anchor
from timeline.store import Store, open_store
from timeline.store.build import rebuild_view
from timeline.store.intake import Intake, put
from timeline.store.revision import mark_stale

ADDED = 100


def intakes(made: Iterable[Mention]) -> Iterator[Intake]:
    """Made-up articles with their claims."""
    for name, group in groupby(made, key=lambda mention: mention.article):
        claims = tuple(group)
        day = claims[0].reference or FIRST
        document = Document(name, f"نص {name}", source=claims[0].source)
        reference = ReferenceDate(day, (day,), DatingStatus.STATED, anchor=Anchor(day))
        article = Article(name, document, claims[0].source, "", 0, len(document.text), 0, reference)
        yield Intake(document, "benchmark", (article,), claims)


def stored(store: Store, some: list[Intake], *, shown: bool) -> None:
    """Store articles, and the events around them."""
    with store.writing() as connection:
        put(connection, some)
        mark_stale(connection)
        if shown:
            rebuild_view(connection)


def main() -> None:
    """Fill, add, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--database", choices=DATABASES, default=DATABASES[0])
    chosen = parser.parse_args()
    print("claims   fill us each   add p50   add p95   wall p50 (ms)   peak MB")
    for size in chosen.sizes:
        with fresh_database(chosen.database) as url, open_store(url) as store:
            made = intakes(mentions(size + (ADDED + 64) * PER_ARTICLE, 1))
            start = time.process_time()
            held = 0
            while held < size:
                some = list(islice(made, 64))
                held += sum(len(one.mentions) for one in some)
                stored(store, some, shown=held >= size)
            filled = (time.process_time() - start) / held * 1e6
            spent, waited = [], []
            for one in made:
                begin, clock = time.process_time(), time.perf_counter()
                stored(store, [one], shown=True)
                spent.append((time.process_time() - begin) * 1000)
                waited.append((time.perf_counter() - clock) * 1000)
            spent.sort()
            late = spent[int(len(spent) * 0.95)]
            print(
                f"{held:8,} {filled:12.0f} {statistics.median(spent):9.1f} {late:9.1f}"
                f" {statistics.median(waited):15.1f} {peak():9,}",
                flush=True,
            )


if __name__ == "__main__":
    main()
