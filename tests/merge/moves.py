"""Two edits of a map full of comments, by dice: each moves statements, and the other changes, comments, moves or takes out what it likes. A map is a list of stages."""
import copy
import random
import re
from collections import Counter


def item_of(dice, step, index):
    above = ["# item %d.%d above" % (step, index)] if dice.random() < .4 else []
    kind, word = dice.choice(["pain", "think"]), dice.choice(["red", "blue", "wide", "old"])
    return {"above": above, "text": '%s "Text %s of %d %d"' % (kind, word, step, index), "tail": "# item %d.%d tail" % (step, index) if dice.random() < .4 else ""}


def step_of(dice, number):
    items = [item_of(dice, number, index) for index in range(dice.randint(0, 3))]
    return {"above": ["# step %d above" % number] if dice.random() < .5 else [], "title": "Step number %d %s" % (number, dice.choice(["alpha", "beta", "gamma", "delta"])), "feel": dice.randint(-2, 1),
            "wait": dice.choice(["", " wait 3 min"]), "tail": "# step %d tail" % number if dice.random() < .4 else "", "items": items, "end": ["# step %d end" % number] if dice.random() < .2 and items else []}


def some_map(dice):
    number, stages = 0, []
    for index in range(3):
        steps = [step_of(dice, number := number + 1) for _ in range(dice.randint(1, 4))]
        stages.append({"above": ["# stage %d above" % index] if dice.random() < .5 else [], "title": "Stage %d" % index, "tail": "# stage %d tail" % index if dice.random() < .3 else "", "steps": steps})
    return stages


def text_of(stages):
    lines = ["# top of the file", "", 'journey "J"  # journey tail']
    put = lambda indent, thing, words: lines.extend([indent + c for c in thing["above"]] + [(indent + words + ("  " + thing["tail"] if thing["tail"] else ""))])
    for stage in stages:
        put("  ", stage, 'stage "%s"' % stage["title"])
        for step in stage["steps"]:
            put("    ", step, 'step "%s" feel %+d%s' % (step["title"], step["feel"], step["wait"]))
            for item in step["items"]:
                put("      ", item, item["text"])
            lines.extend("      " + c for c in step["end"])
    return "\n".join(lines) + "\n"


def edit_once(dice, stages, who):
    full = [s for s in stages if s["steps"]]
    if not full:
        return
    stage, what = dice.choice(full), dice.choice(["move", "move", "move item", "move stage", "feel", "wait", "title", "above", "tail", "item tail", "item above", "new", "drop", "drop item"])
    step, note = dice.choice(stage["steps"]), "# %s %s %d" % (who, what, dice.randint(0, 9999))
    item = dice.choice(step["items"]) if step["items"] else None
    place_in = lambda things, thing: things.insert(dice.randint(0, len(things)), thing)
    if what in ("move", "drop"):
        stage["steps"].remove(step)
        if what == "move":
            place_in(dice.choice(stages)["steps"], step)
    elif what in ("move item", "drop item") and item:
        step["items"].remove(item)
        if what == "move item":
            place_in(dice.choice(dice.choice(full)["steps"])["items"], item)
    elif what == "move stage":
        stages.remove(stage)
        place_in(stages, stage)
    elif what == "new":
        place_in(stage["steps"], {"above": [note], "title": "%s brings %d" % (who, dice.randint(0, 999)), "feel": 0, "wait": "", "tail": note + " too", "items": [], "end": []})
    elif what in ("above", "tail"):
        step[what] = step[what] + [note] if what == "above" else note
    elif what in ("item above", "item tail") and item:
        item[what[5:]] = [note] if what == "item above" else note
    elif what in ("feel", "wait", "title"):
        step[what] = {"feel": dice.randint(-2, 2), "wait": " wait %d min" % dice.randint(4, 60), "title": step["title"] + " again"}[what]


def edited(dice, stages, who):
    stages = copy.deepcopy(stages)
    for _ in range(dice.randint(1, 3)):
        edit_once(dice, stages, who)
    return stages


def some_pair(seed):
    """A map and two edits of it, as texts."""
    dice = random.Random(seed)
    base = some_map(dice)
    return tuple(text_of(stages) for stages in (base, edited(dice, base, "ours"), edited(dice, base, "theirs")))


def comments(text):
    return Counter(c.strip() for c in re.findall("#.*", text))


def lost(base, ours, theirs, merged):
    """Comments that both have, or one has written, and the merge has not."""
    was, mine, yours = comments(base), comments(ours), comments(theirs)
    return sorted(c for c in (mine & yours) + (mine - was) + (yours - was) if not comments(merged)[c])


def twice(ours, theirs, merged):
    return sorted(c for c, count in comments(merged).items() if count > max(comments(ours)[c], comments(theirs)[c], 1))
