"""Texts as an editor changes them, and what is found in them: what `cjm check` finds."""
import json

from shared import *  # noqa: F403

SEVERITIES = {"error": 1, "warning": 2, "info": 3}


def of_check(path, cwd=None):
    """By file: line, column, code, severity and message, as the command says them."""
    told = json.loads(Run([*PROGRAM, "check", path, "-f", "json"], cwd=cwd).out)["findings"]
    return sorted((f["file"], f["line"], f["column"], f["id"], SEVERITIES[f["severity"]], f["message"] + ("\n" + f["hint"] if f.get("hint") else "")) for f in told)


def of_server(c, texts):
    """The same as the server says it; columns are counted in characters there."""
    found = []
    for uri, diagnostics in c.found.items():
        for d in diagnostics:
            path, start = uri[7:], d["range"]["start"]
            line = texts(path).split("\n")[start["line"]]
            found.append((path, start["line"] + 1, len(line.encode("utf-16-le")[:2 * start["character"]].decode("utf-16-le")) + 1, d["code"], d["severity"], d["message"]))
    return sorted(found)


def as_check():
    tests("textDocument/didOpen")
    at = folder()
    shutil.copytree(os.path.join(ROOT, "samples"), os.path.join(at, "samples"))
    for name in cases(sorted(os.listdir(os.path.join(at, "samples")))):
        path = os.path.join(at, "samples", name)
        if not name.endswith(".cjm"):
            continue
        text = read(path).decode().replace("feel +", "feel +9", 1).replace("via ", "vai ", 1)
        write(path, text)
        c = client()
        c.open(uri_of(path), text)
        c.listen(lambda: uri_of(path) in c.found)
        c.listen(lambda: False, 0.1)
        of_it = lambda p: p == path or ('include "%s"' % name) not in read(p).decode()  # noqa: E731: maps that include it say their own
        mine, theirs = [f for f in of_server(c, lambda p: read(p).decode()) if of_it(f[0])], of_check(path)
        check(mine == theirs, "%s: the findings of cjm check" % name, str(set(mine) ^ set(theirs)))
        check(mine, "%s: there are some" % name)
        finish(c, name)


def details():
    where = lay({"a.cjm": ""})
    uri = uri_of(where + "/a.cjm")
    c = client(where, options={"pages": "https://example.org/checks"})
    c.open(uri, 'persona ada "Ada"\npersona ada "Ada again"\ntouchpoint desk "Desk"\njourney "J"\n  persona ada\n  stage "S"\n    step "T" via web feel 0\n    pains "P"\n', 3)
    c.listen(lambda: uri in c.found)
    by = {d["code"]: d for d in c.found[uri]}
    twice = next(d for d in c.found[uri] if d.get("relatedInformation"))
    check(twice["relatedInformation"][0]["location"]["uri"] == uri and twice["relatedInformation"][0]["message"], "the other place", str(twice))
    check(all(d["codeDescription"]["href"] == "https://example.org/checks#" + d["code"] and d["source"] == "cjm" for d in c.found[uri]), "each leads to its page")
    check(by["touchpoint-unused"].get("tags") == [1], "what is unused is shown so", str(by.keys()))
    check(c.versions[uri] == 3, "they say of which version they are")
    finish(c, "details")
    c = client(where, capabilities={})
    c.open(uri, 'persona ada "Ada"\npersona ada "Ada again"\njourney "J"\n  stage "S"\n')
    c.listen(lambda: uri in c.found)
    check(all(not {"tags", "codeDescription", "relatedInformation"} & d.keys() for d in c.found[uri]) and c.versions[uri] is None, "an editor gets nothing that it does not know")
    finish(c, "simple")


def edits():
    tests("textDocument/didChange", "textDocument/didSave", "textDocument/didClose")
    c = client()
    uri = "untitled:Untitled-1"
    c.open(uri, 'journey "J"\n  stage "Été 𝒳"\n    step "T" vai store\n')

    def codes(version):
        c.listen(lambda: c.versions.get(uri) == version)
        return {d["code"] for d in c.found[uri]}
    check("unknown-word" in codes(1), "a text that was never saved is checked")
    c.edit(uri, {"line": 2, "character": 13}, {"line": 2, "character": 16}, "via", 2)
    check("unknown-word" not in codes(2), "an edit corrects it")
    c.edit(uri, {"line": 1, "character": 15}, {"line": 1, "character": 15}, "\n    bogus", 3)
    check("unknown-word" in codes(3), "a position behind a character of two units")
    c.tell("textDocument/didChange", {"textDocument": {"uri": uri, "version": 4}, "contentChanges": [
        {"range": {"start": {"line": 2, "character": 0}, "end": {"line": 3, "character": 0}}, "text": ""},
        {"range": {"start": {"line": 99, "character": 0}, "end": {"line": 99, "character": 9}}, "text": "    bogus\n"},
        {"range": {"start": {"line": 3, "character": 0}, "end": {"line": 3, "character": 99}}, "text": ""}]})
    check("unknown-word" not in codes(4), "several edits, one after the other, and positions behind the end")
    c.change(uri, 'bogus\n', 5)
    check(codes(5), "the whole text")
    c.tell("textDocument/didSave", {"textDocument": {"uri": uri}})
    c.tell("textDocument/didChange", {"textDocument": {"uri": "file:///not/open.cjm", "version": 1}, "contentChanges": [{"text": "x"}]})
    c.found.clear()
    c.close(uri)
    check(c.listen(lambda: c.found.get(uri) == []), "what is closed has no findings any more")
    c.close(uri)
    finish(c, "edits")


