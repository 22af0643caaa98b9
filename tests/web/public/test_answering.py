"""Kim answers on the phone and Robin takes a break: the respondent's path as stories."""

from tests.scene import rows

QUESTIONS = 11


def test_kim_answers_on_the_phone(visitor, offer, instance):
    kim, link = visitor(), offer()
    welcome = kim.open_link(link.token)
    assert welcome.h1 == "Hur var det att ha personligt ombud?"
    assert "Det är 8 korta frågor." in welcome.text
    assert "Inget händer om du inte svarar." in welcome.text
    assert "Ditt ombud får inte se vad just du har svarat." in welcome.text
    first = kim.follow("Börja")
    assert first.h1 == "Var det lätt att få kontakt med ditt ombud?"
    assert "Fråga 1 av 8" in first.text
    assert "Fråga 2 av 8" in kim.press("Gå vidare", tillganglighet="ja").text
    assert "Fråga 3 av 8" in kim.press("Gå vidare", bemotande="till_viss_del").text
    skipped = kim.press("Gå vidare")
    assert (skipped.status, "Fråga 4 av 8" in skipped.text) == (200, True)
    kim.press("Gå vidare", fullfoljt_uppdrag="ja")
    assert "Vet inte eller gäller inte mig" in kim.page.text
    for _ in range(4):
        kim.press("Gå vidare")
    assert kim.page.h1 == "Vad var bra?"
    assert "Skriv inte namn eller personnummer." in kim.page.text
    kim.press("Gå vidare", vad_var_bra="Ombudet lyssnade.")
    kim.press("Gå vidare")
    assert "Till sist" in kim.page.text
    check = kim.press("Gå vidare", hjalp="nej")
    assert check.h1 == "Titta igenom dina svar"
    assert "Ombudet lyssnade." in check.text
    assert rows(instance, "envelope") == []
    thanks = kim.press("Skicka mina svar")
    assert thanks.h1 == "Tack! Vi har fått dina svar"
    assert len(rows(instance, "envelope")) == 1
    assert kim.open_link(link.token).h1 == thanks.h1
    assert len(rows(instance, "envelope")) == 1


def test_nothing_is_compulsory(visitor, offer):
    kim = visitor()
    kim.open_link(offer().token)
    kim.follow("Börja")
    for _ in range(QUESTIONS):
        assert kim.page.status == 200
        kim.press("Gå vidare")
    assert kim.page.h1 == "Titta igenom dina svar"
    assert kim.page.text.count("Inget svar") == QUESTIONS


def test_robin_takes_a_break_and_goes_on_where_they_stopped(visitor, offer):
    robin, link = visitor(), offer()
    for _ in range(3):
        visitor().open_link(link.token)  # the phone looks at the link
    robin.open_link(link.token)
    robin.follow("Börja")
    robin.press("Gå vidare", tillganglighet="ja")
    robin.press("Gå vidare", bemotande="nej")
    robin.press("Gå vidare", arbetat_tillsammans="till_viss_del")
    back = robin.open_link(link.token)
    assert back.h1 == "Välkommen tillbaka"
    assert "Du har svarat på 3 frågor." in back.text
    assert "Fråga 4 av 8" in back.text
    robin.follow("Fortsätt")
    assert "Fråga 4 av 8" in robin.page.text
    robin.press("Tillbaka")
    assert "Fråga 3 av 8" in robin.page.text
    assert robin.chosen() == "till_viss_del"


def test_back_keeps_what_was_just_chosen(visitor, offer):
    kim = visitor()
    kim.open_link(offer().token)
    kim.open("/enkat/fraga/2")
    kim.press("Tillbaka", bemotande="nej")
    assert "Fråga 1 av 8" in kim.page.text
    kim.press("Gå vidare")
    assert kim.chosen() == "nej"


def test_a_break_keeps_what_was_just_written(visitor, offer):
    kim, link = visitor(), offer()
    kim.open_link(link.token)
    kim.open("/enkat/fraga/9")
    assert kim.press("Ta en paus", vad_var_bra="Allt.").h1 == "Ta en paus"
    assert "Vi har sparat dina svar." in kim.page.text
    assert "Med egna ord, 1 av 2" in kim.follow("Tillbaka").text
    assert "Allt." in kim.follow("Fortsätt").html


def test_an_answer_can_be_taken_back(visitor, offer):
    kim = visitor()
    kim.open_link(offer().token)
    kim.follow("Börja")
    kim.press("Gå vidare", tillganglighet="ja")
    kim.press("Tillbaka")
    assert kim.chosen() == "ja"
    kim.press("Ta bort mitt svar")
    assert "Fråga 1 av 8" in kim.page.text
    assert kim.chosen() == ""


def test_a_first_tick_can_be_taken_back_before_anything_is_stored(visitor, offer):
    kim = visitor()
    kim.open_link(offer().token)
    kim.follow("Börja")
    for ticked in ({"tillganglighet": "ja"}, {}):
        kim.press("Ta bort mitt svar", **ticked)
        assert (kim.page.status, kim.chosen()) == (200, "")
        assert "Fråga 1 av 8" in kim.page.text
    assert kim.open("/enkat/kolla").text.count("Inget svar") == QUESTIONS
    assert "Ta bort mitt svar" not in kim.open("/enkat/fraga/9").text


