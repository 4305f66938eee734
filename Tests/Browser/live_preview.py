#!/usr/bin/env python3
"""Edits reports while a real Chromium shows them by the real server, and sends hostile requests to the server.

usage: live_preview.py --minutes PATH [--only NAME]    prints "N passed, N failed"; exit status 1 where one of them failed
"""
import argparse
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import environment  # noqa: E402

environment.enter(__file__)

from axe_playwright_python.sync_playwright import Axe  # noqa: E402
from playwright.sync_api import Error as PlaywrightError, sync_playwright  # noqa: E402

import checks  # noqa: E402
from preview_server import CHROMIUM, DATE, ROOT, Channel, Preview, Relay, example, get, post, request, until  # noqa: E402

IAAS = f"reports/{DATE}/iaas.md"


class Checks(checks.Checks):
    """Checks a condition that may become true within a short time."""

    def become(self, what, fact, seen=lambda: "", seconds=5):
        self.hold(what, until(fact, seconds), seen())


class World:
    """A repository, its preview server, and open pages."""

    def __init__(self, minutes, browser, folder, *arguments, **options):
        self.minutes, self.browser = minutes, browser
        self.folder = example(folder)
        # Chromium creates a socket there, whose path must be short.
        self.scratch = Path(tempfile.mkdtemp(prefix="mp-"))
        self.preview = Preview(minutes, self.folder, *(arguments or [DATE]), TMPDIR=str(self.scratch), **options)
        self.pages = []

    def read(self, name):
        return (self.folder / name).read_text()

    def write(self, name, text):
        (self.folder / name).write_text(text)

    def edit(self, name, old, new):
        text = self.read(name)
        assert old in text, f"{old!r} is not in {name}"
        self.write(name, text.replace(old, new, 1))

    def open(self, address=None, width=1280, height=800, **options):
        page = Page(self.browser, address or self.preview.address, width, height, **options)
        self.pages.append(page)
        return page

    def close(self):
        for page in self.pages:
            page.context.close()
        if self.preview.process.poll() is None:
            self.preview.end(signal.SIGTERM)
        shutil.rmtree(self.scratch, ignore_errors=True)


class Page:
    def __init__(self, browser, address, width, height, **options):
        self.context = browser.new_context(viewport=dict(width=width, height=height), reduced_motion="reduce", **options)
        self.page = self.context.new_page()
        self.faults = []
        self.page.on("console", lambda m: self.faults.append(m.text) if m.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda e: self.faults.append(str(e)))
        self.page.goto(address)
        self.page.wait_for_selector("html[data-live=on]", state="attached", timeout=20000)
        if "/deck" in address or "/team-" in address:
            self.page.wait_for_selector("html[data-ready=true]", state="attached", timeout=20000)

    def js(self, expression):
        try:
            return self.page.evaluate(expression)
        except PlaywrightError as error:
            if "context was destroyed" not in str(error):
                raise
            # The page is being reloaded.
            self.page.wait_for_selector("html[data-ready=true]", state="attached", timeout=20000)
            return self.page.evaluate(expression)

    def text(self, selector="main"):
        return self.page.locator(selector).first.inner_text()

    def shows(self, text):
        """Returns whether the current slide contains the text."""
        return text in self.js("(Reveal.getCurrentSlide() || document.body).innerText")

    def go(self, heading):
        self.js(f"""(() => {{ const node = [...document.querySelectorAll('.slides section')].find(node =>
            !node.querySelector('section') && node.textContent.includes({heading!r}));
            const {{ h, v }} = Reveal.getIndices(node); Reveal.slide(h, v || 0); }})()""")


def change(check, world):
    page = world.open()
    check.hold("all slides are there", page.js("Reveal.getTotalSlides()") == 34, page.js("Reveal.getTotalSlides()"))
    page.go("third rehearsal")
    at = page.js("JSON.stringify(Reveal.getIndices())")
    # Unchanged elements keep their DOM nodes.
    page.js("document.querySelectorAll('.slides section, .slides section *').forEach(node => { node.mark = 1 })")
    world.edit(IAAS, "Six users were on the cloud", "Seven users and a 🦓 were on the cloud")
    check.become("a saved word is on the slide", lambda: page.shows("Seven users and a 🦓"))
    check.hold("the slide in view stays", page.js("JSON.stringify(Reveal.getIndices())") == at, page.js("JSON.stringify(Reveal.getIndices())"))
    new = page.js("[...document.querySelectorAll('.slides *')].filter(node => !node.mark).length")
    check.hold("nothing else is replaced", new == 0, new)
    # One slide inserted before, two removed after: the current slide stays the same.
    text = world.read(IAAS)
    world.write(IAAS, text.replace("## Upgrade to R8", "## Before all\n\nNews that comes first\n\n## Upgrade to R8", 1))
    check.become("a new slide is there", lambda: page.js("Reveal.getTotalSlides()") == 35)
    check.hold("the reader stays where the text is", page.shows("Seven users"), page.js("Reveal.getCurrentSlide().innerText"))
    world.write(f"reports/{DATE}/agenda.yml", "parts: [general.md, ops.md, iaas.md]\n")
    check.become("the agenda moves the column", lambda: page.js("Reveal.getIndices().h") == 3, lambda: page.js("Reveal.getIndices().h"))
    check.hold("and the reader with it", page.shows("Seven users"))
    order = page.js("[...document.querySelectorAll('.slides section h1')].slice(1, 4).map(n => n.textContent)")
    check.hold("the columns are in the agenda's order", order == ["General", "Team Ops", "Team IaaS"], order)
    world.write(IAAS, text.replace("## Upgrade to R8", "## An upgrade to R8", 1))
    check.become("a removed slide is gone", lambda: page.js("Reveal.getTotalSlides()") == 34)
    check.hold("the edited one is in view", page.shows("An upgrade to R8") and page.shows("Seven users"))
    (world.folder / f"reports/{DATE}/agenda.yml").unlink()
    check.become("without the agenda the column moves back", lambda: page.js("Reveal.getIndices().h") == 1)
    check.hold("and is in view still", page.shows("Seven users"))
    check.hold("no error and no violation", page.faults == [], page.faults)


