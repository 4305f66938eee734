#!/usr/bin/env python3
"""A year of an archive: 52 weeks, 12 teams, two clones that merge now and then, and accidents that a seed picks. After each week
nothing that anybody wrote is missing from what readers see, and `verify` finds nothing in either clone."""

import argparse
import datetime
import os
import random
import subprocess
import tempfile

TEAMS = [f"team-{name}" for name in "ant bee cat dog eel fox gnu hen ibis jay koi lynx".split()]
ENVIRONMENT = {**{k: v for k, v in os.environ.items() if not k.startswith("GIT_") and k != "MINUTES_ROOT"},
               "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b.example", "GIT_COMMITTER_NAME": "a",
               "GIT_COMMITTER_EMAIL": "a@b.example", "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1",
               "NO_COLOR": "1", "SWIFT_BACKTRACE": "enable=no"}


class Clone:
    """A working copy, and what its people wrote: by call, the words that have to be in the deck."""

    def __init__(self, minutes, root):
        self.minutes, self.root = minutes, root

    def path(self, *names):
        return os.path.join(self.root, *names)

    def write(self, name, text):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "w", newline="") as file:
            file.write(text)

    def read(self, name):
        try:
            with open(self.path(name), newline="") as file:
                return file.read()
        except FileNotFoundError:
            return None

    def run(self, *words):
        return subprocess.run([self.minutes, "-C", self.root, *words], capture_output=True, text=True, errors="replace",
                              env=ENVIRONMENT, stdin=subprocess.DEVNULL, timeout=120)

    def git(self, *words):
        run = subprocess.run(["git", "-C", self.root, *words], capture_output=True, text=True, env=ENVIRONMENT)
        if run.returncode != 0:
            raise SystemExit(f"git {' '.join(words)}: {run.stdout}{run.stderr}")

    def commit(self):
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "week")

    def deck(self, day):
        return f"calls/{day.replace('-', '')}.md"


