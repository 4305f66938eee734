"""Rights in HedgeDoc 2: who may read and write a note, and the sessions of guests."""
import secrets

from api2_errors import FORBIDDEN, Refusal, fields, not_found
from sessions import cookie

GROUPS = ('_EVERYONE', '_LOGGED_IN')


class Rights:
    """Who may do what with a note; for a group or a user whether they may write, where they may read."""

    def __init__(self):
        self.groups = {'_EVERYONE': False, '_LOGGED_IN': True}
        self.users = {}
        self.is_public = False

    def said(self, owner):
        return {'owner': owner, 'publiclyVisible': self.is_public,
                'sharedToUsers': [{'username': name, 'canEdit': edit} for name, edit in self.users.items()],
                'sharedToGroups': [{'groupName': name, 'canEdit': self.groups[name]} for name in GROUPS if name in self.groups]}

    def of(self, owner, user):
        """The rights that somebody has: those to write, for all of their names, or nothing; a guest is `None`."""
        names = GROUPS if user else GROUPS[:1]
        found = [self.groups[name] for name in names if name in self.groups]
        if user in self.users:
            found.append(self.users[user])
        return [True] if user and user == owner else found


def rights(pad, note):
    detail = pad.detail(note)
    if not hasattr(detail, 'rights'):
        detail.rights = Rights()
    return detail.rights


def may_read(pad, note, user):
    return bool(rights(pad, note).of(pad.detail(note).owner, user))


def may_write(pad, note, user):
    return any(rights(pad, note).of(pad.detail(note).owner, user))


def found(request, name, wanted='read'):
    """The note of this name, if the user may do there what is wanted: read, write, or all that an owner may."""
    pad = request.pad
    name = name.lower()
    note = pad.aliases.get(name)
    if note is None and name not in pad.details and pad.text(name) is not None:
        note = name                       # somebody put the file there
    if note is None or pad.text(note) is None:
        raise not_found('Note')
    may = {'read': may_read, 'write': may_write}.get(wanted, lambda pad, note, user: pad.detail(note).owner == user)
    if not may(pad, note, request.user):
        raise FORBIDDEN
    return note


def read(request, name, body=b''):
    pad = request.pad
    note = found(request, name)
    request.json(200, rights(pad, note).said(pad.detail(note).owner))


def owned(request, name):
    return rights(request.pad, found(request, name, 'own'))


def set_visibility(request, name, body):
    there = owned(request, name)
    there.is_public, = fields(request, body, newPubliclyVisible=bool)
    read(request, name)


def set_group(request, name, group, body):
    there = owned(request, name)
    if group not in GROUPS:
        raise not_found('Group')
    there.groups[group], = fields(request, body, canEdit=bool)
    read(request, name)


def remove_group(request, name, group, body):
    owned(request, name).groups.pop(group, None)
    read(request, name)


def set_user(request, name, user, body):
    there = owned(request, name)
    if user not in request.pad.tokens.values():
        raise not_found('User')
    there.users[user], = fields(request, body, canEdit=bool)
    read(request, name)


def remove_user(request, name, user, body):
    owned(request, name).users.pop(user, None)
    read(request, name)


# Guests

def csrf_token(request):
    """The token against forged requests, which belongs to the cookie that comes with it."""
    value, token = secrets.token_urlsafe(24), secrets.token_urlsafe(24)
    request.pad.guests[value] = {'token': token, 'registered': False}
    request.more['Set-Cookie'] = f'hedgedoc-session={value}; Path=/; HttpOnly; SameSite=Lax'
    request.json(200, {'token': token})


def register_guest(request):
    guest = request.pad.guests.get(cookie(request, 'hedgedoc-session'))
    if not guest or request.headers.get('csrf-token') != guest['token']:
        raise Refusal(403, 'CSRF token is missing or does not fit the session', error='Forbidden')
    guest['registered'] = True
    request.json(201, {'uuid': secrets.token_hex(16)})
