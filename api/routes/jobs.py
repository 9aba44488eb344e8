"""``/v1/jobs``: how far the work in the background has come."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from typing import Annotated, Any

from fastapi import APIRouter, Path, Request, Response

from api.database import Database
from api.files import Uploaded
from api.jobs import JobRunner, now
from api.problems import Kind, ProblemError
from api.routes.common import Base, json_response, problems
from api.schemas import Job, JobsAnswer
from timeline.export.complaints import complaint
from timeline.export.style import Language
from timeline.store import Store, jobs
from timeline.store.jobs import Failure, load_job, load_jobs
from timeline.store.waiting import count_waiting

__all__ = ["accepted", "failures_json", "router"]

router = APIRouter(tags=["articles"])


@router.get("/v1/jobs", response_model=JobsAnswer, summary="The jobs in the background")
async def read_jobs(database: Base) -> Response:
    """Those that wait, the one that runs, and the last that are done; and how many documents wait for their events."""
    found, waiting = await database.read(lambda connection: (load_jobs(connection), count_waiting(connection)))
    return json_response({"jobs": [_json(job) for job in found], "waiting": waiting})


@router.get(
    "/v1/jobs/{job_id}",
    response_model=Job,
    summary="How far a job has come",
    responses=problems(Kind.NOT_FOUND, Kind.INVALID_PARAMETER, not_found="There is no such job."),
)
async def read_job(
    database: Base,
    job_id: Annotated[str, Path(description="The id of a job.", max_length=200, examples=["3f9c1d2ab4e05f67"])],
) -> Response:
    """Ask again until `state` is `done`; the last hundred are remembered."""
    job = await database.read(lambda connection: load_job(connection, job_id[:36]))
    if job is None:
        raise ProblemError(Kind.NOT_FOUND, f"There is no job {job_id!r}.", f"لا مهمة بالمعرف {job_id!r}.")
    return json_response(_json(job))


async def accepted(
    request: Request,
    database: Database,
    uploaded: Uploaded,
    *,
    origin: str,
    replace: bool,
) -> Response:
    """Keep documents to be read in the background; the answer (202) says where to ask."""
    failed, told = tuple(uploaded.failures), tuple(uploaded.warnings)
    total, name = len(uploaded.documents) + len(failed), secrets.token_hex(8)
    job = jobs.Job(name, now(), origin, total, replace=replace, done=len(failed), failed=failed, warnings=told)

    def keep(store: Store) -> None:
        with store.writing() as connection:
            jobs.add_job(connection, job, uploaded.documents)

    await database.write(keep)
    runner: JobRunner = request.app.state.jobs
    runner.add(job.id)
    data = _json(job)
    headers = {"Location": data["self"], "Preference-Applied": "respond-async", "Retry-After": "1"}
    return json_response(data, 202, headers)


def failures_json(failures: Iterable[Failure]) -> list[dict[str, str]]:
    """Inputs that could not be used, or not wholly, as they are shown."""
    return [
        {"name": one.name, "error": one.error, "error_ar": complaint(one.error, Language.ARABIC)} for one in failures
    ]


def _json(job: jobs.Job) -> dict[str, Any]:
    return {
        "id": job.id,
        "state": job.state,
        "created": job.created,
        "finished": job.finished,
        "total": job.total,
        "done": job.done,
        "new": job.new,
        "changed": job.changed,
        "unchanged": job.unchanged,
        "failed": failures_json(job.failed),
        "warnings": failures_json(job.warnings),
        "revision": job.revision,
        "self": f"/v1/jobs/{job.id}",
    }
