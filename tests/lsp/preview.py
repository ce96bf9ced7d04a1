"""A live drawing beside the text: `cjm/preview` and `cjm/cursor`, and what a click in the drawing asks of the editor."""
import os
import sys
import time

from shared import *  # noqa: F403

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../preview"))
from browsing import Browsing

SHOWS = {**CAPABILITIES, "window": {"showDocument": {"support": True}}}
MAP = 'include "people.cjm"\n' + SMALL.replace('coffee"', 'coffee" persona ines') + '    pain "Hüsh 𝒳 said" severity high\n'


def opened(c, uri, what):
    answer = c.ask("cjm/preview", {"uri": uri})
    check(list(answer) == ["url"], what + ": it answers with an address", str(answer))
    b = Browsing(answer.get("url", ""))
    e = b.listen(answer["url"].split(b.home)[1] + "/events")
    return b, e, answer["url"]


def shown():
    tests("cjm/preview", "cjm/cursor")
    where = lay({"map.cjm": MAP, "people.cjm": 'persona ines "Inès"\n', "other.cjm": SMALL.replace("Morning coffee", "Other")})
    uri = uri_of(os.path.join(where, "map.cjm"))
    c = client(where, capabilities=SHOWS)
    c.open(uri, MAP)
    b, e, url = opened(c, uri, "a map")
    told = e.state()
    check(told["goes"] and not told["errors"] and len(told["versions"]) == 1, "its page is told how things are", str(told))
    check(c.ask("cjm/preview", {"textDocument": {"uri": uri}}) == {"url": url}, "asked again it is the same")
    check(b.ask(b.home + "map/1/1")[0] == 200 and "/index/" not in b.page(""), "one map has no index")
    times = []
    for i in range(6):
        begun = time.monotonic()
        c.change(uri, MAP.replace("till", "till %d" % i), 2 + i)
        told = e.state()
        times.append(time.monotonic() - begun)
        check("till %d" % i in b.page("map/1/1/page"), "what is not saved yet is shown")
    check(SLOW or sorted(times)[len(times) // 2] < 0.1, "within 100 ms of an edit", "%.0f ms" % (1000 * sorted(times)[len(times) // 2]))
    page = b.page("map/1/1/page")
    c.change(uri, MAP.replace("step ", "stpe "), 20)
    told = e.state()
    check(told["errors"] == 1 and told["findings"][0]["line"] == 4 and b.page("map/1/1/page") == page, "a mistake is told, and the drawing kept", str(told))
    c.change(uri, MAP, 21)
    check(e.state()["errors"] == 0, "… until it is mended")
    people = uri_of(os.path.join(where, "people.cjm"))
    c.open(people, 'persona ines "Agnès"\n')
    check(e.state()["errors"] == 0 and "Agnès" in b.page("map/1/1/page"), "an include that is not saved is shown")
    c.close(people)
    e.state()
    check("Agnès" not in b.page("map/1/1/page"), "… until it is closed")
    write(os.path.join(where, "people.cjm"), 'persona ines "Iris"\n')
    e.state()
    check("Iris" in b.page("map/1/1/page"), "… and one that is saved")
    clicks_and_cursor(c, b, e, uri)
    _, other, at = opened(c, uri_of(os.path.join(where, "other.cjm")), "a map that is not open")
    check(at != url and at.split("map/")[0] == url.split("map/")[0] and other.state()["path"].endswith("other.cjm") and "/index/" in b.page(""), "a second map has its own page, and there is an index")
    finish(c, "preview")
    check(e.next() == ("end", {}) and other.next() == ("end", {}), "open pages hear that it ends")


def clicks_and_cursor(c, b, e, uri):
    check(b.ask(b.home + "map/1/1/at/0/5/17")[0] == 204, "a click is taken")
    check(c.listen(lambda: c.heard and c.heard[-1].get("method") == "window/showDocument"), "… and asks the editor to show the place")
    asked = c.heard[-1]
    check(asked["params"] == {"uri": uri, "takeFocus": True, "selection": {"start": {"line": 4, "character": 17}, "end": {"line": 4, "character": len('    pain "Hüsh 𝒳 said" severity high') + 1}}},
          "… counted as the editor counts", str(asked))
    c.send({"jsonrpc": "2.0", "id": asked["id"], "result": {"success": True}})
    for bad in ("9/5/1", "0/0/1", "0/5/0"):
        check(b.ask(b.home + "map/1/1/at/" + bad)[0] == 404, "no such place: " + bad)
    check(b.ask(b.home + "map/1/1/at/0/999/9")[0] == 204 and b.ask(b.home + "map/1/1/at/0/5/999999")[0] == 204, "a place behind the end is its end")
    c.tell("cjm/cursor", {"textDocument": {"uri": uri}, "position": {"line": 3, "character": 9}})
    check(e.next() == ("cursor", {"file": 0, "line": 4}), "the cursor is told")
    c.ask("textDocument/documentHighlight", {"textDocument": {"uri": uri}, "position": {"line": 4, "character": 9}})
    check(e.next() == ("cursor", {"file": 0, "line": 5}), "… also where the editor only asks what is there")
    for bad in ({}, {"textDocument": {"uri": "file:///nowhere.cjm"}}, {"textDocument": {"uri": uri}, "position": {"line": -1}}, {"textDocument": {"uri": uri}, "position": {"line": 1e300}}):
        c.tell("cjm/cursor", bad)
    c.tell("cjm/cursor", {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 0}})
    check(e.next() == ("cursor", {"file": 0, "line": 1}), "a cursor that is nowhere is not")


def refused():
    c = client()
    uri = "untitled:Untitled-1"
    check(c.ask("cjm/preview", {}).get("code") == -32602, "without a document it is refused")
    c.tell("cjm/cursor", {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 0}})
    c.open(uri, SMALL)
    b, e, _ = opened(c, uri, "a map that has no file")
    told = e.state()
    check(not told["goes"] and not told["errors"] and "Orders at the till" in b.page("map/1/1/page"), "… is shown, and an editor that cannot show a place is not asked", str(told))
    check(b.ask(b.home + "map/1/1/at/0/1/1")[0] == 404, "… nor does the server")
    c.process.stdin.close()
    check(c.process.wait(timeout=20) == 1 and e.next() == ("end", {}), "when the editor is gone, so is the preview")
    try:
        b.ask(b.home)
        check(False, "… and nothing listens")
    except OSError:
        check(True, "")
    where = lay({"a.cjm": SMALL})
    write(os.path.join(where, "libmicrohttpd.so.12"), "none")
    os.environ["LD_LIBRARY_PATH"], before = where, os.environ.get("LD_LIBRARY_PATH")
    c = client(where)
    os.environ.pop("LD_LIBRARY_PATH") if before is None else os.environ.update(LD_LIBRARY_PATH=before)
    answer = c.ask("cjm/preview", {"uri": uri_of(os.path.join(where, "a.cjm"))})
    check(answer.get("code") == -32803 and "libmicrohttpd12" in answer.get("message", ""), "without its library it is told what to install", str(answer))
    finish(c, "without libmicrohttpd")


def in_module():
    """Nobody can listen there: it says so, and goes on."""
    tests("cjm/preview", "cjm/cursor")
    c = client()
    c.open("file:///nowhere/a.cjm", SMALL)
    answer = c.ask("cjm/preview", {"uri": "file:///nowhere/a.cjm"})
    check(answer.get("code") == -32803 and "needs the program cjm" in answer.get("message", ""), "the module shows no preview, and says what does", str(answer))
    c.tell("cjm/cursor", {"uri": "file:///nowhere/a.cjm", "position": {"line": 1, "character": 2}})
    finish(c, "no preview")


def everything():
    if os.environ.get("IN_MODULE"):
        in_module()
        return
    shown()
    refused()
