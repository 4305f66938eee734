"""A small repository for fault injection, with its invariants."""

import argparse
import os
import shutil
import subprocess
import tempfile

DATE = "2024-09-26"
DECK = "community-call/20240926.md"
MANIFEST = ".minutes/manifest.jsonl"
PENDING = ".minutes/next"
DONE = (0, 1)  # 1: done, with findings
ENVIRONMENT = dict(os.environ, SWIFT_BACKTRACE="enable=no", NO_COLOR="1")

CONFIGURATION = """\
community: Prüfstand 😀
call: { title: Call, folder: community-call, weekday: thursday }
teams:
  - id: iaas
    name: Team IaaS
    mission: We build what can break
  - id: ops
    name: Team Ops
    mission: We break what was built
"""


def report(team, version):
    """Returns a team's report; each version has different words and length."""
    points = "".join(
        f"- {team} did thing {n} of round {version} für alle 🚀\n" for n in range(40 + 3 * (version % 7)))
    return f"---\nreporter: ada\n---\n\n## Work of round {version}\n\n{points}\n## Next\n\n- round {version + 1}\n"


class Repository:
    def __init__(self, minutes, path):
        self.minutes, self.path = minutes, path
        self.write("minutes.yml", CONFIGURATION)

    def file(self, name):
        return os.path.join(self.path, name)

    def write(self, name, text):
        os.makedirs(os.path.dirname(self.file(name)), exist_ok=True)
        with open(self.file(name), "w") as file:
            file.write(text)

    def read(self, name):
        try:
            with open(self.file(name), "rb") as file:
                return file.read()
        except FileNotFoundError:
            return None

    def report(self, version, date=DATE):
        for team in ("iaas", "ops"):
            self.write(f"reports/{date}/{team}.md", report(team, version))

    def command(self, *arguments):
        return [self.minutes, "-C", self.path, *arguments]

    def run(self, *arguments, before=(), **options):
        return subprocess.run(
            [*before, *self.command(*arguments)], capture_output=True, text=True, env=ENVIRONMENT, timeout=60,
            stdin=subprocess.DEVNULL, **options)

    def build(self, *arguments, date=DATE, **options):
        return self.run("build", date, *arguments, **options)

    def copy(self, path):
        shutil.copytree(self.path, path, symlinks=True)
        other = object.__new__(Repository)
        other.minutes, other.path = self.minutes, path
        return other

    def leftovers(self):
        return [os.path.join(folder, name) for folder, _, names in os.walk(self.path) for name in names
                if name.startswith(".minutes-") and name.endswith(".tmp")]

    def faults_after_next_build(self, deck, *arguments, date=DATE, name=DECK):
        """Runs `build` again and returns faults; none if the deck is `deck` and the archive is intact."""
        built = self.build(*arguments, date=date)
        if built.returncode not in DONE:
            return [f"the next build exits {built.returncode}: {built.stderr.strip()}"]
        faults = []
        if self.read(name) != deck:
            faults.append("the next build's deck is not as it should be")
        verified = self.run("verify")
        if verified.returncode != 0:
            faults.append(f"verify exits {verified.returncode}: {(verified.stdout + verified.stderr).strip()}")
        if self.leftovers():
            faults.append(f"left behind: {self.leftovers()}")
        return faults


def decks(minutes, versions, folder):
    """Returns the deck of each version, built without faults."""
    built = []
    for version in versions:
        repository = Repository(minutes, os.path.join(folder, f"version-{version}"))
        repository.report(version)
        run = repository.build()
        if run.returncode not in DONE:
            raise SystemExit(f"build exits {run.returncode} where nothing is wrong: {run.stderr}")
        built.append(repository.read(DECK))
    if None in built or len(set(built)) != len(built):
        raise SystemExit(f"{DECK} was not built, or is the same for different reports")
    return built


class Count:
    """Counts passed and failed checks, and prints the first failures."""

    def __init__(self):
        self.passed = self.failed = self.skipped = 0

    def add(self, what, faults):
        if not faults:
            self.passed += 1
            return
        self.failed += 1
        if self.failed <= 10:
            print(f"FAILED {what}: {'; '.join(faults)}"[:600], flush=True)

    def skip(self, what):
        self.skipped += 1
        print(f"skipped: {what}")

    def end(self):
        print(f"{self.passed} passed, {self.failed} failed" + (f", {self.skipped} skipped" if self.skipped else ""))
        raise SystemExit(1 if self.failed or not self.passed else 0)


def arguments(description):
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--minutes", required=True, type=os.path.abspath, help="the program")
    parser.add_argument("--seed", type=int, default=1)
    return parser


def folder():
    """Returns a temporary folder, on a memory file system if it has enough space."""
    return tempfile.TemporaryDirectory(prefix="minutes-", dir="/dev/shm" if os.path.isdir("/dev/shm") else None)
