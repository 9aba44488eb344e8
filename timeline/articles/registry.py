"""Events and terms of office whose days are known, and where a text names them.

An event with a known date is itself an anchor: it dates a mention that has no date of its own, fixes the
year of «12 شباط العام الماضي», and bounds the day on which a text that knows of it was written. A holder
of an office, named with it, bounds that day on both sides.

The tables are ``registry.toml`` and ``terms.toml``; a user adds files of the same form, whose rows replace
built-in rows of the same id.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib import resources
from itertools import islice, pairwise, product
from pathlib import Path
from typing import Any, TypeVar

import ahocorasick_rs

from timeline.articles.known import KnownEvent, Term
from timeline.articles.rows import check_fields, flag, parse_tables, rows_of, text, texts, the_day, wordings
from timeline.articles.words import WORD, words_of
from timeline.errors import LanguageDataError
from timeline.text.fold import fold_word

__all__ = ["KnownEvent", "Registry", "Sighting", "Term", "builtin_registry", "load_registry"]


_SHORT = 100_000
"""Characters of a text that is remembered for a while."""
_MAX_FORMS, _MAX_SPELLINGS = 4, 1000
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
    return parse_tables(name, data, ("event", "term", "variants"))


def _load(tables: Iterable[tuple[str, dict[str, Any]]]) -> Registry:
    events: dict[str, KnownEvent] = {}
    terms: dict[str, Term] = {}
    variants: dict[str, tuple[str, ...]] = {}
    for file, table in tables:
        for group in _variants(file, table.get("variants", {})):
            variants.update(dict.fromkeys(group, group))
        for row in rows_of(file, table, "event"):
            event = _row(file, row, _event)
            events[event.id] = event
        for row in rows_of(file, table, "term"):
            term = _row(file, row, _term)
            terms[term.id] = term
    return Registry(events.values(), terms.values(), variants)


def _variants(file: str, table: object) -> Iterator[tuple[str, ...]]:
    """Each group of spellings of one word."""
    try:
        for word, others in (table if isinstance(table, dict) else {"variants": table}).items():
            forms = dict.fromkeys(fold_word(form) for form in (word, *texts(others)))
            if len(forms) > _MAX_FORMS or not all(WORD.fullmatch(form) for form in forms):
                raise TypeError(f"{word!r} and its spellings are not up to {_MAX_FORMS} single words")
            yield tuple(forms)
    except TypeError as error:
        raise LanguageDataError(file, "variants", str(error)) from None


def _row(file: str, row: Mapping[str, Any], make: Callable[[Mapping[str, Any]], _Entry]) -> _Entry:
    name = str(row.get("id", "a row without id"))
    check_fields(file, name, row, _FIELDS[make])
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
        id=text(row["id"]),
        type=text(row["type"]),
        earliest=the_day(row["earliest"]),
        latest=the_day(row["latest"]),
        names=wordings(row["names"]),
        source=text(row["source"]),
        together=_groups(row.get("together", [])),
        scheduled=flag(row.get("scheduled", False)),
        moment=flag(row.get("moment", False)),
        announced=the_day(row["announced"]) if "announced" in row else None,
        place=text(row.get("place", "")),
        participants=texts(row.get("participants", [])),
    )


def _term(row: Mapping[str, Any]) -> Term:
    return Term(
        id=text(row["id"]),
        office=_some(wordings(row["office"])),
        names=_some(wordings(row["names"])),
        periods=tuple(sorted(map(_period, (row, *_list(row.get("also", [])))), key=lambda period: period[0])),
        source=text(row["source"]),
    )


_FIELDS: dict[Callable[..., Any], tuple[str, ...]] = {
    _event: tuple(KnownEvent.__dataclass_fields__),
    _term: ("id", "office", "names", "from", "to", "also", "source"),
}


def _period(row: object) -> tuple[date, date | None]:
    if not isinstance(row, Mapping):
        raise TypeError(f"{row!r} is no period; write {{ from = 2015-01-01, to = 2016-01-01 }}")
    return the_day(row["from"]), the_day(row["to"]) if "to" in row else None


def _groups(values: object) -> tuple[tuple[str, ...], ...]:
    return tuple(_some(wordings(group)) for group in _list(values))


def _list(values: object) -> list[Any]:
    if not isinstance(values, list):
        raise TypeError(f"{values!r} is no list")
    return values


def _some(found: tuple[str, ...]) -> tuple[str, ...]:
    if not found:
        raise TypeError("an empty list names nothing")
    return found


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
    # A wording of many words that are each spelt in several ways: nobody writes all of their combinations.
    for spelled in islice(product(*(variants.get(word, (word,)) for word in words)), _MAX_SPELLINGS):
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
