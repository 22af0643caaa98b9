"""The chapter in every format: the same true figures with their bases, the same bytes, nothing that runs."""

import io
import json
import re
import zipfile
from csv import reader
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pikepdf
import pytest
from openpyxl import load_workbook

import survey
from analysis.chapter.build import chapter_of
from analysis.chapter.model import BarPart, Table
from analysis.checking.reading import lines_of_content
from analysis.checks import Weight, check_content
from survey.results.exports import csv, registry
from survey.results.exports.bars import png, shaded
from survey.results.exports.registry import FORMATS, Missing
from survey.results.frozen import DOCUMENT, as_content, from_content
from tests.web.reports.conftest import FORMATS as BY_CODE
from tests.web.reports.conftest import READERS, STAMP, open_pdf, plain, text_of
from tests.web.results.schema import faults

PERCENT = re.compile(r"\d+(?:,\d+)? ?%")
WITH_BASE = re.compile(r"\d+ % \(\d+ av \d+\)")
SCHEMA = Path(survey.__file__).parent / "results" / "exports" / "chapter.schema.json"
EVIL = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1",
    "＋1",
    "－1",
    "＠1",
    "  =1",
    "\u00a0=1",
]


@pytest.mark.parametrize("code", READERS)
@pytest.mark.parametrize(
    "figure", ["24 % (21 av 86)", "84 % (86 av 102)", "95 % (19 av 20)", "71 % (15 av 21)", "14 % (3 av 21)"]
)
def test_every_format_of_the_chefs_edition_has_the_years_figures(made, code, figure):
    assert figure in plain(READERS[code](made(code)))


@pytest.mark.parametrize("code", READERS)
def test_every_percent_in_every_format_has_its_count_and_base(made, code):
    said = plain(READERS[code](made(code)))
    for false in (r"\b19 ?%", r"\b105\b"):
        assert not re.search(false, said)
    left = PERCENT.findall(WITH_BASE.sub("", said))
    assert set(left) <= {"100 %"}
    assert len(WITH_BASE.findall(said)) > 20


@pytest.mark.parametrize("code", READERS)
def test_the_edition_for_others_shows_answers_in_counts(made, code):
    said = plain(READERS[code](made(code, "others")))
    assert "24 % (21 av 86)" in said
    assert "19 av 20" in said
    for hidden in ("95 %", "71 %", "14 %", "3 av 21", "78 %"):
        assert hidden not in said


@pytest.mark.parametrize("code", [each.code for each in FORMATS])
def test_the_same_chapter_gives_the_same_bytes(draft, replica_app, made, code, monkeypatch):
    before = made(code)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    monkeypatch.setattr("time.localtime", lambda *_: (2033, 5, 18, 3, 33, 20, 2, 138, 0))
    with replica_app.test_request_context("/"):
        again = registry.write(BY_CODE[code], from_content(as_content(draft.editions)).chef, STAMP)
    assert again == before


def test_the_checker_finds_no_fault_in_the_word_file_or_the_pdf(made):
    for edition in ("chef", "others"):
        for code in ("word", "pdf"):
            found = check_content(made(code, edition))
            assert [each for each in found if each.weight is Weight.FAULT] == []


def test_the_checker_reads_the_rows_of_our_pdf_as_rows(made):
    rows = [line for line in lines_of_content(made("pdf")) if "\t" in line.text]
    [goal] = [row for row in rows if row.text.startswith("Mål 1\t")]
    assert goal.place == "sida 1, tabell 3, rad 2"
    assert goal.text.split("\t")[3:5] == ["84 % (86 av 102)", "Ej uppfyllt"]


@pytest.mark.parametrize("code", ["word", "pdf"])
def test_long_goals_over_several_lines_and_pages_are_no_faults(draft, replica_app, code):
    goals = tuple(
        replace(goal, text=f"{100 - place} % av alla {LONG_GOAL}", outcome="–", status="Kan inte avgöras")
        for place, goal in enumerate(draft.chef.goals * 2)
    )
    chapter = chapter_of(replace(draft.chef, goals=goals), {})
    with replica_app.test_request_context("/"):
        found = check_content(registry.write(BY_CODE[code], chapter, STAMP))
    assert [each for each in found if each.weight is Weight.FAULT] == []


LONG_GOAL = (
    "avslutade klienter, såväl formellt avslutade som avbrutna kontakter, ska inom trettio dagar efter "
    "avslutet ges möjlighet att lämna synpunkter om verksamheten via enkät, på papper eller per telefon"
)


