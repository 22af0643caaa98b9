"""What comes from and goes to the other registers, on both engines."""

from datetime import date

from survey.contacts import imports, infosoc, interviews
from survey.contacts.contact_details import Address
from survey.contacts.imports import Importer
from survey.delivery.messages import MessageWay
from survey.domain.ending_rows import EndingRow
from survey.domain.infosoc import Counted, Scope, Totals
from survey.domain.kinds import EndingKind
from tests.conftest import TODAY

FORMAL = EndingKind.FORMAL
ROW = EndingRow(2, date(2024, 9, 2), FORMAL, "1780", "centrala", None, None, None, None, None)


def test_rows_are_stored_once_and_counted(bare_instance):
    for new in (1, 0):
        with bare_instance.contacts.write() as connection:
            assert imports.store(connection, [ROW], Importer("karin", TODAY)) == new
    with bare_instance.contacts.read() as connection:
        assert infosoc.counted(connection, 2024) == [Counted(ROW.ended_on, "centrala", FORMAL)]
        assert infosoc.counted(connection, 2025) == []


def test_a_total_takes_the_place_of_the_one_before(bare_instance):
    scope = Scope(2024, 9, "centrala")
    for count in (3, 4):
        with bare_instance.contacts.write() as connection:
            infosoc.tell(connection, {scope: Totals(count, 0)})
    with bare_instance.contacts.read() as connection:
        assert infosoc.told(connection, 2024) == {scope: Totals(4, 0)}


def test_a_yes_is_drawn_done_and_erased(bare_instance):
    with bare_instance.contacts.write() as connection:
        imports.store(connection, [ROW], Importer("karin", TODAY))
        ending_id = connection.execute(interviews.t.ending.select()).one().id
        interviews.agree(connection, bare_instance.keys, ending_id, Address(MessageWay.SMS, "070-174 06 05"))
        (person,) = interviews.people(connection)
        assert person.reachable is True
        interviews.mark_done(connection, ending_id, TODAY)
        assert interviews.people(connection)[0].done_on is None
        interviews.mark_drawn(connection, [person], TODAY)
        interviews.mark_done(connection, ending_id, TODAY)
        (person,) = interviews.people(connection)
    assert (person.drawn_on, person.done_on, person.reachable) == (TODAY, TODAY, False)
