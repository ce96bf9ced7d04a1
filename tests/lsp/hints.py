"""What is shown between the lines, and what an author may do with a map."""
import datetime
import os

from shared import *  # noqa: F403

URI = "file:///nowhere/a.cjm"
WHOLE = {"start": {"line": 0, "character": 0}, "end": {"line": 999, "character": 0}}
MAP = """cjm 1
# people
persona ada "Ada"
team bar "Bar"

journey coffee "Morning coffee"
  persona ada
  stage order "Order 𝒳"
    step pays "Pays" at "Till" feel -1 "lost" wait 6 min
      opportunity "Show it" impact high effort low
    step "Waits" at "Till" feel 0 wait 2 min owner bar
  stage "Leave"
    step "Leaves" by ines
"""


def asked(c, method, **more):
    return c.ask("textDocument/" + method, {"textDocument": {"uri": URI}, **more})


def between(c):
    tests("textDocument/inlayHint", "textDocument/codeLens")
    found = [(h["position"]["line"], h["position"]["character"], h["label"].replace("\u00a0", " ")) for h in asked(c, "inlayHint", range=WHOLE)]
    check(found == [(7, len('  stage order "Order xx"'), "emotion −0.5 · waits 8 min"), (9, len('      opportunity "Show it" impact high effort low') - len(" impact high effort low"), "impact / effort 2")], "figures of stages and opportunities", str(found))
    part = asked(c, "inlayHint", range={"start": {"line": 9, "character": 0}, "end": {"line": 10, "character": 0}})
    check([h["position"]["line"] for h in part] == [9], "of a range")
    found = sorted((x["range"]["start"]["line"], x["command"]["title"], x["command"]["command"]) for x in asked(c, "codeLens"))
    check(found == [(2, "1 reference", ""), (3, "1 reference", "")], "how often a name is used", str(found))
    other = client(options={"commands": ["cjm.showReferences", "cjm.preview"]})
    other.open(URI, MAP)
    found = sorted((x["range"]["start"]["line"], x["command"]["command"], x["command"]["arguments"][0]) for x in other.ask("textDocument/codeLens", {"textDocument": {"uri": URI}}))
    check(found == [(2, "cjm.showReferences", URI), (3, "cjm.showReferences", URI), (5, "cjm.preview", URI)], "commands that the editor has", str(found))
    finish(other, "lenses")


def signatures(c):
    tests("textDocument/signatureHelp")
    for line, at, label, active in cases((
            ("      pain ", 99, "pain [a name] a text in quotes", 0), ("      pain slow ", 99, "pain [a name] a text in quotes", 1), ("      pain slow \"S", 99, "pain [a name] a text in quotes", 1),
            ("      severity ", 99, None, None), ("      pain \"x\" severity ", 99, "severity low | medium | high", 0), ("    step \"x\" wait ", 99, "wait a", 0))):
        c.change(URI, MAP + line, 5)
        found = c.ask("textDocument/signatureHelp", {"textDocument": {"uri": URI}, "position": {"line": MAP.count("\n"), "character": len(line)}})
        if label is None:
            continue
        signature = found["signatures"][0] if found else {"label": "", "parameters": []}
        names = [signature["label"].encode("utf-16-le")[2 * a:2 * b].decode("utf-16-le") for a, b in (p["label"] for p in signature["parameters"])]
        check(signature["label"].startswith(label[:18]) and found["activeParameter"] == active and len(names) > active and names[active], "%r takes %s" % (line, label), str(found))
    c.change(URI, MAP, 6)
    check(c.ask("textDocument/signatureHelp", {"textDocument": {"uri": URI}, "position": {"line": 4, "character": 0}}) is None, "nothing on an empty line")


def actions(c, needle, skip, kind):
    where = c.at(URI, needle, skip)
    found = c.ask("textDocument/codeAction", {"textDocument": {"uri": URI}, "range": {"start": where, "end": where}, "context": {"diagnostics": [], "only": [kind]}})
    return {a["title"]: a for a in found}


def set_aside(c):
    until = (today() + datetime.timedelta(days=91)).isoformat()
    version, map_ = 10, MAP.replace('team bar "Bar"\n', 'team bar "Bar"\ntouchpoint desk "Desk"\n')
    for needle, code, line in cases((("journey coffee", "stage-without-goal", "  rule stage-without-goal off \"not yet\" until %s\n"), ("stage \"Leave", "stage-without-feeling", "    rule stage-without-feeling off \"not yet\" until %s\n"), ("touchpoint desk", "touchpoint-unused", "rule touchpoint-unused off \"not yet\" until %s\n"))):
        c.change(URI, map_, version)
        titles = actions(c, needle, 12, "quickfix")
        action = titles.get("Set check %s aside until %s" % (code, until))
        if not check(action, "%s can be set aside" % code, str(list(titles))):
            continue
        text = applied(map_, action["edit"]["changes"][URI])
        version += 1
        c.change(URI, text, version)
        c.listen(lambda: c.versions.get(URI) == version)
        check(line % until in text and code not in {d["code"] for d in c.found[URI]}, "%s is set aside" % code, text)
        version += 1
    c.change(URI, MAP, version)


