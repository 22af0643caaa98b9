"""Short chapters of our own with the figures and slips that reports have had, and files made of them."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from analysis.checks import Weight, check_text

CHAPTER_2024 = """\
Verksamhetsmål 2024
Mål Frekvens Måluppfyllelse
Rapportera systemfel till ledningsgruppen
Fyra ggr/år Genomfört
Djupintervjuer med f.d. klienter
2 intervjuer/år Genomfört

Så här gick det under 2024, i ord och i siffror från vårt eget system.
102 klienter avslutades under 2024.

Enkäten är utskickad till 86 klienter varav 68 är formellt avslutade.
Vi har fått in 21 besvarade enkäter. Det är en något högre svarsfrekvens än föregående år.

Mål och måluppfyllelse
100 % av alla avslutade klienter ska ges möjlighet att lämna synpunkter via enkät.

Tillgänglighet
95 % upplever god tillgänglighet.
5 % till viss del

Bemötande
95 % upplever bra bemötande (motsvarar 19 respondenter)
5% upplever inte det (motsvarar en respondent)

Rätt vård
70 % upplever att de fick rätt vård
15 % upplever det till viss del
5 % upplever inte det

Positiv förändring
75 % upplever en förändring
15 % upplever det till viss del
15 % upplever inte det

Samverkan
75 % upplever bättre samverkan
10 %% upplever inte det
5 % % upplever det till viss del
10 % inte aktuellt

Svarsfrekvensen
Det är en låg svarsfrekvens (19%) för att dra slutsatser.
"""

CHAPTER_2020 = """\
100 % av de som besvarar enkäten skall vara nöjda

Med frågorna:
1. Har din hälsa blivit bättre?
2. Var bemötandet bra?
3. Har du ett bättre liv?

15 av 62 avslutade klienter har besvarat enkäten 2020, d.v.s. ca 22% jämfört med 19% föregående år.
• 100% upplever god tillgänglighet
• 98,48% upplever ett gott bemötande
• 63,64% upplever bättre hälsa
• 85,23% upplever ett bättre liv.

En marginell ökning av antalet besvarade enkäter från föregående år.
22 procents svarsfrekvens ger ett litet underlag.
"""

SOUND = """\
Under 2024 avslutades 102 klienter, 79 formellt och 23 som avbruten kontakt. 86 av dem (84 %) har fått
möjlighet att svara på enkäten: 68 av 79 formellt avslutade (86 %) och 18 av 23 avbrutna (78 %). 16 klienter
har inte fått enkäten.

Vi har fått in 21 svar. Svarsfrekvensen är 24 % (21 av 86). Räknat på alla avslutade klienter är den
21 % (21 av 102). Föregående år: 19 %.

100 % av alla avslutade klienter ska ges möjlighet att lämna synpunkter om verksamheten via enkät. Utfall
84 % (86 av 102). Ej uppfyllt.

Ombudets tillgänglighet. 90 % (18 av 20) upplever god tillgänglighet, 10 % (2 av 20) till viss del.
19 av 20 motsvarar 95 %, men osäkerheten är stor (76–99 %). Om alla hade svarat: mellan 79 och 101 av 102.
"""


def faults(text):
    return [found for found in check_text(text) if found.weight is Weight.FAULT]


def kinds(text):
    return [found.kind for found in faults(text)]


def word_file(body, **members):
    """A .docx that holds `body` inside w:body, and other members besides."""
    xml = f'<w:document xmlns:w="http://schemas.openxmlformats.org/w"><w:body>{body}</w:body></w:document>'
    return zipped({"word/document.xml": xml.encode()} | members)


def zipped(members):
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return content.getvalue()


def paragraph(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def table(*rows):
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def pdf_file(*pages):
    """A small PDF with the lines of each page, in the Latin alphabet."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        shown = "".join(f"({_escaped(line)}) Tj T* " for line in lines)
        stream = f"BT /F1 10 Tf 14 TL 40 800 Td {shown}ET".encode("cp1252")
        page = f"/Parent 2 0 R /MediaBox [0 0 600 842] /Contents {5 + 2 * number} 0 R"
        objects.append(f"<< /Type /Page {page} /Resources << /Font << /F1 3 0 R >> >> >>".encode())
        objects.append(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(stream), stream))
    return _assembled(objects)


def _escaped(line):
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _assembled(objects):
    content, offsets = b"%PDF-1.4\n", []
    for number, data in enumerate(objects, start=1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%b\nendobj\n" % (number, data)
    table_of_contents = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(objects) + 1, table_of_contents)
    return content + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