def fragments_and_notes(check, world):
    world.edit(IAAS, "## Upgrade to R8", "## Steps\n\n- one <!-- .element: class=\"fragment\" -->\n- two <!-- .element: class=\"fragment\" -->\n"
               "- three <!-- .element: class=\"fragment\" -->\n\nnote: said of the steps\n\n## Upgrade to R8")
    page = world.open()
    page.go("Steps")
    page.js("Reveal.nextFragment()")
    page.js("Reveal.nextFragment()")
    with page.context.expect_page() as opened:
        page.page.keyboard.press("s")
    speaker = opened.value
    speaker.get_by_text("said of the steps").wait_for(timeout=5000)
    world.edit(IAAS, "- three", "- drei")
    check.become("a fragment's text changes", lambda: "drei" in page.js("Reveal.getCurrentSlide().textContent"))
    seen = page.js("[...Reveal.getCurrentSlide().querySelectorAll('.fragment.visible')].length")
    check.hold("the step of the fragments stays", seen == 2 and page.js("Reveal.getIndices().f") == 1, seen)
    world.edit(IAAS, "said of the steps", "to be said")
    check.become("the speaker view stays open and shows the new notes", lambda: "to be said" in speaker.inner_text("#notes"),
                 lambda: speaker.inner_text("#notes"))
    speaker.keyboard.press("ArrowRight")
    check.hold("and it still leads", page.js("Reveal.getIndices().f") == 2, page.js("Reveal.getIndices().f"))
    check.hold("no error with a speaker", page.faults == [], page.faults)


def article(check, world):
    page = world.open(f"{world.preview.address}?view=article", 360, 740)
    page.js("[...document.querySelectorAll('h2')].find(node => node.textContent.includes('third rehearsal')).scrollIntoView()")
    page.js("scrollBy(0, -40)")
    where = "[...document.querySelectorAll('h2')].find(node => node.textContent.includes('third rehearsal')).getBoundingClientRect().top"
    before = page.js(where)
    world.edit(IAAS, "## Upgrade to R8", "## Much before\n\n" + "A paragraph that takes its room.\n\n" * 12 + "## Upgrade to R8")
    check.become("a long slide comes before", lambda: "Much before" in page.text())
    check.become("what is read stays in its place", lambda: abs(page.js(where) - before) < 3, lambda: (before, page.js(where)))
    check.hold("nothing is wider than the phone", page.js("document.documentElement.scrollWidth") <= 360)
    found = Axe().run(page.page).response["violations"]
    check.hold("axe finds nothing on the phone", found == [], [(v["id"], [n["html"][:100] for n in v["nodes"]][:3]) for v in found])
    check.hold("no error in the article", page.faults == [], page.faults)


def findings(check, world):
    page = world.open()
    page.go("third rehearsal")
    check.hold("an example without faults shows none", page.text(".live-all") == "no findings", page.text(".live-all"))
    world.edit(IAAS, "Six users were on the cloud.", "Six users were on the cloud.\n----\n\nTwo of them")
    page.go("third rehearsal")
    check.become("a fault is counted", lambda: "warning" in page.text(".live-all"), lambda: page.text(".live-all"))
    page.js("Reveal.getCurrentSlide().textContent.includes('Two of them') || Reveal.next()")
    check.become("it lies over its slide", lambda: page.page.locator(".live-here .live-finding").count() == 1)
    card = page.text(".live-here")
    for word in ("separator needs an empty line above it", "iaas.md:", ":1", "separator-without-blank-line", "----",
                 "HedgeDoc", "Fix", "add an empty line above"):
        check.hold(f"the overlay says “{word}”", word in card, card)
    found = Axe().run(page.page).response["violations"]
    check.hold("axe finds nothing in the overlay", found == [], [(v["id"], [n["html"][:100] for n in v["nodes"]][:3]) for v in found])
    page.js("Reveal.slide(0, 0)")
    check.become("over another slide it does not", lambda: not page.page.locator(".live-here").is_visible())
    page.page.locator(".live-all").click()
    check.hold("one click lists all", page.page.locator("dialog[open] .live-finding").count() == 1)
    page.page.locator("dialog .live-go").click()
    check.become("and another leads to the slide", lambda: page.page.locator(".live-here").is_visible())
    world.edit(IAAS, "Six users were on the cloud.\n----\n\nTwo of them", "Six users were on the cloud.")
    check.become("mended, it disappears", lambda: page.text(".live-all") == "no findings" and not page.page.locator(".live-here").is_visible())
    # A report that cannot be read
    report = world.folder / IAAS
    kept = report.read_bytes()
    report.unlink()
    report.symlink_to("/etc/passwd")
    check.become("an unreadable report says so in place of its slides", lambda: "The report cannot be read" in page.js("document.querySelector('.slides').textContent"))
    check.hold("the others go on", "Team Ops" in page.js("document.querySelector('.slides').textContent"))
    check.become("an error is counted", lambda: "error" in page.text(".live-all"))
    check.hold("and nothing of the file is shown", "root:" not in page.page.content())
    report.unlink()
    report.write_bytes(b"---\nteam: iaas\n---\n\n## \xff\xfe\n")
    check.become("bytes that are no text are a fault", lambda: "could not be read" in page.js("document.querySelector('.slides').textContent"))
    report.write_bytes(kept)
    check.become("mended, the slides are back", lambda: "third rehearsal" in page.js("document.querySelector('.slides').textContent"))
    check.become("and nothing is found", lambda: page.text(".live-all") == "no findings", lambda: page.text(".live-all"))
    check.hold("no error with faults", page.faults == [], page.faults)


