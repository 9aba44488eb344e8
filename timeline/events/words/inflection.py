"""The shapes that Arabic verbs and event nouns take in print, derived from a dictionary form.

Print writes no short vowels, so a handful of affixes covers what newspapers use: the third person in
all numbers, the first person (for quotations), the jussive of weak verbs, and for nouns the dual, the
accusative alif and the ``ت`` that ``ة`` becomes before a suffix. Forms are folded (see ``text.fold``).
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

__all__ = ["CLITICS", "NOUN_SUFFIXES", "OBJECT_SUFFIXES", "VerbForm", "conjugate", "decline", "prefixes"]

CLITICS = ("و", "ل", "ب", "ف")
"""Letters that may stand before a name without a space."""
NOUN_SUFFIXES = ("هما", "ها", "هم", "هن", "نا", "كم", "ه", "ي", "ك")
OBJECT_SUFFIXES = ("هما", "ها", "هم", "نا", "ه", "ني")

_WEAK_END = ("ي", "ا", "و")
_HOLLOW = frozenset("اوي")


class VerbForm(StrEnum):
    """What the form of a verb says about time."""

    PAST = "past"
    PRESENT = "present"
    JUSSIVE = "jussive"
    """A present that has lost its long vowel («لم يجب»): it stands after «لم» and «لا» only."""


def conjugate(past: str, present: str) -> Iterator[tuple[str, VerbForm, bool]]:
    """The forms of a verb with their tense and whether they are first person, each once.

    ``past`` and ``present`` are the folded third person masculine singular (``التقي``, ``يلتقي``);
    an empty ``present`` gives the perfect only.
    """
    seen: set[str] = set()

    def once(form: str, tense: VerbForm, first: bool = False) -> Iterator[tuple[str, VerbForm, bool]]:  # noqa: FBT001, FBT002
        if form not in seen and len(form) > 1:
            seen.add(form)
            yield form, tense, first

    for suffix in ("", "ت", "وا", "ا", "تا"):
        yield from once(past + suffix, VerbForm.PAST)
    yield from once(past + "نا", VerbForm.PAST, first=True)
    if past.endswith(_WEAK_END):
        stem = past[:-1]
        for suffix in ("ت", "وا", "يا", "تا"):
            yield from once(stem + suffix, VerbForm.PAST)
        yield from once(stem + "ينا", VerbForm.PAST, first=True)
    elif len(past) > 2 and past[-2] == "ا":
        # Hollow verbs lose their long vowel before a consonant: قال، قلنا.
        yield from once(past[:-2] + past[-1] + "نا", VerbForm.PAST, first=True)
    if not present:
        return
    body = present[1:]
    bodies = [body]
    if body.endswith(_WEAK_END):
        bodies.append(body[:-1])
    elif len(body) > 2 and body[-2] in _HOLLOW:
        bodies.append(body[:-2] + body[-1])
    for shape in bodies:
        whole = shape == body
        for person in "يتنا":
            first = person in "نا"
            if first and not whole:
                continue
            yield from once(person + shape, VerbForm.PRESENT if whole else VerbForm.JUSSIVE, first=first)
            if not first:
                # A shortened shape has lost its last letter: of its plurals only those in و and ي are written so.
                for suffix in ("ان", "ون", "وا", "ا", "ين") if whole else ("ون", "وا", "ين"):
                    yield from once(person + shape + suffix, VerbForm.PRESENT)


def decline(noun: str) -> tuple[str, ...]:
    """The folded forms of an event noun without article, clitics or pronoun suffix.

    The form before a pronoun suffix of a noun in ``ة`` (``زيارت`` of زيارة) is among them.
    """
    forms = [noun]
    if noun.endswith("ه"):
        stem = noun[:-1]
        forms += [stem + "ت", stem + "تين", stem + "تان", stem + "تي", stem + "تا"]
    elif not noun.endswith(("ات", "ين", "ون")):
        forms += [noun + "ا", noun + "ين", noun + "ان", noun + "ي"]
        if noun.endswith("اء"):
            # The hamza moves with the case: لقاؤه، لقائه، لقاءين.
            forms += [noun[:-1] + "ئ", noun[:-1] + "ؤ", noun[:-1] + "ئين", noun[:-1] + "ا"]
    return tuple(dict.fromkeys(forms))


def prefixes(word: str) -> Iterator[tuple[str, str, bool, str]]:
    """The ways to cut conjunction, preposition and article off a folded word.

    Yields (conjunction, preposition, definite, rest), the whole word first.
    """
    for conjunction in ("", "و", "ف"):
        if conjunction and not word.startswith(conjunction):
            continue
        inner = word[len(conjunction) :]
        if len(inner) < 3:
            continue
        yield conjunction, "", False, inner
        if inner.startswith("ال") and len(inner) > 4:
            yield conjunction, "", True, inner[2:]
        if inner.startswith("لل") and len(inner) > 4:
            yield conjunction, "ل", True, inner[2:]
        for preposition in "بلك":
            if inner.startswith(preposition) and len(inner) > 3:
                yield conjunction, preposition, False, inner[1:]
                if inner.startswith(preposition + "ال") and len(inner) > 5:
                    yield conjunction, preposition, True, inner[3:]
