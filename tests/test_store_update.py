"""One article at a time gives what all at once gives, and what the library gives in memory; and it reads little."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, event, select

from tests.events_strategies import detailed
from tests.events_support import after, article, made
from tests.service_postgres import DATABASES, fresh_database
from timeline.dates.granularity import Granularity
from timeline.dates.interval import Extent, Interval
from timeline.events import Action, Decision, Mention, OrderRelation, apply, assemble, cluster, decide
from timeline.events.groups import candidates, parts
from timeline.store import open_store
from timeline.store.build import rebuild_view
from timeline.store.claims import claim_of
from timeline.store.decisions import add_decision
from timeline.store.intake import Intake, put
from timeline.store.load import load_mentions, load_timeline
from timeline.store.revision import is_stale, mark_stale, read_revision, write_state
from timeline.store.schema import link, mention, mention_key, pending
from timeline.store.update import update_view
from timeline.store.view import ViewChange

PEOPLE = ("كيري", "لافروف", "بوتين", "ميركل")
ARTICLES = [f"article-{n}" for n in range(6)]


def taken(name: str, mentions: Sequence[Mention]) -> Intake:
    """An article that makes some claims."""
    own = article(f"نص {name}", name)
    return Intake(own.document, "test", (own,), tuple(m for m in mentions if m.article == name))


def stored(connection: Connection, intakes: Sequence[Intake]) -> None:
    put(connection, intakes)
    mark_stale(connection)
    rebuild_view(connection)


def related(mentions: Sequence[Mention], kinds: Sequence[tuple[int, int, str]]) -> list[Mention]:
    """Mentions with relations and antecedents among those of one article."""
    out = list(mentions)
    for first, second, kind in kinds:
        a, b = out[first % len(out)], out[second % len(out)]
        if a.id == b.id or a.article != b.article:
            continue
        if kind == "same":
            out[first % len(out)] = replace(a, antecedent=b.id)
        else:
            out[first % len(out)] = replace(a, relations=(*a.relations, OrderRelation(kind, b.id, "بعد")))
    return out


MENTION = st.builds(
    made,
    st.integers(1, 300),
    article=st.sampled_from(ARTICLES),
    kind=st.sampled_from(("meeting", "conference", "statement", "attack")),
    day=st.none() | st.integers(-2, 2).map(after),
    places=st.lists(st.sampled_from(("موسكو", "جنيف")), max_size=1).map(tuple),
    people=st.lists(st.sampled_from(PEOPLE), max_size=3, unique=True).map(tuple),
    words=st.lists(st.sampled_from(("مستشفي", "قنبله")), max_size=2, unique=True).map(tuple),
)


@st.composite
def claims(draw: st.DrawFn) -> list[Mention]:
    found = draw(st.lists(MENTION | detailed(MENTION), min_size=2, max_size=25, unique_by=lambda m: m.id))
    out = []
    for one in found:
        # Some fill several days, so that others can be days of them.
        days = draw(st.sampled_from((0, 0, 0, 3))) if one.interval is not None else 0
        if days and one.interval is not None and one.interval.start is not None:
            end = date.fromordinal(one.interval.start.toordinal() + days)
            one = replace(one, interval=Interval(one.interval.start, end, Granularity.DAY, Extent.THROUGHOUT))
        out.append(one)
    kinds = st.sampled_from(("before", "after", "during", "same"))
    return related(out, draw(st.lists(st.tuples(st.integers(0, 24), st.integers(0, 24), kinds), max_size=12)))


@st.composite
def decisions(draw: st.DrawFn, mentions: Sequence[Mention]) -> list[Decision]:
    names = [m.id for m in mentions]
    out = []
    for number in range(draw(st.integers(0, 3))):
        action = draw(st.sampled_from((Action.MERGE, Action.SPLIT, Action.WRONG, Action.RENAME)))
        own = draw(st.lists(st.sampled_from(names), min_size=2, max_size=3, unique=True))
        at = datetime(2016, 1, 1, number, tzinfo=UTC)
        out.append(decide(action, own, author="أ", at=at, reason="ب", label="اسم" if action is Action.RENAME else None))
    return out


@settings(max_examples=25, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(st.data())
def test_any_coming_and_going_ends_where_one_build_does(data: st.DataObject) -> None:
    mentions = data.draw(claims())
    decided = data.draw(decisions(mentions))
    moves = data.draw(st.lists(st.sampled_from(ARTICLES), max_size=10))
    later = data.draw(st.lists(st.sampled_from(ARTICLES), max_size=4))
    near = data.draw(st.sampled_from((1, 2, 12)))
    with (
        mock.patch.object(parts, "MOST", data.draw(st.sampled_from((2, 4, 250)))),
        mock.patch.object(candidates, "NEAR", near),
        mock.patch("timeline.store.shelves.NEAR", near),
        mock.patch("timeline.store.shelves._SMALL", data.draw(st.sampled_from((0, 3, 200)))),
        mock.patch("timeline.store.update._SEEDS", data.draw(st.sampled_from((1, 200)))),
        mock.patch("timeline.store.update._AT_ONCE", data.draw(st.sampled_from((1, 3, 10_000)))),
        open_store(":memory:") as store,
        open_store(":memory:") as fresh,
        store.writing() as one,
        fresh.writing() as two,
    ):
        inside: set[str] = set()

        def moved(name: str) -> None:
            # An article whose claims are taken back stays as a document without claims.
            stored(one, [taken(name, () if name in inside else mentions)])
            inside.symmetric_difference_update({name})

        for name in moves:
            moved(name)
        for decision in decided:
            add_decision(one, decision)
            add_decision(two, decision)
        rebuild_view(one)
        for name in later:
            moved(name)
        held = {name: mentions if name in inside else () for name in [*moves, *later]}
        stored(two, [taken(name, own) for name, own in sorted(held.items(), reverse=True)])
        assert load_timeline(one) == load_timeline(two)
        for table in (link, mention_key, pending):
            assert (
                one.execute(select(table).order_by(*table.c)).all()
                == two.execute(select(table).order_by(*table.c)).all()
            )
        left = list(load_mentions(one))
        expected = assemble(apply(cluster(left), decided, left))
        assert load_timeline(one).undated == expected.undated
        assert {(e.event.id, e.event, e.after) for e in load_timeline(one).entries} == {
            (e.event.id, e.event, e.after) for e in expected.entries
        }
        assert update_view(two, everything=True).revision == read_revision(two)
        assert read_revision(one).digest == read_revision(two).digest


def test_a_decision_on_one_claim_leaves_the_ties_that_others_have_with_it(url: str) -> None:
    outer = made(1, article="a", kind="conference", day=after(0), people=PEOPLE[:2])
    told = made(2, article="a", kind="statement", people=PEOPLE[:1])
    inner = replace(told, relations=(OrderRelation("during", outer.id, "خلال"),))
    rename = decide(
        Action.RENAME, [outer.id], author="أ", at=datetime(2016, 1, 1, tzinfo=UTC), reason="ب", label="المؤتمر"
    )
    with open_store(url) as store, store.writing() as connection:
        stored(connection, [taken("a", [outer, inner])])
        before = connection.execute(select(link).order_by(*link.c)).all()
        assert before
        add_decision(connection, rename)
        rebuild_view(connection)
        assert connection.execute(select(link).order_by(*link.c)).all() == before
        wider, part = sorted((one.event for one in load_timeline(connection).entries), key=lambda e: e.mentions[0].id)
        assert (wider.label, part.parent) == ("المؤتمر", wider.id)


@pytest.fixture(params=DATABASES)
def url(request: pytest.FixtureRequest) -> Iterator[str]:
    with fresh_database(request.param) as found:
        yield found


def archive(articles: int) -> list[Mention]:
    """Claims of articles of one a day, each about a meeting of its own day and place."""
    return [
        made(
            n, article=f"old-{n}", day=after(n), reference=after(n), places=(f"مدينة{n % 7}",), people=(PEOPLE[n % 4],)
        )
        for n in range(1, articles + 1)
    ]


def test_one_article_more_reads_no_more_of_a_larger_store(url: str) -> None:
    late = made(9000, article="new", day=after(5), reference=after(5), places=("مدينة5",), people=(PEOPLE[1],))
    asked: dict[int, tuple[int, int]] = {}
    for size in (40, 120):
        with fresh_database("postgresql" if "postgresql" in url else "sqlite") as other, open_store(other) as store:
            with store.writing() as connection:
                old = archive(size)
                stored(connection, [taken(m.article, old) for m in old])
            read: list[str] = []
            sent: list[str] = []

            def loaded(text: str, read: list[str] = read) -> object:
                read.append(text)
                return claim_of(text)

            def executed(*given: object, sent: list[str] = sent) -> None:
                sent.append(str(given[2]))

            with store.writing() as connection, mock.patch("timeline.store.linking.claim_of", loaded):
                event.listen(connection, "before_cursor_execute", executed)
                stored(connection, [taken("new", [late])])
                found = load_timeline(connection)
            assert any({m.id for m in e.event.mentions} == {"m-0005", late.id} for e in found.entries)
            asked[size] = (len(read), len(sent))
    assert asked[40] == asked[120]


def test_what_another_version_filed_is_filed_anew(url: str) -> None:
    with open_store(url) as store, store.writing() as connection:
        old = archive(5)
        stored(connection, [taken(m.article, old) for m in old])
        before = connection.execute(select(mention_key).order_by(*mention_key.c)).all()
        connection.execute(mention_key.delete())
        write_state(connection, "filer", "an earlier version")
        mark_stale(connection)
        change = rebuild_view(connection)
        assert connection.execute(select(mention_key).order_by(*mention_key.c)).all() == before
        assert (change.created, change.updated, change.removed) == (0, 0, 0)


def test_a_database_of_the_first_schema_is_brought_up_to_date_without_a_change(tmp_path: Path) -> None:
    path = tmp_path / "t.db"
    with open_store(path) as store, store.writing() as connection:
        old = archive(5)
        stored(connection, [taken(m.article, old) for m in old])
        before = read_revision(connection)
    with closing(sqlite3.connect(path)) as raw, raw:
        for name in ("mention_key", "link", "pending", "waiting"):
            raw.execute(f"DROP TABLE {name}")
        raw.execute("ALTER TABLE event ADD COLUMN rank INTEGER")
        raw.execute("DELETE FROM state WHERE key LIKE 'digest of %' OR key = 'filer'")
        raw.execute("UPDATE alembic_version SET version_num = '0001'")
    with open_store(path) as store, store.writing() as connection:
        assert is_stale(connection)
        assert rebuild_view(connection) == ViewChange(0, 0, 0, before)


def test_an_upgrade_leaves_no_event_of_claims_that_it_reads_no_more(url: str) -> None:
    """Another version reads other claims out of an article: the events of the old ones go with them."""
    with open_store(url) as store, store.writing() as connection:
        stored(connection, [taken("article-0", [made(1, article="article-0", day=after(0))])])
        (old,) = load_timeline(connection).entries
        write_state(connection, "filer", "another version")
        stored(connection, [taken("article-0", [made(2, article="article-0", day=after(30))])])
        (new,) = load_timeline(connection).entries
        assert [one.id for one in new.event.mentions] == ["m-0002"]
        assert new.event.id != old.event.id


def test_events_that_an_earlier_upgrade_left_go_with_the_next(url: str) -> None:
    with open_store(url) as store, store.writing() as connection:
        stored(connection, [taken("article-0", [made(1, article="article-0", day=after(0))])])
        # What an upgrade before this version did: the claims went, and nobody noted that they had.
        connection.execute(mention.delete())
        write_state(connection, "filer", "another version")
        mark_stale(connection)
        change = rebuild_view(connection)
        assert load_timeline(connection).entries == ()
        assert change.removed == 1
