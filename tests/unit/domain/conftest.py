"""What the tests of data files share: writing a file and seeing on which lines it is refused."""

import pytest


@pytest.fixture
def write(tmp_path):
    """Write text to a file in a fresh folder and return its path."""

    def write(name, text):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8", newline="")
        return path

    return write


@pytest.fixture
def line_holding():
    """Return the number of the only line of a text that holds some words."""

    def line_holding(text, words):
        (number,) = (n for n, line in enumerate(text.split("\n"), start=1) if words in line)
        return number

    return line_holding
