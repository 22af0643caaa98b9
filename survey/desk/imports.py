"""Endings out of another register: choose a file, see what each row says, import them once."""

from dataclasses import dataclass

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from survey.contacts import imports as stored
from survey.contacts.imports import Importer
from survey.desk.context import Section, desk, signed_in
from survey.domain.ending_rows import NEEDED, EndingRow, RowsRead, Says, guessed_columns, read_rows
from survey.domain.kinds import Role
from survey.domain.table_file import LARGEST_FILE, TableFile, TableRefused, read_table
from survey.forms import words
from survey.forms.imports import COLUMNS, ColumnsForm, FileForm, columns_form, fault_lines, unpacked
from survey.i18n import _, day, ngettext

ROOM = LARGEST_FILE + 96 * 1024
"""Bytes of a request: less than what makes the web server lay a file on its disk."""
SHOWN = 50
imports = Section("imports", __name__, under="endings")


@dataclass(frozen=True, slots=True)
class Preview:
    """What would happen to the rows of a file; nothing has been stored."""

    read: RowsRead
    fresh: tuple[EndingRow, ...]

    @property
    def known(self) -> int:
        """How many rows are here already."""
        return len(self.read.good) - len(self.fresh)


@imports.page("/import", Role.MANAGER)
def choose() -> ResponseReturnValue:
    """Ask for the file."""
    return ask_file()


def ask_file(form: FileForm | None = None) -> ResponseReturnValue:
    """Return the page that asks for a file, with what was wrong with the one before."""
    form = form or FileForm(formdata=None)
    columns = [(word, says in NEEDED) for says, word in COLUMNS.items()]
    return render_template("desk/import.html", form=form, columns=columns), 422 if form.problems else 200


@imports.action("/import", Role.MANAGER, stale=ask_file, room=ROOM)
def read_file() -> ResponseReturnValue:
    """Read the file and show what its rows say; stores nothing."""
    form = FileForm()
    if not form.validate():
        return ask_file(form)
    table = read_table(form.file.data.read(LARGEST_FILE + 1))
    with desk().contacts.read() as connection:
        guessed = guessed_columns(table.headings, stored.remembered(connection))
    return show(table, columns_form(table, guessed))


@imports.action("/import/kolumner", Role.MANAGER, stale=ask_file, room=ROOM)
def choose_columns() -> ResponseReturnValue:
    """Show the rows again as the chosen columns tell them; stores nothing."""
    table, form = _sent()
    form.validate()
    return show(table, form)


@imports.action("/import/spara", Role.MANAGER, stale=ask_file, room=ROOM)
def store() -> ResponseReturnValue:
    """Store the rows that are new, all in one transaction; none, when some are faulty and nobody said go."""
    table, form = _sent()
    if not form.validate():
        return show(table, form)
    here, columns = desk(), form.columns()
    read = read_rows(table, columns, here.operation, here.today())
    if read.faulty and not form.only_good_rows:
        flash(_("Inget är importerat. Rätta raderna i filen och välj den igen."), "info")
        return show(table, form)
    headings = {says: table.headings[place] for says, place in columns.items()}
    with here.contacts.write() as connection:
        count = stored.store(connection, read.good, Importer(signed_in().id, here.today()))
        stored.remember(connection, headings)
    flash(_done(count, len(read.good) - count, len(read.faulty)), "success")
    return redirect(url_for("imports.choose"), 303)


@imports.errorhandler(TableRefused)
def refuse(refused: TableRefused) -> ResponseReturnValue:
    """Say why the file cannot be used and ask for another one; nothing has been stored."""
    form = FileForm(formdata=None)
    form.refuse(refused)
    return ask_file(form)


def show(table: TableFile, form: ColumnsForm) -> ResponseReturnValue:
    """Return the page with the columns and what would happen."""
    columns, here = form.columns(), desk()
    complete = all(says in columns for says in NEEDED)
    read = read_rows(table, columns, here.operation, here.today()) if complete else RowsRead((), ())
    with here.contacts.read() as connection:
        fresh = tuple(stored.new_rows(connection, read.good))
    return render_template(
        "desk/import_preview.html",
        form=form,
        fields=[form[says.value] for says in Says],
        complete=complete,
        preview=Preview(read, fresh),
        rows=[_row(row) for row in fresh[:SHOWN]],
        left=max(0, len(fresh) - SHOWN),
        faults=[fault_lines(row) for row in read.faulty],
    ), 422 if form.problems else 200


def _sent() -> tuple[TableFile, ColumnsForm]:
    """Return the table that went along with the form; a broken one starts over."""
    table = unpacked(ColumnsForm().table.data or "")
    return table, columns_form(table)


def _row(row: EndingRow) -> list[str]:
    """Return what would be stored of a row, in words."""
    place = desk().operation.municipality(row.municipality or "")
    if row.channel:
        survey = str(words.CHANNELS[row.channel])
    else:
        survey = str(words.REASONS[row.reason]) if row.reason else _("Inte gjort ännu")
    return [
        str(row.number),
        day(row.ended_on),
        str(words.KINDS[row.kind]),
        place.name if place else _("Ej angivet"),
        str(words.AGES[row.age_group]) if row.age_group else "–",
        str(words.GENDERS[row.gender]) if row.gender else "–",
        survey,
    ]


def _done(new: int, known: int, faulty: int) -> str:
    said = [ngettext("%(num)s avslut är importerat.", "%(num)s avslut är importerade.", new)]
    if known:
        said.append(ngettext("%(num)s rad fanns redan här.", "%(num)s rader fanns redan här.", known))
    if faulty:
        said.append(
            ngettext(
                "%(num)s rad hade fel och är inte med.", "%(num)s rader hade fel och är inte med.", faulty
            )
        )
    return " ".join(said)
