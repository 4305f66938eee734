#!/usr/bin/env python3
"""Publishes like a nightly job: exit statuses, refusals that leave the site unchanged, foreign folders and files.

usage: job.py --minutes PATH     prints "N passed, N failed"; exit status 1 where one of them failed
"""
import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import crawl  # noqa: E402
import made_up_archive  # noqa: E402
from made_up_archive import FOLDER, day_of, stamp  # noqa: E402
from published import (  # noqa: E402
    DONE, ENVIRONMENT, FINDINGS, MINUTES, QUICK, REFUSED, USAGE, Checks, difference, files, publish, stamps)

CALLS = 4
# Concatenated, so that secret scanners do not report it.
SECRET = "ghp_" + "0a1b2c3d4e5f6g7h8i9j0KLMN" + "OPQRSTUVWXY"
CANARY = "canary-that-lives-outside"


class Place:
    """A folder for a repository and its site."""

    def __init__(self, minutes, folder, calls=CALLS):
        self.minutes, self.folder = minutes, Path(folder)
        self.repository = made_up_archive.make(self.folder / "archive", calls)
        self.site = self.folder / "public"

    def publish(self, *arguments, out=None, **options):
        return publish(self.minutes, self.repository, out or self.site, *QUICK, *arguments, **options)

    def deck(self, index):
        return self.repository / FOLDER / f"{stamp(day_of(index))}.md"

    def add(self, index, text):
        with open(self.deck(index), "a", encoding="utf-8") as file:
            file.write(text)


def fresh(minutes, place, name, **options):
    return Place(minutes, Path(place) / name, **options)


def statuses(check, minutes, place):
    home = fresh(minutes, place, "statuses")
    check.hold("a first run is done", (done := home.publish("--summary", "json")).returncode == DONE, done.stderr)
    try:
        summary = json.loads(done.stdout)
    except ValueError:
        summary = {}
    check.hold("its summary is JSON and nothing else", {"pages", "changed", "bytes", "seconds"} <= summary.keys(), done.stdout[:300])
    there = files(home.site)
    pages = [name for name in there if name.endswith("index.html")]
    check.hold("it counts pages", CALLS <= summary.get("pages", 0) <= len([n for n in there if n.endswith(".html")]), (summary, len(pages)))
    check.hold("and bytes", abs(summary.get("bytes", 0) - sum((home.site / n).stat().st_size for n in there)) <= 1_000_000, summary)
    check.hold("all of which are new", summary.get("changed") == len(there), (summary, len(there)))
    check.hold("nothing is said but the summary", "error" not in done.stderr, done.stderr[:300])
    again = home.publish()
    check.hold("a summary for people is a line", again.returncode == DONE and len((again.stdout + again.stderr).strip().splitlines()) == 1, again.stdout + again.stderr)
    for what, arguments in (("no folder", ["publish"]), ("an unknown form", ["publish", "-o", "x", "--format", "gopher"]),
                            ("an unknown option", ["publish", "-o", "x", "--sideways"]),
                            ("a summary of another kind", ["publish", "-o", "x", "--summary", "song"])):
        run = subprocess.run([minutes, "-C", home.repository, *arguments], capture_output=True, text=True, env=ENVIRONMENT, cwd=home.folder)
        check.hold(f"{what} is a wrong command line", run.returncode == USAGE, (run.returncode, run.stderr))
    (home.folder / "empty").mkdir()
    run = publish(minutes, home.folder / "empty", home.folder / "other", *QUICK)
    check.hold("without a repository there is no site", run.returncode == REFUSED and not (home.folder / "other").exists(), run.stderr)
    run = home.publish(out=home.folder / "no" / "such" / "parent")
    check.hold("folders above it are made", run.returncode == DONE and (home.folder / "no" / "such" / "parent" / "index.html").exists(), run.stderr)
    run = home.publish("--base-url", "no address")
    check.hold("an address that is none is refused", run.returncode == USAGE, (run.returncode, run.stderr))


