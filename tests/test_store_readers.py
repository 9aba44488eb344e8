"""Documents that other processes read: the same as read here, and nothing is lost with such a process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from multiprocessing import active_children
from pathlib import Path

import pytest

from tests.test_store_waiting import DOCUMENTS
from timeline.articles import Hints, load_registry
from timeline.articles.article import Document
from timeline.events.background import Background
from timeline.store import add_documents, open_store, readers, waiting
from timeline.store.intake import Intake
from timeline.store.readers import Readers, Task, read_out, usual_jobs
from timeline.store.revision import read_revision
from timeline.store.waiting import Maker, count_waiting, make_events

KNOWN = """
[[event]]
id = "harbour-fair"
type = "conference"
earliest = 2017-03-03
latest = 2017-03-03
names = ["معرض المرفأ"]
source = "https://example.org"
"""


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Other processes from the first document on."""
    monkeypatch.setattr(readers, "_FEW", 0)
    monkeypatch.setattr(readers, "_LOADING", 60.0)
    monkeypatch.setattr(waiting, "_BATCH", 5)
    yield
    assert not active_children()


def unexpected(task: Task) -> Intake:
    raise AssertionError(f"{task[0].id} was read here")


def here(task: Task) -> Intake:
    return read_out(*task)


def test_other_processes_read_the_same() -> None:
    with Readers(jobs=3) as crew:
        assert crew.begin(DOCUMENTS, unexpected)() == [read_out(*one) for one in DOCUMENTS]
        assert len(active_children()) == 2
        assert crew.begin(DOCUMENTS[:1], unexpected)() == [read_out(*DOCUMENTS[0])]
        assert crew.begin([], unexpected)() == []


def test_they_know_what_the_user_knows(tmp_path: Path) -> None:
    (tmp_path / "known.toml").write_text(KNOWN, encoding="utf-8")
    bounds = Hints(date(2017, 3, 3), date(2017, 3, 3))
    background = Background(load_registry(tmp_path / "known.toml"), bounds)
    task = Document("u", "انطلق معرض المرفأ في باريس اليوم."), "test"
    with Readers(background, jobs=2) as crew:
        (found,) = crew.begin([task], unexpected)()
    assert found == read_out(*task, background)
    assert found.articles != read_out(*task, Background(hints=bounds)).articles
    assert found.background == background.key != ""


def test_with_one_process_everything_is_read_here() -> None:
    with Readers(jobs=1) as crew:
        assert crew.begin(DOCUMENTS, here)() == [read_out(*one) for one in DOCUMENTS]
        assert not active_children()
    assert 1 <= usual_jobs() <= 4


def test_a_few_documents_start_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "_FEW", 12)
    with Readers(jobs=2) as crew:
        assert len(crew.begin(DOCUMENTS, here)()) == 12
        assert not active_children()
        assert len(crew.begin(DOCUMENTS[:1], unexpected)()) == 1
        assert active_children()


@pytest.mark.parametrize("amid", [False, True])
def test_what_a_process_that_was_killed_has_not_read_is_read_here(*, amid: bool) -> None:
    with Readers(jobs=2) as crew:
        crew.begin(DOCUMENTS[:1], unexpected)()
        (helper,) = active_children()
        results = crew.begin(DOCUMENTS, here) if amid else None
        assert helper.pid is not None
        os.kill(helper.pid, signal.SIGKILL)
        helper.join()
        results = results or crew.begin(DOCUMENTS, here)
        assert results() == [read_out(*one) for one in DOCUMENTS]
        assert len(crew.begin(DOCUMENTS, here)()) == 12


def test_what_breaks_them_is_told_here() -> None:
    broken = Document("broken", None), ""  # type: ignore[arg-type]
    with Readers(jobs=2) as crew:
        results = crew.begin([DOCUMENTS[0], broken], here)
        with pytest.raises(TypeError):
            results()
        assert crew.begin(DOCUMENTS[:2], unexpected)() == [read_out(*one) for one in DOCUMENTS[:2]]


_ORPHAN = """
import os, signal
from timeline.store import readers
readers._FEW, readers._LOADING = 0, 60.0
from tests.test_store_readers import DOCUMENTS, unexpected
from multiprocessing import active_children
if __name__ == "__main__":
    crew = readers.Readers(jobs=2)
    crew.begin(DOCUMENTS, unexpected)()
    print(active_children()[0].pid, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_they_end_when_the_process_that_started_them_is_killed(tmp_path: Path) -> None:
    (tmp_path / "orphan.py").write_text(_ORPHAN, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    command = [sys.executable, str(tmp_path / "orphan.py")]
    told = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=False)  # noqa: S603
    assert told.returncode == -signal.SIGKILL
    pid = int(told.stdout)
    # Whoever reads its output has waited for the end of both: the pipe of the output is theirs together.
    deadline = time.monotonic() + 30
    with suppress(ProcessLookupError):
        while time.monotonic() < deadline and "Z" not in Path(f"/proc/{pid}/stat").read_text(encoding="ascii").split():
            os.kill(pid, 0)
            time.sleep(0.05)
        assert time.monotonic() < deadline


@pytest.mark.parametrize("late", [False, True])
def test_a_store_that_they_filled_is_the_same(tmp_path: Path, *, late: bool) -> None:
    with open_store(tmp_path / "one.db") as one, open_store(tmp_path / "other.db") as other:
        expected = add_documents(one, DOCUMENTS).change.revision.digest
        with Readers(jobs=2) as crew:
            report = add_documents(other, DOCUMENTS, claims=not late, rebuild=not late, readers=crew)
            make = Maker(crew)
            while make(other):
                assert late
        assert [(one.document, one.claims > 0) for one in report.stored] == [(d.id, not late) for d, _ in DOCUMENTS]
        with other.reading() as connection:
            assert read_revision(connection).digest == expected


def test_what_was_read_and_could_not_be_stored_waits_still(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(tmp_path / "x.db") as store, Readers(jobs=2) as crew:
        add_documents(store, DOCUMENTS, claims=False, rebuild=False)
        make = Maker(crew)
        assert make(store)
        with monkeypatch.context() as patch:
            patch.setattr(waiting, "put", lambda *_: 1 // 0)
            with pytest.raises(ZeroDivisionError):
                make(store)
        assert not active_children()
        with store.reading() as connection:
            assert count_waiting(connection) == 7
        while make(store):
            pass
        with store.reading() as connection:
            assert count_waiting(connection) == 0
        assert not make_events(store)


def test_the_same_id_in_the_next_batch_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["timeline.store.build"], "_BATCH", 1)
    first, other = DOCUMENTS[0][0], Document("d0", "لا خبر اليوم.")
    with open_store(tmp_path / "x.db") as store, Readers(jobs=2) as crew:
        report = add_documents(store, [(first, "a"), (first, "a"), (other, "a"), (other, "b")], readers=crew)
    assert [one.arrival.value for one in report.stored] == ["new", "unchanged", "changed", "unchanged"]
