"""Bodies that come in pieces: the same lines however they are cut, answered when nothing more comes."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from itertools import pairwise

from fastapi import Request
from hypothesis import given
from hypothesis import strategies as st
from starlette.types import Message

from api.streams import Line, runs_of

LONGEST = 12


def request_of(pieces: Iterable[tuple[bytes, float]]) -> Request:
    """A request whose body comes in pieces, each after so many seconds."""
    left = iter(pieces)

    async def receive() -> Message:
        piece = next(left, None)
        if piece is None:
            return {"type": "http.request", "body": b"", "more_body": False}
        if piece[1]:
            await asyncio.sleep(piece[1])
        return {"type": "http.request", "body": piece[0], "more_body": True}

    return Request({"type": "http", "method": "POST", "headers": []}, receive)


def runs(pieces: Iterable[tuple[bytes, float]], most: int) -> list[list[Line]]:
    async def all_of() -> list[list[Line]]:
        return [list(run) async for run in runs_of(request_of(pieces), LONGEST, most)]

    return asyncio.run(all_of())


@given(st.lists(st.binary(max_size=2 * LONGEST)), st.lists(st.integers(0, 200)), st.integers(1, 5))
def test_lines_do_not_depend_on_how_a_body_is_cut(parts: list[bytes], cuts: list[int], most: int) -> None:
    body = b"\n".join(parts)
    places = sorted({0, len(body), *(cut % (len(body) + 1) for cut in cuts)})
    found = runs([(body[first:last], 0) for first, last in pairwise(places)], most)
    lines = body.removesuffix(b"\n").split(b"\n") if body else []
    told = [line if len(line) <= LONGEST else None for line in lines]
    assert [one for run in found for one in run] == [*enumerate(told, 1)]
    assert all(0 < len(run) <= most for run in found[:-1])


def test_who_sends_slowly_is_answered_at_once_and_who_sends_quickly_in_runs() -> None:
    slowly = runs([(b"a\n", 0), (b"b\n", 0.2), (b"c", 0.2)], 9)
    assert slowly == [[(1, b"a")], [(2, b"b")], [(3, b"c")]]
    assert runs([(b"a\n", 0), (b"b\n", 0), (b"c", 0)], 9) == [[(1, b"a"), (2, b"b"), (3, b"c")]]