def refusals(check, minutes, place):
    faulty = fresh(minutes, place, "published with a fault")
    faulty.add(1, "\n----\n\n## Example\n\n```yaml\na: 1\n\n---\n\nb: 2\n```\n")
    for turn in ("first", "second"):
        run = faulty.publish()
        check.hold(f"a fault is published, and said ({turn} run)", run.returncode == FINDINGS and "separator-in-code" in run.stderr and faulty.site.exists(),
                   (run.returncode, run.stderr))
    for name, text, rule in (("a secret", f"\n----\n\n## Access\n\n- the key of the gate is {SECRET}\n", "secret-in-text"),):
        home = fresh(minutes, place, "refused " + rule)
        home.add(1, text)
        run = home.publish()
        check.hold(f"{name} is not published", run.returncode == REFUSED and not home.site.exists(), (run.returncode, run.stderr))
        home.deck(1).write_text(home.deck(1).read_text(encoding="utf-8").removesuffix(text), encoding="utf-8")
        check.hold(f"without {name} all is well", (run := home.publish()).returncode == DONE, run.stderr)
        before, marks = files(home.site), stamps(home.site)
        home.add(1, text)
        home.add(2, "\n----\n\n## News\n\n- the winch sings\n")
        changes = home.folder / "changes"
        changes.write_text("gone\tyesterday\n")
        run = home.publish("--changed-files", changes)
        check.hold(f"{name} leaves yesterday's site", run.returncode == REFUSED and files(home.site) == before and stamps(home.site) == marks,
                   (run.returncode, run.stderr, difference(before, files(home.site))[:4]))
        check.hold(f"{name} is named with its place", rule in run.stderr and f"{stamp(day_of(1))}.md:" in run.stderr, run.stderr)
        check.hold("with a way out", "--force" in run.stderr, run.stderr)
        check.hold("nothing is listed as changed", changes.read_text() == "gone\tyesterday\n", changes.read_text())
        run = home.publish("--force")
        check.hold(f"who insists gets {name}, and status 1", run.returncode == FINDINGS and "winch sings" in
                   (home.site / FOLDER / day_of(2).isoformat() / "index.html").read_text(encoding="utf-8"), (run.returncode, run.stderr))
    home = fresh(minutes, place, "secret minutes")
    (home.repository / "pier" / "20150304.md").write_text(f"# Keys\n\nThe key is {SECRET}, says one.\n")
    run = home.publish()
    check.hold("a secret in a team's minutes is not published either", run.returncode == REFUSED and not home.site.exists(), (run.returncode, run.stderr))


def chromium_that_does_not_start(check, minutes, place):
    """It is like one that is not there: the same site, but for what it would have drawn."""
    homes = {}
    for name, program in (("without", "/nowhere/chromium"), ("broken", "/bin/false")):
        homes[name] = home = fresh(minutes, place, "chromium " + name)
        home.add(1, "\n----\n\n## Drawn\n\n```mermaid\ngraph LR\n  quay-->crane\n```\n")
        run = subprocess.run([minutes, "-C", home.repository, "publish", "-o", home.site], capture_output=True, text=True,
                             env={**os.environ, "MINUTES_CHROMIUM": program})
        check.hold(f"{name}: published", run.returncode == DONE, (run.returncode, run.stderr))
        check.hold(f"{name}: said", "reader's browser" in run.stderr, run.stderr)
    check.hold("broken: named", "/bin/false does not start" in run.stderr, run.stderr)
    check.hold("the same site", files(homes["without"].site) == files(homes["broken"].site), difference(files(homes["without"].site), files(homes["broken"].site))[:5])


def others_sites(check, minutes, place):
    """A site of another repository is replaced only if that is said; a copy of a repository is no other one."""
    one, two = fresh(minutes, place, "one"), fresh(minutes, place, "two")
    (two.repository / "minutes.yml").write_text((two.repository / "minutes.yml").read_text(encoding="utf-8").replace("community: ", "community: Other ", 1), encoding="utf-8")
    check.hold("the first site is made", (run := one.publish()).returncode == DONE, run.stderr)
    before = files(one.site)
    run = two.publish(out=one.site)
    check.hold("another repository does not replace it", run.returncode == REFUSED and files(one.site) == before and "another repository" in run.stderr, (run.returncode, run.stderr))
    copy = one.folder / "copy"
    shutil.copytree(one.repository, copy)
    run = publish(minutes, copy, one.site, *QUICK)
    check.hold("a copy of the same one does", run.returncode == DONE, (run.returncode, run.stderr))
    run = two.publish("--force", out=one.site)
    check.hold("and another one that is told to", run.returncode == DONE and files(one.site) != before, (run.returncode, run.stderr))


def mounted(check, minutes, place):
    """A folder on another disk cannot be swapped: what to do is said before anything is made."""
    if os.geteuid():
        return
    home = fresh(minutes, place, "mounted")
    home.site.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=20m", "none", home.site], capture_output=True).returncode:
        return
    try:
        run = home.publish()
        check.hold("a mounted folder is refused, with a way out", run.returncode == REFUSED and "public/site" in run.stderr, (run.returncode, run.stderr))
        run = home.publish(out=home.site / "site")
        check.hold("which works", run.returncode == DONE and (home.site / "site/index.html").exists(), (run.returncode, run.stderr))
    finally:
        subprocess.run(["umount", home.site], check=True)
    home.site.rmdir()
    source = home.folder / "bound"
    source.mkdir()
    home.site.mkdir()
    subprocess.run(["mount", "--bind", source, home.site], check=True)
    try:
        run = home.publish()
        check.hold("so is one that is bound there", run.returncode == REFUSED and "public/site" in run.stderr, (run.returncode, run.stderr))
    finally:
        subprocess.run(["umount", home.site], check=True)


