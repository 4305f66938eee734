#!/usr/bin/env python3
"""Holds what random slides become against markdown-it-py, the Python edition of the parser that HedgeDoc has.

usage: markdown_judge.py --minutes PATH [--slides N] [--seed N]

The slides are put together from lines that are each plain and meet in ways that nobody would write. Compared are headings with
their words, paragraphs, list items, quotes, rules, line breaks, fences, tables, links, pictures, and all words. Prints
"N passed, N failed"; exit status 1 where one failed.
"""
import argparse
import html.parser
import json
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import environment  # noqa: E402

environment.enter(__file__)

from markdown_it import MarkdownIt  # noqa: E402

from checks import Checks  # noqa: E402

STARTS = ["", "", "", "- ", "- ", "* ", "1. ", "2) ", "> ", "> ", "> - ", "- > ", "  ", "    ", "  - ", "    - ", "   1. ", "> > "]
TEXTS = ["one", "two **bold** words", "*em* and `code`", "a [link](./x.md \"t\") here", "![pic](./a.png)", "two  ", "back\\", "x &amp; y", "~~gone~~ here",
         "<br>", "<br/>", "<br />", "<font color=\"red\">", "</font>", "<span class=\"x\">", "</span>", "<img src=\"./a.png\" alt=\"x\">", "<span>in</span> **b**",
         "## Two", "# One", "### Three ###", "***", "```", "~~~", "```yaml", "| a | b |", "|---|---|", "| c | d |", "===", "<!-- comment -->", "<div>", "</div>"]


def slide(source):
    lines = []
    for _ in range(source.randint(2, 9)):
        if source.random() < 0.22:
            lines.append("")
        start, text = source.choice(STARTS), source.choice(TEXTS)
        # Here the two parsers are known to differ, and CommonMark's own is the one that is right: what is indented by four
        # behind a quote goes on with its paragraph, and an empty line in a fence does not make the list around it loose.
        if start.startswith("    ") and any(">" in line for line in lines):
            start = ""
        if start.strip() and re.match("```|~~~", text):
            text = "plain"
        lines.append(start + text)
    # The lines begin a slide's text at once, and none of them cuts it.
    return "\n".join(["start", *lines]) + "\n"


class Words(html.parser.HTMLParser):
    """What of a page counts, whether Markdown or HTML made it."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.count = dict(paragraphs=0, listItems=0, blockquotes=0, hr=0, br=0, tables=0)
        self.names = dict(p="paragraphs", li="listItems", blockquote="blockquotes", hr="hr", br="br", table="tables")
        self.links, self.pictures, self.headings, self.text, self.fences = [], [], [], [], 0
        self.heading = None

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        if tag in self.names:
            self.count[self.names[tag]] += 1
        if tag == "a" and "href" in found:
            self.links.append(found["href"])
        if tag == "img":
            self.pictures.append(found.get("src", ""))
        if tag == "pre":
            self.fences += 1
        if re.fullmatch("h[1-6]", tag):
            self.heading = [int(tag[1]), ""]

    def handle_endtag(self, tag):
        if re.fullmatch("h[1-6]", tag) and self.heading:
            self.headings.append(self.heading)
            self.heading = None

    def handle_data(self, data):
        self.text.append(data)
        if self.heading:
            self.heading[1] += data


def judged(parser, text):
    page = Words()
    page.feed(parser.render(text))
    page.close()
    return dict(page.count, links=page.links, images=page.pictures, fences=page.fences,
                headings=[[level, " ".join(words.split())] for level, words in page.headings], text=re.findall(r"\w+", " ".join(page.text)))


def said(slide):
    return dict({name: slide[name] for name in ("paragraphs", "listItems", "blockquotes", "hr", "br", "tables")},
                links=[link["href"] for link in slide["links"]], images=[picture["src"] for picture in slide["images"]], fences=len(slide["fences"]),
                headings=[[h["level"], " ".join(h["text"].replace("\u2014", "---").split())] for h in slide["headings"]], text=re.findall(r"\w+", slide["text"]))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", required=True)
    parser.add_argument("--slides", type=int, default=1500)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    source = random.Random(options.seed)
    texts = [slide(source) for _ in range(options.slides)]
    check = Checks()
    with tempfile.TemporaryDirectory() as folder:
        deck = Path(folder) / "deck.md"
        deck.write_text("---\ntype: slide\n---\n\n" + "\n---\n\n".join(texts), encoding="utf-8")
        done = subprocess.run([options.minutes, "inspect", deck, "--format", "json"], capture_output=True, text=True)
    slides = json.loads(done.stdout)["slides"]
    check.hold("the slides are cut as they were made", len(slides) == len(texts), (len(slides), len(texts), done.stderr))
    judge = MarkdownIt("js-default", dict(html=True, breaks=True, linkify=False, typographer=False))
    for text, shown in zip(texts, slides):
        want, have = judged(judge, text), said(shown)
        wrong = {name: (have[name], want[name]) for name in want if have[name] != want[name]}
        check.hold(f"slide {text!r}", not wrong, wrong)
    check.end()


if __name__ == "__main__":
    main()
