"""A presentation as the parts, relations and shapes that it holds, read without any library of Office's."""
import io
import posixpath
import xml.etree.ElementTree as ET
import zipfile

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
EMU = 12700


class Deck:
    def __init__(self, data):
        self.data = data
        self.zip = zipfile.ZipFile(io.BytesIO(data))
        self.parts = {name: self.zip.read(name) for name in self.zip.namelist()}
        self.trees = {name: ET.fromstring(text) for name, text in self.parts.items() if name.endswith((".xml", ".rels"))}

    def relations(self, part):
        """Of a part: by their ids, what kind they are, where they lead, and whether out of the package."""
        folder, name = posixpath.split(part)
        tree = self.trees.get(posixpath.join(folder, "_rels", name + ".rels"))
        found = {}
        for r in tree if tree is not None else []:
            outside = r.get("TargetMode") == "External"
            target = r.get("Target") if outside else posixpath.normpath(posixpath.join(folder, r.get("Target")))
            assert r.get("Id") not in found, "a relation's id is used twice in " + part
            found[r.get("Id")] = (r.get("Type").rsplit("/", 1)[-1], target, outside)
        return found

    def slides(self):
        """The names of their parts, in their order."""
        relations = self.relations("ppt/presentation.xml")
        return [relations[s.get(R + "id")][1] for s in self.trees["ppt/presentation.xml"].iter(P + "sldId")]

    def size(self):
        size = self.trees["ppt/presentation.xml"].find(P + "sldSz")
        return int(size.get("cx")), int(size.get("cy"))


def lines_of(tree):
    """The lines of all texts, as they are drawn."""
    for paragraph in tree.iter(A + "p"):
        line = ""
        for child in paragraph:
            if child.tag == A + "br":
                yield line
                line = ""
            elif child.tag in (A + "r", A + "fld"):
                line += child.find(A + "t").text or ""
        yield line
