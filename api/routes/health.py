"""``/healthz``, ``/readyz``, ``/metrics``: for the machines that run the service."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST
from sqlalchemy import Connection

from api.observe import Metrics
from api.problems import Kind, ProblemError
from api.routes.common import Base, json_response
from api.schemas import Health, Ready
from timeline.store.load import count_rows
from timeline.store.revision import is_stale, read_revision
from timeline.store.waiting import count_waiting

__all__ = ["router"]

router = APIRouter(tags=["service"])


@router.get("/healthz", response_model=Health, summary="Whether the service runs, and what it holds")
async def read_health(database: Base) -> Response:
    """Counts of documents, articles, claims and events, read from the database."""

    def work(connection: Connection) -> dict[str, object]:
        return {"status": "ok", "revision": read_revision(connection).number, **count_rows(connection)}

    return json_response(await database.read(work))


@router.get("/readyz", response_model=Ready, summary="Whether the timeline can be asked")
async def read_ready(database: Base) -> Response:
    """503 while the database cannot be reached, or while its events are not up to date with its articles."""
    stale, waiting = await database.read(lambda connection: (is_stale(connection), count_waiting(connection)))
    if waiting:
        raise ProblemError(
            Kind.UNAVAILABLE,
            f"{waiting} documents wait for their events, which are being made.",
            f"عدد الوثائق التي تنتظر أحداثها: {waiting}، والعمل جار عليها.",
            headers={"Retry-After": "5"},
        )
    if stale:
        raise ProblemError(
            Kind.UNAVAILABLE,
            "Articles were added and the events are not rebuilt yet; run: timeline build",
            "أضيفت مقالات ولم يُعد بناء الأحداث بعد؛ نفذ timeline build.",
        )
    return json_response({"status": "ready"})


@router.get(
    "/metrics",
    summary="Numbers for Prometheus",
    response_class=Response,
    responses={200: {"content": {"text/plain": {"schema": {"type": "string"}}}}},
)
async def read_metrics(request: Request, database: Base) -> Response:
    """Requests by route and status, their duration, and what the database holds."""
    metrics: Metrics = request.app.state.metrics

    def work(connection: Connection) -> tuple[dict[str, int], int]:
        return count_rows(connection), read_revision(connection).number

    metrics.holds(*await database.read(work))
    return Response(metrics.text(), media_type=CONTENT_TYPE_LATEST)
