"""The subcommands and their options; the work is imported when a command runs, so that help is fast."""

from __future__ import annotations

import io
import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from typer.exceptions import TyperException

from timeline.cli.arguments import (
    Encoding,
    Fields,
    NameFiles,
    NotAfter,
    NotBefore,
    Paths,
    Registries,
    Urls,
    inputs_of,
    moment_of,
)
from timeline.cli.console import complain
from timeline.cli.decide import decisions
from timeline.cli.help import Command, Group
from timeline.cli.language import user_language
from timeline.cli.selection import (
    DEFAULT_DB,
    AsOf,
    Database,
    EventType,
    First,
    Host,
    Json,
    Last,
    Participant,
    Place,
    Port,
    Source,
    Undated,
    Words,
)
from timeline.errors import TimelineError
from timeline.export.complaints import complaint
from timeline.export.names import FormatName
from timeline.export.style import Calendars, Digits, Language, Months, Style

__all__ = ["app", "main"]

app = typer.Typer(
    name="timeline",
    cls=Group,
    help="From Arabic news to one ordered timeline in which every date can be checked.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Lang = Annotated[Language, typer.Option("--lang", help="Language of phrases and explanations.")]
MonthNames = Annotated[Months, typer.Option("--months", help="Which Arabic month names to write.")]
Calendar = Annotated[Calendars, typer.Option("--calendar", help="Which calendar to write dates in.")]
DigitSet = Annotated[Digits, typer.Option("--digits", help="Digits of dates: latn 2015, arab ٢٠١٥.")]


class Scope(StrEnum):
    """What a key allows (``timeline.store.keys.Scope``, named here so that help needs no database)."""

    READ = "read"
    WRITE = "write"
    EDIT = "edit"


def main() -> NoReturn:
    """Run the command line; never returns."""
    try:
        code = app(standalone_mode=False) or 0
    except TyperException as error:
        _misunderstood(error)
        code = error.exit_code
    except TimelineError as error:
        complain(error)
        code = 1
    except UnicodeEncodeError:
        if not any("\ud800" <= mark <= "\udfff" for argument in sys.argv for mark in argument):
            raise
        complain("an argument holds bytes that are no UTF-8")
        code = 1
    except BrokenPipeError:
        # The reader went away (``| head``); there is nobody left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 1
    except (KeyboardInterrupt, typer.Abort):
        code = 130
    sys.exit(code)


def _misunderstood(error: TyperException) -> None:
    """What was wrong with the command, as typer tells it, in the language of the user."""
    told = io.StringIO()
    show = getattr(error, "show", None)
    if show is not None:
        show(file=told)
    language = user_language()
    # What checks values says of which kind its own error is; that tells a user nothing.
    lines = told.getvalue().replace(": Value error, ", ": ").splitlines()
    sys.stderr.write("".join(f"{complaint(line, language)}\n" for line in lines))


@app.command(cls=Command, epilog="Example: timeline build my-articles/ --db my.db")
def build(
    paths: Paths = None,
    *,
    db: Database = DEFAULT_DB,
    replace: Annotated[
        bool, typer.Option("--replace", help="Let a document take the place of another one of the same id.")
    ] = False,
    urls: Urls = None,
    field: Fields = None,
    encoding: Encoding = None,
    registry: Registries = None,
    names: NameFiles = None,
    not_before: NotBefore = None,
    not_after: NotAfter = None,
    json: Json = False,
) -> None:
    """Read articles, date them, and bring the timeline in the database up to date."""
    from timeline.cli.build import run

    inputs = inputs_of(paths, urls, field, encoding, registry, (not_before, not_after), names)
    raise typer.Exit(run(inputs, db, replace=replace, as_json=json))


@app.command(cls=Command, epilog="Example: timeline remove hamburg-02 --db my.db")
def remove(
    documents: Annotated[list[str], typer.Argument(help="Ids of documents.", metavar="ID...")],
    *,
    db: Database = DEFAULT_DB,
) -> None:
    """Take documents out again, with all that they claim; the events are made again without them."""
    from timeline.cli.remove import run

    raise typer.Exit(run(db, documents))


@app.command(cls=Command, epilog="Example: timeline show --db my.db --from 2015-12-15 --to 2015-12-18 --lang en")
def show(
    *,
    db: Database = DEFAULT_DB,
    start: First = None,
    end: Last = None,
    as_of: AsOf = None,
    words: Words = "",
    place: Place = None,
    participant: Participant = None,
    kind: EventType = None,
    source: Source = None,
    undated: Undated = False,
    why: Annotated[
        bool, typer.Option("--why", help="Say for every event which words date it, by which rule and steps.")
    ] = False,
    lang: Lang = Language.ARABIC,
    months: MonthNames = Months.LEVANTINE,
    calendar: Calendar = Calendars.GREGORIAN,
    digits: DigitSet = Digits.LATIN,
    json: Json = False,
) -> None:
    """Print the timeline: what happened when, who says so, and where they disagree."""
    from timeline.cli.show import query_of, run

    style = Style(lang, months, calendar, digits)
    facets = {"place": place, "participant": participant, "type": kind, "source": source}
    query = query_of(start, end, as_of=as_of, words=words, facets=facets, undated=undated)
    raise typer.Exit(run(db, query, style, as_json=json, why=why))


@app.command(cls=Command, epilog='Example: timeline resolve "الجمعة المقبل" --published 2015-12-16')
def resolve(
    text: Annotated[str, typer.Argument(help="A text with expressions of time, such as «الجمعة المقبل».")],
    *,
    published: Annotated[
        str | None, typer.Option("--published", help="The day that it counts from.", metavar="DATE")
    ] = None,
    lang: Lang = Language.ARABIC,
    months: MonthNames = Months.LEVANTINE,
    calendar: Calendar = Calendars.GREGORIAN,
    digits: DigitSet = Digits.LATIN,
    json: Json = False,
) -> None:
    """Say which days a text means, and why."""
    from timeline.cli.resolve import run

    style = Style(lang, months, calendar, digits)
    raise typer.Exit(run(text, None if published is None else moment_of(published, "--published"), style, as_json=json))


@app.command(
    cls=Command,
    epilog='Example: echo \'{"id": 1, "text": "يلتقي الخبراء السبت المقبل", "published": "2016-12-08"}\' | timeline annotate',
)
def annotate() -> None:
    """Find and resolve expressions of time in JSON Lines, from standard input to standard output.

    In: {"id", "text", "published"}. Out, in the same order, each line as soon as it is ready:
    {"id", "expressions": [{"start", "end", "text", "type", "earliest", "latest", "alternatives", …}]},
    or {"id", "error", "error_ar"} for a line that cannot be used; the exit status is then 1 at the end.
    Offsets are code points of the text, end exclusive; days are ISO and inclusive; null is open or none.
    """
    from timeline.cli.annotate import run

    raise typer.Exit(run(sys.stdin.buffer, sys.stdout.buffer))


@app.command(cls=Command, epilog="Example: timeline events --db my.db --format jsonl")
def events(
    *,
    db: Database = DEFAULT_DB,
    format_: Annotated[str, typer.Option("--format", help="jsonl: one event a line.", metavar="jsonl")] = "jsonl",
) -> None:
    """Write every event with its mentions, one JSON object a line."""
    from timeline.cli.show import run_events

    if format_ != "jsonl":
        raise typer.BadParameter(f"{format_!r} is not known; events are written as jsonl", param_hint="--format")
    raise typer.Exit(run_events(db, sys.stdout.buffer))


@app.command(cls=Command, epilog="Example: timeline export --db my.db --format ical --from 2015-12")
def export(
    *,
    db: Database = DEFAULT_DB,
    format_: Annotated[FormatName, typer.Option("--format", help="The form to write.")] = FormatName.NDJSON,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File to write; standard output if left out.", metavar="FILE")
    ] = None,
    start: First = None,
    end: Last = None,
    as_of: AsOf = None,
    words: Words = "",
    place: Place = None,
    participant: Participant = None,
    kind: EventType = None,
    source: Source = None,
    undated: Undated = False,
    lang: Lang = Language.ARABIC,
    months: MonthNames = Months.LEVANTINE,
    calendar: Calendar = Calendars.GREGORIAN,
    digits: DigitSet = Digits.LATIN,
) -> None:
    """Write the timeline for other programs, such as calendars, spreadsheets, TimelineJS3 or vis-timeline."""
    from timeline.cli.export import run
    from timeline.cli.show import query_of

    style = Style(lang, months, calendar, digits)
    facets = {"place": place, "participant": participant, "type": kind, "source": source}
    query = query_of(start, end, as_of=as_of, words=words, facets=facets, undated=undated)
    raise typer.Exit(run(db, format_, output, query, style))


