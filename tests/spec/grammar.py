"""The EBNF of docs/spec.md, read from the page itself: texts made from it, and texts held against it."""
import random
import re


class Grammar:
    def __init__(self, page):
        """page: the Markdown; every block of ebnf is read."""
        self.rules = {}
        for block in re.findall(r"^```ebnf\n(.*?)^```", page, re.M | re.S):
            block = re.sub(r"\(\*.*?\*\)", "", block)
            for rule in re.split(r" ;[ ]*\n", block):
                if "=" in rule and "( S )" not in rule.split("=")[0]:
                    name, _, body = rule.partition("=")
                    self.rules[name.strip()] = self._choice(self._tokens(body))
        self.statements = {n for n, r in self.rules.items() if n == "file" or r[0] == "seq" and r[1][0][0] == "word" or r[0] == "word"}

    def _tokens(self, text):
        return re.findall(r'"[^"]*"|[a-z][a-z-]*\??|[\[\]{}()|,]', text)

    def _choice(self, tokens):
        options = [self._sequence(tokens)]
        while tokens and tokens[0] == "|":
            tokens.pop(0)
            options.append(self._sequence(tokens))
        return options[0] if len(options) == 1 else ("choice", options)

    def _sequence(self, tokens):
        items = [self._item(tokens)]
        while tokens and tokens[0] == ",":
            tokens.pop(0)
            items.append(self._item(tokens))
        return items[0] if len(items) == 1 else ("seq", items)

    def _item(self, tokens):
        t = tokens.pop(0)
        if t in "[{(":
            inner = self._choice(tokens)
            assert tokens.pop(0) == {"[": "]", "{": "}", "(": ")"}[t]
            return inner if t == "(" else ("maybe" if t == "[" else "many", inner)
        return ("word", t[1:-1]) if t[0] == '"' else ("once", t[:-1]) if t[-1] == "?" else ("name", t)

    def parts(self, statement):
        """(its own words and values, its members as {name: may it be repeated})"""
        rule = self.rules[statement]
        items = list(rule[1]) if rule[0] == "seq" else [rule]
        members = {}
        if items[-1][0] == "many" and self._are_members(items[-1][1]):
            inner = items.pop()[1]
            for kind, name in inner[1] if inner[0] == "choice" else [inner]:
                members[name] = kind == "name"
        return items, members

    def _are_members(self, inner):
        first = inner[1][0] if inner[0] == "choice" else inner
        return first[0] == "once" or first[0] == "name" and first[1] in self.rules and self.rules[first[1]][0] in ("seq", "word") \
            and (self.rules[first[1]] if self.rules[first[1]][0] == "word" else self.rules[first[1]][1][0])[0] == "word"


