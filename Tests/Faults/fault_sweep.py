#!/usr/bin/env python3
"""Makes each system call of a command fail in turn (EIO, ENOSPC, EINTR). The command then either succeeds anyway, or
ends with status 2 and a sentence; nothing is lost, and the next build puts everything in order."""

import os
import random
from concurrent.futures import ThreadPoolExecutor

from repository import DECK, DONE, MANIFEST, Count, Repository, arguments, decks, folder
from system_calls import UNINTERRUPTED, failing, points

ERRORS = ("EIO", "ENOSPC", "EINTR")
EDITED = b"# Somebody's own words\n"
IMPORT_DATE = "2024-10-03"


class Scenario:
    """A scenario: the initial state, the command, and the resulting version of the deck."""

    def __init__(self, name, arguments, before, version, built):
        self.name, self.arguments, self.before, self.version, self.built = name, arguments, before, version, built
        self.deck = built[version]

    def words(self, repository):
        return [word.format(path=repository.path) for word in self.arguments]

    def run(self, name, which, error, place):
        repository = self.before.copy(os.path.join(place, f"{self.name}-{name}-{which}-{error}"))
        old, manifest = repository.read(DECK), repository.read(MANIFEST) or b""
        run = repository.run(*self.words(repository), before=failing(name, which, error))
        found, faults = repository.read(DECK), []
        if run.returncode in DONE:
            if found != self.deck:
                faults.append(f"it exits {run.returncode} without its work done")
        elif run.returncode == 2:
            if len(run.stderr.strip()) < 20 or "\n" not in run.stderr:
                faults.append(f"it says only {run.stderr!r}")
        else:
            faults.append(f"it exits {run.returncode}: {run.stderr}")
        if found not in (old, self.deck):
            faults.append("the deck is neither old nor new")
        if old == EDITED and EDITED not in (found, repository.read(DECK + ".orig")):
            faults.append("the edited deck is lost")
        if not (repository.read(MANIFEST) or b"").startswith(manifest):
            faults.append("lines of the manifest are lost")
        force = ["--force"] if found == EDITED else []
        # Even if the reports have changed since, its own deck must not be taken for an edited one.
        then = 0 if which % 2 else self.version
        repository.report(then)
        return faults + self.after(repository, then, force)

    def after(self, repository, then, force):
        return repository.faults_after_next_build(self.built[then], *force)


class Change(Scenario):
    """A command of the archive's life: it does its work, or says in a sentence why not; the same command again completes it, and
    nothing that anybody wrote is lost."""

    def __init__(self, name, arguments, before, words, done):
        self.name, self.arguments, self.before, self.wanted, self.done = name, arguments, before, words, done

    def run(self, name, which, error, place):
        repository = self.before.copy(os.path.join(place, f"{self.name}-{name}-{which}-{error}"))
        run = repository.run(*self.words(repository), before=failing(name, which, error))
        faults = []
        if run.returncode not in (*DONE, 2):
            faults.append(f"it exits {run.returncode}: {run.stderr}")
        if run.returncode == 2 and len(run.stderr.strip()) < 20:
            faults.append(f"it says only {run.stderr!r}")
        if run.returncode in DONE and not self.done(repository):
            faults.append("it exits as if its work were done")
        text = b"".join(open(os.path.join(folder, name), "rb").read() for folder, _, names in os.walk(repository.path)
                        for name in names)
        faults += [f"{word} is lost" for word in self.wanted if word.encode() not in text]
        if run.returncode == 2:
            again = repository.run(*self.words(repository))
            if again.returncode not in DONE and not self.done(repository):
                faults.append(f"the same again exits {again.returncode}: {again.stderr}")
        verified = repository.run("verify")
        if verified.returncode != 0 or not self.done(repository):
            faults.append(f"in the end, verify exits {verified.returncode}: {verified.stdout}{verified.stderr}")
        return faults


