#!/usr/bin/env python3
"""Pulls and fetches that are killed, or that meet a failing system call: what was there is there, what is there is whole, and
the same command again completes it."""

import argparse
import os
import random
import subprocess
import sys
import time

from world import DATE, DECK, IAAS, OPS, World, png

PARSER = argparse.ArgumentParser()
PARSER.add_argument('--minutes', required=True, type=os.path.abspath)
PARSER.add_argument('--rounds', type=int, default=40)
PARSER.add_argument('--seed', type=int, default=1)
OPTIONS = PARSER.parse_args()
World.minutes = OPTIONS.minutes
DICE = random.Random(OPTIONS.seed)
NAMES = [f'p{index}.png' for index in range(30)]


def prepared():
    """A call whose note has changes for two reports, and pictures."""
    world = World().pushed()
    for index, name in enumerate(NAMES):
        world.pad.uploads[name] = png((index, 5, 5), 60)
    shown = '\n\n'.join(f'![p]({world.pad.address}/uploads/{name})' for name in NAMES)
    world.edit('- Nothing broke', f'- Nothing broke\n\n{shown}')
    world.edit('- They are in', '- They are in, all of them')
    return world


def faults(world, before):
    """What is wrong with what an interrupted pull left."""
    found = []
    for index, name in enumerate(NAMES):
        if world.read('community-call/' + name) not in (None, png((index, 5, 5), 60)):
            found.append(f'{name} is not whole')
    for name in (DECK, IAAS, OPS):
        now = world.read(name)
        if now != before[name] and world.read('.minutes/replaced/' + name) != before[name]:
            found.append(f'{name} changed, and what was there is not kept')
    world.run('pull', DATE, status=None)
    if world.status:
        return found + [f'the next pull exits {world.status}: {world.error}']
    error = world.error
    deck, iaas, ops = (world.read(name).decode() for name in (DECK, IAAS, OPS))
    if 'all of them' not in deck or 'all of them' not in iaas or './p29.png' not in deck or './p29.png' not in ops:
        found.append(f'the next pull did not complete it: {error[:300]}')
    for command in (('verify',), ('build', DATE), ('pictures',)):
        world.run(*command, status=None)
        if world.status:
            found.append(f'{command[0]} exits {world.status} afterwards: {world.out}{world.error}')
    left = [name for name in os.listdir(world.file('community-call')) if name.endswith('.tmp')]
    return found + ([f'{left} is left'] if left else [])


def killed():
    world = prepared()
    before = world.files()
    started = time.perf_counter()
    process = subprocess.Popen(
        [World.minutes, '-C', world.path, 'pull', DATE], env=world.environment, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL)
    time.sleep(DICE.uniform(0, killed.longest))
    process.kill()
    process.wait()
    if process.returncode == 0:
        killed.longest = max(0.01, min(killed.longest, time.perf_counter() - started))
    found = faults(world, before)
    world.close()
    return found


killed.longest = 0.3


def failing(call, which, error):
    world = prepared()
    before = world.files()
    subprocess.run(
        ['strace', '-qq', '-o', '/dev/null', '-e', f'trace={call}', '-e', f'inject={call}:error={error}:when={which}',
         World.minutes, '-C', world.path, 'pull', DATE], env={**world.environment, 'SWIFT_BACKTRACE': 'enable=no'},
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=120)
    found = faults(world, before)
    world.close()
    return found


def main():
    passed = failed = 0
    cases = [('a kill', killed) for _ in range(OPTIONS.rounds)]
    if subprocess.run(['sh', '-c', 'command -v strace'], stdout=subprocess.DEVNULL).returncode == 0:
        for call, most in (('fsync', 40), ('renameat', 4), ('renameat2', 33), ('copy_file_range', 30),
                           ('write', 30), ('fallocate', 2), ('ftruncate', 6)):
            for which in sorted(DICE.sample(range(1, most + 1), min(most, 6))):
                error = DICE.choice(['EIO', 'ENOSPC'])
                cases.append((f'{call} {which} {error}', lambda c=call, w=which, e=error: failing(c, w, e)))
    for name, case in cases:
        found = case()
        if found:
            failed += 1
            print(f'FAILED {name}: {"; ".join(found)}'[:600], flush=True)
        else:
            passed += 1
    print(f'{passed} passed, {failed} failed')
    sys.exit(1 if failed or not passed else 0)


main()
