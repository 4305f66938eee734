#!/usr/bin/env python3
"""A stand-in for a HedgeDoc server: HTTP on loopback that answers as HedgeDoc 1.12 (also 1.9) and 2.0 (alpha 3) do, with
what surprises clients: refusals that look like success, limits, canonical addresses. And faults, where a test asks for them.

Prints its address when it listens; with 2.0, a line each for "token", "other-token" and "expired-token" as well. It knows
lena@example.org with secret-horse and okan@example.org with secret-mule. Notes are files in a folder, ID.md; whoever edits one
plays the people at the pad. It answers requests to a proxy too, so with http_proxy it can stand for any server.
"""
import argparse
import os

from pad import HedgeDoc, token


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--version', default='1.12', choices=['1.9', '1.12', '2.0'])
    parser.add_argument('--notes', metavar='FOLDER', help='where notes are kept; uploads are taken from uploads/ below it')
    parser.add_argument('--port', type=int, default=0)
    parser.add_argument('--url', help='what it calls itself')
    parser.add_argument('--free-urls', action='store_true', help='lets people name notes (1.12)')
    parser.add_argument('--no-limits', action='store_true', help='as many new notes as anybody wants; logins stay limited')
    parser.add_argument('--busy', type=float, default=0, metavar='SHARE',
                        help='this share of requests is answered with 503 "busy", or the connection is dropped')
    parser.add_argument('--seed', type=int, default=1, help='of the dice for --busy')
    options = parser.parse_args()
    pad = HedgeDoc(options.version, options.notes, options.port, options.url, busy=options.busy, seed=options.seed)
    pad.allow_free_url = options.free_urls
    if options.no_limits:
        pad.creations = pad.requests_two = 0
    folder = os.path.join(pad.folder, 'uploads')
    if os.path.isdir(folder):
        for name in os.listdir(folder):
            with open(os.path.join(folder, name), 'rb') as file:
                pad.uploads[name] = file.read()
    print(pad.address, flush=True)
    if options.version == '2.0':
        for kind, value in (('token', token('lena')), ('other-token', token('okan')), ('expired-token', pad.expired_token)):
            print(kind, value, flush=True)
    pad.httpd.serve_forever()


if __name__ == '__main__':
    main()
