"""A small browser of a preview: requests as they are written, and events as they come."""
import http.client
import json
import os
import re
import select
import signal
import socket
import subprocess
import time


class Browsing:
    """At an address; it asks what it is told to, and nothing else."""

    def __init__(self, address):
        m = re.fullmatch(r"http://127\.0\.0\.1:(\d+)(/[0-9a-f]{32}/)(map/\d+/\d+)?", address)
        self.port, self.home = (int(m[1]), m[2]) if m else (0, "/")

    def ask(self, path, method="GET", headers=None, host=None, body=None):
        """Status, headers, body."""
        c = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        c.putrequest(method, path, skip_host=True)
        c.putheader("Host", "127.0.0.1:%d" % self.port if host is None else host)
        for name, value in (headers or {}).items():
            c.putheader(name, value)
        c.endheaders(body)
        r = c.getresponse()
        has_end = r.getheader("Content-Type") != "text/event-stream"
        answer = r.status, dict(r.getheaders()), r.read() if has_end else b""
        c.close()
        return answer

    def page(self, path):
        return self.ask(self.home + path)[2].decode()

    def listen(self, path):
        return Events(self.port, self.home + path)


class Events:
    """What a page that is open hears: chunks, as soon as each is whole."""

    def __init__(self, port, path):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=20)
        self.socket.sendall(("GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n" % (path, port)).encode())
        self.raw, self.rest, self.is_over = b"", b"", False
        while b"\r\n\r\n" not in self.raw and self.read(20):
            pass
        self.head, _, self.raw = self.raw.partition(b"\r\n\r\n")
        m = re.search(rb"Content-Type: (\S+)", self.head)
        self.type = m[1].decode() if m else ""

    def read(self, timeout):
        """False where nothing comes in time."""
        if timeout <= 0 or not select.select([self.socket], [], [], timeout)[0]:
            return False
        try:
            more = self.socket.recv(1 << 16)
        except OSError:
            more = b""
        self.raw += more
        self.is_over |= not more
        return bool(more)

    def take_chunks(self):
        while True:
            size, found, data = self.raw.partition(b"\r\n")
            if not found or len(data) < int(size, 16) + 2:
                return
            self.rest += data[:int(size, 16)]
            self.raw = data[int(size, 16) + 2:]
            self.is_over |= int(size, 16) == 0

    def next(self, timeout=20):
        """(name, what is told); None where nothing comes in time, or it is over."""
        end = time.monotonic() + timeout
        while True:
            self.take_chunks()
            event, found, rest = self.rest.partition(b"\n\n")
            if found:
                self.rest = rest
                m = re.fullmatch(rb"event: (\w+)\ndata: (.*)", event)
                if m:
                    return m[1].decode(), json.loads(m[2])
            elif self.is_over or not self.read(end - time.monotonic()):
                return None

    def state(self, timeout=20):
        event = self.next(timeout)
        while event and event[0] != "state":
            event = self.next(timeout)
        return event[1] if event else {}

    def close(self):
        self.socket.close()


class Preview(Browsing):
    """The program, and a browser at the address that it tells."""

    def __init__(self, program, *words, cwd=None, env=None):
        self.process = subprocess.Popen([program, "preview", *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=cwd, env={**os.environ, **(env or {})})
        ready = select.select([self.process.stdout], [], [], 20)[0]
        self.address = self.process.stdout.readline().decode().rstrip("\n") if ready else ""
        super().__init__(self.address)

    def end(self, by=signal.SIGTERM):
        """Its status and what it said; by None its standard input is closed."""
        if by is None:
            self.process.stdin.close()
        else:
            self.process.send_signal(by)
        try:
            status = self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return "too slow", ""
        return status, self.process.stderr.read().decode() + self.process.stdout.read().decode()
