"""The event stage's words as data: predicates, types, verbs of saying, cues; loaded once and checked.

Every word is folded while loading, with the fold that the text goes through, so that data needs one
spelling only. Inflection is derived (``timeline.events.words.inflection``).
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from timeline.errors import LanguageDataError
from timeline.events.words.inflection import VerbForm, conjugate, decline
from timeline.text.fold import fold_word

__all__ = ["EventType", "Lexicon", "NounSense", "Predicate", "Role", "VerbSense", "lexicon", "read_toml", "word_list"]

_ROLES_OF_LIGHT = ("held", "hosted", "started", "ended", "moved", "managed", "cancelled", "other")


class Role(StrEnum):
    """What a verb does in a sentence about events."""

    EVENT = "event"
    """It names one («اجتمع»)."""
    SAY = "say"
    """It opens reported speech."""
    CONTINUE = "continue"
    """It carries a speech on."""
    HELD = "held"
    """It carries an event noun that takes place («عقد اجتماعا»)."""
    HOSTED = "hosted"
    """It carries an event noun, and its subject is the place («تحتضنه نيويورك»)."""
    STARTED = "started"
    ENDED = "ended"
    MOVED = "moved"
    CANCELLED = "cancelled"
    MANAGED = "managed"
    """It carries the event noun right behind its preposition («تمكن من القبض على …»)."""
    OTHER = "other"
    """None of these; it shows where a noun phrase ends."""


@dataclass(frozen=True, slots=True)
class EventType:
    """A row of ``types.toml``; see there."""

    id: str
    family: str
    aspect: str
    parties: str
    ar: str
    en: str
    once: bool = False
    """Whether two such events in one city on two days running are more likely one."""
    again: bool = False
    """Whether such events come again and again in one place, so that only days tell one from another."""
    personal: bool = False
    """Whether it befalls persons only: a state neither resigns nor dies."""
    befalls: bool = False
    """Whether the persons named are those whom it befalls, so that others make it another event."""
    planned: bool = True
    """Whether such an event can be announced; nobody names an attack before it happens."""
    share: float = 10.0
    """Mentions of this type in a thousand of all."""
    telling: float = 0.0
    """From 0 to 1: how surely the words of the type name an event."""
    deed: bool = False
    """Whether somebody does it or it befalls somebody, so that who must be told."""
    earnest: bool = False
    """Whether its words are figures of speech in the report of a game."""


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word that names an event: canonical form and type; the others as in ``predicates.toml``."""

    lemma: str
    type: str
    transitive: bool = False
    bare: bool = False
    done_by: str = ""
    unless: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    played: str = ""
    also: str = ""
    single: bool = False
    apart: bool = False


@dataclass(frozen=True, slots=True)
class NounSense:
    """An event noun: the words that must follow it («مؤتمر» + «صحفي»), and whether it needs company.

    ``weak`` nouns name an event only beside a date, a place, a participant or a verb of holding.
    """

    predicate: Predicate
    rest: tuple[str, ...]
    weak: bool


