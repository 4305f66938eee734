#!/usr/bin/env python3
"""Pulling: changes go home into deck and reports, conflicts are shown, what looks wrong is kept beside, nothing is lost."""

import os
import random
import threading

from world import DATE, DECK, IAAS, OPS, World, has, main, png

PULLED = DECK + '.pulled'
REPLACED = '.minutes/replaced/'


def test_nothing_new():
    world = World().pushed()
    before = world.files()
    count = world.count()
    world.run('pull', DATE)
    has(world.out, 'has all that the note has')
    assert world.files() == before and world.count() - count == 1


def test_a_change_inside_a_part_goes_into_the_report():
    for version in ('1.12', '2.0'):
        world = World(version).pushed()
        old = world.read(OPS)
        world.edit('- Nothing broke', '- Nothing broke 🎉\n- ä')
        world.run('pull', DATE)
        assert world.read(OPS) == old.replace(b'- Nothing broke', '- Nothing broke 🎉\n- ä'.encode())
        assert world.out == f'{world.file(OPS)} changed\n{world.file(DECK)} changed\n', world.out
        has(world.read(DECK).decode(), '- Nothing broke 🎉\n- ä\n')
        assert world.read(REPLACED + OPS) == old
        world.run('build', DATE)
        has(world.out, 'up to date')
        world.run('verify')
        world.run('pull', DATE)
        has(world.out, 'has all that the note has')


def test_a_new_slide_goes_into_the_report():
    world = World().pushed()
    world.edit('- Nothing broke\n', '- Nothing broke\n\n----\n\n## Loud\n\n- But soon\n')
    world.run('pull', DATE)
    assert world.read(OPS) == b'---\nreporter: okan-example\n---\n\n## Quiet\n\n- Nothing broke\n\n## Loud\n\n- But soon\n', world.read(OPS)
    world.run('verify')


def test_a_new_slide_between_two():
    world = World().pushed()
    world.edit('- They are in\n', '- They are in\n\n----\n\n## Between\n\n- New\n')
    world.run('pull', DATE)
    has(world.read(IAAS).decode(), '- They are in\n\n## Between\n\n- New\n\n## Thanks\n')
    world.run('build', DATE)
    has(world.out, 'up to date')


def test_a_slide_taken_out():
    world = World().pushed()
    world.edit('\n----\n\n## Thanks\n\n- All of you\n', '')
    world.run('pull', DATE)
    assert 'Thanks' not in world.read(IAAS).decode()
    world.run('build', DATE)
    has(world.out, 'up to date')


def test_a_title_slide_that_was_made_becomes_the_report_s_own():
    world = World().pushed()
    world.edit('We build clouds', 'We build clouds, and rain')
    world.run('pull', DATE)
    has(world.read(IAAS).decode(), 'We build clouds, and rain', 'reporter: lena-example')
    world.run('build', DATE)
    has(world.out, 'up to date')
    world.run('verify')


def test_a_change_of_the_cover_stays_in_the_deck_and_is_never_built_over():
    world = World().pushed()
    world.edit('Community Call 2024-09-26', 'Community Call, the last')
    world.run('pull', DATE)
    has(world.error, 'in the deck alone', 'the last')
    has(world.read(DECK).decode(), 'the last')
    world.run('verify')
    world.run('build', DATE, status=2)
    has(world.error, 'written into its note', '--force')
    world.edit('- Nothing broke', '- Something broke')
    world.run('pull', DATE)
    has(world.read(DECK).decode(), 'the last', 'Something broke')
    world.run('build', DATE, '--force')
    has(world.read(DECK + '.orig').decode(), 'the last', 'Something broke')


def test_a_new_column_that_is_nobody_s_becomes_a_part_of_the_call():
    world = World().pushed()
    world.edit('- Nothing broke\n', '- Nothing broke\n\n---\n\n# Visitors\n\n- Hello\n')
    world.run('pull', DATE)
    assert world.read('reports/2024-09-26/general.md') == b'# Visitors\n\n- Hello\n'
    has(world.read('reports/2024-09-26/agenda.yml').decode(), '- iaas.md\n  - ops.md\n  - general.md')
    stays(world, 'Visitors')


