"""Policies in words: every one that an explanation can name has a phrase in both languages."""

from __future__ import annotations

from dataclasses import fields
from typing import get_type_hints

import pytest

from api.web.render import isolated
from timeline.dates.enumeration import FastStrEnum
from timeline.export.policies import phrase_of, pieces, spoken
from timeline.export.style import Language
from timeline.resolution import Policy

HINTS = get_type_hints(Policy)
NAMES = [field.name for field in fields(Policy)]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_policy_and_every_value_has_a_phrase(name: str, language: str) -> None:
    values: list[str] = []
    kind = HINTS[name]
    if isinstance(kind, type) and issubclass(kind, FastStrEnum):
        values = [one.value for one in kind]
    elif kind is bool:
        values = ["true", "false"]
    whole = phrase_of(name, language)
    assert whole
    said = {phrase_of(f"{name}={value}", language) for value in values}
    assert len(said) == len(values)
    assert whole not in said
    arabic = [any("\u0600" <= letter <= "\u06ff" for letter in one or "") for one in (whole, *said)]
    assert set(arabic) == {language == "ar"}


def test_an_explanation_is_read_in_words_with_the_code_at_hand() -> None:
    line = "أول يوم جمعة بعد التاريخ المرجعي — السياسة next_weekday=nearest"
    (before, policy, after) = pieces(line)
    assert (before.code, policy.code, after) == ("", "next_weekday=nearest", ("", ""))
    assert "next_weekday" not in policy.text
    assert "«المقبل»" in policy.text
    assert spoken(line).endswith("[next_weekday=nearest]")
    assert 'title="next_weekday=nearest"' in isolated(line, Language.ARABIC)
    assert "next_weekday" not in isolated(line, Language.ARABIC).striptags()
    assert "“next”" in spoken("the first — policy next_weekday=nearest")
    assert "20" in spoken("policy century_pivot=20")


@pytest.mark.parametrize("line", ["policy makers met", "السياسة الخارجية", "policy unknown=1", ""])
@pytest.mark.parametrize("language", list(Language))
def test_other_words_stay(line: str, language: Language) -> None:
    assert spoken(line) == line
    assert 'policy"' not in isolated(line, language)
    assert "<b>" not in isolated("<b>" + line, language)


def test_what_runs_the_other_way_is_kept_apart() -> None:
    english = isolated("anchor 2015-12-16 — dateline «16 كانون الأول 2015»", Language.ENGLISH)
    assert english == 'anchor 2015-12-16 — dateline <bdi lang="ar">«16 كانون الأول 2015»</bdi>'
    assert isolated("من 2015-12 بقاعدة weekday", Language.ARABIC) == (
        'من <bdi dir="ltr" class="run">2015-12</bdi> بقاعدة <bdi dir="ltr" class="run">weekday</bdi>'
    )
