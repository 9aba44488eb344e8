"""What schemathesis must know of the contract that JSON Schema cannot say; loaded by the tool, not by pytest."""

from __future__ import annotations

import base64
import json
from typing import Any

import schemathesis
from hypothesis import strategies as st

days = st.dates().map(lambda day: day.isoformat())
partial = st.one_of(days, days.map(lambda day: day[:7]), days.map(lambda day: day[:4]))
spans = st.lists(partial, min_size=2, max_size=2).map(sorted).map("/".join)
opened = partial.flatmap(lambda day: st.sampled_from([f"../{day}", f"{day}/.."]))
schemathesis.openapi.format("timeline-time", st.one_of(partial, spans.filter(lambda s: len(s) == 21), opened))
schemathesis.openapi.format("timeline-edtf", st.one_of(partial, opened))
schemathesis.openapi.format("timeline-duration", st.integers(0, 400).map(lambda n: f"P{n}D"))
schemathesis.openapi.format("timeline-words", st.sampled_from(["18 كانون الأول 2015", "2015-12", "7 ربيع الأول 1437"]))
places = st.tuples(st.integers(0, 10**7), st.integers(0, 10**7), st.text("0123456789abcdef-", max_size=20))
schemathesis.openapi.format(
    "timeline-cursor",
    places.map(lambda place: base64.urlsafe_b64encode(json.dumps(place).encode()).rstrip(b"=").decode()),
)
texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60).map("خبر {}".format)
schemathesis.openapi.format("timeline-text", texts)
schemathesis.openapi.format(
    "timeline-page", texts.map(lambda text: "<p>" + "".join(c for c in text if c not in "<>&") * 9)
)


def _ndjson(_context: Any, value: Any) -> Any:
    """A stream of one record a line."""
    return value if isinstance(value, bytes) else (json.dumps(value, ensure_ascii=False) + "\n").encode()


def filter_case(_context: Any, case: Any) -> bool:
    """Leave out pages and plain text: no schema says what makes a page readable."""
    return case.media_type not in {"text/html", "text/plain"}


ndjson = schemathesis.serializer("application/x-ndjson")(_ndjson)
schemathesis.hook(filter_case)
