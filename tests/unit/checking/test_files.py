"""Text, Word and PDF are read with their places; what cannot be read says what to do."""

import pytest

from analysis.checking import pdf
from analysis.checking.lines import lines_of_text
from analysis.checking.pieces import pieces_of
from analysis.checking.reading import lines_of_content, lines_of_file
from analysis.checks import Unreadable, check_content, check_file
from tests.unit.checking.samples import paragraph, pdf_file, table, word_file, zipped

WRONG = "19 % (21 av 86)"


def texts(text):
    return [piece.text for piece in pieces_of(lines_of_text(text))]


def test_wrapped_lines_become_one_sentence_with_a_place_for_each_line():
    text = "Det här är en rad som är så lång att den går vidare på\nnästa rad med 21 av 86.  Sedan en till."
    first, second = pieces_of(lines_of_text(text))
    assert first.text.endswith("på nästa rad med 21 av 86.")
    assert [first.place_at(first.text.find(words)) for words in ("Det", "nästa")] == ["rad 1", "rad 2"]
    assert (second.text, second.place_at(0)) == ("Sedan en till.", "rad 2")


def test_double_spaced_text_is_joined_and_paragraphs_are_not():
    text = "Det här är den första raden i ett stycke som\n\nfortsätter här.\n\n\n\nNytt stycke"
    assert texts(text) == ["Det här är den första raden i ett stycke som fortsätter här.", "Nytt stycke"]


def test_headings_bullets_and_rows_stand_alone():
    text = (
        "Ombudets bemötande och tillgänglighet under hela den tid som gick\n95 % upplever det\n"
        "• En punkt som är lika lång som de andra raderna i texten\n• En till\nRubrik\nText under den."
    )
    assert len(texts(text)) == 6


def test_a_share_that_the_line_above_leads_on_to_belongs_to_it():
    assert texts("Andelen som svarade har gått från en lägre nivå till\n24 % i år") == [
        "Andelen som svarade har gått från en lägre nivå till 24 % i år"
    ]


def test_abbreviations_and_list_numbers_end_no_sentence():
    assert texts("Vi träffade t.ex. Arvika och f.d. klienter, ca. 20 st. Sedan kom fler.") == [
        "Vi träffade t.ex. Arvika och f.d. klienter, ca. 20 st. Sedan kom fler."
    ]
    assert texts("1. Bemötande och ”stöd”. Sedan tillgänglighet!") == [
        "1. Bemötande och ”stöd”.",
        "Sedan tillgänglighet!",
    ]


def test_page_numbers_are_left_out_and_a_very_long_list_is_no_paragraph():
    assert texts("Text\n\n3\n214 218\n95 %") == ["Text", "95 %"]
    long = pieces_of(lines_of_text("\n".join(["ord som går vidare i nästa rad utan slut"] * 450)))
    assert {"rad 1", "rad 201", "rad 401"} <= {piece.place_at(0) for piece in long}
    assert all(len(piece.starts) < 30 for piece in long)


def test_an_empty_text_has_no_pieces():
    assert texts("") == []


def test_a_form_feed_makes_pages():
    [found] = check_content(f"Rubrik\f\n{WRONG}".encode())
    assert found.place == "sida 2, rad 2"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_text_is_read_in_the_usual_alphabets(encoding):
    [line] = lines_of_content("Åtgärder på väg".encode(encoding))
    assert line.text == "Åtgärder på väg"


def test_word_places_are_paragraphs_and_table_rows():
    body = paragraph("Rubrik") + paragraph("") + paragraph(WRONG) + table(["Fråga", "Svar"], ["Andel", WRONG])
    assert [found.place for found in check_content(word_file(body))] == ["stycke 3", "tabell 1, rad 2"]


def test_word_text_keeps_its_spaces_and_skips_copies_and_deleted_words():
    body = (
        "<w:p><w:r><w:t>19</w:t><w:tab/><w:t>% (21</w:t><w:br/><w:t>av 86)</w:t>"
        "<w:delText>25</w:delText></w:r></w:p>"
        f"<w:Fallback>{paragraph('kopia')}</w:Fallback>"
    )
    [line] = lines_of_content(word_file(body))
    assert (line.place, line.text) == ("stycke 1", WRONG)


def test_a_table_in_a_table_stays_in_its_cell():
    inner = table(["a", "b"])
    cells = f"<w:tc>{paragraph('före')}{inner}</w:tc><w:tc>{paragraph('bredvid')}</w:tc>"
    body = f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    lines = lines_of_content(word_file(body + table(["sist"])))
    assert [(line.place, line.text) for line in lines] == [
        ("tabell 1, rad 1", "före a b\tbredvid"),
        ("tabell 2, rad 1", "sist"),
    ]


