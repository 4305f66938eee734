"""Support for tests of websites: publishing an archive, serving it under a sub-path, counting checks."""
import functools
import hashlib
import http.server
import os
import socketserver
import subprocess
import sys
import threading
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent))
from checks import Checks  # noqa: E402, F401: for those who publish

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLE = ROOT / "minutes"
MINUTES = ROOT / ".build" / "release" / "minutes"
CHROMIUM = os.environ.get("MINUTES_CHROMIUM", "/usr/bin/chromium")
DONE, FINDINGS, REFUSED, USAGE = 0, 1, 2, 64
QUICK = ("--no-search", "--no-previews")
ENVIRONMENT = dict(os.environ, SWIFT_BACKTRACE="enable=no", NO_COLOR="1")


def publish(minutes, repository, out, *arguments, before=(), **environment):
    """Runs `minutes publish`; the caller checks its exit status."""
    return subprocess.run(
        [*before, str(minutes), "-C", str(repository), "publish", "-o", str(out), *map(str, arguments)],
        capture_output=True, text=True, errors="replace", stdin=subprocess.DEVNULL, timeout=300,
        env=dict(ENVIRONMENT, **environment))


def published(minutes, repository, out, *arguments, status=(DONE,), **options):
    """Runs `minutes publish`, which must succeed."""
    done = publish(minutes, repository, out, *arguments, **options)
    if done.returncode not in status:
        raise SystemExit(f"publishing {repository} ended with {done.returncode}: {done.stdout}{done.stderr}")
    return done


def files(folder):
    """Returns all files below a folder by path, with the digest of their content, or the target of a link."""
    found = {}
    for place, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(place, name)
            key = os.path.relpath(path, folder)
            if os.path.islink(path):
                found[key] = "-> " + os.readlink(path)
            else:
                with open(path, "rb") as file:
                    found[key] = hashlib.sha256(file.read()).hexdigest()
    return found


def stamps(folder):
    """Returns inode and modification time of each file."""
    found = {}
    for place, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(place, name)
            status = os.lstat(path)
            found[os.path.relpath(path, folder)] = (status.st_ino, status.st_mtime_ns)
    return found


def difference(old, new):
    """Returns the expected list of changes between two states of a folder."""
    lines = [("added", path) for path in new.keys() - old.keys()] + [("gone", path) for path in old.keys() - new.keys()]
    lines += [("changed", path) for path in old.keys() & new.keys() if old[path] != new[path]]
    return sorted(lines, key=lambda line: line[1].encode())


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves like a static host: index.html for folders, 404.html for missing files."""

    extensions_map = {**http.server.SimpleHTTPRequestHandler.extensions_map, ".wasm": "application/wasm",
                      ".js": "text/javascript", ".mjs": "text/javascript", ".ics": "text/calendar", ".xml": "application/xml"}

    def log_message(self, *arguments):
        pass

    def do_GET(self):
        if self.path == "/favicon.ico":  # requested by browsers themselves
            self.send_response(204)
            return self.end_headers()
        super().do_GET()

    def send_error(self, code, message=None, explain=None):
        page = Path(self.directory) / self.server.site / "404.html"
        if code != 404 or not page.exists():
            return super().send_error(code, message, explain)
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def handle_error(self, request, address):
        """Ignores connections that the browser has closed early."""


def serve(folder, site):
    """Serves `folder`, which has the site at the sub-path `site`; returns the site's address."""
    server = Server(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    server.site = site
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_address[1]}/{site}/"
