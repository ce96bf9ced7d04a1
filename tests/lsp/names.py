"""What is named at a place: help, where it is declared, where else it is named, and another name for it."""
import re

from shared import *  # noqa: F403

SHARED = 'persona ada "Ada Lovelace"\n  about "H*y `you`"\nteam bar "Bar"\ntouchpoint till "Till" via store\n'
ONE = """include "shared/people.cjm"
rule no-owner off "later"
journey coffee "Morning coffee"
  persona ada
  stage order "Order"
    step pays "Pays 𝒳" at till by ada feel +1 "welcome"
      wait 6 min
      pain slow "Slow" severity high
      think "ada" by ada
      opportunity "Show it" for slow impact high effort low
    step leaves "Leaves" at "Counter" feel -1
      next pays 10%
"""
TWO = 'include "shared/people.cjm"\njourney "Tea"\n  persona ada\n  stage "S"\n    step "T" at till\n'
ALONE = 'persona ada "Another"\njourney "Alone"\n  persona ada\n  stage "S"\n    step "T"\n'


def project():
    where = lay({".git": "", "shared/people.cjm": SHARED, "one.cjm": ONE, "maps/two.cjm": TWO.replace("shared", "../shared"), "alone.cjm": ALONE})
    c = client(where)
    uri = uri_of(where + "/one.cjm")
    c.open(uri, ONE)
    return where, c, uri


def spot(location):
    return (os.path.basename(location["uri"]), location["range"]["start"]["line"], location["range"]["start"]["character"])


def definitions(c, uri):
    tests("textDocument/definition")
    for needle, skip, occurrence, want in cases((
            ("persona ada", 9, 0, ("people.cjm", 0, 8)), ("by ada feel", 3, 0, ("people.cjm", 0, 8)), ("by ada feel", 6, 0, ("people.cjm", 0, 8)), ("at till", 4, 0, ("people.cjm", 3, 11)),
            ("for slow", 5, 0, ("one.cjm", 7, 11)), ("next pays", 6, 0, ("one.cjm", 5, 9)), ("shared/people", 2, 0, ("people.cjm", 0, 0)), ("stage order", 7, 0, ("one.cjm", 4, 8)))):
        found = c.ask_at("textDocument/definition", uri, needle, skip, occurrence)
        check(found and spot(found) == want, "%r leads to %s" % (needle, want), str(found))
    for needle in ("wait", "6 min", "welcome", "severity high"):
        check(c.ask_at("textDocument/definition", uri, needle, 1) is None, "%r leads nowhere" % needle)


def references(c, uri, where):
    tests("textDocument/references", "textDocument/documentHighlight")
    context = {"context": {"includeDeclaration": True}}
    found = sorted(map(spot, c.ask_at("textDocument/references", uri, "persona ada", 9, **context)))
    want = [("one.cjm", 3, 10), ("one.cjm", 5, 35), ("one.cjm", 8, 21), ("people.cjm", 0, 8), ("two.cjm", 2, 10)]
    check(found == want, "in all maps of the project that mean it, and in no other", str(found))
    found = sorted(map(spot, c.ask_at("textDocument/references", uri, "persona ada", 9, context={"includeDeclaration": False})))
    check(found == [p for p in want if p[0] != "people.cjm"], "without its declaration", str(found))
    two = uri_of(where + "/maps/two.cjm")
    c.open(two, TWO.replace("shared", "../shared").replace("persona ada", "segment x"))
    found = sorted(map(spot, c.ask_at("textDocument/references", uri, "persona ada", 9, **context)))
    check(found == want[:4], "texts that are not saved count", str(found))
    c.close(two)
    check(len(c.ask_at("textDocument/references", uri, "slow", 1, **context)) == 2, "a name of a journey")
    check(c.ask_at("textDocument/references", uri, "6 min", 0, **context) == [], "what is no name")
    found = c.ask_at("textDocument/documentHighlight", uri, "slow", 1)
    check([(h["range"]["start"]["line"], h["kind"]) for h in found] == [(7, 3), (9, 2)], "in the document", str(found))
    check(c.ask_at("textDocument/documentHighlight", uri, "6 min", 0) == [], "nothing")


def edits_of(found):
    """{URI: edits} of what renaming answers, in the form that this editor takes."""
    return {d["textDocument"]["uri"]: d["edits"] for d in found.get("documentChanges", [])}


