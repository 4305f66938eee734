"""A repository and a stand-in HedgeDoc server for one test, and the loop that runs all tests of a script."""

import argparse
import os
import re
import struct
import subprocess
import sys
import tempfile
import traceback
import zlib

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'HedgeDocServer'))
from hedgedoc_server import HedgeDoc  # noqa: E402

DATE = '2024-09-26'
DECK = 'community-call/20240926.md'
IAAS = f'reports/{DATE}/iaas.md'
OPS = f'reports/{DATE}/ops.md'
SETTINGS = '''community: Example Clouds
teams:
  - {{ id: iaas, name: Team IaaS, mission: We build clouds }}
  - {{ id: ops, name: Team Ops }}
hedgedoc: {{ url: "{url}"{more} }}
'''


def png(color, size=4):
    """A whole picture of one colour."""
    def chunk(name, data):
        return struct.pack('>I', len(data)) + name + data + struct.pack('>I', zlib.crc32(name + data))
    rows = b''.join(b'\0' + bytes(color) * size for _ in range(size))
    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', size, size, 8, 2, 0, 0, 0))
            + chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b''))


class World:
    """A repository with two reports, and its server."""

    minutes = None

    def __init__(self, version='1.12', hosts='', **settings):
        self.place = tempfile.TemporaryDirectory(prefix='minutes-hedgedoc-')
        self.path = os.path.join(self.place.name, 'repository')
        self.home = os.path.join(self.place.name, 'home')
        os.makedirs(self.home)
        self.pad = HedgeDoc(version, os.path.join(self.place.name, 'notes'))
        self.pad.tokens['hd2.token.example'] = 'lena'
        for name, value in settings.items():
            setattr(self.pad, name, value)
        self.pad.start()
        self.environment = {
            'PATH': '/usr/bin:/bin', 'HOME': self.home, 'LC_ALL': 'C.UTF-8', 'TZ': 'UTC', 'MINUTES_HTTP_TIMEOUT': '2'}
        if version.startswith('2'):
            self.environment['MINUTES_HEDGEDOC_TOKEN'] = 'hd2.token.example'
        self.settings(hosts)
        self.write(IAAS, '---\nreporter: lena-example\n---\n\n## Größere Platten 💾\n\n- They are in\n\n## Thanks\n\n- All of you\n')
        self.write(OPS, '---\nreporter: okan-example\n---\n\n## Quiet\n\n- Nothing broke\n')

    def settings(self, hosts='', url=None, more=''):
        hosts = f', hosts: [{hosts}]' if hosts else ''
        self.write('minutes.yml', SETTINGS.format(url=url or self.pad.address, more=hosts) + more)

    def close(self):
        self.pad.stop()
        self.place.cleanup()

    def file(self, name):
        return os.path.join(self.path, name)

    def write(self, name, text):
        path = self.file(name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'wb') as file:
            file.write(text if isinstance(text, bytes) else text.encode())

    def read(self, name):
        try:
            with open(self.file(name), 'rb') as file:
                return file.read()
        except OSError:
            return None

    def files(self, place=''):
        """All files, by name, with their bytes; what the lock needs is left out."""
        found = {}
        for folder, _, names in os.walk(self.file(place)):
            for name in names:
                path = os.path.join(folder, name)
                inside = os.path.relpath(path, self.path)
                if inside not in ('.minutes/lock', '.minutes/next', '.minutes/.gitignore'):
                    with open(path, 'rb') as file:
                        found[inside] = file.read()
        return found

    def run(self, *words, status=0, **environment):
        """Runs the program and gives back what it printed on both channels."""
        run = subprocess.run(
            [World.minutes, '-C', self.path, *words], env={**self.environment, **environment}, timeout=120,
            stdin=subprocess.DEVNULL, capture_output=True)
        self.out, self.error = run.stdout.decode(), run.stderr.decode()
        if status is not None:
            assert run.returncode == status, f'minutes {" ".join(words)} exits {run.returncode}: {self.out}{self.error}'
        self.status = run.returncode
        return self.out + self.error

    def built(self):
        self.run('build', DATE)
        return self

    def pushed(self, *words):
        self.built().run('push', DATE, *words)
        return self

    @property
    def note(self):
        """The id of the last note."""
        return re.search(r'^edit: \S*/([^/\s?]+)(?:\?both)?  slides: ', self.out, re.M)[1]

    def note_of_call(self):
        text = self.read('.minutes/notes/20240926.txt').decode()
        return next(line.split()[1] for line in text.splitlines() if line.startswith('note '))

    def edit(self, old, new, name=None):
        """People change the note."""
        name = name or self.note_of_call()
        text = self.pad.text(name)
        assert old.encode() in text, f'{old} is not in the note'
        self.pad.write(name, text.replace(old.encode(), new.encode()))

    def count(self, method=None):
        return sum(1 for request in self.pad.requests if method in (None, request[0]))


def has(text, *words):
    for word in words:
        assert word in text, f'"{word}" is not in: {text}'


def main(tests):
    """Runs the functions whose names begin with `test_`."""
    parser = argparse.ArgumentParser()
    parser.add_argument('--minutes', required=True, type=os.path.abspath)
    parser.add_argument('--only', default='')
    options = parser.parse_args()
    World.minutes = options.minutes
    passed = failed = 0
    for name, test in sorted(tests.items()):
        if not name.startswith('test_') or options.only not in name:
            continue
        try:
            test()
            passed += 1
        except Exception:
            failed += 1
            print(f'FAILED {name}')
            print(''.join(traceback.format_exc().splitlines(keepends=True)[-6:]), flush=True)
    print(f'{passed} passed, {failed} failed')
    raise SystemExit(1 if failed or not passed else 0)
