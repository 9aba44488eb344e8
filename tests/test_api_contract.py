"""The whole contract against the running service, by a tool that tries to break it.

Examples and a few random requests by default, which takes half a minute. ``TIMELINE_CONTRACT=full`` adds
the boundaries of every parameter and field (about 1,600 requests, three minutes a database).
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from api.settings import Access, Settings
from tests.service_postgres import DATABASES, fresh_database
from tests.service_process import REPORTS, serving
from timeline.store import build, open_store

ROOT = Path(__file__).resolve().parents[1]
TOOL = Path(sys.executable).with_name("schemathesis")
FULL = os.environ.get("TIMELINE_CONTRACT") == "full"
EXAMPLES = "10" if FULL else "4"
PHASES = "examples,coverage,fuzzing" if FULL else "examples,fuzzing"
FEW = [REPORTS / "newyork-01_after-the-vote.txt", REPORTS / "moscow-03_contradictory-dateline.txt"]
"""Writing makes the events anew, so a short timeline is asked more questions in the same time."""


def ids_of(service: httpx.Client) -> str:
    """Ids that are there, for the tool: without them most answers would be 404."""
    events = service.get("/v1/timeline").json()["events"]
    claims = [claim for event in events for claim in service.get(event["self"]).json()["claims"]]
    return json.dumps(
        {
            "event_id": [event["id"] for event in events],
            "article_id": [claim["article"]["id"] for claim in claims],
            "claims": [claim["id"] for claim in claims],
        }
    )


@pytest.mark.parametrize("kind", DATABASES)
def test_no_request_is_answered_otherwise_than_documented(kind: str, tmp_path: Path) -> None:
    """All checks on: no 5xx, no undocumented status or shape, valid input taken, invalid input refused."""
    shutil.copy(ROOT / "tests" / "contract_hooks.py", tmp_path)
    with fresh_database(kind) as url:
        with open_store(url) as store:
            build(store, FEW)
        with serving(Settings(database=url, writing=Access.OPEN)) as service:
            done = subprocess.run(  # noqa: S603
                [
                    TOOL, "run", f"{service.base_url}/openapi.json", "--checks", "all", "--max-examples", EXAMPLES,
                    "--phases", PHASES, "--suppress-health-check", "all", "--seed", "1",
                ],
                cwd=tmp_path,
                env={
                    **os.environ,
                    "SCHEMATHESIS_HOOKS": "contract_hooks",
                    "PYTHONPATH": str(tmp_path),
                    "TIMELINE_CONTRACT_IDS": ids_of(service),
                },
                capture_output=True,
                timeout=900,
                check=False,
            )  # fmt: skip
    told = done.stdout.decode()
    assert done.returncode == 0, told[-6000:]
    counted = re.search(r"(\d+) generated, (\d+) passed", told)
    assert counted
    assert int(counted[1]) == int(counted[2]) > (1000 if FULL else 60)
