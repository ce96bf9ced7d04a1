"""Code actions and formatting: what is applied does what it says."""
import glob
import re

from shared import *  # noqa: F403

WHOLE = {"start": {"line": 0, "character": 0}, "end": {"line": 9999, "character": 0}}


def actions(c, uri, where=None, only=None):
    return c.ask("textDocument/codeAction", {"textDocument": {"uri": uri}, "range": where or WHOLE, "context": {"diagnostics": [], **({"only": only} if only else {})}})


def of_findings():
    tests("textDocument/codeAction")
    c = client()
    tried = 0
    paths = [p for p in sorted(glob.glob(ROOT + "/tests/checks/*.cjm") + glob.glob(ROOT + "/tests/newcomers/*-??.cjm")) if not p.endswith(".ok.cjm")]
    for path in cases(paths):
        text = read(path).decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", " ")
        uri = uri_of(path)
        c.open(uri, text)
        offered = [a for a in actions(c, uri, only=["quickfix"]) if set(a["edit"]["changes"]) == {uri}][:4]
        version = 1
        for action in offered:
            tried += 1
            solved = [(d["code"], d["range"]["start"]["line"], d["message"]) for d in action["diagnostics"]]
            fixed = applied(text, action["edit"]["changes"][uri])
            version += 1
            c.change(uri, fixed, version)
            then = {(d["code"], d["range"]["start"]["line"], d["message"]) for a in actions(c, uri, only=["quickfix"]) for d in a["diagnostics"]}
            check(fixed != text and solved and not set(solved) & then, "%s: “%s” solves %s" % (os.path.basename(path), action["title"], solved), str(then))
        c.close(uri)
    check(tried > 20, "there are actions (%d)" % tried)
    finish(c, "actions")


def places(edits):
    """Where they begin and end, in their order."""
    return sorted(((e["range"]["start"]["line"], e["range"]["start"]["character"]), (e["range"]["end"]["line"], e["range"]["end"]["character"])) for e in edits)


def at_once():
    c, uri, tried = client(), "file:///nowhere/a.cjm", 0
    texts = [read(p).decode("utf-8", "replace") for p in sorted(glob.glob(ROOT + "/tests/newcomers/*-??.cjm"))]
    texts.append('journey "J"\n  stage "S"\n    step "A" wait 2 heures feel “sad” feel ‘x’\n    pain "one" cause cause "1"\n    wait 3 jours 4 jours\n')
    c.open(uri, "")
    for i, text in enumerate(texts):
        c.change(uri, text.replace("\r\n", "\n"), i + 2)
        for action in actions(c, uri, only=["source.fixAll"]):
            edits = places(action["edit"]["changes"][uri])
            tried += 1
            check(all(a[1] < b[0] for a, b in zip(edits, edits[1:])), "the edits of map %d do not touch each other" % i, str(edits))
    check(tried > 5, "there are such maps (%d)" % tried)
    finish(c, "at once")


def kinds():
    c = client()
    uri = "file:///nowhere/a.cjm"
    text = 'journey "J"\n  stage "S"\n    step "A" via web feel 0 at "X" via stroe\n    pain "one" cause "1"\n    pain "two" cause "2" form interviews\n'
    c.open(uri, text)
    here = {"start": c.at(uri, "stroe"), "end": c.at(uri, "stroe")}
    found = actions(c, uri, here)
    check([a["title"] for a in found if a["kind"] == "quickfix"] == ["Replace `stroe` with `store`"], "the fix of the finding at the cursor alone", str(found))
    check(found[0]["edit"]["changes"][uri][0]["newText"] == "store" and found[0]["isPreferred"] is False, "a guess is not preferred", str(found[0]))
    check(not [a for a in actions(c, uri, only=["refactor"]) if a["kind"] == "quickfix"], "only what is asked for")
    text = text.replace("stroe", "store").replace("form", "from")
    c.change(uri, text, 2)
    titles = [a["title"] for a in actions(c, uri, only=["quickfix"])]
    all_of = [t for t in titles if t.startswith("Fix all 2 ")]
    check(len(all_of) == 1, "all of a kind, once", str(titles))
    found = actions(c, uri, only=["source"])
    check([a["kind"] for a in found] == ["source.fixAll"], "everything at once", str(found))
    fixed = applied(text, found[0]["edit"]["changes"][uri])
    check(fixed.count(" because ") == 2, "… does it", fixed)
    text = 'journey "J"\n  stage "S"\n    step "A" via web feel 0\n      douleur "1"\n      douleur "2"\n      émotion -1\n  stage "T"\n    step "B" feel 0\n      douleur "3"\n'
    c.change(uri, text, 3)
    found = [a for a in actions(c, uri, {"start": c.at(uri, 'douleur "1"'), "end": c.at(uri, 'douleur "1"')}, ["quickfix"]) if any(d["code"] == "unknown-word" for d in a["diagnostics"])]
    check([a["title"] for a in found] == ["Replace `douleur` with `pain`", "Replace `douleur` with `pain` in all 3 places", "Apply the proposals of all 4 findings of the check unknown-word"], "a word of another language: once, wherever it is, and with the others", str([a["title"] for a in found]))
    fixed = [applied(text, a["edit"]["changes"][uri]) for a in found]
    check(fixed[1:] == [text.replace("douleur", "pain"), text.replace("douleur", "pain").replace("émotion", "feel")], "… each does it", str(fixed))
    check(not any(a["isPreferred"] for a in found), "what is only proposed is never preferred")
    check(actions(c, "file:///not/open", WHOLE).get("code") == -32602, "a document that is not open")
    finish(c, "kinds")


def formats():
    tests("textDocument/formatting", "textDocument/rangeFormatting")
    c = client()
    for path in cases(sorted(glob.glob(ROOT + "/samples/*.cjm"))):
        text = re.sub(r"(?<=\S) via ", "   via ", re.sub(r"(?m)^( +)", r"\1\1", read(path).decode())).replace("\n\n", "\n\n\n")
        uri = uri_of(path)
        c.open(uri, text)
        edits = c.ask("textDocument/formatting", {"textDocument": {"uri": uri}, "options": {"tabSize": 2, "insertSpaces": True}})
        want = cjm("fmt", "-", stdin=text.encode()).out.decode()
        check(edits and applied(text, edits) == want, "%s: as cjm fmt" % os.path.basename(path))
        c.change(uri, want, 2)
        check(c.ask("textDocument/formatting", {"textDocument": {"uri": uri}, "options": {}}) == [], "%s: nothing to do" % os.path.basename(path))
        c.close(uri)
    uri = "file:///nowhere/a.cjm"
    text = 'journey   "J"\n  stage "S"\n    step "A"   via web\n    step "B" via web\n    step   "C" via web\n'
    c.open(uri, text)
    edits = c.ask("textDocument/rangeFormatting", {"textDocument": {"uri": uri}, "range": {"start": {"line": 2, "character": 3}, "end": {"line": 2, "character": 5}}, "options": {}})
    whole = c.ask("textDocument/formatting", {"textDocument": {"uri": uri}, "options": {}})
    check(len(edits) == 1 and len(whole) == 3 and all(e["range"]["start"]["line"] <= 2 <= e["range"]["end"]["line"] for e in edits), "only the lines of the range", "%s %s" % (edits, whole))
    c.change(uri, text + "bogus\n", 2)
    check(c.ask("textDocument/formatting", {"textDocument": {"uri": uri}, "options": {}}) == [], "nothing of a map with errors")
    finish(c, "formats")


def everything():
    of_findings()
    at_once()
    kinds()
    formats()
