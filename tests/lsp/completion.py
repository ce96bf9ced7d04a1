"""Completion: what may stand at the cursor, and nothing else."""

from shared import *  # noqa: F403

URI = "file:///nowhere/a.cjm"
MAP = """language en
team bar "The bar"
persona ada "Ada Lovelace"
persona marc "Marc"
channel kiosk "Kiosk" mode digital
touchpoint till "Till" via store owner bar
metric nps "NPS"
source interviews "Interviews"
theme acme

journey coffee "Morning coffee"
  persona ada
  reviewed 2026-01-31
  review every 3 months
  stage order "Order"
    step pays "Pays" at till via store feel +1 "welcome"
      pain slow "Slow" severity high
      wait 6 min
    step leaves "Leaves"
@
"""


class Asked:
    def __init__(self):
        self.c = client()
        self.version = 0

    def at(self, line, **context):
        """Labels of what is offered at | of a line that is put into the map."""
        text = MAP.replace("@", line.replace("|", ""))
        at = (text[:text.rindex(line.replace("|", ""))] + line[:line.index("|")]) if line else ""
        self.version += 1
        if self.version == 1:
            self.c.open(URI, text)
        else:
            self.c.change(URI, text, self.version)
        row = at.count("\n")
        where = {"line": row, "character": len(at[at.rfind("\n") + 1:].encode("utf-16-le")) // 2}
        self.items = self.c.ask("textDocument/completion", {"textDocument": {"uri": URI}, "position": where, "context": context or {"triggerKind": 1}})["items"]
        self.line, self.text = line.replace("|", ""), text
        return [i["label"] for i in self.items]

    def item(self, label):
        return next((i for i in self.items if i["label"] == label), {})


# a line with the cursor, what must be offered, what must not
PLACES = [
    ("|", ["journey", "persona", "touchpoint"], ["step", "pain", "language", "stage"]),
    ("  |", ["stage", "goal", "persona", "action"], ["step", "journey", "reviewed", "review"]),
    ("    |", ["step", "pain", "feel"], ["stage", "journey", "phase"]),
    ("      |", ["feel", "at", "via", "think", "wait"], ["step", "stage", "journey", "severity"]),
    ("      pa|", ["pain"], ["stage"]),
    ("      pain \"x\"\n        |", ["severity", "because", "from", "owner"], ["pain", "feel"]),
    ("      pain \"x\" |", ["severity", "because"], ["feel", "stage"]),
    ("      pain \"x\" severity |", ["low", "medium", "high"], ["pain", "feel", "because"]),
    ("      pain \"x\" severity l|", ["low"], ["feel"]),
    ("      pain \"x\" severity low |", ["because", "frequency"], ["severity", "low"]),
    ("    step \"x\" at |", ["till", "store", "web"], ["ada", "bar", "pain"]),
    ("    step \"x\" at till, |", ["web", "till"], ["feel", "via"]),
    ("    step \"x\" via |", ["store", "kiosk", "email"], ["till", "ada"]),
    ("    step \"x\" by |", ["ada", "marc"], ["till", "bar"]),
    ("    step \"x\" at till via web feel |", ["-2", "-1", "0", "+1", "+2"], ["ada"]),
    ("      feel +|", ["+1", "+2"], []),
    ("      feel -|", ["-2", "-1"], []),
    ("      feel +1 \"x\" and |", ["-2", "+2"], []),
    ("      feel +1 |", ["because", "from"], ["-1", "0", "+2"]),
    ("      intensity |", ["1", "5"], ["0", "6"]),
    ("      opportunity \"x\" importance |", ["1", "10"], ["0", "11"]),
    ("    step \"x\" feel -1 \"y\" |", ["because", "from", "wait", "at"], ["severity"]),
    ("      opportunity \"x\" for |", ["slow"], ["ada", "pays"]),
    ("      next |", ["leaves", "pays"], ["slow"]),
    ("      wait 3 |", ["min", "days", "h"], []),
    ("      action \"x\" due |", ["2026-04-30"], ["min"]),
    ("  persona |", ["ada", "marc"], ["bar"]),
    ("  owner |", ["bar"], ["ada"]),
    ("  lanes |", ["feelings", "pains"], ["ada"]),
    ("rule |", ["no-owner", "stage-without-touchpoint"], ["unknown-name"]),
    ("rule no-owner |", ["off", "warning"], ["pain"]),
    ("channel x \"X\" mode |", ["digital", "human"], ["low"]),
    ("metric x \"X\" better |", ["higher", "lower"], []),
]
NOTHING = ["      pain \"|\"", "      pain \"a b|", "      pain “in |”", "# jo|", "      pain \"x\" # se|", "      think « a |"]


def places(a):
    for line, offered, others in cases(PLACES):
        labels = a.at(line)
        check(set(offered) <= set(labels), "%r offers %s" % (line, ", ".join(offered)), ", ".join(labels))
        check(not set(others) & set(labels), "%r does not offer %s" % (line, ", ".join(set(others) & set(labels))))
        check(len(labels) == len(set(labels)), "%r: each once" % line, ", ".join(labels))
    for line in cases(NOTHING):
        labels = a.at(line)
        check(labels == [], "%r offers nothing" % line, ", ".join(labels))


def items(a):
    a.at("      pa|")
    pain = a.item("pain")
    check("frustrates" in pain["detail"] and "```cjm" in pain["documentation"]["value"] and pain["kind"] == 14, "a keyword with its help and an example", str(pain))
    check(pain["insertTextFormat"] == 2 and pain["textEdit"]["newText"] == 'pain "$1"', "a snippet with its text", str(pain))
    check(applied(a.text, [{**pain["textEdit"], "newText": 'pain "x"'}]) == a.text.replace("      pa\n", '      pain "x"\n'), "it takes the place of what was typed")
    a.at("      pain \"x\" |")
    check(a.item("severity")["textEdit"]["newText"] == "severity ${1|low,medium,high|}", "a snippet with choices", str(a.item("severity")))
    a.at("    step \"x\" at |")
    check("Till" in a.item("till")["detail"] and "touchpoint" in a.item("till")["detail"], "a name with what it is", str(a.item("till")))
    check("built-in" in a.item("phone")["detail"], "what everyone knows", str(a.item("phone")))
    a.at("    step \"x\" at \"Counter of Ada\"\n    step \"y\" at |")
    named = a.item("Counter of Ada")
    check(named and named["textEdit"]["newText"] == '"Counter of Ada"', "what has no name is named by its text", str(named))


def scales(a):
    a.at("      feel |")
    numbers = sorted((i for i in a.items), key=lambda i: i.get("sortText", i["label"]))[:5]
    check([(i["label"], i["detail"]) for i in numbers] == [("-2", "very bad"), ("-1", "rather bad"), ("0", "neither good nor bad"), ("+1", "rather good"), ("+2", "very good")], "the scale in its order, with what each place means", str(numbers))
    a.at("      feel +|")
    item = a.item("+1")
    check(item and applied(a.text, [item["textEdit"]]) == a.text.replace("feel +\n", "feel +1\n"), "the sign is part of the number", str(item))
    for scale, want in cases((("1..5", "1 2 3 4 5"), ("0..10", "0 1 2 3 4 5 6 7 8 9 10"), ("0..100", "0 25 50 75 100"), ("-1..1", "-1 0 +1"))):
        c = client()
        c.open(URI, "scale %s\njourney \"J\"\n  stage \"S\"\n    step \"T\" feel " % scale)
        found = c.ask("textDocument/completion", {"textDocument": {"uri": URI}, "position": {"line": 3, "character": 18}})["items"]
        found = sorted((i for i in found if i["kind"] == 12), key=lambda i: i["sortText"])
        check([i["label"] for i in found] == want.split() and found[0]["detail"] == "very bad" and found[-1]["detail"] == "very good", "scale %s" % scale, str([(i["label"], i["detail"]) for i in found]))
        finish(c, "scale")


def synonyms(a):
    for typed, meant in cases((("douleur", "pain"), ("doul", "pain"), ("émot", "feel"), ("emot", "feel"), ("schmerz", "pain"), ("kpi", "metric"))):
        a.at("      %s|" % typed)
        item = next((i for i in a.items if i["label"] == meant and i.get("filterText")), {})
        check(item.get("filterText") == typed and item["textEdit"]["newText"].startswith(meant), "%s offers %s" % (typed, meant), str(item))
    for typed, meant in cases((("point de con", "at"), ("temps d’att", "wait"), ("temps d'attente", "wait"), ("moment de v", "moment-of-truth"))):
        a.at("      %s|" % typed)
        item = next((i for i in a.items if i["label"] == meant and i.get("filterText")), {})
        check(item.get("filterText") == typed and item["textEdit"]["range"]["start"]["character"] == 6 and item["textEdit"]["newText"].startswith(meant), "%s, of several words, offers %s in its place" % (typed, meant), str(item or [i["label"] for i in a.items]))
    for line in cases(("      douleur|", "      pa|", "      pain|", "      pains|", "  goa|", "  obj|", "  objectif|", "      pain \"x\" severity lo|", "      pain \"x\" severity hau|")):
        labels = a.at(line)
        check(len(labels) == len(set(labels)), "%r: each once" % line, ", ".join(sorted(i for i in labels if labels.count(i) > 1)))
    a.at("      d|")
    check(not [i for i in a.items if i.get("filterText")], "a single letter is no word yet")
    a.at("      pain \"x\" severity faible|")
    check([i["label"] for i in a.items if i.get("filterText")] == ["low"], "a choice in another language")


def values(a):
    """Choices, units and channels by the words of other languages, as far as they are typed; and nothing that cannot be meant."""
    for line, want in cases((("    step \"x\" via tél|", "phone"), ("      wait 3 jo|", "days"), ("      wait 3 j|", "days"), ("      wait 3 semai|", "weeks"), ("      pain \"x\" severity fo|", "high"), ("source talks \"T\" kind entr|", "interviews"), ("      action \"x\" status term|", "done"))):
        labels = a.at(line)
        item, typed = a.item(want), line[:-1].split(" ")[-1]
        check(item.get("filterText", "") == typed and item["textEdit"]["newText"] == want, "%r offers %s" % (line, want), str(labels[:9]))
        check([i["label"] for i in a.items if i.get("filterText") == typed and i["kind"] != 14] == [want], "%r offers no other" % line)
    a.at("  tested |")
    check([i["label"] for i in a.items if i["kind"] == 12] == [today().isoformat()], "what was done was not done in the future", str(a.items))
    a.at("      opportunity itself \"x\" for |")
    check("slow" in [i["label"] for i in a.items] and "itself" not in [i["label"] for i in a.items], "an opportunity does not answer itself", str(a.items))
    check("again" in a.at("    step again \"x\" next |"), "a step may come again")


def by_blank(a):
    check("store" in a.at("    step \"x\" via |", triggerKind=2, triggerCharacter=" "), "a blank behind `via` offers channels")
    check(a.at("      |", triggerKind=2, triggerCharacter=" ") == [], "a blank of an indentation offers nothing")
    check("feel" not in a.at("    step \"x\" |", triggerKind=2, triggerCharacter=" "), "a blank behind a statement offers no keywords")


def paths():
    """Within the quotes of what names a file: those of the project, as the map names them."""
    where = lay({".git": "", "a.cjm": "", "shared/people.cjm": "", "maps/b.cjm": "", "maps/data/funnel.csv": "a\n", "maps/face.png": "", "logo.svg": "", "notes.txt": ""})
    c, uri = client(where), uri_of(where + "/maps/b.cjm")
    for line, want in cases((('include "|', ["../a.cjm", "../shared/people.cjm", "new.cjm"]), ('include "sha|"', ["../a.cjm", "../shared/people.cjm", "new.cjm"]), ('    stage "S" detail "|', ["../a.cjm", "../shared/people.cjm", "new.cjm"]),
                             ('metric nps "N" data "da|', ["data/funnel.csv"]), ('persona ada "Ada" image "|', ["../logo.svg", "face.png"]), ('  think "include |', []), ('# include "|', []), ('  pain "|', []), ('include "a.cjm" # "|', []))):
        c.open(uri_of(where + "/maps/new.cjm"), "")
        before, _, after = line.partition("|")
        c.open(uri, 'journey "J"\n%s%s\n' % (before, after))
        found = c.ask("textDocument/completion", {"textDocument": {"uri": uri}, "position": {"line": 1, "character": len(before)}})["items"]
        check(sorted(i["label"] for i in found) == want and all(i["kind"] == 17 for i in found), "paths in %s" % line, str(found))
        if found:
            check(all(i["textEdit"]["range"]["start"]["character"] == before.rindex('"') + 1 and i["textEdit"]["range"]["end"]["character"] == len(before) for i in found), "the whole path is replaced: %s" % line)
    finish(c, "paths")


def everything():
    tests("textDocument/completion")
    paths()
    a = Asked()
    places(a)
    items(a)
    scales(a)
    synonyms(a)
    values(a)
    by_blank(a)
    finish(a.c, "completion")
    c = client(capabilities={})
    c.open(URI, "journey \"J\"\n  st")
    found = c.ask("textDocument/completion", {"textDocument": {"uri": URI}, "position": {"line": 1, "character": 4}})["items"]
    check({i["textEdit"]["newText"] for i in found} >= {"stage", "state"} and not any("insertTextFormat" in i for i in found), "no snippets for an editor that has none")
    finish(c, "no snippets")