def editors(check, world):
    page = world.open()
    report = world.folder / IAAS
    page.go("third rehearsal")
    # Written to a temporary file and renamed
    beside = report.with_name("4913~")
    beside.write_text(report.read_text().replace("Six users", "Renamed users"))
    beside.rename(report)
    check.become("a save by rename is seen", lambda: page.shows("Renamed users"))
    # Moved to a backup and written again, as by some editors
    text = report.read_text()
    told = Channel(world.preview.port)
    until(lambda: told.told)
    count = len(told.told)
    report.rename(report.with_name("iaas.md~"))
    time.sleep(0.05)
    report.write_text(text.replace("Renamed users", "Moved users"))
    check.become("a file that vanishes for a moment comes back changed", lambda: page.shows("Moved users"))
    changes = lambda: [news for news in told.told[count:] if news["kind"] == "deck"]
    until(changes)
    time.sleep(0.3)
    check.hold("without having been missed", len(changes()) == 1 and not any(s.get("was") is None for s in changes()[0]["slides"]), len(changes()))
    # Removed and restored
    kept = report.read_text()
    report.unlink()
    check.become("a deleted report takes its slides away", lambda: "third rehearsal" not in page.js("document.querySelector('.slides').textContent"))
    report.write_text(kept)
    check.become("and brings them back", lambda: "third rehearsal" in page.js("document.querySelector('.slides').textContent"))
    # The folder itself is moved away and back
    (world.folder / "reports").rename(world.folder / "old")
    time.sleep(0.3)
    (world.folder / "old").rename(world.folder / "reports")
    time.sleep(0.3)
    world.edit(IAAS, "Moved users", "Returned users")
    check.become("a folder that comes back is followed", lambda: "Returned users" in page.js("document.querySelector('.slides').textContent"))
    told.close()
    check.hold("no error with editors", page.faults == [], page.faults)


def surroundings(check, world):
    page = world.open()
    page.go("third rehearsal")
    page.js("window.stays = true")
    (world.folder / "templates").mkdir()
    world.write("templates/deck.css", (ROOT / "Templates/deck.css").read_text() + "\n.look-scs .deck h2 { letter-spacing: 3px !important; }\n")
    spacing = "getComputedStyle(Reveal.getCurrentSlide().querySelector('h2')).letterSpacing"
    check.become("a template for the look counts", lambda: page.js(spacing) == "3px", lambda: page.js(spacing))
    world.write("templates/title.md", (ROOT / "Templates/title.md").read_text().replace("Report by", "Written by"))
    check.become("a template for titles counts", lambda: "Written by" in page.js("document.querySelector('.slides').textContent"))
    world.write("templates/title.md", "# {{{name}}}\n\n{{#lead}}\n")
    check.become("a template that is none says so", lambda: "title.md" in page.js("document.querySelector('.slides').textContent")
                 and "cannot be made" in page.js("document.querySelector('.slides').textContent"))
    (world.folder / "templates/title.md").unlink()
    check.become("and the deck comes back", lambda: "third rehearsal" in page.js("document.querySelector('.slides').textContent"))
    page.go("third rehearsal")
    world.edit("minutes.yml", "theme: white", "theme: black")
    check.become("another theme counts", lambda: page.js("document.documentElement.classList.contains('theme-black')"))
    check.become("its sheet is there", lambda: page.js("[...document.styleSheets].some(s => (s.href || '').includes('theme-black'))")
                 and not page.js("[...document.styleSheets].some(s => (s.href || '').includes('theme-white'))"))
    check.hold("the slide stays in view", page.shows("third rehearsal"))
    world.edit("minutes.yml", "theme: black", "theme: black\n  wrong: key")
    check.become("settings that are wrong are a finding", lambda: "error" in page.text(".live-all"))
    check.hold("and the deck stays", page.shows("third rehearsal"))
    world.edit("minutes.yml", "\n  wrong: key", "")
    check.become("mended, it is gone", lambda: page.text(".live-all") == "no findings")
    # A picture
    page.js("Reveal.slide(0, 0)")
    source = "document.querySelector('.slides section[data-background-image]').dataset.backgroundImage"
    before = page.js(source)
    shutil.copy(HERE / "Decks/rack.png", world.folder / "community-call/cover.png")
    check.become("a picture that changes is shown", lambda: page.js(source) != before)
    served = f"(async () => (await fetch({source})).status)()"
    check.become("and is served", lambda: page.js(served) == 200, lambda: page.js(served))
    check.hold("the page was never loaded anew", page.js("window.stays") is True)
    world.write("templates/deck.js", "window.stays = document.title = 'taken over'")
    world.edit("minutes.yml", "theme: black", "theme: white")
    check.become("behind a script of the repository, changes go on", lambda: page.js("document.documentElement.classList.contains('theme-white')"))
    check.hold("which is not run", page.js("window.stays") is True)
    check.hold("no error with surroundings", page.faults == [], page.faults)


