"""Visitors of a HedgeDoc server: requests with cookies, and editors over long polling; and how facts are written down."""
import http.client
import itertools
import json
import random
import time
import urllib.parse

from world import png

LENA, OKAN = ('email=lena@example.org&password=secret-horse', 'email=okan@example.org&password=secret-mule')
FORM = 'application/x-www-form-urlencoded'
PNG = png((1, 2, 3))
# Servers count requests by address, so each visitor comes from one of its own.
ADDRESSES = map('127.77.{0[0]}.{0[1]}'.format, itertools.product(random.sample(range(1, 255), 9), range(1, 255)))
FACTS = []


def fact(function):
    FACTS.append(function)
    return function


def same(got, wanted):
    assert got == wanted, f'{got!r} is not {wanted!r}'


class Person:
    """Somebody with a browser: an address, cookies, and headers that go with every request."""

    def __init__(self, server, login=None, **headers):
        self.server, self.headers, self.cookies = server, headers, {}
        self.source = next(ADDRESSES), 0
        if login:
            self.post('/login', login, FORM)

    def ask(self, method, path, body=None, **headers):
        """Status, headers and text; `body` has the answer's bytes."""
        url = urllib.parse.urlsplit(self.server)
        connection = http.client.HTTPConnection(url.hostname, url.port, timeout=20, source_address=self.source)
        headers = {name.replace('_', '-'): value for name, value in {**self.headers, **headers}.items()}
        if self.cookies:
            headers.setdefault('Cookie', '; '.join('='.join(pair) for pair in self.cookies.items()))
        try:
            connection.request(method, path, body.encode() if isinstance(body, str) else body, headers)
            answer = connection.getresponse()
            self.body = answer.read()
        finally:
            connection.close()
        for cookie in answer.headers.get_all('Set-Cookie') or ():
            name, _, value = cookie.partition(';')[0].partition('=')
            self.cookies[name] = value
        self.answer = answer.headers
        return answer.status, answer.headers, self.body.decode('utf-8', 'replace')

    def get(self, path, **headers):
        return self.ask('GET', path, **headers)

    def post(self, path, body='', kind='text/markdown', **headers):
        return self.ask('POST', path, body, Content_Type=kind, **headers)

    def leads(self, path, method='GET', body=None, kind='text/markdown'):
        """Status, and where the answer leads on the server."""
        status, headers, _ = self.post(path, body or '', kind) if method == 'POST' else self.get(path)
        return status, (headers['Location'] or '').removeprefix(self.server)

    def made(self, text, kind='text/markdown'):
        """The id of a new note."""
        status, target = self.leads('/new', 'POST', text, kind)
        same(status, 302)
        return target[1:]

    def text(self, note):
        status, _, text = self.get(f'/{note}/download')
        return text if status == 200 else status

    def send(self, path, name, data, field='image', **headers):
        head = f'--cut\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\n\r\n'
        return self.post(path, head.encode() + data + b'\r\n--cut--\r\n', 'multipart/form-data; boundary=cut', **headers)


class Editor:
    """An editor at a note, over long polling."""

    def __init__(self, person, note):
        self.person, self.events = person, []
        self.place = f'/socket.io/?noteId={note}&EIO=4&transport=polling'
        _, _, text = person.get(self.place)
        self.rules = json.loads(text[1:])
        self.place += f'&sid={self.rules["sid"]}'
        self.post('40')

    def post(self, packet):
        return self.person.post(self.place, packet, 'text/plain;charset=UTF-8')

    def emit(self, *event):
        return self.post('42' + json.dumps(event))

    def wait(self, name):
        """The first event of this name, after its name."""
        end = time.monotonic() + 6
        while time.monotonic() < end:
            for event in self.events:
                if event[0] == name:
                    self.events.remove(event)
                    return event[1:]
            status, _, text = self.person.get(self.place)
            if status != 200:
                break
            for packet in text.split('\x1e'):
                if packet.startswith('42'):
                    self.events.append(json.loads(packet[2:]))
                elif packet == '2':
                    self.post('3')
                else:
                    self.events.append([packet[:2], packet[2:]])
        raise AssertionError(f'no event {name}, only {self.events}')


def joined(world, note, person=None):
    person = person or world.guest()
    person.get('/me')
    editor = Editor(person, note)
    editor.doc = editor.wait('doc')[0]
    return editor
