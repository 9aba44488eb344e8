"""Guards of years: a bare number is a year only where the words beside it say so."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.dates.granularity import Granularity
from timeline.expressions import Calendar, CalendarDate, Expr, Range, Set
from timeline.language.context.clauses import shows_tense
from timeline.language.expression import TimexType
from timeline.language.guards.counted_guard import not_counted
from timeline.language.guards.guarded import NEXT_WORD, WORD_BEFORE, Guarded
from timeline.language.guards.listed_years import is_listed, of_a_publication, year_in_brackets
from timeline.language.guards.old_year_guards import OF_A_LIFE, months_by_name
from timeline.language.guards.unit_guards import is_a_habit
from timeline.language.parsing.lexicon import is_one_of, load, words

__all__ = [
    "bare_ends",
    "bare_year",
    "no_change",
    "year_heading",
]


def bare_ends(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«ارتفع من 1950 إلى 2100 نقطة»: a range of bare numbers that counts something is none of years."""
    if not isinstance(expr, Range) or not isinstance(expr.end, CalendarDate) or expr.end.month is not None:
        return Guarded(end, expr)
    guarded = not_counted(text, start, end, expr)
    if guarded is None:
        # «نمت في الربع الثالث إلى 2015 مليون ريال»: only the number counts something.
        bare = _TO_NUMBER.search(text, start, end)
        if bare is not None and text[start:end].split()[0] not in _RANGE_HEADS:
            return Guarded(bare.start(), expr.start)
    return guarded


_TO_NUMBER = re.compile(r" (?:الي|حتي|لغايه) [0-9]+$")
_RANGE_HEADS = frozenset(("من", "منذ", "بين", "ما"))