@pytest.mark.parametrize("code", READERS)
def test_every_format_has_the_years_side_by_side_with_what_was_published(made, code):
    said = plain(read_whole(code, made(code)))
    assert "15 av 62 (publicerat som 22 procent, som inte stämmer med talen)" in said
    assert "87,50 procent (publicerat, underlag okänt)" in said


@pytest.mark.parametrize("code", ["word", "pdf", "xlsx", "json", "html"])
def test_differences_within_chance_and_series_breaks_are_told(made, code):
    said = plain(read_whole(code, made(code)))
    assert "Skillnaden är inom det slumpen kan ge (p = 0,70)." in said
    if code != "xlsx":
        assert "Seriebrott. Digital avslutningsenkät 2024: Enkäten 2024 har andra frågor än 2020" in said


def read_whole(code, content):
    """The words of a file; of a PDF by its tags, so that no word is cut at the end of a line."""
    if code == "pdf":
        return "\n".join(line.text for line in lines_of_content(content))
    return READERS[code](content)


def test_a_row_of_another_year_says_its_year(made):
    rows = reader(StringIO(made("csv").decode("utf-8-sig")), delimiter=";")
    [found] = [row for row in rows if row[0] == "svarsandel_av_alla_avslutade_2020_publicerat"]
    assert (found[2:5], found[7]) == (["15", "62", ""], "2020")


def test_figures_in_the_word_file_are_locked_and_the_words_between_are_not(made):
    archive = zipfile.ZipFile(io.BytesIO(made("word")))
    xml = archive.read("word/document.xml").decode()
    control = r'<w:sdt><w:sdtPr>.*?<w:lock w:val="sdtContentLocked"/></w:sdtPr><w:sdtContent>.*?</w:sdt>'
    locked = re.findall(control, xml)
    assert any("24\u00a0% (21 av 86)</w:t>" in each for each in locked)
    body = re.sub(control, "", xml[xml.index("Hur många som svarade") :])
    left = "".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", body))
    assert "Svarsfrekvensen är " in left
    assert not re.search(r"\d+\u00a0%|\d av \d", left)


def hostile(draft):
    chapter = draft.editions.chef
    facts = tuple(replace(fact, name=evil) for fact, evil in zip(chapter.facts, EVIL, strict=False))
    table = Table("=1+1", ("=A", "@B"), (("=cmd|'/c calc'!A1", "http://127.0.0.1/x"),), ())
    sections = (replace(chapter.sections[0], tables=(table,), prose=('*x* #panic("y") $z$ <b>å</b>',)),)
    return replace(chapter, facts=facts, sections=(*sections, *chapter.sections[-1:]))


def test_no_cell_of_the_csv_can_run(draft, replica_app):
    content = csv.write(hostile(draft), "=1").decode("utf-8-sig")
    rows = list(reader(StringIO(content, newline=""), delimiter=";"))
    assert [row[1] for row in rows[1:]] == [f"'{each}" for each in (*EVIL, "=1")]
    for evil in EVIL:
        assert csv.harmless(evil) == f"'{evil}"
    for fine in ("år", "–", "84\u00a0% (86 av 102)", "", "Ja = bra"):
        assert csv.harmless(fine) == fine


