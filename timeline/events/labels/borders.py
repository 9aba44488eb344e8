"""How far words go that make a whole by themselves: to the end of a clause, or before a preposition they can do without."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import IntEnum
from functools import lru_cache

from timeline.events.labels.casing import bare_noun
from timeline.events.labels.predicating import border_words, predicate_in
from timeline.events.labels.stretch import Phrase, another_verb, conditional, hangs, joint, opens, verbal
from timeline.events.sentences.undated import COMMA, Word
from timeline.events.words.lexicon import Lexicon
from timeline.events.words.tokens import analyse

__all__ = [
    "MOST_WORDS",
    "Border",
    "border",
    "condition_in",
    "predicate_in",
    "torn_part",
    "waits",
    "whole_behind_that",
    "whole_part",
]

MOST_WORDS = 15
"""Words of a label at most, but for one that ends its sentence."""
_OVER = 1
_AND = "و"
_FOR = "ل"
_TYING = "بل"
_TIED_LETTERS = "بلك"
_OWNED = ("ه", "ها", "هم")
_BEHIND_THAT = 3
_ENOUGH_BEHIND_THAT = 9
_BEHIND_VERB = 3
_BEHIND_BEING = 6
_SUBJECT = 3
_GOING_ON = (
    "place_prepositions", "topic_prepositions", "party_prepositions", "during", "after", "before", "relatives",
)  # fmt: skip
_LONGEST_NAME = 4
_ARTICLE = "ال"
_FOR_THE = "لل"
_PARTICIPLE = "الم"
_NO_PARTICIPLE = ("ي", "يه", "ين", "ون", "ات")


class Border(IntEnum):
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
    most: int = MOST_WORDS,
    clause: bool = True,
    names: Collection[str] = (),
) -> Phrase:
    """The first part of the words that is whole by itself: up to the first end of a clause, else the longest before a preposition.

    ``least`` words belong to it at least, ``most`` words and ``longest`` letters at most. A ``clause`` needs a predicate: a verb, or
    whatever stands up to its end. ``names`` are words of names, which are no verbs. Not ``whole`` where there is none.
    """
    verb = predicate_in(words, known, names) if clause else 0
    being = clause and verb is not None and words[verb].folded.removeprefix(_AND) in border_words()["being"]
    quoted = bool(words) and words[0].quoted
    condition = condition_in(words)
    size, soft = 0, 0
    for index in range(1, len(words) + 1):
        size += len(words[index - 1].text) + 1
        if size > longest + 1 or index > most + _OVER:
            break
        if index < least:
            continue
        ends = border(words, index, known, quoted=quoted)
        if index > most and ends is not Border.CLOSED:
            continue
        if clause and not _tells(ends, index, verb, being=being):
            continue
        if not whole_behind_that(words[:index], known, names, ends):
            continue
        if ends >= Border.COMMA:
            return _made(words[:index], closed=ends is Border.CLOSED)
        if index <= condition:
            continue
        near = words[max(0, index - _BEHIND_VERB + 1) : index]
        if ends is Border.SOFT and not any(verbal(word.folded, known) for word in near):
            soft = index
    return _made(words[:soft]) if soft else Phrase("")


def whole_behind_that(
    words: Sequence[Word], known: Lexicon, names: Collection[str], ends: Border, *, told: bool = False
) -> bool:
    """«بأن قراره فرض رسوم | على …»: behind an «أن» inside, what is said must hold its verb too.

    A long row without one is taken to have a verb that no list knows, unless it must be ``told``.
    """
    that = max((i for i, word in enumerate(words) if "complementizers" in analyse(word.folded).kinds), default=-1)
    if that < 0 or ends is Border.CLOSED or analyse(words[that].folded).suffix:
        return True
    verb = predicate_in(words[that + 1 :], known, names)
    behind = len(words) - that - 1
    return (behind >= _ENOUGH_BEHIND_THAT and not told) if verb is None else verb + 1 < behind


def condition_in(words: Sequence[Word]) -> int:
    """Where «إذا» or «في حال» stands in the same sentence: what is said before it holds under it only; 0 if nowhere."""
    for index, word in enumerate(words):
        if index and word.stop and not COMMA.issuperset(word.stop):
            break
        if index and conditional(words, index):
            return index
    return 0


def _tells(ends: Border, index: int, verb: int | None, *, being: bool) -> bool:
    """Whether the words up to ``index`` hold a predicate, and what it needs; behind «كان» that is more than a noun."""
    if ends is Border.CLOSED:
        return True
    if verb is None:
        return ends is Border.CLAUSE
    if being and ends is not Border.CLAUSE:
        return index - verb >= _BEHIND_BEING
    return index > verb + 1


def border(words: Sequence[Word], index: int, known: Lexicon, *, quoted: bool) -> Border:
    """How well ``words[:index]`` may end there."""
    closed = index == len(words) or bool(words[index].stop and not COMMA.issuperset(words[index].stop))
    if closed:
        return Border.NONE if verbal(words[index - 1].folded, known) else Border.CLOSED
    word = words[index]
    if not (word.stop or word.quoted) and _begins_nothing(word.folded, known):
        return Border.NONE
    if waits(words[:index], known):
        return Border.NONE
    if quoted and word.quoted:
        return Border.CLOSED
    further = words[index + 1].folded if index + 1 < len(words) else ""
    if f"{word.folded} {further}" in border_words()["turns"]:
        return Border.CLAUSE
    if word.folded in border_words()["bound"] or conditional(words, index):
        # «سنرد | إذا هاجمونا», «| في حال تم ذلك»: without its condition another thing is said.
        return Border.NONE
    if word.folded in border_words()["turns"]:
        return Border.CLAUSE
    if "complementizers" in analyse(word.folded).kinds:
        # «…، وأنها ستظل …»
        return Border.CLAUSE if word.stop and word.folded.startswith(_AND) else Border.NONE
    if _begins_clause(word.folded, known):
        return Border.CLAUSE
    if word.stop and word.folded in known.words["relatives"]:
        return Border.COMMA
    if word.stop:
        return Border.NONE if _same_row(words, index) or _apposed(words, index) else Border.COMMA
    return Border.SOFT if _may_follow(words, index, known) else Border.NONE


@lru_cache(maxsize=40_000)
def _begins_nothing(form: str, known: Lexicon) -> bool:
    """Whether no border can be before a word, whatever stands around it: most nouns and adjectives."""
    if form[:1] in _TIED_LETTERS or form in _first_of_turns() or form in known.words["relatives"]:
        return False
    found = analyse(form)
    if "complementizers" in found.kinds or not found.kinds.isdisjoint(_GOING_ON):
        return False
    return not (verbal(form, known) or _begins_clause(form, known))


@lru_cache(maxsize=1)
def _first_of_turns() -> frozenset[str]:
    return frozenset(turn.split()[0] for turn in border_words()["turns"])


def waits(words: Sequence[Word], known: Lexicon) -> bool:
    """Whether the last word of a part waits for another: a preposition, a verb, «أن» or «التي» right before it, a bare number."""
    last = words[-1]
    if hangs(last.folded, known) or last.folded in border_words()["waiting"]:
        return True
    if verbal(last.folded, known) or last.folded.removesuffix("%").replace(".", "").isdigit():
        return True
    for back, word in enumerate(reversed(words[-_BEHIND_THAT:])):
        if "complementizers" in analyse(word.folded).kinds or word.folded in known.words["relatives"]:
            return back < _BEHIND_THAT - 1
    return False


@lru_cache(maxsize=40_000)
def _begins_clause(form: str, known: Lexicon) -> bool:
    if form in known.words["relatives"]:
        return False
    if opens(form, known) or form.removeprefix(_AND) in known.participles:
        return True
    if form in known.according or form.removeprefix(_AND) in known.according:
        return True
    return form.startswith(_AND) and another_verb(form, known)


def _same_row(words: Sequence[Word], index: int) -> bool:
    """«روسيا، والصين»: a comma inside a row of names or nouns ends nothing; «، ومن ورائه» goes on with something else."""
    following = words[index]
    found = analyse(following.folded)
    joined = following.folded.startswith(_AND) and not found.verbs and len(following.folded) > _SUBJECT
    return joined and found.kinds.isdisjoint(_GOING_ON)


def _apposed(words: Sequence[Word], index: int) -> bool:
    """«اللاعب المصري، محمد صلاح، من …»: whether a name stands between two commas and tells who is meant."""
    ahead = range(index + 1, min(len(words), index + _LONGEST_NAME + 1))
    end = next((i for i in ahead if words[i].stop or words[i].dated), 0)
    if not end or not words[index - 1].folded.startswith((_ARTICLE, _FOR_THE)):
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
    return (joint(words, index, known) or _for_something(words, index)) and not _bound_to(
        words[index - 1].folded, words[index].folded
    )


def _for_something(words: Sequence[Word], index: int) -> bool:
    """«استقبل الوزير السفير | لبحث الملف»: «ل» before what is done, behind a noun with the article."""
    word, before = words[index], words[index - 1]
    if index > 1 and words[index - 2].folded in border_words()["taken"]:
        # «على الحاجة | لشروط …»
        return False
    return word.text[0] == _FOR and bare_noun(word) != word.text and analyse(before.folded).definite


def _bound_to(participle: str, following: str) -> bool:
    """«المزعزعة | للاستقرار», «المتعلقة | بالبناء», «القادمة | من …», «حصولها | على»: a participle, or somebody's doing, before the preposition that it needs."""
    taking = following in border_words()["taken"] or following.startswith(("لل", "بال"))
    if not taking:
        return False
    shaped = participle.startswith(_PARTICIPLE) and not participle.endswith(_NO_PARTICIPLE)
    owned = participle.endswith(_OWNED) and analyse(participle).suffix
    return owned or (shaped and participle not in border_words()["free"]) or participle in border_words()["needing"]