def checkout(check, world):
    git = lambda *words: subprocess.run(["git", "-c", "user.name=n", "-c", "user.email=n@example.org", *words], cwd=world.folder,
                                        check=True, capture_output=True)
    git("init", "-q", "-b", "one")
    git("add", ".")
    git("commit", "-qm", "one")
    git("checkout", "-q", "-b", "two")
    for number in range(1000):
        folder = world.folder / "reports" / f"2023-{number % 12 + 1:02}-{number // 12 % 28 + 1:02}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{['iaas', 'ops', 'iam'][number % 3]}-{number}.md").write_text(f"## Topic {number}\n\n- text\n")
    for name in ("iaas", "ops"):
        world.edit(f"reports/{DATE}/{name}.md", "\n## ", f"\n## Branch two of {name}\n\n- text\n\n## ")
    git("add", ".")
    git("commit", "-qm", "two")
    time.sleep(1)
    page = world.open()
    page.go("third rehearsal")
    told = Channel(world.preview.port)
    until(lambda: told.told)
    count = len(told.told)
    git("checkout", "-q", "one")
    check.become("another branch is shown", lambda: "Branch two" not in page.js("document.querySelector('.slides').textContent"))
    check.hold("the reader stays", page.shows("third rehearsal"))
    git("checkout", "-q", "two")
    check.become("and the first one again", lambda: page.js("document.querySelector('.slides').textContent.split('Branch two').length") == 3)
    time.sleep(0.3)
    changes = [news for news in told.told[count:] if news["kind"] == "deck"]
    check.hold("a thousand files are few changes", len(changes) <= 4, len(changes))
    world.edit(IAAS, "Branch two of iaas", "Branch two, edited")
    check.become("and saves are seen after it", lambda: "Branch two, edited" in page.js("document.querySelector('.slides').textContent"))
    told.close()
    check.hold("no error with branches", page.faults == [], page.faults)


def diagrams(check, world):
    name = next(p.name for p in sorted((world.folder / "reports" / DATE).iterdir()) if "```mermaid" in p.read_text())
    path = f"reports/{DATE}/{name}"
    page = world.open()
    drawn = "document.querySelectorAll('.slides figure.diagram svg:not(.pending) text').length > 3"
    check.become("diagrams are drawn", lambda: page.js(drawn), seconds=20)
    until(lambda: page.js("document.querySelectorAll('svg.pending').length") == 0, 20)
    page.js("document.querySelectorAll('figure.diagram').forEach(node => { node.mark = 1 })")
    count = page.js("document.querySelectorAll('figure.diagram').length")
    world.edit(path, "```mermaid", "A sentence before the drawing\n\n```mermaid")
    check.become("text beside a diagram changes", lambda: "A sentence before the drawing" in page.js("document.querySelector('.slides').textContent"))
    check.hold("and the drawing is the same", page.js("[...document.querySelectorAll('figure.diagram')].filter(n => n.mark).length") == count)
    text = world.read(path)
    start = text.index("```mermaid")
    head = text[start:].split("\n", 2)
    kind = "\n  Zeppelin->>Zeppelin: lands\n" if "sequence" in head[1] else "\n  Zeppelin --> Hangar\n"
    world.write(path, text[:start] + "\n".join(head[:2]) + kind + head[2])
    check.become("a diagram whose text changes is drawn anew", lambda: "Zeppelin" in page.js("[...document.querySelectorAll('figure.diagram svg')].map(n => n.textContent).join()"), seconds=20)
    check.hold("no error with diagrams", page.faults == [], page.faults)


def undrawn(check, world):
    """Without Chromium, diagrams are drawn by the reader's browser."""
    name = next(p.name for p in sorted((world.folder / "reports" / DATE).iterdir()) if "```mermaid" in p.read_text())
    page = world.open()
    check.become("the reader's browser draws", lambda: page.js("document.querySelectorAll('figure.diagram svg text').length") > 3, seconds=20)
    world.edit(IAAS, "Six users were on the cloud", "With $a^2$ users, and\n\n```python\nprint('new')\n```\n\nSix were on the cloud")
    check.become("formulas that are new are drawn", lambda: page.js("document.querySelectorAll('.katex').length") > 0, seconds=10)
    check.become("code that is new is coloured", lambda: page.js("document.querySelectorAll('.hljs-string').length") > 0, seconds=10)
    page.js("document.querySelectorAll('figure.diagram').forEach(node => { node.mark = 1 })")
    count = page.js("document.querySelectorAll('figure.diagram').length")
    world.edit(f"reports/{DATE}/{name}", "```mermaid", "A sentence before the drawing\n\n```mermaid")
    check.become("text changes beside them", lambda: "A sentence before" in page.js("document.querySelector('.slides').textContent"))
    check.hold("which are not drawn again", page.js("[...document.querySelectorAll('figure.diagram')].filter(n => n.mark).length") == count)
    check.hold("no error without Chromium", page.faults == [], page.faults)