def test_an_answer_among_all_is_taken_back_and_the_others_are_kept(visitor, offer):
    kim = visitor()
    kim.open_link(offer().token)
    empty = kim.follow("Visa alla frågor på en sida")
    assert "Ta bort mitt svar" not in empty.text
    kim.press("Ta en paus", tillganglighet="ja", arbetat_tillsammans="nej")
    everything = kim.open("/enkat/alla")
    assert everything.text.count("Ta bort mitt svar") == 2
    taken = "Ta bort mitt svar: Arbetade du och ditt ombud tillsammans?"
    after = kim.press(taken, bemotande="till_viss_del", vad_var_bra="Hen lyssnade.")
    assert after.h1 == "Alla frågor"
    assert after.chosen() == ["tillganglighet", "bemotande-till_viss_del"]
    assert ">Hen lyssnade.</textarea>" in after.html
    check = kim.open("/enkat/kolla")
    assert "Arbetade du och ditt ombud tillsammans? Inget svar" in check.text
    assert "Hen lyssnade." in check.text


def test_who_takes_an_answer_back_among_all_lands_at_its_question(visitor, offer):
    kim = visitor()
    kim.open_link(offer().token)
    page = kim.follow("Visa alla frågor på en sida")
    sent = {"mac": page.mac, "steg": "bort-3", "arbetat_tillsammans": "nej"}
    reply = kim.walker.client.post("/enkat/alla", data=sent)
    assert (reply.status_code, reply.location) == (303, "/enkat/alla#fraga-3")
    (place,) = [one for one in page.tree.iter("section") if one.get("id") == "fraga-3"]
    assert "Arbetade du och ditt ombud tillsammans?" in " ".join(place.itertext())


def test_who_answers_day_and_night_stands_right_after_the_last_own_words(visitor, offer):
    kim = visitor()
    kim.open_link(offer().token)
    page = kim.follow("Visa alla frågor på en sida").text
    places = [page.index(words) for words in ("Vad hade behövts?", "Ring 112", "Till sist")]
    assert places == sorted(places)
    assert page.count("Ring 112") == 1


def test_all_on_one_page_and_one_at_a_time_keep_the_answers_both_ways(visitor, offer):
    kim = visitor()
    kim.open_link(offer().token)
    kim.follow("Börja")
    everything = kim.press("Visa alla frågor på en sida", tillganglighet="nej")
    assert everything.h1 == "Alla frågor"
    assert everything.chosen() == ["tillganglighet-nej"]
    kim.press("Visa en fråga i taget", bemotande="ja", vad_var_bra="Hen lyssnade.")
    assert kim.chosen() == "nej"
    kim.press("Gå vidare")
    assert kim.chosen() == "ja"
    assert "Hen lyssnade." in kim.open("/enkat/fraga/9").html
    assert kim.open("/enkat/alla").chosen() == ["tillganglighet-nej", "bemotande"]


def test_an_answer_is_changed_from_the_check_page_and_leads_back_to_it(visitor, offer):
    kim = visitor()
    kim.open_link(offer().token)
    kim.follow("Visa alla frågor på en sida")
    kim.press("Gå vidare", arbetat_tillsammans="nej", vad_var_bra="Först.\nSedan.")
    kim.follow("Ändra svaret på fråga 3")
    assert kim.chosen() == "nej"
    check = kim.press("Gå vidare", arbetat_tillsammans="ja")
    assert check.h1 == "Titta igenom dina svar"
    assert "Arbetade du och ditt ombud tillsammans? Ja" in check.text
    kim.follow("Ändra svaret på: Vad var bra?")
    assert "Först.\nSedan." in kim.page.html
    kim.press("Tillbaka")
    assert "Fråga 8 av 8" in kim.page.text
    assert kim.press("Gå vidare").h1 == check.h1


def test_who_came_to_the_check_page_is_welcomed_back_to_it(visitor, offer):
    kim, link = visitor(), offer()
    kim.open_link(link.token)
    kim.follow("Visa alla frågor på en sida")
    kim.press("Gå vidare", bemotande="ja")
    kim.follow("Ändra svaret på fråga 1")
    kim.press("Ta en paus", tillganglighet="ja")
    kim.open_link(link.token)
    assert kim.follow("Fortsätt").h1 == "Titta igenom dina svar"
    assert kim.page.text.count("Ja Ändra") == 2


def test_who_had_all_questions_on_one_page_comes_back_to_that_page(visitor, offer):
    kim, link = visitor(), offer()
    kim.open_link(link.token)
    kim.follow("Visa alla frågor på en sida")
    kim.press("Ta en paus", bemotande="ja")
    kim.open_link(link.token)
    assert kim.follow("Fortsätt").h1 == "Alla frågor"


def test_lattlast_words_are_a_choice_that_keeps_the_answers(visitor, offer):
    kim, link = visitor(), offer()
    assert kim.open_link(link.token, "3").h1 == "Vad tycker du?"
    kim.follow("Börja")
    kim.press("Gå vidare", tillganglighet="till_viss_del")
    check = kim.open("/enkat/kolla")
    assert "Både ja och nej" in check.text
    assert kim.open("/enkat").h1 == "Hej igen"
    kim.follow_start("Språk och stöd")
    kim.press("Svenska")
    assert "Till viss del" in kim.open("/enkat/kolla").text


def test_a_lost_contact_is_met_without_reproach(visitor, offer):
    for hint in ("2", "4"):
        welcome = visitor().open_link(offer().token, hint)
        assert "Sedan tappade vi kontakten." in welcome.text
        assert "Det är inte ditt fel." in welcome.text
    unknown = visitor().open_link(offer().token, "0")
    assert "Nu är kontakten slut." in unknown.text


def test_a_question_that_does_not_exist_leads_back_to_the_survey(visitor, offer):
    kim = visitor()
    kim.open_link(offer().token)
    for number in (0, QUESTIONS + 1, 10**30):
        page = kim.open(f"/enkat/fraga/{number}")
        assert (page.status, page.h1) == (404, "Sidan finns inte")
    assert kim.follow("Tillbaka till enkäten").h1 == "Hur var det att ha personligt ombud?"
