"""Evidence with its reason in Arabic and English, from ``reasons.toml``."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from timeline.articles.article import DateConflict, DatingStatus, Evidence, ReferenceDate
from timeline.dates.names import weekday_name

__all__ = ["conflict", "conflict_names", "evidence", "explain"]


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(resources.files("timeline.articles").joinpath("reasons.toml").read_text("utf-8"))


def evidence(
    kind: str,
    quote: str = "",
    span: tuple[int, int] = (-1, -1),
    days: tuple[date | None, date | None] = (None, None),
    *,
    weekday: int | None = None,
    **values: object,
) -> Evidence:
    """One piece of evidence of a ``kind`` of ``reasons.toml``; ``days`` are the first and last that it allows."""
    row = _table()["reason"][kind]
    known = {
        "quote": " ".join(quote.split()),
        "earliest": days[0] or "…",
        "latest": days[1] or "…",
        "weekday": "" if weekday is None else weekday_name(weekday, "en"),
        "weekday_ar": "" if weekday is None else weekday_name(weekday, "ar"),
        **values,
    }
    return Evidence(kind, quote, *span, *days, row["en"].format(**known), row["ar"].format(**known))


def conflict(kind: str, kept: Evidence, rejected: Evidence) -> DateConflict:
    """Two pieces of evidence that cannot both be right, with the reason of ``reasons.toml``."""
    row = _table()["conflict"][kind]
    return DateConflict(kind, kept, rejected, row["en"], row["ar"])


def conflict_names() -> dict[str, dict[str, str]]:
    """What each kind of conflict between dates of one article is, in ``ar`` and ``en``."""
    return {kind: {"ar": row["ar"], "en": row["en"]} for kind, row in _table()["conflict"].items()}


def explain(reference: ReferenceDate, lang: str = "en") -> str:
    """The chain of reasons for a reference date, one a line, in English (``en``) or Arabic (``ar``).

    Behind each stands where its wording is in the document and which days it allows; the last line is the answer.
    """
    arabic = lang == "ar"
    lines = [f"- {_told(reason, reason.reason_ar if arabic else reason.reason)}" for reason in reference.evidence]
    for one in reference.conflicts:
        sides = " / ".join(f"«{' '.join(side.quote.split())}»{_place(side)}" for side in (one.kept, one.rejected))
        lines.append(f"! {one.reason_ar if arabic else one.reason}: {sides}")
    lines.append(f"= {_answer(reference)}")
    return "\n".join(lines)


def _told(reason: Evidence, text: str) -> str:
    quote = " ".join(reason.quote.split())
    return (f"«{quote}»: " if quote and quote not in text else "") + text + _place(reason)


def _place(reason: Evidence) -> str:
    span = f" [{reason.start}:{reason.end}]" if reason.start >= 0 else ""
    days = "" if reason.earliest is None and reason.latest is None else f" → {_span(reason)}"
    return span + days


def _span(reason: Evidence | ReferenceDate) -> str:
    if reason.earliest == reason.latest:
        return str(reason.earliest or "…")
    return f"{reason.earliest or ''}..{reason.latest or ''}"


def _answer(reference: ReferenceDate) -> str:
    if reference.status is DatingStatus.REFUSED:
        return "—" if reference.earliest is reference.latest is None else f"— ({_span(reference)})"
    if len(reference.candidates) == 1:
        return str(reference.best)
    span = f"{reference.earliest}..{reference.latest}"
    days = f", {len(reference.candidates)}" if reference.candidates else ""
    return f"{reference.best} ({span}{days})" if reference.best else span
