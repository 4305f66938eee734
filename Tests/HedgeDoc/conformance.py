#!/usr/bin/env python3
"""What was seen on real HedgeDoc servers, held against the stand-in, so that the stand-in cannot drift away from them.

The facts are the functions of `facts_one` and `facts_two`. --server asks another server of 1.12 instead, which has to have
free URLs, no limit on new notes, and the people that the stand-in knows.
"""
import argparse
import os
import subprocess
import sys
import traceback

from facts_one import One
from facts_two import Two
from visitors import FACTS

PROGRAM = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'HedgeDocServer', 'hedgedoc_server.py')


def started(*words):
    """A stand-in, its address and the tokens that it names."""
    process = subprocess.Popen([sys.executable, '-B', PROGRAM, '--port', '0', *words], stdout=subprocess.PIPE, text=True)
    address = process.stdout.readline().strip()
    lines = [process.stdout.readline().split() for _ in range(3)] if '2.0' in words else []
    return process, address, dict(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--minutes', help='not used; the other scripts here want it')
    parser.add_argument('--server', help='another server of 1.12')
    parser.add_argument('--only', default='')
    options = parser.parse_args()
    processes, worlds = [], {}
    if options.server:
        worlds['one'] = One(options.server.rstrip('/'))
    else:
        for name, words in (('one', ['--free-urls', '--no-limits']), ('two', ['--version', '2.0']), ('busy', ['--busy', '0.5'])):
            process, address, tokens = started(*words)
            processes.append(process)
            worlds[name] = Two(address, tokens) if name == 'two' else One(address) if name == 'one' else Two(address, {})
    passed = failed = 0
    try:
        for function in FACTS:
            wanted = function.__code__.co_varnames[0]
            if wanted not in worlds or options.only not in function.__name__:
                continue
            try:
                function(worlds[wanted])
                passed += 1
            except Exception:
                failed += 1
                print(f'FAILED {function.__name__}')
                print(''.join(traceback.format_exc().splitlines(keepends=True)[-6:]), flush=True)
    finally:
        for process in processes:
            process.terminate()
    print(f'{passed} passed, {failed} failed')
    raise SystemExit(1 if failed or not passed else 0)


main()
