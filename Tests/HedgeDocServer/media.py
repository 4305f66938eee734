"""Pictures: forms, what kind of picture bytes are, drawings without scripts, and the uploads of HedgeDoc 1."""
import hashlib
import html
import re
import xml.parsers.expat

import sessions

MOST = 200_000_000
MAGIC = {b'\x89PNG\r\n\x1a\n': 'png', b'\xff\xd8\xff': 'jpg', b'GIF8': 'gif', b'RIFF': 'webp'}
ENDINGS = {'png': 'png', 'jpg': 'jpg', 'jpeg': 'jpg', 'gif': 'gif', 'svg': 'svg', 'webp': 'webp'}
TYPES = {'png': 'image/png', 'jpg': 'image/jpeg', 'gif': 'image/gif', 'svg': 'image/svg+xml', 'webp': 'image/webp'}
# What may call or hold something else.
UNWANTED = {'script', 'foreignobject', 'iframe', 'object', 'embed', 'animate', 'set', 'use'}


def kind(data):
    for magic, name in MAGIC.items():
        if data.startswith(magic):
            return name
    return 'svg' if b'<svg' in data[:4096] else None


def media_type(name):
    return TYPES.get(ENDINGS.get(name.rpartition('.')[2].lower()), 'application/octet-stream')


def sent_file(request, body):
    """Field, name and bytes of the first file of a form."""
    boundary = request.content_type()[1].get('boundary')
    if not boundary:
        return None, None, None
    for part in body.split(b'--' + boundary.encode()):
        head, _, data = part.partition(b'\r\n\r\n')
        name = re.search(rb'name="([^"]*)"', head)
        file = re.search(rb'filename="([^"]*)"', head)
        if name and file:
            return name[1].decode(), file[1].decode('utf-8', 'replace'), data.removesuffix(b'\r\n')
    return None, None, None


def cleaned(data):
    """A drawing without scripts, attributes that are scripts, declaration and comments; nothing where it cannot be read."""
    parts, skipped = [], []

    def start(name, attributes):
        if skipped or name.lower() in UNWANTED:
            skipped.append(name)
            return
        kept = ''.join(
            f' {key}="{html.escape(value)}"' for key, value in attributes.items()
            if not key.lower().startswith('on') and not value.strip().lower().startswith('javascript:'))
        parts.append(f'<{name}{kept}>')

    def end(name):
        if skipped:
            skipped.pop()
        else:
            parts.append(f'</{name}>')

    parser = xml.parsers.expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = lambda text: skipped or parts.append(html.escape(text, False))
    try:
        parser.Parse(data, True)
    except xml.parsers.expat.ExpatError:
        return None
    return ''.join(parts).encode()


def identifier(text, version):
    """A UUID that is always the same for the same text."""
    digest = hashlib.sha256(text).hexdigest()
    return f'{digest[:8]}-{digest[8:12]}-{version}{digest[13:16]}-8{digest[17:20]}-{digest[20:32]}'


def upload(request, body):
    """POST /uploadimage: the field is called image, and the ending has to be that of the bytes."""
    pad = request.pad
    if not pad.enable_uploads:
        return sessions.forbid(request)
    field, name, data = sent_file(request, body)
    if request.body_is_too_large or data == b'':
        return request.redirect(pad.url + '/')
    found = kind(data) if data else None
    written = (name or '').rpartition('.')[2] if '.' in (name or '') else ''
    ending = ENDINGS.get(written.lower())
    allowed = found and found == ending and (found != 'webp' or pad.numbers >= (1, 12))
    if allowed and found == 'svg':
        data = cleaned(data)
    if field != 'image' or not allowed or not data:
        return request.page(400, '400 Bad Request')
    seed = f'{len(pad.uploads)}'.encode() + data
    if pad.numbers < (1, 10):
        stored = f'upload_{hashlib.sha256(seed).hexdigest()[:32]}.{written}'
    else:
        stored = f'{identifier(seed, 4)}.{written}'
    pad.uploads[stored] = data
    request.json(200, {'link': f'{pad.upload_base or pad.url}/uploads/{stored}'})


def hand_out(request, name):
    """GET /uploads/NAME: to everybody, to be kept a day, and without a session."""
    data = request.pad.uploads.get(name)
    if data is None:
        return request.page(404, '404 Not Found')
    if isinstance(data, str):             # it lies elsewhere
        return request.redirect(data)
    request.more |= {'Content-Disposition': 'attachment', 'Cache-Control': 'public, max-age=86400'}
    request.answer(200, data, media_type(name))
