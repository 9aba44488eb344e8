r"""What a whole build costs, stage by stage, against the bare annotator: ``python -m benchmarks.build FILE.jsonl[.gz]``.

    python -m benchmarks.build FILE.jsonl.gz [--database sqlite|postgresql] [--articles N]

Reads the documents, dates their articles, takes the claims out of them and stores all of it batch by batch, then makes
the events, as ``timeline build`` does. Before and after, the same texts are annotated and nothing else, each time from
an empty memory; processor time is compared, the mean of the two runs, so that a noisy machine slows both. Prints for
each stage its seconds and its share, how fast the whole is compared with the annotator, and the memory as it goes:
what is the process's own, and with the pages of the database file that the system maps and takes back at will.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import islice
from pathlib import Path

from benchmarks.clustering import peak
from tests.service_postgres import DATABASES, fresh_database
from timeline import annotate
from timeline.articles import Document, articles_of, read_documents
from timeline.cli.collector import calm
from timeline.events import all_mentions
from timeline.language import tagger
from timeline.resolution import remembered
from timeline.store import open_store
from timeline.store.build import rebuild_view, with_origin
from timeline.store.intake import Intake, check_ids, classify, known_documents, owners, put
from timeline.store.revision import mark_stale

BATCH = 64


class Clock:
    """Processor seconds by stage."""

    def __init__(self) -> None:
        self.spent: defaultdict[str, float] = defaultdict(float)

    @contextmanager
    def of(self, stage: str) -> Iterator[None]:
        """Count what happens inside towards ``stage``."""
        begin = time.process_time()
        yield
        self.spent[stage] += time.process_time() - begin


def taken_in(documents: list[tuple[Document, str]], clock: Clock) -> list[Intake]:
    """Documents with their articles and claims."""
    out = []
    for document, origin in documents:
        with clock.of("dating"):
            articles = tuple(articles_of(document))
        with clock.of("claims"):
            mentions = tuple(all_mentions(articles))
        out.append(Intake(document, origin, articles, mentions))
    return out


def annotator(file: Path, articles: int) -> float:
    """Processor seconds of the annotator alone on the same texts, from an empty memory."""
    tagger.forget()
    remembered.forget()
    documents = (item for item in read_documents([file]) if isinstance(item, Document))
    spent = 0.0
    for document in islice(documents, articles):
        day = date.fromisoformat((document.published or "2015-12-16")[:10])
        begin = time.process_time()
        annotate(document.text, day)
        spent += time.process_time() - begin
    tagger.forget()
    remembered.forget()
    return spent


def memory() -> str:
    """Megabytes of this process's own, and of all that is in memory for it (Linux)."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    found = {name: int(value.split()[0]) for name, _, value in (line.partition(":") for line in lines) if "Rss" in name}
    return f"{found['RssAnon'] / 1000:8.0f} {sum(found.values()) / 1000:8.0f}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--articles", type=int, default=1_000_000)
    parser.add_argument("--database", choices=DATABASES, default=DATABASES[0])
    given = parser.parse_args()
    clock, done, claims = Clock(), 0, 0
    annotate("اليوم")
    before = annotator(given.file, given.articles)
    with calm(), fresh_database(given.database) as url, open_store(url) as store:
        stream = with_origin(read_documents([given.file]))
        pairs = (item for item in islice(stream, given.articles) if isinstance(item, tuple))
        print("articles   own MB   all MB")
        while True:
            with clock.of("reading"):
                batch = list(islice(pairs, BATCH))
            if not batch:
                break
            with clock.of("storing"), store.reading() as connection:
                known = known_documents(connection, [document.id for document, _ in batch])
                for document, origin in batch:
                    classify(document, origin, known.get(document.id))
            intakes = taken_in(batch, clock)
            with clock.of("storing"), store.writing() as connection:
                taken = owners(connection, [article.id for intake in intakes for article in intake.articles])
                for intake in intakes:
                    check_ids(intake, taken)
                put(connection, intakes)
                mark_stale(connection)
            done += len(batch)
            claims += sum(len(intake.mentions) for intake in intakes)
            if done % (8 * BATCH) == 0:
                print(f"{done:8,} {memory()}", flush=True)
        del batch, intakes
        print(f"{done:8,} {memory()}   all read; peak {peak()}")
        with clock.of("events"), store.writing() as connection:
            change = rebuild_view(connection)
        print(f"{done:8,} {memory()}   events made; peak {peak()}")
    alone = (before + annotator(given.file, given.articles)) / 2
    whole = sum(clock.spent.values())
    print(
        f"\n{done:,} articles, {claims:,} claims, {change.created:,} events\n\nstage      seconds  share  × annotator"
    )
    for stage, seconds in [*clock.spent.items(), ("all", whole)]:
        print(f"{stage:10} {seconds:7.1f} {seconds / whole:6.0%} {seconds / alone:8.1f}")
    print(f"\nthe annotator alone {alone:.1f} s: the build runs at {alone / whole:.1%} of its speed")


if __name__ == "__main__":
    main()
