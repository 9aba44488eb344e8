"""The compiled build: its modules can be translated, and are the ones that run where it is used."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from benchmarks import hatch_build
from timeline.language import tagger

ROOT = Path(__file__).resolve().parents[1]


def test_constants_are_marked_final_and_lines_stay() -> None:
    source = "from __future__ import annotations\n\n_MARKS = frozenset('.,')\n_MOST = 10\nname = 1\n"
    assert hatch_build.final(source) == (
        "from __future__ import annotations; from typing import Final\n\n_MARKS: Final = frozenset('.,')\n"
        "_MOST = 10\nname = 1\n"
    )


def test_every_place_has_modules_and_every_exception_is_one() -> None:
    chosen = set(hatch_build.modules())
    for place in hatch_build.PLACES:
        assert any(path.relative_to(ROOT).as_posix() in chosen for path in (ROOT / "timeline").glob(place)), place
    for name in hatch_build.STAY_PURE:
        assert (ROOT / "timeline" / name).is_file()
        assert f"timeline/{name}" not in chosen


def test_all_modules_can_be_translated(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What mypyc refuses shows here, on machines without a compiler too."""
    try:
        made = hatch_build.extensions(tmp_path)
    except SystemExit:
        pytest.fail("".join(capsys.readouterr()))
    names = {extension.name for extension in made}
    assert {name.removesuffix(".py").replace("/", ".") for name in hatch_build.modules()} <= names


@pytest.mark.skipif(
    tagger.__file__.endswith(".py"), reason="the pure modules run; `make test-compiled` runs the others"
)
def test_the_compiled_modules_run_and_are_those_of_today() -> None:
    for name in hatch_build.modules():
        library = Path(str(importlib.import_module(name.removesuffix(".py").replace("/", ".")).__file__))
        assert library.suffix != ".py", name
        beside = library.parent / Path(name).name
        assert beside.read_bytes() == (ROOT / name).read_bytes(), f"{name} was edited since: run `make compiled`"
