"""What the suites in Python share: running the program, counting what holds, a folder that goes away again."""
import ctypes
import datetime
import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True

BUILD = os.path.abspath(os.environ.get("BUILD", "build"))
CJM = os.path.abspath(os.environ.get("CJM", os.path.join(BUILD, "cjm")))
ROOT = os.path.abspath(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
SLOW = "detect_leaks" in os.environ.get("ASAN_OPTIONS", "")  # under the sanitizers everything takes several times as long

FINE, MISTAKES, USAGE, WORLD = 0, 1, 2, 3

passed = 0
failed = 0
_case = None  # of an open one: whether it was looked at, and how many had failed before
_folders = []


class Run:
    """One run of a program: its status, what it said, and whether it took too long."""

    def __init__(self, words, stdin=b"", timeout=20, env=None, cwd=None, stdout=None):
        environment = dict(os.environ)
        environment.update(env or {})
        self.words = words
        try:
            done = subprocess.run(words, input=stdin, timeout=timeout * (6 if SLOW else 1), env=environment, cwd=cwd,
                                  stdout=stdout or subprocess.PIPE, stderr=subprocess.PIPE, check=False)
            self.status, self.out, self.err = done.returncode, done.stdout or b"", done.stderr
        except subprocess.TimeoutExpired:
            self.status, self.out, self.err = "too slow", b"", b""
        except FileNotFoundError:
            left_out(os.path.basename(words[0]))
            self.status, self.out, self.err = "not installed", b"", b""
        self.said = self.err.decode("utf-8", "replace")
        self.is_sound = isinstance(self.status, int) and 0 <= self.status <= 3 and not any(
            word in self.said for word in ("Sanitizer", "runtime error:", "Assertion"))


def today():
    """The day in UTC as the program has it, which has it from time()."""
    return datetime.date(1970, 1, 1) + datetime.timedelta(days=ctypes.CDLL(None).time(None) // 86400)


def cjm(*words, **options):
    return Run([CJM, *words], **options)


def allowed(command, option):
    """The words that an option takes, as the program itself lists them: what is new in its tables is tried by being there."""
    with tempfile.TemporaryDirectory() as folder:  # where an option that takes any word, such as --tag, writes
        small = shutil.copy(os.path.join(ROOT, "samples/smallest.cjm"), folder)
        run = cjm(command, *[small] * (2 if command == "diff" else 1), "--" + option, "no-such-word", cwd=folder)
    words = re.search(r"use one of: (.*)", run.said)
    return words[1].split(", ") if words else []


def end_case():
    """Ends the case, where there is one: it passed as a whole, or was counted as it failed."""
    global passed, _case
    passed += _case is not None and _case["seen"] and failed == _case["failed"]
    _case = None


def begin_case():
    """What follows is one case, such as one file or one run: it passes once, however much of it is looked at. Whatever fails counts."""
    global _case
    end_case()
    _case = {"seen": False, "failed": failed}


def cases(items):
    """Each of them is a case."""
    for item in items:
        begin_case()
        yield item
    end_case()


def check(holds, what, detail=""):
    global passed, failed
    if _case is not None:
        _case["seen"] = True
    if holds:
        passed += _case is None
        return True
    failed += 1
    print("%s%s" % (what, " — " + detail.strip()[:400] if detail else ""))
    return False


def ends(run, status, what):
    """The run ended as it should, without a crash or a sanitizer's word."""
    return check(run.is_sound and run.status == status, "%s: status %s, not %s" % (what, run.status, status), run.said)


def folder():
    path = tempfile.mkdtemp(prefix="cjm-test-")
    _folders.append(path)
    return path


def write(path, content):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as f:
        f.write(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def read(path):
    with open(path, "rb") as f:
        return f.read()


def _stat(process):
    """What /proc says of a process behind its name: its state, its parent, ...; none where it is gone, which it may be at any moment."""
    try:
        return read("/proc/%d/stat" % process).rsplit(b")", 1)[1].split()
    except OSError:
        return None


def children(process):
    """The processes that it has started; none where there is no /proc."""
    pids = [int(name) for name in os.listdir("/proc") if name.isdigit()] if os.path.isdir("/proc/self") else []
    return [pid for pid in pids if (_stat(pid) or [b"", b"0"])[1] == b"%d" % process]


def has_ended(process):
    """It is gone, or nobody has yet asked how it ended."""
    return (_stat(process) or [b"Z"])[0] == b"Z"


def left_out(missing):
    """What this machine lacks, so that a part is not tested. tests/run says so again at its end, and fails in CI."""
    print("left out: %s is not installed" % missing)


def has(program):
    if not shutil.which(program):
        left_out(program)
    return bool(shutil.which(program))


def report():
    end_case()
    for path in _folders:
        shutil.rmtree(path, ignore_errors=True)
    print("%d passed, %d failed" % (passed, failed))
    sys.exit(failed > 0)