def foreign_folders(check, minutes, place):
    home = fresh(minutes, place, "foreign")
    other = home.folder / "thesis"
    other.mkdir()
    (other / "thesis.txt").write_text("years of work")
    (other / "index.html").write_text("<title>Somebody's own</title>")
    before = files(other)
    for arguments in ((), ("--force",)):
        run = home.publish(*arguments, out=other)
        check.hold("somebody's folder is not overwritten", run.returncode == REFUSED and files(other) == before, (arguments, run.returncode, run.stderr))
    check.hold("which is said", "thesis" in run.stderr and len(run.stderr) > 30, run.stderr)
    (home.folder / "file").write_text("a file")
    run = home.publish(out=home.folder / "file")
    check.hold("nor is a file", run.returncode == REFUSED and (home.folder / "file").read_text() == "a file", (run.returncode, run.stderr))
    (home.folder / "void").mkdir()
    run = home.publish(out=home.folder / "void")
    check.hold("an empty folder is taken", run.returncode == DONE and (home.folder / "void" / "index.html").exists(), run.stderr)
    archive = files(home.repository)
    for out in (home.repository, home.folder, home.repository / FOLDER):
        run = home.publish(out=out)
        check.hold(f"the site never takes the archive's place ({out.name})", run.returncode == REFUSED and files(home.repository) == archive, (run.returncode, run.stderr))
    # Within the repository, as jobs do it
    for turn in ("first", "second"):
        run = home.publish("--summary", "json", out=home.repository / "public")
        check.hold(f"a site may lie in the repository ({turn} run)", run.returncode == DONE, run.stderr)
    check.hold("and is not published itself", json.loads(run.stdout or "{}").get("changed") == 0 and not (home.repository / "public" / "public").exists(), run.stdout)
    kept = {name: digest for name, digest in files(home.repository).items() if not name.startswith(("public/", ".public.minutes/", ".minutes/"))}
    check.hold("the archive is only read", kept == archive, difference(archive, kept)[:5])
    link = home.folder / "link"
    link.symlink_to(home.folder / "elsewhere")
    (home.folder / "elsewhere").mkdir()
    run = home.publish(out=link)
    check.hold("a link to a folder is kept as one", link.is_symlink() and run.returncode == DONE and (home.folder / "elsewhere" / "index.html").exists(), (run.returncode, run.stderr))
    home.publish()
    (home.site / "CNAME").write_text("harbour.example\n")
    home.add(0, "\n- one more\n")
    run = home.publish()
    check.hold("a file that publish did not write is named and stays", run.returncode == REFUSED and (home.site / "CNAME").exists() and "CNAME" in run.stderr, (run.returncode, run.stderr))


def hostile_archive(check, minutes, place):
    home = fresh(minutes, place, "hostile")
    outside = home.folder / "outside"
    outside.mkdir()
    (outside / "20150304.md").write_text(f"# Private\n\n{CANARY}\n")
    (outside / "secret.png").write_bytes(made_up_archive.picture(4, 4, ((0, 0, 0), (9, 9, 9))))
    pier, calls = home.repository / "pier", home.repository / FOLDER
    (pier / "20150304.md").symlink_to(outside / "20150304.md")
    (home.repository / "charts-old").symlink_to(outside)
    (home.repository / "lamp" / "loop").symlink_to(home.repository)
    (calls / "secret.png").symlink_to(outside / "secret.png")
    (calls / "20150402.md").symlink_to("/etc/passwd")
    os.mkfifo(pier / "20150305.md")
    (pier / "20150306.md").mkdir()
    names = ["<script>alert(1).md", "<img src=x onerror=alert(1)>.md", "\"quoted\" 'name' & more.md", "-rf.md", "%2e%2e.md", "..md", "ümläut 🚢.md", "a#b?c.md",
             "line\nbreak.md", "20150399.md", "CON.md", "x" * 240 + ".md", "{{curly}}.md", "tab\there.md", "a\\b.md"]
    for name in names:
        (pier / name).write_text(f"# Found under a strange name\n\nStill words. ![p](../{FOLDER}/secret.png)\n", encoding="utf-8")
    with open(os.path.join(os.fsencode(pier), b"\xff\xfe.md"), "wb") as file:
        file.write(b"# Not UTF-8\n\n\xff\xfe\n")
    (pier / "20150308.md").write_bytes(b"# Bytes\n\n\xc3\x28 \x00 \xf0\x9f\n")
    (pier / "20150309.md").write_text("# Ways out\n\n[a](../../../../etc/passwd) ![b](../../outside/secret.png) [c](javascript:alert(1)) "
                                      "<script>alert(1)</script> <img src=x onerror=alert(1)> [d](//evil.example/x)\n\n![e](https://evil.example/pixel.png)\n")
    run = home.publish()
    check.hold("a text that is not UTF-8 is an error, and the archive is published", run.returncode == FINDINGS and "20150308.md" in run.stderr
               and (home.site / "index.html").exists(), (run.returncode, run.stderr[-300:]))
    look_for_escapes(check, home, outside)
    explained(check, minutes, home)
    own_places(check, minutes, place)


