#!/usr/bin/env python3
"""Pictures come home: which, from where, how many, and what is refused."""

import os
import ssl
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from world import DATE, DECK, HedgeDoc, IAAS, OPS, World, has, main, png

FOLDER = 'community-call/'


def showing(*addresses, version='1.12', **more):
    """A world whose report shows uploads."""
    world = World(version, **more)
    shown = '\n\n'.join(f'![one](<{a}>)' if '(' in a else f'![one]({a})' for a in addresses)
    world.write(OPS, f'---\nreporter: okan-example\n---\n\n## Pictures\n\n{shown.replace("PAD", world.pad.address)}\n')
    return world


def pictures(world):
    return {name[len(FOLDER):]: data for name, data in world.files(FOLDER).items() if not name.endswith('.md')}


def test_every_way_to_show_an_upload():
    world = World()
    names = [f'{letter}.png' for letter in 'abcdefgh']
    for index, name in enumerate(names):
        world.pad.uploads[name] = png((index, 1, 1))
    pad = f'{world.pad.address}/uploads'
    world.write(IAAS, f'''## Pictures

<!-- .slide: data-background="{pad}/a.png" -->

![plain]({pad}/b.png) ![sized]({pad}/c.png =64x) and ![both]({pad}/b.png?raw#x)

<img src="{pad}/d.png" alt="HTML">

![defined][e]

[a link to an upload]({pad}/f.png) and [a note]({world.pad.address}/abc) and `{pad}/g.png`

[e]: {pad}/e.png
''')
    world.run('build', DATE, '--fetch')
    assert sorted(pictures(world)) == [f'{letter}.png' for letter in 'abcde'], pictures(world).keys()
    deck = world.read(DECK).decode()
    has(deck, 'data-background="./a.png"', '![plain](./b.png)', '![sized](./c.png =64x)', '![both](./b.png)',
        'src="./d.png"', '[e]: ./e.png', f'({pad}/f.png)', f'`{pad}/g.png`')
    count = world.count()
    world.run('build', DATE, '--fetch')
    has(world.out, 'up to date')
    assert world.count() == count, 'what is there is not asked for'
    world.run('pictures', DATE)
    has(world.out, 'all pictures are there')


def test_a_plain_build_takes_what_is_there_and_asks_nobody():
    world = showing('PAD/uploads/a.png', 'PAD/uploads/b.png')
    world.write(FOLDER + 'a.png', png((1, 1, 1)))
    world.run('build', DATE, MINUTES_HTTP='/nowhere')
    has(world.read(DECK).decode(), './a.png', f'{world.pad.address}/uploads/b.png')
    assert not world.pad.requests


def test_identical_pictures_are_stored_once():
    world = showing('PAD/uploads/a.png', 'PAD/uploads/b.png', 'PAD/uploads/c.png')
    world.write(FOLDER + 'known.png', png((1, 1, 1)))
    world.pad.uploads.update({'a.png': png((1, 1, 1)), 'b.png': png((2, 2, 2)), 'c.png': png((2, 2, 2))})
    world.run('build', DATE, '--fetch')
    assert len(pictures(world)) == 2, pictures(world).keys()
    deck = world.read(DECK).decode()
    assert deck.count('./known.png') == 1 and world.pad.address not in deck
    os.remove(world.file(DECK))
    count = world.count()
    world.run('build', DATE)
    assert world.read(DECK).decode() == deck and world.count() == count, 'it is remembered without a network'


def test_what_cannot_be_had_is_said_and_the_rest_comes():
    world = showing('PAD/uploads/a.png', 'PAD/uploads/gone.png', 'PAD/uploads/text.png')
    world.pad.uploads.update({'a.png': png((1, 1, 1)), 'text.png': b'<html>no picture</html>'})
    world.run('build', DATE, '--fetch')
    has(world.error, 'gone.png', 'not there any more', 'text.png', 'no picture')
    assert list(pictures(world)) == ['a.png']
    has(world.read(DECK).decode(), './a.png', f'{world.pad.address}/uploads/gone.png')
    world.run('pictures', '--fetch', status=1)
    has(world.out, 'not archived: gone.png', 'not archived: text.png')


