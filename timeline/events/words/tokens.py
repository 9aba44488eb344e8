"""Sentences and words of a folded text, each word with what the lexicon knows about it.

Offsets are code points of the folded text, ends exclusive; ``extraction`` maps them to the original.
A sentence never runs over a line break: headlines have no full stop.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from timeline.dates.value import value
from timeline.events.words.inflection import NOUN_SUFFIXES, OBJECT_SUFFIXES, prefixes
from timeline.events.words.lexicon import Lexicon, NounSense, Predicate, Role, VerbSense, lexicon
from timeline.events.words.rarity import stem

__all__ = [
    "Analysis",
    "Token",
    "acts",
    "analyse",
    "has_role",
    "is_word",
    "names_no_event",
    "sentences",
    "starts_phrase",
    "tokens_of",
    "turned",
]

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# A full stop ends a sentence before a space or between two words («لاحقا.وأعرب»), never inside a
# number or an abbreviation of single letters («أ.ف.ب»). Two dots («اليوم..إن») do not end one.
_END = re.compile(r"\n+|[!?;]+|(?<!\.)\.(?=[\s\"')]|$)|(?<=\w\w)(?<!\.)(?<!\d)\.(?=[^\W\d]{2})")
_INITIALS = re.compile(r"(?:^|[\s(.])[^\W\d_]$")
# «#دونالد_ترمب»
_TAGGED = str.maketrans("_#", "  ")
_MAX_SENTENCE = 4_000
_NONE: frozenset[str] = frozenset()
_TURN_REACH = 5
_BESIDE_REACH = 8
# A subject of several words and a full date stand between «وقعت» and «على اتفاق».
_BESIDE_AHEAD = 12
# Words that are never read as verbs or event nouns, whatever letters they share with one.
_CLOSED = frozenset(
    ("complementizers", "relatives", "place_prepositions", "topic_prepositions", "party_prepositions", "never")
)


@value
class Analysis:
    """What the lexicon knows about one folded word.

    ``conjunction`` and ``preposition`` are the letters cut off; ``future`` is true after ``س``.
    ``plain`` is the word without clitics and article. ``suffix`` is true where a pronoun was cut off.
    """

    conjunction: str = ""
    preposition: str = ""
    definite: bool = False
    future: bool = False
    suffix: bool = False
    plain: str = ""
    nouns: tuple[NounSense, ...] = ()
    verbs: tuple[VerbSense, ...] = ()
    kinds: frozenset[str] = frozenset()
    """The closed classes of the word, with or without a conjunction before it."""
    opens: frozenset[str] = frozenset()
    """The closed classes of which some member of several words may begin here."""
    stem: str = ""
    """By what the words of a story are counted; empty for numbers and for words of one or two letters."""


class Token(NamedTuple):
    """A word of the folded text; ``gap`` is what stands between it and the word before."""

    text: str
    start: int
    end: int
    gap: str
    known: Analysis


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """The words of ``text[start:end]``."""
    out: list[Token] = []
    position = start
    for match in _WORD.finditer(text, start, end):
        word = match.group()
        gap = text[position : match.start()].translate(_TAGGED)
        out.append(Token(word, match.start(), match.end(), gap, analyse(word)))
        position = match.end()
    return out


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of sentences, without the white space around them.

    One that never ends is cut, so that hostile input stays linear.
    """
    position = start
    for match in _END.finditer(text, start, end):
        if match.group().startswith(".") and _INITIALS.search(text, max(start, match.start() - 3), match.start()):
            continue
        yield from _pieces(text, position, match.start())
        position = match.end()
    yield from _pieces(text, position, end)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > _MAX_SENTENCE:
        cut = text.rfind(" ", start, start + _MAX_SENTENCE)
        cut = cut if cut > start else start + _MAX_SENTENCE
        yield start, cut
        start = cut
    if start < end:
        yield start, end


@lru_cache(maxsize=40_000)
def analyse(word: str) -> Analysis:
    """What the lexicon knows about a folded word; the reading that cuts off least wins."""
    known = lexicon()
    found = _read(word, known)
    return replace(
        found,
        kinds=_classes(word, known.classes),
        opens=_classes(word, known.leads),
        stem=stem(word, found.plain) if len(word) > 2 and not word.isdigit() else "",
    )


