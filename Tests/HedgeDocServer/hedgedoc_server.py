#!/usr/bin/env python3
"""A stand-in for a HedgeDoc server: HTTP on loopback as HedgeDoc 1.9, 1.12 and 2.0 (alpha 3) are described to answer, with
what surprises clients: refusals that look like success, limits, canonical addresses. And faults, where a test asks for them.

usage: hedgedoc_server.py [--version 1.12] [--notes FOLDER] [--port 0] [--url URL]

Prints its address when it listens. Notes are files in FOLDER, ID.md; whoever edits one plays the people at the pad. It answers
requests to a proxy too, so with http_proxy it can stand for any server.
"""
import argparse
import hashlib
import json
import os
import re
import tempfile
import threading
import time
import urllib.parse
import zlib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

LIMIT = 10 * 1024 * 1024
MAGIC = {b'\x89PNG\r\n\x1a\n': 'png', b'\xff\xd8\xff': 'jpg', b'GIF8': 'gif', b'RIFF': 'webp'}
ENDINGS = {'png': 'png', 'jpg': 'jpg', 'jpeg': 'jpg', 'gif': 'gif', 'svg': 'svg', 'webp': 'webp'}
TYPES = {'png': 'image/png', 'jpg': 'image/jpeg', 'gif': 'image/gif', 'svg': 'image/svg+xml', 'webp': 'image/webp'}
DEFAULT_NOTE = b'# A note\n\nWrite something here.\n'


def kind(data):
    for magic, name in MAGIC.items():
        if data.startswith(magic):
            return name
    return 'svg' if b'<svg' in data[:4096] else None


class HedgeDoc:
    """The server's settings and what it keeps. Change a setting between requests as you like."""

    def __init__(self, version='1.12', notes=None, port=0, url=None):
        self.version = version
        self.folder = notes or tempfile.mkdtemp(prefix='hedgedoc-')
        os.makedirs(self.folder, exist_ok=True)
        # Settings of HedgeDoc, by their names there.
        self.allow_anonymous = True
        self.allow_free_url = False
        self.require_free_url_authentication = False
        self.forbidden_note_ids = ['robots.txt', 'favicon.ico', 'api', 'build', 'css', 'docs', 'fonts', 'js', 'uploads']
        self.document_max_length = 100_000
        self.enable_uploads = True
        self.disable_note_creation = False
        self.upload_base = None           # where uploads are said to lie, as with a store of its own
        self.creations = 20               # in five minutes, since 1.10.1
        self.users = {'lena@example.org': 'secret-horse'}
        self.tokens = {'hd2.token.example': 'lena'}
        # What it keeps.
        self.uploads = {}
        self.permissions = {}
        self.aliases = {}
        self.sessions = {}
        self.created = 0
        self.requests = []
        self.faults = []
        self.count = 0
        self.most_at_once = self.at_once = 0
        self.lock = threading.Lock()
        handler = type('Handler', (Handler,), {'pad': self})
        self.httpd = Server(('127.0.0.1', port), handler)
        self.address = f'http://127.0.0.1:{self.httpd.server_address[1]}'
        self.url = url or self.address

    @property
    def numbers(self):
        return tuple(int(part) for part in self.version.split('.'))

    def start(self):
        threading.Thread(target=self.httpd.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def stop(self):
        self.httpd.shutdown()
        self.httpd.server_close()

    # Notes

    def path(self, name):
        return os.path.join(self.folder, name + '.md')

    def text(self, name):
        try:
            with open(self.path(self.aliases.get(name, name)), 'rb') as file:
                return file.read()
        except OSError:
            return None

    def write(self, name, text):
        with open(self.path(self.aliases.get(name, name)), 'wb') as file:
            file.write(text)

    def fresh(self, length=22):
        """An id; always the same ones in the same order, so that a session can be written down."""
        with self.lock:
            self.count += 1
            digest = hashlib.sha256(f'note {self.count}'.encode()).hexdigest()
        return digest[:length]

    def fault(self, path, what, times=1, value=None):
        """Makes the next `times` requests whose path holds `path` go wrong:
        slow, stall, cut, wrong-length, endless, gzip, no-length-cut, status, login-page, redirect, start, shrink."""
        self.faults.append([path, what, times, value])

    def next_fault(self, path):
        with self.lock:
            for fault in self.faults:
                if fault[0] in path and fault[2] > 0:
                    fault[2] -= 1
                    return fault[1], fault[3]
        return None, None


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request, client_address):
        pass                              # a client that went away is none of ours


