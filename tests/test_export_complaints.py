"""Complaints in Arabic: every message of the code has its Arabic, and what fills its holes comes through whole."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from timeline.errors import EdtfError, ReaderError
from timeline.export.complaints import complaint, in_arabic
from timeline.export.style import Language
from timeline.store.window import parse_window

ROOT = Path(__file__).resolve().parents[1]
ARABIC = re.compile("[؀-ۿ]")

# Which arguments of what is called hold words for a reader; the others are places and codes.
WORDED = {
    "ReaderError": (0, 2),
    "PartlyReadError": (0, 2),
    "IdTakenError": (0, 2),
    "StoreError": (0,),
    "EdtfError": (0,),
    "CalendarRangeError": (0,),
    "TimelineError": (0,),
    "BadParameter": (0,),
    "complain": (0,),
    "tell": (0,),
    "told": (0,),
    "progress": (0,),
    "refused": (1,),
    "_refuse": (1,),
    "_challenge": (0,),
    "_RecordError": (0,),
    "unusable": (1,),
    "Fault": (1,),
}
FILLED = "7"
FOLDERS = ("api", "timeline/articles/readers", "timeline/cli", "timeline/store")
FILES = (
    "timeline/dates/edtf.py",
    "timeline/dates/hijri.py",
    "timeline/dates/clock.py",
    "timeline/export/annotations.py",
)


def written(node: ast.expr, names: dict[str, list[ast.expr]]) -> Iterator[str]:
    """What an argument may say, with its holes filled; nothing for what is made elsewhere."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=parts):
            pieces = [list(written(part, names)) for part in parts]
            yield from ("".join(chosen) for chosen in product(*pieces))
        case ast.FormattedValue(value=ast.Name() | ast.IfExp() as inner):
            yield from list(written(inner, names)) or [FILLED]
        case ast.FormattedValue():
            yield FILLED
        case ast.IfExp(body=body, orelse=other):
            yield from written(body, names)
            yield from written(other, names)
        case ast.Name(id=name):
            for value in names.get(name, []):
                yield from written(value, {key: one for key, one in names.items() if key != name})


def messages() -> Iterator[tuple[str, str]]:
    """Every message of the code with its place."""
    sources = [ROOT / name for name in FILES]
    sources += [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py"))]
    for path in sources:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        of_module = assigned(tree.body)
        functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
        for function in functions:
            names = of_module | assigned(list(ast.walk(function)))
            for call in ast.walk(function):
                if isinstance(call, ast.Call):
                    yield from ((f"{path.name}:{call.lineno}", text) for text in said(call, names))


def assigned(nodes: list[ast.stmt] | list[ast.AST]) -> dict[str, list[ast.expr]]:
    found: dict[str, list[ast.expr]] = {}
    for node in nodes:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            found.setdefault(node.targets[0].id, []).append(node.value)
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None:
            found.setdefault(node.target.id, []).append(node.value)
    return found


def said(call: ast.Call, names: dict[str, list[ast.expr]]) -> Iterator[str]:
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    for place in WORDED.get(name, ()):
        if place < len(call.args):
            yield from (text for text in written(call.args[place], names) if re.search("[a-z]{2}", text))


def test_every_message_of_the_code_has_its_arabic() -> None:
    found = list(messages())
    assert len(found) > 150
    assert [f"{place}: {text}" for place, text in found if not ARABIC.search(in_arabic(text) or "")] == []


@pytest.mark.parametrize(
    ("english", "arabic"),
    [
        ("empty file", "ملف فارغ"),
        ("there is no claim 'm-1'", "لا قول بالمعرف 'm-1'"),
        ("cannot be read: Permission denied", "تتعذر قراءته: لا إذن بذلك"),
        ("cannot be read: a fault that nobody knows", "تتعذر قراءته: a fault that nobody knows"),
        ("a.txt:3: empty file (it holds no text)", "a.txt:3: ملف فارغ (ليس فيه نص)"),
        ("Input should be 'ar' or 'en'", "القيمة المقبولة واحدة من: 'ar' أو 'en'"),
    ],
)
def test_what_fills_a_hole_comes_through(english: str, arabic: str) -> None:
    assert in_arabic(english) == arabic


@pytest.mark.parametrize("text", ["2015-13", "2015-12-32", "1437-03-31[u-ca=islamic]", "2015-12-20/2015-12-18", ".."])
def test_a_message_within_a_message_is_arabic_too(text: str) -> None:
    with pytest.raises(EdtfError) as refused:
        parse_window(text)
    told = complaint(refused.value, Language.ARABIC)
    rest = told.replace("u-ca=islamic", "")
    assert ARABIC.search(told)
    assert not re.search("[a-z]{3}", rest), told
    assert complaint(refused.value, Language.ENGLISH) == str(refused.value)


def test_an_input_keeps_its_place() -> None:
    error = ReaderError(
        "line longer than 9 bytes", "خبر: أول.jsonl", "one record a line; split the file or its record", line=4
    )
    assert complaint(error, Language.ARABIC) == (
        "خبر: أول.jsonl:4: سطر أطول من 9 بايت (سجل واحد في كل سطر؛ قسّم الملف أو سجله)"
    )


@pytest.mark.parametrize("text", ["", "hello", "where: hello", "x" * 5000, ": " * 700, "a: b (" * 200 + ")", "{why}"])
def test_what_nobody_has_put_into_arabic_stays_english(text: str) -> None:
    assert in_arabic(text) is None
    assert complaint(text, Language.ARABIC) == text
