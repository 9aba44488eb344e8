"""Other bearers of a known name: «بلال أردوغان» is not the president, «عباس علي كدخدائي» not the man with that surname."""

from __future__ import annotations

from timeline.events.event import Entity
from timeline.events.names.found import Found, Reader
from timeline.events.names.names import PERSON
from timeline.events.names.persons import ON, may_be_name
from timeline.events.words.tokens import is_word

__all__ = ["namesake", "other_bearer"]

_LONGEST_NAME = 3


def namesake(reader: Reader, index: int) -> list[Found] | None:
    """«بلال أردوغان»: another given name before a well-known surname is another person."""
    word = reader.words[index]
    if word not in reader.names.given or word == ON or index + 1 == len(reader.words):
        return None
    if is_word(reader.tokens[index], "complementizers"):
        # «بأن ترامب», though «بان» is a name
        return None
    surname = reader.names.at(reader.words, index + 1, preposition=False)
    full = reader.names.at(reader.words, index, preposition=False)
    if (
        surname is None
        or surname[0].entity.kind != PERSON
        or reader.tokens[index + 1].gap.strip()
        or (full is not None and len(full[0].words) > 1)
    ):
        return None
    end = index + 1 + len(surname[0].words)
    label = " ".join(reader.words[index:end])
    person = Entity(f"person:{label.replace(' ', '-')}", label, PERSON)
    reader.people.introduce(person, reader.words[end - 1], "", "")
    return [Found(index, end, person)]


def other_bearer(reader: Reader, index: int, letter: str) -> list[Found] | None:
    """«عباس علي كدخدائي»: a surname that is a given name too, before the rest of another man's name."""
    word = reader.tokens[index].text.removeprefix(letter) if letter else reader.words[index]
    end = index + 1
    if word not in reader.names.given or end >= len(reader.words) or reader.tokens[end].gap.strip():
        return None
    while end < min(len(reader.words), index + _LONGEST_NAME) and not (
        end > index + 1 and reader.tokens[end].gap.strip()
    ):
        if not may_be_name(reader.tokens[end], reader.known, reader.names, strange=True, article=end > index + 1):
            break
        end += 1
    if end == index + 1:
        return None
    label = " ".join((word, *reader.words[index + 1 : end]))
    person = Entity(f"person:{label.replace(' ', '-')}", label, PERSON)
    reader.people.introduce(person, reader.words[end - 1], "", "")
    return [Found(index, end, person, letter)]
