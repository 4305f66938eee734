#!/usr/bin/env python3
"""Tests decks' pages in a real Chromium, over HTTP and from the disk.

usage: deck_pages.py --minutes PATH     prints "N passed, N failed"; exit status 1 where one of them failed
"""
import argparse
import functools
import http.server
import os
import shutil
import signal
import socketserver
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import environment  # noqa: E402

environment.enter(__file__)

from axe_playwright_python.sync_playwright import Axe  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402

from checks import Checks  # noqa: E402

ROOT = HERE.parent.parent
CHROMIUM = os.environ.get("MINUTES_CHROMIUM", "/usr/bin/chromium")


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass

    def do_GET(self):
        if self.path == "/favicon.ico":  # requested by browsers themselves
            self.send_response(204)
            return self.end_headers()
        super().do_GET()


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True

    def handle_error(self, request, address):
        """Ignores connections that the browser has closed early."""


def run(minutes, *arguments, status=0, **options):
    done = subprocess.run([minutes, *map(str, arguments)], capture_output=True, text=True, **options)
    if done.returncode != status:
        raise SystemExit(f"minutes {' '.join(map(str, arguments))} ended with {done.returncode}: {done.stderr}")
    return done


class Reader:
    """A page in a browser window, with its errors."""

    def __init__(self, browser, address, width=1280, height=720, **options):
        self.context = browser.new_context(viewport=dict(width=width, height=height), **options)
        self.page = self.context.new_page()
        self.faults, self.hosts = [], set()
        self.page.on("console", lambda m: self.faults.append(m.text) if m.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda e: self.faults.append(str(e)))
        self.page.on("request", lambda r: self.hosts.add(r.url.split("/")[2] if r.url.startswith("http") else r.url.split(":")[0]))
        self.page.goto(address)

    def ready(self):
        self.page.wait_for_selector("html[data-ready=true]", state="attached", timeout=20000)
        return self

    def js(self, expression):
        return self.page.evaluate(expression)

    def close(self):
        self.context.close()


