"""A resolution in words, Arabic or English: every step, and why.

``resolve`` only notes codes and values, because most derivations are never read; the texts stand in
``messages.toml`` and are put together here, when somebody asks.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Final

from timeline.dates.granularity import Granularity
from timeline.dates.holidays import reason_text
from timeline.errors import LanguageDataError
from timeline.expressions import Day
from timeline.resolution.holiday_dates import HOLIDAY_REASON
from timeline.resolution.resolution import Alternative, Conflict, Problem, Resolution, Step
from timeline.resolution.wording import LANGUAGES, amount, names, words

__all__ = ["LANGUAGES", "explain", "messages", "render", "text_of"]

_FILE: Final = "messages.toml"
_COLUMN: Final = 44
"""Where the second column of an explanation begins, if the first leaves room for it."""

_OPTIONAL: Final = {
    "source": ": {}",
    "source_ar": ": {}",
    "quote": " «{}»",
    "cue": " «{}»",
    "zone": " ({})",
    "region": " ({})",
}
"""How args that are often empty are joined to what stands before them."""


@cache
def messages() -> dict[str, dict[str, dict[str, Any]]]:
    """Every message: section (``step``, ``why``, ``problem``, ``conflict``, ``alternative``) → code → row.

    Raises:
        LanguageDataError: A row lacks one of the two texts.
    """
    data: dict[str, dict[str, dict[str, Any]]] = tomllib.loads(
        files("timeline.resolution").joinpath(_FILE).read_text(encoding="utf-8")
    )
    for section, rows in data.items():
        for code, row in rows.items():
            if not all(row.get(language) for language in LANGUAGES):
                raise LanguageDataError(_FILE, f"{section}.{code}", "a text is missing")
    return data


def render(resolution: Resolution, language: str = "ar") -> list[str]:
    """The derivation line by line, the reason of a step after a dash; last the problem, if there is one.

    Raises:
        ValueError: ``language`` is not one of ``LANGUAGES``.
    """
    lines = []
    for step in resolution.derivation:
        text, why = _columns("step", step.code, step.args, language)
        lines.append(f"{text} — {why}" if why else text)
    if resolution.problem is not None:
        lines.append(text_of(resolution.problem, language))
    return lines


def text_of(item: Step | Problem | Conflict | Alternative, language: str = "ar") -> str:
    """One step, problem, conflict or other reading (its reason) in words.

    Raises:
        ValueError: ``language`` is not one of ``LANGUAGES``.
    """
    if isinstance(item, Alternative):
        names(language)
        if item.reason.startswith(HOLIDAY_REASON):
            return reason_text(item.reason.removeprefix(HOLIDAY_REASON), language)
        # Other layers add readings of their own; a reason without a text here stands for itself.
        known = item.reason in messages()["alternative"]
        return _columns("alternative", item.reason, (), language)[0] if known else item.reason
    if isinstance(item, Conflict):
        extra = {"kept": words(item.kept, language), "rejected": words(item.rejected, language)}
        return _columns("conflict", item.kind, item.detail, language, extra)[0]
    section = "step" if isinstance(item, Step) else "problem"
    return _columns(section, item.code, item.args, language)[0]


def explain(resolution: Resolution, language: str = "ar", *, wording: str = "") -> str:
    """The whole resolution as a text of two columns: steps, result, other readings, conflicts.

    ``wording`` is the expression as it stands in the text, for the heading.

    Raises:
        ValueError: ``language`` is not one of ``LANGUAGES``.
    """
    n = names(language)
    lines = [f"«{wording}»"] if wording else []
    lines.extend(_row("  ", *_columns("step", step.code, step.args, language)) for step in resolution.derivation)
    if resolution.interval is None:
        why = text_of(resolution.problem, language) if resolution.problem else ""
        lines.append(_row("= ", str(n["no_interval"]), why))
    else:
        lines.append(_row("= ", resolution.interval.edtf, words(resolution.interval, language)))
    lines.extend(
        _row(f"  {n['or']} ", other.interval.edtf, text_of(other, language)) for other in resolution.alternatives
    )
    lines.extend(f"  {n['conflict']}: {text_of(conflict, language)}" for conflict in resolution.conflicts)
    return "\n".join(lines)


def _row(mark: str, text: str, why: str) -> str:
    line = mark + text
    return f"{line:<{_COLUMN}}  {why}" if why else line


def _columns(
    section: str, code: str, args: Sequence[object], language: str, extra: dict[str, str] | None = None
) -> tuple[str, str]:
    """Both columns of a message, filled."""
    names(language)  # an unknown language is the caller's mistake and is said so before anything else
    row = messages()[section][code]
    filled = dict(extra or {})
    given: dict[str, object] = dict(zip(row["args"], args, strict=True))
    for name, value in given.items():
        text = text_of(value, language) if isinstance(value, Problem) else words(value, language)
        filled[name] = (_OPTIONAL[name].format(text) if text else "") if name in _OPTIONAL else text
        if isinstance(value, Day):
            filled[f"a_{name}"] = names(language)["bare_weekdays"][value]
        elif isinstance(value, Granularity):
            filled[f"the_{name}"] = names(language)["units"][value.value]["the"]
    if "unit" in given:
        filled["amount"] = amount(given.get("count"), given["unit"], language)
    if "reason" in given:
        why: str = messages()["why"][str(given["reason"])][language]
        # A placement of several members says its side itself; the other steps stand for one each.
        side = row.get("value") or getattr(given.get("side"), "value", "")
        filled["why"] = why.format(value=side, cue=filled.get("cue", ""))
    text, reason = row[language], row.get(f"{language}_why", "")
    return str(text).format(**filled), str(reason).format(**filled)