def test_the_type_is_what_the_bytes_say():
    world = showing('PAD/uploads/a.png', 'PAD/uploads/b.jpeg')
    world.pad.uploads.update({'a.png': b'\xff\xd8\xff\xe0' + b'x' * 20 + b'\xff\xd9', 'b.jpeg': b'\xff\xd8\xff\xe1' + b'y' * 20})
    world.run('build', DATE, '--fetch')
    assert sorted(pictures(world)) == ['a.jpg', 'b.jpeg']
    has(world.read(DECK).decode(), './a.jpg', './b.jpeg')


def test_drawings_are_cleaned():
    world = showing('PAD/uploads/a.svg', 'PAD/uploads/b.svg')
    world.pad.uploads['a.svg'] = (
        b'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10" onload="alert(1)"><script>alert(2)</script>'
        b'<foreignObject><p>x</p></foreignObject><image href="https://evil.example/x.png"/><rect width="5" height="5"/></svg>')
    world.pad.uploads['b.svg'] = b'<!DOCTYPE svg [<!ENTITY a "b">]><svg><rect></svg>'
    world.run('build', DATE, '--fetch')
    drawing = pictures(world)['a.svg'].decode()
    for word in ('script', 'alert', 'onload', 'foreignObject', 'evil.example'):
        assert word not in drawing, drawing
    has(drawing, '<rect')


def test_names_cannot_leave_the_folder():
    world = showing('PAD/uploads/..%2f..%2fetc.png', 'PAD/uploads/%2e%2e', 'PAD/uploads/.hidden.png', 'PAD/uploads/a%00.png')
    before = set(world.files())
    world.run('build', DATE, '--fetch')
    assert set(world.files()) - before == {DECK, '.minutes/manifest.jsonl'}, set(world.files()) - before


def test_too_large_pictures_are_left():
    for length in (True, False):
        world = showing('PAD/uploads/a.png')
        world.pad.uploads['a.png'] = png((1, 1, 1)) + b'\0' * 21_000_000
        if not length:
            world.pad.fault('/uploads', 'endless')
        world.run('build', DATE, '--fetch')
        has(world.error, 'more than 20 MB')
        assert not pictures(world)
        world.close()


def test_a_bomb_of_dots():
    world = showing('PAD/uploads/a.png')
    data = bytearray(png((1, 1, 1)))
    data[16:24] = (100_000).to_bytes(4, 'big') * 2
    world.pad.uploads['a.png'] = bytes(data)
    world.run('build', DATE, '--fetch')
    has(world.error, 'million dots')


def test_half_a_picture_is_never_there():
    for fault in ('cut', 'drop', 'wrong-length', 'stall', 'status'):
        world = showing('PAD/uploads/a.png')
        world.pad.uploads['a.png'] = png((1, 1, 1), 200)
        world.pad.fault('/uploads', fault, 1, {'stall': 3, 'status': 500}.get(fault))
        world.run('build', DATE, '--fetch', MINUTES_HTTP_TIMEOUT='1')
        assert pictures(world) == {'a.png': png((1, 1, 1), 200)}, fault
        world.close()
    for fault in ('cut', 'no-length-cut'):
        world = showing('PAD/uploads/a.png')
        world.pad.uploads['a.png'] = png((1, 1, 1), 200)
        world.pad.fault('/uploads', fault, 9)
        world.run('build', DATE, '--fetch')
        assert not pictures(world), fault
        assert [name for name in os.listdir(world.file(FOLDER)) if name.endswith('.tmp')] == []
        world.close()


def test_patience_with_a_busy_server():
    world = showing('PAD/uploads/a.png')
    world.pad.uploads['a.png'] = png((1, 1, 1))
    world.pad.fault('/uploads', 'status', 1, (429, 1))
    world.run('build', DATE, '--fetch')
    assert pictures(world)
    world = showing('PAD/uploads/a.png')
    world.pad.fault('/uploads', 'status', 9, (429, 3600))
    world.run('build', DATE, '--fetch')
    has(world.error, 'wait 3600 seconds')
    assert world.count() == 1


