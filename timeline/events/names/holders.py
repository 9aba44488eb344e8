"""Offices and who holds them: «وزير الخارجية الروسي سيرغي لافروف», «نظيره الأميركي», «الرئيسين الأمريكي والروسي»."""

from __future__ import annotations

from timeline.events.event import Entity
from timeline.events.names.found import Found, Reader, found_at
from timeline.events.names.names import CITY, COUNTRY, PERSON, PLACE
from timeline.events.names.offices import Office, Offices
from timeline.events.names.persons import person_at
from timeline.events.words.rarity import is_rare, stem
from timeline.events.words.tokens import is_word

__all__ = ["may_be_office", "office_at"]

_MAX_REACH = 9
_LONGEST_PARTICLE = 3
_LETTERS = ("و", "ل", "ب", "ف", "ك")


def office_at(reader: Reader, index: int) -> list[Found] | None:
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


def may_be_office(word: str, table: Offices) -> bool:
    """Whether an office may begin with a word, or whoever holds the same one elsewhere («نظيره»)."""
    return any(first in table.counterparts or first in table.duals or first in table.forms for _, first in _cuts(word))


def _cuts(word: str) -> list[tuple[str, str]]:
    """A word whole, and without the letter before an office."""
    out = [("", word)]
    if word[:1] in _LETTERS and len(word) > 4:
        out.append((word[0], word[1:]))
    if word.startswith("لل"):
        out.append(("ل", "ال" + word[2:]))
    return out


def _holder(reader: Reader, start: int, office: Office, letter: str) -> list[Found] | None:
    index, country, inside = _institution(reader, start + len(office.words))
    person, end = _holder_name(reader, index, office, country)
    named = person is not None
    if person is None and not _strange_name(reader, index):
        person, end = _unnamed(reader, start, index, office, country), index
    if person is None:
        return inside or None
    reader.people.last_office = office.id
    if named:
        reader.people.title_of[person.id] = office.words[0]
    if country:
        reader.people.holders[office.id, country] = person
        reader.people.country_of.setdefault(person.id, country)
    reader.people.office_of.setdefault(person.id, office.id)
    return [Found(start, end, person, letter, country=country or reader.people.country_of.get(person.id, ""))]


def _institution(reader: Reader, index: int) -> tuple[int, str, list[Found]]:
    """Skip what may stand between office and name: nation, institution, title; the nation and names seen."""
    country = ""
    inside: list[Found] = []
    limit = min(len(reader.words), index + _MAX_REACH)
    skipping = index < limit and _of_a_body(reader, reader.words[index])
    called = skipping and reader.words[index].startswith("لل")
    while index < limit:
        token, word = reader.tokens[index], reader.words[index]
        gap = token.gap.strip()
        if gap and gap not in ('"', "("):
            break
        hit = reader.names.at(reader.words, index)
        if hit is not None and hit[0].entity.kind == PERSON and not skipping:
            break
        if hit is not None and hit[0].adjective and _given_too(reader, index):
            break
        if word == "في" and _names_place(reader, index + 1):
            index += 1
        elif hit is not None and not hit[0].cue and hit[0].entity.kind != PERSON:
            country = country or hit[0].country
            inside.append(found_at(index, hit[0], hit[1]))
            index += len(hit[0].words)
        elif word in reader.table.between or _of_a_body(reader, word):
            index += 1
        elif skipping and (called or inside) and word in reader.names.given:
            # «رئيس حزب الأمل إدريس العلوي»: behind what the body is called a given name is the holder's.
            break
        elif (
            skipping
            and not token.known.verbs
            and not is_word(token, "complementizers")
            and not _leaves(reader, index, called=called or bool(inside))
        ):
            # «رئيس لجنة الشؤون الدولية في الدوما»: whatever the body is called.
            called = called or word.startswith("ال")
            index += 1
        else:
            break
    return index, country, inside


def _given_too(reader: Reader, index: int) -> bool:
    """«الناطق باسم التحالف العربي تركي المالكي»: whether a nation's word is a given name, before a surname."""
    if reader.words[index] not in reader.names.given or index + 1 >= len(reader.words):
        return False
    surname = reader.names.at(reader.words, index + 1, preposition=False)
    return surname is not None and surname[0].entity.kind == PERSON and not reader.tokens[index + 1].gap.strip()


