"""Opaque cursors: the place in a list's order where a page ended.

A place is two numbers and an id, whatever the list; what comes after it is well defined for every
question, so a cursor needs no signature: a made-up one begins the list somewhere and nothing worse.
"""

from __future__ import annotations

import base64

import orjson

from api.problems import Fault, Kind, ProblemError
from timeline.store import Key

__all__ = ["EXAMPLE", "decode_cursor", "encode_cursor"]

_MAX_LENGTH = 1000
_LARGEST = 2**53


def encode_cursor(place: Key) -> str:
    """A cursor that continues after ``place``."""
    data = orjson.dumps([place.s, place.e, place.id])
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def decode_cursor(cursor: str) -> Key:
    """Where ``cursor`` stopped.

    Raises:
        ProblemError: it is none of ours.
    """
    try:
        if len(cursor) > _MAX_LENGTH:
            raise ValueError
        padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
        found = orjson.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
        if not isinstance(found, list) or [type(one) for one in found] != [int, int, str]:
            raise ValueError
        place = Key(*found)
        if not (0 <= place.s <= _LARGEST and 0 <= place.e <= _LARGEST) or "\0" in place.id:
            raise ValueError
    except (ValueError, TypeError):
        why = "it was not made by this service; take it from the next link of a page"
        raise ProblemError(
            Kind.INVALID_PARAMETER,
            f"The cursor cannot be used: {why}.",
            "لا يمكن استعمال المؤشر cursor؛ خذه من رابط next أو ابدأ من دونه.",
            (Fault("cursor", why),),
        ) from None
    return place


EXAMPLE = encode_cursor(Key(735_950, 735_950, "e-1fedd0cb612afabe"))
"""A cursor for the documentation; it works."""
