"""Stored values come back as they went in, for values built at random from the types themselves."""

from __future__ import annotations

import dataclasses
import typing
from datetime import UTC, date, datetime, timedelta, timezone
from enum import Enum
from random import Random
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import expressions
from timeline.annotation import Annotation
from timeline.articles.article import ReferenceDate
from timeline.dates.granularity import Granularity
from timeline.dates.interval import ClockTime, Interval
from timeline.errors import StoreError
from timeline.events.event import Event, Mention
from timeline.expressions import CalendarDate, Day, Duration, Nth, Relative, Weekday
from timeline.resolution.policy import Policy
from timeline.resolution.resolution import Resolution, Step
from timeline.store.codec import decode, dumps, encode, loads

KINDS = [Interval, Resolution, Annotation, Policy, ReferenceDate, Mention, Event]
WORDS = ["", "الجمعة المقبل", "a\u202eb", "\x00", "𐌀", "'; --"]


def invent(kind: Any, dice: Random, depth: int = 0) -> Any:
    """A value of a type, built from its hints."""
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if kind is object:
        free = [type(None), bool, int, float, str, date, datetime, Granularity, Day, CalendarDate, tuple[object, ...]]
        return invent(dice.choice(free), dice, depth + 1)
    if origin is tuple:
        return tuple(invent(args[0], dice, depth + 1) for _ in range(0 if depth > 5 else dice.randint(0, 2)))
    if args:
        flat = [CalendarDate] if CalendarDate in args and depth > 5 else list(args)
        return invent(type(None) if type(None) in args and depth > 5 else dice.choice(flat), dice, depth + 1)
    if issubclass(kind, Enum):
        return dice.choice(list(kind))
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        if kind is Interval:
            ends = sorted(invent(date, dice) for _ in range(2))
            rest = {f.name: invent(hints[f.name], dice, depth + 1) for f in dataclasses.fields(kind)[2:]}
            start, end = (None if dice.random() < 0.2 else day for day in ends)
            if end is None or start == end:  # an hour at which it ends belongs to a last day, and comes after the first
                rest["end_clock"] = None
            return Interval(start, end, **rest)
        if kind is ClockTime:
            return ClockTime(dice.randint(0, 23), dice.choice([None, 0, 59]), None, dice.choice([None, 0, -90]))
        return kind(**{f.name: invent(hints[f.name], dice, depth + 1) for f in dataclasses.fields(kind)})
    plain: dict[Any, Any] = {
        type(None): None,
        bool: dice.random() < 0.5,
        int: dice.choice([0, 1, -1, 2**53]),
        float: dice.choice([0.0, 1.0, 0.1]),
        str: dice.choice(WORDS),
        date: date.fromordinal(dice.randint(1, date.max.toordinal())),
        datetime: datetime(2015, 12, 18, 9, 30, tzinfo=dice.choice([UTC, timezone(timedelta(hours=3)), None])),
    }
    return plain[kind]


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_value_of_a_type_comes_back_the_same(kind: type, seed: int) -> None:
    value = invent(kind, Random(seed))  # noqa: S311
    again: object = loads(dumps(value, kind), kind)
    assert again == value
    assert repr(again) == repr(value)  # 1 is not 1.0, nor True


@pytest.mark.parametrize(
    "name", [name for name in expressions.__all__ if name not in {"Expr", "NO_CONTEXT", "EITHER_FEAST"}]
)
def test_every_node_of_the_expression_tree_can_be_stored(name: str) -> None:
    node = invent(getattr(expressions, name), Random(7))  # noqa: S311
    step = Step("code", (node,))
    assert repr(loads(dumps(step, Step), Step)) == repr(step)


anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
    | st.dates()
    | st.sampled_from(list(Granularity) + list(Day)),
    lambda inner: st.lists(inner, max_size=3).map(tuple),
    max_leaves=4,
)


@settings(deadline=None, max_examples=50)
@given(anything)
def test_the_free_arguments_of_a_step_keep_their_types(value: object) -> None:
    step = Step("code", (value,))
    again = loads(dumps(step, Step), Step)
    assert repr(again) == repr(step)


@pytest.mark.parametrize(
    ("value", "stored"),
    [
        (Interval(date(2015, 12, 18), date(2015, 12, 18)), {"start": "2015-12-18", "end": "2015-12-18"}),
        (Interval(None, date(2015, 12, 18)), {"start": None, "end": "2015-12-18"}),
    ],
)
def test_what_is_stored_is_short_and_readable(value: Interval, stored: dict[str, object]) -> None:
    assert encode(value, Interval) == stored


def test_a_field_of_several_types_names_its_class() -> None:
    nth = Nth(2, Weekday(Day.FRIDAY), CalendarDate(month=12))
    data = encode(nth, Nth)
    assert data["unit"] == {"$": "Weekday", "day": 4}
    assert decode(orjson.loads(orjson.dumps(data)), Nth) == nth


def test_whole_and_broken_numbers_stay_apart() -> None:
    assert repr(loads(dumps(Duration(3, Granularity.HOUR), Duration), Duration)) == repr(Duration(3, Granularity.HOUR))
    assert repr(loads(dumps(Duration(3.0, Granularity.HOUR), Duration), Duration)).startswith("Duration(count=3.0")


@dataclasses.dataclass(frozen=True)
class Stranger:
    """A class that no row may hold."""


@pytest.mark.parametrize("argument", [Stranger(), [1], {"a": 1}, object(), b"x"])
def test_a_value_that_could_not_come_back_is_refused(argument: object) -> None:
    with pytest.raises(StoreError, match="cannot be stored"):
        dumps(Step("code", (argument,)), Step)


@pytest.mark.parametrize(
    "data",
    [
        {"start": "2015-12-18"},
        {"start": "2015-12-18", "end": None, "colour": "red"},
        {"start": "18.12.2015", "end": None},
        {"start": None, "end": None, "granularity": "fortnight"},
        {"start": 7, "end": None},
        [],
    ],
)
def test_a_row_of_another_version_is_refused(data: object) -> None:
    with pytest.raises(StoreError, match="does not fit this version"):
        decode(data, Interval)


def test_an_unknown_class_is_refused() -> None:
    with pytest.raises(StoreError, match="does not fit this version"):
        decode({"target": {"$": "Stranger"}, "direction": "next"}, Relative)
