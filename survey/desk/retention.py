"""What has been kept long enough goes when somebody signs in: slips, copies of double entry, texts."""

from survey.answers import comments, second_keying, slip_box
from survey.desk.context import Desk


def forget_what_is_old(here: Desk) -> None:
    """Throw away what is older than the respondents have been told; writes nothing when there is none."""
    slip_box.forget_old(here.answers, here.today())
    second_keying.forget_old(here.answers, here.today())
    backup, months = here.settings.folder / "backup", here.settings.retention_months
    comments.forget_old(here.answers, backup, months, here.today())