class Maker:
    """Texts from the grammar, the same for the same seed."""
    LEAST = {
        "name": ["pay", "étape-2", "支払い", "a_b", "n3"], "word": ["fr"], "text": ['"Pays the order"', '"où ?"', '"say \\"no\\""'],
        "number": ["3", "+1", "-2", "4.1"], "percentage": ["31%", "4.5%"], "date": ["2026-10-01", "2026-10", "2026-Q4"], "range": ["1..5", "2..40"],
        "comparison": ["<=", ">=", "=", "<"], "colour": ["#3B6FD4", "#36C"], "unit": ["EUR", "tickets"], "time-unit": ["min", "days", "h"],
    }

    def __init__(self, grammar, seed, limited=()):
        """limited: the statements whose numbers are not negative, and some of them whole."""
        self.g, self.random, self.limited = grammar, random.Random(seed), limited

    def value(self, item):
        kind, what = item
        if kind == "word":
            return [what]
        if kind == "seq":
            return [w for i in what for w in self.value(i)]
        if kind == "choice":
            return self.value(self.random.choice(what))
        if kind == "maybe":
            return self.value(what) if self.random.random() < .5 else []
        if kind == "many":
            return [w for _ in range(self.random.choice([0, 0, 1, 2])) for w in self.value(what)]
        return [self.random.choice(self.LEAST[what])] if what in self.LEAST else self.value(self.g.rules[what])

    def lines(self, statement, depth, room):
        """The statement with some of its members, a line each; room: how many statements there may be."""
        items, members = self.g.parts(statement)
        if statement == "drop": # a percentage, unless a file has it
            items = [i[1] if i[0] == "maybe" else i for i in items]
        words = [w for i in items for w in self.value(i)]
        if statement in self.limited:
            words = ["3" if re.fullmatch(r"[+-]\d+|\d+\.\d+", w) else w for w in words]
        out = ["  " * depth + " ".join(words).replace(" ,", ",")] if statement != "file" else []
        below = [m for m in members if (statement, m) != ("metric", "metric-value")] # said behind the name as well
        self.random.shuffle(below)
        for name in below[:self.random.choice([0, 1, 2, 4, 8])] if statement not in ("file", "journey", "stage") else below[:room]:
            for _ in range(self.random.choice([1, 1, 2]) if members[name] else 1):
                out += self.lines(name, depth + (statement != "file"), max(room // 3, 2))
        return out

    def map(self):
        lines = [l for l in self.lines("file", 0, 12)]
        first = [l for l in lines if l.startswith("cjm ")]
        return "".join(l + "\n" for l in ["cjm 1"] * bool(first) + [l for l in lines if l not in first])


TOKEN = re.compile(r'\s*(?:(?P<text>"(?:[^"\\]|\\.)*")|(?P<time>\d\d?:\d\d?)|(?P<date>\d{4}-\d\d(?:-\d\d)?(?![\w-])|\d{4}-[Qq]\d)|(?P<range>[+-]?[\d.]*\d\.\.[+-]?\d[\d.]*)|(?P<percentage>[+\-−]?\d[\d.]*%)'
                   r'|(?P<number>[+\-−]?\d+(?:\.\d+)?)|(?P<colour>#[0-9A-Fa-f]{3,6}\b)|(?P<comparison><=|>=|≤|≥|<|>|=)|(?P<comma>,)|(?P<name>[^\W\d_][\w-]*|[€$£¥]))')


def tokens_of(line):
    out, at = [], 0
    # what looks like a colour is one, unless `cjm fmt` set it apart as a remark
    line = re.sub(r'("(?:[^"\\]|\\.)*")|(?<=\S)  #.*$|(?:^|\s)#(?![0-9A-Fa-f]{3}(?:[0-9A-Fa-f]{3})?(?:[\s,]|$)).*$', lambda m: m[1] or "", line)
    while line[at:].strip():
        m = TOKEN.match(line, at)
        if not m:
            return out + [("strange", line[at:])]
        out.append(("name" if m.lastgroup == "time" else m.lastgroup, m.group(m.lastgroup)))
        at = m.end()
    return out


class Reader:
    """Whether a text that `cjm fmt` laid out is of the grammar."""
    CLASSES = {"text": "text", "number": "number", "percentage": "percentage", "date": "date", "range": "range", "comparison": "comparison", "colour": "colour",
               "name": "name", "word": "name", "unit": "name", "time-unit": "name"}

    def __init__(self, grammar):
        self.g = grammar
        self.kept = {n: grammar.parts(n) for n in grammar.statements}

    def ends(self, item, tokens, at):
        """Where the item may end that begins at `at`."""
        kind, what = item
        if kind == "word":
            is_own = what == "x-name" and at < len(tokens) and re.match("x-.", tokens[at][1]) # any word behind x-
            return {at + 1} if at < len(tokens) and (tokens[at][1] == what or is_own) else set()
        if kind == "seq":
            places = {at}
            for i in what:
                places = {e for p in places for e in self.ends(i, tokens, p)}
            return places
        if kind == "choice":
            return {e for o in what for e in self.ends(o, tokens, at)}
        if kind == "maybe":
            return {at} | self.ends(what, tokens, at)
        if kind == "many":
            places, new = {at}, {at}
            while new:
                new = {e for p in new for e in self.ends(what, tokens, p)} - places
                places |= new
            return places
        if what in self.CLASSES:
            ok = at < len(tokens) and (tokens[at][0] == self.CLASSES[what] or (what == "date" and re.fullmatch(r"\d{4}", tokens[at][1])))
            return {at + 1} if ok else set()
        return self.ends(self.g.rules[what], tokens, at)

    def statement(self, name, tokens, at):
        items, members = self.kept[name]
        places = self.ends(("seq", items), tokens, at) if len(items) > 1 else self.ends(items[0], tokens, at)
        new = set(places)
        while new:
            new = {e for p in new if p < len(tokens) for m in members for e in self.statement(m, tokens, p)} - places
            places |= new
        return places

    def heads(self, parent, tokens):
        """The members of parent that the line may be."""
        return [m for m in self.kept[parent][1] if len(tokens) in self.statement(m, tokens, 0)]

    def wrong_line(self, text):
        """The first line that the grammar has not; None where it has all of them."""
        open_ = [(-1, ["file"])]
        for number, line in enumerate(text.splitlines(), 1):
            tokens = tokens_of(line)
            if not tokens or line.lstrip().startswith("#"):
                continue
            depth = len(line) - len(line.lstrip(" "))
            while open_[-1][0] >= depth:
                open_.pop()
            if tokens[0][0] == "text":
                if len(tokens) > 1:
                    return number
                continue
            heads = [h for p in open_[-1][1] for h in self.heads(p, tokens)]
            if not heads:
                return number
            open_.append((depth, heads))
        return None

    def _said(self, name, tokens, at):
        """Like statement, with what each reading says: {end: a list of (statement, what stands in it)}."""
        items, members = self.kept[name]
        places = {e: [] for e in (self.ends(("seq", items), tokens, at) if len(items) > 1 else self.ends(items[0], tokens, at))}
        new = sorted(places, reverse=True)
        while new:
            at = new.pop()
            for m in members if at < len(tokens) else []:
                for end, pairs in self._said(m, tokens, at).items():
                    found = places[at] + [(name, m)] + pairs
                    if end not in places or len(found) > len(places[end]): # what may be a unit, and a statement, is the statement
                        new.append(end)
                        places[end] = found
        return places

    def pairs(self, text):
        """Of a text that `cjm fmt` laid out: (statement, what stands in it), for each that does."""
        open_, out = [(-1, "file")], []
        for line in text.splitlines():
            tokens = tokens_of(line)
            if not tokens or tokens[0][0] == "text":
                continue
            depth = len(line) - len(line.lstrip(" "))
            while open_[-1][0] >= depth:
                open_.pop()
            parent = open_[-1][1]
            heads = self.heads(parent, tokens)
            if not heads:
                continue
            open_.append((depth, heads[0]))
            out += [(parent, heads[0])] + self._said(heads[0], tokens, 0)[len(tokens)]
        return out
