"""The state of the service."""

from __future__ import annotations

from typing import Literal

from api.schemas.base import Model

__all__ = ["Health", "Ready"]


class Health(Model):
    """The service runs."""

    status: Literal["ok"]
    revision: int
    documents: int
    articles: int
    claims: int
    events: int


class Ready(Model):
    """The timeline can be asked."""

    status: Literal["ready"]
