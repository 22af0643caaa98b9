"""Free text: read one by one, masked, never before an opening or of a small one; what is replaced is gone."""

import csv
import io

import pytest

from survey.answers import comments as stored
from survey.contacts import desk_log
from survey.contacts.desk_log import Action
from survey.domain.comments import CommentState
from tests.conftest import TODAY
from tests.scene import answer, dump, files_with, open_now, people_who_answer, rows
from tests.web.results.test_a_year_under_way import AFTER_THE_LAST_DAY

PAGE = f"/resultat/fritext?ar={TODAY.year}"
FILE = f"/resultat/fritext/systembrister.csv?ar={TODAY.year}"
SECRET = "Anna Lind på Storgatan 4 svarade aldrig"


@pytest.fixture
def opened(instance, offer):
    """Let people answer with these words, and as many more as make twelve; then open the urn."""

    def let(*texts, fill=12, **given):
        for words in texts:
            answer(instance, offer(), {"vad_kan_bli_battre": words})
        for _ in range(fill - len(texts)):
            answer(instance, offer(), {"bemotande": "ja"})
        return open_now(instance, **given)

    return let


def waiting(instance):
    """The addresses of the texts that nobody has reviewed."""
    return [f"/resultat/fritext/{row['id']}" for row in rows(instance, "comment") if row["state"] is None]


def review(chef, path, **typed):
    chef.open(path)
    return chef.send(path, **typed)


def test_before_the_opening_there_is_nothing_to_read(instance, offer, at_desk):
    people_who_answer(instance, offer, 12)
    page = at_desk("karin").open(PAGE)
    assert "Det finns inga texter att visa." in page.text
    assert rows(instance, "comment") == []


def test_a_text_of_an_opening_with_nine_answers_is_not_listed_and_has_no_page(instance, opened, at_desk):
    opened(SECRET, fill=9, today=AFTER_THE_LAST_DAY)
    chef = at_desk("karin")
    assert "Det finns inga texter att visa." in chef.open(PAGE).text
    assert chef.open(waiting(instance)[0]).status == 404
    token = {"csrf_token": chef.form("/logga-ut")["csrf_token"]}
    for path in (waiting(instance)[0], waiting(instance)[0] + "/undanhall"):
        assert chef.post(path, {**token, "text": "svarade"}).status == 404
    assert rows(instance, "comment")[0]["text"] == SECRET


def test_a_text_is_shown_masked_with_the_staffs_names_masked_too(instance, opened, at_desk):
    opened("Nord ringde mig på 070-123 45 67")
    page = at_desk("karin").open(waiting(instance)[0])
    assert "[namn] ringde mig på [telefon]" in page.text
    assert "Svar på frågan: Vad hade behövts?" in page.text


def test_waiting_texts_are_not_listed_until_each_is_reviewed(instance, opened, at_desk):
    opened("första ordet", "andra ordet")
    chef = at_desk("karin")
    page = chef.open(PAGE)
    assert "2 texter väntar på att du läser dem. 0 texter är godkända." in page.text
    assert "ordet" not in page.text
    first = chef.open(waiting(instance)[0]).path
    following = chef.send(first)
    assert following.path == waiting(instance)[0] != first
    assert "Texten är godkänd." in following.text
    last = chef.send(following.path)
    assert last.h1 == f"Egna ord {TODAY.year}"
    assert all(words in last.text for words in ("första ordet", "andra ordet"))


def test_the_results_page_leads_to_the_texts(opened, at_desk):
    opened("ett", "två")
    assert "2 kommentarer. Läs kommentarerna" in at_desk("karin").open(f"/resultat?ar={TODAY.year}").text


def test_what_the_chef_masks_further_is_all_that_is_kept(instance, opened, at_desk):
    opened(SECRET)
    path = waiting(instance)[0]
    page = review(
        at_desk("karin"),
        path,
        text="[namn] svarade aldrig",
        theme="tillganglighet",
        label=" telefon ",
        level="handlaggarniva",
    )
    assert "[namn] svarade aldrig" in page.text
    assert "Tillgänglighet, telefon" in page.text
    assert "Möjlig systembrist: handläggarnivå" in page.text
    (row,) = rows(instance, "comment")
    kept = [row[name] for name in ("text", "state", "theme", "label", "level")]
    assert kept == ["[namn] svarade aldrig", "accepted", "tillganglighet", "telefon", "handlaggarniva"]


@pytest.mark.parametrize("engine_urls", ["sqlite"], indirect=True)
@pytest.mark.parametrize("last_step", ["", "/undanhall"])
def test_the_persons_own_words_are_gone_from_file_log_and_backup(instance, opened, at_desk, last_step):
    opened(SECRET, "en till")
    needle = SECRET.encode()
    assert files_with(instance.settings.folder, [needle])
    chef = at_desk("karin")
    for path in waiting(instance):
        chef.open(path)
        chef.send(path + last_step)
    assert files_with(instance.settings.folder, [needle]) == {}


