"""Whatever is typed or sent comes back as text or as a calm page, never as markup and never as a fault."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pytestmark = pytest.mark.parametrize("engine_urls", ["sqlite"], indirect=True)

URLENCODED, MULTIPART = "application/x-www-form-urlencoded", "multipart/form-data; boundary=b"
SCRIPTS = [
    "<script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'-alert(1)-'",
    "<svg/onload=alert(1)>",
    "<!--<img src=--><img src=x onerror=alert(1)//>",
    "javascript:alert(1)",
    "{{ 7 * 7 }}{% raw %}",
    "%(count)s %s {0}",
    "&lt;script&gt; &amp;amp;",
    "</title></style><b>",
    "\ue000mac\ue001",
]
NAUGHTY = {
    "null": "a\x00b",
    "controls": "".join(map(chr, range(1, 32))) + "\x7f\x85\x9f",
    "right to left": "\u202eabc\u202c \u200f مرحبا",
    "surrogates": b"\xed\xa0\x80 \xed\xbf\xbf".decode("utf-8", "surrogatepass")
    .encode("utf-16", "surrogatepass")
    .decode("utf-16", "replace"),
    "smileys": "🧑‍🤝‍🧑" * 140,
    "zalgo": "Z\u0351\u036b\u0343" * 200,
    "no characters": "\ufdd0\ufffe\uffff",
    "byte order": "\ufeff\u200b\u2028\u2029",
    "sql": "'; DROP TABLE draft; --",
    "shell": "$(touch /tmp/x) `id` %00 ../../etc/passwd",
}
FIELDS = ["mac", "steg", "ord", "kod", "tillganglighet", "vad_var_bra", "hjalp", "annat"]
ADDRESSES = ["/kod", "/enkat/fraga/1", "/enkat/fraga/9", "/enkat/alla", "/enkat/skicka", "/sprak"]
ADDRESSES += ["/enkat/paus", "/enkat/fortsatt", "/enkat/avsta", "/finns-inte", "/"]


@pytest.fixture
def kim(visitor, offer):
    one = visitor()
    one.open_link(offer().token)
    return one


@pytest.mark.parametrize("typed", SCRIPTS)
def test_free_text_comes_back_as_text(kim, typed):
    kim.open("/enkat/fraga/9")
    kim.press("Visa alla frågor på en sida", vad_var_bra=typed)
    assert kim.tree.find(".//textarea").text == typed.replace("\ue000", "").replace("\ue001", "")
    check = kim.press("Gå vidare")
    (shown,) = [dd for dd in kim.tree.iter("dd") if dd.get("class") == "own"]
    assert (list(shown), shown.text) == ([], typed.replace("\ue000", "").replace("\ue001", ""))
    assert "alert(1)" not in check.html.replace("alert(1)</", "").split("<dl")[0]


@pytest.mark.parametrize("typed", SCRIPTS)
def test_a_code_and_a_word_come_back_as_text(kim, typed):
    for path, name in (("/kod", "kod"), ("/enkat/fortsatt", "ord")):
        kim.open(path)
        kim.press("Gå vidare", **{name: typed})
        (field,) = [one for one in kim.tree.iter("input") if one.get("name") == name]
        assert field.get("value") == typed.replace("\ue000", "").replace("\ue001", "")[:40].strip()


@pytest.mark.parametrize("typed", SCRIPTS)
def test_what_a_problem_page_shows_is_text(visitor, typed):
    page = visitor().walker.post("/enkat/fraga/9", {"vad_var_bra": typed})
    assert page.status == 400
    assert "<script" not in page.html
    assert "<img" not in page.html


@pytest.mark.parametrize("kind", NAUGHTY)
def test_odd_text_is_kept_as_far_as_it_can_be_shown(kim, kind):
    kim.open("/enkat/fraga/9")
    assert kim.press("Gå vidare", vad_var_bra=NAUGHTY[kind]).h1 == "Vad hade behövts?"
    kim.open("/enkat/kolla")
    kim.open("/enkat/fraga/1")
    kim.press("Gå vidare", tillganglighet="ja")
    kim.open("/enkat/kolla")
    assert kim.press("Skicka mina svar").h1 == "Tack! Vi har fått dina svar"


@pytest.mark.parametrize("headers", [{}, {"Sec-Fetch-Site": "cross-site"}])
@pytest.mark.parametrize("kind", [URLENCODED, MULTIPART, "text/plain"])
def test_what_is_far_too_large_is_never_a_fault(kim, headers, kind):
    for path in [*ADDRESSES, "/e/x"]:
        body = b"vad_var_bra=" + b"a" * 100_000
        answer = kim.walker.client.post(path, data=body, content_type=kind, headers=headers)
        assert answer.status_code < 500


def test_ten_megabytes_are_answered_with_what_to_do(kim):
    page = kim.walker.post("/enkat/alla", {"vad_var_bra": "a" * 10_000_000})
    assert (page.status, page.h1) == (413, "Det blev för mycket text")
    assert "Gå tillbaka och korta din text." in page.text


@given(
    address=st.sampled_from(ADDRESSES),
    body=st.lists(st.tuples(st.sampled_from(FIELDS).map(str.encode), st.binary(max_size=60)), max_size=6),
    kind=st.sampled_from([URLENCODED, MULTIPART, "", "\x7f/x; charset=utf-7"]),
)
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_bytes_make_a_fault(kim, address, body, kind):
    data = b"&".join(name + b"=" + value for name, value in body)
    answer = kim.walker.client.post(address, data=data, content_type=kind)
    assert answer.status_code < 500
    assert answer.headers["Cache-Control"] == "no-store"


@given(
    answers=st.dictionaries(st.sampled_from(FIELDS[4:7]), st.text(max_size=80)),
    address=st.sampled_from(["/enkat/alla", "/enkat/fraga/1", "/enkat/fraga/9"]),
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_a_true_form_with_any_text_is_saved_or_put_right(kim, answers, address):
    client = kim.walker.client
    mac = client.get(address).get_data(as_text=True).split('name="mac" value="')[1].split('"')[0]
    sent = {name: text.encode("utf-8", "replace").decode() for name, text in answers.items()}
    assert client.post(address, data={"mac": mac, **sent}).status_code in (303, 422)
    assert client.get("/enkat/kolla").status_code == 200


@given(path=st.binary(max_size=40), query=st.binary(max_size=20))
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_address_makes_a_fault(kim, path, query):
    raw = path.decode("latin-1").replace("#", "").replace("?", "")
    answer = kim.walker.client.get(f"/e/{raw}", query_string=query.decode("latin-1"))
    assert answer.status_code < 500
