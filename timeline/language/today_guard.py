"""Whether «اليوم» is the day of writing, nowadays, a day that is described, or a name; likewise «الليلة» and «غدا»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.expressions import Expr, Tense, Vague, VagueRef
from timeline.language.clauses import PERSONS, shows_tense
from timeline.language.guarded import CLAUSE_END, NEXT_WORD, WORD_BEFORE, Guarded
from timeline.language.lexicon import is_one_of, words
from timeline.language.signs import JUSSIVE, cues
from timeline.language.tense import tense_around

__all__ = ["today", "tonight"]

_DESCRIBES_A_DAY = frozenset("الذي التي المتوقع المقرر المحدد المخصص المنتظر المشؤوم الموعود التاريخي الحزين".split())
"""«اليوم الذي», «اليوم المتوقع»: a day that is described, not today; nor is it in «مرتين في اليوم»."""
_BEFORE_A_DAY = frozenset(("", "في", "هو", "وهو", "نفس", "منذ", "من", "حتي", "الي", "انه", "كان", "ذات"))
_REST = frozenset(("بقيه", "باقي"))
"""«بقية اليوم»: of the day that is told."""
_DAY_NAMES = frozenset("السبت الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعه نفسه ذاته التالي".split())

_BECOME = re.compile(r"و?(?:[اينت]?صبح|[اينت]ضحي|اضحت|بات|[ينت]بيت|صار|[ينت]صير)(?:ت|وا|نا|ون)?")
"""«أصبحت تركيا اليوم»: what has become so is so nowadays; of what goes on the verbs are in ``[today_state]``."""
_VERB_REACH = 4
_CLAUSE_REACH = 60
_NOT_THAT_OF_OLD = re.compile(r" لي(?:س|ست|سوا) [^\W\d_]+ الامس")
_NOT = re.compile(r"لي(?:س|ست|سوا) [^\W\d_]+ $")
"""«سوريا اليوم ليست سوريا الأمس»: then and now."""
_A_DATE = re.compile(r" ?[(/]")
_AS_IT_IS = (["هو", "عليه"], ["هي", "عليه"], ["هم", "عليه"], ["هي", "عليها"], ["كما", "هو"], ["كما", "هي"])
"""«ما هي عليه اليوم», «كما هو اليوم»."""
_VAGUE = {"اليوم": VagueRef.PRESENT, "الامس": VagueRef.PAST, "الغد": VagueRef.FUTURE}
_THAN_EVER = re.compile(r"[^.!?;\n]{0,40}? من اي (?:وقت|يوم|مرحله|زمن) (?:مضي|اخر|سابق)")
"""«اليوم أقوى من أي وقت مضى»."""
_AT_AGE = re.compile(r"(?:من العمر|بعمر|عمره|عمرها)(?: [^\W_]+){0,3} $")
"""«البالغ من العمر اليوم 68 عاما»."""
_LAST_BUT_ONE = re.compile(r" (?:ما )?قبل الاخير")
_CLITICS = re.compile(r"^[وف]?[بلك]?(?=[^\W\d_]{3})")
_UP_TO = frozenset(("حتي", "الي", "حد", "لحد", "من"))
"""«مازالت مغلقة إلى اليوم», «اعتبارا من اليوم»: a bound is the day of writing."""
_ALL_DAY = frozenset(("طوال", "طيله"))


def today(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«في عالم اليوم» is nowadays; a label at the head of a line is none at all."""
    said = text[start:end]
    before, behind = _beside(text, start, end)
    if said in _VAGUE:
        bare = _CLITICS.sub("", before)
        if (
            not words("cue", "nowadays").isdisjoint((before, bare))
            or bare in words("today_of")
            or (said == "الامس" and _NOT.search(text, max(0, start - 24), start))
        ):
            return Guarded(end, Vague(_VAGUE[said]))
        if said == "اليوم" and behind not in _DAY_NAMES:
            if _is_no_day(text, start, end, before, behind):
                return None
            if _is_nowadays(text, start, end):
                return Guarded(end, Vague(VagueRef.PRESENT))
    elif said == "غدا" and before in {"ليس", "وليس"}:
        return Guarded(end, Vague(VagueRef.FUTURE))  # «الآن وليس غدا»
    elif said in _WITH_A_BALL and not _is_tomorrow(text, end):
        return None
    return _not_label(text, start, end, expr)


