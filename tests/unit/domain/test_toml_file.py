"""A file that cannot even be read is refused on the right line; one that can is read as it was saved."""

import pytest

from survey.domain.toml_file import Fault, FileRefused, read_checked


class Refused(FileRefused):
    """What these tests raise."""


def no_faults(tables):
    return iter(())


def refusal(path, check=no_faults):
    with pytest.raises(Refused) as refused:
        read_checked(path, check, Refused)
    return refused.value.problems


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ('a = 1\nb = "öppen\nc = 1\n', 2, "Raden går inte att läsa som TOML."),
        ("a = 1\nb 2\n", 2, "Raden går inte att läsa som TOML."),
        ('a = 1\nb = """\nslutar aldrig\n\n\n', 3, "Raden går inte att läsa som TOML."),
        ("a = 1\nb = [1,\n", 2, "Raden går inte att läsa som TOML."),
        ("a = 1\n\na = 2\n", 3, "Samma nyckel står två gånger."),
        ("a = 1\nb = 2026-13-01\n", 2, "Datumet finns inte."),
        ("a = 1\nb = 2026-2-3\n", 2, "Datumet finns inte."),
        ("a = { b = 2026-01-01, c = 2025-02-29 }\n", 1, "Datumet finns inte."),
        ("a = 2026-01-01, 2026-01-02\n", 1, "Raden går inte att läsa som TOML."),
        ("a =\n\n\nb = 1\n", 1, "Raden går inte att läsa som TOML."),
    ],
)
def test_a_line_that_is_not_toml_is_named(write, text, line, what):
    (problem,) = refusal(write("fil.toml", text))
    assert (problem.line, problem.what) == (line, what)
    assert problem.remedy.endswith(".")


def test_a_file_that_is_not_there_is_refused(tmp_path):
    (problem,) = refusal(tmp_path / "saknas.toml")
    assert str(problem) == (
        f"{tmp_path / 'saknas.toml'}, rad 1: Filen går inte att öppna. "
        "Kontrollera namn, plats och rättigheter."
    )


def test_a_file_in_another_encoding_is_refused_where_it_shows(tmp_path):
    path = tmp_path / "gammal.toml"
    path.write_bytes("a = 1\nb = 'ja'\nc = 'två'\n".encode("latin-1"))
    (problem,) = refusal(path)
    assert (problem.line, problem.what) == (3, "Filen är inte sparad som UTF-8.")


def test_a_file_saved_by_notepad_is_read(tmp_path):
    path = tmp_path / "anteckningar.toml"
    path.write_bytes(b"\xef\xbb\xbfa = 'tv\xc3\xa5'\r\nb = 2\r\n")
    assert read_checked(path, no_faults, Refused) == {"a": "två", "b": 2}


def test_problems_come_in_the_order_of_the_lines(write):
    def check(tables):
        yield Fault(("b",), "Andra.", "Gör.")
        yield Fault(("a",), "Första.", "Gör.")

    assert [problem.what for problem in refusal(write("fil.toml", "a = 1\nb = 2\n"), check)] == [
        "Första.",
        "Andra.",
    ]


def test_words_from_the_file_cannot_break_the_line_or_steer_a_terminal(write):
    def check(tables):
        yield Fault(("a",), f"Namnet {tables['a']} går inte.", "Byt.")

    (problem,) = refusal(write("fil.toml", 'a = "x\\n\\u001b[2J\\u202ey å"\n'), check)
    assert problem.what == "Namnet x??[2J?y å går inte."
