"""Chromium without a window, spoken to over two pipes (the DevTools protocol, one JSON message after the other, each ended by a zero
byte), so that no other program or package is needed. One thread may use a browser and its pages."""
import fcntl
import json
import os
import select
import shutil
import subprocess
import tempfile
import time

# Drawn by the processor, at one pixel a unit, with the hinting and smoothing of no machine in particular. Only our own files are
# opened: root, as in CI, has no sandbox to offer.
FLAGS = ["--headless=new", "--remote-debugging-pipe", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--hide-scrollbars",
         "--disable-extensions", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--force-device-scale-factor=1",
         "--font-render-hinting=none", "--disable-lcd-text", "--force-color-profile=srgb", "--window-size=1600,1000"]
PATIENCE = 120  # seconds for one answer


class Failed(Exception):
    """What the browser would not do, in its words."""


class Chromium:
    def __init__(self):
        self.profile = tempfile.mkdtemp(prefix="cjm-chromium-")
        (theirs_in, self.to), (self.of, theirs_out) = os.pipe(), os.pipe()
        ends = [fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in (theirs_in, theirs_out)]

        def give_pipes():
            for end, number in zip(ends, (3, 4)):
                os.dup2(end, number)

        self.log = open(os.path.join(self.profile, "log"), "wb")
        self.process = subprocess.Popen(["chromium", *FLAGS, "--user-data-dir=" + self.profile, "about:blank"], stdin=subprocess.DEVNULL, stdout=self.log,
                                        stderr=self.log, pass_fds=(3, 4), preexec_fn=give_pipes, start_new_session=True)
        for end in [theirs_in, theirs_out, *ends]:
            os.close(end)
        self.count, self.rest, self.events = 0, b"", []

    def _next(self, until):
        """One message, whole."""
        while b"\0" not in self.rest:
            ready, _, _ = select.select([self.of], [], [], max(0, until - time.monotonic()))
            some = os.read(self.of, 1 << 20) if ready else b""
            if not some:
                raise Failed("no answer from chromium: " + self.said())
            self.rest += some
        message, self.rest = self.rest.split(b"\0", 1)
        return json.loads(message)

    def ask(self, method, session=None, **words):
        self.count += 1
        question = {"id": self.count, "method": method, "params": words, **({"sessionId": session} if session else {})}
        data = memoryview(json.dumps(question).encode() + b"\0")
        while data:
            data = data[os.write(self.to, data):]
        until = time.monotonic() + PATIENCE
        while True:
            answer = self._next(until)
            if "method" in answer:
                self.events.append((answer.get("sessionId"), answer["method"], answer.get("params", {})))
            if answer.get("id") == self.count:
                if "error" in answer:
                    raise Failed("%s: %s" % (method, answer["error"].get("message")))
                return answer["result"]

    def page(self, *scripts):
        return Page(self, scripts)

    def said(self):
        self.log.flush()
        with open(self.log.name, "rb") as log:
            return log.read()[-400:].decode("utf-8", "replace").strip()

    def close(self):
        try:
            self.ask("Browser.close")
            self.process.wait(20)
        except (Failed, OSError, subprocess.TimeoutExpired):
            self.process.kill()
            self.process.wait()
        self.log.close()
        shutil.rmtree(self.profile, ignore_errors=True)


class Page:
    """A tab in which the scripts were run."""

    def __init__(self, browser, scripts):
        self.browser = browser
        self.is_plain = False  # its own scripts don't run
        target = browser.ask("Target.createTarget", url="about:blank")["targetId"]
        self.session = browser.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for script in scripts:
            self.run(script)

    def ask(self, method, **words):
        return self.browser.ask(method, self.session, **words)

    def stop_scripts(self):
        self.ask("Emulation.setScriptExecutionDisabled", value=True)
        self.is_plain = True

    def open(self, url, width=1440, height=900, **media):
        """A page as a reader gets it, at this size, with these wishes (prefers_color_scheme="dark"). What it says and asks for is in events()."""
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.ask("Emulation.setEmulatedMedia", features=[{"name": k.replace("_", "-"), "value": v} for k, v in media.items()])
        for domain in ("Page", "Log", "Runtime", "Network"):
            self.ask(domain + ".enable")
        self.browser.events.clear()
        self.ask("Page.navigate", url=url)
        until = time.monotonic() + PATIENCE
        while self.run("document.readyState + location.href.split('#')[0]") != "complete" + url.split("#")[0] and time.monotonic() < until:
            time.sleep(0.02)
        self.settle()

    def settle(self):
        """What was begun is drawn."""
        if self.is_plain:
            time.sleep(0.2)
            return
        self.run("new Promise((done) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 30))")

    def events(self, *methods):
        return [words for session, method, words in self.browser.events if session == self.session and method in methods]

    def key(self, key, modifiers=0):
        """A key pressed and let go, as of a keyboard."""
        code = {"Tab": 9, "Enter": 13, "Escape": 27, "ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40}.get(key, ord(key.upper()[0]))
        text = {"text": "\r" if key == "Enter" else key} if len(key) == 1 or key == "Enter" else {}
        for kind in ("keyDown" if text else "rawKeyDown", "keyUp"):
            self.ask("Input.dispatchKeyEvent", type=kind, key=key, windowsVirtualKeyCode=code, modifiers=modifiers, **(text if kind == "keyDown" else {}))
        self.settle()

    def mouse(self, kind, x, y, **words):
        self.ask("Input.dispatchMouseEvent", type=kind, x=x, y=y, **words)

    def click(self, x, y):
        for kind in ("mousePressed", "mouseReleased"):
            self.mouse(kind, x, y, button="left", clickCount=1)
        self.settle()

    def run(self, script):
        """What the script ends in, awaited."""
        return self._result(self.browser.ask("Runtime.evaluate", self.session, expression=script, returnByValue=True, awaitPromise=True))

    def call(self, function, *words):
        return self.run("%s(%s)" % (function, ", ".join(json.dumps(w) for w in words)))

    @staticmethod
    def _result(answer):
        if "exceptionDetails" in answer:
            fault = answer["exceptionDetails"]
            raise Failed(fault.get("exception", {}).get("description") or fault.get("text"))
        return answer["result"].get("value")
