#!/usr/bin/env python3
"""Pushing: what HedgeDoc 1.9, 1.12 and 2.0 make of a deck, and their refusals, of which many look like success."""

import os

from world import DATE, DECK, HedgeDoc, World, has, main, png


def pushed_and_same(version):
    world = World(version).built()
    world.run('push', DATE)
    has(world.out, 'edit:', 'slides:', world.pad.address)
    sent, kept = world.read(DECK), world.pad.text(world.note)
    assert kept == (sent if version[0] == '1' else sent.strip()), 'the note is not the deck'
    assert world.count() <= 3, world.pad.requests
    assert world.pad.numbers[0] == 1 or all('Authorization' in request[2] for request in world.pad.requests)
    return world


def test_each_version_takes_the_deck():
    for version in ('1.9', '1.12', '2.0'):
        pushed_and_same(version).close()


def test_a_second_push_to_version_1_says_what_cannot_be_done():
    world = World().pushed()
    first = world.note
    world.write('reports/2024-09-26/ops.md', '## Changed\n\n- Much\n')
    world.built().run('push', DATE, status=2)
    has(world.error, 'HedgeDoc 1 cannot change a note', '--new', first)
    world.run('push', DATE, '--new')
    assert world.note != first
    assert world.pad.text(world.note) == world.read(DECK)


def test_the_same_deck_again_is_no_failure():
    world = World().pushed()
    first, count = world.note, world.count()
    world.run('push', DATE)
    has(world.error, 'has this deck already')
    assert world.note == first and world.count() == count


def test_version_2_is_updated_in_place():
    world = World('2.0').pushed()
    first = world.note
    world.write('reports/2024-09-26/ops.md', '## Changed\n\n- Much\n')
    world.built().run('push', DATE)
    assert world.note == first
    assert world.pad.text(first) == world.read(DECK).strip()
    assert world.count('PUT') == 1


def test_an_update_writes_over_nobodys_words():
    world = World('2.0').pushed()
    world.edit('- Nothing broke', '- Something broke')
    note = world.note_of_call()
    world.write('reports/2024-09-26/iaas.md', '## Changed\n\n- Much\n')
    world.built().run('push', DATE, status=2)
    has(world.error, 'people wrote into the note', 'pull')
    has(world.pad.text(note).decode(), 'Something broke')
    world.run('push', DATE, '--force')
    assert world.pad.text(note) == world.read(DECK).strip()


def test_an_alias_where_the_server_allows_names():
    world = World(allow_free_url=True).built()
    world.run('push', DATE, '--alias', 'call-of-the-week')
    assert world.note == 'call-of-the-week'
    world.run('push', DATE, '--new', '--alias', 'call-of-the-week', status=2)
    has(world.error, 'call-of-the-week', 'already')


def test_an_alias_where_it_does_not():
    world = World().built()
    world.run('push', DATE, '--alias', 'call', status=2)
    has(world.error, 'log in')
    world = World().built()
    for name in ('new', 'auth', '_health', 'robots.txt', 'a/b'):
        world.run('push', DATE, '--alias', name, status=64)


def test_a_deck_with_the_marks_of_a_conflict_is_not_sent():
    world = World().built()
    world.write(DECK, world.read(DECK).replace(b'- Nothing broke', b'<<<<<<< archive\n- Nothing broke\n=======\n- Two broke\n>>>>>>> note'))
    world.run('push', DATE, status=2)
    has(world.error, 'marks of a conflict', 'take one side')
    assert not world.pad.requests


def test_a_redirect_to_the_start_page_is_a_refusal():
    world = World(allow_anonymous=False).built()
    world.run('push', DATE, status=2)
    has(world.error, 'log in', 'MINUTES_HEDGEDOC_')
    assert world.read('.minutes/notes/20240926.txt') is None


def test_forbidden_for_those_who_are_known():
    world = World(disable_note_creation=True).built()
    world.pad.sessions['s%3Aknown'] = 'lena'
    world.run('push', DATE, status=2, MINUTES_HEDGEDOC_SESSION='s%3Aknown')
    has(world.error, 'no right')


def test_an_empty_note_is_not_taken_for_ours():
    world = World().built()
    # Something on the way takes the content type away.
    create = HedgeDoc.write
    world.pad.write = lambda name, text: create(world.pad, name, b'')
    world.run('push', DATE, status=2)
    has(world.error, 'does not hold what was sent')
    assert world.read('.minutes/notes/20240926.txt') is None


def test_a_login_page_is_no_note():
    world = World().built()
    world.pad.fault('/download', 'login-page')
    world.run('push', DATE, status=2)
    has(world.error, 'page for people')
    world.pad.fault('/new', 'login-page')
    world.run('push', DATE, status=2)
    has(world.error, 'page for people')


def test_a_canonical_address_loses_what_is_sent():
    world = World().built()
    other = HedgeDoc('1.12').start()
    world.pad.fault('/new', 'redirect', 9, f'{other.address}/new')
    world.run('push', DATE, status=2)
    has(world.error, 'wants to be called', other.address, 'minutes.yml')
    assert not other.requests, 'nothing may go to the other server'
    other.stop()


def test_a_server_that_calls_itself_differently():
    world = World().built()
    world.pad.url = 'https://pad.example'
    world.run('push', DATE)
    has(world.out, world.pad.address)


