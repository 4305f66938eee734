#!/usr/bin/env python3
"""Kills `minutes publish` at random times and at its system calls, and lets calls fail: the site is yesterday's or today's, whole.

usage: interrupted.py --minutes PATH [--rounds N] [--calls N]     prints "N passed, N failed"; exit status 1 where one failed
"""
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "Faults")]
from repository import Count, arguments, folder  # noqa: E402
from system_calls import UNINTERRUPTED, failing, points  # noqa: E402

from job import Place  # noqa: E402
from made_up_archive import day_of  # noqa: E402
from published import DONE, ENVIRONMENT, QUICK, REFUSED, difference, files  # noqa: E402


class Turning:
    """A repository that alternates between two states, with its published site."""

    def __init__(self, minutes, path):
        self.home = Place(minutes, path, calls=3)
        self.path, self.minutes = str(self.home.folder), minutes
        self.states, self.version = [], 0
        for version in (0, 1, 0):
            self.turn(version)
            if self.home.publish().returncode != DONE:
                raise SystemExit(f"publishing does not work: {self.home.publish().stderr}")
            self.states.append(files(self.home.site))

    def command(self, *words):
        return [self.minutes, "-C", str(self.home.repository), *words]

    def turn(self, version):
        """Version 1 has another deck, one more call and one document less."""
        self.version = version
        deck, document = self.home.deck(1), self.home.repository / "lamp" / "ideas.md"
        text = deck.read_text(encoding="utf-8").removesuffix("\n- The other version\n")
        deck.write_text(text + ("\n- The other version\n" if version else ""), encoding="utf-8")
        extra = self.home.deck(3)
        if version:
            extra.write_text(deck.read_text(encoding="utf-8").replace(day_of(1).isoformat(), day_of(3).isoformat()), encoding="utf-8")
            document.unlink(missing_ok=True)
        else:
            extra.unlink(missing_ok=True)
            document.write_text("# Ideas\n\nA lamp that counts ships.\n", encoding="utf-8")

    def words(self):
        return ["publish", "-o", str(self.home.site), *QUICK]

    def faults(self, old, status=None, text=""):
        """Returns faults after a run that may have failed, and after the next run."""
        new, found = self.states[self.version], []
        now = files(self.home.site)
        if now not in (old, new):
            found.append(f"the site is neither old nor new: {difference(old, now)[:3]} {difference(new, now)[:3]}")
        if status == DONE and now != new:
            found.append("it says that it is done, and is not")
        # The work was done even if the output could not be written.
        if status == REFUSED and now != old and "standard output could not be written" not in text:
            found.append(f"it says that it could not, and did: {text.strip()[-160:]}")
        if status == REFUSED and len(text.strip()) < 20:
            found.append(f"it says only {text!r}")
        if status is not None and status not in (DONE, REFUSED, -signal.SIGKILL):
            found.append(f"it exits {status}: {text[-200:]}")
        run = self.home.publish()
        if run.returncode != DONE:
            found.append(f"the next run exits {run.returncode}: {run.stderr.strip()}")
        if files(self.home.site) != new:
            found.append(f"the next run's site is not as it should be: {difference(new, files(self.home.site))[:4]}")
        if {p.name for p in self.home.folder.iterdir()} != {"archive", "public", ".public.minutes"}:
            found.append(f"left behind: {os.listdir(self.home.folder)}")
        return found


def at_random_times(minutes, place, rounds, seed, count):
    dice = random.Random(seed)
    place = Turning(minutes, os.path.join(place, f"random {seed}"))
    times = []
    for version in (1, 0, 1, 0, 1):
        place.turn(version)
        start = time.monotonic()
        place.home.publish()
        times.append(time.monotonic() - start)
    span, killed = sorted(times)[2] * 1.1, 0
    for number in range(rounds):
        old = files(place.home.site)
        place.turn(1 - place.version)
        process = subprocess.Popen(place.command(*place.words()), env=ENVIRONMENT, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(dice.uniform(0, span))
        process.send_signal(signal.SIGKILL)
        killed += process.wait() == -signal.SIGKILL
        count.add(f"killed in round {number}", place.faults(old))
    print(f"{killed} of {rounds} runs were killed before they ended")


def at_calls(minutes, place, wanted, seed, count):
    """Injects faults in repositories that are reused, as by nightly jobs; `wanted` faults, chosen by the seed."""
    dice = random.Random(seed)
    places = [Turning(minutes, os.path.join(place, f"calls {n}")) for n in range(os.cpu_count() or 1)]
    places[0].turn(1)
    found = points(places[0], *places[0].words())
    places[0].home.publish()
    faults = [(name, which, fault) for name, which in found for fault in ("KILL", "KILL", "EIO", "ENOSPC", "EINTR")
              if fault != "EINTR" or name not in UNINTERRUPTED]
    dice.shuffle(faults)
    print(f"{len(found)} calls touch the archive or the site; {min(wanted, len(faults))} of {len(faults)} faults are tried")

    def run(index):
        results, here = [], places[index]
        for name, which, fault in faults[index:wanted:len(places)]:
            old = files(here.home.site)
            here.turn(1 - here.version)
            done = subprocess.run([*failing(name, which, fault), *here.command(*here.words())], capture_output=True, text=True,
                                  errors="replace", env=ENVIRONMENT, stdin=subprocess.DEVNULL, timeout=120)
            # If its output could not be written, no message is expected.
            said = done.stderr if done.stderr or not name.startswith("write") else "(the words were not written)"
            results.append((f"{name} {which} {fault}", here.faults(old, done.returncode, said)))
        return results

    with ThreadPoolExecutor(len(places)) as pool:
        for results in pool.map(run, range(len(places))):
            for what, wrong in results:
                count.add(what, wrong)


def first_runs(minutes, place, rounds, seed, count):
    """Killed during the first run: the site is missing or complete, and the next run succeeds."""
    dice = random.Random(seed)
    here = Turning(minutes, os.path.join(place, "first"))
    here.turn(1)
    whole = here.states[1]

    def forget():
        for name in ("public", ".public.minutes"):
            shutil.rmtree(here.home.folder / name, ignore_errors=True)

    forget()
    found = points(here, *here.words())
    # The last calls are those around the swap of the site and the writing of its cache.
    chosen = [found[-1 - n] for n in range(min(rounds // 2, len(found)))]
    chosen += [dice.choice(found) for _ in range(rounds - len(chosen))]
    for name, which in chosen:
        forget()
        subprocess.run([*failing(name, which, "KILL"), *here.command(*here.words())], env=ENVIRONMENT, stdin=subprocess.DEVNULL,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120)
        faults = []
        if here.home.site.exists() and files(here.home.site) not in ({}, whole):
            faults.append(f"half a site: {difference(whole, files(here.home.site))[:3]}")
        run = here.home.publish()
        if run.returncode != DONE:
            faults.append(f"the next run exits {run.returncode}: {run.stderr.strip()}")
        elif files(here.home.site) != whole:
            faults.append(f"the next run's site is not as it should be: {difference(whole, files(here.home.site))[:4]}")
        count.add(f"first run, killed at {name} {which}", faults)


def main():
    parser = arguments(__doc__)
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--calls", type=int, default=160)
    options = parser.parse_args()
    count = Count()
    with folder() as place:
        at_random_times(options.minutes, place, options.rounds, options.seed, count)
        first_runs(options.minutes, place, options.rounds // 2, options.seed, count)
        at_calls(options.minutes, place, options.calls, options.seed, count)
    count.end()


main()