app.add_typer(decisions, name="decide")

keys = typer.Typer(cls=Group, help="API keys for those who write to the service.", no_args_is_help=True)
app.add_typer(keys, name="keys")


@keys.command("create", cls=Command, epilog='Example: timeline keys create "News desk" --scope write --db my.db')
def keys_create(
    name: Annotated[str, typer.Argument(help="Whose key it is; editors' decisions carry this name.")],
    *,
    db: Database = DEFAULT_DB,
    scope: Annotated[
        list[Scope] | None,
        typer.Option("--scope", help="What it allows: read, write, edit; several times for several."),
    ] = None,
    json: Json = False,
) -> None:
    """Make a key and show it; it cannot be shown again."""
    from timeline.cli.keys import create

    raise typer.Exit(create(db, name, scope or [Scope.WRITE], as_json=json))


@keys.command("list", cls=Command, epilog="Example: timeline keys list --db my.db")
def keys_list(*, db: Database = DEFAULT_DB, json: Json = False) -> None:
    """List all keys, the revoked ones too."""
    from timeline.cli.keys import show

    raise typer.Exit(show(db, as_json=json))


@keys.command("revoke", cls=Command, epilog="Example: timeline keys revoke 4dc948757ed7 --db my.db")
def keys_revoke(
    key: Annotated[str, typer.Argument(help="The id of a key, the part between tl_ and the secret.")],
    *,
    db: Database = DEFAULT_DB,
) -> None:
    """Make a key useless."""
    from timeline.cli.keys import revoke

    raise typer.Exit(revoke(db, key))