def pages(check, world):
    start = world.open(world.preview.base + "/")
    dates = start.js("[...document.querySelectorAll('.calls .date')].map(node => node.textContent)")
    check.hold("the calls are listed, newest first", dates == sorted(dates, reverse=True) and dates[0] == DATE and len(dates) >= 4, dates)
    start.page.locator(".calls .date").first.click()
    start.page.wait_for_selector("html[data-live=on]", state="attached")
    check.hold("a call says who has delivered", "12 of 13 teams" in start.text(), start.text())
    check.hold("and who is missing", "missing" in start.text("tr.missing") and "SIG Monitoring" in start.text("tr.missing"))
    found = Axe().run(start.page).response["violations"]
    check.hold("axe finds nothing in the table", found == [], [(v["id"], [n["html"][:100] for n in v["nodes"]][:3]) for v in found])
    world.write(f"reports/{DATE}/sig-monitoring.md", "---\nteam: sig-monitoring\nreporter: nils-example\n---\n\n## Alerts\n\n- Fewer\n")
    check.become("a report that arrives is in the table", lambda: "13 of 13 teams" in start.text())
    start.page.get_by_role("link", name="Team IaaS").click()
    start.page.wait_for_selector("html[data-ready=true]", state="attached")
    check.hold("a team's slides are alone", start.js("Reveal.getTotalSlides()") == 4, start.js("Reveal.getTotalSlides()"))
    size = "getComputedStyle(document.querySelector('.slides h2')).fontSize"
    check.hold("in the deck's own look", start.js(size) == "32px", start.js(size))
    # A team's page does not show findings of other teams
    world.write(f"reports/{DATE}/ops.md", "---\nteam: ops\n---\n\n## Topic\n\ntext\n----\n")
    world.edit(IAAS, "Six users", "Eight users")
    check.become("own changes come", lambda: "Eight users" in start.js("document.querySelector('.slides').textContent"))
    time.sleep(0.3)
    check.hold("others' faults do not", start.text(".live-all") == "no findings", start.text(".live-all"))
    shutil.rmtree(world.folder / "reports/2024-09-12")
    archived = world.open(f"{world.preview.base}/2024-09-12/deck")
    check.hold("a call without reports shows its archived deck", archived.js("Reveal.getTotalSlides()") > 1)
    empty = world.open(f"{world.preview.base}/{DATE}/team-product-board")
    check.hold("a team without a meeting has its slide", empty.js("Reveal.getTotalSlides()") == 1)
    (world.folder / f"reports/{DATE}/product-board.md").unlink()
    check.become("one without a report says what to write", lambda: "Nothing to show yet" in empty.js("document.querySelector('.slides').textContent"))
    check.hold("no error on these pages", start.faults + archived.faults + empty.faults == [], start.faults + archived.faults + empty.faults)


def reconnect(check, world):
    page = world.open()
    page.go("third rehearsal")
    page.js("window.stays = true")
    port = world.preview.port
    world.preview.end(signal.SIGKILL)  # its Chromium ends, too
    page.page.wait_for_selector("html[data-live=off]", state="attached", timeout=5000)
    check.hold("the page says that it is alone", "not connected" in page.text(".live-state"))
    world.edit(IAAS, "Six users", "Nine users")
    world.preview = Preview(world.minutes, world.folder, DATE, port=port)
    check.become("it comes back by itself", lambda: page.js("document.documentElement.dataset.live") == "on", seconds=8)
    check.become("and shows what was missed", lambda: page.shows("Nine users"))
    check.hold("without being loaded anew", page.js("window.stays") is True)
    page.faults = [fault for fault in page.faults if "ERR_CONNECTION" not in fault and "ERR_INCOMPLETE_CHUNKED" not in fault]
    check.hold("no error but the lost connection", page.faults == [], page.faults)


def tunnel(check, world):
    """An SSH tunnel: another local port, the same server."""
    with Relay(world.preview.port) as relay:
        page = world.open(f"http://localhost:{relay.port}/{DATE}/deck")
        world.edit(IAAS, "Six users", "Distant users")
        check.become("changes come through a tunnel", lambda: "Distant users" in page.js("document.querySelector('.slides').textContent"))
        check.hold("no error through a tunnel", page.faults == [], page.faults)


