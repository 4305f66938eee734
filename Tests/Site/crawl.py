"""Reads all pages of a website from its folder: their links, anchors, scripts, pictures."""
import posixpath
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

ADDRESSES = {("a", "href"), ("area", "href"), ("link", "href"), ("img", "src"), ("script", "src"), ("source", "src"), ("iframe", "src"),
             ("video", "src"), ("audio", "src"), ("form", "action"), ("object", "data"), ("input", "src"), ("video", "poster")}


class Page(HTMLParser):
    """Parses a page's markup; scripts are not run."""

    def __init__(self, path, text):
        super().__init__(convert_charrefs=True)
        self.path, self.text = path, text
        self.ids, self.doubled, self.links, self.pictures = set(), [], [], []
        self.inline_scripts, self.handlers, self.data_scripts = [], [], []
        self.policy = self.refresh = self.lang = self.title = None
        self.metas, self.relations, self.headings = {}, {}, []
        self.search_bodies, self.filters = 0, []
        self._script = self._title = self._heading = None
        self._words = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        values = {name: value or "" for name, value in attributes}
        if "id" in values:
            if values["id"] in self.ids:
                self.doubled.append(values["id"])
            self.ids.add(values["id"])
        for name, value in values.items():
            if (tag, name) in ADDRESSES:
                self.links.append((tag, name, value))
            elif name == "srcset":
                self.links += [(tag, name, part.split()[0]) for part in value.split(",") if part.strip()]
            elif name.startswith("on"):
                self.handlers.append(f"{tag} {name}")
            elif name in ("href", "xlink:href") and tag == "use" and not value.startswith("#"):
                self.links.append((tag, name, value))
        if tag == "html":
            self.lang = values.get("lang")
        if tag == "img":
            self.pictures.append(values)
        if tag == "meta":
            if values.get("http-equiv", "").lower() == "content-security-policy":
                self.policy = values.get("content", "")
            if values.get("http-equiv", "").lower() == "refresh":
                found = re.match(r"\s*\d+\s*;\s*url=(.*)", values.get("content", ""), re.I)
                self.refresh = found.group(1).strip("'\" ") if found else ""
            self.metas[values.get("name") or values.get("property") or ""] = values.get("content", "")
        if tag == "link":
            self.relations.setdefault(values.get("rel", ""), []).append(values)
        if tag == "script":
            kind = values.get("type", "").lower()
            self._script = None if "src" in values else ("data" if kind.endswith("json") else "inline")
        if tag == "title" and self.title is None:
            self._title = True
        if re.fullmatch("h[1-6]", tag):
            self._heading = int(tag[1])
            self._words = []
        if "data-pagefind-body" in values:
            self.search_bodies += 1
        if "data-pagefind-filter" in values:
            self.filters.append(values["data-pagefind-filter"])

    def handle_endtag(self, tag):
        if tag == "script":
            self._script = None
        if tag == "title":
            self._title = None
        if self._heading and tag == f"h{self._heading}":
            self.headings.append((self._heading, " ".join("".join(self._words).split())))
            self._heading = None

    def handle_data(self, data):
        if self._script == "inline" and data.strip():
            self.inline_scripts.append(data[:80])
        elif self._script == "data":
            self.data_scripts.append(data)
        if self._title:
            self.title = (self.title or "") + data
        if self._heading:
            self._words.append(data)


def pages(site):
    """Returns all pages, by path relative to the site."""
    site = Path(site)
    found = {}
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        if not name.startswith("pagefind/"):
            found[name] = Page(name, path.read_text(encoding="utf-8"))
    return found


def target(page, address, base=None):
    """Returns path relative to the site and anchor; `None` for another site."""
    root = urlsplit(base).path if base else ""
    if base and (address + "/").startswith(base):
        address = address[len(base):]
        page = "index.html"
    elif root and address.startswith(root) and not address.startswith("//"):
        address = address[len(root):] or "./"
        page = "index.html"
    parts = urlsplit(address)
    if parts.scheme or address.startswith("//"):
        return None
    path = unquote(parts.path)
    if path:
        # Excess ".." lead outside of the site; they stay in the path so that the caller can detect them.
        joined = path if path.startswith("/") else posixpath.join(posixpath.dirname(page), path)
        path = posixpath.normpath(joined) + ("/" if path.endswith(("/", "/.", "/..")) or path in (".", "..") else "")
    else:
        path = page
    if path in ("./", "."):
        path = "index.html"
    elif path.endswith("/"):
        path += "index.html"
    return path, unquote(parts.fragment)


def dead_links(site, found, base=None):
    """Returns broken links within the site, as "page: address"."""
    site, faults = Path(site), []
    there = {p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()}
    for name, page in found.items():
        links = page.links + ([("meta", "refresh", page.refresh)] if page.refresh is not None else [])
        for _, _, address in links:
            place = target(name, address, base)
            if place is None:
                continue
            path, anchor = place
            if path not in there:
                faults.append(f"{name}: {address}")
            elif anchor and path in found and anchor != "top" and anchor not in found[path].ids:
                faults.append(f"{name}: {address} (no such anchor)")
    return faults


def insecure(found):
    """Returns links that run scripts or load from another host."""
    faults = []
    for name, page in found.items():
        for tag, attribute, address in page.links:
            scheme = urlsplit(address).scheme.lower()
            if scheme in ("javascript", "vbscript", "file") or scheme == "data" and tag != "img":
                faults.append(f"{name}: {tag} {attribute} {address[:60]}")
            elif tag in ("img", "script", "iframe", "video", "audio", "source", "object") and scheme in ("http", "https"):
                faults.append(f"{name}: loads {address[:80]}")
    return faults
