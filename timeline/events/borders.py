"""How far words go that make a whole by themselves: to the end of a clause, or before a preposition they can do without."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import IntEnum
from functools import lru_cache

from timeline.events.lexicon import Lexicon, read_toml
from timeline.events.stretch import Phrase, conditional, hangs, joint, opens, verbal
from timeline.events.tokens import analyse
from timeline.events.undated import COMMA, Word
from timeline.text.fold import fold_word

__all__ = ["predicate_in", "whole_part"]

_AND = "و"
_IMPERFECT = ("ي", "سي", "ست", "تت", "نت")
_SHORTEST = 4
_THEY = "وا"
_OWNED = ("ه", "ها", "هم")
_RELATIVE_REACH = 3
_BEHIND_THAT = 3
_ENOUGH_BEHIND_THAT = 9
_BEHIND_VERB = 3
_BEHIND_BEING = 6
_SUBJECT = 3
_LONGEST_NAME = 4
_ARTICLE = "ال"


class _Border(IntEnum):
    """How well words may end at a place."""

    NONE = 0
    SOFT = 1
    """Before a preposition: what follows says more of the last word, or of all."""
    COMMA = 2
    CLAUSE = 3
    """Before another clause."""
    CLOSED = 4
    """At a full stop, or where a quotation closes."""


def whole_part(
    words: Sequence[Word],
    known: Lexicon,
    *,
    longest: int,
    least: int = 2,
    clause: bool = True,
    names: Collection[str] = (),
) -> Phrase:
    """The first part of the words that is whole by itself: up to the first end of a clause, else the longest before a preposition.

    ``least`` words belong to it at least, ``longest`` letters at most. A ``clause`` needs a predicate: a verb, or
    whatever stands up to its end. ``names`` are words of names, which are no verbs. Not ``whole`` where there is none.
    """
    verb = predicate_in(words, known, names) if clause else 0
    being = clause and verb is not None and words[verb].folded.removeprefix(_AND) in _table()["being"]
    quoted = bool(words) and words[0].quoted
    condition = _condition(words)
    size, soft = 0, 0
    for index in range(1, len(words) + 1):
        size += len(words[index - 1].text) + 1
        if size > longest + 1:
            break
        if index < least:
            continue
        border = _border(words, index, known, quoted=quoted)
        if clause and not _tells(border, index, verb, being=being):
            continue
        if not _whole_behind_that(words[:index], known, names, border):
            continue
        if border >= _Border.COMMA:
            return _made(words[:index], closed=border is _Border.CLOSED)
        if index <= condition:
            continue
        near = words[max(0, index - _BEHIND_VERB + 1) : index]
        if border is _Border.SOFT and not any(verbal(word.folded, known) for word in near):
            soft = index
    return _made(words[:soft]) if soft else Phrase("")


def _whole_behind_that(words: Sequence[Word], known: Lexicon, names: Collection[str], border: _Border) -> bool:
    """«بأن قراره فرض رسوم | على …»: behind an «أن» inside, what is said must hold its verb too."""
    that = max((i for i, word in enumerate(words) if "complementizers" in analyse(word.folded).kinds), default=-1)
    if that < 0 or border is _Border.CLOSED or analyse(words[that].folded).suffix:
        return True
    verb = predicate_in(words[that + 1 :], known, names)
    behind = len(words) - that - 1
    return behind >= _ENOUGH_BEHIND_THAT if verb is None else verb + 1 < behind


def _condition(words: Sequence[Word]) -> int:
    """Where «إذا» or «في حال» stands in the same sentence: what is said before it holds under it only; 0 if nowhere."""
    for index, word in enumerate(words):
        if index and word.stop and not COMMA.issuperset(word.stop):
            break
        if index and conditional(words, index):
            return index
    return 0


def _tells(border: _Border, index: int, verb: int | None, *, being: bool) -> bool:
    """Whether the words up to ``index`` hold a predicate, and what it needs; behind «كان» that is more than a noun."""
    if border is _Border.CLOSED:
        return True
    if verb is None:
        return border is _Border.CLAUSE
    if being and border is not _Border.CLAUSE:
        return index - verb >= _BEHIND_BEING
    return index > verb + 1


def predicate_in(words: Sequence[Word], known: Lexicon, names: Collection[str] = ()) -> int | None:
    """Where the verb of a clause stands, or a word that makes one («هناك», «ليس»); not the verb of a relative clause."""
    relative = -_RELATIVE_REACH
    for index, word in enumerate(words):
        before = words[index - 1] if index else None
        if word.folded in known.words["relatives"]:
            relative = index
        elif _predicates(word, before, known, names):
            if index - relative >= _RELATIVE_REACH:
                return index
            relative = -_RELATIVE_REACH
    return None


@lru_cache(maxsize=1)
def _table() -> dict[str, frozenset[str]]:
    return {key: frozenset(map(fold_word, rows)) for key, rows in read_toml("labels.toml")["borders"].items()}


def _predicates(word: Word, before: Word | None, known: Lexicon, names: Collection[str]) -> bool:
    """Whether a word is a verb, or does a verb's work; ``before`` is the word before it, if it has one."""
    form = word.folded
    if form in _table()["predicates"] or form.removeprefix(_AND) in _table()["predicates"]:
        return True
    if form in names or form in _table()["no_verbs"]:
        return False
    found = analyse(form)
    if verbal(form, known):
        return True
    if found.definite or found.kinds:
        return False
    if found.verbs and before is not None and not word.stop and (before.folded in names or _closes(before)):
        # «أن التنظيم خطف …», «أن بلاده ضربت …»: a word that may be a noun too, behind a subject.
        return True
    shaped = form.removeprefix(_AND) if len(form) > _SHORTEST else form
    return not found.nouns and len(shaped) >= _SHORTEST and (shaped.startswith(_IMPERFECT) or shaped.endswith(_THEY))


