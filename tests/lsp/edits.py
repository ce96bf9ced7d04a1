"""Random edits, a few at a time: what the server has read then is what it reads of the whole text."""
import json
import os
import random

from shared import *  # noqa: F403

EDITS = int(os.environ.get("EDITS", 10000))
ROUND = 40  # messages between two looks at the answers
PEOPLE = 'persona ada "Ada 𝒳" age 30\npersona ines "Inès"\ntouchpoint till "Till" via store\n'
MAP = """include "people.cjm"
journey coffee "Café 𝒳 crème"
  persona ada
  why "One guest in five leaves."
  stage order "Order"
    step reads "Reads the board" at till feel 0 "undecided" from talks
    step pays "Pays" via store
      wait 6 min
      pain no-time "Nobody says how long" severity high
      opportunity "Show it" for no-time impact high effort low
  stage wait "Wait"
    step "Gets it" by ines feel +2 "cheered up"
source talks "Talks" kind interviews
"""
# What is put in: parts of the language, and what counts in more than one way: surrogate pairs, ends of lines, tabs.
PIECES = ["\n", "\r\n", "\r", "\t", " ", '"', "#", "é", "𝒳", "-", "9", "pain", ' feel -1 "bad"', "\n    step s9 \"S\"\n", "ada", "till", " at till", "\n  stage \"T\"\n", ",", "\u2028", "journey k \"K\"\n", "\npersona zoe \"Zoe\"\n", "\ninclude \"people.cjm\"\n"]
ASKED = ("textDocument/semanticTokens/full", "textDocument/documentSymbol", "textDocument/foldingRange", "textDocument/inlayHint", "textDocument/completion")
WHOLE = {"start": {"line": 0, "character": 0}, "end": {"line": 99999, "character": 0}}


def starts_of(text):
    """Where lines begin: each of these ends one, and CR LF only together."""
    starts = [0]
    for i, letter in enumerate(text):
        if letter == "\n" or (letter == "\r" and text[i + 1:i + 2] != "\n"):
            starts.append(i + 1)
    return starts


def position(text, starts, at, encoding):
    line = max(i for i, start in enumerate(starts) if start <= at)
    before = text[starts[line]:at]
    return {"line": line, "character": len(before.encode()) if encoding == "utf-8" else len(before.encode("utf-16-le")) // 2}


def edit(chance, text, encoding):
    """A change of the protocol, and the text after it."""
    piece = chance.choice(PIECES) if chance.random() < 0.8 else ""
    start = chance.randrange(len(text) + 1)
    end = min(len(text), start + (chance.randrange(1, 30) if chance.random() < 0.5 or not piece else 0))
    if text[start - 1:start] == "\r" and text[start:start + 1] == "\n":  # no place of a line is there
        start -= 1
    if text[end - 1:end] == "\r" and text[end:end + 1] == "\n":
        end += 1
    starts = starts_of(text)
    changed = {"range": {"start": position(text, starts, start, encoding), "end": position(text, starts, end, encoding)}, "text": piece}
    return changed, text[:start] + piece + text[end:]


class Pair:
    """A text that is edited, with the map that includes it or alone, and the same text opened anew."""

    def __init__(self, chance, encoding):
        self.chance, self.encoding = chance, encoding
        where = lay({".git": ""})
        self.client, self.where = client(where, capabilities={**CAPABILITIES, "general": {"positionEncodings": [encoding]}}), uri_of(where) + "/"
        self.texts = {self.where + "a.cjm": MAP, self.where + "people.cjm": PEOPLE}
        self.fresh, self.version, self.waiting = 0, 1, []
        for uri, text in self.texts.items():
            self.client.open(uri, text)

    def change(self):
        uri = self.chance.choice(list(self.texts))
        text = self.texts[uri]
        if self.chance.random() < 0.1:  # begins again, by a change of the whole
            text = MAP if uri.endswith("a.cjm") else PEOPLE
            changes = [{"text": text}]
        else:
            changes = []
            for _ in range(self.chance.randrange(1, 4)):
                changed, text = edit(self.chance, text, self.encoding)
                changes.append(changed)
        self.texts[uri] = text
        self.version += 1
        self.client.tell("textDocument/didChange", {"textDocument": {"uri": uri, "version": self.version}, "contentChanges": changes})
        return len(changes)

    def look(self):
        """Asks both for the same, to be compared later."""
        text, self.fresh = self.texts[self.where + "a.cjm"], self.fresh + 1
        edited, anew = self.where + "a.cjm", self.where + "fresh%d.cjm" % (self.fresh % 2)
        method = self.chance.choice(ASKED)
        at = text.find("persona ") + len("persona ada")  # where names of the other file are offered
        more = {"range": WHOLE, "position": position(text, starts_of(text), min(at, len(text)) if self.chance.random() < 0.7 else self.chance.randrange(len(text)), self.encoding)}
        asked = self.client.ask_later(method, {"textDocument": {"uri": edited}, **more})
        self.client.tell("textDocument/didOpen", {"textDocument": {"uri": anew, "languageId": "cjm", "version": 1, "text": text}})
        self.waiting.append((asked, self.client.ask_later(method, {"textDocument": {"uri": anew}, **more}), method, text))
        self.client.tell("textDocument/didClose", {"textDocument": {"uri": anew}})

    def differs(self):
        """The first text of which the two said something else; None."""
        first = None
        for edited, anew, method, text in self.waiting:
            ours, theirs = self.client.answer(edited), self.client.answer(anew)
            for answer in (ours, theirs):  # no map offers to include itself
                if method == "textDocument/completion":
                    answer["result"]["items"] = [i for i in answer["result"]["items"] if i["kind"] != 17]
            same = json.dumps(ours.get("result", ours.get("error"))) == json.dumps(theirs.get("result", theirs.get("error")))
            first = first or (None if same and "result" in ours else "%s of %r" % (method, text))
        self.waiting = []
        return first


def everything():
    for encoding in ("utf-16", "utf-8"):
        pair, done = Pair(random.Random(16), encoding), 0
        while done < EDITS // 2:
            for _ in range(ROUND):
                done += pair.change()
                pair.look()
            different = pair.differs()
            if different:
                break
        check(not different, "%s: %d random edits, and nothing differs from what is read anew" % (encoding, done), different)
        finish(pair.client, "edits")