def ends(check, world):
    pages = [world.open() for _ in range(3)]
    channels = [Channel(world.preview.port) for _ in range(20)]
    children = world.preview.children()
    taken = subprocess.run([world.minutes, "-C", str(world.folder), "serve", "--port", str(world.preview.port)], capture_output=True, text=True)
    check.hold("a port in use is a sentence", taken.returncode == 2 and "in use" in taken.stderr and "--port 0" in taken.stderr, taken.stderr)
    world.edit(IAAS, "Six users", "```mermaid\nflowchart TD\n  Fresh --> Drawing\n```\n\nSix users")
    time.sleep(0.2)
    seconds, status = world.preview.end(signal.SIGINT)
    check.hold("Ctrl-C ends at once, with readers", seconds < 0.5 and status == 0, (seconds, status))
    check.become("and leaves nobody behind", lambda: not [c for c in children if os.path.exists(f"/proc/{c}") and
                                                          "Z" not in Path(f"/proc/{c}/stat").read_text().rsplit(")", 1)[1].split()[0]])
    left = sorted(p.name for p in world.scratch.glob("minutes-chromium-*"))
    check.hold("nor anything in the folder for temporary files", left == [], left)
    check.hold("nothing was written", not (world.folder / ".minutes").exists())
    for channel in channels:
        channel.close()
    check.hold("pages were open meanwhile", len(pages) == 3)


def readers(check, world):
    channels = [Channel(world.preview.port) for _ in range(50)]
    check.hold("fifty streams are open", all(c.status == 200 and c.shown == 204 for c in channels))
    for number in range(5):
        world.edit(IAAS, "Six users" if number == 0 else f"{number - 1} users", f"{number} users")
        word = f"{number} users"
        have = lambda: sum(any(word in (s.get("html") or "") for n in c.told if n["kind"] == "deck" for s in n.get("slides") or []) for c in channels)
        check.become(f"all fifty get change {number}", lambda: have() == 50, have)
    for channel in channels:
        channel.close()


def tabs(check, world):
    """Twelve windows of one browser profile, which opens at most six connections to a server."""
    context = world.browser.new_context(viewport=dict(width=800, height=600), reduced_motion="reduce")
    pages = []
    for _ in range(12):
        page = context.new_page()
        page.goto(world.preview.address)
        page.wait_for_selector("html[data-live=on]", state="attached", timeout=20000)
        pages.append(page)
    world.edit(IAAS, "Six users", "Twelve users")
    shown = lambda: sum("Twelve users" in page.evaluate("document.querySelector('.slides').textContent") for page in pages)
    check.become("twelve windows show a change", lambda: shown() == 12, shown)
    descriptors = lambda: len(os.listdir(f"/proc/{world.preview.process.pid}/fd"))
    for page in pages[1:]:
        page.close()
    check.become("their connections end with them", lambda: descriptors() < 24, descriptors)
    world.edit(IAAS, "Twelve users", "Lonely users")
    check.become("the last one still follows", lambda: "Lonely users" in pages[0].evaluate("document.querySelector('.slides').textContent"))
    context.close()


def alone(check, world):
    """A browser without shared workers, as on many phones."""
    context = world.browser.new_context(viewport=dict(width=360, height=740), reduced_motion="reduce")
    context.add_init_script("delete window.SharedWorker")
    page = context.new_page()
    faults = []
    page.on("console", lambda m: faults.append(m.text) if m.type in ("error", "warning") else None)
    page.goto(world.preview.address)
    page.wait_for_selector("html[data-live=on]", state="attached", timeout=20000)
    world.edit(IAAS, "Six users", "Pocket users")
    check.become("a change comes without a shared worker", lambda: "Pocket users" in page.evaluate("document.querySelector('.slides').textContent"))
    check.hold("no error without a shared worker", faults == [], faults)
    context.close()


def sleeper(check, world):
    """The server closes the connection of a page that reads nothing, as on a sleeping laptop; the page recovers."""
    page = world.open()
    page.go("third rehearsal")
    page.js("window.stays = true")
    # Data for the browser stays in the relay until it wakes up.
    with Relay(world.preview.port) as relay:
        far = world.open(f"http://127.0.0.1:{relay.port}/{DATE}/deck")
        relay.hold()
        world.edit(IAAS, "Six users", "Sleepless users")
        check.become("others see the change", lambda: page.shows("Sleepless users"))
        check.hold("the sleeper does not", "Sleepless" not in far.js("document.querySelector('.slides').textContent"))
        relay.cut()
        check.become("it comes back by itself with what it missed", lambda: "Sleepless users" in far.js("document.querySelector('.slides').textContent"), seconds=8)


def slow(check, world):
    """Connections are closed if the client does not read events, or sends a request too slowly."""
    port = world.preview.port
    channel = Channel(port)
    until(lambda: channel.told)
    dozing = socket.create_connection(("127.0.0.1", port), 5)
    dozing.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    dozing.sendall(f"GET /live HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: text/event-stream\r\n\r\n".encode())
    head = b""
    while b"event: stream" not in head or not head.endswith(b"\n\n\r\n"):
        head += dozing.recv(4096)
    name = head.split(b"data: ")[1].split(b"\n")[0].decode()
    page = get(port, f"/{DATE}/deck")[2].decode()
    mark = page.split('data-mark="', 1)[1].split('"', 1)[0]
    # It reports that it shows nothing, so that all slides are sent each time.
    say = lambda: post(port, "/live", "\n".join([name, "1", "shows", f"/{DATE}/deck", mark]))
    answers = []
    for _ in range(600):
        answers.append(say())
        if answers[-1] != 204:
            break
    check.hold("a reader who takes nothing is let go", answers[-1] == 410, (len(answers), answers[-1]))
    dozing.close()
    world.edit(IAAS, "Six users", "Quick users")
    check.become("the others go on", lambda: any("Quick users" in str(n) for n in channel.told))
    channel.close()
    link = socket.create_connection(("127.0.0.1", port), 5)
    link.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ")
    start = time.monotonic()
    try:
        while time.monotonic() - start < 15:
            link.sendall(b"x")
            time.sleep(0.2)
    except OSError:
        pass
    took = time.monotonic() - start
    check.hold("a request has ten seconds, however many bytes of it come", 9 < took < 13, took)


