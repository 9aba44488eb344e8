"""Files, and work in the background: what was accepted is done, whatever happens to the process."""

from __future__ import annotations

import gzip
import io
import json
import time
import zipfile
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from api.schemas import FilesStored, Job, JobsAnswer
from api.settings import Access, Settings
from tests.service_postgres import DATABASES, fresh_database
from tests.service_process import serving
from tests.test_api_ingest import NDJSON, PAGE, lines, record
from timeline.articles.article import Document
from timeline.store import Store, jobs, open_store
from timeline.store.jobs import add_job, give_up, load_job, load_jobs, step
from timeline.store.load import count_rows

LATER = {"prefer": "respond-async"}
MOMENT = "2026-01-01T00:00:00+00:00"


@pytest.fixture(params=DATABASES)
def url(request: pytest.FixtureRequest) -> Iterator[str]:
    with fresh_database(request.param) as found:
        yield found


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    path = tmp_path_factory.mktemp("jobs") / "t.db"
    with serving(Settings(database=str(path), writing=Access.OPEN, max_body_bytes=300_000)) as client:
        yield client


def text(name: str) -> bytes:
    return str(record(name)["text"]).encode()


def send(service: httpx.Client, *files: tuple[str, bytes], **headers: str) -> httpx.Response:
    parts = [("file", (name, data, "application/octet-stream")) for name, data in files]
    return service.post("/v1/articles", files=parts, headers=headers)


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def done(service: httpx.Client, accepted: httpx.Response) -> Job:
    assert accepted.status_code == 202, accepted.text
    assert accepted.headers["preference-applied"] == "respond-async"
    address = accepted.headers["location"]
    assert Job.model_validate_json(accepted.content).self == address
    for _ in range(600):
        job = Job.model_validate_json(service.get(address).content)
        if job.state == "done":
            return job
        time.sleep(0.05)
    pytest.fail("the job is not done")


def test_files_of_every_kind_are_read_by_their_names(service: httpx.Client) -> None:
    answer = send(
        service,
        ("f-1_paris.txt", text("f-1")),
        ("f-2.html", PAGE.encode()),
        ("f-3.jsonl.gz", gzip.compress(lines(record("r-1"), record("r-2"), b"{broken"))),
        ("f-4.zip", zipped(**{"one.txt": text("z"), "notes.docx": b"PK"})),
    )
    assert answer.status_code == 201, answer.text
    told = FilesStored.model_validate_json(answer.content)
    assert [one.document for one in told.stored] == ["f-1", "f-2", "r-1", "r-2", "f-4:one"]
    assert {one.arrival for one in told.stored} == {"new"}
    (failed,) = told.failed
    assert failed.name == "f-3.jsonl.gz:3"
    for one in told.stored:
        for address in one.articles:
            assert service.get(address).status_code == 200
    assert send(service, ("f-1_paris.txt", text("f-1"))).status_code == 200


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd.txt",
        "..\\..\\windows\\p-1.txt",
        "/etc/p-2.txt",
        "..",
        "p\u202e3.txt",
        "p" * 500 + ".txt",
        " .txt",
    ],
)
def test_a_name_is_no_path(service: httpx.Client, name: str) -> None:
    answer = send(service, (name, text("p")))
    assert answer.status_code in (200, 201), answer.text
    (stored,) = FilesStored.model_validate_json(answer.content).stored
    assert not {"/", "\\", "\u202e"} & set(stored.document)
    assert "timeline-" not in answer.text


def test_a_form_without_a_usable_file_is_refused(service: httpx.Client) -> None:
    bomb = gzip.compress(b"0" * 40_000_000)
    for answer in (
        service.post("/v1/articles", files={"file": ("x.txt", b"...")}),
        service.post("/v1/articles", files={"file": ("x.zip", b"PK\x03\x04 damaged")}),
        service.post("/v1/articles", files={"file": ("bomb.txt.gz", bomb)}),
        service.post("/v1/articles", data={"text": "x"}, files=[]),
        service.post("/v1/articles", content=b"--x", headers={"content-type": "multipart/form-data; boundary=x"}),
        service.post("/v1/articles", content=b"x", headers={"content-type": "multipart/form-data"}),
    ):
        assert answer.status_code in (415, 422), answer.text
        assert answer.headers["content-type"] == "application/problem+json"
        assert "timeline-" not in answer.text
    twice = send(service, ("t.txt", text("t")), ("t.txt", text("u")))
    assert [one["name"] for one in twice.json()["failed"]] == ["t.txt"]
    assert len(twice.json()["stored"]) == 1


