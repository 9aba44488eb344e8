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
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from importlib import resources
from itertools import product
from pathlib import Path
from typing import Any, TypeVar

import ahocorasick_rs

from timeline.errors import LanguageDataError
from timeline.text.fold import fold, fold_word

__all__ = ["KnownEvent", "Registry", "Sighting", "Term", "builtin_registry", "load_registry"]


@dataclass(frozen=True, slots=True)
class KnownEvent:
    """An event of known date; ``earliest`` to ``latest`` are its days, inclusive.

    Any one of ``names`` names it; so do all phrases of one group of ``together`` in one sentence.
    ``scheduled`` is true where it was announced beforehand, so that a text may name it before it happens.
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
    place: str = ""
    participants: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """A wording to show: the first name, or the words that name it together."""
        return self.names[0] if self.names else " · ".join(self.together[0]) if self.together else self.id


@dataclass(frozen=True, slots=True)
class Term:
    """The days on which one person held one office, both inclusive; ``latest`` is ``None`` while he holds it."""

    id: str
    office: tuple[str, ...]
    names: tuple[str, ...]
    earliest: date
    latest: date | None
    source: str

    @property
    def label(self) -> str:
        """A wording to show: office and holder."""
        return f"{self.office[0]} {self.names[0]}"


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

    __slots__ = ("_automaton", "_patterns", "events", "terms")

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

    def find(self, text: str) -> list[Sighting]:
        """Every known event and term that ``text`` names, in order; of wordings within another, the longest."""
        if self._automaton is None:
            return []
        words = _words(text)
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
    latest: date | None = made.latest
    if latest is not None and latest < made.earliest:
        raise LanguageDataError(file, name, "ends before it begins")
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
        place=_text(row.get("place", "")),
        participants=_texts(row.get("participants", ())),
    )


def _term(row: Mapping[str, Any]) -> Term:
    return Term(
        id=_text(row["id"]),
        office=_texts(row["office"]),
        names=_texts(row["names"]),
        earliest=_day(row["from"]),
        latest=_day(row["to"]) if "to" in row else None,
        source=_text(row["source"]),
    )


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


def _spellings(wording: str, variants: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """The folded wording in every spelling, with one space between words and around it."""
    words = _WORD.findall(fold_word(wording))
    for spelled in product(*(variants.get(word, (word,)) for word in words)):
        yield " ".join(spelled)
        if spelled[0].startswith("ال"):
            yield " ".join(("لل" + spelled[0].removeprefix("ال"), *spelled[1:]))


_WORD = re.compile(r"[^\W_]+")
_STOP = re.compile(r"[.!?\n]")
_PROCLITICS = frozenset("وفبلك")


@dataclass(frozen=True, slots=True)
class _Words:
    """The folded words of a text, joined by single spaces, and where each came from."""

    joined: str
    starts: dict[int, int] = field(repr=False)
    ends: dict[int, int] = field(repr=False)
    sentences: dict[int, int] = field(repr=False)

    def span(self, first: int, last: int) -> tuple[int, int] | None:
        """Original offsets of ``joined[first:last]`` if it is whole words, a one-letter proclitic before it allowed."""
        if last not in self.ends:
            return None
        word = self.word(first)
        if word < first and not (first - word <= 2 and _PROCLITICS.issuperset(self.joined[word:first])):
            return None
        return self.starts[word] + (first - word), self.ends[last]

    def word(self, position: int) -> int:
        """Where the word begins that holds ``position``."""
        return self.joined.rfind(" ", 0, position + 1) + 1

    def sentence(self, position: int) -> int:
        """The number of the sentence that holds ``position``."""
        return self.sentences[self.word(position)]


def _words(text: str) -> _Words:
    folded = fold(text)
    stops = [match.start() for match in _STOP.finditer(folded.text)]
    stops.append(len(folded.text))
    pieces: list[str] = []
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    sentences: dict[int, int] = {}
    at = sentence = 0
    for match in _WORD.finditer(folded.text):
        while stops[sentence] < match.start():
            sentence += 1
        starts[at] = folded.start(match.start())
        sentences[at] = sentence
        at += match.end() - match.start()
        ends[at] = folded.end(match.end())
        pieces.append(match.group())
        at += 1
    return _Words(" ".join(pieces), starts, ends, sentences)


def _outermost(found: Iterable[Sighting]) -> list[Sighting]:
    """The sightings without those that lie within a longer one of any entry, or repeat one."""
    kept: list[Sighting] = []
    for sighting in sorted(found, key=lambda s: (s.start, -s.end, s.entry.id)):
        inside = any(k.start <= sighting.start and sighting.end <= k.end for k in kept[-4:])
        whole_group = isinstance(sighting.entry, KnownEvent) and not sighting.entry.names
        if not inside or (whole_group and sighting.entry not in [k.entry for k in kept[-4:]]):
            kept.append(sighting)
    return kept
