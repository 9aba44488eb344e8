"""What is written of expressions without days: lengths, times that repeat, years before Christ."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree as ET

import pytest

from timeline import annotate
from timeline.cli.resolve import run
from timeline.export.style import ENGLISH

WEDNESDAY = date(2015, 12, 16)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("كل يوم جمعة", "XXXX-WXX-5"),
        ("كل خميس مساء", "XXXX-WXX-4"),
        ("17 أبريل من كل عام", "XXXX-04-17"),
        ("كل ثلاثة أيام", "P3D"),
        ("أول أسبوع من كل سنة", "P1Y"),
        ("ثلاث ساعات", "PT3H"),
        ("حاليا", "PRESENT_REF"),
        ("الجمعة", "XXXX-WXX-5"),
        ("12 شباط", "XXXX-02-12"),
        ("في شباط", "XXXX-02"),
        ("31 شباط", "XXXX-XX-XX"),
        ("أمس", "XXXX-XX-XX"),
    ],
)
def test_what_has_no_days_says_in_timex3_as_much_as_its_words(text: str, value: str) -> None:
    (found,) = annotate(text)
    assert found.interval is None
    assert ET.fromstring(found.timex3()).get("value") == value  # noqa: S314 -- our own output


@pytest.mark.parametrize(
    ("text", "value", "edtf"),
    [
        ("سنة 44 ق.م", "BC0044", "-0043"),
        ("سنة 1 قبل الميلاد", "BC0001", "0000"),
        ("آذار 44 ق.م", "BC0044-03", "-0043"),
        ("15 آذار 44 ق.م", "BC0044-03-15", "-0043"),
        ("بين عامي 264 و146 ق.م", "BC0264/BC0146", "-0263/-0145"),
        ("القرن الرابع قبل الميلاد", "BC03", "-0399/-0300"),
        ("القرن الأول قبل الميلاد", "BC00", "-0099/0000"),
        ("الألف الثالث قبل الميلاد", None, "-2999/-2000"),
        ("سنة 12000 ق.م", None, "Y-11999"),
    ],
)
def test_a_time_before_christ_is_written_though_the_calendar_has_no_days_for_it(
    text: str, value: str | None, edtf: str
) -> None:
    (found,) = annotate(text, WEDNESDAY)
    assert (found.timex3_value, found.edtf) == (value, edtf)
    assert found.interval is None
    plain = found.to_dict(derivation=False)
    assert (plain["timex3"], plain["edtf"], plain["earliest"]) == (value, edtf, None)


@pytest.mark.parametrize(
    ("text", "value"), [("مدة العقد ثلاث سنوات", "P3Y"), ("كل يوم جمعة", "XXXX-WXX-5"), ("أمس", None)]
)
def test_what_has_no_days_tells_its_timex3_to_programs_too(text: str, value: str | None) -> None:
    (found,) = annotate(text)
    assert found.to_dict()["timex3"] == found.timex3_value == value
    assert found.edtf is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("كل جمعة", ("a time that repeats, no one date", "TIMEX3: XXXX-WXX-5")),
        ("مدة العقد ثلاث سنوات", ("a length of time, no date", "TIMEX3: P3Y")),
        ("سنة 44 ق.م", ("no date", "TIMEX3: BC0044", "EDTF: -0043", "44 BC")),
        ("الألف الثالث قبل الميلاد", ("no date", "EDTF: -2999/-2000", "millennium 3 BC")),
        ("القرن الرابع قبل الميلاد", ("no date", "TIMEX3: BC03", "century 4 BC")),
    ],
)
def test_the_command_line_says_what_kind_of_time_it_is(
    text: str, says: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(text, WEDNESDAY, ENGLISH, as_json=False) == 0
    printed = capsys.readouterr().out
    assert all(one in printed for one in says), printed
