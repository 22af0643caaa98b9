"""The statement on accessibility: what the operation has written, and what the last tests found."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from flask import Blueprint, Flask, current_app, render_template
from flask.typing import ResponseReturnValue

from survey.domain.accessibility import Conformance, Method, Statement
from survey.domain.accessibility_file import load_statement
from survey.domain.accessibility_results import AuditResults, load_results
from survey.i18n import _l
from survey.public.information import back_to

blueprint = Blueprint("accessibility", __name__)
STATEMENT_FILE = "accessibility.toml"
RESULTS_FILE = Path(__file__).parent.parent / "accessibility.json"
"""What the tests wrote when this program was built; it may not be there."""

CONFORMANCES: Mapping[Conformance, str] = {
    Conformance.FULL: _l("Enkäten följer hela lagen."),
    Conformance.PARTIAL: _l("Enkäten följer en del av lagen, men inte hela."),
    Conformance.NONE: _l("Enkäten följer inte lagen."),
}
METHODS: Mapping[Method, str] = {
    Method.OWN: _l("Vi har gått igenom enkäten själva."),
    Method.THIRD_PARTY: _l("Ett annat företag har gått igenom enkäten."),
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the page is made of; None for what nobody has written."""

    statement: Statement | None
    results: AuditResults | None


def load_evidence(app: Flask, published: Path, results: Path = RESULTS_FILE) -> None:
    """Read both files once; raises StatementFileError or ResultsFaulty when one is not as it should be."""
    path = published / STATEMENT_FILE
    statement = load_statement(path) if path.exists() else None
    app.extensions["accessibility"] = Evidence(statement, load_results(results))


@blueprint.get("/tillganglighet")
def statement() -> ResponseReturnValue:
    """Tell how accessible the survey is, what is not, and whom to tell."""
    evidence = cast(Evidence, current_app.extensions["accessibility"])
    return render_template(
        "public/accessibility.html",
        evidence=evidence,
        conformances=CONFORMANCES,
        methods=METHODS,
        back_to=back_to(),
    )
