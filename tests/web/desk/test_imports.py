"""Importing endings: looked at first, all or nothing, and never twice."""

import io

import pytest
from sqlalchemy import func, select, update

from survey.contacts import endings, imports
from survey.contacts import tables as t

pytestmark = pytest.mark.parametrize("engine_urls", ["sqlite"], indirect=True)
FILE = """Slutdatum;Typ;Kommun;Ålder;Kön;Enkät;Skäl;Handläggare
2026-04-02;Avslutad;Karlstad;43;Kvinna;brev;;Anna Lind
2026-04-02;Avslutad;Karlstad;43;Kvinna;nej;Avliden;Anna Lind
3/4 2026;avbruten;Skyddad;30-49;Man;;;Eva Berg
"""
FAULTY = FILE + "2026-06-31;Avslutad;Karlstad;;;;;x\n2026-04-05;;Kiel;12;;;;x\n"


@pytest.fixture
def karin(at_desk):
    return at_desk("karin")


def choose(desktop, text, encoding="utf-8"):
    desktop.open("/import")
    fields = desktop.form("/import")
    fields["file"] = (io.BytesIO(text.encode(encoding)), "avslut.csv")
    return desktop.post("/import", fields, content_type="multipart/form-data")


def stored(instance):
    with instance.contacts.read() as connection:
        return sorted(endings.of_year(connection, 2026), key=lambda each: (each.ended_on, each.reason or ""))


def test_the_rows_are_shown_before_anything_is_stored(karin, bare_instance):
    page = choose(karin, FILE, "cp1252")
    assert "Inget är sparat än." in page.text
    assert "3 nya avslut kan importeras." in page.text
    assert "3 april 2026 Avbruten Ej angivet – – Inte gjort ännu" in page.text
    assert "Brev" in page.text
    assert stored(bare_instance) == []


def test_what_is_imported_is_what_the_file_says_and_nothing_more(karin, bare_instance):
    choose(karin, FILE)
    assert "3 avslut är importerade." in karin.send("/import/spara").text
    offered, dead, protected = stored(bare_instance)
    assert (offered.channel, offered.area, offered.age_group) == ("letter", "centrala", "30-49")
    assert (dead.reason, dead.offer_id) == ("deceased", None)
    assert (protected.municipality, protected.age_group, protected.gender) == (None, None, None)
    with bare_instance.contacts.read() as connection:
        assert "Anna Lind" not in repr(connection.execute(select(t.ending)).all())
        assert "handläggare" not in imports.remembered(connection)


def test_the_same_file_twice_brings_nothing_new(karin, bare_instance):
    for _ in range(2):
        choose(karin, FILE)
        if "Det finns inget nytt att importera" not in karin.page.text:
            karin.send("/import/spara")
    assert "3 rader finns redan här" in karin.page.text
    first = karin.form("/import/spara")
    assert "0 avslut är importerade. 3 rader fanns redan här." in karin.post("/import/spara", first).text
    assert len(stored(bare_instance)) == 3


def test_an_ending_that_was_corrected_after_the_import_does_not_come_again(karin, bare_instance):
    choose(karin, FILE)
    karin.send("/import/spara")
    with bare_instance.contacts.write() as connection:
        connection.execute(update(t.ending).where(t.ending.c.kind == "broken_off").values(kind="formal"))
    assert "Det finns inget nytt att importera" in choose(karin, FILE).text


def test_a_longer_file_and_an_ending_from_the_desk_add_only_what_is_new(
    karin, new_ending, at_desk, bare_instance
):
    new_ending(at_desk("anna"), ended_on="2026-04-02", channel="not_yet")
    assert "2 nya avslut kan importeras." in choose(karin, FILE).text
    karin.send("/import/spara")
    choose(karin, FILE + "2026-04-02;Avslutad;Karlstad;;;;;\n")
    assert "1 avslut är importerat." in karin.send("/import/spara").text
    assert len(stored(bare_instance)) == 4


def test_a_faulty_row_stops_everything_until_the_chef_says_which_rows_to_take(karin, bare_instance):
    page = choose(karin, FAULTY)
    assert "Rad 5 ”2026-06-31” går inte att läsa som en dag." in page.text
    assert "Rad 6 Det står inte om kontakten är avslutad eller avbruten. ”Kiel” är ingen av" in page.text
    assert "”12” är ingen ålder från 18 år." in page.text
    assert "Inget är importerat." in karin.send("/import/spara").text
    assert stored(bare_instance) == []
    assert (
        "3 avslut är importerade. 2 rader hade fel och är inte med."
        in karin.send("/import/spara", rows="good").text
    )
    assert len(stored(bare_instance)) == 3


