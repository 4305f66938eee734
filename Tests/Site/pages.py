#!/usr/bin/env python3
"""Tests a published website in a real Chromium, over HTTP and from the disk.

usage: pages.py --minutes PATH [--repository DIR] [--pictures DIR]     prints "N passed, N failed"; exit status 1 where one failed

Without --repository the example and a made-up archive are published; --pictures keeps a picture of each kind of page.
"""
import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]
import environment  # noqa: E402

environment.enter(__file__)

from axe_playwright_python.sync_playwright import Axe  # noqa: E402
from playwright.sync_api import Error as PlaywrightError, sync_playwright  # noqa: E402

import both_views  # noqa: E402
import crawl  # noqa: E402
import made_up_archive  # noqa: E402
import searching  # noqa: E402
import ways  # noqa: E402
from page_kinds import missing, page_kinds  # noqa: E402
from published import CHROMIUM, DONE, EXAMPLE, FINDINGS, MINUTES, Checks, published, serve  # noqa: E402
from reader import Reader  # noqa: E402

# Otherwise axe would fetch style sheets, which the pages' policy forbids.
AXE = {"preload": False}
SIZES = {"phone": dict(width=360, height=740), "desk": dict(width=1280, height=800)}


class Site:
    """A published site: its folder, address and community name."""

    def __init__(self, folder, address, call, teams, title):
        self.folder, self.address, self.call, self.teams, self.title = Path(folder), address, call, teams, title
        self.host = address.split("/")[2]
        self.kinds = page_kinds(folder, call, teams)
        # Calls have a deck and a date as name; other texts among them may be counted or not.
        self.calls = sorted(p.parent.parent.name for p in self.folder.glob(f"{call}/2*/deck/index.html") if len(p.parent.parent.name) == 10)
        self.days = sorted(p.parent.name for p in self.folder.glob(f"{call}/2*/index.html") if re.match(r"\d{4}-\d\d-\d\d", p.parent.name))


def every_kind(check, browser, site, pictures):
    """Accessibility of every kind of page, on small and large screens, in light and dark mode."""
    check.hold(f"{site.title}: every kind of page is there", not missing(site.folder, site.kinds), missing(site.folder, site.kinds))
    for kind, path in site.kinds.items():
        if kind == "redirect":
            continue
        backgrounds = set()
        for size, window in SIZES.items():
            reader = Reader(browser, site.address + path, **window)
            for scheme in ("light", "dark"):
                what = f"{site.title}: {kind} ({size}, {scheme})"
                reader.page.emulate_media(color_scheme=scheme)
                found = Axe().run(reader.page, options=AXE).response["violations"]
                check.hold(f"{what}: axe finds nothing", not found,
                           [(v["id"], [n["html"][:120] for n in v["nodes"]][:3]) for v in found])
                wide = reader.too_wide()
                check.hold(f"{what}: nothing scrolls sideways", not wide, wide)
                backgrounds.add(reader.js("getComputedStyle(document.body).backgroundColor + getComputedStyle(document.documentElement).backgroundColor"))
                if pictures:
                    reader.page.screenshot(path=f"{pictures}/{site.title} {kind} {size} {scheme}.png".replace("'", ""), full_page=kind != "deck")
            trouble, broken = reader.trouble(site.host), reader.broken_pictures()
            check.hold(f"{site.title}: {kind} ({size}): no trouble", not trouble, trouble)
            check.hold(f"{site.title}: {kind} ({size}): pictures are there", not broken, broken)
            reader.close()
        if kind != "deck":  # a deck's colours are its author's
            check.hold(f"{site.title}: {kind} has two themes", len(backgrounds) >= 2, backgrounds)


def weight(check, browser, site):
    reader = Reader(browser, site.address)
    reader.page.wait_for_load_state("networkidle")
    size, parts = reader.weight()
    check.hold(f"{site.title}: the start page is lighter than 60 kB", size < 60, (size, parts))
    print(f"  {site.title}: the start page weighs {size:.1f} kB")
    reader.close()


