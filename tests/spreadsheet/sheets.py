"""A workbook as it stands in its file: the parts of the package, and the cells of each sheet, read with nothing but Python."""
import io
import posixpath
import re
import xml.etree.ElementTree as tree
import zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"


def unescaped(text):
    """`_x0041_` is how the format writes a character by its number."""
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m[1], 16)), text)


def text_of(node):
    return unescaped("".join(t.text or "" for t in node.iter(MAIN + "t")))


def column_of(reference):
    number = 0
    for letter in re.match(r"[A-Z]+", reference)[0]:
        number = number * 26 + ord(letter) - 64
    return number - 1


class Sheet:
    """Cells by row and column: a text, a number, or None; `codes` says how a number is shown, `links` where a cell leads."""

    def __init__(self, book, name, part):
        self.name, self.part, self.book = name, part, book
        self.root = tree.fromstring(book.parts[part])
        self.rows, self.codes, self.links = [], {}, {}
        for row in self.root.iter(MAIN + "row"):
            while len(self.rows) < int(row.get("r")):
                self.rows.append([])
            for cell in row.iter(MAIN + "c"):
                self.add(int(row.get("r")) - 1, column_of(cell.get("r")), cell)
        width = max((len(r) for r in self.rows), default=0)
        for r in self.rows:
            r += [None] * (width - len(r))
        targets = book.relations(part)
        for link in self.root.iter(MAIN + "hyperlink"):
            self.links[link.get("ref")] = targets.get(link.get(REL + "id"), ("", ""))[1] + ("#" + link.get("location") if link.get("location") else "")

    def add(self, row, column, cell):
        value, line = cell.find(MAIN + "v"), self.rows[row]
        line += [None] * (column + 1 - len(line))
        self.codes[row, column] = self.book.codes[int(cell.get("s", "0"))]
        if value is not None:
            line[column] = self.book.strings[int(value.text)] if cell.get("t") == "s" else float(value.text)

    def table(self):
        """The rows below the heads, by head."""
        return [dict(zip(self.rows[0], row)) for row in self.rows[1:]]


class Book:
    def __init__(self, data):
        self.zip = zipfile.ZipFile(io.BytesIO(data))
        self.parts = {name: self.zip.read(name) for name in self.zip.namelist()}
        self.trees = {name: tree.fromstring(data) for name, data in self.parts.items() if name.endswith((".xml", ".rels"))}
        strings = self.trees.get("xl/sharedStrings.xml")
        self.strings = [text_of(si) for si in strings.iter(MAIN + "si")] if strings is not None else []
        styles = self.trees["xl/styles.xml"]
        own = {f.get("numFmtId"): f.get("formatCode") for f in styles.iter(MAIN + "numFmt")}
        known = {"0": "", "1": "0", "9": "0%", "3": "#,##0", "2": "0.00", "49": "@"}
        self.codes = [own.get(x.get("numFmtId"), known.get(x.get("numFmtId"), "?")) for x in styles.find(MAIN + "cellXfs")]
        targets = self.relations("xl/workbook.xml")
        self.sheets = {s.get("name"): Sheet(self, s.get("name"), targets[s.get(REL + "id")][1]) for s in self.trees["xl/workbook.xml"].iter(MAIN + "sheet")}

    def relations(self, part):
        """By id: its kind, and the part or address that it leads to."""
        folder, name = posixpath.split(part)
        at = posixpath.join(folder, "_rels", name + ".rels")
        found = {}
        for r in self.trees[at].iter(PACKAGE + "Relationship") if at in self.trees else ():
            is_outside = r.get("TargetMode") == "External"
            target = r.get("Target") if is_outside else posixpath.normpath(posixpath.join(folder, r.get("Target"))) if not r.get("Target").startswith("/") else r.get("Target")[1:]
            found[r.get("Id")] = (r.get("Type").rsplit("/", 1)[1], target)
        return found

    def backlog(self):
        """The sheet with a list to choose from, or the second."""
        sheets = list(self.sheets.values())
        return next((s for s in sheets if s.root.find(".//" + MAIN + "dataValidation") is not None), sheets[1])
