"""A question's words and its place among all that have been asked, whatever version it stood in."""

from survey.domain.loader import bundled_versions


def wording_of(question: str) -> str:
    """Return the newest words of a question, or its id for one that we do not know."""
    wordings = [
        each.text for version in bundled_versions().values() for each in version if each.id == question
    ]
    return wordings[-1] if wordings else question


def place_of(question: str) -> int:
    """Return where a question comes when all versions are read in order."""
    asked = [each.id for version in bundled_versions().values() for each in version]
    return asked.index(question) if question in asked else len(asked)
