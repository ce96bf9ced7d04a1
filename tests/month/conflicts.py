"""A week in which two branches edit the same places: what both can mean is merged in either order, what they can't is marked once, where it is, and every command says so."""
from repository import *  # noqa: F403


def replaced(pattern, new):
    """An edit, which finds its place once or fails."""
    def edit(text, index):
        edited, count = re.subn(pattern, lambda m: new(m, index) if callable(new) else new.replace("INDEX", str(index)), text, count=1, flags=re.M)
        check(count == 1 and edited != text, "the script finds %r in map %d" % (pattern, index))
        return edited
    return edit


def felt_as(value, other):
    """The first step feels so, or otherwise where it did already."""
    return replaced(r"feel (-?\d)", lambda m, _: "feel %d" % (value if m[1] != str(value) else other))


def both(*edits):
    def edit(text, index):
        for one in edits:
            text = one(text, index)
        return text
    return edit


def same(text, index):
    return text


FIRST_STEP = r'    step st00 .*\n      at .*\n      feel .*\n'
NEW_STAGE = r'(?=  stage s2 )'
# what → one side's edit, the other's; in conflict they say different things of one place
CONFLICTS = {
    "two feelings of one step": (felt_as(2, 2), felt_as(-1, 0)),
    "two titles of a journey": (replaced(r'"Journey \d+"', '"Left INDEX"'), replaced(r'"Journey \d+"', '"Right INDEX"')),
    "two owners": (replaced(r"owner t\d", lambda m, i: "owner t%d" % ((i + 1) % 10)), replaced(r"owner t\d", lambda m, i: "owner t%d" % ((i + 2) % 10))),
    "two reviews": (replaced(r"reviewed \S+", "reviewed 2026-09-02"), replaced(r"reviewed \S+", "reviewed 2026-09-03")),
    "a step that one removes and the other changes": (replaced(FIRST_STEP, ""), felt_as(2, 2)),
    "a pain point that one closes and the other finds worse": (both(replaced(r"    pain pn1 .*\n", '    no pain "Nobody says so"\n'), lambda t, _: t.replace(" for pn1 ", " ")), replaced(r'(pain pn1 .* severity) \w+', lambda m, i: m[1] + (" high" if (1 + i) % 3 != 2 else " low"))),
    "two values of a metric": (replaced(r"metric nps \d+", "metric nps 61"), replaced(r"metric nps \d+", "metric nps 62")),
    "two titles of a stage": (replaced(r'"Stage 1"', '"Stage left"'), replaced(r'"Stage 1"', '"Stage right"')),
    "two new stages of one name": (replaced(NEW_STAGE, '  stage extra "Left"\n    step "Waits"\n      at place1\n      feel 1 from talks\n'), replaced(NEW_STAGE, '  stage extra "Right"\n    step "Waits"\n      at place1\n      feel 1 from talks\n')),
}
CLEAN = {
    "a feeling and another touchpoint of one step": (felt_as(2, 2), replaced(r"(step st00 .*\n      at) \w+", lambda m, _: m[1] + " place29")),
    "a feeling here and a feeling there": (felt_as(2, 2), replaced(r"(step st20 (?:.*\n){2}      feel) -?\d", lambda m, _: m[1] + " 2")),
    "the same edit": (felt_as(2, 2), felt_as(2, 2)),
    "an owner, and a date of the review": (replaced(r"owner t\d", lambda m, i: "owner t%d" % ((i + 1) % 10)), replaced(r"reviewed \S+", "reviewed 2026-09-03")),
    "a new step, and a new title of the one before": (replaced(r"(?=    pain pn0 )", '    step new "New INDEX"\n      at place3\n      feel 1 from talks\n'), replaced(r'"Step 0 1 of', '"Next step 0 1 of')),
    "a step removed, and one changed": (replaced(FIRST_STEP, ""), replaced(r"(step st20 (?:.*\n){2}      feel) -?\d", lambda m, _: m[1] + " 2")),
    "a new pain point, and a new metric's value": (replaced(r"(?=    pain pn2 )", '    pain newly "Pain 9 of INDEX" severity low from talks\n'), replaced(r"metric nps \d+", "metric nps 63")),
    "a comment, and what stands below it": (replaced(r"(?=    step st10 )", "    # asked again in spring\n"), replaced(r'"Step 1 0 of', '"Other step 1 0 of')),
    "one side alone": (felt_as(2, 2), same),
}


