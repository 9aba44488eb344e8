"""Who may do what: keys, sent as ``Authorization: Bearer tl_…``."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from sqlalchemy import Connection

from api.database import Database
from api.problems import Kind, ProblemError
from api.settings import Access, Settings
from timeline.store.keys import Scope, check_key

__all__ = ["editing", "reading", "writing"]

_bearer = HTTPBearer(
    scheme_name="key", bearerFormat="tl_<id>_<secret>", description="Made with: timeline keys create", auto_error=False
)
_Sent = Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]


async def reading(request: Request, sent: _Sent) -> None:
    """Allow the request if reading is open, or if its key may read."""
    settings: Settings = request.app.state.settings
    if settings.reading is Access.KEY:
        await _require(request, sent, {Scope.READ, Scope.WRITE, Scope.EDIT})


async def writing(request: Request, sent: _Sent) -> None:
    """Allow the request if writing is open, or if its key may write."""
    settings: Settings = request.app.state.settings
    if settings.writing is Access.KEY:
        await _require(request, sent, {Scope.WRITE})


async def editing(request: Request, sent: _Sent) -> str:
    """Allow an editor's request; gives the name under which the decision is kept."""
    settings: Settings = request.app.state.settings
    if settings.writing is Access.OPEN and sent is None:
        return "anonymous"
    return await _require(request, sent, {Scope.EDIT})


async def _require(request: Request, sent: HTTPAuthorizationCredentials | None, scopes: set[Scope]) -> str:
    """The name of the key that was sent.

    Raises:
        ProblemError: there is none, it is not valid, or it is not for this.
    """
    if sent is None:
        raise _challenge("The request carries no key.")
    written = sent.credentials

    def work(connection: Connection) -> Any:
        return check_key(connection, written)

    database: Database = request.app.state.database
    key = await database.read(work)
    if key is None:
        raise _challenge("The key is not valid.")
    if not scopes & set(key.scopes):
        wanted = " or ".join(sorted(scopes))
        raise ProblemError(
            Kind.FORBIDDEN, f"The key {key.id} has the scopes {' '.join(key.scopes)}; this needs {wanted}."
        )
    return str(key.name)


def _challenge(why: str) -> ProblemError:
    return ProblemError(Kind.UNAUTHORIZED, why, headers={"WWW-Authenticate": 'Bearer realm="timeline"'})