ENTITY = b'<!DOCTYPE d [<!ENTITY e "x">]><d>&e;</d>'


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"PK\x03\x04trasig", "går inte att läsa"),
        (zipped({"annat.xml": b"<a/>"}), "går inte att läsa"),
        (zipped({"word/document.xml": b"<a>"}), "går inte att läsa"),
        (zipped({"word/document.xml": ENTITY}), "går inte att läsa"),
        (zipped({"word/document.xml": ENTITY.decode().encode("utf-16")}), "går inte att läsa"),
        (zipped({"word/document.xml": b" " * 21_000_000}), "för stor"),
        (zipped({"word/document.xml": b" " * 2_000_000}), "för stor"),
        (word_file("", **{f"word/{number}.xml": b"x" for number in range(50)}), "för stor"),
        (word_file(""), "ingen text"),
        (b"\x89PNG\0", "varken text, Word"),
        (b"", "ingen text"),
        (b"a" * (20 * 1024 * 1024 + 1), "större än 20 MB"),
        (b"%PDF-1.4 trasig", "PDF-filen går inte att läsa"),
        (pdf_file([]), "bara bilder"),
        (pdf_file(*[["Text"]] * 501), "fler än 500 sidor"),
        (
            pdf_file(["Text"]).replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt << /Filter /Standard >>"),
            "PDF-filen",
        ),
    ],
)
def test_a_file_that_cannot_be_read_says_what_to_do(content, words):
    with pytest.raises(Unreadable, match=words):
        lines_of_content(content)


def test_pictures_in_a_word_file_do_not_count():
    pictures = {f"word/media/{number}.png": b"x" for number in range(60)}
    assert len(lines_of_content(word_file(paragraph("Text"), **pictures))) == 1


def test_pdf_places_are_pages_and_lines():
    [found] = check_content(pdf_file(["Förord"], ["Resultat", WRONG]))
    assert found.place == "sida 2, rad 2"


def test_without_pypdf_the_reader_is_told_what_to_install(monkeypatch):
    monkeypatch.setattr(pdf, "find_spec", lambda name: None)
    with pytest.raises(Unreadable, match=r"pip install 'po-enkat\[check\]'"):
        lines_of_content(pdf_file(["Text"]))


def test_a_locked_pdf_is_told_from_a_broken_one(monkeypatch):
    class Locked:
        is_encrypted = True

        def __init__(self, content):
            pass

    class Package:
        PdfReader = Locked

    monkeypatch.setattr(pdf, "import_module", lambda name: Package)
    with pytest.raises(Unreadable, match="låst med lösenord"):
        lines_of_content(b"%PDF")


def test_a_file_that_is_not_there_is_unreadable(tmp_path):
    with pytest.raises(Unreadable, match="finns inte"):
        lines_of_file(tmp_path / "saknas.txt")


def test_a_file_is_told_by_its_content_not_by_its_name(tmp_path):
    path = tmp_path / "rapport.txt"
    path.write_bytes(word_file(paragraph(WRONG)))
    assert [found.place for found in check_file(path)] == ["stycke 1"]


def test_what_is_too_long_for_a_sentence_is_cut():
    assert [len(text) for text in texts("ord " * 600)] == [999, 999, 399]


def test_printed_lines_pasted_into_word_as_paragraphs_or_as_line_breaks_run_on():
    lines = ["Det är en låg svarsfrekvens för att dra slutsatser av", "och den kan inte jämföras med andra."]
    wrapped = [*(lines * 5), "Svarsfrekvensen för året som gick var enligt vår räkning", "19 % (21 av 86)."]
    broken = f"<w:p><w:r>{'<w:br/>'.join(f'<w:t>{line}</w:t>' for line in wrapped)}</w:r></w:p>"
    for body in ("".join(paragraph(line) for line in wrapped), broken):
        pieces = pieces_of(lines_of_content(word_file(body)))
        assert [" ".join(lines)] * 5 == [piece.text for piece in pieces[:5]]


def test_a_list_in_word_does_not_run_on():
    entries = ["telefon", "e-post", "brev med kod", "papper i handen", "på plats", "platta", "ingen alls"]
    pieces = pieces_of(lines_of_content(word_file("".join(paragraph(entry) for entry in entries))))
    assert [piece.text for piece in pieces] == entries


def test_a_web_page_is_no_text():
    with pytest.raises(Unreadable, match="varken"):
        lines_of_content(b"\n<!DOCTYPE html><p>95 % (19 av 21)</p>")
