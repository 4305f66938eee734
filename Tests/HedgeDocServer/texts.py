"""What the server does with texts: UTF-16 units, titles and descriptions, decoding, trimming, moments."""
import datetime
import re
import time
import unicodedata

JAVASCRIPT_BLANKS = ' \t\n\v\f\r\u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff' + ''.join(map(chr, range(0x2000, 0x200b)))


def units(text):
    """The text with a character for each UTF-16 unit, as operations count."""
    if text.isascii():
        return text
    return ''.join(map(chr, memoryview(text.encode('utf-16-le', 'surrogatepass')).cast('H')))


def whole(text):
    """The text of UTF-16 units; half a surrogate pair becomes U+FFFD."""
    return text.encode('utf-16-le', 'surrogatepass').decode('utf-16-le', 'replace')


def length(text):
    return len(text.encode('utf-16-le', 'surrogatepass')) // 2


def beginning(text, count):
    """The first `count` UTF-16 units."""
    return whole(units(text)[:count])


def front_matter(text):
    """The front matter's simple fields, and the text below it."""
    found = re.match(r'---\r?\n(.*?\r?\n)?(?:---|\.\.\.)[ \t]*(?:\r?\n|$)', text, re.S)
    if not found:
        return {}, text
    fields = {}
    for line in (found[1] or '').splitlines():
        name, colon, value = line.partition(':')
        if colon and re.fullmatch(r'\w+', name):
            fields[name] = value.strip().strip('"\'')
    return fields, text[found.end():]


def heading(text):
    """The first heading of the highest rank, outside fenced code."""
    plain = re.sub(r'^(```|~~~).*?^\1', '', text, flags=re.S | re.M)
    found = re.search(r'^ {0,3}#[ \t]+(.+?)[ \t#]*$', plain, re.M)
    return found[1] if found else None


def title(text):
    fields, body = front_matter(text)
    return fields.get('title') or heading(body)


def description(text):
    """That of the front matter, else the beginning of the text, whose style sheets are text too."""
    fields, body = front_matter(text)
    return fields.get('description') or beginning(body, 100).replace('\r\n', ' ').replace('\n', ' ').replace('\r', ' ')


def trimmed(text):
    """Without the blanks at both ends that JavaScript counts among them."""
    return text.strip(JAVASCRIPT_BLANKS)


def is_name(text):
    """Whether HedgeDoc 2 takes this as a note's name: letters, marks, digits, underscore, hyphen, emoji."""
    return bool(text) and all(
        sign in '_-\u200d' or unicodedata.category(sign)[0] in 'LM' or unicodedata.category(sign) in ('Nd', 'So', 'Sk')
        and (sign.isdigit() or ord(sign) > 0xff) for sign in text)


def now():
    """Milliseconds since 1970."""
    return time.time_ns() // 1_000_000


def iso(moment):
    """A moment as JavaScript's JSON has it."""
    if moment is None:
        return None
    seconds, rest = divmod(moment, 1000)
    return f'{datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc):%Y-%m-%dT%H:%M:%S}.{rest:03}Z'
