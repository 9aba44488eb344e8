"""The whole contract against the running service, by a tool that tries to break it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from api.settings import Access, Settings
from tests.service_postgres import DATABASES, fresh_database
from tests.service_process import REPORTS, serving
from timeline.store import build, open_store

TOOL = shutil.which("schemathesis")
ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.skipif(TOOL is None, reason="schemathesis is not installed: pip install schemathesis")
@pytest.mark.parametrize("kind", DATABASES)
def test_no_request_is_answered_otherwise_than_documented(kind: str, tmp_path: Path) -> None:
    """All checks on: no 5xx, no undocumented status or shape, valid input taken, invalid input refused."""
    shutil.copy(ROOT / "tests" / "contract_hooks.py", tmp_path)
    with fresh_database(kind) as url:
        with open_store(url) as store:
            build(store, [REPORTS])
        with serving(Settings(database=url, writing=Access.OPEN)) as service:
            assert TOOL
            done = subprocess.run(  # noqa: S603
                [
                    TOOL, "run", f"{service.base_url}/openapi.json", "--checks", "all", "--max-examples", "10",
                    "--phases", "examples,coverage,fuzzing", "--suppress-health-check", "all", "--seed", "1",
                ],
                cwd=tmp_path,
                env={**os.environ, "SCHEMATHESIS_HOOKS": "contract_hooks", "PYTHONPATH": str(tmp_path)},
                capture_output=True,
                timeout=900,
                check=False,
            )  # fmt: skip
    told = done.stdout.decode()
    assert done.returncode == 0, told[-6000:]
    assert re.search(r"Tested: (\d+)", told)