def stays(world, *words):
    """What came home is in a deck that can be built: a late line still gets in, and the note has no news."""
    world.run('build', DATE)
    has(world.out, 'up to date')
    world.run('verify')
    world.run('pull', DATE)
    has(world.out, 'has all that the note has')
    world.write(IAAS, world.read(IAAS) + b'\n## Late\n\n- A late line\n')
    world.run('build', DATE)
    has(world.read(DECK).decode(), 'A late line', *words)


def test_a_slide_behind_a_rule_goes_into_the_report():
    for place in ('\n----\n\n## Thanks', '\n---\n\n# Team Ops'):
        world = World().pushed()
        world.edit(place, '\n---\n\n## Typed in the 📞 call\n\n- a point\n' + place)
        world.run('pull', DATE)
        has(world.read(IAAS).decode(), 'Typed in the 📞 call', '- a point')
        stays(world, 'Typed in the')


def test_a_slide_behind_a_rule_right_below_a_title():
    world = World().pushed()
    text = world.pad.text(world.note_of_call()).decode()
    start = text.index('\n----\n', text.index('# Team IaaS'))
    typed = '\n---\n\n## Getippt 🎉\n\n- a point\n'
    world.pad.write(world.note_of_call(), (text[:start] + typed + text[start:]).encode())
    world.run('pull', DATE)
    has(world.read(IAAS).decode(), 'Getippt 🎉')
    stays(world, 'Getippt')


def test_empty_lines_where_slides_end_mean_nothing():
    for where in ('- They are in\n', '- All of you\n', '- Nothing broke\n'):
        world = World().pushed()
        deck = world.read(DECK)
        world.edit(where, where + '\n \n\n')
        world.run('pull', DATE)
        has(world.out, 'has all that the note has')
        assert world.read(DECK) == deck
        world.edit(where, where + '- and more\n\n')
        world.run('pull', DATE)
        has(''.join(world.read(name).decode() for name in (IAAS, OPS)), '- and more')
        stays(world, '- and more')


def test_line_ends_mean_nothing():
    for change in (lambda text: text.rstrip(b'\n'), lambda text: text + b'\n\n', lambda text: text.replace(b'\n', b'\r\n'),
                   lambda text: text.replace(b'\n', b'\r'), lambda text: b'\xef\xbb\xbf' + text):
        world = World().pushed()
        deck = world.read(DECK)
        world.pad.write(world.note_of_call(), change(world.pad.text(world.note_of_call())))
        world.run('pull', DATE)
        has(world.out, 'has all that the note has')
        assert world.read(DECK) == deck
        stays(world)


def test_a_deck_with_lone_carriage_returns():
    world = World().built()
    world.write(DECK, world.read(DECK).replace(b'- They are in\n', b'- They are in\r- and out\n'))
    deck = world.read(DECK)
    world.run('push', DATE)
    has(world.pad.text(world.note).decode(), '- They are in\n- and out\n')
    world.run('pull', DATE)
    assert world.read(DECK) == deck


def test_teams_in_another_order():
    world = World().pushed()
    note = world.note_of_call()
    head, iaas, ops = world.pad.text(note).decode().split('\n---\n\n# Team ')
    world.pad.write(note, f'{head}\n---\n\n# Team {ops}\n---\n\n# Team {iaas}'.encode())
    world.run('pull', DATE)
    has(world.read('reports/2024-09-26/agenda.yml').decode(), '- ops.md\n  - iaas.md')
    deck = world.read(DECK).decode()
    assert deck.index('# Team Ops') < deck.index('# Team IaaS')
    stays(world)


def test_a_team_that_had_handed_in_nothing():
    for template in (False, True):
        world = World()
        world.write(OPS, '')
        os.remove(world.file(OPS))
        if template:
            world.run('new', DATE, '--team', 'ops', status=None)
        world.pushed()
        note = world.note_of_call()
        world.pad.write(note, world.pad.text(note) + '\n---\n\n# Team Ops\n\n----\n\n## Wir waren da 🎉\n\n- Kurz\n'.encode())
        world.run('pull', DATE)
        has(world.read(OPS).decode(), 'Wir waren da 🎉')
        stays(world, '# Team Ops', 'Wir waren da')


def test_a_team_that_had_no_meeting_writes_slides():
    world = World()
    world.write(OPS, '---\nreporter: okan-example\nmeeting: none\n---\n')
    world.pushed()
    world.edit('No meeting this week.', 'No meeting this week.\n\n----\n\n## But this\n\n- Came by mail')
    world.run('pull', DATE)
    has(world.read(OPS).decode(), 'Came by mail')
    stays(world, 'Came by mail')