def flood(check, world):
    port = world.preview.port
    channel = Channel(port)
    until(lambda: channel.told)

    def answered(what):
        start = time.monotonic()
        status = get(port, f"/{DATE}/deck")[0]
        check.hold(f"{what}: a page is there within a second", status == 200 and time.monotonic() - start < 1, (status, time.monotonic() - start))

    for _ in range(3):
        check.hold("an address of 300 kB is refused", b" 200 " not in request(port, b"GET /" + b"a" * 300_000 + b" HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", wait=2)[:20])
    answered("long addresses")
    links = []
    for _ in range(1500):
        try:
            links.append(socket.create_connection(("127.0.0.1", port), 2))
        except OSError:
            break
    answered(f"{len(links)} connections")
    world.edit(IAAS, "Six users", "Flooded users")
    check.become("whoever follows is not washed away", lambda: any("Flooded users" in str(n) for n in channel.told))
    for link in links:
        link.close()
    streams = [socket.create_connection(("127.0.0.1", port), 2) for _ in range(200)]
    for link in streams:
        link.sendall(f"GET /live HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: text/event-stream\r\n\r\n".encode())
    refused = sum(b" 503 " in link.recv(100) for link in streams)
    check.hold("not everybody gets a stream", 0 < refused < 200, refused)
    answered("streams")
    for link in streams:
        link.close()
    channel.close()
    check.become("and all are gone", lambda: len(os.listdir(f"/proc/{world.preview.process.pid}/fd")) < 24, lambda: len(os.listdir(f"/proc/{world.preview.process.pid}/fd")))


