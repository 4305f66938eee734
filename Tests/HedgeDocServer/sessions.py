"""Who asks HedgeDoc 1: the cookie connect.sid, logging in and out, /me."""
import email.utils
import re
import secrets
import time
import urllib.parse
import uuid

import limits

DAYS = 14


def cookie(request, name='connect.sid'):
    found = re.search(rf'(?:^|[;\s]){re.escape(name)}=([^;]+)', request.headers.get('Cookie') or '')
    return found[1].strip() if found else None


def known(pad, value):
    """Whether the server made this session, and whose it is; a guest's is nobody's."""
    return value in pad.sessions, pad.sessions.get(value)


def person(user):
    """What is told of somebody with an account."""
    return {'id': str(uuid.uuid5(uuid.NAMESPACE_URL, f'mailto:{user}')), 'name': user.partition('@')[0]}


def begin(request):
    """Every request has a session; who brings none, or one that the server did not make, gets a new one without a word."""
    value = cookie(request)
    is_known, request.user = known(request.pad, value)
    keep(request, value if is_known else fresh(request.pad, None))


def fresh(pad, user):
    value = f's%3A{secrets.token_urlsafe(24)}.{secrets.token_urlsafe(32)}'
    pad.sessions[value] = user
    return value


def keep(request, value):
    request.session = value
    expires = email.utils.formatdate(time.time() + DAYS * 86400, usegmt=True)
    request.more['Set-Cookie'] = f'connect.sid={value}; Path=/; Expires={expires}; HttpOnly; SameSite=Lax'


def log_in(request, field, body):
    """A wrong password gets a session as well, and the same redirect: to the page that was refused before, or to the start."""
    pad = request.pad
    if not limits.login_allowed(request):
        return
    form = urllib.parse.parse_qs(body.decode('utf-8', 'replace'))
    name, password = (form.get(key, [''])[0] for key in (field, 'password'))
    if not name or not password or (field == 'email' and not re.fullmatch(r'[^@\s]+@[^@\s]+\.[^@\s]+', name)):
        return request.page(400, '400 Bad Request')
    target = pad.refused.pop(request.session, pad.url + '/')
    keep(request, fresh(pad, name if pad.users.get(name) == password else None))
    request.redirect(target)


def register(request, body):
    form = urllib.parse.parse_qs(body.decode('utf-8', 'replace'))
    name, password = (form.get(key, [''])[0] for key in ('email', 'password'))
    if not name or not password:
        return request.page(400, '400 Bad Request')
    request.pad.users.setdefault(name, password)
    request.redirect(request.pad.url + '/')


def log_out(request):
    request.pad.sessions[request.session] = None
    request.redirect(request.pad.url + '/')


def me(request):
    """Always 200: a guest is told so in the body."""
    user = request.user
    request.json(200, {'status': 'ok', **person(user), 'photo': {}} if user else {'status': 'forbidden'})


def forbid(request):
    """Those who are known are told; the others are sent to where they could log in, and after that back to what they wanted."""
    if request.user:
        return request.page(403, '403 Forbidden')
    request.pad.refused[request.session] = request.pad.url + request.target
    request.redirect(request.pad.url + '/')
