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
    assert world.count() <= 4, world.pad.requests
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
    assert world.note == first and world.count('POST') == 1 + 2 and world.count() > count, 'the server has to be asked'


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
    has(world.error, 'log in', 'free URLs', 'without --alias')
    world.pad.sessions['s%3Aknown'] = 'lena'
    world.run('push', DATE, '--alias', 'call', status=2, MINUTES_HEDGEDOC_SESSION='s%3Aknown')
    has(world.error, 'though you are logged in', 'free URLs')
    world = World().built()
    for name in ('new', 'auth', '_health', 'robots.txt', 'a/b', 'a%2fb', 'features', 'Uploads', 'socket.io', 'x' * 120):
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
    has(world.error, 'though you are logged in', 'new notes are switched off')


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
        before = world.files('community-call')
        world.run('pull', DATE)
        assert world.files('community-call') == before
        world.write('reports/2024-09-26/iaas.md', '## Changed\n\n- Much\n')
        world.built().run('push', DATE, '--new')
        sent = sum('upload' in r[1] or 'api/v2/media' in r[1] for r in world.pad.requests if r[0] == 'POST')
        assert sent == (2 if version == '2.0' else 1), 'in HedgeDoc 2 a picture belongs to one note'
        world.close()


def test_pictures_that_are_not_taken_stay_behind():
    world = World(enable_uploads=False)
    world.write('community-call/rack.png', png((1, 2, 3)))
    world.write('reports/2024-09-26/ops.md', '## Rack\n\n![rack](./rack.png)\n')
    world.built().run('push', DATE, status=1)
    has(world.error, 'a picture is not in the note: rack.png', 'log in')
    has(world.pad.text(world.note).decode(), './rack.png')
    world.run('pull', DATE)
    has(world.out, 'has all that the note has')


def test_nothing_to_push():
    world = World()
    world.run('push', DATE, status=2)
    has(world.error, 'minutes build')


def test_a_session_that_nobody_has_makes_no_note():
    world = World().built()
    for session in ('s%3Abogus.cm9uZw', 's%3Aended.x'):
        world.run('push', DATE, status=2, MINUTES_HEDGEDOC_SESSION=session)
        has(world.error, 'does not know this session', 'connect.sid')
    assert not world.count('POST') and session not in world.error


def test_a_note_that_is_gone_is_no_note_with_the_deck():
    for version in ('1.12', '2.0'):
        world = World(version).pushed()
        world.pad.remove(world.note_of_call())
        world.run('push', DATE, status=2)
        has(world.error, 'not there any more', '--new')
        world.run('push', DATE, '--new')
        has(world.error, 'not there any more')
    world = World().pushed()
    world.pad.stop()
    world.run('push', DATE, status=2)
    has(world.error, 'cannot be reached')


def test_who_may_edit_is_said_and_set():
    lena = {'MINUTES_HEDGEDOC_EMAIL': 'lena@example.org', 'MINUTES_HEDGEDOC_PASSWORD': 'secret-horse'}
    world = World().built()
    world.run('push', DATE)
    has(world.out, 'may edit: anybody', 'no owner', 'nobody can ever lock')
    world.run('push', DATE, '--new', '--permission', 'locked', status=2)
    has(world.error, 'not logged in', 'no owner')
    assert world.count('POST') == 1, 'nothing may be made before that is said'
    world.run('push', DATE, '--permission', 'locked', status=1, **lena)
    has(world.out, 'has no owner')
    for permission, words in (('locked', 'its owner alone'), ('limited', 'nobody else can read'), ('editable', 'whoever is logged in')):
        world.run('push', DATE, '--new', '--permission', permission, **lena)
        has(world.out, words)
        assert world.pad.permissions[world.note] == permission
    world.run('push', DATE, '--permission', 'private', **lena)
    assert world.pad.permissions[world.note] == 'private', 'the same note, with the same deck'
    okan = {'MINUTES_HEDGEDOC_EMAIL': 'okan@example.org', 'MINUTES_HEDGEDOC_PASSWORD': 'secret-mule'}
    world.pad.permissions[world.note] = 'freely'
    world.run('push', DATE, '--permission', 'locked', status=1, **okan)
    has(world.out, "somebody else's note")
    assert world.pad.permissions[world.note_of_call()] == 'freely'


