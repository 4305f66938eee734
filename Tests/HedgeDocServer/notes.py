"""Notes of HedgeDoc 1: making and reading them, who may, and the addresses that lead to them."""
import urllib.parse

import limits
import sessions
import texts

PERMISSIONS = ('freely', 'editable', 'limited', 'locked', 'protected', 'private')
REST = 5 * 60 * 1000                      # milliseconds without a change, after which a revision is kept


def may_read(pad, note, user):
    permission = pad.permission(note)
    if permission == 'private':
        return bool(user) and pad.detail(note).owner == user
    return permission not in ('limited', 'protected') or bool(user)


def may_write(pad, note, user):
    permission = pad.permission(note)
    if permission == 'freely':
        return True
    if permission in ('editable', 'limited'):
        return bool(user)
    return bool(user) and pad.detail(note).owner == user


def address(pad, *names):
    return pad.url + '/' + '/'.join(map(encoded, names))


def encoded(name):
    """As JavaScript's encodeURIComponent does it."""
    return urllib.parse.quote(name, safe="!'()*~")


def create(request, alias, body):
    """POST /new or /new/ALIAS, GET of an alias that nobody has: a new note, or a refusal that looks like success."""
    pad = request.pad
    if alias is not None and request.command != 'POST':
        if not pad.allow_free_url or alias in pad.forbidden_note_ids:
            return request.page(404, '404 Not Found')
    elif not limits.note_allowed(request):
        return
    if pad.disable_note_creation or not (request.user or pad.allow_anonymous):
        return sessions.forbid(request)
    if alias is not None:
        allowed = pad.allow_free_url and alias not in pad.forbidden_note_ids
        if not allowed or (pad.require_free_url_authentication and not request.user):
            return sessions.forbid(request)
        if pad.find(alias):
            return request.page(409, '409 Conflict')
    text = received(request, body)
    if text is None:
        return
    with pad.lock:
        note = pad.fresh()
        pad.write(note, text.encode())
        pad.begin(note, request.user)
        if alias:
            pad.aliases[alias] = note
    request.redirect(address(pad, alias or note))


def received(request, body):
    """The text of a new note: empty where the type is another; answers itself, with None, where it cannot be taken."""
    kind, parameters = request.content_type()
    if request.command != 'POST' or kind not in ('text/markdown', 'text/plain'):
        return ''
    try:
        text = body.decode(parameters.get('charset', 'utf-8'), 'replace')
    except LookupError:
        request.page(415, '415 Unsupported Media Type')
        return None
    text = text.removeprefix('\ufeff')
    if texts.length(text) > request.pad.document_max_length:
        request.page(413, '413 Payload Too Large')
        return None
    return text.replace('\r', '').replace('\0', '')


def route(request, name, rest):
    """GET /NAME, /NAME/ACTION."""
    pad = request.pad
    note = pad.find(name)
    if note is None:
        return request.page(404, '404 Not Found') if rest else create(request, name, None)
    if not may_read(pad, note, request.user):
        return sessions.forbid(request)
    shown = pad.alias(note) or note
    if not rest:
        if name != shown:
            return request.redirect(address(pad, shown))
        return request.page(200, 'Note')
    ACTIONS.get(rest[0], leave)(request, note, name, rest[1:])


def leave(request, note, name, rest):
    """An action that there is not leads to the note."""
    request.redirect(address(request.pad, name))


def slide(request, note, name, rest):
    request.redirect(address(request.pad, 'p', request.pad.alias(note) or request.pad.short(note)))


def publish(request, note, name, rest):
    request.redirect(address(request.pad, 's', request.pad.alias(note) or request.pad.short(note)))


def download(request, note, name, rest):
    text = request.pad.text(note)
    title = texts.title(text.decode('utf-8', 'replace')) or 'Untitled'
    request.more |= {
        'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': 'Range',
        'Access-Control-Expose-Headers': 'Cache-Control, Content-Encoding, Content-Range', 'Cache-Control': 'private',
        'Content-Disposition': f'attachment; filename={encoded(title)}.md',
        'X-Robots-Tag': 'noindex, nofollow'}
    request.answer(200, text, 'text/markdown; charset=UTF-8')


def info(request, note, name, rest):
    text = request.pad.text(note).decode('utf-8', 'replace')
    detail = request.pad.detail(note)
    request.json(200, {
        'title': texts.title(text) or 'Untitled', 'description': texts.description(text), 'viewcount': detail.views,
        'createtime': texts.iso(detail.created), 'updatetime': texts.iso(detail.updated)})


def revision(request, note, name, rest):
    """All revisions, the newest first, or one by its time in milliseconds."""
    detail = request.pad.detail(note)
    text = request.pad.text(note).decode('utf-8', 'replace')
    changed = detail.updated or detail.created
    if text != detail.revisions[0][1] and texts.now() - changed >= REST:
        detail.revisions.insert(0, (changed, text))
    if not rest:
        return request.json(200, {
            'revision': [{'time': moment, 'length': texts.length(text)} for moment, text in detail.revisions]})
    found = next((text for moment, text in detail.revisions if str(moment) == rest[0]), None)
    if found is None:
        return request.page(404, '404 Not Found')
    request.json(200, {'content': found, 'patch': [], 'authorship': []})


ACTIONS = {'slide': slide, 'publish': publish, 'pretty': publish, 'download': download, 'info': info, 'revision': revision}


def published(request, head, name, rest):
    """Slides at /p, pages at /s: under the alias or else the short id; only these count as views."""
    pad = request.pad
    note = pad.find(name)
    if note is None:
        return request.page(404, '404 Not Found')
    if not may_read(pad, note, request.user):
        return sessions.forbid(request)
    shown = pad.alias(note) or pad.short(note)
    if rest or name != shown:
        return request.redirect(address(pad, head, shown))
    pad.detail(note).views += 1
    request.page(200, 'Slides' if head == 'p' else 'Page')
