"""Imports go down one list only, and what a layer must not know it does not import."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest

import timeline

ROOT = Path(__file__).resolve().parents[1]

MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "disjoint": set(),
    "dates": {"errors"},
    "categories": {"dates"},
    "expressions": {"errors", "dates", "categories"},
    "text": {"errors"},
    "language": {"errors", "dates", "expressions", "text"},
    "resolution": {"errors", "dates", "expressions"},
    "annotation": {"errors", "dates", "expressions", "text", "language", "resolution"},
}
MAY_IMPORT["articles"] = MAY_IMPORT["annotation"] | {"annotation"}
MAY_IMPORT["events"] = MAY_IMPORT["articles"] | {"articles", "disjoint"}
MAY_IMPORT["export"] = MAY_IMPORT["events"] | {"events"}
MAY_IMPORT["store"] = MAY_IMPORT["export"] | {"export"}
MAY_IMPORT["cli"] = MAY_IMPORT["api"] = MAY_IMPORT["store"] | {"store"}
# The package itself gathers public names; ``serve`` is the one command that starts the web application.
MAY_IMPORT["timeline"] = MAY_IMPORT["store"] | {"store"}
MAY_IMPORT["cli"] |= {"api", "timeline"}
MAY_IMPORT["api"] |= {"timeline"}

# The folders of a layer in their order, and its modules that stand below them all. What stands in none of them joins them.
STEPS: dict[str, tuple[set[str], tuple[str, ...]]] = {
    "language": ({"expression", "kinds", "rule"}, ("parsing", "context", "guards")),
    "events": ({"event", "claims"}, ("words", "names", "sentences", "mentions", "labels", "groups")),
}

# Third-party packages that belong to one place; a folder stands for everything below it.
ONLY_IN = {
    "hijridate": ("timeline/dates/hijri.py",),
    "dateparser": ("timeline/language/",),
    "sqlalchemy": ("timeline/store/", "timeline/cli", "api/"),
    "typer": ("timeline/cli",),
    "rich": ("timeline/cli",),
    "uvicorn": ("timeline/cli", "api/"),
    "fastapi": ("api/",),
    "starlette": ("api/",),
    "jinja2": ("api/",),
}

# What would make a result depend on the machine: the clock, chance, the locale, the network.
MACHINE_CALLS = {
    ("datetime", "now"),
    ("datetime", "today"),
    ("datetime", "utcnow"),
    ("date", "today"),
    ("time", "time"),
    ("time", "localtime"),
    ("time", "monotonic"),
}
MACHINE_MODULES = {
    "locale",
    "random",
    "secrets",
    "socket",
    "uuid",
    "urllib.request",
    "http.client",
    "httpx",
    "requests",
}


def modules() -> list[Path]:
    """Every module of the library and of the web application."""
    return sorted(p for folder in ("timeline", "api") for p in (ROOT / folder).rglob("*.py"))


def name_of(path: Path) -> str:
    """Dotted name of a module file."""
    parts = list(path.relative_to(ROOT).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def layer_of(module: str) -> str:
    """The layer that a dotted name of this project belongs to (``timeline.cli.show`` is ``cli``)."""
    head, _, rest = module.partition(".")
    return rest.split(".")[0] if head == "timeline" and rest else head


KNOWN = {name_of(p) for p in modules()}


def imports_of(path: Path, source: str) -> Iterator[str]:
    """Dotted names that a module imports, wherever in it the statement stands, relative ones made absolute."""
    package = name_of(path).split(".")
    if path.name != "__init__.py":
        package = package[:-1]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            for alias in node.names:
                whole = f"{module}.{alias.name}"
                yield whole if whole in KNOWN else module


def violations(path: Path, source: str) -> list[str]:
    """Imports of this project that go up (or across) the list."""
    here = layer_of(name_of(path))
    wrong = []
    for target in imports_of(path, source):
        if target.split(".")[0] not in {"timeline", "api"}:
            continue
        there = layer_of(target)
        if there != here and there not in MAY_IMPORT[here]:
            wrong.append(f"{name_of(path)} ({here}) imports {target} ({there})")
    return wrong


def test_imports_go_down() -> None:
    assert [wrong for path in modules() for wrong in violations(path, path.read_text(encoding="utf-8"))] == []


def missteps(path: Path, source: str) -> list[str]:
    """Imports from one folder of a layer that go to a later one, or to a module that joins the folders."""
    parts = name_of(path).split(".")
    below, steps = STEPS.get(layer_of(name_of(path)), (set(), ()))
    if len(parts) < 3 or parts[2] not in steps:
        return []
    may = {*below, "data", *steps[: steps.index(parts[2]) + 1]}
    within = ".".join(parts[:2])
    targets = [t.split(".") for t in imports_of(path, source) if t == within or t.startswith(f"{within}.")]
    return [f"{name_of(path)} imports {'.'.join(t)}" for t in targets if len(t) < 3 or t[2] not in may]


def test_folders_of_a_layer_go_down_too() -> None:
    assert [wrong for path in modules() for wrong in missteps(path, path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("timeline/events/mentions/roles.py", "from timeline.events.groups.clustering import cluster"),
        ("timeline/events/labels/labels.py", "from timeline.events import assemble"),
        ("timeline/language/parsing/chart.py", "from timeline.language.tagger import tag"),
        ("timeline/language/context/tense.py", "from timeline.language.guards.nowadays import nowadays"),
    ],
)
def test_a_misstep_is_seen(module: str, source: str) -> None:
    assert len(missteps(ROOT / module, source)) == 1


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("timeline/resolution/resolve.py", "from timeline.language import tag"),
        ("timeline/resolution/resolve.py", "import timeline.text.fold"),
        ("timeline/language/parsing/chart.py", "from timeline.resolution.anchor import Anchor"),
        ("timeline/language/parsing/chart.py", "from ...resolution import anchor"),
        ("timeline/dates/interval.py", "def late():\n    from timeline import expressions"),
        ("timeline/articles/dating.py", "from timeline.events.event import Event"),
        ("timeline/export/vis.py", "import timeline.store"),
        ("timeline/export/vis.py", "from api.app import create_app"),
    ],
)
def test_a_wrong_import_is_seen(module: str, source: str) -> None:
    assert len(violations(ROOT / module, source)) == 1


def test_every_layer_is_on_the_list() -> None:
    assert {layer_of(name) for name in KNOWN} <= set(MAY_IMPORT)


def test_third_party_packages_stay_in_their_place() -> None:
    wrong = []
    for path in modules():
        place = path.relative_to(ROOT).as_posix()
        for target in imports_of(path, path.read_text(encoding="utf-8")):
            allowed = ONLY_IN.get(target.split(".")[0])
            if allowed and not place.startswith(allowed):
                wrong.append(f"{place} imports {target}")
    assert wrong == []


@pytest.mark.parametrize("package", ["hijridate", "dateparser"])
def test_an_adapter_is_one_module(package: str) -> None:
    importers = [p for p in modules() if package in {t.split(".")[0] for t in imports_of(p, p.read_text("utf-8"))}]
    assert len(importers) <= 1, [name_of(p) for p in importers]


def machine_calls(path: Path, source: str) -> list[str]:
    """Uses of the clock, of chance, of the locale or of the network in a module."""
    wrong = [f"{name_of(path)} imports {target}" for target in imports_of(path, source) if target in MACHINE_MODULES]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute):
            owner = node.value
            name = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
            if (name, node.attr) in MACHINE_CALLS:
                wrong.append(f"{name_of(path)} line {node.lineno}: {name}.{node.attr}")
    return wrong


def test_the_library_never_asks_the_machine() -> None:
    library = [path for path in modules() if layer_of(name_of(path)) not in {"cli", "api"}]
    assert [wrong for path in library for wrong in machine_calls(path, path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("source", ["x = datetime.date.today()", "x = dt.datetime.now(tz)", "import random"])
def test_a_question_to_the_machine_is_seen(source: str) -> None:
    assert machine_calls(ROOT / "timeline" / "dates" / "interval.py", source)


PUBLIC = {
    "Anchor",
    "AnchorFunction",
    "Annotation",
    "ClockTime",
    "Extent",
    "Granularity",
    "Interval",
    "Policy",
    "Qualifier",
    "Resolution",
    "TemporalExpression",
    "TimelineError",
    "annotate",
    "resolve",
    "tag",
}
"""What other people's programs may import: a name leaves this list only with a new major version."""


def test_the_public_names_are_those_promised() -> None:
    assert set(timeline.__all__) == PUBLIC
    assert list(timeline.__all__) == sorted(timeline.__all__)
    for name in timeline.__all__:
        offered = getattr(timeline, name)
        if not inspect.isbuiltin(offered):  # a compiled function keeps no docstring
            assert (offered.__doc__ or "").strip(), f"{name} has no docstring"


def test_every_package_names_what_it_offers() -> None:
    silent = []
    for path in modules():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        assigned = {t.id for n in tree.body if isinstance(n, ast.Assign) for t in n.targets if isinstance(t, ast.Name)}
        imports = any(isinstance(n, ast.ImportFrom) and n.module != "__future__" for n in tree.body)
        if path.name == "__init__.py" and imports and "__all__" not in assigned:
            silent.append(name_of(path))
    assert silent == []
