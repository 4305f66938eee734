#!/usr/bin/env python3
"""Benchmarks of the live preview: latency from the end of a write to the changed text in Chromium, and idle costs.

usage: live.py [--minutes PATH] [--saves N] [--many N] [--idle SECONDS]     exit status 0: this only measures
"""
import argparse
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent / "Browser")]
import environment  # noqa: E402

environment.enter(__file__, HERE.parent / "Browser" / "requirements.txt")

from playwright.sync_api import sync_playwright  # noqa: E402

from preview_server import CHROMIUM, DATE, ROOT, Channel, Preview, example, until  # noqa: E402

# Times when the word is in the page: at the change of its nodes, and before the next frame is drawn.
WATCH = """() => {
    window.word = null;
    const seen = () => {
        if (!window.word || !document.querySelector('.slides').textContent.includes(window.word)) return;
        window.word = null;
        window.changed = performance.timeOrigin + performance.now();
        requestAnimationFrame(() => { window.drawn = performance.timeOrigin + performance.now(); });
    };
    new MutationObserver(seen).observe(document.querySelector('.slides'), { subtree: true, childList: true, characterData: true });
}"""


def large(folder):
    """A call of two hundred slides: twelve teams with sixteen topics each, a cover and a title slide each."""
    repository = example(folder)
    reports = repository / "reports" / DATE
    for report in sorted(reports.glob("*.md"))[:11]:
        topics = [f"## Topic {number} of {report.stem}\n\n" + "".join(
            f"- Item {item} of *topic* {number} with **words** and [a link](https://example.org/{number}/{item})\n" for item in range(7))
            for number in range(17)]
        report.write_text(f"---\nteam: {report.stem}\nreporter: someone-example\n---\n\n" + "\n".join(topics))
    return repository


def saves(browser, preview, path, count):
    """Returns milliseconds from the end of each of `count` writes to the changed text, and to the frame that shows it."""
    context = browser.new_context(viewport=dict(width=1280, height=800))
    page = context.new_page()
    page.goto(preview.address)
    page.wait_for_selector("html[data-ready=true]", state="attached", timeout=30000)
    page.wait_for_selector("html[data-live=on]", state="attached", timeout=5000)
    slides = page.evaluate("Reveal.getTotalSlides()")
    page.evaluate(WATCH)
    text = path.read_text()
    start = text.index("\n## ") + 4
    changed, drawn = [], []
    time.sleep(1)
    for number in range(count):
        word = f"Word{number:04}"
        page.evaluate(f"window.drawn = 0, window.word = '{word}'")
        time.sleep(0.05)
        path.write_text(text[:start] + word + " " + text[start:])
        end = time.time() * 1000
        until(lambda: page.evaluate("window.drawn || 0") > 0, 10, step=0.02)
        changed.append(page.evaluate("window.changed") - end)
        drawn.append(page.evaluate("window.drawn") - end)
    path.write_text(text)
    context.close()
    return slides, sorted(changed), sorted(drawn)


def cpu(numbers):
    """Returns the CPU time of processes, in seconds."""
    ticks = 0
    for number in numbers:
        fields = Path(f"/proc/{number}/stat").read_text().rsplit(")", 1)[1].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def memory(numbers):
    """Returns the resident memory of processes, in MB."""
    pages = sum(int(Path(f"/proc/{number}/statm").read_text().split()[1]) for number in numbers)
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def files(numbers):
    return sum(len(os.listdir(f"/proc/{number}/fd")) for number in numbers)


def share(sorted_times, part):
    return sorted_times[min(len(sorted_times) - 1, int(len(sorted_times) * part))]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", default=str(ROOT / ".build" / "release" / "minutes"))
    parser.add_argument("--saves", type=int, default=40)
    parser.add_argument("--many", type=int, default=2000)
    parser.add_argument("--idle", type=float, default=60)
    arguments = parser.parse_args()
    minutes = os.path.abspath(arguments.minutes)
    scratch = Path(tempfile.mkdtemp(prefix="minutes-live-"))
    print("the live preview")

    def row(what, figure, bar):
        print(f"{what.ljust(56)}  {figure.rjust(28)}  {bar}".rstrip(), flush=True)

    try:
        with sync_playwright() as playwright:
            flags = ["--no-sandbox"] if os.getuid() == 0 else []
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
            for name, make, bars in (("example", example, ("≤ 50 ms, ≤ 120 ms", "")), ("large", large, ("≤ 80 ms", ""))):
                repository = make(scratch / name)
                preview = Preview(minutes, repository, DATE)
                path = repository / "reports" / DATE / "iaas.md"
                slides, changed, drawn = saves(browser, preview, path, arguments.saves)
                for what, times, bar in (("changed text in the page", changed, bars[0]), ("the same, next frame", drawn, bars[1])):
                    row(f"{slides} slides, {len(times)} saves: {what}",
                        f"median {share(times, .5):.0f}, 95 % {share(times, .95):.0f} ms", bar)
                preview.end()
            repository = scratch / "example"
            preview = Preview(minutes, repository, DATE)
            page = browser.new_page()
            page.goto(preview.address)
            page.wait_for_selector("html[data-live=on]", state="attached", timeout=20000)
            # The Chromium for diagrams ends after it has been idle for a while.
            until(lambda: len(preview.children()) == 1, 40, step=0.5)
            programs = preview.children()
            before = cpu(programs)
            time.sleep(arguments.idle)
            row(f"processor time in {arguments.idle:.0f} s with a page open", f"{(cpu(programs) - before) * 1000:.0f} ms", "0")
            page.close()
            # Saves with a client that receives all of them
            reader = Channel(preview.port)
            until(lambda: reader.told)
            path = repository / "reports" / DATE / "iaas.md"
            text = path.read_text()
            start = text.index("\n## ") + 4

            def save(number):
                path.write_text(f"{text[:start]}Save {number} {text[start:]}")
                word = f"Save {number} "
                held = lambda: any(word in (s.get("html") or "") for n in reader.told[-4:] for s in n.get("slides") or [])
                if not until(held, 5, step=0.001):
                    raise SystemExit(f"save {number} was not told")

            for number in range(200):
                save(number)
            memory_before, files_before = memory(programs), files(programs)
            began = time.monotonic()
            for number in range(200, 200 + arguments.many):
                save(number)
                del reader.told[:-8]
            seconds = time.monotonic() - began
            row(f"memory after {arguments.many} saves more", f"{memory_before:.1f} → {memory(programs):.1f} MB", "within 10 MB")
            row("descriptors", f"{files_before} → {files(programs)}", "the same")
            row("a save after the other", f"{seconds / arguments.many * 1000:.1f} ms", "")
            readers = [Channel(preview.port) for _ in range(50)]
            until(lambda: all(r.told for r in readers))
            times = []
            for number in range(30):
                word = f"All {number} "
                path.write_text(f"{text[:start]}{word}{text[start:]}")
                end = time.monotonic()
                have = lambda: sum(any(word in (s.get("html") or "") for n in r.told[-4:] for s in n.get("slides") or []) for r in readers)
                if not until(lambda: have() == 50, 5, step=0.001):
                    row("50 readers", f"{have()} of 50 got change {number}", "50")
                times.append((time.monotonic() - end) * 1000)
            row("50 readers have a change", f"median {share(sorted(times), .5):.0f} ms", "all get it")
            for one in readers:
                one.close()
            until(lambda: files(programs) <= files_before, 5)
            row("descriptors once they have left", f"{files_before} → {files(programs)}", "the same")
            preview.end()
            browser.close()
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


if __name__ == "__main__":
    main()
