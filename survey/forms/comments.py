"""The form with which the chef reviews one comment: mask more, say what it is about, let it through."""

from wtforms import SelectChoice, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, StopValidation

from survey.domain.comments import LONGEST_LABEL, ReviewedComment, ShortfallLevel
from survey.forms.staff import StaffForm, choices
from survey.i18n import _, _l
from survey.results.comment_words import LEVELS, theme_names
from survey.results.masking import only_masked


class ReviewForm(StaffForm):
    """One comment; `shown` is the text that the chef was shown."""

    shown: str
    text = TextAreaField(
        _l("Texten"),
        [InputRequired(_l("Texten är tom. Håll tillbaka den i stället."))],
        description=_l(
            "Ta bort det som pekar ut någon, eller skriv till exempel [plats] i stället. "
            "Lägg inte till egna ord."
        ),
        filters=[lambda text: (text or "").replace("\r\n", "\n").strip()],
        render_kw={"rows": 6},
    )
    theme = SelectField(_l("Vad handlar den om?"), default="")
    label = StringField(
        _l("Eget ord för det (du kan hoppa över det)"),
        [Length(max=LONGEST_LABEL, message=_l("Skriv högst 40 tecken."))],
        render_kw={"maxlength": LONGEST_LABEL, "autocomplete": "off"},
    )
    level = SelectField(
        _l("Är det en möjlig systembrist?"),
        choices=choices(LEVELS, _l("Nej")),
        description=_l("Välj var bristen finns: hos en handläggare, på lokal nivå eller på central nivå."),
        default="",
    )

    def validate_text(self, field: TextAreaField) -> None:
        """Refuse words that the person has not written."""
        if not only_masked(self.shown, field.data):
            raise StopValidation(
                _("Du kan ta bort ord eller skriva [plats] i stället, men inte lägga till egna ord.")
            )

    def reviewed(self) -> ReviewedComment:
        """Return what was filled in."""
        level = ShortfallLevel(self.level.data) if self.level.data else None
        return ReviewedComment(self.text.data, self.theme.data, (self.label.data or "").strip(), level)


def review_form(shown: ReviewedComment) -> ReviewForm:
    """Return the form for a comment as it is shown, with what was typed if it comes back."""
    given = {"text": shown.text, "theme": shown.theme, "label": shown.label, "level": shown.level or ""}
    form = ReviewForm(data=given)
    form.shown = shown.text
    form.theme.choices = [
        SelectChoice("", _("Inget valt")),
        *(SelectChoice(key, name) for key, name in theme_names().items()),
    ]
    return form
