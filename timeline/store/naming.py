"""Other names of places, persons and bodies than the label under which they are filed: English ones, other spellings.

Only a query looks here; what is stored needs no second name. The names are those that come with the library: its own
words for countries, cities, persons and bodies, and the English names beside them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Final, NamedTuple

import orjson
from sqlalchemy import Connection, text

from timeline.events.names.names import english_names, gazetteer, other_english_names
from timeline.store.facets import facet_value

__all__ = ["BY_PART", "NearName", "UnknownName", "meant", "unknown_names"]

BY_PART: Final = frozenset({"place", "participant"})
"""The kinds of facet of which a part of the name is enough."""
_NAMED: Final = ("place", "participant", "source")
_MOST: Final = 5
_LIKE_ENOUGH: Final = 0.5
"""Of the pairs of letters of two names, how many (Dice) must be the same: one or two letters may differ."""
_SHORTEST: Final = 3
"""Letters of a word that makes two names near by itself."""
_ANY: Final = text("SELECT 1 FROM facet WHERE kind = :kind AND value = :value")
_ALL: Final = text("SELECT value FROM facet WHERE kind = :kind")
_EVENT: Final = text(
    "SELECT event.summary FROM facet JOIN event_facet ON event_facet.facet = facet.id "
    "JOIN event ON event.number = event_facet.number WHERE facet.kind = :kind AND facet.value = :value LIMIT 1"
)


class NearName(NamedTuple):
    """A name that events do carry; an outlet has no id, and what is known in Arabic only no English name."""

    id: str | None
    label: str
    label_en: str | None


class UnknownName(NamedTuple):
    """A condition whose name nobody has, under its parameter, and names like it, the likest first."""

    parameter: str
    value: str
    near: tuple[NearName, ...]


def meant(filed: Iterable[str], value: str) -> set[str]:
    """Which of the values ``filed`` (folded ids and labels) a name means that is no label itself.

    The whole name in another spelling or in English, or, where nobody has exactly that, a part of a name: «لافروف».
    """
    filed = set(filed)
    words = set(_plain(value).split())
    whole = filed & _ids_of().get(_plain(value), frozenset())
    if whole or not words:
        return whole
    english = _english()
    return {one for one in filed if words <= set(one.split()) or words <= set(english.get(one, "").split())}


def unknown_names(connection: Connection, facets: Iterable[tuple[str, str]]) -> tuple[UnknownName, ...]:
    """The conditions on places, participants and outlets that hold for no event because nobody has that name."""
    out = []
    for kind, value in facets:
        if kind not in _NAMED or connection.execute(_ANY, {"kind": kind, "value": value}).first() is not None:
            continue
        filed = set(connection.execute(_ALL, {"kind": kind}).scalars())
        if kind in BY_PART and meant(filed, value):
            continue
        near = (_told(connection, kind, one) for one in _near(filed, value))
        out.append(UnknownName(kind, value, tuple(dict.fromkeys(one for one in near if one is not None))[:_MOST]))
    return tuple(out)


def _near(filed: Collection[str], value: str) -> list[str]:
    """The values whose label or English name is like ``value``, the likest first."""
    english = _english()
    asked = _plain(value)
    scores: dict[str, float] = {}
    for one in filed:
        names = {one, english.get(one, one)}
        scores[one] = max(_likeness(asked, name) for name in names)
    found = [one for one, score in scores.items() if score >= _LIKE_ENOUGH]
    # A thing is filed under its id and its label: twice as many are taken, and each is told once.
    return sorted(found, key=lambda one: (-scores[one], one))[: 3 * _MOST]


def _likeness(one: str, other: str) -> float:
    shared = {word for word in set(one.split()) & set(other.split()) if len(word) >= _SHORTEST}
    pairs, others = _pairs(one), _pairs(other)
    alike = 2 * len(pairs & others) / (len(pairs) + len(others))
    return max(alike, _LIKE_ENOUGH) if shared else alike


def _pairs(name: str) -> set[str]:
    framed = f" {name} "
    return {framed[i : i + 2] for i in range(len(framed) - 1)}


def _told(connection: Connection, kind: str, value: str) -> NearName | None:
    """The name as an event carries it: what is filed is folded."""
    found = connection.execute(_EVENT, {"kind": kind, "value": value}).scalar()
    if found is None:
        return None
    summary: dict[str, Any] = orjson.loads(bytes(found))
    return next((one for one in _names_in(summary, kind) if value in (facet_value(one.id or ""), _label(one))), None)


def _names_in(summary: Mapping[str, Any], kind: str) -> Iterator[NearName]:
    if kind == "source":
        yield from (NearName(None, source, None) for source in summary["sources"])
    else:
        for one in summary[f"{kind}s"]:
            yield NearName(one["id"], one["label"], english_names().get(one["id"]))


def _label(one: NearName) -> str:
    return facet_value(one.label)


@cache
def _ids_of() -> Mapping[str, frozenset[str]]:
    """Plain name, in Arabic or English → the ids, as they are filed, of what is called so."""
    found: dict[str, set[str]] = {}
    for rows in gazetteer().names.values():
        for name in rows:
            if not name.adjective:
                found.setdefault(_plain(" ".join(name.words)), set()).add(facet_value(name.entity.id))
    for one, english in (*english_names().items(), *other_english_names()):
        found.setdefault(_plain(english), set()).add(facet_value(one))
    return {name: frozenset(ids) for name, ids in found.items()}


@cache
def _english() -> Mapping[str, str]:
    """Id, as it is filed → English name, as it is compared."""
    return {facet_value(one): _plain(name) for one, name in english_names().items()}


def _plain(name: str) -> str:
    """A name as it is compared: folded, Latin letters without their marks, «Sharm El-Sheikh» in three words."""
    letters = unicodedata.normalize("NFKD", facet_value(name))
    return " ".join(re.findall(r"\w+", "".join(one for one in letters if not unicodedata.combining(one))))
