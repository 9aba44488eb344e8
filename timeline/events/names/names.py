"""Persons, places and organisations: names from data, from offices, and from the user's own file.

One entity has one id whatever its spelling. A gazetteer knows countries, adjectives of nation,
capitals, cities, organisations and often-named persons; everybody else is found by an office in front
of the name («وزير الخارجية الروسي سيرغي لافروف») and, from then on in the same article, by the surname.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from timeline.articles.registry import builtin_registry
from timeline.articles.rows import check_fields, parse_tables, rows_of, text, texts, wordings
from timeline.errors import LanguageDataError
from timeline.events.event import Entity
from timeline.events.names.offices import offices
from timeline.events.words.inflection import prefixes
from timeline.events.words.lexicon import read_toml, word_list
from timeline.events.words.rarity import word_weight
from timeline.text.fold import fold_word

__all__ = [
    "Gazetteer",
    "Name",
    "beginning",
    "english_name",
    "english_names",
    "gazetteer",
    "gazetteer_with",
    "other_english_names",
    "rarity_of",
    "read_names",
]

PERSON = "person"
COUNTRY = "country"
NATION = "nation"
CITY = "city"
PLACE = "place"
ORGANISATION = "organisation"
MEDIA = "media"
REGION = "region"
KINDS = (PERSON, COUNTRY, CITY, PLACE, ORGANISATION, MEDIA, REGION)


# Where much happens: «قصر الإليزيه» tells one reception from another no better than its city.


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it may stand in a text.

    ``country`` is the state that the entity belongs to or acts for (ISO 3166). ``cue`` names count only
    after a word like «مدينة». ``adjective`` is true for «روسي».
    """

    entity: Entity
    words: tuple[str, ...]
    country: str = ""
    cue: bool = False
    adjective: bool = False
    capital_of: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Gazetteer:
    """Names by their first word, longest first; one is equal to itself only, so that what it knows can be kept."""

    names: Mapping[str, tuple[Name, ...]]
    given: frozenset[str]
    """Given names of known persons, which help to see where a name begins."""
    capitals: Mapping[str, Entity]
    """The capital of each country (ISO 3166)."""
    terms: Mapping[tuple[str, str], tuple[tuple[date, date, Entity], ...]]
    """Who held an office of a country (ISO 3166), from which day to which, both inclusive."""

    def holder(self, office: str, country: str, day: date | None) -> Entity | None:
        """The person who is known to have held an office on ``day``."""
        for first, last, entity in self.terms.get((office, country), ()):
            if day is not None and first <= day <= last:
                return entity
        return None

    def at(self, words: Sequence[str], index: int, preposition: bool = True) -> tuple[Name, str] | None:  # noqa: FBT001, FBT002
        """The longest name that starts at ``index``, and the preposition letter cut off its first word."""
        first = words[index]
        best: tuple[Name, str] | None = None
        for rows, letter in beginning(self, first):
            if letter and not preposition:
                continue
            for name in rows:
                size = len(name.words)
                if best is not None and size <= len(best[0].words):
                    break
                if size == 1 or tuple(words[index + 1 : index + size]) == name.words[1:]:
                    best = (name, letter)
                    break
            if best is not None and best[0].words[0] == first:
                break
        return best


@lru_cache(maxsize=30_000)
def beginning(names: Gazetteer, word: str) -> tuple[tuple[tuple[Name, ...], str], ...]:
    """The names that a word may begin, for each way to read it, with the preposition letter cut off."""
    return tuple((names.names[start], letter) for start, letter in _starts(word) if start in names.names)


def _starts(word: str) -> tuple[tuple[str, str], ...]:
    """The ways to read the first word of a name: (word, preposition letter)."""
    out: dict[str, str] = {word: ""}
    for conjunction, preposition, definite, rest in prefixes(word):
        plain = "ال" + rest if definite else rest
        if definite and not preposition and not conjunction:
            continue
        out.setdefault(plain, preposition)
    return tuple(out.items())


def gazetteer(own: Path | None = None) -> Gazetteer:
    """The names that come with the library, and those of the user's own file; raises what ``read_names`` raises."""
    return gazetteer_with(() if own is None else tuple(read_names(own)))


