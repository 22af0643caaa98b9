"""A catalogue of planted faults: small changes to a real page, each of which the suite must see."""

import re
from collections.abc import Callable
from dataclasses import dataclass

Change = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: the page it is planted in, the change, and the rules of which one must be reported."""

    name: str
    page: str
    plant: Change
    rules: frozenset[str]


def swap(pattern: str, by: str, count: int = 0) -> Change:
    """Return a change of every place, or the first `count`, that a pattern is found at."""
    return lambda html: re.sub(pattern, by, html, count=count, flags=re.DOTALL)


def styled(css: str) -> Change:
    """Return a change that adds to the style."""
    return swap("</style>", f"{css}</style>")


def fault(name: str, page: str, plant: Change, *rules: str) -> Fault:
    return Fault(name, page, plant, frozenset(rules))


QUESTION, ERROR, WRITING = "question with an example", "question, text too long", "question in own words"
ENGINES = (
    fault(
        "ungrouped radios",
        QUESTION,
        swap("</?fieldset[^>]*>|</?legend[^>]*>", ""),
        "input_checkboxes_grouped",
    ),
    fault(
        "clickable div",
        QUESTION,
        swap("<h2>", '<div onclick="history.back()">Gå tillbaka</div><h2>', 1),
        "aria_eventhandler_role_valid",
    ),
    fault("contrast", "privacy", styled("main p{color:#6b6b6b}"), "color-contrast-enhanced"),
    fault(
        "contrast in the dark",
        "privacy",
        styled("@media(prefers-color-scheme:dark){main p{color:#8a8a8a}}"),
        "color-contrast-enhanced",
    ),
    fault("missing lang", "welcome", swap('<html lang="sv"', "<html"), "html-has-lang"),
    fault(
        "zoom blocked",
        "welcome",
        swap("initial-scale=1", "initial-scale=1,user-scalable=no"),
        "meta-viewport",
    ),
    fault("unlabelled radios", QUESTION, swap("<label([^>]*)>|</label>", ""), "label"),
    fault("heading left out", "privacy", swap("<h2>", "<h4>"), "heading-order"),
    fault(
        "meta refresh",
        "check",
        swap("<title>", '<meta http-equiv="refresh" content="7200"><title>'),
        "meta-refresh",
    ),
)
VALIDATORS = (
    fault("duplicate id", QUESTION, swap("</main>", '<p id="main">x</p></main>'), "Duplicate ID “main”."),
    fault("broken nesting", "privacy", swap("</h1>", "<div>x</div></h1>"), "element-permitted-content"),
)
LOOKS = (
    fault(
        "small target", "check", styled(".action a{display:inline;padding:0;font-size:.7rem}"), "small target"
    ),
    fault("low answer row", QUESTION, styled(".choice{min-height:3rem;padding:0}"), "small target"),
    fault(
        "small target on a desktop",
        "check",
        styled("@media(min-width:1000px){.action a{display:inline;padding:0;font-size:.7rem}}"),
        "small target",
    ),
    fault("sideways at 500 %", QUESTION, styled("@media(max-width:300px){h1{width:40em}}"), "sideways"),
    fault("sideways in large text", QUESTION, styled("h1{min-width:7em}"), "sideways"),
    fault("sideways", QUESTION, styled("h1{white-space:nowrap}"), "sideways"),
    fault("cut text", QUESTION, styled(".choice{overflow:hidden;height:3.5rem}"), "cut text"),
    fault(
        "removed outline",
        QUESTION,
        styled("*:focus,*{outline:0!important;box-shadow:none!important}"),
        "weak focus ring",
    ),
    fault(
        "chosen by colour alone",
        "question answered",
        styled(
            ".choice input{opacity:0}.choice input:checked+span:before{border:2px solid #566165!important}"
        ),
        "chosen by colour alone",
    ),
)
WORDS = (
    fault("placeholder as label", WRITING, swap("<label[^>]*>.*?</label>", ""), "no visible label"),
    fault("error by colour alone", ERROR, swap('<p [^>]*class="error".*?</p>', ""), "error by colour alone"),
    fault(
        "link “här”",
        "welcome",
        swap("</main>", '<p>Läs om kakor <a href="/uppgifter">här</a>.</p></main>'),
        "link without purpose",
    ),
    fault(
        "one text, two places",
        "welcome",
        swap("</main>", '<p><a href="/kod">Börja</a></p></main>'),
        "one text, two places",
    ),
    fault(
        "unmarked English",
        "thanks",
        swap("</main>", "<p>Thank you for your answers.</p></main>"),
        "unmarked en",
    ),
    fault("wrong language", "thanks", swap('<html lang="sv"', '<html lang="en"'), "wrong language"),
)
