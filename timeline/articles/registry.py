"""Events and terms of office whose days are known, and where a text names them.

An event with a known date is itself an anchor: it dates a mention that has no date of its own, fixes the
year of «12 شباط العام الماضي», and bounds the day on which a text that knows of it was written. A holder
of an office, named with it, bounds that day on both sides.

The tables are ``registry.toml`` and ``terms.toml``; a user adds files of the same form, whose rows replace
built-in rows of the same id.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise, product
from pathlib import Path
from typing import Any, TypeVar

import ahocorasick_rs

from timeline.articles.words import WORD, words_of
from timeline.errors import LanguageDataError
from timeline.text.fold import fold_word

__all__ = ["KnownEvent", "Registry", "Sighting", "Term", "builtin_registry", "load_registry"]


@dataclass(frozen=True, slots=True)
class KnownEvent:
    """An event of known date; ``earliest`` to ``latest`` are its days, inclusive.

    Any one of ``names`` names it; so do all phrases of one group of ``together`` in one sentence.
    ``scheduled`` is true where it was announced beforehand, so that a text may name it before it happens.
    ``announced`` is the day on which it was settled that, and where, it would be held, if that is known.
    ``moment`` is true where it took a moment on one of its days, such as a night's announcement.
    """

    id: str
    type: str
    earliest: date
    latest: date
    names: tuple[str, ...]
    source: str
    together: tuple[tuple[str, ...], ...] = ()
    scheduled: bool = False
    moment: bool = False
    announced: date | None = None
    place: str = ""
    participants: tuple[str, ...] = ()

    @property
    def periods(self) -> tuple[tuple[date, date | None], ...]:
        """Its days, as those of a term."""
        return ((self.earliest, self.latest),)

    @property
    def label(self) -> str:
        """A wording to show: the first name, or the words that name it together."""
        return self.names[0] if self.names else " · ".join(self.together[0]) if self.together else self.id


@dataclass(frozen=True, slots=True)
class Term:
    """The days on which one person held one office, both inclusive; ``latest`` is ``None`` while he holds it.

    Who came back to it has several ``periods``, in order; ``earliest`` and ``latest`` then bound all of them.
    """

    id: str
    office: tuple[str, ...]
    names: tuple[str, ...]
    periods: tuple[tuple[date, date | None], ...]
    source: str

    @property
    def earliest(self) -> date:
        """The day on which the office was first entered."""
        return self.periods[0][0]

    @property
    def latest(self) -> date | None:
        """The day on which it was last left."""
        return self.periods[-1][1]

    @property
    def label(self) -> str:
        """A wording to show: office and holder."""
        return f"{self.office[0]} {self.names[0]}"


_SHORT = 100_000
"""Characters of a text that is remembered for a while."""
_Entry = TypeVar("_Entry", KnownEvent, Term)


@dataclass(frozen=True, slots=True)
class Sighting:
    """A known event or term named in a text; ``start``/``end`` are code points of it, end exclusive."""

    entry: KnownEvent | Term
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class _Pattern:
    """One folded wording: which entry it names, or which part of which group of phrases."""

    entry: KnownEvent | Term
    group: int = -1
    part: int = 0


class Registry:
    """A set of known events and terms that finds itself in texts; build one with ``load_registry``."""

    __slots__ = ("_automaton", "_patterns", "_remembered", "events", "terms")

    def __init__(
        self, events: Iterable[KnownEvent], terms: Iterable[Term], variants: Mapping[str, tuple[str, ...]]
    ) -> None:
        self.events = tuple(sorted(events, key=lambda event: event.id))
        self.terms = tuple(sorted(terms, key=lambda term: term.id))
        table: dict[str, list[_Pattern]] = {}
        for wording, pattern in _wordings(self.events, self.terms):
            for spelled in _spellings(wording, variants):
                patterns = table.setdefault(spelled, [])
                if pattern not in patterns:
                    patterns.append(pattern)
        self._patterns = list(table.values())
        self._automaton = ahocorasick_rs.AhoCorasick(list(table)) if table else None
        # An article is looked through for its date and again for its events.
        self._remembered = lru_cache(maxsize=8)(self._find)

    def find(self, text: str) -> list[Sighting]:
        """Every known event and term that ``text`` names, in order; of wordings within another, the longest."""
        return list(self._remembered(text)) if len(text) <= _SHORT else self._find(text)

    def _find(self, text: str) -> list[Sighting]:
        if self._automaton is None:
            return []
        words = words_of(text)
        whole: list[Sighting] = []
        parts: dict[tuple[KnownEvent | Term, int, int], dict[int, tuple[int, int]]] = {}
        for index, first, last in self._automaton.find_matches_as_indexes(words.joined, overlapping=True):
            span = words.span(first, last)
            if span is None:
                continue
            for pattern in self._patterns[index]:
                if pattern.group < 0:
                    whole.append(Sighting(pattern.entry, *span, text[span[0] : span[1]]))
                else:
                    key = (pattern.entry, pattern.group, words.sentence(first))
                    parts.setdefault(key, {}).setdefault(pattern.part, span)
        for (entry, group, _), spans in parts.items():
            if isinstance(entry, KnownEvent) and len(spans) == len(entry.together[group]):
                start, end = min(s for s, _ in spans.values()), max(e for _, e in spans.values())
                whole.append(Sighting(entry, start, end, text[start:end]))
        return _outermost(whole)


def load_registry(*files: Path | str) -> Registry:
    """The built-in registry with the rows of ``files`` added; a row replaces a built-in row of the same id.

    Raises:
        LanguageDataError: a file or a row that is not as ``registry.toml`` and ``terms.toml`` describe.
    """
    if not files:
        return builtin_registry()
    return _load([*_builtin(), *((str(file), _parse(str(file), Path(file).read_bytes())) for file in files)])


@cache
def builtin_registry() -> Registry:
    """The registry that comes with the library."""
    return _load(_builtin())


def _builtin() -> list[tuple[str, dict[str, Any]]]:
    folder = resources.files("timeline.articles")
    return [(name, _parse(name, folder.joinpath(name).read_bytes())) for name in ("registry.toml", "terms.toml")]


def _parse(name: str, data: bytes) -> dict[str, Any]:
    try:
        return tomllib.loads(data.decode())
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LanguageDataError(name, "-", f"no TOML: {error}") from None


def _load(tables: Iterable[tuple[str, dict[str, Any]]]) -> Registry:
    events: dict[str, KnownEvent] = {}
    terms: dict[str, Term] = {}
    variants: dict[str, tuple[str, ...]] = {}
    for file, table in tables:
        for word, others in table.get("variants", {}).items():
            group = tuple(dict.fromkeys(fold_word(form) for form in (word, *others)))
            variants.update(dict.fromkeys(group, group))
        for row in table.get("event", ()):
            event = _row(file, row, _event)
            events[event.id] = event
        for row in table.get("term", ()):
            term = _row(file, row, _term)
            terms[term.id] = term
    return Registry(events.values(), terms.values(), variants)


def _row(file: str, row: Mapping[str, Any], make: Callable[[Mapping[str, Any]], _Entry]) -> _Entry:
    name = str(row.get("id", "a row without id"))
    try:
        made = make(row)
    except KeyError as error:
        raise LanguageDataError(file, name, f"lacks {error}") from None
    except TypeError as error:
        raise LanguageDataError(file, name, str(error)) from None
    if any(end is not None and end < start for start, end in made.periods):
        raise LanguageDataError(file, name, "ends before it begins")
    if any(end is None or end >= following for (_, end), (following, _) in pairwise(made.periods)):
        raise LanguageDataError(file, name, "begins again before it has ended")
    if not made.source:
        raise LanguageDataError(file, name, "names no source")
    return made


def _event(row: Mapping[str, Any]) -> KnownEvent:
    return KnownEvent(
        id=_text(row["id"]),
        type=_text(row["type"]),
        earliest=_day(row["earliest"]),
        latest=_day(row["latest"]),
        names=_texts(row["names"]),
        source=_text(row["source"]),
        together=tuple(_texts(group) for group in row.get("together", ())),
        scheduled=bool(row.get("scheduled", False)),
        moment=bool(row.get("moment", False)),
        announced=_day(row["announced"]) if "announced" in row else None,
        place=_text(row.get("place", "")),
        participants=_texts(row.get("participants", ())),
    )


def _term(row: Mapping[str, Any]) -> Term:
    return Term(
        id=_text(row["id"]),
        office=_texts(row["office"]),
        names=_texts(row["names"]),
        periods=tuple(sorted(map(_period, (row, *row.get("also", ()))), key=lambda period: period[0])),
        source=_text(row["source"]),
    )


def _period(row: Mapping[str, Any]) -> tuple[date, date | None]:
    return _day(row["from"]), _day(row["to"]) if "to" in row else None


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _texts(values: object) -> tuple[str, ...]:
    if isinstance(values, str) or not isinstance(values, Iterable):
        raise TypeError(f"{values!r} is no list of texts")
    return tuple(_text(value) for value in values)


def _day(value: object) -> date:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise TypeError(f"{value!r} is no day; write 2015-12-18 without quotation marks")
    return value


def _wordings(events: Iterable[KnownEvent], terms: Iterable[Term]) -> Iterator[tuple[str, _Pattern]]:
    for event in events:
        for name in event.names:
            yield name, _Pattern(event)
        for group, phrases in enumerate(event.together):
            for part, phrase in enumerate(phrases):
                yield phrase, _Pattern(event, group, part)
    for term in terms:
        for office, name in product(term.office, term.names):
            yield f"{office} {name}", _Pattern(term)
            yield f"{name} {office}", _Pattern(term)
            # «الرئيس دونالد ترامب»: with the whole name an office needs no nation.
            bare = _NATION.sub("", office)
            if bare != office and " " in name:
                yield f"{bare} {name}", _Pattern(term)


def _spellings(wording: str, variants: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """The folded wording in every spelling, with one space between words and around it."""
    words = WORD.findall(fold_word(wording))
    for spelled in product(*(variants.get(word, (word,)) for word in words)):
        yield " ".join(spelled)
        if spelled[0].startswith("ال"):
            yield " ".join(("لل" + spelled[0].removeprefix("ال"), *spelled[1:]))


_NATION = re.compile(r" ال\w+ي[ةه]?$")


def _outermost(found: Iterable[Sighting]) -> list[Sighting]:
    """The sightings without those that lie within a longer one of any entry, or repeat one."""
    kept: list[Sighting] = []
    for sighting in sorted(found, key=lambda s: (s.start, -s.end, s.entry.id)):
        inside = any(k.start <= sighting.start and sighting.end <= k.end for k in kept[-4:])
        whole_group = isinstance(sighting.entry, KnownEvent) and not sighting.entry.names
        if not inside or (whole_group and sighting.entry not in [k.entry for k in kept[-4:]]):
            kept.append(sighting)
    return kept
