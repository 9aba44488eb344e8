"""Who is named where in a sentence, and whom an article has introduced so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from timeline.dates.value import value
from timeline.events.event import Entity
from timeline.events.names.names import COUNTRY, Gazetteer, Name
from timeline.events.names.offices import Offices
from timeline.events.words.lexicon import Lexicon
from timeline.events.words.tokens import Token

__all__ = ["Found", "People", "Reader", "found_at"]

_RECENT = 6
_OF_ITS_OWN = frozenset(("prime-minister",))
"""Offices that a shorter word («الوزير») does not name."""


@value
class Found:
    """An entity at tokens ``start`` to ``end`` (exclusive) of a sentence.

    ``preposition`` is the letter cut off its first word; ``adjective`` is true for «الروسي»;
    ``country`` is the state it belongs to; ``agent`` the country that a capital stands for.
    ``pronoun`` is true where only a pronoun or «الأخير» names it.
    """

    start: int
    end: int
    entity: Entity
    preposition: str = ""
    adjective: bool = False
    country: str = ""
    agent: Entity | None = None
    pronoun: bool = False


@dataclass(slots=True)
class People:
    """Whom an article has introduced so far."""

    surnames: dict[str, Entity] = field(default_factory=dict)
    holders: dict[tuple[str, str], Entity] = field(default_factory=dict)
    country_of: dict[str, str] = field(default_factory=dict)
    office_of: dict[str, str] = field(default_factory=dict)
    recent: list[Entity] = field(default_factory=list)
    title_of: dict[str, str] = field(default_factory=dict)
    """Under which word each person was introduced last: «المدرب» is no «اللاعب», though one row holds both."""
    last_office: str = ""
    day: date | None = None
    """The day of the article, which decides who held an office."""
    bodies: dict[str, Entity | None] = field(default_factory=dict)
    """Bodies whose state the article has told, by their name without it; none where it has told two."""
    games: set[str] = field(default_factory=set)
    """The words of games that the article has used so far."""

    def introduce(self, entity: Entity, surname: str, office: str, country: str) -> None:
        """Remember a person for the rest of the article."""
        if len(surname) > 2:
            self.surnames.setdefault(surname, entity)
        if office:
            self.office_of.setdefault(entity.id, office)
            if country:
                self.holders[office, country] = entity
        if country:
            self.country_of.setdefault(entity.id, country)

    def body(self, entity: Entity, short: str) -> Entity:
        """The body named: «محكمة النقض» is that of Egypt once «محكمة النقض المصرية» has been told.

        ``short`` is its name without the adjective of its state, empty where it has none.
        """
        if not short:
            return self.bodies.get(entity.label) or entity
        known = self.bodies.setdefault(short, entity)
        if known is not None and known.id != entity.id:
            self.bodies[short] = None
        return entity

    def name(self, entity: Entity) -> None:
        """Remember that a person was named just now."""
        if entity in self.recent:
            self.recent.remove(entity)
        self.recent.append(entity)
        del self.recent[:-_RECENT]

    def last_holder(self, office: str, country: str = "", title: str = "") -> Entity | None:
        """The person of an office (or of one that ends like it) named last; with ``title`` only one introduced by that word."""
        for entity in reversed(self.recent):
            held = self.office_of.get(entity.id, "")
            if (
                held.endswith(office)
                and held not in _OF_ITS_OWN
                and (not title or self.title_of.get(entity.id) == title)
                and (not country or self.country_of.get(entity.id, country) == country)
            ):
                return entity
        return None


@dataclass(slots=True)
class Reader:
    """The sentence being read, and everything needed to read it."""

    tokens: Sequence[Token]
    words: list[str]
    people: People
    names: Gazetteer
    known: Lexicon
    table: Offices


def found_at(index: int, name: Name, letter: str) -> Found:
    """A name of the gazetteer at a token; ``letter`` is the preposition cut off its first word."""
    agent = Entity(f"country:{name.capital_of}", name.entity.label, COUNTRY) if name.capital_of else None
    return Found(index, index + len(name.words), name.entity, letter, name.adjective, name.country, agent)