def test_who_may_edit_by_the_settings():
    world = World()
    world.settings()
    world.write('minutes.yml', world.read('minutes.yml').replace(b' }\n', b', permission: protected }\n', 3).replace(
        b'We build clouds, permission: protected', b'We build clouds').replace(b'Team Ops, permission: protected', b'Team Ops'))
    world.built().run('push', DATE, MINUTES_HEDGEDOC_EMAIL='lena@example.org', MINUTES_HEDGEDOC_PASSWORD='secret-horse')
    assert world.pad.permissions[world.note] == 'protected'


def test_who_may_edit_in_version_2():
    world = World('2.0').built()
    world.run('push', DATE)
    has(world.out, 'may edit: whoever is logged in')
    for permission, words in (('freely', 'anybody'), ('private', 'its owner alone; nobody'), ('limited', 'whoever is logged in; nobody')):
        world.run('push', DATE, '--permission', permission)
        has(world.out, 'may edit: ' + words)


def test_one_login_is_enough_for_many_runs():
    lena = {'MINUTES_HEDGEDOC_EMAIL': 'lena@example.org', 'MINUTES_HEDGEDOC_PASSWORD': 'secret-horse'}
    world = World().built()
    world.run('push', DATE, '--permission', 'private', **lena)
    for _ in range(12):
        world.run('pull', DATE, **lena)
    assert sum(request[1] == '/login' for request in world.pad.requests) == 1
    kept = [os.path.join(folder, name) for folder, _, names in os.walk(os.path.join(world.home, '.local')) for name in names]
    assert kept and all(os.stat(path).st_mode & 0o777 == 0o600 for path in kept), kept
    texts = ''.join(open(path).read() for path in kept)
    assert 'secret-horse' not in texts and 'lena' not in texts
    world.pad.sessions.clear()
    world.run('pull', DATE, **lena)
    assert sum(request[1] == '/login' for request in world.pad.requests) == 2, 'a session that ended is made anew'
    other = HedgeDoc('1.12').start()
    world.settings(url=other.address)
    world.run('push', DATE, '--new', **lena)
    assert sum(request[1] == '/login' for request in other.requests) == 1
    mine = set(world.pad.sessions)
    assert not any(value in str(other.requests) for value in mine), 'a session goes to its own server alone'


def test_what_everybody_may_read_needs_no_login():
    world = World().pushed()
    world.run('pull', DATE, MINUTES_HEDGEDOC_EMAIL='lena@example.org', MINUTES_HEDGEDOC_PASSWORD='secret-horse')
    assert not any(request[1] == '/login' for request in world.pad.requests)


def test_credentials_are_bound_to_a_server():
    world = World().built()
    lena = {'MINUTES_HEDGEDOC_EMAIL': 'lena@example.org', 'MINUTES_HEDGEDOC_PASSWORD': 'secret-horse'}
    world.run('push', DATE, status=2, CI='true', **lena)
    has(world.error, 'MINUTES_HEDGEDOC_SERVER=' + world.pad.address)
    assert not world.pad.requests, 'nothing may be sent before that'
    world.run('push', DATE, CI='true', MINUTES_HEDGEDOC_SERVER=world.pad.address, **lena)
    assert 'minutes:' not in world.error, world.error
    world.run('push', DATE, '--new', **lena)
    has(world.error, 'nothing says which server', 'MINUTES_HEDGEDOC_SERVER')
    count = world.count()
    world.run('push', DATE, '--new', MINUTES_HEDGEDOC_SERVER='https://elsewhere.example', **lena)
    has(world.error, 'are for https://elsewhere.example')
    assert 'secret-horse' not in world.error and not any('/login' in r[1] for r in world.pad.requests[count:])


def test_another_note_waits_until_the_old_one_is_home():
    for version in ('1.12', '2.0'):
        world = World(version).pushed()
        old = world.note_of_call()
        world.edit('- Nothing broke', '- Nothing broke, said Okan')
        world.run('push', DATE, '--new', status=2)
        has(world.error, 'people wrote into the note', 'pull')
        world.run('pull', DATE)
        world.run('push', DATE, '--new')
        assert world.note != old
        has(world.read('.minutes/notes/20240926.txt').decode(), f'former {world.pad.address}', old)
        second = world.note
        world.run('push', DATE, '--new')
        world.run('pull', DATE)
        has(world.read('.minutes/notes/20240926.txt').decode(), old, second)


