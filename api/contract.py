"""The OpenAPI document: what the framework writes, with its own errors replaced by problem details."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from api.limits import UNLIMITED
from api.problems import KINDS, Kind, ProblemDetails
from api.routes.common import documented
from api.schemas import AnnotateIn, ArticleIn
from api.settings import Access, Settings

__all__ = ["contract_of"]

_WRITING = frozenset(
    {
        ("/v1/articles", "post"),
        ("/v1/articles/{article_id}", "delete"),
        ("/v1/decisions", "post"),
        ("/v1/decisions/{decision_id}", "delete"),
    }
)
_FRAMEWORK_ERRORS = ("HTTPValidationError", "ValidationError")


def contract_of(app: FastAPI) -> Callable[[], dict[str, Any]]:
    """A replacement for ``app.openapi`` that makes the document once."""
    made: dict[str, Any] = {}

    def openapi() -> dict[str, Any]:
        if not made:
            made.update(_make(app))
        return made

    return openapi


def _make(app: FastAPI) -> dict[str, Any]:
    document = get_openapi(
        title=app.title,
        version=app.version,
        openapi_version=app.openapi_version,
        summary=app.summary,
        description=app.description,
        routes=app.routes,
        license_info=app.license_info,
        tags=app.openapi_tags,
    )
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    for name in _FRAMEWORK_ERRORS:
        schemas.pop(name, None)
    own = ProblemDetails.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas.update(own.pop("$defs", {}))
    schemas[ProblemDetails.__name__] = own
    for model in (AnnotateIn, ArticleIn):
        made = model.model_json_schema(ref_template="#/components/schemas/{model}")
        schemas.update(made.pop("$defs", {}))
        schemas[model.__name__] = made
    settings: Settings = app.state.settings
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            _secure(operation, _access(path, method, settings))
            responses = operation["responses"]
            if "HTTPValidationError" in str(responses.get("422", "")):
                del responses["422"]
            if settings.requests_per_minute and path not in UNLIMITED:
                responses["429"] = documented(Kind.TOO_MANY_REQUESTS, "Too many requests in a minute.")
            if path.startswith("/v1/"):
                responses.setdefault("400", documented(Kind.INVALID_PARAMETER, "A parameter is not understood."))
            responses["500"] = documented(Kind.INTERNAL, "The server made a mistake.")
            responses["503"] = documented(Kind.UNAVAILABLE, "The database cannot be reached.")
    return document


def _access(path: str, method: str, settings: Settings) -> Access | None:
    """Who may call an operation, as it is set here; ``None`` where nobody is asked."""
    if not path.startswith("/v1/"):
        return None
    writes = (path, method) in _WRITING
    return settings.writing if writes else settings.reading


def _secure(operation: dict[str, Any], access: Access | None) -> None:
    """Name the key where it is needed, and say that it is not where it is not."""
    operation.pop("security", None)
    if access is Access.KEY:
        operation["security"] = [{"key": []}]
        for kind in (Kind.UNAUTHORIZED, Kind.FORBIDDEN):
            operation["responses"].setdefault(str(KINDS[kind].status), documented(kind, KINDS[kind].title + "."))
    elif access is Access.OPEN:
        operation["security"] = [{}, {"key": []}]
