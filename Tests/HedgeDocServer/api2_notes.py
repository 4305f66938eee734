"""Notes of HedgeDoc 2: making, reading, replacing and deleting them, their names and their revisions."""
import difflib

import api2_media
import media
import texts
from api2_errors import Refusal, fields, not_found
from api2_rights import found, rights

PUT_MOST = 1 << 20


def received(request, body):
    """The text of a request, for which the type has to be right to the letter."""
    kind = request.headers.get('Content-Type')
    if kind is None:
        raise Refusal(415, 'Unsupported Media Type', error='Unsupported Media Type')
    if kind != 'text/markdown':
        raise Refusal(400, 'Invalid Content-Type header. Expected text/markdown', error='Bad Request')
    if request.body_is_too_large or len(body) > PUT_MOST:
        raise Refusal(413, 'Request body is too large', error='Payload Too Large')
    try:
        text = body.decode()
    except UnicodeDecodeError:
        raise Refusal(400, 'Request body size did not match Content-Length', error='Bad Request') from None
    return texts.trimmed(text)


def create(request, body, name=None):
    """Only here the length counts; the name is looked at first."""
    pad = request.pad
    if name is not None:
        if not texts.is_name(name) or name.lower() in pad.forbidden_aliases:
            raise Refusal(403, f'The alias {name} is forbidden', 'ForbiddenIdError')
        name = name.lower()
    text = received(request, body)
    if name is not None and name in pad.aliases:
        raise Refusal(409, f'A note with the alias {name} already exists', 'AlreadyInDBError')
    if texts.length(text) > pad.document_max_length:
        raise Refusal(413, 'Note content exceeds the maximum length', 'MaximumDocumentLengthExceededError')
    with pad.lock:
        note = pad.fresh(26)
        pad.aliases[name or note] = note
        pad.write(note, text.encode())
        pad.begin(note, request.user)
        detail = pad.detail(note)
        detail.primary, detail.editor, detail.updated = name or note, request.user, detail.created
    request.json(201, said(pad, note))


def create_named(request, name, body):
    create(request, body, name)


def text_of(pad, note):
    return pad.text(note).decode('utf-8', 'replace')


def names(pad, note):
    return [alias for alias, target in pad.aliases.items() if target == note] or [note]


def tags(text):
    there = texts.front_matter(text)[0].get('tags', '').strip('[]')
    return [tag.strip() for tag in there.split(',') if tag.strip()]


def described(text):
    """Title, description and tags; here a description is that of the front matter alone."""
    return {'title': texts.title(text) or '', 'description': texts.front_matter(text)[0].get('description', ''), 'tags': tags(text)}


def metadata_of(pad, note):
    detail, text = pad.detail(note), text_of(pad, note)
    return {'aliases': names(pad, note), 'primaryAlias': getattr(detail, 'primary', note), **described(text), 'version': 2,
            'createdAt': texts.iso(detail.created), 'updatedAt': texts.iso(detail.updated or detail.created),
            'lastUpdatedBy': detail.editor, 'editedBy': [detail.editor] if detail.editor else [],
            'permissions': rights(pad, note).said(detail.owner)}


def said(pad, note):
    return {'content': text_of(pad, note), 'metadata': metadata_of(pad, note), 'editedByAtPosition': []}


def whole(request, name, body):
    request.json(200, said(request.pad, found(request, name)))


def metadata(request, name, body):
    request.json(200, metadata_of(request.pad, found(request, name)))


def content(request, name, body):
    request.answer(200, request.pad.text(found(request, name)), 'text/markdown')


def update(request, name, body):
    pad = request.pad
    note = found(request, name, 'write')
    text = received(request, body)
    detail = pad.detail(note)
    pad.write(note, text.encode())
    detail.editor, detail.updated = request.user, texts.now()
    if text != detail.revisions[0][1]:
        detail.revisions.insert(0, (detail.updated, text))
    request.json(200, said(pad, note))


def delete(request, name, body):
    """Uploads stay with those who made them, or go along."""
    pad = request.pad
    note = found(request, name, 'own')
    keeps, = fields(request, body, keepMedia=bool)
    for upload in [upload for upload, about in pad.media.items() if about['note'] == note]:
        if keeps:
            pad.media[upload]['note'] = None
        else:
            api2_media.remove(pad, upload)
    pad.remove(note)
    request.answer(204)


# Revisions

def revision_id(note, place):
    return media.identifier(f'revision {note} {place}'.encode(), 7)


def revision_said(note, place, moment, text):
    return {'uuid': revision_id(note, place), 'createdAt': texts.iso(moment), 'length': texts.length(text), **described(text),
            'authorUsernames': [], 'anonymousAuthorCount': 0}


def revisions(request, name, body):
    """The newest first; each change makes one."""
    note = found(request, name)
    there = request.pad.detail(note).revisions
    request.json(200, [revision_said(note, len(there) - index, *one) for index, one in enumerate(there)])


def revision(request, name, identity, body):
    note = found(request, name)
    there = request.pad.detail(note).revisions
    for index, (moment, text) in enumerate(there):
        if revision_id(note, len(there) - index) == identity:
            old = there[index + 1][1] if index + 1 < len(there) else ''
            lines = difflib.unified_diff(old.splitlines(), text.splitlines(), 'old', 'new', lineterm='')
            patch = f'Index: {note}\n{"=" * 67}\n' + ''.join(line + '\n' for line in lines)
            return request.json(200, {
                **revision_said(note, len(there) - index, moment, text), 'content': text, 'patch': patch, 'edits': []})
    raise not_found('Revision')


# Names

def owned_alias(request, name):
    """The note of an alias, for its owner."""
    pad = request.pad
    note = pad.aliases.get(name.lower())
    if note is None:
        raise not_found('Alias')
    if pad.detail(note).owner != request.user:
        raise Refusal(401, 'You are not the owner of this note', error='Unauthorized')
    return note


def alias_said(pad, name):
    detail = pad.detail(pad.aliases[name])
    return {'name': name, 'isPrimaryAlias': detail.primary == name}


def add_alias(request, body):
    pad = request.pad
    there, name = fields(request, body, noteAlias=str, newAlias=str)
    note = owned_alias(request, there)
    if not texts.is_name(name) or name.lower() in pad.forbidden_aliases:
        raise Refusal(403, f'The alias {name} is forbidden', 'ForbiddenIdError')
    name = name.lower()
    if name in pad.aliases:
        raise Refusal(409, f'The alias {name} is taken', 'AlreadyInDBError')
    pad.aliases[name] = note
    request.json(201, alias_said(pad, name))


def make_primary(request, name, body):
    pad = request.pad
    note = owned_alias(request, name)
    wanted, = fields(request, body, primaryAlias=bool)
    if not wanted:
        raise Refusal(400, 'The field primaryAlias has to be true', error='Bad Request')
    pad.detail(note).primary = name.lower()
    request.json(200, alias_said(pad, name.lower()))


def remove_alias(request, name, body):
    pad = request.pad
    if pad.detail(owned_alias(request, name)).primary == name.lower():
        raise Refusal(400, 'The primary alias cannot be deleted', 'PrimaryAliasDeletionForbiddenError')
    del pad.aliases[name.lower()]
    request.answer(204)
