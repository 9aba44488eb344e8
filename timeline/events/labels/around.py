"""The words around an event that stands deep in its sentence, quoted as they are, with a sign wherever they are cut.

The last resort of a label: such words are never put together and say of nobody what the sentence does not say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from timeline.events.labels.beginnings import preposition
from timeline.events.labels.borders import MOST_WORDS, Border, border, waits
from timeline.events.labels.stretch import Phrase, open_between, verbal
from timeline.events.sentences.undated import COMMA, Word
from timeline.events.words.lexicon import Lexicon
from timeline.events.words.tokens import analyse
from timeline.text.fold import fold_word

__all__ = ["around", "printed"]

_LONGEST = 140
"""Letters at most: as many as a label is shown with."""
_LEAST_BEFORE = 2
"""Words at least before the event's own, where they begin inside a sentence: fewer seldom name who acts."""
_ROOM = 2
"""Words at least that must fit behind the event's own."""
_MORE = "…"
_PRINTED = "،,"
_AND = "و"


def around(words: Sequence[Word], told: int, known: Lexicon, *, least: int = 0, opening: bool = True) -> Phrase:
    """The words of a sentence around the one at ``told``: from its beginning where that is near, else from a clause's.

    They reach beyond the word at ``least`` (what is said, where the event is a saying). Not from the sentence's beginning
    without ``opening``. Never ``whole``; empty where no place is safe to begin or to end at.
    """
    for begin in _beginnings(words, told, known):
        if not (begin or opening):
            continue
        own = [_bare(words[begin]), *words[begin + 1 :]]
        end, whole = _end(own, told - begin, max(told, least) - begin, known)
        if end:
            inside = begin > 0 and COMMA.issuperset(words[begin].stop)
            return Phrase(f"{f'{_MORE} ' if inside else ''}{printed(own[:end])}{'' if whole else _MORE}")
    return Phrase("")


def _bare(word: Word) -> Word:
    """The first word without the mark before it and without a «و» that only ties it to the sentence before."""
    tied = analyse(word.folded).conjunction == _AND and word.text.startswith(_AND)
    text = word.text.removeprefix(_AND) if tied else word.text
    return Word(text, fold_word(text))


def _beginnings(words: Sequence[Word], told: int, known: Lexicon) -> Iterator[int]:
    """Where to begin: the sentence, else clauses behind a mark, else a verb or what «أن» brings, the earliest first."""
    if told + _ROOM <= MOST_WORDS and not preposition(_bare(words[0]), known):
        yield 0
    near = range(max(1, told + _ROOM - MOST_WORDS), told - _LEAST_BEFORE + 1)
    free = [i for i in near if _may_begin(words, i, known)]
    yield from (i for i in free if words[i].stop)
    yield from (i for i in free if not words[i].stop and _begins_clause(words, i, known))


def _may_begin(words: Sequence[Word], index: int, known: Lexicon) -> bool:
    word = words[index]
    bound = preposition(word, known) or waits([word], known) or word.folded in known.words["relatives"]
    joined = bool(analyse(word.folded).conjunction) or word.folded.startswith(_AND)
    further = words[index + 1] if index + 1 < len(words) else word
    return not (bound or joined or further.stop)


def _begins_clause(words: Sequence[Word], index: int, known: Lexicon) -> bool:
    word = words[index]
    that = "complementizers" in analyse(words[index - 1].folded).kinds
    return that or (verbal(word.folded, known) and not analyse(word.folded).suffix)


def _end(words: Sequence[Word], told: int, least: int, known: Lexicon) -> tuple[int, bool]:
    """How many words to quote (0: none may end), and whether their clause ends there."""
    size = torn = 0
    for index in range(1, min(len(words), MOST_WORDS + 1) + 1):
        size += len(words[index - 1].text) + 1
        if size > _LONGEST:
            break
        if index <= least:
            continue
        ends = border(words, index, known, quoted=False)
        settled = ends is not Border.NONE and not open_between(words[:index])
        if settled and (ends is Border.CLOSED or (ends is not Border.SOFT and index > told + 1)):
            return index, ends is Border.CLOSED or bool(words[index].stop)
        if ends is Border.SOFT or (index < len(words) and _breaks(words, index, known)):
            torn = index
    return torn, False


def _breaks(words: Sequence[Word], index: int, known: Lexicon) -> bool:
    """Whether words may break off with a sign: before «و», a preposition, a verb."""
    following = words[index]
    if waits(words[:index], known):
        return False
    return following.folded.startswith(_AND) or preposition(following, known) or verbal(following.folded, known)


def printed(words: Sequence[Word]) -> str:
    """The words in a row, with the commas and colons between them."""
    out: list[str] = []
    for word in words:
        if out and ":" in word.stop:
            out[-1] += ":"
        elif out and word.stop and set(word.stop) & set(_PRINTED):
            out[-1] += "،"
        out.append(word.text)
    return " ".join(out)