def includes():
    tests("workspace/didChangeWatchedFiles", "workspace/didChangeWorkspaceFolders")
    where = lay({".git": "", "shared/people.cjm": 'persona ada "Ada"\n', "a.cjm": "", "b.cjm": ""})
    people, a = uri_of(where + "/shared/people.cjm"), uri_of(where + "/a.cjm")
    text = 'include "shared/people.cjm"\njourney "J"\n  persona ines\n  stage "S"\n    step "T"\n'
    c = client(where)
    c.open(a, text)

    def unknown():
        return any(d["code"] == "unknown-name" for d in c.found.get(a, []))
    check(c.listen(unknown), "a name that the included file does not have")
    c.open(people, 'persona ines "Inès"\n')
    check(c.listen(lambda: a in c.found and not unknown()), "an unsaved text counts where it is included")
    c.change(people, 'persona ada "Ada"\n', 2)
    check(c.listen(unknown), "… and so does each change of it")
    c.change(people, 'persona ines "Inès\n', 3)
    check(c.listen(lambda: any(d["severity"] == 1 for d in c.found.get(people, []))), "its own errors are shown in it")
    c.listen(lambda: False, 1)  # until the other map is checked, too
    check(len([d for d in c.found[people] if d["severity"] == 1]) == 1, "once, though two maps have them", str(c.found[people]))
    c.close(people)
    check(c.listen(lambda: not any(d["severity"] == 1 for d in c.found.get(people, []))) and c.listen(unknown), "what is closed is as the disk has it")
    write(where + "/shared/people.cjm", 'persona ines "Inès"\nbogus\n')
    c.tell("workspace/didChangeWatchedFiles", {"changes": [{"uri": people, "type": 2}]})
    check(c.listen(lambda: not unknown() and c.found.get(people)), "a file that changed on the disk is read again, and its errors are shown")
    c.found.clear()
    c.close(a)
    check(c.listen(lambda: c.found.get(people) == [] and c.found.get(a) == []), "nobody who is open includes it any more")
    c.tell("workspace/didChangeWorkspaceFolders", {"event": {"added": [{"uri": uri_of(folder()), "name": "x"}], "removed": [{"uri": uri_of(where), "name": "y"}]}})
    finish(c, "includes")


def unopened():
    """A map that nobody has opened is told of what it includes, as long as that is open."""
    include = 'include "%s"\njourney %s "J"\n  persona ada\n  stage "S"\n    step "T"\n'
    files = {".git": "", "people.cjm": 'persona ada "Ada"\n', "other.cjm": 'persona ada "Ada"\n', "all.cjm": 'include "people.cjm"\n', "a.cjm": include % ("people.cjm", "a"), "deep/b.cjm": include % ("../all.cjm", "b"),
             "c.cjm": include % ("other.cjm", "c"), "d.cjm": 'journey d "No include"\n'}
    where = lay(files)
    people, a, b, others = uri_of(where + "/people.cjm"), uri_of(where + "/a.cjm"), uri_of(where + "/deep/b.cjm"), [uri_of(where + "/" + n) for n in ("c.cjm", "d.cjm")]
    c = client(where)
    c.open(people, files["people.cjm"])
    unknown = lambda uri: any(d["code"] == "unknown-name" for d in c.found.get(uri, []))  # noqa: E731
    check(c.listen(lambda: a in c.found and b in c.found) and not unknown(a) and not unknown(b), "maps that include an open file are checked, unopened", str(c.found.keys()))
    mine = sorted({(d["code"], d["severity"], d["message"]) for d in c.found.get(a, [])})
    check(mine == sorted({(i, s, m) for f, _, _, i, s, m in of_check(where + "/a.cjm") if f.endswith("a.cjm")}), "… as cjm check does", str(mine))
    c.change(people, 'persona ines "Inès"\n', 2)
    check(c.listen(lambda: unknown(a) and unknown(b)), "what an edit breaks is shown in them, through other includes as well")
    check(not any(c.found.get(u) for u in others), "a map that does not include it has no findings", str(c.found.keys()))
    c.change(people, 'persona ada "Ada"\n', 3)
    check(c.listen(lambda: not unknown(a) and not unknown(b)), "… and goes with its repair")
    c.change(people, 'persona ines "Inès"\n', 4)
    c.listen(lambda: unknown(a) and unknown(b))
    write(where + "/a.cjm", files["a.cjm"].replace("persona ada", "persona ines"))
    c.tell("workspace/didChangeWatchedFiles", {"changes": [{"uri": a, "type": 2}]})
    check(c.listen(lambda: not unknown(a)) and unknown(b), "a map that is saved by another program is read again")
    c.open(a, files["a.cjm"], 7)
    check(c.listen(lambda: unknown(a) and c.versions[a] == 7), "once it is open, it is what the editor has")
    c.close(a)
    check(c.listen(lambda: a in c.found and not unknown(a)), "… and when it is closed, what the disk has")
    os.remove(where + "/deep/b.cjm")
    c.tell("workspace/didChangeWatchedFiles", {"changes": [{"uri": b, "type": 3}]})
    check(c.listen(lambda: c.found.get(b) == []), "a map that is gone has no findings")
    c.close(people)
    check(c.listen(lambda: c.found.get(a) == [] and c.found.get(people) == []), "nor has any once what it includes is closed", str(c.found))
    finish(c, "unopened")


