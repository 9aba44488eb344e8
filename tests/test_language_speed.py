"""What makes tagging fast must not change what it finds: memories, windows cut to their cores, hash seeds."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from timeline import annotate
from timeline.expressions import NO_CONTEXT, CalendarDate
from timeline.language import tag, tagger
from timeline.language.parsing import cells, surfaces, triggers
from timeline.language.parsing.scanner import scanner
from timeline.resolution import Anchor, Policy, remembered, resolve
from timeline.text import fold as folding
from timeline.text.alphabet import ALPHABET, decoded, encoded_or_none
from timeline.text.fold import fold

ROOT = Path(__file__).resolve().parents[1]
REPORTS = sorted((ROOT / "fixtures" / "reports").glob("*.txt"))
PUBLISHED = date(2015, 12, 16)


def _told(path: Path, published: date = PUBLISHED) -> list[str]:
    return [
        repr((a.start, a.end, a.expression.rule, a.expression.expr, a.resolution))
        for a in annotate(path.read_text("utf-8"), published)
    ]


@pytest.mark.parametrize("path", REPORTS, ids=lambda p: p.stem)
def test_memories_change_nothing(path: Path) -> None:
    tagger.forget()
    remembered.forget()
    cold = _told(path)
    for other in REPORTS[:3]:
        _told(other, date(2016, 1, 1))
    assert cold
    assert _told(path) == cold


@pytest.mark.parametrize("path", REPORTS, ids=lambda p: p.stem)
def test_a_remembered_answer_is_the_one_of_resolve(path: Path) -> None:
    policy, anchor = Policy(), Anchor(PUBLISHED)
    answer = remembered.Resolver(anchor, policy)
    for expression in tag(path.read_text("utf-8")):
        expected = resolve(expression.expr, anchor, policy, context=expression.context)
        assert answer(expression.expr, expression.context, None) == expected
        assert answer(expression.expr, expression.context, None) == expected


def test_an_answer_behind_a_told_time_is_remembered_for_that_time() -> None:
    policy, anchor = Policy(), Anchor(PUBLISHED)
    answer = remembered.Resolver(anchor, policy)
    expression = tag("وغادر في اليوم التالي")[0]
    told = [resolve(tag(words)[0].expr, anchor).interval for words in ("3 مارس 2014", "9 مايو 2013")]
    for _ in range(2):
        said = [answer(expression.expr, expression.context, one).interval for one in (*told, None)]
        assert [day and day.edtf for day in said] == ["2014-03-04", "2013-05-10", "2015-12-17"]


def test_what_needs_the_time_named_before_is_remembered_for_no_other() -> None:
    first = annotate("في 3 مارس 2014 وصل الوفد، وفي اليوم التالي غادر.", PUBLISHED)
    second = annotate("في 9 مايو 2013 وصل الوفد، وفي اليوم التالي غادر.", PUBLISHED)
    assert [a.edtf for a in first] == ["2014-03-03", "2014-03-04"]
    assert [a.edtf for a in second] == ["2013-05-09", "2013-05-10"]


PLAIN = (
    "وصل الوزير إلى العاصمة الجمعة والتقى مسؤولين كبارا في مقر الحكومة.",
    "أعلنت الشركة نتائجها في 12 مارس 2015 أمام عدد كبير من الصحافيين.",
    "تراجعت الأسعار في نوفمبر الماضي بسبب وفرة المعروض في الأسواق.",
    "ستنطلق البطولة الأسبوع المقبل بمشاركة ستة عشر فريقا من القارة.",
    "زار الوفد المدينة مساء أمس وتفقد أحياءها القديمة.",
    "تأسس المصنع عام 1987 وبيع قبل سنوات إلى مستثمرين أجانب.",
)
"""Expressions of the commonest kinds, in sentences that ask for nothing special."""
MOST_CALLS = {"reading": 29, "resolving": 31}
"""Calls of Python functions for each expression of ``PLAIN`` that was met before: what a rule, a guard or a stage costs
those that it is not for. A higher figure is a price to be argued for; look for the kind, or for a word, before calling."""


def _calls(work: Callable[[], object]) -> int:
    """How many Python functions are called in ``work``; compiled ones are not counted."""
    count = 0

    def note(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    work()
    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def test_plain_expressions_cost_few_calls() -> None:
    found = sum(len(annotate(text, PUBLISHED)) for text in PLAIN)
    assert found == 7
    read = sum(_calls(lambda text=text: tag(text)) for text in PLAIN)  # type: ignore[misc]
    # What was read of a text last is remembered, so that annotating it again is resolving.
    resolved = sum(_calls(lambda text=text: annotate(text, PUBLISHED)) for text in PLAIN)  # type: ignore[misc]
    assert read / found <= MOST_CALLS["reading"]
    assert resolved / found <= MOST_CALLS["resolving"]


def test_nothing_depends_on_the_seed_of_hashes() -> None:
    program = (
        "import sys; from datetime import date; from pathlib import Path; from timeline import annotate\n"
        "for path in sys.argv[1:]:\n"
        "    for a in annotate(Path(path).read_text('utf-8'), date(2015, 12, 16)):\n"
        "        print(a.start, a.end, a.expression.rule, a.expression.alternatives, a.expression.tree.children, a.edtf)\n"
    )
    said = {
        subprocess.run(  # noqa: S603
            [sys.executable, "-c", program, *map(str, REPORTS)],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "4", "5")
    }
    assert len(said) == 1


@pytest.mark.parametrize(
    ("text", "windows"),
    [
        ("وصل الوفد، الاثنين، إلى المطار", ["الاثنين"]),
        ("والسبت غادر", ["السبت"]),
        ("قام الجيش أمس بتمرين", ["امس"]),
        ("احتفلت البلاد يوم عيد الجيش", ["يوم عيد الجيش"]),
        ("لقاء للموسم المقبل", ["للموسم المقبل"]),
        ("الساعة 10:17: بدأ", ["الساعه 10:17:"]),
        ("هبط في نوفمبر", ["نوفمبر"]),
        ("هبط في 2016، وارتفع", ["2016"]),
        ("وقع في الماضي", ["في الماضي"]),
    ],
)
def test_windows_begin_and_end_with_words_that_can(text: str, windows: list[str]) -> None:
    folded = fold(text).text
    found = [folded[start:end] for start, end in scanner().windows(folded)]
    assert found == windows


def test_memories_that_overflow_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = [_told(path) for path in REPORTS]
    tagger.forget()
    remembered.forget()
    monkeypatch.setattr(tagger, "_MOST_WINDOWS", 3)
    monkeypatch.setattr(cells, "_MOST_WORDS", 2)
    monkeypatch.setattr(surfaces, "_MOST_PAIRS", 5)
    monkeypatch.setattr(remembered, "_MOST", 4)
    assert [_told(path) for path in REPORTS] == expected
    memory = tagger._memory
    assert max(len(memory.windows), len(memory.values)) <= 3
    assert len(cells._met) <= 2


def test_equal_expressions_are_one_object() -> None:
    first, second = tag("وصل الاثنين ثم غادر، وعاد يوم الجمعة ثم الاثنين")[0::2]
    assert first.expr is second.expr


def test_answers_are_not_mixed_up_when_expressions_come_and_go() -> None:
    policy, anchor = Policy(), Anchor(PUBLISHED)
    answer = remembered.Resolver(anchor, policy)
    for day in range(1, 29):
        found = answer(CalendarDate(2014, 5, day), NO_CONTEXT, None).interval
        assert found is not None
        assert found.start == date(2014, 5, day)


def test_a_word_is_read_by_the_words_beside_it_however_it_was_met_first() -> None:
    texts = (
        "بدأت الدراسة الثلاثاء عند الثامنة",
        "بدأت الدورة الثامنة",
        "وصل خلال يومين",
        "غاب يومين",
        "الأحد عشر كوكبا",
    )
    expected = [[(e.text, e.rule) for e in tag(text)] for text in texts]
    for k in range(len(texts)):
        tagger.forget()
        order = texts[k:] + texts[:k]
        found = {text: [(e.text, e.rule) for e in tag(text)] for text in order}
        assert [found[text] for text in texts] == expected


def test_the_tree_of_a_window_is_its_own() -> None:
    tagger.forget()
    trees = [tag(f"في {day} مايو 2014")[0].tree for day in (13, 14, 15)]
    leaves = []
    for tree in trees:
        while tree.children:
            tree = tree.children[0]
        leaves.append(tree.rule)
    assert leaves == ["13", "14", "15"]


@pytest.mark.parametrize("character", ALPHABET)
def test_bytes_fold_like_characters(character: str) -> None:
    text = f"ب{character}ب{character}{character} ب"
    usual, plain = fold(text), folding._fold_plain(text, text, rare=True)
    assert usual.text == plain.text
    assert decoded(usual.data) == usual.text
    places = range(len(usual.text) + 1)
    assert [usual.start(k) for k in places] == [plain.start(k) for k in places]
    assert [usual.end(k) for k in places] == [plain.end(k) for k in places]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("وصل \U0001f642 الجمعة", ["الجمعة"]),  # beside what is not in the alphabet
        ("وصل ڨالجمعة", []),  # and inside one word with it
        ("وصل الجمعةڨ", []),
        ("وصل … الجمعة• ثم غادر", ["الجمعة"]),
        ("في 18ديسمبر2015 وصل", ["18ديسمبر2015"]),
    ],
)
def test_words_end_at_marks_and_nowhere_else(text: str, found: list[str]) -> None:
    assert [e.text for e in tag(text)] == found


def test_strange_characters_take_the_other_way() -> None:
    assert encoded_or_none("الجمعةڨ") is None
    assert len(fold("الجمعةڨ \U0001f642").data) == 8 + 1


def test_parts_of_a_long_text_are_joined_without_a_seam() -> None:
    piece = "وصل الوفد يوم الجمعة ثم غادر 18 ديسمبر 2015 وعاد. "
    repeats = 3 * triggers._PART // len(piece)
    whole = tag(piece * repeats)
    one = [(e.start, e.end, e.rule) for e in tag(piece)]
    assert len(one) == 2
    assert [(e.start, e.end, e.rule) for e in whole] == [
        (start + k * len(piece), end + k * len(piece), rule) for k in range(repeats) for start, end, rule in one
    ]


@pytest.mark.parametrize("more", [" و2001", " إلى 2001", " أو حتى 2001"])
def test_a_row_of_numbers_without_end_is_no_depth(more: str) -> None:
    found = annotate("في سنة 2000" + more * 3000 + ". وفي 5 مايو 2014 وصل الوفد.", PUBLISHED)
    assert found[-1].interval is not None
    assert found[-1].interval.edtf == "2014-05-05"


def test_the_noun_behind_the_last_of_several_numbers_is_counted_by_all() -> None:
    assert not annotate("في 2000" + " و2001" * 6 + " مدرسة", PUBLISHED)
    assert annotate("في 2000" + " و2001" * 6 + " أيضا", PUBLISHED)
