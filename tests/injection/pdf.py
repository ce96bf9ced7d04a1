"""A PDF read back: what in it would act, where it leads, and what it says in its letters, its bookmarks, its tree and its head."""
import json
import os
import re
import tempfile

from hostile import squeezed
from suite import *  # noqa: F403

# What a reader of PDFs would do something for, or load. A link within the file is a /Dest, or the action /GoTo.
ACTIVE = {"/JS", "/JavaScript", "/OpenAction", "/AA", "/URI", "/AcroForm", "/XFA", "/EmbeddedFiles", "/EF", "/RichMediaContent", "/RF", "/Names", "/Annots", "/Encrypt", "/Collection", "/OCProperties"}
ACTIONS = {"/GoTo", "/GoToR", "/GoToE", "/Launch", "/Thread", "/URI", "/Sound", "/Movie", "/Hide", "/Named", "/SubmitForm", "/ResetForm", "/ImportData", "/JavaScript", "/SetOCGState", "/Rendition", "/Trans", "/GoTo3DView"}
CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\x80-\x9f]")
DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")  # pdftotext writes these itself around letters from the right
# What the font draws for these letters is what a reader of PDFs copies.
DRAWN = {"→": "->", "⟶": "-->", "←": "<-", "⟵": "<--", "↔": "<->", "⟷": "<-->"}
# Of the file and of each bookmark: shown by a reader beside the pages.
HEAD = ("/Title", "/Subject", "/Author", "/Keywords")
HEAD_ENDS = "\1"


def dictionaries(value):
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from dictionaries(inner)


def text_of(value):
    """Of a string of a PDF, as qpdf's JSON has it: u: for text, b: for bytes."""
    if isinstance(value, str) and value.startswith("u:"):
        return value[2:]
    return bytes.fromhex(value[2:]).decode("latin-1") if isinstance(value, str) and value.startswith("b:") else ""


def shape_of_pdf(data):
    """What acts, addresses, and all text, squeezed: that of bookmarks and head up to HEAD_ENDS, then that of the pages, in the tree's order and in that of the letters."""
    with tempfile.TemporaryDirectory() as place:
        path = write(os.path.join(place, "a.pdf"), data)
        said = Run(["qpdf", "--json=2", "--json-key=qpdf", path])
        check(said.status == 0 and Run(["qpdf", "--check", path]).status == 0, "qpdf reads the PDF", said.said)
        drawn, told = (Run(words).out.decode("utf-8", "replace") for words in (["pdftotext", "-raw", path, "-"], ["pdfinfo", "-struct-text", path]))
    kinds, links, head, told = set(), set(), [], "".join(re.findall(r'^\s*"(.*)"$', told, re.M))
    for each in dictionaries(json.loads(said.out)):
        kinds |= {key for key in each if key in ACTIVE} | {("action", each["/S"]) for _ in (1,) if each.get("/S") in ACTIONS} | {("annotation", each["/Subtype"]) for _ in (1,) if each.get("/Type") == "/Annot"}
        links |= {re.sub(r"#.*", "#", text_of(each["/URI"])) for _ in (1,) if "/URI" in each}
        head += [text_of(each[key]) for key in HEAD if key in each]
    kinds |= {("control", c) for c in CONTROL.findall(drawn.replace("\f", "") + told + "".join(head)) + DIRECTION.findall("".join(head))}
    for sign, typed in DRAWN.items():
        told, drawn = told.replace(sign, typed), drawn.replace(sign, typed)
    return kinds, links, "".join(squeezed(text) for text in [*head, HEAD_ENDS, told, drawn])


def pdf_can_be_read():
    """What acts in a PDF is found: the link of a map that has one."""
    kinds, links, text = shape_of_pdf(cjm("build", "-", "-f", "pdf", "-o", "-", stdin=b'journey "J"\n  stage "S"\n    step "T" feel -1\n      pain "P"\n        link "https://example.org/x?a=(b)"\n').out)
    check({"/URI", ("action", "/URI"), ("annotation", "/Link")} <= kinds and links == {"https://example.org/x?a=%28b%29"} and text.startswith("J"), "the link of a map is found in its PDF", str((kinds, links, text)))
