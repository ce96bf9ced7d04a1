"""The repository of the month: what its maps are, how the script edits them, and the questions that it asks of every state of it."""
import json
import os
import random
import re
import shutil
import subprocess
import sys
from datetime import date

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from suite import *  # noqa: F403
from expected import LEVELS, is_close, read_maps, row_told

COUNT = int(os.environ.get("MONTH_MAPS", 100 if SLOW else 1000))
DOMAINS = 10
TODAY = "2026-10-15"
dice = random.Random(1710)
top = os.path.join(folder(), "repository")
sides = folder()
ENV = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "PATH": os.path.dirname(CJM) + ":" + os.environ["PATH"]}
calendar = {"day": 1}  # of the month
slowest = {}


def git(*words, status=0):
    when = "2026-09-%02dT12:00:00Z" % calendar["day"]
    env = dict(os.environ, **ENV, GIT_AUTHOR_DATE=when, GIT_COMMITTER_DATE=when)
    done = subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@example.com", *words], cwd=top, env=env, capture_output=True, check=False)
    check(status is None or done.returncode == status, "git %s: status %d" % (" ".join(words), done.returncode), (done.stderr + done.stdout).decode(errors="replace"))
    return done.stdout.decode(errors="replace").strip()


def commit(message):
    git("add", "-A")
    git("commit", "-q", "-m", message)
    return git("rev-parse", "HEAD")


def ask(*words, status=FINE, cwd=None):
    """What a command says, which ends as it has to."""
    run = cjm(*words, cwd=cwd or top, env=ENV, timeout=60)
    ends(run, status, "cjm " + " ".join(words))
    return run.out.decode(errors="replace")


def at(name):
    return os.path.join(top, name)


def text_of(name):
    return read(at(name)).decode()


def change(name, *edits):
    text = text_of(name)
    for old, new in edits:
        check(old in text, "the script finds %r in %s" % (old, name))
        text = text.replace(old, new, 1)
    write(at(name), text)


# ---- a thousand maps ----

PEOPLE = "".join('persona p%d "Person %d"\n' % (i, i) for i in range(20)) + "".join('team t%d "Team %d"\n' % (i, i) for i in range(10))
PLACES = "".join('touchpoint place%d "Place %d" via web\n' % (i, i) for i in range(30)) + 'metric nps "NPS" better higher target 40\nsource talks "Talks" kind interviews n 12 date 2026-08\n'


def name_of(index):
    return "maps/domain%d/journey%04d.cjm" % (index % DOMAINS, index)


def places_of(index):
    return [index % 30, (index * 7 + 3) % 30, (index * 11 + 5) % 30]


def map_of(index):
    lines = ['include "../../shared/people.cjm"', 'include "../../shared/places.cjm"', "", 'journey j%d "Journey %d"' % (index, index), "  owner t%d" % (index % 10), "  persona p%d" % (index % 20),
             "  state " + ("future" if index % 9 == 4 else "current"), "  reviewed 2026-0%d-0%d" % (4 + index % 5, 1 + index % 9), "  review every %d months" % (3 + index % 4)]
    lines += ["  require nps >= 30"] if index % 10 == 0 else []
    for stage in range(3):
        lines.append('  stage s%d "Stage %d"' % (stage, stage))
        for step in range(2):
            lines += ['    step st%d%d "Step %d %d of %d"' % (stage, step, stage, step, index), "      at place%d" % places_of(index)[stage], "      feel %d from talks" % dice.randint(-2, 1)]
        lines += ['    pain pn%d "Pain %d of %d" severity %s from talks' % (stage, stage, index, LEVELS[(stage + index) % 3]),
                  '    opportunity "%s" for pn%d impact high effort low' % ("Say how long it takes" if (stage, index % 50) == (2, 7) else "Idea %d of %d" % (stage, index), stage),
                  "    metric nps %d n 40 date 2026-08 from talks" % dice.randint(10, 50)]
        if (index + stage) % 4 == 0:
            lines += ['    action "Do %d of %d" for pn%d owner t%d due 2026-%s status %s' % (stage, index, stage, index % 10, dice.choice(("09-30", "11-30")), dice.choice(("doing", "done", "todo")))]
    return "\n".join(lines) + "\n"


# ---- both sides of a comparison ----

checked_out = {}


def checkout(commit_):
    if commit_ not in checked_out:
        checked_out[commit_] = os.path.join(sides, commit_[:12])
        git("worktree", "add", "-q", "--detach", checked_out[commit_], commit_)
    return checked_out[commit_]