@app.command(cls=Command, epilog="Example: timeline backup timeline-backup.gz --db my.db")
def backup(
    file: Annotated[Path, typer.Argument(help="The file to write, such as timeline-backup.jsonl.gz.")],
    *,
    db: Database = DEFAULT_DB,
) -> None:
    """Write the whole database to one file that any kind of database can be restored from."""
    from timeline.cli.backup import write

    raise typer.Exit(write(db, file))


@app.command(cls=Command, epilog="Example: timeline restore timeline-backup.gz --db copy.db")
def restore(
    file: Annotated[Path, typer.Argument(help="A file that timeline backup wrote.")],
    *,
    db: Database = DEFAULT_DB,
) -> None:
    """Fill a new database from a backup."""
    from timeline.cli.backup import read

    raise typer.Exit(read(db, file))


@app.command("date", cls=Command, epilog="Example: timeline date my-articles/ --lang en --not-after 2019-12-31")
def date_(
    paths: Paths = None,
    *,
    urls: Urls = None,
    field: Fields = None,
    encoding: Encoding = None,
    registry: Registries = None,
    not_before: NotBefore = None,
    not_after: NotAfter = None,
    lang: Lang = Language.ARABIC,
    json: Json = False,
) -> None:
    """Say when articles were written, and on what evidence."""
    from timeline.cli.dating import run

    inputs = inputs_of(paths, urls, field, encoding, registry, (not_before, not_after))
    raise typer.Exit(run(inputs, lang, as_json=json))


@app.command(cls=Command, epilog="Example: timeline serve --db my.db --port 8000")
def serve(
    *,
    db: Database = DEFAULT_DB,
    host: Host = "127.0.0.1",
    port: Port = 8000,
) -> None:
    """Serve the timeline over HTTP, with a page to read it."""
    from timeline.cli.serve import run

    raise typer.Exit(run(db, host, port))


@app.command(cls=Command, epilog="Example: timeline demo --db demo.db --no-serve")
def demo(
    *,
    db: Database = "demo.db",
    serve: Annotated[bool, typer.Option("--serve/--no-serve", help="Serve the timeline after printing it.")] = True,
    host: Host = "127.0.0.1",
    port: Port = 8000,
) -> None:
    """Build a timeline from the reports in fixtures/, print it, and serve it."""
    from timeline.cli.demo import run

    raise typer.Exit(run(db, host, port, serve=serve))