def test_eight_at_once_and_no_more():
    names = [f'p{index}.png' for index in range(40)]
    world = showing(*[f'PAD/uploads/{name}' for name in names])
    for index, name in enumerate(names):
        world.pad.uploads[name] = png((index, 2, 2))
    world.pad.fault('/uploads', 'slow', 40, 0.05)
    world.run('build', DATE, '--fetch')
    assert len(pictures(world)) == 40
    assert 2 <= world.pad.most_at_once <= 8, world.pad.most_at_once


# Where requests may go

class Recorder:
    """A server that must not be asked, or must not be told secrets."""

    def __init__(self, address='127.0.0.1', body=b''):
        seen = self.seen = []

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                seen.append(dict(self.headers))
                self.send_response(200)
                self.send_header('Content-Length', str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args):
                pass

        self.httpd = ThreadingHTTPServer((address, 0), Handler)
        threading.Thread(target=self.httpd.serve_forever, daemon=True).start()
        self.port = self.httpd.server_address[1]


def test_redirects_to_strangers_are_not_followed():
    world = showing('PAD/uploads/a.png')
    other = Recorder(body=png((1, 1, 1)))
    world.pad.uploads['a.png'] = f'http://127.0.0.1:{other.port}/a.png'
    world.run('build', DATE, '--fetch')
    has(world.error, 'neither the HedgeDoc server')
    assert not other.seen and not pictures(world)


def test_a_named_host_in_the_private_network_is_refused():
    other = Recorder(body=png((1, 1, 1)))
    for host in ('localhost', '127.0.0.1', '127.1', '[::1]', '0.0.0.0', '2130706433'):
        world = showing('PAD/uploads/a.png', hosts=f'"{host}:{other.port}"')
        world.pad.uploads['a.png'] = f'http://{host}:{other.port}/a.png'
        world.run('build', DATE, '--fetch')
        has(world.error, 'private network')
        assert not other.seen and not pictures(world), host
        world.close()


def test_a_redirect_on_the_same_server_is_followed():
    world = showing('PAD/uploads/a.png')
    world.pad.uploads['b.png'] = png((1, 1, 1))
    world.pad.uploads['a.png'] = '/uploads/b.png'
    world.run('build', DATE, '--fetch')
    assert list(pictures(world)) == ['a.png']


def test_redirects_end():
    world = showing('PAD/uploads/a.png')
    world.pad.uploads['a.png'] = '/uploads/a.png'
    world.run('build', DATE, '--fetch')
    has(world.error, 'without end')


def test_strangers_in_the_deck_are_not_asked():
    other = Recorder(body=png((1, 1, 1)))
    world = showing(f'http://127.0.0.1:{other.port}/uploads/a.png', 'http://169.254.169.254/uploads/meta.png')
    world.run('build', DATE, '--fetch')
    assert not other.seen and not pictures(world)


def test_secrets_go_to_the_server_alone():
    proxy = HedgeDoc('2.0').start()
    world = showing('http://pad.example/uploads/a.png', version='2.0', hosts='files.example')
    world.settings('files.example', url='http://pad.example')
    proxy.uploads['a.png'] = 'http://files.example/a.png'
    world.run('build', DATE, '--fetch', status=2, http_proxy=proxy.address)
    has(world.error, 'not encrypted')
    assert not proxy.requests, 'a token must not go over a line that is not encrypted'
    assert 'hd2.token' not in world.error


def test_no_secret_is_in_a_message_a_process_list_or_the_archive():
    world = World('2.0').built()
    world.pad.fault('/api', 'slow', 9, 0.7)
    seen = []
    done = threading.Event()

    def look():
        while not done.is_set():
            for name in os.listdir('/proc'):
                if name.isdigit():
                    try:
                        with open(f'/proc/{name}/cmdline', 'rb') as file:
                            words = file.read()
                        if b'minutes-http' in words:
                            with open(f'/proc/{name}/environ', 'rb') as file:
                                seen.append(words + file.read())
                    except OSError:
                        pass
            done.wait(0.02)

    watch = threading.Thread(target=look)
    watch.start()
    world.run('push', DATE)
    done.set()
    watch.join()
    assert seen and not any(b'hd2.token' in words for words in seen)
    assert 'hd2.token' not in world.out + world.error
    assert not any(b'hd2.token' in data for data in world.files().values())