def test_nothing_is_half_imported_when_the_database_breaks_in_the_middle(karin, bare_instance, monkeypatch):
    real, done = endings.register, []

    def breaks(connection, new):
        done.append(new)
        if len(done) == 3:
            raise OSError("the disk is full")
        return real(connection, new)

    choose(karin, FILE)
    monkeypatch.setattr(endings, "register", breaks)
    assert karin.send("/import/spara").status == 500
    assert len(done) == 3
    assert stored(bare_instance) == []


def test_columns_with_other_names_are_chosen_once_and_remembered(karin):
    other = FILE.replace("Slutdatum", "Sista dagen").replace("Typ", "Resultat")
    page = choose(karin, other)
    assert "Det här händer" not in page.text
    sent = karin.form("/import/spara")
    assert "Välj kolumnen med dagen." in karin.post("/import/kolumner", sent).text
    karin.post("/import/kolumner", {**sent, "ended_on": "0", "kind": "1"})
    assert "3 nya avslut kan importeras." in karin.page.text
    karin.send("/import/spara")
    assert "3 rader finns redan här" in choose(karin, other).text


def test_a_personnummer_stops_the_file_and_is_not_shown_again(karin, bare_instance):
    page = choose(karin, FILE.replace("Eva Berg", "811218-9876"))
    assert page.status == 422
    assert "personnummer i cell H4" in page.text
    assert "9876" not in page.html
    assert stored(bare_instance) == []


def test_no_file_a_broken_table_and_too_large_a_file_get_a_calm_answer(karin):
    karin.open("/import")
    assert "Välj en fil först." in karin.send("/import").text
    assert "Filen är för stor." in choose(karin, "a;b\n" * 100_000 + "x" * 20_000).text
    choose(karin, FILE)
    assert (
        "Filen går inte att läsa."
        in karin.post("/import/spara", {**karin.form("/import/spara"), "table": "x"}).text
    )


@pytest.mark.parametrize("text", ["=1+1", "<b>x</b>", '=HYPERLINK("x")'])
def test_a_formula_or_markup_is_only_text(karin, text):
    page = choose(karin, f'Slutdatum;Typ;Kommun\n"{text.replace(chr(34), chr(34) * 2)}";Avslutad;Karlstad\n')
    assert f"”{text}” går inte att läsa som en dag." in page.text
    assert "<b>x" not in page.html


def test_only_the_chef_imports(at_desk):
    assert at_desk("anna").open("/import").status == 403


def test_an_import_counts_in_the_year(karin, bare_instance):
    choose(karin, FILE)
    karin.send("/import/spara")
    with bare_instance.contacts.read() as connection:
        offered = connection.execute(select(func.count()).select_from(t.offer)).scalar_one()
    assert offered == 1
    page = karin.open("/avslut?ar=2026")
    assert "3 avslut" in page.text
    assert "Importera avslut från en fil" in page.text


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("2026-05-05;Avslutad;Karlstad;;;;", "2026-05-05 har inte varit än."),
        ("2026-05-04;Avslutad;Hammarö;;;;", "Hammarö var inte med i verksamheten den dagen."),
        ("2026-05-04;Avslutad;Karlstad;;;brev;Avliden", "här står ett skäl: ”Avliden”. Ta bort det ena."),
        ("2026-05-04;Avslutad;Karlstad;;x;;", "”x” går inte att läsa som kön."),
        ("2026-05-04;Avslutad;Karlstad;;;kanske;", "”kanske” säger inte hur enkäten erbjöds."),
        ("2026-05-04;Avslutad;Karlstad;;;;för trött", "”för trött” är inget av våra skäl."),
        ("2026-05-04;Avslutad;;;;;", "Kommunen saknas."),
    ],
)
def test_each_fault_says_what_to_do(karin, row, said):
    page = choose(karin, f"{FILE.splitlines()[0].rpartition(';')[0]}\n{row}\n")
    assert said in page.text
    assert "0 nya avslut kan importeras. 1 rad har fel." in page.text


def test_an_offer_has_its_own_day_and_every_way_has_its_word(karin, bare_instance):
    ways = ("sms", "E-post", "länk", "Brev", "papper", "på plats")
    rows = "".join(f"2026-04-0{n};Avslutad;Kil;{way};2026-04-20\n" for n, way in enumerate(ways, start=1))
    choose(karin, f"Slutdatum;Typ;Kommun;Enkät;Utskicksdatum\n{rows}")
    karin.send("/import/spara")
    found = stored(bare_instance)
    assert [each.channel for each in found] == ["sms", "email", "link", "letter", "paper", "onsite"]
    assert {str(each.offered_on) for each in found} == {"2026-04-20"}
