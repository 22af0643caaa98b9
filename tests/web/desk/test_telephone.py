"""A call: the script in the caller's language, the answers read back, and nothing that tells who listened."""

from itertools import product

import pytest

from survey.domain import codes
from survey.domain.envelopes import SealedAnswer
from survey.domain.kinds import Way
from survey.domain.loader import bundled_versions
from survey.forms import telephone
from survey.i18n.catalogues import FOLDER, Languages
from tests.scene import VERSION, answer, dump, how_many, rows, sealed_answers

LANGUAGES = tuple(Languages(FOLDER).all)
SVAR = "/telefon/svar"
TOLD = {
    "tillganglighet": "ja",
    "bemotande": "till_viss_del",
    "rekommendera": "",
    "vad_var_bra": "Du lyssnade",
}
ADDRESS = "https://enkat.example.se/e/"


def call(desktop, key, language="sv"):
    desktop.open("/telefon")
    return desktop.send("/telefon", key=key, language=language)


def sealed(instance):
    return list(sealed_answers(instance).values())


def test_a_colleague_reads_and_ticks_and_the_answers_are_read_back_before_they_are_stored(
    instance, at_desk, offer
):
    eva = at_desk("eva")
    script = call(eva, codes.shown(offer().code).lower())
    assert script.h1 == "Telefonsvar för avslut 2026"
    for words in (
        "Du väljer själv om du vill svara. Inget händer om du inte svarar. Men du kan få en påminnelse.",
        "Du svarar utan namn.",
        "Ditt ombud får inte se vad just du har svarat.",
        "1. Var det lätt att få kontakt med ditt ombud?",
        "Ja Till viss del Nej Vet inte eller gäller inte mig Inget svar",
        "Det vet du bäst. Det finns inget svar som är rätt eller fel.",
        "Självmordslinjen, 90101",
    ):
        assert words in script.text
    back = eva.send(SVAR, **TOLD, steg="kolla")
    assert back.h1 == "Läs upp svaren för personen"
    assert "Fråga 3–8 har inget svar." in back.text
    assert "2. Blev du bra bemött av ditt ombud? Till viss del" in back.text
    assert "8. Skulle du tipsa andra om personligt ombud? Inget svar" in back.text
    assert "Vad var bra? Du lyssnade" in back.text
    assert how_many(instance, "envelope") == 0
    done = eva.send(SVAR, steg="spara")
    assert done.h1 == "Avsluta samtalet"
    assert "Svaren är sparade." in done.text
    assert "Vi kan inte se vilka svar som är dina." in done.text
    given = {name: value for name, value in TOLD.items() if value}
    assert sealed(instance) == [SealedAnswer(VERSION, Way.PHONE, {**given, "hjalp": "av_personal"})]


def test_before_storing_the_page_says_which_questions_have_no_answer(at_desk, offer):
    eva = at_desk("eva")
    call(eva, offer().code)
    scale = [each.id for each in bundled_versions()[VERSION].scale_questions]
    back = eva.send(SVAR, **dict.fromkeys(scale[:6], "ja"), steg="kolla")
    assert "Fråga 7 och 8 har inget svar." in back.text
    assert "Står det namn" not in back.text
    eva.send(SVAR, steg="andra")
    back = eva.send(SVAR, **dict.fromkeys(scale, "ja"), vad_var_bra="Hej då Bo", steg="kolla")
    assert "har inget svar." not in back.text
    assert "Står det namn eller telefonnummer i texten?" in back.text


def test_what_was_ticked_can_be_changed_until_it_is_stored(instance, at_desk, offer):
    eva = at_desk("eva")
    call(eva, offer().code)
    eva.send(SVAR, **TOLD, steg="kolla")
    eva.send(SVAR, steg="andra")
    assert eva.form(SVAR).items() >= {**TOLD, "vad_var_bra": "Du lyssnade"}.items()
    eva.send(SVAR, bemotande="nej", steg="kolla")
    eva.send(SVAR, steg="spara")
    [one] = sealed(instance)
    assert (one.answers["bemotande"], one.answers["vad_var_bra"]) == ("nej", "Du lyssnade")


def test_nothing_anywhere_tells_who_answered_or_who_took_the_call(instance, at_desk, offer):
    key, eva = offer().code, at_desk("eva")
    before = dump(instance.contacts, "contacts")
    call(eva, key)
    eva.send(SVAR, **TOLD, steg="kolla")
    eva.send(SVAR, steg="spara")
    assert dump(instance.contacts, "contacts") == before


def test_the_question_of_help_is_not_asked_and_answered_truly(at_desk, offer):
    eva = at_desk("eva")
    script = call(eva, offer().code)
    assert "Fick du hjälp att svara?" not in script.text
    assert "Svaret blir Ja, av personal. Vem du är sparas inte." in script.text
    forged = eva.post(SVAR, {**eva.form(SVAR), "hjalp": "nej", "steg": "kolla"})
    assert (forged.status, "Inget svar är ifyllt." in forged.text) == (422, True)


@pytest.mark.parametrize("used", [True, False])
def test_of_an_own_clients_code_nothing_is_said_but_to_hand_over_the_call(
    instance, people, at_desk, offer, used
):
    key, anna, eva = offer(ombud_id=people["anna"].id).code, at_desk("anna"), at_desk("eva")
    if used:
        call(eva, key)
        eva.send(SVAR, **TOLD, steg="kolla")
        eva.send(SVAR, steg="spara")
    page = call(anna, key)
    assert page.h1 == "Be en kollega ta samtalet"
    assert "Därför tar en kollega samtalet." in page.text
    assert "Koden går inte längre" not in page.text