class Handler(BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'
    disable_nagle_algorithm = True
    wbufsize = 1 << 16
    pad = None

    def log_message(self, *args):
        pass

    # Answers

    def answer(self, status, body=b'', content_type='text/html; charset=utf-8', **headers):
        fault, value = self.fault
        if isinstance(body, str):
            body = body.encode()
        if fault == 'shrink':
            body = body[:len(body) // 2]
        if fault == 'gzip':
            compressor = zlib.compressobj(wbits=31)
            body = compressor.compress(body) + compressor.flush()
            headers['Content_Encoding'] = 'gzip'
        self.send_response(status)
        if self.pad.version.startswith('1'):
            self.send_header('HedgeDoc-Version', self.pad.version + '.0')
        if body or status not in (204, 304):
            self.send_header('Content-Type', content_type)
        for name, text in headers.items():
            self.send_header(name.replace('_', '-'), text)
        if fault == 'no-length-cut':
            self.send_header('Connection', 'close')
            body = body[:len(body) // 2]
            self.close_connection = True
        elif fault == 'wrong-length':
            self.send_header('Content-Length', str(len(body) + 100))
            self.close_connection = True
        elif fault == 'endless':
            self.send_header('Connection', 'close')
            self.close_connection = True
        else:
            self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        if fault == 'cut':
            self.wfile.write(body[:len(body) // 2])
            self.wfile.flush()
            self.close_connection = True
            return
        if self.command != 'HEAD':
            self.wfile.write(body)
        if fault == 'endless':
            while True:
                self.wfile.write(b'\0' * 65536)
        if fault == 'stall':
            self.wfile.flush()
            time.sleep(value or 30)

    def redirect(self, target, status=302):
        self.answer(status, f'Found. Redirecting to {target}', 'text/plain; charset=utf-8', Location=target)

    def page(self, status, title):
        self.answer(status, f'<!DOCTYPE html><html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>')

    def json(self, status, value):
        self.answer(status, json.dumps(value), 'application/json; charset=utf-8')

    def forbid(self):
        """HedgeDoc 1 tells those it knows, and sends the others to where they could log in."""
        if self.user:
            self.page(403, '403 Forbidden')
        else:
            self.redirect(self.pad.url + '/')

    # Requests

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
        url = urllib.parse.urlsplit(self.path)
        path = url.path
        length = int(self.headers.get('Content-Length') or 0)
        body = self.rfile.read(length) if 0 < length <= 3 * LIMIT else b''
        self.user = self.who()
        with pad.lock:
            pad.requests.append((self.command, self.path, dict(self.headers), len(body)))
        self.fault = fault, value = pad.next_fault(path)
        if fault == 'slow':
            time.sleep(value or 1)
        elif fault == 'drop':
            self.close_connection = True
            self.connection.close()
            return
        elif fault == 'status':
            status, wait = value if isinstance(value, tuple) else (value, None)
            headers = {'Retry_After': str(wait)} if wait is not None else {}
            return self.answer(status, 'Something went wrong', 'text/plain', **headers)
        elif fault == 'login-page':
            return self.page(200, 'Sign in')
        elif fault == 'redirect':
            return self.redirect(value)
        if length > LIMIT and 'upload' not in path and 'media' not in path:
            return self.page(413, '413 Payload Too Large')
        if self.command == 'GET' and len(path) > 1 and path.endswith('/'):
            return self.redirect(pad.url + path.rstrip('/') + (f'?{url.query}' if url.query else ''), 301)
        names = [urllib.parse.unquote(name) for name in path.split('/') if name]
        (self.two if pad.version.startswith('2') else self.one)(names, body)

    def who(self):
        token = (self.headers.get('Authorization') or '').removeprefix('Bearer ')
        if self.pad.version.startswith('2'):
            return self.pad.tokens.get(token)
        found = re.search(r'connect\.sid=([^;]+)', self.headers.get('Cookie') or '')
        return self.pad.sessions.get(found.group(1)) if found else None

    # HedgeDoc 1

    def one(self, names, body):
        pad, method = self.pad, self.command
        if not names:
            return self.page(200, 'HedgeDoc')
        head, rest = names[0], names[1:]
        if head == 'new':
            if method == 'POST':
                return self.create_one(rest[0] if rest else None, body)
            return self.create_one(None, None)
        if head == 'uploadimage' and method == 'POST':
            return self.upload_one(body)
        if head == 'uploads' and rest:
            return self.upload(rest[0])
        if head in ('login', 'auth') and method == 'POST':
            return self.log_in(head, rest, body)
        if head == 'me':
            user = self.user
            return self.json(200, {'status': 'ok', 'id': user, 'name': user} if user else {'status': 'forbidden'})
        if head == 'status':
            return self.json(200, {'onlineNotes': 0})
        if head == 'config':
            return self.answer(200, f'window.domain = ""\nwindow.version = "{pad.version}.0"\n', 'text/javascript')
        if method not in ('GET', 'HEAD'):
            return self.page(404, '404 Not Found')
        if head in ('p', 's') and rest:
            return self.published(head, rest)
        self.note(head, rest)

    def create_one(self, alias, body):
        pad = self.pad
        if pad.disable_note_creation or not (self.user or pad.allow_anonymous):
            return self.forbid()
        if alias is not None:
            allowed = pad.allow_free_url and alias not in pad.forbidden_note_ids
            if not allowed or (pad.require_free_url_authentication and not self.user):
                return self.forbid()
            if alias in pad.aliases:
                return self.page(409, '409 Conflict')
        with pad.lock:
            pad.created += 1
            if pad.numbers >= (1, 10) and pad.created > pad.creations:
                limited = True
            else:
                limited = False
        if limited:
            return self.answer(429, 'Too many requests, please try again later.', 'text/plain', Retry_After='300')
        kind = (self.headers.get('Content-Type') or '').split(';')[0].strip().lower()
        text = DEFAULT_NOTE
        if body is not None and kind in ('text/markdown', 'text/plain'):
            text = body.removeprefix(b'\xef\xbb\xbf').replace(b'\r', b'').replace(b'\0', b'')
            if len(text.decode('utf-8', 'replace').encode('utf-16-le')) // 2 > pad.document_max_length:
                return self.page(413, '413 Payload Too Large')
        name = pad.fresh()
        pad.write(name, text)
        pad.permissions[name] = 'editable' if self.user else 'freely'
        if alias:
            pad.aliases[alias] = name
        self.redirect(f'{pad.url}/{alias or name}')

    def note(self, name, rest):
        pad = self.pad
        text = pad.text(name)
        if text is None:
            if not pad.allow_free_url or name in pad.forbidden_note_ids or not (self.user or pad.allow_anonymous):
                return self.page(404, '404 Not Found')
            identifier = pad.fresh()
            pad.aliases[name] = identifier
            pad.write(name, text := b'')
        alias = next((alias for alias, target in pad.aliases.items() if target == name), None)
        permission = pad.permissions.get(pad.aliases.get(name, name), 'freely')
        if permission in ('limited', 'protected', 'private') and not (self.user and permission != 'private'):
            return self.forbid()
        action = rest[0] if rest else None
        if action is None:
            return self.redirect(f'{pad.url}/{alias}') if alias else self.page(200, 'Note')
        if action == 'download':
            return self.answer(
                200, text, 'text/markdown; charset=UTF-8', Access_Control_Allow_Origin='*',
                Content_Disposition=f'attachment; filename={name}.md')
        if action == 'info':
            return self.json(200, {'title': name, 'description': '', 'viewcount': 1})
        if action == 'slide':
            return self.redirect(f'{pad.url}/p/{alias or name[:10]}')
        if action in ('publish', 'pretty'):
            return self.redirect(f'{pad.url}/s/{alias or name[:10]}')
        self.redirect(f'{pad.url}/{alias or name}')

    def published(self, head, rest):
        name = rest[0]
        canonical = name if name in self.pad.aliases else name[:10]
        if len(rest) == 1 and canonical != name:
            return self.redirect(f'{self.pad.url}/{head}/{canonical}')
        self.page(200, 'Slides')

    def log_in(self, head, rest, body):
        form = urllib.parse.parse_qs(body.decode())
        name = form.get('email' if head == 'login' else 'username', [None])[0]
        password = form.get('password', [None])[0]
        if not name or not password:
            return self.page(400, '400 Bad Request')
        session = 's%3A' + self.pad.fresh() + '.signed'
        if self.pad.users.get(name) == password:
            self.pad.sessions[session] = name
        # A wrong password gets a session as well, and the same redirect.
        self.answer(302, 'Found', 'text/plain', Location=self.pad.url + '/',
                    Set_Cookie=f'connect.sid={session}; Path=/; HttpOnly; SameSite=Lax')

    def parts(self, body):
        boundary = re.search(r'boundary=("?)([^";]+)\1', self.headers.get('Content-Type') or '')
        if not boundary:
            return None, None, None
        for part in body.split(b'--' + boundary.group(2).encode()):
            head, _, data = part.partition(b'\r\n\r\n')
            name = re.search(rb'name="([^"]*)"', head)
            file = re.search(rb'filename="([^"]*)"', head)
            if name and file:
                return name.group(1).decode(), file.group(1).decode(), data.removesuffix(b'\r\n')
        return None, None, None

    def upload_one(self, body):
        pad = self.pad
        if not pad.enable_uploads:
            return self.forbid()
        field, name, data = self.parts(body)
        found = kind(data) if data else None
        ending = ENDINGS.get((name or '').rsplit('.', 1)[-1].lower())
        allowed = found and found == ending and (found != 'webp' or pad.numbers >= (1, 12))
        if field != 'image' or not allowed:
            return self.answer(400, 'Bad Request', 'text/plain')
        digest = hashlib.sha256(f'{len(pad.uploads)}'.encode() + data).hexdigest()
        if pad.numbers < (1, 10):
            stored = f'upload_{digest[:32]}.{ending}'
        else:
            stored = f'{digest[:8]}-{digest[8:12]}-4{digest[13:16]}-8{digest[17:20]}-{digest[20:32]}.{ending}'
        pad.uploads[stored] = data
        self.json(200, {'link': f'{pad.upload_base or pad.url}/uploads/{stored}'})

    def upload(self, name):
        data = self.pad.uploads.get(name)
        if data is None:
            return self.page(404, '404 Not Found')
        if isinstance(data, str):         # it lies elsewhere
            return self.redirect(data)
        self.answer(200, data, TYPES.get(name.rsplit('.', 1)[-1], 'application/octet-stream'))

    # HedgeDoc 2

    def two(self, names, body):
        pad, method = self.pad, self.command
        if names[:1] == ['media'] and len(names) == 2:
            return self.upload(names[1])
        if names[:2] != ['api', 'v2']:
            return self.page(200 if method == 'GET' else 404, 'HedgeDoc')
        if not self.user:
            return self.json(403, {'statusCode': 403, 'message': 'Forbidden resource'})
        what, rest = names[2] if len(names) > 2 else '', names[3:]
        if what == 'media' and method == 'POST':
            return self.upload_two(body)
        if what != 'notes':
            return self.json(404, {'statusCode': 404})
        if method == 'POST':
            return self.create_two(rest[0] if rest else None, body)
        text = pad.text(rest[0]) if rest else None
        if text is None:
            return self.json(404, {'statusCode': 404, 'message': 'Note not found'})
        if method == 'PUT':
            taken = self.markdown(body)
            if taken is None:
                return
            pad.write(rest[0], taken)
            return self.json(200, self.note_two(rest[0]))
        if rest[1:] == ['content']:
            return self.answer(200, text, 'text/markdown; charset=utf-8')
        self.json(200, self.note_two(rest[0]))

    def markdown(self, body):
        """The text of a request; answers itself, with None, where it is none."""
        if self.headers.get('Content-Type') != 'text/markdown':
            self.json(400, {'statusCode': 400, 'message': 'Expected text/markdown'})
            return None
        text = body.decode('utf-8', 'replace').strip()
        if len(text) > self.pad.document_max_length:
            self.json(413, {'statusCode': 413})
            return None
        return text.encode()

    def create_two(self, alias, body):
        pad = self.pad
        if alias and (alias in pad.aliases or pad.text(alias) is not None):
            return self.json(409, {'statusCode': 409})
        text = self.markdown(body)
        if text is None:
            return
        name = alias or pad.fresh(26)
        pad.write(name, text)
        self.json(201, self.note_two(name))

    def note_two(self, name):
        return {'content': self.pad.text(name).decode(), 'editedByAtPosition': [],
                'metadata': {'aliases': [name], 'primaryAlias': name, 'title': 'Deck \u00e4\ud83d\ude00', 'version': 2}}

    def upload_two(self, body):
        pad = self.pad
        field, _, data = self.parts(body)
        if field != 'file' or not kind(data or b'') or pad.text(self.headers.get('HedgeDoc-Note') or '') is None:
            return self.json(400, {'statusCode': 400})
        digest = hashlib.sha256(data).hexdigest()
        name = f'{digest[:8]}-{digest[8:12]}-7{digest[13:16]}-8{digest[17:20]}-{digest[20:32]}'
        pad.uploads[name] = data
        self.json(201, {'uuid': name, 'fileName': 'picture', 'noteId': self.headers.get('HedgeDoc-Note')})


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--version', default='1.12', choices=['1.9', '1.12', '2.0'])
    parser.add_argument('--notes', help='the folder of the notes; uploads are taken from uploads/ below it')
    parser.add_argument('--port', type=int, default=0)
    parser.add_argument('--url', help='what it calls itself')
    options = parser.parse_args()
    pad = HedgeDoc(options.version, options.notes, options.port, options.url)
    print(pad.address, flush=True)
    folder = os.path.join(pad.folder, 'uploads')
    if os.path.isdir(folder):
        for name in os.listdir(folder):
            with open(os.path.join(folder, name), 'rb') as file:
                pad.uploads[name] = file.read()
    pad.httpd.serve_forever()


if __name__ == '__main__':
    main()
