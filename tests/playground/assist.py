"""What helps while one writes: suggestions, help, other names, declarations, corrections. It comes from the language server in the worker."""
import json

from suite import *  # noqa: F403
from driver import EDITOR, TEXT

MAP = 'persona ines "Inès 🙂 Roche"\ntouchpoint till "Till" via store\n\njourney "Coffee"\n  persona ines\n  stage "Order"\n    step "Orders" at till via store feel +1 "well"\n      pain no-time "Slow"\n      \n'
POPUP = EDITOR + ".querySelector('.cm-tooltip-autocomplete')"
F2, F12 = ("F2", 113), ("F12", 123)


def cursor(desk, line, column):
    """Puts the cursor there, by keys."""
    desk.focus()
    desk.page.key("Home", 2)
    for _ in range(line - 1):
        desk.page.key("ArrowDown")
    desk.page.key("Home")
    desk.page.key("Home")  # first to what is written, then to the beginning: on an indented line twice
    for _ in range(column - 1):
        desk.page.key("ArrowRight")


def press(desk, key, code, modifiers=0):
    desk.page.ask("Input.dispatchKeyEvent", type="rawKeyDown", key=key, windowsVirtualKeyCode=code, modifiers=modifiers)
    desk.page.ask("Input.dispatchKeyEvent", type="keyUp", key=key, windowsVirtualKeyCode=code, modifiers=modifiers)
    desk.page.settle()


def type_in(desk, text):
    for letter in text:
        desk.page.ask("Input.insertText", text=letter)
    desk.page.settle()


def offered(desk):
    return desk.run("[...%s?.querySelectorAll('li .cm-completionLabel') ?? []].map((e) => e.textContent)" % POPUP) or []


def suggestions(desk):
    desk.write(MAP.rstrip(" \n") + "\n      ")
    type_in(desk, "doul")
    check(desk.wait("!!%s" % POPUP, seconds=10) and offered(desk)[:1] == ["pain"], "a word of another language offers the keyword", str(offered(desk)))
    check(desk.wait("%s.querySelector('.cm-completionInfo')?.textContent.includes('frustrates')" % EDITOR, seconds=5), "… with its help")
    # it gets its place a moment after its words
    check(desk.wait("(() => { const i = %s.querySelector('.cm-completionInfo'), b = i.getBoundingClientRect(); return i.contains(%s.elementFromPoint(b.left + b.width / 2, b.top + b.height / 2)); })()" % (EDITOR, EDITOR), seconds=5), "… which is seen beside it")
    desk.run("new Promise((done) => setTimeout(done, 120))")  # so long a list is only looked at
    press(desk, "Enter", 13)
    check(desk.text.endswith('      pain ""'), "Enter writes it, with what belongs to it", repr(desk.text[-40:]))
    type_in(desk, "Cold")
    check(desk.text.endswith('      pain "Cold"') and not desk.run("!!%s" % POPUP), "the cursor is where the text goes, and in a text nothing is offered", repr(desk.text[-40:]))
    desk.write('persona ines "Inès"\npersona zoe "Zoé"\njourney "Coffee"\n  persona ')
    press(desk, " ", 32, 2)
    check(desk.wait("!!%s" % POPUP, seconds=10) and offered(desk) == ["ines", "zoe"], "Ctrl Space asks for all that can be meant", str(offered(desk)))
    check(desk.run("(() => { const p = %s.querySelector('ul'); return p.getAttribute('role') === 'listbox' && !!p.getAttribute('aria-label'); })()" % POPUP), "a list that has a name")
    desk.run("new Promise((done) => setTimeout(done, 120))")
    press(desk, "ArrowDown", 40)
    press(desk, "Enter", 13)
    check(desk.text.endswith("  persona zoe"), "the arrow keys choose", repr(desk.text[-20:]))
    desk.write(MAP.rstrip(" \n") + "\n      at till")
    type_in(desk, "\n")
    check(not desk.run("!!%s" % POPUP), "what is written already is not offered")
    desk.write('journey "Coffee"\n  stage "Order"\n    ')
    type_in(desk, "action")
    check(desk.wait("!!%s" % POPUP, seconds=10) and offered(desk) == ["step", "action"], "… unless it is also a name of another keyword: a step is an action in French", str(offered(desk)))
    desk.write("# Som")
    type_in(desk, "e")
    desk.run("new Promise((done) => setTimeout(done, 400))")
    check(not desk.run("!!%s" % POPUP), "in a comment nothing is offered")


