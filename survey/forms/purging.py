"""The words for what is thrown away, and when."""

from collections.abc import Callable, Mapping

from survey.domain.retention import Begins, DataClass, Rule
from survey.i18n import _, _l

NAMES: Mapping[DataClass, str] = {
    DataClass.CONTACT_DETAILS: _l("Nummer och e-post för enkäten"),
    DataClass.SENDINGS: _l("Rader om utskick"),
    DataClass.INTERVIEW_DETAILS: _l("Nummer och e-post för djupintervjuer"),
    DataClass.DESK_LOG: _l("Loggen över vad personalen har gjort"),
    DataClass.SESSIONS: _l("Inloggningar"),
    DataClass.TICKETS: _l("Biljetter för ett avslutat år"),
    DataClass.DRAFTS: _l("Påbörjade svar"),
    DataClass.CONTINUE_WORDS: _l("Ord för att fortsätta på en annan enhet"),
    DataClass.PAPER_COPIES: _l("Kopior av papper som ska matas in två gånger"),
    DataClass.SLIPS: _l("Lappar"),
    DataClass.COMMENTS: _l("Fritext"),
    DataClass.MESSAGE_FILES: _l("Sparade meddelanden i exempelmappen"),
    DataClass.RETURNED_MAIL: _l("E-post som har kommit tillbaka"),
}
AFTER: Mapping[Begins, Callable[[str], str]] = {
    Begins.OFFERED: lambda time: _("Senast %(time)s efter erbjudandet", time=time),
    Begins.LAST_DAY: lambda time: _("%(time)s efter sista dagen att svara", time=time),
    Begins.ENDED: lambda time: _("%(time)s efter avslutet", time=time),
    Begins.WRITTEN: lambda time: _("Senast %(time)s efter att det skrevs", time=time),
    Begins.CAME: lambda time: _("Senast %(time)s efter att den kom", time=time),
    Begins.SIGNED_IN: lambda time: _("%(time)s efter inloggningen", time=time),
    Begins.YEAR_END: lambda time: _("%(time)s efter årets slut", time=time),
}
AT_ONCE: Mapping[Begins, str] = {
    Begins.LAST_DAY: _l("Efter sista dagen att svara"),
    Begins.COUNTED: _l("När årets svar är räknade och ingen mer kan svara"),
}


def when(rule: Rule) -> str:
    """Return when a class of data goes, as a table says it."""
    time = _time(rule)
    return AFTER[rule.after](time) if time else str(AT_ONCE[rule.after])


def _time(rule: Rule) -> str:
    if rule.days:
        return _("%(number)s dagar", number=rule.days)
    if rule.months:
        return _("%(number)s månader", number=rule.months)
    return _("%(number)s timmar", number=rule.hours) if rule.hours else ""
