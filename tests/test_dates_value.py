"""Values are frozen dataclasses in all but the speed with which they are made."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, is_dataclass, replace
from inspect import signature

import pytest

from timeline.dates.value import value


@value
class Pair:
    """Two fields, one with a default."""

    first: int
    second: str = "two"


@value
class Checked:
    """A value that refuses some arguments."""

    count: int

    def __post_init__(self) -> None:
        if self.count < 0:
            raise ValueError("negative")


@dataclass(frozen=True, slots=True)
class Plain:
    """The same as ``Pair``, made by ``dataclass`` alone."""

    first: int
    second: str = "two"


def test_a_value_is_what_a_frozen_dataclass_is() -> None:
    made = Pair(1, second="b")
    assert type(made) is Pair
    assert is_dataclass(made)
    assert [f.name for f in fields(made)] == ["first", "second"]
    assert repr(made) == "Pair(first=1, second='b')"
    assert made == Pair(1, "b") != Pair(2, "b")
    assert hash(made) == hash(Plain(1, "b"))
    assert replace(made, first=3) == Pair(3, "b")
    assert Pair(1) == Pair(1, "two")
    assert signature(Pair) == signature(Plain)
    match made:
        case Pair(first, second):
            assert (first, second) == (1, "b")


def test_a_value_cannot_be_changed() -> None:
    made = Pair(1)
    with pytest.raises(FrozenInstanceError):
        made.first = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del made.first
    assert not hasattr(made, "__dict__")
    assert made == Pair(1)


@value
class Named:
    """Fields called what the maker of ``__init__`` might call its own means."""

    draft: int
    cls: str
    become: str = "it"


def test_a_field_may_have_any_name() -> None:
    made = Named(1, cls="a")
    assert (type(made), made.draft, made.cls, made.become) == (Named, 1, "a", "it")


def test_a_value_survives_copying_and_pickling() -> None:
    made = Pair(1)
    assert copy.copy(made) == copy.deepcopy(made) == pickle.loads(pickle.dumps(made)) == made  # noqa: S301


def test_arguments_are_checked_as_in_every_call() -> None:
    with pytest.raises(TypeError, match="first"):
        Pair()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="third"):
        Pair(1, third=3)  # type: ignore[call-arg]
    with pytest.raises(ValueError, match="negative"):
        Checked(-1)


def test_what_cannot_be_made_quickly_is_refused() -> None:
    class Lists:
        found: list[int] = field(default_factory=list)

    with pytest.raises(TypeError, match="plain fields"):
        value(Lists)
