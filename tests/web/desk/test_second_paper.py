"""Double entry at the desk: a word on the paper, a blind second keying; and papers that give no answer."""

import re

import pytest

from survey.desk.app import create_app
from tests.scene import answer, how_many, open_now, people_who_answer, rows, sealed_answers
from tests.walker import Walker
from tests.web.desk.conftest import Desktop
from tests.web.desk.test_paper import KEYED, type_code

WORD = re.compile(r"[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}")


@pytest.fixture
def drawn_desk(bare_instance, people, clock, seconds):
    """Browsers at a desk where the lot falls on the first paper and never after."""
    lots = iter([0.05])
    app = create_app(bare_instance.settings, clock, seconds, lot=lambda: next(lots, 0.5))

    yield lambda username: Desktop(Walker(app)).sit_down(username)
    app.extensions["desk"].contacts.close()
    app.extensions["desk"].answers.close()


@pytest.fixture
def drawn(drawn_desk, offer, people):
    """A drawn paper that Eva has keyed: its code, its word, and who else sits at a desk."""
    code = offer(ombud_id=people["anna"].id).code
    eva = drawn_desk("eva")
    type_code(eva, code)
    page = eva.send("/papper/spara", **KEYED, vad_var_bra="Hon lyssnade")
    assert page.h1 == "Skriv ordet på pappret"
    return code, WORD.search(page.text.replace(" ", "")).group(), drawn_desk


def only(instance):
    (sealed,) = sealed_answers(instance).values()
    return sealed.answers


def test_a_drawn_paper_gets_a_word_and_the_next_one_none(instance, drawn, offer):
    _code, _word, sit_down = drawn
    assert only(instance)["tillganglighet"] == "ja"
    eva = sit_down("eva")
    assert "1 papper väntar på att en annan person matar in det en gång till." in eva.open("/papper").text
    type_code(eva, offer().code)
    assert "Sparat. Makulera pappret enligt rutin." in eva.send("/papper/spara", **KEYED).text
    assert how_many(instance, "second_keying") == 1


def test_equal_keyings_are_said_to_be_and_the_copy_is_gone(instance, drawn):
    code, word, sit_down = drawn
    karin = sit_down("karin")
    sheet = type_code(karin, code)
    assert sheet.h1 == "Andra inmatningen"
    assert "Den här enkäten ska matas in en gång till." in sheet.text
    assert set(karin.form("/papper/andra").values()) & set("1234590") == set()
    done = karin.send("/papper/andra", **KEYED, word=word.lower(), vad_var_bra="Hon  lyssnade")
    assert "Båda inmatningarna är lika." in done.text
    assert how_many(instance, "second_keying") == 0
    assert "Redan inmatad." in type_code(karin, code).text


def test_what_differs_stands_side_by_side_and_is_settled(instance, drawn):
    code, word, sit_down = drawn
    karin = sit_down("karin")
    type_code(karin, code)
    page = karin.send(
        "/papper/andra", **{**KEYED, "tillganglighet": "3"}, word=word, vad_var_bra="Hon tyckte"
    )
    assert page.h1 == "2 svar skiljer sig"
    assert "1. Var det lätt" in page.text
    for words in ("Ja Första inmatningen", "Nej Din inmatning", "Hon lyssnade", "Hon tyckte"):
        assert words in page.text
    assert "bemötte" not in page.text
    missing = karin.send("/papper/avgor", tillganglighet="second")
    assert (missing.status, "Välj det som står på pappret." in missing.text) == (422, True)
    assert karin.form("/papper/avgor")["tillganglighet"] == "second"
    assert only(instance)["tillganglighet"] == "ja"
    assert "Sparat." in karin.send("/papper/avgor", vad_var_bra="first").text
    assert (only(instance)["tillganglighet"], only(instance)["vad_var_bra"]) == ("nej", "Hon lyssnade")
    assert how_many(instance, "envelope") == 1


def test_a_wrong_word_shows_nothing_and_keeps_what_was_keyed(instance, drawn):
    code, _word, sit_down = drawn
    karin = sit_down("karin")
    type_code(karin, code)
    for wrong in ("", "K7QM", "AAAA-AAAA"):
        page = karin.send("/papper/andra", **{**KEYED, "tillganglighet": "3"}, word=wrong)
        assert (page.status, "Ordet stämmer inte." in page.text) == (422, True)
        assert "Hon lyssnade" not in page.text
    assert karin.form("/papper/andra")["tillganglighet"] == "3"


