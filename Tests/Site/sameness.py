#!/usr/bin/env python3
"""The same archive gives the same bytes, independent of the machine's language, clock, cores and folders.

usage: sameness.py --minutes PATH [--repository DIR]     prints "N passed, N failed"; exit status 1 where one of them failed
"""
import argparse
import os
import random
import shutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import made_up_archive  # noqa: E402
from published import DONE, FINDINGS, MINUTES, QUICK, Checks, difference, files, published  # noqa: E402

CALLS = 20


def copied(source, target, seed):
    """Copies an archive, with its files created in another order, at other times, possibly on another disk."""
    dice = random.Random(seed)
    names = [p.relative_to(source) for p in Path(source).rglob("*") if p.is_file() and not p.is_symlink() and ".git" not in p.parts]
    dice.shuffle(names)
    for name in names:
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(Path(source) / name, path)
        os.utime(path, (dice.randrange(10 ** 9), dice.randrange(10 ** 9)))
    return target


def machines(place, memory):
    """Differences between machines: a name, a command prefix, the environment, and the working directory."""
    yield "one core, Turkish, Kathmandu", ["taskset", "-c", "0"], dict(LANG="tr_TR.UTF-8", LC_ALL="tr_TR.UTF-8", TZ="Asia/Kathmandu"), place / "a"
    yield "another disk, no language, Samoa", [], dict(LANG="C", LC_ALL="C", TZ="Pacific/Apia", HOME=str(memory / "home"), XDG_CACHE_HOME="", RAYON_NUM_THREADS="1"), memory / "a much longer way to the archive"
    yield "German, another mask, New York", ["sh", "-c", "umask 077; exec \"$@\"", "sh"], dict(
        LANG="de_DE.UTF-8", LC_ALL="", LANGUAGE="de", TZ="America/New_York", RAYON_NUM_THREADS="7", SOURCE_DATE_EPOCH="1"), place / "b"


def same(check, minutes, archive, place, memory, what, *arguments):
    site = place / f"first {what}"
    # Diagrams are drawn in the first run, and not with another home; both give the same pages.
    shutil.rmtree(memory / "home", ignore_errors=True)
    (memory / "home").mkdir()
    published(minutes, archive, site, *arguments, status=(DONE, FINDINGS), LANG="en_US.UTF-8", TZ="UTC")
    first = files(site)
    check.hold(f"{what}: there is something", len(first) > 20, len(first))
    for name, before, environment, folder in machines(place, memory):
        folder = folder / what
        copy = copied(archive, folder / "archive", name)
        published(minutes, copy, folder / "site", *arguments, before=before, status=(DONE, FINDINGS), **environment)
        other = files(folder / "site")
        check.hold(f"{what}: the same bytes ({name})", other == first, (len(difference(first, other)), difference(first, other)[:6]))
        shutil.rmtree(folder)
    return site, first


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", default=str(MINUTES), type=os.path.abspath)
    parser.add_argument("--repository", help="a repository of one's own")
    options = parser.parse_args()
    check = Checks()
    force = ["--force"] if options.repository else []
    # Two disks that list folders in different orders, if there are two.
    shared = "/dev/shm" if os.path.isdir("/dev/shm") else None
    with tempfile.TemporaryDirectory(prefix="minutes-same-") as place, tempfile.TemporaryDirectory(prefix="minutes-same-", dir=shared) as memory:
        place, memory = Path(place), Path(memory)
        archive = Path(options.repository) if options.repository else made_up_archive.make(place / "archive", CALLS)
        same(check, options.minutes, archive, place, memory, "with search", "--no-previews", *force)
        same(check, options.minutes, archive, place, memory, "docusaurus", "--format", "docusaurus", *force)
        # Publishing half the archive first gives the same as all at once.
        site, first = same(check, options.minutes, archive, place, memory, "pages alone", *QUICK, *force)
        grown, out = copied(archive, place / "grown", 1), place / "grown site"
        later = sorted(p for p in grown.rglob("*.md") if p.stem.isdigit())[::2]
        words = {path: path.read_bytes() for path in later}
        for path in later:
            path.unlink()
        published(options.minutes, grown, out, *QUICK, "--force", status=(DONE, FINDINGS))
        for path, content in words.items():
            path.write_bytes(content)
        published(options.minutes, grown, out, *QUICK, *force, status=(DONE, FINDINGS))
        check.hold("an archive that grew has the same site", files(out) == first, difference(first, files(out))[:6])
        # Adding a word to one text gives the same search index as all at once.
        text, whole, fresh = later[-1], place / "whole site", place / "fresh site"
        published(options.minutes, grown, whole, "--no-previews", *force, status=(DONE, FINDINGS))
        text.write_bytes(text.read_bytes() + b"\nzebra\n")
        for site in (whole, fresh):
            published(options.minutes, grown, site, "--no-previews", *force, status=(DONE, FINDINGS))
        check.hold("a text that grew has the same site", files(whole) == files(fresh), difference(files(whole), files(fresh))[:6])
    check.end()


if __name__ == "__main__":
    main()
