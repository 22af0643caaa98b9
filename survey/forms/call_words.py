"""What a caller hears, word for word, besides the questions; every language has it."""

from survey.i18n import _

Words = tuple[str, ...]
"""Sentences to read aloud, with a breath between them."""


def welcome(count: int) -> Words:
    """Return what is said before the first of so many questions."""
    return (
        _("Tack för att du ringer. Jag läser frågorna för dig. Du svarar, och jag skriver åt dig."),
        _(
            "Du har haft kontakt med ett personligt ombud. Nu är kontakten slut. Vi vill veta vad du tycker. "
            "Dina svar hjälper oss att bli bättre."
        ),
        _("Du väljer själv om du vill svara. Inget händer om du inte svarar. Men du kan få en påminnelse."),
        _("Du kan hoppa över frågor och sluta när du vill."),
        _("Du svarar utan namn. Jag hör vad du säger, men jag berättar det inte för någon."),
        _("Ditt ombud får inte se vad just du har svarat."),
        _("Det är %(count)s korta frågor. Sedan kan du berätta med egna ord.", count=count),
        _("Kan du prata ostört? Vill du börja?"),
    )


def own_words() -> str:
    """Return what is said with a question that is answered in words."""
    return _("Berätta med egna ord. Du kan hoppa över frågan. Säg inga namn.")


def replies() -> Words:
    """Return what helps when a caller hesitates, in the order of what may happen."""
    return (
        _("Ta den tid du behöver. Ska jag läsa frågan en gång till?"),
        _("Vilket svar passar bäst? Jag läser svaren en gång till."),
        _("Jag läser frågan en gång till. Du kan också hoppa över den."),
        _("Det vet du bäst. Det finns inget svar som är rätt eller fel."),
        _("Det går bra. Vi tar nästa fråga."),
        _("Jag vill gärna höra vad du själv tycker."),
        _("Det går bra. Ska jag spara det du har svarat, eller ta bort allt?"),
        _("Vi tar en paus. Vill du sluta här?"),
    )


def no_thanks() -> Words:
    """Return what is said to whoever does not want to answer."""
    return (_("Det är helt okej. Du väljer själv."), _("Tack för att du ringde."))


def reading_back() -> Words:
    """Return what is said before the answers are read back."""
    return (_("Nu läser jag upp det jag har skrivit. Säg till om något är fel."),)


def closing() -> Words:
    """Return what is said when the answers are stored."""
    return (
        _("Tack! Nu är dina svar sparade. Du behöver inte göra något mer."),
        _(
            "Vi räknar ihop alla svar. Då kan vi se vad som är bra och vad vi ska ändra. "
            "Vi kan inte se vilka svar som är dina. Därför kan vi inte ändra dem."
        ),
    )


def handing_over() -> Words:
    """Return what an ombud's own client is told before a colleague takes the call."""
    return (
        _("Du ska kunna säga fritt vad du tycker. Därför tar en kollega samtalet."),
        _("Vill du prata med kollegan nu, eller ska den ringa upp dig?"),
    )
