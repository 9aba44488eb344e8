"""Queries on a store of many events: ``python benchmarks/store_queries.py --events 1000000 [--db URL | --postgresql]``.

Generates events over 25 years (nine in ten of a day, the rest of weeks, months and years, as the news
has them) and files them, unless ``--db`` names a database that was filled before. Prints for each kind of query p50
and p99 in milliseconds, in process, over pages of 50, by the clock and in processor time, which tells more on a busy
machine: that of this process, and that of the process of PostgreSQL that answers it. Nothing is taken from the clock
but durations, nothing from chance but a seeded generator.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections import Counter
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import asdict
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import Column, Connection, Integer, MetaData, Table, Text, bindparam, insert, update

from benchmarks.http_pages import spent_by
from tests.service_postgres import fresh_database
from timeline.events.event import Event
from timeline.store import Query, Relation, Store, open_store, page, schema
from timeline.store.facets import facet_value
from timeline.store.load import count_rows
from timeline.store.query import count
from timeline.store.search import SearchRow, event_words, write_words

FIRST = date(1995, 1, 1)
DAYS = 25 * 365
PLACES = [f"مدينة{n}" for n in range(400)]
TYPES = ["meeting", "talks", "attack", "statement", "agreement", "visit"]
WORDS = [f"كلمة{n}" for n in range(20_000)]
SOURCES = [f"مصدر{n}" for n in range(50)]
LENGTHS = [(1, "day"), (7, "week"), (30, "month"), (365, "year"), (3650, "decade")]
BATCH = 2_000
FILLER = {
    "after": None,
    "has_conflict": False,
    "first_day": None,
    "digest": "0" * 64,
    "view": "{}",
    "summary": b'{"label":"' + b"x" * 1_000 + b'"}',
}
"""What no query here looks at; a real summary is a thousand bytes long."""


def fill(connection: Connection, total: int) -> None:
    """File made-up events, words and places with the long tail of real ones, as ``ViewWriter`` would file them.

    Only what queries read is made with care; the rest of an event is filler of its usual size, so that a
    million are filed in minutes.
    """
    dice = random.Random(1)
    kinds = [("modality", "happened"), *(("type", kind) for kind in TYPES)]
    kinds += [("granularity", unit) for unit in ("day", "week", "month", "year", "decade")]
    kinds += [("place", facet_value(name)) for name in PLACES] + [("source", facet_value(name)) for name in SOURCES]
    ids = {key: number for number, key in enumerate(kinds, 1)}
    forms = [event_words(Event("", word, "other", None, ())) for word in WORDS]
    carried: Counter[int] = Counter()
    connection.execute(
        insert(schema.facet),
        [{"id": ids[kind, value], "kind": kind, "value": value, "events": 0} for kind, value in kinds],
    )
    for first in range(1, total + 1, BATCH):
        rows, facets, texts = [], [], []
        for number in range(first, min(first + BATCH, total + 1)):
            s = FIRST.toordinal() + dice.randrange(DAYS)
            length, unit = dice.choices(LENGTHS, [90, 4, 4, 1.8, 0.2])[0]
            place = {"band": schema.band_of(s, s + length - 1), "s": s, "e": s + length - 1}
            name = f"e-{dice.getrandbits(64):016x}"
            words = [forms[int(len(WORDS) * dice.random() ** 3)] for _ in range(8)]
            city = facet_value_of(PLACES[int(len(PLACES) * dice.random() ** 2)])
            rows.append({**FILLER, **place, "number": number, "id": name, "sources": 1 + number % 3})
            own = [("type", dice.choice(TYPES)), ("modality", "happened"), ("granularity", unit), ("place", city)]
            own.append(("source", facet_value_of(dice.choice(SOURCES))))
            carried.update(ids[key] for key in own)
            facets += [{"facet": ids[key], **place, "id": name, "number": number} for key in own]
            texts.append(
                SearchRow(
                    number, **place, id=name, words=" ".join(w for w, _ in words), stems=" ".join(t for _, t in words)
                )
            )
        put(connection, schema.event, rows)
        put(connection, schema.event_facet, facets)
        put_words(connection, texts)
    counts = [{"number": number, "carried": many} for number, many in carried.items()]
    by_number = schema.facet.c.id == bindparam("number")
    connection.execute(update(schema.facet).where(by_number).values(events=bindparam("carried")), counts)


def put(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Rows of a table, the quickest way that the driver has."""
    names = list(rows[0])
    columns = ", ".join(names)
    driver: Any = connection.connection.driver_connection
    if connection.dialect.name == "sqlite":
        marks = ", ".join("?" * len(names))
        driver.executemany(
            f"INSERT INTO {table.name} ({columns}) VALUES ({marks})",
            [tuple(row.values()) for row in rows],
        )
        return
    with driver.cursor().copy(f"COPY {table.name} ({columns}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(tuple(row.values()))


def put_words(connection: Connection, texts: list[SearchRow]) -> None:
    """The words of events, in PostgreSQL by way of a table that is gone with the transaction."""
    if connection.dialect.name == "sqlite":
        write_words(connection, texts)
        return
    columns = [Column(name, Integer) for name in ("number", "band", "s", "e")]
    waiting = Table("waiting", MetaData(), *columns, Column("id", Text), Column("words", Text), Column("stems", Text))
    connection.exec_driver_sql(
        "CREATE TEMPORARY TABLE IF NOT EXISTS waiting"
        " (number bigint, band smallint, s integer, e integer, id text, words text, stems text) ON COMMIT DROP"
    )
    put(connection, waiting, [asdict(one) for one in texts])
    connection.exec_driver_sql(
        "INSERT INTO event_text (number, band, s, e, id, words) SELECT number, band, s, e, id,"
        " to_tsvector('simple', words) || to_tsvector('simple', stems) FROM waiting"
    )
    connection.exec_driver_sql("TRUNCATE waiting")


facet_value_of = lru_cache(maxsize=None)(facet_value)


class Watch:
    """Milliseconds by the clock, of the processor time of this process, and of PostgreSQL's that answers it (Linux)."""

    def __init__(self, connection: Connection) -> None:
        self._backend = None
        if connection.dialect.name == "postgresql":
            self._backend = int(connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one())
        self._begun = self._now()
        self.taken: list[tuple[float, ...]] = []

    def start(self) -> None:
        """From here on."""
        self._begun = self._now()

    def stop(self) -> None:
        """Up to here."""
        self.taken.append(tuple(now - begun for now, begun in zip(self._now(), self._begun, strict=True)))

    def tell(self, name: str) -> None:
        """Print one line: p50 and p99 of each."""
        told = [
            f"{what} p50 {statistics.median(all_):7.2f}  p99 {sorted(all_)[int(len(all_) * 0.99)]:7.2f} ms"
            for what, all_ in zip(("", "  processor", "  server"), zip(*self.taken, strict=True), strict=False)
        ]
        print(f"{name:30}{''.join(told)}", flush=True)

    def _now(self) -> tuple[float, ...]:
        clocks = time.perf_counter() * 1000, time.process_time() * 1000
        return clocks if self._backend is None else (*clocks, spent_by(self._backend))


def measure(name: str, ask: Callable[[Connection, random.Random], object], connection: Connection, rounds: int) -> None:
    """Print what a query takes."""
    dice = random.Random(name)
    for _ in range(5):
        ask(connection, dice)
    watch = Watch(connection)
    for _ in range(rounds):
        watch.start()
        ask(connection, dice)
        watch.stop()
    watch.tell(name)


def window(dice: random.Random, days: int) -> tuple[date, date]:
    """A random window."""
    start = FIRST + timedelta(dice.randrange(DAYS - days))
    return start, start + timedelta(days - 1)


def fifth(connection: Connection, rounds: int) -> None:
    """The first page of a year and the fifth, from the cursor of the fourth."""
    dice = random.Random(2)
    watches = {1: Watch(connection), 5: Watch(connection)}
    for _ in range(rounds):
        query = Query(*window(dice, 365))
        after = None
        for number in range(1, 6):
            watch = watches.get(number, Watch(connection))
            watch.start()
            found = page(connection, query, 50, after)
            watch.stop()
            after = found.rows[-1].key
    watches[1].tell("page 1 of a year")
    watches[5].tell("page 5 of the same year")


def prepare(store: Store, total: int) -> None:
    """Fill a new database; one that was filled before is taken as it is."""
    with store.reading() as connection:
        held = count_rows(connection)["events"]
    if held:
        print(f"{held} events, filed before", flush=True)
        return
    start = time.perf_counter()
    with store.writing() as connection:
        if store.dialect == "postgresql":
            # Filed row by row in the index of words, a million events take an hour; an index over all of them, minutes.
            indexes = connection.exec_driver_sql(_WORD_INDEXES).all()
            connection.exec_driver_sql(f"DROP INDEX {', '.join(name for name, _ in indexes)}")
            fill(connection, total)
            for _, definition in indexes:
                connection.exec_driver_sql(definition)
            connection.exec_driver_sql("ANALYZE")
        else:
            fill(connection, total)
    print(f"{total} events filed in {time.perf_counter() - start:.0f} s", flush=True)


_WORD_INDEXES = """
SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'event_text' AND strpos(indexdef, 'USING gin') > 0
"""


def main() -> None:
    """Build, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--db", help="database URL or file; a temporary file if left out")
    parser.add_argument("--rounds", type=int, default=300)
    parser.add_argument("--postgresql", action="store_true", help="in a PostgreSQL that is started for this")
    chosen = parser.parse_args()
    database = "postgresql" if chosen.postgresql else "sqlite"
    with nullcontext(chosen.db) if chosen.db else fresh_database(database) as url, open_store(url) as store:
        prepare(store, chosen.events)
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
            fifth(connection, chosen.rounds)


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
