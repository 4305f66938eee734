#!/usr/bin/env python3
"""Tests the search of a small hand-written site in a real Chromium, with the Content-Security-Policy of search pages.

usage: search_page.py     after swift build --build-tests; prints "N passed, N failed"; exit status 1 where one failed

The pages are written here; a test (SearchSiteTests) makes their index and the search page.
"""
import functools
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE)]
import environment  # noqa: E402

environment.enter(__file__)

from axe_playwright_python.sync_playwright import Axe  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402

from deck_pages import CHROMIUM, ROOT, Checks, Quiet, Reader, Server  # noqa: E402

PAGES = {
    "call/2024-09-26": ("en", "Community Call of 26 September", "2024-09-26", "Community Call", [
        ("team-iaas", "IaaS", "The security of OpenStack was looked at, and the security groups were tidied up."),
        ("team-kaas", "KaaS", "Clusters start in a minute. Nothing else is new."),
    ]),
    "call/2023-03-02": ("de", "Gespräch vom 2. März", "2023-03-02", "Community Call", [
        ("team-iaas", "IaaS", "Die Sicherheit der Netze und Straßen in Köln ist besser als vor einem Jahr."),
        ("team-docs", "Docs", "Neue Seiten über das Netz. Ein <b>fetter</b> &lt;img src=x onerror=alert(1)&gt; Text."),
    ]),
    "docs/2023-05-05": ("en", "Notes of the docs team", "2023-05-05", "Team minutes", [
        ("team-docs", "Docs", "Search was talked about at length, and storage never."),
    ]),
}
MANY = {f"call/2022-01-{number:02}": ("en", f"Call number {number}", f"2022-01-{number:02}", "Community Call",
                                     [("team-ops", "Ops", f"Monitoring round {number}")]) for number in range(1, 24)}
STYLE = """html { color-scheme: light dark; font: 18px/1.5 sans-serif; } body { margin: 1rem auto; max-width: 50rem; padding: 0 1rem; }
:root { --paper: #fff; --ink: #1d2430; --grey: #5c5c61; --accent: #1a6f58; --blue: #0f5fe1; --line: #d5dee2; --faint: #f1f5f7; }
body { background: var(--paper); color: var(--ink); } a { color: var(--blue); }
@media (prefers-color-scheme: dark) { :root { --paper: #10161f; --ink: #edf2f4; --grey: #aab4bd; --accent: #50c3a5; --blue: #7db0ff; --line: #3a4856; --faint: #1c2632; } }
"""


