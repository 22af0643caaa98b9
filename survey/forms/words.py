"""The Swedish words of the codes that the desk stores; every code of a list has its word."""

from collections.abc import Mapping

from survey.contacts.desk_log import Action
from survey.contacts.endings import OfferState
from survey.domain.kinds import Channel, EndingKind, NotOfferedReason, Role, StopReason
from survey.domain.paper import Left
from survey.i18n import _l
from survey.results import names

KINDS: Mapping[EndingKind, str] = {
    EndingKind.FORMAL: _l("Avslutad"),
    EndingKind.BROKEN_OFF: _l("Avbruten"),
}
KIND_HINTS: Mapping[EndingKind, str] = {
    EndingKind.FORMAL: _l("Du och klienten har avslutat kontakten i samråd."),
    EndingKind.BROKEN_OFF: _l("Kontakten tog slut utan att ni var överens, eller du når inte klienten."),
}
CHANNELS = names.CHANNELS
CHANNEL_HINTS: Mapping[Channel, str] = {
    Channel.LINK: _l("Du får en länk och en QR-kod att visa eller skicka."),
    Channel.LETTER: _l("Du får en kod att skriva i brevet."),
    Channel.PAPER: _l("Du får en kod att skriva på pappret."),
    Channel.ONSITE: _l("Klienten svarar nu, på den här skärmen."),
    Channel.SMS: _l("Vi skickar en länk till klientens telefon."),
    Channel.EMAIL: _l("Vi skickar en länk till klientens e-post."),
    Channel.PILE: _l("Klienten drog ett brev ur en hög. Ingen vet vilket."),
}
STOPS: Mapping[StopReason, str] = {
    StopReason.DECEASED: _l("Klienten har avlidit"),
    StopReason.RETURNED: _l("Klienten har kommit tillbaka till oss"),
    StopReason.DECLINED: _l("Klienten vill inte ha fler meddelanden"),
    StopReason.WRONG_PERSON: _l("Meddelandet gick till fel person"),
    StopReason.BOUNCED: _l("Meddelandet kom inte fram"),
}
REASONS: Mapping[NotOfferedReason, str] = {
    NotOfferedReason.NO_CONTACT_PATH: _l("Saknar kontaktväg"),
    NotOfferedReason.DECLINED: _l("Klienten vill inte ha enkäten"),
    NotOfferedReason.DECEASED: _l("Klienten har avlidit"),
    NotOfferedReason.PROTECTED_NO_SAFE_PATH: _l("Skyddade personuppgifter och ingen säker väg"),
    NotOfferedReason.UNSUITABLE_NOW: _l("Det passar inte just nu"),
    NotOfferedReason.RETURNED_BEFORE_OFFER: _l("Klienten har kommit tillbaka till oss"),
}
NO_SINGLE_REASON = names.NO_SINGLE_REASON
LEFT: Mapping[Left, str] = {
    Left.BLANK: _l("Tomt papper"),
    Left.ILLEGIBLE: _l("Går inte att läsa"),
    Left.TOO_LATE: _l("Kom för sent"),
    Left.CODE_USED: _l("Koden var redan använd"),
}
LEFT_BUTTONS: Mapping[Left, str] = {
    Left.BLANK: _l("Pappret är tomt"),
    Left.ILLEGIBLE: _l("Pappret går inte att läsa"),
    Left.TOO_LATE: _l("Räkna pappret som för sent"),
    Left.CODE_USED: _l("Räkna pappret som ett andra svar"),
}
AGES, GENDERS = names.AGES, names.GENDERS
ROLES: Mapping[Role, str] = {
    Role.OMBUD: _l("Ombud"),
    Role.MANAGER: _l("Chef"),
    Role.READER: _l("Ledningsgrupp"),
    Role.SYSTEM_OWNER: _l("Systemansvarig"),
}
STATES: Mapping[OfferState, str] = {
    OfferState.WAITING: _l("Väntar"),
    OfferState.OVERDUE: _l("Försenat"),
    OfferState.UNEXPLAINED: _l("Skäl saknas"),
    OfferState.OFFERED: _l("Erbjuden"),
    OfferState.NOT_OFFERED: _l("Erbjuds inte"),
}
ACTIONS: Mapping[Action, str] = {
    Action.REISSUED: _l("Gjorde en ny länk"),
    Action.STOPPED: _l("Stoppade utskick"),
    Action.STOP_UNDONE: _l("Ångrade ett stopp"),
    Action.FACTS_CORRECTED: _l("Rättade ett avslut"),
    Action.COVER_BEGUN: _l("Började vikariera"),
    Action.COVERED: _l("Gjorde något som vikarie"),
    Action.PAPER_FOR_OWN_CLIENT: _l("Matade in svar från en egen klient"),
    Action.COMMENT_ACCEPTED: _l("Godkände ett fritextsvar"),
    Action.COMMENT_WITHHELD: _l("Höll undan ett fritextsvar"),
    Action.SUMMARY_PUBLISHED: _l("Publicerade en sammanfattning"),
    Action.SUMMARY_WITHDRAWN: _l("Tog bort en publicerad sammanfattning"),
    Action.SLIP_DONE: _l("Tog hand om en lapp"),
}