def bare_year(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """A bare number is a year by the words beside it, by its brackets, or at the end of a book's particulars."""
    return (
        _by_its_words(text, start, end, expr)
        or year_in_brackets(text, start, end, expr)
        or of_a_publication(text, start, end, expr)
    )


def _by_its_words(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """A bare number is a year after a preposition, a word that takes one, or a definite noun.

    Between 1950 and 2039 a definite noun is enough («الألعاب الأولمبية 2024»); counted things forbid.
    """
    digits = text[start:end]
    if digits.isdecimal() and _is_heading(text, start, end):
        return Guarded(end, expr) if 1900 <= int(digits) < 2040 else None
    if digits.isdecimal() and _ITEM.search(text, max(0, start - 6), start) and _ITEM_MARK.match(text, end):
        return Guarded(end, expr) if 1900 <= int(digits) < 2040 else None
    if text[end : end + 1] == ":" and text[end + 1 : end + 2].isdecimal():
        return None
    if _POST_BOX.search(text, max(0, start - 8), start):
        return None
    if not digits.isdecimal():
        return None
    year = int(digits)
    guarded = not_counted(text, start, end, expr) or _of_an_event(text, start, end, expr)
    if guarded is None and _is_told_as_a_year(text, start, end, year):
        guarded = Guarded(end, expr)
    if guarded is None:
        return None
    if OF_A_LIFE.search(text, max(0, start - 12), start) is not None or is_listed(text, start, end):
        return guarded
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        return guarded if 1900 <= year < 2040 else None
    found = WORD_BEFORE.search(text, max(0, start - 24), start)
    if found is None:
        return None
    word = found[1]
    bare = word[1:] if len(word) > 2 and word[0] in "وفبل" else word
    if any(form in words(kind) for form in (word, bare) for kind in ("before_year", "year_head")):
        return guarded
    if 1900 <= year < 2040 and any(is_one_of("year_place", form) for form in (word, bare)):
        return guarded
    if not 1950 <= year < 2040:
        return None
    if word == "عن" and year % 100:
        # «بزيادة 5% عن 2018»; «لا يقل عن 2018» compares with a number.
        return guarded if _COMPARES.search(text, max(0, start - 40), found.start()) is None else None
    if (bare.startswith("ال") or word.startswith("لل")) and bare not in words("numbered"):
        return guarded
    if _YEAR_BEHIND.match(text, end) is not None:
        return guarded
    # «مونديال روسيا 2018»: the word that takes a year may stand one farther off.
    if word == "او" and _YEAR_BEFORE.search(text, max(0, found.start() - 8), found.start()):
        return guarded
    farther = WORD_BEFORE.search(text, max(0, start - 40), found.start())
    if farther is None or shows_tense(word):
        return None
    head = farther[1]
    if head in words("year_head") or (head[0] in "وفبلك" and head[1:] in words("year_head")):
        return guarded
    return None


_CARRIES_ITS_YEAR = re.compile(r"(?<![^\W\d_])(?<![0-9] )(?:[وفبل]|[بل]?ال|لل)?(?:مونديال|اولمبياد|اكسبو|يورو) $")


def _of_an_event(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«إكسبو 2020 دبي»: behind such a name stands its year, and behind that its place."""
    found = NEXT_WORD.match(text, end)
    is_place = found is not None and found[1] not in words("counted")
    return Guarded(end, expr) if is_place and _CARRIES_ITS_YEAR.search(text, max(0, start - 16), start) else None


def _is_told_as_a_year(text: str, start: int, end: int, year: int) -> bool:
    """«أقرت فرنسا في 2013 زواج …»: behind a preposition of time a number that is not round is a year, whatever follows.

    What is known to be counted («في 2013 مدرسة») stays so.
    """
    if not 1950 <= year < 2040 or year % 10 == 0:
        return False
    following = NEXT_WORD.match(text, end)
    if following is None or text[end : end + 1] != " " or following[1] in words("counted"):
        return False
    before = WORD_BEFORE.search(text, max(0, start - 24), start)
    return before is not None and before[1].lstrip("وف") in _IN_A_YEAR and following[1][-1] != "ه"


_IN_A_YEAR = frozenset(("في", "ي", "منذ", "لغايه", "غايه"))
"""«في» without the «ف» that may be a clitic too."""
_YEAR_BEHIND = re.compile(r" ?(?:, ?)?(?:و|او )? ?(?:19[5-9]|20[0-3])[0-9](?![0-9]|[.,/:-][0-9])")
"""«على غرار 2009 و2015», «1998، 2002»: a year stands beside another one."""
_COMPARES = re.compile(
    r"(?<![^\W\d_])[وف]?(?:[يتن]زيد|[يتن]قل|[يتن]زد|زاد|زادت|قل|قلت|(?:ال)?عدد(?:ه|ها|هم)?|مجموع|اكثر|اقل|كشف|كشفت|عباره|عثر|افرج|"
    r"الافراج|بحث|عوضا|بدلا|تنازل|تخلي|ناتج|ناجم|مسوول|مسءول|رقم)(?![^\W\d_])"
)
"""Words with which «عن» compares, or belongs to a verb whose object a number counts."""
_POST_BOX = re.compile(r"(?<![^\W\d_])ص ?\. ?ب ?[.:]? ?$")
_ITEM = re.compile(r"(?:^|\n) ?[-•*] ?$")
_ITEM_MARK = re.compile(r" ?:(?![0-9])")
"""«- 1953: حكم عليه بالسجن»: an item of a chronology begins with its year."""
_YEAR_BEFORE = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2} ?$")
"""«نسخة 2018 أو 2022»: one year or another."""


def _is_heading(text: str, start: int, end: int) -> bool:
    """Whether the span is a line of its own, with another line below."""
    return text[end : end + 1] == "\n" and (start == 0 or text[start - 1] == "\n")


_OR_MONTH = re.compile(r" او ([^\W\d_][^.!?;:,\n0-9]{2,40}?) ((?:19|20)[0-9]{2})(?![0-9])")


def _are_months(told: str) -> bool:
    """Whether words are one month, perhaps in two systems, and the word for year."""
    names = [word for word in re.split(r"[ /()]+", told) if word and word not in {"عام", "سنه", "من", "شهر"}]
    return bool(names) and (" ".join(names[:2]) in months_by_name() or all(name in months_by_name() for name in names))


_HEADING = re.compile(r"(?:19|20)[0-9]{2} ?:?$")


def _ends_a_name(text: str, start: int, end: int) -> bool:
    """Whether the word before a month makes a name of the lexicon with the month's first name."""
    before = WORD_BEFORE.search(text, max(0, start - _NAME_REACH), start)
    if before is None:
        return False
    month = text[start:end].split("/")[0].strip()
    words_before = (before[1], before[1].lstrip("وفبل"))
    return any(row.kind == "name_word" for word in words_before for row in load().rows.get(f"{word} {month}", ()))


_NAME_REACH = 16
_NAMED = re.compile(
    r"(?<![^\W\d_])[وفبل]?(?:(?:ال|لل)(?:سيد|وزير|دكتور|نائب|استاذ|مهندس|فنان|لاعب|مدرب|كاتب|شاعر|محامي|قاضي|سفير|طفل|شاب|مواطن|رقيب|ملازم|نقيب|رائد|مقدم|عقيد|عميد|لواء|عريف|جندي|شيخ|حاج)ه?"
    r"|(?:قناه|اذاعه|راديو|تلفزيون|مجله|جريده|شبكه|مطعم|مقهي|فندق)) $"
)
"""«الوزيرة نيسان», «قناة فبراير»: a title or an outlet makes a name of the bare month behind it."""


def year_heading(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """The year that is told farther on («في أغسطس أو سبتمبر عام 2016»), or before: a chronology prints it on its own line.

    What is usual («تعرض الشركة عادة منتجاتها في سبتمبر») is of every year, and «حرب أكتوبر/تشرين الأول» is a name like
    «حرب أكتوبر».
    """
    if "/" in text[start:end] and _ends_a_name(text, start, end):
        return None
    if _NAMED.search(text, max(0, start - _NAME_REACH), start) and " " not in text[start:end]:
        return None
    if isinstance(expr, CalendarDate) and expr.year is None and is_a_habit(text, start, end):
        return Guarded(end, Set(expr, 1, Granularity.YEAR), TimexType.SET)
    lent = _OR_MONTH.match(text, end)
    if lent is not None and isinstance(expr, CalendarDate) and _are_months(lent[1]):
        return Guarded(end, replace(expr, year=int(lent[2])))
    if start < 5 or text[start - 1] != "\n":
        return Guarded(end, expr)
    line = text.rfind("\n", max(0, start - 12), start - 1)
    heading = _HEADING.match(text[line + 1 : start - 1].strip()) if line >= 0 or start <= 12 else None
    if heading is None or not isinstance(expr, CalendarDate) or expr.calendar is not Calendar.GREGORIAN:
        return Guarded(end, expr)
    return Guarded(end, replace(expr, year=int(heading[0][:4])))


_CHANGES = re.compile(
    r"(?<![^\W\d_])[وفلي]?[ينت]?(?:ارتفع|رتفع|ارتفاع|زاد|زيد|زياده|زياد|انخفض|نخفض|انخفاض|تراجع|تراوح|صعد|هبط|هبوط|رفع|خفض|خفضت|تقلص|قفز|نما|تحرك|"
    r"وصل|بلغ|سعر|اسعار|عدد|كلفه|قيمه|مسافه|ارتفعت|زادت|انخفضت|تراجعت|تراوحت|صعدت|هبطت|رفعت|ارقام|نقطه|مؤشر|مءوشر)(?![^\W\d_])"
)


def no_change(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """Nothing in the clause before counts, or changes, from one number to another."""
    if _CHANGES.search(text, max(0, start - 60), start) is not None:
        return None
    return not_counted(text, start, end, expr)
