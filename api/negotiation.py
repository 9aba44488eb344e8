"""Which form an answer takes: what ``format`` says, else what the Accept header prefers."""

from __future__ import annotations

from api.problems import Kind, ProblemError
from timeline.export.formats import FORMATS, FormatName

__all__ = ["chosen_format"]

_JSON = "application/json"
_BY_TYPE: dict[str, FormatName | None] = {_JSON: None, **{one.media_type: name for name, one in FORMATS.items()}}
_ALIASES = {"application/xml": "application/timex3+xml", "text/xml": "application/timex3+xml"}
_MAX_RANGES = 20


def chosen_format(format_: str | None, accept: str | None) -> FormatName | None:
    """The format to write, ``None`` for plain JSON.

    Raises:
        ProblemError: the Accept header leaves nothing that is written here.
    """
    if format_ is not None:
        return None if format_ == "json" else FormatName(format_)
    if not accept:
        return None
    for media_range in _ranges(accept):
        media_range = _ALIASES.get(media_range, media_range)
        if media_range in _BY_TYPE:
            return _BY_TYPE[media_range]
        kind, _, sub = media_range.partition("/")
        if sub == "*" and kind in {"*", "application"}:
            return None
        if media_range == "text/*":
            return FormatName.CSV
    raise ProblemError(
        Kind.NOT_ACCEPTABLE,
        f"None of {accept[:200]!r} is written here; there are {', '.join(_BY_TYPE)}.",
        "لا تُكتب أي من الصيغ المذكورة في ترويسة Accept.",
    )


def _ranges(accept: str) -> list[str]:
    """The media ranges of an Accept header, the most wanted first; those with q=0 are left out."""
    found: list[tuple[float, int, str]] = []
    for number, part in enumerate(accept.split(",")[:_MAX_RANGES]):
        media_range, *parameters = (piece.strip() for piece in part.lower().split(";"))
        weight = next((p.removeprefix("q=") for p in parameters if p.startswith("q=")), "1")
        try:
            wanted = float(weight)
        except ValueError:
            wanted = 0.0
        if wanted > 0:
            found.append((-wanted, number, media_range))
    return [media_range for _, _, media_range in sorted(found)]