def put_into_stages(c):
    text = 'journey "J"\n  persona ada\n  step "A" via web feel 0\n    pain "x"\n\n  step "B" via web\n  goal "g"\n'
    want = 'journey "J"\n  persona ada\n  stage "Stage"\n    step "A" via web feel 0\n      pain "x"\n\n    step "B" via web\n  goal "g"\n'
    for needle in cases(('step "A', 'step "B')):
        c.change(URI, text, 60)
        action = actions(c, needle, 2, "quickfix").get("Put these steps into a stage")
        check(action and applied(text, action["edit"]["changes"][URI]) == want, "%s: all steps go into a stage" % needle, str(action and applied(text, action["edit"]["changes"][URI])))
    c.change(URI, text.replace("\n  goal \"g\"\n", ""), 61)
    action = actions(c, 'step "A', 2, "quickfix").get("Put these steps into a stage")
    check(action and applied(c.texts[URI], action["edit"]["changes"][URI]).endswith('\n    step "B" via web'), "to the end of the text")
    c.change(URI, MAP, 62)
    check("Put these steps into a stage" not in actions(c, "step pays", 2, "quickfix"), "not where they are in one")


def declared(c):
    found = actions(c, "at \"Till", 5, "refactor")
    action = found.get("Declare touchpoint “Till”")
    text = applied(MAP, action["edit"]["changes"][URI]) if action else ""
    check('# people\ntouchpoint till "Till"\npersona ada' in text and text.count("at till") == 2 and '"Till"' not in text.split("journey")[1], "a touchpoint that is only used", text or str(list(found)))
    found = actions(c, "by ines", 4, "refactor")
    action = found.get("Declare persona `ines`")
    check(action and 'persona ines "ines"\n' in applied(MAP, action["edit"]["changes"][URI]), "a name that nobody has", str(list(found)))
    check(not actions(c, "by ines", 4, "quickfix").get("Declare persona `ines`"), "only where it is asked for")
    text = MAP.replace("  persona ada\n", '  persona karim  "Karim \\"K\\" Haddad" # new\n')
    c.change(URI, text, 70)
    for needle in cases(("karim", "Haddad")):
        action = actions(c, needle, 2, "refactor").get("Declare persona `karim`")
        got = applied(text, action["edit"]["changes"][URI]) if action else ""
        check('# people\npersona karim "Karim \\"K\\" Haddad"\npersona ada "Ada"\n' in got and "\n  persona karim # new\n" in got, "%s: a name with its title, which goes along" % needle, got)
    c.change(URI, MAP, 71)


def moved_in(c, where, name):
    """The action that moves persona `ada` out of a.cjm of this folder, by its title; None."""
    uri = uri_of(os.path.join(where, "a.cjm"))
    at = c.at(uri, "persona ada", 9)
    found = c.ask("textDocument/codeAction", {"textDocument": {"uri": uri}, "range": {"start": at, "end": at}, "context": {"diagnostics": [], "only": ["refactor"]}})
    return {a["title"]: a for a in found}.get("Move persona `ada` into " + name)


def moved():
    where = lay({"a.cjm": MAP})
    uri, c = uri_of(os.path.join(where, "a.cjm")), client(where)
    c.open(uri, MAP)
    action = moved_in(c, where, "ada.cjm")
    if not check(action, "a declaration can be moved"):
        return
    create, there, here = action["edit"]["documentChanges"]
    check(create == {"kind": "create", "uri": uri_of(os.path.join(where, "ada.cjm")), "options": {"overwrite": False, "ignoreIfExists": False}} and there["textDocument"]["uri"] == create["uri"], "into a new file", str(create))
    check(applied("", there["edits"]) == '# people\npersona ada "Ada"\n' and applied(MAP, here["edits"]) == MAP.replace('# people\npersona ada "Ada"\n', "").replace("cjm 1\n", 'cjm 1\ninclude "ada.cjm"\n'), "which is included, with the comment above it", str(action))
    for edit in (there, here):
        check(len({str(e["range"]["start"]) for e in edit["edits"]}) == len(edit["edits"]), "no two edits begin at the same place", str(edit))
    write(os.path.join(where, "ada.cjm"), "# mine\n")
    check(moved_in(c, where, "ada-2.cjm"), "not into a file that is there")
    c.open(uri_of(os.path.join(where, "ada-2.cjm")), "# never saved\n")
    os.mkdir(os.path.join(where, "ada-3.cjm"))
    action = moved_in(c, where, "ada-4.cjm")
    check(action and 'include "ada-4.cjm"' in str(action), "nor into one that is only open, nor over a folder")
    c.change(uri, 'persona project "P"', 3)
    at = c.at(uri, "project", 2)
    found = c.ask("textDocument/codeAction", {"textDocument": {"uri": uri}, "range": {"start": at, "end": at}, "context": {"diagnostics": [], "only": ["refactor"]}})
    check(["Move persona `project` into project-2.cjm"] == [a["title"] for a in found], "nor where the settings of a project would be", str(found))
    check(applied("", found[0]["edit"]["documentChanges"][1]["edits"]) == 'persona project "P"\n', "the last line ends in the new file")
    finish(c, "moved")
    for what, other, at in (("where an editor makes no files", client(where, capabilities={}), uri), ("where its folder is not there", client(), URI)):
        other.open(at, MAP)
        place = other.at(at, "persona ada", 9)
        found = other.ask("textDocument/codeAction", {"textDocument": {"uri": at}, "range": {"start": place, "end": place}, "context": {"diagnostics": [], "only": ["refactor"]}})
        check(not found, "not " + what, str(found))
        finish(other, "moved")


def everything():
    c = client()
    c.open(URI, MAP)
    between(c)
    signatures(c)
    set_aside(c)
    put_into_stages(c)
    declared(c)
    moved()
    finish(c, "hints")
