"""The playground in a tab of Chromium: what an author does there, and what is seen of it."""
import base64
import json
import os
import time

EDITOR = "document.querySelector('#editor').shadowRoot"
DRAWING = "document.querySelector('#drawing').shadowRoot"
TEXT = EDITOR + ".querySelector('.cm-content')"
FRENCH = "fr-FR,fr"
# A question whether the page may be left would wait for an answer.
LEAVING = "{ const add = window.addEventListener; window.addEventListener = (name, act, ...words) => add.call(window, name, name === 'beforeunload' ? (event) => window.mayLeave || act(event) : act, ...words); }\n"


class Playground:
    def __init__(self, browser, url, width=1440, height=900, languages="en-US,en", before="", **media):
        """`before` is a script that runs before those of the page."""
        self.page = browser.page()
        self.page.ask("Page.enable")
        self.page.ask("Emulation.setUserAgentOverride", userAgent="Chromium", acceptLanguage=languages)
        self.page.ask("Page.addScriptToEvaluateOnNewDocument", source=LEAVING + before)
        self.page.open(url, width=width, height=height, **media)
        self.wait("!!%s?.querySelector('svg')" % DRAWING, "the first drawing")
        self.wait("document.getElementById('state').textContent", "the first findings")

    def run(self, script):
        return self.page.run(script)

    def wait(self, condition, what="", seconds=40):
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if self.run(condition):
                return True
            time.sleep(0.04)
        return False

    def may_leave(self):
        """Nothing asks whether one may leave the page with changes."""
        self.run("void (window.mayLeave = true)")

    def close(self):
        self.may_leave()
        self.page.ask("Page.close")

    # ---- by hand ----

    def click(self, selector):
        self.run("void document.querySelector(%s).click()" % json.dumps(selector))
        self.page.settle()

    def press(self, text, inside="body"):
        """The button with this text."""
        found = self.run("(() => { const b = [...document.querySelectorAll(%s)].find((e) => e.textContent.trim().startsWith(%s) && e.checkVisibility()); b?.click(); return !!b; })()" % (json.dumps(inside + " button"), json.dumps(text)))
        self.page.settle()
        return found

    def item(self, button, text):
        """An item of the menu below a button."""
        self.click(button)
        return self.press(text, ".menu")

    def choose(self, select, value):
        self.run("(() => { const s = document.querySelector(%s); s.value = %s; s.dispatchEvent(new Event('change')); })()" % (json.dumps(select), json.dumps(value)))
        self.page.settle()

    def mouse(self, x, y):
        self.page.mouse("mouseMoved", x, y)
        self.page.click(x, y)

    # ---- the text ----

    def focus(self):
        self.run("void %s.focus()" % TEXT)

    def insert(self, text):
        self.page.ask("Input.insertText", text=text)
        self.page.settle()

    def write(self, text):
        """Replaces all of the text, and waits for what comes of it."""
        self.focus()
        self.page.key("a", 2)
        self.insert(text)
        self.run("new Promise((done) => setTimeout(done, 700))")

    @property
    def text(self):
        """As it is saved in this tab, since the editor shows only what is in sight."""
        self.run("void dispatchEvent(new Event('pagehide'))")
        kept = json.loads(self.run("sessionStorage.getItem('cjm-project')"))
        return dict((p, t) for p, t in kept["files"] if isinstance(t, str))[kept["current"]]

    @property
    def files(self):
        self.run("void dispatchEvent(new Event('pagehide'))")
        return [path for path, _ in json.loads(self.run("sessionStorage.getItem('cjm-project')"))["files"]]

    @property
    def line(self):
        """Where the cursor is."""
        return int(self.run("%s.querySelector('.cm-activeLineGutter')?.textContent ?? '0'" % EDITOR))

    # ---- the drawing ----

    @property
    def drawn(self):
        return self.run("[...%s.querySelectorAll('text')].map((t) => t.textContent).join(' ')" % DRAWING)

    def shows(self, text, seconds=20):
        return self.wait("%s.textContent.includes(%s)" % (DRAWING, json.dumps(text)), seconds=seconds)

    def place(self, text):
        """Of the item of the drawing that has this text, in sight: the middle of its text."""
        return self.run("(() => { const t = [...%s.querySelectorAll('[data-line] text, text[data-line]')].find((t) => t.textContent.includes(%s)); t.scrollIntoView({ block: 'center', inline: 'center' }); const b = t.getBoundingClientRect(); return [b.left + b.width / 2, b.top + b.height / 2]; })()" % (DRAWING, json.dumps(text)))

    @property
    def framed(self):
        """The texts that lie within the outline."""
        return self.run("""(() => { const boxes = [...%s.querySelectorAll('.frame')].map((f) => f.getBoundingClientRect());
            return [...%s.querySelectorAll('text')].filter((t) => { const b = t.getBoundingClientRect(); return boxes.some((f) => b.left >= f.left && b.right <= f.right && b.top >= f.top && b.bottom <= f.bottom); }).map((t) => t.textContent); })()""" % (DRAWING, DRAWING))

    @property
    def told(self):
        return self.run("document.getElementById('told').textContent")

    @property
    def link(self):
        self.click("#share")
        self.wait("!!document.getElementById('link')")
        link = self.run("document.getElementById('link').value")
        self.page.key("Escape")
        return link

    def shot(self, path):
        with open(path, "wb") as file:
            file.write(base64.b64decode(self.page.ask("Page.captureScreenshot", format="png")["data"]))


class Downloads:
    """A folder into which the browser downloads."""

    def __init__(self, browser, folder):
        self.folder = folder
        browser.ask("Browser.setDownloadBehavior", behavior="allow", downloadPath=folder)

    def next(self, act, seconds=60):
        """What the act downloads: its name and its bytes; None if nothing comes."""
        for old in os.listdir(self.folder):
            os.remove(os.path.join(self.folder, old))
        act()
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            names = [n for n in os.listdir(self.folder) if not n.endswith(".crdownload") and not n.startswith(".")]
            if names and os.path.getsize(os.path.join(self.folder, names[0])):
                time.sleep(0.1)
                with open(os.path.join(self.folder, names[0]), "rb") as file:
                    return names[0], file.read()
            time.sleep(0.05)
        return None
