"""Which part of an event a claim tells, which of several, and whether it tells one more than before.

«انطلقت المفاوضات الثلاثاء» and «اختتمت الخميس» give the two ends of one event; «الجولة الثانية» is not the third;
«كما التقى …» is not the meeting that was told just before. The words are in ``stages.toml``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from timeline.events.event import Stage
from timeline.events.mentions.draft import Draft
from timeline.events.mentions.windows import longest
from timeline.events.sentences.sentence import Sentence
from timeline.events.words.lexicon import Role, lexicon, read_toml
from timeline.events.words.tokens import Token
from timeline.text.fold import fold_word

__all__ = ["further", "ordinal_of", "stage_of"]

# What is said goes on with «كما» and «أيضا».
_STATEMENT = "statement"
_UNTYPED = "other"
_DAY_BEFORE = 3
_BEFORE_VERB = 2
_PHRASE_BEFORE = 4
_AFTER_VERB = 5


def stage_of(sentence: Sentence, draft: Draft) -> Stage:
    """Whether the clause tells how its event began or ended, or one of its days."""
    if _day_of(sentence, draft):
        return Stage.GOES_ON
    if longest(draft.type) is None:
        return Stage.WHOLE
    governor = draft.hit.governor
    if governor is not None:
        return {Role.STARTED: Stage.BEGINS, Role.ENDED: Stage.ENDS}.get(governor.role, Stage.WHOLE)
    before = {token.known.plain for token in sentence.tokens[draft.first : draft.hit.start]}
    if before & _words("begins"):
        return Stage.BEGINS
    return Stage.ENDS if before & _words("ends") else Stage.WHOLE


def ordinal_of(sentence: Sentence, draft: Draft) -> int:
    """Which of several it is: «الجولة الثانية من المفاوضات» is 2; 0 where the words do not count.

    Of what goes on it is the number of the day.
    """
    if day := _day_of(sentence, draft):
        return day
    if draft.hit.noun is None:
        return 0
    tokens, start = sentence.tokens, draft.hit.start
    counted = [draft.hit.end, *(i + 1 for i in range(draft.first, start) if tokens[i].known.plain in _words("rounds"))]
    for index in counted:
        if index < min(len(tokens), draft.last + 1) and index not in sentence.inside and not tokens[index].gap.strip():
            number = _ordinals().get(tokens[index].text, 0)
            greater = index + 1 < len(tokens) and tokens[index + 1].text in _words("compounds")
            if number and not greater:
                return number
    return 0


def _day_of(sentence: Sentence, draft: Draft) -> int:
    """The number of the day in «تواصلت المحادثات أمس لليوم الثاني»; 0 of what has no day or happens once."""
    if draft.interval is None or lexicon().family(draft.type) in (_STATEMENT, _UNTYPED):
        return 0
    clause = sentence.tokens[draft.first : max(draft.last, sentence.clauses[draft.hit.clause].end)]
    for token, following in pairwise(clause):
        if token.text in _words("days_of") and (number := _ordinals().get(following.text, 0)) > 1:
            return number
    day, counted, out_of = _before(sentence, draft)
    number = _ordinals().get(counted, 0) if day in _words("day_of") and out_of in _words("out_of") else 0
    return number if number > 1 else 0


def _before(sentence: Sentence, draft: Draft) -> tuple[str, str, str]:
    """The three words before an event noun: «اليوم الثاني من المشاورات»."""
    start = draft.hit.start
    if draft.hit.noun is None or start < _DAY_BEFORE:
        return "", "", ""
    day, counted, out_of = (token.text for token in sentence.tokens[start - _DAY_BEFORE : start])
    return day, counted, out_of


def further(sentence: Sentence, draft: Draft) -> bool:
    """Whether the clause says that its verb tells one more event: «كما التقى», «واجتمع في وقت لاحق»."""
    hit = draft.hit
    verb = hit if hit.verb is not None else hit.governor
    if verb is None or lexicon().family(draft.type) in (_STATEMENT, _UNTYPED):
        return False
    before = sentence.tokens[max(0, verb.start - _BEFORE_VERB) : verb.start]
    if any(token.text in _words("further") for token in before):
        return True
    return _says(sentence.tokens[max(0, verb.start - _PHRASE_BEFORE) : verb.end + _AFTER_VERB])


def _says(tokens: Sequence[Token]) -> bool:
    text = " ".join(token.text for token in tokens)
    return any(f" {phrase} " in f" {text} " or f" و{phrase} " in f" {text} " for phrase in _words("further_phrases"))


@lru_cache(maxsize=8)
def _words(name: str) -> frozenset[str]:
    return frozenset(fold_word(word) for word in read_toml("stages.toml")[name])


@lru_cache(maxsize=1)
def _ordinals() -> dict[str, int]:
    table = read_toml("stages.toml")["ordinals"]
    return {fold_word(word): int(number) for number, words in table.items() for word in words}