def test_half_a_second_keying_shows_nothing(instance, drawn):
    code, word, sit_down = drawn
    karin = sit_down("karin")
    type_code(karin, code)
    page = karin.send("/papper/andra", tillganglighet="3", word=word)
    assert (page.status, page.h1) == (422, "Andra inmatningen")
    assert "är inte ifyllda" in page.text
    assert karin.form("/papper/andra")["word"] == word
    assert "Första inmatningen" not in page.text


def test_who_keyed_first_and_the_own_ombud_do_not_key_second(instance, drawn):
    code, word, sit_down = drawn
    eva, anna, karin = sit_down("eva"), sit_down("anna"), sit_down("karin")
    assert "Nu ska en kollega mata in den en gång till." in type_code(eva, code).text
    assert "Det här är en av dina klienter." in type_code(anna, code).text
    assert "Redan inmatad." in anna.send("/papper/egen-klient", reason="other").text
    type_code(karin, code)
    form = karin.form("/papper/andra")
    for desktop in (eva, anna):
        token = desktop.form("/papper")["csrf_token"]
        keyed = {**form, **KEYED, "tillganglighet": "3", "word": word, "csrf_token": token}
        page = desktop.post("/papper/andra", keyed)
        assert page.status == 422
        assert "Hon lyssnade" not in page.text
        assert "skiljer sig" not in page.text
    assert how_many(instance, "second_keying") == 1


def test_after_an_opening_the_page_says_that_the_first_keying_stands(instance, drawn, offer):
    code, word, sit_down = drawn
    karin = sit_down("karin")
    type_code(karin, code)
    people_who_answer(instance, offer, 10)
    open_now(instance)
    page = karin.send("/papper/andra", **{**KEYED, "tillganglighet": "3"}, word=word)
    assert "Urnan har öppnats. Den första inmatningen är räknad och gäller." in page.text
    assert how_many(instance, "second_keying") == 0


def test_a_sheet_sent_twice_is_told_the_same(instance, drawn_desk, offer):
    eva = drawn_desk("eva")
    type_code(eva, offer().code)
    fields = {**eva.form("/papper/spara"), **KEYED}
    words = [WORD.search(eva.post("/papper/spara", fields).text.replace(" ", "")).group() for _ in range(2)]
    assert words[0] == words[1]
    assert how_many(instance, "envelope") == how_many(instance, "second_keying") == 1
    assert "1 papper inmatat i dag i den här omgången." in eva.open("/papper").text


def test_the_count_of_a_sitting_goes_up_and_begins_anew_the_next_day(instance, at_desk, offer, clock):
    eva = at_desk("eva")
    for number in (1, 2):
        type_code(eva, offer().code)
        page = eva.send("/papper/spara", **KEYED)
        assert re.search(rf"{number} papper inmata\w+ i dag i den här omgången\.", page.text)
        assert "autofocus" in re.search(r'<input[^>]*name="code"[^>]*>', page.html).group()
    clock.today = clock.today.replace(day=5)
    assert "i den här omgången" not in eva.open("/papper").text


def test_the_second_time_a_stale_form_comes_back_with_what_was_typed(drawn):
    code, word, sit_down = drawn
    karin = sit_down("karin")
    type_code(karin, code)
    page = karin.send("/papper/andra", **KEYED, word=word, csrf_token="gammalt")
    assert (page.status, page.h1) == (400, "Andra inmatningen")
    assert karin.form("/papper/andra")["word"] == word


# Papers that give no answer


@pytest.mark.parametrize(("what", "words"), [("blank", "Tomt papper"), ("illegible", "Går inte att läsa")])
def test_a_paper_without_an_answer_is_counted_and_its_ticket_stays_open(
    instance, at_desk, offer, what, words
):
    eva, code = at_desk("eva"), offer().code
    type_code(eva, code)
    done = eva.send("/papper/utan-svar", what=what)
    assert "Pappret är räknat. Makulera det enligt rutin." in done.text
    assert how_many(instance, "envelope") == 0
    assert type_code(eva, code).h1 == "Papperssvar för avslut 2026"
    results = at_desk("karin").open("/resultat").text
    assert "Papper som inte gav något svar" in results
    assert f"{words} 1" in results


