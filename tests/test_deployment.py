"""The container and its companion, as far as they can be checked without a container engine."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from api.settings import Settings

ROOT = Path(__file__).resolve().parents[1]


def test_the_image_copies_what_is_there_and_nothing_that_is_ignored() -> None:
    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    allowed = {
        line.removeprefix("!")
        for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
        if line.startswith("!")
    }
    copied = [
        name for line in re.findall(r"^COPY (?!--from)(.*)$", dockerfile, re.MULTILINE) for name in line.split()[:-1]
    ]
    assert copied
    for name in copied:
        assert (ROOT / name).exists()
        assert name in allowed


def test_the_image_holds_the_driver_that_the_compose_file_needs() -> None:
    locked = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "requirements.lock" in (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert re.search(r"^psycopg-binary==", locked, re.MULTILINE)


def test_the_compose_file_sets_what_the_service_knows() -> None:
    services = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"]
    environment = services["timeline"]["environment"]
    for name in environment:
        if name.startswith("TIMELINE_"):
            assert name.removeprefix("TIMELINE_").lower() in Settings.model_fields
    assert environment["TIMELINE_DATABASE"].startswith("postgresql://timeline@database/")
    assert services["timeline"]["depends_on"]["database"]["condition"] == "service_healthy"
    # No secret is written down, and nothing is reachable from elsewhere unless somebody says so.
    assert ":?" in services["database"]["environment"]["POSTGRES_PASSWORD"]
    assert all(port.startswith("127.0.0.1:") for port in services["timeline"]["ports"])
    assert "ports" not in services["database"]
    patience = re.fullmatch(r"(\d+)s", services["timeline"]["stop_grace_period"])
    assert patience
    assert int(patience[1]) > 30
