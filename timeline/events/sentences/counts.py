"""How many dead and injured a mention speaks of."""

from __future__ import annotations

import re
from functools import lru_cache

from timeline.events.event import Mention
from timeline.events.words.lexicon import read_toml
from timeline.language.parsing.numbers import read_numerals
from timeline.text.fold import fold, fold_word

__all__ = ["COUNT_KINDS", "count_names", "counts_of", "is_outcome", "tolls_of"]

COUNT_KINDS = ("dead", "injured")
_WORD = re.compile(r"[^\W_]+")
_REACH = 3
_CARDINAL = frozenset(("nw", "number_def"))
_MOST = 1_000_000
# Words between what happened and the verb that tells what came of it, and words of the toll behind that verb.
_FOLLOWS = 14
_TOLD_IN = 16
# Words between «حصيلة» and the event that it is the toll of, and of the toll before or behind the two.
_TOLL_OF = 2
_TOLL_NEAR = 8


def tolls_of(mention: Mention) -> tuple[tuple[str, int], ...]:
    """Pairs (``dead`` or ``injured``, number): what its own words count, and what its sentence tells as their outcome.

    «غرقت العبارة … ما أسفر عن مصرع 46 شخصا», «ارتفعت إلى 11 قتيلا حصيلة انقلاب المركب».
    """
    at = mention.start - mention.sentence_start
    before, behind = _halves(mention.sentence, at, at + len(mention.text))
    return tuple(dict.fromkeys((*counts_of(mention.text), *_counts(_outcome(before, behind)))))


def is_outcome(word: str) -> bool:
    """Whether a folded word is a verb that tells what came of an event: «أودى», «أسفر»."""
    return word in _links()[1]


@lru_cache(maxsize=2_000)
def _halves(sentence: str, start: int, end: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of a sentence before a stretch of it, and those behind, as many as a toll can be away.

    «أدى انفجار في … إلى مقتل 9 أشخاص»: a verb at its beginning tells what stands behind it.
    """
    reach = _TOLL_NEAR + _TOLL_OF + 1
    opening = [word for word in _tokens(sentence[start:end])[:1] if word in _links()[1]]
    first, last = start - reach * _WIDE, end + (_FOLLOWS + _TOLD_IN) * _WIDE
    before = sentence[sentence.find(" ", first, start) + 1 : start] if first > 0 else sentence[:start]
    behind = sentence[end : max(end, sentence.rfind(" ", end, last))] if last < len(sentence) else sentence[end:]
    return tuple(_tokens(before)[-reach:]), (*opening, *_tokens(behind))[: _FOLLOWS + _TOLD_IN]


_WIDE = 24
"""Characters of a long word and what stands around it: the words near a claim are looked for no farther away."""


def _outcome(before: tuple[str, ...], behind: tuple[str, ...]) -> list[str]:
    """The words around a claim that tell its toll, if any do."""
    toll, outcome, other = _links()
    if toll.intersection(before[-_TOLL_OF:]):
        return [*before[-_TOLL_NEAR:], "", *behind[:_TOLL_NEAR]]
    for index, word in enumerate(behind[:_FOLLOWS]):
        if word in other:
            return []
        if word in outcome:
            told = behind[index + 1 : index + 1 + _TOLD_IN]
            return list(told[: next((n for n, one in enumerate(told) if one in other), len(told))])
    return []


@lru_cache(maxsize=1)
def _links() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Words before what a toll is of; verbs that tell an outcome; words behind which something else is told."""
    data = read_toml("counts.toml")
    toll, outcome, other = (frozenset(map(fold_word, data[name])) for name in ("toll", "outcome", "other"))
    return toll, outcome, other


@lru_cache(maxsize=1)
def _words() -> tuple[frozenset[str], dict[str, frozenset[str]]]:
    data = read_toml("counts.toml")
    return frozenset(map(fold_word, data["people"])), {
        kind: frozenset(map(fold_word, data[kind]["words"])) for kind in COUNT_KINDS
    }


@lru_cache(maxsize=4)
def count_names(kind: str) -> tuple[str, str]:
    """What is counted, in English and Arabic."""
    row = read_toml("counts.toml")[kind]
    return str(row["en"]), str(row["ar"])


@lru_cache(maxsize=2_000)
def counts_of(text: str) -> tuple[tuple[str, int], ...]:
    """Pairs (``dead`` or ``injured``, number) in a wording, in its order, each once."""
    return _counts(_tokens(text))


def _counts(tokens: list[str]) -> tuple[tuple[str, int], ...]:
    people, kinds = _words()
    out: dict[tuple[str, int], None] = {}
    index = 0
    while index < len(tokens):
        value, end = _number(tokens, index)
        if value is None or not 0 < value < _MOST:
            index += 1
            continue
        after = tokens[end : end + 2]
        before = tokens[max(0, index - _REACH) : index]
        for kind, words in kinds.items():
            if words.intersection(after) or (people.intersection(after) and words.intersection(before)):
                out.setdefault((kind, value))
                break
        index = max(end, index + 1)
    return tuple(out)


def _tokens(text: str) -> list[str]:
    """Folded words with «و» split off where a number follows it."""
    out: list[str] = []
    for word in _WORD.findall(fold(text).text):
        if word.startswith("و") and (word[1:].isdigit() or (len(word) > 3 and _cardinals([word[1:]], 0))):
            out += ["و", word[1:]]
        else:
            out.append(word)
    return out


def _number(tokens: list[str], index: int) -> tuple[int | None, int]:
    word = tokens[index]
    if word.isdigit() and len(word) < 8:
        return int(word), index + 1
    found = _cardinals(tokens, index)
    if not found:
        return None, index
    end, value = max(found)
    return value, end


def _cardinals(tokens: list[str], index: int) -> list[tuple[int, int]]:
    """Numbers in words that start at ``index``: (end, value)."""
    return [(end, value) for end, kind, value in read_numerals(tokens, index) if kind in _CARDINAL]