def write(site):
    """Serves the site below a sub-path, as many communities do."""
    for path, (language, title, date, kind, sections) in {**PAGES, **MANY}.items():
        teams = "".join(f'<meta data-pagefind-filter="team[content]" content="{name}">' for _, name, _ in sections)
        body = "".join(f'<section id="{anchor}"><h2 id="h-{anchor}">{name}</h2><p>{text}</p></section>' for anchor, name, text in sections)
        folder = site / path
        folder.mkdir(parents=True)
        (folder / "index.html").write_text(
            f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>{teams}'
            f'<meta data-pagefind-filter="year[content]" content="{date[:4]}">'
            f'<meta data-pagefind-filter="kind[content]" content="{kind}">'
            f'<meta data-pagefind-sort="date[content]" data-pagefind-meta="date[content]" content="{date}"></head>'
            f'<body><main id="content"><article data-pagefind-body><h1>{title}</h1>{body}</article></main></body></html>')
    # A part of a page with its own index entry: it links to the page, and its slides begin at empty headings.
    (site / "parts" / "one").mkdir(parents=True)
    (site / "parts" / "one" / "index.html").write_text(
        '<!doctype html><html lang="de"><head><title>Part</title></head><body data-pagefind-body>'
        '<meta data-pagefind-meta="title[content]" content="KaaS in September">'
        '<meta data-pagefind-meta="address[content]" content="call/2024-09-26/#team-kaas">'
        '<h2 id="team-kaas"></h2><h3>KaaS</h3><p>Zeppelins fly.</p><h2 id="slide-2-1"></h2><h3>Plans</h3><p>Zeppelins land.</p></body></html>')
    (site / "index.html").write_text('<!doctype html><html lang="en"><title>Start</title><p>security</p></html>')
    (site / "assets").mkdir()
    (site / "assets" / "site.css").write_text(STYLE)
    run = subprocess.run(["swift", "test", "--skip-build", "--package-path", str(ROOT), "--filter", "SearchSiteTests"],
                         env={**os.environ, "SEARCH_SITE": str(site)}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if run.returncode != 0 or not (site / "search" / "index.html").exists():
        sys.exit(f"the test wrote no site; build it with: swift build --build-tests\n{run.stdout[-2000:]}")


class Search:
    """The search page in a browser."""

    def __init__(self, browser, base, query="", **options):
        self.reader = Reader(browser, base + "search/" + query, **options)
        self.page = self.reader.page

    def ready(self):
        self.page.wait_for_selector("html[data-search=ready]", state="attached", timeout=20000)
        return self

    def ask(self, words):
        """Types a query, and waits for the page's status message."""
        self.page.fill("#search-words", words)
        self.until("words => document.getElementById('search-status').textContent.includes(`“${words}”`)", words)
        return self

    def until(self, expression, argument=None):
        """Waits for a condition; Playwright's own method is forbidden by the page's policy."""
        end = time.monotonic() + 20
        while not self.page.evaluate(expression, argument):
            if time.monotonic() > end:
                raise SystemExit(f"this did not come to hold: {expression} {argument}; the page says: {self.status()}")
            time.sleep(0.03)

    def says(self, text):
        self.until("text => document.getElementById('search-status').textContent === text", text)

    def titles(self):
        return self.page.locator("#search-results > li > h2").all_inner_texts()

    def status(self):
        return self.page.locator("#search-status").inner_text()

    def links(self):
        return [link.get_attribute("href") for link in self.page.locator("#search-results a").all()]

    def done(self, check, what):
        check.hold(f"{what}: no other host is asked", self.reader.hosts == {self.page.url.split("/")[2]}, self.reader.hosts)
        check.hold(f"{what}: no error and no violation", self.reader.faults == [], self.reader.faults)
        self.reader.close()


def both_languages(check, browser, base):
    search = Search(browser, base).ready()
    check.hold("the page says what to do", "Type a word" in search.status(), search.status())
    check.hold("nothing is listed before", search.titles() == [])
    search.ask("security")
    check.hold("an English word is found", search.titles() == ["Community Call of 26 September"], search.titles())
    check.hold("it opens at the section", search.links()[1].endswith("/sub/call/2024-09-26/#team-iaas"), search.links())
    check.hold("the section has the team's name", search.page.locator(".search-sections h3").all_inner_texts() == ["IaaS"])
    check.hold("the words are marked", search.page.locator("mark").all_inner_texts() == ["security", "security"], search.page.locator("mark").all_inner_texts())
    check.hold("the date is written out", "26" in search.page.locator("time").inner_text() and "2024" in search.page.locator("time").inner_text())
    search.ask("Sicherheit")
    check.hold("so is a German one", search.titles() == ["Gespräch vom 2. März"], search.titles())
    search.ask("strassen")
    search.ask("koln")
    check.hold("without its dots, too", search.titles() == ["Gespräch vom 2. März"], search.titles())
    search.ask("sicher")
    check.hold("and by its beginning", "Gespräch vom 2. März" in search.titles(), search.titles())
    search.ask("onerror")
    check.hold("what looks like HTML is text", "<img src=x onerror=alert(1)>" in search.page.locator(".search-excerpt").first.inner_text(), search.page.locator(".search-excerpt").first.inner_text())
    check.hold("and makes no element", search.page.locator("#search-results img").count() == 0)
    search.ask("zeppelins")
    check.hold("a part leads to its page", [link.split("/sub/")[1] for link in search.links()] == ["call/2024-09-26/#team-kaas", "call/2024-09-26/#team-kaas", "call/2024-09-26/#slide-2-1"], search.links())
    check.hold("and each of its slides has a name", search.page.locator("h3").all_inner_texts() == ["KaaS", "Plans"], search.page.locator("h3").all_inner_texts())
    search.ask("kaas")
    check.hold("a hit in a heading is marked there", "KaaS" in search.page.locator("h3 mark").all_inner_texts(), search.page.locator("h3").all_inner_texts())
    search.ask("qqqq")
    check.hold("nothing is said to be found", search.status() == "No results for “qqqq”.", search.status())
    check.hold("and nothing is listed", search.titles() == [])
    search.page.goto(base + "search/?q=security")
    search.ready()
    search.page.locator(".search-sections a").first.click()
    search.page.wait_for_url("**/call/2024-09-26/#team-iaas")
    check.hold("the link leads to the section", search.page.locator("section#team-iaas").count() == 1, search.page.url)
    search.done(check, "both languages")


def filters(check, browser, base):
    search = Search(browser, base).ready()
    page = search.page
    check.hold("each filter is there", page.locator(".search-filters summary").all_inner_texts() == ["Team", "Year", "Kind"])
    page.locator("summary", has_text="Year").click()
    check.hold("the latest year is first", page.locator("[data-kind=year] label").all_inner_texts()[0].split() == ["2024", "1"], page.locator("[data-kind=year] label").all_inner_texts())
    page.get_by_label("2023").check()
    search.says("2 results.")
    check.hold("a filter alone lists, the newest first", search.titles() == ["Notes of the docs team", "Gespräch vom 2. März"], search.titles())
    check.hold("the address has it", page.url.endswith("?year=2023"), page.url)
    page.locator("summary", has_text="Team").click()
    page.locator("[data-kind=team]").get_by_label("IaaS").check()
    search.says("1 result.")
    check.hold("two kinds of filters must both hold", search.titles() == ["Gespräch vom 2. März"], search.titles())
    check.hold("how many are chosen is said", "Team (1 chosen)" in page.locator(".search-filters summary").all_inner_texts())
    page.locator("[data-kind=team]").get_by_label("Docs").check()
    search.says("2 results.")
    search.ask("storage")
    counts = {label.split()[0]: label.split()[1] for label in page.locator("[data-kind=team] label").all_inner_texts()}
    check.hold("counts are those of the words", counts == {"Docs": "1", "IaaS": "0", "KaaS": "0", "Ops": "0"}, counts)
    linked = page.url
    search.done(check, "filters")

    again = Search(browser, base, linked.split("/search/")[1]).ready()
    check.hold("a linked search is the same", again.titles() == ["Notes of the docs team"], again.titles())
    check.hold("with its words", again.page.input_value("#search-words") == "storage")
    check.hold("and its filters, open", again.page.locator("[data-kind=team][open] input:checked").count() == 2)
    again.done(check, "a linked search")


def by_keyboard(check, browser, base):
    search = Search(browser, base, "?q=monitoring").ready()
    page = search.page
    check.hold("ten are listed", len(search.titles()) == 10, len(search.titles()))
    check.hold("all are counted", search.status() == "23 results for “monitoring”.", search.status())
    page.locator("#search-more").focus()
    page.keyboard.press("Enter")
    search.until("document.querySelectorAll('#search-results > li').length === 20")
    place = page.evaluate("[...document.querySelectorAll('#search-results > li')].findIndex(item => item.contains(document.activeElement))")
    check.hold("the focus goes on at the first new one", place == 10, place)
    page.locator("#search-more").click()
    search.until("document.querySelectorAll('#search-results > li').length === 23")
    check.hold("no more is offered", page.locator("#search-more").is_hidden())
    page.locator(".search-sort select").select_option("date")
    search.until("document.querySelector('#search-results h2').textContent === 'Call number 23'")
    check.hold("the order can be the calendar's", search.titles()[:3] == ["Call number 23", "Call number 22", "Call number 21"], search.titles()[:3])
    check.hold("and stands in the address", "sort=date" in page.url, page.url)
    page.focus("#search-words")
    stops = []
    for _ in range(6):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.tagName"))
    check.hold("keys lead from words to filters to results", stops == ["BUTTON", "SUMMARY", "SUMMARY", "SUMMARY", "SELECT", "A"], stops)
    page.fill("#search-words", "")
    search.until("document.getElementById('search-status').textContent.startsWith('Type a word')")
    check.hold("without words the list is empty again", search.titles() == [])
    check.hold("and the address is", page.url.endswith("/search/?sort=date"), page.url)
    search.done(check, "by keyboard")


def shape(check, browser, base):
    for scheme in ("light", "dark"):
        for width in (360, 1280):
            search = Search(browser, base, "?q=security", width=width, color_scheme=scheme).ready()
            search.page.locator("summary", has_text="Team").click()
            wide = search.page.evaluate("document.documentElement.scrollWidth")
            check.hold(f"nothing is wider than {width}", wide <= width, wide)
            found = Axe().run(search.page)
            check.hold(f"axe finds nothing, {scheme}, {width}", found.violations_count == 0, found.generate_report())
            if os.environ.get("SEARCH_PICTURES"):
                search.page.screenshot(path=f"{os.environ['SEARCH_PICTURES']}/search-{scheme}-{width}.png", full_page=True)
            search.done(check, f"{scheme}, {width}")


def without(check, browser, base, site):
    reader = Reader(browser, base + "search/", java_script_enabled=False)
    check.hold("without scripts the page says so", "needs scripts" in reader.page.locator("noscript").inner_text())
    reader.close()
    reader = Reader(browser, (site / "search" / "index.html").as_uri())
    reader.page.wait_for_selector(".search-trouble")
    check.hold("from the disk the page says why not", "opened from the disk" in reader.page.locator("#search-status").inner_text())
    check.hold("and takes no words", reader.page.locator("#search-words").is_disabled())
    check.hold("from the disk: no error", reader.faults == [], reader.faults)
    reader.close()
    shutil.move(site / "pagefind", site / "elsewhere")
    reader = Reader(browser, base + "search/")
    reader.page.wait_for_selector(".search-trouble")
    check.hold("without an index the page says so", "could not be read" in reader.page.locator("#search-status").inner_text())
    reader.close()
    shutil.move(site / "elsewhere", site / "pagefind")


def main():
    check = Checks()
    with tempfile.TemporaryDirectory() as scratch:
        site = Path(scratch) / "sub"
        site.mkdir()
        write(site)
        server = Server(("127.0.0.1", 0), functools.partial(Quiet, directory=scratch))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        base = f"http://127.0.0.1:{server.server_address[1]}/sub/"
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            both_languages(check, browser, base)
            filters(check, browser, base)
            by_keyboard(check, browser, base)
            shape(check, browser, base)
            without(check, browser, base, site)
            browser.close()
        server.shutdown()
    print(f"{check.passed} passed, {check.failed} failed")
    sys.exit(check.failed > 0)


if __name__ == "__main__":
    main()
