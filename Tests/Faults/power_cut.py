#!/usr/bin/env python3
"""Simulates a power cut at each step of several builds, by a disk model (disk_model.py). In all cases an acknowledged
deck is there with its line in the manifest, no deck is half written, and the next build puts everything in order."""

import hashlib
import os
import random
from concurrent.futures import ThreadPoolExecutor

from disk_model import CALLS, Disk
from repository import DECK, DONE, MANIFEST, PENDING, Count, Repository, arguments, decks, folder

VERSIONS = 5


# The versions that are built, and the number of the fsync at which the run is killed.
RUNS = ((0, 4), (0, 7), (0, None), (1, None), (2, 4), (3, 3), (3, None), (4, 4), (4, 5), (1, None), (2, 5), (2, None),
        (3, 1), (3, 2), (3, 3), (3, 4), (3, 5), (4, None))


class Cut:
    """State after a cut: the files, the decks that may exist, and the one that was acknowledged last."""

    def __init__(self, what, files, acknowledged, possible):
        self.what, self.files, self.acknowledged, self.possible = what, files, acknowledged, possible

    def key(self):
        return repr((sorted(self.files.items()), self.acknowledged, sorted(self.possible)))

    def faults(self, minutes, built, path):
        repository = self.lay(minutes, path)
        deck, faults = repository.read(DECK), []
        if deck not in [built[version] for version in self.possible] and (deck or self.acknowledged is not None):
            faults.append("the deck is not whole, or an older one than acknowledged")
        if self.acknowledged is not None:
            line = hashlib.sha256(built[self.acknowledged]).hexdigest().encode()
            # The manifest line of a killed run may be in `pending`, for the next build.
            if line not in (repository.read(MANIFEST) or b"") + (repository.read(PENDING) or b""):
                faults.append("the acknowledged deck's line is lost")
        verified = repository.run("verify")
        if verified.returncode != 0:
            faults.append(f"verify right after: {verified.stdout + verified.stderr}")
        # In half of the cases the reports have changed since.
        version = (len(self.key()) + len(deck or b"")) % 2
        repository.report(version)
        return faults + repository.faults_after_next_build(built[version])

    def lay(self, minutes, path):
        os.mkdir(path)
        for name in sorted(self.files):
            if self.files[name] is None:
                os.mkdir(os.path.join(path, name))
            else:
                with open(os.path.join(path, name), "wb") as file:
                    file.write(self.files[name])
        return Repository(minutes, path)


def cuts(minutes, place, variants, dice):
    """Returns the possible states after a cut at each step of several builds."""
    repository = Repository(minutes, os.path.join(place, "traced"))
    repository.report(0)
    disk = Disk(repository.path)
    acknowledged, possible = None, set()
    for version, killed in RUNS:
        repository.report(version)
        disk.reload("reports")
        possible = possible | {version}
        for code in traced_build(repository, disk, killed):
            if code in DONE:
                acknowledged, possible = version, {version}
            for variant in range(variants + 1):
                left = disk.after_cut(dice if variant else None)
                yield Cut(f"build of {version}, variant {variant}", left, acknowledged, possible)


def traced_build(repository, disk, killed):
    """Yields after each step that changes the disk, and finally the exit status."""
    trace = repository.path + ".trace"
    kill = ["-e", f"inject=fsync:signal=SIGKILL:when={killed}"] if killed else []
    strace = ["strace", "-f", "-qq", "-xx", "-s", "10000000", "-o", trace, "-e", "trace=" + ",".join("?" + c for c in CALLS)]
    run = repository.build(before=strace + kill)
    with open(trace) as lines:
        for line in lines:
            if disk.follow(line.split(maxsplit=1)[1]):
                yield None
    disk.end_process()
    yield run.returncode


def main():
    parser = arguments(__doc__)
    parser.add_argument("--variants", type=int, default=6, help="of what is left, at each step")
    options = parser.parse_args()
    count = Count()
    with folder() as place:
        built = decks(options.minutes, range(VERSIONS), place)
        found = cuts(options.minutes, place, options.variants, random.Random(options.seed))
        states = {cut.key(): cut for cut in found}
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            def check(numbered):
                number, cut = numbered
                return cut.what, cut.faults(options.minutes, built, os.path.join(place, f"cut-{number}"))
            for what, faults in pool.map(check, enumerate(states.values())):
                count.add(what, faults)
    count.end()


main()