@dataclass(frozen=True, slots=True)
class VerbSense:
    """A verb form: what the verb does, its tense, and words that must follow («ألقى القبض»)."""

    role: Role
    tense: VerbForm
    first_person: bool
    rest: tuple[str, ...]
    predicate: Predicate | None = None
    announces: bool = False
    base: bool = False
    """The form is the dictionary's own perfect."""
    short: bool = False
    """The form is one that stands after «لم» and «لا» only."""


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Everything that the event stage knows about words; folded forms throughout."""

    types: dict[str, EventType]
    nouns: dict[str, tuple[NounSense, ...]]
    verbs: dict[str, tuple[VerbSense, ...]]
    participles: frozenset[str]
    according: frozenset[str]
    words: dict[str, frozenset[str]] = field(default_factory=dict)
    """Closed classes by the names of ``clauses.toml``: ``complementizers``, ``relatives``, …"""
    phrases: dict[str, dict[str, tuple[tuple[str, ...], ...]]] = field(default_factory=dict)
    """Members of several words: the words after the first by the first, longest first."""
    predicates: dict[str, Predicate] = field(default_factory=dict)
    """By canonical form; of a form with several types the first."""
    no_events: dict[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    """Phrases that begin with an event noun and name no event, without articles, by their first word."""
    classes: dict[str, frozenset[str]] = field(default_factory=dict)
    """The closed classes of a word: ``words`` read the other way round."""
    leads: dict[str, frozenset[str]] = field(default_factory=dict)
    """The closed classes of which some member of several words begins with a word."""

    def family(self, type_id: str) -> str:
        """The family of an event type."""
        return self.types[type_id].family


@lru_cache(maxsize=32)
def _read_once(file: str) -> dict[str, Any]:
    return read_toml(file)


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon, read on first use.

    Raises:
        LanguageDataError: a row is wrong; the message names file and row.
    """
    types = {
        key: EventType(
            id=key,
            **_strings("types.toml", key, row, ("family", "aspect", "parties", "ar", "en")),
            once=bool(row.get("once", False)),
            again=bool(row.get("again", False)),
            personal=bool(row.get("personal", False)),
            befalls=bool(row.get("befalls", False)),
            planned=bool(row.get("planned", True)),
            share=float(row.get("share", 10.0)),
            telling=float(row.get("telling", 0.0)),
            deed=bool(row.get("deed", False)),
            earnest=bool(row.get("earnest", False)),
        )
        for key, row in read_toml("types.toml").items()
    }
    nouns: dict[str, list[NounSense]] = defaultdict(list)
    verbs: dict[str, list[VerbSense]] = defaultdict(list)
    predicates: dict[str, Predicate] = {}
    for row in read_toml("predicates.toml")["predicate"]:
        predicate = _add_predicate(row, types, nouns, verbs)
        predicates.setdefault(predicate.lemma, predicate)
    speech = read_toml("speech.toml")
    announcing = set(speech["verbs"]["announce"])
    continuing = set(speech["verbs"]["continue"])
    for verb in speech["verbs"]["say"]:
        role = Role.CONTINUE if verb in continuing else Role.SAY
        _add_verb(verb, role, verbs, announces=verb in announcing)
    clauses = read_toml("clauses.toml")
    for kind in _ROLES_OF_LIGHT:
        for verb in clauses["light_verbs"][kind]:
            _add_verb(verb, Role(kind), verbs)
    words, phrases = _closed_classes(clauses)
    plain = (tuple(_plain(word) for word in fold_word(phrase).split()) for phrase in clauses["not_events"])
    return Lexicon(
        types=types,
        nouns={form: tuple(senses) for form, senses in nouns.items()},
        verbs={form: tuple(senses) for form, senses in verbs.items()},
        participles=frozenset(map(fold_word, speech["verbs"]["participles"])),
        according=frozenset(map(fold_word, speech["verbs"]["according"])),
        words=words,
        phrases=phrases,
        predicates=predicates,
        no_events=_by_first(plain),
        classes=_turned_round(words),
        leads=_turned_round(phrases),
    )