def strangers(check, world):
    port = world.preview.port
    own = f"127.0.0.1:{port}"
    deck = f"/{DATE}/deck"
    status, headers, body = get(port, deck)
    check.hold("the page is served", status == 200 and b"<main>" in body)
    policy = headers.get("content-security-policy", "")
    check.hold("with the pages' own policy", "default-src 'none'" in policy and "script-src 'self'" in policy and "unsafe" not in policy, policy)
    check.hold("which stands in the page too", policy.split(";")[0] in body.decode())
    for name, value in (("x-content-type-options", "nosniff"), ("x-frame-options", "DENY"), ("referrer-policy", "no-referrer"),
                        ("cross-origin-resource-policy", "same-origin")):
        check.hold(f"with {name}", headers.get(name) == value, headers)
    for host in (f"localhost:{port}", f"[::1]:{port}", "localhost", "127.0.0.1:9999"):
        check.hold(f"{host} is this machine, also behind a tunnel", get(port, deck, host=host)[0] == 200)
    for host in ("evil.example", f"evil.example:{port}", "127.0.0.1.evil.example", "localhost.evil.example", "0.0.0.0", "", "127.0.0.1:80:80", "127.0.0.1@evil.example"):
        check.hold(f"Host: {host} is refused", get(port, deck, host=host or " ")[0] == 403, get(port, deck, host=host or " ")[0])
    check.hold("no Host is refused", b" 403 " in request(port, f"GET {deck} HTTP/1.1\r\nConnection: close\r\n\r\n").split(b"\r\n")[0])
    for origin in ("http://evil.example", "null", f"https://{own}", "http://127.0.0.1:1", f"http://{own}.evil.example"):
        check.hold(f"Origin: {origin} is refused", get(port, deck, Origin=origin)[0] == 403)
    check.hold("the page's own origin is not", get(port, deck, Origin=f"http://{own}")[0] == 200)
    check.hold("another site's request is refused", get(port, deck, Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="no-cors")[0] == 403)
    check.hold("a link from there is followed", get(port, deck, Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="navigate")[0] == 200)
    for method in ("PUT", "DELETE", "OPTIONS", "CONNECT", "TRACE", "PATCH", "BREW"):
        check.hold(f"{method} is refused", get(port, deck, method=method)[0] == 405)
    check.hold("POST of the own page is refused but where pages speak", post(port, deck, "") == 405)
    head, fields, nothing = get(port, deck, method="HEAD")
    check.hold("HEAD has no body", head == 200 and nothing == b"" and int(fields["content-length"]) == len(body), (head, fields))
    events = dict(Accept="text/event-stream")
    check.hold("no stream for another site", get(port, "/live", Origin="http://evil.example", **events)[0] == 403)
    check.hold("nor for a link on it", get(port, "/live", Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="navigate", **events)[0] == 406)
    check.hold("nor for what reads no events", get(port, "/live")[0] == 406)
    check.hold("nor for another host", get(port, "/live", host="evil.example", **events)[0] == 403)
    channel = Channel(port)
    check.hold("a page's words are taken", channel.shown == 204, channel.shown)
    check.hold("its stream may not load anything", "default-src 'none'" in channel.headers["content-security-policy"], channel.headers)
    words = "\n".join([channel.name, "1", "wakes"])
    for name, origin in (("another site", "http://evil.example"), ("nobody", None), ("null", "null"), ("another port", "http://127.0.0.1:1")):
        check.hold(f"those of {name} are not", post(port, "/live", words, origin=origin) == 403)
    check.hold("nor those to another host", post(port, "/live", words, host="evil.example") == 403)
    check.hold("nor those that a page of another site sends", post(port, "/live", words, Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="navigate") == 403)
    check.hold("an unknown stream is gone", post(port, "/live", words.replace(channel.name, "0" * 32)) == 410)
    for rubbish in ("", "\n\n", f"{channel.name}\none\nshows\n/", f"{channel.name}\n1\nsings", "\0" * 50):
        check.hold(f"{rubbish[-12:]!r} is no word of a page", post(port, "/live", rubbish) == 400)
    check.hold("a novel is none either", post(port, "/live", words + "x" * (2 << 20)) in (0, 413))
    channel.close()
    # Only the files of pages are served
    (world.folder / "community-call/leak.png").symlink_to("/etc/passwd")
    (world.folder / "community-call/secret.txt").write_text("not for readers")
    (world.folder / "community-call/run.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script><rect width='9' height='9'/></svg>")
    world.edit(IAAS, "Six users", "![leak](./leak.png) ![run](./run.svg) ![out](../minutes.yml) ![out](%2e%2e/minutes.yml) Six users")
    time.sleep(0.5)
    page = get(port, deck)[2].decode()
    check.hold("a link as a picture is none", 'class="missing-picture">leak' in page)
    for place in (f"/{DATE}/assets/../../minutes.yml", f"/{DATE}/assets/..%2f..%2fminutes.yml", "/../../../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd",
                  f"/{DATE}/assets/leak.png", f"/{DATE}/assets/secret.txt", f"/{DATE}/assets/%2fetc%2fpasswd", "/assets//etc/passwd", "/minutes.yml",
                  f"/{DATE}/assets/cover.png", "//etc/passwd", f"/reports/{DATE}/iaas.md", f"/{DATE}/team-nobody", "/2024-13-01/deck", "/..", "/assets/..",
                  f"/{DATE}/assets/deck.css/../../../minutes.yml", "http://evil.example/", "*", f"/{DATE}/deck/../../../etc/passwd", "/assets/%00",
                  f"/{DATE}\\..\\..\\minutes.yml"):
        status, _, body = get(port, place)
        check.hold(f"{place} leads nowhere", status == 404 and b"root:" not in body and b"community:" not in body, (status, body[:60]))
    svg = page.split(".svg", 1)[0].rsplit("assets/", 1)[1] + ".svg"
    status, headers, body = get(port, f"/{DATE}/assets/{svg}")
    check.hold("an SVG is served without what could run", status == 200 and b"script" not in body and "sandbox" in headers["content-security-policy"], (status, body))
    listening = [line.split()[1] for line in Path("/proc/net/tcp").read_text().splitlines()[1:] if line.split()[3] == "0A" and line.split()[1].endswith(f":{port:04X}")]
    check.hold("only 127.0.0.1 is listened at", listening == [f"0100007F:{port:04X}"], listening)
    v6 = Path("/proc/net/tcp6").read_text() if os.path.exists("/proc/net/tcp6") else ""
    check.hold("and nothing else", f":{port:04X} " not in v6 or not [l for l in v6.splitlines()[1:] if l.split()[3] == "0A" and l.split()[1].endswith(f":{port:04X}")])
    for rubbish in (b"\x00" * 2000, b"GET\r\n\r\n", b"GET / HTTP/1.1\r\nHost", b"\xff\xfe GET / HTTP/9.9\r\n\r\n"):
        request(port, rubbish, wait=0.2)
    check.hold("rubbish does not stop it", get(port, deck)[0] == 200)


TESTS = [change, fragments_and_notes, article, findings, editors, surroundings, checkout, diagrams, undrawn, pages, reconnect, tunnel,
         ends, readers, tabs, alone, sleeper, slow, flood, strangers]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", default=str(ROOT / ".build" / "release" / "minutes"))
    parser.add_argument("--only")
    arguments = parser.parse_args()
    minutes = os.path.abspath(arguments.minutes)
    if not os.path.exists(CHROMIUM):
        raise SystemExit("Chromium is not there; \"apt install chromium\" brings it")
    folder = Path(tempfile.mkdtemp(prefix="minutes-preview-"))
    check = Checks()
    try:
        with sync_playwright() as playwright:
            flags = ["--no-sandbox"] if os.getuid() == 0 else []
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
            for test in TESTS:
                if arguments.only and test.__name__ != arguments.only:
                    continue
                os.environ["XDG_CACHE_HOME"] = str(folder / ("cache-" + ("none" if test is undrawn else "own")))
                options = dict(MINUTES_CHROMIUM="/nowhere/chromium") if test is undrawn else {}
                world = World(minutes, browser, folder / test.__name__, **options)
                try:
                    test(check, world)
                except Exception as error:  # the other tests go on
                    check.hold(f"{test.__name__} runs to its end", False, repr(error)[:600])
                finally:
                    world.close()
            browser.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    check.end()


if __name__ == "__main__":
    main()
