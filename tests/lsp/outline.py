"""The outline of a map, what folds, what a selection grows to, colours and links."""
import glob
import json
import re

from shared import *  # noqa: F403

LEGEND = ["keyword", "string", "number", "comment", "variable", "enumMember", "property", "operator"]
MAP = """# About this map,
# in two lines
include "shared/people.cjm"
include "shared/more.cjm"
persona ada "Ada 𝒳" # she
  image "ada.png"
source survey "Survey" link "https://example.org/a"
journey coffee "Morning coffee"
  phase "Before"
    stage order "Order"
      step pays "Pays 𝒳" at till feel -1 "lost" wait 2..5 min
        pain slow "Slow" severity high
      step "Leaves"
  require coverage >= 60%
"""


def document(c, uri, method, **more):
    return c.ask("textDocument/" + method, {"textDocument": {"uri": uri}, **more})


def tree(symbols):
    return [(s["name"], tree(s["children"])) for s in symbols]


def within(inner, outer):
    def place(p):
        return (p["line"], p["character"])
    return place(outer["start"]) <= place(inner["start"]) and place(inner["end"]) <= place(outer["end"])


def symbols(c, uri, where):
    tests("textDocument/documentSymbol", "workspace/symbol")
    found = document(c, uri, "documentSymbol")
    want = [("Ada 𝒳", []), ("Survey", []), ("Morning coffee", [("Before", [("Order", [("Pays 𝒳", [("Slow", [])]), ("Leaves", [])])])])]
    check(tree(found) == want, "the outline", str(tree(found)))
    journey = found[2]
    check(journey["range"]["start"] == {"line": 7, "character": 0} and journey["range"]["end"]["line"] == 13 and journey["detail"] == "journey", "with its extent", str(journey["range"]))
    below = list(found)
    while below:
        s = below.pop()
        check(within(s["selectionRange"], s["range"]) and all(within(b["range"], s["range"]) for b in s["children"]), "%s: each within what it stands in" % s["name"])
        below += s["children"]
    for query, want in cases((("slow", {("Slow", "a.cjm"), ("Slow", "other.cjm")}), ("the", {("Thé", "other.cjm")}), ("pays", {("Pays 𝒳", "a.cjm")}))):
        found = {(s["name"], os.path.basename(s["location"]["uri"])) for s in c.ask("workspace/symbol", {"query": query})}
        check(found == want, "%s in all maps" % query, str(found))
    check(len(c.ask("workspace/symbol", {"query": ""})) > 10, "everything")


def flat():
    c = client(capabilities={})
    c.open("file:///nowhere/a.cjm", MAP)
    found = document(c, "file:///nowhere/a.cjm", "documentSymbol")
    check([(s["name"], s["containerName"]) for s in found][-2:] == [("Slow", "Pays 𝒳"), ("Leaves", "Order")] and all("location" in s for s in found), "a list for an editor that knows no tree", str(found))
    finish(c, "flat")


def folds(c, uri):
    tests("textDocument/foldingRange", "textDocument/selectionRange")
    found = [(f["startLine"], f["endLine"], f.get("kind")) for f in document(c, uri, "foldingRange")]
    check(sorted(found, key=str) == sorted([(4, 5, None), (7, 13, None), (8, 12, None), (9, 12, None), (10, 11, None), (0, 1, "comment"), (2, 3, "imports")], key=str), "what folds", str(found))
    found = document(c, uri, "selectionRange", positions=[c.at(uri, "lost", 2), c.at(uri, "severity", 3)])
    shown = []
    for s in found:
        chain = []
        while s:
            chain.append(s["range"])
            check("parent" not in s or within(s["range"], s["parent"]["range"]), "each is within the next")
            s = s.get("parent")
        shown.append(len(chain))
    check(shown[0] >= 7 and shown[1] >= 7, "a selection grows step by step", str(shown))


def decoded(data, text):
    lines, out, line, at = text.split("\n"), [], 0, 0
    for i in range(0, len(data), 5):
        down, right, length, kind, modifiers = data[i:i + 5]
        line, at = line + down, right if down else at + right
        units = lines[line].encode("utf-16-le")
        out.append((line, at, units[2 * at:2 * (at + length)].decode("utf-16-le"), LEGEND[kind], modifiers))
        assert 2 * (at + length) <= len(units)
    return out


def tokens(c, uri):
    tests("textDocument/semanticTokens/full", "textDocument/semanticTokens/range")
    found = decoded(document(c, uri, "semanticTokens/full")["data"], MAP)
    by = {(word, kind) for _, _, word, kind, _ in found}
    for pair in (("journey", "keyword"), ("severity", "property"), ("high", "enumMember"), ('"Pays 𝒳"', "string"), ("# she", "comment"), ("-1", "number"), ("2..5 min", "number"), ("till", "variable"), (">=", "operator"), ("60%", "number")):
        check(pair in by, "%s is a %s" % pair, str(sorted(by)))
    check([m for _, _, word, _, m in found if word == "pays"] == [1] and [m for _, _, word, _, m in found if word == "till"] == [0], "what declares a name")
    part = decoded(document(c, uri, "semanticTokens/range", range={"start": {"line": 9, "character": 0}, "end": {"line": 10, "character": 0}})["data"], MAP)
    check(part and part == [t for t in found if t[0] == 9 or (t[0] == 10 and t[1] == 0)], "of a range", str(part))
    for path in cases(sorted(glob.glob(ROOT + "/samples/*.cjm"))):
        text = read(path).decode()
        c.open(uri_of(path), text)
        found = decoded(document(c, uri_of(path), "semanticTokens/full")["data"], text)
        covered = sum(len(word) for _, _, word, _, _ in found)
        bare = len(re.sub(r"\s", "", text))
        check(found == sorted(found, key=lambda t: t[:2]) and covered > 0.95 * bare, "%s: every word has a colour" % os.path.basename(path), "%d of %d" % (covered, bare))
        c.close(uri_of(path))


def links(c, uri, where):
    tests("textDocument/documentLink")
    found = [(x["range"]["start"]["line"], x["target"]) for x in document(c, uri, "documentLink")]
    check(found == [(2, uri_of(where + "/shared/people.cjm")), (3, uri_of(where + "/shared/more.cjm")), (5, uri_of(where + "/ada.png")), (6, "https://example.org/a")], "includes, pictures and addresses", str(found))
    c.change(uri, MAP.replace("https://example.org/a", "javascript:alert(1)").replace("ada.png", "file:///etc/passwd"), 2)
    check([x["range"]["start"]["line"] for x in document(c, uri, "documentLink")] == [2, 3], "nothing that would be executed")
    c.change(uri, MAP, 3)


def broken(c, uri):
    c.change(uri, MAP + "bogus\n  stage\n  step \"x\n", 9)
    check(len(document(c, uri, "documentSymbol")) >= 3 and document(c, uri, "foldingRange") and document(c, uri, "semanticTokens/full")["data"], "a map with mistakes has an outline and colours")


def everything():
    where = lay({".git": "", "a.cjm": MAP, "other.cjm": 'journey "Thé"\n  stage "S"\n    step "T"\n      pain "Slow"\n'})
    c, uri = client(where), uri_of(where + "/a.cjm")
    c.open(uri, MAP)
    symbols(c, uri, where)
    folds(c, uri)
    tokens(c, uri)
    links(c, uri, where)
    broken(c, uri)
    finish(c, "outline")
    flat()
