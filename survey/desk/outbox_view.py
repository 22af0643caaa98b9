"""Utkorg: in the example folder, the messages that went out and samples of what is printed."""

import re
from collections.abc import Mapping
from pathlib import Path

from flask import abort, render_template
from flask.typing import ResponseReturnValue

from survey.contacts import versions
from survey.delivery.choosing import OUTBOX
from survey.delivery.kept_messages import KeptMessage, kept_message, kept_messages
from survey.desk.context import STAFF, Section, desk
from survey.desk.pieces import Sheet, printed
from survey.domain.codes import code_of
from survey.domain.periods import last_answer_day
from survey.forms.printing import Wish
from survey.gate import Issued
from survey.gate.letters import Printable
from survey.i18n import _l
from survey.i18n.catalogues import EASY

outbox_view = Section("outbox_view", __name__)
SAMPLES: Mapping[str, tuple[str, Wish]] = {
    "brev": (_l("Brev"), Wish(form=False)),
    "brev-stor-text": (_l("Brev, stor text"), Wish(form=False, large=True)),
    "brev-lattlast": (_l("Brev på lättläst"), Wish(form=False, language=EASY)),
    "papper": (_l("Papper med frågor"), Wish(letter=False)),
    "papper-stor-text": (_l("Papper med frågor, stor text"), Wish(letter=False, large=True)),
    "papper-lattlast": (_l("Papper med frågor på lättläst"), Wish(letter=False, language=EASY)),
}
NO_KEY, NO_TOKEN = b"ett prov som ingen svarar med", f"{'A' * 22}.{'A' * 22}"
ADDRESS = ("Kim Exempel", "Storgatan 1", "123 45 Exempelstad")


@outbox_view.page("/utkorg", *STAFF, menu=(34, _l("Utkorg")))
def overview() -> ResponseReturnValue:
    """List the messages, the newest first, and the samples."""
    return render_template("desk/outbox.html", messages=kept_messages(_folder()), samples=SAMPLES)


@outbox_view.page("/utkorg/<name>", *STAFF)
def message(name: str) -> ResponseReturnValue:
    """Show one message; its HTML is shown as what it is, letter by letter, and never run."""
    found = kept_message(_folder(), name) or abort(404)
    return render_template("desk/outbox_message.html", message=found, link=_link_in(found))


@outbox_view.page("/utkorg/prov/<name>.pdf", *STAFF)
def sample(name: str) -> ResponseReturnValue:
    """Return a letter or a paper whose code leads nowhere."""
    _words, wish = SAMPLES.get(name) or abort(404)
    today = desk().today()
    issued = Issued(NO_TOKEN, code_of(NO_KEY, 0), last_answer_day(today, today))
    keys = Printable(issued, versions.offered_on(today).version)
    return printed([Sheet(keys, recipient=ADDRESS)], wish)


def _folder() -> Path:
    return desk().settings.folder / OUTBOX


def _link_in(found: KeptMessage) -> str:
    """Return the link of a message to try; "" when it leads somewhere else than to our own public door."""
    ours = re.search(re.escape(desk().settings.base_url) + r"/e/[A-Za-z0-9_./-]+", found.text)
    return ours[0].rstrip(".") if ours else ""
