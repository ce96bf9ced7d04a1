"""What the server says is said in the language of the user; names of methods, and what goes into a map, stay."""
import os

from shared import *  # noqa: F403
from hints import MAP, URI, WHOLE

HERE = {"textDocument": {"uri": URI}}


def titles(c, needle, skip, kind):
    where = c.at(URI, needle, skip)
    return [a["title"] for a in c.ask("textDocument/codeAction", {**HERE, "range": {"start": where, "end": where}, "context": {"diagnostics": [], "only": [kind]}})]


def plain(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def figures(c):
    c.open(URI, MAP)
    hints = [(plain(h["label"]), h["tooltip"]) for h in c.ask("textDocument/inlayHint", {**HERE, "range": WHOLE})]
    check(hints[:1] == [("émotion −0,5 · attente 8 min", "émotion moyenne et temps d’attente de l’étape")], "figures of a stage", str(hints))
    c.change(URI, MAP.replace("wait 6 min", "wait 3 days").replace("wait 2 min", "wait 2 days"), 2)
    hints = [plain(h["label"]) for h in c.ask("textDocument/inlayHint", {**HERE, "range": WHOLE})]
    check(hints[:1] == ["émotion −0,5 · attente 5 jours"], "units of time in French", str(hints))
    c.change(URI, MAP, 3)
    lenses = {x["command"]["title"] for x in c.ask("textDocument/codeLens", HERE)}
    check(lenses == {"1 référence", "Afficher le dessin"}, "above declarations", str(lenses))
    for needle, skip, said in cases((
            ("step pays", 6, ("- action client 1 sur 3 du fil principal", "- temps d’attente : 6 min", "- émotion : ")),
            ("step pays", 1, ("**step** : une chose que fait le client",)), ("impact high", 1, ("l’une de ces valeurs : `low`",)))):
        hover = plain(c.ask_at("textDocument/hover", URI, needle, skip)["contents"]["value"])
        for part in said:
            check(part in hover, "%s at %s" % (part, needle), hover)


def actions(c):
    found = [t for t in titles(c, "journey coffee", 12, "quickfix") if t.startswith("Mettre de côté le contrôle stage-without-goal jusqu’au 2")]
    check(found, "checks are set aside", str(found))
    whole = titles(c, "journey coffee", 12, "source.fixAll")
    check(whole in ([], ["Corriger tout ce qui n’a qu’une correction"]), "fix all", str(whole))


def put_in(c):
    """What goes into a map: in its language; where it names none, in that of messages."""
    for language, aside, stage in cases((("", "pas encore", "Étape"), ("language fr\n", "pas encore", "Étape"), ("language de\n", "noch nicht", "Phase"), ("language en\n", "not yet", "Stage"))):
        text = "cjm 1\n" + language + 'journey coffee "J"\n  step "A" via web feel 0\n'
        c.change(URI, text, 20)
        where = c.at(URI, 'step "A', 2)
        found = c.ask("textDocument/codeAction", {**HERE, "range": {"start": where, "end": where}, "context": {"diagnostics": [], "only": ["quickfix"]}})
        new = [e["newText"] for a in found for e in a["edit"]["changes"][URI]]
        check('  stage "%s"\n  ' % stage in new, "a stage in the language of the map (%r)" % language, str(new))
        where = c.at(URI, "journey coffee", 10)
        found = c.ask("textDocument/codeAction", {**HERE, "range": {"start": where, "end": where}, "context": {"diagnostics": [], "only": ["quickfix"]}})
        new = [e["newText"] for a in found for e in a["edit"]["changes"][URI]]
        check(any(' off "%s" until' % aside in t for t in new), "a reason in the language of the map (%r)" % language, str(new))


def found(c):
    text = 'persona ada "Ada"\njourney coffee "J"\n  persona ada\n  stage "S"\n    step "A" via web, store feel 0\n    step "B" at "Till" feel +1 wait 2 months\n'
    c.change(URI, text, 30)
    c.listen(lambda: c.versions.get(URI) == 30)
    said = plain(" | ".join(d["message"] for d in c.found[URI]))
    check("ne prend qu’un seul nom (canal)" in said, "a kind by its French name", said)
    check("une attente de 2 mois" in said, "a unit of time in French", said)


def offered(c):
    for line, label, detail in cases((("    step \"x\" by ", "ada", "persona « Ada »"), ("    step \"x\" via ", "web", "canal (de base)"))):
        c.change(URI, MAP.replace('  stage "Leave"\n', '  stage "Leave"\n' + line + "\n"), 6)
        at = {"line": c.texts[URI][:c.texts[URI].index(line)].count("\n"), "character": len(line)}
        items = {i["label"]: plain(i.get("detail", "")) for i in c.ask("textDocument/completion", {**HERE, "position": at})["items"]}
        check(items.get(label) == detail, "%r offers %s" % (line, detail), str(items.get(label)))
    for line, label, detail in cases((("  reviewed ", None, "aujourd’hui"), ("    wait 2 ", "min", "une unité de temps"), ("language ", "fr", "une langue"))):
        c.change(URI, MAP.replace('  stage "Leave"\n', '  stage "Leave"\n' + line + "\n") if line.startswith("    ") else MAP.replace("  persona ada\n", "  persona ada\n" + line + "\n") if line[0] == " " else line + "\n" + MAP, 7)
        text = c.texts[URI]
        at = {"line": text[:text.index(line)].count("\n"), "character": len(line)}
        items = c.ask("textDocument/completion", {**HERE, "position": at})["items"]
        check(any(i.get("detail") == detail and label in (None, i["label"]) for i in items), "%r offers %s" % (line, detail), str(items[:4]))


def everything():
    begin_case()
    before = {name: os.environ.get(name) for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")}
    os.environ.update({"LANGUAGE": "", "LC_ALL": "", "LC_MESSAGES": "", "LANG": "fr_FR.UTF-8"})
    c = client(options={"commands": ["cjm.showReferences", "cjm.preview"]})
    for name, value in before.items():
        if value is None:
            del os.environ[name]
        else:
            os.environ[name] = value
    figures(c)
    actions(c)
    put_in(c)
    found(c)
    offered(c)
    finish(c, "in French")
