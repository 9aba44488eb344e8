"""Why a selection is empty: a name that nobody has, and names like it."""

from __future__ import annotations

from sqlalchemy import Connection

from timeline.cli.console import complain
from timeline.store import Query
from timeline.store.naming import NearName, unknown_names

__all__ = ["tell_unknown_names"]


def tell_unknown_names(connection: Connection, query: Query) -> None:
    """Say on standard error which names of ``query`` no event has; to be called where nothing was found."""
    for one in unknown_names(connection, query.facets):
        kind = one.parameter
        what = "outlet" if kind == "source" else "place" if kind == "place" else "participant"
        if one.near:
            complain(f"no {what} is called {one.value!r}; near: {_listed(one.near)}")
        else:
            complain(f"no {what} is called {one.value!r}, nor anything like it")


def _listed(names: tuple[NearName, ...]) -> str:
    return ", ".join(name.label if name.label_en is None else f"{name.label} ({name.label_en})" for name in names)