def renames(c, uri, where):
    tests("textDocument/prepareRename", "textDocument/rename")
    found = c.ask_at("textDocument/prepareRename", uri, "by ada", 4)
    check(found["placeholder"] == "ada" and found["range"]["start"] == c.at(uri, "by ada", 3), "a name can be renamed", str(found))
    for needle, skip, says in (("wait", 1, "nothing here has a name"), ("at \"Counter", 5, "has no name"), ("welcome", 1, "nothing here has a name")):
        said = c.ask_at("textDocument/prepareRename", uri, needle, skip)
        check(says in said.get("message", ""), "%r: says why not" % needle, str(said))
        check("code" in c.ask_at("textDocument/rename", uri, needle, skip, newName="x"), "%r: is not renamed" % needle)
    found = c.ask_at("textDocument/rename", uri, "by ada", 4, newName="ines")
    texts = {"one.cjm": ONE, "two.cjm": TWO.replace("shared", "../shared"), "people.cjm": SHARED}
    became = {os.path.basename(u): applied(texts[os.path.basename(u)], e) for u, e in edits_of(found).items()}
    check(became == {k: re.sub(r"\b(persona|by) ada", r"\1 ines", v) for k, v in texts.items()}, "in all maps that mean it", str(became))
    check("already a name" in c.ask_at("textDocument/rename", uri, "step pays", 6, newName="leaves").get("message", ""), "a name that is taken is refused")
    check("cannot be a name" in c.ask_at("textDocument/rename", uri, "step pays", 6, newName="two words").get("message", ""), "what is no name is refused")
    found = c.ask_at("textDocument/rename", uri, "step pays", 6, newName="pays-now")
    check(applied(ONE, edits_of(found)[uri]) == ONE.replace("step pays", "step pays-now").replace("next pays", "next pays-now"), "a step", str(found))
    people, extra = uri_of(where + "/shared/people.cjm"), ONE.replace("by ada feel", "by ines feel")
    c.open(people, SHARED + 'persona ines "Ines"\n')
    c.change(uri, extra, 20)
    found = c.ask_at("textDocument/rename", uri, "step pays", 6, newName="pays-now")
    check("pays-now" in applied(extra, edits_of(found).get(uri, [])), "a persona that only an unsaved text declares is known to all maps", str(found))
    c.close(people)
    c.change(uri, ONE, 21)
    known = "file:///nowhere/known.cjm"
    c.open(known, 'channel email "E-mail"\njourney "J"\n  stage "S"\n    step "T" via email feel 0\n')
    said = c.ask_at("textDocument/prepareRename", known, "channel email", 9)
    check("special meaning" in said.get("message", ""), "what everyone knows keeps its name", str(said))
    c.close(known)
    two, unsaved = uri_of(where + "/maps/two.cjm"), TWO.replace("shared", "../shared") + "    step new \"New\" at till by ada\n"
    c.open(two, unsaved)
    found = c.ask_at("textDocument/rename", uri, "by ada", 4, newName="ines")
    check(two in edits_of(found) and "by ines" in applied(unsaved, edits_of(found)[two]), "texts that are not saved are renamed as they are", str(found))
    c.change(two, unsaved + "bogus bogus\n", 2)
    found = c.ask_at("textDocument/rename", uri, "by ada", 4, newName="ines")
    check(two in edits_of(found), "an error elsewhere in a map that reads it is no hindrance", str(found))
    c.change(two, unsaved + "bogus ada\n", 3)
    found = c.ask_at("textDocument/rename", uri, "by ada", 4, newName="ines")
    check("two.cjm has an error where it says `ada`" in found.get("message", ""), "not while a map has an error where it says the name", str(found))
    c.close(two)


README = "# Maps\n\n> ```cjm\n> include \"shared/people.cjm\"\n> journey \"J\"\n>   stage \"S\"\n>     step \"T\" by ada feel 0\n> ```\n\nby ada\n"