def without_scripts(check, browser, site):
    reader = Reader(browser, site.address + site.kinds["article"], java_script_enabled=False, **SIZES["phone"])
    page = crawl.Page("article", (site.folder / site.kinds["article"] / "index.html").read_text(encoding="utf-8"))
    text = reader.page.locator("main").inner_text()
    read = [words for _, words in page.headings if words and words not in text]
    check.hold(f"{site.title}: without scripts all headings are read", not read, read[:5])
    check.hold(f"{site.title}: and diagrams are there", reader.page.locator("main pre.mermaid, main code.language-mermaid").count() == 0)
    folded = reader.page.locator("article details:not([open]) summary")
    count = folded.count()
    if count:
        folded.first.click()
        check.hold(f"{site.title}: notes unfold", folded.count() == count - 1, (count, folded.count()))
    reader.go(site.address + site.kinds["search"])
    text = reader.page.locator("body").inner_text()
    check.hold(f"{site.title}: the search page says that it needs scripts", "script" in text.lower(), text[:300])
    reader.close()


def printed(check, browser, site):
    reader = Reader(browser, site.address + site.kinds["article"], scheme="dark")
    reader.page.emulate_media(media="print", color_scheme="dark")
    check.hold(f"{site.title}: menus are not printed", reader.js(
        "[...document.querySelectorAll('header nav, body > nav')].every(n => !n.checkVisibility())"))
    check.hold(f"{site.title}: the article is", reader.page.locator("main h1, article h1").first.is_visible())
    pale = reader.js("""() => [...document.querySelectorAll('main *')].filter(n => n.checkVisibility() && !n.closest('svg, .drawing')
        && [...n.childNodes].some(c => c.nodeType === 3 && c.data.trim())).map(n => [n, getComputedStyle(n).color.match(/[\\d.]+/g).map(Number)])
        .filter(([, c]) => 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2] > 130).map(([n, c]) => c + ' ' + n.outerHTML.slice(0, 80))""")
    check.hold(f"{site.title}: in dark letters, from the dark theme too", not pale, (len(pale), pale[:4]))
    check.hold(f"{site.title}: as pages", reader.page.pdf().startswith(b"%PDF"))
    reader.close()
    reader = Reader(browser, site.address + site.kinds["deck"])
    reader.page.wait_for_selector("html.presenting")
    slides = reader.js("[...document.querySelectorAll('.slides section:not(.stack)')].length")
    pages = len(re.findall(rb"/Type\s*/Page\b", reader.page.pdf()))
    check.hold(f"{site.title}: all slides of a deck are printed", slides > 3 and pages * 4 >= slides, (slides, pages))
    reader.close()


def asked_from_the_start(check, browser, site):
    """The start page's field leads to the search, with the words in it."""
    reader = Reader(browser, site.address)
    reader.page.fill("#ask", "winch")
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_url("**/search/?q=winch", timeout=5000)
    status = reader.page.locator(".search-status")
    status.filter(has_text="“winch”").wait_for(timeout=10000)
    check.hold(f"{site.title}: the start page asks the search", reader.page.input_value("input[type=search]") == "winch")
    reader.page.fill("input[type=search]", "winchxyzzyquuxterplugh")
    status.filter(has_text="plugh").wait_for(timeout=10000)
    said = status.inner_text()
    check.hold(f"{site.title}: a word that nobody wrote is not found", said.startswith("No results"), said)
    check.hold(f"{site.title}: and nothing is in its way", not reader.trouble(site.host), reader.trouble(site.host))
    reader.close()