def test_a_paper_that_came_too_late_is_counted_as_such(at_desk, offer, clock):
    late, eva = offer(), at_desk("eva")
    clock.today = late.last_day.replace(year=late.last_day.year + 1)
    type_code(eva, late.code)
    assert "Pappret är räknat." in eva.send("/papper/utan-svar", what="too_late").text
    assert "Kom för sent 1" in at_desk("karin").open("/resultat?ar=2026").text


@pytest.mark.parametrize("way", ["web", "paper"])
def test_a_used_code_goes_to_the_queue_and_nothing_tells_which_came_first(instance, at_desk, offer, way):
    eva, issued = at_desk("eva"), offer()
    if way == "web":
        answer(instance, issued, {"bemotande": "ja"})
    else:
        type_code(eva, issued.code)
        eva.send("/papper/spara", **KEYED)
    before = rows(instance, "envelope")
    page = type_code(eva, issued.code)
    assert "Redan inmatad." in page.text
    assert "Ett svar med den här koden är redan sparat. Det svaret gäller." in page.text
    assert not re.search(r"\bwebb|\bnätet\b", page.text)
    queued = eva.send("/papper/utan-svar", what="code_used")
    assert "Tryck sedan på Klart, makulerat." in queued.text
    assert "1 papper från maj 2026" in queued.text
    assert rows(instance, "envelope") == before
    karin = at_desk("karin")
    karin.open("/papper")
    assert "Klart. Inga papper från den månaden väntar." in karin.send("/papper/makulerade/2026-05").text
    assert "papper från maj" not in karin.open("/papper").text
    assert "Koden var redan använd 1" in karin.open("/resultat").text


def test_web_that_comes_while_the_paper_is_keyed_counts_and_the_paper_is_told(instance, at_desk, offer):
    eva, issued = at_desk("eva"), offer()
    type_code(eva, issued.code)
    answer(instance, issued, {"bemotande": "nej"})
    page = eva.send("/papper/spara", **KEYED)
    assert "Redan inmatad." in page.text
    assert only(instance) == {"bemotande": "nej"}
    assert "1 papper från maj 2026" in eva.send("/papper/utan-svar", what="code_used").text


def test_a_queue_that_has_grown_is_looked_at_again(at_desk, offer, instance):
    eva, karin, issued = at_desk("eva"), at_desk("karin"), offer()
    answer(instance, issued, {"bemotande": "ja"})
    for reader in (eva, karin):
        type_code(eva, issued.code)
        eva.send("/papper/utan-svar", what="code_used")
        if reader is eva:
            karin.open("/papper")
    assert "Antalet papper har ändrats." in karin.send("/papper/makulerade/2026-05").text
    assert "2 papper från maj 2026" in karin.page.text


@pytest.mark.parametrize("what", ["too_late", "code_used", "", "x"])
def test_a_paper_is_not_counted_as_what_it_is_not(at_desk, offer, what):
    eva = at_desk("eva")
    type_code(eva, offer().code)
    eva.post("/papper/utan-svar", {**eva.form("/papper/utan-svar"), "what": what})
    assert "Papper som inte gav något svar" not in at_desk("karin").open("/resultat").text


def test_an_own_clients_paper_is_not_counted_without_a_reason(people, at_desk, offer):
    issued = offer(ombud_id=people["anna"].id)
    anna = at_desk("anna")
    type_code(anna, issued.code)
    token = anna.form("/papper/egen-klient")["csrf_token"]
    anna.post("/papper/utan-svar", {"csrf_token": token, "code": issued.code, "what": "blank"})
    assert "Papper som inte gav något svar" not in at_desk("karin").open("/resultat").text


def test_the_chef_sees_how_often_two_people_read_a_paper_differently(drawn):
    code, word, sit_down = drawn
    karin = sit_down("karin")
    assert "0 % (0 av 1)" in karin.open("/resultat").text
    type_code(karin, code)
    karin.send("/papper/andra", **{**KEYED, "tillganglighet": "3"}, word=word, vad_var_bra="Hon lyssnade")
    text = karin.open("/resultat").text
    assert "Inmatade två gånger, av de papper som drogs: 100 % (1 av 1)." in text
    assert "Kryss som två personer matade in olika: 11 % (1 av 9)." in text


def test_a_returned_letter_leads_to_the_ending(at_desk):
    page = at_desk("eva").open("/papper")
    assert "Kom ett brev tillbaka oöppnat?" in page.text
    assert "Öppna klientens avslut, tryck på Ändra och välj Brevet kom i retur." in page.text
    assert '<a href="/avslut">Till avsluten</a>' in page.html
