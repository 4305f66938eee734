"""Support for tests and benchmarks of the live preview: the real server, a real Chromium, and plain socket clients."""
import json
import os
import shutil
import signal
import socket
import subprocess
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
CHROMIUM = os.environ.get("MINUTES_CHROMIUM", "/usr/bin/chromium")
DATE = "2024-09-26"


def example(folder):
    """Copies the example, without the records of its archive, for modification."""
    shutil.copytree(ROOT / "minutes", folder, ignore=shutil.ignore_patterns(".minutes"))
    return Path(folder)


class Preview:
    """A running `minutes serve`."""

    def __init__(self, minutes, repository, *arguments, port=0, **environment):
        self.command = [minutes, "-C", str(repository), "serve", *map(str, arguments), "--port", str(port)]
        self.process = subprocess.Popen(self.command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                        env=dict(os.environ, **environment))
        self.address = self.process.stdout.readline().strip()
        if not self.address:
            raise SystemExit(f"{' '.join(self.command)} ended: {self.process.stderr.read()}")
        self.host = self.address.split("/")[2]
        self.base = f"http://{self.host}"
        self.port = int(self.host.split(":")[1])

    def children(self):
        """Returns the process IDs of the program and its children."""
        mine = [self.process.pid]
        for name in os.listdir("/proc"):
            try:
                fields = Path(f"/proc/{name}/stat").read_text().rsplit(")", 1)[1].split() if name.isdigit() else None
            except OSError:
                continue
            if fields and int(fields[1]) in mine:
                mine.append(int(name))
        return mine

    def end(self, number=signal.SIGINT):
        """Ends the program; returns how long that took, and the exit status."""
        start = time.monotonic()
        self.process.send_signal(number)
        status = self.process.wait(10)
        return time.monotonic() - start, status


def request(port, text, wait=5):
    """Sends raw bytes; returns the whole answer."""
    with socket.create_connection(("127.0.0.1", port), wait) as link:
        link.settimeout(wait)
        link.sendall(text if isinstance(text, bytes) else text.encode())
        answer = b""
        try:
            while True:
                part = link.recv(65536)
                if not part:
                    return answer
                answer += part
        except TimeoutError:
            return answer


def get(port, path, host=None, method="GET", **headers):
    """Sends a request with `Connection: close`; returns status, headers and body."""
    lines = [f"{method} {path} HTTP/1.1", f"Host: {host or f'127.0.0.1:{port}'}", "Connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    answer = request(port, "\r\n".join(lines) + "\r\n\r\n")
    head, _, body = answer.partition(b"\r\n\r\n")
    first, *fields = head.decode().split("\r\n")
    status = int(first.split(" ")[1]) if first else 0
    return status, {name.lower(): value for name, value in (f.split(": ", 1) for f in fields)}, body


def post(port, path, body, host=None, origin="own", **headers):
    """Sends a POST as a page does; returns the status."""
    host = host or f"127.0.0.1:{port}"
    origin = f"http://{host}" if origin == "own" else origin
    lines = [f"POST {path} HTTP/1.1", f"Host: {host}", "Connection: close", f"Content-Length: {len(body.encode())}"]
    lines += [f"Origin: {origin}"] if origin else []
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    answer = request(port, "\r\n".join(lines) + "\r\n\r\n" + body)
    return int(answer.split(b" ")[1]) if answer else 0


class Channel:
    """A socket client: follows an event stream, reports which page it shows, and keeps the events."""

    def __init__(self, port, path=f"/{DATE}/deck", page=1):
        text = get(port, path)[2].decode()
        word = lambda name: text.split(f'data-{name}="', 1)[1].split('"', 1)[0]
        self.port, self.told, self.page = port, [], page
        self.link = socket.create_connection(("127.0.0.1", port), 5)
        self.link.sendall(f"GET /live HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: text/event-stream\r\n\r\n".encode())
        self.stream = self.link.makefile("rb")
        self.status = int(self.stream.readline().split(b" ")[1])
        self.headers = {}
        while line := self.stream.readline().strip():
            name, value = line.decode().split(": ", 1)
            self.headers[name.lower()] = value
        self.name = None
        self.link.settimeout(None)
        if self.status != 200:
            return
        threading.Thread(target=self.listen, daemon=True).start()
        if not until(lambda: self.name):
            raise SystemExit("the stream has no name")
        self.shown = self.say("shows", path, word("mark"), *word("keys").split(" "))

    def say(self, *lines):
        """Returns the status of the server's answer."""
        return post(self.port, "/live", "\n".join([self.name, str(self.page), *lines]))

    def listen(self):
        event, data = None, []
        for line in self.lines():
            field, _, value = line.partition(": ")
            if field == "event":
                event = value
            elif field == "data":
                data.append(value)
            elif not line and event:
                if event == "stream":
                    self.name = data[0]
                elif str(self.page) in data[0].split(" "):
                    self.told.append(json.loads("\n".join(data[1:])))
                event, data = None, []

    def lines(self):
        """Returns the lines of events, decoded from HTTP/1.1 chunks."""
        rest = b""
        try:
            while size := int(self.stream.readline() or b"0", 16):
                rest += self.stream.read(size)
                self.stream.readline()
                *whole, rest = rest.split(b"\n")
                yield from (line.decode() for line in whole)
        except (OSError, ValueError):
            return

    def close(self):
        # The stream object also holds the socket.
        self.link.shutdown(socket.SHUT_RDWR)
        self.link.close()


class Relay:
    """Forwards connections from another port, like an SSH tunnel."""

    def __init__(self, port):
        self.target = port
        self.entrance = socket.create_server(("127.0.0.1", 0))
        self.links = []
        self.is_open = threading.Event()
        self.is_open.set()
        self.port = self.entrance.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.entrance.close()

    def accept(self):
        while True:
            try:
                here, _ = self.entrance.accept()
            except OSError:
                return
            there = socket.create_connection(("127.0.0.1", self.target))
            self.links += [here, there]
            for one, other in ((here, there), (there, here)):
                threading.Thread(target=self.hand_on, args=(one, other), daemon=True).start()

    def hold(self):
        """Pauses forwarding until `cut`."""
        self.is_open.clear()

    def cut(self):
        """Closes all connections, and forwards new ones."""
        links, self.links = self.links, []
        for link in links:
            try:
                link.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
        self.is_open.set()

    def hand_on(self, one, other):
        try:
            while data := one.recv(65536):
                self.is_open.wait()
                other.sendall(data)
            other.shutdown(socket.SHUT_WR)
        except OSError:
            return


def until(fact, seconds=5.0, step=0.01):
    """Waits until a condition holds; returns whether it does."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if fact():
            return True
        time.sleep(step)
    return bool(fact())