def test_no_way_round_to_an_own_clients_answer(instance, people, at_desk, offer):
    mine, others = offer(ombud_id=people["anna"].id).code, offer().code
    anna = at_desk("anna")
    call(anna, others)
    page = anna.post(SVAR, {**anna.form(SVAR), **TOLD, "key": mine, "steg": "spara"})
    assert page.h1 == "Be en kollega ta samtalet"
    assert how_many(instance, "envelope") == 0


def test_one_answer_a_person_and_one_sentence_whatever_the_reason(instance, at_desk, offer, clock):
    first, second, late = offer(), offer(), offer()
    eva, karin = at_desk("eva"), at_desk("karin")
    for desktop in (eva, karin):
        call(desktop, first.code)
        desktop.send(SVAR, **TOLD, steg="kolla")
    eva.send(SVAR, steg="spara")
    said = {karin.send(SVAR, steg="spara").text, call(karin, first.code).text}
    assert all("Koden går inte längre att använda." in text for text in said)
    assert how_many(instance, "envelope") == 1
    call(eva, second.code)
    eva.send(SVAR, **TOLD, steg="kolla")
    clock.today = late.last_day.replace(year=late.last_day.year + 1)
    assert "Koden går inte längre att använda." in eva.send(SVAR, steg="spara").text
    assert "Koden går inte längre att använda." in call(eva, late.code).text
    assert how_many(instance, "envelope") == 1


def test_a_form_sent_twice_is_stored_once_and_told_the_same(instance, at_desk, offer):
    eva = at_desk("eva")
    call(eva, offer().code)
    eva.send(SVAR, **TOLD, steg="kolla")
    form = {**eva.form(SVAR), "steg": "spara"}
    assert [eva.post(SVAR, form).h1 for _ in range(2)] == ["Avsluta samtalet", "Avsluta samtalet"]
    assert how_many(instance, "envelope") == 1


def test_no_ticket_tells_that_it_was_answered_by_telephone(instance, at_desk, offer):
    by_phone, by_link = offer(), offer()
    eva = at_desk("eva")
    call(eva, by_phone.code)
    eva.send(SVAR, **TOLD, steg="kolla")
    eva.send(SVAR, steg="spara")
    answer(instance, by_link, {"bemotande": "ja"})
    spent = [row for row in rows(instance, "ticket") if row["state"] == "spent"]
    assert [len(row["receipt"]) for row in spent] == [32, 32]


@pytest.mark.parametrize(
    "typed", ["", "ABCDE", "ABCDE-FGHJK-7", "aaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbbbb"]
)
def test_a_slip_in_the_code_is_found_and_kept(at_desk, instance, typed):
    page = call(at_desk("eva"), typed)
    assert page.status == 422
    assert ("Koden stämmer inte." if typed else "Skriv koden") in page.text
    assert f'value="{typed}"' in page.html


def test_a_link_that_was_just_made_for_the_caller_does_as_well_as_a_code(instance, at_desk, offer):
    eva = at_desk("eva")
    assert call(eva, f"{ADDRESS}{offer().token}/2").h1 == "Telefonsvar för avslut 2026"
    eva.send(SVAR, **TOLD, steg="kolla")
    eva.send(SVAR, steg="spara")
    assert [one.way for one in sealed(instance)] == [Way.PHONE]


def test_the_page_says_what_to_do_without_a_code(at_desk):
    text = at_desk("eva").open("/telefon").text
    assert "Har personen ingen kod?" in text
    assert "Be ombudet eller chefen göra en ny länk" in text
    assert "Då kan personen svara på en skärm hos oss." in text


def test_what_is_wrong_is_said_and_nothing_is_lost(instance, at_desk, offer):
    eva = at_desk("eva")
    call(eva, offer().code)
    empty = eva.send(SVAR, steg="kolla")
    assert (empty.status, "Inget svar är ifyllt." in empty.text) == (422, True)
    long = eva.send(SVAR, **{**TOLD, "vad_var_bra": "x" * 1045}, steg="spara")
    assert "Ta bort minst 45 tecken." in long.text
    assert eva.form(SVAR)["bemotande"] == "till_viss_del"
    stale = eva.send(SVAR, csrf_token="gammalt", steg="kolla")
    assert (stale.status, "Sidan hade legat öppen för länge." in stale.text) == (400, True)
    assert eva.form(SVAR)["bemotande"] == "till_viss_del"
    assert how_many(instance, "envelope") == 0


def test_the_words_are_the_callers_own_language_and_marked_as_such(at_desk, offer):
    eva = at_desk("eva")
    script = call(eva, offer().code, "sv-simple")
    assert "Var det lätt att nå ditt ombud?" in script.text
    assert '<span lang="sv-simple" dir="ltr">Både ja och nej</span>' in script.html
    back = eva.send(SVAR, **TOLD, steg="kolla")
    assert "Både ja och nej" in back.text
    eva.send(SVAR, steg="spara")
    assert 'lang="sv-simple"' in eva.page.html


def test_every_version_has_a_script_in_every_language(desk_app):
    for code, questionnaire in product(LANGUAGES, bundled_versions().values()):
        with desk_app.test_request_context():
            script = telephone.script_in(code, questionnaire)
        asked = [question for question in questionnaire if question.id != "hjalp"]
        assert [each.question for each in script.questions] == asked
        assert all(each.text for each in script.questions)
        assert (all(script.welcome), len(script.doubts)) == (True, 8)


def test_a_language_that_nobody_knows_is_read_in_swedish(at_desk, offer):
    eva = at_desk("eva")
    eva.open("/telefon")
    page = eva.post("/telefon", {**eva.form("/telefon"), "key": offer().code, "language": "xx"})
    assert "Var det lätt att få kontakt med ditt ombud?" in page.text
