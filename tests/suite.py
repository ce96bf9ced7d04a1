"""What the suites in Python share: running the program, counting what holds, a folder that goes away again."""
import os
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
        self.said = self.err.decode("utf-8", "replace")
        self.is_sound = isinstance(self.status, int) and 0 <= self.status <= 3 and not any(
            word in self.said for word in ("Sanitizer", "runtime error:", "Assertion"))


def cjm(*words, **options):
    return Run([CJM, *words], **options)


def check(holds, what, detail=""):
    global passed, failed
    if holds:
        passed += 1
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


def left_out(missing):
    """What this machine lacks, so that a part is not tested. tests/run says so again at its end, and fails in CI."""
    print("left out: %s is not installed" % missing)


def has(program):
    if not shutil.which(program):
        left_out(program)
    return bool(shutil.which(program))


def report():
    for path in _folders:
        shutil.rmtree(path, ignore_errors=True)
    print("%d passed, %d failed" % (passed, failed))
    sys.exit(failed > 0)