def slides(check, browser, base):
    reader = Reader(browser, base + "features.html", reduced_motion="reduce").ready()
    check.hold("the deck is presented", reader.js("Reveal.isReady()"))
    check.hold("no role hides the slides from screen readers", reader.js("!document.querySelector('[role=application]')"))
    check.hold("all slides are there", reader.js("Reveal.getTotalSlides()") == 6, reader.js("Reveal.getTotalSlides()"))
    check.hold("scripts leave the page", reader.js("document.scripts.length") == 0)
    # Keys, fragments and the address
    reader.page.keyboard.press("ArrowRight")
    check.hold("a key leads to the next slide", reader.js("Reveal.getIndices().h") == 1)
    check.hold("fragments wait", reader.js("document.querySelectorAll('.present .fragment.visible').length") == 0)
    reader.page.keyboard.press("ArrowRight")
    check.hold("a key shows a fragment", reader.js("document.querySelectorAll('.present .fragment.visible').length") == 1)
    check.hold("the address names the slide", "#/slide-1-0" in reader.page.url, reader.page.url)
    # Speaker notes are hidden
    check.hold("notes do not show", not reader.page.locator("section.present aside.notes").is_visible())
    # Backgrounds
    reader.js("Reveal.slide(2, 0)")
    colours = reader.js("[...document.querySelectorAll('.slide-background.present, .slide-background.present *')].map(n => getComputedStyle(n).backgroundColor)")
    check.hold("a background colour shows", "rgb(229, 245, 240)" in colours, colours)
    picture = reader.js("getComputedStyle(document.querySelector('.slide-background .slide-background-content')).backgroundImage")
    check.hold("a background picture comes from the page's own folder", "/assets/" in picture, picture)
    # Styles of authors
    check.hold("a style of the author's counts", reader.js("getComputedStyle(document.querySelector('.warm')).color") == "rgb(160, 40, 10)")
    # Formulas and code
    check.hold("formulas are drawn", reader.js("document.querySelectorAll('.katex').length") >= 2)
    check.hold("code is coloured", reader.js("document.querySelectorAll('.hljs-attr').length") > 0)
    check.hold("lines have numbers", reader.js("getComputedStyle(document.querySelector('.line'), '::before').content") == '"7"')
    # Diagrams
    reader.js("Reveal.slide(3, 0)")
    boxes = reader.js("""[...Reveal.getCurrentSlide().querySelectorAll('.drawing svg')].map(svg => {
        const box = svg.getBoundingClientRect(), scale = box.width / svg.viewBox.baseVal.width;
        const sizes = [...svg.querySelectorAll('text')].map(t => parseFloat(getComputedStyle(t).fontSize) * scale);
        return [box.left, box.right, box.top, box.bottom, Math.min(...sizes)] })""")
    check.hold("a diagram is drawn", len(boxes) == 1, boxes)
    for left, right, top, bottom, smallest in boxes:
        check.hold("it fits the window", left >= 0 and right <= 1280 and top >= 0 and bottom <= 720, (left, right, top, bottom))
        check.hold("its letters can be read", smallest >= 11, smallest)
    reader.js("Reveal.slide(3, 1)")
    check.hold("so is the other kind", reader.js("Reveal.getCurrentSlide().querySelectorAll('.drawing svg text').length") > 3)
    # A diagram that is too wide can be enlarged, also by keyboard
    reader.js("Reveal.slide(4, 0)")
    button = reader.page.locator("section.present button.enlarge")
    check.hold("a small diagram has a button", button.count() == 1)
    button.focus()
    reader.page.keyboard.press("Enter")
    # The browser opens and closes it asynchronously.
    becomes = lambda selector, count: reader.page.wait_for_function(
        "([selector, count]) => document.querySelectorAll(selector).length === count", arg=[selector, count], timeout=5000)
    check.hold("it opens large", becomes("dialog[open] svg", 1))
    reader.page.keyboard.press("Escape")
    check.hold("and closes", becomes("dialog", 0))
    check.hold("a faulty diagram keeps its source", "flowchart" in reader.page.locator("pre.faulty-diagram").inner_text())
    check.hold("no other host is asked", reader.hosts == {base.split("/")[2]}, reader.hosts)
    check.hold("no error and no violation", reader.faults == [], reader.faults)
    reader.close()


def nobodys_diagram(check, browser, base):
    """Diagrams are drawn by the reader's browser if they were not drawn in advance."""
    reader = Reader(browser, base + "undrawn/undrawn.html").ready()
    check.hold("the browser draws it", reader.js("document.querySelectorAll('figure.diagram svg text').length") > 3)
    check.hold("with no violation", reader.faults == [], reader.faults)
    reader.close()


def small_screen(check, browser, base):
    reader = Reader(browser, base + "features.html", 360, 740).ready()
    check.hold("a phone gets the article", reader.js("!window.Reveal"))
    check.hold("nothing is wider than the phone", reader.js("document.documentElement.scrollWidth") <= 360)
    check.hold("letters can be read", reader.js("Math.min(...[...document.querySelectorAll('.deck p, .deck li')].map(n => parseFloat(getComputedStyle(n).fontSize)))") >= 14)
    check.hold("fragments are there", reader.page.locator(".fragment").first.is_visible())
    check.hold("notes are folded", reader.page.locator("aside.notes summary").first.is_visible())
    reader.page.get_by_role("link", name="Show as slides").click()
    reader.ready()
    check.hold("one tap shows the slides", reader.js("Reveal.isReady()"))
    check.hold("no error on the phone", reader.faults == [], reader.faults)
    reader.close()


def without_scripts(check, browser, base):
    reader = Reader(browser, base + "features.html", java_script_enabled=False)
    text = reader.page.locator("main").inner_text()
    for word in ("Every kind of thing", "Waits for a key", "Seen from far", "Realm north", "Notes of the speaker"):
        check.hold(f"without scripts one reads “{word}”", word in text or word in reader.page.content())
    check.hold("and it is visible", reader.page.get_by_text("Waits for a key").is_visible())
    check.hold("formulas read as TeX", "a^2" in text)
    reader.close()


