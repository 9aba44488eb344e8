"""The short way to a page gives what the long way gives; what is kept is no longer given once somebody commits."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import httpx
import pytest
from sqlalchemy import text

from api.database import Database
from api.kept import KeptEvents
from api.routes import timeline as routes
from api.settings import Settings
from api.watch import watch_of
from tests.service_postgres import DATABASES, fresh_database
from tests.service_process import REPORTS, serving
from timeline.store import Store, build, open_store
from timeline.store.load import count_rows
from timeline.store.revision import write_state

TERMINATE = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


@pytest.fixture(scope="module", params=DATABASES)
def url(request: pytest.FixtureRequest) -> Iterator[str]:
    with fresh_database(request.param) as found:
        with open_store(found) as store:
            build(store, [REPORTS])
        yield found


@pytest.fixture(scope="module")
def service(url: str) -> Iterator[httpx.Client]:
    with serving(Settings(database=url)) as client:
        yield client


@pytest.mark.parametrize(
    "query",
    [
        "",
        "limit=3",
        "limit=3&lang=ar",
        "limit=500&calendar=both&digits=arab&months=egyptian",
        "fields=id,label",
        "fields=label&lang=en&limit=7",
        "datetime=2015-12-15/..&relation=within",
        "datetime=2015-12-18&q=%D9%85%D9%88%D8%B3%D9%83%D9%88",
        "place=%D9%86%D9%8A%D9%88%D9%8A%D9%88%D8%B1%D9%83&min_sources=2",
        "bbox=-180,-90,180,90&has_conflict=true",
        "on=18+%D9%83%D8%A7%D9%86%D9%88%D9%86+%D8%A7%D9%84%D8%A3%D9%88%D9%84+2015",
        "as_of=2015-12-16",
        "published=2015-12",
        "format=csv&limit=3",
        "limit=3&limit=4",
        "limit=0",
        "limit=x",
        "q=",
        "q=%FF",
        "type=nonsense",
        "datetime=yesterday",
        "nonsense=1",
        "cursor=AAAA",
        "modality=announced&",
    ],
)
@pytest.mark.parametrize("path", ["/v1/timeline", "/v1/events"])
def test_both_ways_give_the_same(service: httpx.Client, monkeypatch: pytest.MonkeyPatch, path: str, query: str) -> None:
    # Another header makes another question of what is kept in memory.
    first, again = (service.get(f"{path}?{query}", headers={"accept-language": f"x-{n}"}) for n in range(2))
    monkeypatch.setattr(routes, "quickly", lambda *_: None)
    long = service.get(f"{path}?{query}", headers={"accept-language": "x-2"})
    told = [
        (one.status_code, one.content, {k: v for k, v in one.headers.items() if k not in ("x-request-id", "date")})
        for one in (first, again, long)
    ]
    assert told[0] == told[1] == told[2]


def test_a_page_reads_on_where_the_one_before_ended(service: httpx.Client) -> None:
    whole = service.get("/v1/timeline?limit=500").json()
    found, address = [], "/v1/timeline?limit=7"
    while address:
        page = service.get(address).json()
        assert (page["matched"], page["revision"]) == (whole["matched"], whole["revision"])
        found += page["events"]
        address = page["next"]
    assert found == whole["events"]


def test_of_what_is_kept_the_older_half_goes() -> None:
    kept = KeptEvents(most_bytes=1000)
    kept.put("ar", {1: b"x" * 200, 2: b"y" * 200})
    assert kept.get("ar", [1, 2, 3]) == {1: b"x" * 200, 2: b"y" * 200}
    assert kept.get("en", [1]) == {}
    kept.put("ar", {3: b"z" * 200})
    # What is used again stays, what is not goes with the next half.
    kept.put("ar", kept.get("ar", [1]))
    kept.put("en", {4: b"v" * 400})
    assert set(kept.get("ar", [1, 2, 3])) == {1}
    assert set(kept.get("en", [4])) == {4}


def test_what_was_kept_is_not_given_after_a_change_by_another(service: httpx.Client, url: str) -> None:
    address = "/v1/timeline?limit=1&place=%D9%86%D9%8A%D9%88%D9%8A%D9%88%D8%B1%D9%83"
    before = service.get(address)
    assert service.get(address).json() == before.json()
    with open_store(url) as store, store.writing() as connection:
        connection.execute(text("UPDATE event SET band = 9 WHERE id = :id"), {"id": before.json()["events"][0]["id"]})
        connection.execute(text("UPDATE state SET value = '77' WHERE key = 'revision'"))
    assert service.get(address).json()["revision"] == 77


def test_a_commit_of_another_is_seen_and_nothing_else(url: str) -> None:
    async def look(store: Store, other: Store) -> None:
        watch = watch_of(store)
        try:
            first = await watch.look()
            assert first is not None
            with other.reading() as connection:
                connection.execute(text("SELECT count(*) FROM event"))
            assert await watch.look() == first
            with other.writing() as connection:
                write_state(connection, "test", "1")
            second = await watch.look()
            assert second is not None
            assert second.version != first.version
            assert second.revision == first.revision
            assert await watch.look() == second
        finally:
            watch.close()

    with open_store(url) as store, open_store(url) as other:
        asyncio.run(look(store, other))


def test_a_lost_connection_is_opened_again() -> None:
    async def look(store: Store, other: Store) -> None:
        watch = watch_of(store)
        try:
            assert await watch.look() is not None
            with other.reading() as connection:
                connection.execute(text(TERMINATE))
            assert await watch.look() is None
            assert await watch.look() is not None
        finally:
            watch.close()

    with fresh_database("postgresql") as url, open_store(url) as store, open_store(url) as other:
        asyncio.run(look(store, other))


def test_a_reader_whose_server_went_away_asks_again() -> None:
    async def read(database: Database, other: Store) -> list[int]:
        found = []
        for _ in range(2):
            found.append(await database.read(lambda connection: count_rows(connection)["events"]))
            with other.reading() as connection:
                connection.execute(text(TERMINATE))
        return found

    with fresh_database("postgresql") as url, open_store(url) as other:
        database = Database(open_store(url), 5)
        try:
            assert asyncio.run(read(database, other)) == [0, 0]
        finally:
            database.close()
