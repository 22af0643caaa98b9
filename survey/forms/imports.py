"""The forms and words of an import: the file, which column says what, and what is wrong in which row."""

import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass

from wtforms import FileField, HiddenField, RadioField, SelectChoice, SelectField
from wtforms.validators import InputRequired, StopValidation

from survey.domain.ending_rows import Columns, Fault, FaultyRow, Says, Wrong
from survey.domain.table_file import TableFile, TableRefused, Trouble, column_letter, table_of
from survey.forms.staff import StaffForm
from survey.i18n import _, _l

LARGEST_PACKED = 4 * 1024 * 1024
NO_COLUMN = ""
ALL_OR_NOTHING, GOOD_ROWS = "all", "good"
COLUMNS: Mapping[Says, str] = {
    Says.ENDED_ON: _l("Dagen då kontakten tog slut"),
    Says.KIND: _l("Avslutad eller avbruten"),
    Says.MUNICIPALITY: _l("Kommun"),
    Says.AGE: _l("Ålder"),
    Says.GENDER: _l("Kön"),
    Says.OFFERED: _l("Hur enkäten erbjöds"),
    Says.OFFERED_ON: _l("Dagen då enkäten erbjöds"),
    Says.REASON: _l("Varför enkäten inte erbjöds"),
}
MISSING: Mapping[Says, str] = {
    Says.ENDED_ON: _l("Dagen saknas."),
    Says.KIND: _l("Det står inte om kontakten är avslutad eller avbruten."),
    Says.MUNICIPALITY: _l("Kommunen saknas. Skriv Skyddad om den inte får sparas."),
}
UNKNOWN: Mapping[Says, str] = {
    Says.ENDED_ON: _l("”%(value)s” går inte att läsa som en dag. Skriv till exempel 2026-05-04."),
    Says.KIND: _l("”%(value)s” är varken avslutad eller avbruten. Skriv ett av de orden."),
    Says.MUNICIPALITY: _l("”%(value)s” är ingen av verksamhetens kommuner."),
    Says.AGE: _l("”%(value)s” är ingen ålder från 18 år. Skriv åldern eller till exempel 30–49."),
    Says.GENDER: _l("”%(value)s” går inte att läsa som kön. Skriv kvinna, man eller annat."),
    Says.OFFERED: _l(
        "”%(value)s” säger inte hur enkäten erbjöds. Skriv till exempel sms, brev, papper eller nej."
    ),
    Says.OFFERED_ON: _l("”%(value)s” går inte att läsa som en dag. Skriv till exempel 2026-05-04."),
    Says.REASON: _l("”%(value)s” är inget av våra skäl. Skriv till exempel Saknar kontaktväg."),
}
OTHERWISE: Mapping[Wrong, str] = {
    Wrong.DAY_TO_COME: _l("%(value)s har inte varit än."),
    Wrong.NOT_TAKING_PART: _l("%(value)s var inte med i verksamheten den dagen."),
    Wrong.BOTH: _l("Enkäten är erbjuden, men här står ett skäl: ”%(value)s”. Ta bort det ena."),
}
TROUBLES: Mapping[Trouble, str] = {
    Trouble.EMPTY: _l("Filen har inga rader. Första raden ska ha rubriker och varje avslut en egen rad."),
    Trouble.TOO_LARGE: _l(
        "Filen är för stor. Högst 400 kB, 3 000 rader och 60 kolumner går på en gång. Dela upp den."
    ),
    Trouble.UNREADABLE: _l(
        "Filen går inte att läsa. Spara den som Excel (.xlsx) eller CSV och välj den igen."
    ),
    Trouble.LOCKED: _l("Filen har ett lösenord. Spara den utan lösenord och välj den igen."),
    Trouble.PERSONAL_NUMBER: _l(
        "Det ser ut att stå ett personnummer i cell %(place)s. Ta bort kolumnen med personnummer ur filen "
        "och välj filen igen."
    ),
}


@dataclass(frozen=True, slots=True)
class FaultLines:
    """What is wrong in one row, in words."""

    number: int
    lines: tuple[str, ...]