def _leaves(reader: Reader, index: int, *, called: bool) -> bool:
    """«في تصريح», «بالخطوة»: a preposition with a common noun ends what a body is called, «في الدوما» does not."""
    if reader.words[index] in reader.known.participles or (called and reader.words[index].startswith("بال")):
        return True
    if not is_word(reader.tokens[index], "place_prepositions"):
        return False
    return index + 1 >= len(reader.words) or not reader.words[index + 1].startswith("ال")


def _of_a_body(reader: Reader, word: str) -> bool:
    """«رئيس لجنة …», «الأمين العام للحزب …»: the body that an office is held in."""
    if word in reader.table.bodies or (word.startswith("ل") and word[1:] in reader.table.bodies):
        return True
    return word.startswith("لل") and f"ال{word[2:]}" in reader.table.bodies


def _names_place(reader: Reader, index: int) -> bool:
    """Whether the name of a place begins at a word («السفير الروسي السابق في الدوحة فلاديمير …»)."""
    hit = reader.names.at(reader.words, index, preposition=False) if index < len(reader.words) else None
    return hit is not None and hit[0].entity.kind in (CITY, COUNTRY, PLACE) and not hit[0].adjective


def _holder_name(reader: Reader, index: int, office: Office, country: str) -> tuple[Entity | None, int]:
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
    if len(name.words) == 1 and not name.listed and (office.loose or not country or not is_rare(stem(name.words[0]))):
        return None, index
    people.introduce(name.entity, name.words[-1], office.id, country)
    return name.entity, name.end


def _strange_name(reader: Reader, index: int) -> bool:
    """«رئيس اللجنة المغربية مولاي فلان»: a given name that no rule reads to its end is still not whoever held the office before."""
    if index >= len(reader.words) or reader.tokens[index].gap.strip():
        return False
    word = reader.words[index]
    return word in reader.names.given and word not in reader.known.words["stopwords"] and len(word) > _LONGEST_PARTICLE


def _unnamed(reader: Reader, start: int, index: int, office: Office, country: str) -> Entity | None:
    """Whom an office without a name means: whoever held it in this article, or holds it as far as is known."""
    people = reader.people
    if country:
        person = people.holders.get((office.id, country)) or people.last_holder(office.id, country)
        if person is not None:
            return person
        if office.single and (known := reader.names.holder(office.id, country, people.day)) is not None:
            return known
        if office.loose:
            return None
        first = office.words[0]
        label = " ".join(
            (first.removeprefix("و") if first.startswith("وو") else first, *reader.words[start + 1 : index])
        )
        return Entity(f"office:{office.id}-{country}", label, PERSON)
    if index == start + len(office.words) and office.words[0].startswith("ال"):
        return people.last_holder(office.id, title=office.words[0] if office.loose else "")
    return None


def _counterpart(reader: Reader, index: int) -> list[Found] | None:
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


def _dual(reader: Reader, start: int, office: Office, letter: str) -> list[Found] | None:
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


def _nation_holder(reader: Reader, begin: int, end: int, country: str, office: str) -> tuple[Entity, int]:
    """The person of an office in a country, named at ``end`` or not."""
    people = reader.people
    if end < len(reader.words) and not reader.tokens[end].gap.strip(' "'):
        name = person_at(reader.tokens, reader.words, end, reader.names, reader.known)
        if name is not None and (name.listed or len(name.words) > 1):
            people.introduce(name.entity, name.words[-1], office, country)
            people.holders[office, country] = name.entity
            return name.entity, name.end
    held = people.holders.get((office, country)) or people.last_holder(office, country)
    held = held or reader.names.holder(office, country, people.day)
    if held is None:
        first, *rest = reader.words[begin:end]
        bare = first.removeprefix("و")
        # «الرئيس التركي ونظيره القطري»
        first = bare if bare in reader.table.forms or bare in reader.table.counterparts else first
        held = Entity(f"office:{office}-{country}", " ".join((first, *rest)), PERSON)
    return held, end
