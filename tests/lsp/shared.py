"""What the parts of this suite share: a client a project, and which rows of the server's table were tested."""
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from suite import *  # noqa: F403
from client import CAPABILITIES, Client, applied, uri_of  # noqa: F401

TESTED = set()  # methods
ROWS = re.findall(r'^(REQUEST|NOTICE)\("([^"]+)", \w+, "([^"]*)",\s+"((?:[^"\\]|\\.)*)"\)', read(os.path.join(ROOT, "src/lsp/methods.def")).decode(), re.M)


def tests(*methods):
    """What follows tests these rows."""
    for method in methods:
        check(any(method == name for _, name, _, _ in ROWS), "%s is a row of methods.def" % method)
        TESTED.add(method)


def lay(files):
    """A project in a folder of its own."""
    where = folder()
    for path, text in files.items():
        write(os.path.join(where, path), text)
    return where


# The language server itself, or that of the WebAssembly module in Node.
PROGRAM = ["node", os.path.join(BUILD, "wasm/npm/cjm/cli.js")] if os.environ.get("IN_MODULE") else [CJM]


def client(where=None, **options):
    return Client(PROGRAM, folder=where, **options)


def finish(c, what):
    status, said = c.end()
    check(status == 0 and not said, "%s: the server ends well" % what, "%s %s" % (status, said))


SMALL = 'journey "Morning coffee"\n  stage "Order"\n    step "Orders at the till" at "Till" via store feel +1 "welcome"\n'
