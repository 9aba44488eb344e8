"""The answer to «when?»: days, other readings, and every step that led there."""

from __future__ import annotations

from timeline.dates.interval import Interval
from timeline.dates.value import value

__all__ = ["Alternative", "Conflict", "Problem", "Resolution", "Step"]


@value
class Step:
    """One step of a derivation: a ``code`` of ``resolution/messages.toml`` and what fills its text.

    Rendering is left for later (``timeline.resolution.derivation.render``), because most
    derivations are never read.
    """

    code: str
    args: tuple[object, ...] = ()


@value
class Alternative:
    """Another reading, and the name of the policy or the ambiguity that would choose it."""

    interval: Interval
    reason: str


@value
class Conflict:
    """Two pieces of evidence in one expression that cannot both be true.

    ``kind`` is for instance ``weekday`` or ``calendar``; ``kept`` is what the resolution follows,
    ``rejected`` what it does not.
    """

    kind: str
    kept: Interval
    rejected: Interval | None
    detail: tuple[object, ...] = ()


@value
class Problem:
    """Why there is no interval: a ``code`` of the message table, such as ``missing-anchor`` or ``no-such-day``."""

    code: str
    args: tuple[object, ...] = ()


@value
class Resolution:
    """What an expression means, seen from an anchor under a policy."""

    interval: Interval | None
    alternatives: tuple[Alternative, ...] = ()
    derivation: tuple[Step, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    problem: Problem | None = None
