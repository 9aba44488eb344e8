"""Whether «اليوم» is the day of writing, nowadays, a day that is described, or the name of a source."""

from __future__ import annotations

import re
from functools import lru_cache

from timeline.expressions import Expr, Vague, VagueRef
from timeline.language.context import shows_tense
from timeline.language.guarded import CLAUSE_END, NEXT_WORD, WORD_BEFORE, Guarded
from timeline.language.lexicon import load

__all__ = ["today"]

_DESCRIBES_A_DAY = frozenset("الذي التي المتوقع المقرر المحدد المخصص المنتظر المشؤوم الموعود التاريخي الحزين".split())
"""«اليوم الذي», «اليوم المتوقع»: a day that is described, not today; nor is it in «مرتين في اليوم»."""
_BEFORE_A_DAY = frozenset(("", "في", "هو", "وهو", "نفس", "منذ", "من", "حتي", "الي", "انه", "كان", "ذات"))
_REST = frozenset(("بقيه", "باقي"))
"""«بقية اليوم»: of the day that is told."""
_DAY_NAMES = frozenset("السبت الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعه نفسه ذاته التالي".split())

_BECOME = re.compile(r"و?(?:[اينت]?صبح|[اينت]ضحي|اضحت|بات|[ينت]بيت|صار|[ينت]صير)(?:ت|وا|نا|ون)?")
_LIVE = frozenset(
    "يعاني تعاني نعاني يعانون نعيش نعيشه نعيشها نشهد نشهده نشهدها نواجه نواجهه نواجهها نفتقد نفتقر".split()
)
"""«أصبحت تركيا اليوم», «نعيش اليوم»: what has become so, or goes on, is so nowadays."""
_VERB_REACH = 4
_CLAUSE_REACH = 60
_NOT_THAT_OF_OLD = re.compile(r" لي(?:س|ست|سوا) [^\W\d_]+ الامس")
_NOT = re.compile(r"لي(?:س|ست|سوا) [^\W\d_]+ $")
"""«سوريا اليوم ليست سوريا الأمس»: then and now."""
_A_DATE = re.compile(r" ?[(/]| ?[0-9]")
_AS_IT_IS = (["هو", "عليه"], ["هي", "عليه"], ["هم", "عليه"], ["هي", "عليها"], ["كما", "هو"], ["كما", "هي"])
"""«ما هي عليه اليوم», «كما هو اليوم»."""
_VAGUE = {"اليوم": VagueRef.PRESENT, "الامس": VagueRef.PAST, "الغد": VagueRef.FUTURE}


def today(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«في عالم اليوم» is nowadays; a label at the head of a line is none at all."""
    said = text[start:end]
    if said in _VAGUE:
        found = WORD_BEFORE.search(text, max(0, start - 24), start)
        before = found[1] if found is not None else ""
        following = NEXT_WORD.match(text, end)
        behind = following[1] if following is not None else ""
        if before in _nowadays() or (said == "الامس" and _NOT.search(text, max(0, start - 24), start)):
            return Guarded(end, Vague(_VAGUE[said]))
        if said == "اليوم" and behind not in _DAY_NAMES:
            if before in _REST or before == "في":
                return None
            if behind in _DESCRIBES_A_DAY and before in _BEFORE_A_DAY:
                return None
            if _is_nowadays(text, start, end):
                return Guarded(end, Vague(VagueRef.PRESENT))
    elif said in _WITH_A_BALL and _is_ball(text, end):
        return None
    return _not_label(text, start, end, expr)


_WITH_A_BALL = frozenset(("بكره", "بكرا"))


def _is_ball(text: str, end: int) -> bool:
    """«بكرة رأسية», «بكرة القدم» are with a ball; tomorrow is «بكرة» only in dialect."""
    following = NEXT_WORD.match(text, end)
    if following is None or following[1] in _DAY_NAMES:
        return False
    word = following[1]
    return word.startswith("ال") or (len(word) > 3 and word.endswith("ه"))


def _is_nowadays(text: str, start: int, end: int) -> bool:
    """Whether the clause of «اليوم» tells of a state and no event: «أصبحت تركيا اليوم», «أما اليوم»."""
    if _A_DATE.match(text, end) is not None:
        return False
    if _NOT_THAT_OF_OLD.match(text, end) is not None:
        return True
    clause = CLAUSE_END.split(text[max(0, start - _CLAUSE_REACH) : start])[-1].split()
    if clause[-1:] == ["اما"] or clause[-2:] in _AS_IT_IS:
        return True
    near = clause[-_VERB_REACH:]
    for k, word in enumerate(near):
        if _BECOME.fullmatch(word) is not None or word in _LIVE:
            return not any(shows_tense(other) for other in near[k + 1 :])
    # «عالمنا العربي اليوم»; «الشباب اليوم يفضلون» where the clause begins so.
    if len(clause) > 1 and clause[-2] in _nowadays():
        return True
    return clause[-1:] != [] and clause[:-1] in _OPENING and clause[-1].removeprefix("ال") in _nowadays()


_OPENING: tuple[list[str], ...] = ([], ["ان"], ["لكن"], ["ولكن"], ["وان"])


@lru_cache(maxsize=1)
def _nowadays() -> frozenset[str]:
    return frozenset(row.key for row in load().of_kind("cue") if row.tag == "nowadays")


_COLON = re.compile(r" ?:(?! ?[0-9])")
_LABEL_WORDS = 3


def _not_label(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«موقع المشرق اليوم : …» at the head of a line names the source: few words, no verb, and a colon."""
    if _COLON.match(text, end) is None:
        return Guarded(end, expr)
    line = text.rfind("\n", max(0, start - 60), start)
    if line < 0 and start > 60:
        return Guarded(end, expr)
    words = [w for w in text[line + 1 : start].split() if w[0].isalpha()]
    if 0 < len(words) <= _LABEL_WORDS and not any(shows_tense(w) for w in words):
        return None
    return Guarded(end, expr)