def tonight(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«الليلة» is of the day of writing; «تلك الليلة», «في الليلة», «الليلة الفاصلة بين …», a show's name are not."""
    if "العصر" in text[start:end]:
        return None  # «هذا العصر» is this age
    if text[start:end] != "الليله":
        return Guarded(end, expr)
    before, behind = _beside(text, start, end)
    if before in words("night_before") or behind in words("night_behind") or _THAT_CAME.match(text, end):
        return None
    if text[start - 1 : start] == '"' and (text[end : end + 1] == '"' or behind.startswith("ال")):
        return None
    return Guarded(end, expr)


_THAT_CAME = re.compile(r" التي (?:تلت|سبقت|تلي|تسبق|اعقبت)")


def _beside(text: str, start: int, end: int) -> tuple[str, str]:
    """The words before and behind a span, empty where a mark or nothing stands there."""
    found = WORD_BEFORE.search(text, max(0, start - 24), start)
    following = NEXT_WORD.match(text, end)
    return (found[1] if found is not None else ""), (following[1] if following is not None else "")


def _is_no_day(text: str, start: int, end: int, before: str, behind: str) -> bool:
    """Whether «اليوم» is a day that is described, any day («مرتين في اليوم»), or a name."""
    if before in _REST or before == "في":
        return True
    if (behind in _DESCRIBES_A_DAY and before in _BEFORE_A_DAY) or behind in words("today_described"):
        return True
    if _LAST_BUT_ONE.match(text, end) is not None:
        return True
    if text[start - 1 : start] == '"' and text[end : end + 1] == '"':
        return True
    if text[start - 1 : start] == "ب" and not text[start - 2 : start - 1].isalpha():
        return True  # «تفاحة باليوم»
    if before not in _ALL_DAY:
        return False
    tense, cue = tense_around(text, start, end)
    return tense is not Tense.PAST or not cue


_WITH_A_BALL = frozenset(("بكره", "بكرا"))


def _is_tomorrow(text: str, end: int) -> bool:
    """«بكرة رأسية», «بكرة ارتدت» are with a ball; tomorrow is «بكرة» only in dialect, before a day or a mark."""
    following = NEXT_WORD.match(text, end)
    if following is None or following[1] in _DAY_NAMES:
        return True
    return cues().of(following[1], "") in {Tense.NONE, Tense.FUTURE}


def _is_nowadays(text: str, start: int, end: int) -> bool:
    """Whether the clause of «اليوم» tells of a state and no event: «أصبحت تركيا اليوم», «أما اليوم»."""
    if _A_DATE.match(text, end) is not None:
        return False
    if _NOT_THAT_OF_OLD.match(text, end) is not None:
        return True
    if _THAN_EVER.match(text, end) is not None or _AT_AGE.search(text, max(0, start - _CLAUSE_REACH), start):
        return True
    clause = CLAUSE_END.split(text[max(0, start - _CLAUSE_REACH) : start])[-1].split()
    if clause and clause[-1] in _UP_TO:
        return False
    if _is_of_a_state(clause, _beside(text, start, end)[1]):
        return True
    if clause[-1:] == ["اما"] or clause[-2:] in _AS_IT_IS:
        return True
    near = clause[-_VERB_REACH:]
    for k, word in enumerate(near):
        if _BECOME.fullmatch(word) is not None or is_one_of("today_state", word):
            return not any(shows_tense(other) for other in near[k + 1 :])
    # «عالمنا العربي اليوم»; «الشباب اليوم يفضلون» where the clause begins so.
    nowadays = words("cue", "nowadays")
    if len(clause) > 1 and clause[-2] in nowadays:
        return True
    return clause[-1:] != [] and clause[:-1] in _OPENING and clause[-1].removeprefix("ال") in nowadays


_OPENING: tuple[list[str], ...] = ([], ["ان"], ["لكن"], ["ولكن"], ["وان"])
_TOPIC_REACH = 6
"""Words of the nominal clause before «اليوم»: «المناخ السياسي العام في البلاد اليوم مناسب»."""


def _is_of_a_state(clause: Sequence[str], behind: str) -> bool:
    """Whether a nominal clause tells how things are: «هي اليوم …», «اليوم هناك …», «الوضع في لبنان اليوم صعب»."""
    if _tells_an_event(behind):
        return False
    if behind == "هناك" or (clause and is_one_of("today_owner", clause[-1])):
        return True
    begins = next((k for k in range(len(clause), 0, -1) if clause[k - 1].lstrip("وفب") in _THAT), 0)
    topic = clause[begins:]
    if not 0 < len(topic) <= _TOPIC_REACH or not is_one_of("today_topic", topic[0]):
        return False
    return not any(shows_tense(word) for word in topic[1:])


def _tells_an_event(word: str) -> bool:
    """«هو اليوم أعلن», «سيعلن»; an imperfect tells how things are, and so does «لم يعد»."""
    tense = cues().of(word, "") if word else None
    return tense is Tense.FUTURE or (tense is Tense.PAST and word not in JUSSIVE and word[0] not in PERSONS)


_THAT = frozenset(("ان", "لكن", "لان"))


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
