"""Pictures of HedgeDoc 2: each belongs to a note, and is fetched with a session, not with a token."""
import api2_rights
import media
import texts
from api2_errors import FORBIDDEN, Refusal, not_found

MOST = 20 << 20


def upload(request, body):
    """The field and the file may be called as they like; the note is named in a header."""
    pad = request.pad
    if request.content_type()[0] != 'multipart/form-data':
        raise Refusal(415, 'Unsupported Media Type', error='Unsupported Media Type')
    name = request.headers.get('HedgeDoc-Note')
    if not name:
        raise FORBIDDEN
    note = api2_rights.found(request, name, 'write')
    _, file, data = media.sent_file(request, body)
    if request.body_is_too_large or len(data or b'') > MOST:
        raise Refusal(400, 'A file of the multipart form is too large', error='Bad Request')
    if media.kind(data or b'') not in ('png', 'jpg', 'gif', 'webp'):
        raise Refusal(400, 'The file is of no type that can be uploaded', 'ClientError')
    identity = media.identifier(f'{len(pad.media)}'.encode() + data, 7)
    pad.uploads[identity] = data
    pad.media[identity] = {'note': note, 'name': file, 'owner': request.user, 'created': texts.now(), 'kind': media.kind(data)}
    request.json(201, said(pad, identity))


def said(pad, identity):
    about = pad.media[identity]
    return {'uuid': identity, 'fileName': about['name'], 'linkedNoteCount': 1 if about['note'] else 0,
            'createdAt': texts.iso(about['created']), 'username': about['owner']}


def known(request, identity):
    if identity not in request.pad.media:
        raise not_found('Media')
    return request.pad.media[identity]


def describe(request, identity, body):
    about = known(request, identity)
    if about['owner'] != request.user and not (about['note'] and api2_rights.may_read(request.pad, about['note'], request.user)):
        raise FORBIDDEN
    request.json(200, said(request.pad, identity))


def of_note(request, name, body):
    note = api2_rights.found(request, name)
    request.json(200, [said(request.pad, upload) for upload, about in request.pad.media.items() if about['note'] == note])


def delete(request, identity, body):
    """By who uploaded it, or by the note's owner."""
    about = known(request, identity)
    owner = request.pad.detail(about['note']).owner if about['note'] else None
    if request.user not in (about['owner'], owner):
        raise FORBIDDEN
    remove(request.pad, identity)
    request.answer(204)


def remove(pad, identity):
    del pad.media[identity], pad.uploads[identity]


def hand_out(request, identity):
    """GET /media/UUID. The session of a guest opens what everybody may read."""
    pad = request.pad
    if not request.session:
        raise Refusal(403, 'You are not allowed to see this file', 'PermissionError')
    about = known(request, identity)
    if not about['note'] or not api2_rights.may_read(pad, about['note'], None):
        raise Refusal(403, 'You are not allowed to see this file', 'PermissionError')
    request.more['Content-Disposition'] = f'attachment; filename="{identity}.{about["kind"]}"'
    request.answer(200, pad.uploads[identity], media.TYPES[about['kind']])