def unopened_bounds():
    """Outside a project's root, without one, and very many."""
    include = 'include "people.cjm"\njourney "J"\n  persona ada\n  stage "S"\n    step "T"\n'
    outer = lay({"a.cjm": include, "people.cjm": "", "top/people.cjm": 'persona ada "Ada"\n', "top/.git": "", "top/a.cjm": include, "b.cjm": include.replace("people", "top/people")})
    c, people = client(outer), uri_of(outer + "/top/people.cjm")
    c.open(people, 'persona ines "Inès"\n')
    c.listen(lambda: uri_of(outer + "/top/a.cjm") in c.found)
    c.listen(lambda: False, 0.5)
    check(uri_of(outer + "/top/a.cjm") in c.found and not {uri_of(outer + "/a.cjm"), uri_of(outer + "/b.cjm")} & set(c.found), "only maps of the project are told", str(c.found.keys()))
    finish(c, "outside")
    many = lay({".git": "", "people.cjm": "", **{"m%03d.cjm" % i: include for i in range(150)}})
    c, people = client(many), uri_of(many + "/people.cjm")
    c.open(people, 'persona ines "Inès"\n')
    c.listen(lambda: len(c.found) > 100)
    c.listen(lambda: False, 1)
    check(len([u for u in c.found if c.found[u]]) in (100, 101) and uri_of(many + "/m099.cjm") in c.found and uri_of(many + "/m100.cjm") not in c.found, "a hundred at most", str(len(c.found)))
    uri = "untitled:Untitled-1"
    c.open(uri, include)
    check(c.listen(lambda: uri in c.found), "a text that was never saved is in no project")
    finish(c, "many unopened")


def missing():
    where = lay({".git": "", "a.cjm": ""})
    a, new = uri_of(where + "/a.cjm"), uri_of(where + "/new.cjm")
    c = client(where)
    c.open(a, 'include "new.cjm"\njourney "J"\n  persona ada\n  stage "S"\n    step "T"\n')
    check(c.listen(lambda: any(d["code"] == "include" for d in c.found.get(a, []))), "a file that is not there")
    c.open(new, 'persona ada "Ada"\n')
    check(c.listen(lambda: a in c.found and not any(d["severity"] == 1 and d["code"] in ("include", "unknown-name") for d in c.found[a])), "… is there once the editor has it")
    finish(c, "missing")


def registers():
    watching = json.loads(json.dumps(CAPABILITIES))
    watching["workspace"]["didChangeWatchedFiles"] = {"dynamicRegistration": True}
    c = client(capabilities=watching)
    m = c.message()
    check(m and m["method"] == "client/registerCapability" and "*.{cjm" in json.dumps(m["params"]), "it asks to be told of files", str(m))
    c.send({"jsonrpc": "2.0", "id": m["id"], "result": None})
    finish(c, "registers")


def named_elsewhere():
    """A journey of another file by its name: there or not, as that file is edited."""
    where = folder()
    write(os.path.join(where, "project.cjm"), "project fail-on error\n")
    wide, deep = uri_of(os.path.join(where, "wide.cjm")), uri_of(os.path.join(where, "deep.cjm"))
    c = client(where)
    c.open(wide, 'journey wide "Wide"\n  kind experience\n  stage "A"\n    detail returns\n')

    def is_unknown():
        c.ask_at("textDocument/hover", wide, "detail", 1)  # what is due has been told then
        c.listen(lambda: wide in c.found)
        return "unknown-name" in {d["code"] for d in c.found.get(wide, [])}
    check(is_unknown(), "a name that no journey has")
    for version, (name, unknown) in enumerate((("returns", False), ("refunds", True), ("returns", False))):
        c.found.pop(wide, None)
        text = 'journey %s "Sends it back"\n  stage "S"\n    step "T"\n' % name
        c.change(deep, text, 2 + version) if version else c.open(deep, text)
        check(is_unknown() == unknown, "the other file says journey %s" % name, str(c.found.get(wide)))
    finish(c, "named elsewhere")


def everything():
    as_check()
    named_elsewhere()
    details()
    edits()
    includes()
    unopened()
    unopened_bounds()
    missing()
    registers()
