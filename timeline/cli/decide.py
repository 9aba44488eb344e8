"""The options of ``timeline decide``; the work is imported when a command runs, so that help is fast."""

from __future__ import annotations

from typing import Annotated

import typer

from timeline.cli.help import Command, Group
from timeline.cli.selection import DEFAULT_DB, Database, Json

__all__ = ["decisions"]

decisions = typer.Typer(
    cls=Group,
    help="What editors decide about events: kept apart from the claims, and each taken back by one command.",
    no_args_is_help=True,
)

Named = Annotated[
    list[str],
    typer.Argument(
        help="Ids of claims (m-…), or of events (e-…), which stand for all claims of theirs.", metavar="ID..."
    ),
]
OfClaims = Annotated[list[str], typer.Argument(help="Ids of claims (m-…).", metavar="CLAIM...")]
Author = Annotated[
    str, typer.Option("--author", envvar="TIMELINE_AUTHOR", help="Who decides.", metavar="NAME", show_default=False)
]
Reason = Annotated[str, typer.Option("--reason", help="Why.", metavar="TEXT", show_default=False)]


@decisions.command(
    cls=Command,
    epilog='Example: timeline decide merge m-1c0ffee0 m-2c0ffee0 --author هدى --reason "بيان رسمي" --db my.db',
)
def merge(ids: Named, *, author: Author, reason: Reason, db: Database = DEFAULT_DB, json: Json = False) -> None:
    """The events of the claims are one."""
    from timeline.cli.deciding import keep

    raise typer.Exit(keep(db, "merge", ids, author, reason, as_json=json))


@decisions.command(
    cls=Command, epilog='Example: timeline decide split m-1c0ffee0 --author هدى --reason "بيان رسمي" --db my.db'
)
def split(claims: OfClaims, *, author: Author, reason: Reason, db: Database = DEFAULT_DB, json: Json = False) -> None:
    """The claims are an event of their own."""
    from timeline.cli.deciding import keep

    raise typer.Exit(keep(db, "split", claims, author, reason, as_json=json))


@decisions.command(
    cls=Command,
    epilog='Example: timeline decide pin e-1c0ffee0 --date 2015-12-18 --author هدى --reason "بيان رسمي" --db my.db',
)
def pin(
    ids: Named,
    *,
    date: Annotated[
        str,
        typer.Option(
            "--date",
            help="The days, in EDTF: 2015-12-18, 2015-12, 2015-12-18/2015-12-20.",
            metavar="EDTF",
            show_default=False,
        ),
    ],
    author: Author,
    reason: Reason,
    db: Database = DEFAULT_DB,
    json: Json = False,
) -> None:
    """The event of the claims was on a date."""
    from timeline.cli.deciding import keep

    raise typer.Exit(keep(db, "pin", ids, author, reason, date=date, as_json=json))


@decisions.command(
    cls=Command,
    epilog='Example: timeline decide rename e-1c0ffee0 --label "اجتماع نيويورك" --author هدى --reason "بيان رسمي" --db my.db',
)
def rename(
    ids: Named,
    *,
    label: Annotated[str, typer.Option("--label", help="The new name.", metavar="TEXT", show_default=False)],
    author: Author,
    reason: Reason,
    db: Database = DEFAULT_DB,
    json: Json = False,
) -> None:
    """The event of the claims has another label."""
    from timeline.cli.deciding import keep

    raise typer.Exit(keep(db, "rename", ids, author, reason, label=label, as_json=json))


@decisions.command(
    cls=Command, epilog='Example: timeline decide wrong m-1c0ffee0 --author هدى --reason "بيان رسمي" --db my.db'
)
def wrong(claims: OfClaims, *, author: Author, reason: Reason, db: Database = DEFAULT_DB, json: Json = False) -> None:
    """The claims are wrong: they stay visible and count for nothing."""
    from timeline.cli.deciding import keep

    raise typer.Exit(keep(db, "wrong", claims, author, reason, as_json=json))


@decisions.command(
    cls=Command, epilog='Example: timeline decide undo d-1c0ffee0 --author هدى --reason "بيان رسمي" --db my.db'
)
def undo(
    decision: Annotated[str, typer.Argument(help="The id of a decision (d-…).", metavar="DECISION")],
    *,
    author: Author,
    reason: Reason,
    db: Database = DEFAULT_DB,
    json: Json = False,
) -> None:
    """Take a decision back; that it was made and taken back stays on record."""
    from timeline.cli.deciding import take_back

    raise typer.Exit(take_back(db, decision, author, reason, as_json=json))


@decisions.command("list", cls=Command, epilog="Example: timeline decide list --db my.db")
def list_(*, db: Database = DEFAULT_DB, json: Json = False) -> None:
    """Every decision, the oldest first, those taken back too."""
    from timeline.cli.deciding import show

    raise typer.Exit(show(db, as_json=json))


@decisions.command(cls=Command, epilog="Example: timeline decide claims e-1c0ffee0 --db my.db")
def claims(
    event: Annotated[str, typer.Argument(help="The id of an event (e-…).", metavar="EVENT")],
    *,
    db: Database = DEFAULT_DB,
    json: Json = False,
) -> None:
    """List the claims of an event: their ids, their articles and their words."""
    from timeline.cli.deciding import claims_of_event

    raise typer.Exit(claims_of_event(db, event, as_json=json))
