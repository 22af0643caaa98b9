"""The command prints what it finds in Swedish, and its exit code tells a script how it went."""

import runpy
import sys

import pytest

from analysis.__main__ import main
from tests.unit.checking.samples import SOUND


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "rapport.txt"

    def write(text):
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


def test_a_faulty_report_is_told_with_place_words_and_right_figure(report, capsys):
    assert main(["check", report("Resultat\n\nSvarsfrekvens: 19 % (21 av 86)\n")]) == 1
    assert capsys.readouterr().out == (
        "1 fel hittades.\n\n"
        "rad 3: Andel\n"
        "  ”19 % (21 av 86)”\n"
        "  Talet 19\u00a0% stämmer inte med 21 av 86.\n"
        "  Omräknat: 24\u00a0% (21 av 86)\n"
    )


def test_a_finding_without_a_figure_has_no_line_for_it(report, capsys):
    main(["check", report("5 % upplever inte det (en respondent)")])
    assert "Omräknat" not in capsys.readouterr().out


def test_a_sound_report_ends_with_nought_and_notes_are_told(report, capsys):
    assert main(["check", report(SOUND)]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("Inga fel hittades. Kontrollen ser bara tal som motsäger varandra")
    assert "Att veta, inga fel:" in printed


def test_an_unreadable_file_ends_with_two_and_says_why(tmp_path, capsys):
    assert main(["check", str(tmp_path / "saknas.pdf")]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "finns inte" in printed.err


def test_a_command_without_a_file_ends_with_two(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["check"])
    assert ended.value.code == 2
    assert "FIL" in capsys.readouterr().err


def test_it_runs_as_a_module(report, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["analysis", "check", report("Allt är bra.")])
    monkeypatch.delitem(sys.modules, "analysis.__main__")
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("analysis", run_name="__main__")
    assert ended.value.code == 0
    assert "Inga fel" in capsys.readouterr().out


def test_a_long_quote_is_shortened(report, capsys):
    main(["check", report("En respondent svarade. " + "19 % (21 av 86)")])
    main(["check", report("100 % av klienterna ska få en enkät " + "av oss " * 30 + ".")])
    assert "…”" in capsys.readouterr().out