def barriers(check, browser, base):
    for name, options, query in (
            ("slides", {}, "?view=slides"), ("article", {}, "?view=article"), ("phone", dict(width=360, height=740), "")):
        for deck in ("features", "20240926", "dark"):
            reader = Reader(browser, f"{base}{deck}.html{query}", reduced_motion="reduce", **options).ready()
            found = Axe().run(reader.page).response["violations"]
            check.hold(f"axe finds nothing in {deck} as {name}", found == [],
                       [(v["id"], [n["html"][:120] for n in v["nodes"]][:3]) for v in found])
            reader.close()


def standalone(check, browser, folder):
    reader = Reader(browser, f"file://{folder}/alone/features.html", reduced_motion="reduce", offline=True).ready()
    check.hold("one file is enough, in an aeroplane", reader.js("Reveal.isReady()"))
    check.hold("pictures are in it", reader.js("[...document.images].every(i => i.complete && i.naturalWidth > 0)"))
    check.hold("letters are in it", reader.js("document.fonts.check('700 20px Lato')"))
    check.hold("formulas are in it", reader.js("document.querySelectorAll('.katex').length") >= 2)
    check.hold("it asks nobody", reader.hosts <= {"file", "data"}, reader.hosts)
    with reader.context.expect_page() as opened:
        reader.page.keyboard.press("s")
    speaker = opened.value
    reader.js("Reveal.slide(1, 0)")
    speaker.get_by_text("Notes of the speaker").wait_for(timeout=5000)
    check.hold("the speaker sees the notes", "Notes of the speaker" in speaker.inner_text("#notes"))
    speaker.keyboard.press("ArrowRight")
    check.hold("and leads from there", reader.js("document.querySelectorAll('.present .fragment.visible').length") == 1)
    check.hold("no error in the file", reader.faults == [], reader.faults)
    reader.close()
    published = (folder / "features.html").read_text()
    check.hold("a published page has no speaker view", "data-speaker" not in published)


def print_and_pictures(check, minutes, folder):
    deck = HERE / "Decks" / "features.md"
    for out in ("one", "two"):
        run(minutes, "export", deck, "--to", "pdf", "-o", folder / out, status=1)
    first = (folder / "one" / "features.pdf").read_bytes()
    check.hold("the same PDF for the same deck", first == (folder / "two" / "features.pdf").read_bytes())
    info = subprocess.run(["pdfinfo", folder / "one" / "features.pdf"], capture_output=True, text=True).stdout
    check.hold("one page a slide", "Pages:           6" in info, info)
    check.hold("tagged for screen readers", "Tagged:          yes" in info)
    text = subprocess.run(["pdftotext", folder / "one" / "features.pdf", "-"], capture_output=True, text=True).stdout
    for word in ("Every kind of thing", "Waits for a key", "Realm north"):
        check.hold(f"“{word}” can be found in it", word in text)
    fonts = subprocess.run(["pdffonts", folder / "one" / "features.pdf"], capture_output=True, text=True).stdout.splitlines()[2:]
    check.hold("fonts are embedded", fonts and all(" yes " in line for line in fonts), fonts)
    check.hold("links are alive", b"/URI" in first)
    check.hold("it has an outline", b"/Outlines" in first)
    run(minutes, "export", deck, "--to", "png", "-o", folder / "one", status=1)
    names = sorted(p.name for p in (folder / "one" / "features").iterdir())
    check.hold("one picture a slide", names == [f"{n:03}.png" for n in range(1, 7)], names)
    shown = folder / "one" / Path(deck).stem
    for name in ("007.png", "099.png", "cover.png"):
        (shown / name).write_bytes(b"of an earlier deck")
    run(minutes, "export", deck, "--to", "png", "-o", folder / "one", status=1)
    left = sorted(path.name for path in shown.iterdir())
    check.hold("pictures of slides that are gone go, others stay", left == names + ["cover.png"], left)
    (shown / "cover.png").unlink()