def test_credentials_in_a_file():
    world = World('2.0').built()
    del world.environment['MINUTES_HEDGEDOC_TOKEN']
    path = os.path.join(world.home, '.config/minutes/hedgedoc')
    os.makedirs(os.path.dirname(path))
    with open(path, 'w') as file:
        file.write(f'# mine\nserver https://other.example\ntoken hd2.other\nserver {world.pad.address}\ntoken hd2.token.example\n')
    os.chmod(path, 0o644)
    world.run('push', DATE, status=2)
    has(world.error, 'read by others', 'chmod 600')
    assert 'hd2' not in world.error and not world.pad.requests
    os.chmod(path, 0o600)
    world.run('push', DATE)
    assert all('hd2.other' not in str(request) for request in world.pad.requests)


def test_a_proxy_is_used_and_can_be_left_out():
    proxy = HedgeDoc('1.12').start()
    world = showing('http://pad.example/uploads/a.png')
    world.settings(url='http://pad.example')
    proxy.uploads['a.png'] = png((1, 1, 1))
    world.run('build', DATE, '--fetch', http_proxy=proxy.address)
    assert pictures(world) and proxy.requests[0][1] == 'http://pad.example/uploads/a.png', proxy.requests
    os.remove(world.file(FOLDER + 'a.png'))
    world.run('build', DATE, '--fetch', http_proxy=proxy.address, no_proxy='example', status=None)
    assert len(proxy.requests) == 1


def test_behind_a_proxy_private_addresses_stay_private():
    proxy = HedgeDoc('1.12').start()
    world = showing('http://pad.example/uploads/a.png', hosts='10.0.0.1')
    world.settings('10.0.0.1', url='http://pad.example')
    proxy.uploads['a.png'] = 'http://10.0.0.1/a.png'
    world.run('build', DATE, '--fetch', http_proxy=proxy.address)
    has(world.error, 'private network')
    assert len(proxy.requests) == 1


def test_uploads_in_a_store_of_their_own():
    proxy = HedgeDoc('1.12').start()
    world = showing('http://store.example/bucket/uploads/a.png', 'http://other.example/bucket/uploads/b.png')
    world.settings('store.example', url='http://pad.example')
    proxy.uploads['a.png'] = png((1, 1, 1))
    route = proxy.httpd.RequestHandlerClass.one
    proxy.httpd.RequestHandlerClass.one = lambda self, names, body: route(self, names[1:], body)
    world.run('build', DATE, '--fetch', http_proxy=proxy.address)
    assert list(pictures(world)) == ['a.png']
    has(world.read(DECK).decode(), './a.png', 'http://other.example/bucket/uploads/b.png')


def test_a_server_shows_who_it_is():
    world = showing('PAD/uploads/a.png')
    certificate, key = (os.path.join(world.home, name) for name in ('certificate', 'key'))
    made = subprocess.run(
        ['openssl', 'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', certificate, '-days', '2',
         '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'], capture_output=True)
    assert made.returncode == 0, made.stderr
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    secure = HedgeDoc('1.12')
    secure.httpd.socket = context.wrap_socket(secure.httpd.socket, server_side=True)
    secure.start()
    address = secure.address.replace('http://127.0.0.1', 'https://localhost')
    secure.uploads['a.png'] = png((1, 1, 1))
    world.write(OPS, f'## Pictures\n\n![one]({address}/uploads/a.png)\n')
    world.settings(url=address)
    world.run('build', DATE, '--fetch')
    has(world.error, 'could not show that it is that server')
    assert not pictures(world)
    world.run('build', DATE, '--fetch', CURL_CA_BUNDLE=certificate)
    assert pictures(world)


# The whole archive

