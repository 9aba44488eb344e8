"""Which entities a sentence names, and where: gazetteer, offices with names, surnames, counterparts.

What an article has introduced («وزير الخارجية الروسي سيرغي لافروف») stays known until its end, so
that «لافروف», «الوزير الروسي», «نظيره الأميركي» and «الأخير» are the same persons.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from timeline.events.event import Entity
from timeline.events.lexicon import Lexicon, Role, lexicon
from timeline.events.names import CITY, COUNTRY, PERSON, PLACE, Gazetteer, Name
from timeline.events.offices import Office, Offices, offices
from timeline.events.persons import may_be_name, person_at
from timeline.events.tokens import Token, has_role, is_word
from timeline.text.fold import fold_word

__all__ = ["Found", "People", "recognise"]

_MAX_REACH = 9
_RECENT = 6
_CAPITAL = fold_word("العاصمة")


@dataclass(frozen=True, slots=True)
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
    last_office: str = ""
    day: date | None = None
    """The day of the article, which decides who held an office."""

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

    def name(self, entity: Entity) -> None:
        """Remember that a person was named just now."""
        if entity in self.recent:
            self.recent.remove(entity)
        self.recent.append(entity)
        del self.recent[:-_RECENT]

    def of_office(self, office: str, country: str = "") -> Entity | None:
        """The person of an office (or of one that ends like it) named last."""
        for entity in reversed(self.recent):
            held = self.office_of.get(entity.id, "")
            if held.endswith(office) and (not country or self.country_of.get(entity.id, country) == country):
                return entity
        return None


@dataclass(slots=True)
class _Reader:
    """The sentence being read, and everything needed to read it."""

    tokens: Sequence[Token]
    words: list[str]
    people: People
    names: Gazetteer
    known: Lexicon
    table: Offices


def recognise(tokens: Sequence[Token], people: People, names: Gazetteer) -> list[Found]:
    """The entities of a sentence in the order of the text; ``people`` learns whom it introduces."""
    reader = _Reader(tokens, [token.text for token in tokens], people, names, lexicon(), offices())
    out: list[Found] = []
    index = 0
    while index < len(reader.words):
        found = (
            _pronoun(reader, index)
            or _office(reader, index)
            or _surname(reader, index)
            or _named(reader, index)
            or _after_saying(reader, index)
        )
        for one in found or ():
            if one.entity.kind == PERSON and not one.pronoun:
                people.name(one.entity)
        out.extend(found or ())
        index = max((f.end for f in found), default=index + 1) if found else index + 1
    return out


def _pronoun(reader: _Reader, index: int) -> list[Found] | None:
    """«الأخير» for the person named last, «بينهما» for the last two."""
    word, recent = reader.words[index], reader.people.recent
    if word in reader.known.words["latter"] and recent and index and has_role(reader.tokens[index - 1], *Role):
        return [
            Found(index, index + 1, recent[-1], country=reader.people.country_of.get(recent[-1].id, ""), pronoun=True)
        ]
    if word in reader.known.words["both"] and len(recent) > 1:
        return [Found(index, index + 1, entity, pronoun=True) for entity in recent[-2:]]
    return None


def _named(reader: _Reader, index: int) -> list[Found] | None:
    hit = reader.names.at(reader.words, index)
    if hit is None and reader.words[index].endswith(_CAPITAL) and index + 1 < len(reader.words):
        # «العاصمة الروسية» is the city, unless its name follows.
        nation = reader.names.at(reader.words, index + 1, preposition=False)
        after = index + 1 + (len(nation[0].words) if nation is not None else 0)
        named = reader.names.at(reader.words, after, preposition=False) if after < len(reader.words) else None
        if nation is not None and nation[0].adjective and (named is None or named[0].entity.kind != CITY):
            capital = reader.names.capitals.get(nation[0].country)
            if capital is not None:
                letter = "ب" if reader.words[index].startswith(("ب", "وب")) else ""
                return [Found(index, after, capital, letter, country=nation[0].country)]
    if hit is None:
        return _place_by_noun(reader, index)
    name, letter = hit
    if name.cue and not (index and is_word(reader.tokens[index - 1], reader.known, "place_nouns")):
        return None
    end = index + len(name.words)
    if name.entity.kind == PERSON and len(name.words) == 1 and end < len(reader.words):
        # A surname, a strange word and an office («كارتر بيج مستشار …») are somebody else's name.
        following = reader.tokens[end]
        if not following.gap.strip() and _stranger(reader, end):
            label = f"{name.words[0]} {following.text}"
            stranger = Entity(f"person:{label.replace(' ', '-')}", label, PERSON)
            reader.people.introduce(stranger, following.text, "", "")
            return [Found(index, end + 1, stranger, letter)]
    return [_found(index, name, letter)]


def _stranger(reader: _Reader, index: int) -> bool:
    """Whether an unknown word stands where a surname would: not a known name, not an ordinary word."""
    word = reader.words[index]
    if word in reader.people.surnames or reader.names.at(reader.words, index) is not None:
        return False
    if index + 1 >= len(reader.words) or reader.words[index + 1] not in reader.table.appositions:
        return False
    return may_be_name(reader.tokens[index], reader.known, reader.names, strange=True)


def _found(index: int, name: Name, letter: str) -> Found:
    agent = Entity(f"country:{name.capital_of}", name.entity.label, COUNTRY) if name.capital_of else None
    return Found(index, index + len(name.words), name.entity, letter, name.adjective, name.country, agent)


def _place_by_noun(reader: _Reader, index: int) -> list[Found] | None:
    """«حي الفرقان», «بلدة كذا»: a noun of place and the strange or definite word after it."""
    if index + 1 >= len(reader.tokens):
        return None
    nouns = reader.known.words["place_nouns"]
    word, following = reader.words[index], reader.tokens[index + 1]
    plain = word[1:] if word[:1] in "وب" and word[1:] in nouns else word
    if plain not in nouns or plain.startswith("ال") or following.gap.strip():
        return None
    second = following.text
    if reader.names.at(reader.words, index + 1) is not None:
        return None
    if not may_be_name(following, reader.known, reader.names, strange=not second.startswith("ال"), article=True):
        return None
    if len(second) < 4 or second in reader.known.words["stopwords"]:
        return None
    label = f"{plain} {second}"
    entity = Entity(f"place:{label.replace(' ', '-')}", label, PLACE)
    return [Found(index, index + 2, entity, "ب" if word != plain and word[0] == "ب" else "")]


def _surname(reader: _Reader, index: int) -> list[Found] | None:
    word = reader.words[index]
    for cut in ("", "و", "ل", "ب", "ف"):
        if cut and not word.startswith(cut):
            continue
        entity = reader.people.surnames.get(word[len(cut) :])
        if entity is not None:
            country = reader.people.country_of.get(entity.id, "")
            return [Found(index, index + 1, entity, cut if cut in "لب" else "", country=country)]
    return None


def _after_saying(reader: _Reader, index: int) -> list[Found] | None:
    """A name without an office right after a verb of saying: two or three strange words."""
    if not index or not has_role(reader.tokens[index - 1], Role.SAY, Role.CONTINUE):
        return None
    end = index
    while end < min(len(reader.words), index + 3):
        token = reader.tokens[end]
        if token.gap.strip() or not may_be_name(token, reader.known, reader.names, strange=end == index):
            break
        end += 1
    if end - index < 2:
        return None
    label = " ".join(reader.words[index:end])
    entity = Entity(f"person:{label.replace(' ', '-')}", label, PERSON)
    reader.people.introduce(entity, reader.words[end - 1], "", "")
    return [Found(index, end, entity)]


def _office(reader: _Reader, index: int) -> list[Found] | None:
    """An office, its institution or nation, and the name after it."""
    word = reader.words[index]
    for cut, first in _cuts(word):
        if first in reader.table.counterparts:
            return _counterpart(reader, index)
        letter = cut if cut in "لب" else ""
        for office in reader.table.duals.get(first, ()):
            if office.fits(reader.words, index):
                return _dual(reader, index, office, letter)
        for office in reader.table.forms.get(first, ()):
            if office.fits(reader.words, index):
                return _holder(reader, index, office, letter)
    return None


def _cuts(word: str) -> Iterator[tuple[str, str]]:
    yield "", word
    for cut in "ولبفك":
        if word.startswith(cut) and len(word) > 4:
            yield cut, word[1:]
    if word.startswith("لل"):
        yield "ل", "ال" + word[2:]


def _holder(reader: _Reader, start: int, office: Office, letter: str) -> list[Found] | None:
    index, country, inside = _institution(reader, start + len(office.words))
    person, end = _holder_name(reader, index, office, country)
    if person is None:
        person, end = _unnamed(reader, start, index, office, country), index
    if person is None:
        return inside or None
    reader.people.last_office = office.id
    if country:
        reader.people.holders[office.id, country] = person
        reader.people.country_of.setdefault(person.id, country)
    reader.people.office_of.setdefault(person.id, office.id)
    return [Found(start, end, person, letter, country=country or reader.people.country_of.get(person.id, ""))]


def _institution(reader: _Reader, index: int) -> tuple[int, str, list[Found]]:
    """Skip what may stand between office and name: nation, institution, title; the nation and names seen."""
    country = ""
    inside: list[Found] = []
    limit = min(len(reader.words), index + _MAX_REACH)
    skipping = index < limit and reader.words[index] in reader.table.bodies
    while index < limit:
        token, word = reader.tokens[index], reader.words[index]
        gap = token.gap.strip()
        if gap and gap not in ('"', "("):
            break
        hit = reader.names.at(reader.words, index)
        if hit is not None and hit[0].entity.kind == PERSON and not skipping:
            break
        if word == "في" and names_place(reader, index + 1):
            index += 1
        elif hit is not None and not hit[0].cue and hit[0].entity.kind != PERSON:
            country = country or hit[0].country
            inside.append(_found(index, hit[0], hit[1]))
            index += len(hit[0].words)
        elif word in reader.table.between or word in reader.table.bodies:
            index += 1
        elif skipping and not token.known.verbs and not is_word(token, reader.known, "complementizers"):
            # «رئيس لجنة الشؤون الدولية في الدوما»: whatever the body is called.
            index += 1
        else:
            break
    return index, country, inside


def names_place(reader: _Reader, index: int) -> bool:
    """Whether the name of a place begins at a word («السفير الروسي السابق في الدوحة فلاديمير …»)."""
    hit = reader.names.at(reader.words, index, preposition=False) if index < len(reader.words) else None
    return hit is not None and hit[0].entity.kind in (CITY, COUNTRY, PLACE) and not hit[0].adjective


def _holder_name(reader: _Reader, index: int, office: Office, country: str) -> tuple[Entity | None, int]:
    """The name after an office; after a comma («الروسي، أليكسي بوشكوف،») only with a nation or body before it."""
    if index >= len(reader.words):
        return None, index
    gap = reader.tokens[index].gap.strip()
    if gap not in ("", ",", '"', "(", ',"'):
        return None, index
    people = reader.people
    if reader.words[index] in people.surnames and gap != ",":
        return people.surnames[reader.words[index]], index + 1
    name = person_at(reader.tokens, reader.words, index, reader.names, reader.known, comma=gap == ",")
    if name is None:
        return None, index
    if len(name.words) == 1 and name.entity.id.startswith("person:") and name.words[0] in reader.names.given:
        # «الرئيس السوري بشار»: a given name alone.
        holder = people.holders.get((office.id, country)) or reader.names.holder(office.id, country, people.day)
        if holder is not None:
            return holder, name.end
    if len(name.words) == 1 and not name.listed and (office.loose or not country):
        return None, index
    people.introduce(name.entity, name.words[-1], office.id, country)
    return name.entity, name.end


def _unnamed(reader: _Reader, start: int, index: int, office: Office, country: str) -> Entity | None:
    """Whom an office without a name means: whoever held it in this article, or holds it as far as is known."""
    people = reader.people
    if country:
        person = people.holders.get((office.id, country)) or people.of_office(office.id, country)
        if person is not None:
            return person
        if office.single and (known := reader.names.holder(office.id, country, people.day)) is not None:
            return known
        if office.loose:
            return None
        label = " ".join((office.words[0], *reader.words[start + 1 : index]))
        return Entity(f"office:{office.id}-{country}", label, PERSON)
    if index == start + len(office.words) and office.words[0].startswith("ال"):
        return people.of_office(office.id)
    return None


def _counterpart(reader: _Reader, index: int) -> list[Found] | None:
    """«نظيره الأمريكي [جون كيري]»: the holder of the same office in another country."""
    if index + 1 >= len(reader.words):
        return None
    hit = reader.names.at(reader.words, index + 1, preposition=False)
    if hit is None or not hit[0].adjective:
        return None
    country, end = hit[0].country, index + 1 + len(hit[0].words)
    office = reader.people.last_office
    if not office:
        # «نظيره السويسري» of a team: only the nation is known.
        return [Found(index, end, hit[0].entity, country=country)]
    person, end = _nation_holder(reader, index, end, country, office)
    return [Found(index, end, person, country=country)]


def _dual(reader: _Reader, start: int, office: Office, letter: str) -> list[Found] | None:
    """«الرئيسين الأمريكي والروسي», «وزيري الخارجية الروسي سيرغي لافروف والأميركي جون كيري»."""
    index = start + len(office.words)
    out: list[Found] = []
    for turn in range(2):
        if index >= len(reader.words) or reader.tokens[index].gap.strip():
            break
        hit = reader.names.at(reader.words, index, preposition=False)
        if hit is None or not hit[0].adjective or (turn and not reader.words[index].startswith("و")):
            break
        begin = start if not turn else index
        person, index = _nation_holder(reader, begin, index + len(hit[0].words), hit[0].country, office.id)
        out.append(Found(begin, index, person, letter if not turn else "", country=hit[0].country))
    if out or not office.words[0].startswith("ال"):
        return out or None
    return [
        Found(start, start + 1, entity, letter, pronoun=True)
        for entity in reader.people.recent
        if reader.people.office_of.get(entity.id, "").endswith(office.id)
    ][-2:] or None


def _nation_holder(reader: _Reader, begin: int, end: int, country: str, office: str) -> tuple[Entity, int]:
    """The person of an office in a country, named at ``end`` or not."""
    people = reader.people
    if end < len(reader.words) and not reader.tokens[end].gap.strip(' "'):
        name = person_at(reader.tokens, reader.words, end, reader.names, reader.known)
        if name is not None and (name.listed or len(name.words) > 1):
            people.introduce(name.entity, name.words[-1], office, country)
            people.holders[office, country] = name.entity
            return name.entity, name.end
    held = people.holders.get((office, country)) or people.of_office(office, country)
    held = held or reader.names.holder(office, country, people.day)
    if held is None:
        first, *rest = reader.words[begin:end]
        first = first.removeprefix("و") if first.removeprefix("و") in reader.table.forms else first
        held = Entity(f"office:{office}-{country}", " ".join((first, *rest)), PERSON)
    return held, end
