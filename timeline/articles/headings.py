"""What a heading says besides the title: «روسيا اليوم :عنوان» names its source first."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from timeline.errors import LanguageDataError
from timeline.text.fold import fold_word

__all__ = ["Outlet", "has_outlet_word", "outlets", "source_and_title"]

_PREFIX = re.compile(r"(?P<source>[^:：|]{2,40}?)(?P<gap>[ \u00a0]*)[:：|](?P<rest>.+)", re.DOTALL)
_MARKS = re.compile(r"^[#>*\s]+")


@dataclass(frozen=True, slots=True)
class Outlet:
    """A newspaper, agency, station or site: its names, and the ISO 3166 code of its country."""

    name: str
    country: str
    agency: bool


@cache
def outlets() -> dict[str, Outlet]:
    """Every known outlet by each of its names, folded."""
    table: dict[str, Outlet] = {}
    rows = tomllib.loads(resources.files("timeline.articles").joinpath("outlets.toml").read_text("utf-8"))
    for row in rows["outlet"]:
        outlet = Outlet(row["names"][0], row.get("country", ""), row.get("agency", False))
        for name in row["names"]:
            if table.setdefault(fold_word(name), outlet) is not outlet:
                raise LanguageDataError("outlets.toml", name, "stands in two rows")
    return table


@cache
def _words() -> frozenset[str]:
    """Words that only the name of an outlet begins or ends with («وكالة», «نيوز»)."""
    rows = tomllib.loads(resources.files("timeline.articles").joinpath("outlets.toml").read_text("utf-8"))
    return frozenset(map(fold_word, rows["words"]["outlet"]))


def has_outlet_word(name: str) -> bool:
    """Whether a name begins or ends with a word that only outlets have («وكالة المرفأ», «المدينة نيوز»)."""
    words = fold_word(name).split()
    return len(words) > 1 and not _words().isdisjoint((words[0], words[-1]))


def source_and_title(heading: str) -> tuple[str | None, str]:
    """The source that a heading names in front of a colon, if any, and the title that is left.

    A colon after a person or a topic («لافروف: اتفقنا», «الحرب في سوريا: …») is part of the title. What
    stands before it is a source where it is a known outlet, has a word that only outlets have, or where
    the colon is set as compilers of dossiers set it: a space before it and none after.
    """
    heading = _MARKS.sub("", heading)
    match = _PREFIX.fullmatch(heading)
    if match is None:
        return None, heading
    source, rest = match["source"].strip(), match["rest"]
    folded = fold_word(source)
    words = folded.split()
    known = folded in outlets() or not _words().isdisjoint((words[0], words[-1]) if words else ())
    compiled = bool(match["gap"]) and not rest.startswith((" ", "\u00a0"))
    if known or compiled:
        return source, rest.strip()
    return None, heading
