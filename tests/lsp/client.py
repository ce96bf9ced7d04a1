"""A small client of the Language Server Protocol: frames, requests, and what the server says by itself."""
import json
import os
import select
import subprocess
import time

CAPABILITIES = {
    "general": {"positionEncodings": ["utf-16"]},
    "workspace": {"workspaceEdit": {"documentChanges": True, "resourceOperations": ["create"]}},
    "textDocument": {
        "completion": {"completionItem": {"snippetSupport": True}},
        "documentSymbol": {"hierarchicalDocumentSymbolSupport": True},
        "publishDiagnostics": {"relatedInformation": True, "tagSupport": {"valueSet": [1, 2]}, "codeDescriptionSupport": True, "versionSupport": True},
    },
}


def uri_of(path):
    return "file://" + os.path.abspath(path)


class Client:
    def __init__(self, program, cwd=None, start=True, capabilities=None, folder=None, options=None, locale=None):
        self.process = subprocess.Popen([*program, "lsp", "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=cwd)
        self.rest, self.asked, self.heard, self.found, self.versions = b"", 0, [], {}, {}
        self.texts = {}
        if start:
            self.started = self.ask("initialize", {"processId": None, "rootUri": uri_of(folder) if folder else None, "capabilities": CAPABILITIES if capabilities is None else capabilities,
                                                   "initializationOptions": options or {}, **({"locale": locale} if locale else {})})
            self.tell("initialized", {})

    # ---- frames ----

    def write(self, data):
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def send(self, message):
        body = json.dumps(message, ensure_ascii=False).encode()
        self.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)

    def message(self, timeout=20):
        """The next one that the server sends; None where none comes in time, or the server is gone."""
        end = time.monotonic() + timeout
        while True:
            head, found, body = self.rest.partition(b"\r\n\r\n")
            if found:
                length = int(head.split(b":")[1])
                if len(body) >= length:
                    self.rest = body[length:]
                    return json.loads(body[:length])
            left = end - time.monotonic()
            if left <= 0 or not select.select([self.process.stdout], [], [], left)[0]:
                return None
            more = os.read(self.process.stdout.fileno(), 1 << 16)
            if not more:
                return None
            self.rest += more

    # ---- what is said ----

    def tell(self, method, params):
        self.send({"jsonrpc": "2.0", "method": method, "params": params})

    def ask_later(self, method, params):
        self.asked += 1
        self.send({"jsonrpc": "2.0", "id": self.asked, "method": method, "params": params})
        return self.asked

    def answer(self, number, timeout=20):
        while True:
            m = self.message(timeout)
            if m is None:
                return {"error": {"code": 0, "message": "no answer"}}
            if m.get("id") == number and "method" not in m:
                return m
            self.hear(m)

    def ask(self, method, params):
        """The result; a dict with `code` where it is an error."""
        m = self.answer(self.ask_later(method, params))
        return m["result"] if "result" in m else m["error"]

    def hear(self, m):
        self.heard.append(m)
        if m.get("method") == "textDocument/publishDiagnostics":
            self.found[m["params"]["uri"]] = m["params"]["diagnostics"]
            self.versions[m["params"]["uri"]] = m["params"].get("version")

    def listen(self, until, timeout=20):
        """Hears what the server says by itself until that holds; whether it does."""
        end = time.monotonic() + timeout
        while not until():
            m = self.message(max(0.0, end - time.monotonic()))
            if m is None:
                return until()
            self.hear(m)
        return True

    # ---- documents ----

    def open(self, uri, text, version=1):
        self.texts[uri] = text
        self.tell("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "cjm", "version": version, "text": text}})

    def change(self, uri, text, version):
        self.texts[uri] = text
        self.tell("textDocument/didChange", {"textDocument": {"uri": uri, "version": version}, "contentChanges": [{"text": text}]})

    def edit(self, uri, start, end, text, version):
        self.tell("textDocument/didChange", {"textDocument": {"uri": uri, "version": version},
                                             "contentChanges": [{"range": {"start": start, "end": end}, "text": text}]})

    def close(self, uri):
        self.tell("textDocument/didClose", {"textDocument": {"uri": uri}})

    def at(self, uri, needle, skip=0, occurrence=0):
        """The position of a text of the document, in UTF-16."""
        text, at = self.texts[uri], -1
        for _ in range(occurrence + 1):
            at = text.index(needle, at + 1)
        before = text[:at + skip]
        line = before.count("\n")
        return {"line": line, "character": len(before[before.rfind("\n") + 1:].encode("utf-16-le")) // 2}

    def ask_at(self, method, uri, needle, skip=0, occurrence=0, **more):
        return self.ask(method, {"textDocument": {"uri": uri}, "position": self.at(uri, needle, skip, occurrence), **more})

    # ---- the end ----

    def end(self):
        self.ask("shutdown", None)
        self.tell("exit", None)
        return self.wait()

    def wait(self):
        self.process.stdin.close()
        try:
            return self.process.wait(timeout=20), self.process.stderr.read().decode()
        except subprocess.TimeoutExpired:
            self.process.kill()
            return "too slow", ""


def applied(text, edits):
    """A text with edits of the protocol, which do not overlap."""
    lines = text.split("\n")

    def offset(p):
        line = lines[p["line"]] if p["line"] < len(lines) else ""
        units = line.encode("utf-16-le")[:2 * p["character"]].decode("utf-16-le")
        return sum(len(x) + 1 for x in lines[:p["line"]]) + len(units)

    for e in sorted(edits, key=lambda e: offset(e["range"]["start"]), reverse=True):
        text = text[:offset(e["range"]["start"])] + e["newText"] + text[offset(e["range"]["end"]):]
    return text