def from_the_disk(check, browser, site):
    path = site.folder / site.kinds["article"] / "index.html"
    reader = Reader(browser, path.as_uri(), offline=True)
    check.hold(f"{site.title}: an article opens from the disk", reader.page.locator("article h1, main h1").first.is_visible())
    margin = reader.js("document.styleSheets.length")
    check.hold(f"{site.title}: with its style", margin > 0 and reader.js("getComputedStyle(document.body).fontFamily") not in ("", "Times New Roman"), margin)
    broken = reader.broken_pictures()
    check.hold(f"{site.title}: with its pictures", not broken, broken)
    check.hold(f"{site.title}: and asks nobody", reader.hosts <= {"file", "data"}, reader.hosts)
    check.hold(f"{site.title}: without an error", not reader.faults, reader.faults)
    links = reader.links("a[rel~=prev]")
    if check.hold(f"{site.title}: there is a way on", links, links):
        reader.page.locator("a[rel~=prev]").first.click()
        reader.page.wait_for_load_state("load")
        check.hold(f"{site.title}: which is a page from the disk, too", reader.page.locator("main h1").count() == 1, reader.page.url)
    reader.close()
    reader = Reader(browser, (site.folder / "search" / "index.html").as_uri())
    reader.page.wait_for_timeout(500)
    text = reader.page.locator("main").inner_text()
    check.hold(f"{site.title}: the search page from the disk is not silent", len(text) > 40, text)
    reader.close()


def look(check, browser, site, pictures):
    for part in (weight, ways.all_ways, both_views.same_anchors, asked_from_the_start, searching.all_searches, without_scripts, printed,
                 from_the_disk):
        attempt(check, part, browser, site)
    attempt(check, every_kind, browser, site, pictures)


def attempt(check, part, browser, site, *more):
    """An error of Playwright, such as a missing element, counts as a failed check."""
    try:
        part(check, browser, site, *more)
    except PlaywrightError as error:
        check.hold(f"{site.title}: {part.__name__} gets to its end", False, error)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", default=str(MINUTES), type=os.path.abspath)
    parser.add_argument("--repository", help="a repository of one's own")
    parser.add_argument("--only", choices=("example", "harbour"), help="one of the two sites")
    parser.add_argument("--pictures", help="where pictures of the pages are kept")
    options = parser.parse_args()
    if not os.path.exists(CHROMIUM):
        raise SystemExit("Chromium is not there; \"apt install chromium\" brings it")
    if options.pictures:
        os.makedirs(options.pictures, exist_ok=True)
    if not options.repository and not options.only:
        return both(options)
    check, example = Checks(), ("community-call", ["iaas", "iam", "container", "ops"])
    with tempfile.TemporaryDirectory(prefix="minutes-site-") as place, sync_playwright() as playwright:
        place = Path(place)
        arguments = ["--no-sandbox"] if os.getuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        address = serve(place, "site")
        if options.repository:
            published(options.minutes, options.repository, place / "site", "--force", "--base-url", address, status=(DONE, FINDINGS))
            site = Site(place / "site", address, *example, Path(options.repository).name)
        elif options.only == "example":
            published(options.minutes, EXAMPLE, place / "site", "--base-url", address)
            site = Site(place / "site", address, *example, "example")
        else:
            made_up_archive.make(place / "archive", 30, made_up_archive.day_of(35))
            published(options.minutes, place / "archive", place / "site", "--no-previews", "--base-url", address)
            teams = [team for team, _ in made_up_archive.TEAMS]
            site = Site(place / "site", address, made_up_archive.FOLDER, teams, "harbour")
        look(check, browser, site, options.pictures)
        browser.close()
    check.end()


def both(options):
    """Tests each site in a separate process, since most of the time is spent waiting for the browser."""
    more = ["--pictures", options.pictures] if options.pictures else []
    runs = [subprocess.Popen([sys.executable, "-B", __file__, "--minutes", options.minutes, "--only", name, *more], stdout=subprocess.PIPE, text=True)
            for name in ("example", "harbour")]
    counts = [0, 0]
    for run in runs:
        said = run.communicate()[0]
        last = said.strip().splitlines()[-1] if said.strip() else ""
        print("\n".join(said.strip().splitlines()[:-1]), flush=True)
        found = re.fullmatch(r"(\d+) passed, (\d+) failed", last)
        counts = [n + int(more) for n, more in zip(counts, found.groups())] if found else [counts[0], counts[1] + 1]
    print(f"{counts[0]} passed, {counts[1]} failed")
    sys.exit(1 if counts[1] else 0)


main()
