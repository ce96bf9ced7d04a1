"""Every command that changes a map: a link stays a link, what is write-protected stays as it is, what somebody changes between reading and writing is
theirs, and of several files all are changed or none."""
import os
import shutil

from suite import *  # noqa: F403

MAP = "persona ada 'Ada'\njourney \"Tea\"\n  persona ada\n  stage \"Order\"\n    step \"Orders\" feel  0\n      pain slow \"It takes long\" severity high\n      opportunity quick \"Be quicker\" for slow impact high\n"
SOUND = MAP.replace("'Ada'", '"Ada"')
# Changes as soon as the first file is about to take its place.
SHIM = """#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>
int fsync(int fd)
{
	static int done;
	int target = done++ ? -1 : open(getenv("TARGET"), O_WRONLY | O_APPEND);
	if (target >= 0 && write(target, "# mine\\n", 7) == 7)
		close(target);
	return ((int (*)(int))dlsym(RTLD_NEXT, "fsync"))(fd);
}
"""


def laid(where, name="map.cjm"):
    """A map with what each command needs beside it, and the calls that change it."""
    shutil.rmtree(where, ignore_errors=True)
    path = write(os.path.join(where, name), SOUND)
    os.mkdir(os.path.join(where, ".git"))
    table = cjm("build", path, "-f", "csv", "-o", "-").out.decode()
    write(os.path.join(where, "backlog.csv"), table.replace("high", "low"))
    write(os.path.join(where, "base.cjm"), SOUND)
    write(os.path.join(where, "other.cjm"), SOUND.replace("feel  0", "feel  1"))
    write(path, MAP)
    return path


def calls(path):
    where = os.path.dirname(path)
    return {
        "fmt": (SOUND, ["fmt", path]), "check --fix": (MAP, ["check", path, "--fix"]), "rename": (SOUND, ["rename", "persona", "ada", "ines", "-w", path]),
        "update": (SOUND, ["update", path, os.path.join(where, "backlog.csv"), "-w"]), "merge": (SOUND.replace("Tea", "Teas"), ["merge", os.path.join(where, "base.cjm"), path, os.path.join(where, "other.cjm")]),
    }


def one_file(at, tree):
    for command in cases(calls("x/y")):
        for what in ("as it is", "a link", "write-protected"):
            path = laid(at("rewriting"))
            before, words = calls(path)[command]
            write(path, before)
            if what == "a link":
                os.rename(path, path + ".real")
                os.symlink("map.cjm.real", path)
            if what == "write-protected":
                os.chmod(path, 0o444)
            held = tree(at("rewriting"))
            run = cjm(*words, cwd=at("rewriting"))
            if what == "write-protected":
                check(run.status == WORLD and "write-protected" in run.said and tree(at("rewriting")) == held, "%s leaves a write-protected map" % command, run.said)
                continue
            check(run.is_sound and run.status in (FINE, MISTAKES) and read(path) != before.encode(), "%s changes a map that is %s" % (command, what), run.said)
            check(os.path.islink(path) == (what == "a link") and (what != "a link" or os.readlink(path) == "map.cjm.real"), "%s: a link stays a link" % command)


def meanwhile(at, shim):
    for command in cases(calls("x/y")):
        path = laid(at("rewriting"))
        before, words = calls(path)[command]
        write(path, before)
        run = cjm(*words, cwd=at("rewriting"), env={"LD_PRELOAD": shim, "TARGET": path})
        check(run.status == WORLD and "changed in the meantime" in run.said and read(path).decode() == before + "# mine\n", "%s: what somebody changes meanwhile is theirs" % command, run.said)


def several(at, tree, shim):
    """check --fix: a map and what it includes."""
    files = {"shared.cjm": "persona ada 'Ada'\n", "one.cjm": 'include "shared.cjm"\njourney "One"\n  persona ada\n  stage \'S\'\n    step "T"\n', "two.cjm": 'include "shared.cjm"\njourney "Two"\n  persona ada\n  stage \'S\'\n    step "T"\n'}
    wants = {name: text.replace("'Ada'", '"Ada"').replace("'S'", '"S"').encode() for name, text in files.items()}
    where = at("several")

    def lay():
        shutil.rmtree(where, ignore_errors=True)
        for name, text in files.items():
            write(os.path.join(where, name), text)
        return tree(where)

    lay()
    run = cjm("check", where, "--fix")
    check({name: read(os.path.join(where, name)) for name in files} == wants and run.said.count("1 fixed") == 3, "all are corrected", run.said)
    for name in files:
        before = lay()
        os.chmod(os.path.join(where, name), 0o444)
        run = cjm("check", where, "--fix")
        check(run.status == WORLD and "write-protected" in run.said and "fixed" not in run.said and tree(where) == before, "where %s is write-protected, none is" % name, run.said)
    if shim:
        before = lay()
        run = cjm("check", where, "--fix", env={"LD_PRELOAD": shim, "TARGET": os.path.join(where, "two.cjm")})
        check(run.status == WORLD and "two.cjm was not changed" in run.said and "fixed" not in run.said, "where one is changed meanwhile", run.said)
        check(read(os.path.join(where, "two.cjm")).decode() == files["two.cjm"] + "# mine\n" and all(read(os.path.join(where, n)).decode() == files[n] for n in ("shared.cjm", "one.cjm")), "… it is theirs, and the others are put back")
    lay()
    os.rename(os.path.join(where, "one.cjm"), os.path.join(where, "one.real"))
    os.symlink("one.real", os.path.join(where, "one.cjm"))
    os.symlink("one.real", os.path.join(where, "again.cjm"))
    run = cjm("check", where, "--fix")
    check(read(os.path.join(where, "one.real")) == wants["one.cjm"] and read(os.path.join(where, "two.cjm")) == wants["two.cjm"] and os.path.islink(os.path.join(where, "again.cjm")), "two links to one file: it is corrected once", run.said)


def streams(at):
    path = write(at("piped.cjm"), MAP)
    for words in (["check", "--fix", "/dev/stdin"], ["check", "--fix", path, "/dev/stdin"]):
        run = Run(["sh", "-c", 'cat "$1" | "$0" ' + " ".join(words), CJM, path])
        check(run.status == USAGE and "cannot change standard input or a pipe" in run.said and read(path).decode() == MAP, "check --fix of a pipe", run.said)


def run_all(at, tree):
    one_file(at, tree)
    shim, source = at("changes.so"), write(at("changes.c"), SHIM)
    has_shim = not SLOW and has("cc") and Run(["cc", "-shared", "-fPIC", "-o", shim, source, "-ldl"]).status == 0
    if has_shim:
        meanwhile(at, shim)
    several(at, tree, shim if has_shim else None)
    streams(at)
