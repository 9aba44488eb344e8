"""Full text: words found however they are spelt, no syntax let through, pages as complete as those by time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.service_postgres import DATABASES, fresh_database
from tests.service_samples import days, event, replace_view
from tests.test_store_query import all_pages
from timeline.dates.interval import Interval
from timeline.events.event import Event
from timeline.store import Query, Store, open_store
from timeline.store.query import count
from timeline.store.search import event_words, match_of
from timeline.store.view import Placed

DAY = days("2015-12-18", "2015-12-18")
LABELS = {
    "minister": "وللوزير كلمة في حلب",
    "ministers": "الوزراء يجتمعون",
    "aleppo": "إجلاء المدنيّين من حَلَب",
    "moscow": "لقاء مـوسكو بين الوزيرين",
    "number": "القرار ٢٢٥٤",
}


@pytest.fixture(scope="module", params=DATABASES)
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    with fresh_database(request.param) as url, open_store(url) as opened:
        yield opened


def labelled(name: str, label: str, interval: Interval | None = DAY) -> Event:
    return replace(event(name, interval), label=label, places=(), participants=())


def found(store: Store, query: Query, limit: int = 3) -> list[str]:
    with store.reading() as connection:
        return [key.id for key in all_pages(connection, query, limit)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("وزير", ["minister"]),
        ("الوزير", ["minister"]),
        ("حلب", ["aleppo", "minister"]),
        ("المدنيين", ["aleppo"]),
        ("اجلاء", ["aleppo"]),
        ("موسكو", ["moscow"]),
        ("2254", ["number"]),
        ("٢٢٥٤", ["number"]),
        ("حلب وزير", ["minister"]),
        ("«كلمة في حلب»", ["minister"]),
        ('"في كلمة"', []),
        ("كلمة حلب", ["minister"]),
        ("لا شيء كهذا", []),
        ("؟!", []),
    ],
)
def test_a_word_is_found_however_it_is_spelt(store: Store, words: str, expected: list[str]) -> None:
    with store.writing() as connection:
        replace_view(connection, [Placed(1, labelled(name, label)) for name, label in LABELS.items()], {})
    assert sorted(found(store, Query(words=words))) == sorted(expected)


@pytest.mark.parametrize(
    "words",
    [
        "حلب OR موسكو",
        "حلب*",
        "NEAR(حلب موسكو)",
        "words : حلب",
        '"حلب',
        "حلب' OR 1=1 --",
        "حلب & !موسكو",
        "حلب <-> موسكو",
        "(((",
        "\x00",
        "-" * 5000,
        "حلب " * 2000,
        "^حلب",
        "\\",
        ":*",
    ],
)
def test_no_syntax_gets_through(store: Store, words: str) -> None:
    with store.writing() as connection:
        replace_view(connection, [Placed(1, labelled(name, label)) for name, label in LABELS.items()], {})
    assert set(found(store, Query(words=words))) <= {"aleppo", "minister"}


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60), st.sampled_from(["sqlite", "postgresql"]))
def test_what_reaches_the_database_is_words_and_our_own_marks(words: str, dialect: str) -> None:
    match = match_of(words, dialect)
    if match is None:
        return
    own = {"sqlite": '"', "postgresql": "'"}[dialect]
    outside = "".join(match.split(own)[::2])
    assert set(outside.replace("words :", "").replace("AND", "")) <= set(" &()<->")
    assert all(part.replace(" ", "").isalnum() or "_" not in part for part in match.split(own)[1::2])


vocabulary = st.lists(st.sampled_from(["حلب", "موسكو", "لقاء", "قصف"]), min_size=1, max_size=3)
spans = st.builds(
    lambda offset, length: Interval(
        date(2015, 1, 1) + timedelta(offset), date(2015, 1, 1) + timedelta(offset + length - 1)
    ),
    st.integers(0, 5),
    st.sampled_from([1, 1, 1, 2, 40, 400]),
)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(vocabulary, spans), max_size=25),
    st.sampled_from(["حلب", "موسكو لقاء", "قصف"]),
    st.integers(-2, 8),
    st.integers(0, 20),
    st.integers(1, 4),
)
def test_words_and_a_window_give_what_a_scan_gives(
    written: list[tuple[list[str], Interval]], words: str, offset: int, length: int, limit: int
) -> None:
    events = [labelled(f"e{n:02d}", " ".join(label), interval) for n, (label, interval) in enumerate(written)]
    start = date(2015, 1, 1) + timedelta(offset)
    query = Query(start, start + timedelta(length), words=words)
    expected = scanned(events, query, words)
    with MEMORY.writing() as connection:
        replace_view(connection, [Placed(1, one) for one in events], {})
        assert [key.id for key in all_pages(connection, query, limit)] == expected
        assert count(connection, query, 1000) == len(expected)
        assert count(connection, query, 2) == min(2, len(expected))


MEMORY = open_store(":memory:")


def scanned(events: Sequence[Event], query: Query, words: str) -> list[str]:
    return [
        one.id
        for one in sorted(events, key=lambda e: (e.interval.sort_key if e.interval else (0, 0), e.id))
        if one.interval is not None
        and one.interval.overlaps(Interval(query.start, query.end))
        and set(words.split()) <= set(one.label.split())
    ]


def test_windows_of_every_length_find_words_wherever_a_window_may_begin(store: Store) -> None:
    dice = Random(7)  # noqa: S311
    first = date(2011, 3, 1)
    events = []
    for number in range(120):
        start = first + timedelta(dice.randrange(2000))
        end = start + timedelta(dice.choice([0, 0, 0, 5, 29, 80, 360, 3000]))
        label = " ".join(dice.sample(["حلب", "موسكو", "لقاء", "قصف"], 2))
        events.append(labelled(f"e{number:03d}", label, Interval(start, end)))
    events += [
        labelled("since", "لقاء حلب", Interval(first, None)),
        labelled("until", "لقاء حلب", Interval(None, first)),
    ]
    events.append(labelled("undated", "لقاء حلب", None))
    with store.writing() as connection:
        replace_view(connection, [Placed(1, one) for one in events], {})
        for length in (1, 2, 63, 64, 65, 400, 1500, 8000):
            start = first + timedelta(dice.randrange(2000))
            for words in ("حلب", "موسكو لقاء"):
                query = Query(start, start + timedelta(length - 1), words=words)
                found = [key.id for key in all_pages(connection, query, 7)]
                open_ends = {"since", "until"} & set(found)
                assert [name for name in found if name not in open_ends] == [
                    name for name in scanned(events, query, words) if name not in open_ends
                ]
                assert len(found) == len(scanned(events, query, words)) == count(connection, query, 1000)
        ordered = [key.id for key in all_pages(connection, Query(first, first, words="«لقاء حلب»"), 7)]
        assert {"since", "until"} <= set(ordered)
        assert [key.id for key in all_pages(connection, Query(words="حلب", undated=True), 7)] == ["undated"]


def test_an_event_that_changes_is_found_by_its_new_words_alone(store: Store) -> None:
    with store.writing() as connection:
        replace_view(connection, [Placed(1, labelled("a", "لقاء موسكو"))], {})
        replace_view(connection, [Placed(1, labelled("a", "لقاء باريس"))], {})
    assert found(store, Query(words="موسكو")) == []
    assert found(store, Query(words="باريس")) == ["a"]
    with store.writing() as connection:
        replace_view(connection, [], {})
    assert found(store, Query(words="باريس")) == []


def test_the_forms_behind_article_and_particles_are_filed() -> None:
    words, stems = event_words(labelled("a", "وبالمدينة وللوزير كتاب"))
    assert words.split() == ["وبالمدينه", "وللوزير", "كتاب"]
    assert {"مدينه", "وزير"} <= set(stems.split())


def test_words_that_were_filed_before_they_had_places_are_found() -> None:
    with fresh_database("postgresql") as url:
        with open_store(url) as store, store.writing() as connection:
            replace_view(connection, [Placed(1, labelled(name, label)) for name, label in LABELS.items()], {})
            for statement in (
                "DROP INDEX event_text_places",
                "ALTER TABLE event_text DROP COLUMN band, DROP COLUMN s, DROP COLUMN e, DROP COLUMN id",
                "DROP FUNCTION event_word_places",
                "UPDATE alembic_version SET version_num = '0003'",
            ):
                connection.exec_driver_sql(statement)
        with open_store(url) as store:
            query = Query(date(2015, 12, 1), date(2015, 12, 31), words="وزير")
            assert found(store, query) == ["minister"]
            assert found(store, replace(query, words="«كلمة في حلب»")) == ["minister"]
            assert found(store, replace(query, start=date(2015, 12, 19))) == []