def test_what_pictures_says():
    world = World()
    world.write(FOLDER + '20240101.md', f'---\ntype: slide\n---\n\n![a](./here.png) ![b](./gone.png)\n\n![c]({world.pad.address}/uploads/c.png)\n')
    world.write(FOLDER + 'here.png', png((1, 1, 1)))
    world.write(FOLDER + 'twin.png', png((1, 1, 1)))
    world.write(FOLDER + 'large.png', png((2, 2, 2)) + b'\0' * 1_500_000)
    world.write(FOLDER + 'notes.txt', b'no picture')
    world.run('pictures', status=1)
    has(world.out, 'missing: gone.png', 'not archived: c.png', 'too large', 'large.png', '1.5 MB', 'double', 'twin.png',
        'orphaned', '20240101.md:5')
    assert 'notes.txt' not in world.out and 'orphaned: ' + world.file(FOLDER + 'here.png') not in world.out
    before = world.read(FOLDER + '20240101.md')
    world.pad.uploads['c.png'] = png((3, 3, 3))
    world.run('pictures', '--fetch', status=1)
    assert 'c.png' not in world.out and world.read(FOLDER + '20240101.md') == before
    assert world.read(FOLDER + 'c.png') == png((3, 3, 3))
    world.run('pictures', '2024-01-02', status=2)


def test_without_the_program_for_transfers():
    world = showing('PAD/uploads/a.png')
    world.run('build', DATE, '--fetch', status=2, MINUTES_HTTP='/nowhere/minutes-http')
    has(world.error, 'MINUTES_HTTP')
    world.settings(url='')
    world.run('push', DATE, status=2)


def test_a_lost_file_that_was_sent_comes_back():
    for version in ('1.12', '2.0'):
        world = World(version)
        world.write(FOLDER + 'rack.png', png((1, 2, 3)))
        world.write(FOLDER + 'twin.png', png((1, 2, 4)))
        world.write(OPS, '## Rack\n\n![rack](./rack.png)\n\n![twin](./twin.png)\n')
        world.run('build', DATE)
        world.run('push', DATE)
        os.remove(world.file(FOLDER + 'rack.png'))
        world.run('pictures', status=1)
        has(world.out, 'missing: rack.png')
        world.run('pictures', '--fetch')
        assert world.read(FOLDER + 'rack.png') == png((1, 2, 3)), world.error
        has(world.out, 'all pictures are there')


def test_a_former_name_of_the_server():
    proxy = HedgeDoc('1.12').start()
    for scheme in ('http', 'https'):
        world = World()
        world.settings('old.example', url='http://pad.example')
        world.write(OPS, f'## Pictures\n\n![one]({scheme}://old.example/uploads/a.png)\n')
        proxy.uploads['a.png'] = png((1, 1, 1))
        route = proxy.httpd.RequestHandlerClass.one
        proxy.httpd.RequestHandlerClass.one = lambda self, names, body: (
            self.page(404, 'gone') if 'old.example' in self.path else route(self, names, body))
        world.run('build', DATE, '--fetch', http_proxy=proxy.address, https_proxy=proxy.address)
        proxy.httpd.RequestHandlerClass.one = route
        assert list(pictures(world)) == ['a.png'], world.error
        has(world.read(DECK).decode(), './a.png')


def test_pictures_of_version_2_want_a_guest():
    world = World('2.0')
    world.write(OPS, '## Quiet\n\n- Nothing broke\n')
    world.pushed()
    name = '0192f3a4-1111-7abc-8def-0123456789ab'
    world.pad.media[name] = {'note': world.note_of_call(), 'name': 'x', 'owner': 'lena', 'created': 0, 'kind': 'png'}
    world.pad.uploads[name] = png((9, 9, 9))
    world.edit('- Nothing broke', f'- Nothing broke\n\n![x](media/{name})\n\n![y]({world.pad.address}/media/{name})')
    world.run('pull', DATE)
    assert world.read(FOLDER + name + '.png') == png((9, 9, 9)), world.error
    asked = [request for request in world.pad.requests if request[1].startswith('/media/')]
    assert len(asked) == 1 and 'Authorization' not in asked[0][2] and 'hedgedoc-session' in asked[0][2]['Cookie']
    has(world.read(OPS).decode(), f'![x](./{name}.png)', f'![y](./{name}.png)')


main(globals())
