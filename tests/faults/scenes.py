"""One small project, and every command upon it: what the suites of faults do to each."""
import os
import re
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../workbooks"))
from book import book
from suite import BUILD, CJM, FINE, MISTAKES, ROOT, USAGE, WORLD, Run, begin_case, check, cjm, end_case, folder, read, write

FAULTS = os.path.join(BUILD, "tests/faults.so")

MAP = """include "shared.cjm"
persona ada "Ada"
  image "portrait.png"
metric seen "Seen"
  data "seen.csv" column n where step = pays
journey "Coffee"
  persona ada
  owner "Bar"
  stage "Order"
    step reads "Reads the board" feel 0 "undecided"
    step "Pays" at "Till" via counter feel -1 "late"
      pain queue "The queue is long" severity high
      opportunity again "A second till" for queue impact high effort low
  stage "Wait"
    step "Waits" feel -2 "forgotten" wait 6 min
"""
PLAIN = 'journey "Coffee"\n  stage "Order"\n    step one "Reads" feel 0 "undecided"\n    step two "Pays" feel -1 "late"\n'
LSP = ['{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}', '{"jsonrpc":"2.0","method":"initialized","params":{}}',
       '{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///tmp/x.cjm","languageId":"cjm","version":1,"text":"journey \\"A\\"\\n  stage \\"B\\"\\n    step \\"C\\" via stroe\\n"}}}',
       '{"jsonrpc":"2.0","id":2,"method":"textDocument/hover","params":{"textDocument":{"uri":"file:///tmp/x.cjm"},"position":{"line":1,"character":3}}}',
       '{"jsonrpc":"2.0","id":3,"method":"textDocument/completion","params":{"textDocument":{"uri":"file:///tmp/x.cjm"},"position":{"line":2,"character":4}}}',
       '{"jsonrpc":"2.0","id":9,"method":"shutdown"}', '{"jsonrpc":"2.0","method":"exit"}']


def rows(path, macro):
    return re.findall(r"^%s\((\w+)" % macro, read(os.path.join(ROOT, path)).decode(), re.M)


FORMATS, ATLASES, CHANGES = rows("src/job/products.def", "PRODUCT"), rows("src/job/atlases.def", "ATLAS"), rows("src/job/changes.def", "CHANGES")


def fill(place):
    """The project, in this folder."""
    shutil.copy(os.path.join(ROOT, "samples/shared/one-page.png"), os.path.join(place, "portrait.png"))
    for name, content in {
        "map.cjm": MAP, "shared.cjm": 'channel counter "Counter"\n', "seen.csv": "step,n\npays,12\n", "tea.cjm": PLAIN.replace("Coffee", "Tea"),
        "untidy.cjm": 'journey   "Untidy"\n  stage "Order"\n     step "Pays" feel  0\n', "mistaken.cjm": PLAIN.replace('step two "Pays"', 'step two "Pays" via stroe'),
        "base.txt": PLAIN, "ours.txt": PLAIN.replace("undecided", "curious"), "theirs.txt": PLAIN.replace("late", "angry"),
        "visit.csv": "Stage,Step,Feeling\nArrive,Parks,good\nLeave,Pays,bad\n", "visit.mmd": "journey\n  title A visit\n  section Arrive\n    Parks: 3: Ann\n",
        "visit.md": "# Visit\n\n| Stage | Action |\n|---|---|\n| Arrive | Parks |\n| Leave | Pays |\n",
        "visit.xlsx": book({"Sheet1": [["Stage", "Step"], ["Arrive", "Parks"], ["Leave", "Pays"]]}),
        "page.md": "# Coffee\n\n```cjm\n%s```\n" % PLAIN, "maps/a.cjm": PLAIN, "maps/b.cjm": PLAIN.replace("Coffee", "Milk"), "old.svg": "an old drawing", "project.cjm": "project fail-on error\n",
    }.items():
        write(os.path.join(place, name), content)
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@y", "-c", "init.defaultBranch=main", "-C", os.path.join(place, "kept")]
    write(os.path.join(place, "kept/map.cjm"), PLAIN)
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "one"]):
        subprocess.run([*git, *words], check=True)
    write(os.path.join(place, "kept/map.cjm"), PLAIN.replace("late", "angry"))
    write(os.path.join(place, "visit.json"), cjm("build", "map.cjm", "-f", "json", "-o", "-", cwd=place).out)
    backlog = cjm("build", "map.cjm", "-f", "csv", "-o", "-", cwd=place).out
    write(os.path.join(place, "backlog.csv"), backlog.replace(b",high,", b",low,"))
    check(backlog != read(os.path.join(place, "backlog.csv")) and FORMATS and ATLASES and CHANGES, "the project has what the commands need")