def torn_part(
    words: Sequence[Word],
    known: Lexicon,
    *,
    longest: int,
    least: int,
    most: int = MOST_WORDS,
    names: Collection[str] = (),
) -> str:
    """The first part of words that are too long to be whole, with a sign that they go on; empty where a condition follows."""
    size = best = 0
    if condition_in(words) or any(word.folded in border_words()["bound"] for word in words):
        return ""
    for index, word in enumerate(words, 1):
        size += len(word.text) + 1
        if size > longest or index > most or (index > 1 and word.stop and not COMMA.issuperset(word.stop)):
            break
        if _goes_on(words, index) and not waits(words[:index], known):
            best = index
    verb = predicate_in(words[:best], known, names)
    told = words[0].quoted or (verb is not None and verb + 1 < best)
    return f"{_made(words[:best]).text}…" if best >= least and told else ""


def _goes_on(words: Sequence[Word], index: int) -> bool:
    """Whether a preposition, a relative clause or a joined word begins behind a part, which needs none of them."""
    if index >= len(words) or _bound_to(words[index - 1].folded, words[index].folded):
        return False
    form = words[index].folded
    tied = words[index].text[0] in _TYING and bare_noun(words[index]) != words[index].text
    return tied or form.startswith((_AND, "لل", "بال")) or not analyse(form).kinds.isdisjoint(_GOING_ON)


def _made(words: Sequence[Word], *, closed: bool = False) -> Phrase:
    return Phrase(" ".join(word.text for word in words), whole=True, closed=closed)
