"""HTTP: how requests are read, where they go, and how answers are written, whole or broken on purpose."""
import hashlib
import json
import socket
import time
import urllib.parse
import zlib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import api2
import faults
import media
import notes
import sessions

TEXT_MOST = 10 * 1024 * 1024
AT_ONCE = 1 << 20


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request, client_address):
        pass                              # a client that went away is none of ours


class Handler(BaseHTTPRequestHandler):
    """One request after the other. `more` are headers for the next answer."""

    protocol_version = 'HTTP/1.1'
    disable_nagle_algorithm = True
    wbufsize = 1 << 16
    pad = None

    def log_message(self, *args):
        pass

    # Answers

    def answer(self, status, body=b'', content_type='text/html; charset=utf-8'):
        fault, value = self.fault
        body = body.encode() if isinstance(body, str) else body
        if fault == 'lose':
            return self.hang_up()
        if fault == 'shrink':
            body = body[:len(body) // 2]
        if self.pad.numbers[0] == 1:
            self.more['HedgeDoc-Version'] = self.pad.version + '.0'
            if status == 200 and self.command in ('GET', 'HEAD') and '/socket.io' not in self.path:
                tag = f'W/"{len(body):x}-{hashlib.sha1(body).hexdigest()[:27]}"'
                self.more['ETag'] = tag
                if tag in (self.headers.get('If-None-Match') or ''):
                    status, body = 304, b''
        if fault == 'gzip':
            compressor = zlib.compressobj(wbits=31)
            body = compressor.compress(body) + compressor.flush()
            self.more['Content-Encoding'] = 'gzip'
        self.send_response(status)
        bare = status in (204, 304)
        if not bare:
            self.send_header('Content-Type', content_type)
        for name, text in self.more.items():
            self.send_header(name, str(text))
        if fault in ('no-length-cut', 'endless'):
            self.send_header('Connection', 'close')
            self.close_connection = True
        elif not bare:
            self.send_header('Content-Length', str(len(body) + (100 if fault == 'wrong-length' else 0)))
        self.end_headers()
        self.close_connection = self.close_connection or fault in ('wrong-length', 'cut')
        if self.command != 'HEAD':
            self.wfile.write(body[:len(body) // 2] if fault in ('cut', 'no-length-cut') else body)
        self.wfile.flush()
        if fault == 'endless':
            while True:
                self.wfile.write(b'\0' * 65536)
        if fault == 'stall':
            time.sleep(value or 30)

    def redirect(self, target, status=302):
        self.more['Location'] = target
        words = 'Moved Permanently' if status == 301 else 'Found'
        self.answer(status, f'{words}. Redirecting to {target}', 'text/plain; charset=utf-8')

    def page(self, status, title):
        self.answer(status, f'<!DOCTYPE html><html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>')

    def json(self, status, value, content_type='application/json; charset=utf-8'):
        self.answer(status, json.dumps(value), content_type)

    def hang_up(self):
        """Ends the connection without a word."""
        self.close_connection = True
        try:
            self.connection.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass                          # the client was faster

    # Requests

    def content_type(self):
        """The type in small letters, and its parameters."""
        kind, *rest = (self.headers.get('Content-Type') or '').split(';')
        pairs = (part.partition('=') for part in rest)
        return kind.strip().lower(), {name.strip().lower(): value.strip().strip('"') for name, _, value in pairs}

    def body(self):
        """What was sent with the request; of more than all limits nothing is kept."""
        if 'chunked' in (self.headers.get('Transfer-Encoding') or ''):
            parts = []
            while size := int(self.rfile.readline().split(b';')[0], 16):
                parts.append(self.rfile.read(size))
                self.rfile.readline()
            while self.rfile.readline().strip():
                pass
            return b''.join(parts)
        rest = int(self.headers.get('Content-Length') or 0)
        if 'upload' not in self.path and 'media' not in self.path and rest > TEXT_MOST or rest > media.MOST:
            self.body_is_too_large = True
            while rest > 0 and (part := self.rfile.read(min(rest, AT_ONCE))):
                rest -= len(part)
            return b''
        return self.rfile.read(rest) if rest > 0 else b''

    def do_GET(self): self.handle_request()
    def do_POST(self): self.handle_request()
    def do_PUT(self): self.handle_request()
    def do_DELETE(self): self.handle_request()
    def do_HEAD(self): self.handle_request()

    def handle_request(self):
        pad = self.pad
        with pad.lock:
            pad.at_once += 1
            pad.most_at_once = max(pad.most_at_once, pad.at_once)
        try:
            self.route()
        finally:
            with pad.lock:
                pad.at_once -= 1

    def route(self):
        pad = self.pad
        self.more, self.user, self.session, self.body_is_too_large = {}, None, None, False
        url = urllib.parse.urlsplit(self.path)
        # A server below a path stands behind a proxy that takes the path away; who talks to us directly means that one.
        path = url.path.removeprefix(urllib.parse.urlsplit(pad.url).path.rstrip('/'))
        self.target, self.query = path + (f'?{url.query}' if url.query else ''), url.query
        body = self.body()
        with pad.lock:
            pad.requests.append((self.command, self.path, dict(self.headers), len(body)))
        self.fault = pad.next_fault(path)
        if faults.before(self):
            return
        names = [urllib.parse.unquote(name) for name in path.split('/') if name]
        if pad.numbers[0] == 2:
            api2.route(self, names, body)
        elif self.command in ('GET', 'HEAD') and len(names) and path.endswith('/') and names[0] != 'socket.io':
            sessions.begin(self)
            self.redirect(pad.url + path.rstrip('/') + (f'?{url.query}' if url.query else ''), 301)
        else:
            self.one(names, body)

    def one(self, names, body):
        """A request to HedgeDoc 1."""
        pad, method = self.pad, self.command
        head, *rest = names or ['']
        if head == 'uploads' and rest:
            return media.hand_out(self, rest[0])
        if head == 'socket.io':
            return pad.engine.answer(self, self.query, body)
        sessions.begin(self)
        if self.body_is_too_large and head != 'uploadimage':
            return self.page(413, '413 Payload Too Large')
        if head == 'new' and method in ('GET', 'POST'):
            return notes.create(self, rest[0] if rest else None, body)
        if method == 'POST':
            if head == 'uploadimage':
                return media.upload(self, body)
            if head == 'login':
                return sessions.log_in(self, 'email', body)
            if names == ['auth', 'ldap']:
                return sessions.log_in(self, 'username', body)
            if head == 'register':
                return sessions.register(self, body)
        if method not in ('GET', 'HEAD') or head in ('auth', 'uploads', 'login', 'uploadimage'):
            return self.page(404, '404 Not Found')
        if len(names) < 2 and self.one_page(head):
            return
        if head in ('p', 's') and rest:
            return notes.published(self, head, rest[0], rest[1:])
        notes.route(self, head, rest)

    def one_page(self, head):
        """The pages and answers of HedgeDoc 1 that belong to no note; whether this is one."""
        if head in ('', 'features', 'release-notes'):
            self.page(200, 'HedgeDoc')
        elif head == 'me':
            sessions.me(self)
        elif head == 'logout':
            sessions.log_out(self)
        elif head == 'status':
            self.json(200, {'onlineNotes': len(self.pad.engine.rooms)})
        elif head == '_health':
            self.json(200, {'ready': True})
        elif head == 'config':
            self.answer(200, f'window.domain = ""\nwindow.version = "{self.pad.version}.0"\n', 'text/javascript')
        else:
            return False
        return True
