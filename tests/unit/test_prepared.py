"""Prepared pages: rendered once for everyone, filled in for each, and one person's words never kept."""

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader
from markupsafe import Markup, escape

from survey.forms.answer import clean
from survey.public.prepared import Pages, PreparedPage, slot

TEMPLATE = "<h1>{{ title }}</h1><p>{{ slot('answer') }}</p><input value=\"{{ slot('mac') }}\">"


@pytest.fixture
def pages():
    app = Flask(__name__)
    app.jinja_loader = DictLoader({"page.html": TEMPLATE})
    with app.test_request_context():
        yield Pages(app, lambda: None)


def test_a_page_is_rendered_once_for_a_key_and_filled_for_each(pages):
    rendered = []

    def context():
        rendered.append(1)
        return {"title": "Fråga 1"}

    filled = [pages.get("page.html", "one", context).fill(answer=who, mac=who) for who in ("Kim", "Robin")]
    assert filled[0] == '<h1>Fråga 1</h1><p>Kim</p><input value="Kim">'
    assert filled[1] == '<h1>Fråga 1</h1><p>Robin</p><input value="Robin">'
    assert len(rendered) == 1


def test_each_key_and_each_template_has_its_own_page(pages):
    first = pages.get("page.html", ("2026", 1), lambda: {"title": "Ett"})
    second = pages.get("page.html", ("2026", 2), lambda: {"title": "Två"})
    assert "Ett" in first.fill(answer="", mac="")
    assert "Två" in second.fill(answer="", mac="")


def test_what_is_filled_in_is_escaped_and_our_own_markup_is_not():
    page = PreparedPage(f"<p>{slot('answer')}</p>")
    assert page.fill(answer="<b>\"&'") == "<p>&lt;b&gt;&#34;&amp;&#39;</p>"
    assert page.fill(answer=Markup("<b>Hej</b>")) == "<p><b>Hej</b></p>"


def test_a_place_that_nobody_fills_is_a_fault():
    with pytest.raises(KeyError):
        PreparedPage(str(slot("mac"))).fill(answer="x")


def test_what_a_person_writes_can_never_become_a_place():
    assert clean(str(slot("mac"))) == "mac"
    filled = PreparedPage(f"{slot('answer')}{slot('mac')}").fill(answer=str(slot("mac")), mac="hemlig")
    assert filled.count("hemlig") == 1


@given(before=st.text(), answer=st.text(), after=st.text())
def test_filling_changes_nothing_but_the_place(before, answer, after):
    around = [str(escape(clean(text))) for text in (before, after)]
    assert PreparedPage(around[0] + slot("answer") + around[1]).fill(answer=answer) == (
        around[0] + escape(answer) + around[1]
    )