def read_toml(name: str) -> dict[str, Any]:
    """A TOML file of ``timeline/events/data``.

    Raises:
        LanguageDataError: it is not valid TOML.
    """
    try:
        return tomllib.loads(files("timeline.events.data").joinpath(name).read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LanguageDataError(name, "-", str(error)) from error


@cache
def word_list(file: str, *keys: str) -> frozenset[str]:
    """The folded words of one list in a file of ``timeline/events/data``, by the keys that lead to it."""
    found: Any = _read_once(file)
    for key in keys:
        found = found[key]
    return frozenset(map(fold_word, found))


def _strings(file: str, key: str, row: dict[str, Any], names: Iterable[str]) -> dict[str, str]:
    try:
        return {name: str(row[name]) for name in names}
    except KeyError as error:
        raise LanguageDataError(file, key, f"lacks {error}") from error


def _add_predicate(
    row: dict[str, Any],
    types: dict[str, EventType],
    nouns: dict[str, list[NounSense]],
    verbs: dict[str, list[VerbSense]],
) -> Predicate:
    lemma = str(row.get("lemma", "?"))
    if row.get("type") not in types:
        raise LanguageDataError("predicates.toml", lemma, f"type {row.get('type')!r} is not in types.toml")
    predicate = Predicate(
        lemma,
        row["type"],
        bool(row.get("transitive", False)),
        bool(row.get("bare", False)),
        str(row.get("done_by", "")),
        _plain_words(row.get("unless", ())),
        _plain_words(row.get("beside", ())),
        str(row.get("played", "")),
        str(row.get("also", "")),
        bool(row.get("single", False)),
        bool(row.get("apart", False)),
    )
    for key in ("nouns", "only"):
        for noun in row.get(key, ()):
            first, *rest = fold_word(noun).split()
            sense = NounSense(predicate, tuple(map(_plain, rest)), key == "only")
            for form in decline(first.removeprefix("ال") if len(first) > 4 else first):
                if sense not in nouns[form]:
                    nouns[form].append(sense)
    for verb in row.get("verbs", ()):
        _add_verb(verb, Role.EVENT, verbs, predicate=predicate)
    return predicate


def _add_verb(
    row: str,
    role: Role,
    verbs: dict[str, list[VerbSense]],
    *,
    predicate: Predicate | None = None,
    announces: bool = False,
) -> None:
    parts = fold_word(row).split()
    if len(parts) < 2:
        raise LanguageDataError("verbs", row, "needs a perfect and an imperfect")
    past, present, *rest = parts
    if present == "-":
        present = ""
    elif present.startswith("ال"):
        past, present, rest = past, "", [present, *rest]
    for form, tense, first_person in conjugate(past, present):
        short = tense is VerbForm.JUSSIVE
        tense = VerbForm.PRESENT if short else tense
        words = tuple(map(_plain, rest))
        verbs[form].append(VerbSense(role, tense, first_person, words, predicate, announces, form == past, short))


def _closed_classes(
    clauses: dict[str, Any],
) -> tuple[dict[str, frozenset[str]], dict[str, dict[str, tuple[tuple[str, ...], ...]]]]:
    words: dict[str, frozenset[str]] = {}
    phrases: dict[str, dict[str, tuple[tuple[str, ...], ...]]] = {}
    flat = {key: value for key, value in clauses.items() if isinstance(value, list)}
    for table in ("modality", "relations", "stopwords"):
        flat |= {key if table != "stopwords" else "stopwords": value for key, value in clauses[table].items()}
    for key, value in flat.items():
        members = [tuple(fold_word(member).split()) for member in value]
        words[key] = frozenset(member[0] for member in members if len(member) == 1)
        phrases[key] = _by_first(m for m in members if len(m) > 1)
    return words, phrases


def _turned_round(table: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """Word → the classes that hold it, of class → words."""
    out: dict[str, set[str]] = defaultdict(set)
    for kind, members in table.items():
        for word in members:
            out[word].add(kind)
    return {word: frozenset(kinds) for word, kinds in out.items()}


def _by_first(phrases: Iterable[tuple[str, ...]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    table: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for phrase in phrases:
        table[phrase[0]].add(phrase[1:])
    return {first: tuple(sorted(rests, key=lambda rest: (-len(rest), rest))) for first, rests in table.items()}


def _plain_words(words: Iterable[str]) -> frozenset[str]:
    return frozenset(_plain(fold_word(word)) for word in words)


def _plain(word: str) -> str:
    """A word without the article, as the later words of a phrase are compared."""
    return word.removeprefix("ال") if len(word) > 4 else word