def test_a_picture_at_the_end_of_a_line():
    world = World().pushed()
    world.pad.uploads['new.png'] = png((9, 9, 9))
    world.edit('- Nothing broke\n', f'- Nothing broke ![]({world.pad.address}/uploads/new.png)\n\n')
    world.run('pull', DATE)
    has(world.read(OPS).decode(), '- Nothing broke ![](./new.png)')
    stays(world, './new.png')
    world.edit('/uploads/new.png)', '/uploads/new.png) and this')
    world.run('pull', DATE)
    has(world.read(OPS).decode(), '- Nothing broke ![](./new.png) and this')


def test_an_upload_that_runs_is_waited_for():
    world = World().pushed()
    note = world.note_of_call()
    world.edit('- Nothing broke', '- Nothing broke ![Uploading file..._r7gcjs23e]()')
    end = threading.Timer(3, world.edit, ('![Uploading file..._r7gcjs23e]()', 'but a rope', note))
    end.start()
    world.run('pull', DATE)
    end.join()
    has(world.read(DECK).decode(), '- Nothing broke but a rope')
    world.edit('but a rope', '![Uploading file..._x]()\n\n![Uploading file..._y]()')
    world.run('pull', DATE)
    has(world.error, 'upload is still running', 'line ')
    assert b'Uploading' not in world.read(DECK) + world.read(OPS)
    world.edit('![Uploading file..._x]()\n\n![Uploading file..._y]()', 'and a sail')
    world.run('pull', DATE)
    has(world.read(OPS).decode(), '- Nothing broke and a sail')


def test_a_team_that_lost_most_of_its_one_slide():
    world = World()
    world.write(OPS, '# Team Ops\n\n' + ''.join(f'- point {number}\n' for number in range(9)))
    world.write(IAAS, world.read(IAAS) + b''.join(b'\n## More %d\n\n- text of some length\n' % number for number in range(30)))
    world.pushed()
    text = world.pad.text(world.note_of_call()).decode()
    world.pad.write(world.note_of_call(), text[:text.index('- point 1')].encode())
    kept(world, 'lost most of Team Ops')


def test_a_team_twice_and_another_deck_below():
    world = World().pushed()
    text = world.pad.text(world.note_of_call())
    column = text[text.index(b'\n---\n\n# Team Ops'):]
    world.pad.write(world.note_of_call(), text + column)
    kept(world, 'has Team Ops twice')
    world.pad.write(world.note_of_call(), text + b'\n---\n' + text)
    world.run('pull', DATE, status=1)
    has(world.error, 'twice', 'another deck below')


def test_a_credential_is_named_before_anything_is_written():
    world = World().pushed()
    before = world.files()
    token = 'ghp_' + '0123456789abcdefghijABCDEFGHIJ456789'
    world.edit('- Nothing broke', f'- Nothing broke\n- ä 🎉 token: {token}')
    world.run('pull', DATE, status=1)
    has(world.error, 'line ', 'must not be published', 'nothing of it was written', '--force')
    assert world.files() == before and token not in world.out + world.error
    world.run('pull', DATE, '--force')
    has(world.read(OPS).decode(), token)
    world.edit('- They are in', '- They are in, all')
    world.run('pull', DATE)
    has(world.read(IAAS).decode(), 'in, all')


def test_boxes_that_changed_are_listed():
    world = World()
    world.write(OPS, '## Open\n\n- [ ] @okan: count 🎉 them\n- [x] @lena: call\n- [ ] @okan: rest\n')
    world.pushed()
    world.edit('[ ] @okan: count', '[x] @okan: count')
    world.edit('[x] @lena', '[ ] @lena')
    world.run('pull', DATE)
    has(world.error, 'box ticked: @okan: count 🎉 them', 'box cleared: @lena: call')
    assert 'rest' not in world.error
    has(world.read(OPS).decode(), '[x] @okan: count')


def test_pictures_of_other_servers_are_named():
    world = World(hosts='files.example').pushed()
    world.edit('- Nothing broke', '- Nothing broke\n\n![a](https://pictures.example/a.png) ![b](https://files.example/b.png)')
    world.run('pull', DATE)
    has(world.error, 'https://pictures.example/a.png lies on another server', 'gone one day')
    assert 'files.example/b.png lies' not in world.error


