"""HedgeDoc 2: where requests go, who asks, and the sentences of refusals. Live editing over a WebSocket is left out."""
import re

import api2_media
import api2_notes
import api2_rights
import limits
import sessions
from api2_errors import FORBIDDEN, Refusal


def route(request, names, body):
    """A request, of which each refusal is JSON."""
    request.session = session(request)
    if not limits.request_allowed_two(request):
        return
    try:
        outside(request, names, body)
    except Refusal as refusal:
        request.json(refusal.status, refusal.said())


def session(request):
    """The cookie of a guest who has registered."""
    value = sessions.cookie(request, 'hedgedoc-session')
    return value if request.pad.guests.get(value, {}).get('registered') else None


def outside(request, names, body):
    """What is there without a token, and then the API."""
    method = 'GET' if request.command == 'HEAD' else request.command
    if (method, names) == ('GET', ['api', 'private', 'config']):
        return request.json(200, {
            'allowRegister': True, 'guestAccess': 'write', 'authProviders': [{'type': 'local'}], 'branding': {},
            'maxDocumentLength': request.pad.document_max_length, 'specialUrls': {}, 'plantUmlServer': None,
            'version': {'major': 2, 'minor': 0, 'patch': 0, 'preRelease': 'alpha.3', 'commit': None}})
    if (method, names) == ('GET', ['api', 'private', 'csrf', 'token']):
        return api2_rights.csrf_token(request)
    if (method, names) == ('POST', ['api', 'private', 'auth', 'guest', 'register']):
        return api2_rights.register_guest(request)
    if (method, names) == ('GET', ['api', 'v2', 'monitoring', 'health']):
        return request.answer(204)
    if method == 'GET' and names[:1] == ['media'] and len(names) == 2:
        return api2_media.hand_out(request, names[1])
    if names[:2] != ['api', 'v2'] or any(len(name) > 100 for name in names):
        raise no_such_path(request)
    inside(request, method, names[2:], body)


def no_such_path(request):
    return Refusal(404, f'Cannot {request.command} {request.target}', error='Not Found')


def inside(request, method, names, body):
    """The API, which a token opens before anything is looked up."""
    known = re.fullmatch(r'Bearer (\S+)', request.headers.get('Authorization') or '')
    request.user = request.pad.tokens.get(known[1]) if known else None
    handler, rest = handler_of(method, names)
    if handler is None:
        raise no_such_path(request)
    if not request.user:
        raise FORBIDDEN
    handler(request, *rest, body)


def handler_of(method, names):
    """The function for a request, and the words of the path that it is to know."""
    for there, path, handler in ROUTES:
        if there == method and len(path) == len(names) and all(word in ('*', name) for word, name in zip(path, names)):
            return handler, [name for word, name in zip(path, names) if word == '*']
    return None, []


def me(request, body):
    request.json(200, {'username': request.user, 'displayName': request.user.capitalize(), 'photoUrl': None,
                       'authProvider': 'token', 'email': None})


PERMISSIONS = 'notes * metadata permissions'
ROUTES = [(line.split()[0], line.split()[1:], handler) for line, handler in {
    'GET me': me,
    'POST notes': api2_notes.create,
    'POST notes *': api2_notes.create_named,
    'GET notes *': api2_notes.whole,
    'PUT notes *': api2_notes.update,
    'DELETE notes *': api2_notes.delete,
    'GET notes * content': api2_notes.content,
    'GET notes * metadata': api2_notes.metadata,
    'GET notes * media': api2_media.of_note,
    'GET notes * revisions': api2_notes.revisions,
    'GET notes * revisions *': api2_notes.revision,
    f'GET {PERMISSIONS}': api2_rights.read,
    f'PUT {PERMISSIONS} visibility': api2_rights.set_visibility,
    f'PUT {PERMISSIONS} groups *': api2_rights.set_group,
    f'DELETE {PERMISSIONS} groups *': api2_rights.remove_group,
    f'PUT {PERMISSIONS} users *': api2_rights.set_user,
    f'DELETE {PERMISSIONS} users *': api2_rights.remove_user,
    'POST alias': api2_notes.add_alias,
    'PUT alias *': api2_notes.make_primary,
    'DELETE alias *': api2_notes.remove_alias,
    'POST media': api2_media.upload,
    'GET media *': api2_media.describe,
    'DELETE media *': api2_media.delete,
}.items()]
