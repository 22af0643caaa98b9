"""Read aloud: the file of a question, played by the browser itself and loaded only when someone presses."""

from flask import Blueprint, abort, send_from_directory, url_for
from flask.typing import ResponseReturnValue

from survey.domain.audio import clip_of, is_read_aloud
from survey.domain.questionnaire import Question
from survey.i18n import language
from survey.public.door import door
from survey.public.looks import offered_languages

blueprint = Blueprint("audio", __name__)


@blueprint.get("/ljud/<code>/<version>/<file>")
def play(code: str, version: str, file: str) -> ResponseReturnValue:
    """Send the file of a question whose text still stands as it was read; anything else is not found.

    Phones ask for a part at a time. What is sent is built from our own questions, never from the address.
    """
    tongue = next((one for one in offered_languages() if one.code == code), None)
    questions = {question.id: question for question in door().versions.get(version, ())}
    question = questions.get(file.partition(".")[0])
    clip = clip_of(version, question, tongue) if question and tongue else None
    if clip is None or clip.file != file:
        abort(404)
    return send_from_directory(door().audio, clip.name, mimetype="audio/mpeg", conditional=True)


def audio_address(version: str, question: Question) -> str:
    """Return where a question is read aloud in the reader's language, "" where it is not."""
    clip = clip_of(version, question, language())
    if clip is None or not (door().audio / clip.name).is_file():
        return ""
    return url_for("audio.play", code=clip.language, version=version, file=clip.file)


def can_listen() -> bool:
    """Tell whether any question is read aloud in the reader's language."""
    return is_read_aloud(door().audio, door().versions.values(), language())