def same_by_git(old, new, what):
    """Text, Markdown and JSON, of two revisions and of two checkouts; gives what became of each map."""
    begin_case()
    for form in ("text", "md", "json"):
        by_git = cjm("diff", "--git", "%s..%s" % (old, new), "-f", form, cwd=top, env=ENV, timeout=60)
        by_hand = cjm("diff", checkout(old), checkout(new), "-f", form, cwd=sides, env=ENV, timeout=60)
        check(by_git.is_sound and (by_git.status, by_git.out) == (by_hand.status, by_hand.out), "%s: cjm diff --git says what cjm diff says of two checkouts (%s)" % (what, form), by_git.said + by_hand.said)
    return by_git.status, {m.get("new", m.get("old")): m for m in json.loads(by_git.out)["maps"]}


def states(maps):
    return {path: m["change"] for path, m in maps.items()}


def changed(maps):
    return {path for path, state in states(maps).items() if state == "changed"}


def expect(told, wanted, what):
    check(told == wanted, what, "%s, not %s" % (str(told)[:300], str(wanted)[:300]))


def findings(*words, status=FINE):
    return {(f["id"], f["file"]) for f in json.loads(ask("check", *words, "-f", "json", "--today", TODAY, status=status))["findings"]}


# ---- what the atlas has to say ----


def maps_now():
    """The maps of the script as they stand in the working tree."""
    paths = [os.path.relpath(os.path.join(d, n), top) for d, _, names in os.walk(at("maps")) for n in names if re.match(r"(journey|moved)\d+\.cjm$", n)]
    return read_maps({path: text_of(path) for path in paths}, text_of("shared/people.cjm"), text_of("shared/places.cjm"), date.fromisoformat(TODAY))


def atlas_says(what, *words, status=FINE, but=()):
    """Each row, figure and table of the atlas, against the texts of the maps; gives both."""
    begin_case()
    facts = {path: f for path, f in maps_now().items() if path not in but}
    atlas = json.loads(ask("atlas", "maps", *words, "-f", "json", "--today", TODAY, status=status))
    for row in atlas["journeys"]:
        row["file"] = "maps/" + row["file"]  # which it names from the folder that was asked for
    rows = [r for r in atlas["journeys"] if r["file"] in facts]
    for row in rows:
        wanted, told = dict(facts[row["file"]]["row"]), row_told(row)
        wanted["requirements"] = (wanted["requirements"][0], [1 for _ in wanted["requirements"][1]])
        check(is_close(told, wanted), "%s: the row of %s" % (what, row["file"]), "\n%s\n%s" % (told, wanted))
        expect((row["domain"], row["rank"]), (row["file"].split("/")[1], "journey"), "%s: where %s stands" % (what, row["file"]))
    expect({r["file"] for r in rows}, set(facts), what + ": the atlas has a row of each map")
    expect(len({r["file"] for r in atlas["journeys"]}), len(atlas["journeys"]), what + ": and only one")
    all_rows = [f["row"] for f in facts.values()]
    if len(rows) == len(atlas["journeys"]):
        totals = {"journeys": len(facts), "stages": sum(len(r["stages"]) for r in all_rows), "personas": len({p for r in all_rows for p in r["personas"]}),
                  "touchpoints": len({p for f in facts.values() for p in f["touches"]}), "open-actions": sum(r["open-actions"] for r in all_rows), "late-reviews": sum(r["review-days-late"] > 0 for r in all_rows),
                  "late-actions": sum(r["late-actions"] for r in all_rows), "requirements-broken": sum(len(r["requirements"][1]) for r in all_rows), "maps-with-errors": len(but)}
        expect({k: v for k, v in atlas["totals"].items() if k in totals}, totals, what + ": the totals")
    of_file = [r["file"] for r in atlas["journeys"]]
    for t in atlas["touchpoints"]:
        told = {of_file[u["journey"]]: u.get("mean") for u in t["in"] if of_file[u["journey"]] in facts}
        wanted = {path: f["touches"][t["name"]] for path, f in facts.items() if t["name"] in f["touches"]}
        check(is_close(dict(sorted(told.items())), dict(sorted(wanted.items()))), "%s: %s and what is felt there" % (what, t["name"]), str(t)[:300])
    expect({p["name"]: {of_file[j] for j in p["journeys"]} & set(facts) for p in atlas["personas"] if {of_file[j] for j in p["journeys"]} & set(facts)},
           {name: {path for path, f in facts.items() if name in f["row"]["personas"]} for name in {p for r in all_rows for p in r["personas"]}}, what + ": personas and journeys")
    told, wanted = {}, {}
    for o in atlas["opportunities"]:
        told[o["text"]] = sorted((of_file[i["journey"]], i["stage"], i.get("severity"), i["impact"], i["effort"]) for i in o["in"] if of_file[i["journey"]] in facts)
    for path, f in facts.items():
        for idea, *rest in f["ideas"]:
            wanted.setdefault(idea, []).append((path, *rest))
    expect({k: v for k, v in told.items() if v}, {k: sorted(v, key=str) for k, v in wanted.items()}, what + ": one list of opportunities, each once")
    end_case()
    return atlas, facts
