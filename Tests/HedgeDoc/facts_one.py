"""What HedgeDoc 1.12 does. The words of a function are a fact."""
import json
import random

from visitors import FORM, LENA, OKAN, PNG, Editor, Person, fact, joined, same


class One:
    """A server of HedgeDoc 1.12, and who visits it."""

    def __init__(self, server):
        self.server = server
        self.lena, self.okan = Person(server, LENA), Person(server, OKAN)

    def guest(self):
        return Person(self.server)


@fact
def new_notes_lead_to_their_address_which_has_22_letters(one):
    status, target = one.guest().leads('/new', 'POST', 'x')
    same((status, len(target)), (302, 23))


@fact
def each_answer_keeps_the_session_of_who_has_one(one):
    guest = one.guest()
    guest.get('/')
    cookie = guest.cookies['connect.sid']
    guest.get('/')
    same(guest.cookies['connect.sid'], cookie)
    guest.get('/', Cookie='connect.sid=s%3Ainvented.cookie')
    assert guest.cookies['connect.sid'] not in (cookie, 's%3Ainvented.cookie')


@fact
def carriage_returns_nul_and_a_leading_mark_are_deleted_from_new_notes(one):
    guest = one.guest()
    same(guest.text(guest.made('\ufeffa\r\nb\rc\0\ufeff\n\n')), 'a\nbc\ufeff\n\n')


@fact
def texts_of_another_type_make_empty_notes(one):
    guest = one.guest()
    same([guest.text(guest.made('x', kind)) for kind in ('text/html', 'text/plain')], ['', 'x'])


@fact
def a_charset_is_heeded_and_broken_utf_8_is_mended(one):
    guest = one.guest()
    same(guest.text(guest.made(b'\xe4', 'text/markdown; charset=iso-8859-1')), 'ä')
    same(guest.text(guest.made(b'a\xff')), 'a\ufffd')
    same(guest.leads('/new', 'POST', 'x', 'text/markdown; charset=none-such')[0], 415)


@fact
def notes_have_100000_utf_16_units_at_most(one):
    guest = one.guest()
    same([guest.leads('/new', 'POST', text)[0] for text in ('💾' * 50_000, '💾' * 50_000 + 'x')], [302, 413])


@fact
def downloads_are_asked_for_with_etags_and_by_head(one):
    guest = one.guest()
    note = guest.made('# Ä b\n')
    _, headers, _ = guest.get(f'/{note}/download')
    same(headers['Content-Disposition'], 'attachment; filename=%C3%84%20b.md')
    same(guest.get(f'/{note}/download', If_None_Match=headers['ETag'])[::2], (304, ''))
    same(guest.ask('HEAD', f'/{note}/download')[1]['Content-Length'], '7')


@fact
def slides_and_pages_have_a_short_id_that_leads_back_to_the_note(one):
    guest = one.guest()
    note = guest.made('x')
    status, slides = guest.leads(f'/{note}/slide')
    same((status, len(slides), slides[:3]), (302, 13, '/p/'))
    same([guest.get(slides)[0], guest.leads(f'/p/{note}'), guest.leads(f'/{slides[3:]}')], [200, (302, slides), (302, f'/{note}')])
    same(guest.leads(f'/{note}/publish'), (302, slides.replace('/p/', '/s/')))
    same([guest.leads(f'/{note}/'), guest.leads(f'/{note}/no-such')], [(301, f'/{note}'), (302, f'/{note}')])


@fact
def info_tells_title_description_and_views(one):
    guest = one.guest()
    note = guest.made('---\ntitle: T\ndescription: D\n---\n\n# Other\n')
    guest.get(guest.leads(f'/{note}/slide')[1])
    told = json.loads(guest.get(f'/{note}/info')[2])
    same([told[name] for name in ('title', 'description', 'viewcount', 'updatetime')], ['T', 'D', 1, None])


@fact
def revisions_are_listed_and_read_by_their_time(one):
    guest = one.guest()
    note = guest.made('💾')
    first, = json.loads(guest.get(f'/{note}/revision')[2])['revision']
    same(first['length'], 2)
    same(json.loads(guest.get(f'/{note}/revision/{first["time"]}')[2])['content'], '💾')
    same(guest.get(f'/{note}/revision/1')[0], 404)


