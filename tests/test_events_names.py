"""Names: one entity whatever its spelling, offices and what stands for them, the user's own file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.events_support import only, told
from timeline.errors import LanguageDataError
from timeline.events.names import people as people_module
from timeline.events.names.names import gazetteer
from timeline.events.names.people import Found, People, recognise
from timeline.events.words.tokens import tokens_of
from timeline.text.fold import fold

REPORTS = Path(__file__).resolve().parents[1] / "fixtures" / "reports"


def found_in(text: str, people: People | None = None, names: Path | None = None) -> list[Found]:
    folded = fold(text).text
    state = people if people is not None else People(day=date(2015, 12, 16))
    return recognise(tokens_of(folded, 0, len(folded)), state, gazetteer(names))


def ids(text: str, people: People | None = None) -> list[str]:
    return [found.entity.id for found in found_in(text, people)]


@pytest.mark.parametrize(
    "text", ["سيرغي لافروف", "سيرجي لافروف", "سيرغى ﻻفروف", "ولافروف", "للافروف", "وزير الخارجية الروسي سيرغي لافروف"]
)
def test_spellings_of_a_person_are_one_entity(text: str) -> None:
    assert ids(text) == ["person:lavrov"]


@pytest.mark.parametrize("text", ["سورية", "سوريا", "وسوريا", "لسورية", "السوريين", "السورية"])
def test_spellings_of_a_country_are_one_entity(text: str) -> None:
    assert ids(text) == ["country:SY"]


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("في نيويورك", "place:new-york"),
        ("بنيويورك", "place:new-york"),
        ("مجلس الأمن الدولي", "org:unsc"),
        ("حلف شمال الأطلسي", "org:nato"),
        ("تنظيم الدولة الإسلامية", "org:isis"),
    ],
)
def test_places_and_organisations(text: str, entity: str) -> None:
    assert entity in ids(text)


def test_a_city_whose_name_is_a_word_needs_a_noun_of_place() -> None:
    assert ids("فتح الباب أمس") == []
    assert ids("في مدينة الباب أمس") != []


def test_an_unknown_name_after_an_office_is_a_person_and_its_surname_refers_back() -> None:
    people = People(day=date(2015, 12, 16))
    first = ids("قال وزير الثقافة السلوفيني تيموتي بريزنيكار", people)
    assert ids("وأوضح بريزنيكار", people) == first


def test_the_office_of_a_nation_means_its_holder() -> None:
    people = People(day=date(2015, 12, 16))
    found_in("استقبل وزير الخارجية الروسي سيرغي لافروف وفدا", people)
    assert ids("وقال الوزير الروسي", people) == ["person:lavrov"]


@pytest.mark.parametrize(("day", "holder"), [(date(2015, 12, 16), "person:obama"), (date(2017, 6, 1), "person:trump")])
def test_who_held_an_office_depends_on_the_day(day: date, holder: str) -> None:
    assert ids("قال الرئيس الأمريكي", People(day=day)) == [holder]


def test_a_counterpart_holds_the_same_office() -> None:
    people = People(day=date(2015, 12, 16))
    text = "التقى وزير الخارجية الروسي سيرغي لافروف نظيره الأمريكي"
    assert ids(text, people) == ["person:lavrov", "person:kerry"]


def test_two_offices_in_the_dual() -> None:
    text = "لقاء وزيري الخارجية الروسي سيرغي لافروف والأمريكي جون كيري"
    assert ids(text) == ["person:lavrov", "person:kerry"]


def test_the_latter_is_the_person_named_last() -> None:
    people = People(day=date(2015, 12, 16))
    found_in("بعد لقاء كيري مع بوتين", people)
    assert ids("أعلن الأخير", people) == ["person:putin"]


def test_a_body_between_office_and_name_does_not_hide_the_name() -> None:
    found = found_in("شدد رئيس لجنة الشؤون الدولية في الدوما الروسي، أليكسي بوشكوف، على الأمر")
    assert "بوشكوف" in found[0].entity.label


def test_the_users_own_names_come_first(tmp_path: Path) -> None:
    own = tmp_path / "names.toml"
    own.write_text(
        '[[name]]\nlabel = "ليلى السكري"\nkind = "person"\nspellings = ["السكري"]\nid = "person:leila"\n',
        encoding="utf-8",
    )
    assert [f.entity.id for f in found_in("قالت السكري إن الأمر واضح", names=own)] == ["person:leila"]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("[[name]]\nkind = 'person'\n", "name 1: lacks a label"),
        ("[[name]]\nlabel = 'س'\nkind = 'god'\n", "name 1: kind 'god' is none of person, "),
        ("[[name]]\nlabel = 'س'\nkind = []\n", "name 1: kind"),
        (
            "[[name]]\nlabel = 'س'\nspelling = ['ص']\n",
            "name 1: 'spelling' is none of country, id, kind, label, spellings",
        ),
        ("[[name]]\nlabel = 5\n", "name 1: 5 is no text"),
        ("[[name]]\nlabel = 'ـ'\n", "name 1: 'ـ' is no wording"),
        ("[[name]]\nlabel = 'س'\nspellings = ['ص', 5]\n", "name 1: 5 is no text"),
        ("[[name]]\nlabel = 'س'\nspellings = 'ص'\n", "name 1: 'ص' is no list of texts"),
        ("[[name]]\nlabel = 'س'\ncountry = 2015-01-01\n", "name 1: .* is no text"),
        ("[[names]]\nlabel = 'س'\n", "'names' is none of name"),
        ("name = 5\n", "'name' holds no rows"),
        ("name = ['x']\n", "'name' holds no rows"),
        ("[[name", "no TOML"),
    ],
)
def test_a_bad_file_of_names_says_what_is_wrong(tmp_path: Path, content: str, problem: str) -> None:
    own = tmp_path / "names.toml"
    own.write_text(content, encoding="utf-8")
    with pytest.raises(LanguageDataError, match=problem):
        gazetteer(own)


def test_every_name_of_the_gazetteer_is_folded_once() -> None:
    names = gazetteer().names
    assert all(first == fold(first).text for first in names)
    assert all(name.words[0] == first for first, rows in names.items() for name in rows)


def test_a_common_surname_alone_is_nobody_until_the_article_has_named_the_person() -> None:
    assert ids("وقال منصور إن الأزمة انتهت") == []
    people = People(day=date(2013, 12, 16))
    assert ids("التقى عدلي منصور الوفد", people) == ["person:mansour"]
    assert ids("وقال منصور إن الأزمة انتهت", people) == ["person:mansour"]


def test_another_given_name_before_a_known_surname_is_another_person() -> None:
    people = People(day=date(2015, 12, 16))
    assert ids("وصل بلال أردوغان إلى روما", people)[0] not in ("person:erdogan", "city:IT-rome")
    assert ids("وغادر أردوغان روما", people)[0] != "person:erdogan"
    assert ids("وصل رجب طيب أردوغان إلى روما")[0] == "person:erdogan"
    assert ids("هجوم عنيف على أوباما")[-1] == "person:obama"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("وأعلنت نقابة السائقين الإضراب", "نقابه السائقين"),
        ("قالت وزارة النقل اللبنانية أمس", "وزاره النقل اللبنانيه"),
        ("هيئة الخدمات الصحية الوطنية تحذر", "هيئه الخدمات الصحيه الوطنيه"),
        ("اشترت شركة سيريكا الأسهم", "شركه سيريكا"),
        ("أمام سفارة روسيا", "سفاره روسيا"),
    ],
)
def test_a_body_that_no_list_holds_is_named_by_its_noun(text: str, label: str) -> None:
    assert [f.entity.label for f in found_in(text) if f.entity.kind == "organisation"] == [label]


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("عادت حركة السير", []),
        ("قوات حلف شمال الأطلسي", ["org:nato"]),
        ("رئاسة مجلس الوزراء", []),
        ("مجلس الأمن الدولي", ["org:unsc"]),
        ("وكالة الأنباء السعودية", []),
    ],
)
def test_what_only_looks_like_a_body_or_is_listed_makes_none(text: str, known: list[str]) -> None:
    assert [f.entity.id for f in found_in(text) if f.entity.kind == "organisation"] == known


def test_words_that_are_passed_over_name_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(REPORTS.rglob("*.txt"))]
    quick = [found_in(text) for text in texts]
    monkeypatch.setattr(people_module, "_silent", lambda _reader, _index: False)
    assert quick == [found_in(text) for text in texts]
    assert sum(map(len, quick)) > 100


def test_two_ministers_in_a_row_are_two_and_no_name() -> None:
    people = People(day=date(2014, 1, 1))
    found = found_in("بدأت المحادثات بين وزير الثقافة الروسي ووزير الثقافة الأمريكي في موسكو", people)
    assert not any(f.entity.label.startswith("وو") for f in found)


@pytest.mark.parametrize(
    "office",
    [
        "رئيس الحكومة المكلف",
        "رئيس الحكومة المغربية المكلف",
        "الأمين العام لحزب العهد",
        "الأمين العام للحزب",
    ],
)
def test_a_surname_is_the_person_named_in_full_behind_an_office_of_several_words(office: str) -> None:
    text = f"وصل {office} عثمان الفيلالي أمس إلى الرباط. والتقى الفيلالي اليوم وفدا في الرباط."
    meeting = only(told(text), "meeting")
    assert [party.label for party in meeting.participants] == ["عثمان الفيلالي"]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("قال عبد الكريم الهاروني إن العمل مستمر", "عبد الكريم الهاروني"),
        ("ونقل الحكم عن جمال زرقوني أمس", "جمال زرقوني"),
        ("تكريما لجمال زرقوني", "جمال زرقوني"),
        ("اتهم جمال الزرقوني المنسق العام", "جمال الزرقوني"),
    ],
)
def test_a_given_name_and_a_strange_word_are_a_person(text: str, label: str) -> None:
    assert [found.entity.label for found in found_in(text)] == [label]


@pytest.mark.parametrize(
    "text", ["ليس على حسن النية", "عن عدد غير محدد من المنازل", "بلقب ملكة جمال العالم", "أنا متفائل"]
)
def test_a_given_name_before_an_ordinary_word_is_no_person(text: str) -> None:
    assert not found_in(text)


def test_a_body_keeps_its_state_for_the_rest_of_the_article() -> None:
    people = People(day=date(2015, 12, 16))
    assert ids("أعلنت وزارة النقل اللبنانية أمس", people) == ids("قالت وزارة النقل أمس", people)
    found_in("أعلنت وزارة النقل السورية أمس", people)
    assert ids("قالت وزارة النقل أمس", people) != ids("أعلنت وزارة النقل اللبنانية أمس", people)


def test_the_line_of_a_hashtag_is_no_part_of_a_name() -> None:
    labels = {p.label for m in told("أعلن وزير المالية #بارنبي_جويسون استقالته أمس.") for p in m.participants}
    assert labels
    assert not any("_" in label for label in labels)


def test_a_given_name_opens_another_name_though_it_is_a_surname_of_the_article() -> None:
    people = People(day=date(2015, 12, 16))
    found_in("طالب النائب محمد سعد بالتحقيق", people)
    assert found_in("وقال سعد زرقوني في بيان", people)[0].entity.label == "سعد زرقوني"


def test_many_are_not_one_man() -> None:
    (said,) = [m for m in told("وانتقد أعضاء المجلس أمس زوكربيرغ للتهرب من الاستجواب.") if m.interval is not None]
    assert said.head is None
