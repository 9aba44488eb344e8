"""What schemathesis must know of the contract that JSON Schema cannot say; loaded by the tool, not by pytest."""

from __future__ import annotations

import base64
import json
import os
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
schemathesis.openapi.format(
    "timeline-words",
    st.sampled_from(["18 كانون الأول 2015", "2015-12", "7 ربيع الأول 1437", "منذ 18 كانون الأول 2015"]),
)
places = st.tuples(st.integers(0, 10**7), st.integers(0, 10**7), st.text("0123456789abcdef-", max_size=20))
schemathesis.openapi.format(
    "timeline-cursor",
    places.map(lambda place: base64.urlsafe_b64encode(json.dumps(place).encode()).rstrip(b"=").decode()),
)
schemathesis.openapi.format("timeline-etag", st.just("*"))
longitudes = st.lists(st.integers(-180, 180), min_size=2, max_size=2)
latitudes = st.lists(st.integers(-90, 90), min_size=2, max_size=2).map(sorted)
schemathesis.openapi.format(
    "timeline-box", st.tuples(longitudes, latitudes).map(lambda b: f"{b[0][0]},{b[1][0]},{b[0][1]},{b[1][1]}")
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
    """Leave out pages, files and plain text: no schema says what makes a page readable."""
    return case.media_type not in {"text/html", "text/plain", "multipart/form-data"}


REAL: dict[str, list[str]] = json.loads(os.environ.get("TIMELINE_CONTRACT_IDS", "{}"))
"""Ids that are there, by the name of the parameter: without them most answers would be 404."""


def map_path_parameters(_context: Any, parameters: Any) -> Any:
    """Every other id becomes one that is there; a value that the schema refuses stays as it is."""
    for name, known in REAL.items():
        value = parameters.get(name) if isinstance(parameters, dict) else None
        if isinstance(value, str) and 0 < len(value) <= 200 and len(value) % 2:
            parameters[name] = known[len(value) % len(known)]
    return parameters


def map_body(_context: Any, body: Any) -> Any:
    """The same for the claims of a decision."""
    known = REAL.get("claims")
    claims = body.get("claims") if isinstance(body, dict) else None
    if not known or not isinstance(claims, list) or not all(isinstance(one, str) for one in claims):
        return body
    if len(set(claims)) == len(claims) <= len(known) and all(0 < len(one) <= 200 for one in claims):
        body["claims"] = known[: len(claims)]
    return body


ndjson = schemathesis.serializer("application/x-ndjson")(_ndjson)
for hook in (filter_case, map_path_parameters, map_body):
    schemathesis.hook(hook)
