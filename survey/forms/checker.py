"""The form of the checker: one report, as a file or as text."""

from functools import cached_property

from wtforms import FileField, TextAreaField
from wtforms.validators import StopValidation

from survey.forms.staff import StaffForm
from survey.i18n import _, _l

LARGEST_REPORT = 20 * 1024 * 1024


class CheckerForm(StaffForm):
    """A report to check; nothing of it is stored."""

    report = FileField(
        _l("Fil"), description=_l("Word (.docx), PDF eller text. Högst 20 MB. Vi sparar inte filen.")
    )
    text = TextAreaField(_l("Eller klistra in text"), render_kw={"rows": 10})

    @cached_property
    def content(self) -> bytes:
        """The chosen file's bytes; empty when none was chosen."""
        chosen = self.report.data
        return chosen.read() if hasattr(chosen, "read") else b""

    def validate_text(self, field: TextAreaField) -> None:
        """Refuse a form with neither a file nor a text."""
        if not self.content and not (field.data or "").strip():
            raise StopValidation(_("Välj en fil eller klistra in text."))
