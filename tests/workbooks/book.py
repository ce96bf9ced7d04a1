"""Workbooks written by hand, as small as they can be: what stands in a part is seen in the test that needs it."""
import io
import re
import sys
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def place(row, column):
    letters = ""
    while column >= 0:
        letters = chr(65 + column % 26) + letters
        column = column // 26 - 1
    return "%s%d" % (letters, row + 1)


def cell(row, column, value):
    """None is no cell, a number a number, (number, style) one with a format, text that begins with "<" the inside of <c> with its attributes."""
    where = place(row, column)
    if value is None or value == "":
        return ""
    if isinstance(value, tuple):
        return '<c r="%s" s="%d"><v>%s</v></c>' % (where, value[1], value[0])
    if isinstance(value, (int, float)):
        return '<c r="%s"><v>%s</v></c>' % (where, value)
    if value.startswith("<c "):
        return value.replace("<c ", '<c r="%s" ' % where, 1)
    return '<c r="%s" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>' % (where, escape(value))


def sheet(rows, after="", before="", main=MAIN, office=OFFICE):
    body = "".join('<row r="%d">%s</row>' % (r + 1, "".join(cell(r, c, v) for c, v in enumerate(row))) for r, row in enumerate(rows))
    return '<?xml version="1.0" encoding="UTF-8"?>\n<worksheet xmlns="%s" xmlns:r="%s">%s<sheetData>%s</sheetData>%s</worksheet>' % (main, office, before, body, after)


def styles(codes, main=MAIN):
    """Style 1 has the first code, and so on; a number is that of a format that needs no code."""
    own = "".join('<numFmt numFmtId="%d" formatCode="%s"/>' % (164 + k, escape(c)) for k, c in enumerate(codes) if isinstance(c, str))
    xfs = "".join('<xf numFmtId="%d"/>' % (164 + k if isinstance(c, str) else c) for k, c in enumerate(codes))
    return '<styleSheet xmlns="%s"><numFmts>%s</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>%s</cellXfs></styleSheet>' % (main, own, xfs)


def relations(rows):
    return '<Relationships xmlns="%s">%s</Relationships>' % (PACKAGE, "".join(
        '<Relationship Id="%s" Type="%s/%s" Target="%s"%s/>' % (i, OFFICE, t, escape(to), ' TargetMode="External"' if t == "hyperlink" else "") for i, t, to in rows))


def parts_of(sheets, codes=(), strings=None, properties="", states=(), strict=False):
    """The parts of a workbook as a dict from their names; sheets: a dict from names to the XML of the sheet, or to its rows."""
    main, office = (STRICT_MAIN, STRICT_OFFICE) if strict else (MAIN, OFFICE)
    parts, rows, entries = {}, [], ""
    parts["_rels/.rels"] = relations([("rId1", "officeDocument", "xl/workbook.xml")])
    for k, (name, content) in enumerate(sheets.items(), 1):
        parts["xl/worksheets/sheet%d.xml" % k] = content if isinstance(content, str) else sheet(content, main=main, office=office)
        rows.append(("rId%d" % k, "worksheet", "worksheets/sheet%d.xml" % k))
        state = ' state="%s"' % states[k - 1] if k <= len(states) and states[k - 1] else ""
        entries += '<sheet name="%s" sheetId="%d"%s r:id="rId%d"/>' % (escape(name), k, state, k)
    if strings is not None:
        parts["xl/sharedStrings.xml"] = '<sst xmlns="%s">%s</sst>' % (main, "".join(s if s.startswith("<si>") else "<si><t>%s</t></si>" % escape(s) for s in strings))
        rows.append(("rId900", "sharedStrings", "sharedStrings.xml"))
    parts["xl/styles.xml"] = styles(codes, main)
    rows.append(("rId901", "styles", "/xl/styles.xml"))
    parts["xl/_rels/workbook.xml.rels"] = relations(rows)
    parts["xl/workbook.xml"] = '<workbook xmlns="%s" xmlns:r="%s"><workbookPr%s/><sheets>%s</sheets></workbook>' % (main, office, properties, entries)
    if strict:
        parts = {n: re.sub(re.escape(OFFICE), STRICT_OFFICE, t) for n, t in parts.items()}
    return parts


def packed(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, (2026, 11, 28, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            z.writestr(info, text)
    return out.getvalue()


def book(sheets, **options):
    return packed(parts_of(sheets, **options))


if __name__ == "__main__":  # a file of tests/fuzz: a sheet, its strings, its styles, apart by zeros
    with open(sys.argv[1], "rb") as f:
        given = f.read().split(b"\0")
    whole = parts_of({"S": []}, strings=[])
    for name, text in zip(("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"), given):
        whole[name] = text
    sys.stdout.buffer.write(packed(whole))