def changes(minutes, place):
    built = Repository(minutes, os.path.join(place, "life"))
    built.report(1)
    built.build()
    words = ["iaas did thing 5 of round 1", "ops did thing 5 of round 1"]
    other = "community-call/20240927.md"
    yield Change("move", ("move", "2024-09-26", "2024-09-27"), built, words, lambda r: r.read(other) and not r.read(DECK)
                 and r.read("reports/2024-09-27/iaas.md"))
    yield Change("remove", ("remove", "2024-09-26"), built, words, lambda r: not r.read(DECK))
    removed = built.copy(os.path.join(place, "removed"))
    removed.run("remove", "2024-09-26")
    yield Change("undo", ("remove", "2024-09-26", "--undo"), removed, words, lambda r: r.read(DECK) == built.read(DECK))
    yield Change("purge", ("remove", "2024-09-26", "--purge"), removed, [], lambda r: not r.read("reports/2024-09-26/iaas.md"))
    edited = built.copy(os.path.join(place, "edited"))
    edited.write(DECK, built.read(DECK).decode().replace("iaas did thing 5 of round 1", "iaas did the fifth thing"))
    words = ["iaas did the fifth thing", "ops did thing 5 of round 1"]
    yield Change("accept", ("accept", "2024-09-26"), edited, words,
                 lambda r: b"the fifth thing" in r.read("reports/2024-09-26/iaas.md"))
    late = edited.copy(os.path.join(place, "late"))
    late.write("reports/2024-09-26/ops.md", "---\nreporter: ada\n---\n\n## Late\n\n- ops was late\n")
    yield Change("merge", ("build", "2024-09-26", "--merge"), late, [words[0], "ops was late"],
                 lambda r: b"ops was late" in r.read(DECK) and b"the fifth thing" in r.read(DECK))
    marked = built.copy(os.path.join(place, "marked"))
    marked.write(MANIFEST, built.read(MANIFEST).decode() + "<<<<<<< ours\n")
    yield Change("repair", ("verify", "--repair"), marked, words[1:], lambda r: b"<<<" not in r.read(MANIFEST))


class Import(Scenario):
    """Importing a deck: all its reports are complete, or none exist."""

    def after(self, repository, then, force):
        again = repository.run(*self.words(repository))
        if again.returncode not in (*DONE, 2):
            return [f"the next import exits {again.returncode}: {again.stderr}"]
        reports = os.path.join("reports", IMPORT_DATE)
        faults = [f"{reports}/{name} is not whole" for name, content in self.wanted.items()
                  if repository.read(f"{reports}/{name}") not in (None, content)]
        return faults + super().after(repository, then, force)


def scenarios(minutes, built, place):
    empty = Repository(minutes, os.path.join(place, "create"))
    empty.report(1)
    yield Scenario("create", ("build", "2024-09-26"), empty, 1, built)

    old = empty.copy(os.path.join(place, "replace"))
    old.build()
    again = old.copy(os.path.join(place, "import"))
    old.report(2)
    yield Scenario("replace", ("build", "2024-09-26"), old, 2, built)

    edited = old.copy(os.path.join(place, "force"))
    edited.write(DECK, EDITED.decode())
    yield Scenario("force", ("build", "2024-09-26", "--force"), edited, 2, built)

    scenario = Import("import", ("import", "{path}/" + DECK, "--date", IMPORT_DATE), again, 1, built)
    clean = again.copy(os.path.join(place, "imported"))
    if clean.run(*scenario.words(clean)).returncode in DONE:
        folder = clean.file(os.path.join("reports", IMPORT_DATE))
        scenario.wanted = {name: clean.read(os.path.join(folder, name)) for name in os.listdir(folder)}
        yield scenario


def main():
    parser = arguments(__doc__)
    parser.add_argument("--runs", type=int, default=900, help="how many of all runs, picked by the seed; 0: all")
    options = parser.parse_args()
    count = Count()
    with folder() as place:
        built = decks(options.minutes, range(3), place)
        runs = []
        for scenario in [*scenarios(options.minutes, built, place), *changes(options.minutes, place)]:
            traced = scenario.before.copy(os.path.join(place, f"{scenario.name}-traced"))
            for name, which in points(traced, *scenario.words(traced)):
                runs += [(scenario, name, which, error) for error in ERRORS
                         if error != "EINTR" or name not in UNINTERRUPTED]
        print(f"{len(runs)} faults in {len({run[0] for run in runs})} commands")
        if options.runs:
            random.Random(options.seed).shuffle(runs)
            runs = runs[:options.runs]
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            results = pool.map(lambda run: (run, run[0].run(*run[1:], place)), runs)
            for (scenario, name, which, error), faults in results:
                count.add(f"{scenario.name}: {name} {which} {error}", faults)
    count.end()


main()
