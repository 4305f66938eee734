#!/usr/bin/env python3
"""Kills `minutes build` at random times and at each of its system calls. In all cases every deck is the old one or
the new one, whole; the next build succeeds and leaves nothing behind; `verify` finds the archive in order."""

import os
import random
import signal
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor

from repository import DECK, ENVIRONMENT, Count, Repository, arguments, decks, folder
from system_calls import failing, points

VERSIONS = 8


def at_random_times(minutes, built, rounds, seed, place, count):
    dice = random.Random(seed)
    repository = Repository(minutes, os.path.join(place, f"random-{seed}"))
    span = median_time(repository)
    version, runs, killed = 0, 0, 0
    for number in range(rounds):
        allowed = {built[version]}
        faults = []
        # Sometimes several consecutive runs are killed, each with different reports.
        for _ in range(dice.choice((1, 1, 2, 3))):
            version = dice.randrange(VERSIONS)
            allowed.add(built[version])
            repository.report(version)
            process = subprocess.Popen(
                repository.command("build", "2024-09-26"), env=ENVIRONMENT, stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(dice.uniform(0, span))
            process.send_signal(signal.SIGKILL)
            runs += 1
            killed += process.wait() == -signal.SIGKILL
            if repository.read(DECK) not in allowed:
                faults.append("the deck is neither old nor new")
        faults += repository.faults_after_next_build(built[version])
        count.add(f"round {number}", faults)
    print(f"{killed} of {runs} runs were killed before they ended")


def median_time(repository):
    """Returns the duration of a build, which creates the deck of version 0."""
    times = []
    for version in (1, 2, 3, 4, 0):
        repository.report(version)
        start = time.monotonic()
        repository.build()
        times.append(time.monotonic() - start)
    return sorted(times)[len(times) // 2]


def at_each_call(minutes, built, old, place, count):
    """`old` is the version that was built before, or `None` where there is no deck yet."""
    seed = Repository(minutes, os.path.join(place, f"seed-{old}"))
    if old is not None:
        seed.report(old)
        seed.build()
    seed.report(5)
    before = seed.read(DECK)
    found = points(seed.copy(os.path.join(place, f"traced-{old}")), "build", "2024-09-26")

    def kill(point):
        name, which = point
        repository = seed.copy(os.path.join(place, f"{old}-{name}-{which}"))
        run = repository.build(before=failing(name, which, "KILL"))
        faults = []
        if repository.read(DECK) not in (before, built[5]):
            faults.append("the deck is neither old nor new")
        if run.returncode != -signal.SIGKILL and repository.read(DECK) != built[5]:
            faults.append("it was not killed, and there is no new deck")
        verified = repository.run("verify")
        if verified.returncode != 0:
            faults.append(f"verify right after: {verified.stdout + verified.stderr}")
        # Even if the reports have changed since, its own deck must not be taken for an edited one.
        then = 6 if which % 2 else 5
        repository.report(then)
        return f"killed at {name} {which}", faults + repository.faults_after_next_build(built[then])

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for what, faults in pool.map(kill, found):
            count.add(what, faults)


def main():
    parser = arguments(__doc__)
    parser.add_argument("--rounds", type=int, default=300)
    options = parser.parse_args()
    count = Count()
    with folder() as place:
        built = decks(options.minutes, range(VERSIONS), place)
        at_random_times(options.minutes, built, options.rounds, options.seed, place, count)
        at_each_call(options.minutes, built, None, place, count)
        at_each_call(options.minutes, built, 2, place, count)
    count.end()


main()
