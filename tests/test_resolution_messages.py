"""Every step, problem, conflict and other reading can be said in Arabic and in English."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from timeline.dates.granularity import Granularity
from timeline.dates.interval import Interval
from timeline.expressions import (
    Calendar,
    CalendarDate,
    Context,
    Day,
    Deictic,
    Direction,
    Equivalent,
    EventRelative,
    Holiday,
    Nth,
    Relation,
    Relative,
    Season,
    SeasonName,
    Shift,
    Tense,
    Weekday,
)
from timeline.resolution import Alternative, Anchor, AnchorFunction, Step, explain, render, resolve, text_of
from timeline.resolution.derivation import LANGUAGES, messages
from timeline.resolution.frame import Selection
from timeline.resolution.wording import amount, names, words

PACKAGE = Path(__file__).resolve().parents[1] / "timeline" / "resolution"
ANCHOR = Anchor(date(2015, 12, 16), AnchorFunction.CREATION_TIME, "section header", "16-12-2015")
NEXT_FRIDAY = Relative(Weekday(Day.FRIDAY), Direction.NEXT)

# Where a code stands in a call: the name called → the section and the place of the code among the arguments.
CALLS = {"note": ("step", 0), "Step": ("step", 0), "fail": ("problem", 0), "Problem": ("problem", 0)}
READINGS = {"also": 1, "Alternative": 1, "_offer": 2}


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Every call in the package, with the name of what is called."""
    for path in sorted(PACKAGE.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                function = node.func
                name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
                yield name, node


def constants(node: ast.expr) -> list[str]:
    """The strings that an argument may be."""
    found = [n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    return [text for text in found if text]


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_every_code_in_the_source_has_its_texts_and_as_many_args() -> None:
    table = messages()
    seen = 0
    for name, call in calls():
        if name in CALLS and call.args:
            section, place = CALLS[name]
            for code in constants(call.args[place]):
                assert code in table[section], f"{section}.{code} has no text"
                starred = any(isinstance(arg, ast.Starred) for arg in call.args)
                if name in {"note", "fail"} and not starred:
                    assert len(call.args) - 1 == len(table[section][code]["args"]), f"{section}.{code}"
                seen += 1
        elif name == "Conflict":
            assert constants(call.args[0]) == [] or constants(call.args[0])[0] in table["conflict"]
        elif name in READINGS and len(call.args) > READINGS[name]:
            for code in constants(call.args[READINGS[name]]):
                assert code in table["alternative"], f"alternative.{code} has no text"
                seen += 1
    assert seen > 100


def test_no_text_is_without_a_use() -> None:
    written = " ".join(path.read_text(encoding="utf-8") for path in PACKAGE.parent.rglob("*.py"))
    for section, rows in messages().items():
        for code in rows:
            assert f'"{code}"' in written, f"{section}.{code} is never used"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_template_can_be_filled(language: str) -> None:
    computed = {"amount", "why", "kept", "rejected"}
    for section, rows in messages().items():
        if section == "why":
            assert all(placeholders(row[language]) <= {"value", "cue"} for row in rows.values())
            continue
        for code, row in rows.items():
            derived = {f"{prefix}{arg}" for arg in row["args"] for prefix in ("the_", "a_")}
            for template in (row[language], row.get(f"{language}_why", "")):
                unknown = placeholders(template) - set(row["args"]) - derived - computed
                assert not unknown, f"{section}.{code}: {unknown}"
            assert ("{why}" in row.get(f"{language}_why", "")) == ("reason" in row["args"]), code


def test_both_languages_say_the_same_things() -> None:
    for section, rows in messages().items():
        for code, row in rows.items():
            assert ("en_why" in row) == ("ar_why" in row), f"{section}.{code}"
            assert re.search(r"[\u0621-\u064a]|^\{\w+\}$", row["ar"]), f"{section}.{code} is not in Arabic"
            assert not re.search(r"[\u0621-\u064a]", row["en"]), f"{section}.{code} is not in English"


def test_names_have_the_same_shape_in_both_languages() -> None:
    arabic, english = names("ar"), names("en")
    assert arabic.keys() == english.keys()
    for key, length in {"weekdays": 7, "bare_weekdays": 7, "months": 12, "hijri_months": 12, "ordinals": 10}.items():
        assert len(arabic[key]) == len(english[key]) == len(set(arabic[key])) == length
    for table in (arabic, english):
        assert set(table["units"]) == {unit.value for unit in Granularity}
        for key, value in table.items():
            if isinstance(value, dict) and key != "units":
                assert set(value) == set(english[key])


def test_a_derivation_reads_like_one() -> None:
    found = resolve(NEXT_FRIDAY, ANCHOR)
    assert render(found, "en") == [
        "anchor 2015-12-16 (Wednesday) — reference date: section header «16-12-2015»",
        "first Friday strictly after the anchor — policy next_weekday=nearest",
    ]
    assert render(found, "ar") == [
        "التاريخ المرجعي: الأربعاء 16 كانون الأول/ديسمبر 2015 — تاريخ كتابة النص: section header «16-12-2015»",
        "أول يوم جمعة بعد التاريخ المرجعي — السياسة next_weekday=nearest",
    ]
    lines = explain(found, "en", wording="الجمعة المقبل").splitlines()
    assert lines[0] == "«الجمعة المقبل»"
    assert lines[-1].split() == ["=", "2015-12-18", "2015-12-18", "(Friday)"]


def test_a_conflict_and_a_problem_read_like_one() -> None:
    dateline = Equivalent(CalendarDate(1437, 2, 6, Calendar.HIJRI), CalendarDate(2015, 12, 16))
    text = explain(resolve(dateline, None), "en")
    assert "conflict: the two calendars disagree by 28 days" in text
    assert "or 2015-11-18" in text
    arabic = explain(resolve(dateline, None))
    assert "تعارض: بين التقويمين" in arabic
    impossible = resolve(CalendarDate(2015, 2, 31), None)
    assert render(impossible, "en") == ["there is no 31 February 2015: that month has at most 28 days"]
    assert render(impossible) == ["لا وجود لـ 31 شباط/فبراير 2015: أيام ذلك الشهر لا تزيد على 28"]


def test_the_cue_word_and_the_policy_are_named() -> None:
    by_tense = resolve(Weekday(Day.FRIDAY), ANCHOR, context=Context(tense=Tense.FUTURE, cue="سيعقد"))
    assert "سيعقد" in render(by_tense, "en")[-1]
    assert "tenseless=nearest" in render(resolve(Weekday(Day.FRIDAY), ANCHOR), "en")[-1]
    alone = resolve(CalendarDate(month=9), ANCHOR, context=Context(isolated=True))
    assert "isolated_date=same-period" in render(alone, "ar")[-1]


@pytest.mark.parametrize(
    ("count", "arabic", "english"),
    [
        (1, "أسبوع واحد", "1 week"),
        (2, "أسبوعين", "2 weeks"),
        (3, "3 أسابيع", "3 weeks"),
        (10, "10 أسابيع", "10 weeks"),
        (11, "11 أسبوعا", "11 weeks"),
        (99, "99 أسبوعا", "99 weeks"),
        (100, "100 أسبوع", "100 weeks"),
        (103, "103 أسابيع", "103 weeks"),
        (None, "أسابيع", "weeks"),
        (2.5, "2.5 أسبوع", "2.5 weeks"),
    ],
)
def test_amounts_follow_the_grammar_of_numbers(count: float | None, arabic: str, english: str) -> None:
    assert amount(count, Granularity.WEEK, "ar") == arabic
    assert amount(count, Granularity.WEEK, "en") == english


@pytest.mark.parametrize(
    ("value", "arabic", "english"),
    [
        (date(2015, 12, 18), "الجمعة 18 كانون الأول/ديسمبر 2015", "2015-12-18 (Friday)"),
        (Interval.month(2015, 9), "أيلول/سبتمبر 2015", "September 2015"),
        (Interval.year(2011), "عام 2011", "2011"),
        (Interval.between(date(2015, 12, 18), None), "ابتداء من الجمعة 18 كانون الأول/ديسمبر 2015", None),
        (Interval.between(None, date(2015, 12, 18)), "حتى الجمعة 18 كانون الأول/ديسمبر 2015", None),
        (Interval(None, None), "الزمن كله", "all time"),
        (CalendarDate(1437, 2, 6, Calendar.HIJRI), "6 صفر 1437 هـ", "6 Safar 1437 AH"),
        (CalendarDate(month=9, day=27, calendar=Calendar.HIJRI), "27 رمضان", "27 Ramadan"),
        (CalendarDate(15, 12, year_digits=2), "كانون الأول/ديسمبر 15", "December '15"),
        (CalendarDate(2015, 25, 1), "1 25 2015", "1 25 2015"),
        (Nth(-1, Weekday(Day.FRIDAY)), "يوم الجمعة الأخير", "last Friday"),
        (Nth(1, Granularity.QUARTER), "الربع الأول", "first quarter"),
        (Nth(12, Granularity.WEEK), "الأسبوع رقم 12", "week number 12"),
        (Season(SeasonName.WINTER, 2015), "شتاء 2015", "winter 2015"),
        (Holiday("easter", 2013), "عيد الفصح 2013", "Easter 2013"),
        (Holiday("no-such-day"), "no-such-day", "no-such-day"),
        (Deictic(Granularity.DAY), "العبارة", "the expression"),
        (10**40, None, "a number of more than fifteen digits"),
        (Selection.NEXT, "next", "next"),
        ("x " * 100, None, "x " * 39 + "x…"),
    ],
)
def test_values_in_words(value: object, arabic: str | None, english: str | None) -> None:
    if arabic is not None:
        assert words(value, "ar") == arabic
    if english is not None:
        assert words(value, "en") == english


def test_an_unknown_language_is_refused_with_the_known_ones() -> None:
    found = resolve(NEXT_FRIDAY, ANCHOR)
    for ask in (render, explain):
        with pytest.raises(ValueError, match="ar, en"):
            ask(found, "fr")
    with pytest.raises(ValueError, match="ar, en"):
        text_of(Alternative(Interval.day(date(2015, 12, 18)), "from-elsewhere"), "fr")


def test_reasons_of_other_layers_and_of_the_holiday_table() -> None:
    day = Interval.day(date(2015, 12, 18))
    assert text_of(Alternative(day, "from-elsewhere"), "en") == "from-elsewhere"
    easter = resolve(Holiday("easter", 2013), None)
    assert text_of(easter.alternatives[0], "en") == "Orthodox and Coptic churches"
    assert text_of(Step("range"), "en")


def test_hostile_wordings_stay_on_one_line() -> None:
    wording = "لقاء\n" * 5000 + "\u2028{0}{x}"
    found = resolve(EventRelative(Relation.AFTER, wording), ANCHOR)
    for language in LANGUAGES:
        (line,) = render(found, language)
        assert len(line) < 250
        assert len(line.splitlines()) == 1
    shifted = resolve(Shift(-(10**5000), Granularity.DAY), ANCHOR)
    assert render(shifted, "en")