def test_a_withheld_text_leaves_no_words_and_is_not_counted(instance, opened, at_desk):
    opened(SECRET)
    chef, path = at_desk("karin"), waiting(instance)[0]
    chef.open(path)
    page = chef.send(path + "/undanhall")
    assert "1 text är borttagen." in page.text
    (row,) = rows(instance, "comment")
    assert (row["text"], row["state"]) == ("", CommentState.WITHHELD)
    assert chef.open(path).status == 404
    assert "kommentar" not in chef.open(f"/resultat?ar={TODAY.year}").text
    with instance.answers.write() as connection:
        assert not stored.withhold(connection, str(row["id"]))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"text": "svarade alltid"}, "inte lägga till egna ord"),
        ({"text": ""}, "Texten är tom."),
        ({"label": "x" * 41}, "Skriv högst 40 tecken."),
        ({"label": "811228-9874"}, "Det ser ut som ett personnummer."),
    ],
)
def test_the_form_refuses_and_keeps_what_was_typed(instance, opened, at_desk, typed, said):
    opened(SECRET)
    chef, path = at_desk("karin"), waiting(instance)[0]
    page = review(chef, path, **typed)
    assert page.status == 422
    assert said in page.text
    ((name, value),) = typed.items()
    assert chef.form(path)[name].strip() == value
    assert ("Så här stod det: ”[namn] på [adress] svarade aldrig”" in page.text) == ("text" in typed)
    assert rows(instance, "comment")[0]["text"] == SECRET


def test_an_accepted_text_can_be_masked_more_but_not_less(instance, opened, at_desk):
    opened(SECRET)
    chef, path = at_desk("karin"), waiting(instance)[0]
    review(chef, path, text="svarade aldrig")
    assert review(chef, path, text="[namn] svarade aldrig på frågan").status == 422
    assert "[ibland]" in review(chef, path, text="svarade [ibland]").text


def test_line_ends_stay_as_they_were_written(instance, opened, at_desk):
    opened("en rad\nen till")
    review(at_desk("karin"), waiting(instance)[0], text="en rad\r\nen till")
    assert rows(instance, "comment")[0]["text"] == "en rad\nen till"


def test_the_file_holds_the_possible_systembrister_and_no_formula(instance, opened, at_desk):
    opened("=1+1 sa de", "svarade aldrig; inte en gång", "bara bra")
    chef = at_desk("karin")
    levels = {"=1": "central_niva", "sv": "lokal_niva", "ba": ""}
    assert "CSV" not in chef.open(PAGE).text
    for row in rows(instance, "comment"):
        review(
            chef,
            f"/resultat/fritext/{row['id']}",
            label="@ord",
            theme="annat",
            level=levels[str(row["text"])[:2]],
        )
    assert "2 texter berättar om möjliga systembrister." in chef.open(PAGE).text
    response = chef.walker.client.get(FILE)
    assert response.headers["Content-Disposition"].startswith("attachment")
    content = response.get_data()
    assert content.startswith(b"\xef\xbb\xbf")
    told = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert told == [
        ["År", "Nivå", "Tema", "Eget ord", "Fråga", "Text"],
        ["2026", "Central nivå", "Annat", "'@ord", "Vad hade behövts?", "'=1+1 sa de"],
        ["2026", "Lokal nivå", "Annat", "'@ord", "Vad hade behövts?", "svarade aldrig; inte en gång"],
    ]


def test_accepted_texts_come_in_a_new_order_every_time(instance, opened, at_desk):
    opened(*(f"ord {number}" for number in range(12)))
    chef = at_desk("karin")
    for path in waiting(instance):
        review(chef, path)
    assert len({chef.open(PAGE).text for _ in range(4)}) > 1


def test_each_review_is_logged_with_who_and_which_month_and_never_which_text(instance, opened, at_desk):
    opened("första ordet", "andra ordet")
    chef = at_desk("karin")
    first, second = waiting(instance)
    review(chef, first)
    chef.open(second)
    assert "Texten är borttagen." in chef.send(f"{second}/undanhall").text
    logged = dump(instance.contacts, "contacts")["desk_log"]
    assert sorted(row[1:2] + row[3:] for row in logged) == [
        ("2026-05", "comment_accepted", None, "2026"),
        ("2026-05", "comment_withheld", None, "2026"),
    ]
    with instance.contacts.read() as connection:
        assert desk_log.count(connection, Action.COMMENT_WITHHELD, TODAY.year) == 1


def test_texts_are_the_chefs_alone(instance, opened, at_desk):
    opened(SECRET)
    for username in ("anna", "lars", "sara"):
        desktop = at_desk(username)
        for path in (PAGE, FILE, waiting(instance)[0]):
            assert desktop.open(path).status == 403, (username, path)
