"""What guards every page: headers, one cookie, no secrets on the page, and reading that never writes."""

from datetime import timedelta

import pytest

from survey.public.app import create_app
from tests.scene import dumps, person, rows, ticket_of

SOUND = "/ljud/<code>/<version>/<file>"
OPEN_TO_ALL = ["/", "/kod", "/sprak", "/uppgifter", "/sa-tyckte-ni", "/glomd", "/halsa"]
OPEN_TO_ALL += ["/lamna-tillbaka", "/mer-tid"]
OPEN_TO_ALL += ["/hjalp", "/vilka-ar-vi", "/tillganglighet", SOUND]
OPEN_TO_ALL += ["/hor-av-er", "/hor-av-er/tack", "/tillganglighet/brist", "/tillganglighet/brist/tack"]
PROBLEMS = ["/finns-inte", "/e/x", "/enkat", "/tack", "/avstod", "/enkat/fraga/99", "/kod/"]
IN_THE_SURVEY = ["/enkat", "/enkat/alla", "/enkat/kolla", "/enkat/paus", "/enkat/fortsatt", "/enkat/avsta"]
IN_THE_SURVEY += [f"/enkat/fraga/{number}" for number in range(1, 12)]
GUARDS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
}
READING = ["GET", "HEAD", "OPTIONS"]
AGENTS = ["Mozilla/5.0 (iPhone)", "facebookexternalhit/1.1", "Microsoft Office SafeLinks", "curl/8", ""]


def is_guarded(headers):
    policy = headers["Content-Security-Policy"]
    assert {name: headers.get(name) for name in GUARDS} == GUARDS
    assert policy.startswith("default-src 'none'; base-uri 'none'; frame-ancestors 'none'")
    assert "form-action 'self'" in policy
    assert "script-src" not in policy
    assert "unsafe" not in policy
    assert "Server" not in headers


@pytest.fixture
def kim(visitor, offer):
    one = visitor()
    one.open_link(offer().token)
    return one


def test_every_page_is_guarded_and_every_problem_too(visitor, kim):
    stranger = visitor().walker.client
    for path in [*OPEN_TO_ALL, *PROBLEMS]:
        is_guarded(stranger.get(path).headers)
    for path in IN_THE_SURVEY:
        is_guarded(kim.walker.client.get(path).headers)
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS"):
        is_guarded(stranger.open("/kod", method=method).headers)
    is_guarded(stranger.post("/kod", data={"kod": "x" * 100_000}).headers)
    is_guarded(stranger.post("/enkat/alla", headers={"Sec-Fetch-Site": "cross-site"}).headers)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_a_method_that_no_page_has_is_told_which_ones_there_are(visitor, method):
    refused = visitor().walker.client.open("/kod", method=method)
    assert refused.status_code == 405
    assert set(refused.allow) == {"GET", "HEAD", "POST", "OPTIONS"}
    assert "Sidan finns inte" in refused.text


def test_a_fault_of_ours_is_guarded_calm_and_tells_nothing(kim, monkeypatch):
    kim.walker.client.application.config["PROPAGATE_EXCEPTIONS"] = False
    monkeypatch.setattr("survey.public.respondent.showing.all_page", lambda *_: 1 / 0)
    page = kim.open("/enkat/alla")
    assert (page.status, page.h1) == (503, "Något gick fel hos oss")
    assert "Det är inte ditt fel." in page.text
    assert "ZeroDivision" not in page.html
    is_guarded(page.headers)
    assert kim.follow("Tillbaka till enkäten").status == 200


def test_a_database_that_is_gone_is_our_fault_and_nothing_is_thanked_for(kim, instance, monkeypatch):
    page = kim.open("/enkat/fraga/9")
    with instance.answers.write() as connection:
        connection.exec_driver_sql("DROP TABLE draft")
    shown = kim.press("Gå vidare", vad_var_bra="Allt vi gjorde.")
    assert (shown.status, shown.h1) == (503, "Något gick fel hos oss")
    assert "Allt vi gjorde." in shown.text
    is_guarded(shown.headers)
    assert page.mac


def test_the_cookie_is_closed_to_scripts_and_other_sites_and_lives_as_long_as_the_link(
    browser, offer, instance
):
    link = offer()
    client = browser().client
    answer = client.get(f"/e/{link.token}")
    cookie = client.get_cookie("enkat")
    header = answer.headers["Set-Cookie"]
    assert (cookie.http_only, cookie.same_site, cookie.path) == (True, "Lax", "/")
    assert "Domain" not in header
    assert cookie.expires.date() == ticket_of(instance, link).last_day + timedelta(days=2)
    assert (cookie.secure, "Max-Age" in header) == (False, False)
    assert answer.headers["Location"] == "/enkat"
    assert answer.status_code == 303


