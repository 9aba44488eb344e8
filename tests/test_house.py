"""Rules about the files of the project themselves."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from timeline.text.fold import fold_word

ROOT = Path(__file__).resolve().parents[1]
LONG = 400

# Written in pieces, so that this file does not contain what it looks for.
HOSTS = re.compile("|".join(["py" + r"pi\.org", "python" + "hosted", "npm" + r"js\.org", "deb" + r"\.deb" + "ian"]))
FOLDERS = "|".join(["wo" + "rk", "ro" + "ot", "ho" + "me", "fa" + "rm", "tm" + "p"])
PATHS = re.compile(rf"(^|[^A-Za-z0-9_.<-])/({FOLDERS})/")
UNFINISHED = re.compile("|".join(["TO" + "DO", "FIX" + "ME", "NotImplemented" + "Error", r"pytest\.mark\." + "xfail"]))


def tracked() -> list[Path]:
    """Files under version control, and those that would be if they were added now."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)  # noqa: S603
    if answer.returncode:
        pytest.skip("not a git checkout: nothing says which files belong to the project")
    names = [n for n in answer.stdout.decode().split("\0") if n]
    return sorted(p for n in names if (p := ROOT / n).is_file())


def findings(pattern: re.Pattern[str], *, suffixes: set[str] | None = None) -> list[str]:
    """Lines of tracked text files in which the pattern occurs."""
    found = []
    for path in tracked():
        if suffixes and path.suffix not in suffixes:
            continue
        data = path.read_bytes()
        if b"\0" in data:
            continue
        text = data.decode("utf-8", errors="replace")
        if not pattern.search(text):
            continue
        lines = enumerate(text.splitlines(), 1)
        found += [f"{path.relative_to(ROOT)}:{n}: {line[:120]}" for n, line in lines if pattern.search(line)]
    return found


def test_no_registry_host_in_a_file() -> None:
    assert findings(HOSTS) == []


def test_no_path_of_a_machine_in_a_file() -> None:
    assert findings(PATHS) == []


def test_nothing_is_marked_unfinished() -> None:
    assert findings(UNFINISHED, suffixes={".py", ".toml", ".html", ".js", ".css"}) == []


def test_long_modules_say_why() -> None:
    silent = []
    for path in [p for folder in ("timeline", "api") for p in (ROOT / folder).rglob("*.py")]:
        text = path.read_text(encoding="utf-8")
        length = len(text.splitlines())
        if length > LONG and "Long because" not in (ast.get_docstring(ast.parse(text)) or ""):
            silent.append(
                f"{path.relative_to(ROOT)}: {length} lines; split it, or say «Long because …» in its docstring"
            )
    assert silent == []


def lists(data: object, where: str) -> Iterator[tuple[str, list[object]]]:
    """Every list in a table of language data, by where it stands."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from lists(value, f"{where}.{key}")
    elif isinstance(data, list):
        yield where, data
        for number, value in enumerate(data):
            yield from lists(value, f"{where}.{number}")


def test_no_list_of_words_has_one_twice() -> None:
    """Words are folded when they are loaded, so two spellings that fold alike are one word."""
    twice = [
        f"{where}: {word}"
        for path in tracked()
        if path.suffix == ".toml" and path.is_relative_to(ROOT / "timeline")
        for where, values in lists(tomllib.loads(path.read_text("utf-8")), path.name)
        if where != "names.toml.en.decades"  # one wording for each decade, by its place
        for word, times in Counter(fold_word(value) for value in values if isinstance(value, str)).items()
        if times > 1
    ]
    assert twice == []


ARABIC = re.compile(r"[\u0621-\u064a]{2,}")
MOST_WORDS = 16
"""A list of more Arabic words than this is data; the longest that are grammar are the numerals that are run together."""


def literal_words(node: ast.AST) -> list[str]:
    """The strings of a display, or the words of ``"…".split()``."""
    match node:
        case ast.Set(elts) | ast.Tuple(elts) | ast.List(elts):
            return [e.value for e in elts if isinstance(e, ast.Constant) and isinstance(e.value, str)]
        case ast.Call(func=ast.Attribute(value=ast.Constant(value=str(text)), attr="split")):
            return text.split()
        case _:
            return []


def test_lists_of_arabic_words_are_data() -> None:
    """Whoever adds a word edits a TOML file and no code."""
    long = [
        f"{path.relative_to(ROOT)}: {' '.join(words[:5])} …"
        for path in [p for folder in ("timeline", "api") for p in (ROOT / folder).rglob("*.py")]
        for words in map(literal_words, ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        if sum(ARABIC.fullmatch(word) is not None for word in words) > MOST_WORDS
    ]
    assert long == []


def code_blocks(text: str, language: str) -> list[str]:
    """Fenced blocks of one language in a Markdown text."""
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def test_ci_runs_the_test_command_of_the_readme() -> None:
    commands = [block.strip() for block in code_blocks((ROOT / "README.md").read_text(encoding="utf-8"), "sh")[:2]]
    assert len(commands) == 2
    setup_and_run, test = commands
    assert test in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert "--require-hashes -r requirements.lock" in setup_and_run
    assert "timeline demo" in setup_and_run


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_locked_requirement_has_a_hash(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    assert lines
    assert [line.split()[0] for line in lines if "--hash=sha256:" not in line] == []


def names_in(lock: str) -> set[str]:
    """Names and versions that a lock file pins."""
    return set(re.findall(r"^([A-Za-z0-9._-]+==[^ ]+)", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE))


def test_the_two_locks_agree_and_cover_the_project() -> None:
    assert names_in("requirements.lock") <= names_in("requirements-dev.lock")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for lock, wanted in {
        "requirements.lock": project["dependencies"],
        "requirements-dev.lock": [*project["dependencies"], *project["optional-dependencies"]["dev"]],
    }.items():
        locked = {distribution(pin) for pin in names_in(lock)}
        bare = {distribution(want) for want in wanted}
        assert bare <= locked, f"run «make lock»: {lock} lacks {sorted(bare - locked)}"
    assert any(pin.startswith("hatchling==") for pin in names_in("requirements.lock"))


def distribution(name: str) -> str:
    """A package's name as registries compare them."""
    return re.sub(r"[-_.]+", "-", re.split(r"[^A-Za-z0-9._-]", name)[0]).lower()


def test_what_the_library_imports_is_a_dependency() -> None:
    """Import names and registry names differ only in their hyphens here; starlette comes as part of fastapi."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {distribution(name) for name in project["dependencies"]} | {"starlette"}
    imported: dict[str, str] = {}
    for path in [p for folder in ("timeline", "api") for p in (ROOT / folder).rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and not node.level and node.module:
                names = [node.module]
            for name in names:
                imported.setdefault(name.split(".")[0], path.name)
    foreign = set(imported) - set(sys.stdlib_module_names) - {"timeline", "api"}
    assert {(name, imported[name]) for name in foreign if distribution(name) not in declared} == set()
    optional = {"psycopg", "starlette"}
    assert declared - optional - {distribution(name) for name in foreign} == set(), "declared and never imported"
