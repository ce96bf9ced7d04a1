"""The folders of an editor: names that a URI has to escape, and folders that come and go."""
from urllib.parse import quote, unquote

from shared import *  # noqa: F403

PEOPLE, MAP = 'persona ada "Ada"\n', 'include "shared people.cjm"\njourney "%s"\n  persona ada\n  stage "S"\n    step "T"\n'


def escaped():
    """An editor escapes what it likes, down to letters; what the server names itself is escaped as URIs ask for it."""
    where = os.path.join(folder(), "a folder", "é %41 #1")
    for name, text in {".git": "", "shared people.cjm": PEOPLE, "one.cjm": MAP % "One"}.items():
        write(os.path.join(where, name), text)
    ours = "file://" + quote(os.path.realpath(where), safe="/") + "/"
    c = client()
    # An accent as UTF-8 in small letters, a letter that needs no escape, and a % that begins none.
    uri = ours.replace("%C3%A9", "%c3%a9") + "%6fne.cjm"
    c.open(uri, MAP % "One")
    found = c.ask("textDocument/definition", {"textDocument": {"uri": uri}, "position": {"line": 2, "character": 11}})
    found = found[0] if isinstance(found, list) else found
    check(found and unquote(found["uri"]) == "file://" + os.path.realpath(where) + "/shared people.cjm", "a name is found in a file whose path has to be escaped", str(found))
    check(found and not set(" #é") & set(found["uri"]) and found["uri"].startswith("file:///") and "%2541" in found["uri"], "… and its URI is escaped", str(found))
    check(c.listen(lambda: uri in c.found) and not any(d["code"] in ("include", "unknown-name") for d in c.found[uri]), "what it includes is found, and it is named as the editor names it", str(c.found))
    # Half an escape is no escape.
    odd = ours + "100%.cjm"
    c.open(odd, MAP % "Odd")
    check(c.listen(lambda: odd in c.found), "a % that escapes nothing is one", str(list(c.found)))
    finish(c, "escaped")


def come_and_go():
    one, two = (lay({".git": "", "shared people.cjm": PEOPLE, "%s.cjm" % name: MAP % name}) for name in ("one", "two"))
    c = client(one)
    titles = lambda: {s["name"] for s in c.ask("workspace/symbol", {"query": ""})} & {"one", "two"}  # noqa: E731
    check(titles() == {"one"}, "the folder that it began with", str(titles()))
    for added, removed, want, what in (([two], [], {"one", "two"}, "a second one"), ([two], [], {"one", "two"}, "the same again"), ([], [one], {"two"}, "the first is gone, the second stays"), ([one], [two], {"one"}, "one for the other"), ([], [two], {"one"}, "one that it does not have")):
        event = {"added": [{"uri": uri_of(at), "name": "x"} for at in added], "removed": [{"uri": uri_of(at), "name": "x"} for at in removed]}
        c.tell("workspace/didChangeWorkspaceFolders", {"event": event})
        check(titles() == want, "folders: " + what, str(titles()))
    finish(c, "folders")


def everything():
    escaped()
    come_and_go()