@lru_cache(maxsize=4)
def gazetteer_with(own: tuple[Name, ...]) -> Gazetteer:
    """The names that come with the library, and ``own``, which go before them."""
    names = list(own)
    given: set[str] = set(word_list("given.toml", "names"))
    _countries(names)
    _places(names)
    _cities(names)
    for row in read_toml("organisations.toml")["organisation"]:
        entity = Entity(f"org:{row['id']}", row["names"][0], MEDIA if row.get("media", False) else ORGANISATION)
        names += [Name(entity, _words(name), row.get("country", "")) for name in row["names"]]
    for row in read_toml("persons.toml")["person"]:
        label = f"{row['given'][0]} {row['surname'][0]}"
        entity = Entity(f"person:{row['id']}", label, PERSON)
        country = row.get("country", "")
        for surname in row["surname"]:
            if row.get("alone", True):
                names.append(Name(entity, _words(surname), country))
            names += [Name(entity, _words(f"{first} {surname}"), country) for first in row["given"]]
        given |= {_words(first)[0] for first in row["given"]}
    table: dict[str, dict[tuple[str, ...], Name]] = {}
    for name in names:
        # The first row that claims a spelling keeps it: the user's file, then countries, then the rest.
        table.setdefault(name.words[0], {}).setdefault(name.words, name)
    ordered = {first: tuple(sorted(rows.values(), key=lambda n: -len(n.words))) for first, rows in table.items()}
    capitals: dict[str, Entity] = {}
    for name in names:
        if name.capital_of:
            capitals.setdefault(name.capital_of, name.entity)
    bare = Gazetteer(ordered, frozenset(given), capitals, {})
    return replace(bare, terms=_terms(bare))


def _terms(names: Gazetteer) -> dict[tuple[str, str], tuple[tuple[date, date, Entity], ...]]:
    """The terms of office of the registry whose office and country ``offices.toml`` knows."""
    table = offices()
    out: dict[tuple[str, str], dict[tuple[date, date, Entity], None]] = {}
    for term in builtin_registry().terms:
        person = next((hit for name in term.names if (hit := names.at(_words(name), 0)) is not None), None)
        if person is None or person[0].entity.kind != PERSON:
            continue
        for wording in term.office:
            words = _words(wording)
            for office in table.forms.get(words[0], ()):
                size = len(office.words)
                if not office.single or not office.fits(words, 0) or len(words) <= size:
                    continue
                nation = names.at(words, size, preposition=False)
                if nation is not None and size + len(nation[0].words) == len(words):
                    rows = [(start, end or date.max, person[0].entity) for start, end in term.periods]
                    out.setdefault((office.id, nation[0].country), {}).update(dict.fromkeys(rows))
                break
    return {key: tuple(sorted(rows, key=lambda row: (row[0], row[2].id))) for key, rows in out.items()}


def read_names(path: Path) -> list[Name]:
    """The user's own names: TOML rows ``[[name]]`` with ``label``, ``kind``, and optional ``id``, ``spellings``, ``country``.

    Raises:
        LanguageDataError: the file is not TOML, or a row lacks a label, has an unknown kind, or a field of another name.
        OSError: it cannot be read.
    """
    file = str(path)
    out: list[Name] = []
    for number, row in enumerate(rows_of(file, parse_tables(file, path.read_bytes(), ("name",)), "name"), 1):
        place = f"name {number}"
        check_fields(file, place, row, ("label", "kind", "id", "spellings", "country"))
        if not row.get("label"):
            raise LanguageDataError(file, place, "lacks a label")
        kind = row.get("kind", PERSON)
        if kind not in KINDS:
            raise LanguageDataError(file, place, f"kind {kind!r} is none of {', '.join(KINDS)}")
        try:
            label, country = text(row["label"]), text(row.get("country", ""))
            name = text(row.get("id", "")) or f"{kind}:{fold_word(label).replace(' ', '-')}"
            spellings = wordings([label, *texts(row.get("spellings", []))])
        except TypeError as error:
            raise LanguageDataError(file, place, str(error)) from None
        out += [Name(Entity(name, label, kind), _words(spelling), country) for spelling in spellings]
    return out


def _words(name: str) -> tuple[str, ...]:
    return tuple(fold_word(name).split())


def _countries(names: list[Name]) -> None:
    for row in read_toml("countries.toml")["country"]:
        code, label = row["id"], row["names"][0]
        entity = Entity(f"country:{code}", label, COUNTRY)
        names += [Name(entity, _words(name), code) for name in row["names"]]
        for capital in row.get("capitals", ()):
            city = Entity(_capital_id(code, row["capitals"][0]), row["capitals"][0], CITY)
            names.append(Name(city, _words(capital), code, capital_of=code))
        forms = [form for adjective in row.get("adjectives", ()) for form in _nations(_words(adjective))]
        forms += [
            (article + word,) for plural in row.get("plurals", ()) for word in _words(plural) for article in ("", "ال")
        ]
        names += [Name(entity, form, code, adjective=True) for form in forms]


