"""Makes the spreadsheets of this folder that no text editor can.

With Python, openpyxl 3.1 and msoffcrypto-tool 6, and LibreOffice Calc 7.4 as `soffice`. Tests do not run it: the files are
kept, since each writer has its own ways, and those are what is tested. `locked-libreoffice.ods` is `several.xlsx`, saved
by hand with a password.
"""

import datetime
import io
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import msoffcrypto.format.ooxml as ooxml
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment

HERE = Path(__file__).parent
UP = InlineFont(vertAlign="superscript")


def raised(text, mark):
    return CellRichText(text, TextBlock(UP, mark))


def book(name="Blad1"):
    workbook = Workbook()
    workbook.active.title = name
    return workbook, workbook.active


def fill(sheet, rows, start=1):
    for row, cells in enumerate(rows, start):
        for column, cell in enumerate(cells, 1):
            if cell is not None:
                sheet.cell(row, column).value = cell


def convert(source, kind, target):
    """By LibreOffice, which computes formulas and writes the texts that it shows."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["soffice", "--headless", "--convert-to", kind, "--outdir", folder, str(source)],
                       check=True, capture_output=True)
        made = Path(folder) / f"{Path(source).stem}.{kind}"
        Path(target).write_bytes(slim(made) if kind == "ods" else made.read_bytes())


def slim(path):
    """Without the preview picture and the settings of the window, which are most of it."""
    with zipfile.ZipFile(path) as whole, io.BytesIO() as buffer:
        with zipfile.ZipFile(buffer, "w") as kept:
            for part in whole.infolist():
                if not part.filename.startswith(("Thumbnails/", "Configurations2/", "settings.xml")):
                    kept.writestr(part, whole.read(part))
        return buffer.getvalue()


def terugkeer():
    workbook, sheet = book("Terugkeer")
    fill(sheet, [
        ["Terugkeeraantallen DT&V naar Marokko"],
        [],
        [None, 2019, 2020, 2021, raised("2021 (vanaf actieplan)", "1"), 2022, "2023\n(tot juni)"],
        ["Instroom in DT&V-caseload (incl. Dublin)", 1770, 1150, 1030, 460, 1125, 770],
        ["Zelfstandig vertrek", 40, 20, 20, 10, 35, 50],
        ["Gedwongen vertrek", 25, 10, raised("6", "2"), "<5", 30, 40],
        [],
        ["1) Deze kolom valt binnen 2021."],
        ["2) Niet afgerond, anders dan de andere cijfers in deze tabel."],
        ["Bron: DT&V"],
    ])
    sheet.merge_cells("A1:G1")
    for row in sheet["B4:G6"]:
        for cell in row:
            cell.number_format = "#,##0"
    workbook.save(HERE / "terugkeer.xlsx")
    convert(HERE / "terugkeer.xlsx", "ods", HERE / "terugkeer-libreoffice.ods")


def other_tables():
    workbook, sheet = book("Asiel")
    fill(sheet, [["Cijfers asielaanvragen Marokkanen"], [None, 2020, 2021, 2022, "2023 (tot mei)"],
                 ["Aantal eerste asielaanvragen", 774, 907, 721, 349]])
    lp = workbook.create_sheet("LP")
    fill(lp, [["LP-cijfers Marokko"], [None, 2019, 2020, 2021, "2021 (vanaf actieplan)", 2022, "2023 (tot juni)"],
              ["Aantal verzoeken", 270, 240, 100, 35, 240, 210],
              ["Aantal ontvangen nationaliteitsbevestigingen", 10, 3, 4, 0, 160, 100],
              ["Aantal afgegeven LP's", 5, 0, 0, 0, 30, 35]])
    for row in lp["B3:G5"]:
        for cell in row:
            cell.number_format = '[$-413][=0]0;[$-413][<5]"<5";[$-413]#,##0'
    bewaring = workbook.create_sheet("Bewaring")
    fill(bewaring, [["Cijfers Marokkanen in vreemdelingenbewaring"], [None, 2019, 2020, 2021, 2022, "2023 (tot juni)"],
                    ["Totaal aantal Marokkanen in vreemdelingenbewaring (cumulatief, incl. Dublin)", 535, 355, 310, 470, 425]])
    for name in ["several", "asiel", "sheet-near-miss", "range-wrong", "range-empty"]:
        workbook.save(HERE / f"{name}.xlsx")
    convert(HERE / "several.xlsx", "ods", HERE / "lp.ods")
    convert(HERE / "lp.ods", "xlsx", HERE / "bewaring.xlsx")
    convert(HERE / "several.xlsx", "xls", HERE / "old.xls")
    with open(HERE / "several.xlsx", "rb") as plain, open(HERE / "locked.xlsx", "wb") as locked:
        ooxml.OOXMLFile(plain).encrypt("geheim", locked)
    (HERE / "damaged.xlsx").write_bytes((HERE / "several.xlsx").read_bytes()[:4000])


FORMATS = ["General", "0", "0.0", "0.00", "#,##0", "#,##0.0", "0%", "0.0%", "000", "#", "#.##", "0.0#", "#,##0,", '"<"0',
           '0" stuks"', "#,##0;-#,##0", "#,##0;(#,##0)", '0;-0;"-"', '[<5]"<5";0', '[=0]0;[<5]"<5";#,##0', "#,##0_ ;-#,##0 ",
           "[Red]0", "[$€-413] #,##0.00", "#,##0.00 [$€-413]", "0.0%;-0.0%"]
VALUES = [0, 1, 4, 5, 7, 1770, 1030.5, 0.125, 0.3, 2.675, 1.005, 999999.5, 12345678, 0.1 + 0.2, 0.3333]


def formats():
    """The same cells as Kamerbrief renders them and as LibreOffice shows them: the two must agree."""
    workbook, sheet = book("Opmaak")
    fill(sheet, [[None, *[f"waarde {at}" for at in range(1, len(VALUES) + 1)]]])
    for row, code in enumerate(FORMATS, 2):
        sheet.cell(row, 1).value = f"opmaak {row}"
        for column, value in enumerate(VALUES, 2):
            cell = sheet.cell(row, column)
            cell.value = value
            # In Dutch for LibreOffice; to Excel it says nothing about the marks of numbers.
            cell.number_format = ";".join(f"[$-413]{part}" for part in code.split(";"))
    workbook.save(HERE / "formats.xlsx")
    convert(HERE / "formats.xlsx", "ods", HERE / "formats-libreoffice.ods")


def values():
    workbook, sheet = book()
    fill(sheet, [
        ["Waarden"],
        [None, "waarde"],
        ["Getoond met minder cijfers", 1770.4],
        ["Met een exponent", 1234.5],
        ["Breuk", 0.5],
        ["Waar of onwaar", True],
        ["Dag", datetime.date(2023, 6, 1)],
        ["Percentage", 0.125],
        ["Euro", 1770],
        ["Negatief boekhoudkundig", -5],
        ["Achtergehouden met een opmaak", 3],
        ["Formule", "=B3*2"],
        ["Fout", "=B3/0"],
        ["Tekst", "vier"],
        ["Leeg"],
        ["Daarna", 5],
        ["Een derde", 1 / 3],
        [datetime.date(2023, 6, 2), 7],
    ])
    formats = {"B3": "#,##0", "B4": "0.00E+00", "B5": "# ?/?", "B7": "d-m-yyyy", "B8": "0.0%", "B9": "[$€-413] #,##0",
               "B10": "#,##0_);(#,##0)", "B11": '[<5]"<5";0', "B12": "#,##0"}
    for cell, code in formats.items():
        sheet[cell].number_format = code
    sheet["B10"].number_format = "_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ "
    # Without values for its formulas, as programs write it that do not compute.
    workbook.save(HERE / "values.xlsx")
    convert(HERE / "values.xlsx", "ods", HERE / "values-libreoffice.ods")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "values.xlsx"
        copy.write_bytes((HERE / "values.xlsx").read_bytes())
        convert(copy, "ods", Path(folder) / "computed.ods")
        convert(Path(folder) / "computed.ods", "xlsx", HERE / "values-computed.xlsx")


def layout():
    workbook, sheet = book("Tabel 1")
    fill(sheet, [
        ["Vertrek naar land"],
        ["Aantallen, afgerond op vijftallen"],
        [],
        ["Soort", 2021, None, 2022, None, None, "2022/2023", 2020],
        [None, "mannen", "vrouwen", "mannen", "vrouwen", None, None, "verborgen"],
        ["Marokko"],
        ["Zelfstandig", 10, 5, 20, "x", None, 40, 99],
        ["Gedwongen", 5, ".", 10, "5*", None, 20, 99],
        ["Verborgen", 1, 1, 1, 1, None, 1, 1],
        ["Algerije"],
        ["Zelfstandig", 10, None, 20, 15, None, 40, 99],
        ["Gedwongen", 5, 5, 10, 5, None, 20, 99],
        [],
        ["* voorlopig cijfer"],
        ["x = geheim"],
        ["Opmerking: zonder Dublin"],
        ["Peildatum 1 juli 2023"],
        ["Bron:", "DT&V"],
    ])
    sheet.merge_cells("B4:C4")
    sheet.merge_cells("D4:E4")
    sheet.merge_cells("B11:C11")
    sheet.row_dimensions[9].hidden = True
    sheet.column_dimensions["H"].hidden = True
    sheet["B7"].comment = Comment("Nog na te kijken", "DT&V")
    other = workbook.create_sheet("Oud")
    other["A1"] = "oud"
    other.sheet_state = "hidden"
    workbook.save(HERE / "layout.xlsx")
    convert(HERE / "layout.xlsx", "ods", HERE / "layout-libreoffice.ods")
    workbook, sheet = book("Leeg")
    workbook.save(HERE / "empty.xlsx")


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def bare(name, sheet, styles="", book=""):
    """A workbook of one sheet, from the XML of its parts: for what openpyxl does not write."""
    parts = {
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{OFFICE}/officeDocument"'
                       ' Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">' + "".join(
            f'<Relationship Id="r{at}" Type="{OFFICE}/{kind}" Target="{target}"/>' for at, (kind, target) in enumerate(
                [("worksheet", "sheet.xml"), ("styles", "styles.xml"), ("sharedStrings", "texts.xml")])) + "</Relationships>",
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="Blad1" sheetId="1" r:id="r0"/>'
                           f"</sheets>{book}</workbook>",
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{PLAIN}{styles}</styleSheet>',
        "xl/texts.xml": f'<sst xmlns="{MAIN}"></sst>',
        "xl/sheet.xml": f'<worksheet xmlns="{MAIN}">{sheet}</worksheet>',
        "[Content_Types].xml": TYPES,
    }
    with zipfile.ZipFile(HERE / f"{name}.xlsx", "w", zipfile.ZIP_DEFLATED) as whole:
        for path, text in parts.items():
            whole.writestr(path, '<?xml version="1.0" encoding="UTF-8"?>' + text)


# LibreOffice does not open a workbook without.
PLAIN = ('<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="1"><fill/></fills>'
         '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs>'
         '<cellXfs count="1"><xf numFmtId="0" xfId="0"/></cellXfs>')
SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
TYPES = ('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels"'
         ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' + "".join(
             f'<Override PartName="/xl/{path}.xml" ContentType="{SHEETS}.{kind}+xml"/>' for path, kind in [
                 ("workbook", "sheet.main"), ("sheet", "worksheet"), ("styles", "styles"), ("texts", "sharedStrings")])
         + "</Types>")


def cells(rows):
    """A list of rows as XML; a text that begins with `=` is a formula, with its value behind `#`."""
    def cell(at, value):
        column = "ABCDEFGH"[at[1]]
        name = f"{column}{at[0]}"
        if value is None:
            return ""
        if isinstance(value, str) and value.startswith("="):
            formula, result = value[1:].split("#")
            return f'<c r="{name}"><f>{formula}</f><v>{result}</v></c>'
        if isinstance(value, str):
            return f'<c r="{name}" t="inlineStr"><is><t>{value}</t></is></c>'
        return f'<c r="{name}"><v>{value}</v></c>'
    lines = [f'<row r="{row}">' + "".join(cell((row, at), value) for at, value in enumerate(line)) + "</row>"
             for row, line in enumerate(rows, 1)]
    return "<sheetData>" + "".join(lines) + "</sheetData>"


def looks():
    """What a format of a cell does not tell: conditions, narrow columns, zeros that are not shown."""
    numbers = [[None, "2021", "2022"], ["Instroom", 3, 1770], ["Uitstroom", 0, 12.3456], ["Daarna", 0.125, "&lt;5"]]
    below = '<dxfs count="2"><dxf><font/></dxf><dxf><numFmt numFmtId="164" formatCode="&quot;&lt;5&quot;"/></dxf></dxfs>'
    rule = '<conditionalFormatting sqref="{}"><cfRule type="cellIs" dxfId="{}" priority="1" operator="lessThan">' \
           "<formula>5</formula></cfRule></conditionalFormatting>"
    bars = '<conditionalFormatting sqref="C2"><cfRule type="dataBar" priority="2"><dataBar showValue="0"><cfvo type="min"/>' \
           '<cfvo type="max"/><color rgb="FF638EC6"/></dataBar></cfRule></conditionalFormatting>'
    bare("condition", cells(numbers) + rule.format("B2:B4 C4", 1) + rule.format("C3", 0) + bars, below)
    convert(HERE / "condition.xlsx", "ods", HERE / "condition-libreoffice.ods")
    bare("narrow", '<cols><col min="2" max="3" width="4.7109375" customWidth="1"/></cols>' + cells(numbers))
    convert(HERE / "narrow.xlsx", "ods", HERE / "narrow-libreoffice.ods")
    bare("unseen", '<cols><col min="3" max="3" width="0" customWidth="1"/></cols>'
         + cells(numbers).replace('<row r="4">', '<row r="4" ht="0" customHeight="1">'))
    convert(HERE / "unseen.xlsx", "ods", HERE / "unseen-libreoffice.ods")
    bare("zeros", '<sheetViews><sheetView showZeros="0" workbookViewId="0"/></sheetViews>' + cells(numbers))


def others():
    """Old values of formulas, figures without a label, periods in headers that can be read in two ways."""
    bare("stale", cells([[None, "2021", "=2020+2#2022"], ["Instroom", 3, 1770], ["Uitstroom", 4, 12],
                         ["Som", "=B2+B3#0", "=C2+C3#1782"]]), book='<calcPr fullCalcOnLoad="1"/>')
    with zipfile.ZipFile(HERE / "differs.ods", "w", zipfile.ZIP_DEFLATED) as whole:
        rows = [[None, (2021, "2021"), (2022, "2022")], [("In",), (3, "5"), (1770.4, "1.770")],
                [("Uit",), (1770000, "1.770"), (3, "&lt;5")], [("Deel",), (4.5, "5 %"), (0.045, "5%")]]
        cell = {0: "<c:table-cell/>", 1: "<c:table-cell><p>{0}</p></c:table-cell>",
                2: '<c:table-cell value-type="float" value="{0}"><p>{1}</p></c:table-cell>'}
        lines = ["<c:table-row>" + "".join(cell[len(of or ())].format(*(of or ())) for of in row) + "</c:table-row>" for row in rows]
        whole.writestr("content.xml", f'<spreadsheet xmlns:c="urn:oasis:names:tc:opendocument:xmlns:table:1.0">'
                                      f'<c:table name="Blad1">{"".join(lines)}</c:table></spreadsheet>')
    bare("unlabelled", cells([[None, "2021", "2022"], [None, 100, 200, 300], ["Instroom", 3, 1770, 5], ["Uitstroom", 0, 12, 6]]))
    bare("periods", cells([["Soort", "2010-12", "2022-21", "2023-Q2", "2023-05", "2021-22"], ["Instroom", 1, 2, 3, 4, 5]]))


if __name__ == "__main__":
    for make in [terugkeer, other_tables, formats, values, layout, looks, others]:
        if len(sys.argv) == 1 or make.__name__ in sys.argv[1:]:
            make()
