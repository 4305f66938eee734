#!/usr/bin/env python3
"""Makes a PDF of decks and holds each page against its slide: every word that the deck says, and every picture, has to be there.

usage: whole_slides.py --minutes PATH [--repository DIR] [DECK…]

Without decks: all of the repository's, by default the example's, and decks made for this that are too full, too wide or have
tall pictures. What the export names as not shown in full may be missing. Prints "N passed, N failed"; exit status 1 where one failed.
"""
import argparse
import json
import re
import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from checks import Checks  # noqa: E402

HEAD = "---\ntype: slide\ntitle: Whole\n---\n\n"


def png(width, height):
    """A grey picture of that many dots."""
    chunk = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = zlib.compress((b"\0" + b"\x60" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def crowded(folder):
    """A deck of slides that hold more than their stage has room for."""
    for name, size in dict(tall=(300, 1400), wide=(2600, 200), square=(900, 900), small=(80, 60)).items():
        (folder / f"{name}.png").write_bytes(png(*size))
    lines = lambda count, text: "".join(f"{text.format(n)}\n" for n in range(count))
    slides = [
        "# Tall\n\n![tall](./tall.png)\n\n* below the tall one\n",
        "# Two\n\n![tall](./tall.png) ![square](./square.png)\n\nbelow both\n",
        "# Sized\n\n![square](./square.png =x900)\n\n![wide](./wide.png =2600x)\n\nlast\n",
        "# In a list\n\n* first\n  ![square](./square.png)\n* second\n\n> quoted\n",
        "# In a table\n\n| ![small](./small.png) | words |\n|---|---|\n| ![square](./square.png) | cell |\n",
        "# Thirty points\n\n" + lines(30, "* point number{}"),
        "# Paragraphs\n\n" + lines(24, "para{} of many words that fill the line from its beginning on\n"),
        "# Code\n\n```\n" + lines(44, "line{}()") + "```\n",
        "# Long line\n\n```\n" + "word " * 60 + "END\n```\n",
        "# Columns\n\n|" + "".join(f" columnhead{n} |" for n in range(14)) + "\n|" + "---|" * 14 + "\n|" + "".join(f" c{n} |" for n in range(14)) + "\n",
        "# Rows\n\n| a | b |\n|---|---|\n" + lines(28, "| row{0} | value{0} |"),
        "# Address\n\nhttps://host.example/" + "verylongpart/" * 14 + "end\n",
        "# Folded\n\n<details>\n<summary>More</summary>\n\n* hidden point\n\n</details>\n",
        "# Steps\n\n* one <!-- .element: class=\"fragment\" -->\n* two <!-- .element: class=\"fragment fade-out\" -->\n* three <!-- .element: class=\"fragment current-visible\" -->\n",
        "# Notes of feet\n\nText" + "".join(f"[^{n}]" for n in range(1, 16)) + "\n\n" + lines(16, "[^{0}]: footnote number{0}\n"),
        "<!-- .slide: data-visibility=\"hidden\" -->\n\n# Not hidden\n\nas in HedgeDoc\n",
        "# End\n",
    ]
    deck = folder / "crowded.md"
    deck.write_text(HEAD + "\n\n---\n\n".join(slides), encoding="utf-8")
    return deck


def words(text):
    """What can be looked for on paper: letters that any machine has, and numbers."""
    return re.findall(r"[A-Za-z0-9À-ÿ]{2,}", re.sub(r":[a-z_0-9+-]+:", " ", text))


def beside(deck, source):
    """The raster picture that an address means, where it lies beside the deck."""
    name = source.split("/uploads/")[-1] if "/uploads/" in source else source
    path = deck.parent / re.sub(r"^(\./)+", "", name.split("?")[0])
    return path if path.suffix.lower() in (".png", ".jpg", ".jpeg", ".gif", ".webp") and path.is_file() else None


def look(check, minutes, deck, folder):
    run = lambda *words: subprocess.run([minutes, *map(str, words)], capture_output=True, text=True)
    done = run("export", deck, "--to", "pdf", "-o", folder)
    path = folder / f"{deck.stem}.pdf"
    if not check.hold(f"{deck.name} becomes a PDF", path.exists(), done.stderr):
        return
    lines = deck.read_text(encoding="utf-8").split("\n")
    slides = json.loads(run("inspect", deck, "--format", "json").stdout)["slides"]
    pages = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, text=True).stdout.split("\f")[:-1]
    check.hold(f"{deck.name}: a page a slide", len(pages) == len(slides), (len(pages), len(slides)))
    rows = subprocess.run(["pdfimages", "-list", path], capture_output=True, text=True).stdout.splitlines()[2:]
    drawn = {}
    for row in rows:
        page, _, kind = row.split()[:3]
        if kind == "image":
            drawn[int(page)] = drawn.get(int(page), 0) + 1
    # "its end is not there" is said with the line of the slide.
    named = {int(line) for line in re.findall(r"ends before its text \[slide-too-full\]\n\s*--> [^\n]*:(\d+):\d+", done.stderr)}
    for number, (slide, page) in enumerate(zip(slides, pages), 1):
        first, last = slide["lines"] or (0, 0)
        if any(first <= line <= last for line in named):
            continue
        text = re.sub(r"\s", "", page)
        # Of a diagram the drawing is there, not its source.
        source = "\n".join(lines[first - 1:last])
        drawn_text = " ".join(re.findall(r"^```mermaid\n(.*?)^```", source, re.S | re.M))
        missing = [word for word in words(slide["text"]) if word not in text and word not in words(drawn_text)]
        check.hold(f"{deck.name}, slide {number}: all words are on its page", not missing, missing[:8])
        pictures = [p for p in slide["images"] if beside(deck, p["src"])]
        check.hold(f"{deck.name}, slide {number}: all pictures are on its page", drawn.get(number, 0) >= len(pictures),
                   (drawn.get(number, 0), [p["src"] for p in pictures]))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", required=True)
    parser.add_argument("--repository", default=HERE.parent.parent / "minutes")
    parser.add_argument("decks", nargs="*")
    options = parser.parse_args()
    minutes = str(Path(options.minutes).resolve())
    check = Checks()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        decks = [Path(deck).resolve() for deck in options.decks]
        if not decks:
            listed = sorted(Path(options.repository).rglob("*.md"))
            decks = [path for path in listed if re.match(r"---\n(?:.*\n)*?type: slide", path.read_text(encoding="utf-8", errors="replace")[:2000])]
            decks.append(crowded(folder))
        for deck in decks:
            look(check, minutes, deck, folder / "out")
    check.end()


if __name__ == "__main__":
    main()
