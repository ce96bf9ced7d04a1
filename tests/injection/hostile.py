"""A map with every statement, and texts that would be something else put into its slots: what the suites of injected texts share."""
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from payloads import PAYLOADS
from suite import *  # noqa: F403

# ---- a map with every statement ----

source = read(os.path.join(ROOT, "grammar/examples.def")).decode()
plain = lambda s: s.replace('\\"', '"').replace("\\n", "\n").replace("\\\\", "\\")  # noqa: E731
CAST = plain("".join(re.findall(r'"((?:[^"\\]|\\.)*)"', re.search(r'^CAST\((.*?)\)\n\n', source, re.M | re.S)[1])))
EXAMPLES = [plain(m[1]) for m in re.finditer(r'^EXAMPLE(?:_IN)?\([A-Z_]+, (?:[A-Z_]+, )?"((?:[^"\\]|\\.)*)"\)$', source, re.M)]
check(len(EXAMPLES) > 200 and CAST.count("\n") > 15, "the examples were read from their table (%d)" % len(EXAMPLES))
LEVELS = (6, 4, 2, 0)


def map_of(lines):
    return CAST + "".join(" " * level + line + "\n" for level in LEVELS for line in lines[level])


def errors_in(text):
    """The lines of what keeps it from being drawn."""
    run = cjm("build", "-", "-f", "json", "-o", "-", stdin=text.encode())
    return [int(m[1]) for m in re.finditer(r"^-:(\d+):\d+: error", run.said, re.M)] or ([0] if run.status != FINE else [])


def whole_map():
    """Each example at the first level at which it is no error."""
    lines, left = {level: [] for level in LEVELS}, []
    for number, example in enumerate(e for e in EXAMPLES if not re.match(r"(journey|project|include|cjm)\b", e)):
        # What was declared before is declared again by another name.
        for level, line in [*((level, example) for level in LEVELS), (0, re.sub(r"^([\w-]+ [a-z][\w-]*)", r"\1-%d" % number, example))]:
            lines[level].append(line)
            if not errors_in(map_of(lines)):
                break
            lines[level].pop()
        else:
            left.append(example)
    return map_of(lines), left


whole, left = whole_map()
check(len(left) < len(EXAMPLES) // 5, "nearly every example is in the map", "%d left out: %s" % (len(left), left[:40]))

# ---- its slots ----

TEXT = re.compile(r'"((?:[^"\\]|\\.)*)"')


def filled(texts):
    """The map with these texts, by the number of their slot; None leaves what is there."""
    at = iter(range(100000))

    def put(m):
        text = texts(next(at))
        return m[0] if text is None else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'

    return TEXT.sub(put, whole)


def free_slots():
    """Those that take any text: no path, no name of something that is declared elsewhere, no date."""
    slots = list(range(len(TEXT.findall(whole))))
    lines = {}
    for number, m in enumerate(TEXT.finditer(whole)):
        lines.setdefault(whole.count("\n", 0, m.start()) + 1, []).append(number)
    for _ in range(40):
        taken = set(slots)
        wrong = set(errors_in(filled(lambda n: "Zq%dx" % n if n in taken else None)))  # as in the map, each text is on one line
        if not wrong:
            return slots
        bad = {n for line in wrong for n in lines.get(line, [])}
        slots = [n for n in slots if n not in bad]
    return slots


SLOTS = free_slots()
check(len(SLOTS) > 120, "most texts are free (%d of %d)" % (len(SLOTS), len(TEXT.findall(whole))))


def neutral():
    """The map with ordinary words, each of which tells its slot."""
    return filled(lambda n: "Zq%dx word" % n if n in set(SLOTS) else None)


def ordinary():
    """The same with words of another length."""
    return filled(lambda n: "Word %d of another length altogether, more or less" % n if n in set(SLOTS) else None)


def hostile(turn):
    """{slot: text} of a round: each slot gets another payload each time; a number of its own tells it from others with the same."""
    chosen = {n: PAYLOADS[(i + turn * (len(SLOTS) + 7)) % len(PAYLOADS)] for i, n in enumerate(SLOTS)}
    return {n: (text + " z%dz" % n if (n + turn) % 3 else "z%dz " % n + text) for n, (_, text) in chosen.items()}


def squeezed(text):
    return re.sub(r"[\s\u00a0\u202f\u2011\u2010\u00ad\u200b\u2028\u3000\u2003-]+", "", text)
