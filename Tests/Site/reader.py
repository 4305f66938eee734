"""A page in a real Chromium, with its errors."""
import gzip

WATCH = """addEventListener('securitypolicyviolation', e => (window.__violations ??= []).push(
  e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sourceFile + ':' + e.lineNumber), true)"""


class Reader:
    """`scheme` is light or dark; other options are those of a browser context."""

    def __init__(self, browser, address, width=1280, height=800, scheme="light", **options):
        self.context = browser.new_context(
            viewport=dict(width=width, height=height), color_scheme=scheme, reduced_motion="reduce", **options)
        if options.get("java_script_enabled", True):
            self.context.add_init_script(WATCH)
        self.page = self.context.new_page()
        self.faults, self.hosts, self.loaded = [], set(), {}
        self.page.on("console", lambda m: self.faults.append(m.text) if m.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda e: self.faults.append(str(e)))
        self.page.on("request", self._asked)
        self.page.on("response", self._answered)
        self.has_scripts = options.get("java_script_enabled", True)
        self.answer = self.page.goto(address, wait_until="load")
        self._settle()

    def _asked(self, request):
        scheme, _, rest = request.url.partition(":")
        self.hosts.add(rest.split("/")[2] if scheme.startswith("http") else scheme)

    def _answered(self, response):
        if response.status >= 400:
            self.faults.append(f"{response.status} {response.url}")
        self.loaded[response.url] = response

    def _settle(self):
        if not self.has_scripts:
            return
        if self.page.locator("#deck").count():
            self.page.wait_for_selector("html[data-ready=true]", state="attached", timeout=20000)
        elif self.page.locator("form#search").count() and self.page.url.startswith("http"):
            self.page.wait_for_selector("html[data-search=ready]", state="attached", timeout=20000)

    def js(self, expression, argument=None):
        return self.page.evaluate(expression, argument)

    def go(self, address):
        self.answer = self.page.goto(address)
        self._settle()

    def trouble(self, own_host):
        """Returns errors that readers must never see, as sentences."""
        found = list(self.faults) + [f"violation: {v}" for v in self.js("window.__violations ?? []")]
        found += [f"asks {host}" for host in self.hosts - {own_host, "data", "blob"}]
        found += [f"cookie {cookie['name']}" for cookie in self.context.cookies()]
        return found

    def too_wide(self):
        """Returns elements that cause horizontal scrolling."""
        return self.js("""() => {
          const width = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= width) return [];
          return [...document.body.querySelectorAll('*')].filter(n => n.getBoundingClientRect().right > width + 1)
            .slice(0, 5).map(n => n.outerHTML.slice(0, 90)).concat([document.documentElement.scrollWidth + ' > ' + width]) }""")

    def broken_pictures(self):
        """Returns pictures that are not shown after all have been requested."""
        return self.js("""async () => { const all = [...document.images]; for (const i of all) i.loading = 'eager';
          await Promise.all(all.map(i => i.decode().catch(() => {}))); return all.filter(i => !i.naturalWidth).map(i => i.src) }""")

    def weight(self):
        """Returns the compressed size of all loaded files except pictures, in kB."""
        total, parts = 0, {}
        for url, response in self.loaded.items():
            kind = response.headers.get("content-type", "")
            if response.status != 200 or kind.startswith("image/"):
                continue
            body = response.body()
            size = len(body) if url.endswith((".woff2", ".gz")) else len(gzip.compress(body, 9))
            parts[url.rsplit("/", 1)[-1] or "page"] = size
            total += size
        return total / 1000, parts

    def links(self, selector="a[href]"):
        """Returns the addresses of links, as resolved by the browser."""
        return self.js("s => [...document.querySelectorAll(s)].map(n => n.href)", selector)

    def close(self):
        self.context.close()