def _closes(word: Word) -> bool:
    """Whether nothing stands in construct with a word: it has the article or a pronoun."""
    return analyse(word.folded).definite or (word.folded.endswith(_OWNED) and len(word.folded) > _SHORTEST)


def _border(words: Sequence[Word], index: int, known: Lexicon, *, quoted: bool) -> _Border:
    """How well ``words[:index]`` may end there."""
    closed = index == len(words) or bool(words[index].stop and not COMMA.issuperset(words[index].stop))
    if closed:
        return _Border.NONE if verbal(words[index - 1].folded, known) else _Border.CLOSED
    if _waits(words[:index], known):
        return _Border.NONE
    word = words[index]
    if quoted and word.quoted:
        return _Border.CLOSED
    further = words[index + 1].folded if index + 1 < len(words) else ""
    if f"{word.folded} {further}" in _table()["turns"]:
        return _Border.CLAUSE
    if word.folded in _table()["bound"] or conditional(words, index):
        # «سنرد | إذا هاجمونا», «| في حال تم ذلك»: without its condition another thing is said.
        return _Border.NONE
    if word.folded in _table()["turns"]:
        return _Border.CLAUSE
    if "complementizers" in analyse(word.folded).kinds:
        # «…، وأنها ستظل …»
        return _Border.CLAUSE if word.stop and word.folded.startswith(_AND) else _Border.NONE
    if _begins_clause(word, known):
        return _Border.CLAUSE
    if word.stop:
        return _Border.NONE if _same_row(words, index) or _apposed(words, index) else _Border.COMMA
    return _Border.SOFT if _may_follow(words, index, known) else _Border.NONE


def _waits(words: Sequence[Word], known: Lexicon) -> bool:
    """Whether the last word of a part waits for another: a preposition, a verb, «أن» or «التي» right before it, a bare number."""
    last = words[-1]
    if hangs(last.folded, known) or last.folded in _table()["waiting"]:
        return True
    if verbal(last.folded, known) or last.folded.removesuffix("%").replace(".", "").isdigit():
        return True
    for back, word in enumerate(reversed(words[-_BEHIND_THAT:])):
        if "complementizers" in analyse(word.folded).kinds or word.folded in known.words["relatives"]:
            return back < _BEHIND_THAT - 1
    return False


def _begins_clause(word: Word, known: Lexicon) -> bool:
    form = word.folded
    if form in known.words["relatives"]:
        return False
    if opens(form, known) or form.removeprefix(_AND) in known.participles:
        return True
    if form in known.according or form.removeprefix(_AND) in known.according:
        return True
    return form.startswith(_AND) and bool(analyse(form).conjunction) and verbal(form, known)


def _same_row(words: Sequence[Word], index: int) -> bool:
    """«روسيا، والصين»: a comma inside a row of names or nouns ends nothing."""
    following = words[index]
    return (
        following.folded.startswith(_AND) and not analyse(following.folded).verbs and len(following.folded) > _SUBJECT
    )


def _apposed(words: Sequence[Word], index: int) -> bool:
    """«اللاعب المصري، محمد صلاح، من …»: whether a name stands between two commas and tells who is meant."""
    end = next((i for i in range(index + 1, min(len(words), index + _LONGEST_NAME + 1)) if words[i].stop), 0)
    if not end or not words[index - 1].folded.startswith(_ARTICLE):
        return False
    known = (analyse(word.folded) for word in words[index:end])
    return not any(found.nouns or found.verbs or found.definite or found.kinds or found.preposition for found in known)


def _may_follow(words: Sequence[Word], index: int, known: Lexicon) -> bool:
    """Whether a preposition, a relative clause or a date begins what the words before can do without."""
    before = analyse(words[index - 1].folded)
    if words[index].folded in known.words["relatives"]:
        return before.definite
    if verbal(words[index].folded, known):
        # «في غارات جوية | يعتقد أنها …»
        return not (before.definite or before.verbs or before.kinds)
    return joint(words, index, known)


def _made(words: Sequence[Word], *, closed: bool = False) -> Phrase:
    return Phrase(" ".join(word.text for word in words), whole=True, closed=closed)