def test_limits_of_length():
    world = World(document_max_length=100).built()
    world.run('push', DATE, status=2)
    has(world.error, 'longer than the server allows')


def test_too_many_notes():
    world = World(creations=1).pushed()
    world.run('push', DATE, '--new', status=2)
    has(world.error, 'wait', 'seconds')
    old = World('1.9', creations=1).pushed()
    old.run('push', DATE, '--new')


def test_a_busy_server_is_waited_for():
    world = World().built()
    world.pad.fault('/new', 'status', 1, (503, 1))
    world.run('push', DATE)
    assert world.count('POST') == 2


def test_a_broken_answer_makes_no_second_note():
    world = World().built()
    world.pad.fault('/new', 'cut')
    world.run('push', DATE, status=None)
    assert world.count('POST') == 1, 'a note must not be made twice'


def test_a_server_fault_is_explained():
    world = World().built()
    world.pad.fault('/new', 'status', 9, 500)
    world.run('push', DATE, status=2)
    has(world.error, 'fault of its own', '500')
    assert world.count('POST') == 1


def test_a_wrong_token_and_a_wrong_version():
    world = World('2.0').built()
    world.run('push', DATE, status=2, MINUTES_HEDGEDOC_TOKEN='hd2.wrong')
    has(world.error, 'token')
    assert 'hd2.wrong' not in world.error
    world = World('2.0').built()
    del world.environment['MINUTES_HEDGEDOC_TOKEN']
    world.run('push', DATE, status=2)
    has(world.error, 'HedgeDoc 2 needs a token')
    world = World('1.12').built()
    world.run('push', DATE, status=2, MINUTES_HEDGEDOC_TOKEN='hd2.token.example')
    has(world.error, 'does not speak as HedgeDoc 2')


def test_logging_in_with_a_password():
    world = World(allow_anonymous=False).built()
    world.run('push', DATE, MINUTES_HEDGEDOC_EMAIL='lena@example.org', MINUTES_HEDGEDOC_PASSWORD='secret-horse')
    assert world.pad.permissions[world.note] == 'editable'
    world.run('push', DATE, '--new', status=2, MINUTES_HEDGEDOC_EMAIL='lena@example.org', MINUTES_HEDGEDOC_PASSWORD='wrong')
    has(world.error, 'does not know this name')
    assert 'wrong' not in world.error


def test_windows_line_ends_and_marks_come_home_again():
    world = World()
    deck = '\ufeff---\r\ntype: slide\r\n---\r\n\r\n# Team IaaS\r\n\r\n- ä\r\n\r\n---\r\n\r\n# Team Ops\r\n\r\n- b\r\n'.encode()
    for name in os.listdir(world.file('reports/2024-09-26')):
        os.remove(world.file('reports/2024-09-26/' + name))
    world.write(DECK, deck)
    for version in ('1.12', '2.0'):
        world.pad.version = version
        token = {'MINUTES_HEDGEDOC_TOKEN': 'hd2.token.example' if version == '2.0' else ''}
        world.write(DECK, deck)
        world.run('push', DATE, '--new', **token)
        assert b'\r' not in world.pad.text(world.note)
        world.run('pull', DATE, **token)
        assert world.read(DECK) == deck
        world.edit('- b', '- b\n- c')
        world.run('pull', DATE, **token)
        assert world.read(DECK) == deck.replace(b'- b\r\n', b'- b\r\n- c\r\n'), world.read(DECK)


def test_pictures_are_uploaded_and_the_archive_keeps_its_names():
    for version in ('1.9', '1.12', '2.0'):
        world = World(version)
        world.write('community-call/rack.png', png((1, 2, 3)))
        world.write('reports/2024-09-26/ops.md', '## Rack\n\n![rack](./rack.png =64x)\n\n![again](./rack.png)\n')
        world.built().run('push', DATE)
        text = world.pad.text(world.note).decode()
        assert './rack.png' not in text and len(world.pad.uploads) == 1
        has(text, f'{world.pad.address}/{"media" if version == "2.0" else "uploads"}/')
        has(world.read(DECK).decode(), '(./rack.png =64x)')
        assert world.count() <= (3 if version == '2.0' else 2) + 1 + 1, world.pad.requests
        before = world.files('community-call')
        world.run('pull', DATE)
        assert world.files('community-call') == before
        world.write('reports/2024-09-26/iaas.md', '## Changed\n\n- Much\n')
        world.built().run('push', DATE, '--new')
        assert sum('upload' in r[1] or 'api/v2/media' in r[1] for r in world.pad.requests if r[0] == 'POST') == 1
        world.close()


def test_pictures_that_are_not_taken_stay_behind():
    world = World(enable_uploads=False)
    world.write('community-call/rack.png', png((1, 2, 3)))
    world.write('reports/2024-09-26/ops.md', '## Rack\n\n![rack](./rack.png)\n')
    world.built().run('push', DATE)
    has(world.error, 'rack.png is not in the note')
    has(world.pad.text(world.note).decode(), './rack.png')
    world.run('pull', DATE)
    has(world.out, 'has all that the note has')


def test_nothing_to_push():
    world = World()
    world.run('push', DATE, status=2)
    has(world.error, 'minutes build')


main(globals())