class FileForm(StaffForm):
    """Chooses the file."""

    file = FileField(
        _l("Filen med avslut"),
        description=_l("Excel, OpenDocument eller CSV. Högst 400 kB och 3 000 rader."),
        render_kw={"accept": ".csv,.txt,.tsv,.xlsx,.xls,.ods"},
    )

    def validate_file(self, field: FileField) -> None:
        """Ask for a file."""
        if not field.data:
            raise StopValidation(_("Välj en fil först."))

    def refuse(self, refused: TableRefused) -> None:
        """Say at the field why the file cannot be used."""
        self.file.errors = [in_words(refused)]


class ColumnsForm(StaffForm):
    """Says which column holds what; the file itself goes along, so that nothing is kept in between."""

    table = HiddenField()
    rows = RadioField(
        _l("Några rader har fel. Vad vill du göra?"),
        choices=[
            SelectChoice(ALL_OR_NOTHING, _l("Jag rättar filen först. Importera inget nu.")),
            SelectChoice(GOOD_ROWS, _l("Importera raderna utan fel. Jag rättar de andra sedan.")),
        ],
        default=ALL_OR_NOTHING,
    )
    ended_on = SelectField(COLUMNS[Says.ENDED_ON], [InputRequired(_l("Välj kolumnen med dagen."))])
    kind = SelectField(
        COLUMNS[Says.KIND], [InputRequired(_l("Välj kolumnen som säger avslutad eller avbruten."))]
    )
    municipality = SelectField(COLUMNS[Says.MUNICIPALITY], [InputRequired(_l("Välj kolumnen med kommun."))])
    age = SelectField(COLUMNS[Says.AGE])
    gender = SelectField(COLUMNS[Says.GENDER])
    offered = SelectField(COLUMNS[Says.OFFERED])
    offered_on = SelectField(COLUMNS[Says.OFFERED_ON])
    reason = SelectField(COLUMNS[Says.REASON])

    def columns(self) -> dict[Says, int]:
        """Return where each thing stands, as chosen."""
        return {says: int(self[says.value].data) for says in Says if self[says.value].data}

    @property
    def only_good_rows(self) -> bool:
        """True when the rows without faults are wanted, although others have some."""
        return bool(self.rows.data == GOOD_ROWS)


def columns_form(table: TableFile, columns: Columns | None = None) -> ColumnsForm:
    """Return the form for this table: as sent, or with these columns chosen."""
    if columns is None:
        form = ColumnsForm()
    else:
        chosen = {says.value: str(place) for says, place in columns.items()}
        form = ColumnsForm(formdata=None, data={"table": packed(table), **chosen})
    for says in Says:
        form[says.value].choices = [
            SelectChoice(NO_COLUMN, _("Ingen kolumn")),
            *(
                SelectChoice(str(place), heading or _("Kolumn %(letter)s", letter=column_letter(place)))
                for place, heading in enumerate(table.headings)
            ),
        ]
    return form


def packed(table: TableFile) -> str:
    """Return a table as text that a hidden field can carry."""
    rows = [(0, table.headings), *((row.number, row.cells) for row in table.rows)]
    return b64encode(zlib.compress(json.dumps(rows).encode())).decode()


def unpacked(text: str) -> TableFile:
    """Return the table that a hidden field carried, checked like a fresh file; raises TableRefused."""
    try:
        content = zlib.decompressobj().decompress(b64decode(text, validate=True), LARGEST_PACKED)
        return table_of((int(number), [str(cell) for cell in cells]) for number, cells in json.loads(content))
    except (ValueError, TypeError, zlib.error) as error:
        raise TableRefused(Trouble.UNREADABLE) from error


def in_words(refused: TableRefused) -> str:
    """Say why a file cannot be used and what to do."""
    return str(TROUBLES[refused.trouble]) % {"place": refused.place}


def fault_lines(row: FaultyRow) -> FaultLines:
    """Say what is wrong in a row and what to do."""
    return FaultLines(row.number, tuple(_sentence(fault) for fault in row.faults))


def _sentence(fault: Fault) -> str:
    if fault.wrong is Wrong.MISSING:
        return str(MISSING[fault.says])
    words = UNKNOWN[fault.says] if fault.wrong is Wrong.UNKNOWN else OTHERWISE[fault.wrong]
    return str(words) % {"value": fault.value}
