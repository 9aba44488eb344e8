"""Whether «اليوم» is the day of writing, nowadays, a day that is described, or a name; likewise «الليلة» and «غدا»."""

from __future__ import annotations

import re

from timeline.dates.granularity import Granularity
from timeline.expressions import Deictic, Expr, Tense, Vague, VagueRef
from timeline.language.context.clauses import shows_tense, weekday_names
from timeline.language.context.signs import cues
from timeline.language.context.tense import tense_around
from timeline.language.guards.guarded import NEXT_WORD, Guarded, word_before
from timeline.language.guards.nowadays import is_nowadays, is_worry, may_be_nowadays
from timeline.language.parsing.lexicon import words

__all__ = ["today", "tonight"]

_REST = frozenset(("بقيه", "باقي"))
"""«بقية اليوم»: of the day that is told."""

_VAGUE = {"اليوم": VagueRef.PRESENT, "الامس": VagueRef.PAST, "الغد": VagueRef.FUTURE}
_NOT = re.compile(r"لي(?:س|ست|سوا) [^\W\d_]+ $")
"""«سوريا اليوم ليست سوريا الأمس»: then and now."""
_AGAINST_TODAY = re.compile(r" (?:هم )?(?!و)[^\W\d_]+ اليوم(?![^\W\d_])")
"""«زملاء الأمس خصوم اليوم»."""
_LAST_BUT_ONE = re.compile(r" (?:ما )?قبل الاخير")
_CLITICS = re.compile(r"^[وف]?[بلك]?(?=[^\W\d_]{3})")


def today(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«في عالم اليوم» is nowadays; a label at the head of a line is none at all."""
    said = text[start:end]
    before, behind = _beside(text, start, end)
    if said in _VAGUE:
        bare = _CLITICS.sub("", before)
        if (
            not words("cue", "nowadays").isdisjoint((before, bare))
            or not words("today_of").isdisjoint((before, bare))
            or (said == "الامس" and _NOT.search(text, max(0, start - 24), start))
            or (said == "الامس" and before and _AGAINST_TODAY.match(text, end))
            or (said == "الغد" and is_worry(text, start))
        ):
            return Guarded(end, Vague(_VAGUE[said]))
        if said == "اليوم" and not _names_a_day(behind):
            if _is_no_day(text, start, end, before, behind):
                return None
            if is_nowadays(text, start, end):
                return Guarded(end, Vague(VagueRef.PRESENT))
            if may_be_nowadays(text, start, end) and expr == Deictic(Granularity.DAY):
                expr = Deictic(Granularity.DAY, loose=True)
    elif said == "غدا" and before in {"ليس", "وليس"}:
        return Guarded(end, Vague(VagueRef.FUTURE))  # «الآن وليس غدا»
    elif not _opens_the_text(text, start) and (
        (said in _WITH_A_BALL and not _is_tomorrow(text, end))
        or (said in _FOR_WAGES and _IN_THE_GULF.match(text, end) is None)
    ):
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
    following = NEXT_WORD.match(text, end)
    return word_before(text, start), (following[1] if following is not None else "")


def _names_a_day(word: str) -> bool:
    """«اليوم الجمعة», «اليوم نفسه»: which day it is."""
    return word in weekday_names() or word in {"نفسه", "ذاته", "التالي"}


def _is_no_day(text: str, start: int, end: int, before: str, behind: str) -> bool:
    """Whether «اليوم» is a day that is described, any day («مرتين في اليوم»), or a name."""
    if before in _REST or before == "في":
        return True
    if _AFTER_ALL.search(text, max(0, start - 16), start) is not None and (behind in _NOUN_CLAUSE):
        return True
    if (behind in words("describes_a_day") and (not before or before in words("before_a_day"))) or behind in words(
        "today_described"
    ):
        return True
    if _LAST_BUT_ONE.match(text, end) is not None:
        return True
    if text[start - 1 : start] == '"' and text[end : end + 1] == '"':
        return True
    if text[start - 1 : start] == "ب" and not text[start - 2 : start - 1].isalpha():
        return True  # «تفاحة باليوم»
    if before not in words("all_day"):
        return False
    tense, cue = tense_around(text, start, end)
    return not cue or tense is Tense.NONE or (tense is Tense.FUTURE and before != "خلال")


_AFTER_ALL = re.compile(r"(?<![^\W\d_])[وف]?في نهايه $")
_NOUN_CLAUSE = frozenset(("نحن", "هم", "هو", "هي", "انا", "انت", "لدي", "لدينا", "هناك", "الامر", "كلنا"))
"""«في نهاية اليوم نحن دولة صغيرة»: after all, and no time."""
_WITH_A_BALL = frozenset(("بكره", "بكرا"))


_FOR_WAGES = frozenset(("باجر",))
_IN_THE_GULF = re.compile(r"\W*(?:$|\n)| (?:الساعه|الصبح|الظهر|العصر|المغرب|العشا|المسا|بالليل|الضحي|[0-9])")
"""«باجر» is tomorrow at the head of a message, at its end or before an hour; «يعمل بأجر متواضع» is spelled alike."""


_HEAD = 100
"""Characters before what opens a text, all of them white space."""


def _opens_the_text(text: str, start: int) -> bool:
    return start <= _HEAD and not text[:start].strip()


def _is_tomorrow(text: str, end: int) -> bool:
    """«بكرة رأسية», «بكرة ارتدت» are with a ball; tomorrow is «بكرة» only in dialect, before a day or a mark."""
    following = NEXT_WORD.match(text, end)
    if following is None or _names_a_day(following[1]):
        return True
    return following[1] in words("behind_tomorrow") or cues().of(following[1], "") in {Tense.NONE, Tense.FUTURE}


_COLON = re.compile(r" ?:(?! ?[0-9])")
_LABEL_WORDS = 3


def _not_label(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«موقع المشرق اليوم : …» at the head of a line names the source: few words, no verb, and a colon."""
    if _COLON.match(text, end) is None:
        return Guarded(end, expr)
    line = text.rfind("\n", max(0, start - 60), start)
    if line < 0 and start > 60:
        return Guarded(end, expr)
    label = [w for w in text[line + 1 : start].split() if w[0].isalpha()]
    names_a_source = 0 < len(label) <= _LABEL_WORDS and words("of_the_day").isdisjoint(label)
    if names_a_source and not any(shows_tense(w) for w in label):
        return None
    return Guarded(end, expr)
