"""What is written on a slip stays in another language or size; a borrowed screen can be handed back."""

import pytest

from survey.answers import slip_box
from survey.domain.hints import hint_for
from survey.domain.kinds import Channel, EndingKind
from survey.public import slips
from survey.public.visits import Visits
from tests.scene import how_many
from tests.web.public.visitor import fields, words

pytestmark = pytest.mark.parametrize("engine_urls", ["sqlite"], indirect=True)
CALL, FAULT = "/hor-av-er", "/tillganglighet/brist"
BUTTONS = {CALL: "Skicka lappen", FAULT: "Skicka"}
TYPED = {"nar": '070-174 06 05 "kväll"', "vad": "Jag vill <b>prata</b>.\n\nPå måndag."}


def written(kim):
    (form,) = [form for form in kim.tree.iter("form") if form.get("id") == "lapp"]
    return {name: value.strip("\n") for name, value in fields(form).items()}


def submits(kim):
    """The buttons that send the form, as they stand in the page: Enter presses the first."""
    (form,) = [form for form in kim.tree.iter("form") if form.get("id") == "lapp"]
    inside = {*form.iter("button")}
    return [b for b in kim.tree.iter("button") if b in inside or b.get("form") == "lapp"]


def switch(kim, name, value, **filled):
    (button,) = [b for b in submits(kim) if (b.get("name"), b.get("value")) == (name, value)]
    return kim.press_outside(words(button), **filled)


def way_back(kim):
    return [link.attrib["href"] for link in kim.tree.iter("a") if words(link) == "Klart, töm skärmen"]


@pytest.mark.parametrize("path", [CALL, FAULT])
@pytest.mark.parametrize(
    ("name", "value", "html"),
    [
        ("sprak", "ar", '<html lang="ar" dir="rtl">'),
        ("text", "stor", '<html lang="sv" dir="ltr" class="large">'),
    ],
)
def test_another_language_or_size_keeps_what_is_written_and_takes_nothing_in(
    visitor, instance, path, name, value, html
):
    kim = visitor()
    kim.open(path)
    page = switch(kim, name, value, **TYPED)
    assert (page.status, page.path, html in page.html) == (200, path, True)
    assert (written(kim), "Fel:" in page.text) == (TYPED, False)
    assert ("Set-Cookie" in page.headers, how_many(instance, "slip")) == (False, 0)


@pytest.mark.parametrize("path", [CALL, FAULT])
def test_languages_and_sizes_follow_one_upon_another_and_back_to_swedish(visitor, instance, path):
    kim = visitor()
    kim.open(path)
    switch(kim, "text", "stor", **TYPED)
    assert '<html lang="fi" dir="ltr" class="large">' in switch(kim, "sprak", "fi").html
    assert '<html lang="sv" dir="ltr" class="large">' in switch(kim, "sprak", "sv").html
    assert '<html lang="sv" dir="ltr">' in switch(kim, "text", "vanlig").html
    assert written(kim) == TYPED
    kim.press(BUTTONS[path])
    assert how_many(instance, "slip") == 1


@pytest.mark.parametrize("path", [CALL, FAULT])
def test_what_is_wrong_is_kept_too_and_said_when_the_slip_is_sent(visitor, instance, path):
    kim, wrong = visitor(), {"nar": "", "vad": "811218-9876"}
    kim.open(path)
    assert kim.press(BUTTONS[path], **wrong).status == 422
    assert (switch(kim, "sprak", "fi").status, written(kim)) == (200, wrong)
    assert how_many(instance, "slip") == 0


def test_a_switch_is_no_slip_for_any_brake_and_reads_no_visit(visitor, offer, instance, monkeypatch):
    def never(*_parts):
        raise AssertionError("a switch neither stores nor reads")

    kim = visitor()
    kim.open_link(offer().token)
    monkeypatch.setattr(Visits, "read", never)
    monkeypatch.setattr(slip_box, "put", never)
    kim.open(CALL)
    for _ in range(slips.SLIPS_A_MINUTE + 1):
        switch(kim, "text", "stor", nar="070-1")
        switch(kim, "text", "vanlig")
    monkeypatch.undo()
    assert kim.press("Skicka lappen").status == 200
    assert how_many(instance, "slip") == 1


@pytest.mark.parametrize("path", [CALL, FAULT])
def test_an_empty_form_is_opened_again_at_an_address_that_says_the_language(visitor, path):
    kim = visitor()
    kim.open(path)
    away = kim.walker.client.post(f"{path}?sprak=fi", data={"nar": "", "vad": " ", "sprak": "fi"})
    assert (away.status_code, away.location) == (303, f"{path}?sprak=fi")


@pytest.mark.parametrize("path", [CALL, FAULT])
def test_enter_in_a_field_sends_the_slip(visitor, path):
    kim = visitor()
    kim.open(f"{path}?lana=1")
    first, *others = submits(kim)
    assert (words(first), first.get("name"), first.get("formaction")) == (BUTTONS[path], None, None)
    assert {button.get("name") for button in others} == {"sprak", "text"}


@pytest.fixture
def lent(visitor, offer):
    """The slip, as the thanks on a borrowed screen lead to it."""
    kim = visitor()
    kim.open_link(offer().token, hint_for(EndingKind.FORMAL, Channel.ONSITE))
    kim.walker.answer_all(tillganglighet="ja")
    kim.page = kim.walker.send()
    kim.follow("Skriv en lapp")
    assert kim.page.path == CALL
    return kim


def test_the_slip_on_a_borrowed_screen_shows_how_to_hand_it_back(lent):
    assert "Det här är någon annans skärm. Töm den innan du lämnar tillbaka den." in lent.page.text
    assert (way_back(lent), "Refresh" in lent.page.headers) == (["/lamna-tillbaka"], False)
    page = lent.follow("Klart, töm skärmen")
    assert (page.h1, page.headers["Clear-Site-Data"]) == ("Lämna tillbaka skärmen", '"cache", "storage"')


def test_the_thanks_for_a_slip_on_a_borrowed_screen_empty_themselves(lent, instance):
    page = lent.press("Skicka lappen", **TYPED)
    assert (page.h1, page.headers["Refresh"]) == ("Tack! Vi har fått din lapp", "60; url=/lamna-tillbaka")
    assert "Gör du inget töms skärmen av sig själv om 60 sekunder." in page.text
    assert way_back(lent) == ["/lamna-tillbaka"]
    assert "Du kan stänga sidan." not in page.text
    assert how_many(instance, "slip") == 1


def test_a_borrowed_screen_stays_one_through_faults_languages_and_an_empty_form(lent):
    assert lent.press("Skicka lappen", vad="Ring mig.").status == 422
    switch(lent, "sprak", "sv-simple")
    switch(lent, "sprak", "sv")
    assert way_back(lent) == ["/lamna-tillbaka"]
    switch(lent, "text", "stor", vad="")
    assert way_back(lent) == ["/lamna-tillbaka?text=stor"]
    lent.press("Skicka lappen", nar="070-1")
    assert lent.page.headers["Refresh"] == "60; url=/lamna-tillbaka?text=stor"


@pytest.mark.parametrize("said", ["", "?lana=", "?lana=2", "?lana=%3Cb%3E"])
@pytest.mark.parametrize("path", [CALL, f"{CALL}/tack", FAULT, f"{FAULT}/tack"])
def test_other_screens_are_left_in_peace(visitor, path, said):
    kim = visitor()
    page = kim.open(f"{path}{said}")
    assert ("Refresh" in page.headers, way_back(kim)) == (False, [])
    assert "någon annans skärm" not in page.text
    assert "lana" not in page.html