def help_by_mouse(desk):
    desk.write(MAP)
    x, y = desk.run("(() => { const t = [...%s.querySelectorAll('.cm-line')][4]; const r = document.createRange(); const w = document.createTreeWalker(t, NodeFilter.SHOW_TEXT); let n, last; while ((n = w.nextNode())) last = n; r.selectNodeContents(last); const b = r.getBoundingClientRect(); return [b.right - 8, b.top + b.height / 2]; })()" % TEXT)
    desk.page.mouse("mouseMoved", x - 3, y)
    desk.page.mouse("mouseMoved", x, y)
    check(desk.wait("%s.querySelector('.cm-help')?.textContent.includes('Inès 🙂 Roche')" % EDITOR, seconds=10), "pointing at a name says what it is", desk.run("%s.querySelector('.cm-tooltip')?.textContent ?? ''" % EDITOR))
    desk.page.mouse("mouseMoved", 5, 5)


def names(desk):
    desk.write(MAP)
    cursor(desk, 5, 13)
    press(desk, *F2)
    check(desk.wait("document.getElementById('dialog').open") and desk.run("document.activeElement.id === 'new-name' && document.activeElement.value === 'ines'"), "F2 asks for another name", desk.told)
    desk.insert("no name")
    desk.page.key("Enter")
    check(desk.wait("document.getElementById('name-why').textContent.includes('cannot be a name')") and desk.run("document.activeElement.id === 'new-name' && document.activeElement.ariaInvalid === 'true'"), "a name that cannot be is refused, and why", desk.run("document.getElementById('name-why')?.textContent"))
    desk.page.key("a", 2)
    desk.insert("eva")
    desk.page.key("Enter")
    check(desk.wait("!document.getElementById('dialog').open") and desk.text == MAP.replace("ines", "eva"), "it changes wherever it is used", desk.text)
    check(desk.told == "The name is changed in 2 places.", "… and this is said", desk.told)
    desk.page.key("z", 2)
    check(desk.text == MAP, "Ctrl+Z takes it back")
    cursor(desk, 3, 1)
    press(desk, *F2)
    check(desk.wait("document.getElementById('told').textContent.startsWith('Put the cursor on a name')"), "where there is no name it says so", desk.told)
    cursor(desk, 5, 13)
    press(desk, *F12)
    check(desk.wait("%s.querySelector('.cm-activeLineGutter')?.textContent === '1'" % EDITOR, seconds=10), "F12 goes to the declaration", str(desk.line))


def corrections(desk):
    desk.write(MAP.replace("via store feel", "via stroe feel"))
    cursor(desk, 7, 32)
    press(desk, ".", 190, 2)
    check(desk.wait("document.getElementById('dialog').open", seconds=10), "Ctrl . shows what can be done", desk.told)
    buttons = desk.run("[...document.querySelectorAll('#dialog .offered button')].map((b) => b.textContent)")
    check(any("store" in text for text in buttons), "… here a correction", str(buttons))
    desk.press(next((text for text in buttons if "store" in text), "none"), "#dialog")
    check(desk.wait("!document.getElementById('dialog').open") and desk.text == MAP.replace("via stroe", "via store"), "… which is made", desk.text)
    cursor(desk, 7, 8)
    press(desk, ".", 190, 2)
    check(desk.wait("document.querySelector('#dialog[open] .page')?.textContent.includes('one thing that the customer does')", seconds=10), "the same key has the help of a word")
    desk.page.key("Escape")


def everything(desk, quiet):
    for attempt in cases((suggestions, help_by_mouse, names, corrections)):
        attempt(desk)
        quiet(desk, attempt.__name__)
