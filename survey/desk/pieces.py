"""What comes out of the printer: letters and forms with an operation's own lines, in one file."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from flask import Response, current_app

from survey.delivery import mailing
from survey.delivery.letter import Letter
from survey.delivery.paper_form import PaperForm, Print
from survey.delivery.post_file import Post
from survey.desk.context import desk
from survey.domain.codes import shown
from survey.domain.hints import Look, hint_for, hint_of
from survey.domain.kinds import Channel, EndingKind
from survey.domain.loader import bundled_versions
from survey.domain.public_face import PublicFace, load_public_face
from survey.forms.printing import Wish
from survey.gate.letters import Printable

FACE_FILE = "published/face.toml"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One person's keys as they are printed; `repr` shows nothing of them."""

    keys: Printable
    hint: str = ""
    recipient: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return "Sheet(…)"


@dataclass(frozen=True, slots=True)
class Stationery:
    """What stands on everything that an operation prints."""

    face: PublicFace
    post: Post
    base_url: str

    def pieces(self, sheet: Sheet, wish: Wish) -> list[Letter | PaperForm]:
        """Return what is printed for one person, the letter first."""
        letter = [self._letter(sheet, wish)] if wish.letter else []
        return [*letter, *([self._form(sheet, wish)] if wish.form else [])]

    def _letter(self, sheet: Sheet, wish: Wish) -> Letter:
        issued = sheet.keys.issued
        return Letter(
            sender=(self.face.sender, *self.post.sender),
            phone=self.face.phone,
            hours=self.face.hours,
            last_day=issued.last_day,
            address=self._address,
            code=shown(issued.code),
            link="/".join(filter(None, (f"{self.base_url}/e/{issued.token}", sheet.hint))),
            recipient=sheet.recipient,
            language=wish.language,
            with_form=wish.form,
            large=wish.large,
            window=self.post.window,
        )

    def _form(self, sheet: Sheet, wish: Wish) -> PaperForm:
        return PaperForm(
            code=shown(sheet.keys.issued.code),
            questionnaire=bundled_versions()[sheet.keys.version],
            phone=self.face.phone,
            last_day=sheet.keys.issued.last_day,
            reply=self.post.reply,
            language=wish.language,
            print=Print.LARGE if wish.large else Print.NORMAL,
        )

    @property
    def _address(self) -> str:
        """The short address that a code is typed at."""
        where = urlsplit(self.base_url)
        return f"{where.netloc}{where.path}/kod"


def stationery() -> Stationery:
    """Return what this operation prints on."""
    settings, post = desk().settings, current_app.extensions["post"]
    face = load_public_face(settings.folder / FACE_FILE)
    return Stationery(face, post, settings.base_url)


def printed(sheets: list[Sheet], wish: Wish, name: str = "") -> Response:
    """Return the file of some people's letters to save: its `name` tells of nobody, and nobody keeps it."""
    paper = stationery()
    pieces = [piece for sheet in sheets for piece in paper.pieces(sheet, wish)]
    content = mailing.write(pieces, paper.face.sender)
    name = name or ("brev" if wish.letter else "papper")
    headers = {"Content-Disposition": f'attachment; filename="{name}.pdf"'}
    return current_app.response_class(content, headers=headers, content_type="application/pdf")


def hint_in(language: str, hint: str, kind: EndingKind) -> str:
    """Return the character behind the printed link: as shown, unless the letter has another language."""
    same = hint_of(hint).look.language == language
    return hint if same else hint_for(kind, Channel.LETTER, Look(language))
