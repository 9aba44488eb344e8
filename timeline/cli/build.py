"""``timeline build``."""

from __future__ import annotations

from timeline.cli.collector import calm
from timeline.cli.console import complain, progress, tell, write_json
from timeline.cli.inputs import Inputs
from timeline.errors import ReaderError
from timeline.store import BuildReport, open_store
from timeline.store.build import add_documents, with_origin
from timeline.store.intake import Arrival
from timeline.store.view import ViewChange
from timeline.store.waiting import make_events

__all__ = ["events_changed", "report_json", "run", "summarise"]


def run(inputs: Inputs, database: str, *, replace: bool, as_json: bool) -> int:
    """Build, report, and return the exit status."""
    with calm(), open_store(database, background=inputs.background) as store, progress("building") as tick:
        # What a service has stored and not made events of is done first: no service may be running any more.
        while make_events(store):
            pass
        documents = with_origin(inputs.documents())
        report = add_documents(store, documents, replace=replace, on_progress=tick)
    for error in (*report.warnings, *report.errors):
        complain(error)
    if as_json:
        write_json(report_json(report))
    else:
        tell(f"{database}: {summarise(report)}")
    return int(bool(report.errors))


def summarise(report: BuildReport) -> str:
    """The report in a sentence."""
    change = report.change
    return (
        f"documents: {report.count(Arrival.NEW)} new, {report.count(Arrival.CHANGED)} changed, "
        f"{report.count(Arrival.UNCHANGED)} unchanged, {len(report.errors)} failed; {events_changed(change)}; "
        f"revision {change.revision.number}"
    )


def events_changed(change: ViewChange) -> str:
    """How many events came, changed and went."""
    return f"events: {change.created} created, {change.updated} updated, {change.removed} removed"


def _told(error: ReaderError) -> dict[str, object]:
    return {"what": error.what, "where": error.where, "line": error.line, "hint": error.hint}


def report_json(report: BuildReport) -> dict[str, object]:
    """The report as plain data."""
    change = report.change
    return {
        "documents": [
            {"id": one.document, "arrival": one.arrival.value, "articles": list(one.articles), "claims": one.claims}
            for one in report.stored
        ],
        "errors": [_told(error) for error in report.errors],
        "warnings": [_told(warning) for warning in report.warnings],
        "events": {"created": change.created, "updated": change.updated, "removed": change.removed},
        "revision": change.revision.number,
        "digest": change.revision.digest,
    }