def test_no_cell_of_the_workbook_can_run_or_leads_anywhere(draft):
    book = load_workbook(io.BytesIO(registry.write(BY_CODE["xlsx"], hostile(draft), "=1")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert not any(cell.hyperlink for cell in cells)
    assert "=cmd|'/c calc'!A1" in [cell.value for cell in cells]
    texts = [(cell, cell.value.replace("_x000D_", "\r")) for cell in cells if cell.data_type == "s"]
    assert all(bool(cell.quotePrefix) == (csv.harmless(text) != text) for cell, text in texts)


@pytest.mark.parametrize("code", ["pdf", "word", "html"])
def test_what_people_write_is_text_and_never_markup(draft, replica_app, code):
    with replica_app.test_request_context("/"):
        content = registry.write(BY_CODE[code], hostile(draft), STAMP)
    said = READERS[code](content).replace("&lt;", "<").replace("&gt;", ">").replace("&#34;", '"')
    assert '*x* #panic("y") $z$ <b>å</b>' in plain(said)


def test_the_pdf_is_tagged_swedish_and_says_that_it_is_built_to_ua_1(made):
    with open_pdf(made("pdf")) as document:
        assert document.Root.MarkInfo.Marked
        assert str(document.Root.Lang).startswith("sv")
        with document.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
        kinds, scopes = tags(document.Root.StructTreeRoot)
        alts = [each for each in kinds if each[0] == "/Figure"]
    assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/L"} <= {kind for kind, _ in kinds}
    assert scopes == {"/Column"}
    assert len(alts) == 8
    assert all(alt.startswith("Liggande stapel för ") for _, alt in alts)


def tags(root):
    """Every tag of a PDF with its alternative text, and the scopes of its table heads."""
    found, scopes, waiting = [], set(), [root]
    while waiting:
        node = waiting.pop()
        if "/S" in node:
            found.append((str(node.S), str(node.get("/Alt", ""))))
            if str(node.S) == "/TH":
                scopes |= {str(each.Scope) for each in listed(node.A) if "/Scope" in each}
        children = listed(node.get("/K", []))
        waiting += [each for each in children if isinstance(each, pikepdf.Dictionary) and "/S" in each]
    return found, scopes


def listed(value):
    return list(value) if isinstance(value, pikepdf.Array | list) else [value]


def test_the_word_file_has_real_headings_tables_and_words_for_its_pictures(made):
    archive = zipfile.ZipFile(io.BytesIO(made("word")))
    xml = archive.read("word/document.xml").decode()
    assert xml.count('w:val="Heading1"') == 9
    assert xml.count('w:val="Heading2"') == 8
    assert xml.count("<w:tblHeader/>") == xml.count("<w:tbl>") >= 5
    assert xml.count('descr="Liggande stapel för ') == 8
    assert 'w:lang w:val="sv-SE"' in archive.read("word/styles.xml").decode()
    assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_json_follows_its_published_schema(made):
    schema = json.loads(SCHEMA.read_text("utf-8"))
    assert schema == DOCUMENT.json_schema(mode="serialization")
    assert faults(json.loads(made("json")), schema, schema) == []
    assert faults({**json.loads(made("json")), "schema": "other"}, schema, schema) != []


def test_the_schema_lies_beside_the_json(made):
    assert made("schema") == SCHEMA.read_bytes()


def test_the_guide_explains_every_column_of_the_csv(made):
    columns = made("csv").decode("utf-8-sig").splitlines()[0].split(";")
    guide = made("guide").decode("utf-8-sig").splitlines()
    assert [line.split(";")[0] for line in guide[1:]] == columns
    assert made("csv").startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(("code", "extra"), [("word", "word"), ("pdf", "pdf"), ("xlsx", "excel")])
def test_a_format_whose_library_is_missing_says_what_to_do(draft, replica_app, monkeypatch, code, extra):
    monkeypatch.setattr(registry, "find_spec", lambda _name: None)
    with replica_app.test_request_context("/"):
        answer = registry.write(BY_CODE[code], draft.editions.chef, STAMP)
        assert isinstance(answer, Missing)
        assert answer.sentence.endswith(f"installera tillägget {extra}.")
        assert not isinstance(registry.write(BY_CODE["csv"], draft.editions.chef, STAMP), Missing)


def test_a_bar_is_as_long_as_its_parts_and_leaves_out_the_empty_ones():
    parts = shaded((BarPart("Ja", 3), BarPart("Till viss del", 0), BarPart("Nej", 1)))
    assert [(each.part.label, each.start, each.width) for each in parts] == [
        ("Ja", 0, 0.75),
        ("Nej", 0.75, 0.25),
    ]
    picture = png((BarPart("Ja", 3), BarPart("Nej", 1)))
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    assert picture != png((BarPart("Ja", 1), BarPart("Nej", 3)))


def test_what_is_frozen_comes_back_as_it_was(draft):
    assert from_content(as_content(draft.editions)) == draft.editions


def test_the_chapter_names_nothing_that_its_files_leave_out(draft, made):
    for line in text_of(draft.editions.chef).splitlines():
        if "\t" not in line and not line.startswith("Liggande"):
            assert plain(line) in plain(made("html").decode().replace("&#39;", "'").replace("&#34;", '"')), (
                line
            )


@pytest.mark.parametrize("edition", ["chef", "others"])
def test_the_csv_tells_who_answered_and_the_line_without_assumptions_as_the_chapter_does(
    draft, made, edition
):
    rows = {row[0]: row for row in reader(StringIO(made("csv", edition).decode("utf-8-sig")), delimiter=";")}
    if edition == "chef":
        assert rows["svarade_norra"][2:4] == ["4", "19"]
        assert rows["svarade_sätt_länk"][2:4] == ["17", "65"]
    assert rows["utan_antaganden_tillgänglighet"][5] == "mellan 19 och 101 av 102"
    assert ("svarade_kön_kvinna" in rows) == ("svarade_ålder_50_64_år" in rows) == (edition == "chef")
    chapter = plain(text_of(getattr(draft.editions, edition)))
    told = [plain(row[5]) for token, row in rows.items() if token.startswith("svarade_")]
    assert bool(told) is (edition == "chef")
    assert all(text in chapter for text in told)