def test_a_visit_by_code_ends_with_the_browser(browser, offer):
    client = browser().client
    client.post("/kod", data={"kod": offer().code})
    assert client.get_cookie("enkat").expires is None


def test_behind_https_the_cookie_belongs_to_the_host_alone(offer, instance, clock):
    settings = instance.settings.model_copy(update={"base_url": "https://enkat.example.se"})
    app = create_app(settings, clock)
    client = app.test_client()
    answer = client.get(f"/e/{offer().token}", base_url="https://enkat.example.se")
    header = answer.headers["Set-Cookie"]
    assert header.startswith("__Host-enkat=")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(header.split("; "))
    assert "Domain" not in header
    assert "max-age" in answer.headers["Strict-Transport-Security"]
    app.extensions["door"].answers.close()


@pytest.mark.parametrize(
    "change", [lambda v: v[:-1], lambda v: "A" + v[1:], lambda _: "", lambda _: "å", lambda _: "."]
)
def test_a_cookie_that_is_not_ours_is_no_visit(kim, change):
    client = kim.walker.client
    client.set_cookie("enkat", change(client.get_cookie("enkat").value))
    assert kim.open("/enkat").h1 == "Öppna din länk igen"


def test_the_token_and_the_ticket_stand_on_no_page(visitor, offer, instance):
    link, kim = offer(), visitor()
    known = person(instance, link)
    kim.open_link(link.token)
    kim.walker.answer(1, tillganglighet="ja")
    secrets = [link.token, link.code, known.hash.hex(), kim.walker.client.get_cookie("enkat").value]
    kim.walker.forbidden += [*secrets, link.token.split(".")[0]]
    for path in [*OPEN_TO_ALL, *IN_THE_SURVEY]:
        if path != "/halsa":
            kim.open(path)
    assert kim.walker.send().h1 == "Tack! Vi har fått dina svar"


def test_reading_writes_nothing(visitor, kim, offer, instance):
    link, half = offer(), visitor()
    half.open_link(offer().token)
    half.walker.answer(9, vad_var_bra="Halvvägs.")
    paths = [
        *OPEN_TO_ALL,
        *PROBLEMS,
        *IN_THE_SURVEY,
        f"/e/{link.token}",
        f"/e/{link.token}/2",
        "/enkat/vy",
        "/enkat/skicka",
    ]
    before = dumps(instance)
    for client in (visitor().walker.client, kim.walker.client, half.walker.client):
        for path in paths:
            for method, agent in zip(READING, AGENTS, strict=False):
                assert client.open(path, method=method, headers={"User-Agent": agent}).status_code < 500
    assert dumps(instance) == before
    assert kim.open_link(link.token).h1 == "Hur var det att ha personligt ombud?"


def test_every_address_that_reads_is_in_that_list(browser):
    rules = browser().client.application.url_map.iter_rules()
    reading = {rule.rule for rule in rules if "GET" in rule.methods}
    numbered = {rule.replace("<int:number>", "1") for rule in reading if not rule.startswith("/e/")}
    assert numbered <= {*OPEN_TO_ALL, *PROBLEMS, *IN_THE_SURVEY}


def test_a_scanner_that_presses_start_uses_nothing_up(visitor, offer, instance):
    link = offer()
    for _ in range(3):
        scanner = visitor()
        scanner.open_link(link.token)
        scanner.follow("Börja")
    assert rows(instance, "draft") == []
    assert visitor().open_link(link.token).h1 == "Hur var det att ha personligt ombud?"


def test_where_nobody_has_set_up_the_urn_nothing_is_thanked_for(visitor, offer, instance):
    kim, link = visitor(), offer()
    kim.open_link(link.token)
    kim.walker.answer(1, tillganglighet="ja")
    with instance.answers.write() as connection:
        connection.exec_driver_sql("DELETE FROM urn")
    page = kim.walker.send()
    assert (page.status, page.h1) == (503, "Något gick fel hos oss")
    assert ticket_of(instance, link).state == "open"
    assert len(rows(instance, "draft")) == 1


def test_health_says_ok(browser):
    answer = browser().client.get("/halsa")
    assert (answer.status_code, answer.get_data(as_text=True)) == (200, "ok\n")
