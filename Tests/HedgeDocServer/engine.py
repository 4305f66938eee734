"""Engine.IO 4 and Socket.IO 5 by long polling: sessions, packets, pings. What is said in them is in `realtime`."""
import json
import secrets
import threading
import time
import urllib.parse

import realtime
import sessions

SEPARATOR = '\x1e'
PING, PATIENCE, MOST = 5.0, 10.0, 1_000_000
UNKNOWN_TRANSPORT, UNKNOWN_SESSION, BAD, UNSUPPORTED = (
    (0, 'Transport unknown'), (1, 'Session ID unknown'), (3, 'Bad request'), (5, 'Unsupported protocol version'))


class Connection:
    """One session: what waits for its next poll, and when it was heard of."""

    def __init__(self, engine, note, cookie):
        self.engine, self.note, self.cookie = engine, note, cookie
        self.sid = secrets.token_urlsafe(15)
        self.packets = []
        self.news = threading.Condition(engine.lock)
        self.polling = self.closed = False
        self.next_ping, self.deadline = time.monotonic() + PING, None
        self.client = None                # at a note, once it has joined

    def send(self, packet):
        with self.news:
            if not self.closed:
                self.packets.append(packet)
                self.news.notify_all()

    def emit(self, event, *values, offset=True):
        """An event; most have an offset of the server's at their end."""
        more = [self.engine.offset()] if offset else []
        self.send('42' + json.dumps([event, *values, *more], separators=(',', ':')))

    def put_out(self):
        """The server's end: of the note, then of the session, after what waits has been fetched."""
        self.send('41')
        self.send('1')
        self.leave()

    def leave(self):
        client, self.client = self.client, None
        if client:
            client.room.leave(client)

    def close(self):
        """The client's end, or that of the server's patience."""
        with self.news:
            self.leave()
            self.closed = True
            self.engine.connections.pop(self.sid, None)
            self.news.notify_all()

    def poll(self):
        """The packets that wait, as soon as there are some; nothing where two ask at once."""
        with self.news:
            if self.polling:
                self.close()
                return None
            self.polling = True
            self.news.wait_for(lambda: self.packets or self.closed)
            packets, self.packets, self.polling = self.packets, [], False
            if '1' in packets:
                self.close()
            return SEPARATOR.join(packets or ['6'])

    def take(self, packet):
        """A packet of the client's."""
        if packet == '1':
            self.close()
        elif packet == '3':
            self.deadline, self.next_ping = None, time.monotonic() + PING
        elif packet.startswith('40'):
            self.connect()
        elif packet.startswith('41'):
            self.leave()
        elif packet.startswith('42') and self.client:
            try:
                name, *values = json.loads(packet[2:])
            except ValueError:
                return self.close()
            self.client.hear(name, values)

    def connect(self):
        if self.client:
            return
        known, user = sessions.known(self.engine.pad, self.cookie)
        if not known:
            words = 'Cookie is invalid.' if self.cookie else 'No cookie transmitted.'
            return self.send('44' + json.dumps({'message': f'AUTH failed: {words}'}))
        client = secrets.token_urlsafe(15)
        self.send('40' + json.dumps({'sid': client, 'pid': secrets.token_urlsafe(15)}))
        self.client = realtime.join(self.engine, self, client, self.note, user)


class Engine:
    """All sessions of a server, and its clock: pings, patience, and the saving of what was typed."""

    def __init__(self, pad):
        self.pad = pad
        self.lock = threading.RLock()
        self.connections = {}
        self.rooms = {}
        self.offsets = 0
        self.clock = None

    def offset(self):
        self.offsets += 1
        return f'{self.offsets:x}-{len(self.connections):x}'

    def run(self):
        while True:
            time.sleep(0.05)
            with self.lock:
                now = time.monotonic()
                for connection in list(self.connections.values()):
                    if connection.deadline and now > connection.deadline:
                        connection.close()
                    elif not connection.deadline and now > connection.next_ping:
                        connection.send('2')
                        connection.deadline = now + PATIENCE
                for room in list(self.rooms.values()):
                    room.tick(now)
                if not self.connections and not self.rooms:
                    self.clock = None
                    return

    def answer(self, request, query, body):
        """A request to /socket.io/."""
        query = {name: values[0] for name, values in urllib.parse.parse_qs(query).items()}
        if query.get('EIO') != '4':
            return refuse(request, UNSUPPORTED)
        if query.get('transport') not in ('polling', 'websocket'):
            return refuse(request, UNKNOWN_TRANSPORT)
        with self.lock:
            connection = self.connections.get(query.get('sid'))
        if 'sid' in query and not connection:
            return refuse(request, UNKNOWN_SESSION)
        if query['transport'] == 'websocket' or (not connection and request.command != 'GET'):
            return refuse(request, BAD)
        if not connection:
            return self.open(request, query.get('noteId', ''))
        if request.command == 'POST':
            return self.posted(request, connection, body)
        text = connection.poll()
        if text is None:
            return request.answer(400, '', 'text/plain')
        request.answer(200, text, 'text/plain; charset=UTF-8')

    def open(self, request, note):
        with self.lock:
            connection = Connection(self, note, sessions.cookie(request))
            self.connections[connection.sid] = connection
            if not self.clock:
                self.clock = threading.Thread(target=self.run, daemon=True)
                self.clock.start()
        request.answer(200, '0' + json.dumps({
            'sid': connection.sid, 'upgrades': ['websocket'], 'pingInterval': int(PING * 1000),
            'pingTimeout': int(PATIENCE * 1000), 'maxPayload': MOST}), 'text/plain; charset=UTF-8')

    def posted(self, request, connection, body):
        if len(body) > MOST:
            return request.answer(413, '', 'text/plain')
        with self.lock:
            for packet in body.decode('utf-8', 'replace').split(SEPARATOR):
                connection.take(packet)
        request.answer(200, 'ok', 'text/html')


def refuse(request, why):
    request.json(400, {'code': why[0], 'message': why[1]}, 'application/json')
