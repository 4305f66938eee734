"""The live preview as tests and figures use it: the real server, pages in a real Chromium, and readers that are but a socket."""
import base64
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
    """A copy of the example to write into, without its archive's records."""
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
        """The numbers of the program and of those that it has started."""
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
        """How long it took to end, and the exit status."""
        start = time.monotonic()
        self.process.send_signal(number)
        status = self.process.wait(10)
        return time.monotonic() - start, status


def request(port, text, wait=5):
    """Sends bytes as they are; the whole answer."""
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
    """Status, headers and body of a request that closes its connection."""
    lines = [f"{method} {path} HTTP/1.1", f"Host: {host or f'127.0.0.1:{port}'}", "Connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    answer = request(port, "\r\n".join(lines) + "\r\n\r\n")
    head, _, body = answer.partition(b"\r\n\r\n")
    first, *fields = head.decode().split("\r\n")
    status = int(first.split(" ")[1]) if first else 0
    return status, {name.lower(): value for name, value in (f.split(": ", 1) for f in fields)}, body


class Channel:
    """A reader that is but a socket: says which page it shows, and keeps what it is told."""

    def __init__(self, port, path=f"/{DATE}/deck"):
        page = get(port, path)[2].decode()
        word = lambda name: page.split(f'data-{name}="', 1)[1].split('"', 1)[0]
        self.told = []
        self.link = socket.create_connection(("127.0.0.1", port), 5)
        key = base64.b64encode(os.urandom(16)).decode()
        self.link.sendall((f"GET /live HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\n"
                           "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                           f"Sec-WebSocket-Key: {key}\r\n\r\n").encode())
        self.stream = self.link.makefile("rb")
        self.status = int(self.stream.readline().split(b" ")[1])
        while self.stream.readline().strip():
            pass
        self.link.settimeout(None)
        self.send("\n".join([path, word("mark"), *word("keys").split(" ")]))
        threading.Thread(target=self.listen, daemon=True).start()

    def send(self, text):
        data = text.encode()
        length = bytes([0x80 | len(data)]) if len(data) < 126 else bytes([0x80 | 126]) + len(data).to_bytes(2, "big")
        mask = os.urandom(4)
        self.link.sendall(b"\x81" + length + mask + bytes(b ^ mask[i % 4] for i, b in enumerate(data)))

    def listen(self):
        try:
            while True:
                head = self.stream.read(2)
                if len(head) < 2:
                    return
                length = head[1] & 0x7F
                if length >= 126:
                    length = int.from_bytes(self.stream.read(2 if length == 126 else 8), "big")
                data = self.stream.read(length)
                if head[0] & 0x0F == 1:
                    self.told.append(json.loads(data))
        except (OSError, ValueError):
            return

    def close(self):
        # The stream holds the socket as well.
        self.link.shutdown(socket.SHUT_RDWR)
        self.link.close()


class Relay:
    """Hands on whatever comes to a port of its own, as an SSH tunnel does."""

    def __init__(self, port):
        self.target = port
        self.entrance = socket.create_server(("127.0.0.1", 0))
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
            for one, other in ((here, there), (there, here)):
                threading.Thread(target=self.hand_on, args=(one, other), daemon=True).start()

    @staticmethod
    def hand_on(one, other):
        try:
            while data := one.recv(65536):
                other.sendall(data)
            other.shutdown(socket.SHUT_WR)
        except OSError:
            return


def until(fact, seconds=5.0, step=0.01):
    """Waits until something holds; whether it does."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if fact():
            return True
        time.sleep(step)
    return bool(fact())
