"""Editors' decisions as JSON: ``decision_json``."""

from __future__ import annotations

from typing import Any

from timeline.events.decisions import Decision

__all__ = ["decision_json"]


def decision_json(decision: Decision) -> dict[str, Any]:
    """A decision as it is shown."""
    return {
        "id": decision.id,
        "action": decision.action.value,
        "claims": list(decision.mentions),
        "author": decision.author,
        "at": decision.at.isoformat(),
        "reason": decision.reason,
        "date": None if decision.interval is None else decision.interval.edtf,
        "label": decision.label,
        "target": decision.target,
    }
