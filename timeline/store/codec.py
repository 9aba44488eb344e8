"""Frozen values to JSON and back without loss, compiled once per type from the type hints.

What the hints leave no doubt about is written plainly (an ``Interval`` is an object of its fields,
a ``Granularity`` its value, a date its ISO form); fields that hold their default are left out. Where
a field may hold several types (a node of ``Expr``, an argument of a ``Step``) the value carries its
class name under ``"$"``. Reading is strict: an unknown field or class means that another version
wrote the row, and guessing would change a claim.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable
from datetime import date, datetime, time
from enum import Enum
from functools import cache
from typing import Any, TypeVar, cast

import orjson

from timeline import expressions
from timeline.annotation import Annotation
from timeline.articles.article import Article
from timeline.errors import StoreError
from timeline.events.decisions import Decision
from timeline.events.event import Event, Timeline
from timeline.resolution.anchor import Anchor
from timeline.resolution.policy import Policy
from timeline.resolution.resolution import Resolution

__all__ = ["decode", "dumps", "encode", "loads"]

T = TypeVar("T")
Encoder = Callable[[Any], Any]
Decoder = Callable[[Any], Any]

_TYPE_KEY = "$"
_CODECS: dict[Any, tuple[Encoder, Decoder]] = {}

_PLAIN = (str, int, float, bool, type(None))
_CLOCKED: dict[type, str] = {datetime: "datetime", date: "date", time: "time"}


def encode(value: object, kind: type[Any]) -> Any:
    """``value``, which is a ``kind``, as JSON-ready plain data."""
    try:
        return _codec(kind)[0](value)
    except (AttributeError, KeyError, TypeError) as error:
        raise StoreError(f"a {kind.__name__} holds a value that cannot be stored: {error}") from error


def decode(data: object, kind: type[T]) -> T:
    """The ``kind`` that ``encode`` made ``data`` of.

    Raises:
        StoreError: ``data`` does not fit the type, so another version has written it.
    """
    try:
        return cast("T", _codec(kind)[1](data))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise StoreError(f"a stored {kind.__name__} does not fit this version: {error!r}") from error


def dumps(value: object, kind: type[Any]) -> str:
    """``encode`` as a JSON string."""
    return orjson.dumps(encode(value, kind)).decode()


def loads(text: str | bytes, kind: type[T]) -> T:
    """``decode`` of a JSON string."""
    return decode(orjson.loads(text), kind)


def _codec(kind: Any) -> tuple[Encoder, Decoder]:
    """The pair of functions for one type, made once."""
    pair = _CODECS.get(kind)
    if pair is None:
        pair = _CODECS[kind] = _compile(kind)
    return pair


def _compile(kind: Any) -> tuple[Encoder, Decoder]:
    origin = typing.get_origin(kind)
    if kind is object or kind is Any:
        return _encode_any, _decode_any
    if origin in (typing.Union, types.UnionType):
        return _union(typing.get_args(kind))
    if origin is tuple:
        return _tuple(typing.get_args(kind))
    if isinstance(kind, type):
        if issubclass(kind, Enum):
            return _enum_value, kind
        if kind in _CLOCKED:
            clocked: Any = kind
            return clocked.isoformat, clocked.fromisoformat
        if dataclasses.is_dataclass(kind):
            return _dataclass(kind)
        if kind in _PLAIN:
            return _same, _same
    raise StoreError(f"no way to store a {kind!r}")


def _same(value: Any) -> Any:
    return value


def _enum_value(value: Enum) -> Any:
    return value.value


def _lazy(kind: Any) -> tuple[Encoder, Decoder]:
    """The codec of ``kind``; that of a dataclass is looked up when used, since a type may contain itself."""
    if kind in _PLAIN or (isinstance(kind, type) and issubclass(kind, Enum)):
        return _codec(kind)

    def enc(value: Any) -> Any:
        return _codec(kind)[0](value)

    def dec(data: Any) -> Any:
        return _codec(kind)[1](data)

    return enc, dec


def _tuple(args: tuple[Any, ...]) -> tuple[Encoder, Decoder]:
    if len(args) == 2 and args[1] is Ellipsis:
        enc, dec = _lazy(args[0])
        return lambda value: [enc(v) for v in value], lambda data: tuple([dec(d) for d in data])
    pairs = [_lazy(arg) for arg in args]
    return (
        lambda value: [pair[0](v) for pair, v in zip(pairs, value, strict=True)],
        lambda data: tuple([pair[1](d) for pair, d in zip(pairs, data, strict=True)]),
    )


def _union(args: tuple[Any, ...]) -> tuple[Encoder, Decoder]:
    rest = [arg for arg in args if arg is not type(None)]
    if len(rest) == 1:
        enc, dec = _lazy(rest[0])
        return (
            lambda value: None if value is None else enc(value),
            lambda data: None if data is None else dec(data),
        )
    return _encode_any, _decode_any


def _dataclass(kind: type) -> tuple[Encoder, Decoder]:
    hints = typing.get_type_hints(kind)
    missing = object()
    fields: list[tuple[str, Any, Encoder]] = []
    decoders: dict[str, Decoder] = {}
    for field in dataclasses.fields(kind):
        enc, dec = _lazy(hints[field.name])
        default = missing if field.default is dataclasses.MISSING else field.default
        fields.append((field.name, default, enc))
        decoders[field.name] = dec

    def encode_fields(value: Any) -> dict[str, Any]:
        # A subclass is stored as what it stands for (a parse tree that is made on demand, as the tree).
        if not isinstance(value, kind):
            raise TypeError(f"expected a {kind.__name__}, got a {type(value).__name__}")
        out: dict[str, Any] = {}
        for name, default, enc in fields:
            item = getattr(value, name)
            # 1, 1.0 and True are equal but not the same value.
            if default is missing or type(item) is not type(default) or item != default:
                out[name] = enc(item)
        return out

    def decode_fields(data: dict[str, Any]) -> Any:
        return kind(**{name: decoders[name](item) for name, item in data.items()})

    return encode_fields, decode_fields


def _encode_any(value: Any) -> Any:
    if isinstance(value, Enum | date | time):
        kind = type(value)
        return {_TYPE_KEY: _CLOCKED.get(kind) or _stored_name(kind), "v": _codec(kind)[0](value)}
    if type(value) in _PLAIN:
        return value
    if isinstance(value, tuple):
        return [_encode_any(v) for v in value]
    return {_TYPE_KEY: _stored_name(type(value)), **_codec(type(value))[0](value)}


def _stored_name(kind: type) -> str:
    if _classes().get(kind.__name__) is not kind:
        raise TypeError(f"{kind.__module__}.{kind.__qualname__} is not part of the stored values")
    return kind.__name__


def _decode_any(data: Any) -> Any:
    if isinstance(data, list):
        return tuple([_decode_any(d) for d in data])
    if not isinstance(data, dict):
        return data
    name = data[_TYPE_KEY]
    clocked: Any
    for clocked, key in _CLOCKED.items():
        if name == key:
            return clocked.fromisoformat(data["v"])
    kind: Any = _classes()[name]
    if issubclass(kind, Enum):
        return kind(data["v"])
    return _codec(kind)[1]({key: item for key, item in data.items() if key != _TYPE_KEY})


@cache
def _classes() -> dict[str, type]:
    """Every dataclass and enum that a stored value can hold, by name."""
    found: dict[str, type] = {}
    todo: list[Any] = [Annotation, Article, Decision, Anchor, Event, Policy, Resolution, Timeline, expressions.Context]
    todo += [getattr(expressions, name) for name in expressions.__all__]
    while todo:
        kind = todo.pop()
        args = typing.get_args(kind)
        if args:
            todo.extend(args)
        elif isinstance(kind, type) and found.get(kind.__name__) is not kind:
            if issubclass(kind, Enum):
                found[kind.__name__] = kind
            elif dataclasses.is_dataclass(kind):
                found[kind.__name__] = kind
                todo.extend(typing.get_type_hints(kind).values())
    return found
