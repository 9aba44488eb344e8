"""The data of the events package: every row has what it needs, says one thing, and is said once."""

from __future__ import annotations

import math
from collections import Counter
from importlib.resources import files
from itertools import chain
from typing import Any

import pytest

from timeline.events.event import Entity
from timeline.events.names.names import KINDS, english_name, gazetteer, rarity_of
from timeline.events.sentences.counts import COUNT_KINDS, count_names
from timeline.events.words.lexicon import lexicon, read_toml
from timeline.events.words.rarity import weight
from timeline.text.fold import fold_word

ARABIC = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"
TABLES = sorted(file.name for file in files("timeline.events.data").iterdir() if file.name.endswith(".toml"))


def rows_of_cities() -> list[list[str]]:
    """The rows of the table of cities."""
    text = files("timeline.events.data").joinpath("cities.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")]


@pytest.mark.parametrize("name", TABLES)
def test_every_table_says_what_it_is(name: str) -> None:
    text = files("timeline.events.data").joinpath(name).read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert read_toml(name)


@pytest.mark.parametrize("name", ["cities.tsv", "frequencies.tsv"])
def test_tables_from_elsewhere_name_their_source_and_licence(name: str) -> None:
    head = files("timeline.events.data").joinpath(name).read_text(encoding="utf-8")[:600]
    assert "CC BY 4.0" in head or "Apache-2.0" in head


def test_every_event_type_is_complete() -> None:
    for kind in lexicon().types.values():
        assert kind.aspect in ("punctual", "durative"), kind.id
        assert kind.parties in ("single", "bilateral", "sides", "open"), kind.id
        assert kind.ar.strip(), kind.id
        assert kind.en.strip(), kind.id
        assert all(letter in ARABIC + " " for letter in kind.ar), kind.id
        assert 0 < kind.share < 1000, kind.id


def test_every_event_type_but_the_rest_has_words() -> None:
    named = {row["type"] for row in read_toml("predicates.toml")["predicate"]}
    assert lexicon().types.keys() - named <= {"other", "statement"}
    assert named <= lexicon().types.keys()


def test_no_predicate_is_listed_twice() -> None:
    lemmas = Counter(row["lemma"] for row in read_toml("predicates.toml")["predicate"])
    assert [lemma for lemma, count in lemmas.items() if count > 1] == []


def test_no_event_noun_has_two_types() -> None:
    seen: dict[str, str] = {}
    for row in read_toml("predicates.toml")["predicate"]:
        for noun in row.get("nouns", ()):
            folded = fold_word(noun)
            assert seen.setdefault(folded, row["type"]) == row["type"], noun


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("persons.toml", "person"),
        ("organisations.toml", "organisation"),
        ("places.toml", "place"),
        ("countries.toml", "country"),
    ],
)
def test_ids_are_used_once(table: str, key: str) -> None:
    ids = Counter(row["id"] for row in read_toml(table)[key])
    assert [name for name, count in ids.items() if count > 1] == []


@pytest.mark.parametrize(("table", "key"), [("organisations.toml", "organisation"), ("places.toml", "place")])
def test_a_name_belongs_to_one_row(table: str, key: str) -> None:
    names = Counter(chain.from_iterable({fold_word(n) for n in row["names"]} for row in read_toml(table)[key]))
    assert [name for name, count in names.items() if count > 1] == []


def test_cities_have_four_fields_and_arabic_letters() -> None:
    for row in rows_of_cities():
        assert len(row) == 4, row
        country, people, english, spellings = row
        assert (len(country), country.isupper()) == (2, True), row
        assert int(people) > 0
        assert english
        for spelling in spellings.split("|"):
            assert all(letter in ARABIC + " -'" for letter in spelling.rstrip("?")), row


def test_a_city_name_belongs_to_one_city() -> None:
    names = Counter(fold_word(s.rstrip("?")) for row in rows_of_cities() for s in row[3].split("|"))
    assert [name for name, count in names.items() if count > 1] == []


def test_the_country_of_every_row_is_known() -> None:
    known = {row["id"] for row in read_toml("countries.toml")["country"]}
    for table, key in (("persons.toml", "person"), ("organisations.toml", "organisation"), ("places.toml", "place")):
        for row in read_toml(table)[key]:
            assert row.get("country", "") in known | {""}, row["id"]


def test_every_entity_has_a_kind_and_a_label() -> None:
    entities: set[Entity] = {name.entity for rows in gazetteer().names.values() for name in rows}
    assert len({entity.id for entity in entities}) == len(entities)
    for entity in entities:
        assert entity.kind in KINDS
        assert entity.label


@pytest.mark.parametrize(
    ("entity", "name"),
    [("country:RU", "Russia"), ("city:RU-موسكو", "Moscow"), ("org:un", "UN"), ("person:lavrov", "Sergey Lavrov")],
)
def test_known_entities_have_english_names(entity: str, name: str) -> None:
    assert english_name(Entity(entity, "", "")) == name


@pytest.mark.parametrize("row", read_toml("persons.toml")["person"], ids=lambda row: row["id"])
def test_a_person_has_a_name_in_full_in_english(row: dict[str, Any]) -> None:
    # A surname alone is as little a name in English as in Arabic; «نيمار» has no other.
    assert row["en"] == "Neymar" or len(row["en"].split()) > 1


def test_an_unknown_entity_has_no_english_name() -> None:
    assert english_name(Entity("person:فلان", "فلان", "person")) == ""


def test_weights_lie_between_common_and_rare() -> None:
    assert weight("في") < 0.01
    assert weight("كلمهلاوجودلها") == 1.0
    assert weight("روس") < weight("كيماو") <= 1.0


def test_a_rare_place_tells_more_than_a_common_one() -> None:
    assert 0 <= rarity_of("country:US") <= 1
    assert rarity_of("city:RU-موسكو") < rarity_of("place:sochi")


@pytest.mark.parametrize("kind", COUNT_KINDS)
def test_counts_have_names_in_two_languages(kind: str) -> None:
    assert all(count_names(kind))


def test_every_reason_of_a_reading_costs_something() -> None:
    costs = read_toml("readings.toml")
    assert all(0 <= cost < 3 and math.isfinite(cost) for cost in (costs["other"], *costs["cost"].values()))


@pytest.mark.parametrize("kind", ["date", "moved", "calendar", "weekday", "count", "place", "order"])
def test_every_kind_of_conflict_says_what_would_decide_it(kind: str) -> None:
    row = read_toml("conflicts.toml")[kind]
    assert row.keys() == {"en", "ar", "decides_en", "decides_ar"}