@fact
def a_wrong_password_looks_like_a_right_one_until_me_is_asked(one):
    guest = one.guest()
    same(guest.leads('/login', 'POST', LENA + 'x', FORM), (302, '/'))
    status, _, text = guest.get('/me')
    same((status, json.loads(text)['status']), (200, 'forbidden'))
    guest.post('/login', LENA, FORM)
    same(json.loads(guest.get('/me')[2])['status'], 'ok')
    same(guest.leads('/login', 'POST', 'email=lena@example.org', FORM)[0], 400)


@fact
def the_eleventh_login_in_five_minutes_is_too_much(one):
    guest = one.guest()
    statuses = [guest.post('/login', LENA, FORM)[0] for _ in range(11)]
    same(statuses, [302] * 10 + [429])
    assert 290 <= int(guest.answer['Retry-After']) <= 300
    assert 'text/html' in guest.answer['Content-Type']


@fact
def a_guest_s_note_is_nobody_s_and_free_for_all(one):
    state = joined(one, one.guest().made('x'), one.lena).wait('refresh')[0]
    same((state['owner'], state['permission'], state['docmaxlength']), (None, 'freely', 100_000))


@fact
def who_may_read_and_write_is_as_the_permission_says(one):
    note = one.lena.made('x')
    lena = joined(one, note, one.lena)
    for permission, readers, writers in (('editable', 'guest okan lena', 'okan lena'), ('limited', 'okan lena', 'okan lena'),
                                         ('locked', 'guest okan lena', 'lena'), ('private', 'lena', 'lena')):
        lena.emit('permission', permission)
        same(lena.wait('permission')[0], {'permission': permission})
        for name, person in (('guest', one.guest()), ('okan', one.okan), ('lena', one.lena)):
            status, headers, _ = person.get(f'/{note}/download')
            if name in readers:
                same((permission, name, status), (permission, name, 200))
            else:
                same((status, headers['Location']), (302, one.server + '/') if name == 'guest' else (403, None))
        if permission == 'locked':
            editor = joined(one, note, one.okan)
            editor.emit('operation', 0, ['y', 1], None)
            lena.emit('operation', 0, ['z', 1], None)
            same((lena.wait('ack')[0], editor.wait('operation')[1:3]), (1, [1, ['z', 1]]))
            same([event for event in editor.events if event[0] == 'ack'], [])


@fact
def who_was_refused_a_page_comes_there_after_logging_in(one):
    note = one.lena.made('x')
    lena = joined(one, note, one.lena)
    lena.emit('permission', 'private')
    lena.wait('permission')
    guest = one.guest()
    same([guest.leads(f'/{note}'), guest.leads('/login', 'POST', LENA, FORM)], [(302, '/'), (302, f'/{note}')])


@fact
def only_the_owner_deletes_a_note(one):
    note = one.lena.made('x')
    lena, okan = joined(one, note, one.lena), joined(one, note, one.okan)
    okan.emit('delete')
    same(one.guest().text(note), 'x')
    lena.emit('delete')
    same((lena.wait('delete')[:1] is not None, okan.wait('41'), one.guest().text(note)), (True, [''], 404))


@fact
def names_are_taken_once_and_some_never(one):
    guest, name = one.guest(), f'call-{random.getrandbits(40):x}'
    same(guest.leads(f'/new/{name}', 'POST', 'x'), (302, f'/{name}'))
    same(guest.leads(f'/{name}/slide'), (302, f'/p/{name}'))
    same(guest.leads(f'/new/{name}', 'POST', 'y')[0], 409)
    same(guest.leads('/new/vendor', 'POST', 'y'), (302, '/'))


@fact
def opening_an_unknown_name_makes_an_empty_note_and_a_download_does_not(one):
    guest, name = one.guest(), f'call-{random.getrandbits(40):x}'
    same(guest.text(name), 404)
    same(guest.leads(f'/{name}'), (302, f'/{name}'))
    same(guest.text(name), '')


@fact
def pictures_keep_their_bytes_and_are_handed_out_without_a_session(one):
    status, _, text = one.guest().send('/uploadimage', 'a.PNG', PNG)
    link = json.loads(text)['link']
    same((status, link.startswith(one.server + '/uploads/'), link.endswith('.PNG')), (200, True, True))
    guest = one.guest()
    _, headers, _ = guest.get(link.removeprefix(one.server))
    same((guest.body, headers['Content-Type'], headers['Content-Disposition'], guest.cookies), (PNG, 'image/png', 'attachment', {}))


