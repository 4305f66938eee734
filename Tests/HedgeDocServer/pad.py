"""The server as a whole: its settings, and the notes, people and uploads that it keeps."""
import base64
import hashlib
import os
import tempfile
import threading

import texts
from engine import Engine
from faults import Faults
from limits import Window
from server import Handler, Server


class Detail:
    """What is known of a note besides its text and its permission."""

    def __init__(self, owner, text):
        self.owner = owner
        self.editor = None                # who changed it last
        self.views = 0
        self.created = texts.now()        # in milliseconds, like `updated`
        self.updated = None
        self.revisions = [(self.created, text)]


def token(name):
    """A token as HedgeDoc 2 makes them, and always the same."""
    digest = hashlib.sha512(f'token of {name}'.encode()).digest()
    letters = base64.urlsafe_b64encode(digest).decode().rstrip('=')
    return f'hd2.{letters[:11]}.{letters}'


class HedgeDoc(Faults):
    """The server's settings and what it keeps. Change a setting between requests as you like.

    Notes are files, ID.md; whoever writes another text into one plays the people at the pad.
    """

    def __init__(self, version='1.12', notes=None, port=0, url=None, **faults):
        super().__init__(**faults)
        self.version = version
        self.folder = notes or tempfile.mkdtemp(prefix='hedgedoc-')
        os.makedirs(self.folder, exist_ok=True)
        # Settings of HedgeDoc, by their names there.
        self.allow_anonymous = True
        self.allow_free_url = False
        self.require_free_url_authentication = False
        self.forbidden_note_ids = [
            'robots.txt', 'favicon.ico', 'api', 'build', 'css', 'docs', 'fonts', 'js', 'uploads', 'vendor', 'views']
        self.forbidden_aliases = ['help']
        self.document_max_length = 100_000
        self.enable_uploads = True
        self.disable_note_creation = False
        self.upload_base = None           # where uploads are said to lie, as with a store of its own
        self.creations = 20               # in five minutes, since 1.10.1; 0 is no limit
        self.logins = 10                  # the same; 0 refuses all
        self.requests_two = 100           # of HedgeDoc 2; 0 is no limit
        self.users = {'lena@example.org': 'secret-horse', 'okan@example.org': 'secret-mule'}
        self.tokens = {token(name): name for name in ('lena', 'okan')}
        self.expired_token = token('expired')
        # What it keeps.
        self.uploads = {}
        self.media = {}                   # what HedgeDoc 2 knows of its uploads
        self.permissions = {}
        self.aliases = {}
        self.details = {}
        self.shorts = {}
        self.sessions = {}                # by cookie: whose they are
        self.refused = {}                 # by cookie: the page that a login leads to
        self.guests = {}                  # sessions of HedgeDoc 2, by cookie: the token for forms, whether registered
        self.creation_window, self.login_window, self.request_window = Window(), Window(), Window()
        self.requests = []
        self.count = 0
        self.most_at_once = self.at_once = 0
        self.lock = threading.RLock()
        self.engine = Engine(self)
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
        return os.path.join(self.folder, name.replace('/', '%2F').replace('\0', '%00') + '.md')

    def text(self, name):
        try:
            with open(self.path(self.aliases.get(name, name)), 'rb') as file:
                return file.read()
        except OSError:
            return None

    def store(self, note, text):
        with open(self.path(note), 'wb') as file:
            file.write(text)

    def write(self, name, text):
        """People change the note's text, or make one; who has it open sees it."""
        note = self.aliases.get(name, name)
        self.store(note, text)
        with self.engine.lock:
            room = self.engine.rooms.get(note)
            if room:
                room.replace(text.decode('utf-8', 'replace'))

    def fresh(self, length=22):
        """An id; always the same ones in the same order, so that a session can be written down."""
        with self.lock:
            while True:
                self.count += 1
                name = hashlib.sha256(f'note {self.count}'.encode()).hexdigest()[:length]
                if not os.path.exists(self.path(name)):
                    return name

    def begin(self, note, owner):
        """A note that was just made: a guest's is for all to write, and nobody's."""
        self.details[note] = Detail(owner, self.text(note).decode('utf-8', 'replace'))
        self.permissions.setdefault(note, 'editable' if owner else 'freely')

    def detail(self, note):
        """What is known of a note; of one whose file somebody put there, what can be."""
        if note not in self.details:
            self.details[note] = Detail(None, (self.text(note) or b'').decode('utf-8', 'replace'))
        return self.details[note]

    def permission(self, note):
        return self.permissions.get(note, 'freely')

    def alias(self, note):
        return next((alias for alias, target in self.aliases.items() if target == note), None)

    def short(self, note):
        """The short id of slides and published pages."""
        name = base64.urlsafe_b64encode(hashlib.sha256(f'short {note}'.encode()).digest()).decode()[:10]
        self.shorts[name] = note
        return name

    def find(self, name):
        """The id of a note by its alias, id or short id."""
        note = self.aliases.get(name, name)
        if self.text(note) is not None:
            return note
        if name not in self.shorts:
            for file in os.listdir(self.folder):
                if file.endswith('.md'):
                    self.short(file.removesuffix('.md'))
        note = self.shorts.get(name)
        return note if note and self.text(note) is not None else None

    def remove(self, note):
        os.remove(self.path(note))
        self.details.pop(note, None)
        self.permissions.pop(note, None)
        for alias in [alias for alias, target in self.aliases.items() if target == note]:
            del self.aliases[alias]
