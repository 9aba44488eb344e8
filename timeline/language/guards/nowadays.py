"""Whether «اليوم» in its clause is nowadays: the clause tells how things are, and no event of the day."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.expressions import Tense
from timeline.language.context.clauses import PERSONS, shows_tense
from timeline.language.context.plans import is_scheduling_verb
from timeline.language.context.signs import cues
from timeline.language.guards.guarded import CLAUSE_END, NEXT_WORD
from timeline.language.parsing.lexicon import is_one_of, words

__all__ = ["is_nowadays", "is_worry", "may_be_nowadays"]

_BECOME = re.compile(r"و?(?:[اينت]?صبح|[اينت]ضحي|اضحت|بات|[ينت]بيت|صار|[ينت]صير)(?:ت|وا|نا|ون)?")
"""«أصبحت تركيا اليوم»: what has become so is so nowadays; of what goes on the verbs are in ``[today_state]``."""
_VERB_REACH = 4
_CLAUSE_REACH = 60
_NOT_THAT_OF_OLD = re.compile(r" لي(?:س|ست|سوا) [^\W\d_]+ الامس")
"""«سوريا اليوم ليست سوريا الأمس»: then and now."""
_A_DATE = re.compile(r" ?[(/]")
_AS_IT_IS = (["هو", "عليه"], ["هي", "عليه"], ["هم", "عليه"], ["هي", "عليها"], ["كما", "هو"], ["كما", "هي"])
"""«ما هي عليه اليوم», «كما هو اليوم»."""
_THAN_EVER = re.compile(r"[^.!?;\n]{0,40}? من اي (?:وقت|يوم|مرحله|زمن) (?:مضي|اخر|سابق)")
"""«اليوم أقوى من أي وقت مضى»."""
_AT_AGE = re.compile(r"(?:من العمر|بعمر|عمره|عمرها)(?: [^\W_]+){0,3} $")
"""«البالغ من العمر اليوم 68 عاما»."""
_IS_THAT = re.compile(r" (?:هو|هي) ان ")
_AGAIN = re.compile(r" (?:(?:هو|هي) )?([^\W\d_]+)")
_NUMBER = re.compile(r" (?:ب|من )?(?:عدد|نسبه|حجم|معدل)(?: (?!من )|(?:ه|ها|هم)(?![^\W\d_]))")
_WORRY = re.compile(r"(?:تفكير|يفكر|تفكر|نفكر|قلق|خوف|خشيه|هاجس) (?:في |من |علي |ب)?$")
_SENTENCE_REACH = 140
_SENTENCE_END = re.compile(r"[.!?;\n\"]")


def is_worry(text: str, start: int) -> bool:
    """«القلق من الغد», «عدم التفكير في الغد»: no day, but what is to come."""
    return _WORRY.search(text, max(0, start - 16), start) is not None


def is_nowadays(text: str, start: int, end: int) -> bool:
    """Whether the clause of «اليوم» tells of a state and no event: «أصبحت تركيا اليوم», «أما اليوم»."""
    if _A_DATE.match(text, end) is not None:
        return False
    if _NOT_THAT_OF_OLD.match(text, end) is not None:
        return True
    if _THAN_EVER.match(text, end) is not None or _AT_AGE.search(text, max(0, start - _CLAUSE_REACH), start):
        return True
    clause = [word.strip("'") for word in CLAUSE_END.split(text[max(0, start - _CLAUSE_REACH) : start])[-1].split()]
    if clause and clause[-1] in words("today_up_to"):
        return False
    following = NEXT_WORD.match(text, end)
    behind = following[1] if following is not None else ""
    if _is_of_a_state(clause, behind) or _is_said_in_general(text, start, end, clause, behind):
        return True
    if clause[-1:] == ["اما"] or clause[-2:] in _AS_IT_IS or _is_set_against_itself(text, end, clause):
        return True
    if "بالامس" in clause and any(_BECOME.fullmatch(word) is not None for word in clause):
        return True  # «أصبح ما كان مستحيلا بالأمس ممكنا اليوم»
    near = clause[-_VERB_REACH:]
    for k, word in enumerate(near):
        if _BECOME.fullmatch(word) is not None or is_one_of("today_state", word):
            # «لم تعد تستعمل اليوم»: the verb right behind belongs to it.
            rest = near[k + 2 :] if near[k + 1 : k + 2] and near[k + 1][0] in PERSONS else near[k + 1 :]
            return not any(shows_tense(other) for other in rest)
    if _counts_or_undergoes(text, end, near, behind):
        return True
    if _is_denied(text, end, clause) or _is_of_whoever(clause) or _is_of_a_country(clause, behind):
        return True
    # «عالمنا العربي اليوم»; «الشباب اليوم يفضلون» where the clause begins so.
    nowadays = words("cue", "nowadays")
    if len(clause) > 1 and clause[-2] in nowadays:
        return True
    return clause[-1:] != [] and clause[:-1] in _OPENING and clause[-1].removeprefix("ال") in nowadays


def _is_set_against_itself(text: str, end: int, clause: Sequence[str]) -> bool:
    """«مسرح اليوم غير مسرح الستينات»."""
    other = _OTHER_THAN.match(text, end)
    return other is not None and bool(clause) and other[1] == clause[-1].removeprefix("ال")


_OTHER_THAN = re.compile(r" غير (?:ال)?([^\W\d_]+)")
_OPENING: tuple[list[str], ...] = ([], ["ان"], ["لكن"], ["ولكن"], ["وان"])
_TOPIC_REACH = 6
"""Words of the nominal clause before «اليوم»: «المناخ السياسي العام في البلاد اليوم مناسب»."""


def _is_of_a_state(clause: Sequence[str], behind: str) -> bool:
    """Whether a nominal clause tells how things are: «هي اليوم …», «اليوم هناك …», «الوضع في لبنان اليوم صعب»."""
    if _tells_an_event(behind):
        return False
    if behind == "هناك" or (clause and is_one_of("today_owner", clause[-1])):
        return True
    begins = next((k for k in range(len(clause), 0, -1) if clause[k - 1].lstrip("وفب") in words("topic_begins")), 0)
    topic = clause[begins:]
    if not 0 < len(topic) <= _TOPIC_REACH or any(shows_tense(word) for word in topic[1:]):
        return False
    return is_one_of("today_topic", topic[0]) or (topic[0] in words("everyone") | words("there_is") and len(topic) > 1)


def _is_said_in_general(text: str, start: int, end: int, clause: Sequence[str], behind: str) -> bool:
    """Whether the words beside «اليوم» make a general statement of its sentence.

    «علينا اليوم أن …», «نحن اليوم أمام …», «المهم اليوم هو أن …», «المعركة اليوم معركة وعي», «"اليوم كل شخص …»,
    «كنا نزرع القمح، واليوم نستورد الخبز».
    """
    last = clause[-1] if clause else ""
    if (last == "علينا" and behind == "ان") or (last in words("we") and behind in words("today_behind_us")):
        return True
    noun = last.lstrip("وف")
    if noun.startswith("ال") and not any(shows_tense(word) for word in clause):
        again = _AGAIN.match(text, end)
        if _IS_THAT.match(text, end) is not None or (again is not None and again[1] == noun[2:]):
            return True
    if text[start - 1 : start] == '"' and (behind in words("everyone") or _denies(text, end, behind)):
        return True
    return text[start - 1 : start] == "و" and _is_contrasted(text, start, behind)


def _denies(text: str, end: int, behind: str) -> bool:
    """«اليوم المنتخب (الوطني) لا يلهمني»: of a definite noun something is denied."""
    if not behind.startswith("ال"):
        return False
    following = NEXT_WORD.match(text, end)
    second = NEXT_WORD.match(text, following.end()) if following is not None else None
    if second is not None and second[1].startswith("ال"):
        second = NEXT_WORD.match(text, second.end())
    return second is not None and second[1] in words("no_such")


def _is_contrasted(text: str, start: int, behind: str) -> bool:
    """«كنا نزرع القمح، واليوم نستورد الخبز»: then and now, in one sentence that names no yesterday."""
    if not behind or (behind != "لا" and (behind[0] not in PERSONS or _tells_an_event(behind))):
        return False
    before = _SENTENCE_END.split(text[max(0, start - _SENTENCE_REACH) : start])[-1].split()
    said = {word.strip(',":()') for word in before}
    if not said.isdisjoint(words("yesterday")):
        return False
    return not said.isdisjoint(words("was") | _WE_WERE) or not said.isdisjoint(words("of_old"))


_WE_WERE = frozenset(("كنا", "كنت"))


def _counts_or_undergoes(text: str, end: int, near: Sequence[str], behind: str) -> bool:
    """«يصل اليوم عدد المشتركين», «تمر الصحافة اليوم بأزمة», «محتجز اليوم»: a measure, what is lived through, a state."""
    for k, word in enumerate(near):
        if any(shows_tense(other) for other in near[k + 1 :]):
            continue
        if _is_held(word):
            return True
        if is_one_of("today_measure", word) and near[k - 1 : k] != ["ان"]:
            return not words("number_of").isdisjoint(near) or _NUMBER.match(text, end) is not None
        if is_one_of("today_undergoes", word):
            return behind.removeprefix("ب") in words("today_trouble")
    return False


def _is_held(word: str) -> bool:
    """«محتجز اليوم», «المخطوطات المحفوظة اليوم»; but «المحتجز اليوم» may be who was seized today."""
    found = _PARTICIPLE.fullmatch(word)
    if found is None or found[2] not in words("today_held"):
        return False
    return not found[1] or bool(found[3])


_PARTICIPLE = re.compile(r"[وف]?(ال)?([^\W\d_]+?)(ون|ين|ات|ه)?")


def _tells_an_event(word: str) -> bool:
    """«هو اليوم أعلن», «سيعلن»; an imperfect tells how things are, and so does «لم يعد»."""
    tense = cues().of(word, "") if word else None
    return tense is Tense.FUTURE or (tense is Tense.PAST and word not in words("jussive") and word[0] not in PERSONS)


def _is_denied(text: str, end: int, clause: Sequence[str]) -> bool:
    """«لا أحد يتذكر اليوم أسماءهم», «ليس من حقه اليوم أن …»: what is not so.

    «لا يلعب الفريق اليوم», «لا تعمل المدارس اليوم بسبب العاصفة» are of the day.
    """
    if _BECAUSE.match(text, end) is not None:
        return False
    for k in range(len(clause) - 1, max(-1, len(clause) - 1 - _DENIAL_REACH), -1):
        word = clause[k].lstrip("وف")
        if word in _IS_NOT:
            return clause[k + 1 : k + 2] in _RIGHT_OR_PLACE
        if word == "لا":
            verb = next((w for w in clause[k + 1 : k + 3] if cues().of(w, "") is Tense.NONE or w[0] in PERSONS), "")
            rest = clause[k + 1 :]
            return bool(verb) and not is_scheduling_verb(verb) and not any(_tells_an_event(w) for w in rest)
    return False


_BECAUSE = re.compile(r"(?: [^\W\d_]+){0,5} (?:بسبب|جراء|نتيجه|حدادا)(?![^\W\d_])")
_DENIAL_REACH = 6
_IS_NOT = frozenset(("ليس", "ليست"))
_RIGHT_OR_PLACE = (["من"], ["في"])


def may_be_nowadays(text: str, start: int, end: int) -> bool:
    """Whether the clause of «اليوم» tells no event of the day, so that nowadays may be meant.

    «يقيم الشاعر اليوم في باريس», «اليوم تعمل جمعيات …», «واليوم أبو تمام», «العقبة التي تشهدها البلاد اليوم». What one
    says of oneself («نغير اليوم اسم القيادة») is done by saying it, and a bound («حتى اليوم») is the day in any case.
    """
    clause = CLAUSE_END.split(text[max(0, start - _CLAUSE_REACH) : start])[-1].split()
    if clause and (clause[-1] in words("today_up_to") or clause[0].lstrip("وف") == "من"):
        return False
    if _BECAUSE.match(text, end) is not None:
        return False
    rest = CLAUSE_END.split(text[end : end + _CLAUSE_REACH])[0].split()[:_BEHIND_REACH]
    if clause and rest and rest[0][0] == "و":
        rest = []  # another clause begins
    rest = rest[: next((k for k, word in enumerate(rest) if word in _THAN_IT_WAS or word in words("relative")), None)]
    shown = [(word, cues().of(word, clause[k - 1] if k else "")) for k, word in enumerate(clause)]
    shown += [(word, cues().of(word, rest[k - 1] if k else "")) for k, word in enumerate(rest)]
    verbs = [word for word, tense in shown if tense is not None]
    if _is_lived_through(clause):
        return True
    if rest and rest[0] in words("describes_today"):
        return False
    if not verbs:
        opens = clause in ([], ["و"]) and _opens_a_sentence(text, start - len(clause))
        return opens and bool(rest) and not rest[0].endswith(_WE)
    return (
        all(tense in (None, Tense.NONE) for _, tense in shown)
        and not any(is_scheduling_verb(word) or cues().may_be_past(word) for word in verbs)
        and any(word.lstrip("وف")[:1] in _THIRD for word in (*clause[-_NEAR_VERB:], *rest[:1]) if word in verbs)
    )


def _is_lived_through(clause: Sequence[str]) -> bool:
    """«العقبة التي تشهدها الحياة السياسية في تونس اليوم»: what one has been living through, or what happens on the day."""
    last = next((k for k in range(len(clause) - 1, 0, -1) if cues().of(clause[k], clause[k - 1]) is not None), 0)
    if not last or clause[last - 1] not in words("relative") or not clause[last].endswith(("ها", "ه")):
        return False
    return is_one_of("today_undergoes", clause[last].removesuffix("ها").removesuffix("ه"))


def _opens_a_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 2) : start]
    return not before.strip(" ") or before[-1] == '"' or before.rstrip(" ")[-1] in ".!?\n"


_THAN_IT_WAS = frozenset(("عما", "مما"))
"""«السوق اليوم تختلف عما كانت عليه»."""
_BEHIND_REACH = 5
_WE = "نا"
"""«اليوم قدمنا مباراة كبيرة»: what we did."""
_NEAR_VERB = 4
_THIRD = frozenset(("ي", "ت"))


def _is_of_whoever(clause: Sequence[str]) -> bool:
    """«من يزور بغداد اليوم يلمس التحسن»: whoever does so."""
    return any(
        clause[k].lstrip("وف") == "من" and is_one_of("today_whoever", clause[k + 1])
        for k in range(max(0, len(clause) - _TOPIC_REACH), len(clause) - 1)
    )


def _is_of_a_country(clause: Sequence[str], behind: str) -> bool:
    """«إيران اليوم دولة كبرى», «أوروبا اليوم غير …»: what a country is; what it does is of the day."""
    if not behind or behind.startswith("ال") or behind in words("no_predicate") or shows_tense(behind):
        return False
    return clause[-1:] != [] and clause[:-1] in _OPENING and is_one_of("today_country", clause[-1])
