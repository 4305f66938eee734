#!/usr/bin/env python3
"""Checks the HTML of pages with nh3 (ammonia, html5ever), which must not remove anything from a slide.

usage: html_judge.py --minutes PATH     prints "N passed, N failed"; exit status 1 where one of them failed
"""
import argparse
import collections
import json
import os
import random
import subprocess
import sys
import tempfile
from html.parser import HTMLParser
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import environment  # noqa: E402

environment.enter(__file__)

import nh3  # noqa: E402

# Elements and attributes allowed on slides. Addresses in values are checked by nh3.
EVERYWHERE = {"title", "lang", "dir", "align", "class", "id", "role", "tabindex"}
TAGS = set("""a abbr b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn div dl dt em figcaption figure
font h1 h2 h3 h4 h5 h6 hr i img input ins kbd li mark ol p pre q rp rt ruby s samp small span strike strong sub summary sup table tbody td
tfoot th thead time tr tt u ul var wbr section""".split())
ATTRIBUTES = {
    "*": EVERYWHERE, "a": {"href"}, "img": {"src", "alt", "width", "height"}, "font": {"color", "size", "face"},
    "ol": {"start", "type", "reversed"}, "li": {"value"}, "td": {"colspan", "rowspan", "valign", "scope"},
    "th": {"colspan", "rowspan", "valign", "scope"}, "col": {"span", "width"}, "colgroup": {"span", "width"},
    "table": {"width"}, "details": {"open"}, "time": {"datetime"}, "del": {"datetime"}, "ins": {"datetime"},
    "input": {"type", "disabled", "checked"},
}

WORDS = ["word", "ä🚀", "<b>", "</b>", "<font color=red>", "</font>", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>",
         "<a href=\"javascript:alert(1)\">", "<a href='https://example.org/?a=b&c'>", "</a>", "<svg onload=alert(1)>", "</svg>", "<p>", "</p>",
         "<table><tr><td>", "</td></tr></table>", "<!-- x -->", "<!--", "-->", "<style>p{color:red}</style>", "&lt;script&gt;", "&#106;avascript:",
         "\"\u0301 onerror=alert(1)", "<div style=\"position:fixed\">", "</div>", "<math><mi>", "<iframe src=//x>", "</iframe>", "<details open>",
         "\n\n", "\n", "- ", "> ", "# ", "`code`", "**", "![x](./a.png)", "[l](data:text/html,x)", "<img src=\"./a.png\" alt='`'>", "<input>", "<li>", "<br/>",
         "<noscript>", "<xmp>", "<template>", "<select><option>", "<textarea>", "<title>", "<base href=//x>", "<user>", "<a.b>", "\x00", "<h1 id=x name=y>"]


def inspect(minutes, text, path):
    path.write_text(text, encoding="utf-8")
    done = subprocess.run([minutes, "inspect", "--format", "json", str(path)], capture_output=True)
    return [slide["html"] for slide in json.loads(done.stdout)["slides"]]


class Parts(HTMLParser):
    """Returns start tags with attributes, and the text, independent of their order: parsers may move them."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.tags, self.text = collections.Counter(), ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags[(tag, tuple(sorted((name, value or "") for name, value in attributes)))] += 1

    def handle_data(self, data):
        self.text += data


def removed(html):
    """Returns the tags, attributes and text that nh3 removes."""
    before, after = Parts(html), Parts(judged(html))
    lost = before.tags - after.tags
    return list(lost) + ([] if sorted(before.text) == sorted(after.text) else [after.text])


def judged(html):
    attributes = {tag: set(names) for tag, names in ATTRIBUTES.items() if tag != "*"}
    for tag in TAGS:
        attributes[tag] = attributes.get(tag, set()) | EVERYWHERE
    return nh3.clean(html, tags=TAGS, attributes=attributes, link_rel=None, url_schemes={"http", "https", "mailto"},
                     strip_comments=True, generic_attribute_prefixes={"data-", "aria-"}, clean_content_tags=set())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", default=".build/release/minutes")
    parser.add_argument("--texts", type=int, default=300)
    parser.add_argument("--payloads", help="a file of JSON lines with a text under \"payload\"")
    options = parser.parse_args()
    minutes = os.path.abspath(options.minutes)
    chance = random.Random(7)
    texts = ["".join(chance.choice(WORDS) for _ in range(chance.randrange(1, 25))) for _ in range(options.texts)]
    if options.payloads:
        texts += [json.loads(line)["payload"] for line in open(options.payloads, encoding="utf-8")]
    passed = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "deck.md"
        for text in texts:
            text = text.encode("utf-8", "replace").decode("utf-8")
            for html in inspect(minutes, "---\ntype: slide\n---\n\n" + text + "\n", path):
                # The page adds rel to links to other hosts.
                html = html.replace(' rel="noopener noreferrer nofollow ugc"', "")
                lost = removed(html)
                if not lost:
                    passed += 1
                else:
                    failed += 1
                    if failed <= 10:
                        print(f"failed: {text[:120]!r}\n  ours: {html[:300]!r}\n  nh3 removes: {lost}")
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