def test_every_picture_that_is_not_sent_is_named():
    for version in ('1.12', '2.0'):
        world = World(version)
        world.write('community-call/large.png', png((1, 2, 3)) + bytes(20_000_001))
        world.write('community-call/words.png', b'words')
        world.write('community-call/rack.png', png((1, 2, 3)))
        shown = '\n\n'.join(f'![one](./{name}.png)' for name in ('gone', 'large', 'words', 'rack'))
        world.write('reports/2024-09-26/ops.md', f'## Rack\n\n{shown}\n')
        world.built().run('push', DATE, status=1)
        has(world.error, 'gone.png: there is no such file', 'large.png: it has more than 20 MB', 'words.png: it is no picture')
        assert 'rack.png' not in world.error
        world.write('community-call/gone.png', png((4, 2, 3)))
        world.run('push', DATE, *(['--new'] if version == '1.12' else []), status=1)
        assert 'gone.png' not in world.error and './gone.png' not in world.pad.text(world.note).decode()
        world.run('push', DATE, '--no-uploads', *(['--new'] if version == '1.12' else []))


def test_a_picture_that_came_after_the_note():
    world = World()
    world.write('reports/2024-09-26/ops.md', '## Rack\n\n![one](./gone.png)\n')
    world.built().run('push', DATE, status=1)
    world.write('community-call/gone.png', png((4, 2, 3)))
    world.run('push', DATE, status=1)
    has(world.error, 'gone.png', 'came after the note', '--new')
    world.run('push', DATE, '--new')


def test_a_path_that_leads_nowhere():
    world = World().built()
    world.settings(url=world.pad.address + '/wrong')
    world.run('push', DATE, status=2)
    has(world.error, '/wrong', 'its path too')


def test_version_2_is_not_replaced_by_the_same_text():
    world = World('2.0').pushed()
    world.run('push', DATE)
    has(world.error, 'has this deck already')
    assert world.count('PUT') == 0


def test_version_2_that_loses_a_text():
    world = World('2.0').pushed()
    world.write('reports/2024-09-26/ops.md', '## Changed\n\n- Much\n')
    world.built()
    write, note, old = world.pad.write, world.note_of_call(), world.pad.text(world.note_of_call())
    world.pad.write = lambda name, text: write(name, old)
    world.run('push', DATE, status=2)
    has(world.error, 'does not keep what was sent', 'pull, then push again')
    assert '--new' not in world.error


def test_version_2_knows_its_note_from_the_moment_it_is_made():
    world = World('2.0')
    world.write('community-call/rack.png', png((1, 2, 3)))
    world.write('reports/2024-09-26/ops.md', '## Rack\n\n![rack](./rack.png)\n')
    world.built()
    world.pad.fault('/api/v2/media', 'status', 9, 429)
    world.run('push', DATE, status=None)
    note = world.note_of_call()
    world.pad.faults.clear()
    world.run('push', DATE)
    assert world.note == note and './rack.png' not in world.pad.text(note).decode()


def test_version_2_trims_as_javascript_does():
    world = World('2.0').built()
    world.write(DECK, world.read(DECK) + '\u00a0\u2028\n\ufeff\n'.encode())
    deck = world.read(DECK)
    world.run('push', DATE)
    world.run('pull', DATE)
    assert world.read(DECK) == deck


def test_version_2_says_by_name_what_is_wrong():
    world = World('2.0').built()
    world.run('push', DATE, '--alias', 'help', status=2)
    has(world.error, 'no note may be called "help"')
    world.pad.document_max_length = 100
    world.run('push', DATE, status=2)
    has(world.error, 'longer than the server allows')


def test_what_looks_like_a_credential_is_named():
    world = World()
    token = 'ghp_' + '0123456789abcdefghijABCDEFGHIJ456789'
    world.write('reports/2024-09-26/ops.md', f'## Quiet\n\n- token: {token}\n')
    world.run('build', DATE, status=None)
    world.run('push', DATE)
    has(world.error, 'must not be published', 'line ')
    assert token not in world.out + world.error


def test_titles_have_a_date_and_descriptions_are_sentences():
    world = World().pushed()
    text = world.pad.text(world.note).decode()
    has(text, 'title: "Example Clouds Community Call 2024-09-26"', 'description: "Slides of the Community Call of Example Clouds on 2024-09-26."')


main(globals())
