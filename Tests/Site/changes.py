#!/usr/bin/env python3
"""Files written by a run: none if nothing has changed, the affected ones if a file has, and an exact list of changes.

usage: changes.py --minutes PATH     prints "N passed, N failed"; exit status 1 where one of them failed
"""
import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from job import Place  # noqa: E402
from made_up_archive import FOLDER, day_of, stamp  # noqa: E402
from published import DONE, ENVIRONMENT, MINUTES, REFUSED, Checks, difference, files, stamps  # noqa: E402

CALLS = 12


def listed(path):
    """Parses a list of changes."""
    return [tuple(line.split("\t", 1)) for line in path.read_text(encoding="utf-8").splitlines()]


def step(check, home, what, *arguments, status=DONE):
    """Runs publish, compares its list with the folder before and after, and returns the changes."""
    before = files(home.site) if home.site.exists() else {}
    marks = stamps(home.site) if home.site.exists() else {}
    changes = home.folder / "changes.tsv"
    run = home.publish("--changed-files", changes, "--summary", "json", *arguments)
    if not check.hold(f"{what}: it runs", run.returncode == status, (run.returncode, run.stderr)):
        return []
    after = files(home.site)
    real = difference(before, after)
    check.hold(f"{what}: the list says what changed, sorted", listed(changes) == real, (set(listed(changes)) ^ set(real), listed(changes)[:3], real[:3]))
    check.hold(f"{what}: so does the summary", json.loads(run.stdout)["changed"] == len(real), (run.stdout, len(real)))
    now = stamps(home.site)
    touched = [n for n in marks.keys() & now.keys() if before[n] == after[n] and marks[n] != now[n]]
    check.hold(f"{what}: what is the same is not written anew", not touched, touched[:5])
    return real


def allowed(real, patterns):
    """Returns unexpected changes."""
    return [line for line in real if not any(re.fullmatch(pattern, line[1]) for pattern in patterns)]


def steps(check, minutes, place):
    home = Place(minutes, Path(place) / "steps", calls=CALLS)
    real = step(check, home, "first run")
    check.hold("all is new at first", real and all(kind == "added" for kind, _ in real))
    folder = home.site.stat().st_ino
    check.hold("nothing changed: nothing is written", step(check, home, "nothing changed") == [])
    check.hold("not even the folder is another", home.site.stat().st_ino == folder)
    for path in home.repository.rglob("*.md"):
        os.utime(path)
    check.hold("files of today with yesterday's words change nothing", step(check, home, "touched") == [])
    day = day_of(5).isoformat()
    home.add(5, "\n- a last word on the winch\n")
    real = step(check, home, "one deck changed")
    check.hold("its article and its deck change", {("changed", f"{FOLDER}/{day}/index.html"), ("changed", f"{FOLDER}/{day}/deck/index.html")} <= set(real), real)
    shared = [r"feed\.(xml|json)", r"teams/[^/]+/feed\.(xml|json)", r"sitemap\.xml", r"calendar\.ics", r"teams/[^/]+/index\.html"]
    odd = allowed(real, [rf"{FOLDER}/{day}/.*", *shared])
    check.hold("and nothing that has other words", not odd, odd[:8])
    home.deck(5).write_text(home.deck(5).read_text(encoding="utf-8").replace("# Team Lamp\n", "# Team Lamp\n\nA lamp that sings.\n", 1), encoding="utf-8")
    real = step(check, home, "a report's first sentence changed")
    odd = [line for line in real if re.search(rf"{FOLDER}/\d", line[1]) and day not in line[1]]
    check.hold("other calls are as they were", not odd, odd[:5])
    new = home.deck(CALLS)
    new.write_text(home.deck(CALLS - 1).read_text(encoding="utf-8").replace(day_of(CALLS - 1).isoformat(), day_of(CALLS).isoformat()), encoding="utf-8")
    real = step(check, home, "a new call")
    check.hold("it has its pages", ("added", f"{FOLDER}/{day_of(CALLS).isoformat()}/index.html") in real, real[:5])
    check.hold("the one before leads to it", ("changed", f"{FOLDER}/{day_of(CALLS - 1).isoformat()}/index.html") in real)
    check.hold("so does the start page", ("changed", "index.html") in real)
    odd = [line for line in real if line[0] == "changed" and re.search(rf"{FOLDER}/\d", line[1]) and day_of(CALLS - 1).isoformat() not in line[1]]
    check.hold("calls of other weeks are as they were", not odd, odd[:5])
    new.unlink()
    real = step(check, home, "the call is gone")
    check.hold("so are its pages", ("gone", f"{FOLDER}/{day_of(CALLS).isoformat()}/index.html") in real and not (home.site / FOLDER / day_of(CALLS).isoformat()).exists(), real[:5])
    check.hold("and its old addresses", not (home.site / FOLDER / f"{stamp(day_of(CALLS))}.md").exists())
    first = home.deck(0)
    kept = first.read_bytes()
    first.unlink()
    run = home.publish("--changed-files", home.folder / "changes.tsv")
    check.hold("a call that others link to may go; who links to it is told", run.returncode == DONE and stamp(day_of(0)) in run.stderr, (run.returncode, run.stderr[:300]))
    first.write_bytes(kept)
    step(check, home, "it is back")
    picture = home.repository / FOLDER / "quay.png"
    picture.write_bytes(picture.read_bytes() + b"\0")
    real = step(check, home, "a picture changed")
    check.hold("it alone, and what shows it", ("changed", f"{FOLDER}/quay.png") in real, real[:5])
    settings = home.repository / "minutes.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("Harbour Keepers", "Harbour Wardens"), encoding="utf-8")
    real = step(check, home, "the community has another name")
    check.hold("which all pages show", sum(name.endswith("index.html") for _, name in real) > CALLS, len(real))
    cold = home.folder / "cold"
    home.publish(out=cold)
    check.hold("after all that the site is what a first run makes", files(cold) == files(home.site), difference(files(cold), files(home.site))[:6])