def _capital_id(country: str, name: str) -> str:
    return f"city:{country}-{fold_word(name).replace(' ', '-')}"


def _nations(adjective: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    first, *rest = adjective
    for article in ("", "ال"):
        for suffix in ("", "ه", "ين", "ون", "ان", "ات", "تين", "تان", "ا"):
            yield (article + first + suffix, *rest)
            if rest:
                yield (article + first + suffix, *(article + word + (suffix if suffix == "ه" else "") for word in rest))


def _places(names: list[Name]) -> None:
    for row in read_toml("places.toml")["place"]:
        kind = row.get("kind", PLACE)
        entity = Entity(f"place:{row['id']}", row["names"][0], kind)
        names += [Name(entity, _words(name), row.get("country", "")) for name in row["names"]]


def _cities(names: list[Name]) -> None:
    for country, english, spellings in _city_rows():
        own = spellings.split("|")
        entity = Entity(_city_id(country, english), _usual(own), CITY)
        names += [Name(entity, _words(s.rstrip("?")), country, cue=s.endswith("?")) for s in own]


def _city_rows() -> Iterator[tuple[str, str, str]]:
    """Country, English name and spellings of each row of ``cities.tsv``."""
    table = files("timeline.events.data").joinpath("cities.tsv").read_text(encoding="utf-8")
    for number, line in enumerate(table.splitlines(), 1):
        if line.startswith("#"):
            continue
        fields = line.split("\t")
        if len(fields) != 4:
            raise LanguageDataError("cities.tsv", f"line {number}", "does not have four fields")
        yield fields[0], fields[2], fields[3]


def _city_id(country: str, english: str) -> str:
    return f"city:{country}-{english.lower().replace(' ', '-')}"


def _usual(spellings: Sequence[str]) -> str:
    """The spelling whose words news uses most: the label of a city."""
    plain = [spelling.rstrip("?") for spelling in spellings]
    return min(plain, key=lambda name: (max(map(word_weight, fold_word(name).split())), plain.index(name)))


@lru_cache(maxsize=1)
def english_names() -> Mapping[str, str]:
    """Entity id → English name, where the data has one."""
    out = {f"country:{row['id']}": row["en"] for row in read_toml("countries.toml")["country"]}
    for country, english, _ in _city_rows():
        out.setdefault(_city_id(country, english), english)
    for row in read_toml("countries.toml")["country"]:
        for capital in row.get("capitals", ())[:1]:
            if "capital_en" in row:
                out[_capital_id(row["id"], capital)] = row["capital_en"]
    for kind, file, key in (("place", "places.toml", "place"), ("person", "persons.toml", "person")):
        out |= {
            f"{kind}:{row['id']}": row.get("en") or row["id"].replace("-", " ").title() for row in read_toml(file)[key]
        }
    for row in read_toml("organisations.toml")["organisation"]:
        name = row["id"].replace("-", " ")
        out[f"org:{row['id']}"] = row.get("en") or (name.upper() if len(name) < 5 else name.title())
    return out


def other_english_names() -> list[tuple[str, str]]:
    """Pairs of an entity's id and a name that it also has in English («Turkey» for Türkiye)."""
    tables = (("country", "countries.toml", "country"), ("org", "organisations.toml", "organisation"))
    return [
        (f"{kind}:{row['id']}", name)
        for kind, file, key in tables
        for row in read_toml(file)[key]
        for name in row.get("also_en", ())
    ]


def english_name(entity: Entity) -> str:
    """The English name of an entity; empty where the data has none."""
    return english_names().get(entity.id, "")


@lru_cache(maxsize=1)
def _labels() -> dict[str, str]:
    return {name.entity.id: name.entity.label for rows in gazetteer().names.values() for name in rows}


@lru_cache(maxsize=10_000)
def rarity_of(entity: str) -> float:
    """How much the name of an entity (an id) tells: the weight of the rarest word of its label."""
    label = _labels().get(entity) or entity.partition(":")[2].replace("-", " ")
    if fold_word(label).split(" ", 1)[0] in word_list("nouns.toml", "venues"):
        return 0.0
    return max(map(word_weight, fold_word(label).split()), default=1.0)
