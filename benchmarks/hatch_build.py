"""Hatchling's hook that compiles the modules which reading and resolving pass through, with mypyc.

It runs only where ``HATCH_BUILD_HOOKS_ENABLE`` is set, as ``make compiled`` does. The modules are compiled in a folder
that is thrown away, and go into the wheel beside their sources; nothing is written into the source tree.
"""

from __future__ import annotations

import contextlib
import re
import shutil
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parents[1]
PLACES = (
    "text/fold.py",
    "dates/arithmetic.py",
    "language/tagger.py",
    "language/parsing/cells.py",
    "language/parsing/chart.py",
    "language/parsing/lexer.py",
    "language/parsing/patterns.py",
    "language/parsing/scanner.py",
    "language/parsing/surfaces.py",
    "language/parsing/triggers.py",
    "language/context/*.py",
    "language/guards/*.py",
    "resolution/*.py",
    "annotation/*.py",
)
"""Where the modules are that every expression passes through."""

STAY_PURE = {
    "annotation/annotate.py": "it refuses arguments of other types in its own words, compiled code in Python's",
    "resolution/frame.py": "attributes of its class, which mypyc cannot set, stand in for those of most objects",
    "resolution/policy.py": "its class would lose its docstring",
}
"""What is not compiled beside modules with values (``@value``), whose classes mypyc cannot make, and why."""

_NOT_NATIVE = re.compile(r"^@value\b", re.MULTILINE)
_CONSTANT = re.compile(r"^(_?[A-Z][A-Z0-9_]*) = (?![\d(])", re.MULTILINE)
_FIRST_IMPORT = "from __future__ import annotations"


def modules(root: Path = ROOT) -> list[str]:
    """The modules to compile, as paths below ``root``, in order."""
    package = root / "timeline"
    found = sorted(path for place in PLACES for path in package.glob(place) if path.name != "__init__.py")
    return [
        path.relative_to(root).as_posix()
        for path in found
        if path.relative_to(package).as_posix() not in STAY_PURE
        and not _NOT_NATIVE.search(path.read_text(encoding="utf-8"))
    ]


def final(source: str) -> str:
    """A module whose constants say so, which saves compiled code from looking them up; no line moves.

    Numbers stay as they are: the tests set the bounds of memories lower.
    """
    marked, count = _CONSTANT.subn(r"\1: Final = ", source)
    return marked.replace(_FIRST_IMPORT, f"{_FIRST_IMPORT}; from typing import Final", 1) if count else source


def prepare(folder: Path) -> list[str]:
    """Copy the package into ``folder`` as it is to be compiled; returns the modules as paths below it."""
    shutil.copytree(ROOT / "timeline", folder / "timeline", ignore=shutil.ignore_patterns("__pycache__"))
    chosen = modules()
    for name in chosen:
        path = folder / name
        path.write_text(final(path.read_text(encoding="utf-8")), encoding="utf-8")
    return chosen


def extensions(folder: Path) -> list[Any]:
    """Translate the modules to C in ``folder``, which is empty; no compiler is needed for that.

    Raises:
        ModuleNotFoundError: mypy or setuptools is not installed (both are in ``requirements-dev.lock``).
        SystemExit: A module cannot be translated; mypyc has printed why.
    """
    from mypyc.build import mypycify

    config = f"--config-file={ROOT / 'pyproject.toml'}"
    names = prepare(folder)
    with contextlib.chdir(folder):
        found: list[Any] = mypycify([config, *names], opt_level="2", debug_level="0", group_name="timeline")
    return found


def libraries(folder: Path) -> list[Path]:
    """Compile the modules in ``folder``, which is empty; returns the libraries, which are below its folder ``made``.

    Raises:
        SystemExit, CompileError: A module cannot be translated, or the compiler is missing or fails.
    """
    from setuptools import Distribution

    found = extensions(folder)
    build: Any = Distribution({"name": "timeline", "ext_modules": found}).get_command_obj("build_ext")
    build.build_lib, build.build_temp = "made", "temp"
    with contextlib.chdir(folder):
        build.ensure_finalized()
        build.run()
    return sorted(path for path in (folder / "made").rglob("*") if path.is_file())


class CompiledHook(BuildHookInterface[Any]):
    """Adds the compiled modules to a wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile before the wheel is packed; an editable install stays pure."""
        if version == "editable":
            return
        self._folder = tempfile.TemporaryDirectory()
        folder = Path(self._folder.name)
        for library in libraries(folder):
            build_data["force_include"][str(library)] = library.relative_to(folder / "made").as_posix()
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Throw away what the wheel holds now."""
        if version != "editable":
            self._folder.cleanup()
