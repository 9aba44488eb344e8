"""The words of ``names.toml``, loaded once: month and weekday names, phrases around a date."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

from timeline.errors import LanguageDataError

__all__ = ["MonthSystem", "Words", "month_systems", "words"]

_FILE: Final = "names.toml"


@dataclass(frozen=True, slots=True)
class MonthSystem:
    """One way to name the Gregorian months in Arabic."""

    id: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """What a language says around numbers; ``months`` is empty where the caller chooses a system."""

    lang: str
    months: tuple[str, ...]
    hijri_months: tuple[str, ...]
    weekdays: tuple[str, ...]
    ordinals: tuple[str, ...]
    ordinals_genitive: tuple[str, ...]
    decades: tuple[str, ...]
    member_separator: str
    last_member_separator: str
    choice_separator: str
    phrases: Mapping[str, str]
    parts: Mapping[str, str]
    portions: Mapping[str, str]
    seasons: Mapping[str, str]


def words(lang: str) -> Words:
    """The words of ``ar`` or ``en``.

    Raises:
        ValueError: There are no words for that language.
        LanguageDataError: The data file is wrong.
    """
    found = _load()[1].get(lang)
    if found is None:
        msg = f"dates are shown in {', '.join(_load()[1])}, not in {lang!r}"
        raise ValueError(msg)
    return found


def month_systems() -> Mapping[str, MonthSystem]:
    """The Arabic systems of month names by id: levantine, egyptian, moroccan, maghrebi, mauritanian, double.

    ``double`` prints two names, «كانون الأول/ديسمبر», as outlets with readers everywhere do.
    """
    return _load()[0]


@cache
def _load() -> tuple[Mapping[str, MonthSystem], Mapping[str, Words]]:
    data = tomllib.loads(files("timeline.dates").joinpath(_FILE).read_text(encoding="utf-8"))
    systems = {
        name: MonthSystem(name, _list(f"months.{name}", row["names"], 12)) for name, row in data.pop("months").items()
    }
    pairs = zip(systems["levantine"].names, systems["egyptian"].names, strict=True)
    systems["double"] = MonthSystem("double", tuple(f"{a}/{b}" for a, b in pairs))
    return MappingProxyType(systems), MappingProxyType({lang: _words(lang, row) for lang, row in data.items()})


def _words(lang: str, row: dict[str, Any]) -> Words:
    def listed(key: str, length: int) -> tuple[str, ...]:
        return _list(f"{lang}.{key}", row.get(key, ()), length)

    return Words(
        lang=lang,
        months=listed("months", 12) if "months" in row else (),
        hijri_months=listed("hijri_months", 12),
        weekdays=listed("weekdays", 7),
        ordinals=listed("ordinals", 30),
        ordinals_genitive=listed("ordinals_genitive", 30),
        decades=listed("decades", 10),
        member_separator=row["member_separator"],
        last_member_separator=row["last_member_separator"],
        choice_separator=row["choice_separator"],
        phrases=MappingProxyType(row["phrases"]),
        parts=MappingProxyType(row["parts"]),
        portions=MappingProxyType(row["portions"]),
        seasons=MappingProxyType(row["seasons"]),
    )


def _list(row: str, names: list[str], length: int) -> tuple[str, ...]:
    if len(names) != length or not all(names):
        raise LanguageDataError(_FILE, row, f"needs {length} names, has {len(names)}")
    return tuple(names)
