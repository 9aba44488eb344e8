"""Queries on a store of many events: ``python benchmarks/store_queries.py --events 1000000 [--db URL]``.

Generates events over 25 years (nine in ten of a day, the rest of weeks, months and years, as the news
has them), files them, and prints for each kind of query p50 and p99 in milliseconds, in process, over
pages of 50. Nothing is taken from the clock but durations, nothing from chance but a seeded generator.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection

from timeline.dates.interval import Interval
from timeline.events.event import Entity, Event, Modality
from timeline.store import Query, Relation, open_store, page
from timeline.store.facets import facet_value
from timeline.store.query import count
from timeline.store.view import Placed, ViewWriter

FIRST = date(1995, 1, 1)
DAYS = 25 * 365
PLACES = [f"مدينة{n}" for n in range(400)]
TYPES = ["meeting", "talks", "attack", "statement", "agreement", "visit"]
WORDS = [f"كلمة{n}" for n in range(20_000)]


def events(total: int, dice: random.Random) -> Iterator[Placed]:
    """Made-up events; words and places with the long tail of real ones."""
    for number in range(total):
        day = FIRST + timedelta(dice.randrange(DAYS))
        length = dice.choices([1, 7, 30, 365, 3650], [90, 4, 4, 1.8, 0.2])[0]
        interval = Interval(day, day + timedelta(length - 1))
        words = " ".join(WORDS[int(len(WORDS) * dice.random() ** 3)] for _ in range(8))
        name = PLACES[int(len(PLACES) * dice.random() ** 2)]
        place = Entity(name, name, "city")
        yield Placed(
            number,
            Event(
                f"e-{dice.getrandbits(64):016x}",
                words,
                dice.choice(TYPES),
                interval,
                (),
                (place,),
                (),
                Modality.HAPPENED,
                sources=(f"مصدر{dice.randrange(50)}",),
            ),
        )


def measure(name: str, ask: Callable[[Connection, random.Random], object], connection: Connection, rounds: int) -> None:
    """Print p50 and p99 of a query."""
    dice = random.Random(name)
    for _ in range(5):
        ask(connection, dice)
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        ask(connection, dice)
        times.append((time.perf_counter() - start) * 1000)
    times.sort()
    print(f"{name:34} p50 {statistics.median(times):8.2f} ms   p99 {times[int(len(times) * 0.99)]:8.2f} ms")


def window(dice: random.Random, days: int) -> tuple[date, date]:
    """A random window."""
    start = FIRST + timedelta(dice.randrange(DAYS - days))
    return start, start + timedelta(days - 1)


def fifth(connection: Connection, query: Query) -> None:
    """Page five, from the cursor of page four."""
    after = None
    for _ in range(4):
        found = page(connection, query, 50, after)
        if not found.more:
            return
        after = found.rows[-1].key
    start = time.perf_counter()
    page(connection, query, 50, after)
    FIFTH.append((time.perf_counter() - start) * 1000)


FIFTH: list[float] = []


def main() -> None:
    """Build, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--db", help="database URL or file; a temporary file if left out")
    parser.add_argument("--rounds", type=int, default=300)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, open_store(chosen.db or Path(folder) / "bench.db") as store:
        start = time.perf_counter()
        with store.writing() as connection:
            writer = ViewWriter(connection)
            made = events(chosen.events, random.Random(1))
            while some := list(islice(made, 500)):
                writer.replace((), some, {})
            writer.finish()
        seconds = time.perf_counter() - start
        print(f"{chosen.events} events filed in {seconds:.0f} s ({chosen.events / seconds:.0f} a second)", flush=True)
        with store.reading() as connection:
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql("ANALYZE")
        asked: list[tuple[str, Callable[[Connection, random.Random], object]]] = [
            ("a day", lambda c, d: page(c, Query(*window(d, 1)), 50)),
            ("a month", lambda c, d: page(c, Query(*window(d, 30)), 50)),
            ("a year", lambda c, d: page(c, Query(*window(d, 365)), 50)),
            ("a month, within", lambda c, d: page(c, Query(*window(d, 30), Relation.WITHIN), 50)),
            ("open end", lambda c, d: page(c, Query(window(d, 1)[0], None), 50)),
            ("a place in a month", lambda c, d: page(c, Query(*window(d, 30), facets=(at(d),)), 50)),
            ("a place, no window", lambda c, d: page(c, Query(facets=(at(d),)), 50)),
            ("a place and a type in a year", lambda c, d: page(c, Query(*window(d, 365), facets=(at(d), kind(d))), 50)),
            ("a word in a month", lambda c, d: page(c, Query(*window(d, 30), words=word(d)), 50)),
            ("a word in a year", lambda c, d: page(c, Query(*window(d, 365), words=word(d)), 50)),
            ("a word, no window", lambda c, d: page(c, Query(words=word(d)), 50)),
            ("a year counted to 1000", lambda c, d: count(c, Query(*window(d, 365)), 1000)),
        ]
        with store.reading() as connection:
            for name, ask in asked:
                measure(name, ask, connection, chosen.rounds)
            dice = random.Random(2)
            for _ in range(100):
                fifth(connection, Query(*window(dice, 365)))
        print(f"{'page 5 of a year':34} p50 {statistics.median(FIFTH):8.2f} ms")


def at(dice: random.Random) -> tuple[str, str]:
    """A place to filter by."""
    return "place", facet_value(PLACES[int(len(PLACES) * dice.random() ** 2)])


def kind(dice: random.Random) -> tuple[str, str]:
    """A type to filter by."""
    return "type", dice.choice(TYPES)


def word(dice: random.Random) -> str:
    """A word to look for."""
    return WORDS[int(len(WORDS) * dice.random() ** 3)]


if __name__ == "__main__":
    main()
