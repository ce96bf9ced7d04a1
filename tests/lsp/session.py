"""How a session begins, goes on whatever comes, and ends."""
import json
import re

from shared import *  # noqa: F403


def begins_and_ends():
    tests("initialize", "initialized", "shutdown", "exit", "$/setTrace", "workspace/didChangeConfiguration")
    c = client()
    told = c.started["capabilities"]
    announced = {cap: json.loads(re.sub(r"\\(.)", r"\1", value)) for _, _, cap, value in ROWS if value}
    check({k: v for k, v in told.items() if k != "positionEncoding"} == announced, "it announces what its table says", str(told))
    check(c.started["serverInfo"]["name"] == "cjm", "it says who it is")
    c.tell("$/setTrace", {"value": "off"})
    c.tell("workspace/didChangeConfiguration", {"settings": {}})
    check(c.ask("initialize", {}).get("code") == -32600, "a second initialize is refused")
    check(c.ask("no/such/method", {}).get("code") == -32601, "an unknown request is refused")
    c.tell("no/such/notice", {})
    c.tell("$/unknown", {})
    check(c.ask("textDocument/didSave", {}).get("code") == -32600, "a notification with an id is refused")
    check(c.ask("shutdown", None) is None, "shutdown has no result")
    check(c.ask("shutdown", None).get("code") == -32600, "nothing is answered after shutdown")
    c.tell("exit", None)
    check(c.wait() == (0, ""), "exit after shutdown is success")
    for locale, word in (("fr", "parcours"), ("fr-CA", "parcours"), ("en", "journey “A”"), ("it", "journey “A”"), (None, "journey “A”")):
        c = client(locale=locale)
        c.open("file:///a.cjm", 'journey "A"\n  stage "S"\n    step "T" vai store\n')
        c.listen(lambda: "file:///a.cjm" in c.found)
        found = c.found.get("file:///a.cjm", [])
        check(any(word in f["message"] for f in found), "messages in the editor's language, %s" % locale, str(found))
    for words, status in ((["exit"], 1), ([], 1)):
        c = client()
        for word in words:
            c.tell(word, None)
        check(c.wait() == (status, ""), "%s without shutdown is none" % (words or "the end of the input"))
    c = Client(PROGRAM, start=False)
    check(c.ask("textDocument/hover", {}).get("code") == -32002, "nothing is answered before initialize")
    c.tell("exit", None)
    check(c.wait()[0] == 1, "exit before initialize ends it")


def encodings():
    for offered, taken in (([], "utf-16"), (["utf-8"], "utf-8"), (["utf-8", "utf-16"], "utf-8"), (["utf-16", "utf-8"], "utf-16"), (["utf-32"], "utf-16"), (None, "utf-16")):
        c = Client(PROGRAM, capabilities={"general": {"positionEncodings": offered}} if offered is not None else {})
        check(c.started["capabilities"]["positionEncoding"] == taken, "of %s it takes %s" % (offered, taken))
        uri = "file:///nowhere/a.cjm"
        c.open(uri, 'journey "J"\n  stage "é𝒳"\n    step "É𝒳é" vai store\n')
        c.listen(lambda: uri in c.found)
        start = [d["range"]["start"]["character"] for d in c.found[uri] if d["code"] == "unknown-word"]
        check(start == [len('    step "É𝒳é" '.encode("utf-8" if taken == "utf-8" else "utf-16-le")) // (1 if taken == "utf-8" else 2)], "%s: places are counted so" % taken, str(c.found))
        finish(c, taken)


def frames():
    c = client()
    body = json.dumps({"jsonrpc": "2.0", "id": "as text", "method": "shutdown"}).encode()
    for piece in (b"content-length: %d\r\n" % len(body), b"Content-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r", b"\n" + body[:5]):
        c.write(piece)
    check(c.message(0.3) is None, "it waits for the whole message")
    c.write(body[5:])
    m = c.message()
    check(m == {"jsonrpc": "2.0", "id": "as text", "result": None}, "a header in pieces, with other fields, and an id that is a text", str(m))
    c.tell("exit", None)
    c.wait()
    c = client()
    for bad in (b"{", b"", b"\xff\xfe", b"[" * 100000):
        c.write(b"Content-Length: %d\r\n\r\n" % len(bad) + bad)
        m = c.message()
        check(m and m["id"] is None and m["error"]["code"] == -32700, "what is no JSON is refused: %r" % bad[:5], str(m))
    for bad in ("[]", "1", "{}", '{"jsonrpc":"2.0","id":7,"method":5}', "null"):
        c.write(b"Content-Length: %d\r\n\r\n" % len(bad) + bad.encode())
        m = c.message()
        check(m and m["error"]["code"] in (-32600, -32601), "what is no request is refused: %s" % bad, str(m))
    c.send({"jsonrpc": "2.0", "id": 99, "result": None})
    finish(c, "bad messages")
    for bad in (b"Content-Length: 99999999999999\r\n\r\n", b"Nothing: 1\r\n\r\n", b"Content-Length: -1\r\n\r\n"):
        c = client()
        c.write(bad)
        check(c.wait()[0] == 1, "a header without a length ends it: %r" % bad)


def cancelled():
    c = client()
    uri = "file:///nowhere/a.cjm"
    c.open(uri, SMALL * 300)
    asked = [json.dumps({"jsonrpc": "2.0", "id": i, "method": "textDocument/none", "params": {}}) for i in range(1000, 1010)]
    asked.append(json.dumps({"jsonrpc": "2.0", "method": "$/cancelRequest", "params": {"id": 1005}}))
    c.write(b"".join(b"Content-Length: %d\r\n\r\n" % len(m) + m.encode() for m in asked))
    codes = {i: c.answer(i)["error"]["code"] for i in range(1000, 1010)}
    check(codes[1005] == -32800 and set(v for k, v in codes.items() if k != 1005) == {-32601}, "a request that waits is cancelled, and no other", str(codes))
    c.tell("$/cancelRequest", {"id": 1005})
    finish(c, "cancel")


def last_words():
    """All in one go, and the input ends with it, as where a program pipes a session in."""
    c = Client(PROGRAM, start=False)
    uri = "file:///nowhere/a.cjm"
    said = [{"id": 1, "method": "initialize", "params": {"capabilities": {}}}, {"method": "initialized", "params": {}},
            {"method": "textDocument/didOpen", "params": {"textDocument": {"uri": uri, "languageId": "cjm", "version": 1, "text": SMALL * 300}}},
            *({"id": i, "method": "textDocument/documentSymbol", "params": {"textDocument": {"uri": uri}}} for i in range(2, 6)), {"id": 6, "method": "shutdown"}, {"method": "exit"}]
    bodies = [json.dumps({"jsonrpc": "2.0", **m}).encode() for m in said]
    out, err = c.process.communicate(b"".join(b"Content-Length: %d\r\n\r\n" % len(b) + b for b in bodies), timeout=60)
    answered = [int(n) for n in re.findall(rb'"jsonrpc":"2.0","id":(\d+),"result"', out)]
    check(answered == [1, 2, 3, 4, 5, 6] and c.process.returncode == 0 and not err, "what came before the end of the input is answered", "%s %s" % (answered, c.process.returncode))


def everything():
    last_words()
    begins_and_ends()
    encodings()
    frames()
    cancelled()
