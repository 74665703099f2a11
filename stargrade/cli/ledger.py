"""``stargrade ledger``: list, show, verify and export the periods on record."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..problems import Place, errors, refuse
from ..texts import Lang
from . import words
from .exits import Exit
from .options import FORMS, Form, Quiet

if TYPE_CHECKING:
    from ..ledger.record import Head
    from ..problems import Refusal

Folder = Annotated[Path, typer.Argument(metavar="DIR")]
Named = Annotated[str | None, typer.Option("--scheme", metavar="NAME")]


def list_records(ctx: typer.Context, folder: Folder, form: Form = "text", quiet: Quiet = False) -> Exit:
    """One line for each period on record; a period that stands on an old record is said aloud."""
    from ..ledger.read import on_record
    from ..ledger.recall import stale_notice
    from ..ledger.stale import stale
    from ..view.ledger import record_lines
    from .choices import choice
    from .show import give, give_json, heard, tell_problems

    lang: Lang = ctx.obj
    choice("--format", form, FORMS)
    records = on_record(folder)
    if form == "json":
        give_json([_told(head) for _, head in records])
    else:
        give(lambda screen: record_lines([head for _, head in records], lang, screen))
    tell_problems(heard(stale_notice(folder, list(stale(records))), quiet), lang)
    return Exit.FINE


def _told(head: Head) -> dict[str, object]:
    return {
        "scheme": head.scheme,
        "period": head.period,
        "revision": head.revision,
        "rows": head.rows,
        "sha256": head.sha256,
        "reason": head.reason,
    }


def show(
    ctx: typer.Context,
    folder: Folder,
    *,
    named: Named = None,
    person: Annotated[str | None, typer.Option("--id", metavar="KEY")] = None,
    form: Form = "text",
    quiet: Quiet = False,
) -> Exit:
    """Everybody's stars through the years, or all that is on record of one person; until when one may object."""
    from ..ledger.people import people_of, periods_of
    from ..ledger.read import on_record
    from ..report.ledger_json import ledger_document
    from ..view.ledger import person_lines, year_lines
    from .choices import choice
    from .show import give, give_json

    lang: Lang = ctx.obj
    choice("--format", form, FORMS)
    records = on_record(folder, named)
    if named is not None and not records:
        raise _unknown(named, [head.scheme for _, head in on_record(folder)], folder)
    periods = periods_of(records)
    people, today = people_of(periods), date.today()
    if person is not None and person not in people:
        raise _unknown(person, list(people), folder)
    own = [period for period in periods if person is None or person in period.rows]
    if form == "json":
        give_json(ledger_document(own, today, lang, person))
    elif person is None:
        give(lambda screen: year_lines(own, today, lang, screen))
    else:
        give(lambda screen: person_lines(own, person, today, lang, screen))
    return Exit.FINE


def _unknown(seen: str, known: list[str], folder: Path) -> Refusal:
    from ..scheme.nearest import nearest

    near = nearest(seen, known) or tuple(dict.fromkeys(known))[:3]
    return refuse("SG611", Place(str(folder)), seen=seen, near=near or words.NOTHING_NEAR)


def verify(ctx: typer.Context, folder: Folder, quiet: Quiet = False) -> Exit:
    """Recompute the hashes of every record; what is found is what was asked for."""
    from ..ledger.layout import schemes_in, spots
    from ..ledger.verify import verify as look_through
    from .show import give, give_problems, heard, sentence

    lang: Lang = ctx.obj
    found = look_through(folder)
    give_problems(heard(found, quiet), lang)
    if errors(found):
        return Exit.PROBLEMS
    if not quiet:
        count = sum(len(spots(folder, scheme)) for scheme in schemes_in(folder))
        give(sentence(words.LEDGER_WHOLE if count else words.LEDGER_EMPTY, lang, count=count))
    return Exit.FINE


def export(
    ctx: typer.Context,
    folder: Folder,
    table: Annotated[str | None, typer.Option("-o", "--output", metavar="OUT.csv")] = None,
    force: Annotated[bool, typer.Option("--force")] = False,
    quiet: Quiet = False,
) -> Exit:
    """All records as one csv table, to standard output or into a file."""
    from ..ledger.export import export as one_table
    from ..ledger.read import on_record
    from ..report import write_whole
    from .show import give_bytes, sentence, tell
    from .target import STDOUT, refuse_record

    lang: Lang = ctx.obj
    if table is None or table == STDOUT:
        give_bytes(one_table(on_record(folder)))
        return Exit.FINE
    if Path(table).suffix.lower() != ".csv":
        raise refuse("SG008", Place(table), seen=Path(table).suffix or table, known=[".csv"])
    data = one_table(on_record(folder))
    refuse_record(Path(table), folder)
    written = write_whole(Path(table), data, force)
    if not quiet:
        tell(sentence(words.WRITTEN if written.changed else words.UNCHANGED, lang, path=written.path))
    return Exit.FINE
