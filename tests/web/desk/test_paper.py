"""Paper entry: the code, one key a question, and the own client's paper that a colleague types in."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from survey.answers import tables as answers
from survey.contacts import desk_log
from survey.domain import codes
from survey.domain.kinds import Way
from survey.forms.paper import in_words
from tests.scene import sealed_answers

KEYED = {
    "tillganglighet": "1", "bemotande": "2", "arbetat_tillsammans": "1", "fullfoljt_uppdrag": "1",
    "ratt_vard_stod": "4", "positiv_forandring": "9", "myndighetssamverkan": "0", "rekommendera": "1",
    "hjalp": "1",
}  # fmt: skip


def sealed(instance):
    """What lies in the urns, opened as only the passphrase can: (way, answers)."""
    return [(each.way, dict(each.answers)) for each in sealed_answers(instance).values()]


ZEROS = dict.fromkeys(KEYED, "0")
"""Nothing is ticked, and every question was looked at."""


def envelopes(instance):
    with instance.answers.read() as connection:
        return len(connection.execute(select(answers.envelope.c.ticket_hash)).all())


def own_client_entries(instance):
    with instance.contacts.read() as connection:
        return desk_log.count(connection, desk_log.Action.PAPER_FOR_OWN_CLIENT, 2026)


def type_code(desktop, code):
    desktop.open("/papper")
    return desktop.send("/papper", code=code)


def test_a_colleague_types_in_a_paper_with_one_key_a_question(instance, at_desk, offer):
    code = offer().code
    eva = at_desk("eva")
    sheet = type_code(eva, codes.shown(code).lower())
    assert sheet.h1 == "Papperssvar för avslut 2026"
    assert (
        "1 Ja · 2 Till viss del · 3 Nej · 4 Vet inte eller gäller inte mig · 0 Inget svar · 9 Oläsligt svar"
        in sheet.text
    )
    assert "Skriv av ordagrant. Ersätt namn med [namn]." in sheet.text
    saved = eva.send("/papper/spara", **KEYED, vad_var_bra="[namn] lyssnade")
    assert "Sparat. Makulera pappret enligt rutin." in saved.text
    assert eva.form("/papper")["code"] == ""
    assert sealed(instance) == [
        (
            Way.PAPER,
            {
                "tillganglighet": "ja",
                "bemotande": "till_viss_del",
                "arbetat_tillsammans": "ja",
                "fullfoljt_uppdrag": "ja",
                "ratt_vard_stod": "inte_aktuellt",
                "positiv_forandring": "olasligt",
                "rekommendera": "ja",
                "vad_var_bra": "[namn] lyssnade",
                "hjalp": "nej",
            },
        )
    ]
    assert envelopes(instance) == 1


def test_the_same_code_a_second_time_is_already_typed_in(instance, at_desk, offer):
    code = offer().code
    eva, karin = at_desk("eva"), at_desk("karin")
    type_code(eva, code)
    type_code(karin, code)
    eva.send("/papper/spara", **KEYED)
    assert "Redan inmatad." in type_code(eva, code).text
    assert "Redan inmatad." in karin.send("/papper/spara", **KEYED).text
    assert envelopes(instance) == 1


@pytest.mark.parametrize("slip", ["", "ABCDE", "AAAAA-AAAAA-B", "ABCDE-FGHJK-7"])
def test_a_slip_in_the_code_is_found_and_the_code_kept(instance, at_desk, offer, slip):
    page = type_code(at_desk("eva"), slip)
    assert page.status == 422
    assert ("Koden stämmer inte." if slip else "Skriv koden") in page.text
    assert f'value="{slip}"' in page.html


@pytest.mark.parametrize("used", [True, False])
def test_nothing_is_said_of_an_own_clients_code_before_a_reason_is_given(
    instance, people, at_desk, offer, used
):
    code = offer(ombud_id=people["anna"].id).code
    if used:
        eva = at_desk("eva")
        type_code(eva, code)
        eva.send("/papper/spara", **KEYED)
    anna = at_desk("anna")
    page = type_code(anna, code)
    assert "Det här är en av dina klienter. Be en kollega mata in svaret." in page.text
    assert "Redan inmatad" not in page.text
    assert "Papperssvar för avslut" not in page.text
    assert "Välj ett skäl." in anna.send("/papper/egen-klient").text
    assert own_client_entries(instance) == 0
    anna.send("/papper/egen-klient", reason="no_colleague")
    assert own_client_entries(instance) == 1
    assert ("Redan inmatad" in anna.page.text) is used


def test_an_own_clients_paper_is_marked_as_such_inside_the_envelope(instance, people, at_desk, offer):
    code = offer(ombud_id=people["anna"].id).code
    anna = at_desk("anna")
    type_code(anna, code)
    anna.send("/papper/egen-klient", reason="client_asked")
    assert "Tryck på en av siffrorna" in anna.send("/papper/spara", **{**KEYED, "tillganglighet": "7"}).text
    assert "Sparat." in anna.send("/papper/spara", tillganglighet="1").text
    assert [way for way, _given in sealed(instance)] == [Way.PAPER_OWN_OMBUD]


def test_no_way_round_the_reason(instance, people, at_desk, offer):
    mine, other = offer(ombud_id=people["anna"].id).code, offer(ombud_id=people["anna"].id).code
    anna, karin = at_desk("anna"), at_desk("karin")
    type_code(anna, other)
    anna.send("/papper/egen-klient", reason="other")
    fields = {**anna.form("/papper/spara"), **KEYED}
    for permit in ("", "x", fields["permit"]):
        page = anna.post("/papper/spara", {**fields, "code": mine, "permit": permit})
        assert page.h1 == "Mata in papperssvar"
        assert "Sparat" not in page.text
    assert envelopes(instance) == 0
    assert type_code(karin, mine).h1 == "Papperssvar för avslut 2026"


def test_an_empty_paper_and_a_wrong_key_are_refused_and_the_rest_is_kept(instance, at_desk, offer):
    eva = at_desk("eva")
    type_code(eva, offer().code)
    empty = eva.send("/papper/spara", **{**ZEROS, "positiv_forandring": "9"})
    assert (empty.status, "Inget svar är ifyllt. Mata in minst ett svar." in empty.text) == (422, True)
    wrong = eva.send("/papper/spara", bemotande="5", tillganglighet="2", vad_var_bra="Bra")
    assert "Tryck på en av siffrorna som står vid frågan." in wrong.text
    assert eva.form("/papper/spara")["tillganglighet"] == "2"
    assert eva.form("/papper/spara")["vad_var_bra"].strip() == "Bra"
    assert envelopes(instance) == 0


FOCUSED = re.compile(r'<input[^>]* name="([^"]+)"[^>]* autofocus')


@pytest.mark.parametrize(
    ("left", "sentence"),
    [
        (list(KEYED)[1:], "Fråga 2–8 och 11 är inte ifyllda. Tryck 0 om det inte finns något svar."),
        (["hjalp"], "Fråga 11 är inte ifylld. Tryck 0 om det inte finns något svar."),
        (list(KEYED)[2:3], "Fråga 3 är inte ifylld. Tryck 0 om det inte finns något svar."),
        ([*list(KEYED)[:2], *list(KEYED)[4:7]], "Fråga 1, 2 och 5–7 är inte ifyllda."),
        (list(KEYED), "Fråga 1–8 och 11 är inte ifyllda."),
    ],
)
def test_an_unfinished_sheet_is_not_sealed_and_says_what_is_left(instance, at_desk, offer, left, sentence):
    eva = at_desk("eva")
    type_code(eva, offer().code)
    keys = {name: "" if name in left else key for name, key in KEYED.items()}
    page = eva.send("/papper/spara", **keys, vad_var_bra="Bra")
    assert (page.status, sentence in page.text, envelopes(instance)) == (422, True, 0)
    assert eva.form("/papper/spara").items() >= keys.items()
    assert eva.form("/papper/spara")["vad_var_bra"].strip() == "Bra"
    assert FOCUSED.findall(page.html) == [left[0]]
    assert 'tabindex="-1" autofocus' not in page.html
    assert "Sparat." in eva.send("/papper/spara", **dict.fromkeys(left, "0") | {left[0]: "1"}).text


@given(st.sets(st.integers(1, 12), min_size=1))
def test_numbers_in_words_name_each_number_once(numbers):
    parts = re.split(", | och ", in_words(sorted(numbers)))
    ends = [[int(end) for end in part.split("–")] for part in parts]
    assert [n for end in ends for n in range(end[0], end[-1] + 1)] == sorted(numbers)


@pytest.mark.parametrize(
    "number", ["640823-3234", "196408233234", "640823+3234", "19640823 3234", "640883-3231"]
)
def test_a_personal_number_in_the_words_is_refused_and_the_words_are_kept(instance, at_desk, offer, number):
    eva = at_desk("eva")
    type_code(eva, offer().code)
    page = eva.send("/papper/spara", **KEYED, vad_var_bra=f"Tack från {number}!")
    assert "Det ser ut som ett personnummer." in page.text
    assert number in page.html
    assert envelopes(instance) == 0


def test_too_long_words_say_how_much_to_take_away(instance, at_desk, offer):
    eva = at_desk("eva")
    type_code(eva, offer().code)
    page = eva.send("/papper/spara", **KEYED, vad_var_bra="x" * 1045)
    assert "Ta bort minst 45 tecken." in page.text


def test_a_paper_that_came_too_late_or_has_a_new_code_is_said_so_calmly(instance, at_desk, offer, clock):
    late, eva = offer(), at_desk("eva")
    type_code(eva, late.code)
    clock.today = late.last_day.replace(year=late.last_day.year + 1)
    assert "Sista dagen att svara har passerat." in eva.send("/papper/spara", **KEYED).text
    assert "Sista dagen att svara har passerat." in type_code(eva, late.code).text


def test_a_replaced_code_asks_for_the_new_one(instance, at_desk, new_ending):
    anna, eva = at_desk("anna"), at_desk("eva")
    shown = new_ending(anna, channel="paper")
    code = re.search(r"[0-9A-Z]{5}- ?[0-9A-Z]{5}- ?[0-9A-Z]", shown.text).group(0).replace(" ", "")
    anna.open("/avslut")
    details = re.search(r'href="(/avslut/[0-9a-f]{16})"', anna.page.html).group(1)
    anna.open(details)
    anna.send(f"{details}/ny-lank")
    told = type_code(eva, code).text
    assert "Koden gäller inte längre. Står det en nyare kod på pappret? Skriv den." in told
    assert "Annars ska pappret inte matas in. Makulera det enligt rutin." in told


def test_the_persons_own_words_have_the_numbers_of_the_paper(at_desk, offer):
    sheet = type_code(at_desk("eva"), offer().code)
    assert "9. Vad var bra?" in sheet.text
    assert "10. Vad hade behövts?" in sheet.text


def test_enter_in_a_field_of_a_sheet_presses_a_button_that_does_nothing(at_desk, offer):
    sheet = type_code(at_desk("eva"), offer().code)
    form = sheet.html[sheet.html.index('action="/papper/spara"') :]
    assert re.search("<button[^>]*>", form).group() == '<button type="submit" disabled hidden>'


def test_a_stale_sheet_comes_back_with_what_was_typed(instance, at_desk, offer):
    eva = at_desk("eva")
    type_code(eva, offer().code)
    page = eva.send("/papper/spara", **KEYED, csrf_token="gammalt", vad_var_bra="Bra")
    assert (page.status, page.h1) == (400, "Papperssvar för avslut 2026")
    assert "Sidan hade legat öppen för länge." in page.text
    assert "Sparat." in eva.send("/papper/spara").text
    assert envelopes(instance) == 1
