"""What HedgeDoc 2.0 does, and servers that are busy. The words of a function are a fact."""
import http.client
import json
import random

from visitors import PNG, Person, fact, same


class Two:
    """A server of HedgeDoc 2, and who visits it."""

    def __init__(self, server, tokens):
        self.server, self.tokens = server, tokens

    def guest(self):
        return Person(self.server)

    def who(self, name):
        return Person(self.server, Authorization=f'Bearer {self.tokens[name]}')

    lena = property(lambda self: self.who('token'))
    okan = property(lambda self: self.who('other-token'))

    def made(self, text='x'):
        status, _, answer = self.lena.post('/api/v2/notes', text)
        same(status, 201)
        return json.loads(answer)['metadata']['primaryAlias']

    def reader(self):
        """A guest with a session."""
        guest = self.guest()
        token = json.loads(guest.get('/api/private/csrf/token')[2])['token']
        same(guest.post('/api/private/auth/guest/register', '{}', 'application/json', csrf_token=token)[0], 201)
        return guest


def refused(answer):
    status, _, text = answer
    value = json.loads(text)
    return status, value.get('name') or value['message']


@fact
def two_trims_as_javascript_does_and_keeps_the_rest(two):
    note = two.made('\ufeff\u2028 a\r\n\0b\u00a0\n')
    status, headers, text = two.lena.get(f'/api/v2/notes/{note}/content')
    same((status, headers['Content-Type'], headers['ETag'], text), (200, 'text/markdown', None, 'a\r\n\0b'))


@fact
def two_wants_the_type_to_the_letter(two):
    same([two.lena.post('/api/v2/notes', 'x', kind)[0] for kind in ('text/markdown; charset=utf-8', 'text/plain')], [400, 400])
    same(two.lena.ask('POST', '/api/v2/notes', 'x')[0], 415)


@fact
def two_counts_the_length_of_new_notes_alone(two):
    same(refused(two.lena.post('/api/v2/notes', 'x' * 100_001)), (413, 'MaximumDocumentLengthExceededError'))
    note = two.made()
    statuses = [two.lena.ask('PUT', f'/api/v2/notes/{note}', 'x' * count, Content_Type='text/markdown')[0]
                for count in (1 << 20, (1 << 20) + 1)]
    same(statuses, [200, 413])


@fact
def two_refuses_names_that_are_taken_forbidden_or_ill_formed(two):
    name = f'call-{random.getrandbits(40):x}'
    same(two.lena.post(f'/api/v2/notes/{name}', 'x')[0], 201)
    same(refused(two.lena.post(f'/api/v2/notes/{name.upper()}', 'x')), (409, 'AlreadyInDBError'))
    same([refused(two.lena.post(f'/api/v2/notes/{other}', 'x')) for other in ('help', 'a.b')], [(403, 'ForbiddenIdError')] * 2)
    same(refused(two.lena.get('/api/v2/notes/none-such')), (404, 'NotInDBError'))


@fact
def two_refuses_tokens_that_are_missing_unknown_or_expired(two):
    note = two.made()
    people = two.guest(), Person(two.server, Authorization='Bearer hd2.x.y'), two.who('expired-token')
    same([refused(person.get(f'/api/v2/notes/{note}')) for person in people], [(403, 'Forbidden resource')] * 3)


@fact
def two_hands_pictures_to_sessions_alone(two):
    note = two.made()
    status, _, text = two.lena.send('/api/v2/media', 'a.png', PNG, 'file', HedgeDoc_Note=note)
    uuid = json.loads(text)['uuid']
    same((status, refused(two.lena.get(f'/media/{uuid}'))), (201, (403, 'PermissionError')))
    reader = two.reader()
    same((reader.get(f'/media/{uuid}')[0], reader.body), (200, PNG))
    same(two.lena.ask('DELETE', f'/api/v2/notes/{note}')[0], 400)
    same(two.lena.ask('DELETE', f'/api/v2/notes/{note}', '{"keepMedia":false}', Content_Type='application/json')[0], 204)
    same(reader.get(f'/media/{uuid}')[0], 404)


@fact
def two_takes_pictures_for_a_note_and_no_drawings(two):
    note = two.made()
    lena = two.lena
    same(lena.send('/api/v2/media', 'a.png', PNG)[0], 403)
    same(lena.send('/api/v2/media', 'a.png', PNG, HedgeDoc_Note='none-such')[0], 404)
    same(refused(lena.send('/api/v2/media', 'a.svg', b'<svg/>', HedgeDoc_Note=note)), (400, 'ClientError'))


@fact
def two_lets_users_write_until_the_owner_forbids_it(two):
    note = two.made()
    path, kind = f'/api/v2/notes/{note}', {'Content_Type': 'text/markdown'}
    same(two.okan.ask('PUT', path, 'y', **kind)[0], 200)
    group = f'{path}/metadata/permissions/groups/_LOGGED_IN'
    same(two.okan.ask('PUT', group, '{"canEdit":false}', Content_Type='application/json')[0], 403)
    same(two.lena.ask('PUT', group, '{"canEdit":false}', Content_Type='application/json')[0], 200)
    same((two.okan.ask('PUT', path, 'z', **kind)[0], two.okan.get(f'{path}/content')[2]), (403, 'y'))


@fact
def two_tells_its_version_without_a_token_and_has_no_ways_of_one(two):
    version = json.loads(two.guest().get('/api/private/config')[2])['version']
    same((version['major'], two.guest().post('/new', 'x')[0]), (2, 404))


@fact
def two_answers_a_hundred_requests_in_five_minutes(two):
    lena = two.lena
    same([lena.get('/api/v2/me')[0] for _ in range(101)], [200] * 100 + [429])
    assert 250 <= int(lena.answer['Retry-After']) <= 300


@fact
def busy_servers_answer_503_or_nothing(busy):
    seen = set()
    for _ in range(60):
        try:
            status, headers, text = busy.guest().get('/me')
            seen.add(status)
            assert status == 200 or (text, headers['Retry-After']) == ("I'm busy right now, try again later.", None)
        except (OSError, http.client.HTTPException):
            seen.add('nothing')
    same(seen, {200, 503, 'nothing'})