def _classes(word: str, table: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The classes of a word, those that it has without a conjunction among them."""
    kinds = table.get(word, _NONE)
    return kinds | table.get(word[1:], _NONE) if word[:1] in "وف" else kinds


def _read(word: str, known: Lexicon) -> Analysis:
    if not _CLOSED.isdisjoint(known.classes.get(word, _NONE)) or (
        word[1:] in known.words["never"] and word[0] in "وفبل"
    ):
        return Analysis(plain=word)
    verb = _verb(word, known)
    noun = _noun(word, known)
    if noun is None and verb is None:
        conjunction, preposition, definite, plain = _bare(word)
        return Analysis(conjunction, preposition, definite, plain=plain)
    if noun is None:
        assert verb is not None
        return verb
    if verb is None or noun.definite or noun.preposition:
        return noun
    return replace(verb, plain=noun.plain, nouns=noun.nouns)


def _verb(word: str, known: Lexicon) -> Analysis | None:
    for conjunction in ("", "و", "ف"):
        if conjunction and not word.startswith(conjunction):
            continue
        inner = word[len(conjunction) :]
        for future in ("", "س", "ل"):
            if future and not inner.startswith(future):
                continue
            body = inner[len(future) :]
            if future and body[:1] not in ("يتنا" if future == "س" else "يت"):
                continue
            for suffix in ("", *OBJECT_SUFFIXES):
                if suffix and not body.endswith(suffix):
                    continue
                stem = body[: len(body) - len(suffix)]
                if len(stem) < (2 if not suffix else 3):
                    continue
                senses = known.verbs.get(stem)
                if not senses and suffix and len(stem) > 3 and stem.endswith("ا"):
                    # «التقاه», «استدعاها»: the ى of the end is written ا before a pronoun.
                    senses = known.verbs.get(stem[:-1] + "ي")
                if senses and future:
                    senses = tuple(s for s in senses if s.tense == "present")
                if senses:
                    return Analysis(conjunction, future=future == "س", suffix=bool(suffix), plain=stem, verbs=senses)
    return None


def _noun(word: str, known: Lexicon) -> Analysis | None:
    for suffix in ("", *NOUN_SUFFIXES):
        if suffix and not word.endswith(suffix):
            continue
        whole = word[: len(word) - len(suffix)]
        for conjunction, preposition, definite, plain in prefixes(whole):
            if definite and suffix:
                continue
            senses = known.nouns.get(plain)
            if senses and len(plain) > 2:
                return Analysis(conjunction, preposition, definite, suffix=bool(suffix), plain=plain, nouns=senses)
    return None


def _bare(word: str) -> tuple[str, str, bool, str]:
    """Clitics of a word that the lexicon does not know: only the article shows them safely."""
    for conjunction, preposition, definite, plain in prefixes(word):
        if definite:
            return conjunction, preposition, True, plain
    return "", "", False, word


def is_word(token: Token, *kinds: str) -> bool:
    """Whether a token is a member of one of these closed classes, with or without a conjunction before it."""
    return not token.known.kinds.isdisjoint(kinds)


def starts_phrase(tokens: Sequence[Token], index: int, known: Lexicon, kind: str) -> int:
    """How many tokens a member of a closed class covers at ``index``; 0 if none."""
    token = tokens[index]
    if kind not in token.known.opens:
        return int(kind in token.known.kinds)
    phrases = known.phrases[kind]
    word = token.text
    for first in (word, word[1:]) if word[:1] in "وف" else (word,):
        for rest in phrases.get(first, ()):
            if tuple(token.text for token in tokens[index + 1 : index + 1 + len(rest)]) == rest:
                return 1 + len(rest)
    return int(kind in token.known.kinds)


def names_no_event(tokens: Sequence[Token], index: int, known: Lexicon) -> bool:
    """Whether a word begins a phrase that names no event («العملية السياسية», «يصل حجم»); articles are not looked at."""
    for rest in known.no_events.get(tokens[index].known.plain, ()):
        if tuple(token.known.plain for token in tokens[index + 1 : index + 1 + len(rest)]) == rest:
            return True
    return False


def turned(tokens: Sequence[Token], index: int, end: int, predicate: Predicate) -> bool:
    """Whether the words near it make another thing of an event: «احتل فريق ديجون المرتبة الثامنة», «ارتفع صوته»."""
    around = (*tokens[max(0, index - 2) : index], *tokens[index + 1 : min(end, index + 1 + _TURN_REACH)])
    if any(token.known.plain in predicate.unless for token in around):
        return True
    if not predicate.beside:
        return False
    near = tokens[max(0, index - _BESIDE_REACH) : min(end, index + 1 + _BESIDE_AHEAD)]
    return not any(token.known.plain in predicate.beside or token.text in predicate.beside for token in near)


def acts(token: Token, known: Lexicon) -> bool:
    """Whether a noun acts for whatever it stands in construct with: «قوات», «وفد», «حكومة»."""
    members = known.words["acting"]
    bare = token.text.removeprefix(token.text[:1] if token.text[:1] in "وفبل" else "")
    return any(form.removeprefix("ال") in members for form in (token.text, bare, token.known.plain))


def has_role(token: Token, *roles: Role) -> bool:
    """Whether a word may be a verb of one of these roles."""
    return any(sense.role in roles for sense in token.known.verbs)
