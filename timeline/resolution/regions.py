"""What differs from country to country: the first day of the week and the days of the weekend."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any, Final

from timeline.errors import LanguageDataError
from timeline.expressions import Day
from timeline.resolution.policy import Policy, WeekendDays

__all__ = ["Region", "policy_for_region", "region"]

_FILE: Final = "regions.toml"


@dataclass(frozen=True, slots=True)
class Region:
    """The week of a country."""

    code: str
    week_start: Day
    weekend: WeekendDays


def region(code: str) -> Region:
    """The week of a country by its ISO 3166-1 alpha-2 code, after CLDR; the world's default for any other.

    Raises:
        ValueError: ``code`` is not two letters.
    """
    key = code.upper()
    if len(key) != 2 or not key.isascii() or not key.isalpha():
        msg = f"not the code of a country: {code[:20]!r}; give two letters as in ISO 3166, such as SY"
        raise ValueError(msg)
    starts, weekends, default = _tables()
    return Region(key, starts.get(key, default.week_start), weekends.get(key, default.weekend))


def policy_for_region(code: str, base: Policy | None = None, *, local_weekend: bool = False) -> Policy:
    """``base`` (the default policy) with the week of a country, and its code for the derivations.

    The weekend stays Friday to Sunday, which holds every custom that Arabic news speaks of, unless
    ``local_weekend`` asks for the country's own.

    Raises:
        ValueError: ``code`` is not two letters.
    """
    found = region(code)
    policy = replace(base or Policy(), week_start=found.week_start, region=found.code)
    return replace(policy, weekend=found.weekend) if local_weekend else policy


@cache
def _tables() -> tuple[dict[str, Day], dict[str, WeekendDays], Region]:
    data: dict[str, Any] = tomllib.loads(files("timeline.resolution").joinpath(_FILE).read_text(encoding="utf-8"))
    try:
        starts = {code: Day[day.upper()] for day, codes in data["week_start"].items() for code in codes}
        weekends = {code: WeekendDays(days) for days, codes in data["weekend"].items() for code in codes}
        default = Region("001", Day[data["default"]["week_start"].upper()], WeekendDays(data["default"]["weekend"]))
    except (KeyError, ValueError) as error:
        raise LanguageDataError(_FILE, str(error), "not a day of the week, or a table is missing") from error
    for table, rows in (("week_start", starts), ("weekend", weekends)):
        if len(rows) != sum(map(len, data[table].values())):
            raise LanguageDataError(_FILE, table, "a country stands twice")
    return starts, weekends, default