def damaged_cache(check, minutes, place):
    """Each file of the cache cut, overwritten and removed: the next run makes the site as a first run would."""
    dice = random.Random(4)
    names = ["?"]
    for number in range(100):
        if number // 3 >= len(names):
            break
        home = Place(minutes, Path(place) / f"cache{number}", calls=4)
        home.publish()
        home.add(2, "\n- one more\n")
        home.publish()
        memory = home.folder / ".public.minutes"
        names = sorted(path.name for path in memory.iterdir() if path.is_file())
        path, how = memory / names[number // 3], ("cut", "noise", "gone")[number % 3]
        content = path.read_bytes()
        if how == "gone":
            path.unlink()
        else:
            path.write_bytes(content[:len(content) // 2] if how == "cut" else dice.randbytes(max(64, len(content))))
        home.add(1, f"\n- {how} {path.name}\n")
        before, run, cold = files(home.site), home.publish(), home.folder / "cold"
        if path.name == "known":
            # Without the list of the files that it wrote, publish replaces none.
            check.hold(f"list of own files {how}: the site stays, with a sentence", run.returncode == REFUSED and "were not written by publish" in run.stderr
                       and files(home.site) == before, (run.returncode, run.stderr[:200]))
            continue
        home.publish(out=cold)
        check.hold(f"cache {how} ({path.name}): the site is as good as new", run.returncode == DONE and files(home.site) == files(cold),
                   (run.returncode, run.stderr[:200], difference(files(cold), files(home.site))[:4]))
    check.hold("every file of the cache was damaged", number == 3 * len(names) and len(names) > 2, (number, names))


def damage(check, minutes, place):
    """Changes by others in the site and in its cache."""
    home = Place(minutes, Path(place) / "damage", calls=4)
    home.publish()
    whole = files(home.site)
    article = home.site / FOLDER / day_of(2).isoformat() / "index.html"
    article.unlink()
    run = home.publish()
    check.hold("a page that somebody took is back", run.returncode == DONE and files(home.site) == whole, (run.returncode, run.stderr, difference(whole, files(home.site))[:4]))
    article.unlink(missing_ok=True)
    article.write_text("<p>defaced</p>")
    run = home.publish()
    check.hold("a page that somebody changed is made again", run.returncode == DONE and files(home.site) == whole, (run.returncode, run.stderr))
    damaged_cache(check, minutes, place)
    memory = home.folder / ".public.minutes"
    shutil.rmtree(memory)
    before = files(home.site)
    run = home.publish()
    check.hold("without any cache the site stays, with a sentence", files(home.site) == before and run.returncode == REFUSED
               and "did not write" in run.stderr, (run.returncode, run.stderr))


def same_as_fresh(check, home, what, *arguments):
    """The site equals that of a first run."""
    fresh = home.folder / "fresh" / "public"
    fresh.parent.mkdir(exist_ok=True)
    for path in (fresh, fresh.parent / ".public.minutes"):
        shutil.rmtree(path, ignore_errors=True)
    home.publish(*arguments, out=fresh)
    check.hold(f"{what}: as made anew", difference(files(fresh), files(home.site)) == [], difference(files(fresh), files(home.site))[:5])


def brought_back(check, minutes, place):
    """A CI cache keeps contents but not inodes: the site and its build cache are copies."""
    for form in ("site", "docusaurus"):
        home = Place(minutes, Path(place) / f"cache-{form}", calls=CALLS)
        arguments = ("--format", form)
        step(check, home, f"{form}, before the cache", *arguments)
        for what, change in (("a text is gone", lambda: home.deck(3).unlink()), ("nothing changed", lambda: None),
                             ("a text changed", lambda: home.add(5, "\n- and more\n"))):
            for name in ("public", ".public.minutes"):
                shutil.copytree(home.folder / name, home.folder / "copy", symlinks=True)
                shutil.rmtree(home.folder / name)
                (home.folder / "copy").rename(home.folder / name)
            change()
            real = step(check, home, f"{form} out of a cache, {what}", *arguments)
            check.hold(f"{form} out of a cache, {what}: few files", len(real) < 40, len(real))
            same_as_fresh(check, home, f"{form} out of a cache, {what}", *arguments)


def forgotten(check, minutes, place):
    """A run killed right after the swap has not saved its cache: none of its output reappears later."""
    home = Place(minutes, Path(place) / "forgotten", calls=CALLS)
    step(check, home, "before the kill")
    workshop = home.folder / ".public.minutes"
    names = ("known", "facts", "folders", "findings")
    before = {name: (workshop / name).read_bytes() for name in names if (workshop / name).exists()}
    extra = home.repository / "lamp" / "20240105.md"
    extra.write_text("# 2024-01-05\n\n## A thing\n\nNot to stay.\n", encoding="utf-8")
    step(check, home, "a text that will not be remembered")
    for name in names:
        (workshop / name).unlink(missing_ok=True)
        if name in before:
            (workshop / name).write_bytes(before[name])
    (workshop / "spare").unlink(missing_ok=True)
    extra.unlink()
    step(check, home, "killed behind the swap, and its text is gone")
    page = home.site / "lamp" / "2024-01-05"
    check.hold("its page is gone, too", not page.exists())
    for number in (5, 6):
        home.add(number, "\n- and more\n")
        step(check, home, f"call {number} changed after that")
        check.hold("the page stays away", not page.exists())
    same_as_fresh(check, home, "after a kill behind the swap")


def touched(check, minutes, place):
    """A changed file time slows down one run only, and files with the same bytes are not listed."""
    home = Place(minutes, Path(place) / "touched", calls=CALLS)
    home.add(2, "\nSee [there](" + stamp(day_of(4)) + ".md#nowhere).\n")
    step(check, home, "before the touch")
    os.utime(home.site / "robots.txt")
    check.hold("a touched file of the site: nothing is listed", step(check, home, "a file of the site was touched") == [])
    known = (home.folder / ".public.minutes" / "known").stat()
    check.hold("nor afterwards", step(check, home, "nothing changed after the touch") == [])
    after = (home.folder / ".public.minutes" / "known").stat()
    check.hold("and that run had nothing to remember", (known.st_ino, known.st_mtime_ns) == (after.st_ino, after.st_mtime_ns))


def lists(check, minutes, place):
    """An unwritable list is reported before the site changes; nothing is lost."""
    home = Place(minutes, Path(place) / "lists", calls=3)
    there = home.folder / "there.txt"
    there.write_text("mine\n")
    pipe = home.folder / "pipe"
    os.mkfifo(pipe)
    for name in ("/nowhere/list", home.folder, there, home.deck(0)):
        run = home.publish("--changed-files", name)
        check.hold(f"no list at {name}", run.returncode == REFUSED and not home.site.exists() and str(name) in run.stderr, run.stderr)
    check.hold("what was there stays", there.read_text() == "mine\n" and home.deck(0).stat().st_size > 100)
    reader = subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE, text=True)
    run = home.publish("--changed-files", pipe)
    text = reader.communicate(timeout=20)[0]
    check.hold("a pipe gets the list and stays one", run.returncode == DONE and text.startswith("added\t") and pipe.is_fifo(), (run.stderr, text[:80]))
    run = home.publish("--changed-files", home.site / "list.txt")
    check.hold("no list in the site", run.returncode == REFUSED and not (home.site / "list.txt").exists(), run.stderr)


def refused_words(check, minutes, place):
    """Search data of a refused or killed run is not in any index."""
    home = Place(minutes, Path(place) / "refused", calls=4)

    def run(out=home.site):
        return subprocess.run([minutes, "-C", home.repository, "publish", "-o", out, "--no-previews"], env=ENVIRONMENT, capture_output=True, text=True)

    check.hold("with a search it is published", run().returncode == DONE, "")
    good = home.deck(1).read_text(encoding="utf-8")
    kept = home.folder / "kept.md"
    home.deck(1).rename(kept)
    home.deck(1).write_text(good + "\n- Zwiebelfisch ghp_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8\n", encoding="utf-8")
    refused = run()
    check.hold("a secret keeps it from being published", refused.returncode == REFUSED, refused.stderr)
    home.deck(1).unlink()
    kept.rename(home.deck(1))
    home.add(2, "\n- a word more\n")
    check.hold("and without it, it is published", run().returncode == DONE)
    fresh = home.folder / "fresh"
    run(fresh)
    check.hold("the search knows nothing of what was refused", difference(files(fresh), files(home.site)) == [], difference(files(fresh), files(home.site))[:5])
    settings = home.repository / "minutes.yml"
    before = settings.read_text(encoding="utf-8")
    settings.write_text(before.replace("Lamp", "Lantern"), encoding="utf-8")
    killed = subprocess.Popen([minutes, "-C", home.repository, "publish", "-o", home.site, "--no-previews"], env=ENVIRONMENT,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(0.06)
    killed.kill()
    killed.wait()
    settings.write_text(before, encoding="utf-8")
    home.add(3, "\n- and one\n")
    check.hold("after a kill it is published", run().returncode == DONE)
    shutil.rmtree(fresh)
    shutil.rmtree(home.folder / ".fresh.minutes")
    run(fresh)
    check.hold("and its search is whole", difference(files(fresh), files(home.site)) == [], difference(files(fresh), files(home.site))[:5])


def two_at_once(check, minutes, place):
    home = Place(minutes, Path(place) / "two", calls=6)
    home.publish()
    for turn in range(4):
        home.add(turn, f"\n- turn {turn}\n")
        runs = [subprocess.Popen([minutes, "-C", home.repository, "publish", "-o", home.site, "--no-search", "--no-previews"],
                                 env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) for _ in range(3)]
        said = [run.communicate()[1] for run in runs]
        codes = [run.returncode for run in runs]
        check.hold("of runs at once one is done, others wait or say so", DONE in codes and all(
            code == DONE or code == REFUSED and len(text) > 20 for code, text in zip(codes, said)), (codes, said))
    cold = home.folder / "cold"
    home.publish(out=cold)
    check.hold("and the site is whole", files(cold) == files(home.site), difference(files(cold), files(home.site))[:4])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", default=str(MINUTES), type=os.path.abspath)
    minutes, check = parser.parse_args().minutes, Checks()
    with tempfile.TemporaryDirectory(prefix="minutes-changes-", dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as place:
        steps(check, minutes, place)
        damage(check, minutes, place)
        forgotten(check, minutes, place)
        touched(check, minutes, place)
        brought_back(check, minutes, place)
        lists(check, minutes, place)
        refused_words(check, minutes, place)
        two_at_once(check, minutes, place)
    check.end()


if __name__ == "__main__":
    main()