def explained(check, minutes, home):
    """`explain` has every rule named in brackets after a finding, in both formats."""
    markdown = home.publish("--format", "docusaurus", "--force", out=home.folder / "markdown")
    site = home.publish("--force", out=home.folder / "again")
    named = sorted(set(re.findall(r"\[([a-z]+(?:-[a-z0-9]+)+)\]$", site.stderr + markdown.stderr, re.M)))
    unknown = [name for name in named if subprocess.run([minutes, "explain", name], capture_output=True).returncode]
    check.hold("explain knows every finding", len(named) > 2 and not unknown, (named, unknown))


def look_for_escapes(check, home, outside):
    there = files(home.site)
    check.hold("there is a site", len(there) > 20, len(there))
    check.hold("no link of the archive is followed", not [n for n in there if CANARY.encode() in (home.site / n).read_bytes() or b"root:x:0" in (home.site / n).read_bytes()])
    check.hold("nor a picture's", (outside / "secret.png").read_bytes() not in [(home.site / n).read_bytes() for n in there if n.endswith(".png")])
    check.hold("no link is in the site", not [n for n, digest in there.items() if digest.startswith("->")])
    strange = [n for n in there if any(c in n for c in "<>\"\n\t") or "/." in n and not n.endswith("/.well-known") or n.startswith("../")]
    check.hold("addresses have nothing that breaks lines or markup", not strange, strange[:6])
    check.hold("nothing lies beside it", {p.name for p in home.folder.iterdir()} == {"archive", "outside", "public", ".public.minutes"}, os.listdir(home.folder))
    found = crawl.pages(home.site)
    check.hold("no script got in", not [n for n, p in found.items() if p.inline_scripts or p.handlers or "alert(1)</script" in p.text.replace("&lt;", "")],
               [(n, p.inline_scripts, p.handlers) for n, p in found.items() if p.inline_scripts or p.handlers][:3])
    check.hold("nothing is loaded from elsewhere", not crawl.insecure(found), crawl.insecure(found)[:4])
    dead = crawl.dead_links(home.site, found, "https://harbour.example/minutes/")
    check.hold("every link leads somewhere", not dead, dead[:6])
    check.hold("good files are there all the same", all((home.site / FOLDER / day_of(i).isoformat() / "index.html").exists() for i in range(CALLS)))


def own_places(check, minutes, place):
    """Files of an archive do not take the place of the site's own pages."""
    home = fresh(minutes, place, "own places")
    for name in ("teams/README.md", "search/README.md", "404.md", "index.md", "years/2015.md", "assets/style.md", "pagefind/README.md",
                 f"{FOLDER}/{day_of(0).isoformat()}.md", f"{FOLDER}/{day_of(0).isoformat()}/deck/README.md", "feed.xml.md", "sitemap.md"):
        path = home.repository / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# Usurper\n\n{CANARY}\n")
    run = home.publish()
    if run.returncode == REFUSED:
        return check.hold("who refuses says why", len(run.stderr) > 30 and not home.site.exists(), run.stderr)
    own = ["index.html", "404.html", "teams/index.html", "years/2015/index.html", f"{FOLDER}/{day_of(0).isoformat()}/index.html",
           f"{FOLDER}/{day_of(0).isoformat()}/deck/index.html"]
    taken = [n for n in own if not (home.site / n).exists() or f"<p>{CANARY}" in (home.site / n).read_text(encoding="utf-8")]
    check.hold("the site's own pages keep their places", run.returncode == DONE and not taken, (run.returncode, taken, run.stderr[-300:]))
    shown = [n for n in files(home.site) if n.endswith(".html") and CANARY in (home.site / n).read_text(encoding="utf-8")]
    check.hold("the others are somewhere else", len(shown) >= 5, (shown, run.stderr[-300:]))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", default=str(MINUTES), type=os.path.abspath)
    minutes, check = parser.parse_args().minutes, Checks()
    place = tempfile.mkdtemp(prefix="minutes-job-", dir="/dev/shm" if os.path.isdir("/dev/shm") else None)
    try:
        statuses(check, minutes, place)
        refusals(check, minutes, place)
        chromium_that_does_not_start(check, minutes, place)
        others_sites(check, minutes, place)
        mounted(check, minutes, place)
        foreign_folders(check, minutes, place)
        hostile_archive(check, minutes, place)
    finally:
        shutil.rmtree(place, ignore_errors=True)
    check.end()


if __name__ == "__main__":
    main()
