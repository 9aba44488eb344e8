"""What makes tagging fast must not change what it finds: memories, windows cut to their cores, hash seeds."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from timeline import annotate
from timeline.language import tag, tagger
from timeline.language.scanner import scanner
from timeline.resolution import Anchor, Policy, remembered, resolve
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


def test_what_needs_the_time_named_before_is_not_remembered() -> None:
    first = annotate("في 3 مارس 2014 وصل الوفد، وفي اليوم التالي غادر.", PUBLISHED)
    second = annotate("في 9 مايو 2013 وصل الوفد، وفي اليوم التالي غادر.", PUBLISHED)
    assert [a.edtf for a in first] == ["2014-03-03", "2014-03-04"]
    assert [a.edtf for a in second] == ["2013-05-09", "2013-05-10"]


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
    ],
)
def test_windows_begin_and_end_with_words_that_can(text: str, windows: list[str]) -> None:
    folded = fold(text).text
    found = [folded[start:end] for start, end in scanner().windows(folded)]
    assert found == windows