def faults(check, minutes, folder):
    deck = HERE / "Decks" / "features.md"
    gone = dict(os.environ, MINUTES_CHROMIUM="/nowhere/chromium")
    done = run(minutes, "export", deck, "--to", "pdf", "-o", folder / "none", status=2, env=gone)
    check.hold("without Chromium a sentence says how to get it", "apt install chromium" in done.stderr, done.stderr)
    done = run(minutes, "export", deck, "--to", "html", "-o", folder / "said", status=1)
    for word in ("diagram cannot be drawn", "[diagram-faulty]", "[diagram-illegible]", "shown as a link",
                 "data-background-iframe is not allowed", "dependencies"):
        check.hold(f"the user is told “{word}”", word in done.stderr, done.stderr)
    stuck = folder / "stuck"
    stuck.write_text("#!/bin/sh\nexit 3\n")
    stuck.chmod(0o755)
    # Other programs may have Chromium profiles in the common temporary folder; Chromium creates a socket in this one,
    # whose path must be short.
    with tempfile.TemporaryDirectory(prefix="mp-", dir="/tmp") as scratch:
        own = dict(os.environ, TMPDIR=scratch)
        done = run(minutes, "export", deck, "--to", "pdf", "-o", folder / "none", status=2, env=dict(own, MINUTES_CHROMIUM=str(stuck)))
        check.hold("a Chromium that ends is a sentence", "does not start" in done.stderr, done.stderr)
        check.hold("and no profile is left", os.listdir(scratch) == [], os.listdir(scratch))
        for number in (signal.SIGINT, signal.SIGTERM):
            own["XDG_CACHE_HOME"] = str(folder / f"cache-{number.name}")
            process = subprocess.Popen([minutes, "export", deck, "--to", "pdf", "-o", folder / number.name], env=own, stdout=subprocess.DEVNULL,
                                       stderr=subprocess.PIPE, text=True)
            profiles = lambda: [n for n in os.listdir(scratch) if n.startswith("minutes-chromium-")]
            until = time.monotonic() + 20
            while not profiles() and process.poll() is None and time.monotonic() < until:
                time.sleep(0.005)
            time.sleep(0.2)
            check.hold(f"{number.name} comes while Chromium works", process.poll() is None and profiles())
            process.send_signal(number)
            said = process.communicate(timeout=10)[1]
            check.hold(f"{number.name} ends it as signals do, without a word", process.returncode == -number and said == "", (process.returncode, said))
            check.hold(f"{number.name} leaves no profile behind", profiles() == [], profiles())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", default=str(ROOT / ".build" / "release" / "minutes"))
    minutes = os.path.abspath(parser.parse_args().minutes)
    if not os.path.exists(CHROMIUM):
        raise SystemExit("Chromium is not there; \"apt install chromium\" brings it")
    folder = Path(tempfile.mkdtemp(prefix="minutes-pages-"))
    check = Checks()
    try:
        os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
        decks = HERE / "Decks"
        # The cache is empty, and there is no Chromium to draw.
        run(minutes, "export", decks / "undrawn.md", "--to", "html", "-o", folder / "undrawn", status=0,
            env=dict(os.environ, MINUTES_CHROMIUM="/nowhere/chromium"))
        run(minutes, "export", decks / "features.md", "--to", "html", "-o", folder, status=1)
        run(minutes, "export", decks / "dark.md", ROOT / "minutes" / "community-call" / "20240926.md", "--to", "html", "-o", folder)
        run(minutes, "export", decks / "features.md", "--to", "html", "--standalone", "-o", folder / "alone", status=1)
        server = Server(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        base = f"http://127.0.0.1:{server.server_address[1]}/"
        with sync_playwright() as playwright:
            arguments = ["--no-sandbox"] if os.getuid() == 0 else []
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
            slides(check, browser, base)
            nobodys_diagram(check, browser, base)
            small_screen(check, browser, base)
            without_scripts(check, browser, base)
            barriers(check, browser, base)
            standalone(check, browser, folder)
            browser.close()
        print_and_pictures(check, minutes, folder)
        faults(check, minutes, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    check.end()


if __name__ == "__main__":
    main()
