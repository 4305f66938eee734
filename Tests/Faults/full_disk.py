#!/usr/bin/env python3
"""Environment faults of `minutes build`: a full disk, no free inodes, a read-only folder, no permission, a disk
error, a folder or a link where a file should be, two builds at once, a clock that went backwards, a lock that is held.
Each run ends with status 2 and a helpful message, or succeeds; nothing is lost. Some tests need root."""

import contextlib
import fcntl
import os
import shutil
import subprocess

from repository import DATE, DECK, DONE, ENVIRONMENT, MANIFEST, Count, Repository, arguments, decks, folder
from system_calls import failing, points

BLOCK = 4096


class Trial:
    def __init__(self, minutes, built, place, count):
        self.minutes, self.built, self.place, self.count = minutes, built, place, count

    def repository(self, name, built=0, reports=1):
        """Creates a repository with a deck of one version, or none, and reports of another."""
        repository = Repository(self.minutes, os.path.join(self.place, name))
        if built is not None:
            repository.report(built)
            repository.build()
        repository.report(reports)
        return repository

    def refused(self, what, repository, words, *arguments, deck=DECK, before=()):
        """Checks that the build ends with status 2, prints one of `words`, and changes nothing."""
        old = self.kept(repository, deck)
        run = repository.build(*arguments, before=before)
        faults = self.faults_of_refusal(run, words)
        if self.kept(repository, deck) != old:
            faults.append("deck or manifest were changed")
        if repository.leftovers():
            faults.append(f"left behind: {repository.leftovers()}")
        self.count.add(what, faults)

    @staticmethod
    def kept(repository, deck):
        path = repository.file(deck)
        return repository.read(deck) if os.path.isfile(path) else None, repository.read(MANIFEST) or b""

    @staticmethod
    def faults_of_refusal(run, words):
        faults = []
        if run.returncode != 2:
            faults.append(f"it exits {run.returncode}")
        if not any(word in run.stderr for word in words):
            faults.append(f"it does not say {' or '.join(words)!r}: {run.stderr.strip()!r}")
        return faults

    def works_after(self, what, repository, version=1):
        self.count.add(what, repository.faults_after_next_build(self.built[version]))

    def full_disk(self, options, room, is_new):
        """Builds with less and less free space, which `room` takes away and gives back.
        `is_new`: there is no old deck whose space the new one could reuse."""
        with tmpfs(self.place, options) as disk:
            seed = self.repository(f"seed-{room.__name__}-{is_new}")
            self.fill_block(seed)
            if is_new:
                os.unlink(seed.file(DECK))
            statuses = set()
            for left in range(13):
                repository = seed.copy(os.path.join(disk, "repository"))
                old = self.kept(repository, DECK)
                with room(disk, left):
                    run = repository.build()
                    faults = []
                    if run.returncode in DONE:
                        if repository.read(DECK) != self.built[1]:
                            faults.append("done without a new deck")
                    else:
                        faults += self.faults_of_refusal(run, ["disk is full"])
                        if self.kept(repository, DECK) != old:
                            faults.append("deck or manifest were changed")
                        if repository.leftovers():
                            faults.append(f"left behind: {repository.leftovers()}")
                statuses.add(run.returncode in DONE)
                faults += repository.faults_after_next_build(self.built[1])
                self.count.add(f"{room.__name__}, {left} left, new {is_new}", faults)
                shutil.rmtree(repository.path)
            self.count.add(f"{room.__name__} from none to enough", [] if len(statuses) == 2 else ["it was not"])

    @staticmethod
    def fill_block(repository):
        """Builds until the manifest's next line needs another block."""
        line = len(repository.read(MANIFEST))
        while len(repository.read(MANIFEST)) % BLOCK < BLOCK - line:
            for version in (1, 0):
                repository.report(version)
                repository.build()
        repository.report(1)

    def read_only(self):
        with tmpfs(self.place, "size=1m") as disk:
            repository = self.repository("seed-read-only").copy(os.path.join(disk, "repository"))
            current = self.repository("seed-current", reports=0).copy(os.path.join(disk, "current"))
            subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
            self.refused("read-only", repository, ["read-only"])
            run = current.build()
            self.count.add("nothing to do, read-only", [] if run.returncode in DONE else [run.stderr])
            verified = repository.run("verify")
            self.count.add("verify, read-only", [] if verified.returncode == 0 else [verified.stdout + verified.stderr])
            subprocess.run(["mount", "-o", "remount,rw", disk], check=True)
            self.works_after("writable again", repository)

    def no_permission(self):
        repository = self.repository("not-mine")
        os.chmod(self.place, 0o755)
        program = shutil.copy(self.minutes, os.path.join(self.place, "program"))
        run = Repository(program, repository.path).build(user=65534, group=65534, extra_groups=[])
        self.count.add("no permission", self.faults_of_refusal(run, ["permission"]))
        self.works_after("with permission", repository)

    def disk_error(self):
        seed = self.repository("disk-error")
        traced = seed.copy(os.path.join(self.place, "disk-error-traced"))
        for name, which in points(traced, "build", DATE):
            if name != "fsync":
                continue
            repository = seed.copy(os.path.join(self.place, f"disk-error-{which}"))
            run = repository.build(before=failing(name, which, "EIO"))
            faults = self.faults_of_refusal(run, ["disk"])
            if repository.read(DECK) not in self.built[:2]:
                faults.append("the deck is neither old nor new")
            self.count.add(f"EIO of fsync {which}", faults + repository.faults_after_next_build(self.built[1]))

    def in_the_decks_place(self):
        repository = self.repository("folder", built=None)
        repository.write(DECK + "/mine", "mine")
        for force in ([], ["--force"]):
            self.refused("a folder in the deck's place", repository, ["a folder stands where"], *force, deck=DECK + "/mine")
        os.rename(repository.file(DECK), repository.file("elsewhere"))
        self.works_after("the folder moved", repository)

    def links(self):
        outside = os.path.join(self.place, "outside")
        for name in ("community-call", DECK, "reports", f"reports/{DATE}"):
            for force in ([], ["--force"]):
                repository = self.repository(f"link-{name.replace('/', '-')}{''.join(force)}")
                shutil.rmtree(outside, ignore_errors=True)
                os.mkdir(outside)
                target = os.path.join(outside, "target")
                os.rename(repository.file(name), target)
                os.symlink(target, repository.file(name))
                before = contents(outside)
                run = repository.build(*force)
                faults = self.faults_of_refusal(run, ["symbolic link"])
                if contents(outside) != before:
                    faults.append("something outside was changed")
                self.count.add(f"{name} is a link {' '.join(force)}", faults)
                os.unlink(repository.file(name))
                os.rename(target, repository.file(name))
                self.works_after(f"{name} is no link any more", repository)

    def at_once(self):
        repository = self.repository("at-once")
        builds = [subprocess.Popen(
            repository.command("build", DATE), env=ENVIRONMENT, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE, text=True) for _ in range(8)]
        for number, build in enumerate(builds):
            _, says = build.communicate(timeout=60)
            self.count.add(f"build {number} of 8 at once", [] if build.returncode in DONE else [says])
        lines = (repository.read(MANIFEST) or b"").count(b"\n")
        self.count.add("a line for each write, and the format's", [] if lines == 3 else [f"{lines} lines"])
        self.works_after("after 8 at once", repository)

    def held_lock(self):
        repository = self.repository("held")
        with open(repository.file(".minutes/lock"), "r+") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            self.refused("the lock is held", repository, ["another minutes"])
        self.works_after("the lock is free", repository)

    def clock(self):
        for name, now in (("future", 2_200_000_000), ("past", 0)):
            repository = self.repository("clock-" + name, reports=0)
            for there, _, names in os.walk(repository.path):
                for file in names:
                    os.utime(os.path.join(there, file), (now, now))
            run = repository.build()
            same = os.stat(repository.file(DECK)).st_mtime == now and run.returncode in DONE
            self.count.add(f"nothing changed, files of the {name}", [] if same else ["it wrote: " + run.stderr])
            repository.report(1)
            for team in ("iaas", "ops"):
                os.utime(repository.file(f"reports/{DATE}/{team}.md"), (1, 1))
            self.works_after(f"reports changed, files of the {name}", repository)

    def strange_names(self):
        repository = self.repository("names")
        reports = os.fsencode(repository.file(f"reports/{DATE}"))
        for name in (b"ma\xdf.md", b"-rf.md", b"new\nline.md", b"\x1b[31m.md"):
            with open(os.path.join(reports, name), "wb") as file:
                file.write(b"## Words\n")
        run = repository.build()
        faults = [] if run.returncode in (*DONE, 2) else [f"it exits {run.returncode}"]
        if "\x1b" in run.stdout + run.stderr:
            faults.append("a name acts on the terminal")
        self.count.add("names that are no names", faults)