def test_what_is_doubtful_is_a_warning_and_no_failure(service: httpx.Client) -> None:
    content = lines({**record("w-1"), "published": "zz"}, record("w-2"))
    told = FilesStored.model_validate_json(send(service, ("w.jsonl", content)).content)
    assert [one.document for one in told.stored] == ["w-1", "w-2"]
    assert told.failed == []
    (warning,) = told.warnings
    assert warning.name == "w.jsonl:1"
    assert warning.error.startswith("the date 'zz' names no day; the article is kept")
    job = done(service, service.post("/v1/articles", files=[("file", ("w.jsonl", content))], headers=LATER))
    assert (job.total, job.done, job.unchanged, job.failed) == (2, 2, 2, [])
    assert [one.name for one in job.warnings] == ["w.jsonl:1"]


def test_long_work_is_accepted_and_done_behind(service: httpx.Client) -> None:
    body = lines(*[record(f"j-{number}") for number in range(40)], b"nonsense", record("j-0", 4))
    job = done(service, service.post("/v1/articles", content=body, headers={**NDJSON, **LATER}))
    assert (job.total, job.done, job.new, job.changed, job.unchanged) == (42, 42, 40, 1, 0)
    assert [one.name for one in job.failed] == ["line 41"]
    assert job.revision is not None
    assert service.get("/readyz").status_code == 200
    again = done(service, service.post("/v1/articles", content=lines(record("j-1")), headers={**NDJSON, **LATER}))
    assert (again.new, again.unchanged) == (0, 1)
    known = JobsAnswer.model_validate_json(service.get("/v1/jobs").content).jobs
    assert {job.id, again.id} <= {one.id for one in known}


def test_an_article_a_page_and_files_may_be_jobs_too(service: httpx.Client) -> None:
    one = done(service, service.post("/v1/articles", json=record("a-1"), headers=LATER))
    page = done(
        service,
        service.post("/v1/articles?id=a-2", content=PAGE.encode(), headers={"content-type": "text/html", **LATER}),
    )
    files = done(service, send(service, ("a-3.txt", text("a-3")), ("a-4.txt", b"..."), **LATER))
    assert [job.new for job in (one, page, files)] == [1, 1, 1]
    assert [failed.name for failed in files.failed] == ["a-4.txt"]
    assert service.get("/v1/jobs/none").status_code == 404
    too_long = service.post("/v1/articles", content=lines(record("l")) * 3000, headers={**NDJSON, **LATER})
    assert too_long.status_code == 413


def documents(number: int) -> list[Document]:
    return [Document(f"d-{n}", str(record(f"d-{n}")["text"])) for n in range(number)]


def accept(store: Store, name: str, number: int, **more: Any) -> None:
    with store.writing() as connection:
        add_job(connection, jobs.Job(name, MOMENT, "test", number, **more), documents(number))


def test_a_job_goes_on_where_a_killed_process_left_it(url: str) -> None:
    with open_store(url) as store:
        accept(store, "0" * 16, 40)
        assert step(store, "0" * 16, MOMENT)
        with store.reading() as connection:
            job = load_job(connection, "0" * 16)
            assert job is not None
            assert (job.state, job.done < 40) == ("running", True)
    with serving(Settings(database=url)) as service:
        for _ in range(600):
            told = service.get(f"/v1/jobs/{'0' * 16}").json()
            if told["state"] == "done":
                break
            time.sleep(0.05)
        assert (told["state"], told["done"], told["new"]) == ("done", 40, 40)
        assert service.get("/healthz").json()["documents"] == 40
    with open_store(url) as store, store.reading() as connection:
        held = connection.exec_driver_sql("SELECT count(*) FROM state WHERE key LIKE 'load:%%'").scalar_one()
        assert held == 0


def test_a_job_that_cannot_go_on_says_so_and_old_ones_are_forgotten(url: str) -> None:
    with open_store(url) as store:
        accept(store, "a" * 16, 3)
        give_up(store, "a" * 16, "broken", MOMENT)
        assert not step(store, "a" * 16, MOMENT)
        with store.reading() as connection:
            job = load_job(connection, "a" * 16)
            assert job is not None
            assert (job.state, job.failed[-1].error, count_rows(connection)["documents"]) == ("done", "broken", 0)
        for number in range(103):
            accept(store, f"{number:016x}", 0, finished=MOMENT)
        with store.reading() as connection:
            kept = load_jobs(connection)
    assert len(kept) <= 101
    assert json.dumps([one.id for one in kept]).count(f"{102:016x}") == 1
