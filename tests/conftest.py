"""What every test shares: where things lie, and a Hypothesis profile that never depends on the machine's speed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parents[1]

settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "local")


@pytest.fixture(scope="session", autouse=True)
def byte_code(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The processes that tests start share their byte code: where none is kept, each would compile all libraries."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPYCACHEPREFIX", str(tmp_path_factory.mktemp("bytecode")))
        patch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
        yield


@pytest.fixture(scope="session")
def root() -> Path:
    """The project folder."""
    return ROOT


@pytest.fixture(scope="session")
def fixtures(root: Path) -> Path:
    """The project's own reports with their expected results."""
    return root / "fixtures"


@pytest.fixture(scope="session")
def shared(root: Path) -> Path:
    """The folder with the two real documents, which lies beside the project and is no part of it."""
    folder = root.parent / "shared"
    if not folder.is_dir():
        pytest.skip("shared/ with the two real documents does not lie beside the project folder")
    return folder
