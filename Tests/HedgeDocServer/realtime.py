"""What people who have a note of HedgeDoc 1 open say to each other by way of the server: texts, operations, rights."""
import threading
import time

import notes
import operations
import sessions
import texts

SURNAMES = ('Albatross', 'Badger', 'Crane', 'Dormouse', 'Eider', 'Fieldfare', 'Goshawk', 'Heron', 'Ibis', 'Jackdaw')
REST = 0.8                                # seconds from the first change to the saved text


def join(engine, connection, sid, name, user):
    """Somebody comes to a note; nobody where it is not there or may not be read."""
    pad = engine.pad
    note = pad.find(name)
    code = 404 if not note else 403 if not notes.may_read(pad, note, user) else None
    if code:
        connection.emit('info', {'code': code})
        connection.put_out()
        return None
    room = engine.rooms.get(note) or engine.rooms.setdefault(note, Room(engine, note))
    client = Client(room, connection, sid, user)
    connection.emit('doc', room.document())
    room.clients[sid] = client
    for other in room.clients.values():
        other.connection.emit('online users', room.people(), offset=False)
    connection.emit('refresh', room.state())
    return client


class Client:
    """Somebody who has a note open."""

    def __init__(self, room, connection, sid, user):
        self.room, self.connection, self.sid, self.user = room, connection, sid, user
        self.name = sessions.person(user)['name'] if user else f'Guest {SURNAMES[len(room.clients) % len(SURNAMES)]}'
        self.wrong = 0                    # operations in a row that could not be taken

    def shown(self):
        return {'id': self.sid, 'color': '#3a7', 'photo': None, 'cursor': None, 'name': self.name, 'idle': False, 'type': None,
                'login': bool(self.user), 'userid': sessions.person(self.user)['id'] if self.user else None}

    def hear(self, event, values):
        room = self.room
        if event == 'operation' and len(values) >= 2:
            room.take(self, *values[:2], values[2] if len(values) > 2 else None)
        elif event == 'permission' and self.is_owner() and values and values[0] in notes.PERMISSIONS:
            room.permit(values[0])
        elif event == 'delete' and self.is_owner():
            room.delete()
        elif event == 'refresh':
            self.connection.emit('refresh', room.state())
        elif event == 'online users':
            self.connection.emit('online users', room.people(), offset=False)
        elif event == 'version':
            self.connection.emit('version', {'version': '1.12.0', 'minimumCompatibleVersion': '1.0.0'})

    def is_owner(self):
        return bool(self.user) and self.room.engine.pad.detail(self.room.note).owner == self.user


class Room:
    """A note that somebody has open: its text as it is now, and the operations since the first one came."""

    def __init__(self, engine, note):
        self.engine, self.note = engine, note
        self.text = texts.units(engine.pad.text(note).decode('utf-8', 'replace'))
        self.operations = []
        self.clients = {}
        self.changed = None

    def document(self):
        return {'str': self.text, 'revision': len(self.operations),
                'clients': {sid: {'name': client.name} for sid, client in self.clients.items()}}

    def people(self):
        return {'users': [client.shown() for client in self.clients.values()]}

    def saved_state(self):
        detail = self.engine.pad.detail(self.note)
        editor = sessions.person(detail.editor) if detail.editor else None
        return {'title': texts.title(texts.whole(self.text)) or 'Untitled', 'updatetime': detail.updated,
                'lastchangeuser': editor and editor['id'], 'lastchangeuserprofile': editor and {'name': editor['name']},
                'authors': {}, 'authorship': []}

    def state(self):
        pad = self.engine.pad
        detail = pad.detail(self.note)
        owner = sessions.person(detail.owner) if detail.owner else None
        return self.saved_state() | {
            'docmaxlength': pad.document_max_length, 'owner': owner and owner['id'],
            'ownerprofile': owner and {'name': owner['name']}, 'permission': pad.permission(self.note),
            'createtime': detail.created}

    def take(self, client, revision, value, selection):
        """An operation; without the right, or where the text would be too long, nothing is said."""
        pad = self.engine.pad
        if not notes.may_write(pad, self.note, client.user):
            return
        try:
            if isinstance(revision, bool) or not isinstance(revision, int) or not 0 <= revision <= len(self.operations):
                raise operations.Broken('no such revision')
            steps = operations.parsed(
                [texts.units(step) if isinstance(step, str) else step for step in value] if isinstance(value, list) else value)
            for earlier in self.operations[revision:]:
                steps = operations.moved(steps, earlier)
            text = operations.applied(steps, self.text)
        except operations.Broken:
            client.wrong += 1
            threading.Timer(0.1, self.send_again, (client, client.wrong >= 3)).start()
            return
        if len(text) > pad.document_max_length:
            return
        client.wrong = 0
        self.change(steps, text, client, selection)

    def send_again(self, client, by_force):
        with self.engine.lock:
            client.connection.emit('doc', self.document() | ({'force': True} if by_force else {}))

    def change(self, steps, text, author, selection=None):
        self.text = text
        self.operations.append(steps)
        pad, revision = self.engine.pad, len(self.operations)
        pad.detail(self.note).editor = author and author.user
        for client in self.clients.values():
            if client is author:
                client.connection.emit('ack', revision)
            else:
                client.connection.emit('operation', author.sid if author else 'nobody', revision, steps, selection)
        self.changed = self.changed or time.monotonic()

    def replace(self, text):
        """Somebody at the pad writes another text, who has no session of their own here."""
        text = texts.units(text)
        if text != self.text:
            self.change(operations.between(self.text, text), text, None)

    def tick(self, now):
        if self.changed and now - self.changed >= REST:
            self.save()

    def save(self):
        """Keeps the text for /download, without NUL; carriage returns stay."""
        self.changed = None
        pad = self.engine.pad
        pad.detail(self.note).updated = texts.now()
        pad.store(self.note, texts.whole(self.text).replace('\0', '').encode())
        for client in self.clients.values():
            client.connection.emit('check', self.saved_state(), offset=False)

    def leave(self, client):
        self.clients.pop(client.sid, None)
        for other in self.clients.values():
            other.connection.emit('client_left', client.sid)
            other.connection.emit('online users', self.people(), offset=False)
        if not self.clients:
            if self.changed:
                self.save()
            self.engine.rooms.pop(self.note, None)

    def permit(self, permission):
        pad = self.engine.pad
        pad.permissions[self.note] = permission
        for client in list(self.clients.values()):
            client.connection.emit('permission', {'permission': permission})
            if not notes.may_read(pad, self.note, client.user):
                client.connection.emit('info', {'code': 403})
                client.connection.put_out()

    def delete(self):
        self.changed = None
        self.engine.pad.remove(self.note)
        for client in list(self.clients.values()):
            client.connection.emit('delete')
            client.connection.put_out()