def test_uploads_without_their_server_come_home():
    for version, forms in (('1.12', ('/uploads/x.png', 'uploads/x.png', './uploads/x.png')), ('2.0', ('/media/{0}', 'media/{0}'))):
        for form in forms:
            world = World(version).pushed()
            name = 'x.png'
            if version == '2.0':
                name = '0192f3a4-1111-7abc-8def-0123456789ab'
                world.pad.media[name] = {'note': world.note_of_call(), 'name': 'x', 'owner': 'lena', 'created': 0, 'kind': 'png'}
            world.pad.uploads[name] = png((9, 9, 9))
            world.edit('- Nothing broke', f'- Nothing broke\n\n![x]({form.format(name)})')
            world.run('pull', DATE)
            stem = name.removesuffix('.png')
            assert world.read(f'community-call/{stem}.png') == png((9, 9, 9)), (form, world.error)
            has(world.read(OPS).decode(), f'![x](./{stem}.png)')


def test_a_short_address_is_the_note_that_is_known():
    world = World().pushed()
    short = world.pad.short(world.note_of_call())
    for number, form in enumerate((f'/p/{short}#/2/1', f'/s/{short}', f'/{short}', f'/{short}/download')):
        world.edit('- Nothing broke', f'- Nothing broke, {number}')
        world.run('pull', world.pad.address + form, '--date', DATE)
        has(world.read(OPS).decode(), f'- Nothing broke, {number}')


def test_a_busy_server_is_no_text():
    world = World().pushed()
    before = world.files()
    world.pad.fault('/download', 'busy', 9)
    world.run('pull', DATE, status=2)
    has(world.error, 'too busy')
    assert world.files() == before
    world.pad.faults.clear()
    world.pad.fault('/download', 'busy', 1)
    world.run('pull', DATE)


def test_columns_that_move_come_and_are_split_at_random():
    dice = random.Random(5)
    for turn in range(12):
        world = World()
        world.settings(more='pictures: localize\n')
        world.write('minutes.yml', world.read('minutes.yml').replace(
            b'Team Ops }', b'Team Ops }\n  - { id: docs, name: SIG Docs }\n  - { id: late, name: Team Late }'))
        world.write('reports/2024-09-26/docs.md', '# SIG Docs\n\nin\n\n----\n\n## One\n\n- d\n\n---\n\n## Own column\n\n- x\n')
        world.pushed()
        note = world.note_of_call()
        head, *columns = world.pad.text(note).decode().split('\n---\n\n# ')
        done = dice.sample(['swap', 'rule', 'title', 'line', 'slide', 'late', 'cover'], dice.randint(1, 3))
        for what in done:
            place = dice.randrange(len(columns))
            if what == 'swap':
                other = dice.randrange(len(columns))
                columns[place], columns[other] = columns[other], columns[place]
            elif what in ('title', 'late'):
                name = 'Visitors 🎉' if what == 'title' else 'Team Late'
                columns.insert(place + 1, f'{name}\n\n----\n\n## Hello {turn}\n\n- ä\n')
            elif what == 'cover':
                head += '\n---\n\n## Plan\n\n- first\n'
            else:
                columns[place] += {'rule': '\n---\n\n## Typed\n\n- ä\n', 'line': '- more\n', 'slide': '\n----\n\n## Slide\n\n- s\n'}[what]
        text = ''.join([head, *('\n---\n\n# ' + column for column in columns)])
        world.pad.write(note, text.encode())
        world.run('pull', DATE)
        assert world.read(DECK).decode() == text and 'deck alone' not in world.error, (done, world.error)
        world.run('build', DATE)
        has(world.out, 'up to date')
        world.close()


def test_a_server_that_is_busy_at_random_damages_nothing():
    world = World().pushed()
    world.pad.busy = 0.25
    for number in range(8):
        world.edit('- Nothing broke', f'- Nothing broke, {number}')
        before = world.files('reports')
        world.run('pull', DATE, status=None)
        now = world.files('reports')
        done = now[OPS] == before[OPS].replace(b'- Nothing broke', f'- Nothing broke, {number}'.encode())
        assert world.status == 0 and done or world.status == 2 and now == before, world.error
        world.pad.busy = 0
        world.run('pull', DATE)
        world.pad.busy = 0.25