@fact
def other_files_and_other_endings_are_refused(one):
    guest = one.guest()
    same([guest.send('/uploadimage', *file)[0] for file in (('a.txt', b'x'), ('a.jpg', PNG), ('a', PNG))], [400] * 3)
    same(guest.send('/uploadimage', 'a.png', PNG, field='file')[0], 400)


@fact
def drawings_lose_their_scripts(one):
    guest = one.guest()
    drawing = b'<?xml version="1.0"?>'
    drawing += b'<svg xmlns="http://www.w3.org/2000/svg"><script>x</script><rect onclick="x()" width="1"/></svg>'
    link = json.loads(guest.send('/uploadimage', 'a.svg', drawing)[2])['link']
    guest.get(link.removeprefix(one.server))
    same(guest.body, b'<svg xmlns="http://www.w3.org/2000/svg"><rect width="1"></rect></svg>')


@fact
def an_operation_is_acknowledged_told_to_others_and_saved(one):
    note = one.guest().made('a💾c')
    ours, theirs = joined(one, note), joined(one, note)
    same((ours.doc['str'], ours.doc['revision'], len(theirs.doc['clients'])), ('a💾c', 0, 1))
    ours.emit('operation', 0, [3, '\r\n', 1], None)
    same(ours.wait('ack')[0], 1)
    same(theirs.wait('operation')[1:4], [1, [3, '\r\n', 1], None])
    ours.wait('check')
    same(one.guest().text(note), 'a💾\r\nc')


@fact
def an_operation_for_an_older_text_is_moved(one):
    note = one.guest().made('abcdef')
    ours, theirs = joined(one, note), joined(one, note)
    ours.emit('operation', 0, [1, 'XX', -2, 3], None)
    ours.wait('ack')
    theirs.emit('operation', 0, [2, 'Y', -2, 2], None)
    same(theirs.wait('ack')[0], 2)
    same(ours.wait('operation')[1:3], [2, [3, 'Y', -1, 2]])


@fact
def a_wrong_operation_brings_the_text_again_the_third_time_by_force(one):
    editor = joined(one, one.guest().made('abc'))
    forced = []
    for revision, steps in ((0, [1]), (7, [3]), (0, 'x')):
        editor.emit('operation', revision, steps, None)
        forced.append(editor.wait('doc')[0].get('force'))
    same(forced, [None, None, True])


@fact
def a_text_that_would_be_too_long_has_no_answer(one):
    editor = joined(one, one.guest().made('x' * 99_999))
    editor.emit('operation', 0, [99_999, 'xx'], None)
    editor.emit('operation', 0, [99_999, 'x'], None)
    same((editor.wait('ack')[0], [event for event in editor.events if event[0] == 'doc']), (1, []))


@fact
def large_messages_are_refused_and_the_session_goes_on(one):
    editor = joined(one, one.guest().made('x'))
    same(editor.emit('operation', 0, ['x' * 1_000_000, 1], None)[0], 413)
    editor.emit('operation', 0, ['y', 1], None)
    same(editor.wait('ack')[0], 1)


@fact
def without_the_server_s_own_cookie_nobody_joins(one):
    note = one.guest().made('x')
    for cookie in (None, 's%3Ainvented.cookie'):
        guest = one.guest()
        guest.cookies.update({'connect.sid': cookie} if cookie else {})
        assert 'AUTH failed' in Editor(guest, note).wait('44')[0]


@fact
def unknown_notes_sessions_and_versions_are_told_apart(one):
    guest = one.guest()
    guest.get('/me')
    editor = Editor(guest, 'none-such')
    same((editor.wait('info')[0], editor.wait('41')), ({'code': 404}, ['']))
    for query, code in (('EIO=3&transport=polling', 5), ('EIO=4&transport=polling&sid=x', 1)):
        status, _, text = guest.get(f'/socket.io/?noteId=x&{query}')
        same((status, json.loads(text)['code']), (400, code))


@fact
def revisions_begin_again_when_the_last_one_has_left(one):
    note = one.guest().made('x')
    editor = joined(one, note)
    editor.emit('operation', 0, ['y', 1], None)
    editor.wait('ack')
    same(editor.post('1')[2], 'ok')
    same(editor.person.get(editor.place)[0], 400)
    again = joined(one, note)
    same((again.doc['str'], again.doc['revision']), ('yx', 0))
