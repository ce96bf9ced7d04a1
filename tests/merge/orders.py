"""The merge of two edits does not hang on which of them is ours: generated edits that put in, take out and move steps at the same places, and texts with
line ends of several kinds."""
import random
import re

from suite import *  # noqa: F403

NAMES = "queue board till cup milk sugar train door ticket guest morning number counter biscuit price card cash line noise table lamp chair wall floor roof stone river hill tree leaf".split()


def text_of(stages):
    return 'journey "J"\n' + "".join('  stage "%s"\n' % name + "".join('    step "%s"\n' % step for step in steps) for name, steps in stages)


def edited(rand, stages, names, kinds):
    stages = [(name, list(steps)) for name, steps in stages]
    for _ in range(rand.randint(1, 4)):
        kind, steps = rand.choice(kinds), rand.choice(stages)[1]
        if kind == "add":
            at = rand.randint(0, len(steps))
            steps[at:at] = [names.pop() for _ in range(rand.randint(1, 2))]
        elif steps:
            step = steps.pop(rand.randrange(len(steps)))
            to = rand.choice(stages)[1]
            if kind == "move":
                to.insert(rand.randint(0, len(to)), step)
    return stages


def of_both(base, ours, theirs):
    """The steps that a merge has: those of both, and what either put in."""
    base, ours, theirs = ({step for _, steps in stages for step in steps} for stages in (base, ours, theirs))
    return sorted((ours & theirs) | (ours - base) | (theirs - base))


def settled(text, side):
    return re.sub(r"<<<<<<< current\n(.*?)=======\n(.*?)>>>>>>> other\n", r"\%d" % side, text, flags=re.S)


def generated(at, facts, count):
    for kinds in (["add"], ["add", "remove"], ["add", "remove", "move"]):
        for seed in cases(range(count)):
            rand, names = random.Random(seed), list(NAMES)
            rand.shuffle(names)
            base = [("S", [names.pop() for _ in range(4)]), ("T", [names.pop() for _ in range(3)])]
            ours, theirs = edited(rand, base, names, kinds), edited(rand, base, names, kinds)
            paths = [write(at(name), text_of(stages)) for name, stages in (("b.cjm", base), ("o.cjm", ours), ("t.cjm", theirs))]
            there, back = cjm("merge", *paths, "-o", "-"), cjm("merge", paths[0], paths[2], paths[1], "-o", "-")
            one, two, what = there.out.decode(), back.out.decode(), "%s, pair %d" % ("/".join(kinds), seed)
            check(there.status == back.status in (FINE, MISTAKES) and "move" in kinds or there.status == back.status == FINE, "%s: a conflict in either order, or none" % what, one + two)
            for side in (1, 2) if "<<<<" in one else (0,):
                check(facts(settled(one, side) if side else one) == facts(settled(two, 3 - side) if side else two), "%s: the same in either order" % what, text_of(base) + text_of(ours) + text_of(theirs) + one + two)
            if "<<<<" not in one:
                check(sorted(re.findall(r'step "(\w+)"', one)) == of_both(base, ours, theirs), "%s: each step once" % what, one)


BASE = 'journey "J"\n  stage "S"\n    step "One" feel 0\n      think "Why?"\n    step "Two"\n'
OURS = BASE.replace("feel 0", "feel +1")
THEIRS = BASE.replace('"Two"\n', '"Two" feel -1\n      think "So?"\n') + '    step "Three"\n'
BOTH = THEIRS.replace("feel 0", "feel +1")
CONFLICT = BASE.replace("feel 0", "feel -2")
BROKEN = OURS.replace("stage", "staeg")
ENDS = {"LF": "\n", "CRLF": "\r\n", "CR": "\r"}


def line_ends(at):
    """Those of ours, and no others, also where a conflict is marked and where git merges lines."""
    for (name, own), (other_name, other), (base_name, of_base) in cases([(a, b, c) for a in ENDS.items() for b in ENDS.items() for c in ENDS.items()]):
        for ours, theirs, both in ((OURS, THEIRS, BOTH), (BASE, THEIRS, THEIRS), (OURS, BASE, OURS), (OURS, CONFLICT, None), (BROKEN, THEIRS, BOTH.replace("stage", "staeg"))):
            paths = [write(at(path), text.replace("\n", end).encode()) for path, text, end in (("b.cjm", BASE, of_base), ("o.cjm", ours, own), ("t.cjm", theirs, other))]
            run = cjm("merge", *paths)
            got, what = read(paths[1]).decode(), "base %s, ours %s, theirs %s" % (base_name, name, other_name)
            check(run.status == (FINE if both else MISTAKES), "%s: merged" % what, got)
            plain = got.replace(own, "\n")
            check("\r" not in plain and got == plain.replace("\n", own), "%s: the line ends are those of ours" % what, repr(got))
            check(plain == both if both else plain.count("<<<<<<<") == 1, "%s: what both say" % what, repr(got))
    mixed = OURS.replace("\n", "\r\n", 4)
    paths = [write(at(path), text.encode()) for path, text in (("b.cjm", BASE), ("o.cjm", mixed), ("t.cjm", THEIRS))]
    ends(cjm("merge", *paths, "-o", "-"), FINE, "ours has both kinds of line ends")
    check(cjm("merge", *paths, "-o", "-").out.decode() == BOTH.replace("\n", "\r\n"), "… and the merge the one that most of its lines have")