def test_no_line_of_a_note_is_a_command_to_a_job():
    world = World().pushed()
    world.edit('- Nothing broke', '- Something broke\n::error title=x::injected\n  ::stop-commands::abc\n##[error]x')
    world.write(OPS, '---\nreporter: okan-example\n---\n\n## Quiet\n\n- Everything broke\n')
    world.run('pull', DATE, status=1)
    lines = (world.out + world.error).splitlines()
    assert not any(line.strip().startswith('::') or '##[' in line for line in lines), lines
    has(world.error, 'injected')


def test_both_sides_change_different_slides():
    world = World().pushed()
    world.edit('- They are in', '- They are in, all of them')
    world.write(OPS, '---\nreporter: okan-example\n---\n\n## Quiet\n\n- Two alarms\n')
    world.run('pull', DATE)
    has(world.read(DECK).decode(), 'all of them', 'Two alarms')
    has(world.read(IAAS).decode(), 'all of them')
    has(world.read(OPS).decode(), 'Two alarms')
    world.run('build', DATE)
    has(world.out, 'up to date')


def test_both_sides_change_the_same_slide():
    world = World().pushed()
    world.edit('- Nothing broke', '- Something broke')
    world.write(OPS, '---\nreporter: okan-example\n---\n\n## Quiet\n\n- Everything broke\n')
    before = world.files()
    world.run('pull', DATE, status=1)
    has(world.error, '<<<<<<< archive', 'Everything', '=======', 'Something', '>>>>>>> note', '1 conflict')
    after = world.files()
    has(after.pop(PULLED).decode(), '<<<<<<< archive', '>>>>>>> note')
    assert after == before, 'a conflict must change nothing'
    world.run('pull', DATE, '--force')
    has(world.read(OPS).decode(), 'Something broke')
    has(world.read(REPLACED + OPS).decode(), 'Everything broke')


def test_what_a_terminal_would_obey_is_shown():
    world = World().pushed()
    world.edit('- Nothing broke', '- Some\x1b[2Jthing \u202ebroke')
    world.edit('>Community Call 2024-09-26', '>Community \x1b[31mCall')
    world.write(OPS, '---\nreporter: okan-example\n---\n\n## Quiet\n\n- Everything broke\n')
    world.run('pull', DATE, status=1)
    has(world.error, '\\x1b[2J', '\\u{202e}')
    assert '\x1b' not in world.out + world.error and '\u202e' not in world.error
    world.run('pull', DATE, '--force')
    assert '\x1b' not in world.out + world.error


def test_the_same_change_on_both_sides_is_no_conflict():
    world = World().pushed()
    world.edit('- Nothing broke', '- One alarm')
    world.write(OPS, world.read(OPS).replace(b'- Nothing broke', b'- One alarm'))
    world.run('pull', DATE)
    has(world.read(DECK).decode(), '- One alarm')
    world.run('verify')


def test_a_deck_edited_by_hand_keeps_its_edits():
    world = World().pushed()
    world.write(DECK, world.read(DECK).replace(b'- All of you', b'- All of you, twice'))
    world.edit('- Nothing broke', '- Something broke')
    edited = world.read(DECK)
    world.run('pull', DATE)
    has(world.read(DECK).decode(), 'twice', 'Something broke')
    assert world.read(REPLACED + DECK) == edited
    world.run('build', DATE, status=2)


def kept(world, *words, forced=True):
    before = world.files()
    if os.path.exists(world.file(PULLED)):
        os.remove(world.file(PULLED))
        before.pop(PULLED)
    world.run('pull', DATE, status=1)
    has(world.error, 'not taken', '--force' if forced else 'mend the note', *words)
    after = world.files()
    text = after.pop(PULLED)
    assert after == before, 'only the kept note may be new'
    return text