class Year:
    def __init__(self, minutes, place, seed):
        self.dice, self.minutes = random.Random(seed), minutes
        self.faults, self.number, self.held, self.log = [], 0, 0, []
        # The words of each call, and who wrote them in which clone.
        self.words = {}
        first = Clone(minutes, os.path.join(place, "one"))
        os.mkdir(first.root)
        first.git("init", "-q", "-b", "main")
        first.run("init")
        first.write("minutes.yml", self.settings())
        first.commit()
        subprocess.run(["git", "clone", "-q", first.root, os.path.join(place, "two")], check=True, env=ENVIRONMENT)
        self.clones = [first, Clone(minutes, os.path.join(place, "two"))]
        self.known, self.owner, self.gone = [set(), set()], {}, set()

    def settings(self, gone=(), renamed=()):
        lines = ["community: Club", "call: { title: Round, folder: calls, weekday: tuesday }", "teams:"]
        for team in TEAMS:
            if team in gone:
                continue
            name = ("Crew " if team in renamed else "Team ") + team[5:].capitalize()
            lines.append(f"  - {{ id: {team}, name: {name} }}")
        return "\n".join(lines) + "\n"

    def fail(self, what, run=None):
        self.faults.append(what + (f": exit {run.returncode} {run.stdout[-300:]}{run.stderr[-500:]}" if run else ""))

    def phrase(self):
        self.number += 1
        return f"word-{self.number}-end"

    def report(self, clone, day, team, ending="\n"):
        phrase = self.phrase()
        self.words.setdefault(day, {})[team] = phrase
        text = f"---\nreporter: ada\n---\n\n## Topic\n\n* {phrase}\n"
        clone.write(f"reports/{day}/{team}.md", text.replace("\n", ending))

    def must(self, clone, *words, exits=(0,)):
        run = clone.run(*words)
        if run.returncode not in exits:
            self.fail(" ".join(words), run)
        return run

    def week(self, number):
        side = number % 2
        clone = self.clones[side]
        day = str(datetime.date(2026, 1, 6) + datetime.timedelta(days=7 * number))
        for team in TEAMS:
            if self.dice.random() < 0.8:
                self.report(clone, day, team, self.dice.choice(["\n", "\n", "\r\n"]))
        self.must(clone, "build", day, exits=(0, 1))
        self.known[side].add(day)
        self.owner[day] = side
        accidents = [self.lost_report, self.hand_edit, self.late_report, self.settings_change, self.moved, self.mistake, self.marks,
                     self.emptied_report, self.misplaced, self.lost_deck]
        for accident in self.dice.sample(accidents, 2):
            # Each clone looks after its own weeks, as teams do, so that no two people write into one text.
            days = sorted(day for day in self.known[side] & set(self.words) if self.owner[day] == side)
            day = self.dice.choice(days[-6:])
            self.log.append((number, side, accident.__name__, day))
            accident(clone, side, day)
        clone.commit()
        self.look(side, number)
        if number % 4 == 3:
            self.merge()
            for each in (0, 1):
                self.look(each, number, everything=True)

    def lost_report(self, clone, side, day):
        team = self.dice.choice(sorted(self.words[day]))
        path = clone.path(f"reports/{day}/{team}.md")
        if os.path.exists(path):
            os.remove(path)
        self.must(clone, "build", day, exits=(0, 1, 2))
        self.must(clone, "build", day, "--merge", exits=(0, 1))

    def emptied_report(self, clone, side, day):
        team = self.dice.choice(sorted(self.words[day]))
        clone.write(f"reports/{day}/{team}.md", "")
        self.must(clone, "build", day, exits=(0, 1, 2))

    def hand_edit(self, clone, side, day):
        deck = clone.read(clone.deck(day))
        team = self.dice.choice(sorted(self.words[day]))
        old, new = self.words[day][team], self.phrase()
        if old not in deck:
            return
        clone.write(clone.deck(day), deck.replace(old, new))
        self.words[day][team] = new
        self.must(clone, "build", day, exits=(0, 1, 2))
        # Where reports changed too, both are put together first.
        if self.dice.random() < 0.5 or clone.run("accept", day).returncode == 2:
            self.must(clone, "build", day, "--merge", exits=(0, 1))

    def late_report(self, clone, side, day):
        missing = [team for team in TEAMS if team not in self.words[day]]
        if missing:
            self.report(clone, day, self.dice.choice(missing))
            self.must(clone, "build", day, "--merge", exits=(0, 1))

    def settings_change(self, clone, side, day):
        gone, renamed = self.dice.sample(TEAMS, 1), self.dice.sample(TEAMS, 1)
        clone.write("minutes.yml", self.settings(gone, renamed))
        self.must(clone, "build", day, exits=(0, 1, 2))
        clone.write("minutes.yml", self.settings())

    def moved(self, clone, side, day):
        other = str(datetime.date.fromisoformat(day) + datetime.timedelta(days=1))
        if other in self.words:
            return
        self.must(clone, "move", day, other)
        self.words[other] = self.words.pop(day)
        self.known[side].discard(day)
        self.known[side].add(other)
        self.owner[other] = side
        self.gone.add(day)

    def mistake(self, clone, side, day):
        self.must(clone, "remove", day)
        self.must(clone, "remove", day, "--undo")

    def marks(self, clone, side, day):
        lines = clone.read(".minutes/manifest.jsonl").splitlines(True)
        lines.insert(self.dice.randrange(len(lines)), "<<<<<<< HEAD\n")
        clone.write(".minutes/manifest.jsonl", "".join(lines))
        if clone.run("verify").returncode != 1:
            self.fail("marks of a merge are not found")
        self.must(clone, "verify", "--repair")

    def misplaced(self, clone, side, day):
        clone.write(f"reports/{day}-x/{TEAMS[0]}.md", "## x\n")
        run = self.must(clone, "build", day, exits=(0, 1, 2))
        if f"reports/{day}-x/{TEAMS[0]}.md" not in run.stdout + run.stderr:
            self.fail("a misplaced report is not named", run)
        os.remove(clone.path(f"reports/{day}-x/{TEAMS[0]}.md"))
        os.rmdir(clone.path(f"reports/{day}-x"))

    def lost_deck(self, clone, side, day):
        deck = clone.read(clone.deck(day))
        os.remove(clone.path(clone.deck(day)))
        if clone.run("verify").returncode != 1:
            self.fail("a lost deck is not found")
        clone.write(clone.deck(day), deck)

    def merge(self):
        one, two = self.clones
        for clone, other in ((one, two), (two, one)):
            clone.git("pull", "-q", "--no-rebase", "--no-edit", other.root, "main")
        everything = self.known[0] | self.known[1]
        self.known = [everything - self.gone, everything - self.gone]

    def look(self, side, number, everything=False):
        clone = self.clones[side]
        verified = clone.run("verify")
        if verified.returncode != 0:
            self.fail(f"week {number}: verify", verified)
        for day in self.known[side]:
            if not everything and self.owner[day] != side:
                continue
            deck = clone.read(clone.deck(day))
            if deck is None:
                self.fail(f"week {number}: {day} has no deck")
                continue
            for team, phrase in self.words.get(day, {}).items():
                self.held += 1
                if phrase not in deck:
                    self.fail(f"week {number}: {phrase} of {team} is not in {day}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", required=True, type=os.path.abspath)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--weeks", type=int, default=52)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="year-", dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as place:
        year = Year(options.minutes, place, options.seed)
        for number in range(options.weeks):
            year.week(number)
            if year.faults:
                break
        if year.faults:
            print("\n".join(map(str, year.log)))
        for fault in year.faults[:10]:
            print(f"FAILED {fault}")
    print(f"{year.held} passed, {len(year.faults)} failed")
    raise SystemExit(1 if year.faults or not year.held else 0)


main()