def commands():
    """Each as (words, what it is handed, where)."""
    yield from ((["build", "map.cjm", "-f", form, "-o", "made." + form], b"", ".") for form in FORMATS)
    yield from ((["atlas", "maps", "-f", form, "-o", "made." + form], b"", ".") for form in ATLASES)
    yield from ((["diff", "base.txt", "ours.txt", "-f", form, "-o", "made." + form], b"", ".") for form in CHANGES)
    yield from ((["import", kind, "-o", "made.cjm"], b"", ".") for kind in ("visit.csv", "visit.mmd", "visit.md", "visit.xlsx", "visit.json"))
    for words in (["build", "map.cjm", "-o", "old.svg"], ["build", "map.cjm", "--view", "flow", "-o", "flow.svg"], ["build", "page.md"], ["build", "maps", "-o", "out/", "--jobs", "1"], ["build", "maps", "-o", "out/", "--jobs", "2"],
                  ["build", "maps", "-o", "all.html"], ["build", "map.cjm", "-o", "-"], ["check", "map.cjm"], ["check", ".", "-f", "json"], ["check", "mistaken.cjm", "--fix"],
                  ["check", "map.cjm", "--write-baseline", "baseline.txt"], ["fmt", "untidy.cjm"], ["fmt", "--check", "untidy.cjm"], ["merge", "base.txt", "ours.txt", "theirs.txt"],
                  ["merge", "base.txt", "ours.txt", "theirs.txt", "-o", "-"], ["rename", "persona", "ada", "ines", "-w"], ["rename", "channel", "counter", "bar", "-w"], ["rename", "persona", "ada", "ines"],
                  ["new"], ["new", "stages", "-o", "begun.cjm"], ["new", "future", "map.cjm", "-o", "future.cjm"], ["update", "map.cjm", "backlog.csv", "-w"], ["update", "map.cjm", "backlog.csv"],
                  ["explain", "no-owner"], ["explain"], ["help", "pain"], ["--help"], ["--version"]):
        yield words, b"", "."
    yield ["preview", "map.cjm", "--port", "x"], b"", "."  # what it is asked is wrong: else it ends only when it is stopped
    yield ["fmt", "-"], b'journey   "Untidy"\n', "."
    yield ["log", "map.cjm"], b"", "kept"
    yield ["diff", "--git", "HEAD"], b"", "kept"
    yield ["lsp"], b"".join(b"Content-Length: %d\r\n\r\n%s" % (len(m), m.encode()) for m in LSP), "."


class Scene:
    """A command, and how it ends and what it makes of the project where nothing fails."""

    def __init__(self, stage, words, stdin, where):
        self.stage, self.words, self.stdin, self.where = stage, words, stdin, where
        self.name = " ".join(words)
        done = self.run()
        self.status, self.out, self.after, self.said = done.status, done.out, stage.tree(), done.said
        check(done.is_sound and self.status in (FINE, MISTAKES, USAGE if words[0] == "preview" else FINE), "%s ends well where nothing fails" % self.name, done.said)
        stage.reset()

    def run(self, **env):
        return Run([CJM, *self.words], stdin=self.stdin, cwd=os.path.join(self.stage.place, self.where), env=env, timeout=60)

    def count(self, kind):
        """How many calls of a kind it makes."""
        counted = os.path.join(self.stage.aside, "count")
        if os.path.exists(counted):
            os.unlink(counted)
        self.run(LD_PRELOAD=FAULTS, FAULT=kind, FAULT_COUNT=counted)
        self.stage.reset()
        return int(read(counted))

    def failing(self, kind, at, error, on=False):
        return self.run(LD_PRELOAD=FAULTS, FAULT=kind, FAULT_AT=str(at), FAULT_ERROR=str(error), **({"FAULT_ON": "all"} if on else {}))


class Stage:
    def __init__(self):
        self.place, self.aside = folder(), folder()
        fill(self.place)
        self.before = self.tree()
        seen = {m[1] for m in re.finditer(r"^  ([a-z]+)  +\S", cjm("--help").out.decode().split("Commands:")[1].split("\n\n")[0], re.M)}
        tried = {words[0] for words, _, _ in commands()}
        check(seen <= tried, "every command is tried", str(seen - tried))

    def scenes(self):
        for words, stdin, where in commands():
            yield Scene(self, words, stdin, where)

    def tree(self):
        found = {}
        for at, folders, files in os.walk(self.place):
            if ".git" in folders:
                folders.remove(".git")
            for name in files:
                found[os.path.relpath(os.path.join(at, name), self.place)] = read(os.path.join(at, name))
        return found

    def reset(self):
        now = self.tree()
        for name in set(now) - set(self.before):
            os.unlink(os.path.join(self.place, name))
        for name, content in self.before.items():
            if now.get(name) != content:
                write(os.path.join(self.place, name), content)
        shutil.rmtree(os.path.join(self.place, "out"), ignore_errors=True)

    def lost(self, scene, may_leave=False):
        """What is neither as it was nor as it should become: gone, half written, left over."""
        now = self.tree()
        wrong = [name for name, content in self.before.items() if now.get(name) not in (content, scene.after.get(name))]
        for name in set(now) - set(self.before):
            is_left = "/.cjm-writing-" in "/" + name
            if (is_left and not may_leave) or (not is_left and now[name] != scene.after.get(name)):
                wrong.append(name)
        return wrong

    def is_done(self, scene, run):
        return run.status == scene.status and run.out == scene.out and self.tree() == scene.after


def spread(count, most):
    """At most so many of 1…count: all, or the first and the last and some in between."""
    if count <= most:
        return list(range(1, count + 1))
    ends = min(most // 4, 12)
    inner = most - 2 * ends
    return sorted({*range(1, ends + 1), *range(count - ends + 1, count + 1), *(ends + 1 + i * (count - 2 * ends) // inner for i in range(inner))})