def test_a_note_that_shrank():
    world = World().pushed()
    text = world.pad.text(world.note_of_call())
    world.pad.write(world.note_of_call(), text[:len(text) // 2])
    kept(world, 'shrunk')


def test_a_shrunken_answer():
    world = World().pushed()
    world.pad.fault('/download', 'shrink')
    kept(world, 'shrunk')


def test_an_empty_note():
    world = World().pushed()
    world.pad.write(world.note_of_call(), b' \n\n')
    kept(world, 'empty')


def test_a_lost_team_is_named():
    world = World().pushed()
    world.edit('# Team Ops', '# Other things')
    kept(world, 'lost Team Ops')


def test_a_team_with_nothing_but_its_title_left_is_named():
    world = World().pushed()
    text = world.pad.text(world.note_of_call())
    # The first slide below the team's title goes, and all that follow in its column.
    start = text.index(b'\n----\n', text.index(b'# Team Ops'))
    end = text.find(b'\n---\n', start)
    world.pad.write(world.note_of_call(), text[:start] + (text[end:] if end > 0 else b'\n'))
    assert len(text) * 2 < len(world.pad.text(world.note_of_call())) * 3, 'the note as a whole has not shrunk much'
    kept(world, 'nothing but the title left of Team Ops')


def test_a_note_without_its_front_matter():
    world = World().pushed()
    text = world.pad.text(world.note_of_call())
    world.pad.write(world.note_of_call(), text.split(b'\n---\n', 1)[1])
    kept(world, 'front matter is gone')
    world.pad.write(world.note_of_call(), text.replace(b'type: slide', b'type: slide: [', 1))
    kept(world, 'gone or broken')


def test_a_note_with_the_marks_of_a_conflict():
    world = World().pushed()
    world.edit('- Nothing broke', '<<<<<<< archive\n- Nothing broke\n=======\n- Two 🦓 broke\n>>>>>>> note')
    kept(world, 'marks of a conflict', forced=False)
    world.run('pull', DATE, '--force', status=1)


def test_addresses_as_people_copy_them():
    for number, view in enumerate(('/publish', '/slide', '/download', '?both#x', '')):
        world = World().pushed()
        world.edit('- Nothing broke', f'- Nothing broke, {number}')
        world.run('pull', f'{world.pad.address}/{world.note_of_call()}{view}', '--date', DATE)
        has(world.read(DECK).decode(), f'- Nothing broke, {number}')


def test_scrambled_text():
    world = World().pushed()
    world.edit('- They are in', '- ons - some of them have been**\n- see [the standard](ht')
    kept(world, 'scrambled')
    world.run('pull', DATE, '--force')
    has(world.read(DECK).decode(), '[the standard](ht')


def test_bytes_that_are_no_text():
    world = World().pushed()
    world.pad.write(world.note_of_call(), world.pad.text(world.note_of_call()) + b'\xff\xfe')
    kept(world, 'not text', forced=False)
    world.run('pull', DATE, '--force', status=1)


def test_a_second_kept_note_does_not_take_the_place_of_the_first():
    world = World().pushed()
    world.pad.write(world.note_of_call(), b'')
    world.run('pull', DATE, status=1)
    world.pad.write(world.note_of_call(), b'# Short\n')
    world.run('pull', DATE, status=1)
    assert world.read(PULLED) == b'' and world.read(PULLED + '.2') == b'# Short\n'


def test_a_note_that_was_never_pushed():
    world = World()
    world.pad.write('abc', b'---\ntype: slide\n---\n\n# Team Ops\n\n- Hello\n')
    address = f'{world.pad.address}/abc?both'
    world.run('pull', address, status=64)
    has(world.error, '--date')
    world.run('pull', address, '--date', '2024-10-03')
    assert world.read('community-call/20241003.md') == world.pad.text('abc')
    world.run('verify')
    world.edit('- Hello', '- Hello again', 'abc')
    world.run('pull', '2024-10-03')
    has(world.read('community-call/20241003.md').decode(), 'again')
    world.run('import', world.file('community-call/20241003.md'))
    world.run('build', '2024-10-03')
    world.edit('again', 'for good', 'abc')
    world.run('pull', '2024-10-03')
    has(world.read('reports/2024-10-03/ops.md').decode(), 'for good')


def test_a_note_for_a_call_that_has_another_deck():
    world = World().built()
    deck = world.read(DECK)
    world.pad.write('abc', deck + b'\n- more\n')
    world.run('pull', f'{world.pad.address}/p/abc', '--date', DATE, status=1)
    has(world.error, 'not taken')
    assert world.read(DECK) == deck
    world.run('pull', f'{world.pad.address}/p/abc', '--date', DATE, '--force')
    has(world.read(DECK).decode(), '- more')
    assert world.read(REPLACED + DECK) == deck


def test_a_note_of_another_server():
    world = World()
    for address in ('https://evil.example/abc', 'http://127.0.0.1:1/abc', f'{world.pad.address}/a/b/c'):
        world.run('pull', address, '--date', DATE, status=2)
        has(world.error, 'is no note of')
    assert not world.pad.requests


def test_a_private_note_and_a_gone_one():
    world = World().pushed()
    world.pad.permissions[world.note_of_call()] = 'private'
    world.run('pull', DATE, status=2)
    has(world.error, 'log in')
    world.pad.sessions['s%3Aknown'] = 'someone'
    world.run('pull', DATE, status=2, MINUTES_HEDGEDOC_SESSION='s%3Aknown')
    has(world.error, 'no right')
    world.run('pull', f'{world.pad.address}/gone', '--date', DATE, status=2)
    has(world.error, 'no such note')


def test_an_unknown_name_is_not_made_a_note_by_pulling_it():
    world = World(allow_free_url=True).pushed()
    deck = world.read(DECK)
    world.run('pull', f'{world.pad.address}/never-made', '--date', DATE, status=2)
    has(world.error, 'no such note')
    assert world.read(DECK) == deck and world.pad.find('never-made') is None


def test_a_login_page_is_no_note():
    world = World().pushed()
    world.pad.fault('/download', 'login-page')
    before = world.files()
    world.run('pull', DATE, status=2)
    has(world.error, 'page for people')
    assert world.files() == before


def test_a_redirect_that_loses_the_text():
    world = World().pushed()
    before = world.files()
    world.pad.fault('/download', 'redirect', 1, f'{world.pad.address}/other')
    world.run('pull', DATE, status=2)
    has(world.error, 'leads to', 'not the note')
    world.pad.fault('/download', 'redirect', 1, 'https://evil.example/x/download')
    world.run('pull', DATE, status=None)
    assert world.files() == before or world.status == 2


def test_a_broken_answer_is_asked_for_again():
    for fault in ('cut', 'drop', 'wrong-length'):
        world = World().pushed()
        world.edit('- Nothing broke', '- Something broke')
        world.pad.fault('/download', fault, 1)
        world.run('pull', DATE)
        has(world.read(DECK).decode(), 'Something broke')
        world.close()


def test_an_answer_that_stays_broken_changes_nothing():
    world = World().pushed()
    before = world.files()
    world.pad.fault('/download', 'cut', 9)
    world.run('pull', DATE, status=2)
    has(world.error, 'broke')
    world.pad.faults.clear()
    world.pad.fault('/download', 'slow', 9, 4)
    world.run('pull', DATE, status=2, MINUTES_HTTP_TIMEOUT='1')
    has(world.error, 'did not answer within 1 second')
    world.pad.faults.clear()
    world.pad.fault('/download', 'gzip', 9)
    world.run('pull', DATE, status=2)
    has(world.error, 'compressed')
    world.pad.faults.clear()
    world.pad.fault('/download', 'status', 1, (429, 1))
    world.run('pull', DATE)
    assert world.files() == before


def test_a_server_that_is_not_there():
    world = World().pushed()
    world.pad.stop()
    world.run('pull', DATE, status=2)
    has(world.error, 'cannot be reached')


def test_no_note_yet():
    world = World().built()
    world.run('pull', DATE, status=2)
    has(world.error, 'no note yet', 'push')


def test_pictures_that_others_put_into_the_note():
    world = World().pushed()
    world.pad.uploads['new.png'] = png((9, 9, 9))
    world.edit('- Nothing broke', f'- Nothing broke\n\n![chart]({world.pad.address}/uploads/new.png =640x)')
    count = world.count()
    world.run('pull', DATE)
    assert world.count() - count == 2
    assert world.read('community-call/new.png') == png((9, 9, 9))
    has(world.read(DECK).decode(), '![chart](./new.png =640x)')
    has(world.read(OPS).decode(), '![chart](./new.png =640x)')
    world.run('pull', DATE)
    has(world.out, 'has all that the note has')
    world.run('verify')


def test_teams_with_a_report_that_says_no_meeting():
    world = World()
    world.write(OPS, '---\nmeeting: none\n---\n')
    world.pushed()
    world.edit('No meeting this week.', 'No meeting, but a party.')
    world.run('pull', DATE)
    has(world.read(OPS).decode(), 'but a party')
    world.run('build', DATE)
    has(world.out, 'up to date')


main(globals())
