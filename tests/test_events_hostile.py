"""Any words in any order: claims, events, editors' decisions and exports come of them, and no crash."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.events_support import told
from timeline.articles import articles_of
from timeline.articles.article import Document
from timeline.dates.interval import Interval
from timeline.events import (
    Action,
    Decision,
    Event,
    Mention,
    all_mentions,
    apply,
    assemble,
    cluster,
    decide,
    events_jsonl,
)
from timeline.events.sentences import counts
from timeline.export.entry import Entry
from timeline.export.formats import FORMATS
from timeline.export.style import Calendars, Digits, Language, Months, Style
from timeline.export.wire import card_of
from timeline.store.codec import dumps, loads


def words_of(*names: str) -> list[str]:
    """Every Arabic text of data files, and the words of those of several."""
    found: set[str] = set()
    for name in names:
        rows = tomllib.loads(files("timeline.events.data").joinpath(name).read_text(encoding="utf-8"))
        for text in texts_of(rows):
            found |= {text, *text.split()}
    return sorted(found)


def texts_of(value: Any) -> Iterator[str]:
    if isinstance(value, str) and "\u0620" <= value[:1] <= "\u064a":
        yield value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from texts_of(key)
            yield from texts_of(one)
    elif isinstance(value, list):
        for one in value:
            yield from texts_of(one)


EVENTS = st.sampled_from(words_of("predicates.toml"))
NAMES = st.sampled_from(words_of("persons.toml", "places.toml", "organisations.toml", "countries.toml", "offices.toml"))
JOINTS = st.sampled_from(words_of("clauses.toml", "speech.toml", "counts.toml", "readings.toml"))
DATES = st.sampled_from(
    "أمس|غدا|اليوم|الجمعة المقبل|18 كانون الأول 2015|الشهر الماضي|بعد يومين|بين 3 و5 آذار|حتى السبت|منذ 2011|2015-12-18|1437/3/7|"
    "لاحقا|في الأيام القليلة الماضية|عشية ذلك|31 كانون الأول 9999|1 كانون الثاني 1|قبل 3000 سنة|بعد لقاء هامبورغ|الساعة 10:30".split(
        "|"
    )
)
MARKS = st.sampled_from(
    [*"،.؛:()[]«»\"'-–…؟!/|\u200f\u202e\u0640", "\n", "\n\n", ": «", "».", "\n======\n", "12", "عشرات", "و", "لم", "أن"]
)
WORD = st.one_of(EVENTS, EVENTS, NAMES, NAMES, JOINTS, JOINTS, DATES, MARKS)
PREFIX = st.sampled_from(["", "", "", "", "و", "ف", "ب", "ل", "ال", "وال", "لل", "س"])
TEXT = st.lists(st.tuples(PREFIX, WORD), min_size=1, max_size=50).map(lambda words: " ".join(a + b for a, b in words))
PUBLISHED = st.sampled_from(
    ["2015-12-16", "2015-12-16", "2016-01-01", None, "9999-12-31", "0001-01-01", "2015-12-16T23:00:00-12:00"]
)
INTERVALS = (
    Interval.day(date(2015, 12, 18)),
    Interval.day(date.max),
    Interval.day(date.min),
    Interval(None, None),
    Interval(None, date(2016, 1, 1)),
)


@st.composite
def decisions_on(draw: st.DrawFn, claims: list[Mention]) -> list[Decision]:
    made: list[Decision] = []
    ids = [claim.id for claim in claims]
    for minute in range(draw(st.integers(0, 5)) if ids else 0):
        action = draw(st.sampled_from(list(Action)))
        own = draw(st.lists(st.sampled_from(ids), min_size=1, max_size=3, unique=True))
        if action is Action.REVOKE and not made:
            continue
        target = draw(st.sampled_from([one.id for one in made])) if action is Action.REVOKE else None
        if action is Action.MERGE and len(own) < 2:
            continue
        at = datetime(2016, 1, 1, 12, minute, tzinfo=UTC)
        pinned = draw(st.sampled_from(INTERVALS))
        made.append(
            decide(action, own, author="محرر", at=at, reason="سبب", interval=pinned, label="اسم\u202e", target=target)
        )
    return made


@settings(max_examples=80, deadline=timedelta(seconds=20))
@given(st.lists(st.tuples(TEXT, PUBLISHED), min_size=1, max_size=3), st.data())
def test_any_words_pass_through_every_stage(texts: list[tuple[str, str | None]], data: st.DataObject) -> None:
    documents = [Document(f"d{number}", text, published=day) for number, (text, day) in enumerate(texts)]
    articles = [article for document in documents for article in articles_of(document)]
    claims = all_mentions(articles)
    for claim in claims:
        assert 0 <= claim.start < claim.end <= len(documents[int(claim.document[1:])].text)
        assert loads(dumps(claim, Mention), Mention) == claim
    events = apply(cluster(claims), data.draw(decisions_on(claims)), claims)
    assert sorted(claim.id for event in events for claim in event.mentions) == sorted(claim.id for claim in claims)
    for event in events:
        assert event.label.strip()
        assert loads(dumps(event, Event), Event) == event
    timeline = assemble(events)
    cards = {article.id: card_of(article) for article in articles}
    entries = [Entry(one.rank, one.event, cards, one.after) for one in timeline.entries]
    entries += [Entry(None, event, cards) for event in timeline.undated]
    style = data.draw(
        st.builds(Style, *(st.sampled_from(list(kind)) for kind in (Language, Months, Calendars, Digits)))
    )
    for name, format_ in FORMATS.items():
        b"".join(format_.write(entries, style)).decode(), name
    assert len(list(events_jsonl(timeline))) == len(entries)


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_claims_of_articles_at_the_edges_of_the_calendar_become_events(day: str) -> None:
    text = "وصل الوزير أمس إلى موسكو. سيعقد الاجتماع غدا في جنيف حتى 5 آذار. وقتل شخص لاحقا. عشية ذلك وقع الطرفان الاتفاق في باريس."
    claims = told(text, day=date.fromisoformat(day))
    assert {claim.type for claim in claims} >= {"meeting", "agreement"}
    assert assemble(cluster(claims)).entries


def test_the_words_of_a_toll_are_looked_for_near_each_claim_only(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []

    def tokens(text: str) -> list[str]:
        read.append(len(text))
        return plain(text)

    plain = counts._tokens
    monkeypatch.setattr(counts, "_tokens", tokens)
    sentence = "انفجرت قنبلة في السوق وقتل 10 أشخاص و" * 200
    claims = range(0, len(sentence), len(sentence) // 200)
    near = [counts._halves.__wrapped__(sentence, start, start + 6) for start in claims]
    assert all(before for before, _ in near[1:])
    assert all("10" in behind for _, behind in near[:-1])
    assert max(read) < len(sentence) / 10
