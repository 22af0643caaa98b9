"""What has been kept its time goes when somebody signs in, should no worker have thrown it away before."""

from survey.desk.context import Desk
from survey.gate.purging import Moment, Premises, purge


def forget_what_is_old(here: Desk) -> None:
    """Throw away what has been kept as long as people have been told."""
    premises = Premises(here.gate, here.settings.folder, here.settings.retention_months)
    purge(premises, Moment(here.today(), here.now()), thorough=False)
