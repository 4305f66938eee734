"""Search: results in German and English, filters, results that open at their section, shareable addresses."""
from urllib.parse import quote

import crawl
from playwright.sync_api import Error as PlaywrightError
from reader import Reader

FIELD = "main input[type=search], main [role=searchbox], main input[type=text]"


def results(reader, wait=True):
    """Waits for results and returns their links."""
    selector = "main a[href*='20']"
    if wait:
        try:
            reader.page.wait_for_function("s => [...document.querySelectorAll(s)].some(n => n.checkVisibility())", arg=selector, timeout=10000)
        except PlaywrightError:
            return []
        # Until the number of results is stable.
        before, now = [], reader.links(selector)
        while before != now:
            reader.page.wait_for_timeout(400)
            before, now = now, reader.links(selector)
    return reader.links(selector)


def ask(reader, word):
    field = reader.page.locator(FIELD).first
    field.fill("")
    field.type(word)
    try:
        reader.page.wait_for_url(lambda url: word.lower() in url.lower(), timeout=10000)
    except PlaywrightError:
        return []  # reported by the check of the address
    return results(reader)


def words(site):
    """Returns a rare word from a section other than the first, and that section."""
    page = (site.folder / site.kinds["article"] / "index.html").read_text(encoding="utf-8")
    headings = [text for level, text in crawl.Page("article", page).headings if level > 1]
    return max((w for text in headings[3:] for w in text.split() if w.isalpha()), key=len, default="Security")


def all_searches(check, browser, site):
    title, address = site.title, site.address + "search/"
    reader = Reader(browser, address)
    field = reader.page.locator(FIELD).first
    if not check.hold(f"{title}: there is a search field", field.count() == 1):
        return reader.close()
    check.hold(f"{title}: the search field has a label", reader.js("s => { const f = document.querySelector(s); return !!(f && (f.labels?.length || f.ariaLabel)) }", FIELD))
    before = results(reader, wait=False)
    word = words(site)
    found = ask(reader, word)
    check.hold(f"{title}: “{word}” is found", len(found) > len(before), found[:4])
    deep = [link for link in found if "#" in link]
    if check.hold(f"{title}: results open at a section", deep, found[:6]):
        # The first result may be a team's whole report, with its slides listed below.
        texts = []
        for link in dict.fromkeys(deep[:4]):
            other = Reader(browser, link)
            texts.append(other.js("a => document.getElementById(a)?.innerText ?? null", link.split("#")[1].split(":~:")[0]))
            other.close()
        check.hold(f"{title}: which is there", None not in texts, deep[:4])
        check.hold(f"{title}: and has the word", any(word.lower()[:5] in (text or "").lower() for text in texts), (word, deep[:4], texts[0]))
    check.hold(f"{title}: the address holds the question", word.lower() in reader.page.url.lower(), reader.page.url)
    live = reader.js("[...document.querySelectorAll('[aria-live], [role=status]')].map(n => n.innerText).join(' ')")
    check.hold(f"{title}: screen readers hear how many", any(c.isdigit() for c in live), live)
    # In a large archive Pagefind also finds words with the same beginning.
    check.hold(f"{title}: no result for what nobody says", title not in ("example", "harbour") or not nothing(reader), results(reader, wait=False)[:3])
    check.hold(f"{title}: no trouble while searching", not reader.trouble(site.host), reader.trouble(site.host))
    reader.close()
    for word in ("Sicherheit", "security") if title == "harbour" else ("security",):
        reader = Reader(browser, f"{address}?q={quote(word)}", 360, 740)
        found = results(reader)
        check.hold(f"{title}: “{word}” is found from an address, on a phone", found, reader.page.locator("main").inner_text()[:300])
        check.hold(f"{title}: nothing scrolls sideways", not reader.too_wide(), reader.too_wide())
        reader.close()
    filters(check, browser, site)
    impatient(check, browser, site)


def impatient(check, browser, site):
    """Text typed while the index is loading is kept, and gives results."""
    slow = browser.new_context()
    page, held, released = slow.new_page(), [], []
    page.route("**/pagefind-entry.json*", lambda route: route.continue_() if released else held.append(route))
    page.goto(site.address + "search/", wait_until="domcontentloaded")
    field = page.locator(FIELD).first
    field.wait_for()
    field.type("Security")
    page.wait_for_timeout(500)
    check.hold(f"{site.title}: the search asks for its index", held)
    released.append(True)
    for route in held:
        route.continue_()
    try:
        page.wait_for_function("() => [...document.querySelectorAll(\"main a[href*='20']\")].some(n => n.checkVisibility())", timeout=8000)
        found = True
    except PlaywrightError:
        found = False
    check.hold(f"{site.title}: words typed before the index is there are not lost", found and field.input_value() == "Security",
               (found, field.input_value()))
    slow.close()


def nothing(reader):
    field = reader.page.locator(FIELD).first
    field.fill("xyzzyplugh")
    reader.page.wait_for_timeout(1200)
    return [link for link in results(reader, wait=False) if "#" in link]


def filters(check, browser, site):
    """The filter for a year shows only results of that year."""
    year = site.calls[-1][:4]
    reader = Reader(browser, f"{site.address}search/?q=the&year={year}")
    found = results(reader)
    check.hold(f"{site.title}: filters are offered", reader.page.locator("main select, main input[type=checkbox]").count() >= 3)
    calls = [link for link in found if f"/{site.call}/" in link]
    check.hold(f"{site.title}: an address may have a filter", found and all(f"/{year}-" in link for link in calls), calls[:5])
    reader.close()
