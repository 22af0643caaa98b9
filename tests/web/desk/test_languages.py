"""Swedish or English at the desk, and what an ombud chooses for a client: it travels in the link alone."""

import re

from survey.domain.audio import audio_folder, clips_of
from survey.domain.hints import LOOKS
from survey.domain.loader import bundled_versions
from survey.forms.looks import look_code, look_of
from survey.i18n.catalogues import SWEDISH
from tests.scene import dump

LINK = re.compile(r'value="http://127\.0\.0\.1:8000(/e/[^"]+)"')


def test_the_desk_in_english_and_back(at_desk):
    anna = at_desk("anna")
    page = anna.send("/sprak", sprak="en")
    assert '<html lang="en">' in page.html
    assert anna.open("/avslut/nytt").html.count('lang="en"') == 1
    anna.open("/avslut")
    assert '<html lang="sv">' in anna.send("/sprak", sprak="sv").html


def test_the_language_of_the_desk_outlives_signing_out(at_desk):
    anna = at_desk("anna")
    anna.send("/sprak", sprak="en")
    assert '<html lang="en">' in anna.send("/logga-ut").html


def test_a_language_that_the_desk_has_not_changes_nothing(at_desk):
    assert '<html lang="sv">' in at_desk("anna").send("/sprak", sprak="ar", fran="https://x.example").html


def test_what_the_ombud_chooses_reaches_the_page_and_is_stored_nowhere(
    at_desk, new_ending, browser, instance
):
    anna = at_desk("anna")
    plain, arabic = (LINK.search(new_ending(anna, look=look).html).group(1) for look in ("sv", "ar"))
    assert arabic.rpartition("/")[2] == "i"
    assert '<html lang="ar" dir="rtl">' in browser().get(arabic).html
    assert '<html lang="sv"' in browser().get(plain).html
    large = LINK.search(new_ending(anna, look="sv-simple+large", kind="broken_off").html).group(1)
    page = browser().get(large).html
    assert '<html lang="sv-simple" dir="ltr" class="large">' in page
    assert "Sedan tappade vi kontakten." in page
    stored = str(dump(instance.contacts, "contacts"))
    assert not any(f"'{look_code(look)}'" in stored for look in LOOKS)


def test_every_choice_of_the_form_is_read_back_as_it_was_meant():
    assert [look_of(look_code(look)) for look in LOOKS] == list(LOOKS)
    assert look_of("x") == look_of(None) == LOOKS[0]


def test_reading_aloud_is_offered_for_a_person_where_there_is_sound(at_desk, instance):
    anna = at_desk("anna")
    assert "upplästa" not in anna.open("/avslut/nytt").html
    clip = next(clips_of(bundled_versions().values(), SWEDISH))
    file = audio_folder(instance.settings.folder) / clip.name
    file.parent.mkdir(parents=True)
    file.touch()
    assert anna.open("/avslut/nytt").html.count("upplästa") == 1
    assert "Svenska, med frågorna upplästa" in anna.open("/avslut/nytt").html
