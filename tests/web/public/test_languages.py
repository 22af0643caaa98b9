"""Languages: one file each, the choice in the head of every page, and what is missing said in Swedish."""

from collections.abc import Callable
from pathlib import Path

import pytest
from markupsafe import escape

from survey.i18n import _
from survey.i18n.catalogues import FOLDER
from survey.i18n.phrases import plain
from survey.public import app as public_app
from tests.walker import Walker
from tests.web.public.visitor import Visitor

pytestmark = pytest.mark.parametrize("engine_urls", ["sqlite"], indirect=True)

POLISH = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\\n"
"X-Language-Name: Polski\\n"
"X-Locale: pl\\n"
"X-Checked-By: {by}\\n"
"X-Checked-On: {on}\\n"

msgid "Språk"
msgstr "Język"

msgid "Börja"
msgstr "Zaczynamy"

msgid "Du har svarat på %(num)s fråga."
msgid_plural "Du har svarat på %(num)s frågor."
msgstr[0] "%(num)s odpowiedź"
msgstr[1] "%(num)s odpowiedzi"
msgstr[2] "%(num)s odpowiedzi razem"
"""
UNCHECKED = "Översättningen är inte granskad."


@pytest.fixture
def polish_door(instance, clock, tmp_path, monkeypatch) -> Callable[..., Visitor]:
    """Open a door whose folder of languages holds one more file, and nothing else is changed."""
    folder = tmp_path / "languages"
    folder.mkdir()
    (folder / "sv-simple.po").write_bytes((FOLDER / "sv-simple.po").read_bytes())
    monkeypatch.setattr(public_app, "FOLDER", folder)
    doors = []

    def make(languages: str, by: str = "", on: str = "") -> Visitor:
        (folder / "pl.po").write_text(POLISH.format(by=by, on=on), encoding="utf-8")
        say_offered(instance.settings.folder, languages)
        doors.append(public_app.create_app(instance.settings, clock))
        return Visitor(Walker(doors[-1]))

    yield make
    for door in doors:
        door.extensions["door"].answers.close()


def say_offered(folder: Path, languages: str) -> None:
    """Write in face.toml which languages the operation offers."""
    face = folder / "published" / "face.toml"
    lines = [line for line in face.read_text("utf-8").splitlines() if not line.startswith("languages")]
    face.write_text("\n".join([*lines, languages]) + "\n", encoding="utf-8")


def choose(person: Visitor, language: str):
    """Go by the head of the page and press a language."""
    person.follow_start("Språk och stöd")
    return press_row(person, language)


def press_row(person: Visitor, name: str):
    buttons = {b.attrib["value"]: b for b in person.tree.iter("button") if b.get("name") == "sprak"}
    (words,) = [" ".join("".join(b.itertext()).split()) for code, b in buttons.items() if code == name]
    return person.press(words)


def test_a_new_file_makes_a_new_language_appear(polish_door, offer):
    kim = polish_door('languages = ["pl"]')
    kim.open_link(offer().token)
    page = choose(kim, "pl")
    assert '<html lang="pl" dir="ltr">' in page.html
    assert "Zaczynamy" in page.text
    for number, question in enumerate(("tillganglighet", "bemotande", "arbetat_tillsammans"), start=1):
        kim.walker.answer(number, **{question: "ja"})
    assert "3 odpowiedzi" in kim.open("/enkat").text


def test_what_is_missing_is_swedish_and_says_so_and_only_that(polish_door, offer):
    kim = polish_door('languages = ["pl"]')
    kim.open_link(offer().token)
    welcome = choose(kim, "pl")
    assert '<span lang="sv" dir="ltr">Ditt ombud får inte se vad just du har svarat.</span>' in welcome.html
    assert ">Zaczynamy</a>" in welcome.html
    assert "<title>Hur var det att ha personligt ombud? – " in welcome.html
    question = kim.open("/enkat/fraga/1").html
    assert '<span lang="sv" dir="ltr">Var det lätt att få kontakt med ditt ombud?</span>' in question
    for path in ("alla", "kolla", "paus", "fortsatt", "avsta", "fraga/9"):
        kim.open(f"/enkat/{path}")
    for path in ("/uppgifter", "/kod?sprak=pl", "/finns-inte?sprak=pl", "/sprak", "/sa-tyckte-ni"):
        assert "&lt;span" not in kim.open(path).html
    too_long = kim.walker.post(
        "/enkat/fraga/9", {"mac": kim.open("/enkat/fraga/9").mac, "vad_var_bra": "å" * 1045}
    )
    assert '<span lang="sv" dir="ltr">Din text är för lång. Ta bort minst 45 tecken.</span>' in too_long.html


@pytest.mark.parametrize(
    ("languages", "checked", "offered", "marked"),
    [
        ("", ("", ""), False, False),
        ('languages = ["pl"]', ("", ""), True, True),
        ("", ("Ewa Nowak", "2026-05-04"), True, False),
        ("languages = []", ("Ewa Nowak", "2026-05-04"), False, False),
    ],
)
def test_what_nobody_has_checked_is_offered_only_where_it_is_switched_on_and_says_so(
    polish_door, languages, checked, offered, marked
):
    kim = polish_door(languages, *checked)
    choices = kim.open("/sprak")
    assert ("Polski" in choices.text) is offered
    assert (UNCHECKED in choices.text) is marked
    page = kim.open("/kod?sprak=pl")
    assert ('<html lang="pl"' in page.html) is offered
    assert (UNCHECKED in page.text) is marked


def test_lattlast_is_switched_on_like_any_other(polish_door):
    assert "Lättläst" not in polish_door("").open("/sprak").text
    assert "Lättläst" in polish_door('languages = ["sv-simple"]').open("/sprak").text


def test_a_language_without_a_file_stops_the_start(polish_door):
    with pytest.raises(ValueError, match="xx has no file"):
        polish_door('languages = ["xx"]')


def test_switching_keeps_the_answers_and_the_tick_that_was_not_sent_yet(visitor, offer):
    kim = visitor()
    kim.open_link(offer().token)
    kim.walker.answer(1, tillganglighet="ja")
    kim.open("/enkat/fraga/2")
    control = next(words_of(b) for b in kim.tree.iter("button") if b.get("value") == "stod")
    kim.press_outside(control, bemotande="nej")
    page = press_row(kim, "en")
    assert page.h1 == "Did your ombud treat you well?"
    assert kim.chosen() == "nej"
    assert "Question 2 of 8" in page.text
    kim.open("/enkat/fraga/1")
    assert kim.chosen() == "ja"
    kim.open("/enkat/alla")
    control = next(words_of(b) for b in kim.tree.iter("button") if b.get("value") == "stod")
    kim.press_outside(control, vad_var_bra="Everything.")
    assert press_row(kim, "sv").h1 == "Alla frågor"
    assert "Everything." in kim.page.html


def words_of(element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_no_page_in_one_language_is_ever_shown_in_another(visitor, offer):
    """Each page is prepared in Swedish, English and large letters, in turn and by turns."""
    people = {hint: visitor() for hint in ("", "a", "3", "i")}
    for hint, one in people.items():
        one.open_link(offer().token, hint)
    paths = ["/enkat", "/enkat/fraga/1", "/enkat/alla", "/enkat/kolla"]
    for path in [*paths, *paths]:
        shown = {hint: one.open(path).html for hint, one in people.items()}
        for hint, lang in {"": "sv", "a": "en", "3": "sv-simple", "i": "ar"}.items():
            assert f'<html lang="{lang}"' in shown[hint]
        assert len(set(shown.values())) == len(people)
        assert "Gå vidare" not in shown["a"]


def test_arabic_runs_from_right_to_left(visitor, offer):
    kim = visitor()
    page = kim.open_link(offer().token, "i")
    assert '<html lang="ar" dir="rtl">' in page.html
    assert "<bdi>054-540 00 00</bdi>" in page.html
    assert 'dir="auto"' in kim.open("/enkat/fraga/9").html


def test_the_language_goes_along_where_there_is_no_visit(visitor):
    kim = visitor()
    start = kim.open("/?sprak=en")
    assert start.h1 == "What did you think of the help?"
    assert kim.follow("Type the code").h1 == "Type the code from the letter"
    assert "Type the code from the letter." in kim.press("Continue", kod="").text
    assert kim.open("/?sprak=%3Cx%3E").h1 == "Vad tyckte du om hjälpen?"


def test_a_code_typed_in_english_opens_the_survey_in_english(visitor, offer):
    kim, code = visitor(), offer().code
    kim.open("/kod?sprak=en")
    assert kim.press("Continue", kod=code).h1 == "How was it to have a personal ombud?"


def test_a_broken_link_is_explained_in_the_language_of_its_hint(visitor):
    assert visitor().open("/e/x/a").h1 == "The link does not work"


def test_supports_are_one_press_and_lead_back_to_the_same_step(visitor, offer):
    kim = visitor()
    kim.open_link(offer().token)
    kim.follow_start("Språk och stöd")
    assert 'class="large"' in kim.press("Större text").html
    assert 'class="large"' in kim.open("/enkat/fraga/4").html
    kim.open("/enkat")
    kim.follow_start("Språk och stöd")
    assert kim.press("Alla frågor på en sida").h1 == "Hur var det att ha personligt ombud?"
    assert kim.follow("Börja").h1 == "Alla frågor"


def test_the_choice_leads_to_no_other_site(visitor, offer):
    kim = visitor()
    kim.open_link(offer().token)
    mac = kim.open("/sprak").mac
    for asked in ("https://x.example", "//x.example", "/e/abc"):
        sent = kim.walker.client.post("/sprak", data={"mac": mac, "sprak": "en", "fran": asked})
        assert (sent.status_code, sent.headers["Location"]) == (303, "/enkat")


def test_a_value_may_have_any_name_and_never_becomes_html(polish_door):
    kim = polish_door('languages = ["pl"]')
    with kim.walker.client.application.test_request_context("/?sprak=pl"):
        said = _("Så här stod det: ”%(text)s”", text="<b>")
        assert escape(said) == '<span lang="sv" dir="ltr">Så här stod det: ”&lt;b&gt;”</span>'
        assert plain(said) == "Så här stod det: ”<b>”"
        assert _("Börja") == "Zaczynamy"
        assert _("") == ""