def renames_in_documents(where):
    """What `cjm rename` changes in Markdown: as it is on the disk, or as the editor has it."""
    path, other = write(os.path.join(where, "README.md"), README), write(os.path.join(where, "docs", "other.markdown"), "by ada\n")
    readme, people = uri_of(path), os.path.join(where, "shared/people.cjm")
    annotating = {**CAPABILITIES, "workspace": {"workspaceEdit": {"documentChanges": True, "changeAnnotationSupport": {}}}}
    for what, capabilities in cases((("an editor", CAPABILITIES), ("one that asks before it changes what it does not show", annotating))):
        c, uri = client(where, capabilities=capabilities), uri_of(os.path.join(where, "one.cjm"))
        c.open(uri, ONE, 7)
        found = c.ask_at("textDocument/rename", uri, "by ada", 4, newName="ines")
        edits, versions = edits_of(found), {d["textDocument"]["uri"]: d["textDocument"]["version"] for d in found.get("documentChanges", [])}
        check(readme in edits and applied(README, edits[readme]) == README.replace("by ada feel", "by ines feel"), what + ": a map in Markdown is renamed where it says the name", str(found))
        check(uri_of(other) not in edits, what + ": a document without a map is not touched")
        check((versions.get(uri), versions.get(readme, 0), versions.get(uri_of(people), 0)) == (7, None, None), what + ": each is as the editor or as the disk has it", str(versions))
        ids = {e.get("annotationId") for e in edits.get(readme, [])}
        if capabilities is annotating:
            told = found["changeAnnotations"]
            check(set(told) == ids and all(a["needsConfirmation"] and a["label"] for a in told.values()), what + ": it asks first", str(found))
        else:
            check(ids == {None} and "changeAnnotations" not in found, what + ": nothing that it does not know", str(found))
        check(all("annotationId" not in e for u, es in edits.items() if u != readme for e in es), what + ": maps are changed at once")
        unsaved = "Unsaved\n\n" + README
        c.open(readme, unsaved, 3)
        found = c.ask_at("textDocument/rename", uri, "by ada", 4, newName="ines")
        check(applied(unsaved, edits_of(found).get(readme, [])) == unsaved.replace("by ada feel", "by ines feel") and "changeAnnotations" not in found, what + ": of a document that it has opened, the text is the editor's", str(found))
        finish(c, "documents")
    c = client(where, capabilities={})
    c.open(uri, ONE)
    found = c.ask_at("textDocument/rename", uri, "by ada", 4, newName="ines")
    check(set(map(os.path.basename, found["changes"])) == {"one.cjm", "two.cjm", "people.cjm"}, "an editor that cannot be told which text is meant changes maps alone", str(found))
    finish(c, "documents")
    write(path, README.replace("> ```\n\n", "> bogus ada\n> ```\n\n"))
    c = client(where)
    c.open(uri, ONE)
    check("README.md has an error where it says `ada`" in c.ask_at("textDocument/rename", uri, "by ada", 4, newName="ines").get("message", ""), "not while a document has an error there")
    finish(c, "documents")
    os.remove(path)
    os.remove(other)


def hovers(c, uri):
    tests("textDocument/hover")
    for needle, skip, says in cases((
            ("severity", 2, ["**severity**", "how severe", "`low`, `medium`, `high`", "```cjm"]), ("high effort", 1, ["**severity**", "**impact**"]), ("stage order", 7, ["**stage** Order", "2 steps", "average emotion: 0", "waiting time: 6"]),
            ("by ada", 4, ["**persona** Ada Lovelace", "referred to 3 times", 'about "H*y `you`"']), ("step pays", 6, ["**step** Pays 𝒳", "step 1 of 2 on the main line", "emotion: \\+1", "waiting time: 6"]),
            ("no-owner", 2, ["**no-owner**", "owner"]), ("for slow", 5, ["**pain point** Slow", "referred to 1 time in"]), ("Show it", 1, ["impact / effort 2"]))):
        found = c.ask_at("textDocument/hover", uri, needle, skip)
        text = found["contents"]["value"] if found else ""
        check(any(s in text for s in says) if len(says) == 2 and all(s.startswith("**") for s in says) else all(s in text for s in says), "%r: %s" % (needle, says), text)
        start = c.at(uri, needle, skip)
        check(found and found["range"]["start"]["line"] == start["line"] and found["range"]["start"]["character"] <= start["character"] <= found["range"]["end"]["character"], "%r: its range" % needle)
    for needle, skip in (("welcome", 2), ("later", 1)):
        check(c.ask_at("textDocument/hover", uri, needle, skip) is None, "%r: nothing in prose" % needle)
    c.change(uri, ONE + "bogus\n  step\n", 2)
    check("**severity**" in c.ask_at("textDocument/hover", uri, "severity", 2)["contents"]["value"], "a map with mistakes answers what can be known")
    check("Ada" in c.ask_at("textDocument/hover", uri, "by ada", 4)["contents"]["value"], "… of names, too")


def misplaced():
    c, uri = client(), "file:///nowhere/a.cjm"
    text = 'touchpoint site "Site" via web\njourney "J"\n  step "S" at site via web\n    pain "p"\n  stage "T"\n    step "U" feel 0\n'
    c.open(uri, text)
    hover = c.ask_at("textDocument/hover", uri, "at site", 4)
    check(hover and "Site" in hover["contents"]["value"], "what stands where it cannot is known", str(hover))
    there = c.ask_at("textDocument/definition", uri, "at site", 4)
    check(there and there["range"]["start"] == {"line": 0, "character": 11}, "… and where it is declared", str(there))
    found = c.ask_at("textDocument/references", uri, "site", 1, context={"includeDeclaration": False})
    check([r["range"]["start"] for r in found] == [{"line": 2, "character": 14}], "… and that it is used there", str(found))
    finish(c, "misplaced")


def everything():
    misplaced()
    where, c, uri = project()
    definitions(c, uri)
    references(c, uri, where)
    renames(c, uri, where)
    hovers(c, uri)
    finish(c, "names")
    renames_in_documents(where)