def contents(path):
    found = {}
    for there, _, names in os.walk(path):
        for name in names:
            with open(os.path.join(there, name), "rb") as file:
                found[os.path.join(there, name)] = file.read()
    return found


@contextlib.contextmanager
def tmpfs(place, options):
    disk = os.path.join(place, "disk")
    os.makedirs(disk, exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", disk], check=True)
    try:
        yield disk
    finally:
        subprocess.run(["umount", disk], check=True)


@contextlib.contextmanager
def blocks(disk, left):
    """Fills the disk except for some blocks."""
    free = os.statvfs(disk)
    with open(os.path.join(disk, "filler"), "wb") as filler:
        filler.write(bytes(max(0, free.f_bavail * free.f_frsize - left * BLOCK)))
    try:
        yield
    finally:
        os.unlink(os.path.join(disk, "filler"))


@contextlib.contextmanager
def files(disk, left):
    """Creates files until only some more inodes are free."""
    fillers = [os.path.join(disk, f"filler-{number}") for number in range(max(0, os.statvfs(disk).f_ffree - left))]
    for filler in fillers:
        open(filler, "wb").close()
    try:
        yield
    finally:
        for filler in fillers:
            os.unlink(filler)


def main():
    options = arguments(__doc__).parse_args()
    count = Count()
    with folder() as place:
        trial = Trial(options.minutes, decks(options.minutes, range(2), place), place, count)
        mounts = os.geteuid() == 0 and subprocess.run(
            ["unshare", "--mount", "true"], stderr=subprocess.DEVNULL).returncode == 0
        if mounts:
            for is_new in (True, False):
                trial.full_disk("size=1m", blocks, is_new)
                trial.full_disk("size=1m,nr_inodes=64", files, is_new)
            trial.read_only()
            trial.no_permission()
        else:
            count.skip("full disk, read-only folder, no permission: not root, or no mounting here")
        for test in (trial.disk_error, trial.in_the_decks_place, trial.links, trial.at_once, trial.held_lock,
                     trial.clock, trial.strange_names):
            test()
    count.end()


main()