def halves(text):
    """A text as each side would have it, where they disagree."""
    return (re.sub(r"<<<<<<< .*\n((?:.*\n)*?)=======\n((?:.*\n)*?)>>>>>>> .*\n", r"\1", text), re.sub(r"<<<<<<< .*\n((?:.*\n)*?)=======\n((?:.*\n)*?)>>>>>>> .*\n", r"\2", text))


def means_the_same(one, other, beside):
    """Of two texts at the place of a map."""
    places = [at(os.path.join(os.path.dirname(beside), name)) for name in ("one.cjm", "other.cjm")]
    for place, text in zip(places, (one, other)):
        write(place, text)
    run = cjm("diff", *places, "--exit-code", cwd=top, env=ENV)
    for place in places:
        os.remove(place)
    return run.status == FINE, (run.out + run.err).decode(errors="replace")


def conflicts_say(what, conflicted):
    """What every command says while the maps at these paths are in conflict."""
    begin_case()
    expect(set(git("diff", "--name-only", "--diff-filter=U").split()), set(conflicted), what + ": git has these in conflict, and no others")
    told = json.loads(ask("check", "maps", "-f", "json", "--today", TODAY, status=MISTAKES))["findings"]
    wanted = {(path, 1 + text_of(path)[:text_of(path).index("<<<<<<<")].count("\n")) for path in conflicted}
    expect(sorted((f["file"], f["line"]) for f in told if f["id"] == "conflict-marker"), sorted(wanted), what + ": check names each, once, at its mark")
    expect({f["file"] for f in told if f["severity"] == "error" and f["file"] in conflicted and f["id"] not in ("conflict-marker", "require-broken")}, set(), what + ": and no other error of it")
    path = sorted(conflicted)[0]
    text = text_of(path)
    ends(cjm("fmt", path, cwd=top, env=ENV), MISTAKES, what + ": nothing in conflict is formatted")
    expect(text_of(path), text, what + ": it stays as it is")
    ends(cjm("build", path, "-o", at("site/conflict.svg"), cwd=top, env=ENV), MISTAKES, what + ": nothing in conflict is drawn")
    check(not os.path.exists(at("site/conflict.svg")), what + ": and no drawing is written")
    atlas_says(what, status=MISTAKES, but=set(conflicted))
    begin_case()
    by_git = json.loads(ask("diff", "--git", "HEAD", "maps", "-f", "json", status=MISTAKES))
    expect({m["new"] for m in by_git["maps"] if m["change"] == "errors"}, set(conflicted), what + ": a comparison lists them, and compares the others")
    end_case()


def merge_both(branches, conflicting, clean):
    """Either branch into the other. Gives the merged texts of the clean maps."""
    merged = {}
    for ours, theirs in (branches, branches[::-1]):
        what = "%s into %s" % (theirs, ours)
        begin_case()
        git("checkout", "-q", ours)
        sides = {path: (text_of(path), git("show", "%s:%s" % (theirs, path)) + "\n") for path in [*conflicting, *clean]}
        git("merge", "-q", "-m", "Both", theirs, status=1)
        for path, kind in conflicting.items():
            text = text_of(path)
            check([text.count(mark) for mark in ("<<<<<<< ", "\n=======\n", "\n>>>>>>> ")] == [1, 1, 1], "%s: %s is marked once" % (what, kind), text[:900])
            for half, side in zip(halves(text), sides[path]):
                is_same, told = means_the_same(half, side, path)
                if "closes" in kind and "no pain" not in side:  # what else the other did for it stays: its remark, and what no opportunity is for any more
                    is_same = re.search("    pain pn1 .*\n", side)[0] in half
                check(is_same, "%s: %s: the mark holds what each says, and nothing else is lost" % (what, kind), told + text[:900])
        for path, kind in clean.items():
            check("<<<<<<<" not in text_of(path), "%s: %s is no conflict" % (what, kind), text_of(path)[:900])
            if path in merged:
                is_same, told = means_the_same(merged[path], text_of(path), path)
                check(is_same, "%s: %s is the same in either order" % (what, kind), told)
            merged[path] = text_of(path)
        end_case()
        conflicts_say(what, conflicting)
        git("merge", "--abort")
    return merged
